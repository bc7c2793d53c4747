//! What the pages of findings (`app/performance/src/anomaly`) say alike.

pub mod chart;
pub mod detail;
pub mod list;

/// What the page of a failure says is missing.
pub const FINDING: &str = "finding";

/// A likely cause as a sentence, however it was written.
#[must_use]
pub fn cause(cause: &str) -> String {
    format!("{}.", cause.trim_end_matches('.'))
}
