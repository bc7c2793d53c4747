//! Registers that fall and come back: a device tells an old figure for a while, then goes on where
//! it was. Leaves out glitches of one or two readings, and what a fall that stays is (`register`).
//!
//! Whether a fall was none is decided by the register alone, by the step with which it comes back.
//! A register that began anew counts up again, in steps like all others. One that told an old
//! figure stands still (or counts as usual) until it is back in one leap. A power beside it would
//! say little more, and would make one channel's energy depend on the readings of another.

use crate::mark::Mark;
use crate::scale::pace;
use crate::{HOUR_MS, Millis, Reading};

/// How long after the last good figure a register may come back. Device restarts and old figures
/// last for minutes up to an hour or two, or three readings of an hourly meter. Twice that is far
/// from a day, after which a register that begins anew every midnight would seem to come back.
pub const COME_BACK_MS: Millis = 6 * HOUR_MS;

/// And how many readings: half an hour of one every three seconds.
pub const COME_BACK_READINGS: usize = 600;

/// How many times as fast as any other step the one that comes back must be.
pub(crate) const LEAP: f64 = 4.0;

/// A fall to less than this part of the figure may be a new beginning at 0.
const NEAR_ZERO: f64 = 0.1;

/// A register that fell near 0 came back if it is not further above its old figure than this part
/// of the fall. One that begins anew stops just there by chance only.
const LANDING: f64 = 0.25;

/// How far apart, in readings, two steps are still beside each other.
pub(crate) const BESIDE: usize = 8;

/// A fall that may still prove to be none.
struct Open {
    /// The place in the line of the last figure before the fall.
    top: usize,
    /// The fastest step since.
    fastest: f64,
    /// The lowest figure since.
    lowest: f64,
}

/// Marks the readings that told an old figure as [`Mark::Stale`]. `line` are the indexes of the
/// readings that are neither codes nor glitches.
pub(crate) fn mark_stale(readings: &[Reading], line: &[usize], marks: &mut [Mark]) {
    let at = |k: usize| readings[line[k]];
    let pace_of = |from: usize, to: usize| pace(at(to).value - at(from).value, at(to).at - at(from).at);
    let mut open: Vec<Open> = Vec::new();
    let mut last = 0;
    for now in 1..line.len() {
        if at(now).value < at(last).value {
            open.push(Open { top: last, fastest: 0.0, lowest: at(now).value });
            last = now;
            continue;
        }
        // Within, steps of falls that stay; and how low they went.
        let (mut fastest, mut lowest) = (0.0_f64, f64::INFINITY);
        while let Some(one) = open.pop_if(|one| at(one.top).value <= at(now).value) {
            fastest = fastest.max(one.fastest);
            lowest = lowest.min(one.lowest);
            let back = Back { top: one.top, last, now, fastest, lowest };
            if back.is_none_at_all(readings, line) {
                for mark in &mut marks[line[one.top] + 1..line[now]] {
                    if *mark == Mark::Counts {
                        *mark = Mark::Stale;
                    }
                }
                // As if nothing had been between the two.
                (last, fastest, lowest) = (one.top, 0.0, f64::INFINITY);
            }
        }
        if let Some(outer) = open.last_mut() {
            outer.fastest = outer.fastest.max(fastest).max(pace_of(last, now));
            outer.lowest = outer.lowest.min(lowest);
        }
        last = now;
    }
}

/// A register that is at least where it was before a fall.
struct Back {
    /// The last figure before the fall, the last before the step back, and the first after it.
    top: usize,
    last: usize,
    now: usize,
    /// The fastest step and the lowest figure in between.
    fastest: f64,
    lowest: f64,
}

impl Back {
    /// Whether the fall was none.
    fn is_none_at_all(&self, readings: &[Reading], line: &[usize]) -> bool {
        let at = |k: usize| readings[line[k]];
        let (top, last, now) = (at(self.top), at(self.last), at(self.now));
        if now.at - top.at > COME_BACK_MS || line[self.now] - line[self.top] > COME_BACK_READINGS {
            return false;
        }
        let leap = pace(now.value - last.value, now.at - last.at);
        let is_leap = |than: f64| leap > LEAP * than;
        if self.lowest >= NEAR_ZERO * top.value {
            return is_leap(self.fastest);
        }
        // A load that runs on explains the step, and then the register did begin anew.
        let next = line.get(self.now + 1).filter(|next| **next - line[self.now] <= BESIDE).map(|&next| readings[next]);
        let on = next.filter(|next| next.value >= now.value).map_or(0.0, |next| pace(next.value - now.value, next.at - now.at));
        is_leap(self.fastest.max(on)) && now.value - top.value <= LANDING * (top.value - self.lowest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::intervals;
    use crate::interval::Reason;
    use crate::{ChannelKind, MINUTE_MS, Rules, Unit};

    fn every(step_ms: Millis, values: &[f64]) -> Vec<Reading> {
        (0..).zip(values).map(|(i, &value)| Reading::new(i as Millis * step_ms, value)).collect()
    }

    fn found(step_ms: Millis, values: &[f64]) -> Vec<(Millis, f64, Reason)> {
        let rules = Rules::new(ChannelKind::Cumulative, Unit::KilowattHour);
        let found = intervals(&rules, &every(step_ms, values));
        found.iter().map(|one| (one.end, one.energy.unwrap_or(f64::NAN), one.reason)).collect()
    }

    fn total(step_ms: Millis, values: &[f64]) -> f64 {
        found(step_ms, values).iter().map(|one| one.1).sum()
    }

    #[track_caller]
    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    #[test]
    fn a_plug_that_tells_an_old_figure_for_half_an_hour_lost_nothing() {
        let values = [80.0, 80.02, 80.04, 77.5, 77.5, 77.5, 77.5, 77.5, 77.5, 80.18, 80.2, 80.22];
        near(total(5 * MINUTE_MS, &values), 0.22);
        assert_eq!(found(5 * MINUTE_MS, &values)[2].2, Reason::Recovered);
        // One that counts on from the old figure while it tells it, too.
        let values = [80.0, 80.02, 80.04, 77.5, 77.52, 77.54, 77.56, 77.58, 77.6, 80.18, 80.2, 80.22];
        near(total(5 * MINUTE_MS, &values), 0.22);
    }

    #[test]
    fn a_plug_that_shows_0_until_it_has_read_its_meter_lost_nothing() {
        near(total(5 * MINUTE_MS, &[80.0, 80.02, 0.0, 0.0, 0.0, 0.0, 80.12, 80.14, 80.16]), 0.16);
    }

    #[test]
    fn until_the_register_comes_back_nothing_is_known_of_the_fall() {
        let values = [80.0, 80.02, 80.04, 77.5, 77.5, 77.5];
        near(total(5 * MINUTE_MS, &values[..5]), 0.04);
        assert_eq!(found(5 * MINUTE_MS, &values)[2], (15 * MINUTE_MS, 0.0, Reason::Reset));
    }

    #[test]
    fn a_register_that_begins_anew_counts_from_there_however_far_it_gets() {
        let mut values = vec![0.3, 0.4, 0.5];
        values.extend((0..40).map(|i| f64::from(i) * 0.05));
        near(total(5 * MINUTE_MS, &values), 0.2 + 1.95);
        // A charger's register of its session: seven hours later, another session of the same size.
        near(total(HOUR_MS, &[5.0, 12.0, 12.0, 0.0, 0.0, 0.0, 7.0, 14.0, 14.0]), 7.0 + 14.0);
        // A load that begins with a large step, and runs on.
        near(total(MINUTE_MS, &[0.5, 0.5, 0.0, 0.0, 0.0, 0.55, 1.1, 1.65]), 1.65);
    }

    #[test]
    fn a_device_that_restarts_from_an_older_figure_counts_on() {
        let values = [80.0, 80.5, 81.0, 79.8, 80.3, 80.8, 81.3, 81.8];
        near(total(5 * MINUTE_MS, &values), 1.0 + 2.0);
    }

    #[test]
    fn a_register_that_comes_back_after_more_than_six_hours_is_not_waited_for() {
        let mut values = vec![80.0, 80.1, 80.2];
        values.extend([77.5; 8]);
        values.extend([80.3, 80.4]);
        near(total(HOUR_MS, &values), 0.2 + 2.8 + 0.1);
    }

    #[test]
    fn an_old_figure_within_another_is_told_apart() {
        let values = [80.0, 80.1, 77.0, 77.0, 77.0, 60.0, 60.0, 60.0, 77.0, 77.0, 80.4, 80.5];
        near(total(5 * MINUTE_MS, &values), 0.5);
    }

    #[test]
    fn a_maximum_power_refuses_what_could_not_flow_meanwhile() {
        let rules = Rules { max_rate: Some(3_000.0), ..Rules::new(ChannelKind::Cumulative, Unit::KilowattHour) };
        let values = [80.0, 80.1, 77.0, 77.0, 77.0, 77.0, 99.0, 99.1];
        let found = intervals(&rules, &every(5 * MINUTE_MS, &values));
        assert_eq!(found[1].reason, Reason::Implausible);
        let known: Vec<f64> = found.iter().filter_map(|one| one.energy).collect();
        near(known.iter().sum(), 0.2);
    }
}
