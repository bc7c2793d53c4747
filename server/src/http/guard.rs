//! Decides which requests are accepted: those that name this server as their host and, if they
//! change something or open a live connection, come from its own pages. Also sets the headers of
//! every answer. Leaves out who may do what (`sign_in`).

use crate::api;
use crate::config::Config;
use crate::http::problem::problem;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, ORIGIN, UPGRADE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use std::net::IpAddr;
use std::sync::Arc;
use wording::Words;
use wording::problem as says;

/// The names of this server.
pub struct Guard {
    names: Vec<String>,
    is_in_network: bool,
}

impl Guard {
    /// The names from the settings and the machine.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let is_in_network = !config.listen.ip().is_loopback();
        let mut names = config.hosts.clone();
        names.push("localhost".to_owned());
        let public = config.public_url.as_deref().and_then(|url| url.split_once("://"));
        names.extend(public.map(|(_, authority)| split(authority).0.to_ascii_lowercase()));
        if is_in_network {
            names.extend(machine_name());
        }
        Self { names, is_in_network }
    }

    /// Checks a host name. A name can be made to point elsewhere, which is how a foreign page
    /// reaches into a house (DNS rebinding). An address cannot. So addresses pass, and names only
    /// if they are known.
    fn is_host(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let is_address = host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
        is_address
            || host.ends_with(".localhost")
            || (self.is_in_network && host.ends_with(".local"))
            || self.names.contains(&host)
    }
}

/// This machine's own name, in lower case.
fn machine_name() -> Option<String> {
    let name = rustix::system::uname();
    let name = name.nodename().to_str().ok()?.to_ascii_lowercase();
    (!name.is_empty()).then_some(name)
}

/// Splits `host:port`, `[::1]:port` or `host` into host name and port.
fn split(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') && port.chars().all(|c| c.is_ascii_digit()) => (host, Some(port)),
        _ => (authority, None),
    }
}

/// Whether a page's origin is the requested host. A proxy in front may add TLS, so the scheme only
/// tells the default port.
fn is_same(origin: &str, authority: &str) -> bool {
    let Some((scheme, place)) = origin.split_once("://") else { return false };
    let default = match scheme {
        "http" => "80",
        "https" => "443",
        _ => return false,
    };
    let (host, port) = split(place);
    let (asked_host, asked_port) = split(authority);
    host.eq_ignore_ascii_case(asked_host) && port.unwrap_or(default) == asked_port.unwrap_or(default)
}

/// Whether a request asks to become a WebSocket.
#[must_use]
pub fn is_upgrade(headers: &HeaderMap) -> bool {
    headers.contains_key(UPGRADE)
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether a request that changes something comes from our own page.
fn is_own_page(headers: &HeaderMap, authority: &str) -> bool {
    if headers.contains_key(ORIGIN) {
        return text(headers, ORIGIN).is_some_and(|origin| is_same(origin, authority));
    }
    match text(headers, HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin" || site == "none",
        // Not a browser. It may use its own credentials, but none that a browser stores for a
        // person.
        None => headers.contains_key(AUTHORIZATION) || !headers.contains_key(COOKIE),
    }
}

/// Passes requests meant for this server, and adds the headers of the answer.
pub async fn check(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut response = match refused(&guard, &request) {
        Some(response) => response,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ] {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Whether a method asks to change nothing.
pub(super) fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn refused(guard: &Guard, request: &Request) -> Option<Response> {
    let headers = request.headers();
    // Senders of readings have a token, which a browser never sends for a foreign page. They may
    // use any name for this server.
    if api::ingest::is_here(request.uri().path()) && !headers.contains_key(ORIGIN) {
        return None;
    }
    // By HTTP's rules, the authority in the request line takes precedence over the header.
    let authority = request.uri().authority().map(|authority| authority.as_str()).or_else(|| text(headers, HOST));
    let Some(authority) = authority.filter(|authority| guard.is_host(split(authority).0)) else {
        return Some(problem(StatusCode::MISDIRECTED_REQUEST, says::wrong_host(Words::ENGLISH)));
    };
    let is_reading = is_reading(request.method());
    let is_live = is_upgrade(headers);
    if (!is_reading || is_live) && !is_own_page(headers, authority) {
        return Some(problem(StatusCode::FORBIDDEN, says::wrong_origin(Words::ENGLISH)));
    }
    // If a server function answered to a link, any page could call it with that link.
    let is_function = request.uri().path() == "/fn" || request.uri().path().starts_with("/fn/");
    if is_function && is_reading && !is_live {
        return Some(problem(StatusCode::METHOD_NOT_ALLOWED, says::by_post(Words::ENGLISH)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(is_in_network: bool) -> Guard {
        Guard { names: vec!["localhost".to_owned(), "energy.example".to_owned()], is_in_network }
    }

    #[test]
    fn addresses_and_known_names_are_hosts_and_strangers_names_are_not() {
        for host in ["127.0.0.1", "[::1]", "192.168.1.7", "localhost", "LOCALHOST", "Energy.example"] {
            assert!(guard(false).is_host(host), "{host}");
        }
        for host in ["evil.example", "127.0.0.1.evil.example", "energy.example.evil", "pulse.local", ""] {
            assert!(!guard(false).is_host(host), "{host}");
        }
        assert!(guard(true).is_host("pulse.local"));
    }

    #[test]
    fn an_origin_is_the_hosts_own_with_or_without_its_usual_port() {
        assert!(is_same("http://127.0.0.1:3000", "127.0.0.1:3000"));
        assert!(is_same("https://energy.example", "energy.example"));
        assert!(is_same("https://energy.example", "Energy.example:443"));
        assert!(is_same("http://[::1]:3000", "[::1]:3000"));
        for origin in ["null", "http://127.0.0.1:3001", "http://evil.example", "file://", "https://energy.example.evil"] {
            assert!(!is_same(origin, "energy.example") && !is_same(origin, "127.0.0.1:3000"), "{origin}");
        }
    }

    #[test]
    fn without_an_origin_only_what_no_browser_lent_its_cookies_passes() {
        let headers = |pairs: &[(&'static str, &'static str)]| -> HeaderMap {
            pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
        };
        assert!(is_own_page(&headers(&[]), "h"));
        assert!(is_own_page(&headers(&[("authorization", "Bearer x"), ("cookie", "a=b")]), "h"));
        assert!(is_own_page(&headers(&[("sec-fetch-site", "same-origin"), ("cookie", "a=b")]), "h"));
        assert!(!is_own_page(&headers(&[("cookie", "a=b")]), "h"));
        assert!(!is_own_page(&headers(&[("sec-fetch-site", "cross-site")]), "h"));
        assert!(!is_own_page(&headers(&[("origin", "null"), ("authorization", "Bearer x")]), "h"));
    }
}
