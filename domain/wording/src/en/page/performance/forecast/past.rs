//! The strings of how good forecasts have been, on the page of forecasts.

use crate::en::phrase::count;

/// The heading.
pub const TITLE: &str = "How good such forecasts have been";

/// Before the first day of forecasts has come true.
pub const UNKNOWN: &str = "Nobody knows yet: it is told once a day of forecasts has come true. Each hour’s truth is then set beside what was said of it a day before.";

/// By how much an hour was missed in the last days, and how many of a hundred lay in the range,
/// against what it promises.
#[must_use]
pub fn missed(days: usize, percent: &str, within_percent: f64, promised_percent: f64) -> String {
    format!(
        "In the last {} days what was said a day ahead missed an hour by {percent} on average, and {within_percent:.0} of 100 hours lay in the range, which promises {promised_percent:.0}.",
        count(days)
    )
}

/// The heading of the chart.
pub const HOURS: &str = "What was said a day ahead, and what came";

/// In the chart's key: what was measured.
pub const KEY_CAME: &str = "came";

/// In the chart's key: the forecast.
pub const KEY_SAID: &str = "said";

/// A head of the table of weeks: the week.
pub const WEEK: &str = "Week";

/// A head of the table of weeks: the number of hours.
pub const HOURS_KNOWN: &str = "Hours";

/// A head of the table of weeks: the error.
pub const MISSED_BY: &str = "Missed by";

/// A head of both tables: what lay in the range.
pub const IN_RANGE: &str = "In the range";

/// The heading of the table of months.
pub const MONTHS: &str = "Months, when they began";

/// A head of the table of months: the month.
pub const MONTH: &str = "Month";

/// A head of the table of months: the forecast.
pub const SAID: &str = "Said";

/// A head of the table of months: what was measured.
pub const CAME: &str = "Came";

/// A head of the table of months: the error.
pub const TOO_HIGH_BY: &str = "Too high by";

/// Whether a month lay in its range.
#[must_use]
pub fn in_range(is_within: bool) -> &'static str {
    if is_within { "yes" } else { "no" }
}
