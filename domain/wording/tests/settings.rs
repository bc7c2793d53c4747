//! Sentences of the settings that go with a number.

use domain::{MeterRole, UnitSystem};
use wording::page::settings::{count, import, mapping, meter, place, quarantine, source, stated, tariff};
use wording::{Language, Words};

const WORDS: Words = Words { language: Language::English, units: UnitSystem::Us };

#[test]
fn one_is_said_as_one_and_thousands_are_parted() {
    assert_eq!([1, 1_234].map(|n| count::messages(WORDS, n)), ["1 message", "1,234 messages"]);
    assert_eq!(
        [0, 1, 2].map(|failing| source::headline(WORDS, 2, failing)),
        ["All sources are working.", "One source has errors.", "2 sources have errors."]
    );
    assert_eq!(source::headline(WORDS, 0, 0), "Nothing has arrived yet.");
    assert_eq!(source::last_came(WORDS, 0, Some(1)), "1 reading, just now.");
    assert_eq!(source::asked_every(WORDS, 1), "Updated every minute.");
}

#[test]
fn messages_that_were_read_again_are_told_apart_from_those_that_still_cannot_be() {
    assert_eq!(quarantine::read_again(WORDS, 0, 0), "Read again: 0 messages understood.");
    assert_eq!(quarantine::read_again(WORDS, 0, 1), "Read again: 1 message still unreadable; the reason shown is the latest.");
    assert_eq!(quarantine::read_again(WORDS, 2, 1), "Read again: 2 messages understood, 1 message still unreadable.");
    assert_eq!(quarantine::headline(WORDS, 1), "One message could not be read.");
    assert_eq!(quarantine::came(WORDS, "5 PM", None, Some("6 PM"), false), " · 5 PM · read again 6 PM");
}

#[test]
fn a_headline_goes_on_where_its_first_part_ends() {
    assert_eq!(meter::headline(WORDS, 0, 0).concat(), "No meters yet.");
    assert_eq!(meter::headline(WORDS, 1, 1).concat(), "One meter, not assigned to a building.");
    assert_eq!(meter::headline(WORDS, 3, 0).concat(), "3 meters, all assigned to buildings.");
    let two = |(first, rest): (String, String)| format!("{first} {rest}");
    assert_eq!(two(mapping::headline(WORDS, 0, 0, false)), "Every message is understood. No custom device is needed so far.");
    assert_eq!(two(mapping::headline(WORDS, 1, 0, true)), "Messages on one topic are not understood. Some numbers need a unit.");
    assert_eq!(meter::waiting::headline(WORDS, 0, 0).0, "No new meters are waiting.");
    assert_eq!(place::headline(WORDS, 31, 2).concat(), "31 buildings at 2 sites.");
    assert_eq!(import::plan::headline(WORDS, "Green Button", 3)[2], " Please confirm 3 settings.");
    assert_eq!(import::plan::judged_by(WORDS, 168, true), "Based on all 168 rows. Nothing is stored yet.");
}

#[test]
fn a_meter_is_told_with_what_it_stands_under_if_anything() {
    use meter::away::Held;
    assert_eq!(meter::line(WORDS, MeterRole::Submeter, Some("Main"), &["Electricity"]), "Submeter of Main. Electricity.");
    assert_eq!(meter::in_building(WORDS, 60, 50), "60 meters, 50 of them here");
    assert_eq!(meter::away::called(WORDS, "Boiler", "boiler-1"), "Boiler (`boiler-1`)");
    assert_eq!(meter::away::goes(WORDS, "Boiler", &Held::Nothing), "Boiler has no readings.");
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(stated::headline(WORDS, stated::What::Factor, &[]), "Every metered utility has an emission factor.");
    assert_eq!(stated::headline(WORDS, stated::What::Ratio, &["Steam", "Heat"]), "No ratio yet for: Steam, Heat.");
    assert_eq!(tariff::schedule::months(WORDS, 0, 2), "Jan–Mar");
    assert_eq!(
        tariff::schedule::day(WORDS, "Jan", &[(0, 7, "low"), (7, 24, "usual")]),
        "Jan: 12 AM–7 AM low, 7 AM–midnight usual"
    );
}
