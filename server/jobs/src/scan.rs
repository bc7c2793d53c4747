//! Scans new hours: writes measured values next to their forecasts, and judges the hours as they
//! came.

use crate::context::{SCAN_WEEKS, WEEK_MS};
use crate::{Context, Outcome, Result, Yield};
use analytics::detect::Mode;
use domain::zone::Span;
use domain::{DAY_MS, Millis};
use learning::look::GOES_ON_MS;
use learning::{Hours, Subject, detector, forecasting};
use store::{AnalysisStep, AnomalyLook, AnomalyMode, ForecastTruth, Granularity};

/// The kind's name.
pub const NAME: &str = "scan";

/// How long ago an event that goes on may have started.
const EVENT_MS_MAX: Millis = 60 * DAY_MS;

/// Reads the hours of a series since its last scan, and yields those that were forecast. The
/// judging follows.
///
/// # Errors
/// The store's.
pub async fn scan(context: &mut Context, subject: &Subject) -> Result<Outcome> {
    let early = || Ok(Outcome::TooEarly(Yield::default()));
    let known = context.store.series_analysis_find(subject.series_id).await?;
    // A series needs a look back before its first scan.
    let Some(scanned_to) = known.and_then(|known| known.scanned_to) else { return early() };
    let until = context.zone(subject).hour(context.now).start;
    if context.store.rollup_last_hour(subject.series_id, until).await?.is_none_or(|last| last < scanned_to) {
        return early();
    }
    let detector = detector::find(&context.store, subject).await?;
    let origin = detector.as_ref().map_or(0, |detector| detector.weeks_from);
    let span = Span { start: scan_start(origin, context.now), end: until };
    let Some(hours) = context.hours(subject, span).await? else { return early() };
    let actuals = forecasting::actuals(&context.store, subject, &hours, context.now).await?;
    let mut came_to = Yield::default();
    if !actuals.is_empty() {
        came_to.truths.push(ForecastTruth { series_id: subject.series_id, granularity: Granularity::Hourly, actuals });
    }
    if hours.end() <= scanned_to {
        return Ok(Outcome::TooEarly(came_to));
    }
    let (subject, model_id) = (subject.clone(), detector.map(|detector| detector.model_id));
    Ok(Outcome::then(came_to, move |context| Box::pin(judge(context, subject, hours, scanned_to, model_id))))
}

/// Judges the hours of a series that came after `scanned_to`.
async fn judge(
    context: &mut Context,
    subject: Subject,
    hours: Hours,
    scanned_to: Millis,
    model_id: Option<i64>,
) -> Result<Outcome> {
    let end = hours.end();
    let seen = context.look(&subject, hours, Mode::Causal).await?;
    // An event that ended before was stored before. One that may still go on is not closed by a
    // quiet hour.
    let new: Vec<_> = seen.events.into_iter().filter(|event| event.span.end + GOES_ON_MS > scanned_to).collect();
    let start = new.iter().map(|event| event.span.start).min().unwrap_or(scanned_to).min(scanned_to - EVENT_MS_MAX);
    let look = AnomalyLook {
        series_id: subject.series_id,
        building_id: Some(subject.building_id),
        model_id,
        mode: AnomalyMode::Causal,
        span: Span { start, end },
    };
    Ok(Outcome::Done(Yield {
        findings: vec![(look, new)],
        notes: vec![(subject.series_id, AnalysisStep::Scanned, end)],
        ..Yield::default()
    }))
}

/// The start of the history that a scan learns from: the same for all scans within a week, counted
/// from `origin`.
fn scan_start(origin: Millis, now: Millis) -> Millis {
    let weeks = (now - origin).div_euclid(WEEK_MS) - SCAN_WEEKS;
    origin + weeks.max(0) * WEEK_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_within_a_week_begin_with_the_same_hour() {
        let origin = 3 * DAY_MS;
        let of = |days: Millis| scan_start(origin, origin + days * DAY_MS);
        assert_eq!((of(0), of(280), of(286)), (origin, origin, origin));
        assert_eq!((of(287), of(293), of(294)), (origin + WEEK_MS, origin + WEEK_MS, origin + 2 * WEEK_MS));
    }
}
