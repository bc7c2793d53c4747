//! Sign-in with the shared password. Browsers get a session for it; machines send it with each
//! request. Leaves out accounts, which do not exist yet, where requests come from (`guard`), and
//! what a wrong password costs (`tries`).

mod mark;
mod page;
mod session;

use crate::Error;
use crate::config::Config;
use crate::hex::{bytes_of, hex};
use crate::http::assets;
use crate::http::door::Peer;
use crate::http::problem::{problem, too_many};
use crate::http::tries::{Trial, Tries, Who};
use crate::http::visitor::Visitor;
use app::route::Door;
use app::{Routes, Scope};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Form, Query, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, COOKIE, LOCATION, ORIGIN, RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Extension, middleware};
use broker::Verdict;
use domain::{Audience, Caller, Person, PersonId, Role, Sight, UnitSystem};
use mark::{MARK_S, Marks};
use serde::Deserialize;
use services::Random;
use session::{SESSION_S, Sessions};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use subtle::ConstantTimeEq;
use wording::page::sign_in as says;
use wording::{Words, problem as refusal};

const SESSION: &str = "greenpulse_session";
const MARK: &str = "greenpulse_browser";

/// Paths open to everybody, besides the files that browsers load.
const OPEN: [&str; 6] = ["/livez", "/readyz", "/health", "/reader", "/sign-in", "/sign-out"];

/// The form holds a password and a path. Anybody may send it, so it is kept small.
const FORM_BYTES_MAX: usize = 16 * 1024;

/// Interval between searches for expired sessions.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

struct SignIn {
    /// A digest, so that the time of a comparison reveals neither the length nor where the two
    /// differ.
    password: [u8; 32],
    sessions: Sessions,
    marks: Marks,
    tries: Arc<Tries>,
    random: Random,
    style: String,
}

/// This server's secret key: created once and kept with the data, so that marks stay valid after a
/// restart.
///
/// # Errors
/// The store's; or the system gives no random numbers.
pub async fn key(store: &Store, random: &Random) -> Result<[u8; 32], Error> {
    const NAME: &str = "visitor_key";
    let kept = store.setting_get(NAME).await?.and_then(|text| bytes_of(&text)?.try_into().ok());
    if let Some(kept) = kept {
        return Ok(kept);
    }
    let key: [u8; 32] = random.bytes()?;
    store.setting_put(NAME, &hex(&key)).await?;
    Ok(key)
}

/// Puts the sign-in in front of routes, if there is a password. Either way each request says from
/// here on who asks. `key` is this server's secret.
pub fn protect(
    routes: Routes<()>,
    config: &Config,
    tries: Arc<Tries>,
    key: &[u8; 32],
    random: Random,
    style: &str,
) -> Routes<()> {
    let Some(password) = &config.password else {
        return routes.within(|router| router.layer(Extension(Caller::Machine)));
    };
    let state = Arc::new(SignIn {
        password: Sha256::digest(password.as_bytes()).into(),
        sessions: Sessions::default(),
        marks: Marks::new(key, password),
        tries,
        random,
        style: style.to_owned(),
    });
    let sweeping = Arc::downgrade(&state);
    tokio::spawn(async move {
        while let Some(state) = sweeping.upgrade() {
            state.sessions.sweep();
            drop(state);
            tokio::time::sleep(SWEEP_EVERY).await;
        }
    });
    let own = Routes::<Arc<SignIn>>::new(Door::SignIn, Audience::Everybody)
        .get("/sign-in", show)
        .post("/sign-in", enter)
        .post("/sign-out", leave)
        .within(|router| router.layer(DefaultBodyLimit::max(FORM_BYTES_MAX)))
        .with_state(state.clone());
    routes.merge(own).within(|router| router.layer(middleware::from_fn_with_state(state, check)))
}

impl SignIn {
    fn judge(&self, who: Who<'_>, visitor: &Visitor, password: &str) -> Verdict {
        let is_right = Sha256::digest(password.as_bytes())[..].ct_eq(&self.password).into();
        self.tries.judge_who(who, visitor.address, &Trial { secret: password.as_bytes(), is_right, is_token: false })
    }

    /// Whether the request has an open session. A WebSocket that it opens ends with the session.
    fn has_session(&self, request: &Request) -> bool {
        let Some(token) = cookie(request.headers(), SESSION).filter(|token| self.sessions.is_known(token)) else { return false };
        match request.extensions().get::<Peer>() {
            Some(peer) if crate::http::guard::is_upgrade(request.headers()) => self.sessions.tie(token, peer.stream.clone()),
            _ => true,
        }
    }
}

#[derive(Deserialize)]
struct Params {
    next: Option<String>,
}

#[derive(Deserialize)]
struct Said {
    password: String,
    next: Option<String>,
}

async fn check(State(state): State<Arc<SignIn>>, visitor: Visitor, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if OPEN.contains(&path) || path.starts_with("/assets/") || assets::has(path) {
        return go_on(Caller::Nobody, request, next).await;
    }
    if state.has_session(&request) {
        return go_on(admin(), request, next).await;
    }
    let headers = request.headers();
    if let Some(password) = bearer(headers) {
        let who = Who::At(visitor.address, &visitor.name);
        return match state.judge(who, &visitor, password) {
            Verdict::Pass => go_on(admin(), request, next).await,
            Verdict::Wrong { .. } => unauthorized(refusal::wrong_password(Words::ENGLISH)),
            Verdict::Wait { retry_s } => too_many(retry_s),
        };
    }
    let is_page = matches!(*request.method(), Method::GET | Method::HEAD)
        && !crate::http::guard::is_upgrade(headers)
        && !["/api/", "/fn/"].iter().any(|prefix| path.starts_with(prefix))
        && path != "/api";
    if is_page {
        to(&format!("/sign-in?next={}", page::query_encoded(&path_of(request.uri()))))
    } else {
        unauthorized(refusal::sign_in(Words::ENGLISH))
    }
}

/// Whoever gave the shared password.
fn admin() -> Caller {
    let name = "admin".to_owned();
    Caller::Person(Arc::new(Person { person_id: PersonId(0), name, role: Role::Admin, sight: Sight::All, seen_by: None }))
}

/// Passes a request on, with who asks.
async fn go_on(caller: Caller, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(caller);
    next.run(request).await
}

fn unauthorized(detail: &str) -> Response {
    let mut response = problem(StatusCode::UNAUTHORIZED, detail);
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

pub(super) fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';'));
    cookies.filter_map(|cookie| cookie.trim().split_once('=')).find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// A cookie for this server only. With TLS, the browser must never send it without TLS.
pub(super) fn set_cookie(name: &str, value: &str, max_age_s: u64, is_tls: bool) -> String {
    let secure = if is_tls { "; Secure" } else { "" };
    format!("{name}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={max_age_s}{secure}")
}

/// Whether the browser's address begins with https. The browser says so in the `Origin` of a form,
/// which the guard has checked; or a proxy says so.
pub(super) fn is_tls(visitor: &Visitor, headers: &HeaderMap) -> bool {
    let origin = headers.get(ORIGIN).and_then(|origin| origin.to_str().ok());
    visitor.is_tls || origin.is_some_and(|origin| origin.starts_with("https://"))
}

/// The words before it is known what somebody reads about.
fn words_of(state: &Scope<Arc<SignIn>>) -> Words {
    state.reader.words_in(UnitSystem::default())
}

async fn show(state: Scope<Arc<SignIn>>, Query(params): Query<Params>, headers: HeaderMap) -> Response {
    let next = own_path(params.next.as_deref());
    if cookie(&headers, SESSION).is_some_and(|token| state.sessions.is_known(token)) {
        return to(&next);
    }
    page::page(words_of(&state), StatusCode::OK, &state.style, &next, None)
}

async fn enter(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap, Form(said): Form<Said>) -> Response {
    let next = own_path(said.next.as_deref());
    let who = match cookie(&headers, MARK).and_then(|mark| state.marks.number(mark)) {
        Some(number) => Who::Browser(number),
        None => Who::At(visitor.address, &visitor.name),
    };
    let words = words_of(&state);
    match state.judge(who, &visitor, &said.password) {
        Verdict::Pass => entered(words, &state, &next, &headers, is_tls(&visitor, &headers)),
        Verdict::Wrong { .. } => {
            page::page(words, StatusCode::UNPROCESSABLE_ENTITY, &state.style, &next, Some(says::wrong(words)))
        }
        Verdict::Wait { retry_s } => {
            let page = page::page(words, StatusCode::TOO_MANY_REQUESTS, &state.style, &next, Some(&says::wait(words, retry_s)));
            with(page, RETRY_AFTER, &retry_s.to_string())
        }
    }
}

/// The answer to the right password: a new session that replaces the old one, and the browser's
/// mark, valid for a year from its last sign-in.
fn entered(words: Words, state: &SignIn, next: &str, headers: &HeaderMap, is_tls: bool) -> Response {
    let known = cookie(headers, MARK).filter(|mark| state.marks.number(mark).is_some()).map(ToOwned::to_owned);
    let (Some(token), Some(mark)) = (state.sessions.open(&state.random), known.or_else(|| state.marks.make(&state.random)))
    else {
        return page::page(words, StatusCode::SERVICE_UNAVAILABLE, &state.style, next, Some(says::no_random(words)));
    };
    if let Some(before) = cookie(headers, SESSION) {
        state.sessions.close(before);
    }
    let response = and_cookie(to(next), &set_cookie(SESSION, &token, SESSION_S, is_tls));
    and_cookie(response, &set_cookie(MARK, &mark, MARK_S, is_tls))
}

async fn leave(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap) -> Response {
    if let Some(token) = cookie(&headers, SESSION) {
        state.sessions.close(token);
    }
    let response = and_cookie(to("/sign-in"), &set_cookie(SESSION, "", 0, is_tls(&visitor, &headers)));
    // Also clears what the browser stored for offline reading.
    with(response, HeaderName::from_static("clear-site-data"), "\"storage\"")
}

pub(super) fn and_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

pub(super) fn to(path: &str) -> Response {
    with((StatusCode::SEE_OTHER, [(CACHE_CONTROL, "no-store")], Body::empty()).into_response(), LOCATION, path)
}

fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Where to go after signing in: a path on this server. Anything a browser would read as another
/// host is refused.
pub(super) fn own_path(next: Option<&str>) -> String {
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
