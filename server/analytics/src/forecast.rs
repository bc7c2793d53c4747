//! Forecasts of a meter with intervals: hour by hour here, month by month in [`monthly`]. How
//! accurate a method is on a meter is in `backtest`; which method a meter gets is in [`model`].

/// The model of a meter: chosen by its own past, stored as JSON, watched for drift.
pub mod model;
/// Forecasts of the next twelve months.
pub mod monthly;

/// Prophet's model, also for series that are not from meters.
pub mod prophet;

mod boost;
mod design;
mod interval;
mod mstl;
mod naive;
mod regression;

use crate::series::{DAY, Hourly, WEEK, Wall};
use crate::{Error, Result};
use boost::{Binned, Growth, boost};
use design::{Design, LOOK_BACK_DAYS};
use interval::{Miss, few_days, reach};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest horizon, in hours.
pub const HORIZON_HOURS_MAX: usize = WEEK;
/// The most history that is used, in days.
const HISTORY_DAYS: usize = 366;
/// Days of rows that a regression needs beyond the look-back of its features.
const TRAINING_DAYS_MIN: usize = 14;
const GROWTH: Growth = Growth { trees: 60, leaves: 16, rate: 0.12, row_share: 0.5, feature_share: 0.5, leaf_rows_min: 20 };

/// Up to this many days of rows, their errors are those of fits that did not see them: so few rows
/// are fitted too well. They are held back by the third, some days together.
const HELD_DAYS_MAX: f64 = 60.0;
const HELD_PARTS: usize = 3;
const HELD_DAYS: usize = 3;

/// The fits of MSTL's seasons and of Prophet's trend include the hours whose errors set their
/// intervals. So these intervals are widened, by factors found on real meters.
const MSTL_WIDENING: f64 = 1.3;
const PROPHET_WIDENING: f64 = 1.05;

/// A forecast method. In JSON it is its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The same hour of the week before: the reference for all other methods.
    SeasonalNaive,
    /// The median of the same hour on the latest ten days of its kind. The fallback where history
    /// is short.
    UsualDay,
    /// Linear regression with a ridge penalty on lags, calendar and weather, by least absolute
    /// deviations on a logarithmic scale.
    Ridge,
    /// Decomposition into a trend, a day and a week (MSTL); the remainder is smoothed exponentially
    /// (ETS).
    MstlEts,
    /// Gradient-boosted trees on the features of the regression.
    Boost,
    /// Prophet's model: a trend with changepoints, times a day and a week of Fourier terms.
    Prophet,
    /// The mean of regression and boosted trees, which make different errors. MSTL as a third part
    /// gained nothing on real meters.
    Combination,
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 7] =
        [Self::SeasonalNaive, Self::UsualDay, Self::Ridge, Self::MstlEts, Self::Boost, Self::Prophet, Self::Combination];

    /// The name in commands and in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SeasonalNaive => "seasonal_naive",
            Self::UsualDay => "usual_day",
            Self::Ridge => "ridge",
            Self::MstlEts => "mstl_ets",
            Self::Boost => "boost",
            Self::Prophet => "prophet",
            Self::Combination => "combination",
        }
    }

    /// The method with that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// Its settings by name, for display: they are the same for every meter and fixed.
    #[must_use]
    pub fn parameters(self) -> BTreeMap<String, f64> {
        let ridge = [
            ("half_life_days", regression::HALF_LIFE_DAYS),
            ("ridge_penalty", regression::PENALTY),
            ("history_days", HISTORY_DAYS as f64),
        ];
        let boost = [
            ("trees", GROWTH.trees as f64),
            ("leaves", GROWTH.leaves as f64),
            ("learning_rate", GROWTH.rate),
            ("row_share", GROWTH.row_share),
            ("feature_share", GROWTH.feature_share),
            ("history_days", HISTORY_DAYS as f64),
        ];
        let settings: Vec<(&str, f64)> = match self {
            Self::SeasonalNaive => vec![("season_hours", WEEK as f64)],
            Self::UsualDay => vec![("days", naive::USUAL_DAYS as f64)],
            Self::Ridge => ridge.to_vec(),
            Self::MstlEts => vec![
                ("season_hours", DAY as f64),
                ("long_season_hours", WEEK as f64),
                ("history_hours", mstl::HISTORY_HOURS as f64),
            ],
            Self::Boost => boost.to_vec(),
            Self::Prophet => vec![
                ("changepoint_prior_scale", prophet::METER.changepoint_prior_scale),
                ("seasonality_prior_scale", prophet::METER.seasonality_prior_scale),
                ("multiplicative", f64::from(u8::from(prophet::METER.multiplicative))),
                ("history_days", HISTORY_DAYS as f64),
            ],
            Self::Combination => ridge.into_iter().chain(boost).collect(),
        };
        settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// A request for a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Hours ahead, 1 to 168.
    pub horizon_hours: usize,
    /// The probability with which the interval must contain the measured value, such as 0.95.
    pub level: f64,
    /// The seed of the boosted trees.
    pub seed: u64,
}

/// One forecast hour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The median: the measured value lies above it as often as below.
    pub value: f64,
    /// The interval's lower end.
    pub lower: f64,
    /// The interval's upper end.
    pub upper: f64,
}

/// A forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// The method that made it: a simpler one where history was too short for the requested one.
    pub method: Method,
    /// One point an hour, from the hour after the series' last.
    pub points: Vec<Point>,
}

/// Forecasts the hours after the end of the series, in its unit.
///
/// Regression, boosted trees and their combination need 36 days of history, MSTL three weeks,
/// Prophet and the seasonal naive method two. With less, or where a model cannot be fitted, the
/// usual day is used. Below two days there is no forecast. At most the latest 366 days are used.
/// Temperatures that continue past the values over the whole horizon are used as forecast weather.
/// Of hours that were never told ([`untold`]) the interval is the meter's whole range.
///
/// # Errors
/// When the horizon or the level is out of range, or there are fewer than 48 hours with a value.
pub fn forecast(series: &Hourly, method: Method, request: &Request) -> Result<Forecast> {
    series.check()?;
    if !(1..=HORIZON_HOURS_MAX).contains(&request.horizon_hours) {
        return Err(Error::Parameter { name: "horizon", given: request.horizon_hours.to_string(), expected: "1 to 168 hours" });
    }
    level_check(request.level)?;
    let series = series.last(HISTORY_DAYS * DAY);
    if series.measured() < 2 * DAY {
        return Err(Error::TooShort { what: "a forecast", needed: 2 * DAY, given: series.measured() });
    }
    let wall = Wall::new(&series);
    let n = wall.value.len();
    // The place of each forecast hour on the wall clock, from the end of the series.
    let places: Vec<usize> = (0..request.horizon_hours)
        .map(|h| (series.wall_index(series.value.len() + h) - wall.first - n as i64).max(0) as usize)
        .collect();
    let horizon = places.iter().max().map_or(0, |last| last + 1);
    let blocks = horizon.div_ceil(DAY);
    let learnable = n >= (LOOK_BACK_DAYS + TRAINING_DAYS_MIN + blocks) * DAY && series.measured() * 2 > n.min(60 * DAY);
    let bounds = Bounds::new(&wall.value);
    let points = |(value, misses): (Vec<f64>, Vec<Miss>), widening: f64| -> Vec<Point> {
        let at = |h: usize| wall.wall(n + h);
        value.iter().enumerate().map(|(h, &value)| around(value, &misses, at(h), request.level, bounds, widening)).collect()
    };
    let mut known = wall.value.iter().filter(|v| v.is_finite());
    let first = known.next();
    let found = match method {
        // A constant series needs no model, and has no errors to learn from.
        _ if known.all(|v| Some(v) == first) => None,
        Method::SeasonalNaive if n >= 2 * WEEK => Some(points(naive::seasonal(&wall, horizon), 1.0)),
        Method::MstlEts if n >= 3 * WEEK => mstl::predict(&wall, horizon).map(|found| points(found, MSTL_WIDENING)),
        Method::Prophet if n >= 2 * WEEK => prophet::predict(&wall, horizon).map(|found| points(found, PROPHET_WIDENING)),
        Method::Ridge | Method::Boost | Method::Combination if learnable => {
            Some((0..blocks).flat_map(|block| learned(&wall, block, method, request, bounds)).collect())
        }
        _ => None,
    };
    let usual_day = || -> Vec<Point> {
        let (value, misses) = naive::usual(&wall, horizon);
        let wider = [false, true].map(|weekend| few_days(&misses, weekend, request.level));
        let of = |(h, &value): (usize, &f64)| {
            let clock = wall.wall(n + h);
            around(value, &misses, clock, request.level, bounds, wider[usize::from(clock.weekend())])
        };
        value.iter().enumerate().map(of).collect()
    };
    let (method, mut all) = found.map_or_else(|| (Method::UsualDay, usual_day()), |all| (method, all));
    for (_, point) in all.iter_mut().enumerate().filter(|(place, _)| wall.is_untold(n + place)) {
        *point = Point { lower: bounds.low, upper: bounds.highest, ..*point };
    }
    Ok(Forecast { method, points: places.iter().map(|&place| all[place]).collect() })
}

/// For each hour after the end of the series, whether nothing is known of it: the history has no
/// value at that time of day, or none around it on that kind of day (weekday or weekend), though it
/// has such days. A [`forecast`] gives these hours the meter's whole range.
#[must_use]
pub fn untold(series: &Hourly, horizon_hours: usize) -> Vec<bool> {
    let series = series.last(HISTORY_DAYS * DAY);
    let wall = Wall::new(&series);
    let place = |h: usize| (series.wall_index(series.value.len() + h) - wall.first).max(0) as usize;
    (0..horizon_hours).map(|h| wall.is_untold(place(h))).collect()
}

fn level_check(level: f64) -> Result<()> {
    if level > 0.0 && level < 1.0 {
        return Ok(());
    }
    Err(Error::Parameter { name: "level", given: level.to_string(), expected: "a probability between 0 and 1, such as 0.95" })
}

/// The 24 hours of a block, learned from the history.
fn learned(wall: &Wall, block: usize, method: Method, request: &Request, bounds: Bounds) -> Vec<Point> {
    let design = Design::new(wall, block, HISTORY_DAYS);
    let (fitted, coefficients) = regression::fit(&design, |_| false);
    let rows: Vec<usize> = (DAY..design.target.len()).filter(|&i| design.target[i].is_finite()).collect();
    let boosted = (method != Method::Ridge).then(|| grown(&design, &rows, request.seed));
    let value = |h: usize| match (&boosted, method) {
        (Some(trees), Method::Boost) => trees[h],
        (Some(trees), _) => (trees[h] + fitted[h]) / 2.0,
        (None, _) => fitted[h],
    };
    // The trees' training errors are too small to trust. Those of the regression, with its few
    // coefficients, are honest once widened by their mean leverage.
    let unseen = unseen(&design);
    let told = unseen.as_ref().unwrap_or(&fitted);
    let misses: Vec<Miss> = rows
        .iter()
        .map(|&i| Miss {
            hour: design.hour[i],
            weekend: design.weekend(i),
            age_days: design.age_days[i],
            error: design.target[i] - told[i],
        })
        .collect();
    let mass: f64 = misses.iter().map(|miss| regression::age_weight(miss.age_days)).sum();
    let widening = if unseen.is_some() { 1.0 } else { 1.0 / (1.0 - (coefficients as f64 / mass).min(0.5)) };
    let n = wall.value.len();
    (0..DAY).map(|h| around(value(h), &misses, wall.wall(n + DAY * block + h), request.level, bounds, widening)).collect()
}

/// The value of each row by a regression that did not see its day, where the rows are few; `None`
/// where there are enough.
fn unseen(design: &Design) -> Option<Vec<f64>> {
    if design.age_days.iter().any(|&age| age > HELD_DAYS_MAX) {
        return None;
    }
    let mut out = vec![0.0; design.target.len()];
    for part in 0..HELD_PARTS {
        let held = |i: usize| design.age_days[i] as usize / HELD_DAYS % HELD_PARTS == part;
        let (fitted, _) = regression::fit(design, held);
        out.iter_mut().zip(fitted).enumerate().filter(|(i, _)| held(*i)).for_each(|(_, (slot, value))| *slot = value);
    }
    Some(out)
}

fn grown(design: &Design, rows: &[usize], seed: u64) -> Vec<f64> {
    let mut columns: Vec<Vec<f64>> =
        (0..design.features.width).map(|c| (0..design.target.len()).map(|i| design.features.row(i)[c]).collect()).collect();
    columns.push(design.hour.iter().map(|&h| f64::from(h)).collect());
    columns.push(design.weekday.iter().map(|&d| f64::from(d)).collect());
    let target: Vec<f64> = design.target.iter().map(|&v| if v.is_finite() { design.link.forth(v) } else { 0.0 }).collect();
    let weight: Vec<f64> = design.age_days.iter().map(|&age| regression::age_weight(age / 2.0)).collect();
    let found = boost(&Binned::new(&columns), &target, &weight, rows, GROWTH, seed);
    found.into_iter().map(|v| design.link.back(v)).collect()
}

/// The range of a meter's forecast. It goes below zero only if the meter did. It exceeds the
/// highest hour by at most half of the meter's range, its interval by at most the whole range: a
/// model that extrapolates a sudden growth claims more than it knows.
#[derive(Clone, Copy)]
struct Bounds {
    low: f64,
    high: f64,
    highest: f64,
}

impl Bounds {
    fn new(value: &[f64]) -> Self {
        let known = || value.iter().copied().filter(|v| v.is_finite());
        let (low, high) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
        Self { low, high: high + (high - low) / 2.0, highest: high + (high - low) }
    }
}

fn around(value: f64, misses: &[Miss], clock: crate::series::WallHour, level: f64, bounds: Bounds, widening: f64) -> Point {
    let value = value.clamp(bounds.low, bounds.high);
    let Some((below, above)) = reach(misses, clock.hour as u8, clock.weekend(), level) else {
        return Point { value, lower: bounds.low, upper: bounds.highest };
    };
    Point {
        value,
        lower: (value + below.min(0.0) * widening).max(bounds.low),
        upper: (value + above.max(0.0) * widening).min(bounds.highest),
    }
}
