//! The first passkey of somebody who was invited, in place of a password: on the page of their link.

use super::add::new_passkey;
use crate::http::sign_in::link::Sheet;
use crate::http::sign_in::{SignIn, hash_of, words_of};
use crate::http::visitor::Visitor;
use app::{Scope, letter};
use axum::extract::Form as Sent;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use std::sync::Arc;
use store::Kind;
use wording::page::{passkey as says, sign_in};

#[derive(Deserialize)]
pub struct Made {
    #[serde(default)]
    link: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    answer: String,
}

pub async fn made(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Made>) -> Response {
    let (words, from) = (words_of(&state), (&visitor, &headers));
    let sheet = Sheet { state: &state, words, link: &said.link };
    let person = match sheet.owner().await {
        // Whoever has a password is to choose a new one.
        Ok(Some(person)) if person.password_set_at.is_none() => person,
        Ok(_) => return sheet.over(),
        Err(error) => return sheet.away(&error),
    };
    let site = state.open_site(from);
    let question = state.questions.read(&headers, &said.question, Some(person.person_id), state.services.now());
    let (Some(site), Some(question)) = (site, question) else {
        return sheet.choose(from, StatusCode::FORBIDDEN, &person, Some(sign_in::way_lost(words))).await;
    };
    let answer = match new_passkey(&site, &question, (&person, says::first(words)), &said.answer) {
        Ok(new) => {
            let (services, address) = (&state.services, Some(visitor.address.to_string()));
            match services.store.link_passkey_set(&hash_of(&said.link), &new, &question.hash(), address, services.now()).await {
                Ok(_) => {
                    // Whoever comes for the first time knows.
                    if person.last_seen_at.is_some() {
                        letter::tell_passkey(services, &person, (&new.name, true), words);
                    }
                    sheet.enter(person.person_id, &visitor, &headers).await
                }
                Err(error) if error.kind() == Kind::NotFound => sheet.over(),
                Err(error) if error.is_refusal() => {
                    sheet.choose(from, StatusCode::CONFLICT, &person, Some(says::not_made(words))).await
                }
                Err(error) => sheet.away(&error),
            }
        }
        Err(error) => {
            tracing::warn!(error = %store::chain(&error), "a first passkey was not added");
            sheet.choose(from, StatusCode::UNPROCESSABLE_ENTITY, &person, Some(says::not_made(words))).await
        }
    };
    state.without_question(answer, &question, from)
}
