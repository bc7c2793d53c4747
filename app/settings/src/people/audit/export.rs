//! The record as a CSV, for whoever keeps it elsewhere: times in UTC, values as they are kept.

use super::{Params, READ_MAX};
use app::Scope;
use app::document::answer::answered;
use axum::body::Body;
use axum::extract::Query;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures::{StreamExt, stream};
use serde_json::json;
use store::{AuditLine, AuditWanted};

const HEAD: &str = "at,actor_kind,actor,address,action,thing_kind,thing_id,thing,before,after,user_id\r\n";

/// Answers with the lines that fit, the newest first. The taking is a line of the record too.
pub async fn export(state: Scope, Query(params): Query<Params>) -> Response {
    let told = json!({ "who": params.who, "action": params.action, "thing": params.thing });
    if let Err(error) = state.store.audit_exported(&state.actor(), state.now(), "record", told).await {
        return answered(&state, Err(error.into()));
    }
    let store = state.store.clone();
    let names = match super::names(&state).await {
        Ok(names) => names,
        Err(failure) => return answered(&state, Err(failure)),
    };
    let pages = stream::try_unfold(Some(i64::MAX), move |before| {
        let (store, params, names) = (store.clone(), params.clone(), names.clone());
        async move {
            let Some(before) = before else { return Ok::<_, std::io::Error>(None) };
            let wanted = AuditWanted { before: Some(before), ..AuditWanted::default() };
            let lines = store.audit_page(&wanted, READ_MAX).await.map_err(std::io::Error::other)?;
            let next = (lines.len() as i64 == READ_MAX).then(|| lines.last().map(|line| line.audit_id)).flatten();
            let fitting = lines.iter().filter(|line| params.fits(line, &names));
            Ok(Some((fitting.map(csv_line).collect::<String>(), next)))
        }
    });
    let body = Body::from_stream(stream::once(async { Ok(HEAD.to_owned()) }).chain(pages));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"greenpulse-activity.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, body).into_response()
}

fn csv_line(line: &AuditLine) -> String {
    let at = jiff::Timestamp::from_millisecond(line.at).map(|instant| instant.to_string()).unwrap_or_default();
    let user_id = line.person_id.map(|id| id.to_string());
    let cells = [
        Some(at.as_str()),
        Some(&line.actor_kind),
        Some(&line.actor_name),
        line.address.as_deref(),
        Some(&line.action),
        Some(&line.thing_kind),
        line.thing_id.as_deref(),
        line.thing_name.as_deref(),
        line.before.as_deref(),
        line.after.as_deref(),
        user_id.as_deref(),
    ];
    let cells: Vec<String> = cells.into_iter().map(|text| cell(text.unwrap_or_default())).collect();
    cells.join(",") + "\r\n"
}

/// A cell that a spreadsheet takes as a text, whatever it begins with.
fn cell(text: &str) -> String {
    format!("\"{}\"", files::export::no_formula(text).replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::super::tests::line;
    use super::*;

    #[test]
    fn a_line_of_the_export_holds_what_a_spreadsheet_must_not_run() {
        let sly = AuditLine { actor_name: "=1+1".to_owned(), thing_name: Some("a \"b\", c".to_owned()), ..line("{}", "{}") };
        let told = csv_line(&sly);
        let wide = csv_line(&AuditLine { actor_name: "\u{ff1d}1+1".to_owned(), ..line("{}", "{}") });
        assert!(wide.contains("\"'\u{ff1d}1+1\""), "{wide}");
        assert!(!told.contains("\"=1") && told.contains(r#""a ""b"", c""#), "{told}");
        assert!(told.starts_with("\"1970-01-01T00:00:00Z\",") && told.matches("\r\n").count() == 1, "{told}");
    }
}
