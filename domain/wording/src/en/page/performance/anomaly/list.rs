//! The strings of the list of findings.

use super::super::place::within;
use crate::en::phrase::count;
use domain::Utility;

/// The page's title.
pub const TITLE: &str = "Anomalies";

/// The headline before the first look.
pub const NOTHING_LOOKED_AT: &str = "Nothing has been looked at yet.";

/// When the first look comes.
pub const FIRST_LOOK: &str =
    "A meter is watched from its third week on: what is usual must be known first. The first look begins by itself.";

/// The headline: how many findings wait, of a building or of all. What is strong, and the rest.
#[must_use]
pub fn waiting(waiting: usize, building: Option<&str>) -> (String, Option<String>) {
    let at = building.map(|name| format!(" at {name}")).unwrap_or_default();
    match waiting {
        0 => (format!("Nothing waits for a look{at}."), None),
        1 => ("One finding".to_owned(), Some(format!(" waits for a look{at}."))),
        n => (format!("{n} findings"), Some(format!(" wait for a look{at}."))),
    }
}

/// How many of those that wait are grave, and what they have cost, by currency; without a cost, how
/// far back was looked.
#[must_use]
pub fn weight(waiting: usize, grave: usize, costs: &[String], days: i64) -> String {
    let mut told = match (waiting, grave) {
        (0, _) | (_, 0) => String::new(),
        (1, _) => "It is grave. ".to_owned(),
        (_, 1) => "One of them is grave. ".to_owned(),
        (_, n) => format!("{} of them are grave. ", count(n)),
    };
    if let Some(first) = told.get(..1).map(str::to_uppercase) {
        told.replace_range(..1, &first);
    }
    match costs {
        [] => format!("{told}Of the last {days} days."),
        costs => format!("{told}They have cost about {} beyond what is usual.", costs.join(" and ")),
    }
}

/// The heading: how many findings are listed.
#[must_use]
pub fn found(count: usize) -> String {
    match count {
        0 => "Nothing of that kind".to_owned(),
        1 => "One finding".to_owned(),
        n => format!("{n} findings, the dearest first"),
    }
}

/// The name of the links to choose by state.
pub const STATES: &str = "Which";

/// Findings that nobody has dealt with.
pub const STATE_WAITING: &str = "Waiting";

/// Findings that are dealt with.
pub const STATE_RESOLVED: &str = "Resolved";

/// All findings.
pub const STATE_ALL: &str = "All";

/// Where nothing fits: before the link to all findings, the link, and after it.
pub const NOTHING_FITS: (&str, &str, &str) = ("Nothing was found that fits. ", "See all of the last year", ".");

/// The link to further findings.
#[must_use]
pub fn show_next(count: usize) -> String {
    format!("Show the next {count}")
}

/// The heading of how findings are made.
pub const HOW: &str = "How this is found";

/// How findings are made: before the link to the models, the link, and after it.
pub const HOW_FOUND: (&str, &str, &str) = (
    "Each hour is compared with the same hour of other weeks in like weather; hours, nights, days and weeks that depart from it are one finding. Meters that repeat, stop or jump are found by rules. What is marked “not a fault” is left out from the next look on. ",
    "See the models and ask for a new look",
    ".",
);

/// The likely cause, which is a sentence.
#[must_use]
pub fn likely(cause: &str) -> String {
    format!("Likely: {cause}")
}

/// The link to findings of the same kind.
#[must_use]
pub fn like_it(count: usize, range: &str) -> String {
    format!("{count} like it, {range}")
}

/// A meter of a building.
#[must_use]
pub fn meter_of(building: &str, meter: &str) -> String {
    format!("{building}, {meter}")
}

/// What a finding is, where, of what, and whether it is no fault.
#[must_use]
pub fn about(kind: &str, place: &str, utility: Utility, is_no_fault: bool) -> String {
    let verdict = if is_no_fault { " Not a fault." } else { "" };
    format!("{kind}. {place}, {}.{verdict}", within(utility))
}

/// What opens the filter.
pub const FILTER: &str = "Choose which";

/// In the filter: the state.
pub const FILTER_STATE: &str = "State";

/// In the filter: the severity.
pub const FILTER_SEVERITY: &str = "Severity";

/// In the filter: the kind.
pub const FILTER_KIND: &str = "What it is";

/// In the filter: the building.
pub const FILTER_BUILDING: &str = "Building";

/// In the filter: the time.
pub const FILTER_DAYS: &str = "How far back";

/// The choice that filters nothing.
pub const ANY: &str = "Any";

/// The choice of what nobody has dealt with.
pub const ANY_WAITING: &str = "Waiting for a look";

/// The choices of the time, each with its number of days.
pub const DAYS: [(&str, &str); 4] = [("7", "7 days"), ("30", "30 days"), ("90", "90 days"), ("365", "A year")];

/// The filter's button.
pub const SHOW: &str = "Show";
