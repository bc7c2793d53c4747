//! Prophet's model: a trend that bends at changepoints, and Fourier terms for the day, the week and
//! (from two years on) the year. Left out are holidays, saturating growth, and Prophet's own
//! intervals, whose coverage on meters is not what they claim: our intervals come from its errors.
//!
//! Source: Taylor and Letham, "Forecasting at scale", The American Statistician 72 (2018).
//! Prophet's steps before and after its optimiser are in the crate `augurs-prophet`. The optimiser
//! is ours (`posterior`), since Stan would need a compiled C++ program or a WebAssembly runtime.

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

/// The settings of Prophet. The default is Prophet's own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// Seasons multiply the trend instead of adding to it.
    pub multiplicative: bool,
    /// How much the trend may bend.
    pub changepoint_prior_scale: f64,
    /// How large seasons may be.
    pub seasonality_prior_scale: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { multiplicative: false, changepoint_prior_scale: 0.05, seasonality_prior_scale: 10.0 }
    }
}

/// The settings for meters: the day's shape grows with the use.
pub(super) const METER: Options = Options { multiplicative: true, changepoint_prior_scale: 0.05, seasonality_prior_scale: 0.1 };

/// Prophet's `yhat` at the times `ahead_s`, learned from `value` at `at_s` (in order; `NaN` is left
/// out). Times are seconds, as if UTC: pass local time for days that start at the site's midnight.
/// The model has a day and a week where two of them were seen, and a year from two years on.
///
/// The parameters are the maximum of Prophet's posterior, found more exactly: Stan stops a little
/// before it. On real meters `yhat` was within half a percent of Prophet 1.5's in every hour of the
/// next day.
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
        // Samples come from the thread's random numbers: never the same twice.
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
    // The crate keeps seasons in hash maps and adds them up in a different order at each run, so
    // the last digits vary: round them.
    let grain = size.max(f64::MIN_POSITIVE) * 1e-9;
    Ok(found.into_iter().map(|v| (v / grain).round() * grain).collect())
}

/// The forecast of the hours after the end of the series, and the errors of the fit. `None` where
/// it fails.
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    /// A pseudo-random number from 0 to 1 (SplitMix64 of the index).
    fn chance(seed: u64, i: u64) -> f64 {
        let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(i.wrapping_mul(0xbf58_476d_1ce4_e5b9));
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Ten weeks: a trend that turns, days, weekends, noise of 10 % either way, and gaps.
    fn made() -> (Vec<i64>, Vec<f64>) {
        let value = (0..70 * 24_u64).map(|i| {
            let hour = i as f64;
            let trend = 20.0 + 0.004 * hour - 0.01 * (hour - 900.0).max(0.0);
            let weekend = if i / 24 % 7 >= 5 { 0.25 } else { 0.0 };
            let shape = 1.0 + 0.4 * (std::f64::consts::TAU * ((i % 24) as f64 - 8.0) / 24.0).sin() - weekend;
            if chance(8, i / 6) < 0.05 { f64::NAN } else { trend * shape * (1.0 + 0.2 * (chance(7, i) - 0.5)) }
        });
        // From 2024-01-01 00:00.
        ((0..70 * 24).map(|i| 1_704_067_200 + 3_600 * i).collect(), value.collect())
    }

    /// Recorded from Prophet 1.5.0 (PyPI) on the same series, every sixth hour from a day before
    /// its end to two days after it. The first is `.fit(frame).predict(times).yhat` of
    /// `Prophet(daily_seasonality=True, weekly_seasonality=True, yearly_seasonality=False,
    /// seasonality_mode="multiplicative", changepoint_prior_scale=0.05,
    /// seasonality_prior_scale=0.1)`, the second that of `Prophet()`.
    const MULTIPLICATIVE: [f64; 12] =
        [6.8628, 9.9077, 21.0626, 19.5039, 10.4403, 14.1378, 25.0252, 22.6337, 12.4728, 15.0128, 25.0015, 22.2411];
    const ADDITIVE: [f64; 12] =
        [5.3854, 8.8302, 21.5832, 19.7995, 9.4251, 13.658, 26.2111, 23.4495, 11.717, 14.6446, 26.2657, 23.0656];

    #[test]
    fn yhat_is_prophets_within_a_hundredth() {
        let (at, value) = made();
        let ahead: Vec<i64> = (0..12).map(|k| at[69 * 24] + k * 6 * 3_600).collect();
        for (options, expected) in [(METER, MULTIPLICATIVE), (Options::default(), ADDITIVE)] {
            let found = yhat(&at, &value, &ahead, &options).unwrap();
            for (ours, theirs) in found.iter().zip(expected) {
                assert!((ours / theirs - 1.0).abs() < 0.01, "{ours} instead of {theirs}");
            }
        }
    }

    #[test]
    fn seasons_that_were_not_seen_twice_are_no_part_of_it() {
        let (at, value) = made();
        let days = 3 * 24;
        let found = yhat(&at[..days], &value[..days], &[at[0], at[0] + 7 * 86_400], &Options::default()).unwrap();
        // Without a week, Mondays differ only by the trend.
        assert!(found.iter().all(|v| v.is_finite()));
        assert!(yhat(&at[..1], &value[..1], &at, &Options::default()).is_err());
        let refused = yhat(&at, &value, &at, &Options { changepoint_prior_scale: 0.0, ..Options::default() }).unwrap_err();
        assert_eq!(refused.to_string(), "changepoint_prior_scale is 0: a number above 0");
    }

    #[test]
    fn all_zero_and_constant_series_stay_what_they_are() {
        let (at, _) = made();
        for level in [0.0, 7.5] {
            let found = yhat(&at, &vec![level; at.len()], &at[at.len() - 24..], &Options::default()).unwrap();
            assert!(found.iter().all(|v| (v - level).abs() < 0.01), "{found:?}");
        }
    }
}
