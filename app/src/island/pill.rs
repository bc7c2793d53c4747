//! Whether the page is live, or else how old it is: the pill in the bar of every page.
#![allow(missing_docs, reason = "the macros of islands and server functions make items without docs")]

use leptos::prelude::*;

/// The pill.
#[island]
pub fn LivePill(
    /// When the page was rendered, in words.
    rendered: String,
    /// The connection is lost, in words.
    reconnecting: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let shown = {
        use super::hub::{Contact, Hub};
        let hub = Hub::get();
        move || match hub.contact.get() {
            Contact::Rendered => ("stale".to_owned(), rendered.clone()),
            Contact::Reconnecting => ("reconnecting".to_owned(), reconnecting.clone()),
            Contact::Connected => hub.picture.with(|picture| {
                picture.as_ref().map_or_else(
                    || ("stale".to_owned(), rendered.clone()),
                    |picture| (picture.freshness.state.clone(), picture.freshness.words.clone()),
                )
            }),
        }
    };
    #[cfg(not(feature = "hydrate"))]
    let shown = {
        let _ = reconnecting;
        move || ("stale".to_owned(), rendered.clone())
    };
    let shown = Memo::new(move |_| shown());
    view! {
        <p class="live-pill" data-state=move || shown.get().0 role="status" aria-live="polite">{move || shown.get().1}</p>
    }
}
