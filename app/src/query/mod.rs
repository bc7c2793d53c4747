//! The server's side of the pages: asks the store and builds the models of pages. Leaves out
//! markup.

pub mod ahead;
pub mod building;
pub mod finding;
pub mod history;
pub mod last_hour;
pub mod live;
pub mod meter;
pub mod meter_course;
pub mod money;
pub mod new_meter;
pub mod overview;
pub mod reading;
pub mod status;
pub mod typed;
pub mod usual;
pub mod value;
pub mod weather;

use crate::scope::{Scope, current};
use leptos::prelude::ServerFnError;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use store::Trouble;
use wording::page::part;

/// The state for the caller of the request.
///
/// # Errors
/// Nobody said who asks.
pub fn scope() -> Result<Scope, ServerFnError> {
    Ok(current()?)
}

/// When the page was rendered, by the clock of the first site.
pub fn rendered() -> String {
    // The list of routes is made without a request.
    let Some(state) = leptos::prelude::use_context::<Scope>() else { return String::new() };
    let catalog = state.catalog();
    let zone = catalog.sites.keys().next().map(|&id| catalog.zone(id)).unwrap_or_default();
    part::as_of(&zone.clock(state.now()))
}

/// The error that a visitor sees when the store failed, without any details. Logs the cause, once,
/// here.
pub fn failed(error: &dyn std::error::Error) -> ServerFnError {
    tracing::error!(error = %store::chain(error), "a page could not be made");
    ServerFnError::new(part::NO_ANSWER)
}

/// Whether a page lacks data because the database does not answer. The page then shows what is
/// known without it, and says so.
#[derive(Default)]
pub struct Gaps(AtomicBool);

impl Gaps {
    /// The store's answer, or the default if the database does not answer. After that, this page
    /// does not ask it again.
    ///
    /// # Errors
    /// Failures that are not temporary.
    pub async fn ask<T: Default>(&self, asked: impl Future<Output = store::Result<T>>) -> Result<T, ServerFnError> {
        if self.0.load(Relaxed) {
            return Ok(T::default());
        }
        match asked.await {
            Err(error) if error.is_passing() => {
                // If several queries fail at once, only the first is logged.
                if !self.0.swap(true, Relaxed) {
                    tracing::warn!(error = %store::chain(&error), "a page is made without the database");
                }
                Ok(T::default())
            }
            said => said.map_err(|error| failed(&error)),
        }
    }

    /// The notice of trouble with the database, if any.
    pub fn notice(&self, state: &Scope) -> Option<String> {
        let trouble = state.store.trouble().or(state.stats.now(state.now()).trouble);
        match trouble {
            _ if self.0.load(Relaxed) => Some(part::DATABASE_AWAY.to_owned()),
            Some(Trouble::Away) => Some(part::DATABASE_AWAY.to_owned()),
            Some(trouble) => Some(part::database_trouble(trouble.words())),
            None => None,
        }
    }
}
