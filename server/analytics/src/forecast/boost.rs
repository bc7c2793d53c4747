//! Gradient boosting of regression trees on absolute errors, with histograms. Features must have no
//! missing values.
//!
//! Source: Friedman, "Greedy function approximation: a gradient boosting machine" (2001), algorithm
//! 3 (least absolute deviation: the gradient is a sign, a leaf's value is the median of its
//! residuals). Rows and features are sampled for each tree as in Friedman's "Stochastic gradient
//! boosting" (2002). Features are binned and trees grow at the best leaf first, as in Ke et al.,
//! "LightGBM" (2017). It is written here since the available pure-Rust crates either lack the
//! absolute loss or take seconds for a year of hours.

use crate::robust::weighted_quantiles;
use rand::{Rng, SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;

/// How trees are grown. Few settings, and the same for every meter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth {
    pub trees: usize,
    pub leaves: usize,
    pub rate: f64,
    /// Share of the rows used by a tree.
    pub row_share: f64,
    /// Share of the features used by a tree.
    pub feature_share: f64,
    pub leaf_rows_min: usize,
}

/// The most bins of a feature.
const BINS: usize = 64;

/// Binned features, one column after the other.
pub(crate) struct Binned {
    rows: usize,
    edges: Vec<Vec<f64>>,
    bins: Vec<u8>,
}

impl Binned {
    /// Puts the columns into at most 64 bins of about equal count.
    pub fn new(columns: &[Vec<f64>]) -> Self {
        let rows = columns.first().map_or(0, Vec::len);
        let mut edges = Vec::with_capacity(columns.len());
        let mut bins = Vec::with_capacity(columns.len() * rows);
        for column in columns {
            let mut sorted: Vec<f64> = column.iter().copied().step_by((rows / 2048).max(1)).collect();
            sorted.sort_by(f64::total_cmp);
            let mut cuts: Vec<f64> = (1..BINS).map(|b| sorted[b * (sorted.len() - 1) / BINS]).collect();
            cuts.dedup();
            bins.extend(column.iter().map(|v| cuts.partition_point(|cut| cut < v) as u8));
            edges.push(cuts);
        }
        Self { rows, edges, bins }
    }

    fn column(&self, feature: usize) -> &[u8] {
        &self.bins[feature * self.rows..(feature + 1) * self.rows]
    }
}

#[derive(Clone, Copy)]
enum Node {
    Leaf(f64),
    Split { feature: usize, bin: u8, left: usize },
}

/// Fits to the rows in `train`, and predicts every row, in `train` or not.
pub(crate) fn boost(data: &Binned, target: &[f64], weight: &[f64], train: &[usize], growth: Growth, seed: u64) -> Vec<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut sample: Vec<(f64, f64)> = train.iter().map(|&i| (target[i], weight[i])).collect();
    let start = weighted_quantiles(&mut sample, [0.5]).map_or(0.0, |found| found[0]);
    let mut answer = vec![start; data.rows];
    let mut gradient = vec![0.0_f32; data.rows];
    let mut features: Vec<usize> = (0..data.edges.len()).collect();
    let feature_count = ((features.len() as f64 * growth.feature_share).ceil() as usize).max(1);
    let weight32: Vec<f32> = weight.iter().map(|&w| w as f32).collect();
    for _ in 0..growth.trees {
        for &i in train {
            let error = target[i] - answer[i];
            gradient[i] = if error == 0.0 { 0.0 } else { weight32[i] * error.signum() as f32 };
        }
        let rows: Vec<u32> = train.iter().filter(|_| random.gen_bool(growth.row_share)).map(|&i| i as u32).collect();
        if rows.len() < 2 * growth.leaf_rows_min {
            break;
        }
        features.shuffle(&mut random);
        let tree = grow(data, rows, &features[..feature_count], &gradient, &weight32, growth, |leaf| {
            let mut residual: Vec<(f64, f64)> =
                leaf.iter().map(|&i| (target[i as usize] - answer[i as usize], weight[i as usize])).collect();
            weighted_quantiles(&mut residual, [0.5]).map_or(0.0, |found| found[0] * growth.rate)
        });
        for (row, slot) in answer.iter_mut().enumerate() {
            let mut at = 0;
            while let Node::Split { feature, bin, left } = tree[at] {
                at = left + usize::from(data.bins[feature * data.rows + row] > bin);
            }
            if let Node::Leaf(value) = tree[at] {
                *slot += value;
            }
        }
    }
    answer
}

type Histogram = Vec<[f32; 2]>;

struct Candidate {
    node: usize,
    from: usize,
    to: usize,
    histogram: Histogram,
    gain: f64,
    feature: usize,
    bin: u8,
}

fn grow(
    data: &Binned,
    mut rows: Vec<u32>,
    features: &[usize],
    gradient: &[f32],
    weight: &[f32],
    growth: Growth,
    leaf_value: impl Fn(&[u32]) -> f64,
) -> Vec<Node> {
    let mut nodes = vec![Node::Leaf(0.0)];
    let whole = histogram(data, &rows, features, gradient, weight);
    let mut open = vec![candidate(0, 0, rows.len(), whole, features, growth)];
    let mut leaves = 1;
    while leaves < growth.leaves {
        let Some(best) = (0..open.len()).filter(|&i| open[i].gain > 0.0).max_by(|&a, &b| open[a].gain.total_cmp(&open[b].gain))
        else {
            break;
        };
        let split = open.swap_remove(best);
        let column = data.column(split.feature);
        let part = &mut rows[split.from..split.to];
        let (mut right, mut kept) = (Vec::with_capacity(part.len()), 0);
        for i in 0..part.len() {
            let row = part[i];
            if column[row as usize] > split.bin {
                right.push(row);
            } else {
                part[kept] = row;
                kept += 1;
            }
        }
        part[kept..].copy_from_slice(&right);
        let middle = split.from + kept;
        let left = nodes.len();
        nodes[split.node] = Node::Split { feature: split.feature, bin: split.bin, left };
        nodes.extend([Node::Leaf(0.0), Node::Leaf(0.0)]);
        // Count only the smaller side; the other is the difference from the whole.
        let left_smaller = middle - split.from <= split.to - middle;
        let smaller = if left_smaller { &rows[split.from..middle] } else { &rows[middle..split.to] };
        let counted = histogram(data, smaller, features, gradient, weight);
        let mut rest = split.histogram;
        for (slot, value) in rest.iter_mut().zip(&counted) {
            slot[0] -= value[0];
            slot[1] -= value[1];
        }
        let (of_left, of_right) = if left_smaller { (counted, rest) } else { (rest, counted) };
        open.push(candidate(left, split.from, middle, of_left, features, growth));
        open.push(candidate(left + 1, middle, split.to, of_right, features, growth));
        leaves += 1;
    }
    for leaf in &open {
        nodes[leaf.node] = Node::Leaf(leaf_value(&rows[leaf.from..leaf.to]));
    }
    nodes
}

fn histogram(data: &Binned, rows: &[u32], features: &[usize], gradient: &[f32], weight: &[f32]) -> Histogram {
    let mut out = vec![[0.0_f32; 2]; features.len() * BINS];
    let pairs: Vec<[f32; 2]> = rows.iter().map(|&i| [gradient[i as usize], weight[i as usize]]).collect();
    for (&feature, slots) in features.iter().zip(out.chunks_exact_mut(BINS)) {
        let column = data.column(feature);
        for (&row, pair) in rows.iter().zip(&pairs) {
            let slot = &mut slots[usize::from(column[row as usize]) & (BINS - 1)];
            slot[0] += pair[0];
            slot[1] += pair[1];
        }
    }
    out
}

/// The best split of a leaf: the largest decrease of the squared error of the gradients.
fn candidate(node: usize, from: usize, to: usize, histogram: Histogram, features: &[usize], growth: Growth) -> Candidate {
    let mut best = Candidate { node, from, to, histogram, gain: 0.0, feature: 0, bin: 0 };
    if to - from < 2 * growth.leaf_rows_min {
        return best;
    }
    // Weights are at most 1, so a share of the weight stands for a share of the rows.
    for (&feature, slots) in features.iter().zip(best.histogram.chunks_exact(BINS)) {
        let (mut sum, mut mass) = (0.0_f64, 0.0_f64);
        for slot in slots {
            sum += f64::from(slot[0]);
            mass += f64::from(slot[1]);
        }
        let share_min = mass * growth.leaf_rows_min as f64 / (to - from) as f64;
        let whole = sum * sum / (mass + 1.0);
        let (mut left, mut left_mass) = (0.0_f64, 0.0_f64);
        for (bin, slot) in slots.iter().enumerate().take(BINS - 1) {
            left += f64::from(slot[0]);
            left_mass += f64::from(slot[1]);
            let right_mass = mass - left_mass;
            if left_mass < share_min || right_mass < share_min {
                continue;
            }
            let gain = left * left / (left_mass + 1.0) + (sum - left) * (sum - left) / (right_mass + 1.0) - whole;
            if gain > best.gain + 1e-6 {
                (best.gain, best.feature, best.bin) = (gain, feature, bin as u8);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    const GROWTH: Growth = Growth { trees: 120, leaves: 8, rate: 0.1, row_share: 0.7, feature_share: 1.0, leaf_rows_min: 5 };

    fn steps() -> (Binned, Vec<f64>) {
        let a: Vec<f64> = (0..600).map(|i| f64::from(i * 37 % 101)).collect();
        let b: Vec<f64> = (0..600).map(|i| f64::from(i * 53 % 97)).collect();
        let target = a
            .iter()
            .zip(&b)
            .map(|(&a, &b)| {
                if a > 50.0 {
                    10.0
                } else if b > 40.0 {
                    5.0
                } else {
                    0.0
                }
            })
            .collect();
        (Binned::new(&[a, b]), target)
    }

    #[test]
    fn steps_are_learned_and_told_of_rows_that_were_held_back() {
        let (data, target) = steps();
        let train: Vec<usize> = (0..600).filter(|i| i % 3 != 0).collect();
        let answer = boost(&data, &target, &[1.0; 600], &train, GROWTH, 7);
        let held_back = || (0..600).filter(|i| i % 3 == 0);
        let error: f64 = held_back().map(|i| (answer[i] - target[i]).abs()).sum();
        // The best constant is 5.
        let of_constant: f64 = held_back().map(|i| (5.0 - target[i]).abs()).sum();
        assert!(error < 0.2 * of_constant, "{error} against {of_constant}");
    }

    #[test]
    fn the_same_seed_gives_the_same_trees() {
        let (data, target) = steps();
        let train: Vec<usize> = (0..600).collect();
        let run = |seed| boost(&data, &target, &[1.0; 600], &train, GROWTH, seed);
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
    }
}
