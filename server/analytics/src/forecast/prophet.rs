//! Prophet's model: a trend that bends at changepoints, and Fourier terms for the day, the week and (from two years on) the year. Leaves out holidays, saturating
//! growth and Prophet's own intervals, which do not hold what they claim on meters: ours come from its errors.
//!
//! Source: Taylor and Letham, "Forecasting at scale", The American Statistician 72 (2018). What Prophet does before and after its optimiser is the
//! crate `augurs-prophet`; the optimiser is ours (`posterior`), since Stan would bring a compiled C++ program or a WebAssembly runtime along.

mod posterior;

use super::interval::Miss;
use super::naive::{Answer, miss};
use crate::series::Wall;
use crate::{Error, Result};
use augurs_prophet::{
    FeatureMode, OptProphetOptions, PositiveFloat, PredictionData, Prophet, SeasonalityOption, TrainingData, TryFromFloatError,
};
use posterior::ProximalNewton;
use serde::{Deserialize, Serialize};

/// What Prophet is told. The default is Prophet's own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// Seasons multiply the trend instead of adding to it.
    pub multiplicative: bool,
    /// How far the trend may bend.
    pub changepoint_prior_scale: f64,
    /// How large seasons may be.
    pub seasonality_prior_scale: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { multiplicative: false, changepoint_prior_scale: 0.05, seasonality_prior_scale: 10.0 }
    }
}

/// What suits meters: the day's shape grows with the use.
pub(super) const METER: Options = Options { multiplicative: true, changepoint_prior_scale: 0.05, seasonality_prior_scale: 0.1 };

/// Prophet's `yhat` at the times `ahead_s`, learned from `value` at `at_s` (in order; `NaN` is left out). Times are seconds, as if UTC: give local time for days that begin
/// at the site's midnight. The day's and the week's shape are part of the model where two of them were seen, the year's from two years on.
///
/// The parameters are the maximum of the same posterior that Prophet's are, found more exactly: `yhat` agrees with Prophet 1.5's within
/// about a thousandth of the meter's size.
///
/// # Errors
/// When an option is not above 0, or there are fewer than two values.
pub fn yhat(at_s: &[i64], value: &[f64], ahead_s: &[i64], options: &Options) -> Result<Vec<f64>> {
    let positive = |name: &'static str, given: f64| {
        PositiveFloat::try_from(given).map_err(|_: TryFromFloatError| Error::Parameter {
            name,
            given: given.to_string(),
            expected: "a number above 0",
        })
    };
    let span_s = at_s.last().zip(at_s.first()).map_or(0, |(last, first)| last - first);
    let two = |days: i64| SeasonalityOption::Manual(span_s >= 2 * days * 86_400);
    let settings = OptProphetOptions {
        yearly_seasonality: Some(two(365)),
        weekly_seasonality: Some(two(7)),
        daily_seasonality: Some(two(1)),
        seasonality_mode: Some(if options.multiplicative { FeatureMode::Multiplicative } else { FeatureMode::Additive }),
        changepoint_prior_scale: Some(positive("changepoint_prior_scale", options.changepoint_prior_scale)?),
        seasonality_prior_scale: Some(positive("seasonality_prior_scale", options.seasonality_prior_scale)?),
        // They are drawn from the thread's random numbers: never the same twice.
        uncertainty_samples: Some(0),
        ..OptProphetOptions::default()
    };
    let known: Vec<(i64, f64)> = at_s.iter().copied().zip(value.iter().copied()).filter(|(_, v)| v.is_finite()).collect();
    let given = known.len();
    let size = known.iter().map(|(_, v)| v.abs()).fold(0.0, f64::max);
    let failed = |error: augurs_prophet::Error| Error::Fit { what: "Prophet's model", why: error.to_string() };
    if given < 2 {
        return Err(Error::TooShort { what: "Prophet's model", needed: 2, given });
    }
    let (at, y) = known.into_iter().unzip();
    let mut prophet = Prophet::new(settings.into(), ProximalNewton);
    prophet.fit(TrainingData::new(at, y).map_err(failed)?, augurs_prophet::optimizer::OptimizeOpts::default()).map_err(failed)?;
    let found = prophet.predict(PredictionData::new(ahead_s.to_vec())).map_err(failed)?.yhat.point;
    // The crate keeps seasons in hash maps and adds them up in another order at each run: the last digits are chance.
    let grain = size.max(f64::MIN_POSITIVE) * 1e-9;
    Ok(found.into_iter().map(|v| (v / grain).round() * grain).collect())
}

/// The forecast of the hours after the end of the series, and the errors of the fit. `None` where it fails.
pub(super) fn predict(wall: &Wall, horizon: usize) -> Option<Answer> {
    let n = wall.value.len();
    let second = |i: usize| (wall.first + i as i64) * 3_600;
    let at: Vec<i64> = (0..n).map(second).collect();
    let ahead: Vec<i64> = (0..n + horizon).map(second).collect();
    let mut found = yhat(&at, &wall.value, &ahead, &METER).ok().filter(|found| found.iter().all(|v| v.is_finite()))?;
    let value = found.split_off(n);
    let misses: Vec<Miss> = (0..n).filter(|&i| wall.value[i].is_finite()).map(|i| miss(wall, i, found[i])).collect();
    Some((value, misses))
}
