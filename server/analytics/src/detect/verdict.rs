//! Anomalies that people judged to be no fault are not reported again. Who judged them and where
//! that is stored is left out.
//!
//! The rules:
//!
//! - Hours within a judged span are known.
//! - A run of departing hours is known when it repeats a judged pattern. It has the same direction.
//!   It started on the same kind of day (working day or weekend), within two hours of the same time
//!   of day. So far it is at most half as long again, and departs at most half as far again. A
//!   pattern that grows is thus reported after all.
//! - A judged anomaly of three days or more is known at any time of day, but only in the eight
//!   weeks after it: by then it is part of the baseline.
//! - Runs of equal values are known when they are at most half as long again.
//!
//! Known hours count as expected, so no window over them is strange either.

use super::rules::Breach;
use super::{Kind, QUIET_HOURS_MAX, WallHour};
use crate::series::{DAY, Hourly, WEEK};
use domain::{HOUR_MS, Millis};

/// An earlier anomaly of this meter that was judged to be no fault.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotFault {
    /// Its first instant, UTC epoch milliseconds.
    pub start: Millis,
    /// The instant after its last. It may lie outside of the series.
    pub end: Millis,
    /// The kind that was reported.
    pub kind: Kind,
    /// Its departure in percent; `NaN` where unknown.
    pub deviation_percent: f64,
}

/// The same pattern may be this many times as long, and depart this many times as far.
const GROWTH: f64 = 1.5;
/// It may start this many hours earlier or later.
const BEGIN_HOURS: usize = 2;
/// A judged anomaly this long may start at any time of day,
const LONG_HOURS: f64 = 72.0;
/// It is known for this long after its end.
const LONG_KNOWN_MS: Millis = 8 * WEEK as Millis * HOUR_MS;
/// A run of departing hours starts, and goes on, from this many spreads.
const DEPARTS: f64 = 3.0;
/// A smaller departure next to it belongs to it from this many.
const BELONGS: f64 = 1.0;

/// The pattern of a verdict.
struct Pattern {
    verdict: NotFault,
    hours: f64,
    begin: WallHour,
    up: bool,
}

impl Pattern {
    fn new(verdict: NotFault, series: &Hourly) -> Self {
        Self {
            verdict,
            hours: (verdict.end - verdict.start) as f64 / HOUR_MS as f64,
            begin: WallHour::new(series.zone.local_ms(verdict.start).div_euclid(HOUR_MS)),
            up: verdict.kind != Kind::EquipmentFailure
                && (verdict.deviation_percent.is_nan() || verdict.deviation_percent >= 0.0),
        }
    }

    fn holds(&self, at: Millis) -> bool {
        (self.verdict.start..self.verdict.end).contains(&at)
    }

    fn no_longer(&self, hours: usize) -> bool {
        hours as f64 <= (GROWTH * self.hours).max(self.hours + 1.0)
    }

    /// Whether a run with this start, length and departure so far is the same pattern again.
    fn again(&self, begin: WallHour, at: Millis, hours: usize, up: bool, deviation: f64) -> bool {
        if matches!(self.verdict.kind, Kind::MeterFault | Kind::ScheduleDeviation) || up != self.up {
            return false;
        }
        let apart = begin.hour.abs_diff(self.begin.hour);
        let in_time = if self.hours >= LONG_HOURS {
            (self.verdict.end..self.verdict.end + LONG_KNOWN_MS).contains(&at)
        } else {
            begin.weekend() == self.begin.weekend() && apart.min(DAY - apart) <= BEGIN_HOURS
        };
        let limit = GROWTH * self.verdict.deviation_percent.abs();
        // An unknown deviation does not prevent a match.
        in_time && self.no_longer(hours) && (deviation.abs() <= limit || limit.is_nan() || deviation.is_nan())
    }
}

/// Which hours are known to be right. The result for each hour depends only on it and on earlier
/// hours.
pub(super) fn known(
    series: &Hourly,
    clock: &[WallHour],
    z: &[f64],
    expected: &dyn Fn(usize) -> f64,
    breach: &[Option<Breach>],
    verdicts: &[NotFault],
) -> Vec<bool> {
    let mut out = vec![false; z.len()];
    if verdicts.is_empty() {
        return out;
    }
    let patterns: Vec<Pattern> = verdicts.iter().map(|&verdict| Pattern::new(verdict, series)).collect();
    let mut run: Option<Run> = None;
    for i in 0..z.len() {
        let at = series.start + i as Millis * HOUR_MS;
        let judged = patterns.iter().any(|pattern| pattern.holds(at));
        let repeats = breach[i].is_some_and(|breach| {
            let meter = |pattern: &Pattern| pattern.verdict.kind == Kind::MeterFault && pattern.no_longer(breach.hours);
            patterns.iter().any(meter)
        });
        out[i] = judged || repeats;
        if z[i].abs() < BELONGS || breach[i].is_some() {
            continue;
        }
        let up = z[i] > 0.0;
        let near = run.filter(|run| run.up == up && i - run.last <= QUIET_HOURS_MAX + 1);
        if z[i].abs() < DEPARTS {
            out[i] |= near.is_some_and(|run| run.known);
            continue;
        }
        let mut now = near.unwrap_or(Run { first: i, last: i, up, measured: 0.0, expected: 0.0, known: false });
        now.last = i;
        if expected(i).is_finite() && series.value[i].is_finite() {
            (now.measured, now.expected) = (now.measured + series.value[i], now.expected + expected(i));
        }
        let deviation = if now.expected > 0.0 { (now.measured / now.expected - 1.0) * 100.0 } else { f64::NAN };
        now.known = patterns.iter().any(|pattern| pattern.again(clock[now.first], at, i + 1 - now.first, up, deviation));
        out[i] |= now.known;
        run = Some(now);
    }
    out
}

/// A run of hours that depart in one direction.
#[derive(Clone, Copy)]
struct Run {
    first: usize,
    last: usize,
    up: bool,
    measured: f64,
    expected: f64,
    /// Whether it has been a known pattern so far.
    known: bool,
}

/// Whether a day that runs late or early was judged to be right: it is known in its span and in the
/// eight weeks after it.
pub(super) fn shift_known(series: &Hourly, i: usize, verdicts: &[NotFault]) -> bool {
    let at = series.start + i as Millis * HOUR_MS;
    verdicts
        .iter()
        .any(|verdict| verdict.kind == Kind::ScheduleDeviation && (verdict.start..verdict.end + LONG_KNOWN_MS).contains(&at))
}
