//! French where it is hard: plurals of 0, 1 and 2, names without an article, utilities that begin
//! with a vowel, dates and numbers, what may be missing, links.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod told;

use domain::figure::Figure;
use domain::finding::{Evidence, Finding, Kind};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, UnitSystem, Utility, Zone};
use wording::finding::{About, sentence, subject};
use wording::page::daily::change::{self, Difference};
use wording::page::daily::{ahead, first_day, now, weather};
use wording::page::performance::forecast::week;
use wording::page::performance::{anomaly, load};
use wording::page::{energy, round};
use wording::{Amounts, Language, Words};

const WORDS: Words = Words { language: Language::French, units: UnitSystem::Metric };

/// No-break spaces as `_`, narrow ones as `~`.
fn shown(text: &str) -> String {
    text.replace('\u{a0}', "_").replace('\u{202f}', "~")
}

fn whole<const N: usize>(parts: [String; N]) -> String {
    shown(&parts.concat())
}

fn figure(number: &str, unit: &str) -> Figure {
    Figure { number: number.to_owned(), unit: unit.to_owned() }
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Hours from midnight of Tuesday, 3 March 2026, UTC.
fn at(hour: i64) -> Millis {
    date("2026-03-03").days() * DAY_MS + hour * HOUR_MS
}

fn finding(kind: Kind, (from, to): (i64, i64), evidence: Evidence) -> Finding {
    told::finding(kind, Span { start: at(from), end: at(to) }, evidence, Vec::new())
}

/// The sentence of a finding, on 5 March.
fn said(found: &Finding, subject: &str) -> String {
    let (zone, amounts) = (Zone::utc(), Amounts::Of(Utility::Electricity));
    let about = About { words: WORDS, subject, is_generation: false, zone: &zone, amounts };
    shown(&sentence(&about, found, at(60)))
}

/// What was seen of a finding.
fn seen(found: &Finding) -> String {
    shown(&wording::seen(WORDS, found, &Zone::utc(), Amounts::Of(Utility::Electricity)).unwrap())
}

#[test]
fn a_finding_needs_no_article_before_a_name() {
    let more = Evidence::More { most: None, is_yield: false };
    let water = subject(WORDS, "Halle des sports", Utility::Water);
    assert_eq!(
        said(&finding(Kind::UsageSpike, (38, 42), more.clone()), &water),
        "Halle des sports (eau), hier de 14:00 à 18:00_: consommation bien plus élevée que d’habitude, 41,0_kWh au lieu de 9,00_kWh."
    );
    assert_eq!(
        said(&finding(Kind::NightWaste, (-2, 6), Evidence::NightOn { an_hour: None }), "Mairie"),
        "Mairie, nuit de lundi à mardi_: la consommation n’a pas baissé, 41,0_kWh au lieu de 9,00_kWh."
    );
    let offline = Finding { value: None, is_open: true, ..finding(Kind::MeterFault, (-72, 48), Evidence::NoReadings) };
    assert_eq!(said(&offline, "Compteur nord"), "Compteur nord, depuis le 28_févr_: compteur hors ligne.");
}

#[test]
fn what_was_seen_is_told_with_its_days_and_hours() {
    assert_eq!(
        seen(&finding(Kind::NightWaste, (22, 30), Evidence::NightOn { an_hour: Some(5.1) })),
        "Dans la nuit du 3 au 4_mars, la consommation a été de 41,0_kWh au lieu de 9,00_kWh d’habitude. Elle est restée à \
         5,10_kWh par heure de 22:00 à 06:00."
    );
    let drift = Evidence::Creeping { early_percent: Some(12.0), late_percent: Some(31.0), an_hour: 4.1, usual_an_hour: 3.4 };
    assert_eq!(
        seen(&finding(Kind::Drift, (0, 240), drift)),
        "À partir du mardi 3_mars à 00:00 et pendant 10_jours, la consommation a augmenté peu à peu, de +12_% à +31_% par \
         rapport à l’habitude_: 4,10_kWh par heure en moyenne au lieu de 3,40_kWh."
    );
    let offline = Finding { value: None, ..finding(Kind::MeterFault, (12, 13), Evidence::NoReadings) };
    assert_eq!(
        seen(&offline),
        "Le mardi 3_mars, de 12:00 à 13:00, le compteur est resté hors ligne pendant 1_heure~; valeur habituelle sur cette \
         durée_: 9,00_kWh."
    );
}

#[test]
fn none_and_one_are_singular() {
    let saved = [0, 1, 2].map(|n| round::saved(WORDS, n));
    assert_eq!(saved, ["0 relevé enregistré.", "1 relevé enregistré.", "2 relevés enregistrés."]);
    assert_eq!(shown(&round::saved(WORDS, 1_234)), "1~234 relevés enregistrés.");
    let headline = |count, place| whole(anomaly::list::headline(WORDS, "open", count, place, false));
    assert_eq!(headline(0, None), "Aucune anomalie ouverte.");
    assert_eq!(headline(1, Some("Mairie")), "1 anomalie ouverte dans «~Mairie~».");
    assert_eq!(headline(2, None), "2 anomalies ouvertes.");
}

#[test]
fn dates_begin_with_the_first_and_a_clock_has_24_hours() {
    // Also where units are those of the US: French has one way.
    let us = Words { units: UnitSystem::Us, ..WORDS };
    assert_eq!(shown(&us.date(date("2026-03-01"))), "1er_mars 2026");
    assert_eq!(shown(&us.day(date("2026-11-28"))), "samedi 28_novembre");
    assert_eq!(us.hour(16), "16:00");
    assert_eq!(shown(&WORDS.range(date("2026-11-16"), date("2026-11-22"))), "16 au 22_novembre 2026");
    assert_eq!(shown(&WORDS.between(date("2026-03-31"), date("2026-04-01"))), "31_mars au 1er_avril");
    assert_eq!(shown(&WORDS.when(&Zone::utc(), at(17), at(90))), "3_mars à 17:00");
    assert_eq!(shown(&WORDS.age(2 * DAY_MS)), "il y a 2_jours");
}

#[test]
fn a_use_is_compared_as_people_do() {
    let amount = figure("1.20", "MWh");
    let told = |difference| {
        change::said(WORDS, Some(difference), |by, size| shown(&change::same_days(WORDS, by, size, "1er au 28 octobre", &amount)))
    };
    assert_eq!(told(Difference::Less(9.0)), "9_% de moins que sur la période du 1er au 28 octobre (1,20_MWh)");
    assert_eq!(told(Difference::Times(3.5)), "3,50 fois la consommation du 1er au 28 octobre (1,20_MWh)");
    let below = now::day_below(WORDS, "41\u{a0}kWh", now::word_by_now(WORDS), "12\u{a0}%", "samedi", "46\u{a0}kWh");
    assert_eq!(whole(below), "41_kWh depuis minuit, 12_% de moins qu’un samedi habituel à cette heure (46_kWh).");
    let warmer = weather::warmer(WORDS, &weather::degrees(WORDS, WORDS.units, "11,5", "°C"), "3°", true);
    assert_eq!(shown(&warmer), "11,5_°C dehors, 3° de plus que d’habitude. (Votre station météo)");
}

#[test]
fn a_utility_with_a_vowel_stands_without_de() {
    let stretch = week::stretch(WORDS, 24);
    assert_eq!(
        whole(week::headline(WORDS, &stretch, "Mairie", "électricité", "261\u{a0}kWh")),
        "Mairie_: environ 261_kWh de consommation dans les 24 prochaines heures (électricité)."
    );
    assert_eq!(
        whole(load::off_hours_among(WORDS, "Mairie", "64\u{a0}%", "eau", "more", true, "écoles", 2, 9)),
        "Mairie_: 64_% de la consommation a lieu la nuit et le week-end (eau). Cette part est plutôt élevée \
         parmi les écoles du site (rang 2 sur 9)."
    );
}

#[test]
fn what_is_missing_leaves_no_gap() {
    let [amount, lower, upper] = ["261", "213", "309"].map(|number| figure(number, "kWh"));
    let further = |cost| shown(&ahead::further(WORDS, &amount, &lower, &upper, "les 7 prochains jours", cost));
    assert_eq!(further(None), "Dans les 7 prochains jours_: environ 261_kWh (213_kWh – 309_kWh).");
    assert!(further(Some("46\u{a0}€")).ends_with("(213_kWh – 309_kWh), soit environ 46_€."));
    let share = energy::own_share(WORDS, "64\u{a0}%", true, "month_now", "avril");
    assert_eq!(whole(share), "64_% d’électricité issue de votre toit depuis début avril.");
}

#[test]
fn a_link_stands_where_french_puts_it() {
    let [before, link, after] = first_day::more_meters(WORDS, 3);
    assert_eq!([before.as_str(), link.as_str()], ["", "3 autres compteurs"]);
    assert!(after.starts_with(" attendent un bâtiment."), "{after}");
}
