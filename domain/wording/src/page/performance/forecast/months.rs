//! The texts of the months to come on the page of forecasts.

use crate::Words;
use crate::room::texts;
use domain::figure::Figure;

texts! { "performance/forecast/months";
    /// The heading.
    title();
    /// What will be here once there is a forecast.
    to_be_here(building: &str);
    /// The heading of the chart.
    months();
    /// In the chart's key: the year before.
    key_before();
    /// A head of the table: the month.
    month();
    /// A head of the table: the energy.
    energy();
    /// A head of the table: the cost.
    cost();
    /// A head of the table: the range of the energy.
    range();
    /// A head of the table: the same month a year before.
    before();
    /// A head of the table: the highest hour.
    peak();
    /// Under the month that runs: what it has taken until now.
    so_far(amount: &Figure);
    /// Under the highest hour: that of a year before.
    peak_before(rate: &Figure);
    /// Why there is no forecast: the history is too short.
    too_short(utility: &str);
    /// Why there is no forecast: nothing is measured any more.
    silent(utility: &str, since: &str);
    /// Why there is no forecast: it has not been made yet.
    not_yet(from: &str);
    /// What the months come to.
    whole(count: usize, first: &str, energy: &Figure, cost: Option<&str>, before: Option<&Figure>);
    /// Which month needs the most.
    highest(month: &str, energy: &Figure, cost: Option<&str>, peak: Option<&Figure>);
    /// Two sentences.
    both(first: &str, second: &str);
    /// How the figures are meant.
    note(level: &str);
    /// What to bear in mind: less than a year was measured.
    part_of_year();
    /// What to bear in mind: about one year was measured.
    one_year();
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
pub fn sentence(words: Words, all: All, most: Option<Most>) -> String {
    let told = whole(words, all.count, all.first, all.energy, all.cost, all.before);
    match most {
        Some(most) => both(words, &told, &highest(words, most.name, most.energy, most.cost, most.peak)),
        None => told,
    }
}
