//! Sessions and wrong tries, in memory: a restart asks everybody to sign in again.

use sha2::{Digest, Sha256};
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use subtle::ConstantTimeEq;

/// How long a session lasts.
pub const SESSION_S: u64 = 30 * 24 * 3600;

/// How many there may be; the oldest goes for the next.
const SESSIONS_MAX: usize = 10_000;

/// Wrong tries of everybody together, since an address tells nothing behind a proxy.
const WRONG_MAX: usize = 10;

const WRONG_SPAN: Duration = Duration::from_secs(60);

type Hash = [u8; 32];

/// Why a password does not open.
#[derive(Debug, PartialEq)]
pub enum Refusal {
    /// It is another one.
    Wrong,
    /// There were too many wrong ones; this one was not looked at.
    TooMany {
        /// When to try again.
        retry_s: u64,
    },
}

/// The password and who has said it.
pub struct Sessions {
    /// Digests, so that neither a length nor a place of difference shows in the time it takes to compare.
    password: Hash,
    open: Mutex<HashMap<Hash, Instant>>,
    wrong: Mutex<VecDeque<Instant>>,
}

fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sessions {
    /// No session yet.
    #[must_use]
    pub fn new(password: &str) -> Self {
        Self { password: hash(password), open: Mutex::default(), wrong: Mutex::default() }
    }

    /// Whether that is the password. A wrong one counts.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn try_password(&self, password: &str) -> Result<(), Refusal> {
        self.try_password_at(password, Instant::now())
    }

    fn try_password_at(&self, password: &str, now: Instant) -> Result<(), Refusal> {
        let mut wrong = lock(&self.wrong);
        while wrong.front().is_some_and(|at| now.saturating_duration_since(*at) >= WRONG_SPAN) {
            wrong.pop_front();
        }
        if let Some(first) = wrong.front().filter(|_| wrong.len() >= WRONG_MAX) {
            let wait = WRONG_SPAN.saturating_sub(now.saturating_duration_since(*first));
            return Err(Refusal::TooMany { retry_s: wait.as_secs() + 1 });
        }
        if hash(password).ct_eq(&self.password).into() {
            return Ok(());
        }
        wrong.push_back(now);
        tracing::warn!("a wrong password was given");
        Err(Refusal::Wrong)
    }

    /// Opens a session and returns its token; `None` if the system gives no random numbers.
    #[must_use]
    pub fn open(&self) -> Option<String> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).ok()?;
        let token = crate::assets::hex(&bytes);
        let (mut open, now) = (lock(&self.open), Instant::now());
        open.retain(|_, until| *until > now);
        if open.len() >= SESSIONS_MAX {
            let oldest = open.iter().min_by_key(|(_, until)| **until).map(|(key, _)| *key);
            oldest.map(|key| open.remove(&key));
        }
        open.insert(hash(&token), now + Duration::from_secs(SESSION_S));
        Some(token)
    }

    /// Whether a session of that token is open.
    #[must_use]
    pub fn is_known(&self, token: &str) -> bool {
        lock(&self.open).get(&hash(token)).is_some_and(|until| *until > Instant::now())
    }

    /// Ends a session.
    pub fn close(&self, token: &str) {
        lock(&self.open).remove(&hash(token));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_session_is_known_until_it_is_closed() {
        let sessions = Sessions::new("correct horse");
        let token = sessions.open().unwrap();
        assert!(sessions.is_known(&token) && !sessions.is_known("x") && !sessions.is_known(""));
        sessions.close(&token);
        assert!(!sessions.is_known(&token));
    }

    #[test]
    fn after_ten_wrong_passwords_even_the_right_one_waits_for_a_minute() {
        let (sessions, start) = (Sessions::new("correct horse"), Instant::now());
        for _ in 0..10 {
            assert_eq!(sessions.try_password_at("battery staple", start), Err(Refusal::Wrong));
        }
        let refused = sessions.try_password_at("correct horse", start + Duration::from_secs(20));
        assert_eq!(refused, Err(Refusal::TooMany { retry_s: 41 }));
        assert_eq!(sessions.try_password_at("correct horse", start + Duration::from_secs(60)), Ok(()));
    }
}
