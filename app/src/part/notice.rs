//! What stands above a page, or in its place: trouble with the database, a page that is missing or
//! cannot be made.

use crate::Scope;
use crate::document::frame::{Frame, HOME};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use wording::frame as says;

/// The notice of trouble with the database.
pub fn notice(words: Option<String>) -> Option<AnyView> {
    words.map(|words| view! { <p class="banner" data-kind="warning" role="status">{words}</p> }.into_any())
}

/// A page that does not exist.
pub fn missing(state: &Scope) -> Response {
    let words = state.words_of_all();
    let [_, missing, why] = says::not_found(words);
    Frame::first(state, says::not_found_title(words), HOME).answer(StatusCode::NOT_FOUND, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{missing}</strong>{why}</h1>
            </div>
            <p><a class="button button-primary" href="/">{says::to_home(words)}</a></p>
        }
        .into_any()
    })
}

/// The answer to somebody who may not do what they asked for.
pub fn refused(state: &Scope) -> Response {
    let words = state.words_of_all();
    Frame::first(state, says::not_allowed_title(words), HOME).answer(StatusCode::FORBIDDEN, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::not_allowed_title(words)}</strong></h1>
                <p class="lede">{says::not_allowed(words)}</p>
            </div>
            <p><a class="button button-primary" href="/">{says::to_home(words)}</a></p>
        }
        .into_any()
    })
}

/// The message of a page that the server could not make.
pub fn trouble(state: &Scope) -> Response {
    let words = state.words_of_all();
    Frame::first(state, says::not_shown_title(words), HOME).answer(StatusCode::INTERNAL_SERVER_ERROR, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{says::not_shown(words)}</strong></h1>
                <p class="lede">{says::no_answer(words)}</p>
            </div>
            <p><a class="button button-primary" href="" data-reload="">{says::try_again(words)}</a></p>
        }
        .into_any()
    })
}
