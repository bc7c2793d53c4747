//! Selects the best method to forecast a series.

use crate::{Context, Outcome, Result, Yield};
use learning::{LEARNED_MS, Subject};
use store::AnalysisStep;

/// The kind's name.
pub const NAME: &str = "selection";

/// Selects the method of a series.
///
/// # Errors
/// The store's and those of the arithmetic.
pub async fn select(context: &mut Context, subject: &Subject) -> Result<Outcome> {
    let Some(hours) = context.learned(subject, LEARNED_MS).await? else { return Ok(Outcome::TooEarly(Yield::default())) };
    let zone = context.zone(subject);
    learning::selection::select(&context.store, &context.worker, subject, hours, zone, context.now).await?;
    let notes = vec![(subject.series_id, AnalysisStep::Selected, context.now)];
    Ok(Outcome::Done(Yield { notes, ..Yield::default() }))
}
