//! Models and their jobs over the API: list, activate, request. Leaves out how a model is chosen
//! (`learning`).

use super::fields::Fields;
use super::notation::written;
use super::places::building_called;
use super::question::{check_names, single};
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::{BuildingId, DAY_MS, Flow, Utility};
use jobs::{KINDS, kind_named};
use serde::Serialize;
use serde_json::Value;
use services::Services;
use store::{Catalog, Job, Model};

/// A version of a model.
#[derive(Serialize)]
pub(super) struct ModelBody {
    model_id: i64,
    model_name: String,
    model_type: &'static str,
    building_id: Option<BuildingId>,
    series_id: domain::SeriesId,
    utility: Option<Utility>,
    flow: Option<Flow>,
    model_version: i64,
    model_parameters: Value,
    training_data_start: Option<String>,
    training_data_end: Option<String>,
    /// 1 minus the mean absolute percentage error; null if percentages are meaningless.
    accuracy_score: Option<f64>,
    metrics: Value,
    status: &'static str,
    /// A person activated it, so no automatic selection replaces it.
    is_pinned: bool,
    created_at: String,
    updated_at: String,
}

/// A job.
#[derive(Serialize)]
pub(super) struct JobBody {
    job_id: i64,
    kind: String,
    building_id: Option<BuildingId>,
    state: &'static str,
    done_count: i64,
    total_count: i64,
    message: String,
    queued_at: String,
    started_at: Option<String>,
    finished_at: Option<String>,
}

/// `GET /api/analytics/models`
pub(super) async fn model_list(
    state: Scope<Services>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<Vec<ModelBody>>, Problem> {
    let (catalog, parameters) = (state.catalog(), query?.0);
    check_names(&parameters, &["building_id"])?;
    let building = single(&parameters, "building_id")?.map(|text| building_called(&catalog, text)).transpose()?;
    let found = state.store.model_list(building.map(|building| building.building_id)).await?;
    let seen = found.into_iter().filter(|one| catalog.series.contains_key(&one.series_id));
    Ok(Json(seen.map(|one| model_body(&catalog, one)).collect()))
}

/// `POST /api/analytics/models/{model_id}/activate`
pub(super) async fn model_activate(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    body: axum::body::Bytes,
) -> Result<Json<ModelBody>, Problem> {
    let text = path?.0;
    let model_id: i64 =
        text.parse().map_err(|_| Problem::parameter("model_id", format!("`model_id` is \"{text}\": give a number")))?;
    let is_pinned = if body.is_empty() { None } else { Fields::of(&body, &["is_pinned"])?.truth("is_pinned")? };
    let found = state.store.model_find(model_id).await?;
    // What the caller may not see is answered as what does not exist.
    if !found.is_some_and(|model| state.catalog().series.contains_key(&model.series_id)) {
        let why = format!("there is no model {model_id}: /api/analytics/models lists what there is");
        return Err(Problem::unknown("model_id", why));
    }
    let model = state.store.model_activate(model_id, is_pinned.unwrap_or(true), state.now()).await?;
    Ok(Json(model_body(&state.catalog(), model)))
}

/// `GET /api/analytics/jobs`
pub(super) async fn job_list(state: Scope<Services>) -> Result<Json<Vec<JobBody>>, Problem> {
    let found = state.store.job_list(state.now() - 7 * DAY_MS, 500).await?;
    Ok(Json(found.into_iter().map(job_body).collect()))
}

/// `POST /api/analytics/jobs`
pub(super) async fn job_add(state: Scope<Services>, body: axum::body::Bytes) -> Result<(StatusCode, Json<JobBody>), Problem> {
    let fields = Fields::of(&body, &["kind", "building_id"])?;
    let known = || KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>().join(", ");
    let kind = match fields.text("kind", "one of its names")? {
        Some(text) => {
            kind_named(text).ok_or_else(|| Problem::parameter("kind", format!("`kind` is \"{text}\": it can be {}", known())))
        }
        None => Err(Problem::parameter("kind", format!("`kind` is missing: it can be {}", known()))),
    }?;
    let catalog = state.catalog();
    let building = fields.number("building_id")?.map(|id| building_called(&catalog, &id.to_string())).transpose()?;
    let job_id = state.store.job_request(kind.name, building.map(|building| building.building_id), state.now()).await?;
    let job = state.store.job_list(state.now(), 500).await?.into_iter().find(|job| job.job_id == job_id);
    // The job may be finished already; then it is in the list.
    let job = job.ok_or_else(|| Problem::busy("the job was done while it was asked for: /api/analytics/jobs tells of it"))?;
    Ok((StatusCode::ACCEPTED, Json(job_body(job))))
}

fn model_body(catalog: &Catalog, one: Model) -> ModelBody {
    let series = catalog.series.get(&one.series_id);
    let metrics: Value = serde_json::from_str(&one.metrics).unwrap_or_default();
    ModelBody {
        model_id: one.model_id,
        model_name: one.name,
        model_type: one.kind.as_str(),
        building_id: one.building_id,
        series_id: one.series_id,
        utility: series.map(|series| series.utility),
        flow: series.map(|series| series.flow),
        model_version: one.version,
        model_parameters: serde_json::from_str(&one.parameters).unwrap_or_default(),
        training_data_start: one.trained_from.map(written),
        training_data_end: one.trained_to.map(written),
        accuracy_score: metrics["mape"].as_f64().map(|mape| 1.0 - mape),
        metrics,
        status: one.status.as_str(),
        is_pinned: one.pinned_at.is_some(),
        created_at: written(one.created_at),
        updated_at: written(one.updated_at),
    }
}

fn job_body(one: Job) -> JobBody {
    JobBody {
        job_id: one.job_id,
        kind: one.kind,
        building_id: one.subject.building_id(),
        state: one.state.as_str(),
        done_count: one.done_count,
        total_count: one.total_count,
        message: one.message,
        queued_at: written(one.created_at),
        started_at: one.started_at.map(written),
        finished_at: one.ended_at.map(written),
    }
}
