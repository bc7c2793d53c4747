//! What a caller is answered when the store fails: the one table, for the API and for pages. It leaves out the words, which
//! each of the two finds for its readers.

use axum::http::StatusCode;
use store::Kind;

/// The status of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// Of the API: a value in its body or address that cannot be is a bad request.
    pub api: StatusCode,
    /// Of a page: the form was understood, and what it says cannot be.
    pub page: StatusCode,
}

impl Status {
    /// What a failure of that kind is answered with.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        let same = |status| Self { api: status, page: status };
        match kind {
            Kind::NotFound => same(StatusCode::NOT_FOUND),
            // Programs know a conflict as a bad request from the first release on; its `parameter` says what to look at.
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
