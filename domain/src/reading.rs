//! A raw reading, as the ledger keeps it: what a channel said at a time.

use crate::Millis;
use serde::{Deserialize, Serialize};

/// What a channel said at a time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// When, by the device (or on arrival, where it has no clock).
    pub at: Millis,
    /// The value in the channel's unit.
    pub value: f64,
    /// Of an interval reading: the length of the period that ends at `at`, where it was stated.
    pub span_ms: Option<Millis>,
}

impl Reading {
    /// A reading without a stated period.
    #[must_use]
    pub fn new(at: Millis, value: f64) -> Self {
        Self { at, value, span_ms: None }
    }
}
