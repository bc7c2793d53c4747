//! Steps out of all proportion to those beside them: a hundred thousand times as large. Only for
//! meters of which nobody has said what they can pass. Leaves out the meter's own maximum
//! (`Rules::is_beyond`) and error codes (`code`).

use crate::interval::{GAP_MS, Interval, Reason};
use crate::rules::Rules;
use crate::{ChannelKind, Millis, QUARTER_MS, Reading};

/// A charger of 22 kW that stands by at 1 W passes 22,000 times as much when it charges; a missed
/// decimal point or another meter's figure is beyond that. The usual figures of a meter span five
/// powers of ten at most, for its resolution ends there.
const TIMES: f64 = 1e5;

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
        rules.max_rate.is_none() && self.most > TIMES * self.least
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
        })
        .collect();
    for j in out {
        found[j] = found[j].refused(Reason::OutOfScale);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::intervals;
    use crate::{HOUR_MS, Unit};

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
