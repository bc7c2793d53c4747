//! The server's side of the pages: asks the store and puts a page's model together. Knows no markup.

pub mod ahead;
pub mod building;
pub mod finding;
pub mod history;
pub mod last_hour;
pub mod live;
pub mod meter;
pub mod meter_course;
pub mod money;
pub mod overview;
pub mod reading;
pub mod status;
pub mod typed;
pub mod usual;
pub mod weather;
pub mod words;

use leptos::prelude::{ServerFnError, expect_context};

/// The state that the request came with.
pub fn state() -> crate::AppState {
    expect_context::<crate::AppState>()
}

/// When the page was made, by the clock of the first site.
pub fn rendered() -> String {
    let Some(state) = leptos::prelude::use_context::<crate::AppState>() else { return String::new() };
    let catalog = state.store.catalog();
    let zone = catalog.sites.keys().next().map(|&id| catalog.zone(id)).unwrap_or_default();
    format!("As of {}", zone.clock(state.now()))
}

/// What a visitor is told when the store failed: nothing of how. The cause is logged, once, here.
pub fn failed(error: &dyn std::error::Error) -> ServerFnError {
    leptos::logging::error!("a page could not be made: {}", store::chain(error));
    ServerFnError::new("The database does not answer just now. Try again in a moment.")
}
