//! What the broker counts, for the status page. Rates are the reader's to derive.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

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

    /// Connections turned away at sign-in: their password is missing or wrong, or their will has no valid topic.
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

    pub(crate) fn connection_refused(&self) {
        self.connections_refused.fetch_add(1, Ordering::Relaxed);
    }
}
