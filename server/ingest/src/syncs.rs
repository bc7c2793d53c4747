//! The state of each data source, written to the store now and then, and which of them a person has
//! paused.

use crate::message::SourceName;
use domain::Millis;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};
use store::{Store, chain};
use tokio::sync::watch;

/// The shortest time between two writes of a data source's row.
const WRITE_EVERY: Duration = Duration::from_secs(10);

/// How often to check whether a person has paused or resumed a data source.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Data sources that are counted. Their names come from settings and tokens, so this is far away.
const SOURCES_MAX: usize = 10_000;

#[derive(Default)]
struct Unwritten {
    readings: i64,
    came_at: Option<Millis>,
    errors: i64,
    error: Option<(Millis, String)>,
    written: Option<Instant>,
}

/// What happened to the data sources and is not written yet, and which are paused.
pub struct Syncs {
    unwritten: Mutex<HashMap<SourceName, Unwritten>>,
    paused: RwLock<HashSet<SourceName>>,
    changes: watch::Sender<u64>,
}

impl Default for Syncs {
    fn default() -> Self {
        Self { unwritten: Mutex::default(), paused: RwLock::default(), changes: watch::channel(0).0 }
    }
}

impl Syncs {
    fn unwritten(&self) -> MutexGuard<'_, HashMap<SourceName, Unwritten>> {
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, source: &SourceName, change: impl FnOnce(&mut Unwritten)) {
        let mut unwritten = self.unwritten();
        if unwritten.contains_key(source) || unwritten.len() < SOURCES_MAX {
            change(unwritten.entry(source.clone()).or_default());
        }
    }

    /// Notes that readings of a data source are committed.
    pub fn came(&self, source: &SourceName, readings: usize, at: Millis) {
        self.change(source, |one| {
            one.readings += readings as i64;
            one.came_at = Some(at);
        });
    }

    /// Notes an error of a data source.
    pub fn failed(&self, source: &SourceName, at: Millis, error: &str) {
        self.change(source, |one| {
            one.errors += 1;
            one.error = Some((at, error.to_owned()));
        });
    }

    /// Whether a person has paused it.
    #[must_use]
    pub fn is_paused(&self, source: &SourceName) -> bool {
        self.paused.read().is_ok_and(|paused| paused.contains(source))
    }

    /// Returns once the data source is not paused.
    pub async fn running(&self, source: &SourceName) {
        let mut changes = self.changes.subscribe();
        while self.is_paused(source) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Returns once the data source is paused.
    pub async fn paused(&self, source: &SourceName) {
        let mut changes = self.changes.subscribe();
        while !self.is_paused(source) {
            if changes.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Reads which data sources are paused. A person may have changed it in this or another
    /// process.
    ///
    /// # Errors
    /// The store's.
    pub async fn look(&self, store: &Store) -> store::Result<()> {
        let paused: HashSet<SourceName> = store
            .data_source_list()
            .await?
            .into_iter()
            .filter(|source| source.paused_at.is_some())
            .map(|source| SourceName::new(source.kind, &source.name))
            .collect();
        if let Ok(mut held) = self.paused.write() {
            if *held == paused {
                return Ok(());
            }
            *held = paused;
        }
        self.changes.send_modify(|count| *count += 1);
        Ok(())
    }

    /// Writes what happened to every data source that was not written recently.
    ///
    /// # Errors
    /// The store's. What could not be written is written later.
    pub async fn write(&self, store: &Store) -> store::Result<()> {
        let due: Vec<(SourceName, Unwritten)> = {
            let mut unwritten = self.unwritten();
            let is_due = |one: &Unwritten| {
                (one.came_at.is_some() || one.errors > 0) && one.written.is_none_or(|written| written.elapsed() >= WRITE_EVERY)
            };
            let due = unwritten.iter_mut().filter(|(_, one)| is_due(one));
            due.map(|(source, one)| {
                let written = Some(Instant::now());
                (source.clone(), std::mem::replace(one, Unwritten { written, ..Unwritten::default() }))
            })
            .collect()
        };
        let mut done = Ok(());
        for (source, mut one) in due {
            // After one failure the others wait too, so that an outage is reported once.
            if done.is_ok() {
                done = write_one(store, &source, &mut one).await;
            }
            if done.is_err() {
                self.keep(source, one);
            }
        }
        done
    }

    /// Takes back what could not be written. What happened meanwhile wins.
    fn keep(&self, source: SourceName, before: Unwritten) {
        let mut unwritten = self.unwritten();
        let one = unwritten.entry(source).or_default();
        one.readings += before.readings;
        one.errors += before.errors;
        one.came_at = one.came_at.max(before.came_at);
        one.error = one.error.take().or(before.error);
        // It was not written, so it is due.
        one.written = None;
    }

    /// Checks and writes until it is dropped.
    pub async fn run(&self, store: &Store) {
        loop {
            for done in [self.look(store).await, self.write(store).await] {
                if let Err(error) = done {
                    tracing::debug!(error = %chain(&error), "how data sources are doing could not be written");
                }
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// Writes the state of a data source, and clears what is written.
async fn write_one(store: &Store, source: &SourceName, one: &mut Unwritten) -> store::Result<()> {
    if let Some(at) = one.came_at {
        store.data_source_synced(source.kind, &source.name, at, one.readings).await?;
        (one.came_at, one.readings) = (None, 0);
    }
    if let Some((at, error)) = &one.error {
        store.data_source_failed(source.kind, &source.name, *at, one.errors, error).await?;
        (one.error, one.errors) = (None, 0);
    }
    Ok(())
}
