//! Whether the past of a demo is still being written. Leaves out who writes it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the past of a demo is still being written. A clone tells the same.
#[derive(Clone, Debug, Default)]
pub struct PastWriting(Arc<AtomicBool>);

impl PastWriting {
    /// Says whether it is.
    pub fn set(&self, is_written: bool) {
        self.0.store(is_written, Ordering::Relaxed);
    }

    /// Whether it is: of what was before, much is missing.
    #[must_use]
    pub fn is_going_on(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
