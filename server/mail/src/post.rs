//! The queue before the mail server: what it puts off is tried again for some minutes. It is in memory,
//! since a link can always be made anew; whoever asks is told what became of a letter. Leaves out what
//! must survive a restart.

use crate::error::{Error, Result};
use crate::letter::Letter;
use crate::way::{Settings, Way};
use domain::{Clock, Millis};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

/// How many letters may wait.
const WAITING_MAX: usize = 200;

/// Of how many letters it is known what became of them.
const KNOWN_MAX: usize = 500;

/// The waits between attempts. Greylisting lets a letter in after five minutes at most places.
const WAITS: [Duration; 5] = [
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_secs(120),
    Duration::from_secs(300),
    Duration::from_secs(600),
];

/// Where a letter is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits; why, if an attempt went wrong.
    Waiting(Option<Error>),
    /// The mail server took it.
    Sent,
    /// It was given up, and why.
    Failed(Error),
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fate {
    /// To which address it goes.
    pub email: String,
    /// Since when that is so.
    pub since: Millis,
    /// Where it is.
    pub state: State,
}

/// The way to the mail server for letters that need not be waited for. A clone is the same.
#[derive(Clone)]
pub struct Post(Arc<Inner>);

struct Inner {
    queue: mpsc::Sender<Waiting>,
    clock: Clock,
    /// By letter, the newest last.
    known: Mutex<VecDeque<(String, Fate)>>,
}

/// A letter on its way.
struct Waiting {
    letter: Letter,
    id: String,
    written_at: Millis,
    attempts: usize,
    due: Instant,
}

/// The other end of the queue: it must run for letters to be sent.
pub struct Carrier {
    way: Way,
    post: Post,
    queue: mpsc::Receiver<Waiting>,
}

impl Post {
    /// A queue before the mail server of these settings.
    ///
    /// # Errors
    /// As [`Way::open`].
    pub fn open(settings: &Settings, clock: Clock) -> Result<(Self, Carrier)> {
        let way = Way::open(settings)?;
        let (sender, queue) = mpsc::channel(WAITING_MAX);
        let post = Self(Arc::new(Inner { queue: sender, clock, known: Mutex::default() }));
        Ok((post.clone(), Carrier { way, post, queue }))
    }

    /// Sends a letter behind the answer. `id` are random bytes, by which mail servers know it.
    ///
    /// # Errors
    /// [`Error::Full`].
    pub fn send(&self, letter: Letter, id: [u8; 16]) -> Result<()> {
        let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
        let (email, known) = (letter.to.email.clone(), id.clone());
        let waiting = Waiting { letter, id, written_at: self.0.clock.now(), attempts: 0, due: Instant::now() };
        // Noted first, so that what the carrier notes is never overwritten.
        self.note(&known, &email, State::Waiting(None));
        self.0.queue.try_send(waiting).map_err(|_| {
            self.note(&known, &email, State::Failed(Error::Full));
            Error::Full
        })
    }

    /// What became of the last letter to an address.
    #[must_use]
    pub fn last(&self, email: &str) -> Option<Fate> {
        let known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().rev().find(|(_, fate)| fate.email == email).map(|(_, fate)| fate.clone())
    }

    fn note(&self, id: &str, email: &str, state: State) {
        let fate = Fate { email: email.to_owned(), since: self.0.clock.now(), state };
        let mut known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner);
        match known.iter_mut().find(|(other, _)| other == id) {
            Some((_, old)) => *old = fate,
            None => {
                if known.len() >= KNOWN_MAX {
                    known.pop_front();
                }
                known.push_back((id.to_owned(), fate));
            }
        }
    }
}

impl Carrier {
    /// Sends the letters, one after the other, until it is dropped. What is put off lets others pass.
    pub async fn run(mut self) {
        let mut later: Vec<Waiting> = Vec::new();
        loop {
            let next = later.iter().enumerate().min_by_key(|(_, one)| one.due).map(|(place, one)| (place, one.due));
            let has_room = later.len() < WAITING_MAX;
            let one = match next {
                None => self.queue.recv().await,
                Some((place, due)) => tokio::select! {
                    biased;
                    () = sleep_until(due) => Some(later.swap_remove(place)),
                    one = self.queue.recv(), if has_room => one,
                },
            };
            // The carrier holds one end of the queue itself, so it never closes.
            let Some(one) = one else { return };
            later.extend(self.carry(one).await);
        }
    }

    /// One attempt; returns the letter if it is to be tried again.
    async fn carry(&self, mut one: Waiting) -> Option<Waiting> {
        let email = one.letter.to.email.clone();
        let error = match self.way.send(&one.letter, &one.id, one.written_at).await {
            Ok(()) => {
                tracing::info!(to = %email, "a letter was sent");
                self.post.note(&one.id, &email, State::Sent);
                return None;
            }
            Err(error) => error,
        };
        match WAITS.get(one.attempts).filter(|_| error.is_passing()) {
            Some(wait) => {
                tracing::info!(to = %email, %error, "a letter waits and is tried again");
                self.post.note(&one.id, &email, State::Waiting(Some(error)));
                one.attempts += 1;
                one.due = Instant::now() + *wait;
                Some(one)
            }
            None => {
                tracing::warn!(to = %email, %error, "a letter was not sent");
                self.post.note(&one.id, &email, State::Failed(error));
                None
            }
        }
    }
}
