//! A store that is only read: of a folder or a file that may not be written to, and without bringing its schema up to date. Also
//! a copy of it, made while others write.

use crate::backend::{Backend, File, without_password};
use crate::error::During;
use crate::{Error, Result, Store};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

const SCHEMA: &str = "select max(version) from _sqlx_migrations where success";

/// A copy of one moment, which is whole by itself: the pages of the log beside the database are in it.
const COPY: &str = "vacuum into $1";

impl Store {
    /// Opens the database at `url` to read from it, also where its file or its folder may not be written to. Makes nothing and
    /// changes nothing; what is written through it is refused.
    ///
    /// # Errors
    /// [`Error::Url`], [`Error::Open`], [`Error::Newer`], [`Error::Older`], [`Error::Behind`], or a statement's.
    pub async fn open_to_read(url: &str) -> Result<Self> {
        let store = Self::open_to_copy(url).await?;
        store.check_schema().await?;
        store.catalog_reload().await?;
        Ok(store)
    }

    /// The same for [`Self::copy_into`] alone, whatever version wrote the database: a copy is wanted most before an upgrade.
    ///
    /// # Errors
    /// [`Error::Url`], [`Error::Open`], [`Error::Behind`], or a statement's.
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
            Backend::Sqlite(_) => sqlx::migrate!("../../migrations/sqlite"),
            Backend::Postgres(_) => sqlx::migrate!("../../migrations/postgres"),
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

    /// Writes a copy of the database, as of one moment and whole by itself, into a file that is not there yet or is empty. Others
    /// may read and write meanwhile; the log beside the database grows until it is done.
    ///
    /// # Errors
    /// [`Error::Conflict`] for PostgreSQL, which has its own way; a statement's.
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
            // A connection of its own, which is closed after it: one that only reads makes no copy either.
            let mut connection = read.acquire().await?.detach();
            sqlx::query("pragma query_only = off").execute(&mut connection).await?;
            sqlx::query(COPY).bind(file).execute(&mut connection).await.map(drop)
        };
        copied.await.during("copy the database")
    }
}

/// As far as it may be written to, SQLite reads it as every process does. Where it may not even make the files beside it that its
/// readers and writers share, nobody else has it open, and then it may be read as it stands: but for what such a file holds
/// that was left behind.
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

/// Opens it, and sees that it can be read: SQLite itself looks at a file only when it must.
async fn connected(options: SqliteConnectOptions) -> std::result::Result<SqlitePool, sqlx::Error> {
    let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
    sqlx::query("select count(*) from sqlite_schema").execute(&pool).await?;
    Ok(pool)
}

/// 8: may not be written to; 14: a file beside it cannot be opened.
fn cannot_share(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<i64>().ok());
    code.is_some_and(|code| [8, 14].contains(&(code & 0xff)))
}
