//! The strings of the document around pages that only the server renders (`app/document`), of the
//! parts of their forms, and of answers other than a page.

/// The language of these strings, as the document names it.
pub const LANGUAGE: &str = "en";

/// The section where GreenPulse is set up.
pub const SETTINGS: &str = "Settings";

/// The section that shows what is used, and by whom.
pub const OVERVIEW: &str = "Overview";

/// The section that shows what is wrong.
pub const ANOMALIES: &str = "Anomalies";

/// The document's title.
#[must_use]
pub fn title(page: &str) -> String {
    format!("{page} · GreenPulse")
}

/// The document's description.
#[must_use]
pub fn description(page: &str) -> String {
    format!("GreenPulse: {page}.")
}

/// The link past the bar.
pub const SKIP: &str = "Skip to the content";

/// The name of the notices above the page.
pub const NOTICES: &str = "Notices";

/// The name of the breadcrumb trail.
pub const TRAIL: &str = "Where this page stands";

/// At the foot: by which clock times are told.
pub const CLOCK: &str = "Times are those of the site";

/// At the foot: which version answers.
#[must_use]
pub fn version(number: &str) -> String {
    format!("GreenPulse {number}")
}

/// At the foot: the button.
pub const SIGN_OUT: &str = "Sign out";

/// The title if what was asked for does not exist.
pub const NOTHING_HERE: &str = "There is nothing here.";

/// What does not exist.
#[must_use]
pub fn missing(what: &str) -> String {
    format!("There is no such {what}; it may have been removed meanwhile.")
}

/// The title of a refusal.
pub const REFUSED: &str = "That was not done.";

/// The title of a failure that passes.
pub const NOT_JUST_NOW: &str = "This page cannot be shown just now.";

/// What is the matter with the database, in `trouble`'s words.
#[must_use]
pub fn database(trouble: &str) -> String {
    format!("The database {trouble}. Nothing was changed; try again in a moment.")
}

/// The title of any other failure.
pub const NOT_SHOWN: &str = "This page cannot be shown.";

/// Where to look after any other failure.
pub const FAILED: &str = "GreenPulse failed at it: the server’s log says why. Nothing was changed.";

/// The button to a section's first page.
#[must_use]
pub fn back_to(section: &str) -> String {
    format!("Back to {section}")
}

/// The notice above a form with faults, before its other parts.
pub const NOT_SAVED: &str = "Not saved yet.";

/// The rest of that notice, on so many faulty fields: before the link to the first, the link, and
/// after it.
#[must_use]
pub fn faulty_fields(count: usize) -> (String, &'static str, &'static str) {
    let before = match count {
        1 => " One field needs another look: ".to_owned(),
        _ => format!(" {count} fields need another look, the first is "),
    };
    (before, "where it is marked", ".")
}

/// The way back from a form.
pub const CANCEL: &str = "Cancel";

/// The choice of a utility, with the unit that it is shown in.
#[must_use]
pub fn utility_by_unit(utility: &str, unit: &str) -> String {
    format!("{utility}, by the {unit}")
}
