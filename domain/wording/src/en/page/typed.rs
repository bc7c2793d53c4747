//! What forms say of numbers, names and instants that cannot be read.

/// Not a day.
#[must_use]
pub fn no_date(typed: &str) -> String {
    format!("“{typed}” is not a date of the calendar: write it as 2026-11-22.")
}

/// Not a time of day.
#[must_use]
pub fn no_time(typed: &str) -> String {
    format!("“{typed}” is not a time of day: write it as 17:40.")
}

/// Not a number, or not one that will do. `would_do` says which would: `kilowatts above 0, such as
/// 6.9`.
#[must_use]
pub fn no_number(typed: &str, would_do: &str) -> String {
    format!("“{typed}” will not do: give {would_do}.")
}

/// A number that can be read in two ways.
#[must_use]
pub fn either(typed: &str, whole: &str, fraction: &str) -> String {
    format!("“{typed}” may be {whole}, or {fraction} with a decimal point: write the one that you mean.")
}

/// No name. `what` is the kind of thing, such as `meter`.
#[must_use]
pub fn no_name(what: &str, chars_max: usize) -> String {
    format!("Give the {what} a name of 1 to {chars_max} characters.")
}

/// A name that cannot be seen.
#[must_use]
pub fn unseen_name(what: &str) -> String {
    format!("This name has characters that cannot be seen: give the {what} one of letters, figures and signs.")
}

/// A name that is too long.
#[must_use]
pub fn long_name(chars: usize, chars_max: usize) -> String {
    format!("This name has {chars} characters: {chars_max} at most fit.")
}
