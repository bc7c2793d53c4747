//! The texts of the list of findings.

use crate::Words;
use crate::room::texts;

texts! { "performance/anomaly/list";
    /// The page's title.
    title();
    /// The headline before the first look.
    nothing_looked_at();
    /// When the first look comes.
    first_look();
    /// The heading: how many findings are listed.
    found(count: usize);
    /// The name of the links to choose by state.
    states();
    /// Findings that nobody has dealt with.
    state_waiting();
    /// Findings that are dealt with.
    state_resolved();
    /// All findings.
    state_all();
    /// Where nothing fits: before the link to all findings, the link, and after it.
    [3] nothing_fits();
    /// The link to further findings.
    show_next(count: usize);
    /// The heading of how findings are made.
    how();
    /// How findings are made: before the link to the models, the link, and after it.
    [3] how_found();
    /// The likely cause, which is a sentence.
    likely(cause: &str);
    /// The link to findings of the same kind.
    like_it(count: usize, range: &str);
    /// A meter of a building.
    meter_of(building: &str, meter: &str);
    /// What opens the filter.
    filter();
    /// In the filter: the state.
    filter_state();
    /// In the filter: the severity.
    filter_severity();
    /// In the filter: the kind.
    filter_kind();
    /// In the filter: the building.
    filter_building();
    /// In the filter: the time.
    filter_days();
    /// The choice that filters nothing.
    any();
    /// The choice of what nobody has dealt with.
    any_waiting();
    /// The filter's button.
    show();
    /// How many issues are open.
    [3] open(count: usize);
    /// How many issues of a building are open.
    [3] open_at(count: usize, building: &str);
    /// How many of several open issues are grave.
    grave(count: usize);
    /// The only open issue is grave.
    grave_only();
    /// What the open issues have cost.
    costs(cost: &str);
    /// How far back was looked.
    of_last_days(days: i64);
    /// Two sentences.
    both(first: &str, second: &str);
    /// What an issue is, where and of what.
    about(kind: &str, place: &str, utility: &str, is_no_fault: bool);
    /// A choice of the period: days.
    last_days(days: usize);
    /// A choice of the period: a year.
    last_year();
}

/// The choices of the period, each with its number of days.
#[must_use]
pub fn periods(words: Words) -> Vec<(&'static str, String)> {
    let days = [("7", 7), ("30", 30), ("90", 90)];
    days.map(|(value, days)| (value, last_days(words, days))).into_iter().chain([("365", last_year(words).to_owned())]).collect()
}

/// How many of those that are open are grave, and what they have cost, by currency; without a cost,
/// how far back was looked.
#[must_use]
pub fn weight(words: Words, waiting: usize, grave_count: usize, money: &[String], days: i64) -> String {
    let rest = if money.is_empty() { of_last_days(words, days) } else { costs(words, &words.list(money)) };
    match (waiting, grave_count) {
        (0, _) | (_, 0) => rest,
        (1, _) => both(words, grave_only(words), &rest),
        (_, n) => both(words, &grave(words, n), &rest),
    }
}
