//! The page of the data sources: brokers, programs, weather, files.

use domain::{Millis, figure};

/// Title of the page.
pub const TITLE: &str = "Data sources";
/// Below the headline.
pub const LEDE: &str = "What readings come through, and when something last came.";
/// The heading of the list.
pub const SOURCES: &str = "Sources";

/// The answer after a source was paused.
pub const PAUSED: &str = "Paused. Senders keep what they have, or are told to come again.";
/// The answer after a source was resumed.
pub const RESUMED: &str = "It goes on.";
/// The answer after the weather was requested.
pub const ASKED: &str = "Asked for; the answer shows here in a moment.";
/// The answer after a description was saved.
pub const DESCRIBED: &str = "Saved.";
/// The answer after a source was removed from the list.
pub const REMOVED: &str = "Removed from the list. What came through it stays.";

/// The state of a source that is paused.
pub const IS_PAUSED: &str = "Paused";
/// The state of a source whose last attempts failed.
pub const IS_FAILING: &str = "Errors";
/// The state of a source that nothing came through.
pub const IS_WAITING: &str = "Nothing yet";
/// The state of a source that something should have come through.
pub const IS_LATE: &str = "Late";
/// The state of a source without a fault.
pub const WORKS: &str = "Works";

/// The heading of the ways to add a source.
pub const ADD: &str = "Add one";
/// The link to the tokens.
pub const ADD_DEVICE: &str = "A device or a program";
/// What the link to the tokens is for.
pub const ADD_DEVICE_TEXT: &str = "It signs in with a token, over MQTT or HTTP.";
/// The link to the weather.
pub const ADD_WEATHER: &str = "The weather";
/// What the link to the weather is for.
pub const ADD_WEATHER_TEXT: &str = "Say where the site is.";
/// The link to the import.
pub const ADD_FILE: &str = "A file";
/// What the link to the import is for.
pub const ADD_FILE_TEXT: &str = "CSV, Green Button, Portfolio Manager, Home Assistant, Excel.";

/// The button that requests the weather.
pub const ASK_NOW: &str = "Ask now";
/// The button that resumes a source.
pub const GO_ON: &str = "Go on";
/// The button that pauses a source.
pub const PAUSE: &str = "Pause";
/// The button that removes a source from the list.
pub const REMOVE: &str = "Remove from the list";

/// What opens the form of a description.
pub const WHAT_IT_IS: &str = "What it is";
/// The label of a source's type.
pub const TYPE: &str = "What stands behind it";
/// The fault of a type that is none.
pub const TYPE_WRONG: &str = "Choose what stands behind it.";
/// The label of a source's building.
pub const BUILDING: &str = "Its building";
/// The fault of a building that is none.
pub const BUILDING_WRONG: &str = "Choose a building from the list.";
/// The choice of no building.
pub const NO_BUILDING: &str = "No single building";
/// The label of the minutes within which something is expected.
pub const EXPECTED: &str = "Something is expected every";
/// The unit of the minutes within which something is expected.
pub const EXPECTED_UNIT: &str = "minutes";
/// The hint of the minutes within which something is expected.
pub const EXPECTED_HINT: &str = "If nothing comes for longer, it is called late. Empty: no wait is expected.";
/// The fault of minutes that are no whole number.
pub const EXPECTED_WRONG: &str = "Give whole minutes, such as 60, or leave it empty.";
/// The button of the form.
pub const SAVE: &str = "Save";

/// A type of source, to choose.
pub const TYPE_BMS: &str = "A building management system";
/// A type of source, to choose.
pub const TYPE_SMART_METER: &str = "Meters, plugs and sensors";
/// A type of source, to choose.
pub const TYPE_WEATHER: &str = "A weather service";
/// A type of source, to choose.
pub const TYPE_MANUAL: &str = "People who type readings in";
/// A type of source, to choose.
pub const TYPE_FILE: &str = "Files";

/// What a source is reached by, before its name.
pub const BY_MQTT: &str = "MQTT";
/// What a source is reached by, before its name.
pub const BY_HTTP: &str = "HTTP";
/// What a source is reached by, before its name.
pub const BY_WEATHER: &str = "Weather";
/// What a source is reached by, before its name.
pub const BY_FILE: &str = "File";
/// What a source is reached by, before its name.
pub const BY_HAND: &str = "By hand";

/// The headline: how many sources there are, and how many fail.
#[must_use]
pub fn headline(sources: usize, failing: usize) -> String {
    match (sources, failing) {
        (0, _) => "Nothing has come in yet.".to_owned(),
        (_, 0) => "Every source works.".to_owned(),
        (_, 1) => "One source has errors.".to_owned(),
        (_, n) => format!("{n} sources have errors."),
    }
}

/// When something last came through a source, and how many readings, if that is known.
#[must_use]
pub fn last_came(ago: Millis, readings: Option<i64>) -> String {
    let ago = figure::age_words(ago);
    match readings {
        Some(1) => format!("One reading, {ago}."),
        Some(count) => format!("{} readings, {ago}.", figure::fixed(count as f64, 0)),
        None => format!("Last heard {ago}."),
    }
}

/// How often a source is asked.
#[must_use]
pub fn asked_every(minutes: i64) -> String {
    format!("Asked every {minutes} minutes.")
}

/// How many attempts in a row failed, when the last one did, and why, if that is known.
#[must_use]
pub fn failed(count: i64, last_ago: Option<Millis>, reason: Option<&str>) -> String {
    let times = if count == 1 { "Once".to_owned() } else { format!("{} times", figure::fixed(count as f64, 0)) };
    let when = last_ago.map(|ago| format!(" ({})", figure::age_words(ago))).unwrap_or_default();
    format!("{times} in a row{when}: {}", reason.unwrap_or("no reason was given"))
}
