//! Whether use rises or falls over months and years. Does not look for causes.
//!
//! Source: Mann-Kendall test by season (Hirsch, Slack and Smith, "Techniques of trend analysis for
//! monthly water quality data", 1982) and the median of the slopes within a season (Theil, 1950;
//! Sen, 1968). A cold spring or a lasting habit makes neighbouring months alike, which is not a
//! trend. So the variance of the test is widened by the autocorrelation of the detrended months
//! (Hamed and Rao, "A modified Mann-Kendall trend test for autocorrelated data", 1998).

use crate::robust::{mean, median};
use crate::series::Hourly;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal};

/// A trend.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// Change a year, in the series' unit an hour.
    pub change_per_year: f64,
    /// Change a year over the mean, in percent; 0 where the mean is 0.
    pub percent_per_year: f64,
    /// The probability of such a clear trend by chance.
    pub p_value: f64,
    /// Whether it is significant at 5 %.
    pub significant: bool,
    /// The number of compared months.
    pub months: usize,
}

/// The direction of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It rises.
    Increasing,
    /// It changes by less than a percent a year, or the change may be chance.
    Stable,
    /// It falls.
    Decreasing,
}

impl Trend {
    /// The direction: up or down only where the trend is significant and at least a percent a year.
    #[must_use]
    pub fn direction(&self) -> Direction {
        match self.percent_per_year {
            change if !self.significant || change.abs() < 1.0 => Direction::Stable,
            change if change > 0.0 => Direction::Increasing,
            _ => Direction::Decreasing,
        }
    }
}

/// The hours of a month that must be measured for it to count.
const HOURS_MIN: usize = 20 * 24;

struct Month {
    year: i32,
    month: u32,
    sum: f64,
    hours: usize,
}

impl Month {
    fn mean(&self) -> f64 {
        self.sum / self.hours as f64
    }

    /// The date in years of the calendar, with the month as a fraction.
    fn years(&self) -> f64 {
        f64::from(self.year) + (f64::from(self.month) - 1.0) / 12.0
    }
}

/// The trend of a meter over its months. Each month is compared with the same month of other years,
/// so seasons are not a trend.
///
/// # Errors
/// When fewer than two months were measured in two different years.
pub fn trend(series: &Hourly) -> Result<Trend> {
    let mut months: Vec<Month> = Vec::new();
    for (i, &value) in series.value.iter().enumerate().filter(|(_, v)| v.is_finite()) {
        let date = domain::zone::Date::from_days(series.wall_index(i).div_euclid(24));
        match months.last_mut() {
            Some(month) if (month.year, month.month) == (date.year, date.month) => {
                month.sum += value;
                month.hours += 1;
            }
            _ => months.push(Month { year: date.year, month: date.month, sum: value, hours: 1 }),
        }
    }
    months.retain(|month| month.hours >= HOURS_MIN);
    let (mut score, mut variance, mut slopes) = (0.0, 0.0, Vec::new());
    for season in 1..=12 {
        let same: Vec<&Month> = months.iter().filter(|month| month.month == season).collect();
        for (k, early) in same.iter().enumerate() {
            for late in &same[k + 1..] {
                score += (late.mean() - early.mean()).partial_cmp(&0.0).map_or(0.0, |order| f64::from(order as i8));
                slopes.push((late.mean() - early.mean()) / f64::from(late.year - early.year));
            }
        }
        let n = same.len() as f64;
        variance += n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
    }
    if slopes.len() < 2 {
        return Err(Error::TooShort { what: "a trend (months of two years)", needed: 14 * 730, given: series.measured() });
    }
    let change_per_year = median(&mut slopes);
    variance *= alikeness(&months, change_per_year);
    // Continuity correction.
    let z = if score == 0.0 { 0.0 } else { (score - f64::signum(score)) / f64::sqrt(variance) };
    let p_value = 2.0 * (1.0 - Normal::standard().cdf(z.abs()));
    let level = mean(&months.iter().map(Month::mean).collect::<Vec<_>>());
    let percent_per_year = if level == 0.0 { 0.0 } else { 100.0 * change_per_year / level.abs() };
    Ok(Trend { change_per_year, percent_per_year, p_value, significant: p_value < 0.05, months: months.len() })
}

/// The factor by which likeness of neighbouring months widens the variance of the score: Hamed and
/// Rao's, from the ranks of the months without trend and seasons. Never less than 1.
fn alikeness(months: &[Month], change_per_year: f64) -> f64 {
    let without: Vec<f64> = months.iter().map(|month| month.mean() - change_per_year * month.years()).collect();
    let left: Vec<f64> = months
        .iter()
        .zip(&without)
        .map(|(month, value)| {
            let mut same: Vec<f64> =
                months.iter().zip(&without).filter(|(other, _)| other.month == month.month).map(|(_, v)| *v).collect();
            value - median(&mut same)
        })
        .collect();
    let mut order: Vec<usize> = (0..left.len()).collect();
    order.sort_by(|&a, &b| left[a].total_cmp(&left[b]));
    let mut rank = vec![0.0; left.len()];
    order.iter().enumerate().for_each(|(place, &i)| rank[i] = place as f64);
    let n = left.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let whole: f64 = rank.iter().map(|r| (r - middle).powi(2)).sum();
    let mut factor = 1.0;
    // Beyond a third of the series too few pairs are left.
    for lag in 1..left.len() / 3 {
        let together: f64 = (lag..left.len()).map(|i| (rank[i] - middle) * (rank[i - lag] - middle)).sum();
        let correlation = together / whole;
        if correlation < 1.96 / n.sqrt() {
            // Lags after the first insignificant one are noise.
            break;
        }
        let rest = n - lag as f64;
        factor += 2.0 * rest * (rest - 1.0) * (rest - 2.0) * correlation / (n * (n - 1.0) * (n - 2.0));
    }
    factor
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;
    use domain::Zone;
    use rand::{Rng, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    fn of(value: &[f64]) -> Trend {
        trend(&Hourly { start: 1_451_606_400_000, zone: &Zone::utc(), value, temp_c: &[] }).unwrap()
    }

    fn year(i: usize) -> f64 {
        i as f64 / 8_766.0
    }

    fn season(i: usize) -> f64 {
        3.0 * (year(i) * std::f64::consts::TAU).sin()
    }

    /// Five years of autocorrelated months: each keeps the share `keeps` of the one before.
    fn wandering(seed: u64, keeps: f64, growth: f64) -> Vec<f64> {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut level = 0.0;
        let months: Vec<f64> = (0..61)
            .map(|_| {
                let shock = (0..12).map(|_| random.gen_range(0.0..1.0)).sum::<f64>() - 6.0;
                level = keeps * level + (1.0 - keeps * keeps).sqrt() * shock;
                level
            })
            .collect();
        (0..5 * 8_766).map(|i| 20.0 + season(i) + growth * year(i) + months[i / 730]).collect()
    }

    #[test]
    fn what_grows_by_a_tenth_each_year_is_said_to_and_seasons_are_not() {
        let grown: Vec<f64> = (0..4 * 8_766).map(|i| 10.0 + season(i) + year(i)).collect();
        let still: Vec<f64> = (0..4 * 8_766).map(|i| 10.0 + season(i) + if i % 2_000 < 1_000 { 0.1 } else { -0.1 }).collect();
        let found = of(&grown);
        assert!((found.change_per_year - 1.0).abs() < 0.02 && found.significant, "{found:?}");
        assert_eq!((found.direction(), found.months), (Direction::Increasing, 48));
        assert!(!of(&still).significant);
        assert_eq!(of(&still).direction(), Direction::Stable);
        let fallen: Vec<f64> = grown.iter().map(|v| 30.0 - v).collect();
        assert_eq!(of(&fallen).direction(), Direction::Decreasing);
    }

    #[test]
    fn months_that_are_like_their_neighbours_are_seldom_taken_for_a_trend() {
        let wrong = (0..100).filter(|&seed| of(&wandering(seed, 0.6, 0.0)).significant).count();
        // 5 in 100 for independent months; without the widening it is 21.
        assert!(wrong <= 12, "{wrong}");
        let found = (0..20).filter(|&seed| of(&wandering(seed, 0.6, 1.0)).direction() == Direction::Increasing).count();
        assert!(found >= 18, "{found}");
    }

    #[test]
    fn a_meter_that_never_moves_has_no_trend() {
        let idle = of(&vec![0.0; 3 * 8_766]);
        assert_eq!((idle.percent_per_year, idle.p_value, idle.direction()), (0.0, 1.0, Direction::Stable));
    }

    #[test]
    fn a_year_is_too_short() {
        let series = vec![1.0; 8_000];
        let refused = trend(&Hourly { start: 1_451_606_400_000, zone: &Zone::utc(), value: &series, temp_c: &[] });
        assert!(refused.unwrap_err().to_string().starts_with("a trend (months of two years) needs"));
    }
}
