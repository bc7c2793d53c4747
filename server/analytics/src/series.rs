//! An hourly series of one meter on its site's clock. The caller reads it, and marks flagged,
//! spread or estimated hours as missing, so that nothing here learns from them.

use crate::{Error, Result};
use domain::zone::Date;
use domain::{HOUR_MS, Millis, Zone};

/// The hours of a day and of a week.
pub(crate) const DAY: usize = 24;
pub(crate) const WEEK: usize = 168;

/// One meter, hour by hour: `value[i]` is the energy (or mean power) of the hour that starts at
/// `start + i` hours. `NaN` is a missing value.
///
/// `temp_c` is the outdoor temperature of the same hours, or empty. For a forecast it may continue
/// past the values, with forecast temperatures.
#[derive(Clone, Copy, Debug)]
pub struct Hourly<'a> {
    /// The first hour's start, UTC epoch milliseconds.
    pub start: Millis,
    /// The site's clock.
    pub zone: &'a Zone,
    /// The values, `NaN` where missing.
    pub value: &'a [f64],
    /// Outdoor temperatures in °C, `NaN` where unknown; empty where there are none.
    pub temp_c: &'a [f64],
}

/// The local time on the site's clock at the start of an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WallHour {
    /// Hours since 1970-01-01 00:00 on the site's wall clock.
    pub index: i64,
    /// 0 to 23.
    pub hour: usize,
    /// 0 for Monday to 6 for Sunday.
    pub weekday: usize,
    /// 1 to 12.
    pub month: u32,
}

impl WallHour {
    /// The hour with that number, counted from 1970-01-01 00:00 on the wall clock.
    #[must_use]
    pub fn new(index: i64) -> Self {
        let date = Date::from_days(index.div_euclid(24));
        Self { index, hour: index.rem_euclid(24) as usize, weekday: date.weekday(), month: date.month }
    }

    /// Saturday or Sunday.
    #[must_use]
    pub fn weekend(self) -> bool {
        self.weekday >= 5
    }
}

impl<'a> Hourly<'a> {
    /// Checks that the slices fit together.
    ///
    /// # Errors
    /// When there are temperatures, but fewer than values.
    pub fn check(&self) -> Result<()> {
        if !self.temp_c.is_empty() && self.temp_c.len() < self.value.len() {
            return Err(Error::Length { name: "temp_c", given: self.temp_c.len(), expected: self.value.len() });
        }
        Ok(())
    }

    /// The wall clock of hour `i`, which may lie past the end.
    #[must_use]
    pub fn wall(&self, i: usize) -> WallHour {
        WallHour::new(self.wall_index(i))
    }

    /// The wall clock number of hour `i`.
    #[must_use]
    pub fn wall_index(&self, i: usize) -> i64 {
        self.zone.local_ms(self.start + i as Millis * HOUR_MS).div_euclid(HOUR_MS)
    }

    /// How many hours have a value.
    #[must_use]
    pub fn measured(&self) -> usize {
        self.value.iter().filter(|value| value.is_finite()).count()
    }

    /// The same series with its first `n` values.
    #[must_use]
    pub fn first(&self, n: usize) -> Hourly<'a> {
        Hourly { value: &self.value[..n.min(self.value.len())], temp_c: &self.temp_c[..n.min(self.temp_c.len())], ..*self }
    }

    /// The last `n` values (temperatures past the end stay).
    #[must_use]
    pub fn last(&self, n: usize) -> Hourly<'a> {
        let from = self.value.len().saturating_sub(n);
        Hourly {
            start: self.start + from as Millis * HOUR_MS,
            value: &self.value[from..],
            temp_c: self.temp_c.get(from..).unwrap_or(&[]),
            zone: self.zone,
        }
    }
}

/// A series laid out by the wall clock, so that "the same hour yesterday" is always 24 places back.
/// The hour that a clock change repeats is the mean of both; the hour that it skips is missing.
#[derive(Clone, Debug)]
pub(crate) struct Wall {
    /// The wall clock number of the first hour.
    pub first: i64,
    /// The values, `NaN` where missing.
    pub value: Vec<f64>,
    /// Temperatures, as long as the values or longer; empty where there are none.
    pub temp_c: Vec<f64>,
}

impl Wall {
    pub fn new(series: &Hourly) -> Self {
        let first = series.wall_index(0);
        let lay = |source: &[f64]| {
            let Some(last) = source.len().checked_sub(1) else { return Vec::new() };
            let length = (series.wall_index(last) - first).max(0) as usize + 1;
            let mut out = vec![f64::NAN; length];
            let mut count = vec![0_u8; length];
            for (i, &value) in source.iter().enumerate() {
                let at = (series.wall_index(i) - first).max(0) as usize;
                if value.is_finite() && at < length {
                    out[at] =
                        if count[at] == 0 { value } else { (out[at] * f64::from(count[at]) + value) / f64::from(count[at] + 1) };
                    count[at] = count[at].saturating_add(1);
                }
            }
            out
        };
        Self { first, value: lay(series.value), temp_c: lay(series.temp_c) }
    }

    pub fn wall(&self, i: usize) -> WallHour {
        WallHour::new(self.first + i as i64)
    }

    /// Whether hour `i`, which may lie past the end, was never told: no value at its time of day, or
    /// none within an hour of it on its kind of day, though there were such days.
    pub fn is_untold(&self, i: usize) -> bool {
        let clock = self.wall(i);
        let is_told = |at: &usize| self.value[*at].is_finite();
        let is_alike = |at: &usize| self.wall(*at).weekend() == clock.weekend();
        let around = || [DAY - 1, 0, 1].into_iter().flat_map(|by| self.at_hour((clock.hour + by) % DAY));
        let had_such_days = self.at_hour(clock.hour).any(|at| is_alike(&at));
        !self.at_hour(clock.hour).any(|at| is_told(&at)) || had_such_days && !around().filter(is_alike).any(|at| is_told(&at))
    }

    /// The places with that time of day.
    fn at_hour(&self, hour: usize) -> impl Iterator<Item = usize> {
        let first = self.first.rem_euclid(DAY as i64) as usize;
        ((hour + DAY - first) % DAY..self.value.len()).step_by(DAY)
    }
}

/// The series without gaps: a missing hour takes the value of a week, a day, or two weeks earlier;
/// the rest is interpolated linearly. Only for use as a *feature*: a filled value is never a
/// target.
pub(crate) fn filled(value: &[f64]) -> Vec<f64> {
    let mut out = value.to_vec();
    for lag in [WEEK, DAY, 2 * WEEK] {
        for i in lag..out.len() {
            if !out[i].is_finite() && out[i - lag].is_finite() {
                out[i] = out[i - lag];
            }
        }
    }
    drawn(&mut out);
    out
}

/// Interpolates missing values linearly, and extends the ends as constants. All zero where nothing
/// was measured.
pub(crate) fn drawn(value: &mut [f64]) {
    let mut before: Option<usize> = None;
    for i in 0..value.len() {
        if !value[i].is_finite() {
            continue;
        }
        match before {
            Some(a) => {
                let (from, step) = (value[a], (value[i] - value[a]) / (i - a) as f64);
                for (j, slot) in value[a + 1..i].iter_mut().enumerate() {
                    *slot = from + step * (j + 1) as f64;
                }
            }
            None => {
                let first = value[i];
                value[..i].fill(first);
            }
        }
        before = Some(i);
    }
    let rest = before.map_or(0, |i| i + 1);
    let last = before.map_or(0.0, |i| value[i]);
    value[rest..].fill(last);
}

/// Sums of the first 0, 1, 2, ... values.
pub(crate) fn running_sums(value: &[f64]) -> Vec<f64> {
    std::iter::once(0.0)
        .chain(value.iter().scan(0.0, |sum, v| {
            *sum += v;
            Some(*sum)
        }))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_same_hour_of_yesterday_is_24_places_back_across_a_clock_change() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        // From 2026-03-28 00:00 local, over the night in which 02:00 is skipped.
        let start = zone.start_of(Date { year: 2026, month: 3, day: 28 });
        let value: Vec<f64> = (0..72).map(|i| zone.minute_of_day(start + i * HOUR_MS) as f64 / 60.0).collect();
        let wall = Wall::new(&Hourly { start, zone: &zone, value: &value, temp_c: &[] });
        assert_eq!(wall.value.len(), 73);
        assert!(wall.value[26].is_nan());
        for (i, value) in wall.value.iter().enumerate().filter(|(i, _)| *i != 26) {
            assert_eq!(*value, (i % 24) as f64);
        }
    }

    #[test]
    fn hours_that_were_never_told_are_known() {
        let zone = Zone::utc();
        // Three weeks from a Monday: no nights, no weekends but their noon.
        let is_told = |i: usize| (6..22).contains(&(i % 24)) && ((i / 24) % 7 < 5 || i % 24 == 12);
        let value: Vec<f64> = (0..21 * 24).map(|i| if is_told(i) { 1.0 } else { f64::NAN }).collect();
        let wall = Wall::new(&Hourly { start: 1_767_571_200_000, zone: &zone, value: &value, temp_c: &[] });
        let untold = |day: usize, hour: usize| wall.is_untold(504 + day * 24 + hour);
        assert!(untold(0, 5) && !untold(0, 6) && !untold(0, 21) && untold(0, 22));
        assert!(untold(5, 9) && !untold(5, 11) && !untold(5, 12) && !untold(5, 13) && untold(6, 15));
        // Two days say nothing of a weekend, and are all that there is.
        let short = Wall::new(&Hourly { start: 1_767_571_200_000, zone: &zone, value: &[1.0; 48], temp_c: &[] });
        assert!((48..216).all(|i| !short.is_untold(i)));
    }

    #[test]
    fn the_hour_that_comes_twice_is_the_mean_of_both() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let start = zone.start_of(Date { year: 2026, month: 10, day: 25 });
        let mut value = vec![1.0; 25];
        value[2] = 3.0;
        value[3] = 5.0;
        let wall = Wall::new(&Hourly { start, zone: &zone, value: &value, temp_c: &[] });
        assert_eq!(wall.value.len(), 24);
        assert_eq!(wall.value[2], 4.0);
    }

    #[test]
    fn holes_are_filled_from_the_week_before_and_ends_are_level() {
        let mut value: Vec<f64> = (0..200).map(|i| i as f64).collect();
        value[180] = f64::NAN;
        value[0] = f64::NAN;
        let out = filled(&value);
        assert_eq!(out[180], 12.0);
        assert_eq!(out[0], 1.0);
        assert_eq!(filled(&[f64::NAN; 3]), vec![0.0; 3]);
    }
}
