//! Groups similar days, by k-means on their 24 hours. Days with more than two hours missing are
//! left out.
//!
//! Source: Lloyd's algorithm with k-means++ (linfa-clustering). The number of clusters is the
//! smallest one where another cluster would explain less than a quarter of the rest.

use crate::series::{DAY, Hourly, Wall, drawn};
use linfa::DatasetBase;
use linfa::traits::{Fit, Predict};
use linfa_clustering::KMeans;
use ndarray::Array2;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

const CLUSTERS_MAX: usize = 5;
/// One more cluster must explain this share of the rest.
const WORTH: f64 = 0.25;
const HOURS_MISSING_MAX: usize = 2;
/// The least days for each kind of day.
const DAYS_MIN: usize = 14;

/// A kind of day.
#[derive(Clone, Debug, PartialEq)]
pub struct TypicalDay {
    /// The mean of its hours.
    pub hours: [f64; DAY],
    /// How many days are of this kind.
    pub days: usize,
    /// How many of them are Mondays, Tuesdays, ... Sundays.
    pub by_weekday: [usize; 7],
    /// Their local dates, as days since 1970-01-01.
    pub dates: Vec<i64>,
}

/// The kinds of days, the most frequent first; empty with fewer than two weeks of whole days.
#[must_use]
pub fn typical_days(series: &Hourly, seed: u64) -> Vec<TypicalDay> {
    let wall = Wall::new(series);
    let lead = (-wall.first).rem_euclid(DAY as i64) as usize;
    let mut days: Vec<(i64, [f64; DAY])> = Vec::new();
    for (d, hours) in wall.value.get(lead..).unwrap_or(&[]).chunks_exact(DAY).enumerate() {
        if hours.iter().filter(|v| !v.is_finite()).count() <= HOURS_MISSING_MAX {
            let mut hours = hours.to_vec();
            drawn(&mut hours);
            days.push(((wall.first + lead as i64) / DAY as i64 + d as i64, std::array::from_fn(|h| hours[h])));
        }
    }
    if days.len() < DAYS_MIN {
        return Vec::new();
    }
    let centre: f64 = days.iter().flat_map(|day| day.1).sum::<f64>() / (days.len() * DAY) as f64;
    let size = if centre.abs() > 0.0 { centre.abs() } else { 1.0 };
    let points = Array2::from_shape_fn((days.len(), DAY), |(d, h)| days[d].1[h] / size);
    let mut best = vec![0; days.len()];
    let mut rest = unexplained(&points, &best, 1);
    for k in 2..=CLUSTERS_MAX.min(days.len() / DAYS_MIN + 1) {
        let Some(labels) = clusters(&points, k, seed) else { break };
        let left = unexplained(&points, &labels, k);
        if left > rest * (1.0 - WORTH) {
            break;
        }
        (best, rest) = (labels, left);
        if rest <= 1e-9 * days.len() as f64 {
            break;
        }
    }
    let kinds = best.iter().max().map_or(0, |&last| last + 1);
    let mut out: Vec<TypicalDay> = (0..kinds).map(|kind| typical(&days, &best, kind)).filter(|kind| kind.days > 0).collect();
    out.sort_by(|a, b| b.days.cmp(&a.days).then(a.dates.cmp(&b.dates)));
    out
}

fn clusters(points: &Array2<f64>, k: usize, seed: u64) -> Option<Vec<usize>> {
    let data = DatasetBase::from(points.clone());
    let random = ChaCha8Rng::seed_from_u64(seed);
    let model = KMeans::params_with_rng(k, random).n_runs(5).tolerance(1e-4).fit(&data).ok()?;
    Some(model.predict(points).to_vec())
}

/// The sum of squared distances to the clusters' means.
fn unexplained(points: &Array2<f64>, labels: &[usize], k: usize) -> f64 {
    let mut sums = vec![[0.0; DAY]; k];
    let mut counts = vec![0.0_f64; k];
    for (row, &label) in points.rows().into_iter().zip(labels) {
        counts[label] += 1.0;
        sums[label].iter_mut().zip(row).for_each(|(sum, v)| *sum += v);
    }
    let distance = |(row, &label): (ndarray::ArrayView1<f64>, &usize)| -> f64 {
        row.iter().zip(&sums[label]).map(|(v, sum)| (v - sum / counts[label]).powi(2)).sum()
    };
    points.rows().into_iter().zip(labels).map(distance).sum()
}

fn typical(days: &[(i64, [f64; DAY])], labels: &[usize], kind: usize) -> TypicalDay {
    let members: Vec<&(i64, [f64; DAY])> =
        days.iter().zip(labels).filter(|(_, label)| **label == kind).map(|(day, _)| day).collect();
    let mut by_weekday = [0; 7];
    for (date, _) in &members {
        by_weekday[(date + 3).rem_euclid(7) as usize] += 1;
    }
    TypicalDay {
        hours: std::array::from_fn(|h| members.iter().map(|day| day.1[h]).sum::<f64>() / members.len().max(1) as f64),
        days: members.len(),
        by_weekday,
        dates: members.iter().map(|day| day.0).collect(),
    }
}
