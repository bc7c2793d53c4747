//! The record of what was done, page by page.

use super::number as numbered;
use crate::api::notation::written;
use crate::api::question::{check_names, single};
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use domain::PersonId;
use serde::Serialize;
use serde_json::Value;
use services::Services;
use store::{AuditLine, AuditWanted};

/// A line of the record.
#[derive(Serialize)]
pub(super) struct AuditBody {
    id: i64,
    at: String,
    actor_kind: String,
    actor: String,
    /// Who, or whose key.
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

const PARAMETERS: [&str; 6] = ["limit", "before", "action", "user_id", "thing_kind", "thing_id"];

/// `GET /api/audit`: the newest lines that fit, the newest first; with `before` those older than that
/// line.
pub(super) async fn audit_list(
    state: Scope<Services>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<Vec<AuditBody>>, Problem> {
    let (wanted, limit) = wanted(&query?.0)?;
    let lines = state.store.audit_page(&wanted, limit).await?;
    Ok(Json(lines.into_iter().map(body_of).collect()))
}

/// What is asked for, and how much of it.
fn wanted(parameters: &[(String, String)]) -> Result<(AuditWanted, i64), Problem> {
    check_names(parameters, &PARAMETERS)?;
    let number =
        |name: &str| -> Result<Option<i64>, Problem> { single(parameters, name)?.map(|text| numbered(name, text)).transpose() };
    let text = |name: &str| -> Result<Option<String>, Problem> { Ok(single(parameters, name)?.map(ToOwned::to_owned)) };
    let limit = number("limit")?.unwrap_or(LINES);
    if !(1..=LINES_MAX).contains(&limit) {
        return Err(Problem::parameter("limit", format!("`limit` is {limit}: give a number from 1 to {LINES_MAX}")));
    }
    let wanted = AuditWanted {
        before: number("before")?,
        action: text("action")?,
        person_id: number("user_id")?.map(PersonId),
        thing_kind: text("thing_kind")?,
        thing_id: text("thing_id")?,
    };
    Ok((wanted, limit))
}

fn body_of(line: AuditLine) -> AuditBody {
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

    #[test]
    fn a_page_of_the_record_is_asked_for_by_what_was_done_and_to_what() {
        let asked = |pairs: &[(&str, &str)]| {
            wanted(&pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>())
        };
        assert_eq!(asked(&[]).unwrap(), (AuditWanted::default(), LINES));
        let (found, limit) = asked(&[("limit", "5"), ("before", "90"), ("action", "key.used"), ("user_id", "3")]).unwrap();
        assert_eq!(
            (found.before, found.action.as_deref(), found.person_id, limit),
            (Some(90), Some("key.used"), Some(PersonId(3)), 5)
        );
        for (name, value) in [("limit", "0"), ("limit", "1001"), ("before", "x"), ("user_id", ""), ("who", "ada")] {
            assert_eq!(asked(&[(name, value)]).unwrap_err().told().0, Some(name), "{name}={value}");
        }
    }
}
