//! The strings of the list of all models.

use super::super::place::within;
use crate::en::phrase::count;
use domain::Utility;

/// In place of a building.
pub const NO_BUILDING: &str = "No building";

/// The series of a model, by its utility and its meter. Without a utility it is gone.
#[must_use]
pub fn series(utility: Option<Utility>, meter: Option<&str>, is_made: bool) -> String {
    let made = if is_made { ", made" } else { "" };
    let gone = "A series that is gone";
    let series = match (meter, utility) {
        (None, utility) => utility.map_or(gone, Utility::label).to_owned(),
        (Some(meter), Some(utility)) => format!("{meter}, {}", within(utility)),
        (Some(meter), None) => format!("{meter}, {}", gone.to_lowercase()),
    };
    format!("{series}{made}")
}

/// The headline: how many models forecast, and how many have become worse. What is strong, and the
/// rest.
#[must_use]
pub fn headline(models: usize, worse: usize, is_tried: bool) -> (String, Option<&'static str>) {
    match (models, worse) {
        (0, _) => ("No model serves yet.".to_owned(), None),
        (n, 0) if !is_tried => (format!("{n} models forecast"), Some("; none of them has been tried by its past yet.")),
        (n, 0) => (format!("{n} models forecast"), Some(", and none has become worse.")),
        (n, bad) => (format!("{bad} of {n} models"), Some(" have become worse; another is looked for.")),
    }
}

/// How good the middle model is, and how many series are watched.
#[must_use]
pub fn lede(median_percent: Option<&str>, watched: usize) -> String {
    let watched = count(watched);
    match median_percent {
        Some(percent) => format!(
            "The middle one misses by {percent} of what “the week before” misses (median MASE). {watched} series are watched for faults."
        ),
        None => format!(
            "A method is chosen for each building by its own past, once there are two weeks of it; {watched} series are watched for faults."
        ),
    }
}

/// The version of a model, and since when it is in use.
#[must_use]
pub fn version(version: i64, since: &str) -> String {
    format!("{version}, since {since}")
}

/// What a baseline covers, when it was made, and how good it is.
#[must_use]
pub fn baseline(series: &str, range: &str, cvrmse: &str) -> String {
    format!("{series}, {range}. CV(RMSE) {cvrmse}")
}

/// The heading of the baselines.
pub const BASELINES: &str = "Held against their past";

/// What the baselines are.
pub const BASELINES_NOTE: &str = "The baselines of targets, kept with what they were made of.";

/// The heading of the table.
pub const MODELS: &str = "In use";

/// How to read the figures.
pub const MODELS_NOTE: &str = "MASE: the mean error over that of “the week before”; below 1 is better. CV(RMSE): the error over the mean. Coverage: how many hours lay within the interval, which promises 95 %.";

/// A head of the table: the building.
pub const BUILDING: &str = "Building";

/// A head of the table: the series.
pub const SERIES: &str = "Of what";

/// A head of the table: the method.
pub const METHOD: &str = "Method";

/// A head of the table: the version.
pub const VERSION: &str = "Version";

/// A model that has become worse.
pub const WORSE: &str = "Worse";

/// A model without a backtest.
pub const NOT_TRIED: &str = "Not yet tried";

/// A model that is as good as it was.
pub const GOOD: &str = "Good";
