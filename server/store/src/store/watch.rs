//! Watches whether the database can be written and whether it answers. Normal writes tell; a probe
//! tells when there are none. Leaves out what follows from it.

use crate::error::During;
use crate::{Result, Store, Trouble};
use domain::{Clock, Millis};
use std::time::{Duration, Instant};

/// How often the database is checked.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// The shortest time between two checks, however often one is asked for.
const LOOK_APART: Duration = Duration::from_millis(200);
/// A probe is written after this long without another write.
const QUIET: Duration = Duration::from_secs(4);
/// The same if the disk has room: other faults are rare, and every write wears out an SD card.
const QUIET_WITH_ROOM: Duration = Duration::from_secs(60);
/// A disk with less free space than this may soon be full.
const ROOM_BYTES: u64 = 64 * 1024 * 1024;
/// A probe that takes longer than this tells nothing: others are writing.
const PROBE_PATIENCE: Duration = Duration::from_secs(3);

/// When the database was last checked, and last probed.
struct Last {
    looked: Instant,
    probed: Instant,
    /// A doubt that no probe has settled yet, because somebody was writing.
    is_doubted: bool,
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
        let mut last = Last { looked: Instant::now(), probed: Instant::now(), is_doubted: false };
        loop {
            let is_doubted = tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => false,
                () = self.condition.in_doubt() => true,
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
        let is_doubted = is_doubted || last.is_doubted;
        last.is_doubted = false;
        let written_ago = self.condition.written_ago();
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
        if !(is_quiet || is_due || was_away) {
            return;
        }
        // Whoever is writing will tell, unless it is the failed write itself that is being undone.
        if self.backend.is_writing() {
            last.is_doubted = is_doubted;
            return;
        }
        last.probed = Instant::now();
        self.probe(clock.now()).await;
    }

    /// Writes a few bytes.
    async fn probe(&self, now: Millis) {
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
        self.end(tx).await
    }
}
