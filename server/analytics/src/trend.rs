//! Whether use rises or falls over months and years. Leaves out why.
//!
//! Source: Mann-Kendall test by season (Hirsch, Slack, Smith, 1982) and the median of the slopes within a season (Theil, 1950; Sen, 1968).

use crate::robust::median;
use crate::series::Hourly;
use crate::{Error, Result};
use statrs::distribution::{ContinuousCDF, Normal};

/// A trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Change a year, in the series' unit an hour.
    pub change_per_year: f64,
    /// Change a year over the mean, in percent.
    pub percent_per_year: f64,
    /// How likely so clear a trend is by chance.
    pub p_value: f64,
    /// Whether it is significant at 5 %.
    pub significant: bool,
}

/// Days of a month that must be measured for it to count.
const HOURS_MIN: usize = 20 * 24;

/// The trend of a meter over its months, each compared with the same month of other years: what the seasons do is no trend.
///
/// # Errors
/// When fewer than two months have been measured in two years.
pub fn trend(series: &Hourly) -> Result<Trend> {
    let mut months: Vec<(i32, u32, f64, usize)> = Vec::new();
    for (i, &value) in series.value.iter().enumerate().filter(|(_, v)| v.is_finite()) {
        let date = domain::zone::Date::from_days(series.wall_index(i).div_euclid(24));
        match months.last_mut() {
            Some(month) if (month.0, month.1) == (date.year, date.month) => {
                month.2 += value;
                month.3 += 1;
            }
            _ => months.push((date.year, date.month, value, 1)),
        }
    }
    months.retain(|month| month.3 >= HOURS_MIN);
    let mean_of = |month: &(i32, u32, f64, usize)| month.2 / month.3 as f64;
    let (mut score, mut variance, mut slopes) = (0.0, 0.0, Vec::new());
    for season in 1..=12 {
        let same: Vec<(i32, f64)> =
            months.iter().filter(|month| month.1 == season).map(|month| (month.0, mean_of(month))).collect();
        for (k, early) in same.iter().enumerate() {
            for late in &same[k + 1..] {
                score += (late.1 - early.1).partial_cmp(&0.0).map_or(0.0, |order| f64::from(order as i8));
                slopes.push((late.1 - early.1) / f64::from(late.0 - early.0));
            }
        }
        let n = same.len() as f64;
        variance += n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
    }
    if slopes.len() < 2 {
        return Err(Error::TooShort { what: "a trend (months of two years)", needed: 14 * 730, given: series.measured() });
    }
    // Continuity correction.
    let z = if score == 0.0 { 0.0 } else { (score - f64::signum(score)) / f64::sqrt(variance) };
    let p_value = 2.0 * (1.0 - Normal::standard().cdf(z.abs()));
    let change_per_year = median(&mut slopes);
    let level = months.iter().map(mean_of).sum::<f64>() / months.len() as f64;
    Ok(Trend { change_per_year, percent_per_year: 100.0 * change_per_year / level, p_value, significant: p_value < 0.05 })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;
    use domain::Zone;

    #[test]
    fn what_grows_by_a_tenth_each_year_is_said_to_and_seasons_are_not() {
        let zone = Zone::utc();
        let year = |i: usize| i as f64 / 8_766.0;
        let season = |i: usize| 3.0 * (year(i) * std::f64::consts::TAU).sin();
        let grown: Vec<f64> = (0..4 * 8_766).map(|i| 10.0 + season(i) + year(i)).collect();
        let still: Vec<f64> = (0..4 * 8_766).map(|i| 10.0 + season(i) + if i % 2_000 < 1_000 { 0.1 } else { -0.1 }).collect();
        let of = |value: &[f64]| trend(&Hourly { start: 1_451_606_400_000, zone: &zone, value, temp_c: &[] }).unwrap();
        let found = of(&grown);
        assert!((found.change_per_year - 1.0).abs() < 0.02 && found.significant, "{found:?}");
        assert!(!of(&still).significant);
    }
}
