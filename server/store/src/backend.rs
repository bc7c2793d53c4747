//! The two databases behind one [`Store`], and the macros that send a statement, written once, to the one that is open.

use crate::catalog::Catalog;
use crate::condition::Condition;
use crate::error::During;
use crate::server::Server;
use crate::stretch::expanded;
use crate::tail::Tails;
use crate::tx::SqliteTx;
pub(crate) use crate::tx::Tx;
use crate::{Error, Result};
use sqlx::AssertSqlSafe;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, SqliteConnection};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, RwLock};
use std::time::Duration;

pub(crate) enum Backend {
    Sqlite(File),
    Postgres(Box<Server>),
}

/// SQLite: one writer, since it has one; readers beside it.
pub(crate) struct File {
    write: SqlitePool,
    pub read: SqlitePool,
    path: PathBuf,
    /// How often a connection for writing was opened.
    opened: Arc<AtomicU64>,
}

/// The database. Cheap to share behind an `Arc`; every method may be called at the same time as any other.
pub struct Store {
    pub(crate) backend: Backend,
    pub(crate) condition: Arc<Condition>,
    pub(crate) catalog: RwLock<Arc<Catalog>>,
    /// Held for the length of a commit, so that the tails are always those of the ledger.
    pub(crate) tails: tokio::sync::Mutex<Tails>,
    /// Wakes [`Self::settle`].
    pub(crate) unsettled: tokio::sync::Notify,
}

/// Runs one statement outside of a transaction on the pool for reading.
macro_rules! on_read {
    ($store:expr, |$pool:ident| $body:expr) => {
        match &$store.backend {
            $crate::backend::Backend::Sqlite(file) => {
                let $pool = &file.read;
                $body
            }
            $crate::backend::Backend::Postgres(server) => {
                let read = async {
                    let mut connection = server.acquire().await?;
                    let read = {
                        let $pool = &mut *connection;
                        server.unless_away(async { $body }).await
                    };
                    $crate::server::let_go(connection, &read);
                    read
                };
                read.await
            }
        }
    };
}

/// Runs one statement within a [`Tx`].
macro_rules! on_tx {
    ($tx:expr, |$connection:ident| $body:expr) => {
        match $tx {
            $crate::tx::Tx::Sqlite(tx) => {
                let done = {
                    let $connection = &mut **tx;
                    $body
                };
                tx.answered(&done);
                done
            }
            $crate::tx::Tx::Postgres(tx) => {
                let away = tx.away();
                let done = {
                    let $connection = &mut **tx;
                    $crate::server::unless(away, async { $body }).await
                };
                tx.answered(&done);
                done
            }
        }
    };
}

impl Backend {
    /// The statement as this database needs it: see [`expanded`].
    pub(crate) fn statement(&self, sql: &'static str) -> AssertSqlSafe<String> {
        expanded(sql, matches!(self, Backend::Postgres(_)))
    }
}

impl Store {
    /// Opens the database at `url` (`sqlite://path` or `postgres://user:password@host/name`), makes the file where there
    /// is none, brings the schema up to date and reads the catalog.
    ///
    /// # Errors
    /// [`Error::Url`], [`Error::Open`], [`Error::Newer`], [`Error::Migrate`], or a statement's.
    pub async fn open(url: &str) -> Result<Self> {
        let store = Self::connect(url, false).await?;
        store.migrate().await?;
        store.catalog_reload().await?;
        Ok(store)
    }

    pub(crate) async fn connect(url: &str, is_read_only: bool) -> Result<Self> {
        let condition = Arc::<Condition>::default();
        let backend = if url.starts_with("sqlite:") {
            let opened = |source| Error::Open { address: url.to_owned(), source };
            Backend::Sqlite(File::open(url).await.map_err(opened)?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let opened = |source| Error::Open { address: without_password(url), source };
            Backend::Postgres(Box::new(Server::connect(url, condition.clone(), is_read_only).await.map_err(opened)?))
        } else {
            return Err(Error::Url);
        };
        Ok(Self::of(backend, condition))
    }

    pub(crate) fn of(backend: Backend, condition: Arc<Condition>) -> Self {
        Self {
            backend,
            condition,
            catalog: RwLock::default(),
            tails: tokio::sync::Mutex::default(),
            unsettled: tokio::sync::Notify::new(),
        }
    }

    async fn migrate(&self) -> Result<()> {
        let migrated = match &self.backend {
            Backend::Sqlite(file) => sqlx::migrate!("../../migrations/sqlite").run(&file.write).await,
            Backend::Postgres(server) => sqlx::migrate!("../../migrations/postgres").run(&server.pool).await,
        };
        migrated.map_err(|error| match error {
            sqlx::migrate::MigrateError::VersionMissing(version) | sqlx::migrate::MigrateError::VersionTooNew(version, _) => {
                Error::Newer(version)
            }
            error => Error::Migrate(error),
        })
    }

    /// The name of the database in use, for people: `SQLite 3.51.3`, `PostgreSQL 15.18`.
    ///
    /// # Errors
    /// When the database does not answer: also the health check.
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

    /// Tells the planner of PostgreSQL how much there is now: for whoever has just written much into little. By itself it
    /// learns that within a minute. The statements for SQLite leave its planner no choice.
    ///
    /// # Errors
    /// The statement's.
    pub async fn analyze(&self) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(_) => Ok(()),
            Backend::Postgres(server) => server.execute("analyze").await.during("analyze the tables"),
        }
    }

    /// Begins a transaction that writes what follows from what others write: the ledger, its rollups, the catalog, or the
    /// first of something. On PostgreSQL it takes its turn, as SQLite has every writer do.
    pub(crate) async fn begin_turn(&self) -> Result<Tx> {
        let begun = match &self.backend {
            Backend::Sqlite(file) => file.begin(&self.condition).await.map(Tx::Sqlite),
            Backend::Postgres(server) => server.begin_turn().await.map(Tx::Postgres),
        };
        self.begun(begun)
    }

    /// Begins a transaction that writes rows of its own: on PostgreSQL it waits for no other writer.
    pub(crate) async fn begin(&self) -> Result<Tx> {
        let begun = match &self.backend {
            Backend::Sqlite(file) => file.begin(&self.condition).await.map(Tx::Sqlite),
            Backend::Postgres(server) => server.begin().await.map(Tx::Postgres),
        };
        self.begun(begun)
    }

    fn begun(&self, begun: sqlx::Result<Tx>) -> Result<Tx> {
        let begun = begun.during("begin");
        if let Err(error) = &begun {
            self.condition.failed(error);
            self.condition.doubted();
        }
        begun
    }

    /// Begins a transaction that reads, and sees nothing of what others write meanwhile.
    pub(crate) async fn begin_read(&self) -> Result<Tx> {
        match &self.backend {
            Backend::Sqlite(file) => Ok(Tx::Sqlite(SqliteTx::reading(file.read.begin().await.during("begin")?))),
            Backend::Postgres(server) => Ok(Tx::Postgres(server.begin_read().await.during("begin")?)),
        }
    }

    /// Finishes what is under way and closes the database.
    pub async fn close(&self) {
        match &self.backend {
            Backend::Sqlite(file) => {
                file.read.close().await;
                file.write.close().await;
            }
            Backend::Postgres(server) => server.pool.close().await,
        }
    }
}

impl File {
    async fn open(url: &str) -> sqlx::Result<Self> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // NORMAL may take back a commit when the power fails; what is acknowledged must stay.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "memory")
            .statement_cache_capacity(256);
        let path = options.get_filename().to_owned();
        let opened = Arc::<AtomicU64>::default();
        let count = opened.clone();
        let write = SqlitePoolOptions::new().max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None);
        let write = write.before_acquire(|connection, _| is_whole(connection)).after_connect(move |_, _| {
            count.fetch_add(1, Relaxed);
            Box::pin(async { Ok(()) })
        });
        let write = write.connect_with(options.clone()).await?;
        let read = SqlitePoolOptions::new().max_connections(4).before_acquire(|connection, _| is_whole(connection));
        let read = read.connect_with(options.read_only(true)).await?;
        Ok(Self { write, read, path, opened })
    }

    /// One that is only read: what would write says that it cannot.
    pub fn reading(read: SqlitePool, path: PathBuf) -> Self {
        Self { write: read.clone(), read, path, opened: Arc::default() }
    }

    async fn begin(&self, condition: &Arc<Condition>) -> sqlx::Result<SqliteTx> {
        // A read that turns into a write may find the database busy without waiting: say at once that it writes.
        let begun = self.write.begin_with("begin immediate").await?;
        Ok(SqliteTx::writing(begun, condition.clone(), self.opened.load(Relaxed)))
    }
}

/// Whether a connection that comes from a pool can be used: one that is still in a transaction is closed, and another opened.
///
/// SQLite takes a transaction back by itself where a disk is full, for one. The rollback of sqlx then fails, and sqlx takes
/// the connection for being in that transaction for ever: each begin on it would fail.
fn is_whole(connection: &mut SqliteConnection) -> std::pin::Pin<Box<dyn Future<Output = sqlx::Result<bool>> + Send + '_>> {
    Box::pin(async move { Ok(!connection.is_in_transaction()) })
}

impl Backend {
    /// Whether the server says a word; SQLite has none that could be away.
    pub(crate) async fn is_reached(&self) -> bool {
        match self {
            Backend::Sqlite(_) => true,
            Backend::Postgres(server) => server.is_reached().await,
        }
    }

    /// Whether somebody writes just now, so that another would have to wait.
    pub(crate) fn is_writing(&self) -> bool {
        match self {
            Backend::Sqlite(file) => file.write.size() > 0 && file.write.num_idle() == 0,
            Backend::Postgres(_) => false,
        }
    }

    /// How much more goes onto the disk of the database, in bytes, where that can be told.
    pub(crate) fn free_bytes(&self) -> Option<u64> {
        let Backend::Sqlite(file) = self else { return None };
        let folder = file.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let found = rustix::fs::statvfs(folder.unwrap_or_else(|| std::path::Path::new("."))).ok()?;
        Some(found.f_bavail.saturating_mul(found.f_frsize))
    }
}

/// The file of an SQLite database's address, as the database itself reads that; `None` where it has none.
#[must_use]
pub fn sqlite_path(url: &str) -> Option<PathBuf> {
    let is_file = url.starts_with("sqlite:") && !url.contains(":memory:") && !url.contains("mode=memory");
    let options = is_file.then(|| SqliteConnectOptions::from_str(url).ok()).flatten()?;
    Some(options.get_filename().to_owned()).filter(|path| !path.as_os_str().is_empty())
}

/// A database's address as it may be shown: without what stands behind a question mark, which may be a password too.
pub(crate) fn without_password(url: &str) -> String {
    let shown = match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 < at => {
            let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
            format!("{}{user}{}", &url[..scheme + 3], &url[at..])
        }
        _ => url.to_owned(),
    };
    shown.split('?').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_is_shown_without_its_password() {
        assert_eq!(super::without_password("postgres://ann:p@ss@db/green"), "postgres://ann@db/green");
        assert_eq!(super::without_password("postgres://db/green?user=ann&password=p@ss"), "postgres://db/green");
        assert_eq!(super::without_password("sqlite://data/a.db"), "sqlite://data/a.db");
    }
}
