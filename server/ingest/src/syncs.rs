//! The state of each data source, written to the store now and then, and which of them a person has
//! paused.

use crate::message::Through;
use domain::Millis;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};
use store::{Store, chain};
use tokio::sync::watch;

/// The shortest time between two writes of a data source's row.
const TELL_EVERY: Duration = Duration::from_secs(10);

/// How often to check whether a person has paused or resumed a data source.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Data sources with an account. Their names come from settings and tokens, so this is far away.
const SOURCES_MAX: usize = 10_000;

#[derive(Default)]
struct Account {
    readings: i64,
    came_at: Option<Millis>,
    errors: i64,
    error: Option<(Millis, String)>,
    told: Option<Instant>,
}

/// The accounts of the data sources, and which are paused.
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

    /// Notes that readings of a data source are committed.
    pub fn came(&self, through: &Through, readings: usize, at: Millis) {
        self.change(through, |account| {
            account.readings += readings as i64;
            account.came_at = Some(at);
        });
    }

    /// Notes an error of a data source.
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

    /// Returns once the data source is not paused.
    pub async fn running(&self, through: &Through) {
        let mut changes = self.changes.subscribe();
        while self.is_paused(through) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Returns once the data source is paused.
    pub async fn paused(&self, through: &Through) {
        let mut changes = self.changes.subscribe();
        while !self.is_paused(through) {
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

    /// Writes the news of every data source that was not written recently.
    ///
    /// # Errors
    /// The store's. What could not be written is written later.
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
            // After one failure the others wait too, so that an outage is reported once.
            if done.is_ok() {
                done = write(store, &through, &mut account).await;
            }
            if done.is_err() {
                self.keep(through, account);
            }
        }
        done
    }

    /// Takes back news that could not be written. News that came meanwhile wins.
    fn keep(&self, through: Through, before: Account) {
        let mut accounts = self.accounts();
        let account = accounts.entry(through).or_default();
        account.readings += before.readings;
        account.errors += before.errors;
        account.came_at = account.came_at.max(before.came_at);
        account.error = account.error.take().or(before.error);
        // It was not written, so it is due.
        account.told = None;
    }

    /// Checks and writes until it is dropped.
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

/// Writes the state of a data source, and clears what is written.
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
