//! Adding a passkey while signed in. It takes the password, or a sign-in of a moment ago, so that a browser left open is no
//! way to take an account over. First the name and that proof, then the device.

use super::question::Question;
use super::{From, MADE, NEW, number_of};
use crate::http::sign_in::own_password::{owner, proved};
use crate::http::sign_in::page::{Bare, Device, Form, Input};
use crate::http::sign_in::{SESSION, SignIn, away, cookie, hash_of, to, words_of};
use crate::http::visitor::Visitor;
use app::{Scope, letter};
use axum::extract::Form as Sent;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::naming::is_name;
use domain::{MINUTE_MS, Millis};
use passkey::Site;
use serde::Deserialize;
use std::sync::Arc;
use store::{Kind, NewPasskey, PASSKEYS_OF_A_PERSON_MAX, Passkey, StoredPerson};
use wording::Words;
use wording::page::{passkey as says, sign_in, welcome};

/// How long after signing in somebody without a password may add a passkey.
const FRESH_MS: Millis = 15 * MINUTE_MS;

/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 80;

type State = Scope<Arc<SignIn>>;

#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    name: String,
    #[serde(default)]
    now: String,
}

#[derive(Deserialize)]
pub struct Made {
    #[serde(default)]
    name: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    answer: String,
}

/// What is wrong with the form.
#[derive(Clone, Copy, Default)]
struct Wrong<'a> {
    name: Option<&'a str>,
    now: Option<&'a str>,
}

/// Somebody who may add a passkey, and where.
struct Adds {
    site: Site,
    person: StoredPerson,
    /// The hash of their password.
    password: Option<String>,
    known: Vec<Passkey>,
}

fn notice(state: &State, status: StatusCode, lede: &str) -> Response {
    let (words, title) = (words_of(state), says::add(words_of(state)));
    Bare { words, style: &state.style, title, headline: title, lede }.notice(status)
}

/// Whoever is signed in, if they may add a passkey; the answer to everybody else.
async fn adds(state: &State, from: From<'_>) -> Result<Adds, Response> {
    let words = words_of(state);
    let (person, password) = owner(state).await?.ok_or_else(|| notice(state, StatusCode::FORBIDDEN, says::refused(words)))?;
    if state.is_local_closed() {
        return Err(notice(state, StatusCode::FORBIDDEN, says::closed(words)));
    }
    let Some(site) = state.site(from) else { return Err(notice(state, StatusCode::OK, says::not_here(words))) };
    let away = |error: store::Error| away(Some((&**state, words)), &error);
    if password.is_none() {
        let session = match cookie(from.1, SESSION) {
            Some(token) => state.services.store.session_find(&hash_of(token), state.services.now()).await.map_err(away)?,
            None => None,
        };
        let is_fresh = session.is_some_and(|(session, _)| state.services.now() - session.created_at < FRESH_MS);
        if !is_fresh {
            return Err(notice(state, StatusCode::FORBIDDEN, &says::stale(words, FRESH_MS / MINUTE_MS)));
        }
    }
    let known = state.services.store.passkey_list(person.person_id).await.map_err(away)?;
    let most = usize::try_from(PASSKEYS_OF_A_PERSON_MAX).unwrap_or(usize::MAX);
    if known.len() >= most {
        return Err(notice(state, StatusCode::CONFLICT, &says::too_many(words, most)));
    }
    Ok(Adds { site, person, password, known })
}

/// The form of the name, with the password if there is one.
fn page(state: &SignIn, words: Words, status: StatusCode, adds: &Adds, name: &str, wrong: Wrong<'_>) -> Response {
    let (lede, title) = (says::new_lede(words, &adds.person.person.login), says::add(words));
    let of_name = Input {
        name: "name",
        kind: "text",
        autocomplete: "off",
        label: says::name(words),
        hint: Some(says::name_hint(words)),
        value: name,
        error: wrong.name,
        has_focus: wrong.now.is_none(),
    };
    let of_password = Input {
        name: "now",
        kind: "password",
        autocomplete: "current-password",
        label: welcome::own_now(words),
        error: wrong.now,
        has_focus: wrong.now.is_some(),
        ..Input::default()
    };
    let fields = [of_name, of_password];
    let fields = if adds.password.is_some() { &fields[..] } else { &fields[..1] };
    let form = Form { action: NEW, hidden: ("from", "account"), fields, enter: says::go_on(words) };
    Bare { words, style: &state.style, title, headline: title, lede: &lede }.form(status, &form)
}

pub async fn show(state: State, visitor: Visitor, headers: HeaderMap) -> Response {
    match adds(&state, (&visitor, &headers)).await {
        Ok(adds) => page(&state, words_of(&state), StatusCode::OK, &adds, "", Wrong::default()),
        Err(answer) => answer,
    }
}

pub async fn ask(state: State, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Said>) -> Response {
    let (words, from) = (words_of(&state), (&visitor, &headers));
    let adds = match adds(&state, from).await {
        Ok(adds) => adds,
        Err(answer) => return answer,
    };
    let name = said.name.trim();
    let refuse = |status: StatusCode, wrong: Wrong<'_>| page(&state, words, status, &adds, name, wrong);
    if !is_name(name, NAME_CHARS_MAX) {
        let wrong = Wrong { name: Some(says::name_wrong(words)), ..Wrong::default() };
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, wrong);
    }
    if let Some(password) = adds.password.clone() {
        let login = &adds.person.person.login;
        if let Err((status, why)) = proved(&state, words, &visitor, (login, password), &said.now).await {
            return refuse(status, Wrong { now: Some(&why), ..Wrong::default() });
        }
    }
    let Ok(asked) = state.ask_new(&adds.site, &adds.person, &adds.known) else {
        return notice(&state, StatusCode::SERVICE_UNAVAILABLE, sign_in::no_random(words));
    };
    let (title, lede, number) = (says::add(words), says::create_lede(words, name), number_of(&asked));
    let device = Device {
        action: MADE,
        options: &asked.options,
        makes: true,
        hidden: &[("name", name), ("question", &number)],
        enter: says::create(words),
        is_first: true,
        cancelled: says::create_cancelled(words),
        exists: says::exists(words),
        cannot: Some(says::no_script(words)),
    };
    let shown = Bare { words, style: &state.style, title, headline: title, lede: &lede }.device(&device);
    state.and_question(shown, &asked, Some(adds.person.person_id), from)
}

/// The passkey of an answer, to be stored.
pub(super) fn new_passkey(
    site: &Site,
    question: &Question,
    (person, name): (&StoredPerson, &str),
    answer: &str,
) -> passkey::Result<NewPasskey> {
    let device = site.made(answer, &question.kept)?;
    Ok(NewPasskey {
        person_id: person.person_id,
        name: name.to_owned(),
        credential_id: device.credential_id,
        credential: device.credential,
        sign_count: device.sign_count.into(),
        is_backed_up: device.is_backed_up,
    })
}

pub async fn made(state: State, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Made>) -> Response {
    let (words, from) = (words_of(&state), (&visitor, &headers));
    // Whoever has the question proved themselves before they got it.
    let person = match owner(&state).await {
        Ok(Some((person, _))) => person,
        Ok(None) => return notice(&state, StatusCode::FORBIDDEN, says::refused(words)),
        Err(answer) => return answer,
    };
    let site = state.open_site(from);
    let question = state.questions.read(&headers, &said.question, Some(person.person_id), state.services.now());
    let (Some(site), Some(question)) = (site, question) else {
        return notice(&state, StatusCode::FORBIDDEN, sign_in::way_lost(words));
    };
    let answer = match new_passkey(&site, &question, (&person, &said.name), &said.answer) {
        Ok(new) => {
            let stored = state.services.store.passkey_insert(&new, &question.hash(), &state.actor(), state.services.now()).await;
            match stored {
                Ok(_) => {
                    letter::tell_passkey(&state.services, &person, (&new.name, true), words);
                    to("/account?done=passkey")
                }
                Err(error) if error.kind() == Kind::Conflict && error.field() == Some("question") => {
                    notice(&state, StatusCode::FORBIDDEN, sign_in::way_lost(words))
                }
                Err(error) if error.is_refusal() => notice(&state, StatusCode::CONFLICT, says::not_made(words)),
                Err(error) => away(Some((&**state, words)), &error),
            }
        }
        Err(error) => {
            tracing::warn!(error = %store::chain(&error), "a passkey was not added");
            notice(&state, StatusCode::UNPROCESSABLE_ENTITY, says::not_made(words))
        }
    };
    state.without_question(answer, &question, from)
}
