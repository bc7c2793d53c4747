//! The maximum of Prophet's posterior, as a replacement for Stan's optimiser. Linear growth only,
//! since nothing else is used.
//!
//! With the data scaled as Prophet does, `y ~ N(f, σ)`, `f = trend (1 + X_m β) + X_a β`,
//! `trend = k t + m + Σ δ_j (t - s_j)₊`, and the priors `k, m ~ N(0, 5)`, `δ ~ Laplace(0, τ)`,
//! `β ~ N(0, scale)`, `σ ~ N⁺(0, 0.5)` (Prophet's `prophet.stan`).
//!
//! The negative logarithm of the posterior is a sum of squares plus the absolute values of δ. These
//! have no derivative at 0, where most of the δ belong. So it is minimised by a proximal
//! Gauss-Newton method (Lee, Sun and Saunders, "Proximal Newton-type methods for minimizing
//! composite functions", 2014): the squares are linearised with their exact gradient, and the
//! absolute values are kept. The resulting small problem is solved exactly by feature-sign search
//! (Lee, Battle, Raina and Ng, "Efficient sparse coding algorithms", 2007). For given parameters σ
//! has a closed form. A dozen steps replace hundreds of L-BFGS, and end at the maximum itself.

use crate::linear::{Rows, dot, factor, normal_equations, substitute};
use augurs_prophet::optimizer::{Data, Error, InitialParams, OptimizeOpts, OptimizedParams, TrendIndicator};
use augurs_prophet::{Optimizer, PositiveFloat};

/// The variance of the priors of `k` and `m`.
const TREND_VARIANCE: f64 = 25.0;
/// The prior of σ adds this times σ².
const SIGMA_PENALTY: f64 = 2.0;
/// The least variance: a perfect fit would have no σ.
const VARIANCE_MIN: f64 = 1e-14;
const STEPS_MAX: usize = 60;
/// Stop when the objective falls by less than this, relative to itself.
const TOLERANCE: f64 = 1e-11;

/// The optimiser.
#[derive(Debug)]
pub(super) struct ProximalNewton;

impl Optimizer for ProximalNewton {
    fn optimize(&self, init: &InitialParams, data: &Data, _: &OptimizeOpts) -> Result<OptimizedParams, Error> {
        if data.trend_indicator != TrendIndicator::Linear {
            return Err(Error::static_str("only linear growth is known"));
        }
        let posterior = Posterior::new(data);
        let mut start = vec![init.k, init.m];
        start.extend(&init.delta);
        start.extend(posterior.order.iter().map(|&c| init.beta[c]));
        let (found, variance) = posterior.maximum(start);
        let trend = posterior.trend_width();
        let mut beta = vec![0.0; posterior.order.len()];
        posterior.order.iter().zip(&found[trend..]).for_each(|(&c, &value)| beta[c] = value);
        Ok(OptimizedParams {
            k: found[0],
            m: found[1],
            sigma_obs: PositiveFloat::try_from(variance.sqrt()).map_err(Error::custom)?,
            delta: found[2..trend].to_vec(),
            beta,
            trend: (0..data.y.len()).map(|i| posterior.basis.dot(i, &found[..trend])).collect(),
        })
    }
}

/// The parameters are in the order k, m, δ, β.
struct Posterior<'a> {
    y: &'a [f64],
    /// `t`, 1 and the hinges `(t - s_j)₊`: the trend is this times k, m and δ.
    basis: Rows,
    /// The features, multiplicative ones first. Within each kind the order depends on their values
    /// only, since the crate's own order is random.
    features: Rows,
    order: Vec<usize>,
    multiplicative: usize,
    /// One over the variance of each parameter's normal prior; 0 for δ.
    precision: Vec<f64>,
    /// One over the scale of its Laplace prior; 0 for all but δ.
    absolute: Vec<f64>,
}

/// The model evaluated at some parameters.
struct Fit {
    trend: Vec<f64>,
    /// `1 + X_m β`.
    factor: Vec<f64>,
    residual: Vec<f64>,
    squares: f64,
}

impl<'a> Posterior<'a> {
    fn new(data: &'a Data) -> Self {
        let (n, width) = (data.y.len(), data.s_a.len());
        let mut basis = Rows::new(2 + data.t_change.len());
        for &t in &data.t {
            basis.data.extend([t, 1.0]);
            basis.data.extend(data.t_change.iter().map(|change| (t - change).max(0.0)));
        }
        let column = |c: usize| (0..n).map(move |i| data.X[i * width + c]);
        let mut order: Vec<usize> = (0..width).collect();
        order.sort_by(|&a, &b| {
            data.s_m[b].cmp(&data.s_m[a]).then_with(|| {
                column(a).zip(column(b)).map(|(x, y)| x.total_cmp(&y)).find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
            })
        });
        let mut features = Rows::new(width);
        for i in 0..n {
            features.data.extend(order.iter().map(|&c| data.X[i * width + c]));
        }
        let changes = data.t_change.len();
        let mut precision = vec![1.0 / TREND_VARIANCE; 2];
        precision.extend(std::iter::repeat_n(0.0, changes));
        precision.extend(order.iter().map(|&c| data.sigmas[c].powi(-2)));
        let mut absolute = vec![0.0; 2];
        absolute.extend(std::iter::repeat_n(1.0 / *data.tau, changes));
        absolute.extend(std::iter::repeat_n(0.0, width));
        let multiplicative = data.s_m.iter().filter(|&&of| of != 0).count();
        Self { y: &data.y, basis, features, order, multiplicative, precision, absolute }
    }

    fn trend_width(&self) -> usize {
        self.basis.width
    }

    fn fit(&self, parameters: &[f64]) -> Fit {
        let (of_trend, of_features) = parameters.split_at(self.trend_width());
        let n = self.y.len();
        let mut fit =
            Fit { trend: Vec::with_capacity(n), factor: Vec::with_capacity(n), residual: Vec::with_capacity(n), squares: 0.0 };
        for i in 0..n {
            let (times, plus) = self.features.row(i).split_at(self.multiplicative);
            let (of_times, of_plus) = of_features.split_at(self.multiplicative);
            let trend = dot(self.basis.row(i), of_trend);
            let factor = 1.0 + dot(times, of_times);
            let residual = self.y[i] - trend * factor - dot(plus, of_plus);
            fit.trend.push(trend);
            fit.factor.push(factor);
            fit.residual.push(residual);
            fit.squares += residual * residual;
        }
        fit
    }

    /// The negative logarithm of the priors of all but σ.
    fn prior(&self, parameters: &[f64]) -> f64 {
        parameters
            .iter()
            .zip(&self.precision)
            .zip(&self.absolute)
            .map(|((p, precision), absolute)| 0.5 * precision * p * p + absolute * p.abs())
            .sum()
    }

    /// The most likely σ² for a sum of squares: where the derivative `n/σ - squares/σ³ + 4σ` is 0.
    fn variance(&self, squares: f64) -> f64 {
        let n = self.y.len() as f64;
        // The usual form of the root, `(-n + √(n² + 16 squares)) / 8`, suffers from cancellation.
        (2.0 * squares / (n + (n * n + 8.0 * SIGMA_PENALTY * squares).sqrt())).max(VARIANCE_MIN)
    }

    fn objective(&self, parameters: &[f64], squares: f64, variance: f64) -> f64 {
        let n = self.y.len() as f64;
        0.5 * n * variance.ln() + 0.5 * squares / variance + SIGMA_PENALTY * variance + self.prior(parameters)
    }

    fn maximum(&self, start: Vec<f64>) -> (Vec<f64>, f64) {
        let mut parameters = start;
        let mut fit = self.fit(&parameters);
        for step in 0..STEPS_MAX {
            let variance = self.variance(fit.squares);
            let before = self.objective(&parameters, fit.squares, variance);
            // First the trend alone: seasons times a trend far from the data would lead astray.
            let target = self.step(&parameters, &fit, variance, step == 0);
            let mut share = 1.0;
            let fell = loop {
                let trial: Vec<f64> = parameters.iter().zip(&target).map(|(from, to)| from + share * (to - from)).collect();
                let found = self.fit(&trial);
                let after = self.objective(&trial, found.squares, variance);
                if after <= before {
                    (parameters, fit) = (trial, found);
                    break before - self.objective(&parameters, fit.squares, self.variance(fit.squares));
                }
                share /= 2.0;
                if share < 1e-6 {
                    break 0.0;
                }
            };
            if step > 0 && fell <= TOLERANCE * (1.0 + before.abs()) {
                break;
            }
        }
        let variance = self.variance(fit.squares);
        (parameters, variance)
    }

    /// The minimum of the objective, with `f` linearised at the parameters.
    fn step(&self, parameters: &[f64], fit: &Fit, variance: f64, trend_only: bool) -> Vec<f64> {
        let (n, width) = (self.y.len(), parameters.len());
        let mut slopes = Rows::new(width);
        slopes.data.reserve(n * width);
        let open = if trend_only { 0.0 } else { 1.0 };
        for i in 0..n {
            slopes.data.extend(self.basis.row(i).iter().map(|x| x * fit.factor[i]));
            let (times, plus) = self.features.row(i).split_at(self.multiplicative);
            slopes.data.extend(times.iter().map(|x| open * x * fit.trend[i]));
            slopes.data.extend(plus.iter().map(|x| open * x));
        }
        // The target of the linearised model: the residual plus what the parameters already
        // explain.
        let explained: Vec<f64> = (0..n).map(|i| fit.residual[i] + slopes.dot(i, parameters)).collect();
        let (mut gram, right) = normal_equations(&slopes, &explained, &vec![1.0; n]);
        for i in 0..width {
            gram[i * width + i] += variance * self.precision[i];
        }
        let absolute: Vec<f64> = self.absolute.iter().map(|a| a * variance).collect();
        sparse_minimum(&gram, &right, &absolute, parameters)
    }
}

/// The minimum of `½ zᵀHz - bᵀz + Σ w|z|` by feature-sign search. `H` must be positive definite;
/// only its lower triangle is read.
fn sparse_minimum(matrix: &[f64], right: &[f64], absolute: &[f64], start: &[f64]) -> Vec<f64> {
    let n = right.len();
    let objective = Sparse { matrix, right, absolute };
    let mut z = start.to_vec();
    let mut sign: Vec<f64> = z.iter().map(|&v| sign_of(v)).collect();
    // Each round lowers the cost or ends; the bound only guards against rounding.
    for _ in 0..20 * n {
        let active: Vec<usize> = (0..n).filter(|&i| absolute[i] == 0.0 || sign[i] != 0.0).collect();
        let target = objective.minimum_of(&active, &sign, &z);
        let flips = |i: usize| absolute[i] > 0.0 && sign[i] != 0.0 && sign_of(target[i]) != sign[i];
        let flipping: Vec<usize> = active.iter().copied().filter(|&i| flips(i)).collect();
        if !flipping.is_empty() {
            z = objective.best_stop(&flipping, &z, &target);
            sign = z.iter().map(|&v| sign_of(v)).collect();
            continue;
        }
        z = target;
        // The zero whose change would gain most.
        let gain = |i: usize| objective.slope(&z, i).abs() - absolute[i] * (1.0 + 1e-9);
        let Some(next) = (0..n).filter(|&i| absolute[i] > 0.0 && z[i] == 0.0).max_by(|&a, &b| gain(a).total_cmp(&gain(b))) else {
            break;
        };
        if gain(next) <= 1e-12 * right[next].abs().max(absolute[next]) {
            break;
        }
        sign = z.iter().map(|&v| sign_of(v)).collect();
        sign[next] = -sign_of(objective.slope(&z, next));
    }
    z
}

fn sign_of(value: f64) -> f64 {
    if value > 0.0 {
        1.0
    } else if value < 0.0 {
        -1.0
    } else {
        0.0
    }
}

/// The objective of [`sparse_minimum`]: `H`, `b` and `w`.
struct Sparse<'a> {
    matrix: &'a [f64],
    right: &'a [f64],
    absolute: &'a [f64],
}

impl Sparse<'_> {
    fn entry(&self, i: usize, j: usize) -> f64 {
        self.matrix[i.max(j) * self.right.len() + i.min(j)]
    }

    fn slope(&self, z: &[f64], i: usize) -> f64 {
        (0..z.len()).map(|j| self.entry(i, j) * z[j]).sum::<f64>() - self.right[i]
    }

    fn cost(&self, z: &[f64]) -> f64 {
        let of = |i: usize| z[i] * 0.5 * (self.slope(z, i) - self.right[i]) + self.absolute[i] * z[i].abs();
        (0..z.len()).map(of).sum()
    }

    /// The minimum over the active parameters with the signs as they are; the others stay.
    fn minimum_of(&self, active: &[usize], sign: &[f64], z: &[f64]) -> Vec<f64> {
        let m = active.len();
        let mut part = vec![0.0; m * m];
        for (a, &i) in active.iter().enumerate() {
            for (b, &j) in active[..=a].iter().enumerate() {
                part[a * m + b] = self.entry(i, j);
            }
        }
        let wanted: Vec<f64> = active.iter().map(|&i| self.right[i] - self.absolute[i] * sign[i]).collect();
        factor(&mut part, m);
        let solved = substitute(&part, &wanted);
        let mut target = z.to_vec();
        active.iter().zip(&solved).for_each(|(&i, &value)| target[i] = value);
        target
    }

    /// On the way to the target, the best of the points where a sign changes, and the end.
    fn best_stop(&self, flipping: &[usize], z: &[f64], target: &[f64]) -> Vec<f64> {
        let mut best = (f64::INFINITY, z.to_vec());
        for stop in flipping.iter().copied().map(Some).chain([None]) {
            let share = stop.map_or(1.0, |i| z[i] / (z[i] - target[i]));
            let mut trial: Vec<f64> = z.iter().zip(target).map(|(from, to)| from + share * (to - from)).collect();
            if let Some(i) = stop {
                trial[i] = 0.0;
            }
            let cost = self.cost(&trial);
            if cost < best.0 {
                best = (cost, trial);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn absolute_penalties_leave_zeros_and_the_rest_at_rest() {
        // A made matrix, far from diagonal.
        let n = 12;
        let column = |i: usize, k: usize| (((i * 7 + k * 13) % 17) as f64 / 17.0 - 0.4) + if i == k { 0.3 } else { 0.0 };
        let full =
            |i: usize, j: usize| (0..40).map(|k| column(i, k) * column(j, k)).sum::<f64>() + if i == j { 0.01 } else { 0.0 };
        let matrix: Vec<f64> = (0..n * n).map(|at| full(at / n, at % n)).collect();
        let right: Vec<f64> = (0..n).map(|i| ((i * 5) % 7) as f64 - 3.0).collect();
        let mut absolute = vec![1.5; n];
        absolute[0] = 0.0;
        let z = sparse_minimum(&matrix, &right, &absolute, &vec![0.0; n]);
        let zeros = z.iter().filter(|v| **v == 0.0).count();
        assert!(zeros > 0 && zeros < n, "{z:?}");
        for i in 0..n {
            let slope: f64 = (0..n).map(|j| full(i, j) * z[j]).sum::<f64>() - right[i];
            if z[i] == 0.0 {
                assert!(slope.abs() <= absolute[i] + 1e-6, "{i}: {slope}");
            } else {
                assert!((slope + absolute[i] * z[i].signum()).abs() < 1e-6, "{i}: {slope}");
            }
        }
        // The result does not depend on the start.
        let again = sparse_minimum(&matrix, &right, &absolute, &vec![1.0; n]);
        assert!(z.iter().zip(&again).all(|(a, b)| (a - b).abs() < 1e-6));
    }
}
