//! Findings in a sentence, as pages show them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use domain::finding::{Detail, Finding, Kind, Severity, Text};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, UnitSystem, Utility, Zone};
use wording::finding::{About, sentence};
use wording::{Amounts, Language, Words};

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
    About {
        words: Words::ENGLISH,
        subject: "The library",
        is_generation: false,
        zone,
        amounts: Amounts::Of(Utility::Electricity),
    }
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
    assert_eq!(
        said(Kind::NightWaste, (47, 55), 356.0),
        "The library stayed on last night: 41.0 kWh instead of the usual 9.00 kWh."
    );
    assert_eq!(
        said(Kind::NightWaste, (-1, 7), 356.0),
        "The library stayed on overnight, Saturday to Sunday: 41.0 kWh instead of the usual 9.00 kWh."
    );
    assert_eq!(
        said(Kind::WeekendWaste, (-24, 24), 90.0),
        "The library stayed on over the weekend of 21 November: 41.0 kWh instead of the usual 9.00 kWh."
    );
    assert_eq!(
        said(Kind::UsageSpike, (14, 16), 80.0),
        "The library used much more than usual on Sunday 22 November from 14:00 to 16:00: 41.0 kWh instead of the usual 9.00 kWh."
    );
    assert_eq!(
        said(Kind::EquipmentFailure, (34, 48), -80.0),
        "The library used much less than usual yesterday from 10:00 to 24:00: 41.0 kWh instead of the usual 9.00 kWh."
    );
}

#[test]
fn what_outlasts_a_night_is_not_called_one() {
    assert!(said(Kind::NightWaste, (6, 54), 20.0).starts_with("The library stayed on from 22 Nov, 06:00 to 24 Nov, 06:00:"));
}

#[test]
fn a_meter_at_fault_has_no_figures_to_believe() {
    assert_eq!(
        said(Kind::MeterFault, (3, 30), -100.0),
        "The library: the meter sent impossible readings from 22 Nov, 03:00 to 23 Nov, 06:00."
    );
}

#[test]
fn a_silent_meter_is_not_said_to_have_sent_impossible_readings() {
    let told = |value| {
        let mut found = finding(Kind::MeterFault, span(3, 30), -100.0);
        found.value = value;
        sentence(&library(&Zone::utc()), &found, span(0, 57).end)
    };
    assert_eq!(told(None), "The library: the meter was offline from 22 Nov, 03:00 to 23 Nov, 06:00.");
    assert_eq!(told(Some(0.0)), "The library: the meter reported only zeros from 22 Nov, 03:00 to 23 Nov, 06:00.");
}

#[test]
fn what_lasts_is_said_to() {
    let mut found = finding(Kind::LevelShift, span(-24 * 9, 24), -40.0);
    found.is_open = true;
    let zone = Zone::utc();
    let panels = About { is_generation: true, subject: "The panels", ..library(&zone) };
    assert!(sentence(&panels, &found, span(0, 57).end).starts_with("The panels has produced less than usual since 13 Nov:"));
}

#[test]
fn a_place_in_the_us_is_told_by_its_own_clock_and_calendar() {
    let zone = Zone::utc();
    let words = Words { language: Language::English, units: UnitSystem::Us };
    let about = About { words, amounts: Amounts::Of(Utility::NaturalGas), ..library(&zone) };
    let told = |kind, from, to| sentence(&about, &finding(kind, span(from, to), 80.0), span(0, 300).end).replace('\u{a0}', " ");
    assert_eq!(
        told(Kind::UsageSpike, 14, 24),
        "The library used much more than usual on Sunday, November 22 from 2 PM to midnight: 41.0 therms instead of the usual 9.00 therms."
    );
    assert!(told(Kind::NightWaste, -1, 7).starts_with("The library stayed on overnight to Sunday, November 22:"));
}

#[test]
fn what_is_next_to_nothing_has_no_figure() {
    let mut found = finding(Kind::UsageSpike, span(14, 16), 80.0);
    let zone = Zone::utc();
    let told = |found: &Finding| sentence(&library(&zone), found, span(0, 57).end).replace('\u{a0}', " ");
    found.expected = Some(0.006);
    assert!(told(&found).ends_with(": 41.0 kWh instead of almost nothing."), "{}", told(&found));
    (found.value, found.expected) = (Some(0.006), Some(9.0));
    assert!(told(&found).ends_with(": almost nothing instead of the usual 9.00 kWh."), "{}", told(&found));
}
