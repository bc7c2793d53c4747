//! The two databases behind one [`Store`], and the macros that send a statement, written once, to
//! whichever database is open.

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

/// SQLite allows one writer, so one connection writes; others read.
pub(crate) struct File {
    write: SqlitePool,
    pub read: SqlitePool,
    path: PathBuf,
    /// How often a write connection was opened.
    opened: Arc<AtomicU64>,
}

/// The database. Cheap to share behind an `Arc`; methods may be called concurrently.
pub struct Store {
    pub(crate) backend: Backend,
    pub(crate) condition: Arc<Condition>,
    pub(crate) catalog: RwLock<Arc<Catalog>>,
    /// Locked during a commit, so that the tails always match the ledger.
    pub(crate) tails: tokio::sync::Mutex<Tails>,
    /// Wakes [`Self::settle`].
    pub(crate) unsettled: tokio::sync::Notify,
}

/// Runs one statement outside a transaction, on the read pool.
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

/// Runs one statement in a [`Tx`].
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
    /// The statement in this database's form: see [`expanded`].
    pub(crate) fn statement(&self, sql: &'static str) -> AssertSqlSafe<String> {
        expanded(sql, matches!(self, Backend::Postgres(_)))
    }
}

impl Store {
    /// Opens the database at `url` (`sqlite://path` or `postgres://user:password@host/name`).
    /// Creates a missing SQLite file, migrates the schema and reads the catalog.
    ///
    /// # Errors
    /// [`Error::Url`], [`Error::Open`], [`Error::Newer`], [`Error::Migrate`], or when a statement
    /// fails.
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
            Backend::Sqlite(file) => store_macros::migrate!("../../migrations/sqlite").run(&file.write).await,
            Backend::Postgres(server) => store_macros::migrate!("../../migrations/postgres").run(&server.pool).await,
        };
        migrated.map_err(|error| match error {
            sqlx::migrate::MigrateError::VersionMissing(version) | sqlx::migrate::MigrateError::VersionTooNew(version, _) => {
                Error::Newer(version)
            }
            error => Error::Migrate(error),
        })
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
        let begun = match &self.backend {
            Backend::Sqlite(file) => file.begin(&self.condition).await.map(Tx::Sqlite),
            Backend::Postgres(server) => server.begin_turn().await.map(Tx::Postgres),
        };
        self.begun(begun)
    }

    /// Begins a transaction that writes only its own rows. On PostgreSQL it waits for no other
    /// writer.
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

    /// Begins a read transaction on a snapshot: it sees nothing that others write meanwhile.
    pub(crate) async fn begin_read(&self) -> Result<Tx> {
        match &self.backend {
            Backend::Sqlite(file) => Ok(Tx::Sqlite(SqliteTx::reading(file.read.begin().await.during("begin")?))),
            Backend::Postgres(server) => Ok(Tx::Postgres(server.begin_read().await.during("begin")?)),
        }
    }

    /// Waits for running work, then closes the database.
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
            // With NORMAL, a power failure may lose a commit. Acknowledged readings must survive.
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

    /// A read-only database: the write pool is the read pool, so writes fail.
    pub fn reading(read: SqlitePool, path: PathBuf) -> Self {
        Self { write: read.clone(), read, path, opened: Arc::default() }
    }

    async fn begin(&self, condition: &Arc<Condition>) -> sqlx::Result<SqliteTx> {
        // A read that becomes a write may fail as busy at once, so declare the write up front.
        let begun = self.write.begin_with("begin immediate").await?;
        Ok(SqliteTx::writing(begun, condition.clone(), self.opened.load(Relaxed)))
    }
}

/// Whether a pooled connection can be used. One still in a transaction is closed and replaced.
///
/// SQLite can roll back a transaction by itself, for example when the disk is full. The rollback of
/// `sqlx` then fails, and `sqlx` believes the connection is still in that transaction: every
/// further begin on it would fail.
fn is_whole(connection: &mut SqliteConnection) -> std::pin::Pin<Box<dyn Future<Output = sqlx::Result<bool>> + Send + '_>> {
    Box::pin(async move { Ok(!connection.is_in_transaction()) })
}

impl Backend {
    /// Whether the server answers. Always true for SQLite, which has no server.
    pub(crate) async fn is_reached(&self) -> bool {
        match self {
            Backend::Sqlite(_) => true,
            Backend::Postgres(server) => server.is_reached().await,
        }
    }

    /// Whether SQLite's writer is busy, so that another writer would wait. Always false for
    /// PostgreSQL.
    pub(crate) fn is_writing(&self) -> bool {
        match self {
            Backend::Sqlite(file) => file.write.size() > 0 && file.write.num_idle() == 0,
            Backend::Postgres(_) => false,
        }
    }

    /// Free space on the database's disk, in bytes; `None` for PostgreSQL, or if it cannot be read.
    pub(crate) fn free_bytes(&self) -> Option<u64> {
        let Backend::Sqlite(file) = self else { return None };
        let folder = file.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let found = rustix::fs::statvfs(folder.unwrap_or_else(|| std::path::Path::new("."))).ok()?;
        Some(found.f_bavail.saturating_mul(found.f_frsize))
    }
}

/// The file that an SQLite URL names, as SQLite itself reads the URL; `None` if there is none.
#[must_use]
pub fn sqlite_path(url: &str) -> Option<PathBuf> {
    let is_file = url.starts_with("sqlite:") && !url.contains(":memory:") && !url.contains("mode=memory");
    let options = is_file.then(|| SqliteConnectOptions::from_str(url).ok()).flatten()?;
    Some(options.get_filename().to_owned()).filter(|path| !path.as_os_str().is_empty())
}

/// A database URL that is safe to show: without the password, and without the query, which may hold
/// a password too.
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
