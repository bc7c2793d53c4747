//! The accuracy of forecasts on a meter: forecasts of the past from what was known then, or real
//! forecasts whose measured values have come. Storing the figures and acting on them is in
//! `forecast::model`.

use crate::forecast::{Forecast, Method, Point, Request, forecast};
use crate::robust::mean;
use crate::series::{DAY, Hourly, WEEK};
use crate::{Error, Result};
use domain::Millis;
use serde::{Deserialize, Serialize};

/// The hours before an origin from which the usual change from week to week is measured; fewer
/// where there are fewer.
const SCALE_HOURS: usize = 8 * WEEK;
/// The least history for a backtest forecast.
const HISTORY_HOURS_MIN: usize = 2 * WEEK;

/// The settings of a backtest.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// The number of past forecasts.
    pub origins: usize,
    /// Days between them. A number that shares no factor with 7 meets every day of the week.
    pub step_days: usize,
    /// The request of each forecast.
    pub request: Request,
}

/// The accuracy of a method on a meter. Undefined figures are `None`: a meter that is always zero
/// has no percentages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The number of forecasts.
    pub origins: usize,
    /// The number of compared hours.
    pub hours: usize,
    /// Mean absolute error, in the meter's unit.
    pub mae: f64,
    /// Root of the mean squared error, in the meter's unit.
    pub rmse: f64,
    /// Root of the mean squared error over the mean, as a fraction of 1.
    pub cvrmse: Option<f64>,
    /// Mean absolute percentage error, as a fraction of 1. Also `None` where an hour is below a
    /// twentieth of the mean, since a percentage says nothing then.
    pub mape: Option<f64>,
    /// Mean absolute error over that of the 168-hour seasonal naive method on the eight weeks
    /// before each origin (Hyndman and Koehler, 2006).
    pub mase: Option<f64>,
    /// The share of hours within the interval.
    pub coverage: f64,
    /// Mean interval score over the mean value (Gneiting and Raftery, 2007).
    pub interval_score: Option<f64>,
    /// The mean absolute error of each forecast, the latest first. It shows how much single
    /// forecasts differ from the mean.
    pub mae_by_origin: Vec<f64>,
}

/// One forecast hour with its measured value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The end of the known data when the forecast was made.
    pub made_at: Millis,
    /// The start of the hour.
    pub at: Millis,
    /// The forecast.
    pub point: Point,
    /// The measured value.
    pub actual: f64,
}

/// Forecasts from `origins` instants of the past, the latest first, and compares them with the
/// measured values. Weather after an origin was not known then and is withheld.
///
/// # Errors
/// When the series does not reach back two weeks before at least one origin, or what the forecast
/// itself refuses.
pub fn backtest(series: &Hourly, method: Method, options: &Options) -> Result<Figures> {
    let origins = origins(series, options)?;
    let mut judged = Vec::new();
    for &origin in &origins {
        let history = series.first(origin);
        let Forecast { points, .. } = match forecast(&history, method, &options.request) {
            Ok(found) => found,
            // A year of readings may start with months of silence.
            Err(Error::TooShort { .. }) => continue,
            Err(other) => return Err(other),
        };
        let truth = &series.value[origin..origin + options.request.horizon_hours];
        judged.push(Judged {
            scale: weekly_change(&series.value[origin.saturating_sub(SCALE_HOURS)..origin]),
            pairs: truth.iter().zip(points).filter(|(v, _)| v.is_finite()).map(|(&v, point)| (v, point)).collect(),
        });
    }
    figures(&judged, options.request.level).ok_or(Error::TooShort { what: "a backtest", needed: HISTORY_HOURS_MIN, given: 0 })
}

/// All of `methods` with their figures, the best first: by MASE, or by absolute error where MASE is
/// undefined.
///
/// # Errors
/// As [`backtest`].
pub fn compare(series: &Hourly, methods: &[Method], options: &Options) -> Result<Vec<(Method, Figures)>> {
    let mut out: Vec<(Method, Figures)> = methods
        .iter()
        .map(|&method| backtest(series, method, options).map(|figures| (method, figures)))
        .collect::<Result<_>>()?;
    out.sort_by(|a, b| a.1.mase.unwrap_or(a.1.mae).total_cmp(&b.1.mase.unwrap_or(b.1.mae)));
    Ok(out)
}

/// The accuracy of forecasts whose measured values have come. An hour counts once for each forecast
/// of it; `origins` counts the forecasts. MASE is `None`, since the history before each forecast is
/// not at hand. `None` where nothing has been measured yet.
#[must_use]
pub fn accuracy(outcomes: &[Outcome], level: f64) -> Option<Figures> {
    let mut made: Vec<Millis> = outcomes.iter().map(|outcome| outcome.made_at).collect();
    made.sort_unstable();
    made.dedup();
    let judged: Vec<Judged> = made
        .iter()
        .rev()
        .map(|&made_at| Judged {
            scale: None,
            pairs: outcomes
                .iter()
                .filter(|outcome| outcome.made_at == made_at && outcome.actual.is_finite())
                .map(|outcome| (outcome.actual, outcome.point))
                .collect(),
        })
        .collect();
    figures(&judged, level)
}

/// A forecast with its measured values.
struct Judged {
    /// The mean error of the seasonal naive method.
    scale: Option<f64>,
    pairs: Vec<(f64, Point)>,
}

fn origins(series: &Hourly, options: &Options) -> Result<Vec<usize>> {
    let (n, horizon) = (series.value.len(), options.request.horizon_hours);
    if options.origins == 0 || options.step_days == 0 {
        let name = if options.origins == 0 { "origins" } else { "step_days" };
        return Err(Error::Parameter { name, given: "0".to_owned(), expected: "at least 1" });
    }
    if n < HISTORY_HOURS_MIN + horizon {
        return Err(Error::TooShort { what: "a backtest", needed: HISTORY_HOURS_MIN + horizon, given: n });
    }
    let step = options.step_days * DAY;
    Ok((0..options.origins)
        .map_while(|k| (n - horizon).checked_sub(k * step).filter(|&origin| origin >= HISTORY_HOURS_MIN))
        .collect())
}

fn figures(judged: &[Judged], level: f64) -> Option<Figures> {
    let judged: Vec<&Judged> = judged.iter().filter(|one| !one.pairs.is_empty()).collect();
    let pairs: Vec<&(f64, Point)> = judged.iter().flat_map(|one| &one.pairs).collect();
    if pairs.is_empty() {
        return None;
    }
    let count = pairs.len() as f64;
    let average = |of: &dyn Fn(f64, &Point) -> f64| pairs.iter().map(|(v, p)| of(*v, p)).sum::<f64>() / count;
    let size = average(&|v, _| v.abs());
    let share = |of: f64| (size > 0.0).then(|| of / size);
    let rmse = average(&|v, p| (v - p.value).powi(2)).sqrt();
    let penalty = 2.0 / (1.0 - level);
    let miss = |(v, p): &(f64, Point)| (v - p.value).abs();
    let scaled: Option<Vec<f64>> =
        judged.iter().map(|one| one.scale.map(|scale| one.pairs.iter().map(|pair| miss(pair) / scale).sum::<f64>())).collect();
    Some(Figures {
        origins: judged.len(),
        hours: pairs.len(),
        mae: average(&|v, p| (v - p.value).abs()),
        rmse,
        cvrmse: share(rmse),
        mape: pairs.iter().all(|(v, _)| *v > 0.05 * size).then(|| average(&|v, p| (v - p.value).abs() / v)),
        mase: scaled.map(|sums| sums.iter().sum::<f64>() / count),
        coverage: average(&|v, p| f64::from(u8::from(p.lower <= v && v <= p.upper))),
        interval_score: share(average(&|v, p| p.upper - p.lower + penalty * ((p.lower - v).max(0.0) + (v - p.upper).max(0.0)))),
        mae_by_origin: judged.iter().map(|one| one.pairs.iter().map(miss).sum::<f64>() / one.pairs.len() as f64).collect(),
    })
}

/// The mean absolute change from week to week; `None` where nothing changes, or less than two weeks
/// are known.
fn weekly_change(value: &[f64]) -> Option<f64> {
    let change: Vec<f64> = (WEEK..value.len()).map(|i| (value[i] - value[i - WEEK]).abs()).filter(|v| v.is_finite()).collect();
    (!change.is_empty()).then(|| mean(&change)).filter(|&change| change > 0.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    fn outcome(made_at: Millis, value: f64, actual: f64) -> Outcome {
        Outcome { made_at, at: made_at, point: Point { value, lower: value - 1.0, upper: value + 1.0 }, actual }
    }

    #[test]
    fn the_truth_says_how_good_a_forecast_was() {
        let found = accuracy(&[outcome(1, 10.0, 10.5), outcome(1, 10.0, 12.0), outcome(2, 4.0, 4.0)], 0.9).unwrap();
        assert_eq!((found.origins, found.hours), (2, 3));
        assert!((found.mae - 2.5 / 3.0).abs() < 1e-12 && (found.rmse - (4.25_f64 / 3.0).sqrt()).abs() < 1e-12);
        assert!((found.coverage - 2.0 / 3.0).abs() < 1e-12);
        // Each width is 2; one hour lies 1 outside, which costs 2 / 0.1.
        assert!((found.interval_score.unwrap() - (6.0 + 20.0) / 26.5).abs() < 1e-12);
        assert!((found.mape.unwrap() - (0.5 / 10.5 + 2.0 / 12.0) / 3.0).abs() < 1e-12);
        assert_eq!(found.mae_by_origin, vec![0.0, 1.25]);
        assert_eq!(found.mase, None);
    }

    #[test]
    fn what_has_not_come_is_not_judged_and_zero_has_no_percentage() {
        assert_eq!(accuracy(&[outcome(1, 1.0, f64::NAN)], 0.9), None);
        let idle = accuracy(&[outcome(1, 0.0, 0.0)], 0.9).unwrap();
        assert_eq!((idle.mape, idle.cvrmse, idle.interval_score, idle.mae), (None, None, None, 0.0));
        // JSON has no infinity: stored figures must come back unchanged.
        let json = serde_json::to_string(&idle).unwrap();
        assert_eq!(serde_json::from_str::<Figures>(&json).unwrap(), idle);
    }
}
