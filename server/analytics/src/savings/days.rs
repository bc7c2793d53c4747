//! Days of a meter for baselines: energy, mean temperature, degree hours. Leaves out models.

use crate::series::Hourly;
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, Millis};
use std::ops::Range;

/// Balance points to try, °C, in steps of 1.
pub(super) const BALANCE_C: std::ops::RangeInclusive<i32> = 5..=25;
const POINTS: usize = 21;
/// The fewest measured hours of a day; the missing ones take the mean of the others.
const HOURS_MIN: usize = 20;

/// A day on the site's calendar.
#[derive(Clone, Debug)]
pub(super) struct Day {
    pub date: Date,
    /// The range of its hours in the series.
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

/// The whole days between `from` and `to` within the series, in order. A day cut off by either end
/// is left out.
pub(super) fn days(series: &Hourly, from: Millis, to: Millis) -> Vec<Day> {
    let mut out: Vec<Day> = Vec::new();
    let at = |i: usize| series.start + i as Millis * HOUR_MS;
    let in_span: Vec<usize> = (0..series.value.len()).filter(|&i| (from..to).contains(&at(i))).collect();
    for group in in_span.chunk_by(|&a, &b| series.zone.date(at(a)) == series.zone.date(at(b))) {
        let day = series.zone.day(at(group[0]));
        // Where clocks change by half an hour, a day has no whole number of hours.
        if (group.len() as Millis) < day.length_ms().div_euclid(HOUR_MS) {
            continue;
        }
        let date = series.zone.date(day.start);
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
            energy: (known.len() >= HOURS_MIN).then(|| known.iter().sum::<f64>() * group.len() as f64 / known.len() as f64),
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use domain::Zone;

    fn energies(hours: usize, from: i64, to: i64, zone: &Zone, start: Millis) -> Vec<Option<f64>> {
        let value = vec![1.0; hours];
        let series = Hourly { start, zone, value: &value, temp_c: &[] };
        days(&series, start + from * HOUR_MS, start + to * HOUR_MS).iter().map(|day| day.energy).collect()
    }

    #[test]
    fn a_day_that_the_series_or_the_period_cuts_off_is_none() {
        let zone = Zone::utc();
        assert_eq!(energies(3 * 24 + 22, 0, 200, &zone, 0), [Some(24.0); 3]);
        assert_eq!(energies(4 * 24, 1, 4 * 24 - 1, &zone, 0), [Some(24.0); 2]);
    }

    #[test]
    fn days_of_23_and_25_hours_are_whole() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let spring = zone.start_of(Date::parse("2026-03-28").unwrap());
        assert_eq!(energies(71, 0, 71, &zone, spring), [Some(24.0), Some(23.0), Some(24.0)]);
        assert_eq!(energies(46, 0, 46, &zone, spring), [Some(24.0)]);
        let autumn = zone.start_of(Date::parse("2026-10-25").unwrap());
        assert_eq!(energies(25, 0, 25, &zone, autumn), [Some(25.0)]);
        assert_eq!(energies(24, 0, 24, &zone, autumn), []);
    }
}
