//! Panels compared with other panels, changes that go on, and meters without faults.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod made;

use analytics::Hourly;
use analytics::detect::{Event, Kind, Medium, Mode, Options, Peers, detect, peers};
use domain::Zone;
use domain::finding::Evidence;
use made::{START, noise};

const DAY: usize = 24;
const HOURS: usize = 40 * 7 * DAY;

/// Panels under shared clouds, each with some noise of its own.
fn roof(kilowatts: f64, own: u64) -> Vec<f64> {
    made::solar(5, HOURS, 0.0).iter().enumerate().map(|(i, v)| kilowatts * v * (1.0 + 0.03 * noise(own, i))).collect()
}

fn found(value: &[f64], medium: Medium, beside: &Peers, mode: Mode) -> Vec<Event> {
    let zone = Zone::utc();
    let series = Hourly { start: START, zone: &zone, value, temp_c: &[] };
    let peers = &beside.share[..value.len().min(beside.share.len())];
    detect(&series, &Options { medium, peers, peers_count: beside.count, ..Options::new(mode) }).unwrap().events
}

/// Whether panels were compared with those around them.
fn is_beside_peers(event: &Event) -> bool {
    matches!(event.facts.evidence, Evidence::LessThanPeers { .. })
}

/// The peers of a value among roofs with their own hours.
fn beside(value: &[f64], roofs: &[Vec<f64>]) -> Peers {
    peers(value, &roofs.iter().map(Vec::as_slice).collect::<Vec<_>>(), 1)
}

#[test]
fn a_dark_day_over_all_roofs_is_no_fault_of_one_and_a_failed_inverter_is() {
    let others: Vec<Vec<f64>> = (0..3).map(|k| roof(1.0 + k as f64, 20 + k)).collect();
    let mut value = roof(2.0, 10);
    let beside = beside(&value, &others);
    assert_eq!((beside.share.len(), beside.count), (value.len(), 3));
    for mode in [Mode::Retrospective, Mode::Causal] {
        assert_eq!(found(&value, Medium::Generation, &beside, mode), [], "{mode:?}");
    }
    let from = 30 * 7 * DAY;
    value[from..from + 2 * DAY].iter_mut().for_each(|v| *v *= 0.3);
    for mode in [Mode::Retrospective, Mode::Causal] {
        let events = found(&value, Medium::Generation, &beside, mode);
        assert!(!events.is_empty(), "{mode:?}");
        assert!(events.iter().all(|event| event.first + 1 >= from && event.last < from + 3 * DAY), "{mode:?}: {events:#?}");
    }
}

#[test]
fn a_string_that_failed_stays_open_and_costs_more_each_week() {
    let others: Vec<Vec<f64>> = (0..3).map(|k| roof(1.0 + k as f64, 20 + k)).collect();
    let mut value = roof(2.0, 10);
    let from = HOURS - 6 * 7 * DAY;
    value[from..].iter_mut().for_each(|v| *v *= 0.62);
    let beside = beside(&value, &others);
    let lasting = |hours: usize| {
        let events = found(&value[..hours], Medium::Generation, &beside, Mode::Causal);
        events.into_iter().find(|event| event.kind == Kind::LevelShift).unwrap()
    };
    // Not a whole number of weeks after its start.
    let (early, late) = (lasting(HOURS - 17 * DAY - 5), lasting(HOURS - 3));
    assert_eq!((early.last, late.last), (HOURS - 17 * DAY - 6, HOURS - 4), "both go on to the last hour");
    assert!(
        early.first.abs_diff(from) <= 2 * DAY && early.first == late.first,
        "{} and {}, from {from}",
        early.first,
        late.first
    );
    assert!(late.wasted > 1.3 * early.wasted, "{} after {}", late.wasted, early.wasted);
    assert!((late.deviation_percent + 38.0).abs() < 4.0, "{}", late.deviation_percent);
    let said = wording::seen(wording::Words::ENGLISH, &late.finding(), &Zone::utc(), wording::Amounts::Stored("kWh")).unwrap();
    assert!(said.contains("% less than they used to under the same sky"), "{said}");
}

/// Neighbours whose readings end at an hour, as when a gateway goes silent.
fn until(mut roofs: Vec<Vec<f64>>, end: usize) -> Vec<Vec<f64>> {
    roofs.iter_mut().for_each(|roof| roof[end..].fill(f64::NAN));
    roofs
}

#[test]
fn clouds_are_no_fault_of_panels_whose_neighbours_went_silent() {
    for mode in [Mode::Retrospective, Mode::Causal] {
        for seed in 0..4 {
            let value = roof(2.0, 10 + seed);
            let silent = until(vec![roof(1.0, 20 + seed)], 26 * 7 * DAY);
            let events = found(&value, Medium::Generation, &beside(&value, &silent), mode);
            assert_eq!(events, [], "{mode:?}, {seed}");
        }
    }
}

#[test]
fn a_failed_string_is_not_known_to_go_on_once_its_neighbours_are_silent() {
    let from = HOURS - 10 * 7 * DAY;
    let silence = HOURS - 5 * 7 * DAY;
    let mut value = roof(2.0, 10);
    value[from..].iter_mut().for_each(|v| *v *= 0.62);
    let silent = until((0..3).map(|k| roof(1.0 + k as f64, 20 + k)).collect(), silence);
    let events = found(&value, Medium::Generation, &beside(&value, &silent), Mode::Retrospective);
    let failed = events.iter().find(|event| is_beside_peers(event)).unwrap();
    assert!(failed.first.abs_diff(from) <= 2 * DAY && failed.last < silence, "{failed:?}");
}

#[test]
fn a_string_that_fails_after_the_neighbours_went_silent_shows_in_the_best_hours() {
    let from = HOURS - 5 * 7 * DAY;
    let mut value = roof(2.0, 10);
    value[from..].iter_mut().for_each(|v| *v *= 0.5);
    let silent = until((0..3).map(|k| roof(1.0 + k as f64, 20 + k)).collect(), HOURS - 12 * 7 * DAY);
    let events = found(&value, Medium::Generation, &beside(&value, &silent), Mode::Retrospective);
    assert!(events.iter().any(|event| event.kind == Kind::LevelShift && event.last > from), "{events:#?}");
}

#[test]
fn panels_that_a_single_neighbour_adds_are_no_fault_of_ones_own() {
    let lasting = |value: &[f64], other: Vec<f64>| {
        let events = found(value, Medium::Generation, &beside(value, &[other]), Mode::Retrospective);
        events.into_iter().filter(is_beside_peers).count()
    };
    // In summer, and in autumn, when all of them give less from week to week.
    for weeks in [14, 8] {
        let from = HOURS - weeks * 7 * DAY;
        let value = roof(2.0, 10);
        let mut more = roof(1.0, 20);
        more[from..].iter_mut().for_each(|v| *v *= 1.3);
        assert_eq!(lasting(&value, more), 0, "{weeks}");
        // The same the other way round: this one fell.
        let mut less = value.clone();
        less[from..].iter_mut().for_each(|v| *v *= 0.62);
        assert_eq!(lasting(&less, roof(1.0, 20)), 1, "{weeks}");
    }
}

#[test]
fn a_load_at_rest_that_crept_up_is_open_until_it_is_mended() {
    let from = HOURS - 8 * 7 * DAY;
    let mended = HOURS - 2 * 7 * DAY;
    let creeping = |until: usize| -> Vec<f64> {
        let home = made::home(77, HOURS);
        let more =
            |i: usize| if (from..until).contains(&i) { 0.2 * ((i - from) as f64 / (28 * DAY) as f64).min(1.0) } else { 0.0 };
        home.iter().enumerate().map(|(i, v)| v + more(i)).collect()
    };
    let drift = |value: &[f64]| {
        let events = found(value, Medium::Electricity, &Peers::default(), Mode::Retrospective);
        events.into_iter().rfind(|event| event.kind == Kind::Drift && event.last > from).unwrap()
    };
    assert_eq!(drift(&creeping(HOURS)[..HOURS - 3]).last, HOURS - 4);
    let over = drift(&creeping(mended));
    assert!(over.last < mended + 8 * DAY, "{} after {mended}", over.last);
}

#[test]
fn meters_without_a_fault_have_few_findings_a_year() {
    const YEAR: usize = 365 * DAY;
    let make = |name: &str, seed: u64| match name {
        "an office" => made::office(YEAR),
        "a home" => made::home(seed, YEAR),
        "panels alone" => made::solar(seed, YEAR, 0.0),
        _ => made::ticks(seed, YEAR),
    };
    let zone = Zone::utc();
    // The limits are a little above what was measured, looking back and as readings come.
    for (name, medium, most) in [
        ("an office", Medium::Electricity, [1.0, 1.0]),
        ("a home", Medium::Electricity, [7.0, 6.0]),
        ("panels alone", Medium::Generation, [2.0, 2.0]),
        ("a register of ticks", Medium::Water, [15.0, 8.0]),
    ] {
        for (mode, most) in [Mode::Retrospective, Mode::Causal].into_iter().zip(most) {
            let count = |seed: u64| {
                let value = make(name, seed);
                let series = Hourly { start: START, zone: &zone, value: &value, temp_c: &[] };
                detect(&series, &Options { medium, ..Options::new(mode) }).unwrap().events.len()
            };
            let mean = (0..3).map(|k| count(7_000 + 1_000 * k)).sum::<usize>() as f64 / 3.0;
            assert!(mean <= most, "{name}, {mode:?}: {mean} a year");
        }
    }
}
