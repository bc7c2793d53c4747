//! Keys and screen links: listed, made, revoked. A secret stands in the one answer that made it. Screen
//! links are made on the pages, where their page is chosen.

use super::{access_given, missing, number};
use crate::api::fields::Fields;
use crate::api::notation::written;
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use domain::{Caller, Capability, KeyId, KeyScope, PersonId};
use ingest::token::{hash, new_secret};
use serde::Serialize;
use serde_json::{Value, json};
use services::Services;
use store::{AccessKey, NewKey, Opens};

/// A key or a screen link.
#[derive(Serialize)]
pub(super) struct KeyBody {
    id: KeyId,
    /// Its owner.
    user_id: PersonId,
    name: String,
    /// `read`, `write readings`, `manage`; or `screen`.
    scope: &'static str,
    /// The page that a screen link opens.
    path: Option<String>,
    /// `"all"` that its owner sees, or the numbers of the buildings.
    building_access: Value,
    created_at: String,
    expires_at: Option<String>,
    last_used_at: Option<String>,
    /// Only in the answer that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

const FIELDS: [&str; 4] = ["name", "scope", "building_access", "expires_at"];

fn body_of(one: AccessKey, secret: Option<String>) -> KeyBody {
    let scope = one.key.opens.as_str();
    let NewKey { person_id, name, opens, sees_all, buildings, expires_at } = one.key;
    let path = match opens {
        Opens::Api(_) => None,
        Opens::Page(path) => Some(path),
    };
    KeyBody {
        id: one.key_id,
        user_id: person_id,
        name,
        scope,
        path,
        building_access: if sees_all { json!("all") } else { json!(buildings) },
        created_at: written(one.created_at),
        expires_at: expires_at.map(written),
        last_used_at: one.last_used_at.map(written),
        secret,
    }
}

/// Whose keys a caller deals with: everybody's, or their own.
fn owner(caller: &Caller) -> Option<PersonId> {
    match caller {
        _ if caller.may(Capability::Administer) => None,
        Caller::Person(person) => Some(person.person_id),
        Caller::Key(key) => Some(key.owner),
        // Nobody's.
        _ => Some(PersonId(0)),
    }
}

/// `GET /api/keys`: one's own; everybody's for an admin. A key sees itself alone, unless it is an admin's.
pub(super) async fn key_list(state: Scope<Services>) -> Result<Json<Vec<KeyBody>>, Problem> {
    let of = owner(&state.caller);
    let mut keys = state.store.key_list(of).await?;
    if let (Caller::Key(key), Some(_)) = (&state.caller, of) {
        keys.retain(|one| one.key_id == key.key_id);
    }
    Ok(Json(keys.into_iter().map(|one| body_of(one, None)).collect()))
}

/// `POST /api/keys`: a key of one's own.
pub(super) async fn key_add(state: Scope<Services>, body: Bytes) -> Result<(StatusCode, Json<KeyBody>), Problem> {
    let fields = Fields::of(&body, &FIELDS)?;
    let Some(person) = state.caller.person() else {
        return Err(Problem::forbidden("a key belongs to a person, and there are no accounts yet"));
    };
    let name = fields.text("name", "a name")?.ok_or_else(|| missing("name"))?.to_owned();
    let scope = scope_of(fields.text("scope", "read, write readings or manage")?.ok_or_else(|| missing("scope"))?)?;
    let (sees_all, buildings) = match fields.get("building_access") {
        Some(given) => access_given("building_access", given)?,
        None => (true, Vec::new()),
    };
    let expires_at = fields.instant("expires_at")?;
    let key = NewKey { person_id: person.person_id, name, opens: Opens::Api(scope), sees_all, buildings, expires_at };
    let random = state.random.bytes().map_err(|_| store::Error::Broken("the machine gave no random numbers"))?;
    let (secret, now) = (new_secret(&random), state.now());
    let key_id = state.store.key_insert(&key, &hash(&secret), &state.actor(), now).await?;
    let made = AccessKey { key_id, key, created_at: now, last_used_at: None };
    Ok((StatusCode::CREATED, Json(body_of(made, Some(secret)))))
}

fn scope_of(text: &str) -> Result<KeyScope, Problem> {
    let known = || KeyScope::ALL.map(KeyScope::as_str).join(", ");
    let why = || Problem::parameter("scope", format!("`scope` is \"{text}\": it can be {}", known()));
    KeyScope::parse(text).ok_or_else(why)
}

/// `DELETE /api/keys/{key_id}`: one's own, or anybody's for an admin.
pub(super) async fn key_revoke(state: Scope<Services>, path: Result<Path<String>, PathRejection>) -> Result<StatusCode, Problem> {
    let key_id = KeyId(number("key_id", &path?.0)?);
    state.store.key_revoke(key_id, owner(&state.caller), &state.actor(), state.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
