//! The HTTP status for each kind of failure of the store: one table for the API and for pages.
//! Leaves out the words, which each of the two chooses for its readers.

use axum::http::StatusCode;
use store::Kind;

/// The HTTP status of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// The API's status. An impossible value in a body or an address is a bad request.
    pub api: StatusCode,
    /// A page's status. The form was understood, but cannot be processed.
    pub page: StatusCode,
}

impl Status {
    /// The status for a kind of failure.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        let same = |status| Self { api: status, page: status };
        match kind {
            Kind::NotFound => same(StatusCode::NOT_FOUND),
            // API clients have received a conflict as a bad request since the first release. Its
            // `parameter` says what is wrong.
            Kind::Invalid | Kind::Conflict => Self { api: StatusCode::BAD_REQUEST, page: StatusCode::UNPROCESSABLE_ENTITY },
            Kind::Passing => same(StatusCode::SERVICE_UNAVAILABLE),
            Kind::Internal => same(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Error;

    #[test]
    fn each_failure_of_the_store_has_its_status() {
        let table = [
            (Error::NotFound { what: "meter 7".to_owned() }, 404, 404),
            (Error::invalid("year", "`year` is 0"), 400, 422),
            (Error::conflict("year", "`year` stands"), 400, 422),
            (Error::Busy("the queue is full".to_owned()), 503, 503),
            (Error::Broken("the computation broke off"), 500, 500),
            (Error::Unknown("tariff", "?".to_owned()), 500, 500),
            (Error::Url, 500, 500),
            (Error::Newer(1), 500, 500),
            (Error::Older(1), 500, 500),
            (Error::Behind("greenpulse.db-wal".to_owned()), 500, 500),
            (Error::Costly(Vec::new()), 500, 500),
        ];
        for (error, api, page) in table {
            let status = Status::of(error.kind());
            assert_eq!((status.api.as_u16(), status.page.as_u16()), (api, page), "{error}");
        }
    }
}
