//! Looks back over all hours of a series: judges them retrospectively, then makes the load profile
//! and renews the baseline of a target.

use crate::{Context, Outcome, Result, Yield};
use analytics::detect::Mode;
use domain::zone::Span;
use learning::look::Seen;
use learning::{HISTORY_MS, Hours, Subject, baseline_renew, detector, profiling};
use serde_json::json;
use store::{AnalysisStep, AnomalyLook, AnomalyMode};

/// The kind's name.
pub const NAME: &str = "look_back";

/// A look back needs three weeks (`analytics::detect::detect`).
const HOURS_MIN: usize = 3 * 168;

/// Judges all hours of a series. What is learned from them follows.
///
/// # Errors
/// The store's and those of the arithmetic.
pub async fn look_back(context: &mut Context, subject: &Subject) -> Result<Outcome> {
    let zone = context.zone(subject);
    let all = Span { start: context.now - HISTORY_MS, end: zone.hour(context.now).start };
    let Some(hours) = context.hours(subject, all).await? else { return Ok(Outcome::TooEarly(Yield::default())) };
    let span = Span { start: hours.start, end: hours.end() };
    let known = context.store.series_analysis_find(subject.series_id).await?.and_then(|known| known.scanned_to);
    if known.is_none() && hours.series(&zone).measured() < HOURS_MIN {
        // Too young for a look back. Scans judge its hours from the first on, by the rules that
        // hold for every meter.
        let notes = vec![(subject.series_id, AnalysisStep::Scanned, span.start)];
        return Ok(Outcome::TooEarly(Yield { notes, ..Yield::default() }));
    }
    let seen = context.look(subject, hours.clone(), Mode::Retrospective).await?;
    let model_id = detector::put(&context.store, subject, span, &metrics(&seen), context.now).await?;
    let look = AnomalyLook {
        series_id: subject.series_id,
        building_id: Some(subject.building_id),
        model_id: Some(model_id),
        mode: AnomalyMode::Retrospective,
        span,
    };
    let came_to = Yield {
        findings: vec![(look, seen.events)],
        notes: vec![
            (subject.series_id, AnalysisStep::LookedBack, context.now),
            (subject.series_id, AnalysisStep::Scanned, span.end),
        ],
        ..Yield::default()
    };
    if !subject.is_place() {
        return Ok(Outcome::Done(came_to));
    }
    let subject = subject.clone();
    Ok(Outcome::then(came_to, move |context| Box::pin(learn(context, subject, hours, span))))
}

/// The figures of the detector, as JSON.
fn metrics(seen: &Seen) -> String {
    let weeks = seen.hours as f64 / 168.0;
    json!({
        "events": seen.events.len(),
        "hours": seen.hours,
        "strange_hours": seen.strange_hours,
        "events_per_week": seen.events.len() as f64 / weeks,
    })
    .to_string()
}

/// Renews the baseline of a building's target, and makes its load profile from the hours that are
/// not flagged, now that the findings are stored.
async fn learn(context: &mut Context, subject: Subject, hours: Hours, span: Span) -> Result<Outcome> {
    let zone = context.zone(&subject);
    baseline_renew(&context.store, &context.worker, &subject, &zone, context.now).await?;
    let learned = hours.without(&context.flagged(&subject, span).await?);
    if let Some(kept) = context.worker.run("a load profile", move || profiling::profiled(&learned, &zone)).await? {
        context.store.series_analysis_profile(subject.series_id, kept.score, &kept.json, context.now).await?;
    }
    Ok(Outcome::Done(Yield::default()))
}
