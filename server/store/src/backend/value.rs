//! Values as both databases take them.

/// Replaces NUL, which PostgreSQL's text cannot hold. A message that cannot be stored would be sent
/// again for ever.
pub(crate) fn text(given: &str) -> String {
    given.replace('\0', "\u{fffd}")
}

/// Ids as `json_each` takes them: a list of rows of one column.
pub(crate) fn ids<T: Copy + serde::Serialize>(ids: &[T]) -> String {
    serde_json::to_string(&ids.iter().map(|&id| [id]).collect::<Vec<_>>()).unwrap_or_default()
}
