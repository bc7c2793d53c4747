//! A connection's seat among all of the broker's.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One of the open connections; dropping it frees the seat.
pub(crate) struct Seat(Arc<AtomicUsize>);

impl Seat {
    pub(crate) fn take(open: &Arc<AtomicUsize>) -> Seat {
        open.fetch_add(1, Ordering::Relaxed);
        Seat(Arc::clone(open))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
