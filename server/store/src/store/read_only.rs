//! A store that is only read, even if its file or folder is not writable, and without a schema
//! upgrade. Also copies the database while others write.

use crate::backend::file::File;
use crate::backend::{Backend, without_password};
use crate::error::During;
use crate::{Error, Result, Store};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

const SCHEMA: &str = "select max(version) from _sqlx_migrations where success";

/// Copies one moment of the database, including what is still in its log (the WAL).
const COPY: &str = "vacuum into $1";

impl Store {
    /// Opens the database at `url` for reading, even if its file or folder is not writable. Creates
    /// and changes nothing; refuses writes.
    ///
    /// # Errors
    /// [`Error::Url`], [`Error::Open`], [`Error::Newer`], [`Error::Older`], [`Error::Behind`], or
    /// when a statement fails.
    pub async fn open_to_read(url: &str) -> Result<Self> {
        let store = Self::open_to_copy(url).await?;
        store.check_schema().await?;
        store.catalog_reload().await?;
        Ok(store)
    }

    /// The same for [`Self::copy_into`] alone. It accepts any schema version, since a copy is most
    /// wanted before an upgrade.
    ///
    /// # Errors
    /// [`Error::Url`], [`Error::Open`], [`Error::Behind`], or when a statement fails.
    pub async fn open_to_copy(url: &str) -> Result<Self> {
        match url.starts_with("sqlite:") {
            true => {
                let (read, path) = open_sqlite(url).await?;
                Ok(Self::of(Backend::Sqlite(File::reading(read, path)), Arc::default()))
            }
            false => Self::connect(url, true).await,
        }
    }

    async fn check_schema(&self) -> Result<()> {
        let migrator = match &self.backend {
            Backend::Sqlite(_) => store_macros::migrate!("../../migrations/sqlite"),
            Backend::Postgres(_) => store_macros::migrate!("../../migrations/postgres"),
        };
        let newest = migrator.iter().map(|migration| migration.version).max().unwrap_or_default();
        let found: Option<i64> = on_read!(self, |pool| sqlx::query_scalar(SCHEMA).fetch_one(pool).await)
            .during("see which version wrote the database")?;
        match found.unwrap_or_default() {
            found if found > newest => Err(Error::Newer(found)),
            found if found < newest => Err(Error::Older(found)),
            _ => Ok(()),
        }
    }

    /// Writes a complete copy of the database, as of one moment, into a file that does not exist
    /// yet or is empty. Others may read and write meanwhile; the log beside the database grows
    /// until the copy is done.
    ///
    /// # Errors
    /// [`Error::Conflict`] for PostgreSQL, which has its own tools; or when a statement fails.
    pub async fn copy_into(&self, file: &Path) -> Result<()> {
        let Backend::Sqlite(File { read, .. }) = &self.backend else {
            return Err(Error::conflict(
                "database_url",
                "of PostgreSQL its own `pg_dump` makes a copy, also while GreenPulse runs",
            ));
        };
        let Some(file) = file.to_str() else {
            return Err(Error::invalid("file", format!("the name {} is no text: give another one", file.display())));
        };
        let copied = async {
            // A connection of its own, closed afterwards: a read-only one cannot make a copy
            // either.
            let mut connection = read.acquire().await?.detach();
            sqlx::query("pragma query_only = off").execute(&mut connection).await?;
            sqlx::query(COPY).bind(file).execute(&mut connection).await.map(drop)
        };
        copied.await.during("copy the database")
    }
}

/// Opens SQLite the usual way if the folder is writable. If not even the files that readers and
/// writers share can be created there, nobody else has it open, and it is read as immutable. A log
/// left behind would then be missing: that is [`Error::Behind`].
async fn open_sqlite(url: &str) -> Result<(SqlitePool, PathBuf)> {
    let address = without_password(url);
    let opened = |source| Error::Open { address: address.clone(), source };
    let options = SqliteConnectOptions::from_str(url).map_err(opened)?.pragma("temp_store", "memory").pragma("query_only", "on");
    let path = options.get_filename().to_owned();
    let read = match connected(options.clone()).await {
        Err(error) if cannot_share(&error) => {
            let mut log = options.get_filename().as_os_str().to_owned();
            log.push("-wal");
            if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
                return Err(Error::Behind(log.to_string_lossy().into_owned()));
            }
            connected(options.read_only(true).immutable(true)).await.map_err(opened)
        }
        done => done.map_err(opened),
    };
    Ok((read?, path))
}

/// Connects, and runs a query: SQLite itself opens the file only when it must.
async fn connected(options: SqliteConnectOptions) -> std::result::Result<SqlitePool, sqlx::Error> {
    let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
    sqlx::query("select count(*) from sqlite_schema").execute(&pool).await?;
    Ok(pool)
}

/// SQLite's codes 8: not writable; 14: a file beside it cannot be opened.
fn cannot_share(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<i64>().ok());
    code.is_some_and(|code| [8, 14].contains(&(code & 0xff)))
}
