//! The broker's counters, for the status page. The reader derives rates from them.

use std::fmt;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::Instant;

use crate::gate::Gate;
use crate::tally::Tally;

/// The broker's counters since it was bound. A clone shows the same numbers, even after the broker
/// has stopped.
#[derive(Clone)]
pub struct Counters {
    tally: Arc<Tally>,
    gate: Weak<Gate>,
}

impl Counters {
    pub(crate) fn new(gate: &Arc<Gate>) -> Counters {
        Counters { tally: gate.tally(), gate: Arc::downgrade(gate) }
    }

    /// Devices and subscribers that are connected now.
    pub fn connections(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.connections())
    }

    /// Messages that wait now, for their commit or for room in the queue; at most one per
    /// connection.
    pub fn waiting(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.waiting())
    }

    /// Messages received, including wills.
    pub fn received(&self) -> u64 {
        self.tally.received.load(Ordering::Relaxed)
    }

    /// Payload bytes of the messages received.
    pub fn received_bytes(&self) -> u64 {
        self.tally.received_bytes.load(Ordering::Relaxed)
    }

    /// Messages that were not acknowledged: the commit failed, the topic is invalid, a newer
    /// connection took over, or the queue is closed.
    pub fn refused(&self) -> u64 {
        self.tally.refused.load(Ordering::Relaxed)
    }

    /// Connections that were closed before their CONNECT: it did not come in time, or too many were
    /// waiting.
    pub fn turned_away_at_the_door(&self) -> u64 {
        self.tally.turned_away_at_the_door.load(Ordering::Relaxed)
    }

    /// Sessions kept for devices that are not connected.
    pub fn sessions_absent(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.sessions().absent() as u64)
    }

    /// Absent sessions that were evicted for others, and when that last happened.
    pub fn sessions_made_place(&self) -> (u64, Option<Instant>) {
        self.gate.upgrade().map_or((0, None), |gate| gate.sessions().made_place())
    }

    /// Bytes of messages that wait for subscribers.
    pub fn queued_bytes(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.backlog().held() as u64)
    }

    /// Messages dropped before they reached a subscriber: it was absent or slow and too much was
    /// queued already.
    pub fn queued_dropped(&self) -> u64 {
        self.gate.upgrade().map_or(0, |gate| gate.backlog().dropped())
    }

    /// Connections refused at sign-in: the password is missing or wrong, the token is not valid,
    /// the client has to wait after too many wrong tries, or the will has no valid topic or is too
    /// long.
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
