//! Signing in with a provider: the way there, the way back, and what the provider ends by itself. Also
//! connects somebody who is signed in. What went wrong is told on the page to sign in, and recorded.

use super::attempt::{Attempt, COOKIE, GOOD_S};
use super::browser::cookies;
use super::enter::{entered, note_failure, page_of};
use super::page::Bare;
use super::page::query_encoded;
use super::way::{WITH, Way};
use super::{SESSION, SignIn, and_cookie, cookie, is_tls, own_path, set_cookie, to, with, words_of};
use crate::http::visitor::Visitor;
use app::Scope;
use axum::extract::{Form as Sent, Path, Query};
use axum::http::header::{CACHE_CONTROL, HOST};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::PersonId;
use oidc::{Answer, SignedIn};
use serde::Deserialize;
use std::sync::Arc;
use store::{Actor, Came, Kind, ProviderSession};
use wording::page::sign_in as says;

#[derive(Deserialize)]
pub(super) struct Begin {
    next: Option<String>,
    /// Set once the browser was sent to the address that people use.
    here: Option<String>,
}

/// What a browser brings back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Back {
    code: String,
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Connect {
    #[serde(default)]
    provider: String,
}

#[derive(Deserialize)]
pub(super) struct Ended {
    #[serde(default)]
    logout_token: String,
}

/// Why somebody does not come in: the status, the sentence, and the reason on record.
type Refusal = (StatusCode, String, String);

type State = Scope<Arc<SignIn>>;

fn missing(state: &State) -> Response {
    let (words, title) = (words_of(state), says::title_failed(words_of(state)));
    Bare { words, style: &state.style, title, headline: title, lede: says::no_way(words) }.notice(StatusCode::NOT_FOUND)
}

/// Whether cookies of this request may be sent over TLS alone.
fn is_secure(state: &SignIn, visitor: &Visitor, headers: &HeaderMap) -> bool {
    is_tls(visitor, headers) || state.ways.is_tls()
}

/// Where a browser goes to sign in at the provider, and the cookie that it keeps meanwhile.
async fn begun(
    state: &SignIn,
    way: &Way,
    (connects, next): (Option<PersonId>, &str),
    is_secure: bool,
) -> Result<(String, String), oidc::Error> {
    let services = &state.services;
    let attempt = Attempt::new(&way.id, connects, next, &services.random, services.now());
    let attempt = attempt.ok_or_else(|| oidc::Error::Away("this machine gave no random numbers".to_owned()))?;
    let url = way.provider.begin(state.attempts.secrets(&attempt), services.now()).await?;
    Ok((url, set_cookie(&attempt.cookie(), &state.attempts.written(&attempt), GOOD_S, is_secure)))
}

/// A failure in words: that the provider is away, or what it answers is not good.
fn in_words(state: &State, way: &Way, error: &oidc::Error) -> Refusal {
    let words = words_of(state);
    tracing::warn!(%error, "a sign-in with {} failed", way.name);
    match error {
        oidc::Error::Away(_) => (StatusCode::SERVICE_UNAVAILABLE, says::way_away(words, &way.name), error.to_string()),
        oidc::Error::Refused(_) => (StatusCode::FORBIDDEN, says::way_refused(words, &way.name), error.to_string()),
        _ => (StatusCode::FORBIDDEN, says::way_wrong(words, &way.name), error.to_string()),
    }
}

/// The page to sign in, with why somebody did not.
fn refused(state: &State, way: &Way, (visitor, headers): (&Visitor, &HeaderMap), (status, what, why): Refusal) -> Response {
    let actor = Actor::provider(&way.name, Some(visitor.address.to_string()));
    note_failure(state.clone(), actor, String::new(), Some(why));
    page_of(state, (visitor, headers), status, "/", Some(&what))
}

pub(super) async fn begin(
    state: State,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(params): Query<Begin>,
    headers: HeaderMap,
) -> Response {
    let Some(way) = state.ways.get(&id) else { return missing(&state) };
    let next = own_path(params.next.as_deref());
    // The cookie must be there where the provider sends the browser back to.
    let public = state.ways.public_url.as_str();
    let is_here = headers.get(HOST).and_then(|host| host.to_str().ok()).is_none_or(|host| state.ways.authority() == Some(host));
    if !is_here && params.here.is_none() {
        return to(&format!("{public}{WITH}{id}?here=yes&next={}", query_encoded(&next)));
    }
    match begun(&state, way, (None, &next), is_secure(&state, &visitor, &headers)).await {
        Ok((url, cookie)) => and_cookie(to(&url), &cookie),
        Err(error) => {
            let (status, what, _) = in_words(&state, way, &error);
            page_of(&state, (&visitor, &headers), status, &next, Some(&what))
        }
    }
}

/// Leads somebody who is signed in to a provider, to connect the account there. It is a page and no
/// redirect: browsers let no form lead to another server.
pub(super) async fn connect(state: State, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Connect>) -> Response {
    let words = words_of(&state);
    let (Some(way), Some(person)) = (state.ways.get(&said.provider), state.caller.person()) else { return missing(&state) };
    let is_secure = is_secure(&state, &visitor, &headers);
    match begun(&state, way, (Some(person.person_id), "/account?done=connected"), is_secure).await {
        Ok((url, cookie)) => {
            let (title, lede) = (says::connecting_title(words, &way.name), says::connecting(words, &way.name));
            let bare = Bare { words, style: &state.style, title: &title, headline: &title, lede: &lede };
            and_cookie(bare.leave(&url, &says::go_on(words, &way.name)), &cookie)
        }
        Err(error) => {
            let (status, what, _) = in_words(&state, way, &error);
            not_connected(&state, status, &what)
        }
    }
}

fn not_connected(state: &State, status: StatusCode, what: &str) -> Response {
    let words = words_of(state);
    let title = says::not_connected(words);
    Bare { words, style: &state.style, title, headline: title, lede: what }.notice(status)
}

pub(super) async fn back(
    state: State,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(back): Query<Back>,
    headers: HeaderMap,
) -> Response {
    let Some(way) = state.ways.get(&id) else { return missing(&state) };
    let words = words_of(&state);
    let Some(attempt) = attempt_of(&state, &headers, &back.state).filter(|attempt| attempt.provider == id) else {
        // Anybody can bring anything, so it is no failure worth a line of the record.
        return page_of(&state, (&visitor, &headers), StatusCode::FORBIDDEN, "/", Some(says::way_lost(words)));
    };
    let came = came(&state, way, &attempt, &back, &visitor, &headers).await;
    let response = match came {
        Ok(response) => response,
        Err(refusal) if attempt.connects.is_some() => not_connected(&state, refusal.0, &refusal.1),
        Err(refusal) => refused(&state, way, (&visitor, &headers), refusal),
    };
    // Whatever became of it, it is over.
    and_cookie(response, &set_cookie(&attempt.cookie(), "", 0, is_secure(&state, &visitor, &headers)))
}

/// The attempt that a browser comes back from.
fn attempt_of(state: &SignIn, headers: &HeaderMap, answered: &str) -> Option<Attempt> {
    let now = state.services.now();
    let mut own = cookies(headers).filter(|(name, _)| name.starts_with(COOKIE));
    own.find_map(|(_, value)| state.attempts.read(value, answered, now))
}

/// Finishes the way: asks the provider, and lets somebody in or connects them.
async fn came(
    state: &State,
    way: &Way,
    attempt: &Attempt,
    back: &Back,
    visitor: &Visitor,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    let words = words_of(state);
    if let Some(error) = &back.error {
        let error: String = error.chars().filter(char::is_ascii_graphic).take(40).collect();
        return Err((StatusCode::FORBIDDEN, says::way_refused(words, &way.name), format!("the provider refused: {error}")));
    }
    let answer = Answer { code: &back.code, issuer: back.iss.as_deref() };
    let signed_in = way.provider.finish(answer, state.attempts.secrets(attempt), state.services.now()).await;
    let signed_in = signed_in.map_err(|error| in_words(state, way, &error))?;
    match attempt.connects {
        Some(person_id) => connected(state, way, person_id, &signed_in, (attempt, visitor, headers)).await,
        None => let_in(state, way, &signed_in, (attempt, visitor, headers)).await,
    }
}

type From<'a> = (&'a Attempt, &'a Visitor, &'a HeaderMap);

/// Connects whoever signed in there with whoever is signed in here, and was when the way began.
async fn connected(
    state: &State,
    way: &Way,
    person_id: PersonId,
    signed_in: &SignedIn,
    (attempt, visitor, headers): From<'_>,
) -> Result<Response, Refusal> {
    let words = words_of(state);
    let is_in = match cookie(headers, SESSION) {
        Some(token) => state.book.find(token).await.ok().flatten(),
        None => None,
    };
    let Some(person) = is_in.filter(|person| person.person_id == person_id) else {
        return Err((StatusCode::FORBIDDEN, says::way_lost(words).to_owned(), "somebody else is signed in".to_owned()));
    };
    let actor = Actor::person(person_id, &person.name, Some(visitor.address.to_string()));
    match state.services.store.identity_connect(person_id, &way.told(signed_in), &actor, state.services.now()).await {
        Ok(()) => Ok(to(&attempt.next)),
        Err(error) if error.kind() == Kind::Conflict => {
            Err((StatusCode::CONFLICT, says::connected_elsewhere(words, &way.name), error.to_string()))
        }
        Err(error) => Err(failed(state, &error)),
    }
}

/// Lets somebody in, if they may.
async fn let_in(
    state: &State,
    way: &Way,
    signed_in: &SignedIn,
    (attempt, visitor, headers): From<'_>,
) -> Result<Response, Refusal> {
    let words = words_of(state);
    let actor = Actor::provider(&way.name, Some(visitor.address.to_string()));
    let told = way.told(signed_in);
    let came = state.services.store.identity_came(&told, way.groups.lets_in, &actor, state.services.now()).await;
    let person = match came.map_err(|error| failed(state, &error))? {
        Came::In(person) => person,
        Came::Waits => return Err((StatusCode::FORBIDDEN, says::waits(words).to_owned(), format!("{} waits", told.login))),
        Came::Taken => return Err((StatusCode::CONFLICT, says::taken(words, &way.name), format!("{} is taken", told.login))),
        Came::NoAdmin => return Err((StatusCode::FORBIDDEN, says::no_admin_yet(words).to_owned(), "no admin yet".to_owned())),
    };
    let SignedIn { issuer, claims, id_token } = signed_in.clone();
    let until = state.services.now() + state.ways.session_ms;
    let session = ProviderSession { issuer, subject: claims.subject, sid: claims.session, id_token: Some(id_token), until };
    state.book.catch_up().await;
    let came_in = entered(state, &person, &attempt.next, visitor, headers, Some(session)).await;
    came_in.ok_or_else(|| (StatusCode::SERVICE_UNAVAILABLE, says::no_random(words).to_owned(), "no session".to_owned()))
}

fn failed(state: &State, error: &store::Error) -> Refusal {
    tracing::warn!(error = %store::chain(error), "somebody could not be signed in");
    (StatusCode::SERVICE_UNAVAILABLE, says::no_random(words_of(state)).to_owned(), "the database".to_owned())
}

/// Ends the sessions that a provider says are over (OpenID Connect Back-Channel Logout 1.0).
pub(super) async fn ended(state: State, visitor: Visitor, Path(id): Path<String>, Sent(said): Sent<Ended>) -> Response {
    let Some(way) = state.ways.get(&id) else { return missing(&state) };
    let answer = |status: StatusCode| with(status.into_response(), CACHE_CONTROL, "no-store");
    let ended = match way.provider.ended(&said.logout_token, state.services.now()).await {
        Ok(ended) => ended,
        Err(error) => {
            tracing::warn!(%error, "{} wanted to end sessions", way.name);
            return answer(StatusCode::BAD_REQUEST);
        }
    };
    let actor = Actor::provider(&way.name, Some(visitor.address.to_string()));
    let of = (ended.subject.as_deref(), ended.session.as_deref());
    match state.services.store.session_end_at_provider(&ended.issuer, of, &actor, state.services.now()).await {
        Ok(_) => answer(StatusCode::OK),
        Err(error) => {
            tracing::warn!(error = %store::chain(&error), "sessions could not be ended");
            answer(StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}
