//! The texts of the next seven days on the page of forecasts.

use crate::Words;
use crate::room::texts;
use domain::figure::Figure;

texts! { "performance/forecast/week";
    /// The highest hour.
    highest_hour(day: &str, clock: &str, about: &Figure, up_to: &Figure);
    /// Behind when the forecast was made: what its costs are.
    costs(are_known: bool);
    /// The heading of the chart.
    hours();
    /// The heading of the table.
    days();
    /// A head of the table: the day.
    day();
    /// A head of the table: the energy.
    energy();
    /// A head of the table: the range of the energy.
    range();
    /// A head of the table: the cost.
    cost();
    /// A head of the table: the highest hour.
    peak();
    /// A day that is forecast from a time on.
    day_from(day: &str, clock: &str);
    /// A day that is forecast up to a time.
    day_to(day: &str, clock: &str);
    /// When the highest hour of a day is.
    at(clock: &str);
    /// The headline where there is no forecast.
    [3] no_forecast(building: &str, was_told: bool);
    /// The headline, without a cost. `stretch` is how long the forecast is.
    [3] headline(stretch: &str, building: &str, utility: &str, amount: &str);
    /// The headline, with a cost.
    [5] headline_cost(stretch: &str, building: &str, utility: &str, amount: &str, cost: &str);
    /// How long the forecast is, in hours.
    next_hours(hours: usize);
    /// How long the forecast is, in days.
    next_days(days: usize);
    /// The range of the amount, and what as many hours before took.
    between(lower: &Figure, upper: &Figure, before: Option<&Figure>);
    /// Why there is no forecast any more.
    why_none_now();
    /// Why there is no forecast yet.
    why_none_yet();
    /// When it was made, and how often its band holds.
    made(at: &str, level: &str);
}

/// So many hours; above 36 hours, rounded to days.
#[must_use]
pub fn stretch(words: Words, hours: usize) -> String {
    if hours <= 36 { next_hours(words, hours) } else { next_days(words, (hours + 12) / 24) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_that_has_lost_some_hours_is_still_called_one() {
        let said = [24, 163, 167, 168, 120].map(|hours| stretch(Words::ENGLISH, hours));
        assert_eq!(said[1..4], ["the next 7 days"; 3].map(str::to_owned));
        assert_eq!([&said[0], &said[4]], ["the next 24 hours", "the next 5 days"]);
    }
}
