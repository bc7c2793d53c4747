//! How much of a time was measured: with one of which little is known there is nothing to compare. Leaves out the
//! comparison itself.

use domain::zone::Span;
use domain::{Period, SeriesId, Zone};
use std::collections::HashMap;
use store::Store;

/// Less than this of a time is nothing to compare with.
pub const MEASURED_MIN: f64 = 0.9;

/// The share of the days of `span` of which each series has a figure; of a series that is not in it, none.
///
/// # Errors
/// The store's.
pub async fn measured(store: &Store, zone: &Zone, series: &[SeriesId], span: Span) -> store::Result<HashMap<SeriesId, f64>> {
    let days = zone.days(span).len().max(1) as f64;
    let known = store.rollup_total(series, Period::Day, span).await?;
    Ok(known.into_iter().map(|(series, total)| (series, total.known as f64 / days)).collect())
}
