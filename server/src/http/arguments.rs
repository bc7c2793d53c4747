//! Answers requests to server functions whose arguments cannot be read. It names the argument and
//! makes clear that the sender must fix it. The framework uses one status for every failure in a
//! function and does not name the field.

use crate::http::guard;
use crate::http::problem::problem;
use axum::body::{Body, to_bytes};
use axum::extract::{Query, Request};
use axum::http::{StatusCode, Uri};
use axum::middleware::Next;
use axum::response::Response;
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;
use wording::Words;
use wording::problem as says;

/// The whole-number arguments of all functions.
const NUMBERS: [&str; 2] = ["meter", "up_to"];

/// Prefixes of the framework's errors about unreadable arguments.
const UNREAD: [&str; 3] = ["Args|", "MissingArg|", "Deserialization|"];

/// Replaces the answer of a function that could not read its arguments.
pub async fn told(request: Request, next: Next) -> Response {
    // An upgrade to a live connection has no arguments and no body.
    if !request.uri().path().starts_with("/fn/") || guard::is_upgrade(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    // An outer layer limits its size.
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return problem(StatusCode::PAYLOAD_TOO_LARGE, says::long_arguments(Words::ENGLISH));
    };
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    let has_failed = response.status() == StatusCode::INTERNAL_SERVER_ERROR;
    if !has_failed || !response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return response;
    }
    let (mut head, said) = response.into_parts();
    let said = to_bytes(said, usize::MAX).await.unwrap_or_default();
    let said_text = String::from_utf8_lossy(&said);
    let Some(why) = UNREAD.iter().find_map(|begin| said_text.strip_prefix(begin)) else {
        head.headers.remove(axum::http::header::CONTENT_LENGTH);
        return Response::from_parts(head, Body::from(said.clone()));
    };
    let given = pairs(&query).into_iter().chain(pairs(&String::from_utf8_lossy(&body)));
    let wrong = given.filter(|(name, value)| NUMBERS.contains(&name.as_str()) && value.parse::<i64>().is_err());
    let detail = match wrong.into_iter().next() {
        Some((name, value)) => {
            let value: String = value.chars().take(80).collect();
            says::no_number(Words::ENGLISH, &name, &value, &i64::MIN.to_string(), &i64::MAX.to_string())
        }
        None => says::unread(Words::ENGLISH, why),
    };
    problem(StatusCode::BAD_REQUEST, &detail)
}

/// The name and value pairs of a query or a form.
fn pairs(encoded: &str) -> Vec<(String, String)> {
    let uri = Uri::builder().path_and_query(format!("/?{encoded}")).build();
    uri.ok().and_then(|uri| Query::try_from_uri(&uri).ok()).map(|Query(pairs)| pairs).unwrap_or_default()
}
