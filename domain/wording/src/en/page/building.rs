//! The page of a building: its headline, its last hour, all that it uses, its meters.

use domain::{Flow, Utility};

/// Behind the building's name in the headline.
pub const COLON: &str = ": ";
/// The headline if nothing is heard. When it was stands behind it (`place::last_reading`).
pub const NOTHING_HEARD: &str = "nothing is heard just now.";
/// The headline before the first reading.
pub const NEVER_HEARD: &str = "no meter is heard yet.";

/// The use of today, with what is usual up to now.
#[must_use]
pub fn since_midnight(used: &str, usual: Option<&str>) -> String {
    let usual = usual.map(|usual| format!("; {usual} is usual by now")).unwrap_or_default();
    format!("Since midnight it used {used}{usual}.")
}

/// The floor area behind the building's name.
#[must_use]
pub fn area(area: &str, unit: &str) -> String {
    format!(", {area} {unit}")
}

/// The heading of the last hour.
pub const LAST_HOUR: &str = "The last hour";

/// What its chart shows.
#[must_use]
pub fn last_hour_hint(weekday: &str) -> String {
    format!("Electric power; the band is what is usual on a {weekday} at this hour.")
}

/// The chart in a sentence, with the last power in kW.
#[must_use]
pub fn last_hour_alt(kw: &str) -> String {
    format!("Electric power of the last hour, last {kw} kW.")
}

/// The chart in a sentence if there is nothing in it.
pub const LAST_HOUR_EMPTY: &str = "Nothing was heard in the last hour.";
/// The caption of the chart's table.
pub const LAST_HOUR_CAPTION: &str = "Mean power by ten minutes, in kW";
/// The columns of the chart's table.
pub const LAST_HOUR_COLUMNS: [&str; 2] = ["From", "Power"];
/// The line of the chart, in the tooltip.
pub const LAST_HOUR_LINE: &str = "power";

/// The heading of the forecast.
pub const AHEAD: &str = "What comes";

/// The heading of all utilities.
pub const UTILITIES: &str = "All it uses, today so far";
/// The columns of the utilities: name, amount, usual amount, change, quality.
pub const UTILITY_COLUMNS: [&str; 5] = ["Utility", "Today", "Usual by now", "Change", "Quality"];

/// A utility, and which way it flows.
#[must_use]
pub fn flow(utility: Utility, flow: Flow) -> String {
    let way = match flow {
        Flow::Use => "",
        Flow::Import => ", bought",
        Flow::Export => ", sold",
        Flow::Generation => ", made here",
        Flow::Charge => ", into the battery",
        Flow::Discharge => ", out of the battery",
    };
    format!("{}{way}", utility.label())
}

/// A share of the time that is measured, in percent.
#[must_use]
pub fn quality(percent: f64) -> String {
    format!("{percent:.0} %")
}

/// The heading of the meters.
pub const METERS: &str = "Meters";
/// Leads to the building's settings.
pub const SETTINGS: &str = "Settings";
/// There is no meter: before the link, the link, behind it.
pub const NO_METERS: [&str; 3] = ["No meter is given to this building yet. ", "See which are new", "."];

/// A meter that was heard just now.
pub const LIVE: &str = "Live";
/// A meter that sends seldom, and is not late.
pub const ON_TIME: &str = "On time";
/// A meter that should have sent by now.
pub const LATE: &str = "Late";
/// A meter that was not heard for days.
pub const SILENT: &str = "Silent";
/// A meter whose readings are all brought by people.
pub const BY_HAND: &str = "By file or hand";
/// A meter without a reading.
pub const NEVER: &str = "Never heard";

/// The last time of a meter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last<'a> {
    /// It sent then.
    Heard(&'a str),
    /// Its newest reading is of then, and was brought by people.
    Brought(&'a str),
    /// There is none.
    Never,
}

/// A meter in its list: how it counts, its newest value, and when.
#[must_use]
pub fn meter(role: &str, value: Option<&str>, last: Last) -> String {
    let value = value.map(|value| format!(", {value}")).unwrap_or_default();
    let last = match last {
        Last::Heard(at) => format!(" Heard {at}."),
        Last::Brought(at) => format!(" Last reading {at}."),
        Last::Never => String::new(),
    };
    format!("{role}{value}.{last}")
}

/// The heading of further pages.
pub const MORE: &str = "More about it";
/// The page of its load: the link, and what is there.
pub const LOAD: [&str; 2] = ["Its load", "Every hour as a picture, typical days, what runs always, nights and weekends."];
/// The page of its savings: the link, and what is there.
pub const SAVINGS: [&str; 2] = ["What was saved", "Against a baseline in the weather that came; targets."];
/// The page of its models: the link, and what is there.
pub const MODELS: [&str; 2] = ["Its models", "How it is forecast and watched, and how good that is."];
