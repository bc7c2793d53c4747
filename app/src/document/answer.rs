//! The answers of a page's handler other than the page itself: redirects and errors.

use super::frame::{Frame, SETTINGS, Section};
use super::part::Faults;
use crate::Scope;
use crate::failure::Status;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::{Kind, Trouble};
use wording::Words;
use wording::answer as says;

/// Redirects to a path of this server after a change, so that reloading does not repeat it.
pub fn see_other(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(LOCATION, path);
    }
    response
}

/// What became of a form that was sent. The handler of its page redirects, or shows the page again.
/// So a form that is a part of a page need not know that page.
pub enum Sent<T> {
    /// It was saved. Holds the address to go to.
    Saved(String),
    /// It was not saved. Holds the form as it was typed, with what is to be said about it.
    Again(T),
}

/// The query of a page to which a form leads back.
#[derive(Default, Deserialize)]
pub struct Params {
    /// The word for what was done.
    pub done: Option<String>,
}

/// The status of a page with a form: 422 if the form has faults, else 200.
#[must_use]
pub fn status_of<K>(faults: &BTreeMap<K, String>) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Why a page could not be made.
pub enum Failure {
    /// The store failed. The page shows a refusal; anything else is logged.
    Store(store::Error),
    /// Nothing has that number. Holds the kind of thing that was asked for, as `wording::answer` knows it:
    /// `building`.
    Missing(&'static str),
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

/// Answers with a page of the settings, or with the page of its failure.
pub fn answered(state: &Scope, answer: Result<Response, Failure>) -> Response {
    answered_in(SETTINGS, state, answer)
}

/// Answers with a page of a section, or with the page of its failure.
pub fn answered_in(section: Section, state: &Scope, answer: Result<Response, Failure>) -> Response {
    let words = state.words_of_all();
    let (status, title, text) = match answer {
        Ok(response) => return response,
        Err(Failure::Store(error)) => {
            let (title, text) = told(words, state, &error);
            (Status::of(error.kind()).page, title, text)
        }
        Err(Failure::Missing(what)) => (StatusCode::NOT_FOUND, says::nothing_here(words), says::missing(words, what)),
    };
    Frame { section, ..Frame::new(state, title) }.answer(status, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{title.to_owned()}</strong></h1>
                <p class="lede">{text}</p>
            </div>
            <p><a class="button button-primary" href=section.href>{says::back_to(words, section.name(words))}</a></p>
        }
        .into_any()
    })
}

/// The title and the sentence shown for a failure of the store. Logs any failure that is not a
/// refusal and does not show its cause.
fn told(words: Words, state: &Scope, error: &store::Error) -> (&'static str, String) {
    if error.is_refusal() || matches!(error, store::Error::Busy(_)) {
        return (says::refused(words), error.to_string());
    }
    tracing::error!(error = %store::chain(error), "a page could not be made");
    match error.kind() {
        Kind::Passing => {
            let trouble = error.trouble().or(state.store.trouble()).unwrap_or(Trouble::Away);
            (says::not_just_now(words), says::database(words, trouble.as_str()))
        }
        _ => (says::not_shown(words), says::failed(words).to_owned()),
    }
}

/// Turns the store's refusal into a fault of a form's field. `field` maps the store's field name to
/// the form's. Passes anything else on.
///
/// # Errors
/// A failure that is no fault of the form, for example because the record is gone.
pub fn faults_of(error: store::Error, field: impl Fn(&str) -> &'static str) -> Result<Faults, Failure> {
    match error.field().map(field) {
        Some(field) => Ok(Faults::from([(field, error.to_string())])),
        None => Err(error.into()),
    }
}

/// The form of a button in a list: which item it is for.
#[derive(Deserialize)]
pub struct Named {
    /// The item's number.
    pub id: i64,
}
