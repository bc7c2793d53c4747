//! Steps out of all proportion to those beside them: a hundred thousand times as large, or in a
//! register a hundred times as large and more than a large building takes (a quarter of that from 0). Only for meters of which
//! nobody has said what they can pass. Leaves out the meter's own maximum (`Rules::is_beyond`) and
//! error codes (`code`).

use crate::interval::{GAP_MS, Interval, Reason};
use crate::rules::Rules;
use crate::{ChannelKind, Millis, QUARTER_MS, Reading, Unit};

/// A charger of 22 kW that stands by at 1 W passes 22,000 times as much when it charges; a missed
/// decimal point or another meter's figure is beyond that. The usual figures of a meter span five
/// powers of ten at most, for its resolution ends there.
const TIMES: f64 = 1e5;

/// A register that leaps this many times further than it goes otherwise is another one's, or had not
/// been read before. So much alone may be a charger that starts; it must be [`large`] too.
const LEAP_TIMES: f64 = 100.0;

/// How many of the steps after a leap, and before one, must be ordinary. A register that stood still
/// before it may have been silent, and tells all at once what flowed.
const ORDINARY_BESIDE: usize = 2;

/// More than a large building takes in a quarter-hour: 1 MW, where a quick charger for cars has 350 kW.
fn large(unit: Unit) -> f64 {
    match unit {
        Unit::KilowattHour => 250.0,
        Unit::CubicMetre => 100.0,
        Unit::Therm => 40.0,
        Unit::TonHour => 250.0,
        Unit::Pound => 5000.0,
        Unit::Gallon => 25_000.0,
        Unit::Watt | Unit::Celsius | Unit::Percent | Unit::Unknown => f64::INFINITY,
    }
}

/// How large a first step from a register's 0 must be, as a part of what is [`large`]. A register that
/// has just begun seldom stands behind as much as 250 kW.
const FROM_0: f64 = 0.25;

/// How many steps on either side are looked at, and in a register how many readings.
pub(crate) const STEPS: usize = 4;
pub(crate) const READINGS: usize = 64;

/// How many of them must be ordinary. One more may be as large: an error often lasts for two
/// readings, and a change of scale for ever.
const ORDINARY: usize = 4;
const ALIKE_MAX: usize = 1;

/// How much flows in a quarter-hour. Registers count in ticks and messages queue, so a shorter span
/// says no more than a quarter-hour does.
pub(crate) fn pace(amount: f64, span_ms: Millis) -> f64 {
    if span_ms <= QUARTER_MS { amount.abs() } else { amount.abs() * (QUARTER_MS as f64 / span_ms as f64) }
}

fn pace_of(interval: &Interval) -> Option<f64> {
    let energy = interval.energy.filter(|_| interval.reason != Reason::Reset)?;
    Some(pace(energy, interval.end - interval.start))
}

/// The slowest and the fastest of some steps, for a quick look at whether one may be out of scale:
/// nearly always, none is.
pub(crate) struct Paces {
    least: f64,
    most: f64,
}

impl Paces {
    /// Of no steps yet.
    pub fn new() -> Self {
        Self { least: f64::INFINITY, most: 0.0 }
    }

    /// And of this one.
    pub fn add(&mut self, amount: f64, span_ms: Millis) {
        let pace = pace(amount, span_ms);
        self.most = self.most.max(pace);
        if pace > 0.0 {
            self.least = self.least.min(pace);
        }
    }

    /// Whether one of them may be out of scale.
    pub fn may_be_out(&self, rules: &Rules) -> bool {
        let times =
            if rules.kind == ChannelKind::Cumulative && self.most > FROM_0 * large(rules.unit) { LEAP_TIMES } else { TIMES };
        rules.max_rate.is_none() && self.most > times * self.least
    }
}

/// Takes the energy from steps that are out of scale.
pub(crate) fn refuse(rules: &Rules, found: &mut [Interval], readings: &[Reading]) {
    let paces: Vec<Option<f64>> = found.iter().map(pace_of).collect();
    let place = |at: Millis| readings.partition_point(|reading| reading.at < at);
    let is_register = rules.kind == ChannelKind::Cumulative;
    let out: Vec<usize> = (0..found.len())
        .filter(|&j| {
            let Some(own) = paces[j].filter(|own| *own > 0.0) else { return false };
            if !is_register && found[j].end - found[j].start > GAP_MS {
                return false;
            }
            let is_near = |k: &usize| {
                !is_register
                    || *k < j && place(found[j].start) - place(found[*k].start) <= READINGS
                    || *k > j && place(found[*k].end) - place(found[j].end) <= READINGS
            };
            let beside = (j.saturating_sub(STEPS)..j).chain(j + 1..(j + 1 + STEPS).min(found.len()));
            let (mut ordinary, mut alike) = (0, 0);
            for other in beside.filter(is_near).filter_map(|k| paces[k]) {
                ordinary += usize::from(other > 0.0 && other * TIMES < own);
                alike += usize::from(other * TIMES >= own);
            }
            ordinary >= ORDINARY && alike <= ALIKE_MAX
                || is_register && {
                    let before = (j.saturating_sub(STEPS)..j).rev().filter(is_near).filter_map(|k| paces[k]);
                    let after = (j + 1..(j + 1 + STEPS).min(found.len())).filter(is_near).filter_map(|k| paces[k]);
                    let is_from_0 = readings.get(place(found[j].start)).is_some_and(|reading| reading.value == 0.0);
                    is_leap(own, large(rules.unit), is_from_0, before, after)
                }
        })
        .collect();
    for j in out {
        found[j] = found[j].refused(Reason::OutOfScale);
    }
}

/// Whether a register leapt to a figure that it did not count up to. `before` and `after` are the
/// steps beside it, the nearest first.
fn is_leap(own: f64, large: f64, is_from_0: bool, before: impl Iterator<Item = f64>, after: impl Iterator<Item = f64>) -> bool {
    let (before, after): (Vec<f64>, Vec<f64>) = (before.collect(), after.collect());
    let is_ordinary = |steps: &[f64]| steps.iter().filter(|step| **step > 0.0).count() >= ORDINARY_BESIDE;
    let is_moving = |steps: &[f64]| is_ordinary(steps) && steps.first().is_some_and(|step| *step > 0.0);
    let is_far = before.iter().chain(&after).all(|step| own > LEAP_TIMES * step);
    is_far
        && if is_from_0 {
            own > FROM_0 * large && is_ordinary(&after)
        } else {
            own > large && is_moving(&before) && is_ordinary(&after)
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::intervals;
    use crate::{HOUR_MS, MINUTE_MS};

    fn energies(kind: ChannelKind, values: &[f64]) -> Vec<Option<f64>> {
        let readings: Vec<Reading> = (0..).zip(values).map(|(i, &value)| Reading::new(i as Millis * HOUR_MS, value)).collect();
        intervals(&Rules::new(kind, Unit::KilowattHour), &readings).iter().map(|one| one.energy).collect()
    }

    #[test]
    fn an_amount_out_of_all_proportion_is_unknown() {
        let found = energies(ChannelKind::Interval, &[0.2, 0.3, 0.2, 123_456.0, 0.25, 0.2]);
        assert_eq!(found, [Some(0.2), Some(0.3), Some(0.2), None, Some(0.25), Some(0.2)]);
    }

    #[test]
    fn a_register_that_leaps_to_another_meters_figure_and_counts_on_there_flowed_otherwise() {
        let found = energies(ChannelKind::Cumulative, &[10.0, 10.5, 11.0, 11.5, 12.0, 912_000.0, 912_000.5, 912_001.0]);
        assert_eq!(found[4], None);
        assert_eq!(found[5..], [Some(0.5), Some(0.5)]);
    }

    fn every_ten_minutes(values: &[f64]) -> Vec<Option<f64>> {
        let readings: Vec<Reading> =
            (0..).zip(values).map(|(i, &value)| Reading::new(i as Millis * 10 * MINUTE_MS, value)).collect();
        let rules = Rules::new(ChannelKind::Cumulative, Unit::KilowattHour);
        intervals(&rules, &readings).iter().map(|one| one.energy.map(|kwh| (kwh * 1e6).round() / 1e6)).collect()
    }

    #[test]
    fn a_register_that_told_0_before_it_was_read_did_not_count_up_from_0() {
        let found = every_ten_minutes(&[0.0, 1234.0, 1234.1, 1234.2, 1234.4]);
        assert_eq!(found, [None, Some(0.1), Some(0.1), Some(0.2)]);
        let found = every_ten_minutes(&[0.0, 0.0, 0.0, 0.0, 1234.0, 1234.1, 1234.1, 1234.4]);
        assert_eq!(found, [Some(0.0), Some(0.0), Some(0.0), None, Some(0.1), Some(0.0), Some(0.3)]);
    }

    #[test]
    fn a_register_that_told_0_for_half_a_day_flowed_no_further_than_it_says() {
        let mut values = vec![1230.0, 1230.5, 1231.0];
        values.extend([0.0; 72]);
        values.extend([1234.0, 1234.1, 1234.2, 1234.4]);
        let total: f64 = every_ten_minutes(&values).into_iter().flatten().sum();
        assert!((total - 1.4).abs() < 1e-9, "{total}");
    }

    #[test]
    fn a_register_that_leaps_and_counts_on_there_is_anothers() {
        let found = every_ten_minutes(&[50.0, 50.1, 50.2, 50.4, 1284.0, 1284.1, 1284.2, 1284.4]);
        assert_eq!(found[3], None);
        assert!(found[4..].iter().all(Option::is_some));
    }

    #[test]
    fn what_a_silent_register_tells_at_once_counts_and_so_does_a_quick_charger() {
        let silent = every_ten_minutes(&[50.0, 50.1, 50.2, 50.2, 50.2, 50.2, 50.2, 350.0, 350.1, 350.2, 350.4]);
        assert!(silent.iter().all(Option::is_some), "{silent:?}");
        let charger = every_ten_minutes(&[50.0, 50.02, 50.04, 50.06, 108.0, 108.02, 108.04, 108.06]);
        assert!(charger.iter().all(Option::is_some), "{charger:?}");
        let new = every_ten_minutes(&[0.0, 3.6, 3.61, 3.62, 3.63, 3.64]);
        assert!(new.iter().all(Option::is_some), "{new:?}");
    }

    #[test]
    fn a_charger_that_starts_and_a_meter_that_was_idle_are_in_scale() {
        let charger = [0.001, 0.001, 0.001, 0.001, 22.0, 22.0, 0.001];
        assert!(energies(ChannelKind::Interval, &charger).iter().all(Option::is_some));
        let idle = [0.0, 0.0, 0.0, 0.0, 22.0, 0.0];
        assert!(energies(ChannelKind::Interval, &idle).iter().all(Option::is_some));
    }

    #[test]
    fn a_scale_that_stays_is_the_meters_own() {
        let found = energies(ChannelKind::Interval, &[0.001, 0.001, 0.001, 0.001, 500.0, 500.0, 500.0, 500.0, 500.0]);
        assert!(found.iter().all(Option::is_some));
    }
}
