//! Intervals around a forecast, from the method's past errors. There is no assumption about the
//! shape of the errors.
//!
//! Source: the empirical quantiles of past errors, as in split-conformal prediction (Vovk et al.,
//! 2005; Lei et al., 2018), by hour of the day, with weights that decay (Barber et al., "Conformal
//! prediction beyond exchangeability", 2023).

use super::regression::age_weight;
use crate::robust::weighted_quantiles;
use crate::series::DAY;
use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

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

/// The most that few days widen an interval.
const FEW_DAYS_MAX: f64 = 3.0;

/// How much wider an interval must be for the few days that taught it: Student's t over the normal
/// quantile, with as many degrees of freedom as days, less one. The hours of a day miss together,
/// so they count as one; days of the other kind count as far as they weigh (Kish's effective number).
pub(crate) fn few_days(misses: &[Miss], weekend: bool, level: f64) -> f64 {
    let (sum, squares) =
        misses.iter().map(|miss| weight(miss, weekend)).fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
    let free = (sum * sum / squares / DAY as f64 - 1.0).max(0.5);
    let high = f64::midpoint(1.0, level);
    // There is no distribution of no days.
    StudentsT::new(0.0, 1.0, free)
        .map_or(FEW_DAYS_MAX, |t| (t.inverse_cdf(high) / Normal::standard().inverse_cdf(high)).min(FEW_DAYS_MAX))
}

fn weight(miss: &Miss, weekend: bool) -> f64 {
    age_weight(miss.age_days) * if miss.weekend == weekend { 1.0 } else { OTHER_DAY_WEIGHT }
}

/// How far the interval reaches below and above an hour's forecast, to contain the measured value
/// with probability `level`. It uses the errors of the hour and its two neighbours, so that each
/// quantile has enough of them. `None` where nothing is known of them.
pub(crate) fn reach(misses: &[Miss], hour: u8, weekend: bool, level: f64) -> Option<(f64, f64)> {
    let near = |miss: &&Miss| {
        (i16::from(miss.hour) - i16::from(hour) + 36) % 24 >= 11 && (i16::from(miss.hour) - i16::from(hour) + 36) % 24 <= 13
    };
    let mut sample: Vec<(f64, f64)> = misses.iter().filter(near).map(|miss| (miss.error, weight(miss, weekend))).collect();
    let tail = (1.0 - level) / 2.0;
    weighted_quantiles(&mut sample, [tail, 1.0 - tail]).map(|[low, high]| (low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_days_widen_an_interval_as_students_t_does() {
        let days = |count: usize| -> Vec<Miss> {
            (0..count * DAY).map(|i| Miss { hour: (i % DAY) as u8, weekend: false, age_days: 0.0, error: 1.0 }).collect()
        };
        // Student's t with 4 degrees of freedom: 2.776; the normal distribution: 1.960.
        assert!((few_days(&days(5), false, 0.95) - 2.776 / 1.960).abs() < 1e-3);
        assert!((1.0..1.01).contains(&few_days(&days(300), false, 0.95)));
        assert!((few_days(&days(1), false, 0.95) - FEW_DAYS_MAX).abs() < 1e-12);
    }
}
