//! Departments: listed, added, changed, removed. A caller sees those of which they see all buildings.

use super::version::{matched, refused, versioned};
use super::{apply, buildings_given, missing, number, text_change};
use crate::api::fields::Fields;
use crate::api::notation::written;
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::{BuildingId, DepartmentId, Sight};
use serde::Serialize;
use services::Services;
use store::{Department, NewDepartment};

/// A department.
#[derive(Serialize)]
pub(super) struct DepartmentBody {
    id: DepartmentId,
    name: String,
    building_ids: Vec<BuildingId>,
    head_of_department: Option<String>,
    contact_email: Option<String>,
    /// In the currency of the buildings' sites.
    energy_budget_annual: Option<f64>,
    reduction_target_percent: Option<f64>,
    created_at: String,
}

const FIELDS: [&str; 6] =
    ["name", "building_ids", "head_of_department", "contact_email", "energy_budget_annual", "reduction_target_percent"];

/// What the store calls otherwise.
const CALLED: [(&str, &str); 4] = [
    ("head", "head_of_department"),
    ("yearly_budget", "energy_budget_annual"),
    ("reduction_percent", "reduction_target_percent"),
    ("buildings", "building_ids"),
];

fn body_of(one: Department) -> DepartmentBody {
    let NewDepartment { name, head, contact_email, yearly_budget, reduction_percent, buildings } = one.department;
    DepartmentBody {
        id: one.department_id,
        name,
        building_ids: buildings,
        head_of_department: head,
        contact_email,
        energy_budget_annual: yearly_budget,
        reduction_target_percent: reduction_percent,
        created_at: written(one.created_at),
    }
}

/// A department, if a caller sees all of its buildings: what it spends tells of each of them.
fn seen(sight: &Sight, one: Department) -> Option<Department> {
    sight.sees_every(&one.department.buildings).then_some(one)
}

/// The department that a path names, if the caller sees it.
async fn called(state: &Scope<Services>, text: &str) -> Result<Department, Problem> {
    let id = DepartmentId(number("department_id", text)?);
    let found = state.store.department_get(id).await?;
    // As the store says it of one that does not exist.
    seen(&state.caller.sight(), found).ok_or_else(|| Problem::not_found(format!("there is no department {id}")))
}

async fn told(state: &Services, status: StatusCode, id: DepartmentId) -> Result<Response, Problem> {
    let department = state.store.department_get(id).await?;
    Ok(versioned(status, department.version, &body_of(department)))
}

/// `GET /api/departments`: those of which the caller sees all buildings.
pub(super) async fn department_list(state: Scope<Services>) -> Result<Json<Vec<DepartmentBody>>, Problem> {
    let sight = state.caller.sight();
    let all = state.store.department_list().await?;
    Ok(Json(all.into_iter().filter_map(|one| seen(&sight, one)).map(body_of).collect()))
}

/// `GET /api/departments/{department_id}`
pub(super) async fn department_one(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
) -> Result<Response, Problem> {
    let department = called(&state, &path?.0).await?;
    Ok(versioned(StatusCode::OK, department.version, &body_of(department)))
}

/// `POST /api/departments`
pub(super) async fn department_add(state: Scope<Services>, body: Bytes) -> Result<Response, Problem> {
    let fields = Fields::of(&body, &FIELDS)?;
    fields.get("name").ok_or_else(|| missing("name"))?;
    let empty = NewDepartment {
        name: String::new(),
        head: None,
        contact_email: None,
        yearly_budget: None,
        reduction_percent: None,
        buildings: Vec::new(),
    };
    let made = state.store.department_insert(&changed(&fields, empty)?, &state.actor(), state.now()).await;
    let id = made.map_err(|error| Problem::from(error).in_api_words(&CALLED))?;
    told(&state, StatusCode::CREATED, id).await
}

/// `PATCH /api/departments/{department_id}`: changes the fields that are given.
pub(super) async fn department_change(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let before = called(&state, &path?.0).await?;
    let version = matched(&headers, before.version)?;
    let new = changed(&Fields::of(&body, &FIELDS)?, before.department)?;
    let id = before.department_id;
    let done = state.store.department_update(id, Some(version), &new, &state.actor(), state.now()).await;
    done.map_err(|error| refused(error).in_api_words(&CALLED))?;
    told(&state, StatusCode::OK, id).await
}

/// `DELETE /api/departments/{department_id}`
pub(super) async fn department_remove(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let before = called(&state, &path?.0).await?;
    let version = matched(&headers, before.version)?;
    let id = before.department_id;
    state.store.department_remove(id, Some(version), &state.actor(), state.now()).await.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// A department with the fields that were given, and the others as before.
fn changed(fields: &Fields, before: NewDepartment) -> Result<NewDepartment, Problem> {
    let mut new = before;
    if let Some(name) = fields.text("name", "a name")? {
        name.clone_into(&mut new.name);
    }
    text_change(fields, "head_of_department", &mut new.head)?;
    text_change(fields, "contact_email", &mut new.contact_email)?;
    let figure = |name: &'static str| fields.change(name, |fields| fields.figure(name));
    apply(figure("energy_budget_annual")?, &mut new.yearly_budget);
    apply(figure("reduction_target_percent")?, &mut new.reduction_percent);
    if let Some(given) = fields.get("building_ids") {
        new.buildings = buildings_given("building_ids", given, "a list of numbers")?;
    }
    Ok(new)
}
