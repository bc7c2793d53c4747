//! Days of a meter for baselines: energy, mean temperature, degree hours. Leaves out models.

use crate::series::Hourly;
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, Millis};
use std::ops::Range;

/// Balance points that are tried, °C, in steps of 1.
pub(super) const BALANCE_C: std::ops::RangeInclusive<i32> = 5..=25;
const POINTS: usize = 21;
/// Fewer measured hours do not make a day; up to that many missing ones take the mean of the others.
const HOURS_MIN: usize = 20;

/// A day on the site's calendar.
#[derive(Clone, Debug)]
pub(super) struct Day {
    pub date: Date,
    /// The places of its hours in the series.
    pub hours: Range<usize>,
    /// Energy, `None` where too little was measured.
    pub energy: Option<f64>,
    /// Mean temperature, `NaN` where unknown.
    pub mean_c: f64,
    /// Mean temperature of the UTC day of the same date, `NaN` where unknown.
    pub utc_mean_c: f64,
    /// Mean of the hours' degrees below each balance point.
    pub heating: [f64; POINTS],
    /// Mean of the hours' degrees above each balance point.
    pub cooling: [f64; POINTS],
}

impl Day {
    pub fn weekend(&self) -> bool {
        self.date.weekday() >= 5
    }
}

/// The days that the series touches from `from` to before `to`, in order.
pub(super) fn days(series: &Hourly, from: Millis, to: Millis) -> Vec<Day> {
    let mut out: Vec<Day> = Vec::new();
    let at = |i: usize| series.start + i as Millis * HOUR_MS;
    let in_span: Vec<usize> = (0..series.value.len()).filter(|&i| (from..to).contains(&at(i))).collect();
    for group in in_span.chunk_by(|&a, &b| series.zone.date(at(a)) == series.zone.date(at(b))) {
        let date = series.zone.date(at(group[0]));
        let known: Vec<f64> = group.iter().map(|&i| series.value[i]).filter(|v| v.is_finite()).collect();
        let temps: Vec<f64> = group.iter().filter_map(|&i| series.temp_c.get(i)).copied().filter(|t| t.is_finite()).collect();
        let enough = temps.len() * 2 > group.len();
        let mean = |of: &dyn Fn(f64) -> f64| {
            if enough { temps.iter().map(|&t| of(t)).sum::<f64>() / temps.len() as f64 } else { f64::NAN }
        };
        let point = |k: usize| f64::from(BALANCE_C.start() + k as i32);
        out.push(Day {
            date,
            hours: group[0]..group[group.len() - 1] + 1,
            // A day at either end of the span may be cut off, and a day of 23 hours has that many.
            energy: (known.len() >= HOURS_MIN)
                .then(|| known.iter().sum::<f64>() * group.len().max(23) as f64 / known.len() as f64),
            mean_c: mean(&|t| t),
            utc_mean_c: utc_mean(series, date),
            heating: std::array::from_fn(|k| mean(&|t| (point(k) - t).max(0.0))),
            cooling: std::array::from_fn(|k| mean(&|t| (t - point(k)).max(0.0))),
        });
    }
    out
}

fn utc_mean(series: &Hourly, date: Date) -> f64 {
    let first = date.days() * DAY_MS;
    let from = (first - series.start).div_euclid(HOUR_MS).max(0) as usize;
    let to = ((first + DAY_MS - series.start).div_euclid(HOUR_MS).max(0) as usize).min(series.temp_c.len());
    let known: Vec<f64> = series.temp_c.get(from..to).unwrap_or(&[]).iter().copied().filter(|t| t.is_finite()).collect();
    if known.len() > 12 { known.iter().sum::<f64>() / known.len() as f64 } else { f64::NAN }
}
