//! SQLite's file: its connection pools. It allows one writer, so one connection writes; others
//! read.

use super::condition::Condition;
use super::tx::{Begin, SqliteTx};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, SqliteConnection};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// How many rows a connection's thread reads ahead of whoever takes them. With few, the two wait for
/// each other again and again where a page reads the hours of many series.
const ROWS_AHEAD: usize = 4_096;

/// See the module.
pub(crate) struct File {
    pub write: SqlitePool,
    pub read: SqlitePool,
    path: PathBuf,
    /// How often a write connection was opened.
    opened: Arc<AtomicU64>,
}

impl File {
    pub async fn open(url: &str) -> sqlx::Result<Self> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // With NORMAL, a power failure may lose a commit. Acknowledged readings must survive.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "memory")
            .statement_cache_capacity(256)
            .row_buffer_size(ROWS_AHEAD);
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

    /// Begins a transaction.
    pub async fn begin(&self, how: Begin, condition: &Arc<Condition>) -> sqlx::Result<SqliteTx> {
        if how == Begin::Read {
            return Ok(SqliteTx::reading(self.read.begin().await?));
        }
        // A read that becomes a write may fail as busy at once, so declare the write up front.
        let begun = self.write.begin_with("begin immediate").await?;
        Ok(SqliteTx::writing(begun, condition.clone(), self.opened.load(Relaxed)))
    }

    /// Whether the writer is busy, so that another writer would wait.
    pub fn is_writing(&self) -> bool {
        self.write.size() > 0 && self.write.num_idle() == 0
    }

    /// Free space on the file's disk, in bytes; `None` if it cannot be read.
    pub fn free_bytes(&self) -> Option<u64> {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let found = rustix::fs::statvfs(folder.unwrap_or_else(|| std::path::Path::new("."))).ok()?;
        Some(found.f_bavail.saturating_mul(found.f_frsize))
    }

    /// Waits for running work, then closes the file.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
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

/// The file that an SQLite URL names, as SQLite itself reads the URL; `None` if there is none.
#[must_use]
pub fn sqlite_path(url: &str) -> Option<PathBuf> {
    let is_file = url.starts_with("sqlite:") && !url.contains(":memory:") && !url.contains("mode=memory");
    let options = is_file.then(|| SqliteConnectOptions::from_str(url).ok()).flatten()?;
    Some(options.get_filename().to_owned()).filter(|path| !path.as_os_str().is_empty())
}
