//! The strings of the charts of savings.

/// The line of what would have been used.
pub const COURSE_EXPECTED: &str = "as it would have been";

/// The line of what was used.
pub const COURSE_USED: &str = "used";

/// What the chart by days shows, for those who do not see it.
#[must_use]
pub fn course_alt(range: &str) -> String {
    format!("Each day from {range}: what was used, and what it would have used as it was before.")
}

/// The caption of the table by days.
#[must_use]
pub fn course_caption(unit: &str) -> String {
    format!("Each day, in {unit}")
}

/// The heads of the table by days.
pub const COURSE_COLUMNS: [&str; 3] = ["Day", "Used", "Would have used"];

/// The dots of the baseline.
pub const SCATTER_BASELINE: &str = "a day of the baseline";

/// The dots of the days since.
pub const SCATTER_SINCE: &str = "a day since";

/// The model's line.
pub const SCATTER_MODEL: &str = "the model";

/// The model's line at weekends.
pub const SCATTER_WEEKEND: &str = "the model at weekends";

/// The period of a day in the table by temperature.
#[must_use]
pub fn period(is_since: bool) -> &'static str {
    if is_since { "since" } else { "baseline" }
}

/// The unit of the axis of use.
#[must_use]
pub fn a_day(unit: &str) -> String {
    format!("{unit} a day")
}

/// What the chart by temperature shows, for those who do not see it.
pub const SCATTER_ALT: &str =
    "Each day's use against its mean outdoor temperature: days of the baseline, days since, and the line of the model.";

/// The caption of the table by temperature.
#[must_use]
pub fn scatter_caption(degrees: &str, unit: &str) -> String {
    format!("Each day: mean temperature ({degrees}), use ({unit})")
}

/// The heads of the table by temperature.
pub const SCATTER_COLUMNS: [&str; 4] = ["Day", "Temperature", "Use", "Period"];

/// The line of the residuals.
pub const RESIDUALS_LINE: &str = "used less modelled";

/// What the residuals show, for those who do not see them.
#[must_use]
pub fn residuals_alt(range: &str) -> String {
    format!("What the model misses on each day of the baseline, {range}.")
}

/// The caption of the table of residuals.
#[must_use]
pub fn residuals_caption(unit: &str) -> String {
    format!("Used less modelled, each day of the baseline, in {unit}")
}

/// The heads of the table of residuals.
pub const RESIDUALS_COLUMNS: [&str; 2] = ["Day", "Missed"];
