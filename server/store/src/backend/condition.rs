//! The state of the database as far as this process knows: whether it can be written, and whether
//! it answers. Every transaction reports to it. Leaves out the probe for times without writes
//! (`store::watch`).

use crate::Trouble;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, watch};

/// After a refused write, a successful one does not clear the trouble for this long.
const REFUSED_HOLDS: Duration = Duration::from_secs(2);

/// What is known, shared by everything that uses the database.
pub(crate) struct Condition {
    trouble: watch::Sender<Option<Trouble>>,
    began: Instant,
    /// Milliseconds from `began` to the last write, and to the last refused write; 0 if there was
    /// none.
    written_ms: AtomicU64,
    refused_ms: AtomicU64,
    doubt: Notify,
}

impl Default for Condition {
    fn default() -> Self {
        let trouble = watch::channel(None).0;
        Self {
            trouble,
            began: Instant::now(),
            written_ms: AtomicU64::new(0),
            refused_ms: AtomicU64::new(0),
            doubt: Notify::new(),
        }
    }
}

impl Condition {
    pub fn trouble(&self) -> Option<Trouble> {
        *self.trouble.borrow()
    }

    /// Returns once the server is away.
    pub async fn away(&self) {
        let mut changes = self.trouble.subscribe();
        if changes.wait_for(|trouble| *trouble == Some(Trouble::Away)).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Notes a successful write.
    pub fn written(&self) {
        self.note(&self.written_ms);
        // On a full disk a small write may still succeed: a table need not grow for every row.
        if self.trouble().is_some() && self.ago(&self.refused_ms) >= REFUSED_HOLDS {
            self.become_(None);
        }
    }

    /// Notes a failed write. Errors that say nothing about the database as a whole change nothing.
    pub fn failed(&self, error: &crate::Error) {
        if let Some(trouble) = error.trouble() {
            self.note(&self.refused_ms);
            self.become_(Some(trouble));
        }
    }

    /// Notes a failure that the database may have caused. Triggers a check now.
    pub fn doubted(&self) {
        self.doubt.notify_one();
    }

    /// Returns once a check is due because of [`Self::doubted`].
    pub async fn in_doubt(&self) {
        self.doubt.notified().await;
    }

    /// How long ago the last write was.
    pub fn written_ago(&self) -> Duration {
        self.ago(&self.written_ms)
    }

    /// Notes what a check found.
    pub fn become_(&self, trouble: Option<Trouble>) {
        // It almost never changes; then nobody is woken.
        if self.trouble() == trouble {
            return;
        }
        self.trouble.send_replace(trouble);
        match trouble {
            Some(trouble) => tracing::warn!("the database {}", trouble.words()),
            None => tracing::info!("the database can be written again"),
        }
    }

    fn note(&self, when: &AtomicU64) {
        when.store(self.began.elapsed().as_millis().max(1) as u64, Relaxed);
    }

    fn ago(&self, when: &AtomicU64) -> Duration {
        match when.load(Relaxed) {
            0 => Duration::MAX,
            at => self.began.elapsed().saturating_sub(Duration::from_millis(at)),
        }
    }
}
