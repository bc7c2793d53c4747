//! What people said of earlier anomalies: what was judged to be no fault is not told again. Leaves out who said it and where it is kept.
//!
//! The rule. An hour is acquitted when it lies in the very span that was judged, or when the anomaly that it belongs to is the same pattern again:
//! the same direction (or, both, the meter or the schedule), begun on the same kind of day (working day or weekend) within two hours of the same time
//! of day, and so far no longer and no further from the usual than half as much again. What lasts for three days or more may begin at any
//! time. So a pattern that grows is told after all.

use super::{Hour, Kind, QUIET_HOURS_MAX, WallHour};
use crate::series::{DAY, Hourly};
use domain::{HOUR_MS, Millis};

/// An earlier anomaly of this meter that was judged to be no fault.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotFault {
    /// Its first instant, UTC epoch milliseconds.
    pub start: Millis,
    /// The instant after its last. It may lie outside of the series.
    pub end: Millis,
    /// What it was held for.
    pub kind: Kind,
    /// By how much it departed, in percent; `NaN` where that is not known.
    pub deviation_percent: f64,
}

/// The same pattern may last, and depart, so much more.
const GROWTH: f64 = 1.5;
/// And begin so many hours earlier or later.
const BEGIN_HOURS: usize = 2;
/// What lasts so long may begin at any time.
const LONG_HOURS: f64 = 72.0;

/// What an anomaly is like, whatever it is called as it grows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Meter,
    Schedule,
    Up,
    Down,
}

impl Family {
    fn of(kind: Kind, up: bool) -> Self {
        match kind {
            Kind::MeterFault => Self::Meter,
            Kind::ScheduleDeviation => Self::Schedule,
            _ if up => Self::Up,
            _ => Self::Down,
        }
    }
}

/// Takes back what was said of hours that people know to be right: their score becomes 0, and they are no anomaly.
pub(super) fn acquit(hours: &mut [Hour], series: &Hourly, clock: &[WallHour], verdicts: &[NotFault]) {
    if verdicts.is_empty() {
        return;
    }
    let (mut first, mut last) = (0, None::<usize>);
    let (mut measured, mut expected) = (0.0, 0.0);
    for i in 0..hours.len() {
        let Some(kind) = hours[i].kind else { continue };
        if last.is_none_or(|last| i - last > QUIET_HOURS_MAX + 1) {
            (first, measured, expected) = (i, 0.0, 0.0);
        }
        last = Some(i);
        if series.value[i].is_finite() && hours[i].expected.is_finite() {
            measured += series.value[i];
            expected += hours[i].expected;
        }
        let deviation = if expected > 0.0 { (measured / expected - 1.0) * 100.0 } else { f64::NAN };
        let known = verdicts.iter().any(|verdict| {
            let at = series.start + i as Millis * HOUR_MS;
            (verdict.start..verdict.end).contains(&at)
                || same(verdict, series, Family::of(kind, measured >= expected), clock[first], i + 1 - first, deviation)
        });
        if known {
            hours[i].kind = None;
            hours[i].score = 0.0;
        }
    }
}

fn same(verdict: &NotFault, series: &Hourly, family: Family, begin: WallHour, hours: usize, deviation: f64) -> bool {
    let up = verdict.kind != Kind::EquipmentFailure && (verdict.deviation_percent.is_nan() || verdict.deviation_percent >= 0.0);
    let long = (verdict.end - verdict.start) as f64 / HOUR_MS as f64;
    let then = WallHour::new(series.zone.local_ms(verdict.start).div_euclid(HOUR_MS));
    let apart = begin.hour.abs_diff(then.hour);
    let at_its_time = begin.weekend() == then.weekend() && apart.min(DAY - apart) <= BEGIN_HOURS;
    let no_further = family == Family::Meter || !(deviation.abs() > GROWTH * verdict.deviation_percent.abs()); // An unknown deviation is no obstacle.
    Family::of(verdict.kind, up) == family
        && hours as f64 <= (GROWTH * long).max(long + 1.0)
        && (long >= LONG_HOURS || at_its_time)
        && no_further
}
