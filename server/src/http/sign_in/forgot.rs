//! For whoever forgot their password: a link by mail. The answer is the same whether there is such an
//! account or not, and so is the work before it: looking for the account, and all else, is done behind
//! the answer. Asking ends nothing: neither the password, nor a session, nor a link that was made before.
//! Leaves out the page that the link opens (`link`).

use super::page::{Bare, Form, Input};
use super::{SignIn, Stage, WELCOME, hash_of, to, with, words_of};
use crate::hex::hex;
use crate::http::visitor::Visitor;
use app::Scope;
use app::letter::{self, Kind};
use axum::extract::Form as Sent;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use serde::Deserialize;
use std::sync::Arc;
use store::{ASKED_LINK_MS, Actor, LinkPurpose, NewLink};
use wording::Words;
use wording::page::sign_in as says;

/// Where somebody asks for a link.
pub(super) const FORGOT: &str = "/sign-in/forgot";

/// How many people of one e-mail address are sent a link.
const PEOPLE_MAX: i64 = 5;

/// The longest name or address that is looked for, in characters.
const NAME_CHARS_MAX: usize = 254;

#[derive(Deserialize)]
pub(super) struct Said {
    #[serde(default)]
    name: String,
}

/// The link on the page to sign in, where one can ask.
pub(super) fn way(state: &SignIn, words: Words) -> Option<(&'static str, &'static str)> {
    is_offered(state).then(|| (FORGOT, says::forgot_link(words)))
}

/// Whether one can ask: letters are sent, and a password opens something.
fn is_offered(state: &SignIn) -> bool {
    state.services.post.is_some() && !state.is_local_closed() && state.stage() == Stage::SignIn
}

fn page(state: &SignIn, words: Words, status: StatusCode, error: Option<&str>) -> Response {
    let title = says::forgot_title(words);
    let field = Input {
        name: "name",
        kind: "text",
        autocomplete: "username",
        label: says::forgot_name(words),
        error,
        has_focus: true,
        ..Input::default()
    };
    let form = Form { action: FORGOT, hidden: ("next", "/"), fields: &[field], enter: says::forgot_enter(words) };
    Bare { words, style: &state.style, title, headline: title, lede: says::forgot_lede(words) }.form(status, &form)
}

pub(super) async fn show(state: Scope<Arc<SignIn>>) -> Response {
    if is_offered(&state) { page(&state, words_of(&state), StatusCode::OK, None) } else { to("/sign-in") }
}

pub(super) async fn ask(state: Scope<Arc<SignIn>>, visitor: Visitor, Sent(said): Sent<Said>) -> Response {
    let words = words_of(&state);
    if !is_offered(&state) {
        return to("/sign-in");
    }
    let name: String = said.name.trim().chars().take(NAME_CHARS_MAX).collect();
    if name.is_empty() {
        return page(&state, words, StatusCode::UNPROCESSABLE_ENTITY, Some(says::forgot_name_missing(words)));
    }
    if let Err(minutes) = state.asked.by_address(visitor.address, state.services.now()) {
        let wait = says::forgot_wait(words, minutes);
        let refused = page(&state, words, StatusCode::TOO_MANY_REQUESTS, Some(&wait));
        return with(refused, RETRY_AFTER, &(minutes * 60).to_string());
    }
    let actor = Actor::of(&state.caller, Some(visitor.address.to_string()));
    let asked = state.clone();
    tokio::spawn(async move {
        if let Err(error) = send(&asked, &name, words, &actor).await {
            tracing::warn!(error = %store::chain(&error), "a link to choose a new password could not be made");
        }
    });
    let title = says::forgot_sent_title(words);
    Bare { words, style: &state.style, title, headline: title, lede: says::forgot_sent(words) }.notice(StatusCode::OK)
}

/// Sends a link to all who are called so and have a password to forget.
async fn send(state: &SignIn, name: &str, words: Words, actor: &Actor) -> store::Result<()> {
    let (services, now) = (&state.services, state.services.now());
    let Some(post) = &services.post else { return Ok(()) };
    for person in services.store.person_by_login_or_email(name, PEOPLE_MAX).await? {
        let Some(email) = person.person.email.as_deref() else { continue };
        if person.disabled_at.is_some() || person.password_set_at.is_none() || !state.asked.for_account(person.person_id, now) {
            continue;
        }
        let random = |_| store::Error::Broken("the machine gave no random numbers");
        let secret = hex(&services.random.bytes::<32>().map_err(random)?);
        let (hash, until) = (hash_of(&secret), now + ASKED_LINK_MS);
        let link = NewLink {
            purpose: LinkPurpose::Reset,
            person_id: person.person_id,
            hash: &hash,
            expires_at: until,
            mailed_to: Some(email),
        };
        if !services.store.link_ask(&link, actor, now).await? {
            continue;
        }
        let url = format!("{}{WELCOME}?link={secret}", state.ways.public_url);
        let letter = letter::of_link(&services.store, &person, words, Kind::Forgotten, (&url, until));
        let id = services.random.bytes().map_err(random)?;
        if let Some(Err(error)) = letter.map(|letter| post.send(letter, id)) {
            tracing::warn!(%error, "a link to choose a new password was not sent");
        }
    }
    Ok(())
}
