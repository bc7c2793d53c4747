//! File imports: the outcome of each, and the progress of the running ones. If a process ends in
//! the middle, its record keeps no outcome. The committed readings stay, and the file can be
//! imported again.

use crate::error::During;
use crate::{Error, Result, Store};
use domain::Millis;

/// How many records are kept; the oldest are deleted.
const KEPT: i64 = 200;

/// How an import ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportOutcome {
    /// The whole file was read.
    Done,
    /// Somebody stopped it.
    Stopped,
    /// It failed.
    Failed,
}

impl ImportOutcome {
    fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
        }
    }

    fn parse(text: &str) -> Result<Self> {
        [Self::Done, Self::Stopped, Self::Failed]
            .into_iter()
            .find(|outcome| outcome.as_str() == text)
            .ok_or_else(|| Error::Unknown("outcome of an import", text.to_owned()))
    }
}

/// The program that reads a file. A restarted server has lost its own imports, but not those of the
/// command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportReader {
    /// The server, for a user of its pages.
    Server,
    /// `greenpulse import`.
    Command,
}

impl ImportReader {
    fn as_str(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Command => "command",
        }
    }

    fn parse(text: &str) -> Result<Self> {
        [Self::Server, Self::Command]
            .into_iter()
            .find(|reader| reader.as_str() == text)
            .ok_or_else(|| Error::Unknown("reader of an import", text.to_owned()))
    }
}

/// How much of a file is committed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportProgress {
    /// The line of the last committed reading.
    pub line: i64,
    /// Number of readings.
    pub reading_count: i64,
    /// Readings that were new.
    pub inserted_count: i64,
    /// Readings that were already in the ledger.
    pub repeated_count: i64,
    /// Readings whose instant already has another value.
    pub conflict_count: i64,
    /// Problems: what could not be read.
    pub problem_count: i64,
}

/// A finished or running import.
#[derive(Clone, Debug, PartialEq)]
pub struct FileImport {
    /// The import's id.
    pub file_import_id: i64,
    /// The file's name.
    pub file_name: String,
    /// The file's size in bytes.
    pub byte_count: i64,
    /// The program that reads it.
    pub reader: ImportReader,
    /// When it started.
    pub started_at: Millis,
    /// When it last reported progress.
    pub heard_at: Millis,
    /// Its progress.
    pub progress: ImportProgress,
    /// How it ended; `None` while it runs, or if its process ended first.
    pub outcome: Option<ImportOutcome>,
    /// Why it failed.
    pub failure: Option<String>,
}

#[derive(store_macros::FromRow)]
struct Row {
    file_import_id: i64,
    file_name: String,
    byte_count: i64,
    reader: String,
    started_at: Millis,
    heard_at: Millis,
    line: i64,
    reading_count: i64,
    inserted_count: i64,
    repeated_count: i64,
    conflict_count: i64,
    problem_count: i64,
    outcome: Option<String>,
    failure: Option<String>,
}

impl Row {
    fn import(self) -> Result<FileImport> {
        Ok(FileImport {
            file_import_id: self.file_import_id,
            file_name: self.file_name,
            byte_count: self.byte_count,
            reader: ImportReader::parse(&self.reader)?,
            started_at: self.started_at,
            heard_at: self.heard_at,
            progress: ImportProgress {
                line: self.line,
                reading_count: self.reading_count,
                inserted_count: self.inserted_count,
                repeated_count: self.repeated_count,
                conflict_count: self.conflict_count,
                problem_count: self.problem_count,
            },
            outcome: self.outcome.as_deref().map(ImportOutcome::parse).transpose()?,
            failure: self.failure,
        })
    }
}

const INSERT: &str = "insert into file_import (file_name, byte_count, reader, started_at, heard_at, line, reading_count, inserted_count, \
     repeated_count, conflict_count, problem_count) values ($1, $2, $3, $4, $4, 0, 0, 0, 0, 0, 0) returning file_import_id";
const BOUND: &str = "delete from file_import where file_import_id <= $1 - $2";
const UPDATE: &str = "update file_import set heard_at = $2, line = $3, reading_count = $4, inserted_count = $5, repeated_count = $6, \
     conflict_count = $7, problem_count = $8, outcome = $9, failure = $10 where file_import_id = $1";
const LIST: &str = "select file_import_id, file_name, byte_count, reader, started_at, heard_at, line, reading_count, inserted_count, \
     repeated_count, conflict_count, problem_count, outcome, failure from file_import order by file_import_id desc limit $1";

impl Store {
    /// Records the start of an import and returns its id. Deletes the oldest records beyond the
    /// limit.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn file_import_begin(&self, file_name: &str, byte_count: i64, reader: ImportReader, now: Millis) -> Result<i64> {
        let mut tx = self.begin().await?;
        let id: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(file_name)
            .bind(byte_count)
            .bind(reader.as_str())
            .bind(now)
            .fetch_one(connection)
            .await)
        .during("note an import")?;
        on_tx!(&mut tx, |connection| sqlx::query(BOUND).bind(id).bind(KEPT).execute(connection).await.map(drop))
            .during("forget old imports")?;
        self.end(tx).await?;
        Ok(id)
    }

    /// Records an import's progress and outcome. The outcome is `None` while it runs, and has a
    /// reason if it failed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn file_import_progress(
        &self,
        id: i64,
        now: Millis,
        progress: &ImportProgress,
        outcome: Option<(ImportOutcome, Option<&str>)>,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
            .bind(id)
            .bind(now)
            .bind(progress.line)
            .bind(progress.reading_count)
            .bind(progress.inserted_count)
            .bind(progress.repeated_count)
            .bind(progress.conflict_count)
            .bind(progress.problem_count)
            .bind(outcome.map(|outcome| outcome.0.as_str()))
            .bind(outcome.and_then(|outcome| outcome.1))
            .execute(connection)
            .await
            .map(drop))
        .during("note how far an import is")?;
        self.end(tx).await
    }

    /// The newest imports, the last started first.
    ///
    /// # Errors
    /// When a statement fails, or a row holds a value that this version does not know.
    pub async fn file_import_list(&self, limit: i64) -> Result<Vec<FileImport>> {
        let rows: Vec<Row> =
            on_read!(self, |pool| sqlx::query_as(LIST).bind(limit).fetch_all(pool).await).during("read the imports")?;
        rows.into_iter().map(Row::import).collect()
    }
}
