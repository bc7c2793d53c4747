//! Errors for machines: problem details by RFC 9457, for the API and everything else that is not a
//! page. Internal causes are logged here, once, and never sent.

use app::failure::Status;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::chain;
use wording::Words;
use wording::problem as says;

/// Why a request failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    status: StatusCode,
    detail: String,
    parameter: Option<String>,
    /// Seconds after which to retry.
    retry_s: Option<u64>,
    counts: Option<Counts>,
}

/// What happened to the values sent, some of which could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Counts {
    /// New in the ledger.
    pub stored: usize,
    /// Already in the ledger.
    pub repeated: usize,
    /// Put in quarantine with their message.
    pub filed: usize,
}

#[derive(Serialize)]
struct Body<'a> {
    /// `about:blank`: the status tells the kind of problem (RFC 9457, section 4.2.1).
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'a str>,
    #[serde(flatten)]
    counts: Option<Counts>,
}

/// A problem as a response: its status, and in `detail` what would be valid.
#[must_use]
pub fn problem(status: StatusCode, detail: &str) -> Response {
    Problem::of(status, detail).into_response()
}

/// 429: too many wrong passwords or tokens came from there. The next try is checked after this many
/// seconds.
#[must_use]
pub fn too_many(retry_s: u64) -> Response {
    Problem::too_many(retry_s).into_response()
}

impl Problem {
    /// 400: a parameter is invalid. `detail` says what was given and what would be valid.
    pub fn parameter(name: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { parameter: Some(name.into()), ..Self::of(StatusCode::BAD_REQUEST, detail) }
    }

    /// The same problem, with the parameter as the API calls it where the store calls it otherwise: pairs of both names.
    #[must_use]
    pub fn in_api_words(mut self, names: &[(&str, &str)]) -> Self {
        if let Some((_, name)) = names.iter().find(|(ours, _)| self.parameter.as_deref() == Some(ours)) {
            self.parameter = Some((*name).to_owned());
        }
        self
    }

    /// 403: a parameter that only somebody in person may give. `detail` says why, and where they do.
    pub fn in_person(name: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { parameter: Some(name.into()), ..Self::of(StatusCode::FORBIDDEN, detail) }
    }

    /// 400: only part of what was sent could be used.
    pub fn in_part(detail: impl Into<String>, counts: Counts) -> Self {
        Self { counts: Some(counts), ..Self::of(StatusCode::BAD_REQUEST, detail) }
    }

    /// 404: there is no such path.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::NOT_FOUND, detail)
    }

    /// 404: a parameter names something that does not exist.
    pub fn unknown(name: &str, detail: impl Into<String>) -> Self {
        Self { parameter: Some(name.to_owned()), ..Self::not_found(detail) }
    }

    /// 405.
    pub fn wrong_method(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::METHOD_NOT_ALLOWED, detail)
    }

    /// Any other status; `detail` says what would be valid.
    pub fn of(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), parameter: None, retry_s: None, counts: None }
    }

    /// 401: no token, or an invalid one.
    pub fn unauthorized(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::UNAUTHORIZED, detail)
    }

    /// 403: the token is meant for something else.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::FORBIDDEN, detail)
    }

    /// 503: retry later.
    pub fn busy(detail: impl Into<String>) -> Self {
        Self::of(StatusCode::SERVICE_UNAVAILABLE, detail)
    }

    /// 429: too many wrong tokens came from there.
    pub fn too_many(retry_s: u64) -> Self {
        Self {
            retry_s: Some(retry_s),
            ..Self::of(StatusCode::TOO_MANY_REQUESTS, says::too_many(Words::ENGLISH, &retry_s.to_string()))
        }
    }

    /// The same problem, with its place in what was sent.
    pub fn at(self, place: &str) -> Self {
        Self { detail: format!("{place}{}", self.detail), ..self }
    }

    /// The detail, for tests.
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
                let words = error.trouble().map_or_else(|| says::database_silent(Words::ENGLISH), store::Trouble::words);
                says::database(Words::ENGLISH, words)
            }
            _ => says::failed(Words::ENGLISH).to_owned(),
        };
        Self::of(status, detail)
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Self {
        // Path parameters are read as text, so this is percent-encoding that is not UTF-8.
        Self::of(rejection.status(), says::no_path(Words::ENGLISH))
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Self::of(rejection.status(), says::no_query(Words::ENGLISH))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Body {
            r#type: "about:blank",
            title: self.status.canonical_reason().unwrap_or_else(|| says::title(Words::ENGLISH)),
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
