//! Sentences of the settings that go with a number.

use domain::MeterRole;
use wording::page::settings::{count, mapping, meter, quarantine, source};

#[test]
fn one_is_said_as_one_and_thousands_are_parted() {
    assert_eq!([1, 1_234].map(count::messages), ["one message", "1,234 messages"]);
    assert_eq!(
        [0, 1, 2].map(|failing| source::headline(2, failing)),
        ["Every source works.", "One source has errors.", "2 sources have errors."]
    );
    assert_eq!(source::headline(0, 0), "Nothing has come in yet.");
    assert_eq!(source::last_came(0, Some(1)).split(',').next(), Some("One reading"));
}

#[test]
fn messages_that_were_read_again_are_told_apart_from_those_that_still_cannot_be() {
    assert_eq!(quarantine::read_again(0, 0), "Read again: 0 messages understood.");
    assert_eq!(quarantine::read_again(1, 0), "Read again: one message understood.");
    assert_eq!(quarantine::read_again(0, 1), "Read again: one message still cannot be read; the reason is that of today.");
    assert_eq!(quarantine::read_again(2, 1), "Read again: 2 messages understood, one message still cannot be read.");
    assert_eq!(quarantine::headline(1), "One message could not be read.");
}

#[test]
fn a_headline_goes_on_where_its_first_part_ends() {
    let joined = |(first, rest): (String, String)| first + &rest;
    assert_eq!(joined(meter::headline(0, 0)), "No meter yet.");
    assert_eq!(joined(meter::headline(1, 1)), "One meter, and one counts for no building.");
    assert_eq!(joined(meter::headline(3, 0)), "3 meters, and each counts for a building.");
    assert_eq!(joined(mapping::headline(0, 0, false)), "Every message is understood. No mapping is needed so far.");
    assert_eq!(joined(mapping::headline(1, 0, true)), "One topic is not understood. Some numbers wait to be given a unit.");
    assert_eq!(joined(meter::waiting::headline(0, 0)), "No new meter waits.");
}

#[test]
fn a_meter_is_told_with_what_it_stands_under_if_anything() {
    assert_eq!(meter::line(MeterRole::Submeter, Some("Main"), &["Electricity"]), "Submeter under Main. Electricity.");
    assert_eq!(meter::in_building(60, 50), "60 meters, 50 of them here");
    assert_eq!(meter::away::called("Boiler", "boiler-1"), "Boiler (`boiler-1`)");
    assert_eq!(meter::away::goes("Boiler", &meter::away::Held::Nothing), "Boiler has no readings.");
}
