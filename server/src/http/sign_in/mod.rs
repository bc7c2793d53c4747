//! Who asks: a session's person, a key, a screen, whoever sends the password of the setting, or, as long as nobody has
//! an account, everybody at this machine. Where others can reach the server and there is no admin yet,
//! it answers nothing but the page that makes the first one. Leaves out where requests come from
//! (`guard`), what a wrong password costs (`tries`), and how passwords are hashed (`password`).

mod book;
mod enter;
mod key;
mod link;
mod mark;
mod own_password;
mod page;
mod screen;
mod see_as;
mod shared;

pub use book::{SessionBook, hash_of};
pub use link::{FIRST_ADMIN, LINK_MS, WELCOME};
pub use screen::shown;

use crate::Error;
use crate::config::Config;
use crate::hex::{bytes_of, hex};
use crate::http::assets;
use crate::http::door::Peer;
use crate::http::problem::{problem, too_many};
use crate::http::tries::{Trial, Tries, Who};
use crate::http::visitor::{Visitor, is_passed_on};
use crate::password::Hasher;
use app::route::Door;
use app::{Routes, Scope};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use broker::Verdict;
use domain::{Audience, Caller, Person, UnitSystem};
use ingest::token::is_token;
use mark::Marks;
use own_password::OWN_PASSWORD;
use page::Bare;
use screen::SCREEN;
use services::{Random, Services};
use shared::{LOGIN, Shared};
use std::sync::{Arc, Weak};
use store::Store;
use tokio::net::TcpStream;
use wording::page::sign_in as says;
use wording::{Reader, Words, problem as refusal};

const SESSION: &str = "greenpulse_session";
const MARK: &str = "greenpulse_browser";

/// Paths open to everybody in each stage, besides the files that browsers load.
const ALWAYS_OPEN: [&str; 4] = ["/livez", "/readyz", "/health", FIRST_ADMIN];

/// Paths open to everybody once there are accounts.
const OPEN: [&str; 4] = ["/reader", "/sign-in", "/sign-out", WELCOME];

/// The forms hold names, a password and a path. Anybody may send them, so they are kept small.
const FORM_BYTES_MAX: usize = 16 * 1024;

/// Who is let in at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has an account, and only this machine reaches the server: everybody comes in.
    Machine,
    /// Others reach the server, and there is no admin: nobody comes in.
    Closed,
    /// Whoever signs in.
    SignIn,
}

/// All that decides who asks.
pub struct SignIn {
    shared: Option<Shared>,
    book: Arc<SessionBook>,
    hasher: Hasher,
    marks: Marks,
    tries: Arc<Tries>,
    services: Services,
    style: String,
    /// Others in the network reach the pages.
    is_exposed: bool,
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

impl SignIn {
    /// Reads who has an account, and gives the setting's password to its own. `key` is this server's
    /// secret.
    ///
    /// # Errors
    /// The store's; or the system gives no random numbers.
    pub async fn open(
        config: &Config,
        services: &Services,
        tries: Arc<Tries>,
        key: &[u8; 32],
        style: &str,
    ) -> Result<Arc<Self>, Error> {
        let hasher = Hasher::default();
        let shared = match &config.password {
            Some(password) => Some(Shared::apply(password, &hasher, &services.store, &services.random, services.now()).await?),
            None => None,
        };
        let book = Arc::new(SessionBook::new(services.store.clone(), services.clock.clone()));
        book.look().await?;
        let (services, style, is_exposed) = (services.clone(), style.to_owned(), config.is_exposed());
        Ok(Arc::new(Self { shared, book, hasher, marks: Marks::new(key), tries, services, style, is_exposed }))
    }

    /// Follows what other processes change, until it is dropped.
    pub async fn run(&self) {
        self.book.run().await;
    }

    /// The counter of wrong tries.
    #[must_use]
    pub fn tries(&self) -> Arc<Tries> {
        self.tries.clone()
    }

    /// The book of sessions and keys.
    #[must_use]
    pub fn book(&self) -> Arc<SessionBook> {
        self.book.clone()
    }

    /// Who is let in at all, as of now.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self.book.has() {
            (_, true) => Stage::SignIn,
            (_, false) if self.is_exposed => Stage::Closed,
            (true, false) => Stage::SignIn,
            (false, false) => Stage::Machine,
        }
    }

    /// Whether a text is the password of the setting.
    fn is_shared(&self, text: &str) -> bool {
        self.shared.as_ref().is_some_and(|shared| shared.is(text))
    }

    /// Whoever has the open session of this token. A WebSocket on the stream ends with the session.
    async fn of_session(&self, token: Option<&str>, stream: Option<Weak<TcpStream>>) -> store::Result<Option<Arc<Person>>> {
        let Some(token) = token else { return Ok(None) };
        let found = self.book.find(token).await?;
        if let (Some(person), Some(stream)) = (&found, stream) {
            self.book.tie(token, person, stream);
        }
        Ok(found)
    }

    /// Whoever sends the password of the setting along.
    async fn of_password(&self, password: &str, visitor: &Visitor) -> store::Result<(Verdict, Option<Arc<Person>>)> {
        let person = match &self.shared {
            Some(shared) if shared.is(password) => shared.account(&self.book, &self.hasher, &self.services.store).await?,
            _ => None,
        };
        let name = visitor.name_at(LOGIN);
        let trial = Trial { secret: password.as_bytes(), is_right: person.is_some(), is_token: false };
        Ok((self.tries.judge_who(Who::At(visitor.address, &name), visitor.address, &trial), person))
    }
}

/// The connection of a request that wants to become a WebSocket.
fn upgraded(request: &Request) -> Option<Weak<TcpStream>> {
    let peer = request.extensions().get::<Peer>()?;
    crate::http::guard::is_upgrade(request.headers()).then(|| peer.stream.clone())
}

/// Puts the sign-in in front of routes. Each request says from here on who asks.
pub fn protect(routes: Routes<()>, state: Arc<SignIn>) -> Routes<()> {
    let own = Routes::<Arc<SignIn>>::new(Door::SignIn, Audience::Everybody)
        .get("/sign-in", enter::show)
        .post("/sign-in", enter::enter)
        .post("/sign-out", enter::leave)
        .get(OWN_PASSWORD, own_password::show)
        .post(OWN_PASSWORD, own_password::change)
        .post(see_as::SEE_AS, see_as::begin)
        .post(see_as::STOP, see_as::stop)
        .get(WELCOME, link::welcome)
        .post(WELCOME, link::welcomed)
        .get(&format!("{SCREEN}{{secret}}"), screen::open)
        .get(FIRST_ADMIN, link::first_admin)
        .post(FIRST_ADMIN, link::first_admin_made)
        .within(|router| router.layer(DefaultBodyLimit::max(FORM_BYTES_MAX)))
        .with_state(state.clone());
    routes.merge(own).within(|router| router.layer(middleware::from_fn_with_state(state, check)))
}

/// Keeps closed what asks for no caller, as long as nobody comes in.
pub async fn closed(State(state): State<Arc<SignIn>>, request: Request, next: Next) -> Response {
    match state.stage() {
        Stage::Closed => problem(StatusCode::SERVICE_UNAVAILABLE, refusal::no_admin(Words::ENGLISH)),
        Stage::Machine | Stage::SignIn => next.run(request).await,
    }
}

async fn check(State(state): State<Arc<SignIn>>, visitor: Visitor, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if ALWAYS_OPEN.contains(&path) || path.starts_with("/assets/") || assets::has(path) {
        return go_on(Caller::Nobody, request, next).await;
    }
    state.book.catch_up().await;
    match state.stage() {
        Stage::Machine if is_passed_on(request.headers()) => return closed_to(&state, &request, says::through_proxy),
        Stage::Machine => {
            if let Some(stream) = upgraded(&request) {
                state.book.tie_until_there_are_accounts(stream);
            }
            let caller = state.seen_as(Caller::Machine, request.headers(), words_for(&request));
            return go_on(caller, request, next).await;
        }
        Stage::Closed => return closed_to(&state, &request, says::not_yet),
        Stage::SignIn => {}
    }
    if OPEN.contains(&path) || path.starts_with(SCREEN) {
        return go_on(Caller::Nobody, request, next).await;
    }
    // What a program sends on purpose counts before what a browser keeps.
    if let Some(secret) = bearer(request.headers()).filter(|text| is_token(text) && !state.is_shared(text)) {
        return match state.of_key(secret, &visitor, upgraded(&request)).await {
            Ok((Verdict::Wait { retry_s }, _)) => too_many(retry_s),
            Ok((Verdict::Pass, Some(key))) => go_on(Caller::Key(key), request, next).await,
            Ok(_) => unauthorized(refusal::wrong_key(Words::ENGLISH)),
            Err(error) => away(None, &error),
        };
    }
    match state.of_session(cookie(request.headers(), SESSION), upgraded(&request)).await {
        Ok(Some(person)) => {
            let caller = state.seen_as(Caller::Person(person), request.headers(), words_for(&request));
            return go_on(caller, request, next).await;
        }
        Ok(None) => {}
        Err(error) => return away(is_page(&request).then(|| (&*state, words_for(&request))), &error),
    }
    let headers = request.headers();
    if let Some(password) = bearer(headers) {
        return match state.of_password(password, &visitor).await {
            Ok((Verdict::Wait { retry_s }, _)) => too_many(retry_s),
            Ok((Verdict::Pass, Some(person))) => {
                if let Some(stream) = upgraded(&request) {
                    state.book.tie_to_person(&person, stream);
                }
                go_on(Caller::Person(person), request, next).await
            }
            Ok(_) => unauthorized(refusal::wrong_password(Words::ENGLISH)),
            Err(error) => away(None, &error),
        };
    }
    let asked = (request.method(), request.uri(), request.headers());
    match state.of_screen(asked, upgraded(&request)).await {
        Ok(Some((screen, secret))) => {
            let renewed = is_page(&request).then(|| screen::kept(&secret, is_tls(&visitor, request.headers())));
            let shown = go_on(screen, request, next).await;
            return match renewed {
                Some(cookie) => and_cookie(shown, &cookie),
                None => shown,
            };
        }
        Ok(None) => {}
        Err(error) => return away(is_page(&request).then(|| (&*state, words_for(&request))), &error),
    }
    if is_page(&request) {
        to(&format!("/sign-in?next={}", page::query_encoded(&path_of(request.uri()))))
    } else {
        unauthorized(refusal::sign_in(Words::ENGLISH))
    }
}

/// Whether a person looks at the answer.
fn is_page(request: &Request) -> bool {
    let path = request.uri().path();
    matches!(*request.method(), Method::GET | Method::HEAD)
        && !crate::http::guard::is_upgrade(request.headers())
        && !["/api/", "/fn/"].iter().any(|prefix| path.starts_with(prefix))
        && path != "/api"
}

/// 503: nobody can sign in yet, and why.
fn closed_to(state: &SignIn, request: &Request, why: fn(Words) -> &'static str) -> Response {
    if !is_page(request) {
        return problem(StatusCode::SERVICE_UNAVAILABLE, why(Words::ENGLISH));
    }
    let words = words_for(request);
    let (title, lede) = (says::not_yet_title(words), why(words));
    Bare { words, style: &state.style, title, headline: title, lede }.notice(StatusCode::SERVICE_UNAVAILABLE)
}

/// 503: the database does not say who asks. For a page, in the reader's words.
fn away(page: Option<(&SignIn, Words)>, error: &store::Error) -> Response {
    tracing::warn!(error = %store::chain(error), "it cannot be said who asks");
    match page {
        Some((state, words)) => {
            let (title, lede) = (says::title_failed(words), wording::frame::no_answer(words));
            Bare { words, style: &state.style, title, headline: title, lede }.notice(StatusCode::SERVICE_UNAVAILABLE)
        }
        None => problem(StatusCode::SERVICE_UNAVAILABLE, wording::frame::no_answer(Words::ENGLISH)),
    }
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

/// The words for whoever sends a request.
fn words_for(request: &Request) -> Words {
    let reader: Reader = request.extensions().get().copied().unwrap_or_default();
    reader.words_in(UnitSystem::default())
}

/// The words before it is known what somebody reads about.
fn words_of(state: &Scope<Arc<SignIn>>) -> Words {
    state.reader.words_in(UnitSystem::default())
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
