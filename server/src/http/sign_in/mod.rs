//! Who asks: a session's person, a key, a screen, whoever sends the password of the setting, or, as long as nobody has
//! an account, everybody at this machine. Where others can reach the server and there is no admin yet,
//! it answers nothing but the page that makes the first one. Leaves out where requests come from
//! (`guard`), what a wrong password costs (`tries`), how passwords are hashed (`password`), how a
//! provider of single sign-on is asked (`oidc`), and how what a device answers is checked (the crate `passkey`).

mod asked;
mod attempt;
mod book;
mod browser;
mod enter;
mod forgot;
mod key;
mod link;
mod mark;
mod own_password;
mod page;
mod proxy;
mod screen;
mod see_as;
mod shared;
mod way;
mod with;
mod with_passkey;

pub use book::{SessionBook, hash_of};
pub(super) use browser::{and_cookie, cookie, is_tls, own_path, set_cookie, to};
pub use link::FIRST_ADMIN;
pub use screen::shown;
pub use way::{back_url, ended_url};

use crate::Error;
use crate::config::Config;
use crate::hex::{bytes_of, hex};
use crate::http::assets;
use crate::http::door::Peer;
use crate::http::problem::{problem, too_many};
use crate::http::reader::READER;
use crate::http::tries::{Trial, Tries, Who};
use crate::http::visitor::{Visitor, is_passed_on};
use crate::password::Hasher;
use app::route::Door;
use app::{Routes, Scope};
use asked::Asked;
use attempt::Attempts;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware;
use axum::middleware::Next;
use axum::response::Response;
use broker::Verdict;
use browser::with;
use domain::{Audience, Caller, Capability, Person, UnitSystem};
use forgot::FORGOT;
use ingest::token::is_token;
use mark::Marks;
use own_password::OWN_PASSWORD;
use page::Bare;
use proxy::{ByProxy, Sent};
use screen::SCREEN;
use services::{Random, Services};
use shared::Shared;
use std::sync::{Arc, Weak};
use store::{Came, LOGIN_OF_SETTING as LOGIN, Store};
use tokio::net::TcpStream;
use way::{WITH, Ways};
use with_passkey::Questions;
use wording::page::sign_in as says;
use wording::{Reader, Words, problem as refusal};

/// Where somebody chooses a password; the link's secret is the parameter `link`.
pub const WELCOME: &str = "/welcome";

const SESSION: &str = "greenpulse_session";
const MARK: &str = "greenpulse_browser";

/// Paths open to everybody in each stage, besides the files that browsers load.
const ALWAYS_OPEN: [&str; 4] = ["/livez", "/readyz", "/health", FIRST_ADMIN];

/// Paths open to everybody once there are accounts.
const OPEN: [&str; 7] = [READER, "/sign-in", FORGOT, "/sign-out", with_passkey::ENTER, WELCOME, with_passkey::WELCOME];

/// The forms hold names, a password, a path, what a device answers. Anybody may send them, so they are kept small.
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
    ways: Ways,
    attempts: Attempts,
    questions: Questions,
    by_proxy: Option<ByProxy>,
    /// Passwords and passkeys open nothing, once an admin has signed in otherwise.
    is_local_closed: bool,
    tries: Arc<Tries>,
    asked: Asked,
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
    let read = |text: String| bytes_of(&text)?.try_into().ok();
    if let Some(kept) = store.setting_get(NAME).await?.and_then(read) {
        return Ok(kept);
    }
    let key: [u8; 32] = random.bytes()?;
    // Another process of this database may have made one at the same moment.
    if let Some(kept) = read(store.setting_once(NAME, &hex(&key)).await?) {
        return Ok(kept);
    }
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
        let ways = Ways::open(config, services.outbound)?;
        let (by_proxy, is_local_closed) = (config.sign_on.proxy.clone().map(ByProxy::new), config.sign_on.is_local_closed);
        let (marks, attempts, questions) = (Marks::new(key), Attempts::new(key), Questions::new(key));
        Ok(Arc::new(Self {
            shared,
            book,
            hasher,
            marks,
            ways,
            attempts,
            questions,
            by_proxy,
            is_local_closed,
            tries,
            asked: Asked::default(),
            services,
            style,
            is_exposed,
        }))
    }

    /// Follows what other processes change, and whether providers can be reached, until it is dropped.
    pub async fn run(&self) {
        tokio::join!(self.book.run(), self.ways.run(&self.services));
    }

    /// Whether passwords and passkeys open nothing. That counts once an admin has signed in by a way that is still
    /// there, so that nobody locks themselves out.
    fn is_local_closed(&self) -> bool {
        let is_there = |issuer: &str| {
            if issuer == proxy::ISSUER { self.by_proxy.is_some() } else { self.ways.of_issuer(issuer).is_some() }
        };
        self.is_local_closed && self.book.has_admin_by(is_there)
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
            Some(shared) if shared.is(password) && !self.is_local_closed() => {
                shared.account(&self.book, &self.hasher, &self.services.store).await?
            }
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
        .get(FORGOT, forgot::show)
        .post(FORGOT, forgot::ask)
        .post("/sign-out", enter::leave)
        .post(with_passkey::ENTER, with_passkey::enter::enter)
        .get("/sign-in/with/{provider}", with::begin)
        .get("/sign-in/with/{provider}/back", with::back)
        .post("/sign-in/with/{provider}/logout", with::ended)
        .get(WELCOME, link::welcome)
        .post(WELCOME, link::welcomed)
        .post(with_passkey::WELCOME, with_passkey::first::made)
        .get(&format!("{SCREEN}{{secret}}"), screen::open)
        .get(FIRST_ADMIN, link::first_admin)
        .post(FIRST_ADMIN, link::first_admin_made)
        .for_holders(Capability::See)
        .post("/sign-in/connect", with::connect)
        .post(see_as::STOP, see_as::stop)
        .for_holders_in_person(Capability::See)
        .get(OWN_PASSWORD, own_password::show)
        .post(OWN_PASSWORD, own_password::change)
        .get(with_passkey::NO_PASSWORD, with_passkey::alone::show)
        .post(with_passkey::NO_PASSWORD, with_passkey::alone::remove)
        .get(with_passkey::NEW, with_passkey::add::show)
        .post(with_passkey::NEW, with_passkey::add::ask)
        .post(with_passkey::MADE, with_passkey::add::made)
        .post(see_as::SEE_AS, see_as::begin)
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
    let stage = state.stage();
    // The first admin may come from a provider, too.
    let is_open = stage == Stage::SignIn || stage == Stage::Closed && !state.ways.all.is_empty();
    if is_open && path.starts_with(WITH) {
        return go_on(Caller::Nobody, request, next).await;
    }
    let is_for_all = OPEN.contains(&path) || path.starts_with(SCREEN);
    // What a program sends on purpose counts before what a proxy adds or a browser keeps.
    if stage == Stage::SignIn
        && !is_for_all
        && let Some(secret) = bearer(request.headers()).filter(|text| is_token(text) && !state.is_shared(text))
    {
        return match state.of_key(secret, &visitor, upgraded(&request)).await {
            Ok((Verdict::Wait { retry_s }, _)) => too_many(retry_s),
            Ok((Verdict::Pass, Some(key))) => go_on(Caller::Key(key), request, next).await,
            Ok(_) => unauthorized(refusal::wrong_key(Words::ENGLISH)),
            Err(error) => away(None, &error),
        };
    }
    match state.of_proxy(request.headers(), &visitor, upgraded(&request)).await {
        Ok(Some(Sent::In(person))) => {
            return go_on_as(&state, Caller::Person(person), request, next).await;
        }
        Ok(Some(Sent::Refused(came))) => return not_let_in(&state, &request, &came),
        Ok(None) => {}
        Err(error) => return away(is_page(&request).then(|| (&*state, words_for(&request))), &error),
    }
    match stage {
        Stage::Machine if is_passed_on(request.version(), request.headers()) => {
            return closed_to(&state, &request, says::through_proxy);
        }
        Stage::Machine => {
            if let Some(stream) = upgraded(&request) {
                state.book.tie_until_there_are_accounts(stream);
            }
            return go_on_as(&state, Caller::Machine, request, next).await;
        }
        Stage::Closed => return closed_to(&state, &request, says::not_yet),
        Stage::SignIn => {}
    }
    // Open to all; what somebody who is signed in chooses there is theirs.
    if path == READER
        && let Ok(Some(person)) = state.of_session(cookie(request.headers(), SESSION), None).await
    {
        return go_on_as(&state, Caller::Person(person), request, next).await;
    }
    if is_for_all {
        return go_on(Caller::Nobody, request, next).await;
    }
    match state.of_session(cookie(request.headers(), SESSION), upgraded(&request)).await {
        Ok(Some(person)) => {
            return go_on_as(&state, Caller::Person(person), request, next).await;
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

/// 403: whoever a proxy sends has no account that may come in.
fn not_let_in(state: &SignIn, request: &Request, came: &Came) -> Response {
    let words = words_for(request);
    let lede = match came {
        Came::Taken => says::taken_by_proxy(words),
        Came::NoAdmin => says::no_admin_yet(words),
        Came::In(_) | Came::Waits => says::waits(words),
    };
    if !is_page(request) {
        return problem(StatusCode::FORBIDDEN, lede);
    }
    let title = says::title_failed(words);
    Bare { words, style: &state.style, title, headline: title, lede }.notice(StatusCode::FORBIDDEN)
}

/// 503: nobody can sign in yet, and why.
fn closed_to(state: &SignIn, request: &Request, why: fn(Words) -> &'static str) -> Response {
    if !is_page(request) {
        return problem(StatusCode::SERVICE_UNAVAILABLE, why(Words::ENGLISH));
    }
    let words = words_for(request);
    let (title, lede) = (says::not_yet_title(words), why(words));
    let bare = Bare { words, style: &state.style, title, headline: title, lede };
    bare.doors(StatusCode::SERVICE_UNAVAILABLE, None, &enter::buttons(state, words, "/"), (None, None), None)
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

/// Passes a request on, with who asks or through whose eyes they look. Whoever looks reads as they chose.
async fn go_on_as(state: &SignIn, caller: Caller, mut request: Request, next: Next) -> Response {
    if let Some(person) = caller.person() {
        let reader: Reader = request.extensions().get().copied().unwrap_or_default();
        request.extensions_mut().insert(reader.chosen(person.reads.language.as_deref(), person.reads.units));
    }
    let caller = state.seen_as(caller, request.headers(), words_for(&request));
    go_on(caller, request, next).await
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

/// The words for whoever sends a request.
fn words_for(request: &Request) -> Words {
    let reader: Reader = request.extensions().get().copied().unwrap_or_default();
    reader.words_in(UnitSystem::default())
}

/// The words before it is known what somebody reads about.
fn words_of(state: &Scope<Arc<SignIn>>) -> Words {
    state.reader.words_in(UnitSystem::default())
}
