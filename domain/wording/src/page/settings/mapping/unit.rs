//! Numbers without a unit, and the form to choose it, on the page of the mappings.

use crate::Words;
use crate::room::texts;

texts! { "settings/mapping/unit";
    /// The heading.
    title();
    /// Below the heading.
    lede();
    /// In place of the name of a number that has none.
    nameless();
    /// The label of the number's field.
    field();
    /// The choice of no field.
    field_none();
    /// The fault of a field that was not chosen.
    field_missing();
    /// The label of the factor.
    factor();
    /// The hint of the factor.
    factor_hint();
    /// What the factor accepts, as a part of a sentence.
    factor_would_do();
    /// The button of the form.
    save();
    /// The newest value.
    newest_value(value: &str, ago: &str);
    /// There is no value yet.
    no_newest();
    /// What it probably is.
    probably(what: &str);
}

/// The newest value and its age.
#[must_use]
pub fn newest(words: Words, reading: Option<(f64, domain::Millis)>) -> String {
    match reading {
        Some((value, ago)) => newest_value(words, &words.significant(value), &words.age(ago)),
        None => no_newest(words).to_owned(),
    }
}
