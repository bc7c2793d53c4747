//! The page of a meter: when it was heard, its channels, its readings, how to publish to it.

use domain::{ChannelKind, Flow, Utility};

/// The first of the places that the page stands in.
pub const OVERVIEW: &str = "Overview";
/// Behind the meter's name in the headline. Its age follows (`END` behind it).
pub const HEARD: &str = ", heard ";
/// The end of that sentence.
pub const END: &str = ".";
/// Behind the name of a meter that was never heard: the colon, and what follows in bold.
pub const NEVER_HEARD: [&str; 2] = [": ", "nothing heard yet."];

/// The heading of the chart.
pub const COURSE: &str = "The last two weeks";

/// Which way something flows in the chart; also its line, in the tooltip.
#[must_use]
pub fn flow(flow: Flow) -> &'static str {
    match flow {
        Flow::Generation => "made",
        Flow::Export => "sold",
        Flow::Charge => "into the battery",
        Flow::Discharge => "out of the battery",
        Flow::Use | Flow::Import => "used",
    }
}

/// The caption of the chart's table.
#[must_use]
pub fn course_caption(unit: &str) -> String {
    format!("Each day: mean and highest hour, in {unit}")
}

/// The columns of the chart's table.
pub const COURSE_COLUMNS: [&str; 3] = ["Day", "Mean", "Highest hour"];

/// The chart in a sentence.
#[must_use]
pub fn course_alt(utility: Utility, way: Flow, meter: &str, has_marks: bool) -> String {
    format!(
        "{} {} by {meter}, hour by hour of the last two weeks{}.",
        utility.label(),
        flow(way),
        if has_marks { "; hours in which something was wrong are marked" } else { "" }
    )
}

/// The heading of the channels.
pub const CHANNELS: &str = "Channels";

/// What a channel measures.
#[must_use]
pub fn kind(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Cumulative => "A register: what has flowed since the meter began.",
        ChannelKind::Interval => "An amount a period.",
        ChannelKind::Power => "The power at an instant.",
        ChannelKind::Level => "A level at an instant.",
    }
}

/// The heading of the readings.
pub const READINGS: &str = "Readings as they came";
/// Leads to the form for a reading.
pub const ADD_READING: &str = "Add a reading";
/// The columns of the readings: time, channel, value, quality.
pub const READING_COLUMNS: [&str; 4] = ["Time", "Channel", "Value", "Quality"];
/// The links to other readings, for screen readers.
pub const PAGES: &str = "Pages of readings";
/// Leads to older readings.
pub const OLDER: &str = "Older";

/// The heading of how to publish.
pub const PUBLISH: &str = "Publish to this meter";
/// How to publish: before the topic, between it and the field of the time, behind that.
pub const PUBLISH_HINT: [&str; 3] = ["Topic ", ", one object or an array of them. Without ", " the time of arrival counts."];

/// The heading of the facts.
pub const ABOUT: &str = "About this meter";
/// Leads to the meter's settings.
pub const SETTINGS: &str = "Settings";
/// Its building.
pub const BUILDING: &str = "Building";
/// It has no building: the text, and the link.
pub const NO_BUILDING: [&str; 2] = ["None yet: ", "give it to one"];
/// Its role.
pub const ROLE: &str = "Counts as";
/// What it sends.
pub const SENDS: &str = "Sends";
/// It sends amounts.
pub const AMOUNTS: &str = "Amounts a period";
/// It sends what its counter shows.
pub const REGISTERS: &str = "Registers";
/// The dialect that it speaks.
pub const DIALECT: &str = "Speaks";
/// Where it was first heard.
pub const ADDRESS: &str = "First heard on";
