//! The tables that show what became of what was sent: channels, readings and quarantine. They are
//! read from outside, from either database: SQLite's from the file, PostgreSQL's with `psql`, which
//! comes with a server.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail, ensure};
use rusqlite::{Connection, OpenFlags};

/// Every channel with its meter's key and its field.
const CHANNEL_LIST: &str =
    "select channel.channel_id, meter.key, channel.field from channel join meter on meter.meter_id = channel.meter_id";
/// The whole ledger.
const READING_LIST: &str = "select channel_id, at, value from reading";
/// What was rejected and kept.
const QUARANTINE_LIST: &str = "select topic, payload from quarantine";

/// An open database.
pub enum Tables {
    Sqlite(Connection),
    Postgres(Psql),
}

/// A client of one database of a PostgreSQL on the loopback.
#[derive(Clone, Debug)]
pub struct Psql {
    pub program: PathBuf,
    pub port: u16,
    pub database: String,
}

impl Tables {
    pub fn sqlite(file: &Path) -> Result<Self> {
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .with_context(|| format!("cannot read {}", file.display()))?;
        connection.busy_timeout(Duration::from_secs(10))?;
        Ok(Self::Sqlite(connection))
    }

    /// The connection to SQLite's file.
    pub fn file(&self) -> Result<&Connection> {
        match self {
            Self::Sqlite(connection) => Ok(connection),
            Self::Postgres(_) => bail!("this is asked of SQLite only"),
        }
    }

    /// Each channel with its meter's key and its field.
    pub fn channels(&self) -> Result<Vec<(i64, String, String)>> {
        match self {
            Self::Sqlite(connection) => {
                let mut statement = connection.prepare(CHANNEL_LIST)?;
                let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            }
            Self::Postgres(psql) => psql.rows(CHANNEL_LIST)?.lines().map(|line| parsed::<3>(line).and_then(channel)).collect(),
        }
    }

    /// Passes every row of the ledger to `take`: channel, device time, value.
    pub fn readings(&self, mut take: impl FnMut(i64, i64, f64)) -> Result<()> {
        match self {
            Self::Sqlite(connection) => {
                let mut statement = connection.prepare(READING_LIST)?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    take(row.get(0)?, row.get(1)?, row.get(2)?);
                }
            }
            Self::Postgres(psql) => {
                for line in psql.rows(READING_LIST)?.lines() {
                    let [channel, at, value] = parsed(line)?;
                    take(channel.parse()?, at.parse()?, value.parse()?);
                }
            }
        }
        Ok(())
    }

    /// Topic and payload of the messages in quarantine. SQLite only.
    pub fn quarantined(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let mut statement = self.file()?.prepare(QUARANTINE_LIST)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The number that a statement returns. SQLite only.
    pub fn number(&self, sql: &str) -> Result<u64> {
        let number: i64 = self.file()?.query_row(sql, [], |row| row.get(0))?;
        Ok(u64::try_from(number)?)
    }
}

impl Psql {
    /// The result of a statement: one line per row, columns separated by tabs.
    pub fn rows(&self, sql: &str) -> Result<String> {
        self.run(&format!("copy ({sql}) to stdout"))
    }

    /// The output of `psql` for a statement.
    pub fn run(&self, sql: &str) -> Result<String> {
        let output = Command::new(&self.program)
            .args(["-X", "-A", "-t", "-q", "-h", "127.0.0.1", "-U", "postgres", "-v", "ON_ERROR_STOP=1"])
            .args(["-p", &self.port.to_string(), "-d", &self.database, "-c", sql])
            .output()
            .with_context(|| format!("cannot run {}", self.program.display()))?;
        ensure!(output.status.success(), "psql: {}", String::from_utf8_lossy(&output.stderr).trim());
        Ok(String::from_utf8(output.stdout)?)
    }
}

fn parsed<const N: usize>(line: &str) -> Result<[&str; N]> {
    let columns: Vec<&str> = line.split('\t').collect();
    columns.try_into().map_err(|_| anyhow!("`{line}` has not {N} columns"))
}

fn channel([channel, key, field]: [&str; 3]) -> Result<(i64, String, String)> {
    Ok((channel.parse()?, key.to_owned(), field.to_owned()))
}
