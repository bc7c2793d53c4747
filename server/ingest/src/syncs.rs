//! How each data source is doing, told to the store seldom, and which of them a person has paused.

use crate::message::Through;
use domain::Millis;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};
use store::{Store, chain};
use tokio::sync::watch;

/// How often a data source's row is written at most.
const TELL_EVERY: Duration = Duration::from_secs(10);

/// How often is looked whether a person has paused one or let it go on.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Data sources that are kept account of; names come from settings and tokens, so this is far away.
const SOURCES_MAX: usize = 10_000;

#[derive(Default)]
struct Account {
    readings: i64,
    came_at: Option<Millis>,
    errors: i64,
    error: Option<(Millis, String)>,
    told: Option<Instant>,
}

/// See the module.
pub struct Syncs {
    accounts: Mutex<HashMap<Through, Account>>,
    paused: RwLock<HashSet<Through>>,
    changes: watch::Sender<u64>,
}

impl Default for Syncs {
    fn default() -> Self {
        Self { accounts: Mutex::default(), paused: RwLock::default(), changes: watch::channel(0).0 }
    }
}

impl Syncs {
    fn accounts(&self) -> MutexGuard<'_, HashMap<Through, Account>> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, through: &Through, change: impl FnOnce(&mut Account)) {
        let mut accounts = self.accounts();
        if accounts.contains_key(through) || accounts.len() < SOURCES_MAX {
            change(accounts.entry(through.clone()).or_default());
        }
    }

    /// Says that readings came through a data source and are committed.
    pub fn came(&self, through: &Through, readings: usize, at: Millis) {
        self.change(through, |account| {
            account.readings += readings as i64;
            account.came_at = Some(at);
        });
    }

    /// Says that something went wrong with a data source.
    pub fn failed(&self, through: &Through, at: Millis, error: &str) {
        self.change(through, |account| {
            account.errors += 1;
            account.error = Some((at, error.to_owned()));
        });
    }

    /// Whether a person has paused it.
    #[must_use]
    pub fn is_paused(&self, through: &Through) -> bool {
        self.paused.read().is_ok_and(|paused| paused.contains(through))
    }

    /// Returns once the data source is not paused (any more).
    pub async fn running(&self, through: &Through) {
        let mut changes = self.changes.subscribe();
        while self.is_paused(through) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Returns once the data source is paused, as long as the process lives.
    pub async fn paused(&self, through: &Through) {
        let mut changes = self.changes.subscribe();
        while !self.is_paused(through) {
            if changes.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Reads which data sources are paused, as persons may have changed it in this or another process.
    ///
    /// # Errors
    /// The store's.
    pub async fn look(&self, store: &Store) -> store::Result<()> {
        let paused: HashSet<Through> = store
            .data_source_list()
            .await?
            .into_iter()
            .filter(|source| source.paused_at.is_some())
            .map(|source| Through::new(source.kind, &source.name))
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

    /// Writes what has happened since it was last written, of every data source that was not written just now.
    ///
    /// # Errors
    /// The store's; what could not be written is written later.
    pub async fn tell(&self, store: &Store) -> store::Result<()> {
        let due: Vec<(Through, Account)> = {
            let mut accounts = self.accounts();
            let is_due = |account: &Account| {
                (account.came_at.is_some() || account.errors > 0) && account.told.is_none_or(|told| told.elapsed() >= TELL_EVERY)
            };
            let due = accounts.iter_mut().filter(|(_, account)| is_due(account));
            due.map(|(through, account)| {
                let told = Some(Instant::now());
                (through.clone(), std::mem::replace(account, Account { told, ..Account::default() }))
            })
            .collect()
        };
        let mut done = Ok(());
        for (through, mut account) in due {
            // After one that failed the others wait too: nobody needs to hear of it as often.
            if done.is_ok() {
                done = write(store, &through, &mut account).await;
            }
            if done.is_err() {
                self.keep(through, account);
            }
        }
        done
    }

    /// Takes back what could not be told; what came meanwhile is newer.
    fn keep(&self, through: Through, before: Account) {
        let mut accounts = self.accounts();
        let account = accounts.entry(through).or_default();
        account.readings += before.readings;
        account.errors += before.errors;
        account.came_at = account.came_at.max(before.came_at);
        account.error = account.error.take().or(before.error);
        // It was not written: it is due.
        account.told = None;
    }

    /// Looks and tells until it is dropped.
    pub async fn run(&self, store: &Store) {
        loop {
            for done in [self.look(store).await, self.tell(store).await] {
                if let Err(error) = done {
                    tracing::debug!(error = %chain(&error), "how data sources are doing could not be told");
                }
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// Writes how a data source is doing, and forgets what is written.
async fn write(store: &Store, through: &Through, account: &mut Account) -> store::Result<()> {
    if let Some(at) = account.came_at {
        store.data_source_synced(through.kind, &through.name, at, account.readings).await?;
        (account.came_at, account.readings) = (None, 0);
    }
    if let Some((at, error)) = &account.error {
        store.data_source_failed(through.kind, &through.name, *at, account.errors, error).await?;
        (account.error, account.errors) = (None, 0);
    }
    Ok(())
}
