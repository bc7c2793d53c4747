//! The strings of the page of forecasts.

pub mod chart;
pub mod months;
pub mod past;
pub mod week;

/// The page's title.
#[must_use]
pub fn title(building: &str) -> String {
    format!("{building}: what comes")
}

/// What a building without meters needs.
pub const NEEDED: &str = "A forecast needs two days of readings. Give a meter to this building, and come back then.";

/// In the keys of charts: what was measured.
pub const KEY_MEASURED: &str = "measured";

/// In the keys of charts: the forecast.
pub const KEY_TO_COME: &str = "to come";

/// In the keys of charts: the range of the forecast.
pub const KEY_RANGE: &str = "the range";

/// From the lower end of a range to the upper.
#[must_use]
pub fn range(lower: &str, upper: &str) -> String {
    format!("{lower} to {upper}")
}

/// The link to the targets, and what is there.
pub const TO_TARGETS: (&str, &str) = ("Set a target", "So much less than before, and where it leads.");

/// The link to the load, and what is there.
pub const TO_LOAD: (&str, &str) = ("What its load looks like", "Peaks, nights and weekends: what can be moved or switched off.");

/// The link to the models, and what is there.
pub const TO_MODELS: (&str, &str) =
    ("How it is forecast", "The method that serves, the others that were tried, and an older one to put back.");
