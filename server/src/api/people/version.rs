//! Changes to what two people may change at one time: who changes it names the version that they read,
//! by `ETag` and `If-Match` (RFC 9110, section 13.1.1).

use crate::http::problem::Problem;
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{ETAG, HeaderMap, HeaderValue, IF_MATCH};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// An answer with its version.
pub(super) fn versioned(status: StatusCode, version: i64, body: &impl Serialize) -> Response {
    let mut response = (status, Json(body)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

/// The version that a change may be made to, if `If-Match` names it.
///
/// # Errors
/// 428 without `If-Match`, 412 if it names another version.
pub(super) fn matched(headers: &HeaderMap, version: i64) -> Result<i64, Problem> {
    let Some(given) = headers.get(IF_MATCH).and_then(|value| value.to_str().ok()) else {
        let why = "two people may change this: send `If-Match` with the `ETag` that you read";
        return Err(Problem::of(StatusCode::PRECONDITION_REQUIRED, why));
    };
    let is_current = given.split(',').any(|tag| tag.trim() == "*" || tag.trim() == format!("\"{version}\""));
    if is_current { Ok(version) } else { Err(stale()) }
}

/// A refusal of the store as a problem: a version that is not the current one any more is 412.
pub(super) fn refused(error: store::Error) -> Problem {
    if error.field() == Some("version") { stale() } else { error.into() }
}

fn stale() -> Problem {
    Problem::of(StatusCode::PRECONDITION_FAILED, "somebody else changed this meanwhile: read it again, then change it")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_change_names_the_version_that_was_read() {
        let with = |tag: &str| HeaderMap::from_iter([(IF_MATCH, HeaderValue::from_str(tag).unwrap())]);
        assert_eq!(matched(&with("\"4\""), 4).unwrap(), 4);
        assert_eq!(matched(&with("\"1\", \"4\""), 4).unwrap(), 4);
        assert_eq!(matched(&with("*"), 4).unwrap(), 4);
        assert_eq!(matched(&with("\"3\""), 4).unwrap_err(), stale());
        assert_eq!(matched(&with("W/\"4\""), 4).unwrap_err(), stale());
        assert!(matched(&HeaderMap::new(), 4).unwrap_err().told().1.contains("If-Match"));
    }
}
