//! The only way into the ledger. One transaction holds the readings, the rollups that follow from
//! them, and the rejects.

use super::brought;
use crate::backend::Tx;
use crate::intake::announcement;
use crate::ledger::commit::commit;
use crate::ledger::reject;
use crate::ledger::tail::Tails;
use crate::store::record::{self, Thing};
use crate::{Announcement, Catalog, Committed, Conflict, Entry, Error, Reject, Result, Store};
use serde_json::json;
use std::sync::Arc;

/// The progress of [`Store::reading_bring`].
pub struct Bringing {
    /// The indices of the entries of each remaining step.
    left: Vec<Vec<usize>>,
    /// The result so far.
    pub done: Committed,
}

impl Bringing {
    /// The start, with `count` entries to do.
    #[must_use]
    pub fn of(count: usize) -> Self {
        Self { left: vec![(0..count).collect()], done: Committed::default() }
    }
}

impl Store {
    /// Writes readings, updates all rollups of channels, buildings and sites, and files the
    /// rejects. On an error nothing is written. Writing a reading twice changes nothing. Another
    /// value for a taken instant is a conflict: it is reported and not written.
    ///
    /// # Errors
    /// When a statement fails. [`crate::Error::is_passing`] tells whether a retry may succeed.
    pub async fn reading_commit(&self, entries: &[Entry], rejects: &[Reject]) -> Result<Committed> {
        self.commit(entries, rejects, &[], usize::MAX, false).await
    }

    /// Writes readings from files and people, and records their origin. Large work is split into
    /// steps, so that others can write in between. The newest readings go first, because history is
    /// mostly older than what is stored.
    ///
    /// # Errors
    /// As for [`Self::reading_commit`]. Earlier steps stay and are in `bringing`. A retry with it
    /// continues from there.
    pub async fn reading_bring(&self, entries: &[Entry], bringing: &mut Bringing) -> Result<()> {
        while let Some(mut step) = bringing.left.pop() {
            let some: Vec<Entry> = step.iter().map(|&i| entries[i]).collect();
            match self.commit(&some, &[], &[], ROWS_BEYOND_MAX, true).await {
                Ok(mut committed) => {
                    let done = &mut bringing.done;
                    done.stored.append(&mut committed.stored);
                    done.repeated.extend(committed.repeated.into_iter().map(|place| step[place]));
                    let conflicts = committed.conflicts.into_iter();
                    done.conflicts.extend(conflicts.map(|one| Conflict { place: step[one.place], ..one }));
                }
                Err(Error::Costly(_)) => {
                    step.sort_by_key(|&i| entries[i].reading.at);
                    let newer = step.split_off(step.len() / 2);
                    bringing.left.extend([step, newer]);
                }
                Err(error) => {
                    bringing.left.push(step);
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// Like [`Store::reading_commit`], and stores announcements in the same transaction, so that
    /// readings are never kept without the messages that explain them.
    ///
    /// # Errors
    /// As for [`Self::reading_commit`]; and [`Error::Costly`] if several readings together would
    /// write more than other writers can wait for.
    pub async fn reading_commit_announced(
        &self,
        entries: &[Entry],
        rejects: &[Reject],
        announcements: &[Announcement],
    ) -> Result<Committed> {
        self.commit(entries, rejects, announcements, ROWS_BEYOND_MAX, false).await
    }

    async fn commit(
        &self,
        entries: &[Entry],
        rejects: &[Reject],
        announcements: &[Announcement],
        rows_beyond_max: usize,
        is_brought: bool,
    ) -> Result<Committed> {
        let mut held = self.tails.lock().await;
        // Taken out, so that no tails remain if the commit fails or its caller stops waiting: they
        // would hold readings that are not in the ledger.
        let mut tails = std::mem::take(&mut *held);
        let mut tx = self.begin_turn().await?;
        let (committed, moved) = match self.commit_entries(&mut tx, entries, &mut tails, rows_beyond_max).await {
            Ok(done) => done,
            Err(error) => {
                if let Error::Costly(_) = error {
                    // The tails stay valid, except for these channels: theirs may hold readings
                    // that were not written.
                    let catalog = self.catalog();
                    for entry in entries {
                        tails.of.remove(&catalog.redirects.get(&entry.channel_id).map_or(entry.channel_id, |to| to.into));
                    }
                    *held = tails;
                }
                return Err(error);
            }
        };
        if is_brought {
            brought::put(&mut tx, &committed.stored).await?;
            if let [one] = committed.stored.as_slice() {
                tell(&mut tx, &self.catalog(), one).await?;
            }
        }
        announcement::put(&mut tx, announcements).await?;
        reject::insert(&mut tx, rejects).await?;
        self.end(tx).await?;
        *held = tails;
        if let Some(catalog) = moved {
            self.catalog_keep(&Arc::new(catalog));
        }
        Ok(committed)
    }

    /// Writes rows and the rollups that follow, within a transaction. Also returns the new catalog
    /// if the commit changes it.
    pub(crate) async fn commit_entries(
        &self,
        tx: &mut Tx,
        entries: &[Entry],
        tails: &mut Tails,
        rows_beyond_max: usize,
    ) -> Result<(Committed, Option<Catalog>)> {
        if entries.is_empty() {
            return Ok((Committed::default(), None));
        }
        tails.check(tx).await?;
        let catalog = self.catalog_current(tx).await?;
        commit(tx, &catalog, entries, tails, rows_beyond_max).await
    }
}

/// Tells of a single reading that somebody brought. Those of a file are told as an import.
async fn tell(tx: &mut Tx, catalog: &Catalog, entry: &Entry) -> Result<()> {
    let channel = catalog.channels.get(&entry.channel_id);
    let Some((channel, meter)) = channel.and_then(|channel| Some((channel, catalog.meters.get(&channel.meter_id)?))) else {
        return Ok(());
    };
    let thing = Thing { kind: "meter", id: Some(meter.meter_id.to_string()), name: Some(&meter.name) };
    let told = json!({ "field": channel.field, "at": entry.reading.at, "value": entry.reading.value });
    record::changed(tx, "reading.added", &thing, (None, Some(told))).await
}

/// How many rows beyond those of its new readings a commit may write, for channels and the places
/// above them. They take a small fraction of a second.
const ROWS_BEYOND_MAX: usize = 20_000;
