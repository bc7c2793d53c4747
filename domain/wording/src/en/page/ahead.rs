//! The forecast of a building, on its page and on the page of the forecast.

use super::super::phrase::count;
use domain::Utility;

/// There was a forecast once.
pub const NONE_NOW: &str = "No forecast just now. ";
/// There was never a forecast.
pub const NONE_YET: &str = "No forecast yet. ";
/// Why a forecast that once was is not shown.
pub const WHY_NONE_NOW: &str =
    "Nothing was heard of late, and old forecasts are not shown as new ones. The next is made when readings come.";
/// Why there was never a forecast.
pub const WHY_NONE_YET: &str = "A forecast needs two days of readings, and is made every six hours.";

/// The interval of a sum, behind it.
#[must_use]
pub fn between(lower: &str, upper: &str) -> String {
    format!(" ({lower} to {upper})")
}

/// So many hours; above 36 hours, rounded to days.
#[must_use]
pub fn stretch(hours: usize) -> String {
    match (hours, (hours + 12) / 24) {
        (..=36, _) => format!("the next {hours} hours"),
        (_, days) => format!("the next {} days", count(days)),
    }
}

/// When it was made, and how many hours of a hundred its band holds.
#[must_use]
pub fn made(at: &str, level_percent: f64) -> String {
    format!("Made at {at}. The band holds an hour {level_percent:.0} times of 100.")
}

/// What the next hours will use, around the amount: `interval` is that of `between`, `cost` a sum of
/// money.
#[must_use]
pub fn next(hours: usize, interval: &str, cost: Option<&str>) -> (String, String) {
    (format!("In {} it will use ", stretch(hours)), format!("{interval}{}.", about(cost)))
}

/// The highest hour of the next ones. `is_today`: it is today and not tomorrow.
#[must_use]
pub fn highest(is_today: bool, clock: &str, rate: &str, upper: &str) -> String {
    let when = if is_today { "today" } else { "tomorrow" };
    format!(" Its highest hour will be {when} at {clock}: about {rate}, up to {upper}.")
}

/// What a longer time will use.
#[must_use]
pub fn further(hours: usize, amount: &str, interval: &str, cost: Option<&str>) -> String {
    format!("In {} it comes to {amount}{interval}{}.", stretch(hours), about(cost))
}

fn about(cost: Option<&str>) -> String {
    cost.map(|cost| format!(", about {cost}")).unwrap_or_default()
}

/// No forecast has come true yet.
pub const NOT_JUDGED: &str = "How good such forecasts have been is told once a day of them has come true.";

/// How good the forecasts of the past week were, in percent: the mean error of an hour, the share of
/// hours in their band, and the share that the band promises.
#[must_use]
pub fn how_good(missed: f64, within: f64, promised: f64) -> String {
    format!(
        "In the past week a day’s forecast missed an hour by {missed:.0} % on average, and {within:.0} of 100 hours lay in the band, which promises {promised:.0}."
    )
}

/// Leads to the page of the forecast.
pub const MORE: &str = "Day by day, the months to come, and how good we have been";

/// The chart in a sentence.
#[must_use]
pub fn alt(utility: Utility) -> String {
    let what = if utility == Utility::Electricity { "Power" } else { utility.label() };
    format!("{what} by hour: measured until now, then the forecast of the next days with the range in which it should stay.")
}

/// The caption of the chart's table.
#[must_use]
pub fn caption(unit: &str) -> String {
    format!("The forecast by hour, in {unit}")
}

/// The columns of the chart's table.
pub const COLUMNS: [&str; 4] = ["Hour", "Forecast", "From", "To"];
/// The band, in the tooltip.
pub const BAND: &str = "within";
/// The line of the forecast, in the tooltip.
pub const LINE: &str = "forecast";
/// The line of what was measured, in the tooltip.
pub const LINE_MEASURED: &str = "measured";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_that_has_lost_some_hours_is_still_called_one() {
        assert_eq!([24, 163, 167, 168, 120].map(stretch)[1..4], ["the next seven days"; 3].map(str::to_owned));
        assert_eq!([stretch(24), stretch(120)], ["the next 24 hours", "the next five days"].map(str::to_owned));
    }
}
