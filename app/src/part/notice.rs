//! What stands above a page, or in its place: demo data, trouble with the database, a page that is
//! fetched, missing or cannot be made.

use super::present::Present;
use crate::erased::Erase;
use leptos::prelude::*;
use leptos_meta::Title;

/// The banner of demo data.
#[component]
pub fn DemoBanner() -> impl IntoView {
    view! {
        <p class="banner" data-kind="demo">
            <span><strong>"Demo data."</strong>" These homes and meters are simulated. Remove them with "<code>"greenpulse demo remove"</code>"."</span>
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
    view! { <div class="headline-block"><p class="headline-over" role="status">"Loading…"</p></div> }.erased()
}

/// A page that does not exist.
#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    status_is(axum::http::StatusCode::NOT_FOUND);
    if let Some(present) = use_context::<Present>() {
        present.rest();
    }
    view! {
        <Title text="Not found · GreenPulse"/>
        <div class="headline-block">
            <h1 class="headline"><strong>"There is no such page."</strong>" The building or meter may have been renamed or removed."</h1>
        </div>
        <p><a class="button button-primary" href="/">"Go to the overview"</a></p>
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
            <h1 class="headline"><strong>"This page cannot be shown just now."</strong></h1>
            <p class="lede">{why}</p>
        </div>
        <p><a class="button button-primary" href="" rel="external">"Try again"</a></p>
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
