//! The page of a meter: its head, and the answers after deeds on it.

use domain::{Millis, figure};

/// The link to the page of what it measures.
pub const SEE: &str = "See what it says";

/// The answer after its settings were saved.
pub const SAVED: &str = "Saved.";
/// The answer after its settings were saved and its hours made anew.
pub const MADE_ANEW: &str = "Saved, and made anew.";
/// The answer after a register change was recorded.
pub const CHANGED: &str = "The change is recorded, and what was used across it is counted.";
/// The answer after a register change was removed.
pub const CHANGE_TAKEN_BACK: &str = "The change is taken back.";
/// The answer after what its gas holds was saved or removed.
pub const GAS: &str = "Saved. What the meter counted is worked out again.";
/// The answer after one of its figures was made to count no longer.
pub const UNCOUNTED: &str = "It counts no longer. What was used is worked out again.";
/// The answer after one of its keys was taken away.
pub const PARTED: &str = "Taken back: what speaks under that key from now on is a meter of its own.";

/// The rest of the headline, after its name: which building it counts for.
#[must_use]
pub fn headline_rest(building: Option<&str>) -> String {
    match building {
        Some(building) => format!(" counts for {building}."),
        None => " counts for no building yet.".to_owned(),
    }
}

/// Below the headline: its dialect, its address, and how long ago it was heard.
#[must_use]
pub fn lede(dialect: &str, address: &str, heard_ago: Option<Millis>) -> String {
    let heard = heard_ago.map(|ago| format!(", heard {}", figure::age_words(ago))).unwrap_or_default();
    format!("It speaks {dialect}, on {address}{heard}.")
}
