//! The hours of issues that a chart over time marks.

use crate::Scope;
use crate::chart::Mark;
use domain::finding::Severity;
use domain::zone::Span;
use domain::{BuildingId, DAY_MS, Utility, Zone};
use store::{Anomaly, AnomalyFilter};

/// The hours of issues of a building's utility.
///
/// # Errors
/// The store's.
pub async fn of_building(state: &Scope, zone: &Zone, id: BuildingId, utility: Utility, span: Span) -> store::Result<Vec<Mark>> {
    let filter = AnomalyFilter { building_id: Some(id), span: Some(span), ..AnomalyFilter::default() };
    let mut found = state.store.anomaly_list(&filter).await?;
    let catalog = state.catalog();
    found.retain(|one| catalog.series.get(&one.series_id).is_some_and(|series| series.utility == utility));
    Ok(marked(zone, span, &found))
}

/// The hours within a span of anomalies above low severity that nobody has dismissed. Leaves out
/// those of two weeks or more, which would hide the rest.
pub fn marked(zone: &Zone, within: Span, found: &[Anomaly]) -> Vec<Mark> {
    let is_marked = |one: &&Anomaly| {
        one.found.severity != Severity::Low && one.is_fault != Some(false) && one.found.span.length_ms() < 14 * DAY_MS
    };
    let mut spans: Vec<Span> = found.iter().filter(is_marked).map(|one| one.found.span).collect();
    spans.retain(|span| span.start < within.end && span.end > within.start);
    spans.sort_by_key(|span| span.start);
    // Joins spans that touch.
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    let mark = |span: &Span| Mark {
        start: zone.local_ms(span.start.max(within.start)),
        end: zone.local_ms(span.end.min(within.end) - 1) + 1,
    };
    joined.iter().map(mark).collect()
}
