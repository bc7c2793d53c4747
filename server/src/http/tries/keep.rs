//! Keeps the visitors who were right with the data, so that a restart while somebody guesses locks
//! nobody out. Only keyed hashes are kept. They reveal no address or name without the server's key.

use super::Tries;
use super::book::Id;
use crate::hex::{bytes_of, hex};
use domain::{Clock, DAY_MS, Millis};
use std::time::Duration;
use store::{Store, chain};

/// The setting that holds them.
const NAME: &str = "visitors_known";

/// Interval between checks for new visitors.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The counter with this key and the visitors that were kept before `now`.
///
/// # Errors
/// The store's.
pub async fn open(store: &Store, key: [u8; 32], now: Millis) -> store::Result<Tries> {
    let tries = Tries::new(key);
    if let Some(kept) = store.setting_get(NAME).await? {
        tries.restore(&kept, now);
    }
    Ok(tries)
}

/// Saves the visitors who were right, until it is dropped.
pub async fn run(store: &Store, tries: &Tries, clock: &Clock) {
    let (mut kept_met, mut kept_at) = (0, tries.now());
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let (met, now) = (tries.book().met(), tries.now());
        // Save at least once a day, to update when they were last seen.
        if met == kept_met && now - kept_at < DAY_MS {
            continue;
        }
        match store.setting_put(NAME, &tries.written(clock.now())).await {
            Ok(()) => (kept_met, kept_at) = (met, now),
            Err(error) => tracing::debug!(error = %chain(&error), "who was right could not be kept; it is tried again"),
        }
    }
}

impl Tries {
    /// One line per visitor who was right: the hash and the time by the wall clock.
    pub(super) fn written(&self, wall: Millis) -> String {
        let now = self.now();
        let known = self.book().known();
        known.iter().map(|(id, seen_at)| format!("{} {}\n", hex(id), wall - (now - seen_at))).collect()
    }

    /// Skips lines that cannot be read or lie in the future.
    pub(super) fn restore(&self, kept: &str, wall: Millis) {
        let now = self.now();
        let mut book = self.book();
        for (id, seen_at) in kept.lines().filter_map(read).filter(|(_, seen_at)| *seen_at <= wall) {
            book.remember(id, now - (wall - seen_at));
        }
    }
}

fn read(line: &str) -> Option<(Id, Millis)> {
    let (id, seen_at) = line.split_once(' ')?;
    Some((bytes_of(id)?.try_into().ok()?, seen_at.parse().ok()?))
}
