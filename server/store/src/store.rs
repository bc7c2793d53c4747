//! What everybody is handed: the open database, the catalog in memory, and the ends of the ledger.
//! It opens, begins transactions, and keeps the catalog up to date. Each file on the floors above
//! adds the methods of its subject.

mod difference;
mod follow;
mod read_only;
pub(crate) mod record;
mod seen;
mod watch;

use crate::backend::condition::Condition;
use crate::backend::tx::Begin;
use crate::backend::{Backend, Tx};
use crate::catalog::{rows, version};
use crate::error::During;
use crate::ledger::tail::Tails;
use crate::{Catalog, Result};
use domain::{Sight, SiteId};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, RwLock};

/// The database. Cheap to share behind an `Arc`; methods may be called concurrently.
pub struct Store {
    pub(crate) backend: Backend,
    pub(crate) condition: Arc<Condition>,
    pub(crate) catalog: RwLock<Arc<Catalog>>,
    /// The catalog as people see it who see some buildings only.
    seen: seen::Seen,
    /// Locked during a commit, so that the tails always match the ledger.
    pub(crate) tails: tokio::sync::Mutex<Tails>,
    /// The site whose zone this process is changing, with the channels that are done and all of them.
    pub(crate) rezoning: std::sync::Mutex<Option<(domain::SiteId, usize, usize)>>,
    /// Wakes [`Self::settle`].
    pub(crate) unsettled: tokio::sync::Notify,
    /// How often this process has changed people or ended sessions.
    pub(crate) people_changes: AtomicU64,
}

impl Store {
    /// Opens the database at `url` (`sqlite://path` or `postgres://user:password@host/name`).
    /// Creates a missing SQLite file, migrates the schema and reads the catalog.
    ///
    /// # Errors
    /// [`crate::Error::Url`], [`crate::Error::Open`], [`crate::Error::Newer`],
    /// [`crate::Error::Migrate`], or when a statement fails.
    pub async fn open(url: &str) -> Result<Self> {
        let store = Self::connect(url, false).await?;
        store.backend.migrate().await?;
        store.catalog_reload().await?;
        Ok(store)
    }

    /// Connects without a migration and without the catalog.
    pub(crate) async fn connect(url: &str, is_read_only: bool) -> Result<Self> {
        let condition = Arc::<Condition>::default();
        Ok(Self::of(Backend::open(url, &condition, is_read_only).await?, condition))
    }

    /// A store without its catalog.
    pub(crate) fn of(backend: Backend, condition: Arc<Condition>) -> Self {
        Self {
            backend,
            condition,
            catalog: RwLock::default(),
            seen: seen::Seen::default(),
            tails: tokio::sync::Mutex::default(),
            rezoning: std::sync::Mutex::default(),
            unsettled: tokio::sync::Notify::new(),
            people_changes: AtomicU64::new(0),
        }
    }

    /// How many bytes are left on the disk of the database file; `None` if there is no file here, or the system does not
    /// say.
    #[must_use]
    pub fn free_bytes(&self) -> Option<u64> {
        self.backend.free_bytes()
    }

    /// The name and version of the database, for display: `SQLite 3.51.3`, `PostgreSQL 15.18`.
    ///
    /// # Errors
    /// When the database does not answer. The health check relies on this.
    pub async fn version(&self) -> Result<String> {
        match &self.backend {
            Backend::Sqlite(_) => {
                let version: String = self.ask("select sqlite_version()").await?;
                Ok(format!("SQLite {version}"))
            }
            Backend::Postgres(_) => {
                let version = self.ask("show server_version").await?;
                Ok(format!("PostgreSQL {}", version.split(' ').next().unwrap_or_default()))
            }
        }
    }

    async fn ask(&self, sql: &'static str) -> Result<String> {
        on_read!(self, |pool| sqlx::query_scalar(sql).fetch_one(pool).await).during("ask the database")
    }

    /// Updates the statistics of PostgreSQL's planner. Call it after writing many rows into a small
    /// table: PostgreSQL itself takes up to a minute to notice. SQLite needs nothing: its statements
    /// leave the planner no choice.
    ///
    /// # Errors
    /// When the statement fails.
    pub async fn analyze(&self) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(_) => Ok(()),
            Backend::Postgres(server) => server.execute("analyze").await.during("analyze the tables"),
        }
    }

    /// Begins a write transaction that depends on what others write: the ledger, its rollups, the
    /// catalog, or the first row of something. On PostgreSQL it waits its turn; on SQLite every
    /// writer does so anyway.
    pub(crate) async fn begin_turn(&self) -> Result<Tx> {
        self.begin_to_write(Begin::Turn).await
    }

    /// Begins a transaction that writes only its own rows. On PostgreSQL it waits for no other
    /// writer.
    pub(crate) async fn begin(&self) -> Result<Tx> {
        self.begin_to_write(Begin::Own).await
    }

    async fn begin_to_write(&self, how: Begin) -> Result<Tx> {
        let begun = self.backend.begin(how, &self.condition).await;
        if let Err(error) = &begun {
            self.condition.failed(error);
            self.condition.doubted();
        }
        let mut tx = begun?;
        record::begun(&mut tx).await?;
        Ok(tx)
    }

    /// Commits a transaction, with a line of the record if somebody acts and nothing told more.
    pub(crate) async fn end(&self, mut tx: Tx) -> Result<()> {
        if tx.is_writing() {
            record::asked_for(&mut tx, &self.catalog()).await?;
        }
        tx.commit_silently().await?;
        record::committed();
        Ok(())
    }

    /// Begins a read transaction on a snapshot: it sees nothing that others write meanwhile.
    pub(crate) async fn begin_read(&self) -> Result<Tx> {
        self.backend.begin(Begin::Read, &self.condition).await
    }

    /// Waits for running work, then closes the database.
    pub async fn close(&self) {
        self.backend.close().await;
    }
}

impl Store {
    /// The current catalog. It is a snapshot: call again to see later changes.
    #[must_use]
    pub fn catalog(&self) -> Arc<Catalog> {
        match self.catalog.read() {
            Ok(catalog) => catalog.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// What a caller may see of the catalog. What pages, the API and jobs read begins here: a place
    /// that is not in it is answered as one that does not exist.
    #[must_use]
    pub fn catalog_for(&self, sight: &Sight) -> Arc<Catalog> {
        self.seen.of(sight, self.catalog())
    }

    /// Whether somebody who sees this sees every building of a site.
    #[must_use]
    pub fn is_whole(&self, sight: &Sight, site_id: SiteId) -> bool {
        let all = self.catalog();
        let mut buildings = all.buildings.values().filter(|building| building.site_id == site_id);
        match sight {
            Sight::All => true,
            Sight::Nothing => false,
            Sight::Buildings(seen) => buildings.all(|building| seen.contains(&building.building_id)),
        }
    }

    /// Rereads the whole catalog.
    ///
    /// # Errors
    /// When a statement fails, or a row holds a value that this version does not know.
    pub async fn catalog_reload(&self) -> Result<Arc<Catalog>> {
        // Read from one snapshot, so that later additions are all that it misses.
        let mut tx = self.begin_read().await?;
        let catalog = Arc::new(self.catalog_read(&mut tx).await?);
        tx.commit_silently().await?;
        self.catalog_keep(&catalog);
        Ok(catalog)
    }

    /// The catalog with the changes of other processes. Rereads it only if it is out of date.
    ///
    /// # Errors
    /// As [`Self::catalog_reload`].
    pub async fn catalog_refresh(&self) -> Result<Arc<Catalog>> {
        let (version, added): (i64, i64) =
            on_read!(self, |pool| sqlx::query_as(version::VERSION).fetch_one(pool).await).during("look for changes")?;
        let held = self.catalog();
        if held.version == version {
            return Ok(held);
        }
        if held.shape() != version - added {
            return self.catalog_reload().await;
        }
        // Read from one snapshot: otherwise it might see a new channel but not its new meter.
        let mut tx = self.begin_read().await?;
        let catalog = self.catalog_current(&mut tx).await;
        tx.commit_silently().await?;
        catalog
    }

    /// The catalog for a transaction that has not changed it. Returns the held one, or a new one if
    /// another process changed something. The same applies after a change whose caller stopped
    /// waiting.
    pub(crate) async fn catalog_current(&self, tx: &mut Tx) -> Result<Arc<Catalog>> {
        let (version, added) = version::seen(tx).await?;
        let held = self.catalog();
        if held.version == version {
            return Ok(held);
        }
        let catalog = Arc::new(match held.shape() == version - added && held.version < version {
            true => rows::read_added(tx, &held).await?,
            false => rows::read(tx, &held).await?,
        });
        self.catalog_keep(&catalog);
        Ok(catalog)
    }

    /// The whole catalog as `tx` sees it, to be kept or not.
    pub(crate) async fn catalog_read(&self, tx: &mut Tx) -> Result<Catalog> {
        rows::read(tx, &self.catalog()).await
    }

    /// Counts and commits a change whose new catalog is `catalog`, and keeps that.
    pub(crate) async fn catalog_commit(&self, mut tx: Tx, mut catalog: Catalog) -> Result<()> {
        (catalog.version, catalog.added) = version::changed(&mut tx).await?;
        record::catalog_changed(&mut tx, &self.catalog(), &catalog).await?;
        self.end(tx).await?;
        self.catalog_keep(&Arc::new(catalog));
        Ok(())
    }

    /// Counts and commits a change to prices, emissions or accounts, and reads only these.
    pub(crate) async fn money_commit(&self, mut tx: Tx) -> Result<()> {
        let held = self.catalog();
        let catalog = if version::seen(&mut tx).await?.0 == held.version {
            let mut catalog = Catalog::clone(&held);
            rows::read_money(&mut tx, &held, &mut catalog).await?;
            catalog
        } else {
            // Another process changed it. Not kept before the commit: it holds what `tx` changed.
            rows::read(&mut tx, &held).await?
        };
        self.catalog_commit(tx, catalog).await
    }

    /// Commits changed rollups. `catalog` is what `tx` began with; a gap of months may end later now.
    pub(crate) async fn rollups_commit(&self, mut tx: Tx, catalog: &Catalog) -> Result<()> {
        let seen = version::seen(&mut tx).await?;
        if seen == (catalog.version, catalog.added) {
            return self.end(tx).await;
        }
        let mut catalog = catalog.clone();
        (catalog.version, catalog.added) = seen;
        catalog.gaps_until = rows::gaps_until(&mut tx).await?;
        self.end(tx).await?;
        self.catalog_keep(&Arc::new(catalog));
        Ok(())
    }

    /// Stores the catalog unless a newer one is held: two tasks may have read it at the same time.
    pub(crate) fn catalog_keep(&self, catalog: &Arc<Catalog>) {
        let mut held = match self.catalog.write() {
            Ok(held) => held,
            Err(poisoned) => poisoned.into_inner(),
        };
        if held.version <= catalog.version {
            *held = catalog.clone();
        }
    }
}
