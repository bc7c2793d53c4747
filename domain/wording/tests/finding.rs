//! Findings in a sentence, as pages show them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use domain::finding::{Detail, Finding, Kind, Severity, Text};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, UnitSystem, Utility, Zone};
use wording::Units;
use wording::finding::{About, sentence};

fn finding(kind: Kind, span: Span, percent: f64) -> Finding {
    Finding {
        kind,
        severity: Severity::High,
        span,
        is_open: false,
        score: -0.5,
        value: Some(41.0),
        expected: Some(9.0),
        deviation_percent: Some(percent),
        energy_wasted: 32.0,
        money_wasted: Some(5.4),
        detail: Detail::Text(Text::default()),
    }
}

fn library(zone: &Zone) -> About<'_> {
    About { subject: "The library", is_generation: false, zone, units: Units::Site(Utility::Electricity, UnitSystem::Metric) }
}

/// Hours from midnight of 22 November 2026, a Sunday.
fn span(from: i64, to: i64) -> Span {
    let midnight = Date::parse("2026-11-22").unwrap().days() * DAY_MS;
    Span { start: midnight + from * HOUR_MS, end: midnight + to * HOUR_MS }
}

fn said(kind: Kind, hours: (i64, i64), percent: f64) -> String {
    let found = finding(kind, span(hours.0, hours.1), percent);
    sentence(&library(&Zone::utc()), &found, span(0, 57).end).replace('\u{a0}', " ")
}

#[test]
fn a_finding_is_said_in_one_sentence_with_what_it_should_have_been() {
    assert_eq!(said(Kind::NightWaste, (47, 55), 356.0), "The library stayed on last night: 41.0 kWh where 9.00 kWh is usual.");
    assert_eq!(
        said(Kind::NightWaste, (-1, 7), 356.0),
        "The library stayed on in the night to Sunday 22 November: 41.0 kWh where 9.00 kWh is usual."
    );
    assert_eq!(
        said(Kind::WeekendWaste, (-24, 24), 90.0),
        "The library ran through the weekend of 21 November: 41.0 kWh where 9.00 kWh is usual."
    );
    assert_eq!(
        said(Kind::UsageSpike, (14, 16), 80.0),
        "The library used much more than usual on Sunday 22 November from 14:00 to 16:00: 41.0 kWh where 9.00 kWh is usual."
    );
    assert_eq!(
        said(Kind::EquipmentFailure, (34, 48), -80.0),
        "The library used much less than usual yesterday from 10:00 to 24:00: 41.0 kWh where 9.00 kWh is usual."
    );
}

#[test]
fn what_outlasts_a_night_is_not_called_one() {
    assert!(said(Kind::NightWaste, (6, 54), 20.0).starts_with("The library stayed on from 22 Nov 06:00 to 24 Nov 06:00:"));
}

#[test]
fn a_meter_at_fault_has_no_figures_to_believe() {
    assert_eq!(
        said(Kind::MeterFault, (3, 30), -100.0),
        "The library: the meter told what cannot be from 22 Nov 03:00 to 23 Nov 06:00."
    );
}

#[test]
fn a_silent_meter_is_not_said_to_have_told_what_cannot_be() {
    let told = |value| {
        let mut found = finding(Kind::MeterFault, span(3, 30), -100.0);
        found.value = value;
        sentence(&library(&Zone::utc()), &found, span(0, 57).end)
    };
    assert_eq!(told(None), "The library: the meter was silent from 22 Nov 03:00 to 23 Nov 06:00.");
    assert_eq!(told(Some(0.0)), "The library: the meter told nothing but zero from 22 Nov 03:00 to 23 Nov 06:00.");
}

#[test]
fn what_lasts_is_said_to() {
    let mut found = finding(Kind::LevelShift, span(-24 * 9, 24), -40.0);
    found.is_open = true;
    let zone = Zone::utc();
    let panels = About { is_generation: true, subject: "The panels", ..library(&zone) };
    assert!(sentence(&panels, &found, span(0, 57).end).starts_with("Since 13 Nov, The panels gave less than usual:"));
}
