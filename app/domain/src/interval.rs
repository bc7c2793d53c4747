//! From raw readings to energy in time. An interval is derived, never stored: the ledger keeps what the meter said,
//! this file says what it means. Leaves out slots and days (`rollup`).
//!
//! Every rule looks at a few neighbours only ([`CONTEXT`]), never at all that came before, so a late reading changes
//! a known stretch of time and recomputing that stretch gives what recomputing everything would.

use crate::{ChannelKind, MINUTE_MS, Millis, Reading, Unit};

/// How many readings on either side of a stretch decide what its intervals are.
pub const CONTEXT: usize = 8;

/// How many readings on either side of a new one may change their meaning.
pub const REACH: usize = 6;

/// How many glitches in a row are passed over. Of a longer run nothing can be told, such as of two devices that share
/// one name: it is a gap, and a rule that looked past it would look back without end.
pub const GLITCHES_MAX: usize = 3;

/// Two registers further apart than this leave the course between them unknown: the energy is spread and says so.
/// An hour's reading that is half an hour late is still an hour's reading.
pub const GAP_MS: Millis = 90 * MINUTE_MS;

/// Two powers further apart than this say nothing of the time between them.
pub const POWER_GAP_MS: Millis = 15 * MINUTE_MS;

/// How an interval came to be, which decides its quality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The difference of two registers, or a stated amount.
    Measured,
    /// Powers, taken as straight lines between their instants.
    Integrated,
    /// A register that came back after a gap: the amount is right, its course within is not known.
    Spread,
    /// A register that fell and stayed low: what flowed meanwhile is not known, and nothing is made up.
    Reset,
    /// A register that passed its highest figure and began again from 0.
    Rollover,
}

impl Reason {
    /// How far the course of this interval can be trusted: 1 measured, 0 not known.
    #[must_use]
    pub fn quality(self) -> f64 {
        match self {
            Reason::Measured | Reason::Rollover => 1.0,
            Reason::Integrated => 0.9,
            Reason::Spread => 0.5,
            Reason::Reset => 0.0,
        }
    }

    /// A word for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Reason::Measured => "measured",
            Reason::Integrated => "from power",
            Reason::Spread => "spread over a gap",
            Reason::Reset => "register reset",
            Reason::Rollover => "register rolled over",
        }
    }
}

/// What flowed between two instants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// From.
    pub start: Millis,
    /// To; later than `start`.
    pub end: Millis,
    /// The amount in the channel's unit (kWh of a power channel); `None` of a level.
    pub energy: Option<f64>,
    /// The mean rate (W, or the unit an hour), or the mean level.
    pub mean: f64,
    /// The lowest seen within.
    pub low: f64,
    /// The highest seen within.
    pub high: f64,
    /// How it came to be.
    pub reason: Reason,
}

impl Interval {
    fn of_amount(start: Millis, end: Millis, amount: f64, unit: Unit, reason: Reason) -> Self {
        let rate = unit.rate(amount, end - start);
        Self { start, end, energy: Some(amount), mean: rate, low: rate, high: rate, reason }
    }
}

/// What of a channel decides how its readings are understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// How it counts.
    pub kind: ChannelKind,
    /// The unit of its readings.
    pub unit: Unit,
    /// Where its register starts again from 0.
    pub max_register: Option<f64>,
}

/// The intervals of `readings`, which are of one channel and in order of time, without two at one instant.
#[must_use]
pub fn intervals(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    match rules.kind {
        ChannelKind::Cumulative => from_registers(rules, readings),
        ChannelKind::Interval => from_amounts(rules, readings),
        ChannelKind::Power => from_samples(readings, POWER_GAP_MS, |mean, span_ms| Some(mean * span_ms as f64 / 3.6e9)),
        ChannelKind::Level => from_samples(readings, GAP_MS, |_, _| None),
    }
}

/// Whether each register is a glitch: it stands out of the order of its neighbours, and they are in order without it.
///
/// A fall that lasts for three readings is believed.
#[must_use]
pub fn glitches(readings: &[Reading]) -> Vec<bool> {
    let value = |i: usize| readings[i].value;
    (0..readings.len())
        .map(|i| {
            let before = [i.checked_sub(1), i.checked_sub(2)];
            let after = [i + 1, i + 2];
            before.into_iter().flatten().any(|a| {
                after
                    .into_iter()
                    .filter(|&b| b < readings.len() && b - a <= 3)
                    .any(|b| value(a) <= value(b) && (value(i) < value(a) || value(i) > value(b)))
            })
        })
        .collect()
}

fn from_registers(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    let glitch = glitches(readings);
    let mut found = Vec::with_capacity(readings.len());
    let mut last = None;
    for (i, &now) in readings.iter().enumerate() {
        if glitch[i] {
            continue;
        }
        let Some(before) = last.replace(i).filter(|before| i - before <= GLITCHES_MAX + 1) else { continue };
        let before = readings[before];
        let (start, end) = (before.at, now.at);
        if now.value >= before.value {
            let reason = if end - start > GAP_MS { Reason::Spread } else { Reason::Measured };
            found.push(Interval::of_amount(start, end, now.value - before.value, rules.unit, reason));
            continue;
        }
        // Two more readings tell a glitch from a reset; until they are here, hold.
        if i + 2 >= readings.len() {
            break;
        }
        let rolled = rules.max_register.filter(|max| before.value > 0.9 * max && before.value <= *max && now.value < 0.1 * max);
        found.push(match rolled {
            Some(max) => Interval::of_amount(start, end, max - before.value + now.value, rules.unit, Reason::Rollover),
            None => Interval::of_amount(start, end, 0.0, rules.unit, Reason::Reset),
        });
    }
    found
}

fn from_amounts(rules: &Rules, readings: &[Reading]) -> Vec<Interval> {
    let near = |span_ms: &Millis| *span_ms <= GAP_MS;
    let mut found: Vec<Interval> = (0..readings.len())
        .map(|i| {
            let now = readings[i];
            let since = i.checked_sub(1).map(|before| now.at - readings[before].at).filter(near);
            let until = readings.get(i + 1).map(|next| next.at - now.at).filter(near);
            let span_ms = now.span_ms.or(since).or(until).unwrap_or(crate::HOUR_MS).max(1);
            let reason = if span_ms > GAP_MS { Reason::Spread } else { Reason::Measured };
            Interval::of_amount(now.at - span_ms, now.at, now.value, rules.unit, reason)
        })
        .collect();
    found.sort_by_key(|interval| interval.start);
    found
}

fn from_samples(readings: &[Reading], gap_ms: Millis, energy: impl Fn(f64, Millis) -> Option<f64>) -> Vec<Interval> {
    readings
        .windows(2)
        .filter(|pair| pair[1].at - pair[0].at <= gap_ms)
        .map(|pair| {
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
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HOUR_MS;

    const REGISTER: Rules = Rules { kind: ChannelKind::Cumulative, unit: Unit::KilowattHour, max_register: None };

    fn hourly(values: &[f64]) -> Vec<Reading> {
        values.iter().enumerate().map(|(i, &value)| Reading::new(i as Millis * HOUR_MS, value)).collect()
    }

    fn amounts(rules: &Rules, values: &[f64]) -> Vec<(f64, Reason)> {
        intervals(rules, &hourly(values)).iter().map(|i| (i.energy.unwrap_or(f64::NAN), i.reason)).collect()
    }

    #[test]
    fn energy_is_the_difference_of_two_registers() {
        assert_eq!(amounts(&REGISTER, &[10.0, 11.5, 11.5]), [(1.5, Reason::Measured), (0.0, Reason::Measured)]);
    }

    #[test]
    fn a_register_that_falls_and_recovers_adds_no_energy() {
        let total = |values: &[f64]| amounts(&REGISTER, values).iter().map(|a| a.0).sum::<f64>();
        assert!((total(&[100.0, 101.0, 0.0, 102.0, 103.0]) - 3.0).abs() < 1e-9);
        assert!((total(&[100.0, 101.0, 0.0, 0.0, 102.0, 103.0]) - 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_register_that_jumps_up_and_comes_back_adds_no_energy() {
        let total: f64 = amounts(&REGISTER, &[100.0, 101.0, 999_999.0, 102.0, 103.0]).iter().map(|a| a.0).sum();
        assert!((total - 3.0).abs() < 1e-9);
    }

    #[test]
    fn two_momentary_zeros_around_a_good_reading_lose_no_energy() {
        let total: f64 = amounts(&REGISTER, &[100.0, 0.0, 101.0, 0.0, 102.0, 103.0]).iter().map(|a| a.0).sum();
        assert!((total - 3.0).abs() < 1e-9);
    }

    #[test]
    fn registers_of_two_devices_that_share_a_name_are_a_gap() {
        let values: Vec<f64> = (0..40).map(|i| if i % 2 == 0 { 100.0 } else { 5000.0 } + f64::from(i) / 10.0).collect();
        let total: f64 = amounts(&REGISTER, &values).iter().map(|a| a.0).sum();
        assert!(total < 5.0, "{total}");
    }

    #[test]
    fn a_fall_is_held_until_two_more_readings_confirm_it() {
        assert_eq!(amounts(&REGISTER, &[100.0, 101.0, 0.0]).len(), 1);
        assert_eq!(amounts(&REGISTER, &[100.0, 101.0, 0.0, 0.5]).len(), 1);
        assert_eq!(
            amounts(&REGISTER, &[100.0, 101.0, 0.0, 0.5, 1.5]),
            [(1.0, Reason::Measured), (0.0, Reason::Reset), (0.5, Reason::Measured), (1.0, Reason::Measured)]
        );
    }

    #[test]
    fn a_register_that_passes_its_maximum_goes_on_from_0() {
        let rules = Rules { max_register: Some(1000.0), ..REGISTER };
        let found = amounts(&rules, &[998.0, 999.0, 1.0, 2.0, 3.0]);
        assert_eq!(found[1], (2.0, Reason::Rollover));
    }

    #[test]
    fn a_gap_is_spread_and_says_so() {
        let found = intervals(&REGISTER, &[Reading::new(0, 5.0), Reading::new(6 * HOUR_MS, 11.0)]);
        assert_eq!(found[0].reason, Reason::Spread);
        assert!((found[0].mean - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn powers_become_energy_only_where_they_stand_close() {
        let rules = Rules { kind: ChannelKind::Power, unit: Unit::Watt, max_register: None };
        let readings = [Reading::new(0, 1000.0), Reading::new(10 * MINUTE_MS, 2000.0), Reading::new(2 * HOUR_MS, 2000.0)];
        let found = intervals(&rules, &readings);
        assert_eq!(found.len(), 1);
        assert!((found[0].energy.unwrap_or_default() - 0.25).abs() < 1e-9);
    }

    #[test]
    fn an_amount_covers_the_period_that_it_states() {
        let rules = Rules { kind: ChannelKind::Interval, unit: Unit::KilowattHour, max_register: None };
        let found = intervals(&rules, &[Reading { at: 2 * HOUR_MS, value: 3.0, span_ms: Some(2 * HOUR_MS) }]);
        assert_eq!((found[0].start, found[0].energy), (0, Some(3.0)));
    }

    /// What the store relies on when it recomputes a stretch from the stretch and its neighbours.
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
            let whole = intervals(&REGISTER, &all);
            let (from, to) = (20, 40);
            let part = intervals(&REGISTER, &all[from - CONTEXT..to + CONTEXT]);
            let inside = |list: &[Interval]| {
                list.iter().filter(|i| i.end > all[from].at && i.start < all[to].at).copied().collect::<Vec<_>>()
            };
            assert_eq!(inside(&whole), inside(&part));
        }
    }
}
