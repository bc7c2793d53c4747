//! What the pages of emission factors and of source energy ratios have in common.

/// What somebody stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An emission factor.
    Factor,
    /// A source energy ratio.
    Ratio,
}

impl What {
    fn noun(self) -> &'static str {
        match self {
            Self::Factor => "factor",
            Self::Ratio => "ratio",
        }
    }
}

/// The headline: which metered utilities have no figure.
#[must_use]
pub fn headline(what: What, missing: &[&str]) -> String {
    let what = what.noun();
    match missing {
        [] => format!("Every metered utility has a {what}."),
        [only] => format!("{only} has no {what}."),
        [most @ .., last] => format!("{} and {} have no {what}.", most.join(", "), last.to_lowercase()),
    }
}

/// The years that would be accepted.
pub const YEAR_WOULD_DO: &str = "a year from 1990 to 2100";

/// No site is chosen.
pub const SITE_NEEDED: &str = "Choose the site.";

/// The site already has such a figure from that year on.
#[must_use]
pub fn stands(what: What, year: &str) -> String {
    format!("The site has a {} from {year} on already: remove that one first.", what.noun())
}

/// A figure was saved.
pub const SAVED: &str = "Saved. Years before it keep what they had.";
/// A figure was removed.
pub const REMOVED: &str = "Removed.";

/// The head of the column of utilities and places.
pub const HEAD_WHAT: &str = "Of what, where";
/// The head of the column of years.
pub const HEAD_YEAR: &str = "From year";
/// The button that removes a figure.
pub const REMOVE: &str = "Remove";

/// Of what a figure is, and where it holds.
#[must_use]
pub fn what_where(what: &str, place: &str) -> String {
    format!("{what} · {place}")
}

/// The field of the site.
pub const SITE: &str = "Site";
/// The field of the utility.
pub const OF_WHAT: &str = "Of what";
/// The field of the year from which the figure holds.
pub const YEAR: &str = "From year";
/// The field of the source.
pub const SOURCE: &str = "Who stated it";
/// The button of the form.
pub const SAVE: &str = "Save";
