//! Transactions, and what happens to the connection of one that failed.

use super::away::unless;
use super::condition::Condition;
use super::stretch::expanded;
use crate::Result;
use crate::error::During;
use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, PgConnection, Postgres, Sqlite, SqliteConnection};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

/// How a transaction begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begin {
    /// It writes, and waits for its turn among writers.
    Turn,
    /// It writes only its own rows, and waits for nobody.
    Own,
    /// It reads one snapshot.
    Read,
}

impl Begin {
    /// PostgreSQL's statement for it.
    fn statement(self) -> &'static str {
        match self {
            // The lock makes writers take turns. Two writers that compose one building from two
            // snapshots would each miss what the other wrote.
            Begin::Turn => "begin; select pg_advisory_xact_lock(7203711)",
            Begin::Own => "begin",
            Begin::Read => "begin isolation level repeatable read, read only",
        }
    }
}

/// A transaction. Dropped without a commit, it is rolled back.
pub(crate) enum Tx {
    Sqlite(SqliteTx),
    Postgres(PostgresTx),
}

impl Tx {
    /// The statement as this database needs it: see [`expanded`].
    pub(crate) fn statement(&self, sql: &'static str) -> AssertSqlSafe<String> {
        expanded(sql, matches!(self, Tx::Postgres(_)))
    }

    /// Whether it may write.
    pub(crate) fn is_writing(&self) -> bool {
        match self {
            Tx::Sqlite(tx) => tx.ending.is_some(),
            Tx::Postgres(tx) => tx.ending.is_some(),
        }
    }

    /// Commits, and leaves nothing in the record of what was done: `Store::end` does both.
    pub(crate) async fn commit_silently(self) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
    }
}

/// Reports to `condition` how a transaction that writes has ended.
struct Ending {
    condition: Arc<Condition>,
    is_reported: bool,
    /// A statement was started and has not succeeded (yet). If none is open, a dropped transaction
    /// says nothing about the database: the request was refused, for example, or too costly.
    is_open: bool,
}

impl Ending {
    fn of(condition: Arc<Condition>) -> Self {
        Self { condition, is_reported: false, is_open: false }
    }

    fn report(mut self, done: &Result<()>) {
        self.is_reported = true;
        match done {
            Ok(()) => self.condition.written(),
            Err(error) => {
                self.condition.failed(error);
                self.condition.doubted();
            }
        }
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        if !self.is_reported && self.is_open {
            self.condition.doubted();
        }
    }
}

/// Records that a statement was started or succeeded.
fn open(ending: &mut Option<Ending>, is_open: bool) {
    if let Some(ending) = ending {
        ending.is_open = is_open;
    }
}

/// A transaction of SQLite.
pub(crate) struct SqliteTx {
    inner: sqlx::Transaction<'static, Sqlite>,
    ending: Option<Ending>,
    /// The number of the write connection it runs on, counted as they are opened.
    pub opened: u64,
}

impl SqliteTx {
    pub(crate) fn writing(inner: sqlx::Transaction<'static, Sqlite>, condition: Arc<Condition>, opened: u64) -> Self {
        Self { inner, ending: Some(Ending::of(condition)), opened }
    }

    pub(crate) fn reading(inner: sqlx::Transaction<'static, Sqlite>) -> Self {
        Self { inner, ending: None, opened: 0 }
    }

    /// Records the result of a statement.
    pub(crate) fn answered<T>(&mut self, done: &sqlx::Result<T>) {
        open(&mut self.ending, done.is_err());
    }

    async fn commit(self) -> Result<()> {
        let done = self.inner.commit().await.during("commit");
        if let Some(ending) = self.ending {
            ending.report(&done);
        }
        done
    }
}

impl Deref for SqliteTx {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.inner
    }
}

impl DerefMut for SqliteTx {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        open(&mut self.ending, true);
        &mut self.inner
    }
}

/// How long to wait for a rollback.
const ROLLBACK_PATIENCE: Duration = Duration::from_secs(5);

/// A transaction of PostgreSQL, on a connection of its own.
///
/// It replaces sqlx's own, for two reasons. If the caller is dropped during `begin`, sqlx leaves a
/// transaction open on a pooled connection. And it waits for ever for the rollback of a server that
/// is gone, which occupies a place in the pool.
pub(crate) struct PostgresTx {
    /// `None` once the transaction is over.
    connection: Option<PoolConnection<Postgres>>,
    condition: Arc<Condition>,
    ending: Option<Ending>,
}

impl PostgresTx {
    pub(crate) async fn begin(
        connection: PoolConnection<Postgres>,
        condition: &Arc<Condition>,
        how: Begin,
    ) -> sqlx::Result<Self> {
        let ending = (how != Begin::Read).then(|| Ending::of(condition.clone()));
        let mut tx = Self { connection: Some(connection), condition: condition.clone(), ending };
        tx.execute(how.statement()).await?;
        Ok(tx)
    }

    /// Returns once the server is known to be away.
    pub(crate) fn away(&self) -> impl Future<Output = ()> + Send + use<> {
        let condition = self.condition.clone();
        async move { condition.away().await }
    }

    /// Records the result of a statement.
    pub(crate) fn answered<T>(&mut self, done: &sqlx::Result<T>) {
        open(&mut self.ending, done.is_err());
    }

    async fn execute(&mut self, statement: &'static str) -> sqlx::Result<()> {
        let away = self.away();
        let done = unless(away, async { sqlx::raw_sql(statement).execute(&mut **self).await.map(drop) }).await;
        self.answered(&done);
        done
    }

    async fn commit(mut self) -> Result<()> {
        let done = self.execute("commit").await.during("commit");
        match &done {
            Ok(()) => drop(self.connection.take()),
            Err(_) => self.give_up(),
        }
        if let Some(ending) = self.ending.take() {
            ending.report(&done);
        }
        done
    }

    /// Closes the connection, so that no later caller meets the transaction, however it ended on
    /// the server.
    fn give_up(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            connection.close_on_drop();
        }
    }
}

impl Drop for PostgresTx {
    fn drop(&mut self) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return self.give_up() };
        let Some(mut connection) = self.connection.take() else { return };
        runtime.spawn(async move {
            let rollback = sqlx::raw_sql("rollback").execute(&mut *connection);
            if !matches!(tokio::time::timeout(ROLLBACK_PATIENCE, rollback).await, Ok(Ok(_))) {
                connection.close_on_drop();
            }
        });
    }
}

#[allow(clippy::expect_used, reason = "only `commit` and `drop` take the connection, and nothing is called after them")]
impl Deref for PostgresTx {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.connection.as_ref().expect("a transaction that is not over")
    }
}

#[allow(clippy::expect_used, reason = "as above")]
impl DerefMut for PostgresTx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        open(&mut self.ending, true);
        self.connection.as_mut().expect("a transaction that is not over")
    }
}
