//! Answers to machines that say what is wrong: problem details by RFC 9457.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// A problem: its status, its title by the status, and in `detail` what would do.
#[must_use]
pub fn problem(status: StatusCode, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Problem");
    let body = serde_json::json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    (status, [(CONTENT_TYPE, "application/problem+json")], Json(body)).into_response()
}

/// 429: too many wrong passwords or tokens came from there. The next is looked at in so many seconds.
#[must_use]
pub fn too_many(retry_s: u64) -> Response {
    let mut response = problem(StatusCode::TOO_MANY_REQUESTS, &too_many_words(retry_s));
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(retry_s));
    response
}

/// What is said of it.
#[must_use]
pub fn too_many_words(retry_s: u64) -> String {
    format!("Too many wrong passwords or tokens came from there: the next is looked at in {retry_s} s.")
}
