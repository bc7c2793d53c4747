//! What was seen of each kind of finding: in the stored unit as 865c2a9 stored it, in the reader's
//! units as it was shown, and back from a stored sentence to facts.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use domain::finding::{Cause, DaysAlike, Detail, Evidence, Facts, Finding, HourAmount, Kind, Severity, Text};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, UnitSystem, Utility, Zone};
use wording::Units;

/// Hours from midnight of Tuesday, 3 March 2026, UTC.
fn at(hour: i64) -> Millis {
    Date { year: 2026, month: 3, day: 3 }.days() * DAY_MS + hour * HOUR_MS
}

fn finding(kind: Kind, (from, to): (i64, i64), evidence: Evidence) -> Finding {
    Finding {
        kind,
        severity: Severity::High,
        span: Span { start: at(from), end: at(to) },
        is_open: false,
        score: -0.5,
        value: Some(41.0),
        expected: Some(9.0),
        deviation_percent: Some(355.6),
        energy_wasted: 32.0,
        money_wasted: None,
        detail: Detail::Facts(Facts { evidence, causes: vec![Cause::SupplyCut, Cause::EventInBuilding] }),
    }
}

fn less(found: Finding, value: f64, percent: f64) -> Finding {
    Finding { value: Some(value), deviation_percent: Some(percent), ..found }
}

/// Findings of all kinds, each with the sentence that 865c2a9 stored for it.
fn cases() -> Vec<(Finding, &'static str)> {
    let hour = |hour, amount| HourAmount { at: at(hour), amount };
    let date = |day| Date { year: 2026, month: 3, day };
    let meter = |hours, evidence| finding(Kind::MeterFault, hours, evidence);
    let spike = |hours, most, is_yield| finding(Kind::UsageSpike, hours, Evidence::More { most, is_yield });
    let failure = |evidence| less(finding(Kind::EquipmentFailure, (10, 18), evidence), 2.0, -77.8);
    let weekend =
        |last, like| finding(Kind::WeekendWaste, (96, 144), Evidence::WeekendOn { first: date(7), last: date(last), like });
    let level = |is_yield| Evidence::NewLevel { an_hour: 1.5, usual_an_hour: 3.0, is_yield };
    let rest = |is_at_once| Evidence::RestRaised { an_hour: 0.15, usual_an_hour: 0.1, is_at_once };
    let zero = |then| Evidence::OnlyZero { hours: 10, usual_an_hour: 3.456, then };
    vec![
        (
            Finding { value: None, expected: Some(41.23), ..meter((12, 21), Evidence::NoReadings) },
            "From 12:00 to 21:00 on Tuesday 3 March the meter was silent: 9 hours, in which 41.2_kWh is usual.",
        ),
        (
            Finding { value: None, expected: Some(0.0), ..meter((-3, 3), Evidence::NoReadings) },
            "From 21:00 on 2 March to 03:00 on 3 March the meter was silent: 6 hours.",
        ),
        (
            meter((4, 5), Evidence::CountedBackwards { by: 4_000.0, at: at(4) }),
            "The meter counted backwards by 4000_kWh at 04:00 on Tuesday 3 March.",
        ),
        (
            meter((3, 6), Evidence::Impossible { hour: hour(4, 512.4), most: Some(40.0) }),
            "The meter told 512_kWh for the hour from 04:00 on Tuesday 3 March, more than the 40_kWh that it can pass.",
        ),
        (
            meter((4, 5), Evidence::Impossible { hour: hour(4, 512.4), most: None }),
            "The meter told 512_kWh for the hour from 04:00 on Tuesday 3 March.",
        ),
        (
            meter((4, 15), zero(Some(hour(14, 34.0)))),
            "From 04:00 to 15:00 on Tuesday 3 March the meter told nothing but zero for 10 hours, where 3.46_kWh an hour is usual, then 34_kWh in the hour from 14:00.",
        ),
        (
            meter((4, 14), zero(None)),
            "From 04:00 to 14:00 on Tuesday 3 March the meter told nothing but zero for 10 hours, where 3.46_kWh an hour is usual.",
        ),
        (
            meter((0, 40), Evidence::SameValue { value: 17.3, hours: 40 }),
            "From 00:00 on 3 March to 16:00 on 4 March the meter told the same value, 17.3_kWh, hour after hour for 40 hours.",
        ),
        (
            meter((-1_500, 40), Evidence::SameValue { value: 17.3, hours: 1_540 }),
            "From 12:00 on 30 December 2025 to 16:00 on 4 March 2026 the meter told the same value, 17.3_kWh, hour after hour for 1540 hours.",
        ),
        (
            spike((14, 16), Some(hour(14, 30.0)), false),
            "From 14:00 to 16:00 on Tuesday 3 March 41_kWh were used where 9_kWh is usual (+356 %), 30_kWh of it in the hour from 14:00.",
        ),
        (
            Finding { deviation_percent: None, ..spike((14, 15), None, true) },
            "From 14:00 to 15:00 on Tuesday 3 March 41_kWh came where 9_kWh is usual (nothing is usual).",
        ),
        (
            failure(Evidence::Less { is_yield: false }),
            "From 10:00 to 18:00 on Tuesday 3 March only 2_kWh were used where 9_kWh is usual (-78 %).",
        ),
        (
            failure(Evidence::Nothing { is_yield: true }),
            "From 10:00 to 18:00 on Tuesday 3 March nothing came where 9_kWh is usual.",
        ),
        (
            failure(Evidence::Nothing { is_yield: false }),
            "From 10:00 to 18:00 on Tuesday 3 March nothing was used where 9_kWh is usual.",
        ),
        (
            finding(Kind::NightWaste, (22, 30), Evidence::NightOn { an_hour: Some(5.125) }),
            "The night of 3 to 4 March used 41_kWh where 9_kWh is usual; it stayed at 5.12_kWh an hour from 22:00 to 06:00.",
        ),
        (
            finding(Kind::NightWaste, (-2, 30), Evidence::NightOn { an_hour: None }),
            "The nights of 2 to 4 March used 41_kWh where 9_kWh is usual; it stayed near the daytime level from 22:00 to 06:00.",
        ),
        (
            weekend(8, Some(DaysAlike { working: 46, weekend: 2 })),
            "The weekend of 7 to 8 March used 41_kWh where 9_kWh is usual: a day like this is otherwise a working day (46 of 48 such days).",
        ),
        (weekend(7, None), "Saturday 7 March used 41_kWh where 9_kWh is usual, +356 %."),
        (
            finding(Kind::ScheduleDeviation, (0, 48), Evidence::DayMoved { hours: -2 }),
            "From 00:00 on 3 March to 00:00 on 5 March the usual day ran about 2 hours earlier.",
        ),
        (
            less(finding(Kind::LevelShift, (0, 100), level(true)), 150.0, -50.0),
            "For 4 days, from 00:00 on Tuesday 3 March, the yield fell to a new level: 1.5_kWh an hour where 3_kWh is usual (-50 %).",
        ),
        (
            finding(Kind::LevelShift, (0, 48), level(false)),
            "For 48 hours, from 00:00 on Tuesday 3 March, use stood at a new level: 1.5_kWh an hour where 3_kWh is usual (+356 %).",
        ),
        (
            finding(
                Kind::Drift,
                (0, 240),
                Evidence::Creeping { early_percent: Some(12.0), late_percent: Some(31.0), an_hour: 4.1, usual_an_hour: 3.4 },
            ),
            "Over 10 days, from 00:00 on Tuesday 3 March, use crept up: from +12 % to +31 % against the usual, 4.1_kWh an hour where 3.4_kWh is usual in all.",
        ),
        (
            finding(Kind::Drift, (0, 240), rest(false)),
            "Since about 3 March the load at rest has crept up to 0.15_kWh an hour, where 0.1_kWh was usual some weeks before (+50 %).",
        ),
        (
            finding(Kind::LevelShift, (0, 240), rest(true)),
            "Since about 3 March the load at rest has stood at 0.15_kWh an hour, where 0.1_kWh was usual some weeks before (+50 %).",
        ),
        (
            finding(Kind::LevelShift, (0, 240), Evidence::LessThanPeers { less_percent: 38.0 }),
            "Since about 3 March the panels give 38 % less than they did under the same sky, held against the panels around them.",
        ),
        (
            finding(Kind::LevelShift, (0, 240), Evidence::BestHoursLess { best: 2.1, usual: 4.2 }),
            "Since about 3 March the best hours give 2.1_kWh where the season lets expect 4.2_kWh (-50 %).",
        ),
    ]
}

fn stored(found: &Finding, zone: &Zone, symbol: &str) -> String {
    wording::seen(found, zone, Units::Stored(symbol)).unwrap()
}

/// The same finding as an earlier version stored it.
fn as_text(found: &Finding, sentence: &str) -> Finding {
    let text = Text { sentence: sentence.to_owned(), causes: wording::causes(found) };
    Finding { detail: Detail::Text(text), ..found.clone() }
}

#[test]
fn each_kind_is_said_as_it_was_stored_before() {
    for (found, sentence) in cases() {
        assert_eq!(stored(&found, &Zone::utc(), "kWh"), sentence.replace('_', "\u{202f}"));
    }
}

#[test]
fn all_kinds_and_all_evidence_are_among_the_cases() {
    for &kind in Kind::ALL {
        assert!(cases().iter().any(|(found, _)| found.kind == kind), "{kind}");
    }
}

#[test]
fn a_reader_sees_what_a_stored_sentence_was_read_as() {
    let zone = Zone::named("America/New_York").unwrap();
    let figures = [0.0, 0.0004, 0.0567, 0.9949, 0.9951, 7.345, 9.949, 9.951, 41.27, 99.46, 99.7, 1_234.5, 12_345.6, -3.21];
    for (found, _) in cases() {
        for (i, &value) in figures.iter().enumerate() {
            let found = Finding { value: Some(value), expected: Some(figures[(i + 5) % figures.len()]), ..found.clone() };
            for &utility in Utility::ALL {
                let before = as_text(&found, &stored(&found, &zone, utility.unit().symbol()));
                for &system in UnitSystem::ALL {
                    let units = Units::Site(utility, system);
                    assert_eq!(wording::seen(&found, &zone, units), wording::seen(&before, &zone, units), "{utility}, {value}");
                }
            }
        }
    }
}

#[test]
fn a_stored_sentence_becomes_the_facts_that_it_was_made_of() {
    for (found, sentence) in cases() {
        let text = as_text(&found, &sentence.replace('_', "\u{202f}"));
        let facts = wording::facts(&text, &Zone::utc(), "kWh").unwrap_or_else(|| panic!("{sentence}"));
        let again = Finding { detail: Detail::Facts(facts.clone()), ..found.clone() };
        assert_eq!(stored(&again, &Zone::utc(), "kWh"), stored(&found, &Zone::utc(), "kWh"));
        let Detail::Facts(own) = &found.detail else { panic!() };
        assert_eq!(facts.causes, own.causes);
        // Of some figures only three digits were stored.
        match (&facts.evidence, &own.evidence) {
            (Evidence::OnlyZero { usual_an_hour, .. }, Evidence::OnlyZero { .. }) => assert_eq!(*usual_an_hour, 3.46),
            (Evidence::NightOn { an_hour: Some(an_hour) }, _) => assert_eq!(*an_hour, 5.12),
            (Evidence::Impossible { hour, .. }, _) => assert_eq!((hour.at, hour.amount), (at(4), 512.0)),
            (evidence, own) => assert_eq!(evidence, own),
        }
    }
}

#[test]
fn what_facts_would_say_otherwise_stays_as_it_was_said() {
    let zone = Zone::utc();
    let none = |found: &Finding| assert_eq!(wording::facts(found, &zone, "kWh"), None, "{found:?}");
    let (spike, said) = cases().into_iter().find(|(found, _)| found.kind == Kind::UsageSpike).unwrap();
    let said = said.replace('_', "\u{202f}");
    assert!(wording::facts(&as_text(&spike, &said), &zone, "kWh").is_some());
    // Another value than the row has, a sentence of somebody's own, nothing at all, another unit.
    none(&Finding { value: Some(42.0), ..as_text(&spike, &said) });
    none(&as_text(&spike, "The night did not settle"));
    none(&as_text(&spike, ""));
    assert_eq!(wording::facts(&as_text(&spike, &said), &zone, "m³"), None);
    // Over two days, 14:00 may be either.
    let long = Finding { span: Span { start: at(10), end: at(44) }, ..spike.clone() };
    none(&as_text(&long, &stored(&long, &zone, "kWh")));
    // A cause that nobody knows.
    let mut text = as_text(&spike, &said);
    text.detail = Detail::Text(Text { sentence: said.clone(), causes: vec!["Lights were left on".to_owned()] });
    none(&text);
    // Facts are facts already.
    none(&spike);
    // What is kept is shown as it was.
    let kept = as_text(&spike, "It used 41.2\u{202f}kWh, said the janitor.");
    assert_eq!(stored(&kept, &zone, "kWh"), "It used 41.2\u{202f}kWh, said the janitor.");
    let shown = wording::seen(&kept, &zone, Units::Site(Utility::Electricity, UnitSystem::Metric));
    assert_eq!(shown.unwrap(), "It used 41.2\u{a0}kWh, said the janitor.");
    assert_eq!(wording::causes(&kept), wording::causes(&spike));
    assert_eq!(wording::seen(&as_text(&spike, ""), &zone, Units::Stored("kWh")), None);
}

#[test]
fn the_hours_are_those_of_the_sites_clock() {
    let (night, _) = cases().into_iter().find(|(found, _)| found.kind == Kind::NightWaste).unwrap();
    let sentence = stored(&night, &Zone::named("America/New_York").unwrap(), "therms").replace('\u{202f}', " ");
    assert_eq!(
        sentence,
        "The night of 3 to 4 March used 41 therms where 9 therms is usual; it stayed at 5.12 therms an hour from 17:00 to 01:00."
    );
}
