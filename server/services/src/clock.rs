//! The one place that reads the system's time.

use domain::{Clock, Millis};
use std::time::{SystemTime, UNIX_EPOCH};

/// The system's clock.
#[must_use]
pub const fn system_clock() -> Clock {
    Clock::reading(now)
}

#[allow(clippy::disallowed_methods, reason = "the one reading of the time: all others are handed a clock")]
fn now() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as Millis)
}
