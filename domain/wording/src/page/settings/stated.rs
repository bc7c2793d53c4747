//! What the pages of emission factors and of source energy ratios have in common.

use crate::Words;
use crate::room::texts;

texts! { "settings/stated";
    /// The years that would be accepted.
    year_would_do();
    /// No site is chosen.
    site_needed();
    /// A figure was saved.
    saved();
    /// A figure was removed.
    removed();
    /// The head of the column of utilities and places.
    head_what();
    /// The head of the column of years.
    head_year();
    /// The button that removes a figure.
    remove();
    /// Of what a figure is, and where it holds.
    what_where(what: &str, place: &str);
    /// The field of the site.
    site();
    /// The field of the utility.
    of_what();
    /// The field of the year from which the figure holds.
    year();
    /// The field of the source.
    source();
    /// The button of the form.
    save();
    /// Nothing is missing.
    all_known(is_ratio: bool);
    /// These have none.
    without(is_ratio: bool, utilities: &str);
    /// There is one from that year on.
    stands_already(is_ratio: bool, year: &str);
}

/// What somebody stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An emission factor.
    Factor,
    /// A source energy ratio.
    Ratio,
}

/// The headline: which metered utilities have no figure.
#[must_use]
pub fn headline(words: Words, what: What, missing: &[&str]) -> String {
    let is_ratio = what == What::Ratio;
    if missing.is_empty() {
        return all_known(words, is_ratio);
    }
    without(words, is_ratio, &missing.join(", "))
}

/// The site already has such a figure from that year on.
#[must_use]
pub fn stands(words: Words, what: What, year: &str) -> String {
    stands_already(words, what == What::Ratio, year)
}
