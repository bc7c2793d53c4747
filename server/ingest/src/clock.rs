//! The time now: where arithmetic needs it, it is a parameter.

use domain::Millis;
use std::time::{SystemTime, UNIX_EPOCH};

/// The time now, in milliseconds since 1970.
#[must_use]
pub fn now_ms() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as Millis)
}
