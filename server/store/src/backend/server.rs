//! PostgreSQL's server: a connection pool, and what to do while the server does not answer. A
//! caller waits if the pool is busy, but gets an error at once if the server is away.

use super::away::{away, unless};
use super::condition::Condition;
use super::tx::{Begin, PostgresTx};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Connection, PgConnection, Postgres};
use std::future::Future;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

/// How long to wait for a connection while the server answers.
const BUSY_PATIENCE: Duration = Duration::from_secs(5);

/// If a connection takes longer than this, we check whether the server is there.
const DOUBT_AFTER: Duration = Duration::from_millis(150);

/// An open connection answers within this time, and
const PING_PATIENCE: Duration = Duration::from_millis(200);
/// a new one opens within this time, or else the server is away. A waiting page gets its answer
/// within a second.
const CONNECT_PATIENCE: Duration = Duration::from_millis(600);

/// See the module.
pub(crate) struct Server {
    pub pool: PgPool,
    options: PgConnectOptions,
    condition: Arc<Condition>,
}

impl Server {
    pub async fn connect(url: &str, condition: Arc<Condition>, is_read_only: bool) -> sqlx::Result<Self> {
        let options = PgConnectOptions::from_str(url)?;
        let pool = PgPoolOptions::new().max_connections(12).acquire_timeout(BUSY_PATIENCE);
        // JIT compilation adds up to 400 ms to a statement that takes 5 ms.
        let setting = match is_read_only {
            true => "set jit = off; set default_transaction_read_only = on",
            false => "set jit = off",
        };
        let pool = pool.after_connect(move |connection, _| {
            Box::pin(async move { sqlx::raw_sql(setting).execute(connection).await.map(drop) })
        });
        Ok(Self { pool: pool.connect_with(options.clone()).await?, options, condition })
    }

    /// A connection of the pool; an error as soon as the server is known to be away.
    pub async fn acquire(&self) -> sqlx::Result<PoolConnection<Postgres>> {
        let acquire = self.pool.acquire();
        let doubt = async {
            tokio::time::sleep(DOUBT_AFTER).await;
            self.condition.doubted();
            std::future::pending().await
        };
        let acquired = tokio::select! {
            biased;
            () = self.condition.away() => Err(away()),
            acquired = acquire => acquired,
            never = doubt => never,
        };
        if acquired.is_err() {
            self.condition.doubted();
        }
        acquired
    }

    /// Runs `work`, and gives up once the server is known to be away.
    pub async fn unless_away<T>(&self, work: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
        unless(self.condition.away(), work).await
    }

    /// Runs a statement outside of a transaction.
    pub async fn execute(&self, statement: &'static str) -> sqlx::Result<()> {
        let mut connection = self.acquire().await?;
        let done = self.unless_away(async { sqlx::query(statement).execute(&mut *connection).await.map(drop) }).await;
        let_go(connection, &done);
        done
    }

    /// Begins a transaction.
    pub async fn begin(&self, how: Begin) -> sqlx::Result<PostgresTx> {
        PostgresTx::begin(self.acquire().await?, &self.condition, how).await
    }

    /// The options used to connect.
    pub fn options(&self) -> PgConnectOptions {
        self.options.clone()
    }

    /// Whether the server answers in time, on an idle connection or a new one.
    pub async fn is_reached(&self) -> bool {
        if let Some(mut idle) = self.pool.try_acquire() {
            if matches!(tokio::time::timeout(PING_PATIENCE, idle.ping()).await, Ok(Ok(()))) {
                return true;
            }
            idle.close_on_drop();
        }
        match tokio::time::timeout(CONNECT_PATIENCE, PgConnection::connect_with(&self.options)).await {
            Ok(Ok(connection)) => {
                // It does not matter whether the close succeeds.
                let _ = tokio::time::timeout(PING_PATIENCE, connection.close()).await;
                true
            }
            // "Too many connections" is also an answer.
            Ok(Err(sqlx::Error::Database(error))) => error.code().is_some_and(|code| code == "53300"),
            Ok(Err(_)) | Err(_) => false,
        }
    }
}

/// Returns a connection to the pool, or closes it if its server went away: the pool would wait for
/// it for ever.
pub(crate) fn let_go<T>(mut connection: PoolConnection<Postgres>, done: &sqlx::Result<T>) {
    if matches!(done, Err(sqlx::Error::Io(_))) {
        connection.close_on_drop();
    }
}
