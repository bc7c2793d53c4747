//! Decomposition by loess into a trend, a day and a week. The seasons repeat, and the remainder is
//! smoothed exponentially. No weather.
//!
//! Source: Bandara, Hyndman and Bergmeir, "MSTL: a seasonal-trend decomposition algorithm for time
//! series with multiple seasonal patterns" (2021), and Hyndman, Koehler, Ord and Snyder,
//! "Forecasting with Exponential Smoothing" (2008), with the model chosen by AICc; both by the
//! crate `augurs`.

use super::design::Link;
use super::interval::Miss;
use super::naive::{Answer, miss};
use crate::series::{DAY, WEEK, Wall, filled};
use augurs::ets::AutoETS;
use augurs::mstl::MSTLModel;
use augurs::{Fit, Predict};

/// The hours that are used: seasons of older weeks are no longer today's.
pub(super) const HISTORY_HOURS: usize = 8 * WEEK;

/// The forecast of the hours after the end of the series, and the errors that forecasts from each
/// past origin at the same time of day would have had. `None` where no model can be fitted.
pub(super) fn predict(wall: &Wall, horizon: usize) -> Option<Answer> {
    let known = filled(&wall.value);
    let from = known.len().saturating_sub(HISTORY_HOURS);
    let link = Link::new(&known[from..]);
    let linked: Vec<f64> = known[from..].iter().map(|&v| link.forth(v)).collect();
    let n = linked.len();
    let model = MSTLModel::new(vec![DAY, WEEK], AutoETS::non_seasonal().into_trend_model());
    let fitted = model.fit(&linked).ok()?;
    let value: Vec<f64> = fitted.predict(horizon, None).ok()?.point.into_iter().map(|v| link.back(v)).collect();
    // One hour ahead: the level as it was known the hour before, plus the seasons.
    let ahead = fitted.predict_in_sample(None).ok()?.point;
    let seasons: Vec<f64> = (0..n).map(|i| fitted.fit().seasonal().iter().map(|season| f64::from(season[i])).sum()).collect();
    let mut misses: Vec<Miss> = Vec::new();
    for origin in (WEEK..n).rev().filter(|i| (n - i).is_multiple_of(DAY)) {
        let level = ahead[origin] - seasons[origin];
        for h in 0..DAY.min(n - origin) {
            if wall.value[from + origin + h].is_finite() {
                misses.push(miss(wall, from + origin + h, link.back(level + seasons[origin + h])));
            }
        }
    }
    (value.iter().all(|v| v.is_finite()) && !misses.is_empty()).then_some((value, misses))
}
