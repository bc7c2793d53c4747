//! What a survey sees of one series.

use super::Spec;
use super::times::Passes;
use domain::Millis;

/// What is seen of a series.
pub(super) struct Seen {
    pub key: Vec<String>,
    pub spec: Spec,
    pub count: u64,
    pub low: f64,
    pub high: f64,
    /// How often the value grows and falls, in order of time.
    pub grows: u64,
    pub falls: u64,
    pub passes: Passes,
    pub last: Option<(Millis, f64)>,
    pub last_written: Option<Millis>,
}
