//! Sessions, in memory: after a restart everybody has to sign in again. The WebSockets of a session
//! end with it.

use crate::hex::hex;
use crate::http::door::hang_up;
use services::Random;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;

/// How long a session lasts.
pub const SESSION_S: u64 = 30 * 24 * 3600;

/// Maximum number of sessions; the oldest is evicted for the next.
const SESSIONS_MAX: usize = 10_000;

type Hash = [u8; 32];

/// The sessions of everybody who is signed in.
#[derive(Default)]
pub struct Sessions {
    open: Mutex<HashMap<Hash, Session>>,
}

struct Session {
    until: Instant,
    /// The session's connections that became WebSockets.
    sockets: Vec<Weak<TcpStream>>,
}

/// Closes the session's WebSockets, however it ends.
impl Drop for Session {
    fn drop(&mut self) {
        self.sockets.iter().for_each(hang_up);
    }
}

fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

impl Sessions {
    fn open_ones(&self) -> MutexGuard<'_, HashMap<Hash, Session>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a session and returns its token; `None` if the system gives no random numbers.
    #[must_use]
    pub fn open(&self, random: &Random) -> Option<String> {
        let token = hex(&random.bytes::<32>().ok()?);
        let mut open = self.open_ones();
        if open.len() >= SESSIONS_MAX {
            let oldest = open.iter().min_by_key(|(_, session)| session.until).map(|(key, _)| *key);
            oldest.map(|key| open.remove(&key));
        }
        open.insert(hash(&token), Session { until: Instant::now() + Duration::from_secs(SESSION_S), sockets: Vec::new() });
        Some(token)
    }

    /// Whether a session with that token is open.
    #[must_use]
    pub fn is_known(&self, token: &str) -> bool {
        self.is_known_at(token, Instant::now())
    }

    fn is_known_at(&self, token: &str, now: Instant) -> bool {
        self.open_ones().get(&hash(token)).is_some_and(|session| session.until > now)
    }

    /// Ties a connection to the session's end. Returns whether the session is still open.
    #[must_use]
    pub fn tie(&self, token: &str, stream: Weak<TcpStream>) -> bool {
        let mut open = self.open_ones();
        let Some(session) = open.get_mut(&hash(token)) else { return false };
        session.sockets.retain(|stream| stream.strong_count() > 0);
        session.sockets.push(stream);
        true
    }

    /// Ends a session.
    pub fn close(&self, token: &str) {
        let ended = self.open_ones().remove(&hash(token));
        // The page that signs out navigates away by itself. If its connections were closed before
        // that, the browser would report an error.
        if let (Some(session), Ok(runtime)) = (ended, tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move {
                tokio::time::sleep(std::time::Duration::from_millis(700)).await;
                drop(session);
            });
        }
    }

    /// Ends expired sessions.
    pub fn sweep(&self) {
        self.sweep_at(Instant::now());
    }

    fn sweep_at(&self, now: Instant) {
        self.open_ones().retain(|_, session| session.until > now);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use std::sync::Arc;
    use tokio::io::AsyncReadExt;
    use tokio::net::TcpListener;

    #[test]
    fn a_session_is_known_until_it_is_closed() {
        let sessions = Sessions::default();
        let token = sessions.open(&Random::seeded(1)).unwrap();
        assert!(sessions.is_known(&token) && !sessions.is_known("x") && !sessions.is_known(""));
        sessions.close(&token);
        assert!(!sessions.is_known(&token));
    }

    #[tokio::test]
    async fn what_a_session_holds_open_ends_at_its_sign_out_and_at_the_end_of_its_time() {
        let random = Random::seeded(1);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        for is_signed_out in [true, false] {
            let sessions = Sessions::default();
            let (token, other) = (sessions.open(&random).unwrap(), sessions.open(&random).unwrap());
            let (mut ends, mut held) = (Vec::new(), Vec::new());
            for of in [&token, &token, &other] {
                ends.push(TcpStream::connect(listener.local_addr().unwrap()).await.unwrap());
                let stream = Arc::new(listener.accept().await.unwrap().0);
                assert!(sessions.tie(of, Arc::downgrade(&stream)));
                held.push(stream);
            }
            let over = Instant::now() + Duration::from_secs(SESSION_S);
            if is_signed_out {
                sessions.close(&token);
            } else {
                sessions.sweep_at(over - Duration::from_secs(5));
                assert!(sessions.is_known(&token));
                sessions.open_ones().get_mut(&hash(&other)).unwrap().until = over + Duration::from_secs(60);
                sessions.sweep_at(over + Duration::from_secs(5));
            }
            for end in &mut ends[..2] {
                assert_eq!(end.read(&mut [0]).await.unwrap(), 0);
            }
            let goes_on = tokio::time::timeout(Duration::from_millis(50), ends[2].read(&mut [0])).await;
            assert!(goes_on.is_err(), "another session's connection ended too");
            assert!(!sessions.tie(&token, Arc::downgrade(&held[0])));
        }
    }
}
