//! Intervals around a forecast, from the method's past errors. There is no assumption about the
//! shape of the errors.
//!
//! Source: the empirical quantiles of past errors, as in split-conformal prediction (Vovk et al.,
//! 2005; Lei et al., 2018), by hour of the day, with weights that decay (Barber et al., "Conformal
//! prediction beyond exchangeability", 2023).

use super::regression::age_weight;
use crate::robust::weighted_quantiles;

/// A past hour with its forecast error.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Miss {
    pub hour: u8,
    pub weekend: bool,
    pub age_days: f64,
    /// Measured minus forecast.
    pub error: f64,
}

/// The weight of errors of the other kind of day: they say something too, but less.
const OTHER_DAY_WEIGHT: f64 = 0.3;

/// How far the interval reaches below and above an hour's forecast, to contain the measured value
/// with probability `level`. It uses the errors of the hour and its two neighbours, so that each
/// quantile has enough of them. `None` where nothing is known of them.
pub(crate) fn reach(misses: &[Miss], hour: u8, weekend: bool, level: f64) -> Option<(f64, f64)> {
    let near = |miss: &&Miss| {
        (i16::from(miss.hour) - i16::from(hour) + 36) % 24 >= 11 && (i16::from(miss.hour) - i16::from(hour) + 36) % 24 <= 13
    };
    let mut sample: Vec<(f64, f64)> = misses
        .iter()
        .filter(near)
        .map(|miss| (miss.error, age_weight(miss.age_days) * if miss.weekend == weekend { 1.0 } else { OTHER_DAY_WEIGHT }))
        .collect();
    let tail = (1.0 - level) / 2.0;
    weighted_quantiles(&mut sample, [tail, 1.0 - tail]).map(|[low, high]| (low, high))
}
