//! What stands above a page, or in its place: trouble with the database, a page that is missing or
//! cannot be made.

use crate::Scope;
use crate::document::frame::{Frame, OVERVIEW};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use wording::page::part as says;

/// The notice of trouble with the database.
pub fn notice(words: Option<String>) -> Option<AnyView> {
    words.map(|words| view! { <p class="banner" data-kind="warning" role="status">{words}</p> }.into_any())
}

/// A page that does not exist.
pub fn missing(state: &Scope) -> Response {
    let [missing, why] = says::NOT_FOUND;
    apart(state, says::NOT_FOUND_TITLE).answer(StatusCode::NOT_FOUND, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{missing}</strong>{why}</h1>
            </div>
            <p><a class="button button-primary" href="/">{says::TO_OVERVIEW}</a></p>
        }
        .into_any()
    })
}

/// The message of a page that the server could not make.
pub fn trouble(state: &Scope) -> Response {
    apart(state, says::TROUBLE_TITLE).answer(StatusCode::INTERNAL_SERVER_ERROR, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::TROUBLE}</strong></h1>
                <p class="lede">{says::NO_ANSWER}</p>
            </div>
            <p><a class="button button-primary" href="" data-reload="">{says::TRY_AGAIN}</a></p>
        }
        .into_any()
    })
}

fn apart<'a>(state: &'a Scope, title: &'a str) -> Frame<'a> {
    Frame { section: OVERVIEW, above: &[], ..Frame::new(state, title) }
}
