//! The current time. Arithmetic that needs it takes it as a parameter.

use domain::Millis;
use std::time::{SystemTime, UNIX_EPOCH};

/// The current time, in milliseconds since 1970.
#[must_use]
pub fn now_ms() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as Millis)
}
