//! Forecasts a series, and requests another selection where its model has become worse.

use crate::{Context, Outcome, Result, Yield, selection};
use domain::{DAY_MS, Millis};
use learning::{HISTORY_MS, Subject, forecasting};
use store::{AnalysisStep, JobSubject};

/// The kind's name.
pub const NAME: &str = "forecast";

/// A method chosen less than this ago is not chosen again because of drift.
const CHOSEN_MS: Millis = 3 * DAY_MS;

/// Forecasts a series.
///
/// # Errors
/// The store's and those of the arithmetic.
pub async fn forecast(context: &mut Context, subject: &Subject) -> Result<Outcome> {
    let Some(hours) = context.learned(subject, HISTORY_MS).await? else { return Ok(Outcome::TooEarly(Yield::default())) };
    let (zone, now) = (context.zone(subject), context.now);
    let drift = forecasting::forecast(&context.store, &context.worker, subject, hours, zone, now).await?;
    let mut came_to = Yield { notes: vec![(subject.series_id, AnalysisStep::Forecast, now)], ..Yield::default() };
    let Some(why) = drift.and_then(|drift| drift.why) else { return Ok(Outcome::Done(came_to)) };
    // Drift is judged by two weeks of forecasts, so a new choice does not show there at once.
    let selected_at = context.store.series_analysis_find(subject.series_id).await?.and_then(|known| known.selected_at);
    if selected_at.is_none_or(|at| now - at >= CHOSEN_MS) {
        tracing::info!(series = subject.words(), reason = %why, "a model has become worse, another is looked for");
        came_to.requests.push((selection::NAME, JobSubject::Series(subject.series_id)));
    }
    Ok(Outcome::Done(came_to))
}
