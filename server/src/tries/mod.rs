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

/// How often the log is told of wrong ones.
const SAID_EVERY_MS: Millis = 1_000;

/// The one counter of all doors.
pub struct Tries {
    started: Instant,
    state: Mutex<State>,
}

struct State {
    book: Book,
    /// When the log was last told, and how many it was not told of since.
    said_at: Option<Millis>,
    unsaid: u64,
}

impl Tries {
    /// Nobody was wrong yet. The key is random, and secret.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        let state = State { book: Book::new(key), said_at: None, unsaid: 0 };
        Self { started: Instant::now(), state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The machine's clock may be set back; this one goes on only.
    fn now(&self) -> Millis {
        Millis::try_from(self.started.elapsed().as_millis()).unwrap_or(Millis::MAX)
    }

    /// Takes note of a try of somebody at `address`, and says what becomes of it.
    pub fn judge_who(&self, who: Who<'_>, address: IpAddr, trial: &Trial<'_>) -> Verdict {
        let now = self.now();
        let mut state = self.state();
        let verdict = state.book.judge(who, trial, now);
        if verdict == (Verdict::Wrong { is_new: true }) {
            state.say(address, trial.is_token, now);
        }
        verdict
    }
}

impl State {
    /// Nothing of what was given: people type a password where a name belongs.
    fn say(&mut self, address: IpAddr, is_token: bool, now: Millis) {
        if self.said_at.is_some_and(|at| now - at < SAID_EVERY_MS) {
            self.unsaid += 1;
            return;
        }
        let what = if is_token { "token" } else { "password" };
        match self.unsaid {
            0 => tracing::warn!(%address, "a wrong {what} was given"),
            unsaid => tracing::warn!(%address, "a wrong {what} was given, and {unsaid} wrong ones since the last such line"),
        }
        (self.said_at, self.unsaid) = (Some(now), 0);
    }
}

impl broker::Tries for Tries {
    fn judge(&self, attempt: &Attempt<'_>) -> Verdict {
        let Attempt { address, name, secret, is_right, is_token } = *attempt;
        self.judge_who(Who::At(address, name), address, &Trial { secret, is_right, is_token })
    }
}
