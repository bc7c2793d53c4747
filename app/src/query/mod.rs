//! The server's side of the pages: asks the store and builds the models of pages. Leaves out
//! markup.

pub mod ahead;
pub mod baseline;
pub mod building;
pub mod building_meters;
pub mod buildings;
pub mod department;
pub mod energy;
pub mod energy_section;
pub mod finding;
pub mod first_day;
pub mod history;
pub mod home;
pub mod issue;
pub mod last_hour;
pub mod live;
pub mod map;
mod measured;
pub mod meter;
pub mod meter_course;
pub mod money;
pub mod new_meter;
pub mod overview;
pub mod payer;
pub mod plausible;
pub mod reading;
pub mod round;
pub mod search;
pub mod status;
pub mod typed;
pub mod usual;
pub mod value;
mod watched;
pub mod weather;

use crate::Scope;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use store::Trouble;
use wording::{Words, frame};

/// Why a page cannot be made: the store failed. The cause is logged where it happened, and no page
/// shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the store failed; its log says why")]
pub struct NoAnswer;

/// The failure of a page because the store failed. Logs the cause, once, here.
pub fn failed(error: &dyn std::error::Error) -> NoAnswer {
    tracing::error!(error = %store::chain(error), "a page could not be made");
    NoAnswer
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
    pub async fn ask<T: Default>(&self, asked: impl Future<Output = store::Result<T>>) -> Result<T, NoAnswer> {
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
    pub fn notice(&self, state: &Scope, words: Words) -> Option<String> {
        let trouble = state.store.trouble().or(state.stats.now(state.now()).trouble);
        match trouble {
            _ if self.0.load(Relaxed) => Some(frame::database_away(words).to_owned()),
            Some(Trouble::Away) => Some(frame::database_away(words).to_owned()),
            Some(trouble) => Some(frame::database_trouble(words, trouble.as_str())),
            None => None,
        }
    }
}
