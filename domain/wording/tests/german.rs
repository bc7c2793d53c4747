//! German sentences that are hard: the verb in its place, one and many, parts that may be missing,
//! names without articles, numbers and dates.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod told;

use domain::figure::Figure;
use domain::finding::{Evidence, Finding, HourAmount, Kind};
use domain::zone::{Date, Span};
use domain::{BuildingType, DAY_MS, HOUR_MS, MeterRole, Millis, UnitSystem, Utility, Zone};
use wording::finding::{About, sentence, subject};
use wording::page::daily::change::{self, Difference};
use wording::page::daily::{ahead, building, money, now, status};
use wording::page::performance::{anomaly, forecast, load, savings};
use wording::page::settings::{field, import, meter, place, tariff};
use wording::page::{energy, round};
use wording::{Amounts, Language, Words, typed};

const WORDS: Words = Words { language: Language::German, units: UnitSystem::Metric };

/// Hours from midnight of Tuesday, 3 March 2026, UTC.
fn at(hour: i64) -> Millis {
    Date { year: 2026, month: 3, day: 3 }.days() * DAY_MS + hour * HOUR_MS
}

fn figure(number: &str, unit: &str) -> Figure {
    Figure { number: number.to_owned(), unit: unit.to_owned() }
}

/// Without no-break spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace('\u{2060}', "")
}

fn whole<const N: usize>(parts: [String; N]) -> String {
    plain(&parts.concat())
}

fn finding(kind: Kind, (from, to): (i64, i64), evidence: Evidence) -> Finding {
    told::finding(kind, Span { start: at(from), end: at(to) }, evidence, Vec::new())
}

/// An issue in a sentence, told on the evening of Tuesday, 3 March.
fn said(found: &Finding) -> String {
    let subject = subject(WORDS, "Nordhaus", Utility::Electricity);
    let zone = Zone::utc();
    let amounts = Amounts::Of(Utility::Electricity);
    let about = About { words: WORDS, subject: &subject, is_generation: false, zone: &zone, amounts };
    plain(&sentence(&about, found, at(20)))
}

fn seen(found: &Finding) -> String {
    plain(&wording::seen(WORDS, found, &Zone::utc(), Amounts::Of(Utility::Electricity)).unwrap())
}

#[test]
fn an_issue_ends_with_its_verb() {
    let more = Evidence::More { most: None, is_yield: false };
    let spike = finding(Kind::UsageSpike, (13, 15), more.clone());
    assert_eq!(
        said(&spike),
        "Nordhaus (Strom) hat heute von 13:00 bis 15:00 Uhr viel mehr als üblich verbraucht: 41,0 kWh statt üblicherweise 9,00 kWh."
    );
    let night = finding(Kind::NightWaste, (-1, 6), more.clone());
    assert!(said(&night).starts_with("Nordhaus (Strom) ist letzte Nacht durchgelaufen: "), "{}", said(&night));
    let earlier = finding(Kind::NightWaste, (-25, -18), more.clone());
    assert!(said(&earlier).contains("ist in der Nacht von Sonntag auf Montag durchgelaufen: "), "{}", said(&earlier));
    let long = finding(Kind::LevelShift, (-500, -400), more.clone());
    assert!(said(&long).contains("hat im Zeitraum 10.–14. Februar mehr als üblich verbraucht"), "{}", said(&long));
    // A short month has its full stop, and so has the sentence.
    let silent = Finding { value: None, is_open: true, ..finding(Kind::MeterFault, (-100, 1), more) };
    assert_eq!(said(&silent), "Nordhaus (Strom): Zähler seit 26. Feb. offline.");
}

#[test]
fn evidence_has_its_verb_in_second_place() {
    let silent = Finding { value: None, expected: Some(41.23), ..finding(Kind::MeterFault, (12, 21), Evidence::NoReadings) };
    assert_eq!(
        seen(&silent),
        "Am Dienstag, 3. März, von 12:00 bis 21:00 Uhr war der Zähler 9 Stunden offline; üblich sind in dieser Zeit 41,2 kWh."
    );
    let unknown = Finding { value: None, expected: Some(0.0), ..finding(Kind::MeterFault, (-3, 3), Evidence::NoReadings) };
    assert_eq!(seen(&unknown), "Vom 2. März, 21:00 Uhr, bis 3. März, 03:00 Uhr war der Zähler 6 Stunden offline.");
    let impossible = Evidence::Impossible { hour: HourAmount { at: at(4), amount: 512.4 }, most: None };
    assert_eq!(
        seen(&finding(Kind::MeterFault, (4, 5), impossible)),
        "Der Zähler meldete 512 kWh für die Stunde ab Dienstag, 3. März, 04:00 Uhr."
    );
    let level = Evidence::NewLevel { an_hour: 1.5, usual_an_hour: 3.0, is_yield: false };
    let level = Finding { deviation_percent: Some(-50.0), ..finding(Kind::LevelShift, (0, 24 * 9), level) };
    assert_eq!(
        seen(&level),
        "Ab Dienstag, 3. März, 00:00 Uhr lag der Verbrauch 9 Tage lang nur bei 1,50 kWh pro Stunde statt üblicherweise 3,00 kWh (−50 %)."
    );
}

#[test]
fn dates_numbers_and_ages_are_written_as_germans_do() {
    let day = |text| Date::parse(text).unwrap();
    let us = Words { units: UnitSystem::Us, ..WORDS };
    for words in [WORDS, us] {
        assert_eq!(plain(&words.day(day("2026-11-28"))), "Samstag, 28. November");
        assert_eq!(plain(&words.range(day("2026-11-16"), day("2026-11-22"))), "16.–22. November 2026");
        assert_eq!(plain(&words.range(day("2025-12-30"), day("2026-01-02"))), "30. Dez. 2025 – 2. Jan. 2026");
        assert_eq!(plain(&words.stamp(&Zone::utc(), at(17))), "3. März 2026, 17:00");
    }
    assert_eq!([0, 3 * HOUR_MS, 2 * DAY_MS].map(|age| plain(&WORDS.age(age))), ["gerade eben", "vor 3 h", "vor 2 Tagen"]);
    let list = ["Gas", "Dampf", "Wasser"].map(ToOwned::to_owned);
    assert_eq!([&list[..0], &list[..1], &list].map(|of| WORDS.list(of)), ["nichts", "Gas", "Gas, Dampf und Wasser"]);
    assert_eq!(status::readings_in(WORDS, 1_204), "1.204 Messwerte in der letzten Minute.");
}

#[test]
fn nothing_one_and_many_are_told_apart() {
    let open = |count| whole(anomaly::list::headline_of(WORDS, anomaly::filter::State::Open, count, Some("Bibliothek"), false));
    assert_eq!(
        [0, 1, 2].map(open),
        [
            "Keine offenen Auffälligkeiten in „Bibliothek“.",
            "Eine offene Auffälligkeit in „Bibliothek“.",
            "2 offene Auffälligkeiten in „Bibliothek“."
        ]
    );
    let meters = |count, late| whole(building::meters_headline(WORDS, "Nordhaus", count, late));
    assert_eq!(meters(0, 0), "Nordhaus: noch keine Zähler zugeordnet.");
    assert_eq!(meters(1, 1), "Nordhaus: ein Zähler, verspätet.");
    assert_eq!(
        [0, 1, 2].map(|late| meters(5, late)),
        [
            "Nordhaus: 5 Zähler, alle pünktlich.",
            "Nordhaus: 5 Zähler, einer davon verspätet.",
            "Nordhaus: 5 Zähler, 2 davon verspätet."
        ]
    );
    assert_eq!(whole(meter::headline(WORDS, 1, 1)), "Ein Zähler, keinem Gebäude zugeordnet.");
    assert_eq!(whole(place::headline(WORDS, 31, 1)), "31 Gebäude an einem Standort.");
    assert_eq!(whole(round::not_all_saved(WORDS, 1, 2)), "Ein Messwert ist gespeichert. Bei 2 ist noch etwas zu klären.");
    let many = status::too_many(WORDS, 1, 2, "bridge (1 Topic)");
    assert!(many.contains("1 Topic wartet, von bridge (1 Topic). 2 Nachrichten wurden bestätigt"), "{many}");
}

#[test]
fn a_use_is_compared_without_an_article() {
    let by_now = now::word_by_now(WORDS);
    assert_eq!(
        whole(now::day_times(WORDS, "41 kWh", by_now, "3,2", "Samstag", "13 kWh")),
        "41 kWh heute bisher, 3,2-mal so viel wie an einem typischen Samstag bis zu dieser Zeit (13 kWh)."
    );
    assert_eq!(whole(now::now_part(WORDS, &figure("1.90", "kW"), "jetzt", 1, 2)), "1,90 kW jetzt (1 von 2 Zählern).");
    let amount = figure("1.20", "MWh");
    let told = |difference| {
        change::said(WORDS, Some(difference), |by, size| plain(&change::same_days(WORDS, by, size, "1.–28. Oktober", &amount)))
    };
    assert_eq!(told(Difference::Less(9.0)), "9 % weniger als 1.–28. Oktober (1,20 MWh)");
    let both = money::counted(WORDS, "Strom", Some(&money::tariffs(WORDS, 3)), Some("0,38 kg/kWh"));
    assert_eq!(money::based_on(WORDS, &both), "Grundlage: Strom zu den Tarifen von 3 Gebäuden und 0,38 kg/kWh.");
}

#[test]
fn a_forecast_brings_its_time_with_its_preposition() {
    let [amount, lower, upper] = ["261", "213", "309"].map(|number| figure(number, "kWh"));
    let next = |hours, cost| whole(ahead::next(WORDS, &amount, &lower, &upper, &forecast::week::stretch(WORDS, hours), cost));
    assert_eq!(next(24, None), "Etwa 261 kWh in den nächsten 24 Stunden (213 kWh – 309 kWh).");
    assert_eq!(next(168, Some("46 €")), "Etwa 261 kWh in den nächsten 7 Tagen (213 kWh – 309 kWh), Kosten etwa 46 €.");
    assert_eq!(
        whole(forecast::week::headline(WORDS, "in der nächsten Stunde", "Nordhaus", "Erdgas", "12 kWh")),
        "Nordhaus wird in der nächsten Stunde etwa 12 kWh Erdgas verbrauchen."
    );
}

#[test]
fn a_building_stands_among_others_of_any_gender() {
    let shares = [0.2, 0.3, 0.4];
    let peers = load::Peers {
        building_type: Some(BuildingType::Other),
        is_one_of_them: true,
        are_all: true,
        share: 0.7,
        shares: &shares,
    };
    assert_eq!(
        whole(load::off_hours(WORDS, "Nordhaus", Utility::Electricity, 0.7, Some(peers))),
        "Nordhaus: Auf Nächte und Wochenenden entfallen 70 % des Verbrauchs (Strom), am meisten im Vergleich aller Gebäude anderer Art am Standort (Rang 1 von 4)."
    );
    let beside = load::Peers { building_type: Some(BuildingType::School), is_one_of_them: false, share: 0.35, ..peers };
    assert_eq!(
        whole(load::off_hours(WORDS, "Nordhaus", Utility::Heat, 0.35, Some(beside))),
        "Nordhaus: Auf Nächte und Wochenenden entfallen 35 % des Verbrauchs (Wärme); einen höheren Anteil hat hier eines der 3 Gebäude (Schulen)."
    );
}

#[test]
fn energy_and_savings_name_their_time() {
    let share = |when, period| whole(energy::own_share(WORDS, "63 %", true, when, period));
    assert_eq!(share("today", "Samstag, 28. November"), "63 % heute vom eigenen Dach.");
    assert_eq!(share("year", "2025"), "63 % im Jahr 2025 vom eigenen Dach.");
    assert_eq!(share("month_now", "November"), "63 % bisher im November vom eigenen Dach.");
    let rest = |used: Option<&Figure>| plain(&energy::solar_rest_note(WORDS, "3,1", &figure("4.20", "kWh"), used));
    assert_eq!(rest(None), "heute wohl 3,1 bis 4,20 kWh");
    assert_eq!(rest(Some(&figure("2", "kWh"))), "heute wohl 3,1 bis 4,20 kWh; Verbrauch etwa 2 kWh");
    assert_eq!(
        whole(savings::headline(WORDS, "Nordhaus", "12 %", true, "510 kWh", "80 kWh")),
        "Nordhaus hat 12 % weniger verbraucht als die Referenz: 510 kWh ± 80 kWh."
    );
}

#[test]
fn what_a_field_accepts_stands_within_the_request() {
    let area = place::building::area_would_do(WORDS);
    assert_eq!(plain(&typed::needed(WORDS, area)), "Geben Sie eine Fläche über 0 (z. B. 180) ein.");
    assert_eq!(
        plain(&typed::no_number(WORDS, "viel", &field::or_empty(WORDS, area))),
        "„viel“ geht nicht. Geben Sie eine Fläche über 0 (z. B. 180) oder gar nichts ein."
    );
}

#[test]
fn the_settings_count_and_leave_out_what_is_not() {
    use import::progress::{Outcome, result};
    let of = Outcome { readings: 1_200, inserted: 1_198, problems: 1, new_meters: 1, ..Outcome::default() };
    assert_eq!(result(WORDS, of), "1.200 Messwerte, 1.198 neu, 1 nicht lesbare Zeile oder nicht lesbarer Wert, 1 neuer Zähler.");
    assert_eq!(meter::line(WORDS, MeterRole::Submeter, Some("Haupt"), &["Strom"]), "Unterzähler unter Haupt. Strom.");
    assert_eq!(place::building_facts(WORDS, "Schule", None, 1, None), "Schule; keine Fläche; 1 Zähler.");
    assert_eq!(tariff::schedule::months(WORDS, 0, 2), "Jan.–März");
}
