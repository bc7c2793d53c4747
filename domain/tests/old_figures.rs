//! Old figures and error codes between good readings add nothing and take nothing away: what is left
//! is what the good readings say without them. 256 cases each.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::course::intervals;
use domain::{ChannelKind, HOUR_MS, MINUTE_MS, Millis, Reading, Rules, Unit};
use proptest::prelude::*;
use proptest::sample::Index;

/// A register's good readings: idle, running and in steps, half a minute to an hour apart.
fn good() -> impl Strategy<Value = Vec<Reading>> {
    let step = prop_oneof![Just(30_000), Just(MINUTE_MS), Just(5 * MINUTE_MS), Just(15 * MINUTE_MS), Just(HOUR_MS)];
    let energy = prop_oneof![2 => Just(0.0), 3 => 0.0..0.02_f64, 1 => 0.0..2.0_f64];
    (step, 20.0..5_000.0_f64, prop::collection::vec(energy, 60..150)).prop_map(|(step_ms, first, steps)| {
        let mut value = first;
        steps.iter().enumerate().map(|(i, energy)| (value += energy, Reading::new(i as Millis * step_ms, value)).1).collect()
    })
}

/// Where readings are replaced, and by how many: never the first or the last four, and with four
/// good ones in between.
fn places(count: usize, wanted: &[(Index, usize)]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, length) in wanted {
        let start = 4 + index.index(count - 8);
        let length = (*length).min(count - 4 - start);
        if length > 0 && found.iter().all(|(other, long)| start >= other + long + 4 || start + length + 4 <= *other) {
            found.push((start, length));
        }
    }
    found
}

/// Start, end and energy of each interval, however it was found.
fn flowed(rules: &Rules, readings: &[Reading]) -> Vec<(Millis, Millis, Option<f64>)> {
    intervals(rules, readings).iter().map(|one| (one.start, one.end, one.energy)).collect()
}

fn without(readings: &[Reading], places: &[(usize, usize)]) -> Vec<Reading> {
    let is_out = |i: usize| places.iter().any(|(start, length)| (*start..start + length).contains(&i));
    readings.iter().enumerate().filter(|(i, _)| !is_out(*i)).map(|(_, reading)| *reading).collect()
}

fn code() -> impl Strategy<Value = f64> {
    prop::sample::select(vec![
        4_294_967.295,
        42_949_672.95,
        4_294_967_295.0,
        2_147_483_647.0,
        2_147_483.647,
        65_535.0,
        16_777.215,
        8_388_607.0,
        99_999.999,
        281_474_976_710.655,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stretches_of_an_old_figure_leave_the_energy_of_the_others(
        good in good(),
        wanted in prop::collection::vec((any::<Index>(), 1..120_usize), 1..6),
        olds in prop::collection::vec((any::<Index>(), 0.0..0.5_f64), 6),
        max_rate in prop::option::of(Just(50_000.0)),
    ) {
        let step_ms = good[1].at;
        // It comes back within six hours.
        let wanted: Vec<_> = wanted.iter().map(|(at, length)| (*at, (*length).min((6 * HOUR_MS / step_ms - 1) as usize))).collect();
        let places = places(good.len(), &wanted);
        let mut told = good.clone();
        for ((start, length), (index, off)) in places.iter().zip(&olds) {
            // The figure of an earlier reading, or of before all of them.
            let old = good[index.index(*start)].value;
            let old = if *off < 0.25 { old } else { old * (1.0 - off) };
            // If it is the figure of the last readings, these may be the glitch: the same energy then
            // flows a little later.
            let old = old.min(good[start - 3].value - 0.001);
            told[*start..start + length].iter_mut().for_each(|reading| reading.value = old);
        }
        let rules = Rules { max_rate, ..Rules::new(ChannelKind::Cumulative, Unit::KilowattHour) };
        // Each interval is between good readings, and has what they say; none is missing.
        let value_at = |at: Millis| good[(at / step_ms) as usize].value;
        let found = intervals(&rules, &told);
        for one in &found {
            let truth = value_at(one.end) - value_at(one.start);
            prop_assert!((one.energy.unwrap_or(f64::NAN) - truth).abs() < 1e-9, "{one:?} is {truth}");
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].end == pair[1].start));
        prop_assert_eq!((found[0].start, found[found.len() - 1].end), (0, good[good.len() - 1].at));
    }

    #[test]
    fn error_codes_leave_the_energy_of_the_other_registers(
        good in good(), wanted in prop::collection::vec((any::<Index>(), 1..90_usize), 1..6), codes in prop::collection::vec(code(), 6),
        counts_both_ways: bool,
    ) {
        let places = places(good.len(), &wanted);
        let mut told = good.clone();
        for ((start, length), code) in places.iter().zip(&codes) {
            told[*start..start + length].iter_mut().for_each(|reading| reading.value = *code);
        }
        let rules = Rules { counts_both_ways, ..Rules::new(ChannelKind::Cumulative, Unit::KilowattHour) };
        prop_assert_eq!(flowed(&rules, &told), flowed(&rules, &without(&good, &places)));
    }

    #[test]
    fn error_codes_leave_the_other_amounts(
        amounts in prop::collection::vec(0.1..3.0_f64, 40..80),
        wanted in prop::collection::vec((any::<Index>(), 1..30_usize), 1..4), codes in prop::collection::vec(code(), 4),
    ) {
        let places = places(amounts.len(), &wanted);
        let mut told: Vec<Reading> = (1..).zip(&amounts)
            .map(|(i, &value)| Reading { at: i * HOUR_MS / 2, value, span_ms: Some(HOUR_MS / 2) }).collect();
        let rules = Rules::new(ChannelKind::Interval, Unit::KilowattHour);
        let others = flowed(&rules, &without(&told, &places));
        for ((start, length), code) in places.iter().zip(&codes) {
            told[*start..start + length].iter_mut().for_each(|reading| reading.value = *code);
        }
        let counted: Vec<_> = flowed(&rules, &told).into_iter().filter(|one| one.2.is_some()).collect();
        prop_assert_eq!(counted, others);
    }

    #[test]
    fn error_codes_add_nothing_to_the_energy_of_powers(
        powers in prop::collection::vec(0.0..3_000.0_f64, 40..80),
        wanted in prop::collection::vec((any::<Index>(), 1..30_usize), 1..4), codes in prop::collection::vec(code(), 4),
    ) {
        let places = places(powers.len(), &wanted);
        let mut told: Vec<Reading> = (0..).zip(&powers).map(|(i, &value)| Reading::new(i * MINUTE_MS, value)).collect();
        let rules = Rules::new(ChannelKind::Power, Unit::Watt);
        let is_beside = |at: Millis| places.iter().any(|(start, length)| (*start..start + length).contains(&((at / MINUTE_MS) as usize)));
        let mut others = flowed(&rules, &told);
        others.retain(|(start, end, _)| !is_beside(*start) && !is_beside(*end));
        for ((start, length), code) in places.iter().zip(&codes) {
            told[*start..start + length].iter_mut().for_each(|reading| reading.value = *code);
        }
        let counted: Vec<_> = flowed(&rules, &told).into_iter().filter(|one| one.2.is_some()).collect();
        prop_assert_eq!(counted, others);
    }
}
