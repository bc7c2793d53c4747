//! Readings that somebody corrected: what was, what counts, who changed it and when. Leaves out how
//! they are corrected (`greenpulse import --replace`, Settings).

use super::notation::written;
use super::places::meter_named;
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use domain::zone::Span;
use domain::{Channel, Millis};
use serde::Serialize;
use services::Services;
use store::Correction;

/// The most corrections of one answer.
const CORRECTIONS_MAX: i64 = 1_000;

/// A reading that was corrected.
#[derive(Serialize)]
pub(super) struct CorrectionBody {
    field: String,
    /// The unit of both values.
    unit: &'static str,
    /// The reading's time.
    at: String,
    /// The value before.
    was: f64,
    /// The value that counts from then on, unless a later correction changed it.
    value: f64,
    corrected_at: String,
    corrected_by: String,
    /// The file that the newer value comes from.
    source: String,
}

/// `GET /api/meters/{meter}/corrections`
pub(super) async fn correction_list(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<CorrectionBody>>, Problem> {
    let Path(named) = path?;
    let catalog = state.catalog();
    let meter = meter_named(&catalog, &named)?;
    let ever = Span { start: Millis::MIN, end: Millis::MAX };
    let mut found: Vec<(&Channel, Correction)> = Vec::new();
    for channel in catalog.channels_of_meter(meter.meter_id) {
        let list = state.store.correction_list(channel.channel_id, ever, CORRECTIONS_MAX).await?;
        found.extend(list.into_iter().map(|one| (channel, one)));
    }
    found.sort_by_key(|(_, one)| std::cmp::Reverse((one.corrected_at, one.at)));
    let body = |(channel, one): (&Channel, Correction)| CorrectionBody {
        field: channel.field.clone(),
        unit: channel.unit.as_str(),
        at: written(one.at),
        was: one.was,
        value: one.value,
        corrected_at: written(one.corrected_at),
        corrected_by: one.corrected_by,
        source: one.source,
    };
    Ok(Json(found.into_iter().take(CORRECTIONS_MAX as usize).map(body).collect()))
}
