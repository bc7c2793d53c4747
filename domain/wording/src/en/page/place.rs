//! The headline of a place: what it uses now, against the usual, or when it was last heard.

/// Behind the power that is used now.
pub const NOW: &str = " now";
/// The end of the sentence.
pub const END: &str = ".";

/// Before and behind the comparison with a usual day, in the same sentence.
#[must_use]
pub fn against_usual(weekday: &str) -> (&'static str, String) {
    (", ", format!(" a usual {weekday} at this hour"))
}

/// The sentence behind `nothing is heard just now`.
#[must_use]
pub fn last_reading(age: &str) -> String {
    format!(" The last reading came {age}.")
}
