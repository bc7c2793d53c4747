//! What the pages of findings (`app/performance/src/anomaly`) say alike.

pub mod chart;
pub mod deed;
pub mod detail;
pub mod filter;
pub mod list;

use crate::Words;
use crate::room::texts;

texts! { "performance/anomaly";
    /// A likely cause as a sentence.
    cause_sentence(cause: &str);
}

/// A likely cause as a sentence, however it was written.
#[must_use]
pub fn cause(words: Words, cause: &str) -> String {
    cause_sentence(words, cause.trim_end_matches('.'))
}
