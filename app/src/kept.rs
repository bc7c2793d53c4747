//! What a person looks at from page to page: the range and the kind of a history. A cookie keeps it
//! until the browser is closed; an address that asks for something goes before it.

use crate::query::history::address::{Asked, Params};
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

/// The cookie's name.
pub const HISTORY: &str = "greenpulse_history";

/// What a browser keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The history that was last asked for, as an address says it; see [`Asked::query`].
    pub history: Option<String>,
}

impl Kept {
    /// The history that an address asks for, or else the one that is kept.
    #[must_use]
    pub fn or_asked(&self, params: &Params) -> Asked {
        let asked = Asked::of(params);
        let kept = || self.history.as_deref().map(|query| Asked { unreadable: Vec::new(), ..Asked::of(&Params::read(query)) });
        if asked == Asked::default() { kept().unwrap_or_default() } else { asked }
    }
}

/// The answer to a request that asked for that history: the browser keeps it.
#[must_use]
pub fn and_kept(mut response: Response, asked: &Asked) -> Response {
    let query = asked.query();
    if query.is_empty() {
        return response;
    }
    // Only names, digits and the signs between them.
    if let Ok(value) = HeaderValue::from_str(&format!("{HISTORY}={query}; HttpOnly; SameSite=Lax; Path=/")) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_goes_before_what_is_kept() {
        let kept = Kept { history: Some("by=week&from=2026-09-07&show=cost".to_owned()) };
        assert_eq!(kept.or_asked(&Params::default()).query(), "by=week&from=2026-09-07&show=cost");
        assert_eq!(kept.or_asked(&Params::read("by=hour")).query(), "by=hour");
        assert_eq!(Kept { history: Some("by=nonsense;&&=".to_owned()) }.or_asked(&Params::default()), Asked::default());
    }
}
