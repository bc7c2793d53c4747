//! The parts that several pages share: the bar, the state of the connection, notices, a page that is
//! missing or cannot be made.

/// The bar's links, for screen readers.
pub const NAVIGATION: &str = "Main";
/// In the bar: the overview.
pub const OVERVIEW: &str = "Overview";
/// In the bar: the findings.
pub const ANOMALIES: &str = "Anomalies";
/// In the bar: the form for a reading.
pub const ADD_READING: &str = "Add a reading";
/// In the bar: the status page.
pub const STATUS: &str = "Status";
/// In the bar: the settings.
pub const SETTINGS: &str = "Settings";

/// The page follows the present.
pub const LIVE: &str = "Live";
/// The page is connected, and nothing came yet.
pub const LISTENING: &str = "Listening";
/// The connection is lost.
pub const RECONNECTING: &str = "Reconnecting";

/// The page is connected, and its newest reading is of this age.
#[must_use]
pub fn last_seen(age: &str) -> String {
    format!("Last seen {age}")
}

/// When the page was made.
#[must_use]
pub fn as_of(clock: &str) -> String {
    format!("As of {clock}")
}

/// The region that names the places above a page, for screen readers.
pub const TRAIL: &str = "Where this is";
/// The button that copies a command line.
pub const COPY: &str = "Copy";
/// Stands where no figure is known.
pub const NO_FIGURE: &str = "–";
/// The key of the marks in a chart.
pub const MARK: &str = "something was wrong";

/// The banner of demo data: in bold, before the command that removes it, behind it.
pub const DEMO: [&str; 3] = ["Demo data.", " These homes and meters are simulated. Remove them with ", "."];

/// The window's title of a page that does not exist.
pub const NOT_FOUND_TITLE: &str = "Not found";
/// The headline of a page that does not exist: in bold, and the rest.
pub const NOT_FOUND: [&str; 2] = ["There is no such page.", " The building or meter may have been renamed or removed."];
/// The way on from there.
pub const TO_OVERVIEW: &str = "Go to the overview";

/// The window's title of a page that cannot be made.
pub const TROUBLE_TITLE: &str = "Not shown";
/// The headline of a page that cannot be made.
pub const TROUBLE: &str = "This page cannot be shown just now.";
/// Loads that page again.
pub const TRY_AGAIN: &str = "Try again";

/// A page that the database's silence leaves without an answer.
pub const NO_ANSWER: &str = "The database does not answer just now. Try again in a moment.";
/// The notice above a page that was made without the database.
pub const DATABASE_AWAY: &str = "The database does not answer just now. What meters said last is shown; all else comes back by \
     itself, and readings wait for it.";

/// The notice that the database has this trouble: `cannot be written: its disk is full`.
#[must_use]
pub fn database_trouble(trouble: &str) -> String {
    format!("The database {trouble}. Readings wait and are stored once it can be.")
}
