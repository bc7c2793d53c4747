//! People over the API: who asks, people and departments with who changed them last, and the record
//! of what was done. Leaves out passwords, which never pass the API, and signing in.

use super::fields::Fields;
use super::notation::written;
use super::question::{check_names, single};
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{ETAG, HeaderMap, HeaderValue, IF_MATCH};
use axum::response::{IntoResponse, Response};
use domain::{BuildingId, Caller, Capability, DepartmentId, KeyScope, PersonId, Role, Sight, UnitSystem};
use serde::Serialize;
use serde_json::{Value, json};
use services::Services;
use store::{AuditLine, Change, Department, Error, NewDepartment, NewPerson, Notify, StoredPerson};

/// Who asks.
#[derive(Serialize)]
pub(super) struct MeBody {
    /// `machine`, `person`, `key` or `screen`.
    kind: &'static str,
    name: String,
    role: Option<&'static str>,
    /// What a key is for: `read`, `write readings`, `manage`.
    scope: Option<&'static str>,
    /// `"all"`, or the numbers of the buildings.
    building_access: Value,
    /// What the caller may do.
    capabilities: Vec<&'static str>,
}

/// `GET /api/me`
pub(super) async fn me(state: Scope<Services>) -> Json<MeBody> {
    let caller = &state.caller;
    let (kind, role, scope) = match caller {
        Caller::Person(person) => ("person", Some(person.role), None),
        Caller::Key(key) => ("key", Some(key.role), Some(key.scope)),
        Caller::Screen(_) => ("screen", None, None),
        _ => ("machine", None, None),
    };
    let capabilities = Capability::ALL.into_iter().filter(|one| caller.may(*one)).map(Capability::as_str).collect();
    Json(MeBody {
        kind,
        name: caller.name().to_owned(),
        role: role.map(Role::as_str),
        scope: scope.map(KeyScope::as_str),
        building_access: access(&caller.sight()),
        capabilities,
    })
}

fn access(sight: &Sight) -> Value {
    match sight {
        Sight::All => json!("all"),
        Sight::Nothing => json!([]),
        Sight::Buildings(buildings) => json!(buildings),
    }
}

/// A person.
#[derive(Serialize)]
pub(super) struct UserBody {
    id: PersonId,
    /// The number elsewhere, such as at an employer.
    user_id: Option<String>,
    /// The name to sign in with.
    login: String,
    name: String,
    email: Option<String>,
    role: &'static str,
    department_id: Option<DepartmentId>,
    /// `"all"`, or the numbers of the buildings.
    building_access: Value,
    notification_preferences: Notify,
    language: Option<String>,
    units: Option<&'static str>,
    has_password: bool,
    disabled_at: Option<String>,
    last_seen_at: Option<String>,
    created_at: String,
}

const USER_FIELDS: [&str; 10] = [
    "user_id",
    "login",
    "name",
    "email",
    "role",
    "department_id",
    "building_access",
    "notification_preferences",
    "language",
    "units",
];

fn user_body(one: &StoredPerson) -> UserBody {
    let person = &one.person;
    UserBody {
        id: one.person_id,
        user_id: person.external_id.clone(),
        login: person.login.clone(),
        name: person.name.clone(),
        email: person.email.clone(),
        role: person.role.as_str(),
        department_id: person.department_id,
        building_access: access(&person.sight()),
        notification_preferences: person.notify,
        language: person.language.clone(),
        units: person.units.map(UnitSystem::as_str),
        has_password: one.password_set_at.is_some(),
        disabled_at: one.disabled_at.map(written),
        last_seen_at: one.last_seen_at.map(written),
        created_at: written(one.created_at),
    }
}

/// A person with their version, which a change must name.
fn versioned(status: StatusCode, one: &StoredPerson) -> Response {
    let mut response = (status, Json(user_body(one))).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", one.version)) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

/// `GET /api/users`
pub(super) async fn user_list(state: Scope<Services>) -> Result<Json<Vec<UserBody>>, Problem> {
    Ok(Json(state.store.person_list().await?.iter().map(user_body).collect()))
}

/// `GET /api/users/{user_id}`
pub(super) async fn user_one(state: Scope<Services>, path: Result<Path<String>, PathRejection>) -> Result<Response, Problem> {
    Ok(versioned(StatusCode::OK, &user_called(&state, &path?.0).await?))
}

/// `POST /api/users`: somebody without a password. An invitation gives them one.
pub(super) async fn user_add(state: Scope<Services>, body: axum::body::Bytes) -> Result<Response, Problem> {
    let fields = Fields::of(&body, &USER_FIELDS)?;
    let login = fields.text("login", "a name to sign in with")?.ok_or_else(|| missing("login"))?;
    let new = changed(&fields, NewPerson::new(login, Role::Viewer))?;
    let person_id = state.store.person_insert(&new, None, &state.actor(), state.now()).await?;
    Ok(versioned(StatusCode::CREATED, &state.store.person_get(person_id).await?))
}

/// `PATCH /api/users/{user_id}`: changes the fields that are given. `If-Match` names the version that
/// was read.
pub(super) async fn user_change(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Result<Response, Problem> {
    let before = user_called(&state, &path?.0).await?;
    let version = matched(&headers, before.version)?;
    let new = changed(&Fields::of(&body, &USER_FIELDS)?, before.person)?;
    let done = state.store.person_update(before.person_id, Some(version), &new, &state.actor(), state.now()).await;
    done.map_err(|error| match error {
        Error::Conflict { field: "version", .. } => stale(),
        error => error.into(),
    })?;
    Ok(versioned(StatusCode::OK, &state.store.person_get(before.person_id).await?))
}

async fn user_called(state: &Services, text: &str) -> Result<StoredPerson, Problem> {
    let number: i64 =
        text.parse().map_err(|_| Problem::parameter("user_id", format!("`user_id` is \"{text}\": give a number")))?;
    Ok(state.store.person_get(PersonId(number)).await?)
}

/// The version that a change may be made to: the one that `If-Match` names.
fn matched(headers: &HeaderMap, version: i64) -> Result<i64, Problem> {
    let Some(given) = headers.get(IF_MATCH).and_then(|value| value.to_str().ok()) else {
        let why = "two people may change this: send `If-Match` with the `ETag` that you read";
        return Err(Problem::of(StatusCode::PRECONDITION_REQUIRED, why));
    };
    let is_current = given.split(',').any(|tag| tag.trim() == "*" || tag.trim() == format!("\"{version}\""));
    if is_current { Ok(version) } else { Err(stale()) }
}

fn stale() -> Problem {
    Problem::of(StatusCode::PRECONDITION_FAILED, "somebody else changed this meanwhile: read it again, then change it")
}

fn missing(name: &str) -> Problem {
    Problem::parameter(name, format!("`{name}` is missing"))
}

/// A person with the fields that were given, and the others as before.
fn changed(fields: &Fields, before: NewPerson) -> Result<NewPerson, Problem> {
    let mut new = before;
    if let Some(login) = fields.text("login", "a name to sign in with")? {
        login.clone_into(&mut new.login);
    }
    if let Some(name) = fields.text("name", "a name")? {
        name.clone_into(&mut new.name);
    }
    let text = |name: &'static str| fields.change(name, |fields| Ok(fields.text(name, "a text")?.map(ToOwned::to_owned)));
    apply(text("email")?, &mut new.email);
    apply(text("user_id")?, &mut new.external_id);
    apply(text("language")?, &mut new.language);
    if let Some(role) = fields.text("role", "viewer, user, manager or admin")? {
        let why = || Problem::parameter("role", format!("`role` is \"{role}\": it can be viewer, user, manager or admin"));
        new.role = Role::parse(role).ok_or_else(why)?;
    }
    let units = fields.change("units", |fields| {
        let Some(text) = fields.text("units", "us or metric")? else { return Ok(None) };
        let why = || Problem::parameter("units", format!("`units` is \"{text}\": it can be us or metric"));
        UnitSystem::parse(text).map(Some).ok_or_else(why)
    });
    apply(units?, &mut new.units);
    let department = fields.change("department_id", |fields| Ok(fields.number("department_id")?.map(DepartmentId)));
    apply(department?, &mut new.department_id);
    if let Some(access) = fields.get("building_access") {
        (new.sees_all, new.buildings) = buildings(access)?;
    }
    if let Some(wishes) = fields.get("notification_preferences") {
        new.notify = serde_json::from_value(wishes.clone()).map_err(|_| {
            let name = "notification_preferences";
            Problem::parameter(name, format!("`{name}` is {wishes}: give {{\"email\": true, \"push\": false}}"))
        })?;
    }
    Ok(new)
}

fn apply<T>(change: Change<T>, to: &mut Option<T>) {
    match change {
        Change::Keep => {}
        Change::Clear => *to = None,
        Change::Set(value) => *to = Some(value),
    }
}

/// Whether all buildings are seen, or which.
fn buildings(access: &Value) -> Result<(bool, Vec<BuildingId>), Problem> {
    let wrong =
        || Problem::parameter("building_access", format!("`building_access` is {access}: give \"all\" or a list of numbers"));
    if access == "all" {
        return Ok((true, Vec::new()));
    }
    let numbers = access.as_array().ok_or_else(wrong)?;
    let ids = numbers.iter().map(|number| number.as_i64().map(BuildingId).ok_or_else(wrong)).collect::<Result<_, _>>()?;
    Ok((false, ids))
}

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

const DEPARTMENT_FIELDS: [&str; 6] =
    ["name", "building_ids", "head_of_department", "contact_email", "energy_budget_annual", "reduction_target_percent"];

fn department_body(one: Department) -> DepartmentBody {
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

/// `GET /api/departments`: those with a building that the caller sees, and of them these buildings.
pub(super) async fn department_list(state: Scope<Services>) -> Result<Json<Vec<DepartmentBody>>, Problem> {
    let (sight, mut found) = (state.caller.sight(), state.store.department_list().await?);
    for one in &mut found {
        one.department.buildings.retain(|id| sight.sees(*id));
    }
    found.retain(|one| sight.is_all() || !one.department.buildings.is_empty());
    Ok(Json(found.into_iter().map(department_body).collect()))
}

/// `POST /api/departments`
pub(super) async fn department_add(
    state: Scope<Services>,
    body: axum::body::Bytes,
) -> Result<(StatusCode, Json<DepartmentBody>), Problem> {
    let fields = Fields::of(&body, &DEPARTMENT_FIELDS)?;
    let text =
        |name: &'static str| -> Result<Option<String>, Problem> { Ok(fields.text(name, "a text")?.map(ToOwned::to_owned)) };
    let new = NewDepartment {
        name: text("name")?.ok_or_else(|| missing("name"))?,
        head: text("head_of_department")?,
        contact_email: text("contact_email")?,
        yearly_budget: fields.figure("energy_budget_annual")?,
        reduction_percent: fields.figure("reduction_target_percent")?,
        buildings: match fields.get("building_ids") {
            Some(list) => {
                buildings(list)
                    .map_err(|_| Problem::parameter("building_ids", format!("`building_ids` is {list}: give a list of numbers")))?
                    .1
            }
            None => Vec::new(),
        },
    };
    let department_id = state.store.department_insert(&new, &state.actor(), state.now()).await?;
    let made = Department { department_id, department: new, created_at: state.now() };
    Ok((StatusCode::CREATED, Json(department_body(made))))
}

/// A line of the record.
#[derive(Serialize)]
pub(super) struct AuditBody {
    id: i64,
    at: String,
    actor_kind: String,
    actor: String,
    user_id: Option<PersonId>,
    address: Option<String>,
    action: String,
    thing_kind: String,
    thing_id: Option<String>,
    thing_name: Option<String>,
    before: Option<Value>,
    after: Option<Value>,
}

/// How many lines an answer has at most, and by itself.
const LINES_MAX: i64 = 1_000;
const LINES: i64 = 200;

/// `GET /api/audit`: the newest lines, the newest first; with `before` those older than that line.
pub(super) async fn audit_list(
    state: Scope<Services>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<Vec<AuditBody>>, Problem> {
    let parameters = query?.0;
    check_names(&parameters, &["limit", "before"])?;
    let number = |name: &str| -> Result<Option<i64>, Problem> {
        let Some(text) = single(&parameters, name)? else { return Ok(None) };
        let wrong = || Problem::parameter(name, format!("`{name}` is \"{text}\": give a whole number from 1 up"));
        text.parse().ok().filter(|number: &i64| *number > 0).map(Some).ok_or_else(wrong)
    };
    let limit = number("limit")?.unwrap_or(LINES).min(LINES_MAX);
    let lines = state.store.audit_page(limit, number("before")?).await?;
    Ok(Json(lines.into_iter().map(audit_body).collect()))
}

fn audit_body(line: AuditLine) -> AuditBody {
    let read = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    AuditBody {
        id: line.audit_id,
        at: written(line.at),
        actor_kind: line.actor_kind,
        actor: line.actor_name,
        user_id: line.person_id,
        address: line.address,
        action: line.action,
        thing_kind: line.thing_kind,
        thing_id: line.thing_id,
        thing_name: line.thing_name,
        before: read(line.before),
        after: read(line.after),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn given(body: &Value, before: NewPerson) -> Result<NewPerson, Problem> {
        changed(&Fields::of(body.to_string().as_bytes(), &USER_FIELDS).unwrap(), before)
    }

    #[test]
    fn only_what_is_given_changes_and_null_takes_away() {
        let before = NewPerson { email: Some("a@example.org".to_owned()), ..NewPerson::new("ann", Role::Viewer) };
        let new = given(&json!({ "role": "manager", "building_access": [3, 1], "units": "metric" }), before.clone()).unwrap();
        assert_eq!(
            (new.role, new.buildings, new.email),
            (Role::Manager, vec![BuildingId(3), BuildingId(1)], before.email.clone())
        );
        assert_eq!(new.units, Some(UnitSystem::Metric));
        let new = given(&json!({ "email": null, "building_access": "all" }), before.clone()).unwrap();
        assert_eq!((new.email, new.sees_all), (None, true));
        for (body, field) in [
            (json!({ "role": "root" }), "role"),
            (json!({ "building_access": "some" }), "building_access"),
            (json!({ "building_access": ["x"] }), "building_access"),
            (json!({ "notification_preferences": 3 }), "notification_preferences"),
            (json!({ "units": "furlongs" }), "units"),
        ] {
            assert_eq!(given(&body, before.clone()).unwrap_err().told().0, Some(field), "{body}");
        }
    }

    #[test]
    fn a_change_names_the_version_that_was_read() {
        let with = |tag: &str| HeaderMap::from_iter([(IF_MATCH, HeaderValue::from_str(tag).unwrap())]);
        assert_eq!(matched(&with("\"4\""), 4).unwrap(), 4);
        assert_eq!(matched(&with("\"1\", \"4\""), 4).unwrap(), 4);
        assert!(matched(&with("\"3\""), 4).is_err() && matched(&HeaderMap::new(), 4).is_err());
    }
}
