//! Detection of faults injected into made series.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod made;

use analytics::detect::{
    Detection, Event, ForestOptions, Kind, Mode, NotFault, Options, Severity, detect, forest_features, forest_scores,
};
use domain::Zone;
use made::{office, series, weather};

const DAY: usize = 24;
const HOURS: usize = 30 * 7 * DAY;

fn found(value: &[f64], mode: Mode) -> Detection {
    let zone = Zone::utc();
    detect(&series(value, &[], &zone), &Options::new(mode)).unwrap()
}

/// What was seen, as the API words it.
fn sentence(event: &Event) -> String {
    wording::seen(wording::Words::ENGLISH, &event.finding(), &Zone::utc(), wording::Amounts::Stored("kWh")).unwrap_or_default()
}

/// The event that overlaps these hours most.
fn event_at(found: &Detection, from: usize, to: usize) -> &Event {
    let overlap = |event: &&Event| (event.last + 1).min(to).saturating_sub(event.first.max(from));
    found
        .events
        .iter()
        .filter(|event| overlap(event) > 0)
        .max_by_key(overlap)
        .unwrap_or_else(|| panic!("nothing at {from}: {:?}", found.events))
}

#[test]
fn a_register_that_falls_is_a_meter_fault() {
    let mut value = office(HOURS);
    value[2_500] = -4_000.0;
    for mode in [Mode::Retrospective, Mode::Causal] {
        let found = found(&value, mode);
        let event = event_at(&found, 2_500, 2_501);
        assert_eq!((event.kind, event.first, event.last, event.wasted), (Kind::MeterFault, 2_500, 2_500, 0.0));
        assert!(sentence(event).contains("counted backwards by 4000\u{a0}kWh"), "{}", sentence(event));
    }
}

#[test]
fn a_value_that_stands_still_is_a_meter_fault() {
    let mut value = office(HOURS);
    value[2_500..2_540].fill(17.3);
    for mode in [Mode::Retrospective, Mode::Causal] {
        let found = found(&value, mode);
        let event = event_at(&found, 2_500, 2_540);
        assert_eq!(event.kind, Kind::MeterFault);
        assert!(sentence(event).contains("the same value, 17.3\u{a0}kWh"), "{}", sentence(event));
    }
}

#[test]
fn what_was_never_used_is_not_at_fault() {
    for mode in [Mode::Retrospective, Mode::Causal] {
        assert_eq!(found(&vec![0.0; HOURS], mode).events, []);
    }
}

#[test]
fn a_meter_that_never_said_anything_else_is_stuck_and_has_no_percentage() {
    let found = found(&vec![5.0; 60 * 7 * DAY], Mode::Retrospective);
    let [event] = found.events.as_slice() else { panic!("{:?}", found.events) };
    assert!(event.kind == Kind::MeterFault && event.deviation_percent.is_nan(), "{event:?}");
    assert!(sentence(event).contains("From 1 January 2024, 00:00 to 24 February 2025, 00:00"), "{}", sentence(event));
}

#[test]
fn a_silence_with_its_catch_up_is_one_meter_fault() {
    let mut value = office(HOURS);
    let sum: f64 = value[2_500..2_520].iter().sum();
    value[2_500..2_519].fill(0.0);
    value[2_519] = sum;
    let found = found(&value, Mode::Retrospective);
    let event = event_at(&found, 2_500, 2_520);
    assert_eq!((event.kind, event.first, event.last), (Kind::MeterFault, 2_500, 2_519));
}

#[test]
fn a_spike_is_found_with_what_was_expected() {
    let mut value = office(HOURS);
    let hour = 20 * 7 * DAY + DAY + 12;
    value[hour] += 100.0;
    for mode in [Mode::Retrospective, Mode::Causal] {
        let found = found(&value, mode);
        assert_eq!(found.hours[hour].kind, Some(Kind::UsageSpike));
        assert!((found.hours[hour].expected - 40.0).abs() < 2.5, "{}", found.hours[hour].expected);
        assert!(found.hours[hour].severity() >= Some(Severity::Medium));
    }
}

#[test]
fn a_night_that_does_not_settle_is_night_waste() {
    let mut value = office(HOURS);
    let evening = 20 * 7 * DAY + 2 * DAY + 21;
    for (i, hour) in value.iter_mut().enumerate().skip(evening).take(9) {
        *hour = 30.0 + made::noise(7, i);
    }
    for mode in [Mode::Retrospective, Mode::Causal] {
        let found = found(&value, mode);
        let event = event_at(&found, evening, evening + 9);
        assert!(matches!(event.kind, Kind::NightWaste | Kind::UsageSpike), "{event:?}");
        assert!((120.0..220.0).contains(&event.wasted), "{}", event.wasted);
    }
    let found = found(&value, Mode::Retrospective);
    assert_eq!(event_at(&found, evening, evening + 9).kind, Kind::NightWaste, "{:?}", event_at(&found, evening, evening + 9));
}

#[test]
fn a_weekend_like_a_working_day_is_weekend_waste() {
    let mut value = office(HOURS);
    let saturday = 20 * 7 * DAY + 5 * DAY;
    for i in 0..2 * DAY {
        value[saturday + i] = value[saturday - 4 * DAY + i];
    }
    let found = found(&value, Mode::Retrospective);
    let event = event_at(&found, saturday, saturday + 2 * DAY);
    assert_eq!(event.kind, Kind::WeekendWaste, "{event:?}");
    assert!(sentence(event).contains("Days like this are normally working days"), "{}", sentence(event));
}

#[test]
fn a_week_at_another_level_and_a_creeping_one_are_told_apart() {
    let from = 20 * 7 * DAY;
    let mut shifted = office(HOURS);
    shifted[from..from + 168].iter_mut().for_each(|v| *v *= 1.5);
    let shift = found(&shifted, Mode::Retrospective);
    assert_eq!(event_at(&shift, from, from + 168).kind, Kind::LevelShift);
    assert!((event_at(&shift, from, from + 168).deviation_percent - 50.0).abs() < 12.0);
    let mut crept = office(HOURS);
    for i in 0..14 * DAY {
        crept[from + i] *= 1.0 + 0.8 * i as f64 / (14 * DAY) as f64;
    }
    let drift = found(&crept, Mode::Retrospective);
    assert_eq!(event_at(&drift, from, from + 14 * DAY).kind, Kind::Drift);
}

#[test]
fn a_day_that_runs_four_hours_late_is_a_schedule_deviation() {
    let mut value = office(HOURS);
    let from = 20 * 7 * DAY;
    let usual = value.clone();
    value[from..from + 5 * DAY].copy_from_slice(&usual[from - 4..from + 5 * DAY - 4]);
    for mode in [Mode::Retrospective, Mode::Causal] {
        let found = found(&value, mode);
        let event = found.events.iter().find(|e| e.kind == Kind::ScheduleDeviation && e.last > from && e.first < from + 6 * DAY);
        assert!(event.is_some(), "{:?}", found.events);
    }
}

#[test]
fn what_was_said_of_an_hour_never_changes_when_later_ones_come() {
    let mut value = office(HOURS);
    value[2_000] += 80.0;
    value[3_000..3_030].fill(5.0);
    value[4_100..4_268].iter_mut().for_each(|v| *v *= 1.4);
    let temp = weather(HOURS);
    let zone = Zone::named("Europe/Berlin").unwrap();
    let options = Options::new(Mode::Causal);
    let whole = detect(&series(&value, &temp, &zone), &options).unwrap();
    for cut in [100, 1_500, 2_001, 3_015, 4_200] {
        let early = detect(&series(&value[..cut], &temp[..cut], &zone), &options).unwrap();
        for (i, (then, now)) in early.hours.iter().zip(&whole.hours).enumerate() {
            assert_eq!((then.score, then.kind), (now.score, now.kind), "hour {i} of {cut}");
        }
    }
}

#[test]
fn a_quiet_meter_raises_few_alarms() {
    let value = office(HOURS);
    for mode in [Mode::Retrospective, Mode::Causal] {
        let alarms = found(&value, mode).events.len();
        assert!(alarms <= 6, "{alarms} in 30 weeks");
    }
}

#[test]
fn scores_are_below_zero_exactly_where_there_is_an_anomaly() {
    let mut value = office(HOURS);
    value[2_000] += 80.0;
    value[2_100] = f64::NAN;
    let found = found(&value, Mode::Retrospective);
    assert!(found.hours.iter().all(|hour| (hour.score < 0.0) == hour.kind.is_some() && (-1.0..=1.0).contains(&hour.score)));
    assert_eq!(found.hours[2_100].kind, None);
    assert!(found.hours[2_100].expected.is_finite());
}

#[test]
fn an_hour_beyond_what_the_meter_can_pass_is_a_fault_from_the_first_day() {
    let zone = Zone::utc();
    let mut value = office(48);
    value[30] = 900.0;
    let options = Options { max_per_hour: Some(500.0), ..Options::new(Mode::Causal) };
    let found = detect(&series(&value, &[], &zone), &options).unwrap();
    assert_eq!(found.hours[30].kind, Some(Kind::MeterFault));
    assert_eq!(found.events.len(), 1);
}

#[test]
fn a_meters_error_code_is_a_critical_fault_of_the_meter() {
    for code in [4_294_967.295, -2_147_483.648, 21_474_836.47, 3e6] {
        let mut value = office(HOURS);
        value[2_500] = code;
        for mode in [Mode::Retrospective, Mode::Causal] {
            let found = found(&value, mode);
            assert_eq!(found.hours[2_500].kind, Some(Kind::MeterFault), "{code}");
            let event = event_at(&found, 2_500, 2_501);
            assert_eq!((event.kind, event.severity), (Kind::MeterFault, Severity::Critical), "{code}");
        }
    }
}

#[test]
fn an_hour_of_feed_in_is_no_fault_of_a_meter_that_feeds_back() {
    let mut value = office(HOURS);
    value[2_500] = -5.0;
    let zone = Zone::utc();
    let of = |feeds_back| {
        let options = Options { feeds_back, ..Options::new(Mode::Retrospective) };
        detect(&series(&value, &[], &zone), &options).unwrap().hours[2_500].kind
    };
    assert_eq!(of(false), Some(Kind::MeterFault));
    assert_ne!(of(true), Some(Kind::MeterFault));
}

/// Four nights, five weeks apart, on which the building does not settle.
fn office_with_late_nights(level: f64) -> (Vec<f64>, Vec<usize>) {
    let mut value = office(HOURS);
    let evenings: Vec<usize> = [12, 17, 22, 27].iter().map(|week| week * 7 * DAY + 2 * DAY + 21).collect();
    for &evening in &evenings {
        for (i, hour) in value.iter_mut().enumerate().skip(evening).take(8) {
            *hour = level + made::noise(7, i);
        }
    }
    (value, evenings)
}

#[test]
fn what_was_judged_to_be_no_fault_is_not_told_again() {
    let (mut value, evenings) = office_with_late_nights(26.0);
    for mode in [Mode::Retrospective, Mode::Causal] {
        let first = found(&value, mode);
        let judged = event_at(&first, evenings[1], evenings[1] + 8);
        let verdict =
            NotFault { start: judged.start, end: judged.end, kind: judged.kind, deviation_percent: judged.deviation_percent };
        let zone = Zone::utc();
        let taught = |value: &[f64]| {
            let options = Options { not_faults: &[verdict], ..Options::new(mode) };
            detect(&series(value, &[], &zone), &options).unwrap()
        };
        let again = taught(&value);
        for &evening in &evenings {
            let told = again.events.iter().filter(|event| event.first < evening + 8 && event.last >= evening).count();
            assert_eq!(told, 0, "{mode:?} at {evening}: {:?}", again.events);
        }
        assert!(again.hours.iter().all(|hour| (hour.score < 0.0) == hour.kind.is_some()));
        // The same at noon, or much stronger, is reported.
        let kept = value.clone();
        value[25 * 7 * DAY + DAY + 12] += 100.0;
        value[evenings[3]..evenings[3] + 8].iter_mut().for_each(|v| *v += 60.0);
        let other = taught(&value);
        event_at(&other, 25 * 7 * DAY + DAY + 12, 25 * 7 * DAY + DAY + 13);
        event_at(&other, evenings[3], evenings[3] + 8);
        value = kept;
    }
}

#[test]
fn nothing_is_learned_from_hours_that_were_flagged() {
    let mut value = office(HOURS);
    // Half of the weeks around week 20 have a Tuesday at another level.
    let mut excluded = vec![false; HOURS];
    for week in [14, 15, 16, 18, 19, 21, 22, 24, 25, 26] {
        let from = week * 7 * DAY + DAY;
        value[from..from + DAY].iter_mut().for_each(|v| *v *= 3.0);
        excluded[from..from + DAY].fill(true);
    }
    let zone = Zone::utc();
    let noon = 20 * 7 * DAY + DAY + 12;
    let expected = |excluded: &[bool]| {
        let options = Options { excluded, ..Options::new(Mode::Retrospective) };
        detect(&series(&value, &[], &zone), &options).unwrap().hours[noon].expected
    };
    assert!((expected(&excluded) - 40.0).abs() < 3.0, "{}", expected(&excluded));
    assert!(expected(&[]) > expected(&excluded) + 1.0, "{}", expected(&[]));
    let options = Options { excluded: &excluded[1..], ..Options::new(Mode::Causal) };
    assert!(detect(&series(&value, &[], &zone), &options).unwrap_err().to_string().starts_with("excluded has"));
    // Flagged hours are judged again.
    let options = Options { excluded: &excluded, ..Options::new(Mode::Retrospective) };
    let again = detect(&series(&value, &[], &zone), &options).unwrap();
    event_at(&again, 21 * 7 * DAY + DAY, 21 * 7 * DAY + 2 * DAY);
}

#[test]
fn what_was_wasted_has_its_price_and_its_words() {
    let (value, evenings) = office_with_late_nights(36.0);
    let zone = Zone::utc();
    let options = Options { price: Some(0.25), ..Options::new(Mode::Retrospective) };
    let found = detect(&series(&value, &[], &zone), &options).unwrap();
    let event = event_at(&found, evenings[2], evenings[2] + 8);
    assert_eq!(event.kind, Kind::NightWaste);
    assert!((event.cost.unwrap() - 0.25 * event.wasted).abs() < 1e-9);
    assert_eq!((event.start, event.end), (made::at(event.first), made::at(event.last + 1)));
    assert!(sentence(event).starts_with("On the night of 5–6 June, "), "{}", sentence(event));
    assert!(sentence(event).contains("It stayed near the daytime level from 21:00 to 05:00"), "{}", sentence(event));
    assert_eq!(wording::causes(wording::Words::ENGLISH, &event.finding())[0], "Ventilation, lighting or equipment was left on");
}

#[test]
fn a_silence_is_told_once_the_meter_is_heard_again() {
    let mut value = office(HOURS);
    value[2_500..2_509].fill(f64::NAN);
    value[3_000] = f64::NAN;
    value[HOURS - 5..].fill(f64::NAN);
    let found = found(&value, Mode::Causal);
    let silent: Vec<&Event> = found.events.iter().filter(|event| sentence(event).contains("offline")).collect();
    assert_eq!(silent.len(), 1, "{silent:?}");
    assert_eq!((silent[0].first, silent[0].last, silent[0].kind), (2_500, 2_508, Kind::MeterFault));
    assert!(sentence(silent[0]).contains("the meter was offline for 9 hours; "), "{}", sentence(silent[0]));
    assert!(found.hours[2_500..2_509].iter().all(|hour| hour.kind.is_none()));
}

#[test]
fn strange_series_do_not_panic() {
    let zone = Zone::utc();
    for value in [vec![], vec![1.0], vec![f64::NAN; 2_000], vec![0.0; 2_000], vec![-3.0; 2_000], vec![1e14; 2_000]] {
        assert!(detect(&series(&value, &[], &zone), &Options::new(Mode::Causal)).is_ok());
        let back = detect(&series(&value, &[], &zone), &Options::new(Mode::Retrospective));
        assert_eq!(back.is_ok(), value.iter().filter(|v| v.is_finite()).count() >= 504);
    }
}

/// The scores in the fixture are `score_samples` of scikit-learn's
/// `IsolationForest(n_estimators=200, max_samples=0.8, contamination=0.1, random_state=1)` on the
/// standardised features of this series.
#[test]
fn the_isolation_forest_ranks_hours_as_scikit_learn_does() {
    let n = 1_440;
    let mut state = 42_u64;
    let random: Vec<f64> = (0..2 * n)
        .map(|_| {
            state = (1_103_515_245 * state + 12_345) % (1 << 31);
            state as f64 / f64::from(1_u32 << 31)
        })
        .collect();
    let business = |i: usize| (i / DAY) % 7 < 5 && (8..18).contains(&(i % DAY));
    let value: Vec<f64> =
        (0..n).map(|i| 2.0 + if business(i) { 6.0 } else { 0.0 } + random[i] + if i % 97 == 50 { 5.0 } else { 0.0 }).collect();
    let temp: Vec<f64> = (0..n)
        .map(|i| 10.0 + 6.0 * (std::f64::consts::TAU * ((i % DAY) as f64 - 9.0) / 24.0).sin() + 2.0 * random[n + i])
        .collect();
    let zone = Zone::utc();
    // Monday 2026-01-05.
    let made = analytics::Hourly { start: 1_767_571_200_000, zone: &zone, value: &value, temp_c: &temp };
    let (columns, rows) = forest_features(&made);
    assert_eq!(rows.len(), n);
    let (ours, offset) = forest_scores(&columns, &ForestOptions::default()).unwrap();
    let theirs: Vec<f64> =
        include_str!("fixtures/isolation_forest_scores.txt").lines().map(|line| line.parse().unwrap()).collect();
    let agreement = rank_correlation(&ours, &theirs);
    assert!(agreement > 0.95, "{agreement}");
    let flagged = ours.iter().filter(|&&score| score < offset).count();
    assert_eq!(flagged, n / 10);
}

fn rank_correlation(a: &[f64], b: &[f64]) -> f64 {
    let ranks = |sample: &[f64]| {
        let mut order: Vec<usize> = (0..sample.len()).collect();
        order.sort_by(|&i, &j| sample[i].total_cmp(&sample[j]));
        let mut ranks = vec![0.0; sample.len()];
        order.iter().enumerate().for_each(|(rank, &i)| ranks[i] = rank as f64);
        ranks
    };
    let (a, b) = (ranks(a), ranks(b));
    let n = a.len() as f64;
    let distance: f64 = a.iter().zip(&b).map(|(a, b)| (a - b).powi(2)).sum();
    1.0 - 6.0 * distance / (n * (n * n - 1.0))
}
