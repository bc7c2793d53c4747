//! Wrong passwords and tokens at all doors together: the pages' sign-in, the API, the ways for readings by HTTP, and MQTT.
//! Holds the clock, the lock and the log; what is counted, and what it costs, is `book`'s.

mod book;
mod keep;
#[cfg(test)]
mod tests;

pub use book::{Trial, Who};
pub use keep::{open, run};

use book::Book;
use broker::{Attempt, Verdict};
use domain::Millis;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// The one counter of all doors.
pub struct Tries {
    started: Instant,
    book: Mutex<Book>,
}

impl Tries {
    /// Nobody was wrong yet. The key is random, and secret.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        Self { started: Instant::now(), book: Mutex::new(Book::new(key)) }
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The machine's clock may be set back; this one goes on only.
    fn now(&self) -> Millis {
        Millis::try_from(self.started.elapsed().as_millis()).unwrap_or(Millis::MAX)
    }

    /// Takes note of a try of somebody at `address`, and says what becomes of it.
    pub fn judge_who(&self, who: Who<'_>, address: IpAddr, trial: &Trial<'_>) -> Verdict {
        let now = self.now();
        let verdict = self.book().judge(who, trial, now);
        if verdict == (Verdict::Wrong { is_new: true }) {
            let what = if trial.is_token { "token" } else { "password" };
            // Nothing of what was given: people type a password where a name belongs.
            tracing::warn!(%address, "a wrong {what} was given");
        }
        verdict
    }
}

impl broker::Tries for Tries {
    fn judge(&self, attempt: &Attempt<'_>) -> Verdict {
        let Attempt { address, name, secret, is_right, is_token } = *attempt;
        self.judge_who(Who::At(address, name), address, &Trial { secret, is_right, is_token })
    }
}
