//! The peers of a meter and their values: a cloud, a cold front or a holiday shows on all of them,
//! and is not a fault of one. How they are used is in `detect`.

use crate::robust::{mean, median, quantile};
use crate::series::DAY;

/// The least correlation of peers (Pearson's, of daily sums).
const ALIKE: f64 = 0.8;
/// Days that both must have.
const DAYS_MIN: usize = 21;
/// The most peers that are used.
const PEERS_MAX: usize = 8;
/// A meter's capacity is this quantile of its hours.
const MOST: f64 = 0.98;

/// The combined values of a meter's peers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Peers {
    /// For each hour, the median of the peers' values over their capacities; `NaN` where no peer is
    /// known. Empty where there are too few peers.
    pub share: Vec<f64>,
    /// The number of peers.
    pub count: usize,
}

/// Finds the peers of a meter among others and combines their values; empty with fewer than `least`
/// peers. All series have the same hours at the same indexes; missing ones are `NaN`.
#[must_use]
pub fn peers(own: &[f64], others: &[&[f64]], least: usize) -> Peers {
    let days = daily(own);
    let rated = others.iter().map(|other| (*other, correlation(&days, &daily(other))));
    let mut alike: Vec<(&[f64], f64)> = rated.filter(|pair| pair.1 >= ALIKE).collect();
    if alike.is_empty() || alike.len() < least {
        return Peers::default();
    }
    alike.sort_by(|a, b| b.1.total_cmp(&a.1));
    alike.truncate(PEERS_MAX);
    let most: Vec<f64> = alike
        .iter()
        .map(|(value, _)| quantile(&mut value.iter().copied().filter(|v| v.is_finite()).collect::<Vec<f64>>(), MOST))
        .collect();
    let mut known = Vec::new();
    let share = (0..own.len()).map(|i| {
        known.clear();
        let shares = alike.iter().zip(&most).filter_map(|((value, _), most)| Some(value.get(i)? / most));
        known.extend(shares.filter(|share| share.is_finite()));
        median(&mut known)
    });
    Peers { share: share.collect(), count: alike.len() }
}

/// Sums of 24 hours; `NaN` where one is missing.
fn daily(value: &[f64]) -> Vec<f64> {
    value.chunks_exact(DAY).map(|day| day.iter().sum()).collect()
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let both: Vec<(f64, f64)> = a.iter().zip(b).map(|(&a, &b)| (a, b)).filter(|(a, b)| a.is_finite() && b.is_finite()).collect();
    if both.len() < DAYS_MIN {
        return 0.0;
    }
    let (a, b): (Vec<f64>, Vec<f64>) = both.into_iter().unzip();
    let (mean_a, mean_b) = (mean(&a), mean(&b));
    let sum = |of: &dyn Fn(usize) -> f64| (0..a.len()).map(of).sum::<f64>();
    let common = sum(&|i| (a[i] - mean_a) * (b[i] - mean_b));
    let size = (sum(&|i| (a[i] - mean_a).powi(2)) * sum(&|i| (b[i] - mean_b).powi(2))).sqrt();
    if size > 0.0 { common / size } else { 0.0 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn days(of: impl Fn(usize) -> f64) -> Vec<f64> {
        (0..60 * DAY).map(|i| of(i / DAY)).collect()
    }

    #[test]
    fn those_are_peers_whose_days_go_together() {
        let sky = |day: usize| 1.0 + (day * 7 % 10) as f64;
        let own = days(sky);
        let (small, large) = (days(|day| 0.1 * sky(day)), days(|day| 30.0 * sky(day)));
        let other = days(|day| (day % 3) as f64);
        let found = peers(&own, &[&small, &large, &other], 2);
        assert_eq!(found.count, 2);
        assert!((0..own.len()).all(|i| (found.share[i] - own[i] / 10.0).abs() < 1e-9));
        assert!(peers(&own, &[&small, &other], 2).share.is_empty());
    }

    #[test]
    fn an_hour_that_none_has_is_unknown() {
        let own = days(|day| (day % 10) as f64);
        let mut other = own.clone();
        other[3] = f64::NAN;
        let found = peers(&own, &[&other], 1).share;
        assert!(found[3].is_nan() && found[DAY + 3].is_finite());
    }
}
