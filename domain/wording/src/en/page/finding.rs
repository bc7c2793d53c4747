//! The lines that pages show of open findings, and what a finding is about.

use domain::Utility;

/// Leads to the page of a finding.
pub const SEE_WHY: &str = "See why";

/// Leads to the findings that are not shown.
#[must_use]
pub fn and_more(rest: usize) -> String {
    format!("And {rest} more")
}

/// What a place makes, as the subject of a sentence.
#[must_use]
pub fn generation_of(place: &str) -> String {
    format!("{place}’s generation")
}

/// What a place uses of a utility, as the subject of a sentence.
#[must_use]
pub fn utility_of(place: &str, utility: Utility) -> String {
    format!("{place}’s {}", utility.label().to_lowercase())
}
