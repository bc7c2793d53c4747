//! Regression of a meter's hours on their lags, the calendar and the weather, by least absolute
//! deviations on a logarithmic scale. The features are in `design`.
//!
//! The features are those of a well-tried ridge regression on lags and hour-by-weekend dummies.
//! Three things make it better than that on meters in general. The logarithm, since energy varies
//! by factors. Absolute instead of squared deviations, since a forecast is judged by its absolute
//! error, and a party or a fault then does not bend it. Weights that halve with age, so that a
//! whole year can teach without old seasons outvoting the present one.

use super::design::Design;
use crate::linear::{Rows, dot, least_absolute};
use crate::series::DAY;

/// The age in days at which an hour counts half.
pub(crate) const HALF_LIFE_DAYS: f64 = 60.0;
pub(crate) const PENALTY: f64 = 1.0;
/// Below this share of the standard deviation, all residuals count alike.
const RESIDUAL_FLOOR: f64 = 0.05;
const ROUNDS: usize = 5;
const DUMMIES: usize = 2 * DAY;

/// The weight of an hour by its age in days.
pub(crate) fn age_weight(days: f64) -> f64 {
    0.5_f64.powf(days / HALF_LIFE_DAYS)
}

/// The fitted value of each row of the design, in the meter's unit, and the number of coefficients.
/// Nothing is learned from the rows that are `held` back.
pub(crate) fn fit(design: &Design, held: impl Fn(usize) -> bool) -> (Vec<f64>, usize) {
    let features = &design.features;
    let (centre, scale) = standard(features);
    let mut rows = Rows::new(features.width + DUMMIES);
    rows.data.reserve(features.len() * rows.width);
    for i in 0..features.len() {
        rows.data.extend(features.row(i).iter().zip(&centre).zip(&scale).map(|((x, c), s)| (x - c) / s));
        let dummy = usize::from(design.hour[i]) + if design.weekend(i) { DAY } else { 0 };
        rows.data.extend((0..DUMMIES).map(|d| f64::from(u8::from(d == dummy))));
    }
    let linked: Vec<f64> = design.target.iter().map(|&v| if v.is_finite() { design.link.forth(v) } else { f64::NAN }).collect();
    let known: Vec<f64> = linked.iter().copied().filter(|v| v.is_finite()).collect();
    let middle = crate::robust::mean(&known);
    let size = (known.iter().map(|v| (v - middle).powi(2)).sum::<f64>() / known.len() as f64).sqrt() + 1e-9;
    let target: Vec<f64> = linked.iter().map(|v| if v.is_finite() { (v - middle) / size } else { 0.0 }).collect();
    let weight: Vec<f64> = linked
        .iter()
        .zip(&design.age_days)
        .enumerate()
        .map(|(i, (v, &age))| if v.is_finite() && !held(i) { age_weight(age) } else { 0.0 })
        .collect();
    let coefficients = least_absolute(&rows, &target, &weight, PENALTY, RESIDUAL_FLOOR, ROUNDS);
    let fitted = (0..rows.len()).map(|i| design.link.back(dot(rows.row(i), &coefficients) * size + middle)).collect();
    (fitted, rows.width)
}

fn standard(rows: &Rows) -> (Vec<f64>, Vec<f64>) {
    let n = rows.len().max(1) as f64;
    let mut centre = vec![0.0; rows.width];
    let mut scale = vec![0.0; rows.width];
    for i in 0..rows.len() {
        centre.iter_mut().zip(rows.row(i)).for_each(|(sum, x)| *sum += x / n);
    }
    for i in 0..rows.len() {
        scale.iter_mut().zip(rows.row(i)).zip(&centre).for_each(|((sum, x), c)| *sum += (x - c).powi(2) / n);
    }
    // A column that does not vary is all zero already. Variation at the size of rounding errors of
    // the mean does not count.
    let size = |s: f64, c: f64| if s.sqrt() > 1e-9 * c.abs() { s.sqrt() } else { 1.0 };
    let scale = scale.iter().zip(&centre).map(|(&s, &c)| size(s, c)).collect();
    (centre, scale)
}
