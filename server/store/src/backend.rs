//! The lowest floor: SQLite and PostgreSQL behind one [`Backend`], transactions ([`Tx`]), and the
//! macros that send a statement, written once, to whichever database is open. Knows nothing of what
//! is stored.

pub(crate) mod away;
pub(crate) mod condition;
pub(crate) mod file;
pub(crate) mod server;
pub(crate) mod stretch;
pub(crate) mod tx;
pub(crate) mod value;

pub(crate) use tx::Tx;
pub(crate) use value::{known, text};

use crate::error::During;
use crate::{Error, Result};
use condition::Condition;
use file::File;
use server::Server;
use sqlx::AssertSqlSafe;
use std::sync::Arc;
use stretch::expanded;
use tx::Begin;

/// The open database.
pub(crate) enum Backend {
    Sqlite(File),
    Postgres(Box<Server>),
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
                    $crate::backend::server::let_go(connection, &read);
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
            $crate::backend::tx::Tx::Sqlite(tx) => {
                let done = {
                    let $connection = &mut **tx;
                    $body
                };
                tx.answered(&done);
                done
            }
            $crate::backend::tx::Tx::Postgres(tx) => {
                let away = tx.away();
                let done = {
                    let $connection = &mut **tx;
                    $crate::backend::away::unless(away, async { $body }).await
                };
                tx.answered(&done);
                done
            }
        }
    };
}

impl Backend {
    /// Opens the database at `url`: see [`crate::Store::open`]. Creates a missing file, and changes
    /// nothing else.
    pub(crate) async fn open(url: &str, condition: &Arc<Condition>, is_read_only: bool) -> Result<Self> {
        if url.starts_with("sqlite:") {
            let opened = |source| Error::Open { address: url.to_owned(), source };
            Ok(Backend::Sqlite(File::open(url).await.map_err(opened)?))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let opened = |source| Error::Open { address: without_password(url), source };
            Ok(Backend::Postgres(Box::new(Server::connect(url, condition.clone(), is_read_only).await.map_err(opened)?)))
        } else {
            Err(Error::Url)
        }
    }

    /// Brings the schema up to date.
    pub(crate) async fn migrate(&self) -> Result<()> {
        let migrated = match self {
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

    /// The statement in this database's form: see [`expanded`].
    pub(crate) fn statement(&self, sql: &'static str) -> AssertSqlSafe<String> {
        expanded(sql, matches!(self, Backend::Postgres(_)))
    }

    /// Begins a transaction.
    pub(crate) async fn begin(&self, how: Begin, condition: &Arc<Condition>) -> Result<Tx> {
        let begun = match self {
            Backend::Sqlite(file) => file.begin(how, condition).await.map(Tx::Sqlite),
            Backend::Postgres(server) => server.begin(how).await.map(Tx::Postgres),
        };
        begun.during("begin")
    }

    /// Waits for running work, then closes the database.
    pub(crate) async fn close(&self) {
        match self {
            Backend::Sqlite(file) => file.close().await,
            Backend::Postgres(server) => server.pool.close().await,
        }
    }

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
            Backend::Sqlite(file) => file.is_writing(),
            Backend::Postgres(_) => false,
        }
    }

    /// Free space on the database's disk, in bytes; `None` for PostgreSQL, or if it cannot be read.
    pub(crate) fn free_bytes(&self) -> Option<u64> {
        match self {
            Backend::Sqlite(file) => file.free_bytes(),
            Backend::Postgres(_) => None,
        }
    }
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
