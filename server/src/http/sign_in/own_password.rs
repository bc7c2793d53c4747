//! Changing one's own password while signed in. It wants the one of now, so that a browser left open is
//! no way to take an account over. The other sessions end.

use super::enter::wrong_password;
use super::page::{Bare, Form, Input};
use super::{SESSION, SignIn, cookie, hash_of, to, words_of};
use crate::http::tries::{Trial, Who};
use crate::http::visitor::Visitor;
use crate::password::{self, Compared};
use app::{Scope, letter};
use axum::extract::Form as Sent;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use broker::Verdict;
use serde::Deserialize;
use std::sync::Arc;
use store::{StoredPerson, login_key};
use wording::Words;
use wording::page::{sign_in, welcome as says};

/// Where somebody changes their password.
pub(super) const OWN_PASSWORD: &str = "/account/password";

#[derive(Deserialize)]
pub(super) struct Said {
    #[serde(default)]
    now: String,
    #[serde(default)]
    password: String,
}

/// What is wrong with the form.
#[derive(Clone, Copy, Default)]
struct Wrong<'a> {
    now: Option<&'a str>,
    password: Option<&'a str>,
}

fn page(state: &SignIn, words: Words, status: StatusCode, login: &str, wrong: Wrong<'_>) -> Response {
    let (rule, lede, title) = (says::rule(words, password::CHARS_MIN), says::own_lede(words, login), says::own_title(words));
    let field =
        |name, autocomplete, label, error| Input { name, kind: "password", autocomplete, label, error, ..Input::default() };
    let fields = [
        Input { has_focus: true, ..field("now", "current-password", says::own_now(words), wrong.now) },
        Input { hint: Some(&rule), ..field("password", "new-password", says::password(words), wrong.password) },
    ];
    let form = Form { action: OWN_PASSWORD, hidden: ("name", login), fields: &fields, enter: says::own_enter(words) };
    Bare { words, style: &state.style, title, headline: title, lede: &lede }.form(status, &form)
}

/// Whoever is signed in with an account of their own, with the hash of their password if they have one; `None` for everybody
/// else.
pub(super) async fn owner(state: &Scope<Arc<SignIn>>) -> Result<Option<(StoredPerson, Option<String>)>, Response> {
    let store = &state.services.store;
    let Some(person) = state.caller.own() else { return Ok(None) };
    let found = async {
        let login = store.person_get(person.person_id).await?.person.login;
        store.person_by_login(&login).await
    };
    found.await.map_err(|error| super::away(Some((&**state, words_of(state))), &error))
}

/// Whoever is signed in and has a password; the answer to everybody else.
async fn has_password(state: &Scope<Arc<SignIn>>) -> Result<(StoredPerson, String), Response> {
    match owner(state).await? {
        Some((person, Some(hash))) => Ok((person, hash)),
        _ => {
            let (words, title) = (words_of(state), says::own_title(words_of(state)));
            let bare = Bare { words, style: &state.style, title, headline: title, lede: says::own_refused(words) };
            Err(bare.notice(StatusCode::FORBIDDEN))
        }
    }
}

pub(super) async fn show(state: Scope<Arc<SignIn>>) -> Response {
    match has_password(&state).await {
        Ok((person, _)) => page(&state, words_of(&state), StatusCode::OK, &person.person.login, Wrong::default()),
        Err(answer) => answer,
    }
}

pub(super) async fn change(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Said>) -> Response {
    let words = words_of(&state);
    let (person, hash) = match has_password(&state).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let login = &person.person.login;
    let refuse = |status: StatusCode, wrong: Wrong<'_>| page(&state, words, status, login, wrong);
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    if let Err(wrong) = password::check(&said.password) {
        return refuse(unfit, Wrong { password: Some(&wrong_password(words, wrong)), ..Wrong::default() });
    }
    if let Err((status, why)) = proved(&state, words, &visitor, (login, hash), &said.now).await {
        return refuse(status, Wrong { now: Some(&why), ..Wrong::default() });
    }
    let busy = || refuse(StatusCode::SERVICE_UNAVAILABLE, Wrong { now: Some(sign_in::no_random(words)), ..Wrong::default() });
    let services = &state.services;
    let Some(new) = state.hasher.hash(&said.password, &services.random).await else { return busy() };
    let session = cookie(&headers, SESSION).map(hash_of);
    let (actor, now) = (state.actor(), services.now());
    match services.store.person_password_set(person.person_id, &new, session.as_deref(), &actor, now).await {
        Ok(()) => {
            letter::tell_new_password(&state.services, &person, words);
            to("/account?done=password")
        }
        Err(error) => super::away(Some((&**state, words)), &error),
    }
}

/// Whether somebody who is signed in has typed their password of now; else the status, and why not.
pub(super) async fn proved(
    state: &SignIn,
    words: Words,
    visitor: &Visitor,
    (login, hash): (&str, String),
    typed: &str,
) -> Result<(), (StatusCode, String)> {
    let wait = |retry_s| (StatusCode::TOO_MANY_REQUESTS, sign_in::wait(words, retry_s));
    let (account, name) = (login_key(login), visitor.name_at(&login_key(login)));
    let who = Who::At(visitor.address, &name);
    match state.tries.wait_s(who, &account) {
        0 => {}
        retry_s => return Err(wait(retry_s)),
    }
    let compared = state.hasher.compare(typed, Some(hash)).await;
    if compared == Compared::Busy {
        return Err((StatusCode::SERVICE_UNAVAILABLE, sign_in::no_random(words).to_owned()));
    }
    let is_right = matches!(compared, Compared::Right { .. });
    let trial = Trial { secret: typed.as_bytes(), is_right, is_token: false };
    match state.tries.judge_who(who, visitor.address, &trial) {
        Verdict::Wait { retry_s } => Err(wait(retry_s)),
        Verdict::Wrong { .. } => Err((StatusCode::UNPROCESSABLE_ENTITY, says::own_wrong(words).to_owned())),
        Verdict::Pass => Ok(()),
    }
}
