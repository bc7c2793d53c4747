//! The newest readings of each channel, kept in memory. They are what a reading that comes in order
//! needs to be understood, so that live ingest reads nothing back. Only for SQLite, whose one
//! writer can tell when another process wrote; with PostgreSQL the ledger is read each time.

use crate::Result;
use crate::backend::Tx;
use crate::error::During;
use domain::course::{CONTEXT, REACH};
use domain::{ChannelId, Millis, Reading, Zone};
use std::collections::HashMap;

/// The end of one channel's ledger.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tail {
    /// In order of time, without a gap up to the newest.
    pub readings: Vec<Reading>,
    /// The ledger has nothing older than the first of them.
    pub is_whole: bool,
    /// No reading before the first of them is above a later one that came after this instant.
    pub fell_at: Millis,
}

/// The known tails, and the state of the database they are valid for.
#[derive(Default)]
pub(crate) struct Tails {
    pub of: HashMap<ChannelId, Tail>,
    /// The number of the write connection, and its `data_version`: each connection counts its own.
    pub data_version: Option<(u64, i64)>,
}

impl Tail {
    /// Whether a reading at `at` can be understood from the tail alone, without the ledger.
    pub fn reaches(&self, zone: &Zone, at: Millis) -> bool {
        if self.is_whole {
            return true;
        }
        let index = self.readings.partition_point(|reading| reading.at < at);
        let Some(first) = index.checked_sub(REACH).map(|i| self.readings[i].at) else { return false };
        let hour = zone.hour(first).start;
        self.readings.partition_point(|reading| reading.at <= hour) >= CONTEXT
    }

    /// Adds new readings. If two have the same instant, the first one stays.
    pub fn insert(&mut self, new: &[Reading]) {
        let is_append = match (self.readings.last(), new.first()) {
            (Some(last), Some(first)) => last.at < first.at,
            _ => true,
        };
        if is_append {
            self.readings.extend_from_slice(new);
            return;
        }
        for reading in new {
            let index = self.readings.partition_point(|known| known.at < reading.at);
            if self.readings.get(index).is_none_or(|known| known.at != reading.at) {
                self.readings.insert(index, *reading);
            }
        }
    }

    /// Drops what the next reading in order will not need.
    pub fn trim(&mut self, zone: &Zone) {
        let Some(pivot) = self.readings.len().checked_sub(REACH + 1) else { return };
        let hour = zone.hour(self.readings[pivot].at).start;
        let keep = self.readings.partition_point(|reading| reading.at <= hour).saturating_sub(CONTEXT + REACH);
        if keep > 0 {
            self.fell_at = last_fall(&self.readings[..=keep]).unwrap_or(self.fell_at);
            self.readings.drain(..keep);
            self.is_whole = false;
        }
    }
}

/// When a register last fell among these readings.
pub(crate) fn last_fall(readings: &[Reading]) -> Option<Millis> {
    readings.windows(2).rev().find(|pair| pair[1].value < pair[0].value).map(|pair| pair[1].at)
}

impl Tails {
    /// Drops everything if another process has written to the database since.
    pub async fn check(&mut self, tx: &mut Tx) -> Result<()> {
        if let Tx::Sqlite(tx) = tx {
            let version = sqlx::query_scalar("pragma data_version").fetch_one(&mut **tx).await;
            tx.answered(&version);
            let version: i64 = version.during("look for other writers")?;
            let version = Some((tx.opened, version));
            if std::mem::replace(&mut self.data_version, version) != version {
                self.of.clear();
            }
        }
        Ok(())
    }
}
