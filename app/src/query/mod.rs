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
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use store::Trouble;

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
    tracing::error!(error = %store::chain(error), "a page could not be made");
    ServerFnError::new("The database does not answer just now. Try again in a moment.")
}

/// What a page could not learn, since the database does not answer just now. The page is then made of what is known without it, and
/// says so.
#[derive(Default)]
pub struct Gaps(AtomicBool);

impl Gaps {
    /// What the store says, or nothing where it does not answer. Once it did not, it is asked no more for this page.
    ///
    /// # Errors
    /// What does not pass.
    pub async fn ask<T: Default>(&self, asked: impl Future<Output = store::Result<T>>) -> Result<T, ServerFnError> {
        if self.0.load(Relaxed) {
            return Ok(T::default());
        }
        match asked.await {
            Err(error) if error.is_passing() => {
                // Of several that are asked at once one is enough to tell.
                if !self.0.swap(true, Relaxed) {
                    tracing::warn!(error = %store::chain(&error), "a page is made without the database");
                }
                Ok(T::default())
            }
            said => said.map_err(|error| failed(&error)),
        }
    }

    /// What the page has to say of the database, if anything.
    pub fn notice(&self, state: &crate::AppState) -> Option<String> {
        const AWAY: &str = "The database does not answer just now. What meters said last is shown; all else comes back by itself, and \
             readings wait for it.";
        let trouble = state.store.trouble().or(state.stats.now(state.now()).trouble);
        match trouble {
            _ if self.0.load(Relaxed) => Some(AWAY.to_owned()),
            Some(Trouble::Away) => Some(AWAY.to_owned()),
            Some(trouble) => Some(format!("The database {}. Readings wait and are stored once it can be.", trouble.words())),
            None => None,
        }
    }
}
