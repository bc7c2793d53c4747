//! Baselines and savings: what a building would have used without a measure in the actual weather,
//! minus what it used (IPMVP option C, ASHRAE Guideline 14). Money is left out.

mod days;
mod hours;
mod model;
mod objection;
mod target;

pub use model::{Degrees, Model};
pub use objection::{CVRMSE_MAX, Objection};
pub use target::{Progress, Target, progress};

use crate::robust::mean;
use crate::series::Hourly;
use crate::{Error, Result};
use days::{Day, days};
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis};
use hours::{HourModel, Inputs};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// How the baseline is modelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Daily energy on degree hours and the weekend, with balance points by the Bayesian
    /// information criterion.
    DegreeHours,
    /// Hourly energy on the hour of the week and on degrees by time of day, summed to days.
    Hourly,
    /// CalTRACK 2.0 daily, with the same figures as eemeter (its daily temperatures are those of
    /// UTC days).
    Caltrack,
}

/// The compared periods.
#[derive(Clone, Copy, Debug)]
pub struct Periods {
    /// The instant after the baseline's last, when the measure began. The baseline is the 365 days
    /// before it.
    pub baseline_end: Millis,
    /// The reporting period's first instant.
    pub reporting_start: Millis,
    /// The instant after its last. `None` means 365 days later, or the end of the series.
    pub reporting_end: Option<Millis>,
}

/// Savings with their uncertainty.
#[derive(Clone, Debug, PartialEq)]
pub struct Savings {
    /// How the baseline was modelled.
    pub method: Method,
    /// The baseline's daily model; with [`Method::Hourly`] the one that supplied its balance
    /// points.
    pub model: Model,
    /// Days of the baseline with energy and temperature.
    pub baseline_days: usize,
    /// Days of the reporting period with energy and temperature.
    pub reporting_days: usize,
    /// Coefficient of variation of the root mean square error, as a fraction (ASHRAE Guideline 14).
    pub cvrmse: f64,
    /// Normalised mean bias error of the fit, as a fraction (ASHRAE Guideline 14).
    pub nmbe: f64,
    /// Share of the variance that the model explains.
    pub r_squared: f64,
    /// The baseline's modelled use in the reporting period.
    pub counterfactual: f64,
    /// The measured use.
    pub metered: f64,
    /// Counterfactual minus metered.
    pub savings: f64,
    /// Half the width of the savings' interval with probability `level`.
    pub uncertainty: f64,
    /// The probability of the interval.
    pub level: f64,
    /// The lag-one autocorrelation of the daily residuals.
    pub autocorrelation: f64,
    /// What an auditor would object to.
    pub objections: Vec<Objection>,
    /// The compared days, in order: for charts of the model and its residuals.
    pub days: Vec<ComparedDay>,
}

/// A baseline alone: how a building used energy before a measure or a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// How the baseline was modelled.
    pub method: Method,
    /// Its daily model.
    pub model: Model,
    /// Days with energy and temperature.
    pub days: usize,
    /// As [`Savings::cvrmse`].
    pub cvrmse: f64,
    /// As [`Savings::nmbe`].
    pub nmbe: f64,
    /// As [`Savings::r_squared`].
    pub r_squared: f64,
    /// What an auditor would object to.
    pub objections: Vec<Objection>,
}

/// A day of a baseline or of a reporting period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComparedDay {
    /// Its local date.
    pub date: Date,
    /// Whether it belongs to the reporting period.
    pub reporting: bool,
    /// Its mean outdoor temperature, °C.
    pub mean_c: f64,
    /// The measured use.
    pub measured: f64,
    /// The use by the baseline's model.
    pub modelled: f64,
}

/// The baseline's length in days.
const YEAR_DAYS: Millis = 365;
/// CalTRACK, data sufficiency: the share of the baseline's days that must be present.
const SHARE_MIN: f64 = 0.9;
/// The fewest days for a model.
const DAYS_MIN: usize = 60;
/// The length of the blocks of successive days that are held out, to see how far sums stray.
const BLOCK_DAYS: usize = 28;

/// The savings of the reporting period against the baseline.
///
/// The uncertainty is the larger of two. One is that of ASHRAE Guideline 14 (annex B) with its
/// correction for autocorrelation. The other is the error of sums over held-out blocks of four
/// weeks in the baseline, scaled to the length of the reporting period. The second shows what the
/// size of single residuals hides: occupants and seasons err in the same direction for weeks.
///
/// # Errors
/// When temperatures are missing, fewer than 60 days of the baseline or none of the reporting
/// period can be used, or the level is out of range.
pub fn savings(series: &Hourly, periods: &Periods, method: Method, level: f64) -> Result<Savings> {
    series.check()?;
    check(periods, level)?;
    let baseline_start = calendar_days(series, periods.baseline_end, -YEAR_DAYS);
    let baseline = days(series, baseline_start, periods.baseline_end);
    let series_end = series.start + series.value.len() as Millis * HOUR_MS;
    let reporting_end =
        periods.reporting_end.unwrap_or_else(|| calendar_days(series, periods.reporting_start, YEAR_DAYS)).min(series_end);
    let reporting = days(series, periods.reporting_start, reporting_end);
    let sample = usable(&baseline, method);
    let compared = usable(&reporting, method);
    enough(&baseline, &sample)?;
    if compared.is_empty() {
        return Err(Error::TooShort { what: "a reporting period", needed: 24, given: 0 });
    }
    let fitted = Fitted::new(series, method, &sample)?;
    let fit = Fit::new(&fitted, &sample);
    let counterfactual: f64 = compared.iter().map(|(day, _)| fitted.day(day)).sum();
    let metered: f64 = compared.iter().map(|pair| pair.1).sum();
    let uncertainty = by_guideline(&fit, &fitted, &compared, level).max(by_blocks(&fitted, &sample, compared.len(), level));
    let mut objections = objections(&baseline, &sample, &reporting, &compared, &fit);
    if uncertainty.is_infinite() {
        objections.push(Objection::FewBlocks);
    } else if (counterfactual - metered).abs() <= uncertainty {
        objections.push(Objection::WithinUncertainty { level });
    }
    let told = |reporting: bool, sample: &[(&Day, f64)]| -> Vec<ComparedDay> {
        let day = |(day, measured): &(&Day, f64)| ComparedDay {
            date: day.date,
            reporting,
            mean_c: day.mean_c,
            measured: *measured,
            modelled: fitted.day(day),
        };
        sample.iter().map(day).collect()
    };
    let days = [told(false, &sample), told(true, &compared)].concat();
    Ok(Savings {
        method,
        baseline_days: sample.len(),
        reporting_days: compared.len(),
        cvrmse: fit.rmse / fit.mean,
        nmbe: fit.bias / fit.mean,
        r_squared: fit.r_squared,
        counterfactual,
        metered,
        savings: counterfactual - metered,
        uncertainty,
        level,
        autocorrelation: fit.autocorrelation,
        objections,
        days,
        model: fitted.signature,
    })
}

fn check(periods: &Periods, level: f64) -> Result<()> {
    if !(level > 0.0 && level < 1.0) {
        return Err(Error::Parameter {
            name: "level",
            given: level.to_string(),
            expected: "a probability between 0 and 1, such as 0.9",
        });
    }
    if periods.reporting_start < periods.baseline_end {
        return Err(Error::Parameter {
            name: "reporting start",
            given: periods.reporting_start.to_string(),
            expected: "an instant at or after the baseline's end",
        });
    }
    Ok(())
}

/// The baseline of a span, without a comparison.
///
/// # Errors
/// When temperatures are missing, or fewer than 60 days of it can be used.
pub fn baseline(series: &Hourly, span: Span, method: Method) -> Result<Baseline> {
    series.check()?;
    let all = days(series, span.start, span.end);
    let sample = usable(&all, method);
    enough(&all, &sample)?;
    let fitted = Fitted::new(series, method, &sample)?;
    let fit = Fit::new(&fitted, &sample);
    Ok(Baseline {
        method,
        days: sample.len(),
        cvrmse: fit.rmse / fit.mean,
        nmbe: fit.bias / fit.mean,
        r_squared: fit.r_squared,
        objections: objections(&all, &sample, &[], &[], &fit),
        model: fitted.signature,
    })
}

/// Checks that a model can be made from these days of a baseline.
fn enough(baseline: &[Day], sample: &[(&Day, f64)]) -> Result<()> {
    let (needed, given) = (DAYS_MIN * 24, sample.len() * 24);
    if sample.len() >= DAYS_MIN {
        return Ok(());
    }
    if baseline.iter().filter(|day| day.energy.is_some()).count() >= DAYS_MIN {
        return Err(Error::Temperature { what: "a baseline", given, needed });
    }
    Err(Error::TooShort { what: "a baseline", needed, given })
}

/// A fitted baseline.
struct Fitted<'a> {
    series: &'a Hourly<'a>,
    signature: Model,
    hourly: Option<(Inputs, HourModel)>,
}

impl<'a> Fitted<'a> {
    fn new(series: &'a Hourly<'a>, method: Method, sample: &[(&Day, f64)]) -> Result<Self> {
        let too_short = || Error::TooShort { what: "a baseline", needed: DAYS_MIN * 24, given: sample.len() * 24 };
        let signature = match method {
            Method::DegreeHours | Method::Hourly => model::by_degree_hours(sample),
            Method::Caltrack => model::by_caltrack(sample),
        }
        .ok_or_else(too_short)?;
        let hourly = match method {
            Method::Hourly => {
                let inputs = Inputs::new(series);
                let model = HourModel::fit(&inputs, series.value, sample, &signature).ok_or_else(too_short)?;
                Some((inputs, model))
            }
            Method::DegreeHours | Method::Caltrack => None,
        };
        Ok(Self { series, signature, hourly })
    }

    fn day(&self, day: &Day) -> f64 {
        self.hourly.as_ref().map_or_else(|| self.signature.day(day), |(inputs, model)| model.day(inputs, day))
    }

    fn parameters(&self) -> usize {
        self.hourly.as_ref().map_or_else(|| self.signature.parameters(), |(_, model)| model.parameters())
    }

    /// The use of the held-out days by the same kind of model, fitted to the rest. It keeps the
    /// balance points of the whole: a new search for each block would cost much and change little.
    fn held_out(&self, rest: &[(&Day, f64)], held: &[(&Day, f64)]) -> Option<f64> {
        let days = held.iter().map(|pair| pair.0);
        match &self.hourly {
            None => {
                let model = model::refit(&self.signature, rest)?;
                Some(days.map(|day| model.day(day)).sum())
            }
            Some((inputs, _)) => {
                let model = HourModel::fit(inputs, self.series.value, rest, &self.signature)?;
                Some(days.map(|day| model.day(inputs, day)).sum())
            }
        }
    }
}

/// The instant that many calendar days away, at the same local time of day.
fn calendar_days(series: &Hourly, at: Millis, days: Millis) -> Millis {
    let local = series.zone.local_ms(at) + days * DAY_MS;
    series.zone.first_instant_of(local)
}

fn usable(all: &[Day], method: Method) -> Vec<(&Day, f64)> {
    let known = |day: &Day| match method {
        Method::DegreeHours | Method::Hourly => day.mean_c.is_finite(),
        Method::Caltrack => day.utc_mean_c.is_finite(),
    };
    all.iter().filter(|day| known(day)).filter_map(|day| day.energy.map(|energy| (day, energy))).collect()
}

/// The fit of a model to its baseline.
struct Fit {
    n: f64,
    mean: f64,
    rmse: f64,
    bias: f64,
    r_squared: f64,
    /// Correlation of each day's residual with the next day's.
    autocorrelation: f64,
}

impl Fit {
    fn new(model: &Fitted, sample: &[(&Day, f64)]) -> Self {
        let residual: Vec<f64> = sample.iter().map(|(day, energy)| energy - model.day(day)).collect();
        let n = sample.len() as f64;
        let mean = sample.iter().map(|pair| pair.1).sum::<f64>() / n;
        let squares: f64 = residual.iter().map(|r| r * r).sum();
        let total: f64 = sample.iter().map(|pair| (pair.1 - mean).powi(2)).sum();
        let free = (n - model.parameters() as f64).max(1.0);
        let pairs: f64 = residual.windows(2).map(|pair| pair[0] * pair[1]).sum();
        Self {
            n,
            mean: if mean == 0.0 { f64::NAN } else { mean },
            rmse: (squares / free).sqrt(),
            bias: residual.iter().sum::<f64>() / free,
            r_squared: if total > 0.0 { 1.0 - squares / total } else { 0.0 },
            autocorrelation: if squares > 0.0 { (pairs / squares).clamp(0.0, 0.95) } else { 0.0 },
        }
    }
}

fn student(level: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom.max(1.0)).map_or(f64::NAN, |t| t.inverse_cdf(0.5 + level / 2.0))
}

/// ASHRAE Guideline 14-2014, annex B, with the polynomial of Sun and Baltazar (2013) for daily
/// models in place of the constant 1.26.
fn by_guideline(fit: &Fit, model: &Fitted, compared: &[(&Day, f64)], level: f64) -> f64 {
    let m = compared.len() as f64;
    let independent = fit.n * (1.0 - fit.autocorrelation) / (1.0 + fit.autocorrelation);
    let months = (m / 30.4).min(24.0);
    let factor = -0.00024 * months * months + 0.03535 * months + 1.00286;
    let t = student(level, independent - model.parameters() as f64);
    t * factor * fit.rmse * (m * (fit.n / independent) * (1.0 + 2.0 / independent)).sqrt()
}

/// The uncertainty by the errors of sums over held-out blocks.
fn by_blocks(whole: &Fitted, sample: &[(&Day, f64)], compared: usize, level: f64) -> f64 {
    let blocks: Vec<&[(&Day, f64)]> = sample.chunks(BLOCK_DAYS).filter(|block| block.len() * 2 > BLOCK_DAYS).collect();
    if blocks.len() < 3 {
        return f64::INFINITY;
    }
    let misses: Vec<f64> = (0..blocks.len())
        .filter_map(|held| {
            let from = held * BLOCK_DAYS;
            let to = (from + BLOCK_DAYS).min(sample.len());
            let rest: Vec<(&Day, f64)> = sample[..from].iter().chain(&sample[to..]).copied().collect();
            let measured: f64 = sample[from..to].iter().map(|pair| pair.1).sum();
            let miss = measured - whole.held_out(&rest, &sample[from..to])?;
            Some(miss * BLOCK_DAYS as f64 / (to - from) as f64)
        })
        .collect();
    let k = misses.len() as f64;
    let squares: f64 = misses.iter().map(|miss| miss * miss).sum();
    // Correlated neighbouring blocks make sums stray further than independent ones would.
    let shared = misses.windows(2).map(|pair| pair[0] * pair[1]).sum::<f64>() / squares.max(1e-12);
    let inflation = ((1.0 + shared.clamp(0.0, 0.8)) / (1.0 - shared.clamp(0.0, 0.8))).sqrt();
    student(level, k - 1.0) * (squares / k).sqrt() * (compared as f64 / BLOCK_DAYS as f64).sqrt() * inflation
}

fn objections(
    baseline: &[Day],
    sample: &[(&Day, f64)],
    reporting: &[Day],
    compared: &[(&Day, f64)],
    fit: &Fit,
) -> Vec<Objection> {
    let mut out = Vec::new();
    let needed = (YEAR_DAYS as f64 * SHARE_MIN).ceil() as usize;
    if sample.len() < needed {
        out.push(Objection::FewDays { known: sample.len(), needed });
    }
    let months = baseline.chunk_by(|a, b| a.date.month == b.date.month);
    for month in months.filter(|month| month.len() >= 15) {
        let known = month.iter().filter(|day| day.energy.is_some() && day.mean_c.is_finite()).count();
        if (known as f64) < SHARE_MIN * month.len() as f64 {
            out.push(Objection::FewInMonth { first: month[0].date, known, days: month.len() });
        }
    }
    if compared.len() < reporting.len() {
        out.push(Objection::LeftOut { left_out: reporting.len() - compared.len(), days: reporting.len() });
    }
    let range = sample.iter().map(|(day, _)| day.mean_c).filter(|t| t.is_finite());
    let (low, high) = range.fold((f64::MAX, f64::MIN), |(low, high), t| (low.min(t), high.max(t)));
    let beyond = compared.iter().filter(|(day, _)| day.mean_c < low - 1.0 || day.mean_c > high + 1.0).count();
    if beyond > 0 {
        out.push(Objection::Extrapolated { days: beyond });
    }
    if fit.rmse / fit.mean > CVRMSE_MAX {
        out.push(Objection::PoorFit);
    }
    out
}

/// The use of a normal year: for each calendar month, the mean of the daily model over its days in
/// all given years, times the days of that month. `weather` holds hourly temperatures of the site
/// in °C, of one year or, better, of many; its values are not used. (The days are averaged, not the
/// temperatures: a mean temperature has neither frosts nor heat waves.)
///
/// # Errors
/// When a calendar month has no day with temperatures.
pub fn normal_year(model: &Model, weather: &Hourly) -> Result<f64> {
    let end = weather.start + weather.value.len() as Millis * HOUR_MS;
    let all = days(weather, weather.start, end);
    let mut year = 0.0;
    for (month, length) in (1_u32..).zip([31.0, 28.25, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0]) {
        let of_month = all.iter().filter(|day| day.date.month == month);
        let known: Vec<f64> = of_month.map(|day| model.day(day)).filter(|energy| energy.is_finite()).collect();
        if known.is_empty() {
            let months = 12 - (1..=12).filter(|m| all.iter().any(|day| day.date.month == *m)).count();
            return Err(Error::Temperature { what: "a normal year", given: 8_760 - months * 730, needed: 8_760 });
        }
        year += mean(&known) * length;
    }
    Ok(year)
}
