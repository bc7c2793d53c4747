//! People: listed, added, changed, disabled, removed. They choose their passwords by a link, which only
//! somebody in person can make.

use super::version::{matched, refused, versioned};
use super::{access_given, access_told, apply, missing, number, text_change};
use crate::api::fields::Fields;
use crate::api::notation::written;
use crate::http::problem::Problem;
use app::{Scope, letter};
use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::{Caller, DepartmentId, PersonId, Role, Sight, UnitSystem};
use serde::Serialize;
use serde_json::{Value, json};
use services::Services;
use store::{NewPerson, Notify, StoredPerson};
use wording::Words;

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

const FIELDS: [&str; 10] = [
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

/// The field that stands alone: whether somebody may sign in is no part of what is said of them.
const DISABLED: &str = "disabled";

/// What the store calls otherwise.
const CALLED: [(&str, &str); 4] = [
    ("external_id", "user_id"),
    ("department", "department_id"),
    ("buildings", "building_access"),
    ("quiet_hours", "notification_preferences"),
];

fn body_of(one: &StoredPerson) -> UserBody {
    let person = &one.person;
    // What was given here; what groups give is the provider's to change.
    let given = match person.sees_all || person.role == Role::Admin {
        true => Sight::All,
        false => Sight::of(person.buildings.iter().copied()),
    };
    UserBody {
        id: one.person_id,
        user_id: person.external_id.clone(),
        login: person.login.clone(),
        name: person.name.clone(),
        email: person.email.clone(),
        role: person.role.as_str(),
        department_id: person.department_id,
        building_access: access_told(&given),
        notification_preferences: person.notify,
        language: person.language.clone(),
        units: person.units.map(UnitSystem::as_str),
        has_password: one.password_set_at.is_some(),
        disabled_at: one.disabled_at.map(written),
        last_seen_at: one.last_seen_at.map(written),
        created_at: written(one.created_at),
    }
}

async fn called(state: &Services, text: &str) -> Result<StoredPerson, Problem> {
    Ok(state.store.person_get(PersonId(number("user_id", text)?)).await?)
}

async fn told(state: &Services, status: StatusCode, person_id: PersonId) -> Result<Response, Problem> {
    let person = state.store.person_get(person_id).await?;
    Ok(versioned(status, person.version, &body_of(&person)))
}

/// `GET /api/users`
pub(super) async fn user_list(state: Scope<Services>) -> Result<Json<Vec<UserBody>>, Problem> {
    Ok(Json(state.store.person_list().await?.iter().map(body_of).collect()))
}

/// `GET /api/users/{user_id}`
pub(super) async fn user_one(state: Scope<Services>, path: Result<Path<String>, PathRejection>) -> Result<Response, Problem> {
    let person = called(&state, &path?.0).await?;
    Ok(versioned(StatusCode::OK, person.version, &body_of(&person)))
}

/// `POST /api/users`: somebody without a password. An invitation gives them one.
pub(super) async fn user_add(state: Scope<Services>, body: Bytes) -> Result<Response, Problem> {
    let fields = Fields::of(&body, &FIELDS)?;
    let login = fields.text("login", "a name to sign in with")?.ok_or_else(|| missing("login"))?;
    let new = changed(&fields, NewPerson::new(login, Role::Viewer))?;
    makes_no_admin(&state.caller, Role::Viewer, new.role)?;
    let made = state.store.person_insert(&new, None, &state.actor(), state.now()).await;
    let person_id = made.map_err(|error| Problem::from(error).in_api_words(&CALLED))?;
    told(&state, StatusCode::CREATED, person_id).await
}

/// `PATCH /api/users/{user_id}`: changes the fields that are given, or whether they are disabled.
pub(super) async fn user_change(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let before = called(&state, &path?.0).await?;
    let version = matched(&headers, before.version)?;
    let person_id = before.person_id;
    if let Some(is_disabled) = disables(&body)? {
        makes_no_admin(&state.caller, Role::Viewer, if is_disabled { Role::Viewer } else { before.role() })?;
        state.store.person_disable(person_id, is_disabled, &state.actor(), state.now()).await?;
        return told(&state, StatusCode::OK, person_id).await;
    }
    let new = changed(&Fields::of(&body, &FIELDS)?, before.person.clone())?;
    makes_no_admin(&state.caller, before.role(), new.role)?;
    keeps_address(&state.caller, &before.person, &new)?;
    let done = state.store.person_update(person_id, Some(version), &new, &state.actor(), state.now()).await;
    done.map_err(|error| refused(error).in_api_words(&CALLED))?;
    letter::tell_old_address(&state, &before, &new, Words::ENGLISH);
    told(&state, StatusCode::OK, person_id).await
}

/// `DELETE /api/users/{user_id}`
pub(super) async fn user_remove(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let before = called(&state, &path?.0).await?;
    let version = matched(&headers, before.version)?;
    let done = state.store.person_remove(before.person_id, Some(version), &state.actor(), state.now()).await;
    done.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses an admin whom a key would make: they would go on when the key is revoked.
fn makes_no_admin(caller: &Caller, before: Role, after: Role) -> Result<(), Problem> {
    if caller.is_in_person() || after != Role::Admin || before == Role::Admin {
        return Ok(());
    }
    Err(Problem::in_person("role", "no key makes an admin or lets one in again: somebody in person does, on Settings > People"))
}

/// Refuses a key's change of an address: links to choose a password go there.
fn keeps_address(caller: &Caller, before: &NewPerson, after: &NewPerson) -> Result<(), Problem> {
    if caller.is_in_person() || before.email == after.email {
        return Ok(());
    }
    let why = "no key changes `email`, which takes links to choose a password: somebody in person does, on Settings > People";
    Err(Problem::in_person("email", why))
}

/// Whether somebody is to be disabled or enabled, if that is what is sent.
fn disables(body: &[u8]) -> Result<Option<bool>, Problem> {
    let fields = Fields::of(body, &[])?;
    let Some(is_disabled) = fields.truth(DISABLED)? else { return Ok(None) };
    match fields.into_value().as_object().map_or(0, serde_json::Map::len) {
        1 => Ok(Some(is_disabled)),
        _ => Err(Problem::parameter(DISABLED, format!("`{DISABLED}` stands alone: send the other fields by themselves"))),
    }
}

/// A person with the fields that were given, and the others as before.
pub(super) fn changed(fields: &Fields, before: NewPerson) -> Result<NewPerson, Problem> {
    let mut new = before;
    if let Some(login) = fields.text("login", "a name to sign in with")? {
        login.clone_into(&mut new.login);
    }
    if let Some(name) = fields.text("name", "a name")? {
        name.clone_into(&mut new.name);
    }
    text_change(fields, "email", &mut new.email)?;
    text_change(fields, "user_id", &mut new.external_id)?;
    text_change(fields, "language", &mut new.language)?;
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
        (new.sees_all, new.buildings) = access_given("building_access", access)?;
    }
    if let Some(wishes) = fields.get("notification_preferences") {
        new.notify = notify_given(wishes, new.notify)?;
    }
    Ok(new)
}

/// The preferences with those that were given, and the others as before.
fn notify_given(wishes: &Value, before: Notify) -> Result<Notify, Problem> {
    let name = "notification_preferences";
    let would_do = r#"{"email": true, "push": false, "issues": true, "targets": true, "reports": true, "quiet_hours": {"from": "22:00", "to": "06:30"}}"#;
    let why = || Problem::parameter(name, format!("`{name}` is {wishes}: give some of {would_do}; `quiet_hours` may be null"));
    let mut all = json!(before);
    for (name, value) in wishes.as_object().ok_or_else(why)? {
        *all.get_mut(name).ok_or_else(why)? = value.clone();
    }
    serde_json::from_value(all).map_err(|_| why())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::BuildingId;

    fn given(body: &Value, before: NewPerson) -> Result<NewPerson, Problem> {
        changed(&Fields::of(body.to_string().as_bytes(), &FIELDS).unwrap(), before)
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
        let wishes =
            json!({ "notification_preferences": { "targets": false, "quiet_hours": { "from": "22:00", "to": "06:30" } } });
        let new = given(&wishes, NewPerson { notify: Notify { email: false, ..Notify::default() }, ..before.clone() }).unwrap();
        let wished = json!({ "email": false, "push": false, "issues": true, "targets": false, "reports": true,
            "quiet_hours": { "from": "22:00", "to": "06:30" } });
        assert_eq!(json!(new.notify), wished);
        let loud = given(&json!({ "notification_preferences": { "quiet_hours": null } }), new).unwrap();
        assert_eq!(loud.notify.quiet_hours, None);
        for (body, field) in [
            (json!({ "role": "root" }), "role"),
            (json!({ "building_access": "some" }), "building_access"),
            (json!({ "building_access": ["x"] }), "building_access"),
            (json!({ "notification_preferences": 3 }), "notification_preferences"),
            (json!({ "notification_preferences": { "pigeon": true } }), "notification_preferences"),
            (json!({ "notification_preferences": { "email": "yes" } }), "notification_preferences"),
            (json!({ "notification_preferences": { "quiet_hours": { "from": "22:00" } } }), "notification_preferences"),
            (
                json!({ "notification_preferences": { "quiet_hours": { "from": "22:00", "to": "25:00" } } }),
                "notification_preferences",
            ),
            (json!({ "units": "furlongs" }), "units"),
        ] {
            assert_eq!(given(&body, before.clone()).unwrap_err().told().0, Some(field), "{body}");
        }
    }

    #[test]
    fn whether_somebody_is_disabled_is_sent_alone() {
        assert_eq!(disables(br#"{"disabled":true}"#).unwrap(), Some(true));
        assert_eq!(disables(br#"{"name":"Ann"}"#).unwrap(), None);
        assert_eq!(disables(br#"{"disabled":true,"name":"Ann"}"#).unwrap_err().told().0, Some("disabled"));
        assert_eq!(disables(br#"{"disabled":"yes"}"#).unwrap_err().told().0, Some("disabled"));
    }
}
