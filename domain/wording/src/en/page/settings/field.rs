//! What every form of the settings says of a field that cannot be accepted.

/// What would be accepted of a field that may stay empty.
#[must_use]
pub fn or_empty(would_do: &str) -> String {
    format!("{would_do}, or leave it empty")
}

/// A required field is empty.
#[must_use]
pub fn needed(would_do: &str) -> String {
    format!("Give {would_do}.")
}

/// A figure with decimals stands where none can be.
#[must_use]
pub fn not_whole(typed: &str, would_do: &str) -> String {
    format!("“{typed}” is no whole number: give {would_do}.")
}

/// Nobody is named who stated a figure.
pub const STATED_BY_NOBODY: &str = "Say who stated the figure; someone will ask.";

/// Who stated a figure is told in more characters than are kept.
#[must_use]
pub fn stated_by_too_long(length: usize, most: usize) -> String {
    format!("{length} characters are too many: say in at most {most} who stated the figure.")
}
