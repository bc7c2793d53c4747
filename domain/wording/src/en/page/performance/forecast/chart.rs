//! The strings of the charts of forecasts: months to come, and past forecasts beside what came.

/// The range of a forecast.
pub const BAND: &str = "within";

/// The line of the year before.
pub const BEFORE: &str = "a year before";

/// The line of the months to come.
pub const TO_COME: &str = "to come";

/// What the chart of months shows, for those who do not see it.
pub const MONTHS_ALT: &str = "Each month to come with the range in which it should stay, beside the same month a year before.";

/// The caption of the table of months.
#[must_use]
pub fn months_caption(unit: &str) -> String {
    format!("Each month, in {unit}")
}

/// The heads of the table of months.
pub const MONTHS_COLUMNS: [&str; 5] = ["Month", "Forecast", "From", "To", "A year before"];

/// The line of past forecasts.
pub const PAST_SAID: &str = "said";

/// The line of what was measured.
pub const PAST_CAME: &str = "came";

/// What the chart of past forecasts shows, for those who do not see it.
pub const PAST_ALT: &str = "Each hour of the last week: what was said a day ahead with its range, and what came.";

/// The caption of the table of past forecasts.
#[must_use]
pub fn past_caption(unit: &str) -> String {
    format!("Each hour: what was said a day ahead, and what came, in {unit}")
}

/// The heads of the table of past forecasts.
pub const PAST_COLUMNS: [&str; 5] = ["Hour", "Said", "From", "To", "Came"];
