//! How far back the page of a building's load looks: as a label, and within a sentence.

/// Four weeks.
pub const MONTH: (&str, &str) = ("4 weeks", "the last four weeks");

/// Twelve weeks.
pub const QUARTER: (&str, &str) = ("12 weeks", "the last twelve weeks");

/// A year.
pub const YEAR: (&str, &str) = ("A year", "the last year");
