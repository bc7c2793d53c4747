//! Counts wrong passwords and tokens for all entrances together: the pages' sign-in, the API,
//! readings over HTTP, and MQTT. Holds the clock, the lock and the log. `book` decides what is
//! counted and what it costs.

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

/// The one counter for all entrances.
pub struct Tries {
    started: Instant,
    book: Mutex<Book>,
}

impl Tries {
    /// An empty counter. The key must be random and secret.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        Self { started: Instant::now(), book: Mutex::new(Book::new(key)) }
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A clock that only moves forward, because the machine's may be set back.
    fn now(&self) -> Millis {
        Millis::try_from(self.started.elapsed().as_millis()).unwrap_or(Millis::MAX)
    }

    /// Records a try of a visitor at `address`, and returns the verdict.
    pub fn judge_who(&self, who: Who<'_>, address: IpAddr, trial: &Trial<'_>) -> Verdict {
        let now = self.now();
        let verdict = self.book().judge(who, trial, now);
        if verdict == (Verdict::Wrong { is_new: true }) {
            let what = if trial.is_token { "token" } else { "password" };
            // Log nothing of what was given: people type a password where a name belongs.
            tracing::warn!(%address, "a wrong {what} was given");
        }
        verdict
    }

    /// How long a visitor waits before a password for an account is looked at, in seconds; 0 if not at
    /// all. Asked before the hash, which costs more than the answer.
    #[must_use]
    pub fn wait_s(&self, who: Who<'_>, account: &str) -> u64 {
        let now = self.now();
        self.book().wait_s(who, account, now)
    }

    /// Counts a wrong password for its account too.
    pub fn count_account(&self, who: Who<'_>, account: &str, secret: &[u8]) {
        let now = self.now();
        self.book().count_account(who, account, secret, now);
    }
}

impl broker::Tries for Tries {
    fn judge(&self, attempt: &Attempt<'_>) -> Verdict {
        let Attempt { address, name, secret, is_right, is_token } = *attempt;
        self.judge_who(Who::At(address, name), address, &Trial { secret, is_right, is_token })
    }
}
