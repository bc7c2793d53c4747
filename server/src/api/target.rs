//! Targets of buildings over the API: set, list, remove. Leaves out their progress.

use super::fields::Fields;
use super::notation::written;
use super::places::building_called;
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use domain::zone::Date;
use domain::{Building, Flow, Utility, Zone};
use serde::Serialize;
use services::Services;
use store::{NewTarget, Owner, Target};

/// A target.
#[derive(Serialize)]
pub(super) struct TargetBody {
    target_id: i64,
    utility: Utility,
    target_type: &'static str,
    /// Reduction in percent against the baseline.
    target_value: f64,
    start_date: String,
    /// Its last day.
    end_date: String,
    baseline_start_date: String,
    baseline_end_date: String,
    created_by: String,
    created_at: String,
}

/// The target that was set.
#[derive(Serialize)]
pub(super) struct SetBody {
    target_id: i64,
    message: String,
    tracking_starts: String,
}

/// The only kind of target.
const REDUCTION: &str = "percent_reduction";
const FIELDS: [&str; 9] = [
    "target_type",
    "target_value",
    "target_period",
    "start_date",
    "end_date",
    "baseline_start_date",
    "baseline_end_date",
    "utility",
    "created_by",
];

/// `GET /api/energy/buildings/{building_id}/target`
pub(super) async fn target_list(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<TargetBody>>, Problem> {
    let catalog = state.catalog();
    let building = building_called(&catalog, &path?.0)?;
    let zone = catalog.zone(building.site_id);
    let found = state.store.target_list(building.building_id).await?;
    Ok(Json(found.into_iter().map(|one| target_body(&zone, one)).collect()))
}

/// `POST /api/energy/buildings/{building_id}/target`
pub(super) async fn target_add(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    body: axum::body::Bytes,
) -> Result<(StatusCode, Json<SetBody>), Problem> {
    let catalog = state.catalog();
    let building = building_called(&catalog, &path?.0)?;
    let zone = catalog.zone(building.site_id);
    let new = new_target(building, &zone, &body)?;
    let target_id = state.store.target_insert(&new, state.now()).await?;
    let owner = Owner::Building(building.building_id);
    if let Some(series) = catalog.series_of(owner, new.utility, Flow::Use) {
        // If its baseline cannot be stored now, the nightly analysis does it.
        let target = Target { target_id, target: new.clone(), created_at: state.now() };
        let kept = learning::baseline_keep(&state.store, series.series_id, building.site_id, &zone, &target, state.now());
        if let Err(error) = kept.await {
            tracing::warn!(error = %store::chain(&error), "the baseline of a target was not kept");
        }
    }
    let body = SetBody {
        target_id,
        message: format!("Energy target set: {}% reduction", new.reduction_percent),
        tracking_starts: zone.date(new.span.0).to_string(),
    };
    Ok((StatusCode::CREATED, Json(body)))
}

fn new_target(building: &Building, zone: &Zone, body: &[u8]) -> Result<NewTarget, Problem> {
    let fields = Fields::of(body, &FIELDS)?;
    if let Some(kind) = fields.text("target_type", REDUCTION)?.filter(|kind| *kind != REDUCTION) {
        return Err(Problem::parameter("target_type", format!("`target_type` is \"{kind}\": it can be {REDUCTION}")));
    }
    let months = match fields.text("target_period", "monthly, quarterly or yearly")? {
        None | Some("yearly") => 12,
        Some("quarterly") => 3,
        Some("monthly") => 1,
        Some(other) => {
            let detail = format!("`target_period` is \"{other}\": it can be monthly, quarterly or yearly");
            return Err(Problem::parameter("target_period", detail));
        }
    };
    let missing = |name: &str| Problem::parameter(name, format!("`{name}` is missing"));
    let reduction_percent = fields.figure("target_value")?.ok_or_else(|| missing("target_value"))?;
    let start = fields.date("start_date")?.ok_or_else(|| missing("start_date"))?;
    let next_day = |date: Date| Date::from_days(date.days() + 1);
    let end = fields.date("end_date")?.map_or_else(|| months_later(start, months), next_day);
    // Default: the year before, so that it contains every season.
    let baseline_end = fields.date("baseline_end_date")?.map_or(start, next_day);
    let baseline_start = fields.date("baseline_start_date")?.unwrap_or_else(|| months_later(baseline_end, -12));
    Ok(NewTarget {
        building_id: building.building_id,
        utility: fields.utility()?,
        reduction_percent,
        baseline: (zone.start_of(baseline_start), zone.start_of(baseline_end)),
        span: (zone.start_of(start), zone.start_of(end)),
        created_by: fields.text("created_by", "a text")?.unwrap_or_default().chars().take(200).collect(),
    })
}

/// The same day some months later or earlier; the last day if that month is shorter.
fn months_later(date: Date, months: i32) -> Date {
    let first = date.month_start(months);
    let last = first.month_start(1).days() - first.days();
    Date { day: date.day.min(last as u32), ..first }
}

fn target_body(zone: &Zone, one: Target) -> TargetBody {
    let day = |at| zone.date(at).to_string();
    TargetBody {
        target_id: one.target_id,
        utility: one.target.utility,
        target_type: REDUCTION,
        target_value: one.target.reduction_percent,
        start_date: day(one.target.span.0),
        end_date: day(one.target.span.1 - 1),
        baseline_start_date: day(one.target.baseline.0),
        baseline_end_date: day(one.target.baseline.1 - 1),
        created_by: one.target.created_by,
        created_at: written(one.created_at),
    }
}
