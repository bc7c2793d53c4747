//! Counters of ingest, which can be read at any time.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, RwLock};
use store::Trouble;

/// Counters of the process, shared.
#[derive(Default)]
pub struct Stats {
    /// Messages taken from the queue.
    pub messages: AtomicU64,
    /// Readings written to the ledger.
    pub readings: AtomicU64,
    /// Readings that were already there.
    pub repeated: AtomicU64,
    /// Messages, or parts of them, that went to quarantine.
    pub refused: AtomicU64,
    /// Messages with values of new meters that wait to be let in. Those values are not stored.
    pub waiting: AtomicU64,
    /// Commits.
    pub commits: AtomicU64,
    /// Messages in the queue, with those being committed.
    pub queued: AtomicU64,
    /// How many messages the queue may hold.
    pub queue_max: AtomicU64,
    /// When the newest commit was.
    pub committed_at: AtomicI64,
    /// Readings of each second of the last minute, for the rate.
    minute: RwLock<Minute>,
    source: RwLock<Option<SourceState>>,
    trouble: RwLock<Option<Trouble>>,
}

struct Minute {
    second: i64,
    counts: [u64; 60],
}

impl Default for Minute {
    fn default() -> Self {
        Self { second: 0, counts: [0; 60] }
    }
}

/// A source of messages and its state.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceState {
    /// Where it is: `127.0.0.1:1883` if we are the broker, `mqtts://broker.example:8883` if not.
    pub address: String,
    /// Whether messages can come.
    pub is_up: bool,
    /// Why none come, or not all of them.
    pub lack: Option<Lack>,
    /// Connected devices, if we are the broker.
    pub connections: Option<u64>,
    /// What is kept for devices that are not connected, if we are the broker.
    pub waiting: Option<WaitingState>,
}

/// Why no messages come from a broker, or not all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has not accepted our subscriptions yet.
    Connecting,
    /// Its access rules refuse some of them, or all.
    Refused {
        /// How many topics are refused.
        refused: usize,
        /// How many we asked for.
        topics: usize,
    },
    /// There is no connection: in which way, and in the words of the error.
    Away(Away, String),
    /// It has stopped.
    Stopped,
}

/// In which way there is no connection to a broker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
    /// Nothing listens at the address.
    NobodyListens,
    /// It did not answer in time.
    NoAnswer,
    /// It does not accept our user name or password.
    SignIn,
    /// The encrypted connection failed, as with a certificate that is not trusted.
    Encryption,
    /// In another way.
    Other,
}

impl Away {
    /// The name that texts choose by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NobodyListens => "nobody_listens",
            Self::NoAnswer => "no_answer",
            Self::SignIn => "sign_in",
            Self::Encryption => "encryption",
            Self::Other => "other",
        }
    }
}

/// What the broker keeps for devices that are not connected or that read slowly.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaitingState {
    /// Sessions of devices that are not connected.
    pub sessions_absent: u64,
    /// Sessions evicted for others since the start.
    pub sessions_made_place: u64,
    /// When the last one was evicted.
    pub made_place_at: Option<i64>,
    /// Bytes of messages that wait for subscribers.
    pub queued_bytes: u64,
    /// Messages that did not reach a subscriber since the start, because its queue was full.
    pub queued_dropped: u64,
}

/// The counters at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct StatsNow {
    /// See [`Stats`].
    pub messages: u64,
    /// See [`Stats`].
    pub readings: u64,
    /// See [`Stats`].
    pub repeated: u64,
    /// See [`Stats`].
    pub refused: u64,
    /// See [`Stats`].
    pub waiting: u64,
    /// See [`Stats`].
    pub commits: u64,
    /// See [`Stats`].
    pub queued: u64,
    /// See [`Stats`].
    pub queue_max: u64,
    /// See [`Stats`]; 0 before the first commit.
    pub committed_at: i64,
    /// Why the newest commit failed. It is retried.
    pub trouble: Option<Trouble>,
    /// Readings per second, the mean of the last minute.
    pub readings_per_s: f64,
    /// The source.
    pub source: Option<SourceState>,
}

impl Stats {
    /// Counts what a commit wrote.
    pub fn committed(&self, at: i64, readings: u64, repeated: u64) {
        self.commits.fetch_add(1, Relaxed);
        self.readings.fetch_add(readings, Relaxed);
        self.repeated.fetch_add(repeated, Relaxed);
        self.committed_at.store(at, Relaxed);
        if let Ok(mut minute) = self.minute.write() {
            minute.advance(at / 1000);
            let slot = (at / 1000).rem_euclid(60) as usize;
            minute.counts[slot] += readings;
        }
    }

    /// Sets why a commit failed that is being retried, or `None` once it is done.
    pub fn trouble(&self, trouble: Option<Trouble>) {
        if let Ok(mut held) = self.trouble.write() {
            *held = trouble;
        }
    }

    /// Sets the state of the source.
    pub fn source(&self, state: SourceState) {
        if let Ok(mut held) = self.source.write() {
            *held = Some(state);
        }
    }

    /// Changes the state of the source.
    pub fn source_change(&self, change: impl FnOnce(&mut SourceState)) {
        if let Ok(mut held) = self.source.write()
            && let Some(state) = held.as_mut()
        {
            change(state);
        }
    }

    /// The counters now.
    #[must_use]
    pub fn now(self: &Arc<Self>, at: i64) -> StatsNow {
        let per_minute = self.minute.write().map_or(0, |mut minute| {
            minute.advance(at / 1000);
            minute.counts.iter().sum::<u64>()
        });
        StatsNow {
            messages: self.messages.load(Relaxed),
            readings: self.readings.load(Relaxed),
            repeated: self.repeated.load(Relaxed),
            refused: self.refused.load(Relaxed),
            waiting: self.waiting.load(Relaxed),
            commits: self.commits.load(Relaxed),
            queued: self.queued.load(Relaxed),
            queue_max: self.queue_max.load(Relaxed),
            committed_at: self.committed_at.load(Relaxed),
            trouble: self.trouble.read().ok().and_then(|held| *held),
            readings_per_s: per_minute as f64 / 60.0,
            source: self.source.read().ok().and_then(|held| held.clone()),
        }
    }
}

impl Minute {
    /// Clears the slots of the seconds that have passed.
    fn advance(&mut self, second: i64) {
        let passed = (second - self.second).clamp(0, 60);
        for i in 1..=passed {
            self.counts[(self.second + i).rem_euclid(60) as usize] = 0;
        }
        self.second = self.second.max(second);
    }
}
