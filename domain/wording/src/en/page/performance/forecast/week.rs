//! The strings of the next seven days on the page of forecasts.

use super::super::place::within;
use domain::Utility;
use domain::figure::Figure;

/// The headline where there is no forecast: before what is strong, and that.
#[must_use]
pub fn no_forecast(building: &str, was_told: bool) -> (String, &'static str) {
    let strong = if was_told { "no forecast just now." } else { "no forecast yet." };
    (format!("{building}: "), strong)
}

/// The headline: before the amount, which is strong; between it and the cost, which is strong too;
/// and after that. Without a cost the second is the end. `stretch` is how long the forecast is.
#[must_use]
pub fn headline(stretch: &str, building: &str, utility: Utility, has_cost: bool) -> (String, String, Option<&'static str>) {
    let about = if has_cost { ", about " } else { "." };
    (format!("In {stretch} {building} will use "), format!(" of {}{about}", within(utility)), has_cost.then_some("."))
}

/// The range of the amount, and what as many hours before took.
#[must_use]
pub fn between(lower: &Figure, upper: &Figure, before: Option<&Figure>) -> String {
    let before = before.map(|before| format!("; the seven days before took {before}")).unwrap_or_default();
    format!("Between {lower} and {upper}{before}.")
}

/// Behind the range: the highest hour.
#[must_use]
pub fn highest_hour(day: &str, clock: &str, about: &Figure, up_to: &Figure) -> String {
    format!(" Its highest hour should be {day} at {clock}: about {about}, up to {up_to}.")
}

/// Behind when the forecast was made: what its costs are.
#[must_use]
pub fn costs(are_known: bool) -> &'static str {
    if are_known {
        " Costs are what is used at each hour’s price; demand, tiers and fixed charges are on the bill."
    } else {
        " What it will cost is not said: no price of it is known."
    }
}

/// The heading of the chart.
pub const HOURS: &str = "Hour by hour";

/// The heading of the table.
pub const DAYS: &str = "Day by day";

/// A head of the table: the day.
pub const DAY: &str = "Day";

/// A head of the table: the energy.
pub const ENERGY: &str = "Energy";

/// A head of the table: the range of the energy.
pub const RANGE: &str = "Range";

/// A head of the table: the cost.
pub const COST: &str = "Cost";

/// A head of the table: the highest hour.
pub const PEAK: &str = "Highest hour";

/// A day that is forecast from a time on.
#[must_use]
pub fn day_from(day: &str, clock: &str) -> String {
    format!("{day}, from {clock}")
}

/// A day that is forecast up to a time.
#[must_use]
pub fn day_to(day: &str, clock: &str) -> String {
    format!("{day}, to {clock}")
}

/// When the highest hour of a day is.
#[must_use]
pub fn at(clock: &str) -> String {
    format!("at {clock}")
}
