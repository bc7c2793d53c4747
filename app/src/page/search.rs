//! The page of the search. A script shows the same in a dialog over any page (`search.js`).

use crate::Scope;
use crate::document::frame::{Frame, SEARCH};
use crate::model::search::{Found, Hit, HitKind};
use crate::part::trouble;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;
use wording::Words;
use wording::page::search as says;

/// The query of the page's address: what is searched for.
#[derive(Deserialize)]
pub struct Params {
    #[serde(default)]
    q: String,
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let Ok(found) = crate::query::search::search(&state, &params.q).await else { return trouble(&state) };
    let words = state.words_of_all();
    Frame::first(&state, says::title(words), SEARCH).answer(StatusCode::OK, || whole(words, found))
}

fn whole(words: Words, found: Found) -> AnyView {
    view! {
        <h1 class="visually-hidden">{says::title(words)}</h1>
        <div class="search" id="search">
            <form class="search-form" method="get" action="/search" role="search">
                <input class="input" type="search" name="q" value=found.asked.clone() placeholder=says::example(words)
                    aria-label=says::title(words) autocomplete="off" spellcheck="false" enterkeyhint="search"/>
                <button class="button" type="submit">{says::go(words)}</button>
            </form>
            <div class="search-found" id="found" role="status">{results(words, found)}</div>
        </div>
    }
    .into_any()
}

fn results(words: Words, found: Found) -> AnyView {
    let hint = found.asked.is_empty().then(|| view! { <p class="status-text">{says::hint(words)}</p> });
    if found.groups.is_empty() && hint.is_none() {
        return view! { <p class="status-text">{says::nothing(words, &found.asked)}</p> }.into_any();
    }
    let groups = found.groups.into_iter().map(|(kind, hits)| {
        view! {
            <section class="search-group">
                <h2>{heading(words, kind)}</h2>
                <ul>{hits.into_iter().map(hit).collect_view()}</ul>
            </section>
        }
    });
    view! { {hint}{groups.collect_view()} }.into_any()
}

fn heading(words: Words, kind: HitKind) -> &'static str {
    match kind {
        HitKind::Starred => says::starred(words),
        HitKind::Opened => says::opened(words),
        HitKind::Building => says::buildings(words),
        HitKind::Meter => says::meters(words),
        HitKind::Issue => says::open_issues(words),
        HitKind::Page => says::pages(words),
    }
}

fn hit(hit: Hit) -> AnyView {
    let note = (!hit.note.is_empty()).then(|| view! { <span class="search-note">{hit.note}</span> });
    view! { <li><a href=hit.href>{hit.name}{note}</a></li> }.into_any()
}
