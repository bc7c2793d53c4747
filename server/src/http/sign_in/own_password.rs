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
use domain::Caller;
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

/// Whoever is signed in, with the hash of their password; the answer to everybody else.
async fn owner(state: &Scope<Arc<SignIn>>) -> Result<(StoredPerson, String), Response> {
    let words = words_of(state);
    let store = &state.services.store;
    let refused = || {
        let title = says::own_title(words);
        Bare { words, style: &state.style, title, headline: title, lede: says::own_refused(words) }.notice(StatusCode::FORBIDDEN)
    };
    let Caller::Person(person) = &state.caller else { return Err(refused()) };
    if person.seen_by.is_some() || person.is_of_demo() {
        return Err(refused());
    }
    let found = async {
        let login = store.person_get(person.person_id).await?.person.login;
        store.person_by_login(&login).await
    };
    match found.await {
        Ok(Some((stored, Some(hash)))) => Ok((stored, hash)),
        Ok(_) => Err(refused()),
        Err(error) => Err(super::away(Some((&**state, words)), &error)),
    }
}

pub(super) async fn show(state: Scope<Arc<SignIn>>) -> Response {
    match owner(&state).await {
        Ok((person, _)) => page(&state, words_of(&state), StatusCode::OK, &person.person.login, Wrong::default()),
        Err(answer) => answer,
    }
}

pub(super) async fn change(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Said>) -> Response {
    let words = words_of(&state);
    let (person, hash) = match owner(&state).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let login = &person.person.login;
    let refuse = |status: StatusCode, wrong: Wrong<'_>| page(&state, words, status, login, wrong);
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    if let Err(wrong) = password::check(&said.password) {
        return refuse(unfit, Wrong { password: Some(&wrong_password(words, wrong)), ..Wrong::default() });
    }
    let busy = || refuse(StatusCode::SERVICE_UNAVAILABLE, Wrong { now: Some(sign_in::no_random(words)), ..Wrong::default() });
    let wait =
        |retry_s| refuse(StatusCode::TOO_MANY_REQUESTS, Wrong { now: Some(&sign_in::wait(words, retry_s)), ..Wrong::default() });
    let (account, name) = (login_key(login), visitor.name_at(&login_key(login)));
    let who = Who::At(visitor.address, &name);
    match state.tries.wait_s(who, &account) {
        0 => {}
        retry_s => return wait(retry_s),
    }
    let compared = state.hasher.compare(&said.now, Some(hash)).await;
    if compared == Compared::Busy {
        return busy();
    }
    let is_right = matches!(compared, Compared::Right { .. });
    let trial = Trial { secret: said.now.as_bytes(), is_right, is_token: false };
    match state.tries.judge_who(who, visitor.address, &trial) {
        Verdict::Wait { retry_s } => return wait(retry_s),
        Verdict::Wrong { .. } => return refuse(unfit, Wrong { now: Some(says::own_wrong(words)), ..Wrong::default() }),
        Verdict::Pass => {}
    }
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
