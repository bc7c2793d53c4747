//! The shared password: who has said it gets a session, machines send it along. Leaves out accounts, which do not exist
//! yet, and where requests come from (`guard`).

mod page;
mod session;

use crate::assets;
use crate::config::Config;
use crate::problem::problem;
use axum::body::Body;
use axum::extract::{Form, Query, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, COOKIE, LOCATION, RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use serde::Deserialize;
use session::{Refusal, SESSION_S, Sessions};
use std::sync::Arc;

const COOKIE_NAME: &str = "greenpulse_session";

/// What is open to everybody beside the files that browsers load.
const OPEN: [&str; 5] = ["/livez", "/readyz", "/health", "/sign-in", "/sign-out"];

struct SignIn {
    sessions: Sessions,
    style: String,
}

/// Puts the sign-in in front of a router, if there is a password.
pub fn protect(router: Router, config: &Config, style: &str) -> Router {
    let Some(password) = &config.password else { return router };
    let state = Arc::new(SignIn { sessions: Sessions::new(password), style: style.to_owned() });
    let own = Router::new().route("/sign-in", get(show).post(enter)).route("/sign-out", post(leave)).with_state(state.clone());
    router.merge(own).layer(middleware::from_fn_with_state(state, check))
}

#[derive(Deserialize)]
struct Asked {
    next: Option<String>,
}

#[derive(Deserialize)]
struct Said {
    password: String,
    next: Option<String>,
}

async fn check(State(state): State<Arc<SignIn>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if OPEN.contains(&path) || path.starts_with("/assets/") || assets::has(path) {
        return next.run(request).await;
    }
    let headers = request.headers();
    if session_of(headers).is_some_and(|token| state.sessions.is_known(token)) {
        return next.run(request).await;
    }
    if let Some(password) = bearer(headers) {
        return match state.sessions.try_password(password) {
            Ok(()) => next.run(request).await,
            Err(Refusal::Wrong) => unauthorized("That is not the password."),
            Err(Refusal::TooMany { retry_s }) => {
                let mut response = problem(StatusCode::TOO_MANY_REQUESTS, "Too many wrong passwords; try again later.");
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(retry_s));
                response
            }
        };
    }
    let is_page = matches!(*request.method(), Method::GET | Method::HEAD)
        && !crate::guard::is_upgrade(headers)
        && !["/api/", "/fn/"].iter().any(|prefix| path.starts_with(prefix))
        && path != "/api";
    if is_page {
        to(&format!("/sign-in?next={}", page::query_encoded(&path_of(request.uri()))))
    } else {
        unauthorized("Sign in first; programs send the header `Authorization: Bearer <password>`.")
    }
}

fn unauthorized(detail: &str) -> Response {
    let mut response = problem(StatusCode::UNAUTHORIZED, detail);
    response.headers_mut().insert("www-authenticate", HeaderValue::from_static("Bearer"));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn path_of(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned())
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, password) = std::str::from_utf8(headers.get(AUTHORIZATION)?.as_bytes()).ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| password.trim())
}

fn session_of(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';'));
    cookies.filter_map(|cookie| cookie.trim().split_once('=')).find(|(name, _)| *name == COOKIE_NAME).map(|(_, token)| token)
}

async fn show(State(state): State<Arc<SignIn>>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let next = own_path(asked.next.as_deref());
    if session_of(&headers).is_some_and(|token| state.sessions.is_known(token)) {
        return to(&next);
    }
    page::page(StatusCode::OK, &state.style, &next, None)
}

async fn enter(State(state): State<Arc<SignIn>>, Form(said): Form<Said>) -> Response {
    let next = own_path(said.next.as_deref());
    match state.sessions.try_password(&said.password) {
        Ok(()) => match state.sessions.open() {
            Some(token) => {
                let cookie = format!("{COOKIE_NAME}={token}; HttpOnly; SameSite=Lax; Path=/; Max-Age={SESSION_S}");
                with(to(&next), SET_COOKIE, &cookie)
            }
            None => page::page(
                StatusCode::SERVICE_UNAVAILABLE,
                &state.style,
                &next,
                Some("This machine gave no random numbers; try again."),
            ),
        },
        Err(Refusal::Wrong) => page::page(
            StatusCode::UNPROCESSABLE_ENTITY,
            &state.style,
            &next,
            Some("That is not the password. After ten wrong ones there is a pause of a minute."),
        ),
        Err(Refusal::TooMany { retry_s }) => {
            let error = format!("Too many wrong passwords. Try again in {retry_s} seconds.");
            let page = page::page(StatusCode::TOO_MANY_REQUESTS, &state.style, &next, Some(&error));
            with(page, RETRY_AFTER, &retry_s.to_string())
        }
    }
}

async fn leave(State(state): State<Arc<SignIn>>, headers: HeaderMap) -> Response {
    if let Some(token) = session_of(&headers) {
        state.sessions.close(token);
    }
    let response = with(to("/sign-in"), SET_COOKIE, &format!("{COOKIE_NAME}=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0"));
    // What the browser kept for reading offline goes too.
    with(response, HeaderName::from_static("clear-site-data"), "\"storage\"")
}

fn to(path: &str) -> Response {
    with((StatusCode::SEE_OTHER, [(CACHE_CONTROL, "no-store")], Body::empty()).into_response(), LOCATION, path)
}

fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Where to go after signing in: a path of this server. What browsers would read as another host is not one.
fn own_path(next: Option<&str>) -> String {
    let is_own = |path: &&str| {
        path.starts_with('/')
            && !path.starts_with("//")
            && !path.starts_with("/sign-")
            && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
    };
    next.filter(is_own).unwrap_or("/").to_owned()
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
