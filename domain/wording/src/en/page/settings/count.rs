//! Counts that sentences of several pages of the settings hold.

use domain::figure;

/// `one message`, `1,234 messages`.
#[must_use]
pub fn messages(count: u64) -> String {
    if count == 1 { "one message".to_owned() } else { format!("{} messages", figure::fixed(count as f64, 0)) }
}
