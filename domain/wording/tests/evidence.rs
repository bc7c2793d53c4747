//! What was seen of each kind of finding: in a sentence, and from a sentence that an earlier version
//! stored back to facts.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod told;

use domain::finding::{Cause, DaysAlike, Detail, Evidence, Finding, HourAmount, Kind, Text};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, UnitSystem, Utility, Zone};
use wording::{Amounts, Language, Words};

/// Hours from midnight of Tuesday, 3 March 2026, UTC.
fn at(hour: i64) -> Millis {
    Date { year: 2026, month: 3, day: 3 }.days() * DAY_MS + hour * HOUR_MS
}

fn finding(kind: Kind, (from, to): (i64, i64), evidence: Evidence) -> Finding {
    told::finding(kind, Span { start: at(from), end: at(to) }, evidence, vec![Cause::SupplyCut, Cause::EventInBuilding])
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

fn told(words: Words, found: &Finding, zone: &Zone, amounts: Amounts) -> String {
    wording::seen(words, found, zone, amounts).unwrap().replace('\u{a0}', " ")
}

/// The same finding as an earlier version stored it.
fn as_text(found: &Finding, sentence: &str, causes: &[&str]) -> Finding {
    let text =
        Text { sentence: sentence.replace('_', "\u{202f}"), causes: causes.iter().map(|&cause| cause.to_owned()).collect() };
    Finding { detail: Detail::Text(text), ..found.clone() }
}

/// The causes of the cases, as they were stored.
const CAUSES: [&str; 2] = ["The supply was cut: ask whether the building was dark", "An event in the building"];

#[test]
fn each_kind_is_said_in_a_sentence() {
    let words = Words { language: Language::English, units: UnitSystem::Us };
    let said: Vec<String> =
        cases().iter().map(|(found, _)| told(words, found, &Zone::utc(), Amounts::Of(Utility::Electricity))).collect();
    assert_eq!(said.join("\n"), SAID.trim());
}

/// The sentences of the cases, in their order.
const SAID: &str = "
On Tuesday, March 3 from 12 PM to 9 PM, the meter was offline for 9 hours; 41.2 kWh is typical for that time.
From March 2, 9 PM to March 3, 3 AM, the meter was offline for 6 hours.
The meter counted backwards by 4,000 kWh at 4 AM on Tuesday, March 3.
The meter reported 512 kWh for the hour from 4 AM on Tuesday, March 3, more than its maximum of 40.0 kWh.
The meter reported 512 kWh for the hour from 4 AM on Tuesday, March 3.
On Tuesday, March 3 from 4 AM to 3 PM, the meter reported only zeros for 10 hours, where 3.46 kWh an hour is typical, then 34.0 kWh in the hour from 2 PM.
On Tuesday, March 3 from 4 AM to 2 PM, the meter reported only zeros for 10 hours, where 3.46 kWh an hour is typical.
From March 3, 12 AM to March 4, 4 PM, the meter repeated the same value, 17.3 kWh, for 40 hours.
From December 30, 2025, 12 PM to March 4, 2026, 4 PM, the meter repeated the same value, 17.3 kWh, for 1,540 hours.
On Tuesday, March 3 from 2 PM to 4 PM, 41.0 kWh was used instead of the usual 9.00 kWh (+356%), 30.0 kWh of it in the hour from 2 PM.
On Tuesday, March 3 from 2 PM to 3 PM, 41.0 kWh was produced instead of the usual 9.00 kWh (normally nothing).
On Tuesday, March 3 from 10 AM to 6 PM, only 2.00 kWh was used instead of the usual 9.00 kWh (−78%).
On Tuesday, March 3 from 10 AM to 6 PM, nothing was produced instead of the usual 9.00 kWh.
On Tuesday, March 3 from 10 AM to 6 PM, nothing was used instead of the usual 9.00 kWh.
On the night of March 3–4, 41.0 kWh was used instead of the usual 9.00 kWh. It stayed at 5.12 kWh an hour from 10 PM to 6 AM.
On the nights of March 2–4, 41.0 kWh was used instead of the usual 9.00 kWh. It stayed near the daytime level from 10 PM to 6 AM.
On the weekend of March 7–8, 41.0 kWh was used instead of the usual 9.00 kWh. Days like this are normally working days (46 of 48).
On Saturday, March 7, 41.0 kWh was used instead of the usual 9.00 kWh (+356%).
From March 3, 12 AM to March 5, 12 AM, the usual daily pattern ran about 2 hours earlier.
For 4 days from 12 AM on Tuesday, March 3, solar output dropped to 1.50 kWh an hour instead of the usual 3.00 kWh (−50%).
For 48 hours from 12 AM on Tuesday, March 3, use was at 1.50 kWh an hour instead of the usual 3.00 kWh (+356%).
Over 10 days from 12 AM on Tuesday, March 3, use rose gradually from +12% to +31% compared with usual: 4.10 kWh an hour on average instead of 3.40 kWh.
Since about March 3, the base load has risen gradually to 0.150 kWh an hour; some weeks before it was 0.100 kWh (+50%).
Since about March 3, the base load has been at 0.150 kWh an hour; some weeks before it was 0.100 kWh (+50%).
Since about March 3, the panels produce 38% less than they used to under the same sky, compared with nearby panels.
Since about March 3, the best hours produce 2.10 kWh instead of the 4.20 kWh expected for the season (−50%).
";

#[test]
fn a_program_gets_the_same_sentence_in_the_stored_unit() {
    let (night, _) = cases().into_iter().find(|(found, _)| found.kind == Kind::NightWaste).unwrap();
    let zone = Zone::named("America/New_York").unwrap();
    assert_eq!(
        told(Words::ENGLISH, &night, &zone, Amounts::Stored("therms")),
        "On the night of 3–4 March, 41 therms was used instead of the usual 9 therms. It stayed at 5.12 therms an hour from 17:00 to 01:00."
    );
}

#[test]
fn all_kinds_and_all_evidence_are_among_the_cases() {
    for &kind in Kind::ALL {
        assert!(cases().iter().any(|(found, _)| found.kind == kind), "{kind}");
    }
}

#[test]
fn a_stored_sentence_becomes_the_facts_that_it_was_made_of() {
    for (found, sentence) in cases() {
        let text = as_text(&found, sentence, &CAUSES);
        let facts = wording::facts(&text, &Zone::utc(), "kWh").unwrap_or_else(|| panic!("{sentence}"));
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
    assert!(wording::facts(&as_text(&spike, said, &CAUSES), &zone, "kWh").is_some());
    // Another value than the row has, a sentence of somebody's own, nothing at all, another unit.
    none(&Finding { value: Some(42.0), ..as_text(&spike, said, &CAUSES) });
    none(&as_text(&spike, "The night did not settle", &CAUSES));
    none(&as_text(&spike, "", &CAUSES));
    assert_eq!(wording::facts(&as_text(&spike, said, &CAUSES), &zone, "m³"), None);
    // Over two days, 14:00 may be either.
    let long = Finding { span: Span { start: at(10), end: at(44) }, ..spike.clone() };
    let of_long = "From 10:00 on 3 March to 20:00 on 4 March 41_kWh were used where 9_kWh is usual (+356 %), 30_kWh of it in the hour from 14:00.";
    none(&as_text(&long, of_long, &CAUSES));
    // A cause that nobody knows.
    none(&as_text(&spike, said, &["Lights were left on"]));
    // Facts are facts already.
    none(&spike);
}

#[test]
fn what_stays_is_shown_in_the_readers_units() {
    let (spike, _) = cases().into_iter().find(|(found, _)| found.kind == Kind::UsageSpike).unwrap();
    let kept = as_text(&spike, "It used 41.2_kWh, said the janitor.", &["Lights were left on"]);
    let zone = Zone::utc();
    assert_eq!(told(Words::ENGLISH, &kept, &zone, Amounts::Of(Utility::Electricity)), "It used 41.2 kWh, said the janitor.");
    assert_eq!(wording::causes(Words::ENGLISH, &kept), ["Lights were left on"]);
    let silent = as_text(&spike, "", &[]);
    assert_eq!(wording::seen(Words::ENGLISH, &silent, &zone, Amounts::Stored("kWh")), None);
}
