//! Data sources: what stands behind each, and how it does. Leaves out how to set them up (Settings).

use super::notation::written;
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use domain::BuildingId;
use serde::Serialize;
use services::Services;
use store::DataSource;

/// A data source.
#[derive(Serialize)]
pub(super) struct DataSourceBody {
    id: i64,
    source_name: String,
    /// `bms`, `smart_meter`, `weather`, `manual` or `file`.
    source_type: &'static str,
    /// How it comes in: `mqtt`, `http`, `weather`, `file` or `manual`.
    kind: &'static str,
    /// The building that it tells about; null if it is none or several.
    building_id: Option<BuildingId>,
    /// When it last delivered something.
    last_sync: Option<String>,
    /// How often something is expected from it; null if nobody said so.
    sync_frequency_minutes: Option<i64>,
    /// Something should have come by now, and did not.
    is_late: bool,
    /// It is not paused.
    is_active: bool,
    /// Errors since it last delivered something.
    error_count: i64,
    last_error: Option<String>,
}

/// `GET /api/data-sources`
pub(super) async fn data_source_list(state: Scope<Services>) -> Result<Json<Vec<DataSourceBody>>, Problem> {
    let (sources, now) = (state.store.data_source_list().await?, state.now());
    let body = |source: DataSource| DataSourceBody {
        id: source.data_source_id,
        source_type: source.source_type().as_str(),
        kind: source.kind.as_str(),
        building_id: source.description.building_id,
        last_sync: source.last_sync_at.map(written),
        sync_frequency_minutes: source.description.expected_minutes,
        is_late: source.is_late(now),
        is_active: source.paused_at.is_none(),
        error_count: source.error_count,
        last_error: source.last_error,
        source_name: source.name,
    };
    Ok(Json(sources.into_iter().map(body).collect()))
}
