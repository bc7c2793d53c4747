//! A raw reading as the ledger keeps it: a channel's value at a time.

use crate::Millis;
use serde::{Deserialize, Serialize};

/// A channel's value at a time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The time by the device's clock, or of arrival if the device has no clock.
    pub at: Millis,
    /// The value in the channel's unit.
    pub value: f64,
    /// For an interval reading: the length of the period that ends at `at`, if it was stated.
    pub span_ms: Option<Millis>,
}

impl Reading {
    /// A reading without a stated period.
    #[must_use]
    pub fn new(at: Millis, value: f64) -> Self {
        Self { at, value, span_ms: None }
    }
}
