//! `greenpulse import` and `greenpulse export`: files into the database and out of it, also while a
//! server runs. Leaves out formats (`files`) and how readings are stored (`ingest::file`).

use crate::Error;
use crate::cli::backup::part_of;
use crate::config::Config;
use crate::role::{database, first_site};
use clap::Args;
use domain::zone::Span;
use domain::{MeterId, Millis};
use files::{Hints, Plan};
use ingest::file::{self, Imported, Progress};
use services::system_clock;
use std::fs::File;
use std::io::{BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use store::Store;
use tokio::sync::mpsc;

/// All time.
const EVER: Span = Span { start: 0, end: Millis::MAX };

/// Arguments of `greenpulse import`.
#[derive(Args)]
pub struct Import {
    /// The file to import
    file: PathBuf,
    /// Answer a question that the file leaves open, such as `zone=Europe/Berlin` or `series.0.unit=kWh`; may be repeated
    #[arg(long, value_name = "QUESTION=ANSWER")]
    answer: Vec<String>,
    /// The meter to import into, if the file holds the readings of one meter
    #[arg(long, value_name = "METER")]
    meter: Option<String>,
    /// The sheet to read, if the file is a workbook of several
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    /// Accept the suggested answer to every open question
    #[arg(long)]
    yes: bool,
    /// Where the database has another value at the same instant, let the file's take its place; what was before stays on record
    #[arg(long)]
    replace: bool,
    /// Read the whole file without storing anything
    #[arg(long)]
    dry_run: bool,
}

/// Arguments of `greenpulse export`.
#[derive(Args)]
pub struct Export {
    /// The file to write; without it, the standard output
    file: Option<PathBuf>,
    /// Export only the meter with this key; may be repeated
    #[arg(long, value_name = "METER")]
    meter: Vec<String>,
}

/// Imports a file; the exit code is 1 if parts of it could not be read.
///
/// # Errors
/// The file's as [`Error::File`], the database's.
pub async fn import(config: &Config, asked: &Import) -> Result<ExitCode, Error> {
    let store = database::open(config).await?;
    first_site::ensure(&store, config, system_clock().now()).await?;
    let done = read(&store, asked).await;
    store.close().await;
    done
}

async fn read(store: &Store, asked: &Import) -> Result<ExitCode, Error> {
    let refused = |error: &dyn std::error::Error| Error::File(asked.file.display().to_string(), store::chain(error));
    let opened = || File::open(&asked.file).map_err(|error| refused(&error));
    let catalog = store.catalog();
    let site_zone = catalog.sites.keys().next().map(|&id| catalog.zone(id).name.clone());
    let hints = Hints { site_zone, meter: asked.meter.clone(), sheet: asked.sheet.clone(), ..Hints::default() };
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut plan = files::plan(&mut BufReader::new(opened()?), &name, &hints).map_err(|error| refused(&error))?;
    for answer in &asked.answer {
        let (path, text) = answer.split_once('=').ok_or_else(|| {
            Error::File(asked.file.display().to_string(), format!("--answer is `{answer}`: write it as question=answer"))
        })?;
        plan.answer(path, text).map_err(|error| refused(&error))?;
    }
    if asked.yes {
        plan.accept_suggestions();
    }
    if plan.open().is_err() {
        print_questions(&asked.file, &plan);
        return Ok(ExitCode::from(2));
    }
    let size = std::fs::metadata(&asked.file).map_or(0, |file| file.len());
    let progress = Arc::new(Progress::default());
    let shown = tokio::spawn(show(progress.clone(), size));
    let source = BufReader::with_capacity(1 << 20, opened()?);
    let brought = file::Brought { name: &name, bytes: size, reader: store::ImportReader::Command };
    let corrected_by = asked.replace.then_some("the command line");
    let into = file::Destination { store, live: None, clock: &system_clock(), corrected_by };
    let done = file::import(into, &brought, plan, source, asked.dry_run, progress).await;
    shown.abort();
    let done = done.map_err(|error| refused(&error))?;
    print_summary(&done, asked.dry_run);
    Ok(if done.summary.problem_count + done.conflict_count > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Prints the open questions and how to answer them.
fn print_questions(path: &Path, plan: &Plan) {
    eprintln!("{}: nothing is stored yet; say first:", path.display());
    for question in plan.questions() {
        let suggestion = question.suggestion.unwrap_or_else(|| "…".to_owned());
        eprintln!("  --answer '{}={suggestion}'  {} ({})", question.path, question.text, question.evidence);
    }
    if plan.questions().is_empty()
        && let Err(error) = plan.open()
    {
        eprintln!("  {error}");
    }
    for note in &plan.notes {
        eprintln!("  note: {note}");
    }
    for left in plan.left_out() {
        eprintln!("  left out: {left}");
    }
    eprintln!("`--yes` takes every answer that is given here.");
}

/// Shows progress on a terminal.
async fn show(progress: Arc<Progress>, size: u64) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let share = progress.bytes_read.load(Relaxed) as f64 / size.max(1) as f64;
        eprint!("\r{:3.0} %  {} readings ", share * 100.0, progress.readings.load(Relaxed));
    }
}

fn print_summary(done: &Imported, is_dry: bool) {
    let summary = &done.summary;
    for problem in &summary.problems {
        eprintln!("{problem}");
    }
    for warning in &summary.warnings {
        eprintln!("warning: {warning}");
    }
    for left in &summary.left_out {
        eprintln!("left out: {left}");
    }
    for conflict in &done.conflicts {
        let file::Conflict { line, channel, value, stands } = conflict;
        eprintln!("line {line}, {channel}: the file says {value}, and {stands} was there first and stays");
    }
    if !done.conflicts.is_empty() {
        eprintln!("`--replace` lets the file's values take the place of those that were there first.");
    }
    let left_out = match summary.left_out_words() {
        words if words.is_empty() => String::new(),
        words => format!("; {words}"),
    };
    if is_dry {
        println!("{} readings, {} problems{left_out}; nothing was stored.", summary.readings, summary.problem_count);
    } else {
        println!(
            "{} readings: {} new, {} there before, {} corrected, {} in conflict; {} problems{left_out}.",
            summary.readings, done.inserted, done.repeated, done.corrected, done.conflict_count, summary.problem_count
        );
    }
}

/// Writes readings to a file or to the standard output.
///
/// # Errors
/// [`Error::File`] for an unknown meter or a file that cannot be written, the database's.
pub async fn export(config: &Config, asked: &Export) -> Result<(), Error> {
    let store = database::open_to_read(config).await?;
    let place = asked.file.as_ref().map_or_else(|| "the standard output".to_owned(), |path| path.display().to_string());
    let refused = |why: String| Error::File(place.clone(), why);
    let catalog = store.catalog();
    let meters: Vec<MeterId> = asked
        .meter
        .iter()
        .map(|key| {
            catalog.meter_named(key).map(|meter| meter.meter_id).ok_or_else(|| refused(format!("there is no meter `{key}`")))
        })
        .collect::<Result<_, _>>()?;
    let mut into: Box<dyn Write + Send> = match &asked.file {
        // Write under a temporary name and rename it, so that nobody mistakes a partial file for a
        // whole one.
        Some(path) => Box::new(File::create(part_of(path)).map_err(|error| refused(error.to_string()))?),
        None => Box::new(std::io::stdout()),
    };
    let (sender, pieces) = mpsc::channel(2);
    let reading = async {
        let count = file::export(&store, Some(meters.as_slice()).filter(|meters| !meters.is_empty()), EVER, &sender).await;
        drop(sender);
        count
    };
    let writing = async {
        // Dropped at the end of this block: if the file cannot be written, the reading side must
        // not wait forever.
        let mut pieces = pieces;
        while let Some(piece) = pieces.recv().await {
            into.write_all(&piece?)?;
        }
        Ok::<(), std::io::Error>(())
    };
    let (count, written) = tokio::join!(reading, writing);
    written.map_err(|error| refused(error.to_string()))?;
    let count = count.map_err(|error| refused(store::chain(&error)))?;
    into.flush().map_err(|error| refused(error.to_string()))?;
    drop(into);
    if let Some(path) = &asked.file {
        std::fs::rename(part_of(path), path).map_err(|error| refused(error.to_string()))?;
        println!("{count} readings are in {}.", path.display());
    }
    store.close().await;
    Ok(())
}
