//! The strings of the months to come on the page of forecasts.

use super::super::place::within;
use crate::en::calendar::{self, day};
use crate::en::phrase::count;
use domain::Utility;
use domain::figure::Figure;
use domain::zone::Date;

/// The heading.
pub const TITLE: &str = "The months to come";

/// A month with its year: `December 2026`.
#[must_use]
pub fn with_year(month: Date) -> String {
    format!("{} {}", calendar::month(month), month.year)
}

/// What will be here once there is a forecast.
#[must_use]
pub fn to_be_here(building: &str) -> String {
    format!(
        "Once it is there, the energy, the cost and the highest hour of each month of {building} stand here beside those of a year before."
    )
}

/// Why there is no forecast: the history is too short.
#[must_use]
pub fn too_short(utility: Utility) -> String {
    format!(
        "Nothing can be said of months yet: it takes two whole months of {}, better two years. It comes by itself.",
        within(utility)
    )
}

/// Why there is no forecast: nothing is measured any more.
#[must_use]
pub fn silent(utility: Utility, since: Date) -> String {
    format!(
        "No months are told just now: no {} was measured since {}, and old forecasts are not shown as new ones. The next is made when readings come.",
        within(utility),
        day(since)
    )
}

/// Why there is no forecast: it has not been made yet.
#[must_use]
pub fn not_yet(from: Date) -> String {
    format!(
        "The months from {} on have not been forecast yet: that is done every six hours, with the hours to come.",
        calendar::month(from)
    )
}

/// The months that are forecast, in all.
#[derive(Clone, Copy, Debug)]
pub struct All<'a> {
    /// The number of months.
    pub count: usize,
    /// The first of them.
    pub first: &'a str,
    /// Their energy.
    pub energy: &'a Figure,
    /// Their cost.
    pub cost: Option<&'a str>,
    /// The energy of the same months a year before.
    pub before: Option<&'a Figure>,
}

/// The month with the most energy.
#[derive(Clone, Copy, Debug)]
pub struct Most<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its energy.
    pub energy: &'a Figure,
    /// Its cost.
    pub cost: Option<&'a str>,
    /// Its highest hour.
    pub peak: Option<&'a Figure>,
}

/// What the months come to, and which needs the most.
#[must_use]
pub fn sentence(all: All, most: Option<Most>) -> String {
    let about = |cost: Option<&str>| cost.map(|cost| format!(", about {cost}")).unwrap_or_default();
    let before = all.before.map(|before| format!("; the same months before took {before}")).unwrap_or_default();
    let most = most.map(|most| {
        let peak = most.peak.map(|peak| format!(", its highest hour about {peak}")).unwrap_or_default();
        format!(" The most will go in {}: {}{}{peak}.", most.name, most.energy, about(most.cost))
    });
    format!(
        "The {} months from {} come to {}{}{before}.{}",
        count(all.count),
        all.first,
        all.energy,
        about(all.cost),
        most.unwrap_or_default()
    )
}

/// The heading of the chart.
pub const MONTHS: &str = "Month by month";

/// In the chart's key: the year before.
pub const KEY_BEFORE: &str = "a year before";

/// A head of the table: the month.
pub const MONTH: &str = "Month";

/// A head of the table: the energy.
pub const ENERGY: &str = "Energy";

/// A head of the table: the cost.
pub const COST: &str = "Cost";

/// A head of the table: the range of the energy.
pub const RANGE: &str = "Range";

/// A head of the table: the same month a year before.
pub const BEFORE: &str = "A year before";

/// A head of the table: the highest hour.
pub const PEAK: &str = "Highest hour";

/// Under the month that runs: what it has taken until now.
#[must_use]
pub fn so_far(amount: &Figure) -> String {
    format!("{amount} so far")
}

/// Under the highest hour: that of a year before.
#[must_use]
pub fn peak_before(rate: &Figure) -> String {
    format!("{rate} before")
}

/// How the figures are meant: in how many of a hundred months the range holds.
#[must_use]
pub fn note(level_percent: f64) -> String {
    format!(
        "Made for the month that runs. The range holds a month {level_percent:.0} times of 100. The cost is the energy charge, if the hours of a week are used as of late; the highest hour, if the load is as uneven as it was in that month a year before."
    )
}
