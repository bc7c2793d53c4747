//! What stands above a page, or in its place: trouble with the database, a page that is missing or
//! cannot be made.

use crate::Scope;
use crate::document::frame::{BUILDINGS, Frame, HOME, Section};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Sight;
use leptos::prelude::*;
use wording::page::daily::overview;
use wording::page::settings::account;
use wording::{answer, frame as says};

/// After how many seconds somebody without a building looks again.
const LOOKS_AGAIN_S: u32 = 60;

/// The notice of trouble with the database.
pub fn notice(words: Option<String>) -> Option<AnyView> {
    words.map(|words| view! { <p class="banner" data-kind="warning" role="status">{words}</p> }.into_any())
}

/// The page of somebody to whom no building was given yet, in place of a section that is about buildings.
pub fn without_buildings(state: &Scope, section: Section) -> Option<Response> {
    if state.caller.sight() != Sight::Nothing {
        return None;
    }
    let words = state.words_of_all();
    let frame = Frame { again_s: Some(LOOKS_AGAIN_S), is_reloaded: false, ..Frame::first(state, section.name(words), section) };
    Some(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{overview::without_buildings(words)}</strong></h1>
                <p class="lede">{overview::without_buildings_hint(words)}</p>
            </div>
            <p class="form-actions"><a class="button button-primary" href="/account">{account::title(words)}</a></p>
        }
        .into_any()
    }))
}

/// What is at no address: nothing has that number, or no page has that path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent<'a> {
    /// A page that may have been moved.
    Page,
    /// No page has this path.
    Path(&'a str),
    /// Nothing of this kind has that number: `building`, as `wording::answer` knows it.
    Thing(&'static str),
}

/// The longest path that is told again.
const PATH_CHARS_MAX: usize = 80;

/// A page that does not exist.
pub fn missing(state: &Scope, absent: Absent<'_>) -> Response {
    let words = state.words_of_all();
    let [_, missing, why] = says::not_found(words);
    let (why, way) = match absent {
        Absent::Page => (why, None),
        Absent::Path(path) => {
            let told: String = path.chars().take(PATH_CHARS_MAX).collect();
            (format!(" {}", says::no_path(words, &told)), Some(("/search", says::to_search(words).to_owned())))
        }
        Absent::Thing(what) => {
            let way = (what != "site").then(|| ("/buildings", answer::back_to(words, BUILDINGS.name(words))));
            (format!(" {}", answer::missing(words, what)), way)
        }
    };
    Frame::first(state, says::not_found_title(words), HOME).answer(StatusCode::NOT_FOUND, || {
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{missing}</strong>{why}</h1>
            </div>
            <p class="form-actions">
                <a class="button button-primary" href="/">{says::to_home(words)}</a>
                {way.map(|(href, label)| view! { <a class="button" href=href>{label}</a> })}
            </p>
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
