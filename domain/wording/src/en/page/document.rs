//! The strings of the document around pages that only the server renders (`app::document`). Leaves out
//! what their forms say (`form`), and what is answered instead of a page (`answer`).

/// The language of these strings, as the document names it.
pub const LANGUAGE: &str = "en";

/// The section where GreenPulse is set up.
pub const SETTINGS: &str = "Settings";

/// The section that shows what is used, and by whom.
pub const OVERVIEW: &str = "Overview";

/// The section that shows what is wrong.
pub const ANOMALIES: &str = "Insights";

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
