//! What stands above a page, or in its place: demo data, trouble with the database, a page that is
//! fetched, missing or cannot be made.

use super::present::Present;
use crate::erased::Erase;
use leptos::prelude::*;
use leptos_meta::Title;
use wording::page::part as says;

/// The banner of demo data.
#[component]
pub fn DemoBanner() -> impl IntoView {
    let [demo, before, after] = says::DEMO;
    view! {
        <p class="banner" data-kind="demo">
            <span><strong>{demo}</strong>{before}<code>"greenpulse demo remove"</code>{after}</span>
        </p>
    }
    .erased()
}

/// The notice of trouble with the database.
pub fn notice(words: Option<String>) -> Option<impl IntoView> {
    words.map(|words| view! { <p class="banner" data-kind="warning" role="status">{words}</p> }.erased())
}

/// Sets the status of the page that is being rendered.
#[cfg(feature = "ssr")]
fn status_is(status: axum::http::StatusCode) {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(status);
    }
}

/// Shown while the browser fetches a page.
#[component]
pub fn Loading() -> impl IntoView {
    view! { <div class="headline-block"><p class="headline-over" role="status">{says::LOADING}</p></div> }.erased()
}

/// A page that does not exist.
#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    status_is(axum::http::StatusCode::NOT_FOUND);
    if let Some(present) = use_context::<Present>() {
        present.rest();
    }
    let [missing, why] = says::NOT_FOUND;
    view! {
        <Title text=says::NOT_FOUND_TITLE/>
        <div class="headline-block">
            <h1 class="headline"><strong>{missing}</strong>{why}</h1>
        </div>
        <p><a class="button button-primary" href="/">{says::TO_OVERVIEW}</a></p>
    }
    .erased()
}

/// The message of a page that the server could not make.
#[component]
pub fn Trouble(
    /// The reason.
    why: String,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    status_is(axum::http::StatusCode::INTERNAL_SERVER_ERROR);
    let why = why.trim_start_matches("error running server function: ").to_owned();
    view! {
        <div class="headline-block">
            <h1 class="headline"><strong>{says::TROUBLE}</strong></h1>
            <p class="lede">{why}</p>
        </div>
        <p><a class="button button-primary" href="" rel="external">{says::TRY_AGAIN}</a></p>
    }
    .erased()
}
#[cfg(all(test, feature = "ssr"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use axum::http::StatusCode;
    use leptos_axum::ResponseOptions;

    #[test]
    fn a_page_that_could_not_be_made_says_so_with_its_status() {
        let owner = Owner::new();
        owner.set();
        let response = ResponseOptions::default();
        provide_context(response.clone());
        let page = Trouble(TroubleProps { why: "error running server function: the disk is full".to_owned() }).to_html();
        assert!(page.contains("the disk is full") && !page.contains("error running"), "{page}");
        assert_eq!(response.0.read().unwrap().status, Some(StatusCode::INTERNAL_SERVER_ERROR));
    }
}
