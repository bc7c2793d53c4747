//! People over the API: who asks, people and departments, keys, and the record of what was done. Leaves
//! out passwords, which never pass the API, and signing in.

mod audit;
mod department;
mod key;
mod me;
mod user;
mod version;

use crate::api::fields::Fields;
use crate::http::problem::Problem;
use app::Routes;
use app::route::Door;
use domain::{Audience, BuildingId, Capability, Sight};
use serde_json::{Value, json};
use services::Services;
use store::Change;

/// The paths of people.
pub(super) fn routes() -> Routes<Services> {
    Routes::<Services>::new(Door::Api, Audience::Holders(Capability::See))
        .get("/api/me", me::me)
        .get("/api/departments", department::department_list)
        .get("/api/departments/{department_id}", department::department_one)
        .get("/api/keys", key::key_list)
        .for_holders_in_person(Capability::See)
        .post("/api/keys", key::key_add)
        .delete("/api/keys/{key_id}", key::key_revoke)
        .for_holders(Capability::Administer)
        .post("/api/departments", department::department_add)
        .patch("/api/departments/{department_id}", department::department_change)
        .delete("/api/departments/{department_id}", department::department_remove)
        .get("/api/users", user::user_list)
        .post("/api/users", user::user_add)
        .get("/api/users/{user_id}", user::user_one)
        .patch("/api/users/{user_id}", user::user_change)
        .delete("/api/users/{user_id}", user::user_remove)
        .get("/api/audit", audit::audit_list)
}

/// What a path of people answers, if it is one and was asked for in another way.
pub(super) fn answered(path: &str) -> Option<&'static str> {
    let rest = path.strip_prefix("/api/")?;
    Some(match rest.split_once('/') {
        None if ["users", "departments", "keys"].contains(&rest) => "GET and POST",
        Some(("users" | "departments", _)) => "GET, PATCH and DELETE",
        Some(("keys", _)) => "DELETE",
        _ => return None,
    })
}

/// Which buildings are seen: `"all"`, or the list of their numbers.
fn access_told(sight: &Sight) -> Value {
    match sight {
        Sight::All => json!("all"),
        Sight::Nothing => json!([]),
        Sight::Buildings(buildings) => json!(buildings),
    }
}

/// Whether all buildings are meant, or which.
fn access_given(name: &str, given: &Value) -> Result<(bool, Vec<BuildingId>), Problem> {
    if given == "all" {
        return Ok((true, Vec::new()));
    }
    buildings_given(name, given, "\"all\" or a list of numbers").map(|buildings| (false, buildings))
}

/// A list of buildings.
fn buildings_given(name: &str, given: &Value, would_do: &str) -> Result<Vec<BuildingId>, Problem> {
    let wrong = || Problem::parameter(name, format!("`{name}` is {given}: give {would_do}"));
    let numbers = given.as_array().ok_or_else(wrong)?;
    numbers.iter().map(|number| number.as_i64().map(BuildingId).ok_or_else(wrong)).collect()
}

/// The number of a path.
fn number(name: &str, text: &str) -> Result<i64, Problem> {
    text.parse().map_err(|_| Problem::parameter(name, format!("`{name}` is \"{text}\": give a number")))
}

fn missing(name: &str) -> Problem {
    Problem::parameter(name, format!("`{name}` is missing"))
}

/// What a field changes that holds a text, and may be missing.
fn text_change(fields: &Fields, name: &'static str, to: &mut Option<String>) -> Result<(), Problem> {
    apply(fields.change(name, |fields| Ok(fields.text(name, "a text")?.map(ToOwned::to_owned)))?, to);
    Ok(())
}

fn apply<T>(change: Change<T>, to: &mut Option<T>) {
    match change {
        Change::Keep => {}
        Change::Clear => *to = None,
        Change::Set(value) => *to = Some(value),
    }
}
