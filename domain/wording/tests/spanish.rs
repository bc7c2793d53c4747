//! Sentences in Spanish that show its hard cases: plurals, parts that may be missing, names that have
//! no article, figures and dates.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod told;

use domain::figure::Figure;
use domain::finding::{DaysAlike, Evidence, Finding, Kind};
use domain::zone::{Date, Span};
use domain::{BuildingType, DAY_MS, HOUR_MS, MeterRole, Millis, UnitSystem, Utility, Zone};
use wording::finding::{About, subject};
use wording::page::daily::change::{self, Difference};
use wording::page::daily::{ahead, first_day, now, status};
use wording::page::performance::anomaly::{filter::State, list};
use wording::page::performance::load;
use wording::page::settings::import::progress::{Outcome, result};
use wording::page::settings::{meter, quarantine};
use wording::{Amounts, Language, Words, evidence, finding, form, typed};

const SPAIN: Words = Words { language: Language::Spanish, units: UnitSystem::Metric };
const US: Words = Words { language: Language::Spanish, units: UnitSystem::Us };

/// Without no-break spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn whole<const N: usize>(parts: [String; N]) -> String {
    plain(&parts.concat())
}

fn kwh(number: &str) -> Figure {
    Figure { number: number.to_owned(), unit: "kWh".to_owned() }
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Hours from midnight of 22 November 2026, a Sunday.
fn at(hour: i64) -> Millis {
    date("2026-11-22").days() * DAY_MS + hour * HOUR_MS
}

fn found(kind: Kind, (from, to): (i64, i64), evidence: Evidence) -> Finding {
    told::finding(kind, Span { start: at(from), end: at(to) }, evidence, Vec::new())
}

#[test]
fn a_month_has_its_de_only_if_it_is_written_out() {
    let day = date("2026-05-08");
    assert_eq!([SPAIN.day(day), SPAIN.date(day)], ["viernes 8 de mayo", "8 de mayo de 2026"]);
    assert_eq!([SPAIN.short(day), SPAIN.short_with_year(day)], ["8 may", "8 may 2026"]);
    assert_eq!(US.day_of_month(day), "8 de mayo", "the day comes first in the US too");
    assert_eq!(SPAIN.month_and_year(day), "mayo de 2026");
    assert_eq!([SPAIN.weekdays(0), SPAIN.weekdays(5)], ["lunes", "sábados"]);
}

#[test]
fn a_range_goes_on_behind_del() {
    assert_eq!(SPAIN.range(date("2026-11-16"), date("2026-11-22")), "16 al 22 de noviembre de 2026");
    assert_eq!(SPAIN.range(date("2026-10-30"), date("2026-11-02")), "30 de octubre al 2 de noviembre de 2026");
    assert_eq!(SPAIN.range(date("2025-12-30"), date("2026-01-02")), "30 dic 2025 al 2 ene 2026");
}

#[test]
fn figures_and_clocks_are_those_of_the_place() {
    assert_eq!(plain(&SPAIN.amount(1_234.0, Utility::Electricity)), "1.234 kWh");
    assert_eq!([SPAIN.share(0.14), SPAIN.money_exact(1_960.97, "EUR")].map(|text| plain(&text)), ["14 %", "1.960,97 €"]);
    let zone = Zone::utc();
    assert_eq!([SPAIN, US].map(|words| plain(&words.stamp(&zone, at(17)))), ["22 nov 2026, 17:00", "22 nov 2026, 5:00 p. m."]);
    assert_eq!([24, 0].map(|hour| plain(&US.hour(hour))), ["medianoche", "12 a. m."]);
    assert_eq!([60_000, 3 * DAY_MS].map(|age| plain(&SPAIN.age(age))), ["hace 1 min", "hace 3 días"]);
}

#[test]
fn a_finding_needs_no_article_and_no_gender_of_a_name() {
    let zone = Zone::utc();
    let told = |words, name: &str, kind, hours| {
        let name = subject(words, name, Utility::Electricity);
        let about =
            About { words, subject: &name, is_generation: false, zone: &zone, amounts: Amounts::Of(Utility::Electricity) };
        plain(&finding::sentence(&about, &found(kind, hours, Evidence::NoReadings), at(57)))
    };
    assert_eq!(
        told(SPAIN, "Oficinas", Kind::NightWaste, (-1, 7)),
        "Oficinas (electricidad): el consumo no bajó en la noche del sábado al domingo, con 41,0 kWh en lugar de 9,00 kWh."
    );
    assert_eq!(
        told(US, "Biblioteca", Kind::UsageSpike, (14, 16)),
        "Biblioteca (electricidad): consumo muy superior al habitual el domingo 22 de noviembre de 2 p. m. a 4 p. m., \
         con 41,0 kWh en lugar de 9,00 kWh."
    );
    // No two full stops.
    assert_eq!(
        told(US, "Biblioteca", Kind::MeterFault, (3, 30)),
        "Biblioteca (electricidad): el contador envía lecturas imposibles (del 22 nov, 3 a. m., al 23 nov, 6 a. m.)."
    );
}

#[test]
fn evidence_is_told_in_whole_sentences() {
    let zone = Zone::utc();
    let told = |hours, seen: Evidence| {
        let found = found(Kind::UsageSpike, hours, seen.clone());
        plain(&evidence::sentence(SPAIN, &found, &seen, &zone, Amounts::Of(Utility::Electricity)))
    };
    assert_eq!(
        told((-3, 3), Evidence::NoReadings),
        "Del 21 de noviembre, 21:00, al 22 de noviembre, 03:00, el contador estuvo 6 horas sin conexión; \
         en ese tiempo, lo habitual son 9,00 kWh."
    );
    let (first, last) = (date("2026-11-21"), date("2026-11-22"));
    assert_eq!(
        told((-24, 24), Evidence::WeekendOn { first, last, like: Some(DaysAlike { working: 46, weekend: 2 }) }),
        "El fin de semana del 21 al 22 de noviembre se consumieron 41,0 kWh; lo habitual son 9,00 kWh. \
         Los días así suelen ser laborables (46 de 48)."
    );
    assert_eq!(
        told((0, 48), Evidence::DayMoved { hours: 1 }),
        "Del 22 de noviembre, 00:00, al 24 de noviembre, 00:00, el patrón diario habitual se retrasó alrededor de 1 hora."
    );
}

#[test]
fn nothing_one_and_several_are_counted_with_their_gender() {
    let open = |count, place| whole(list::headline_of(SPAIN, State::Open, count, place, false));
    assert_eq!(
        [0, 1, 2].map(|count| open(count, None)),
        ["Ninguna incidencia abierta.", "Una incidencia abierta.", "2 incidencias abiertas."]
    );
    assert_eq!(open(1_234, Some("El Olmo")), "1.234 incidencias abiertas en El Olmo.");
    assert_eq!(
        [1, 2].map(|n| whole(form::faulty_fields(SPAIN, n))),
        ["No se ha guardado. Corrija el campo indicado abajo.", "No se ha guardado. Corrija 2 campos, empezando por este."]
    );
    let one = Outcome { readings: 40, inserted: 38, repeated: 1, new_meters: 1, ..Outcome::default() };
    assert_eq!(result(SPAIN, one), "40 lecturas, 38 nuevas, 1 ya guardada, 1 contador nuevo.");
    assert_eq!(quarantine::read_again(SPAIN, 2, 1), "Releído con éxito: 2 mensajes; sin éxito: 1 mensaje.");
}

#[test]
fn what_may_be_missing_leaves_no_gap() {
    let [amount, lower, upper] = ["261", "213", "309"].map(kwh);
    let said = |cost| whole(ahead::next(SPAIN, &amount, &lower, &upper, "las próximas 24 horas", cost));
    assert_eq!(said(None), "Cerca de 261 kWh en las próximas 24 horas (de 213 kWh a 309 kWh).");
    assert_eq!(
        said(Some("46 €")),
        "Cerca de 261 kWh en las próximas 24 horas (de 213 kWh a 309 kWh), con un coste aproximado de 46 €."
    );
    assert_eq!(status::broker_up(SPAIN, "embedded", None), "embedded.");
    assert_eq!(
        meter::line(SPAIN, MeterRole::Submeter, Some("General"), &["Electricidad"]),
        "Subcontador de General. Electricidad."
    );
}

#[test]
fn a_weekday_and_a_month_are_compared_with() {
    let parts = now::day_below(SPAIN, "41 kWh", now::word_by_now(SPAIN), "12\u{a0}%", "sábado", "46 kWh");
    assert_eq!(plain(&parts[3]), "un 12 % menos");
    assert_eq!(whole(parts), "41 kWh hoy hasta ahora, un 12 % menos que un sábado típico a esta hora (46 kWh).");
    let same_days = |difference| {
        change::said(SPAIN, Some(difference), |by, size| {
            plain(&change::same_days(SPAIN, by, size, "1 al 28 de octubre", &kwh("1,200")))
        })
    };
    assert_eq!(same_days(Difference::Same), "casi igual que el mes pasado (1 al 28 de octubre: 1.200 kWh)");
    assert_eq!(same_days(Difference::More(9.0)), "un 9 % más que el mes pasado (1 al 28 de octubre: 1.200 kWh)");
}

#[test]
fn a_link_stands_within_its_sentence() {
    let [before, link, after] = first_day::more_meters(SPAIN, 1);
    assert_eq!([before.as_str(), link.as_str()], ["", "Otro contador"]);
    assert!(after.starts_with(" necesita un edificio."), "{after}");
}

#[test]
fn kinds_of_buildings_need_no_article() {
    let shares = [0.2, 0.3, 0.4, 0.1, 0.6];
    let building_type = Some(BuildingType::Home);
    let peers = load::Peers { building_type, is_one_of_them: true, are_all: true, share: 0.7, shares: &shares };
    assert_eq!(
        whole(load::off_hours(SPAIN, "Casa 12", Utility::NaturalGas, 0.7, Some(peers))),
        "Casa 12: el 70 % del consumo de gas natural es de noche y en fin de semana, el valor más alto entre 6 viviendas del sitio (puesto 1)."
    );
}

#[test]
fn a_form_says_what_it_would_accept() {
    let would_do = "un número, por ejemplo 1840.9";
    assert_eq!(typed::needed(SPAIN, would_do), "Introduzca un número, por ejemplo 1840.9.");
    assert_eq!(typed::no_number(SPAIN, "doce", would_do), "«doce» no es válido. Introduzca un número, por ejemplo 1840.9.");
}
