//! The model of a meter. A model is a recipe: a method, a request, and its accuracy on the meter's
//! own past. It is fitted again, in a tenth of a second, for each forecast. So it never forecasts
//! from old readings, and a restored model works at once. Storage, and the time to choose again,
//! are left out.

use super::{Forecast, HISTORY_DAYS, Method, Request, forecast};
use crate::backtest::{Figures, Options, Outcome, accuracy, compare};
use crate::series::{DAY, Hourly};
use crate::{Error, Result};
use domain::zone::Span;
use domain::{HOUR_MS, Millis};
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal};
use std::collections::BTreeMap;
use std::fmt;

/// The version of the arithmetic behind the methods. Raise it when a method's forecasts change, so
/// that figures of different versions are not mixed.
pub const ARITHMETIC_VERSION: u32 = 2;

/// The number of forecasts in the rolling backtest that chooses a model: twelve, five days apart,
/// so that every day of the week occurs.
pub const ORIGINS: usize = 12;
const STEP_DAYS: usize = 5;

/// A model of a meter, stored as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The method.
    pub method: Method,
    /// The [`ARITHMETIC_VERSION`] that made the figures.
    pub arithmetic_version: u32,
    /// The request that it was chosen for: horizon, level, seed.
    pub request: Request,
    /// The method's settings by name, for display; the program has them built in.
    pub parameters: BTreeMap<String, f64>,
    /// The span of readings that it was chosen from.
    pub trained_on: Span,
    /// The hours in it with a reading.
    pub hours: usize,
    /// Its figures in the backtest; `None` where the history is too short for one.
    pub figures: Option<Figures>,
    /// All methods that were tried, the best first.
    pub candidates: Vec<Candidate>,
}

/// A method that was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The method.
    pub method: Method,
    /// Its figures.
    pub figures: Figures,
}

/// Chooses the method of a meter by its rolling backtest: each of `methods` makes the latest twelve
/// forecasts, five days apart, from what was known then. The combination wins unless another method
/// was better by the standard error of the difference over the forecasts (Breiman et al.,
/// "Classification and Regression Trees", 1984, the rule of one standard error): a dozen forecasts
/// tell close methods apart only by luck. Where the history is too short for a backtest, the
/// combination is chosen, without figures.
///
/// # Errors
/// When the request is out of range, `methods` is empty, or the meter has fewer than 48 hours with
/// a value.
pub fn choose(series: &Hourly, methods: &[Method], request: &Request) -> Result<Model> {
    if methods.is_empty() {
        return Err(Error::Parameter { name: "methods", given: "none".to_owned(), expected: "at least one" });
    }
    let seen = series.last(HISTORY_DAYS * DAY);
    // Fails early where nothing can be forecast.
    forecast(&seen, Method::SeasonalNaive, request)?;
    let options = Options { origins: ORIGINS, step_days: STEP_DAYS, request: *request };
    let candidates: Vec<Candidate> = match compare(series, methods, &options) {
        Ok(found) => found.into_iter().map(|(method, figures)| Candidate { method, figures }).collect(),
        Err(Error::TooShort { .. }) => Vec::new(),
        Err(other) => return Err(other),
    };
    let chosen = chosen(&candidates);
    let method = chosen
        .map_or(if methods.contains(&Method::Combination) { Method::Combination } else { methods[0] }, |found| found.method);
    Ok(Model {
        method,
        arithmetic_version: ARITHMETIC_VERSION,
        request: *request,
        parameters: method.parameters(),
        trained_on: Span { start: seen.start, end: seen.start + seen.value.len() as Millis * HOUR_MS },
        hours: seen.measured(),
        figures: chosen.map(|found| found.figures.clone()),
        candidates,
    })
}

fn chosen(candidates: &[Candidate]) -> Option<&Candidate> {
    let best = candidates.first()?;
    let Some(usual) = candidates.iter().find(|one| one.method == Method::Combination) else { return Some(best) };
    let gain: Vec<f64> =
        usual.figures.mae_by_origin.iter().zip(&best.figures.mae_by_origin).map(|(usual, best)| usual - best).collect();
    let mean = crate::robust::mean(&gain);
    let n = gain.len() as f64;
    let error = (gain.iter().map(|g| (g - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0) / n).sqrt();
    Some(if gain.len() > 2 && mean > error { best } else { usual })
}

impl Model {
    /// Forecasts the hours after the end of the series with this model's method, level and seed.
    /// Where the available history is too short for the method, another one is used; the forecast
    /// names it.
    ///
    /// # Errors
    /// As [`forecast`].
    pub fn forecast(&self, series: &Hourly, horizon_hours: usize) -> Result<Forecast> {
        forecast(series, self.method, &Request { horizon_hours, ..self.request })
    }

    /// Whether the model has become worse than its backtest: see [`Drift`]. `None` where that
    /// cannot be said: no figures, or fewer than [`DRIFT_FORECASTS_MIN`] forecasts with measured
    /// values. Only hours within the horizon of the backtest count, since errors grow with it.
    #[must_use]
    pub fn drift(&self, outcomes: &[Outcome]) -> Option<Drift> {
        let reach = self.request.horizon_hours as Millis * HOUR_MS;
        let within: Vec<Outcome> = outcomes.iter().filter(|one| one.at - one.made_at < reach).copied().collect();
        drift(self.figures.as_ref()?, &within, self.request.level)
    }
}

/// The number of forecasts with measured values that a drift check needs.
pub const DRIFT_FORECASTS_MIN: usize = 7;
/// An error that grew by less than a quarter is not worth a new model.
const ERROR_RATIO_MIN: f64 = 1.25;
/// The largest probability that the larger errors are chance.
const P_VALUE_MAX: f64 = 0.01;
/// How far an interval's coverage may fall short.
const COVERAGE_SLACK: f64 = 0.15;

/// How a model does compared with its backtest. It drifts in two cases. First, its absolute error
/// is larger by a quarter or more *and* the errors of its forecasts are larger than those of the
/// backtest by a rank test (Mann and Whitney, 1947; one-sided, at 1 %). Second, the coverage of its
/// intervals is 15 points below both the level and the backtest's coverage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drift {
    /// The figures of the recent forecasts.
    pub recent: Figures,
    /// The recent mean absolute error over the backtest's; `None` where the latter was 0.
    pub ratio: Option<f64>,
    /// The probability of such errors if nothing had changed.
    pub p_value: f64,
    /// Why a new model should be chosen; `None` where it does as well as expected.
    pub why: Option<Worse>,
}

/// In which way a model has become worse.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "worse", rename_all = "snake_case")]
pub enum Worse {
    /// Its errors have grown.
    Error {
        /// The recent mean absolute error over the backtest's; `None` where the latter was 0.
        ratio: Option<f64>,
        /// Over how many forecasts.
        forecasts: usize,
    },
    /// Its intervals hold less of the truth.
    Coverage {
        /// The share of the measured values that they hold.
        coverage: f64,
        /// The share that they should.
        level: f64,
    },
}

impl fmt::Display for Worse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Error { ratio: Some(ratio), forecasts } => {
                write!(f, "the error is {ratio:.2} times what it was, over {forecasts} forecasts")
            }
            Self::Error { ratio: None, forecasts } => {
                write!(f, "there is an error where there was none, over {forecasts} forecasts")
            }
            Self::Coverage { coverage, level } => {
                write!(f, "the intervals hold {:.0} % of the truth instead of {:.0} %", 100.0 * coverage, 100.0 * level)
            }
        }
    }
}

fn drift(expected: &Figures, outcomes: &[Outcome], level: f64) -> Option<Drift> {
    let recent = accuracy(outcomes, level)?;
    if recent.origins < DRIFT_FORECASTS_MIN || expected.mae_by_origin.len() < 3 {
        return None;
    }
    let p_value = larger_by_chance(&recent.mae_by_origin, &expected.mae_by_origin);
    let ratio = (expected.mae > 0.0).then(|| recent.mae / expected.mae);
    let worse = recent.mae > ERROR_RATIO_MIN * expected.mae && p_value < P_VALUE_MAX;
    let uncovered = recent.coverage < level.min(expected.coverage) - COVERAGE_SLACK;
    let why = if worse {
        Some(Worse::Error { ratio, forecasts: recent.origins })
    } else if uncovered {
        Some(Worse::Coverage { coverage: recent.coverage, level })
    } else {
        None
    };
    Some(Drift { recent, ratio, p_value, why })
}

/// The probability that `these` rank so far above `those` by chance: the normal approximation of
/// Mann and Whitney's U with continuity correction; ties count half.
fn larger_by_chance(these: &[f64], those: &[f64]) -> f64 {
    let above: f64 = these
        .iter()
        .flat_map(|a| {
            those.iter().map(move |b| {
                if a > b {
                    1.0
                } else if a < b {
                    0.0
                } else {
                    0.5
                }
            })
        })
        .sum();
    let (n, m) = (these.len() as f64, those.len() as f64);
    let z = (above - n * m / 2.0 - 0.5) / (n * m * (n + m + 1.0) / 12.0).sqrt();
    1.0 - Normal::standard().cdf(z)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;
    use crate::forecast::Point;

    fn figures(mae_by_origin: Vec<f64>) -> Figures {
        Figures {
            origins: mae_by_origin.len(),
            hours: 24 * mae_by_origin.len(),
            mae: crate::robust::mean(&mae_by_origin),
            rmse: 1.0,
            cvrmse: None,
            mape: None,
            mase: Some(crate::robust::mean(&mae_by_origin)),
            coverage: 0.95,
            interval_score: None,
            mae_by_origin,
        }
    }

    fn outcomes(errors: &[f64]) -> Vec<Outcome> {
        let point = Point { value: 10.0, lower: 7.0, upper: 13.0 };
        let of = |(k, error): (usize, &f64)| Outcome {
            made_at: k as Millis * 24 * HOUR_MS,
            at: k as Millis * 24 * HOUR_MS,
            point,
            actual: 10.0 + error,
        };
        errors.iter().enumerate().map(of).collect()
    }

    #[test]
    fn larger_errors_are_drift_and_the_usual_ones_are_not() {
        let expected = figures(vec![1.0, 1.2, 0.8, 1.1, 0.9, 1.0, 1.3, 0.7, 1.0, 1.1, 0.9, 1.0]);
        let usual = drift(&expected, &outcomes(&[1.1, 0.9, 1.0, 1.2, 0.8, 1.3, 0.9]), 0.95).unwrap();
        assert_eq!(usual.why, None, "{usual:?}");
        let worse = drift(&expected, &outcomes(&[1.9, 1.7, 2.0, 1.4, 1.8, 2.3, 1.9]), 0.95).unwrap();
        assert!(matches!(worse.why, Some(Worse::Error { forecasts: 7, .. })), "{worse:?}");
        assert!(worse.ratio.unwrap() > 1.8 && worse.p_value < 0.001, "{worse:?}");
        // One wild day among usual ones doubles the mean, but is no drift.
        let wild = drift(&expected, &outcomes(&[1.1, 0.9, 1.0, 1.2, 0.8, 9.0, 0.9]), 0.95).unwrap();
        assert!(wild.ratio.unwrap() > 1.8 && wild.why.is_none(), "{wild:?}");
    }

    #[test]
    fn a_few_days_or_a_model_without_figures_say_nothing() {
        let expected = figures(vec![1.0; 12]);
        assert_eq!(drift(&expected, &outcomes(&[5.0; 6]), 0.95), None);
        assert_eq!(drift(&expected, &[], 0.95), None);
    }

    #[test]
    fn ranks_as_by_chance_have_a_middling_probability() {
        let p = larger_by_chance(&[1.0, 4.0, 5.0, 8.0], &[2.0, 3.0, 6.0, 7.0]);
        assert!((p - 0.5).abs() < 0.1, "{p}");
        // All of five above all of five: exactly 1 in 252; the approximation gives 0.6 %.
        assert!(larger_by_chance(&[6.0, 7.0, 8.0, 9.0, 10.0], &[1.0, 2.0, 3.0, 4.0, 5.0]) < 0.01);
    }

    #[test]
    fn the_combination_stands_unless_another_is_clearly_better() {
        let of = |method, mae: &[f64]| Candidate { method, figures: figures(mae.to_vec()) };
        let near = [of(Method::Ridge, &[0.9, 1.2, 0.7, 1.1]), of(Method::Combination, &[1.0, 1.0, 1.0, 1.0])];
        assert_eq!(chosen(&near).unwrap().method, Method::Combination);
        let clear = [of(Method::Ridge, &[0.5, 0.6, 0.4, 0.5]), of(Method::Combination, &[1.0, 1.0, 1.0, 1.0])];
        assert_eq!(chosen(&clear).unwrap().method, Method::Ridge);
        assert!(chosen(&[]).is_none());
    }
}
