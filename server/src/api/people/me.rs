//! Who asks, and what they may.

use super::access_told;
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use domain::{Caller, Capability, KeyScope, PersonId, Role, UnitSystem};
use serde::Serialize;
use serde_json::Value;
use services::Services;
use store::{Kind, Notify};

/// Who asks.
#[derive(Serialize)]
pub(super) struct MeBody {
    /// `machine`, `person`, `key` or `screen`.
    kind: &'static str,
    /// The person, or the owner of the key.
    user_id: Option<PersonId>,
    name: String,
    role: Option<&'static str>,
    /// What a key is for: `read`, `manage`.
    scope: Option<&'static str>,
    /// `"all"`, or the numbers of the buildings.
    building_access: Value,
    /// The code of the language that a person chose.
    language: Option<String>,
    /// The units that they chose: `metric`, `us`.
    units: Option<&'static str>,
    /// How and of what a person wants to be told.
    notification_preferences: Option<Notify>,
    /// What the caller may do.
    capabilities: Vec<&'static str>,
}

/// `GET /api/me`
pub(super) async fn me(state: Scope<Services>) -> Result<Json<MeBody>, Problem> {
    let caller = &state.caller;
    let (kind, user_id, role, scope) = match caller {
        Caller::Person(person) => ("person", Some(person.person_id), Some(person.role), None),
        Caller::Key(key) => ("key", Some(key.owner), Some(key.role), Some(key.scope)),
        Caller::Screen(_) => ("screen", None, None, None),
        _ => ("machine", None, None, None),
    };
    let capabilities = Capability::ALL.into_iter().filter(|one| caller.may(*one)).map(Capability::as_str).collect();
    let reads = caller.person().map(|person| person.reads.clone()).unwrap_or_default();
    let notification_preferences = match caller.person() {
        Some(person) => match state.store.person_get(person.person_id).await {
            Ok(stored) => Some(stored.person.notify),
            // One of the demo's people.
            Err(error) if error.kind() == Kind::NotFound => None,
            Err(error) => return Err(error.into()),
        },
        None => None,
    };
    Ok(Json(MeBody {
        kind,
        user_id,
        name: caller.name().to_owned(),
        role: role.map(Role::as_str),
        scope: scope.map(KeyScope::as_str),
        building_access: access_told(&caller.sight()),
        language: reads.language,
        units: reads.units.map(UnitSystem::as_str),
        notification_preferences,
        capabilities,
    }))
}
