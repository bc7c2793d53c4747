//! Imports files into the ledger. Reads a file by a plan that a person has confirmed, and commits
//! its readings like any others; `export` writes files. Leaves out file formats (the `files` crate)
//! and who uploads files.

mod channels;
mod export;
mod twice;

pub use export::export;

use crate::Live;
use crate::backoff::Backoff;
use crate::reader::AHEAD_MS_MAX;
use channels::{channel_ids, known_ids, wanted};
use domain::{ChannelId, Clock, Millis};
use files::{Batch, Channel, Input, Layout, LeftOut, Plain, Plan, Problem, Row, Summary, Why};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use store::{Bringing, Corrector, Entry, ImportOutcome, ImportProgress, ImportReader, Store, chain};
use tokio::sync::mpsc;
use twice::Twice;

/// Rows of one commit. A large commit computes each hour of a building only once, but live readings
/// wait while it runs.
const ROWS_A_COMMIT: usize = 8_192;

/// Batches between reader and ledger: one being read, one waiting.
const BATCHES_WAITING: usize = 1;

/// After this many new rows, the database's planner is told. It would otherwise scan whole tables
/// until it finds out by itself.
const ROWS_TO_ANALYZE: u64 = 10_000;

/// Conflicts that are listed one by one.
const CONFLICTS_MAX: usize = 100;

/// How long an import waits for a database that is busy or away, before it gives up.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// How far an import is; read while it runs.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes of the file read so far.
    pub bytes_read: AtomicU64,
    /// Readings read so far.
    pub readings: AtomicU64,
    /// New readings so far.
    pub inserted: AtomicU64,
    /// Somebody wants the import to stop.
    pub is_stopped: AtomicBool,
}

/// A reading at an instant that already has a different value.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The line in the file.
    pub line: u64,
    /// Meter and channel.
    pub channel: String,
    /// The file's value.
    pub value: f64,
    /// The value that was there first, and stays.
    pub stands: f64,
}

/// The result of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// What was read from the file.
    pub summary: Summary,
    /// New readings.
    pub inserted: u64,
    /// Readings that were already there with the same value.
    pub repeated: u64,
    /// The first conflicts: readings at an instant that already has a different value.
    pub conflicts: Vec<Conflict>,
    /// The number of all conflicts.
    pub conflict_count: u64,
    /// Readings whose value was corrected by the file's.
    pub corrected: u64,
    /// Meters that did not exist before.
    pub meters_made: Vec<String>,
    /// Channels whose readings cannot be kept, because the meter counts in another way here. They are in
    /// the summary's list of what is left out, too.
    pub refused: Vec<LeftOut>,
}

/// Why an import ended early. What it committed stays, and a second import does not change that.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] files::Error),
    /// The database failed.
    #[error("the readings could not be stored")]
    Store(#[from] store::Error),
    /// The thread that reads died.
    #[error("the file's reader broke off; that is a fault of GreenPulse, please report it")]
    Reader,
    /// The file has amounts for a meter whose register is read, or the other way round.
    #[error("{0}")]
    Kind(Why),
}

/// Where a file's readings go.
#[derive(Clone, Copy)]
pub struct Destination<'a> {
    /// The store.
    pub store: &'a Store,
    /// The newest values, if this process shows them.
    pub live: Option<&'a Live>,
    /// Tells which readings are yet to come, and when the import was under way.
    pub clock: &'a Clock,
    /// Who asked for the file's values to take the place of others that stand at the same
    /// instants. `None`: what stands stays, and the file's value is a conflict.
    pub corrected_by: Option<&'a str>,
}

/// A file that a person brought.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its size.
    pub bytes: u64,
    /// The program that reads it.
    pub reader: ImportReader,
}

/// The import's record in the store. It shows how far the import came, even if this process dies in
/// the middle. If the record cannot be written, the import goes on.
struct Record<'a> {
    store: &'a Store,
    clock: &'a Clock,
    id: i64,
    so_far: ImportProgress,
}

impl<'a> Record<'a> {
    async fn begin(into: Destination<'a>, file: &Brought<'_>) -> Option<Self> {
        let Destination { store, clock, .. } = into;
        match store.file_import_begin(file.name, file.bytes as i64, file.reader, clock.now()).await {
            Ok(id) => Some(Self { store, clock, id, so_far: ImportProgress::default() }),
            Err(error) => {
                tracing::warn!(error = %chain(&error), "an import is not noted");
                None
            }
        }
    }

    /// Notes that everything up to the last line of `part` is committed.
    async fn note(&mut self, found: &Imported, part: &Part) {
        self.so_far.line = part.rows.last().map_or(self.so_far.line, |row| row.line as i64);
        self.so_far.reading_count += part.rows.len() as i64;
        self.so_far.inserted_count = found.inserted as i64;
        self.so_far.repeated_count = found.repeated as i64;
        self.so_far.conflict_count = found.conflict_count as i64;
        self.write(None).await;
    }

    async fn end(mut self, read: &Result<Imported, Error>) {
        match read {
            Ok(done) => {
                self.so_far.problem_count = done.summary.problem_count as i64;
                let outcome = if done.summary.is_stopped { ImportOutcome::Stopped } else { ImportOutcome::Done };
                self.write(Some((outcome, None))).await;
            }
            Err(error) => self.write(Some((ImportOutcome::Failed, Some(&chain(error))))).await,
        }
    }

    async fn write(&self, outcome: Option<(ImportOutcome, Option<&str>)>) {
        let noted = self.store.file_import_progress(self.id, self.clock.now(), &self.so_far, outcome).await;
        if let Err(error) = noted {
            tracing::warn!(error = %chain(&error), "how far an import is could not be noted");
        }
    }
}

/// What the reader thread hands on.
struct Part {
    channels: Arc<[Channel]>,
    rows: Vec<Row>,
}

/// Reads a file by its plan into the ledger, and keeps a record of its progress. With `is_dry` it
/// writes nothing.
///
/// # Errors
/// See [`Error`].
pub async fn import(
    into: Destination<'_>,
    file: &Brought<'_>,
    plan: Plan,
    input: impl Input + Send + 'static,
    is_dry: bool,
    progress: Arc<Progress>,
) -> Result<Imported, Error> {
    plan.open()?;
    let mut record = if is_dry { None } else { Record::begin(into, file).await };
    let read = take_in(into, file, plan, input, &mut record, is_dry, progress).await;
    if let Some(record) = record {
        record.end(&read).await;
    }
    read
}

async fn take_in(
    into: Destination<'_>,
    file: &Brought<'_>,
    plan: Plan,
    input: impl Input + Send + 'static,
    record: &mut Option<Record<'_>>,
    is_dry: bool,
    progress: Arc<Progress>,
) -> Result<Imported, Error> {
    let Destination { store, clock, .. } = into;
    let corrector = into.corrected_by.map(|by| Corrector { by, source: file.name, at: clock.now() });
    // Our own export restores a ledger as it was.
    let mut twice = Twice::new(plan.format.layout != Layout::GreenPulse);
    let (sender, mut parts) = mpsc::channel::<Part>(BATCHES_WAITING);
    let reading = {
        let (progress, latest) = (progress.clone(), clock.now() + AHEAD_MS_MAX);
        tokio::task::spawn_blocking(move || read(&plan, input, latest, &sender, &progress))
    };
    let mut found = Imported::default();
    let mut failed = None;
    let mut ids: Vec<Option<ChannelId>> = Vec::new();
    let mut analyzed = 0;
    while let Some(part) = parts.recv().await {
        if is_dry {
            let known = known_ids(&store.catalog(), &part.channels);
            twice.without(store, &part.channels, entries(&part, &known)).await?;
            continue;
        }
        if let Err(error) = commit(into, corrector, &part, &mut ids, &mut twice, &mut found, &progress).await {
            failed = Some(error);
            break;
        }
        if analyzed == 0 && found.inserted >= ROWS_TO_ANALYZE {
            analyzed = analyze(store, &found).await;
        }
        if let Some(record) = record {
            record.note(&found, &part).await;
        }
    }
    drop(parts);
    if found.inserted >= analyzed + ROWS_TO_ANALYZE {
        analyze(store, &found).await;
    }
    let summary = reading.await.map_err(|_| Error::Reader)?;
    if let Some(error) = failed {
        return Err(error);
    }
    found.summary = summary?;
    if is_dry {
        let catalog = store.catalog();
        wanted(&catalog, &found.summary.channels, &mut found.refused)?;
        let mut unknown: Vec<String> = found.summary.channels.iter().map(|channel| channel.meter.clone()).collect();
        unknown.retain(|meter| catalog.meter_named(meter).is_none());
        unknown.sort();
        unknown.dedup();
        found.meters_made = unknown;
    }
    found.refused.extend(twice.left_out());
    found.summary.left_out.extend(found.refused.iter().cloned());
    Ok(found)
}

/// Updates the planner's statistics, and returns how many new rows they cover. A failure is only
/// logged: queries may be slow without it, but stay correct.
async fn analyze(store: &Store, found: &Imported) -> u64 {
    if let Err(error) = store.analyze().await {
        tracing::warn!(error = %store::chain(&error), "the database's planner does not know what was imported yet");
    }
    found.inserted
}

/// Reads the file and sends its rows in parts. A reading later than `latest` is yet to come, and a
/// problem.
fn read(
    plan: &Plan,
    mut input: impl Input,
    latest: Millis,
    sender: &mpsc::Sender<Part>,
    progress: &Progress,
) -> files::Result<Summary> {
    let mut channels: Arc<[Channel]> = Arc::from([]);
    let mut rows: Vec<Row> = Vec::with_capacity(ROWS_A_COMMIT);
    let send = |channels: &Arc<[Channel]>, rows: &mut Vec<Row>| {
        let rows = std::mem::replace(rows, Vec::with_capacity(ROWS_A_COMMIT));
        sender.blocking_send(Part { channels: channels.clone(), rows }).is_ok()
    };
    let mut ahead = Vec::new();
    let mut ahead_count = 0;
    let mut summary = files::read(plan, &mut input, &mut |batch: Batch<'_>| {
        progress.bytes_read.store(batch.bytes_read, Relaxed);
        progress.readings.fetch_add(batch.rows.len() as u64, Relaxed);
        if channels.len() != batch.channels.len() {
            channels = batch.channels.into();
        }
        for row in batch.rows {
            if row.reading.at <= latest {
                rows.push(*row);
                continue;
            }
            ahead_count += 1;
            if ahead.len() < files::PROBLEMS_MAX {
                ahead.push(yet_to_come(row));
            }
        }
        let goes_on = rows.len() < ROWS_A_COMMIT || send(&channels, &mut rows);
        if goes_on && !progress.is_stopped.load(Relaxed) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    summary.readings -= ahead_count;
    summary.problem_count += ahead_count;
    summary.problems.extend(ahead);
    progress.bytes_read.store(summary.bytes_read, Relaxed);
    if !rows.is_empty() {
        send(&channels, &mut rows);
    }
    Ok(summary)
}

fn yet_to_come(row: &Row) -> Problem {
    Problem {
        line: row.line,
        column: String::new(),
        given: domain::Zone::utc().stamp(row.reading.at),
        fault: Plain::YetToCome.into(),
    }
}

async fn commit(
    into: Destination<'_>,
    corrector: Option<Corrector<'_>>,
    part: &Part,
    ids: &mut Vec<Option<ChannelId>>,
    twice: &mut Twice,
    found: &mut Imported,
    progress: &Progress,
) -> Result<(), Error> {
    let Destination { store, live, .. } = into;
    let mut backoff = Backoff::of(PATIENCE);
    while ids.len() < part.channels.len() {
        match channel_ids(store, &part.channels, found).await {
            Ok(known) => *ids = known,
            Err(Error::Store(error)) => wait(&mut backoff, error, progress).await?,
            Err(other) => return Err(other),
        }
    }
    let mut backoff = Backoff::of(PATIENCE);
    let (rows, entries): (Vec<Row>, Vec<Entry>) = loop {
        match twice.without(store, &part.channels, entries(part, ids)).await {
            Ok(left) => break left.into_iter().unzip(),
            Err(error) => wait(&mut backoff, error, progress).await?,
        }
    };
    let mut backoff = Backoff::of(PATIENCE);
    let mut bringing = Bringing::of(entries.len());
    while let Err(error) = store.reading_bring(&entries, &mut bringing).await {
        wait(&mut backoff, error, progress).await?;
    }
    let mut committed = bringing.done;
    if let Some(corrector) = corrector {
        let newer: Vec<Entry> = committed.conflicts.drain(..).map(|one| entries[one.place]).collect();
        found.corrected += correct(store, &newer, corrector, progress).await?;
    }
    found.inserted += committed.stored.len() as u64;
    found.repeated += committed.repeated.len() as u64;
    found.conflict_count += committed.conflicts.len() as u64;
    progress.inserted.store(found.inserted, Relaxed);
    if !committed.conflicts.is_empty() && found.conflicts.len() < CONFLICTS_MAX {
        let mut conflicts = committed.conflicts;
        conflicts.sort_unstable_by_key(|conflict| conflict.place);
        let room = CONFLICTS_MAX - found.conflicts.len();
        found.conflicts.extend(conflicts.iter().take(room).map(|conflict| {
            Conflict {
                line: rows.get(conflict.place).map_or(0, |row| row.line),
                channel: ids
                    .iter()
                    .position(|id| *id == Some(entries[conflict.place].channel_id))
                    .and_then(|i| part.channels.get(i))
                    .map(|channel| format!("{} {}", channel.meter, channel.name))
                    .unwrap_or_default(),
                value: conflict.entry.reading.value,
                stands: conflict.stands,
            }
        }));
    }
    if let Some(live) = live {
        live.brought(committed.stored.iter().map(|entry| (entry.channel_id, entry.reading)));
    }
    Ok(())
}

/// The readings of a part whose channels are known, each with its row.
fn entries(part: &Part, ids: &[Option<ChannelId>]) -> Vec<(Row, Entry)> {
    let of = |row: &Row| Some((*row, Entry::new((*ids.get(row.channel as usize)?)?, row.reading)));
    part.rows.iter().filter_map(of).collect()
}

/// Puts these values in the place of those that stand. Returns how many there were.
async fn correct(store: &Store, newer: &[Entry], corrector: Corrector<'_>, progress: &Progress) -> Result<u64, Error> {
    let mut backoff = Backoff::of(PATIENCE);
    loop {
        match store.reading_correct(newer, corrector).await {
            Ok(count) => return Ok(count as u64),
            Err(error) => wait(&mut backoff, error, progress).await?,
        }
    }
}

/// Waits for the database as the pipeline does. Returns the error if waiting cannot help, or if the
/// import is to stop.
async fn wait(backoff: &mut Backoff, error: store::Error, progress: &Progress) -> Result<(), Error> {
    if progress.is_stopped.load(Relaxed) {
        return Err(error.into());
    }
    if error.is_passing() {
        tracing::warn!(error = %chain(&error), "an import waits for the database");
    }
    Ok(backoff.after(error).await?)
}
