//! How good each forecasting method has been on a meter: forecasts made in the past, from what was known then, against what came. Leaves out
//! keeping the figures.

use crate::forecast::{Forecast, Method, Request, forecast};
use crate::series::{DAY, Hourly, WEEK};
use crate::{Error, Result};

/// What is asked of a backtest.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many past forecasts.
    pub origins: usize,
    /// Days between them; one that shares no factor with 7 meets every day of the week.
    pub step_days: usize,
    /// Of each forecast.
    pub request: Request,
}

/// The figures of a method on a meter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Forecasts made.
    pub origins: usize,
    /// Hours compared.
    pub hours: usize,
    /// Mean absolute error.
    pub mae: f64,
    /// Root of the mean squared error.
    pub rmse: f64,
    /// Root of the mean squared error over the mean.
    pub cvrmse: f64,
    /// Mean absolute percentage error; `None` where an hour is below a twentieth of the mean, and percentages would say nothing.
    pub mape: Option<f64>,
    /// Mean absolute error over that of the 168-hour seasonal naive method on the eight weeks before each origin (Hyndman and Koehler, 2006).
    pub mase: f64,
    /// The share of hours that lie in the interval.
    pub coverage: f64,
    /// Mean interval score over the mean value (Gneiting and Raftery, 2007).
    pub interval_score: f64,
}

/// Forecasts from `origins` instants of the past, the latest first, and compares them with what came.
///
/// # Errors
/// When the series does not reach back eight weeks before at least one origin, or what the forecast itself refuses.
pub fn backtest(series: &Hourly, method: Method, options: &Options) -> Result<Figures> {
    let n = series.value.len();
    let horizon = options.request.horizon_hours;
    let scaling = 8 * WEEK;
    if n < scaling + horizon || options.origins == 0 || options.step_days == 0 {
        return Err(Error::TooShort { what: "a backtest", needed: scaling + horizon, given: n });
    }
    let mut pairs: Vec<(f64, crate::forecast::Point, f64)> = Vec::new();
    let mut made = 0;
    for k in 0..options.origins {
        let Some(origin) = (n - horizon).checked_sub(k * options.step_days * DAY).filter(|&origin| origin >= scaling) else {
            break;
        };
        // Weather after the origin was not known then.
        let Forecast { points, .. } = forecast(&series.first(origin), method, &options.request)?;
        let scale = naive_error(&series.value[origin - scaling..origin]);
        made += 1;
        let truth = &series.value[origin..origin + horizon];
        pairs.extend(truth.iter().zip(points).filter(|(v, _)| v.is_finite()).map(|(&v, point)| (v, point, scale)));
    }
    if pairs.is_empty() {
        return Err(Error::TooShort { what: "a backtest", needed: 1, given: 0 });
    }
    let count = pairs.len() as f64;
    let mean = pairs.iter().map(|pair| pair.0).sum::<f64>() / count;
    let average = |of: &dyn Fn(&(f64, crate::forecast::Point, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let rmse = average(&|(v, p, _)| (v - p.value).powi(2)).sqrt();
    let penalty = 2.0 / (1.0 - options.request.level);
    let small = pairs.iter().any(|pair| pair.0 < 0.05 * mean);
    Ok(Figures {
        origins: made,
        hours: pairs.len(),
        mae: average(&|(v, p, _)| (v - p.value).abs()),
        rmse,
        cvrmse: rmse / mean,
        mape: (!small).then(|| average(&|(v, p, _)| (v - p.value).abs() / v)),
        mase: average(&|(v, p, scale)| (v - p.value).abs() / scale),
        coverage: average(&|(v, p, _)| f64::from(u8::from(p.lower <= *v && *v <= p.upper))),
        interval_score: average(&|(v, p, _)| p.upper - p.lower + penalty * ((p.lower - v).max(0.0) + (v - p.upper).max(0.0)))
            / mean,
    })
}

/// The mean absolute change from week to week; not quite 0, so that a constant meter can be scored.
fn naive_error(value: &[f64]) -> f64 {
    let change: Vec<f64> = (WEEK..value.len()).map(|i| (value[i] - value[i - WEEK]).abs()).filter(|v| v.is_finite()).collect();
    if change.is_empty() { f64::NAN } else { crate::robust::mean(&change).max(1e-9) }
}

/// All methods with their figures, the best (lowest MASE) first.
///
/// # Errors
/// As [`backtest`].
pub fn compare(series: &Hourly, options: &Options) -> Result<Vec<(Method, Figures)>> {
    let mut out: Vec<(Method, Figures)> = Method::ALL
        .into_iter()
        .map(|method| backtest(series, method, options).map(|figures| (method, figures)))
        .collect::<Result<_>>()?;
    out.sort_by(|a, b| a.1.mase.total_cmp(&b.1.mase));
    Ok(out)
}
