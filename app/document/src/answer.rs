//! What a handler of a page answers with beside a page: where to go next, and what went wrong.

use crate::frame::{Frame, SETTINGS, Section};
use crate::part::Faults;
use app::AppState;
use app::failure::Status;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::{Kind, Trouble};

/// Leads on to a page of this server, after something was done: reloading it does nothing twice.
pub fn see_other(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(LOCATION, path);
    }
    response
}

/// With which status the page of a form is answered: as one that was not taken, where something is wrong with it.
#[must_use]
pub fn status_of<K>(faults: &BTreeMap<K, String>) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Why a page could not be made.
pub enum Failure {
    /// The store's. A refusal is told; anything else is logged.
    Store(store::Error),
    /// There is nothing of that number: what it was.
    Missing(&'static str),
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

/// The page of the settings, or why there is none.
pub fn answered(state: &AppState, answer: Result<Response, Failure>) -> Response {
    answered_in(SETTINGS, state, answer)
}

/// The page of a section, or why there is none.
pub fn answered_in(section: Section, state: &AppState, answer: Result<Response, Failure>) -> Response {
    let (status, title, words) = match answer {
        Ok(response) => return response,
        Err(Failure::Store(error)) => {
            let (title, words) = told(state, &error);
            (Status::of(error.kind()).page, title, words)
        }
        Err(Failure::Missing(what)) => (
            StatusCode::NOT_FOUND,
            "There is nothing here.",
            format!("There is no such {what}; it may have been removed meanwhile."),
        ),
    };
    let above = [(section.href, section.name)];
    Frame { section, above: &above, ..Frame::new(state, title) }.answer(status, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{title.to_owned()}</strong></h1>
                <p class="lede">{words}</p>
            </div>
            <p><a class="button button-primary" href=section.href>{format!("Back to {}", section.name)}</a></p>
        }
        .into_any()
    })
}

/// What is said of the store's failure: a title, and a sentence. What is no refusal is logged, and its cause not told.
fn told(state: &AppState, error: &store::Error) -> (&'static str, String) {
    if error.is_refusal() || matches!(error, store::Error::Busy(_)) {
        return ("That was not done.", error.to_string());
    }
    tracing::error!(error = %store::chain(error), "a page could not be made");
    match error.kind() {
        Kind::Passing => {
            let trouble = error.trouble().or(state.store.trouble()).unwrap_or(Trouble::Away);
            let words = format!("The database {}. Nothing was changed; try again in a moment.", trouble.words());
            ("This page cannot be shown just now.", words)
        }
        _ => {
            ("This page cannot be shown.", "GreenPulse failed at it: the server’s log says why. Nothing was changed.".to_owned())
        }
    }
}

/// What the store refused, beside a field of the form: `field` tells the form's name for the store's. Anything else is passed on.
///
/// # Errors
/// What is no fault of the form, such as that what it is about is gone.
pub fn faults_of(error: store::Error, field: impl Fn(&str) -> &'static str) -> Result<Faults, Failure> {
    match error.field().map(field) {
        Some(field) => Ok(Faults::from([(field, error.to_string())])),
        None => Err(error.into()),
    }
}

/// Which of a list a button is for.
#[derive(Deserialize)]
pub struct Named {
    /// Its number.
    pub id: i64,
}
