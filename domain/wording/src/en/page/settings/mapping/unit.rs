//! Numbers without a unit, and the form to choose it, on the page of the mappings.

use domain::{Millis, figure};

/// The heading.
pub const TITLE: &str = "Numbers without a unit";
/// Below the heading.
pub const LEDE: &str = "They are kept and count nowhere. Say what one is, and all that it ever said counts.";
/// In place of the name of a number that has none.
pub const NAMELESS: &str = "a value";

/// The label of the number's field.
pub const FIELD: &str = "What it is";
/// The choice of no field.
pub const FIELD_NONE: &str = "Choose what the number is";
/// The fault of a field that was not chosen.
pub const FIELD_MISSING: &str = "Choose what the number is; nothing is counted by guess.";
/// The label of the factor.
pub const FACTOR: &str = "Times";
/// The hint of the factor.
pub const FACTOR_HINT: &str = "0.001 where it comes in Wh and is kept in kWh.";
/// What the factor accepts, as a part of a sentence.
pub const FACTOR_WOULD_DO: &str = "a number to multiply it with, such as 0.001";
/// The button of the form.
pub const SAVE: &str = "That is what it is";

/// The newest reading of a number: its value, and how long ago it was.
#[must_use]
pub fn newest(reading: Option<(f64, Millis)>) -> String {
    match reading {
        Some((value, ago)) => format!("The newest: {}, {}.", figure::significant(value), figure::age_words(ago)),
        None => "The newest: no reading yet.".to_owned(),
    }
}

/// What a number probably is, after the newest reading.
#[must_use]
pub fn probably(what: &str) -> String {
    format!(" Probably {}: look, and say so.", what.to_lowercase())
}
