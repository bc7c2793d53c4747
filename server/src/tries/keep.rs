//! Who was right is kept with the data, so that a restart while somebody guesses locks nobody out. What is kept are numbers
//! that tell nothing of an address or a name without the server's key.

use super::Tries;
use super::book::Id;
use crate::sign_in::bytes_of;
use domain::{DAY_MS, Millis};
use std::time::Duration;
use store::{Store, chain};

/// Where.
const NAME: &str = "visitors_known";

/// How often is looked for somebody new.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The counter with this key, and who was right before by what was kept.
///
/// # Errors
/// The store's.
pub async fn open(store: &Store, key: [u8; 32]) -> store::Result<Tries> {
    let tries = Tries::new(key);
    if let Some(kept) = store.setting_get(NAME).await? {
        tries.restore(&kept, ingest::now_ms());
    }
    Ok(tries)
}

/// Keeps who was right, until it is dropped.
pub async fn run(store: &Store, tries: &Tries) {
    let (mut kept_met, mut kept_at) = (0, tries.now());
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let (met, now) = (tries.book().met(), tries.now());
        // Once a day all the same, for when they were seen last.
        if met == kept_met && now - kept_at < DAY_MS {
            continue;
        }
        match store.setting_put(NAME, &tries.written(ingest::now_ms())).await {
            Ok(()) => (kept_met, kept_at) = (met, now),
            Err(error) => tracing::debug!(error = %chain(&error), "who was right could not be kept; it is tried again"),
        }
    }
}

impl Tries {
    /// A line for each who was right: their number and when, by the wall's clock.
    pub(super) fn written(&self, wall: Millis) -> String {
        let now = self.now();
        let known = self.book().known();
        known.iter().map(|(id, seen_at)| format!("{} {}\n", crate::assets::hex(id), wall - (now - seen_at))).collect()
    }

    /// What cannot be read, or is of times to come, is left out.
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
