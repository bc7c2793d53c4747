//! The two databases behind one [`Store`], and the macros that send a statement, written once, to the one that is open.

use crate::catalog::Catalog;
use crate::error::During;
use crate::stretch::expanded;
use crate::tail::Tails;
use crate::{Error, Result};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, PgPool, Postgres, Sqlite, SqlitePool};
use std::str::FromStr;
use std::sync::{Arc, RwLock};
use std::time::Duration;

pub(crate) enum Backend {
    /// One writer, since SQLite has one; readers beside it.
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
    },
    Postgres(PgPool),
}

/// The database. Cheap to share behind an `Arc`; every method may be called at the same time as any other.
pub struct Store {
    pub(crate) backend: Backend,
    pub(crate) catalog: RwLock<Arc<Catalog>>,
    /// Held for the length of a commit, so that the tails are always those of the ledger.
    pub(crate) tails: tokio::sync::Mutex<Tails>,
}

/// Runs one statement outside of a transaction on the pool for reading.
macro_rules! on_read {
    ($store:expr, |$pool:ident| $body:expr) => {
        match &$store.backend {
            $crate::backend::Backend::Sqlite { read, .. } => {
                let $pool = read;
                $body
            }
            $crate::backend::Backend::Postgres(pool) => {
                let $pool = pool;
                $body
            }
        }
    };
}

/// Runs one statement within a [`Tx`].
macro_rules! on_tx {
    ($tx:expr, |$connection:ident| $body:expr) => {
        match $tx {
            $crate::backend::Tx::Sqlite(tx) => {
                let $connection = &mut **tx;
                $body
            }
            $crate::backend::Tx::Postgres(tx) => {
                let $connection = &mut **tx;
                $body
            }
        }
    };
}

/// A transaction.
pub(crate) enum Tx {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Backend {
    /// The statement as this database needs it: see [`expanded`].
    pub(crate) fn statement(&self, sql: &'static str) -> AssertSqlSafe<String> {
        expanded(sql, matches!(self, Backend::Postgres(_)))
    }
}

impl Tx {
    /// The statement as this database needs it: see [`expanded`].
    pub(crate) fn statement(&self, sql: &'static str) -> AssertSqlSafe<String> {
        expanded(sql, matches!(self, Tx::Postgres(_)))
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
        .during("commit")
    }
}

/// The lock that makes writers of PostgreSQL take turns: two that compose one building from two snapshots would each
/// miss what the other wrote.
const WRITE_LOCK: &str = "select pg_advisory_xact_lock(7203711)";

impl Store {
    /// Opens the database at `url` (`sqlite://path` or `postgres://user:password@host/name`), makes the file where there
    /// is none, brings the schema up to date and reads the catalog.
    ///
    /// # Errors
    /// [`Error::Url`], [`Error::Open`], [`Error::Newer`], [`Error::Migrate`], or a statement's.
    pub async fn open(url: &str) -> Result<Self> {
        let store = Self::connect(url).await?;
        store.migrate().await?;
        store.catalog_reload().await?;
        Ok(store)
    }

    pub(crate) async fn connect(url: &str) -> Result<Self> {
        let backend = if url.starts_with("sqlite:") {
            Self::connect_sqlite(url).await?
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let address = without_password(url);
            let opened = |source| Error::Open { address: address.clone(), source };
            let options = PgConnectOptions::from_str(url).map_err(&opened)?;
            let pool = PgPoolOptions::new().max_connections(12).acquire_timeout(Duration::from_secs(5));
            // Compiling a statement that takes 5 ms costs it up to 400 ms more.
            let pool = pool.after_connect(|connection, _| {
                Box::pin(async move { sqlx::query("set jit = off").execute(connection).await.map(drop) })
            });
            Backend::Postgres(pool.connect_with(options).await.map_err(&opened)?)
        } else {
            return Err(Error::Url);
        };
        Ok(Self::of(backend))
    }

    pub(crate) fn of(backend: Backend) -> Self {
        Self { backend, catalog: RwLock::default(), tails: tokio::sync::Mutex::default() }
    }

    async fn connect_sqlite(url: &str) -> Result<Backend> {
        let opened = |source| Error::Open { address: url.to_owned(), source };
        let options = SqliteConnectOptions::from_str(url)
            .map_err(opened)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // NORMAL may take back a commit when the power fails; what is acknowledged must stay.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "memory")
            .statement_cache_capacity(256);
        let write = SqlitePoolOptions::new().max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None);
        let write = write.connect_with(options.clone()).await.map_err(opened)?;
        let read = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await.map_err(opened)?;
        Ok(Backend::Sqlite { write, read })
    }

    async fn migrate(&self) -> Result<()> {
        let migrated = match &self.backend {
            Backend::Sqlite { write, .. } => sqlx::migrate!("../../migrations/sqlite").run(write).await,
            Backend::Postgres(pool) => sqlx::migrate!("../../migrations/postgres").run(pool).await,
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
            Backend::Sqlite { read, .. } => {
                let version: String =
                    sqlx::query_scalar("select sqlite_version()").fetch_one(read).await.during("ask the database")?;
                Ok(format!("SQLite {version}"))
            }
            Backend::Postgres(pool) => {
                let version: String =
                    sqlx::query_scalar("show server_version").fetch_one(pool).await.during("ask the database")?;
                Ok(format!("PostgreSQL {}", version.split(' ').next().unwrap_or_default()))
            }
        }
    }

    /// Tells the planner of PostgreSQL how much there is now: for whoever has just written much into little. By itself it
    /// learns that within a minute. The statements for SQLite leave its planner no choice.
    ///
    /// # Errors
    /// The statement's.
    pub async fn analyze(&self) -> Result<()> {
        match &self.backend {
            Backend::Sqlite { .. } => Ok(()),
            Backend::Postgres(pool) => sqlx::query("analyze").execute(pool).await.map(drop).during("analyze the tables"),
        }
    }

    /// Begins a transaction that will write.
    pub(crate) async fn begin(&self) -> Result<Tx> {
        match &self.backend {
            // A read that turns into a write may find the database busy without waiting: say at once that it writes.
            Backend::Sqlite { write, .. } => Ok(Tx::Sqlite(write.begin_with("begin immediate").await.during("begin")?)),
            Backend::Postgres(pool) => {
                let mut tx = pool.begin().await.during("begin")?;
                sqlx::query(WRITE_LOCK).execute(&mut *tx).await.during("wait for other writers")?;
                Ok(Tx::Postgres(tx))
            }
        }
    }

    /// Begins a transaction that reads, and sees nothing of what others write meanwhile.
    pub(crate) async fn begin_read(&self) -> Result<Tx> {
        match &self.backend {
            Backend::Sqlite { read, .. } => Ok(Tx::Sqlite(read.begin().await.during("begin")?)),
            Backend::Postgres(pool) => {
                Ok(Tx::Postgres(pool.begin_with("begin isolation level repeatable read, read only").await.during("begin")?))
            }
        }
    }

    /// Finishes what is under way and closes the database.
    pub async fn close(&self) {
        match &self.backend {
            Backend::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Backend::Postgres(pool) => pool.close().await,
        }
    }
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
