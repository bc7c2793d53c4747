//! How the database is, as far as this process knows: whether it can be written, and whether it answers at all. Found out
//! by what is written anyway, and by a probe where nothing was. Leaves out what follows from it.

use crate::error::During;
use crate::{Result, Store};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, watch};

/// Why the database cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// It may only be read.
    ReadOnly,
    /// Its server does not answer.
    Away,
    /// It refuses, for another reason that may pass.
    Failing,
}

impl Trouble {
    /// What is wrong, in words that tell nothing secret and stand behind "the database".
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

/// How often is looked at all.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Looks that somebody's doubt asks for are this far apart at least.
const LOOK_APART: Duration = Duration::from_millis(200);
/// Where nothing else was written for so long, a probe is.
const QUIET: Duration = Duration::from_secs(4);
/// The same where the disk has room: what else could be wrong is seldom, and a card wears out by being written.
const QUIET_WITH_ROOM: Duration = Duration::from_secs(60);
/// A disk with less than this may be full in a moment.
const ROOM_BYTES: u64 = 64 * 1024 * 1024;
/// What was refused so short a time ago is not well yet, whatever else was written since.
const REFUSED_HOLDS: Duration = Duration::from_secs(2);
/// A probe that takes longer tells nothing: others write.
const PROBE_PATIENCE: Duration = Duration::from_secs(3);

/// What is known, shared by all that use the database.
pub(crate) struct Condition {
    trouble: watch::Sender<Option<Trouble>>,
    began: Instant,
    /// Milliseconds from `began` to when something was last written, and last refused; 0 where nothing was.
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

    /// Something was written.
    pub fn written(&self) {
        self.note(&self.written_ms);
        // A little may still go in where much does not: a table need not grow for every row.
        if self.trouble().is_some() && self.ago(&self.refused_ms) >= REFUSED_HOLDS {
            self.become_(None);
        }
    }

    /// Something could not be written. What says nothing of the database as a whole changes nothing.
    pub fn failed(&self, error: &crate::Error) {
        if let Some(trouble) = error.trouble() {
            self.note(&self.refused_ms);
            self.become_(Some(trouble));
        }
    }

    /// Something went wrong, and nobody knows whether the database is to blame: it is looked at now.
    pub fn doubted(&self) {
        self.doubt.notify_one();
    }

    fn become_(&self, trouble: Option<Trouble>) {
        // Almost always it is as it was, and then nobody is woken.
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

/// When the database was last looked at, and last probed.
struct Last {
    looked: Instant,
    probed: Instant,
}

const PROBE: &str =
    "insert into setting (name, value) values ('written_at', $1) on conflict (name) do update set value = excluded.value";

impl Store {
    /// Why the database cannot be written, as far as is known; `None` where all is well. It is known within seconds where
    /// [`Self::watch`] runs.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.condition.trouble()
    }

    /// Takes in what a refusal says of the database: for whoever tries the same again until it is done.
    pub fn refused(&self, error: &crate::Error) {
        self.condition.failed(error);
    }

    /// Keeps [`Self::trouble`] true until it is dropped: looks at the database while nothing else is written, and each
    /// second while something is wrong.
    pub async fn watch(&self) {
        let mut last = Last { looked: Instant::now(), probed: Instant::now() };
        loop {
            let is_doubted = tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => false,
                () = self.condition.doubt.notified() => true,
            };
            tokio::time::sleep(LOOK_APART.saturating_sub(last.looked.elapsed())).await;
            last.looked = Instant::now();
            let before = self.trouble();
            self.look(is_doubted, &mut last).await;
            // What was changed and could not be read then is read now.
            if before.is_some()
                && self.trouble().is_none()
                && let Err(error) = self.catalog_refresh().await
            {
                tracing::debug!(error = %crate::chain(&error), "what was changed meanwhile could not be read");
            }
        }
    }

    async fn look(&self, is_doubted: bool, last: &mut Last) {
        let written_ago = self.condition.ago(&self.condition.written_ms);
        if (is_doubted || written_ago >= LOOK_EVERY) && !self.backend.is_reached().await {
            self.condition.become_(Some(Trouble::Away));
            return;
        }
        let was_away = self.trouble() == Some(Trouble::Away);
        if was_away {
            // It answers; whether it can be written is seen at once.
            self.condition.become_(None);
        }
        let has_room = self.backend.free_bytes().is_some_and(|bytes| bytes >= ROOM_BYTES);
        let quiet = if has_room { QUIET_WITH_ROOM } else { QUIET };
        let is_quiet = written_ago.min(last.probed.elapsed()) >= quiet;
        let is_due = (is_doubted || self.trouble().is_some()) && last.probed.elapsed() >= LOOK_EVERY;
        if is_quiet || is_due || was_away {
            last.probed = Instant::now();
            self.probe().await;
        }
    }

    /// Writes a few bytes, unless somebody else is at it.
    async fn probe(&self) {
        if self.backend.is_writing() {
            return;
        }
        match tokio::time::timeout(PROBE_PATIENCE, self.probe_write()).await {
            // A commit says so itself.
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

    async fn probe_write(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        let at = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |at| at.as_secs());
        on_tx!(&mut tx, |connection| sqlx::query(PROBE).bind(at.to_string()).execute(connection).await.map(drop))
            .during("see whether it can be written")?;
        tx.commit().await
    }
}
