//! Linear regression with weights: ridge by the normal equations, and least absolute deviations by
//! reweighting. Knows nothing of what the columns mean.

/// A matrix of rows.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    pub width: usize,
    pub data: Vec<f64>,
}

impl Rows {
    pub fn new(width: usize) -> Self {
        Self { width, data: Vec::new() }
    }

    pub fn row(&self, i: usize) -> &[f64] {
        &self.data[i * self.width..(i + 1) * self.width]
    }

    pub fn len(&self) -> usize {
        self.data.len() / self.width.max(1)
    }

    pub fn dot(&self, i: usize, coefficients: &[f64]) -> f64 {
        dot(self.row(i), coefficients)
    }
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Weighted sums of products: `Xᵀ W X` (lower triangle) and `Xᵀ W y`.
pub(crate) fn normal_equations(rows: &Rows, target: &[f64], weight: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let n = rows.width;
    let (mut gram, mut right) = (vec![0.0; n * n], vec![0.0; n]);
    for (i, (&y, &w)) in target.iter().zip(weight).enumerate() {
        if w == 0.0 {
            continue;
        }
        let row = rows.row(i);
        for a in 0..n {
            let x = row[a] * w;
            // Most dummies are zero.
            if x != 0.0 {
                right[a] += x * y;
                for (sum, &value) in gram[a * n..a * n + a + 1].iter_mut().zip(&row[..=a]) {
                    *sum += x * value;
                }
            }
        }
    }
    (gram, right)
}

/// Solves a symmetric positive definite system by Cholesky decomposition. Reads the lower triangle
/// of `matrix` and overwrites it with the factor. A direction without information gets the
/// coefficient 0.
pub(crate) fn solve(matrix: &mut [f64], right: &[f64]) -> Vec<f64> {
    factor(matrix, right.len());
    substitute(matrix, right)
}

/// Overwrites the lower triangle of a symmetric positive definite matrix with its Cholesky factor.
/// The pivot of a direction without information is infinite.
pub(crate) fn factor(matrix: &mut [f64], n: usize) {
    let largest = (0..n).map(|i| matrix[i * n + i]).fold(0.0, f64::max);
    for j in 0..n {
        for i in j..n {
            let (before_i, before_j) = (&matrix[i * n..i * n + j], &matrix[j * n..j * n + j]);
            let rest = matrix[i * n + j] - dot(before_i, before_j);
            matrix[i * n + j] =
                if i == j { if rest > largest * 1e-12 { rest.sqrt() } else { f64::INFINITY } } else { rest / matrix[j * n + j] };
        }
    }
}

/// Solves with a factored matrix.
pub(crate) fn substitute(factored: &[f64], right: &[f64]) -> Vec<f64> {
    let n = right.len();
    let mut out = right.to_vec();
    for i in 0..n {
        out[i] = (out[i] - dot(&factored[i * n..i * n + i], &out[..i])) / factored[i * n + i];
    }
    for i in (0..n).rev() {
        let mut rest = out[i];
        for k in i + 1..n {
            // A dropped direction has an infinite pivot and a coefficient of 0: skip its row.
            if out[k] != 0.0 {
                rest -= factored[k * n + i] * out[k];
            }
        }
        out[i] = rest / factored[i * n + i];
    }
    out
}

/// Coefficients that minimise `Σ w (y - x·b)² + penalty · Σ b²`.
pub(crate) fn ridge(rows: &Rows, target: &[f64], weight: &[f64], penalty: f64) -> Vec<f64> {
    let (mut gram, right) = normal_equations(rows, target, weight);
    for i in 0..rows.width {
        gram[i * rows.width + i] += penalty;
    }
    solve(&mut gram, &right)
}

/// Coefficients that nearly minimise `Σ w |y - x·b|` under a ridge penalty: least squares,
/// reweighted `rounds` times by the inverse of the absolute residual, with residuals below `floor`
/// counted as `floor` (Schlossmacher, 1973). The fit goes through medians instead of means, which suits a forecast
/// judged by its absolute error.
pub(crate) fn least_absolute(rows: &Rows, target: &[f64], weight: &[f64], penalty: f64, floor: f64, rounds: usize) -> Vec<f64> {
    let mut reweighted = weight.to_vec();
    let mut coefficients = ridge(rows, target, &reweighted, penalty);
    for _ in 0..rounds {
        let residual: Vec<f64> =
            target.iter().enumerate().map(|(i, y)| (y - rows.dot(i, &coefficients)).abs().max(floor)).collect();
        let typical = crate::robust::median(&mut residual.clone());
        for ((slot, w), r) in reweighted.iter_mut().zip(weight).zip(&residual) {
            *slot = w * typical / r;
        }
        coefficients = ridge(rows, target, &reweighted, penalty);
    }
    coefficients
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    fn line(noise: impl Fn(usize) -> f64) -> (Rows, Vec<f64>) {
        let mut rows = Rows::new(2);
        let mut target = Vec::new();
        for i in 0..50 {
            rows.data.extend([1.0, i as f64]);
            target.push(3.0 + 2.0 * i as f64 + noise(i));
        }
        (rows, target)
    }

    #[test]
    fn a_line_is_found() {
        let (rows, target) = line(|_| 0.0);
        let found = ridge(&rows, &target, &[1.0; 50], 0.0);
        assert!((found[0] - 3.0).abs() < 1e-9 && (found[1] - 2.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn absolute_deviations_go_through_the_middle_and_squares_do_not() {
        let (rows, target) = line(|i| if i % 10 == 0 { 500.0 } else { 0.0 });
        let squares = ridge(&rows, &target, &[1.0; 50], 0.0);
        let absolute = least_absolute(&rows, &target, &[1.0; 50], 0.0, 1e-3, 30);
        assert!((squares[0] - 3.0).abs() > 20.0);
        assert!((absolute[0] - 3.0).abs() < 0.1 && (absolute[1] - 2.0).abs() < 0.01, "{absolute:?}");
    }

    #[test]
    fn a_column_said_twice_or_empty_does_no_harm() {
        let mut rows = Rows::new(4);
        let mut target = Vec::new();
        for i in 0..20 {
            rows.data.extend([1.0, i as f64, i as f64, 0.0]);
            target.push(1.0 + i as f64);
        }
        let found = ridge(&rows, &target, &[1.0; 20], 0.0);
        assert!((0..20).all(|i| (rows.dot(i, &found) - target[i]).abs() < 1e-6), "{found:?}");
    }
}
