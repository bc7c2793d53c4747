//! Anomalies over the API: list, show, and answer. Leaves out how they are found (`analytics`).

use super::fields::Fields;
use super::notation::{thousandths, tidy, written};
use super::places::building_called;
use super::question::{bound_given, check_names, single};
use crate::http::problem::Problem;
use app::Scope;
use app::issue::{Place, tally};
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use domain::finding::Severity;
use domain::zone::Span;
use domain::{Building, BuildingId, Unit, Utility, Zone};
use serde::Serialize;
use services::Services;
use std::sync::Arc;
use store::{Anomaly, AnomalyAnswer, AnomalyFilter, AnomalyNote, AnomalyStatus, Catalog, Change, Owner};
use wording::{Amounts, Words};

/// Maximum anomalies per answer.
const ANOMALIES_MAX: i64 = 1_000;

/// The anomalies of a building.
#[derive(Serialize)]
pub(super) struct AnomaliesBody {
    building_id: BuildingId,
    anomaly_count: usize,
    /// How many of the building's wait for people, whatever was asked for: neither resolved nor snoozed.
    open_count: usize,
    /// Of these, those of high priority.
    high_priority_count: usize,
    anomalies: Vec<AnomalyBody>,
}

/// An anomaly.
#[derive(Serialize)]
pub(super) struct AnomalyBody {
    anomaly_id: i64,
    building_id: Option<BuildingId>,
    model_id: Option<i64>,
    utility: Option<Utility>,
    /// The key of the meter that shows it; null if it concerns the building as a whole.
    meter: Option<String>,
    /// Start of the anomaly.
    timestamp: String,
    /// End of its last hour.
    end: String,
    /// It was still going on at the end of the last analysed data.
    is_open: bool,
    anomaly_type: &'static str,
    severity: &'static str,
    /// By cost and harm; the severity says how unusual it is.
    priority: &'static str,
    /// -1 to 0; lower is more unusual.
    anomaly_score: f64,
    energy_value: Option<f64>,
    expected_value: Option<f64>,
    deviation_percent: Option<f64>,
    energy_wasted: f64,
    /// The stored unit of its utility.
    unit: Option<&'static str>,
    money_wasted: Option<f64>,
    currency: Option<String>,
    message: String,
    potential_causes: Vec<String>,
    status: &'static str,
    /// A person's verdict; null without one.
    is_fault: Option<bool>,
    /// Until when it may wait.
    snoozed_until: Option<String>,
    assigned_to: Option<String>,
    /// The day at the site by which it should be dealt with.
    due_on: Option<String>,
    mode: &'static str,
    resolved_at: Option<String>,
    /// Since when a retrospective analysis no longer finds it.
    withdrawn_at: Option<String>,
    created_at: String,
    updated_at: String,
    /// What people did with it; only in the answer for a single anomaly.
    #[serde(skip_serializing_if = "Option::is_none")]
    investigation_notes: Option<Vec<NoteBody>>,
}

#[derive(Serialize)]
struct NoteBody {
    at: String,
    status: Option<&'static str>,
    is_fault: Option<bool>,
    /// Absent where the note did not change it; null where it was taken away.
    #[serde(skip_serializing_if = "Option::is_none")]
    snoozed_until: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assigned_to: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_on: Option<Option<String>>,
    note: String,
}

/// A change as a note shows it.
fn changed<T>(change: Change<T>, text: impl Fn(T) -> String) -> Option<Option<String>> {
    match change {
        Change::Keep => None,
        Change::Clear => Some(None),
        Change::Set(value) => Some(Some(text(value))),
    }
}

const PARAMETERS: [&str; 4] = ["start_date", "end_date", "severity", "status"];

/// `GET /api/analytics/buildings/{building_id}/anomalies`
pub(super) async fn anomaly_list(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<AnomaliesBody>, Problem> {
    let catalog = state.catalog();
    let building = building_called(&catalog, &path?.0)?;
    let filter = filter(&catalog, building, &query?.0)?;
    let mut found = state.store.anomaly_list(&filter).await?;
    // A meter may have left the building since, and with it what was found in it.
    found.retain(|one| catalog.series.contains_key(&one.series_id));
    let counts = state.store.anomaly_open_count(state.now()).await?;
    let waiting = tally(&catalog, &counts, Place::Building(building.building_id));
    let anomalies: Vec<AnomalyBody> = found.into_iter().map(|one| anomaly_body(&catalog, one, None)).collect();
    Ok(Json(AnomaliesBody {
        building_id: building.building_id,
        anomaly_count: anomalies.len(),
        open_count: waiting.open,
        high_priority_count: waiting.high,
        anomalies,
    }))
}

/// `GET /api/analytics/buildings/{building_id}/anomalies/{anomaly_id}`
pub(super) async fn anomaly_one(
    state: Scope<Services>,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<Json<AnomalyBody>, Problem> {
    let catalog = state.catalog();
    let anomaly = anomaly_called(&state, &catalog, path?.0).await?;
    let notes = state.store.anomaly_notes(anomaly.anomaly_id).await?;
    Ok(Json(anomaly_body(&catalog, anomaly, Some(notes))))
}

/// `POST` or `PATCH /api/analytics/buildings/{building_id}/anomalies/{anomaly_id}`
pub(super) async fn anomaly_answer(
    state: Scope<Services>,
    path: Result<Path<(String, String)>, PathRejection>,
    body: axum::body::Bytes,
) -> Result<Json<AnomalyBody>, Problem> {
    let catalog = state.catalog();
    let anomaly = anomaly_called(&state, &catalog, path?.0).await?;
    let answer = answer(&body)?;
    let anomaly = state.store.anomaly_answer(anomaly.anomaly_id, &answer, state.now()).await?;
    let notes = state.store.anomaly_notes(anomaly.anomaly_id).await?;
    Ok(Json(anomaly_body(&catalog, anomaly, Some(notes))))
}

/// The anomaly with that id in that building, so that access to one building gives none to another.
async fn anomaly_called(state: &Services, catalog: &Catalog, (building, anomaly): (String, String)) -> Result<Anomaly, Problem> {
    let building = building_called(catalog, &building)?;
    let anomaly_id: i64 =
        anomaly.parse().map_err(|_| Problem::parameter("anomaly_id", format!("`anomaly_id` is \"{anomaly}\": give a number")))?;
    let is_seen = |one: &Anomaly| one.building_id == Some(building.building_id) && catalog.series.contains_key(&one.series_id);
    let found = state.store.anomaly_find(anomaly_id).await?.filter(is_seen);
    found.ok_or_else(|| {
        Problem::unknown("anomaly_id", format!("there is no anomaly {anomaly_id} of building {}", building.building_id))
    })
}

fn filter(catalog: &Catalog, building: &Building, parameters: &[(String, String)]) -> Result<AnomalyFilter, Problem> {
    check_names(parameters, &PARAMETERS)?;
    let zone = catalog.zone(building.site_id);
    let start = bound_given(parameters, "start_date", &zone, |day| day.start)?;
    let end = bound_given(parameters, "end_date", &zone, |day| day.end)?;
    let span = Span { start: start.unwrap_or(i64::MIN), end: end.unwrap_or(i64::MAX) };
    if span.start >= span.end {
        return Err(Problem::parameter("end_date", "`end_date` must be later than `start_date`"));
    }
    Ok(AnomalyFilter {
        building_id: Some(building.building_id),
        span: Some(span),
        severity: single(parameters, "severity")?.map(severity).transpose()?,
        status: single(parameters, "status")?.map(status).transpose()?,
        limit: Some(ANOMALIES_MAX),
        ..AnomalyFilter::default()
    })
}

fn severity(text: &str) -> Result<Severity, Problem> {
    Severity::parse(text).ok_or_else(|| {
        let known = names(Severity::ALL, Severity::as_str);
        Problem::parameter("severity", format!("`severity` is \"{text}\": it can be {known}"))
    })
}

fn status(text: &str) -> Result<AnomalyStatus, Problem> {
    AnomalyStatus::parse(text).ok_or_else(|| {
        let known = names(AnomalyStatus::ALL, AnomalyStatus::as_str);
        Problem::parameter("status", format!("`status` is \"{text}\": it can be {known}"))
    })
}

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> String {
    all.iter().map(|&one| name(one)).collect::<Vec<_>>().join(", ")
}

fn answer(body: &[u8]) -> Result<AnomalyAnswer, Problem> {
    let fields = Fields::of(body, &["status", "is_fault", "snoozed_until", "assigned_to", "due_on", "note"])?;
    Ok(AnomalyAnswer {
        status: fields.text("status", "one of its names")?.map(status).transpose()?,
        is_fault: fields.truth("is_fault")?,
        snoozed_until: fields.change("snoozed_until", |fields| fields.instant("snoozed_until"))?,
        assigned_to: fields.change("assigned_to", |fields| Ok(fields.text("assigned_to", "a name")?.map(ToOwned::to_owned)))?,
        due_on: fields.change("due_on", |fields| fields.date("due_on"))?,
        note: fields.text("note", "a text")?.unwrap_or_default().to_owned(),
    })
}

fn anomaly_body(catalog: &Catalog, one: Anomaly, notes: Option<Vec<AnomalyNote>>) -> AnomalyBody {
    let series = catalog.series.get(&one.series_id);
    let utility = series.map(|series| series.utility);
    let meter = series.and_then(|series| match series.owner {
        Owner::Channel(id) => catalog.meters.get(&catalog.channels.get(&id)?.meter_id).map(|meter| meter.key.clone()),
        Owner::Building(_) | Owner::Site(_) => None,
    });
    let site = one.building_id.and_then(|id| catalog.sites.get(&catalog.buildings.get(&id)?.site_id));
    let unit = utility.map_or(Unit::Unknown, Utility::unit);
    let zone = site.map_or_else(|| Arc::new(Zone::utc()), |site| catalog.zone(site.site_id));
    AnomalyBody {
        anomaly_id: one.anomaly_id,
        building_id: one.building_id,
        model_id: one.model_id,
        utility,
        meter,
        timestamp: written(one.found.span.start),
        end: written(one.found.span.end),
        is_open: one.found.is_open,
        anomaly_type: one.found.kind.as_str(),
        severity: one.found.severity.as_str(),
        priority: one.priority.as_str(),
        anomaly_score: thousandths(one.found.score),
        energy_value: one.found.value.map(tidy),
        expected_value: one.found.expected.map(tidy),
        deviation_percent: one.found.deviation_percent.map(thousandths),
        energy_wasted: tidy(one.found.energy_wasted),
        unit: utility.map(|utility| utility.unit().as_str()),
        money_wasted: one.found.money_wasted.map(tidy),
        currency: site.map(|site| site.currency.clone()),
        message: wording::seen(Words::ENGLISH, &one.found, &zone, Amounts::Stored(unit.symbol())).unwrap_or_default(),
        potential_causes: wording::causes(Words::ENGLISH, &one.found),
        status: one.status.as_str(),
        is_fault: one.is_fault,
        snoozed_until: one.plan.snoozed_until.map(written),
        assigned_to: one.plan.assigned_to,
        due_on: one.plan.due_on.map(|day| day.to_string()),
        mode: one.mode.as_str(),
        resolved_at: one.resolved_at.map(written),
        withdrawn_at: one.withdrawn_at.map(written),
        created_at: written(one.created_at),
        updated_at: written(one.updated_at),
        investigation_notes: notes.map(|notes| {
            let body = |note: AnomalyNote| NoteBody {
                at: written(note.at),
                status: note.status.map(AnomalyStatus::as_str),
                is_fault: note.is_fault,
                snoozed_until: changed(note.snoozed_until, written),
                assigned_to: changed(note.assigned_to, |name| name),
                due_on: changed(note.due_on, |day| day.to_string()),
                note: note.note,
            };
            notes.into_iter().map(body).collect()
        }),
    }
}
