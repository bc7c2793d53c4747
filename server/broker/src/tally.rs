//! What the gate and the door count into. Leaves out who reads it (`counters`).

use std::sync::atomic::{AtomicU64, Ordering};

/// What the gate counts into.
#[derive(Default)]
pub(crate) struct Tally {
    pub received: AtomicU64,
    pub received_bytes: AtomicU64,
    pub refused: AtomicU64,
    pub connections_refused: AtomicU64,
    pub turned_away_at_the_door: AtomicU64,
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
