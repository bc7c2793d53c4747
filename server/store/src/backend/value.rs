//! Values as both databases take them, and rows as they are read.

use crate::{Error, Result};

/// Replaces NUL, which PostgreSQL's text cannot hold. A message that cannot be stored would be sent
/// again for ever.
pub(crate) fn text(given: &str) -> String {
    given.replace('\0', "\u{fffd}")
}

/// Ids as `json_each` takes them: a list of rows of one column.
pub(crate) fn ids<T: Copy + serde::Serialize>(ids: &[T]) -> String {
    serde_json::to_string(&ids.iter().map(|&id| [id]).collect::<Vec<_>>()).unwrap_or_default()
}

/// What was read, without the rows that only a later version of GreenPulse understands.
pub(crate) fn known<T>(read: impl Iterator<Item = Result<T>>) -> Result<Vec<T>> {
    let is_known = |one: &Result<T>| match one {
        Err(error @ Error::Unknown(..)) => {
            tracing::debug!(%error, "a row of a later version is left out");
            false
        }
        _ => true,
    };
    read.filter(is_known).collect()
}
