//! What went wrong, for machines: problem details by RFC 9457, of the API and of everything else that is no page. What is
//! internal is logged here, once, and never told.

use app::failure::Status;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::chain;

/// Why a request was not answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    status: StatusCode,
    detail: String,
    parameter: Option<String>,
    /// Seconds after which it may do.
    retry_s: Option<u64>,
    counts: Option<Counts>,
}

/// What became of the values that were sent, of which some could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Counts {
    /// New in the ledger.
    pub stored: usize,
    /// There before.
    pub repeated: usize,
    /// In quarantine with their message.
    pub filed: usize,
}

#[derive(Serialize)]
struct Body<'a> {
    /// `about:blank`: the status says what kind of problem it is (RFC 9457, section 4.2.1).
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'a str>,
    #[serde(flatten)]
    counts: Option<Counts>,
}

/// A problem, answered: its status, and in `detail` what would do.
#[must_use]
pub fn problem(status: StatusCode, detail: &str) -> Response {
    Problem::of(status, detail).into_response()
}

/// 429: too many wrong passwords or tokens came from there. The next is looked at in so many seconds.
#[must_use]
pub fn too_many(retry_s: u64) -> Response {
    Problem::too_many(retry_s).into_response()
}

/// What is said of it.
#[must_use]
pub fn too_many_words(retry_s: u64) -> String {
    format!("Too many wrong passwords or tokens came from there: the next is looked at in {retry_s} s.")
}

impl Problem {
    /// 400: a parameter cannot be understood. `detail` says what was given and what would do.
    pub fn parameter(name: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { parameter: Some(name.into()), ..Self::of(StatusCode::BAD_REQUEST, detail) }
    }

    /// 400: not all that was sent could be used.
    pub fn in_part(detail: impl Into<String>, counts: Counts) -> Self {
        Self { counts: Some(counts), ..Self::of(StatusCode::BAD_REQUEST, detail) }
    }

    /// 404: there is no such path.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::NOT_FOUND, detail)
    }

    /// 404: a parameter names something that is not there.
    pub fn unknown(name: &str, detail: impl Into<String>) -> Self {
        Self { parameter: Some(name.to_owned()), ..Self::not_found(detail) }
    }

    /// 405.
    pub fn wrong_method(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::METHOD_NOT_ALLOWED, detail)
    }

    /// Any other status, with what would do.
    pub fn of(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), parameter: None, retry_s: None, counts: None }
    }

    /// 401: no token, or none that opens anything.
    pub fn unauthorized(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::UNAUTHORIZED, detail)
    }

    /// 403: the token is for something else.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::FORBIDDEN, detail)
    }

    /// 503: later it may do.
    pub fn busy(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::SERVICE_UNAVAILABLE, detail)
    }

    /// 429: too many wrong tokens came from there.
    pub fn too_many(retry_s: u64) -> Self {
        Self { retry_s: Some(retry_s), ..Self::of(StatusCode::TOO_MANY_REQUESTS, too_many_words(retry_s)) }
    }

    /// The same, of one part of what was sent.
    pub fn at(self, place: &str) -> Self {
        Self { detail: format!("{place}{}", self.detail), ..self }
    }

    /// The detail, for tests of what refuses.
    #[cfg(test)]
    pub fn told(&self) -> (Option<&str>, &str) {
        (self.parameter.as_deref(), &self.detail)
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        let status = Status::of(error.kind()).api;
        if error.is_refusal() {
            return Self { parameter: error.field().map(ToOwned::to_owned), ..Self::of(status, error.to_string()) };
        }
        tracing::error!("the API could not answer: {}", chain(&error));
        let detail = match error {
            store::Error::Busy(why) => why,
            error if error.is_passing() => {
                let words = error.trouble().map_or("does not answer now", store::Trouble::words);
                format!("the database {words}: try again in a few seconds")
            }
            _ => "the server failed at this: its log says why".to_owned(),
        };
        Self::of(status, detail)
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Self {
        // The path's parameters are read as text, so this is percent-encoding that is not UTF-8.
        Self::of(rejection.status(), "the path is not UTF-8 once decoded")
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Self::of(rejection.status(), "what follows `?` cannot be read as name=value&...")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Body {
            r#type: "about:blank",
            title: self.status.canonical_reason().unwrap_or("Problem"),
            status: self.status.as_u16(),
            detail: &self.detail,
            parameter: self.parameter.as_deref(),
            counts: self.counts,
        };
        let mut response = (self.status, Json(body)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if let Some(retry_s) = self.retry_s {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(retry_s));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
