//! Signing in with a password by one's name or e-mail address, and out. A name that nobody has costs as much work as one that somebody has, and gets
//! the same answer. Leaves out accounts that are made by a link (`link`), and what a device answers (`with_passkey`).

use super::book::hash_of;
use super::mark::{MARK_S, Of};
use super::page::{Bare, Button, Form, Input, query_encoded};
use super::way::WITH;
use super::{MARK, SESSION, SignIn, Stage, and_cookie, cookie, is_tls, own_path, set_cookie, to, with, words_of};
use super::{forgot, see_as, with_passkey};
use crate::hex::hex;
use crate::http::tries::{Trial, Who};
use crate::http::visitor::Visitor;
use crate::password::{self, Compared};
use app::Scope;
use axum::extract::{Form as Sent, Query};
use axum::http::header::{RETRY_AFTER, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::Response;
use broker::Verdict;
use domain::{Caller, PersonId};
use serde::Deserialize;
use std::sync::Arc;
use store::{Actor, LOGIN_OF_SETTING as LOGIN, NewSession, ProviderSession, SESSION_MS, StoredPerson, login_key};
use wording::Words;
use wording::page::sign_in as says;

#[derive(Deserialize)]
pub(super) struct Params {
    next: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Said {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    next: Option<String>,
}

/// What is wrong.
#[derive(Clone, Copy, Default)]
struct Wrong<'a> {
    name: Option<&'a str>,
    password: Option<&'a str>,
    /// What went wrong on another way.
    way: Option<&'a str>,
}

/// The page, with what went wrong on another way.
pub(super) fn page_of(
    state: &Scope<Arc<SignIn>>,
    from: (&Visitor, &HeaderMap),
    status: StatusCode,
    next: &str,
    fault: Option<&str>,
) -> Response {
    page(state, from, status, ("", next), Wrong { way: fault, ..Wrong::default() })
}

/// The providers, each with whether it can be reached.
pub(super) fn buttons(state: &SignIn, words: Words, next: &str) -> Vec<Button> {
    let button = |way: &super::way::Way| Button {
        href: format!("{WITH}{}?next={}", way.id, query_encoded(next)),
        label: says::with(words, &way.name),
        trouble: way.provider.why_away().map(|_| says::way_away(words, &way.name)),
    };
    state.ways.all.iter().map(button).collect()
}

/// The page, with what was typed and what is wrong with it.
fn page(
    state: &Scope<Arc<SignIn>>,
    from: (&Visitor, &HeaderMap),
    status: StatusCode,
    (name, next): (&str, &str),
    wrong: Wrong<'_>,
) -> Response {
    let (words, style) = (words_of(state), state.style.as_str());
    let has_failed = wrong.name.is_some() || wrong.password.is_some() || wrong.way.is_some();
    let title = if has_failed { says::title_failed(words) } else { says::title(words) };
    let fields = [
        Input {
            name: "name",
            kind: "text",
            // A browser that knows a passkey of this site offers it there.
            autocomplete: "username webauthn",
            label: says::name(words),
            value: name,
            error: wrong.name,
            has_focus: name.is_empty() && wrong.way.is_none(),
            ..Input::default()
        },
        Input {
            name: "password",
            kind: "password",
            autocomplete: "current-password",
            label: says::password(words),
            error: wrong.password,
            has_focus: !name.is_empty(),
            ..Input::default()
        },
    ];
    let form = Form { action: "/sign-in", hidden: ("next", next), fields: &fields, enter: says::enter(words) };
    let form = (!state.is_local_closed()).then_some(&form);
    let lede = if form.is_some() { says::lede(words) } else { says::local_closed(words) };
    let bare = Bare { words, style, title, headline: says::headline(words), lede };
    let buttons = buttons(state, words, next);
    with_passkey::button::to_enter(state, from, next, |device| {
        bare.doors(status, wrong.way, &buttons, (form, device), forgot::way(state, words))
    })
}

pub(super) async fn show(
    state: Scope<Arc<SignIn>>,
    visitor: Visitor,
    Query(params): Query<Params>,
    headers: HeaderMap,
) -> Response {
    let next = own_path(params.next.as_deref());
    let is_in = match cookie(&headers, SESSION) {
        Some(token) => matches!(state.book.find(token).await, Ok(Some(_))),
        None => false,
    };
    if is_in || state.stage() == Stage::Machine {
        return to(&next);
    }
    // Who has the password of the setting alone need not know that there are names.
    let name = if state.shared.is_some() && state.book.is_only(LOGIN) { LOGIN } else { "" };
    page(&state, (&visitor, &headers), StatusCode::OK, (name, &next), Wrong::default())
}

pub(super) async fn enter(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Said>) -> Response {
    let (words, next) = (words_of(&state), own_path(said.next.as_deref()));
    let from = (&visitor, &headers);
    let refuse = |status: StatusCode, wrong: Wrong<'_>| page(&state, from, status, (&said.name, &next), wrong);
    if state.is_local_closed() {
        return refuse(StatusCode::FORBIDDEN, Wrong::default());
    }
    if said.name.trim().is_empty() {
        let wrong = Wrong { name: Some(says::name_missing(words)), ..Wrong::default() };
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, wrong);
    }
    let failed = Wrong { password: Some(says::no_random(words)), ..Wrong::default() };
    let found = match state.services.store.person_to_enter(&said.name).await {
        Ok(found) => found.filter(|(person, _)| person.disabled_at.is_none()),
        Err(error) => {
            tracing::warn!(error = %store::chain(&error), "nobody could be signed in");
            return refuse(StatusCode::SERVICE_UNAVAILABLE, failed);
        }
    };
    let of = found.as_ref().and_then(|(person, _)| mark_of(person));
    // By what was typed: somebody's name and address wait each on their own, so that neither tells of the other.
    let account = login_key(&said.name);
    let name = visitor.name_at(&account);
    let who = match of.and_then(|of| cookie(&headers, MARK).and_then(|mark| state.marks.number(mark, of))) {
        Some(number) => Who::Browser(number),
        None => Who::At(visitor.address, &name),
    };
    let wait = |retry_s| {
        let wrong = Wrong { password: Some(&says::wait(words, retry_s)), ..Wrong::default() };
        with(refuse(StatusCode::TOO_MANY_REQUESTS, wrong), RETRY_AFTER, &retry_s.to_string())
    };
    match state.tries.wait_s(who, &account) {
        0 => {}
        retry_s => return wait(retry_s),
    }
    let compared = state.hasher.compare(&said.password, found.as_ref().and_then(|(_, hash)| hash.clone())).await;
    if compared == Compared::Busy {
        return refuse(StatusCode::SERVICE_UNAVAILABLE, failed);
    }
    let is_right = matches!(compared, Compared::Right { .. });
    // One password for many names is many guesses.
    let guess = [account.as_bytes(), b"\0", said.password.as_bytes()].concat();
    let trial = Trial { secret: &guess, is_right, is_token: false };
    match (state.tries.judge_who(who, visitor.address, &trial), found) {
        (Verdict::Wait { retry_s }, _) => wait(retry_s),
        (Verdict::Pass, Some((person, hash))) => {
            if compared == (Compared::Right { is_weak: true }) {
                raise(state.clone(), person.person_id, hash.unwrap_or_default(), said.password.clone());
            }
            let entered = entered(&state, &person, &next, &visitor, &headers, None).await;
            entered.unwrap_or_else(|| refuse(StatusCode::SERVICE_UNAVAILABLE, failed))
        }
        (verdict, _) => {
            if verdict == (Verdict::Wrong { is_new: true }) {
                state.tries.count_account(who, &account, said.password.as_bytes());
                let actor = Actor::of(&Caller::Nobody, Some(visitor.address.to_string()));
                note_failure(state.clone(), actor, said.name.trim().chars().take(80).collect(), None);
            }
            refuse(StatusCode::UNPROCESSABLE_ENTITY, Wrong { password: Some(says::wrong(words)), ..Wrong::default() })
        }
    }
}

/// Whose mark a browser gets that signs in as this person.
fn mark_of(person: &StoredPerson) -> Option<Of> {
    Some((person.person_id, person.password_set_at?))
}

/// Hashes a password anew, behind the answer.
fn raise(state: Scope<Arc<SignIn>>, person_id: PersonId, old: String, password: String) {
    tokio::spawn(async move {
        let Some(new) = state.hasher.hash(&password, &state.services.random).await else { return };
        if let Err(error) = state.services.store.person_password_raise(person_id, &old, &new).await {
            tracing::debug!(error = %store::chain(&error), "a password's hash was not raised; the next sign-in tries again");
        }
    });
}

/// Records a failure behind the answer, so that nothing tells by its time what was wrong. The reason is
/// given where a name and a password are not what failed.
pub(super) fn note_failure(state: Scope<Arc<SignIn>>, actor: Actor, login: String, why: Option<String>) {
    tokio::spawn(async move {
        let noted = state.services.store.audit_sign_in_failed(&login, why.as_deref(), &actor, state.services.now()).await;
        if let Err(error) = noted {
            tracing::debug!(error = %store::chain(&error), "a failed sign-in was not recorded");
        }
    });
}

/// Opens a session in place of the browser's old one, and leads on. The browser's mark is valid for a
/// year from its last sign-in; whoever has no password needs none. `None` if the store or the system
/// refuses.
pub(super) async fn entered(
    state: &SignIn,
    person: &StoredPerson,
    next: &str,
    visitor: &Visitor,
    headers: &HeaderMap,
    provider: Option<ProviderSession>,
) -> Option<Response> {
    let services = &state.services;
    let token = hex(&services.random.bytes::<32>().ok()?);
    let mark = match mark_of(person) {
        Some(of) => {
            let known = cookie(headers, MARK).filter(|mark| state.marks.number(mark, of).is_some()).map(ToOwned::to_owned);
            Some(known.or_else(|| state.marks.make(of, &services.random))?)
        }
        None => None,
    };
    // Whoever comes back from a provider was sent to the address that people use.
    let is_tls = is_tls(visitor, headers) || provider.is_some() && state.ways.is_tls();
    let device = headers.get(USER_AGENT).map(|agent| String::from_utf8_lossy(agent.as_bytes()).into_owned());
    let address = Some(visitor.address.to_string());
    let actor = Actor::person(person.person_id, &person.person.name, address.clone());
    let session =
        NewSession { hash: hash_of(&token), person_id: person.person_id, device: device.unwrap_or_default(), address, provider };
    if let Err(error) = services.store.session_open(&session, &actor, services.now()).await {
        tracing::warn!(error = %store::chain(&error), "a session could not be opened");
        return None;
    }
    if let Some(before) = cookie(headers, SESSION) {
        end(state, before, visitor).await;
    }
    let session_s = u64::try_from(SESSION_MS / 1_000).unwrap_or_default();
    let response = and_cookie(to(next), &set_cookie(SESSION, &token, session_s, is_tls));
    Some(match mark {
        Some(mark) => and_cookie(response, &set_cookie(MARK, &mark, MARK_S, is_tls)),
        None => response,
    })
}

/// Ends a session, for whoever has its token.
async fn end(state: &SignIn, token: &str, visitor: &Visitor) {
    let ended = async {
        let Some(person) = state.book.find(token).await? else { return Ok(()) };
        state.book.close(token);
        let actor = Actor::person(person.person_id, &person.name, Some(visitor.address.to_string()));
        state.services.store.session_end(&hash_of(token), &actor, state.services.now()).await.map(drop)
    };
    let ended: store::Result<()> = ended.await;
    if let Err(error) = ended {
        tracing::warn!(error = %store::chain(&error), "a session could not be ended");
    }
}

pub(super) async fn leave(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap) -> Response {
    let mut elsewhere = None;
    if let Some(token) = cookie(&headers, SESSION) {
        elsewhere = leads_to_provider(&state, token).await;
        end(&state, token, &visitor).await;
    }
    let response =
        and_cookie(elsewhere.unwrap_or_else(|| to("/sign-in")), &set_cookie(SESSION, "", 0, is_tls(&visitor, &headers)));
    let response = and_cookie(response, &see_as::ended(is_tls(&visitor, &headers)));
    // Also clears what the browser stored for offline reading.
    with(response, HeaderName::from_static("clear-site-data"), "\"storage\"")
}

/// A page that leads on to the provider where a session was opened, so that it ends there too; `None` if
/// there is no such place. It is a page and no redirect: browsers let no form lead to another server.
async fn leads_to_provider(state: &Scope<Arc<SignIn>>, token: &str) -> Option<Response> {
    let (issuer, id_token) = state.services.store.session_provider(&hash_of(token)).await.ok().flatten()?;
    let way = state.ways.of_issuer(&issuer)?;
    let url = way.provider.leave(&id_token, &format!("{}/sign-in", state.ways.public_url))?;
    let (words, style) = (words_of(state), state.style.as_str());
    let (title, lede) = (says::left(words), says::left_too(words, &way.name));
    Some(Bare { words, style, title, headline: title, lede: &lede }.leave(&url, &says::go_on(words, &way.name)))
}

/// What is wrong with a new password, in words.
pub(super) fn wrong_password(words: Words, wrong: password::Wrong) -> String {
    use wording::page::welcome as says;
    match wrong {
        password::Wrong::TooShort => says::too_short(words, password::CHARS_MIN),
        password::Wrong::TooLong => says::too_long(words, password::CHARS_MAX),
    }
}
