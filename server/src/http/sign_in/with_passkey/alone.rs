//! Doing without a password: whoever has passkeys removes it. It wants the one of now, as changing it does. The other
//! sessions end.

use super::NO_PASSWORD;
use crate::http::sign_in::own_password::{owner, proved};
use crate::http::sign_in::page::{Bare, Form, Input};
use crate::http::sign_in::{SESSION, SignIn, away, cookie, hash_of, to, words_of};
use crate::http::visitor::Visitor;
use app::Scope;
use axum::extract::Form as Sent;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use std::sync::Arc;
use store::{Kind, StoredPerson};
use wording::page::{passkey as says, welcome};

type State = Scope<Arc<SignIn>>;

#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    now: String,
}

fn notice(state: &State, status: StatusCode, lede: &str) -> Response {
    let (words, title) = (words_of(state), says::remove_password(words_of(state)));
    Bare { words, style: &state.style, title, headline: title, lede }.notice(status)
}

fn page(state: &State, status: StatusCode, login: &str, wrong: Option<&str>) -> Response {
    let (words, title) = (words_of(state), says::remove_password(words_of(state)));
    let field = Input {
        name: "now",
        kind: "password",
        autocomplete: "current-password",
        label: welcome::own_now(words),
        error: wrong,
        has_focus: true,
        ..Input::default()
    };
    let form = Form { action: NO_PASSWORD, hidden: ("name", login), fields: &[field], enter: title };
    let lede = says::remove_password_lede(words, login);
    Bare { words, style: &state.style, title, headline: title, lede: &lede }.form(status, &form)
}

/// Whoever is signed in and has a password and passkeys; the answer to everybody else.
async fn has_both(state: &State) -> Result<(StoredPerson, String), Response> {
    let words = words_of(state);
    let Some((person, Some(password))) = owner(state).await? else {
        return Err(notice(state, StatusCode::FORBIDDEN, says::refused(words)));
    };
    match state.services.store.passkey_list(person.person_id).await {
        Ok(known) if known.is_empty() => Err(notice(state, StatusCode::CONFLICT, says::password_last(words))),
        Ok(_) => Ok((person, password)),
        Err(error) => Err(away(Some((&**state, words)), &error)),
    }
}

pub async fn show(state: State) -> Response {
    match has_both(&state).await {
        Ok((person, _)) => page(&state, StatusCode::OK, &person.person.login, None),
        Err(answer) => answer,
    }
}

pub async fn remove(state: State, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Said>) -> Response {
    let words = words_of(&state);
    let (person, password) = match has_both(&state).await {
        Ok(both) => both,
        Err(answer) => return answer,
    };
    let login = &person.person.login;
    if let Err((status, why)) = proved(&state, words, &visitor, (login, password), &said.now).await {
        return page(&state, status, login, Some(&why));
    }
    let (session, actor, now) = (cookie(&headers, SESSION).map(hash_of), state.actor(), state.services.now());
    match state.services.store.person_password_remove(person.person_id, session.as_deref(), &actor, now).await {
        Ok(()) => to("/account?done=no-password"),
        Err(error) if error.kind() == Kind::Conflict => notice(&state, StatusCode::CONFLICT, says::password_last(words)),
        Err(error) => away(Some((&**state, words)), &error),
    }
}
