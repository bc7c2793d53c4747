//! Forecasts of a meter with intervals: hour by hour here, month by month in [`monthly`]. Leaves out how good a method is on a meter (`backtest`) and
//! which one it should have ([`model`]).

/// The model that a meter has: chosen by its own past, described so that it can be kept, watched for drift.
pub mod model;
/// Twelve months to come.
pub mod monthly;

mod boost;
mod design;
mod interval;
mod naive;
mod regression;

use crate::series::{DAY, Hourly, WEEK, Wall};
use crate::{Error, Result};
use boost::{Binned, Growth, boost};
use design::{Design, LOOK_BACK_DAYS};
use interval::{Miss, reach};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest horizon, in hours.
pub const HORIZON_HOURS_MAX: usize = WEEK;
/// The most history that is looked at, in days.
const HISTORY_DAYS: usize = 366;
/// Days of rows that a regression needs beyond the look-back of its features.
const TRAINING_DAYS_MIN: usize = 14;
const GROWTH: Growth = Growth { trees: 60, leaves: 16, rate: 0.12, row_share: 0.5, feature_share: 0.5, leaf_rows_min: 20 };

/// How a forecast is made. As JSON it is its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The same hour of the week before: what every other method is measured against.
    SeasonalNaive,
    /// The median of the same hour on the latest ten days of its kind. What is left where history is short.
    UsualDay,
    /// Linear regression under a ridge penalty on lags, calendar and weather, by least absolute deviations on a logarithmic scale.
    Ridge,
    /// Gradient-boosted trees on the features of the regression.
    Boost,
    /// The mean of regression and boosted trees, which err differently.
    Combination,
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 5] = [Self::SeasonalNaive, Self::UsualDay, Self::Ridge, Self::Boost, Self::Combination];

    /// The name in commands and in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SeasonalNaive => "seasonal_naive",
            Self::UsualDay => "usual_day",
            Self::Ridge => "ridge",
            Self::Boost => "boost",
            Self::Combination => "combination",
        }
    }

    /// The method of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// Its settings by name, to be shown: they are the same for every meter and cannot be set.
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
            Self::Boost => boost.to_vec(),
            Self::Combination => ridge.into_iter().chain(boost).collect(),
        };
        settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// What is asked of a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Hours ahead, 1 to 168.
    pub horizon_hours: usize,
    /// The probability with which the interval shall hold the truth, such as 0.95.
    pub level: f64,
    /// The seed of the boosted trees.
    pub seed: u64,
}

/// One hour to come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The most likely middle: above it the truth lies as often as below.
    pub value: f64,
    /// The interval's lower end.
    pub lower: f64,
    /// The interval's upper end.
    pub upper: f64,
}

/// A forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// The method that made it: where history was too short for the one asked for, a simpler one.
    pub method: Method,
    /// One point an hour, from the hour after the series' last.
    pub points: Vec<Point>,
}

/// Forecasts the hours after the end of the series, in its unit.
///
/// Ridge and boosted trees need 36 days of history; with less the usual day stands in, and below two days there is no forecast. At
/// most the latest 366 days are looked at. Temperatures that run on past the values over the whole horizon are used as forecast weather.
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
    // Where each hour to come stands on the wall clock, from the end of the series.
    let places: Vec<usize> = (0..request.horizon_hours)
        .map(|h| (series.wall_index(series.value.len() + h) - wall.first - n as i64).max(0) as usize)
        .collect();
    let horizon = places.iter().max().map_or(0, |last| last + 1);
    let blocks = horizon.div_ceil(DAY);
    let learnable = n >= (LOOK_BACK_DAYS + TRAINING_DAYS_MIN + blocks) * DAY && series.measured() * 2 > n.min(60 * DAY);
    let method = match method {
        Method::Ridge | Method::Boost | Method::Combination if !learnable => Method::UsualDay,
        Method::SeasonalNaive if n < 2 * WEEK => Method::UsualDay,
        other => other,
    };
    let floor = wall.value.iter().copied().filter(|v| v.is_finite()).fold(0.0, f64::min);
    let mut all = Vec::with_capacity(blocks * DAY);
    match method {
        Method::SeasonalNaive | Method::UsualDay => {
            let (value, misses) =
                if method == Method::UsualDay { naive::usual(&wall, horizon) } else { naive::seasonal(&wall, horizon) };
            all.extend(
                value.iter().enumerate().map(|(h, &value)| around(value, &misses, wall.wall(n + h), request.level, floor, 1.0)),
            );
        }
        Method::Ridge | Method::Boost | Method::Combination => {
            for block in 0..blocks {
                all.extend(learned(&wall, block, method, request, floor));
            }
        }
    }
    Ok(Forecast { method, points: places.iter().map(|&place| all[place]).collect() })
}

fn level_check(level: f64) -> Result<()> {
    if level > 0.0 && level < 1.0 {
        return Ok(());
    }
    Err(Error::Parameter { name: "level", given: level.to_string(), expected: "a probability between 0 and 1, such as 0.95" })
}

/// The 24 hours of a block, learned from the history.
fn learned(wall: &Wall, block: usize, method: Method, request: &Request, floor: f64) -> Vec<Point> {
    let design = Design::new(wall, block, HISTORY_DAYS);
    let (fitted, coefficients) = regression::fit(&design);
    let rows: Vec<usize> = (DAY..design.target.len()).filter(|&i| design.target[i].is_finite()).collect();
    let boosted = (method != Method::Ridge).then(|| grown(&design, &rows, request.seed));
    let value = |h: usize| match (&boosted, method) {
        (Some(trees), Method::Boost) => trees[h],
        (Some(trees), _) => (trees[h] + fitted[h]) / 2.0,
        (None, _) => fitted[h],
    };
    // The trees' own errors in training are too small to be believed; those of the regression, with its few coefficients, are honest once
    // widened by their mean leverage.
    let misses: Vec<Miss> = rows
        .iter()
        .map(|&i| Miss {
            hour: design.hour[i],
            weekend: design.weekend(i),
            age_days: design.age_days[i],
            error: design.target[i] - fitted[i],
        })
        .collect();
    let mass: f64 = misses.iter().map(|miss| regression::age_weight(miss.age_days)).sum();
    let widening = 1.0 / (1.0 - (coefficients as f64 / mass).min(0.5));
    let n = wall.value.len();
    (0..DAY).map(|h| around(value(h), &misses, wall.wall(n + DAY * block + h), request.level, floor, widening)).collect()
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

fn around(value: f64, misses: &[Miss], clock: crate::series::WallHour, level: f64, floor: f64, widening: f64) -> Point {
    let value = value.max(floor);
    let (below, above) = reach(misses, clock.hour as u8, clock.weekend(), level);
    Point { value, lower: (value + below.min(0.0) * widening).max(floor), upper: value + above.max(0.0) * widening }
}
