//! The state of the database as far as this process knows: whether it can be written, and whether
//! it answers. Normal writes tell; a probe tells when there are none. Leaves out what follows from
//! it.

use crate::error::During;
use crate::{Result, Store};
use domain::{Clock, Millis};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, watch};

/// Why the database cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// It is read-only.
    ReadOnly,
    /// Its server does not answer.
    Away,
    /// It refuses writes for another reason that may pass.
    Failing,
}

impl Trouble {
    /// What is wrong, without secrets, worded to follow "the database".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Trouble::Full => "cannot be written: its disk is full",
            Trouble::ReadOnly => "cannot be written: it may only be read",
            Trouble::Away => "does not answer",
            Trouble::Failing => "cannot be written",
        }
    }
}

/// How often the database is checked.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// The shortest time between two checks that [`Condition::doubted`] asks for.
const LOOK_APART: Duration = Duration::from_millis(200);
/// A probe is written after this long without another write.
const QUIET: Duration = Duration::from_secs(4);
/// The same if the disk has room: other faults are rare, and every write wears out an SD card.
const QUIET_WITH_ROOM: Duration = Duration::from_secs(60);
/// A disk with less free space than this may soon be full.
const ROOM_BYTES: u64 = 64 * 1024 * 1024;
/// After a refused write, a successful one does not clear the trouble for this long.
const REFUSED_HOLDS: Duration = Duration::from_secs(2);
/// A probe that takes longer than this tells nothing: others are writing.
const PROBE_PATIENCE: Duration = Duration::from_secs(3);

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

    fn become_(&self, trouble: Option<Trouble>) {
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

/// When the database was last checked, and last probed.
struct Last {
    looked: Instant,
    probed: Instant,
}

const PROBE: &str =
    "insert into setting (name, value) values ('written_at', $1) on conflict (name) do update set value = excluded.value";

impl Store {
    /// Why the database cannot be written, as far as is known; `None` if all is well. Up to date
    /// within seconds while [`Self::watch`] runs.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.condition.trouble()
    }

    /// Notes what a failed write says about the database. For callers that retry until they
    /// succeed.
    pub fn refused(&self, error: &crate::Error) {
        self.condition.failed(error);
    }

    /// Keeps [`Self::trouble`] up to date until dropped. Checks the database while nothing else is
    /// written, and every second while something is wrong. A probe writes the clock's time.
    pub async fn watch(&self, clock: &Clock) {
        let mut last = Last { looked: Instant::now(), probed: Instant::now() };
        loop {
            let is_doubted = tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => false,
                () = self.condition.doubt.notified() => true,
            };
            tokio::time::sleep(LOOK_APART.saturating_sub(last.looked.elapsed())).await;
            last.looked = Instant::now();
            let before = self.trouble();
            self.look(is_doubted, &mut last, clock).await;
            // Catch up on changes that could not be read in the meantime.
            if before.is_some()
                && self.trouble().is_none()
                && let Err(error) = self.catalog_refresh().await
            {
                tracing::debug!(error = %crate::chain(&error), "what was changed meanwhile could not be read");
            }
        }
    }

    async fn look(&self, is_doubted: bool, last: &mut Last, clock: &Clock) {
        let written_ago = self.condition.ago(&self.condition.written_ms);
        if (is_doubted || written_ago >= LOOK_EVERY) && !self.backend.is_reached().await {
            self.condition.become_(Some(Trouble::Away));
            return;
        }
        let was_away = self.trouble() == Some(Trouble::Away);
        if was_away {
            // It answers again. The probe below shows whether it can be written.
            self.condition.become_(None);
        }
        let has_room = self.backend.free_bytes().is_some_and(|bytes| bytes >= ROOM_BYTES);
        let quiet = if has_room { QUIET_WITH_ROOM } else { QUIET };
        let is_quiet = written_ago.min(last.probed.elapsed()) >= quiet;
        let is_due = (is_doubted || self.trouble().is_some()) && last.probed.elapsed() >= LOOK_EVERY;
        if is_quiet || is_due || was_away {
            last.probed = Instant::now();
            self.probe(clock.now()).await;
        }
    }

    /// Writes a few bytes, unless somebody else is writing.
    async fn probe(&self, now: Millis) {
        if self.backend.is_writing() {
            return;
        }
        match tokio::time::timeout(PROBE_PATIENCE, self.probe_write(now)).await {
            // The commit has already noted the write.
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                let is_full = error.trouble().is_some() && self.backend.free_bytes() == Some(0);
                if is_full {
                    self.condition.become_(Some(Trouble::Full));
                } else {
                    self.condition.failed(&error);
                }
            }
            Err(_) => {}
        }
    }

    async fn probe_write(&self, now: Millis) -> Result<()> {
        let mut tx = self.begin().await?;
        let at = now / 1000;
        on_tx!(&mut tx, |connection| sqlx::query(PROBE).bind(at.to_string()).execute(connection).await.map(drop))
            .during("see whether it can be written")?;
        tx.commit().await
    }
}
