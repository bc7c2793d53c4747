//! What the broker counts, for the status page. Rates are the reader's to derive.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::SystemTime;

use crate::gate::Gate;

/// The broker's counters since it was bound. A clone shows the same numbers, also after the broker has stopped.
#[derive(Clone)]
pub struct Counters {
    tally: Arc<Tally>,
    gate: Weak<Gate>,
}

/// What the gate counts into.
#[derive(Default)]
pub(crate) struct Tally {
    received: AtomicU64,
    received_bytes: AtomicU64,
    refused: AtomicU64,
    connections_refused: AtomicU64,
    turned_away_at_the_door: AtomicU64,
}

impl Counters {
    pub(crate) fn new(gate: &Arc<Gate>) -> Counters {
        Counters { tally: gate.tally(), gate: Arc::downgrade(gate) }
    }

    /// Devices and subscribers that are connected now.
    pub fn connections(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.connections())
    }

    /// Messages that wait now, for their commit or for room in the queue; one a connection at most.
    pub fn waiting(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.waiting())
    }

    /// Messages that came in, wills among them.
    pub fn received(&self) -> u64 {
        self.tally.received.load(Ordering::Relaxed)
    }

    /// Bytes of payload in the messages that came in.
    pub fn received_bytes(&self) -> u64 {
        self.tally.received_bytes.load(Ordering::Relaxed)
    }

    /// Messages that were not acknowledged: the commit failed, the topic is not one, a newer connection took over, or
    /// the queue is closed.
    pub fn refused(&self) -> u64 {
        self.tally.refused.load(Ordering::Relaxed)
    }

    /// Connections that were closed before they said who they are: none came in time, or there were too many of them.
    pub fn turned_away_at_the_door(&self) -> u64 {
        self.tally.turned_away_at_the_door.load(Ordering::Relaxed)
    }

    /// Sessions that are kept of devices that are not connected.
    pub fn sessions_absent(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.sessions().absent() as u64)
    }

    /// Absent sessions that had to make place for others, and when one last had to.
    pub fn sessions_made_place(&self) -> (u64, Option<SystemTime>) {
        self.gate.upgrade().map_or((0, None), |gate| gate.sessions().made_place())
    }

    /// Bytes of messages that wait for subscribers.
    pub fn queued_bytes(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.room().held() as u64)
    }

    /// Messages that did not reach a subscriber because it was absent or slow and too much waited already.
    pub fn queued_dropped(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.room().dropped())
    }

    /// Connections turned away at sign-in: their password is missing or wrong, their token opens nothing, they have to wait
    /// after too many wrong ones, or their will has no valid topic or is too long.
    pub fn connections_refused(&self) -> u64 {
        self.tally.connections_refused.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Counters {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Counters")
            .field("connections", &self.connections())
            .field("waiting", &self.waiting())
            .field("received", &self.received())
            .field("received_bytes", &self.received_bytes())
            .field("refused", &self.refused())
            .field("connections_refused", &self.connections_refused())
            .field("turned_away_at_the_door", &self.turned_away_at_the_door())
            .field("sessions_absent", &self.sessions_absent())
            .field("sessions_made_place", &self.sessions_made_place().0)
            .field("queued_bytes", &self.queued_bytes())
            .field("queued_dropped", &self.queued_dropped())
            .finish()
    }
}

impl Tally {
    pub(crate) fn message(&self, payload_bytes: usize) {
        self.received.fetch_add(1, Ordering::Relaxed);
        self.received_bytes.fetch_add(payload_bytes as u64, Ordering::Relaxed);
    }

    pub(crate) fn message_refused(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn turned_away_at_the_door(&self) {
        self.turned_away_at_the_door.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn connection_refused(&self) {
        self.connections_refused.fetch_add(1, Ordering::Relaxed);
    }
}
