//! From raw readings to intervals of energy. An interval is derived, never stored: the ledger keeps
//! what the meter reported, and this file interprets it. Leaves out how registers fall and recover
//! (`register`), registers that count both ways (`net`), and slots and days (`rollup`).
//!
//! Every rule looks at a few neighbours only ([`CONTEXT`]), or at a bounded number of them where a
//! register fell (`window`), never at the whole history. So a late reading changes a known stretch
//! of time, and recomputing that stretch gives the same result as recomputing everything.

use crate::code::codes;
use crate::interval::{GAP_MS, Interval, LONG_GAP_MS, Reason};
use crate::net::from_net_registers;
use crate::register::from_registers;
use crate::rules::Rules;
use crate::scale::{Paces, refuse};
use crate::{ChannelKind, Millis, Reading, gas};

/// How many readings on either side of a stretch determine its intervals, unless a register fell
/// nearby (see `window`).
pub const CONTEXT: usize = 8;

/// How many readings on either side of a new one may change their meaning, with the same exception.
pub const REACH: usize = 6;

/// The intervals of `readings`. The readings must be of one channel, [placed](Rules::placed), in
/// order of time, and without two at one instant.
#[must_use]
pub fn intervals(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    course(rules, readings).intervals
}

/// The intervals of some readings, and how far they can be trusted if there are more readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The intervals, in order of their starts.
    pub intervals: Vec<Interval>,
    /// Whether [`CONTEXT`] and [`REACH`] readings determine all of them. Not so in a register that
    /// fell, showed an error code or leapt: see `window`.
    pub is_calm: bool,
}

/// The [intervals] of `readings`, and how far they can be trusted if there are more readings.
#[must_use]
pub fn course(rules: &Rules, readings: &[Reading]) -> Course {
    let (mut intervals, is_calm) = match rules.kind {
        ChannelKind::Cumulative if rules.counts_both_ways => from_net_registers(rules, readings),
        ChannelKind::Cumulative => from_registers(rules, readings),
        ChannelKind::Interval => (from_amounts(rules, readings), true),
        ChannelKind::Power => (from_powers(rules, readings), true),
        ChannelKind::Level => (from_samples(rules, readings, GAP_MS, |_, _| None), true),
    };
    if !rules.gas.is_empty() {
        intervals.iter_mut().for_each(|interval| by_gas(rules, interval));
    }
    Course { intervals, is_calm }
}

/// Counts an interval of a gas meter by what its volume held.
fn by_gas(rules: &Rules, interval: &mut Interval) {
    let factor = gas::factor_over(&rules.gas, interval.start, interval.end);
    interval.energy = interval.energy.map(|energy| energy * factor);
    interval.mean *= factor;
    interval.low *= factor;
    interval.high *= factor;
}

fn from_amounts(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    let codes = codes(rules.kind, rules.unit, readings);
    let mut paces = Paces::new();
    let near = |span_ms: &Millis| *span_ms <= GAP_MS;
    let mut found: Vec<Interval> = (0..readings.len())
        .map(|i| {
            let now = readings[i];
            let since = i.checked_sub(1).map(|before| now.at - readings[before].at).filter(near);
            let until = readings.get(i + 1).map(|next| next.at - now.at).filter(near);
            let told = now.span_ms.or(since).or(until);
            let span_ms = told.unwrap_or(crate::HOUR_MS).max(1);
            let reason = match told {
                None => Reason::Assumed,
                Some(_) if span_ms > LONG_GAP_MS => Reason::SpreadLong,
                Some(_) if span_ms > GAP_MS => Reason::Spread,
                Some(_) => Reason::Measured,
            };
            paces.add(now.value, span_ms);
            let interval = Interval::of_amount(rules, now.at - span_ms, now.at, now.value, reason);
            if codes.as_ref().is_some_and(|codes| codes[i]) { interval.refused(Reason::ErrorCode) } else { interval }
        })
        .collect();
    // Amounts are beside each other as their readings are, whatever periods they state.
    if paces.may_be_out(rules) {
        refuse(rules, &mut found, readings);
    }
    found.sort_by_key(|interval| interval.start);
    found
}

fn from_powers(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    let energy = |mean, span_ms| Some(mean * span_ms as f64 / 3.6e9);
    let mut found = from_samples(rules, readings, rules.power_gap_ms, energy);
    if let Some(max) = rules.max_rate {
        // If either power exceeds the meter's maximum, the time between them is unknown.
        for interval in found.iter_mut().filter(|interval| interval.low.abs().max(interval.high.abs()) > max) {
            *interval = interval.refused(Reason::Implausible);
        }
    }
    found
}

fn from_samples(
    rules: &Rules,
    readings: &[Reading],
    gap_ms: Millis,
    energy: impl Fn(f64, Millis) -> Option<f64>,
) -> Vec<Interval> {
    let between = |pair: &[Reading]| {
        let (a, b) = (pair[0], pair[1]);
        let mean = (a.value + b.value) / 2.0;
        Interval {
            start: a.at,
            end: b.at,
            energy: energy(mean, b.at - a.at),
            mean,
            low: a.value.min(b.value),
            high: a.value.max(b.value),
            reason: Reason::Integrated,
        }
    };
    let is_near = |pair: &&[Reading]| pair[1].at - pair[0].at <= gap_ms;
    match codes(rules.kind, rules.unit, readings) {
        None => readings.windows(2).filter(is_near).map(between).collect(),
        // As with a power beyond the maximum, the time on both sides is unknown.
        Some(codes) => {
            let pairs = readings.windows(2).zip(codes.windows(2)).filter(|(pair, _)| is_near(pair));
            let believed = |(pair, code): (&[Reading], &[bool])| match code {
                [false, false] => between(pair),
                _ => between(pair).refused(Reason::ErrorCode),
            };
            pairs.map(believed).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HOUR_MS, MINUTE_MS, Unit};

    fn plain() -> Rules {
        Rules::new(ChannelKind::Cumulative, Unit::KilowattHour)
    }

    fn hourly(values: &[f64]) -> Vec<Reading> {
        values.iter().enumerate().map(|(i, &value)| Reading::new(i as Millis * HOUR_MS, value)).collect()
    }

    #[test]
    fn a_gap_is_spread_and_says_so() {
        let found = intervals(&plain(), &[Reading::new(0, 5.0), Reading::new(6 * HOUR_MS, 11.0)]);
        assert_eq!(found[0].reason, Reason::Spread);
        assert!((found[0].mean - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn powers_become_energy_only_where_they_stand_close() {
        let rules = Rules::new(ChannelKind::Power, Unit::Watt);
        let readings = [Reading::new(0, 1000.0), Reading::new(10 * MINUTE_MS, 2000.0), Reading::new(2 * HOUR_MS, 2000.0)];
        let found = intervals(&rules, &readings);
        assert_eq!(found.len(), 1);
        assert!((found[0].energy.unwrap_or_default() - 0.25).abs() < 1e-9);
    }

    #[test]
    fn an_amount_covers_the_period_that_it_states() {
        let rules = Rules::new(ChannelKind::Interval, Unit::KilowattHour);
        let found = intervals(&rules, &[Reading { at: 2 * HOUR_MS, value: 3.0, span_ms: Some(2 * HOUR_MS) }]);
        assert_eq!((found[0].start, found[0].energy), (0, Some(3.0)));
    }

    /// The store relies on this when it recomputes a stretch from the stretch and its neighbours.
    #[test]
    fn a_window_with_its_context_gives_the_same_intervals_as_the_whole() {
        let mut seed = 7_u64;
        let mut next = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as f64 / (1_u64 << 31) as f64
        };
        for _ in 0..200 {
            let mut register = 500.0;
            let values: Vec<f64> = (0..60)
                .map(|_| {
                    register += next();
                    if next() < 0.03 {
                        register = next();
                    }
                    if next() < 0.08 { next() * 2000.0 } else { register }
                })
                .collect();
            let all = hourly(&values);
            let whole = intervals(&plain(), &all);
            let (from, to) = (20, 40);
            let part = intervals(&plain(), &all[from - CONTEXT..to + CONTEXT]);
            let inside = |list: &[Interval]| {
                list.iter().filter(|i| i.end > all[from].at && i.start < all[to].at).copied().collect::<Vec<_>>()
            };
            assert_eq!(inside(&whole), inside(&part));
        }
    }

    #[test]
    fn a_power_beyond_the_maximum_says_nothing_of_the_time_around_it() {
        let rules = Rules { max_rate: Some(3_000.0), ..Rules::new(ChannelKind::Power, Unit::Watt) };
        let values = [1_000.0, 2_000.0, 90_000.0, 2_000.0, 1_000.0];
        let readings: Vec<Reading> = (0..).zip(values).map(|(i, value)| Reading::new(i * MINUTE_MS, value)).collect();
        let found = intervals(&rules, &readings);
        let reasons: Vec<Reason> = found.iter().map(|interval| interval.reason).collect();
        assert_eq!(reasons, [Reason::Integrated, Reason::Implausible, Reason::Implausible, Reason::Integrated]);
        assert_eq!(found[1].energy, None);
    }

    #[test]
    fn an_amount_of_which_nobody_says_the_period_is_an_hours_by_guess() {
        let rules = Rules::new(ChannelKind::Interval, Unit::KilowattHour);
        let found = intervals(&rules, &[Reading::new(0, 1.0), Reading::new(30 * HOUR_MS, 2.0)]);
        assert!(found.iter().all(|interval| interval.reason == Reason::Assumed && interval.reason.quality() < 1.0));
        assert_eq!(found[1].start, 29 * HOUR_MS);
    }
}
