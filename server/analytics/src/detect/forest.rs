//! An isolation forest and its features of an hour. What an isolated hour means is left out.
//!
//! Source: Liu, Ting, Zhou, "Isolation forest" (2008), with the choices of scikit-learn's
//! `IsolationForest`: samples without replacement, one feature and a uniform threshold a split,
//! depth at most `ceil(log2(samples))`.

use crate::robust::quantile;
use crate::series::{DAY, Hourly};
use crate::{Error, Result};
use rand::{Rng, SeedableRng, seq::index};
use rand_chacha::ChaCha8Rng;

/// The settings of a forest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForestOptions {
    /// Number of trees.
    pub trees: usize,
    /// Share of the rows that a tree sees.
    pub samples_share: f64,
    /// Share of the rows that are taken to be anomalies.
    pub contamination: f64,
    /// Seed.
    pub seed: u64,
}

impl Default for ForestOptions {
    fn default() -> Self {
        Self { trees: 200, samples_share: 0.8, contamination: 0.1, seed: 1 }
    }
}

/// The names of [`forest_features`], in order.
pub const FOREST_FEATURES: [&str; 9] =
    ["value", "hour", "weekday", "month", "weekend", "day_mean", "day_deviation", "business_hours", "temperature_deviation"];

/// The features of each hour with a value, one column after the other, and the hours' indexes.
/// Features: value, hour, day of week, month, weekend, mean and deviation of the last 24 hours,
/// business hours (Monday to Friday, 8 to 18), and the temperature's deviation from the mean of its
/// day (0 where unknown).
#[must_use]
pub fn forest_features(series: &Hourly) -> (Vec<Vec<f64>>, Vec<usize>) {
    let rows: Vec<usize> = (0..series.value.len()).filter(|&i| series.value[i].is_finite()).collect();
    let mut columns = vec![Vec::with_capacity(rows.len()); FOREST_FEATURES.len()];
    for &i in &rows {
        let clock = series.wall(i);
        let day = |of: &[f64]| {
            let known: Vec<f64> = of[(i + 1).saturating_sub(DAY)..=i].iter().copied().filter(|v| v.is_finite()).collect();
            let mean = crate::robust::mean(&known);
            let square = known.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / known.len() as f64;
            (mean, square.sqrt())
        };
        let (mean, deviation) = day(series.value);
        let temperature = series.temp_c.get(i).copied().filter(|t| t.is_finite()).map_or(0.0, |t| t - day(series.temp_c).0);
        let flag = |yes: bool| f64::from(u8::from(yes));
        let business = !clock.weekend() && (8..18).contains(&clock.hour);
        let row = [
            series.value[i],
            clock.hour as f64,
            clock.weekday as f64,
            f64::from(clock.month),
            flag(clock.weekend()),
            mean,
            deviation,
            flag(business),
            temperature,
        ];
        columns.iter_mut().zip(row).for_each(|(column, v)| column.push(v));
    }
    (columns, rows)
}

/// The score of each row, from -1 (isolated by few splits) towards 0, as scikit-learn's
/// `score_samples`; and the score of the quantile `contamination`. Columns are standardised first.
///
/// # Errors
/// When the columns differ in length, or a parameter is out of its range.
pub fn forest_scores(columns: &[Vec<f64>], options: &ForestOptions) -> Result<(Vec<f64>, f64)> {
    let n = columns.first().map_or(0, Vec::len);
    if let Some(other) = columns.iter().find(|column| column.len() != n) {
        return Err(Error::Length { name: "a column", given: other.len(), expected: n });
    }
    if !(options.samples_share > 0.0 && options.samples_share <= 1.0) {
        return Err(Error::Parameter {
            name: "samples_share",
            given: options.samples_share.to_string(),
            expected: "above 0 and at most 1",
        });
    }
    if !(0.0..=0.5).contains(&options.contamination) {
        return Err(Error::Parameter { name: "contamination", given: options.contamination.to_string(), expected: "0 to 0.5" });
    }
    let samples = (n as f64 * options.samples_share) as usize;
    if samples < 2 {
        return Err(Error::TooShort { what: "an isolation forest", needed: 3, given: n });
    }
    let data = standardised(columns);
    let width = columns.len();
    let depth_max = (samples as f64).log2().ceil() as usize;
    let mut random = ChaCha8Rng::seed_from_u64(options.seed);
    let mut depth = vec![0.0_f64; n];
    for _ in 0..options.trees {
        let mut rows: Vec<u32> = index::sample(&mut random, n, samples).into_iter().map(|i| i as u32).collect();
        let mut nodes = Vec::with_capacity(2 * samples);
        split(&data, width, &mut rows, 0, depth_max, &mut random, &mut nodes);
        for (row, sum) in data.chunks_exact(width).zip(&mut depth) {
            let mut at = 0;
            while let Node::Split { feature, threshold, right } = nodes[at] {
                at = if row[feature as usize] <= threshold { at + 1 } else { right as usize };
            }
            if let Node::Leaf(length) = nodes[at] {
                *sum += f64::from(length);
            }
        }
    }
    let usual = path_length(samples) * options.trees as f64;
    let scores: Vec<f64> = depth.into_iter().map(|sum| -(2.0_f64.powf(-sum / usual))).collect();
    let offset = quantile(&mut scores.clone(), options.contamination);
    Ok((scores, offset))
}

/// Row by row, so that a walk down a tree stays on one cache line.
fn standardised(columns: &[Vec<f64>]) -> Vec<f32> {
    let (n, width) = (columns[0].len(), columns.len());
    let mut out = vec![0.0; n * width];
    for (c, column) in columns.iter().enumerate() {
        let mean = crate::robust::mean(column);
        let deviation = (column.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n as f64).sqrt();
        let scale = if deviation > 0.0 { deviation } else { 1.0 };
        for (i, v) in column.iter().enumerate() {
            out[i * width + c] = ((v - mean) / scale) as f32;
        }
    }
    out
}

enum Node {
    /// The left branch is the next node.
    Split {
        feature: u32,
        threshold: f32,
        right: u32,
    },
    Leaf(f32),
}

fn split(
    data: &[f32],
    width: usize,
    rows: &mut [u32],
    depth: usize,
    depth_max: usize,
    random: &mut ChaCha8Rng,
    nodes: &mut Vec<Node>,
) {
    let at = nodes.len();
    nodes.push(Node::Leaf(depth as f32 + path_length(rows.len()) as f32));
    if depth >= depth_max || rows.len() < 2 {
        return;
    }
    // Skip features that are constant here, as scikit-learn does.
    let mut untried: Vec<usize> = (0..width).collect();
    while !untried.is_empty() {
        let feature = untried.swap_remove(random.gen_range(0..untried.len()));
        let of = |row: u32| data[row as usize * width + feature];
        let (low, high) = rows.iter().fold((f32::MAX, f32::MIN), |(low, high), &row| (low.min(of(row)), high.max(of(row))));
        if low >= high {
            continue;
        }
        let threshold = random.gen_range(low..high);
        let mut left = 0;
        for i in 0..rows.len() {
            if of(rows[i]) <= threshold {
                rows.swap(left, i);
                left += 1;
            }
        }
        let (smaller, larger) = rows.split_at_mut(left);
        split(data, width, smaller, depth + 1, depth_max, random, nodes);
        nodes[at] = Node::Split { feature: feature as u32, threshold, right: nodes.len() as u32 };
        split(data, width, larger, depth + 1, depth_max, random, nodes);
        return;
    }
}

/// The mean length of an unsuccessful search in a binary search tree of `n` entries.
fn path_length(n: usize) -> f64 {
    match n {
        0 | 1 => 0.0,
        2 => 1.0,
        n => 2.0 * (((n - 1) as f64).ln() + 0.577_215_664_901_532_9) - 2.0 * (n - 1) as f64 / n as f64,
    }
}
