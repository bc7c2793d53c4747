//! The overview: what a site uses now, whether that is usual, and who uses it.

use domain::BuildingType;

/// The window's title.
pub const TITLE: &str = "Overview";

/// What stands over the headline.
#[must_use]
pub fn over(site: &str, day: &str) -> String {
    format!("{site} · {day}")
}

/// How many meters of buildings are missing in the power.
#[must_use]
pub fn silent(silent: usize, all: usize) -> String {
    format!("{silent} of {all} meters are silent and not in this figure.")
}

/// The headline if readings come, and no meter has a building: in bold, and the rest.
pub const NO_BUILDING: [&str; 2] = ["Readings come in.", " They count once their meter has a building."];
/// The headline if all meters of buildings are silent, and others are not.
pub const ONLY_OTHERS: [&str; 2] =
    ["No meter of a building is heard just now.", " Readings of other meters come in; they count once these have a building."];
/// The headline if nothing is heard. When it was stands behind it (`place::last_reading`).
pub const NOTHING_HEARD: &str = "Nothing is heard just now.";
/// The headline before the first reading.
pub const NEVER_HEARD: [&str; 2] = ["No meter is heard yet.", " GreenPulse listens for them."];

/// New meters wait for a building: the link, and the rest of the sentence.
#[must_use]
pub fn new_meters(count: usize) -> (String, &'static str) {
    let link = if count == 1 { "One new meter".to_owned() } else { format!("{count} new meters") };
    (link, " can be given to a building. Until then their readings are kept, and count for none.")
}

/// Leads to the new meters while no building has one.
pub const GIVE_METER: &str = "Give the meter to a building";

/// The heading before the first reading.
pub const FIRST: &str = "Publish a first reading";
/// What to do with the command line below it.
pub const FIRST_HINT: &str = "Copy this line into a terminal. The reading shows here within a second; you need not reload.";
/// Opens what to do without a meter.
pub const NO_METER: &str = "No meter at hand";
/// What to do without a meter: before the command, between it and the link, the link, behind it.
pub const NO_METER_HINT: [&str; 4] =
    ["Start with ", " for a simulated neighbourhood of 24 homes, a school and a campus, or ", "add a reading by hand", "."];

/// The heading of the chart.
#[must_use]
pub fn today_against(weekday: &str) -> String {
    format!("Today against a usual {weekday}")
}

/// What the chart shows.
#[must_use]
pub fn today_hint(weekday: &str) -> String {
    format!("Power by quarter-hour. The band holds four of five usual {weekday}s.")
}

/// The chart in a sentence, up to this time, with the last power in kW.
#[must_use]
pub fn today_alt(clock: &str, kw: &str, weekday: &str) -> String {
    format!("Power by quarter-hour today until {clock}, last {kw} kW, against a usual {weekday}.")
}

/// The chart in a sentence before the first reading of the day.
pub const TODAY_EMPTY: &str = "No readings of today yet.";
/// The caption of the chart's table.
pub const TODAY_CAPTION: &str = "Mean power by hour, in kW";
/// The line of today, in the tooltip.
pub const TODAY_LINE: &str = "today";

/// The columns of the chart's table.
#[must_use]
pub fn today_columns(weekday: &str) -> [String; 3] {
    ["Hour".to_owned(), "Today".to_owned(), format!("Usual {weekday}")]
}

/// The line of what is usual, in the tooltip.
#[must_use]
pub fn usual_line(weekday: &str) -> String {
    format!("usual {weekday}")
}

/// The heading of the buildings that use most now.
pub const WHO: &str = "Who uses it now";
/// What their bars show.
pub const WHO_HINT: &str = "The bar is what is used now, the tick what is usual.";
/// Stands for the power of a building that is not heard.
pub const SILENT: &str = "silent";

/// The heading of today, this week and this month.
pub const SO_FAR: &str = "So far";
/// The heading of this week.
pub const THIS_WEEK: &str = "This week, from Monday";

/// The heading of today.
#[must_use]
pub fn today_by(clock: &str) -> String {
    format!("Today by {clock}")
}

/// The heading of this month, with the days that it has had.
#[must_use]
pub fn this_month(month: &str, days: u32) -> String {
    format!("{month}, {days} days")
}

/// The heading of cost and carbon.
pub const MONEY: &str = "Today’s cost and carbon";

/// The heading of all buildings.
pub const BUILDINGS: &str = "Buildings";
/// Their order, for screen readers.
pub const ORDER: &str = "Order of the buildings";
/// Puts those first that use most.
pub const BY_USE: &str = "By use";
/// Puts those first that differ most from the usual.
pub const BY_CHANGE: &str = "By change";
/// Before the links to the other sites.
pub const OTHER_SITES: &str = "Other sites: ";

/// What a building is, behind its name.
#[must_use]
pub fn kind(kind: BuildingType) -> &'static str {
    match kind {
        BuildingType::Home => "Home",
        BuildingType::School => "School",
        BuildingType::Academic => "Academic",
        BuildingType::Library => "Library",
        BuildingType::Research => "Research",
        BuildingType::Administrative => "Administrative",
        BuildingType::Residential => "Residential",
        BuildingType::Dining => "Dining",
        BuildingType::Other => "Other",
    }
}
