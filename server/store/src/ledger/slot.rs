//! Slots as they are stored, what a span of them comes to, and spans whose slots were rewritten.

use domain::zone::Span;
use domain::{Millis, SeriesId, Slot, Zone};
use std::sync::Arc;

/// What a series did within a span.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Passed {
    /// The energy in the series' unit; an hour that ends after the span counts by its share. `None`
    /// if nothing is known.
    pub energy: Option<f64>,
    /// The mean rate of the hour that is not over at the end of the span.
    pub mean: Option<f64>,
}

/// A row of `rollup`, or of `gap_day`, which counts no readings.
#[derive(store_macros::FromRow)]
pub(crate) struct SlotRow {
    pub series_id: SeriesId,
    start_at: Millis,
    length_ms: Millis,
    energy: Option<f64>,
    mean: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    covered_ms: Millis,
    reading_count: i64,
    quality: f64,
}

impl From<SlotRow> for Slot {
    fn from(row: SlotRow) -> Self {
        Slot {
            start: row.start_at,
            length_ms: row.length_ms,
            energy: row.energy,
            mean: row.mean,
            low: row.low,
            high: row.high,
            covered_ms: row.covered_ms,
            count: row.reading_count,
            quality: row.quality,
        }
    }
}

/// A rewritten span of one series, in whole hours (for gaps: whole days).
pub(crate) struct Changed {
    pub series_id: SeriesId,
    pub zone: Arc<Zone>,
    pub span: Span,
}
