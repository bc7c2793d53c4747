//! Checks readings to intervals to slots against a slow and simple oracle: it looks at every pair
//! of readings and paints every minute. 10,000 cases each, in zones with days of 23, 23½, 24, 24½
//! and 25 hours.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod case;
mod oracle;
mod wall;

use case::{Case, Kind, case, register_case};
use domain::course::intervals;
use domain::rollup::{HourSlots, energy_within, hour_slots};
use domain::zone::Span;
use domain::{Millis, QUARTER_MS, Reading, Slot};
use oracle::Painted;
use proptest::prelude::*;
use wall::Wall;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0)
}

fn both_near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => near(a, b),
        (a, b) => a == b,
    }
}

/// The result of the code under test for all hours of the wall.
fn derived(case: &Case) -> Vec<HourSlots> {
    let readings: Vec<Reading> = case.readings.iter().map(|&reading| case.rules.placed(reading)).collect();
    let found = intervals(&case.rules, &readings);
    let zone = case.wall.zone();
    hour_slots(zone, &zone.hours(case.wall.span()), &found, &readings)
}

/// The quarters of an hour, whether they are kept or not.
fn quarters(hour: &HourSlots) -> Vec<Slot> {
    if !hour.quarters.is_empty() {
        return hour.quarters.clone();
    }
    let end = hour.hour.start + hour.hour.length_ms;
    (hour.hour.start..end)
        .step_by(QUARTER_MS as usize)
        .map(|start| hour.hour.fraction(Span { start, end: start + QUARTER_MS }))
        .collect()
}

/// Compares two slots. Counts only if quarters are kept: otherwise each quarter has the hour's.
fn same(found: &Slot, truth: &Slot, with_count: bool) -> Result<(), TestCaseError> {
    let is_same = (found.start, found.length_ms, found.covered_ms) == (truth.start, truth.length_ms, truth.covered_ms)
        && (!with_count || found.count == truth.count)
        && both_near(found.energy, truth.energy)
        && both_near(found.mean, truth.mean)
        && both_near(found.low, truth.low)
        && both_near(found.high, truth.high)
        && near(found.quality, truth.quality);
    prop_assert!(is_same, "found {found:?}\nthe oracle says {truth:?}");
    Ok(())
}

fn agrees(case: &Case) -> Result<(), TestCaseError> {
    let hours = derived(case);
    let truth = oracle::paint(case);
    prop_assert_eq!(hours.len(), case.wall.hours().len());
    for (hour, minutes) in hours.iter().zip(case.wall.hours()) {
        same(&hour.hour, &truth.hour(minutes.clone()), true)?;
        for (quarter, minutes) in quarters(hour).iter().zip(case.wall.quarters_of(minutes)) {
            same(quarter, &truth.quarter(minutes), !hour.quarters.is_empty())?;
        }
    }
    for minutes in case.wall.days() {
        let span = case.wall.span_of(minutes);
        let parts: Vec<Slot> = hours.iter().map(|hour| hour.hour).filter(|hour| span.contains(hour.start)).collect();
        prop_assert_eq!(parts.iter().map(|part| part.length_ms).sum::<Millis>(), span.length_ms());
        let day = Slot::joined(span, &parts);
        prop_assert!(both_near(day.energy, truth.energy(minutes.clone())));
        prop_assert_eq!(case.wall.zone().day(span.start), span);
        prop_assert!(both_near(energy_within(&parts, span), day.energy));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn slots_of_any_readings_are_what_the_oracle_says(case in case()) {
        agrees(&case)?;
    }

    #[test]
    fn channels_add_up_to_buildings_and_buildings_to_the_site(
        wall in any::<prop::sample::Index>(),
        cases in prop::collection::vec((register_case(), prop_oneof![Just(1.0), Just(-1.0)]), 2..5),
    ) {
        let wall = Wall::any(wall);
        let cases: Vec<(Case, f64)> = cases.into_iter().map(|(case, sign)| (case.on(wall), sign)).collect();
        let painted: Vec<Painted> = cases.iter().map(|(case, _)| oracle::paint(case)).collect();
        let channels: Vec<Vec<HourSlots>> = cases.iter().map(|(case, _)| derived(case)).collect();
        for (i, (span, minutes)) in wall.zone().hours(wall.span()).into_iter().zip(wall.hours()).enumerate() {
            let of = |range: std::ops::Range<usize>| {
                let parts: Vec<(f64, &HourSlots)> = range.clone()
                    .filter(|&c| !channels[c][i].hour.is_empty())
                    .map(|c| (cases[c].1, &channels[c][i]))
                    .collect();
                HourSlots::composed(wall.zone(), span, &parts, range.len())
            };
            // The first channel is one building, the others are another.
            let buildings = [of(0..1), of(1..cases.len())];
            let parts: Vec<(f64, &HourSlots)> = buildings.iter().filter(|b| !b.hour.is_empty()).map(|b| (1.0, b)).collect();
            let site = HourSlots::composed(wall.zone(), span, &parts, 2);
            let sum = |minutes: &std::ops::Range<usize>| {
                let known = cases.iter().zip(&painted).filter_map(|((_, sign), painted)| Some(sign * painted.energy(minutes.clone())?));
                known.reduce(|a, b| a + b)
            };
            prop_assert!(both_near(site.hour.energy, sum(minutes)), "{:?} is not {:?}", site.hour.energy, sum(minutes));
            let whole = buildings.iter().filter_map(|building| building.hour.energy).reduce(|a, b| a + b);
            prop_assert!(both_near(site.hour.energy, whole));
            for (quarter, minutes) in quarters(&site).iter().zip(wall.quarters_of(minutes)) {
                prop_assert!(both_near(quarter.energy, sum(&minutes)));
                prop_assert!(both_near(quarter.low, quarter.high));
            }
            // A place's extremes are those of its summed quarters.
            let means: Vec<f64> = quarters(&site).iter().filter_map(|quarter| quarter.mean).collect();
            prop_assert!(both_near(site.hour.high, means.iter().copied().reduce(f64::max)));
            prop_assert!(both_near(site.hour.low, means.iter().copied().reduce(f64::min)));
        }
    }

    #[test]
    fn a_register_never_makes_energy_that_was_not_there(case in case::true_register()) {
        let (case, steps) = case;
        let readings = &case.readings;
        let found = intervals(&case.rules, readings);
        let flowed = |start: Millis, end: Millis| -> f64 {
            steps.iter().filter(|(at, _)| start < *at && *at <= end).map(|(_, energy)| energy).sum()
        };
        let mut last = Millis::MIN;
        for interval in &found {
            // Never counted twice, and never more than what truly flowed in that time.
            prop_assert!(interval.start >= last);
            last = interval.end;
            let energy = interval.energy.unwrap_or(0.0);
            let truth = flowed(interval.start, interval.end);
            prop_assert!(energy <= truth + 1e-9, "{interval:?} has more than the {truth} that flowed");
            prop_assert!(energy >= 0.0);
        }
        if case.kind == Kind::Sound {
            // Glitches, rollovers and recorded changes lose nothing either.
            let total: f64 = found.iter().filter_map(|interval| interval.energy).sum();
            let (first, last) = (readings[0].at, readings[readings.len() - 1].at);
            prop_assert!(near(total, flowed(first, last)), "{total} is not {}", flowed(first, last));
        }
    }
}
