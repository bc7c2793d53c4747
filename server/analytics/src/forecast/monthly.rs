//! Forecasts of the next twelve months, from past months. It uses no weather: only the usual value
//! of a month, the differences between years, and the uncertainty where no year was seen. Bills are
//! left out.
//!
//! Source: Gaussian process regression (Rasmussen and Williams, "Gaussian Processes for Machine
//! Learning", 2006, chapter 2) on the logarithm of the daily use. It is the sum of an unknown
//! level, a shape that repeats each year (MacKay's periodic kernel, ibid. 4.2.3), a level that
//! wanders over years (Ornstein and Uhlenbeck, ibid. 4.2.1) and noise. The sizes of the parts are
//! not fitted but averaged by their likelihood (ibid. 5.2), since two years are only 24 points. So
//! an interval also covers what the data cannot tell, such as a winter that was never measured.

use crate::linear::{factor, substitute};
use crate::series::{DAY, Hourly};
use crate::{Error, Result};
use domain::zone::Date;
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal};

/// The longest horizon, in months.
pub const HORIZON_MONTHS_MAX: usize = 12;
/// The days with readings that a month needs to be learned from.
pub const DAYS_MIN: f64 = 20.0;
/// The measured months that are needed.
const MONTHS_MIN: usize = 2;
/// The most history that is used, in months.
const HISTORY_MONTHS: usize = 60;

/// A measured month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Month {
    /// Its first day.
    pub start: Date,
    /// The measured sum, in the meter's unit (energy; for power the sum of the days' means).
    pub total: f64,
    /// The measured days. With fewer than [`DAYS_MIN`] the month is not learned from.
    pub days: f64,
}

/// A forecast month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthAhead {
    /// Its first day.
    pub start: Date,
    /// The median of the total, in the meter's unit.
    pub value: f64,
    /// The interval's lower end.
    pub lower: f64,
    /// The interval's upper end.
    pub upper: f64,
    /// In how many past years this calendar month was measured. With 0, the value is hardly more
    /// than the mean of the others.
    pub years_seen: usize,
}

/// The basis of a monthly forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Some months of the year were never measured.
    PartOfYear,
    /// One year, at most thirteen months: a month's usual value and its weather cannot be told
    /// apart.
    OneYear,
    /// More than that.
    Years,
}

impl Basis {
    /// A caveat for the reader; `None` where there is none.
    #[must_use]
    pub fn caveat(self) -> Option<&'static str> {
        match self {
            Self::PartOfYear => Some(
                "Less than a year has been measured. What the other months will be is hardly known, and the interval is wide.",
            ),
            Self::OneYear => Some(
                "One year has been measured. How much a month differs from year to year is not known yet, and the interval is wide.",
            ),
            Self::Years => None,
        }
    }
}

/// A monthly forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Monthly {
    /// One entry a month, from the month after the last given one.
    pub months: Vec<MonthAhead>,
    /// The basis of the forecast.
    pub basis: Basis,
    /// The number of months that it learned from.
    pub learned_from: usize,
}

/// Forecasts the months after the last given one. All given months should be whole: leave out the
/// current one. Months in between may be missing. The last five years are used.
///
/// # Errors
/// When `horizon_months` or `level` is out of range, or fewer than two months have enough days.
pub fn monthly(history: &[Month], horizon_months: usize, level: f64) -> Result<Monthly> {
    if !(1..=HORIZON_MONTHS_MAX).contains(&horizon_months) {
        return Err(Error::Parameter { name: "horizon", given: horizon_months.to_string(), expected: "1 to 12 months" });
    }
    super::level_check(level)?;
    let (last, seen) = learned_from(history);
    if seen.len() < MONTHS_MIN {
        let given = history.iter().map(|month| month.days * DAY as f64).sum::<f64>() as usize;
        return Err(Error::TooShort { what: "a forecast of months (of twenty days each)", needed: MONTHS_MIN * 20 * DAY, given });
    }
    let scale = Scale::new(&seen);
    let at: Vec<f64> = seen.iter().map(|(month, _)| f64::from(*month)).collect();
    let value: Vec<f64> = seen.iter().map(|(_, v)| scale.forth(*v)).collect();
    let ahead: Vec<i32> = (1..=horizon_months as i32).map(|h| last + h).collect();
    let found = predict(&at, &value, &ahead.iter().map(|&month| f64::from(month)).collect::<Vec<_>>());
    let tail = (1.0 - level) / 2.0;
    let months = ahead.iter().zip(&found).map(|(&month, mixture)| {
        let start = date(month);
        let days = (date(month + 1).days() - start.days()) as f64;
        let total = |share: f64| if scale.empty { 0.0 } else { scale.back(mixture.quantile(share)) * days };
        MonthAhead {
            start,
            value: total(0.5),
            lower: total(tail),
            upper: total(1.0 - tail),
            years_seen: seen.iter().filter(|(other, _)| (month - other) % 12 == 0).count(),
        }
    });
    Ok(Monthly { months: months.collect(), basis: basis_of(&seen), learned_from: seen.len() })
}

/// The basis of a forecast of the months after these: the same as [`Monthly::basis`], for a
/// forecast that was stored without it.
#[must_use]
pub fn basis(history: &[Month]) -> Basis {
    basis_of(&learned_from(history).1)
}

/// The number of the last month, and the months that are learned from, each with its daily use.
fn learned_from(history: &[Month]) -> (i32, Vec<(i32, f64)>) {
    let last = history.iter().map(|month| number(month.start)).max().unwrap_or(0);
    let usable =
        |month: &&Month| month.days >= DAYS_MIN && month.total.is_finite() && number(month.start) + HISTORY_MONTHS as i32 > last;
    (last, history.iter().filter(usable).map(|month| (number(month.start), month.total / month.days)).collect())
}

fn basis_of(seen: &[(i32, f64)]) -> Basis {
    let of_year = (0..12).filter(|month| seen.iter().any(|(other, _)| other % 12 == *month)).count();
    match (of_year, seen.len()) {
        (..12, _) => Basis::PartOfYear,
        (_, ..14) => Basis::OneYear,
        _ => Basis::Years,
    }
}

/// The whole months of an hourly series, by the site's calendar. Missing hours reduce a month's
/// days. The last month is left out where the series ends within it.
#[must_use]
pub fn months(series: &Hourly) -> Vec<Month> {
    let mut out: Vec<Month> = Vec::new();
    for (i, value) in series.value.iter().enumerate() {
        let start = Date { day: 1, ..Date::from_days(series.wall_index(i).div_euclid(24)) };
        if out.last().is_none_or(|month| month.start != start) {
            out.push(Month { start, total: 0.0, days: 0.0 });
        }
        if let Some(month) = out.last_mut().filter(|_| value.is_finite()) {
            month.total += value;
            month.days += 1.0 / DAY as f64;
        }
    }
    let end = Date::from_days(series.wall_index(series.value.len()).div_euclid(24));
    out.retain(|month| (month.start.year, month.start.month) != (end.year, end.month));
    out
}

fn number(month: Date) -> i32 {
    month.year * 12 + month.month as i32 - 1
}

fn date(number: i32) -> Date {
    Date { year: number.div_euclid(12), month: number.rem_euclid(12) as u32 + 1, day: 1 }
}

/// Energy varies by factors, hence the logarithm; a meter that also feeds back is not transformed.
/// Either way the parts below are shares of the meter's mean.
struct Scale {
    mean: f64,
    signed: bool,
    empty: bool,
}

/// Keeps the logarithm of an empty month finite.
const SHIFT: f64 = 0.1;

impl Scale {
    fn new(seen: &[(i32, f64)]) -> Self {
        let mean = seen.iter().map(|(_, v)| v.abs()).sum::<f64>() / seen.len() as f64;
        Self { mean: mean.max(f64::MIN_POSITIVE), signed: seen.iter().any(|(_, v)| *v < 0.0), empty: mean == 0.0 }
    }

    fn forth(&self, value: f64) -> f64 {
        if self.signed { value / self.mean } else { (value / self.mean + SHIFT).ln() }
    }

    fn back(&self, value: f64) -> f64 {
        self.mean * if self.signed { value } else { (value.min(50.0).exp() - SHIFT).max(0.0) }
    }
}

/// The sizes of the parts, as shares of the mean: the standard deviations of the year's shape, of
/// the wandering level and of the noise.
const SHAPES: [f64; 5] = [0.03, 0.1, 0.25, 0.6, 1.2];
const LEVELS: [f64; 4] = [0.02, 0.06, 0.15, 0.4];
const CHANCES: [f64; 5] = [0.01, 0.03, 0.07, 0.15, 0.35];
/// Usual sizes have more weight than extremes, so that extremes do not explain a handful of months.
const SHAPE_WEIGHTS: [f64; 5] = [1.0, 2.0, 3.0, 3.0, 1.0];
const LEVEL_WEIGHTS: [f64; 4] = [1.0, 3.0, 3.0, 1.0];
const CHANCE_WEIGHTS: [f64; 5] = [0.5, 2.0, 3.0, 2.0, 1.0];
/// The prior of the level: nothing is known.
const LEVEL_UNKNOWN: f64 = 10.0;
/// The months over which the level loses its memory.
const LEVEL_MONTHS: f64 = 36.0;

/// Normal distributions, each with its weight.
struct Mixture {
    parts: Vec<(f64, f64, f64)>,
}

impl Mixture {
    /// The quantile `share`, by bisection.
    fn quantile(&self, share: f64) -> f64 {
        let reach = |sign: f64| {
            self.parts.iter().map(|(_, mean, deviation)| sign * mean + 12.0 * deviation).fold(f64::NEG_INFINITY, f64::max) * sign
        };
        let (mut low, mut high) = (reach(-1.0), reach(1.0));
        let normal = Normal::standard();
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            let below: f64 = self.parts.iter().map(|(w, mean, deviation)| w * normal.cdf((middle - mean) / deviation)).sum();
            if below < share { low = middle } else { high = middle }
        }
        (low + high) / 2.0
    }
}

fn predict(at: &[f64], value: &[f64], ahead: &[f64]) -> Vec<Mixture> {
    let n = at.len();
    let mean = value.iter().sum::<f64>() / n as f64;
    let centred: Vec<f64> = value.iter().map(|v| v - mean).collect();
    let mut likelihoods = Vec::new();
    let mut parts: Vec<Vec<(f64, f64)>> = vec![Vec::new(); ahead.len()];
    for (shape, shape_weight) in SHAPES.iter().zip(SHAPE_WEIGHTS) {
        for (level, level_weight) in LEVELS.iter().zip(LEVEL_WEIGHTS) {
            for (chance, chance_weight) in CHANCES.iter().zip(CHANCE_WEIGHTS) {
                let kernel = |a: f64, b: f64| {
                    let turn = (std::f64::consts::PI * (a - b) / 12.0).sin();
                    LEVEL_UNKNOWN.powi(2)
                        + shape * shape * (-2.0 * turn * turn).exp()
                        + level * level * (-(a - b).abs() / LEVEL_MONTHS).exp()
                };
                let mut matrix = vec![0.0; n * n];
                for i in 0..n {
                    for j in 0..=i {
                        matrix[i * n + j] = kernel(at[i], at[j]) + if i == j { chance * chance } else { 0.0 };
                    }
                }
                factor(&mut matrix, n);
                let solved = substitute(&matrix, &centred);
                let fit: f64 = centred.iter().zip(&solved).map(|(a, b)| a * b).sum();
                let volume: f64 = (0..n).map(|i| matrix[i * n + i].ln()).sum();
                likelihoods.push((shape_weight * level_weight * chance_weight).ln() - 0.5 * fit - volume);
                for (slot, &month) in parts.iter_mut().zip(ahead) {
                    let cross: Vec<f64> = at.iter().map(|&a| kernel(a, month)).collect();
                    let middle: f64 = cross.iter().zip(&solved).map(|(a, b)| a * b).sum();
                    let explained: f64 = cross.iter().zip(substitute(&matrix, &cross)).map(|(a, b)| a * b).sum();
                    let variance = (kernel(month, month) - explained).max(0.0) + chance * chance;
                    slot.push((mean + middle, variance.sqrt()));
                }
            }
        }
    }
    let best = likelihoods.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = likelihoods.iter().map(|l| (l - best).exp()).collect();
    let total: f64 = weights.iter().sum();
    parts
        .into_iter()
        .map(|part| Mixture { parts: part.into_iter().zip(&weights).map(|((mean, sd), w)| (w / total, mean, sd)).collect() })
        .collect()
}
