//! The strings of the models of one building.

/// The page's title.
#[must_use]
pub fn title(building: &str) -> String {
    format!("{building}: models")
}

/// After an older version was restored.
pub const PUT_BACK_DONE: &str = "Put back. It forecasts from now on, and no selection takes its place.";

/// How a model comes to serve.
pub const LEDE: &str = "Each method forecasts the building’s own past from what was known then; the best serves. A model is fitted anew each time, so one that is put back is at work at once.";

/// The headline: by which method a building is forecast, and how good it is. Before what is strong,
/// that, and after it.
#[must_use]
pub fn headline(building: &str, method: &str, mase_percent: Option<&str>) -> (String, String, String) {
    let good = mase_percent.map(|percent| format!(" and misses by {percent} of what “the week before” misses"));
    (format!("{building} is forecast by "), method.to_lowercase(), format!("{}.", good.unwrap_or_default()))
}

/// The headline where no method serves: before what is strong, and that.
#[must_use]
pub fn no_model(building: &str) -> (String, &'static str) {
    (format!("{building}: "), "no model serves yet.")
}

/// The heading of the detectors.
pub const DETECTORS: &str = "Watched for faults";

/// How faults are found.
pub const DETECTORS_NOTE: &str =
    "By what is usual for the hour, over windows from an hour to thirteen days, and by rules for the meter.";

/// What a detector has found.
#[must_use]
pub fn findings(findings: u64, a_week: &str) -> String {
    format!("{findings} findings in all that is known, {a_week} a week")
}

/// A version that is in use because somebody restored it.
pub const IN_USE_PUT_BACK: &str = "In use, put back";

/// A version that is not ready.
pub const BEING_MADE: &str = "Being made";

/// A version and its method.
#[must_use]
pub fn version(version: i64, method: &str) -> String {
    format!("{version} · {method}")
}

/// The button that restores a version.
pub const PUT_BACK: &str = "Put it back";

/// A head of the table: the version.
pub const VERSION: &str = "Version, method";

/// A head of the table: when it was made.
pub const SINCE: &str = "Since";

/// A head of the table: what it was learned from.
pub const LEARNED: &str = "Learned from";
