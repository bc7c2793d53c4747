//! What a browser keeps and where it goes: cookies of this server, and paths of it.

use crate::http::visitor::Visitor;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::naming::is_own_path;

/// The cookies that a browser sends, by name.
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(';')).filter_map(|cookie| cookie.trim().split_once('='))
}

pub(in crate::http) fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    cookies(headers).find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// A cookie for this server only. With TLS, the browser must never send it without TLS.
pub(in crate::http) fn set_cookie(name: &str, value: &str, max_age_s: u64, is_tls: bool) -> String {
    let secure = if is_tls { "; Secure" } else { "" };
    format!("{name}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={max_age_s}{secure}")
}

/// Whether the browser's address begins with https. The browser says so in the `Origin` of a form,
/// which the guard has checked; or a proxy says so.
pub(in crate::http) fn is_tls(visitor: &Visitor, headers: &HeaderMap) -> bool {
    let origin = headers.get(ORIGIN).and_then(|origin| origin.to_str().ok());
    visitor.is_tls || origin.is_some_and(|origin| origin.starts_with("https://"))
}

pub(in crate::http) fn and_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

pub(in crate::http) fn to(path: &str) -> Response {
    with((StatusCode::SEE_OTHER, [(CACHE_CONTROL, "no-store")], Body::empty()).into_response(), LOCATION, path)
}

pub(in crate::http) fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Where to go after signing in: a path on this server. Anything a browser would read as another
/// host is refused.
pub(in crate::http) fn own_path(next: Option<&str>) -> String {
    next.filter(|path| is_own_path(path) && !path.starts_with("/sign-")).unwrap_or("/").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_server_is_gone_to_after_signing_in() {
        assert_eq!(own_path(Some("/buildings/3?range=day")), "/buildings/3?range=day");
        for next in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "evil",
            "",
            "/\t/evil.example",
            "/a\r\nx: y",
            "/sign-out",
        ] {
            assert_eq!(own_path(Some(next)), "/", "{next}");
        }
        assert_eq!(own_path(None), "/");
    }
}
