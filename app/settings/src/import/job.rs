//! Uploaded files, kept in a folder until they are imported or forgotten. There are at most a
//! handful, and they end with the process. What was committed of a file stays, and its record says
//! how far the import came; importing it again completes it.

use super::why;
use app::Scope;
use axum::extract::multipart::Field;
use domain::SiteId;
use files::{Hints, Plan};
use ingest::file::{Brought, Destination, Imported, Progress, import};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Asked, ImportReader, SourceKind};
use tokio::io::AsyncWriteExt;
use tokio::sync::Semaphore;
use wording::page::settings::import::job as says;

/// The most files that are kept at one time.
const JOBS_MAX: usize = 20;
/// Their folder, below the data directory.
const FOLDER: &str = ".greenpulse-uploads";
/// The size limit of a file.
const FILE_BYTES_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// The size limit of all files together.
const ALL_BYTES_MAX: u64 = 2 * FILE_BYTES_MAX;

/// How much of a file is kept for its first rows, how many are shown, and how much of each.
const HEAD_BYTES: usize = 8 * 1024;
const ROWS_SHOWN: usize = 6;
const ROW_CHARS_MAX: usize = 240;

/// The stage of a file.
#[derive(Clone)]
pub enum Stage {
    /// It was inspected: how it will be read, and the result of a dry run.
    Planned { plan: Box<Plan>, tried: Option<Box<Imported>> },
    /// It cannot be read: in which way, and in the words of the error.
    Unreadable { fault: &'static str, why: String },
    /// It is being read.
    Running { progress: Arc<Progress>, way: Way },
    /// Imported, by this plan.
    Done { plan: Box<Plan>, done: Box<Imported> },
    /// It failed.
    Failed(String),
}

/// What a file is read for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To see what would come of it; nothing is stored.
    Try,
    /// To store what is new. What stands stays.
    Import,
    /// To store what is new, and to correct what stands.
    Correct,
}

/// An uploaded file.
pub struct Job {
    pub id: u64,
    pub file_name: String,
    pub bytes: u64,
    /// The first rows of a file that is text, as they stand.
    pub first_rows: Vec<String>,
    path: PathBuf,
    stage: Mutex<Stage>,
}

impl Drop for Job {
    fn drop(&mut self) {
        // If this fails, the file or its folder is already gone.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// All uploaded files.
pub struct Imports {
    folder: PathBuf,
    next: AtomicU64,
    /// Only one upload runs at a time.
    door: Semaphore,
    jobs: Mutex<BTreeMap<u64, Arc<Job>>>,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Imports {
    /// Keeps files in a folder of its own below the data directory. Deletes what an earlier process
    /// left there.
    pub fn new(data_dir: &Path) -> Self {
        let folder = data_dir.join(FOLDER);
        // Only our files have names that are numbers.
        for left in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            if left.file_name().to_string_lossy().bytes().all(|byte| byte.is_ascii_digit()) {
                let _ = std::fs::remove_file(left.path());
            }
        }
        Self { folder, next: AtomicU64::new(1), door: Semaphore::new(1), jobs: Mutex::default() }
    }

    /// The files, the newest first.
    pub fn list(&self) -> Vec<Arc<Job>> {
        held(&self.jobs).values().rev().cloned().collect()
    }

    /// A file.
    pub fn get(&self, id: u64) -> Option<Arc<Job>> {
        held(&self.jobs).get(&id).cloned()
    }

    /// Forgets a file. If it is being read, asks that to stop.
    pub fn remove(&self, id: u64) {
        if let Some(job) = held(&self.jobs).remove(&id) {
            job.stop();
        }
    }

    /// Receives an upload and inspects it. Returns its number, or why it was refused.
    pub async fn take(&self, state: &Scope, name: &str, mut field: Field<'_>) -> Result<u64, String> {
        let words = state.words_of_all();
        let _entered = self.door.try_acquire().map_err(|_| says::another_upload(words))?;
        {
            let mut jobs = held(&self.jobs);
            if jobs.len() >= JOBS_MAX {
                let idle = jobs.iter().find(|(_, job)| !matches!(job.stage(), Stage::Running { .. })).map(|(id, _)| *id);
                let idle = idle.ok_or(says::too_many(words))?;
                jobs.remove(&idle);
            }
        }
        let id = self.next.fetch_add(1, Relaxed);
        let path = self.folder.join(id.to_string());
        let refused = |error: std::io::Error| says::not_kept(words, &error.to_string());
        tokio::fs::create_dir_all(&self.folder).await.map_err(refused)?;
        let mut into = tokio::fs::File::create(&path).await.map_err(refused)?;
        let file_name: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
        let stage = Mutex::new(Stage::Failed(String::new()));
        let mut job = Job { id, file_name, bytes: 0, first_rows: Vec::new(), path: path.clone(), stage };
        let mut head: Vec<u8> = Vec::new();
        let before: u64 = held(&self.jobs).values().map(|job| job.bytes).sum();
        while let Some(chunk) = field.chunk().await.map_err(|error| says::upload_broke_off(words, &error.body_text()))? {
            job.bytes += chunk.len() as u64;
            if job.bytes > FILE_BYTES_MAX {
                return Err(says::too_large(words).to_owned());
            }
            if before + job.bytes > ALL_BYTES_MAX {
                return Err(says::all_too_large(words).to_owned());
            }
            head.extend_from_slice(&chunk[..chunk.len().min(HEAD_BYTES - head.len())]);
            into.write_all(&chunk).await.map_err(refused)?;
        }
        into.flush().await.map_err(refused)?;
        job.first_rows = first_rows(&head);
        let hints = Hints { site_zone: zone(state), ..Hints::default() };
        let name = job.file_name.clone();
        let planned = tokio::task::spawn_blocking(move || {
            let mut source = BufReader::new(File::open(&path)?);
            files::plan(&mut source, &name, &hints)
        })
        .await
        .map_err(|_| says::not_looked_at(words).to_owned())?;
        *held(&job.stage) = match planned {
            Ok(plan) => Stage::Planned { plan: Box::new(plan), tried: None },
            Err(error) => Stage::Unreadable { fault: fault(&error), why: store::chain(&error) },
        };
        held(&self.jobs).insert(id, Arc::new(job));
        Ok(id)
    }
}

/// In which way a file cannot be read, as texts choose by it.
fn fault(error: &files::Error) -> &'static str {
    match error {
        files::Error::Empty => "empty",
        files::Error::Binary(_) => "binary",
        files::Error::NoTable(_) => "no_table",
        files::Error::Xml { .. } => "xml",
        files::Error::Workbook(_) => "workbook",
        files::Error::TooLarge(_) => "too_large",
        _ => "other",
    }
}

/// The first rows of a text, cut to what fits on a page; none of what is no text.
fn first_rows(head: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}');
    if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return Vec::new();
    }
    let mut rows: Vec<&str> = text.lines().collect();
    // The last one may be cut off.
    if head.len() == HEAD_BYTES && rows.len() > 1 {
        rows.pop();
    }
    rows.into_iter().take(ROWS_SHOWN).map(|row| row.chars().take(ROW_CHARS_MAX).collect()).collect()
}

/// The zone of the first site.
fn zone(state: &Scope) -> Option<String> {
    let catalog = state.catalog();
    catalog.sites.keys().next().map(|&id: &SiteId| catalog.zone(id).name.clone())
}

impl Job {
    /// Its stage.
    pub fn stage(&self) -> Stage {
        held(&self.stage).clone()
    }

    /// Replaces the plan by which it will be read.
    pub fn planned(&self, plan: Plan) {
        *held(&self.stage) = Stage::Planned { plan: Box::new(plan), tried: None };
    }

    /// Asks a running import to stop.
    pub fn stop(&self) {
        if let Stage::Running { progress, .. } = self.stage() {
            progress.is_stopped.store(true, Relaxed);
        }
    }

    /// Begins to read it.
    pub fn run(self: &Arc<Self>, state: &Scope, plan: Plan, way: Way) {
        let words = state.words_of_all();
        let progress = Arc::new(Progress::default());
        let is_try = way == Way::Try;
        *held(&self.stage) = Stage::Running { progress: progress.clone(), way };
        let (job, state) = (self.clone(), state.clone());
        // What it changes is recorded as theirs who asked for it.
        let (actor, at) = (state.actor(), state.now());
        let asked = Asked { action: "file.import".to_owned(), kind: "file".to_owned(), id: None };
        let work = async move {
            let read = match File::open(&job.path) {
                Ok(file) => {
                    let source = BufReader::with_capacity(1 << 20, file);
                    let corrected_by = (way == Way::Correct).then_some(state.caller.name());
                    let into = Destination { store: &state.store, live: Some(&state.live), clock: &state.clock, corrected_by };
                    let brought = Brought { name: &job.file_name, bytes: job.bytes, reader: ImportReader::Server };
                    import(into, &brought, plan.clone(), source, is_try, progress.clone()).await
                }
                Err(error) => Err(files::Error::Io(error).into()),
            };
            let stage = match read {
                Ok(done) if is_try => Stage::Planned { plan: Box::new(plan), tried: Some(Box::new(done)) },
                Ok(done) => {
                    job.note(&state, Ok(done.inserted)).await;
                    Stage::Done { plan: Box::new(plan), done: Box::new(done) }
                }
                Err(error) => {
                    let why = match &error {
                        ingest::file::Error::Store(error) => {
                            tracing::error!(error = %store::chain(error), file = job.file_name, "an import broke off");
                            says::database_failed(words, progress.inserted.load(Relaxed))
                        }
                        ingest::file::Error::Kind(why) => why::reason(words, why),
                        other => store::chain(other),
                    };
                    if !is_try {
                        job.note(&state, Err(&why)).await;
                    }
                    Stage::Failed(why)
                }
            };
            *held(&job.stage) = stage;
        };
        tokio::spawn(store::acting(actor, at, asked, work));
    }

    /// Notes on the data source of this file how many readings came, or why it failed.
    async fn note(&self, state: &Scope, came: Result<u64, &str>) {
        let noted = match came {
            Ok(count) => state.store.data_source_synced(SourceKind::File, &self.file_name, state.now(), count as i64).await,
            Err(why) => state.store.data_source_failed(SourceKind::File, &self.file_name, state.now(), 1, why).await,
        };
        if let Err(error) = noted {
            tracing::warn!(error = %store::chain(&error), "an import is not noted");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rows_of_a_text_are_shown_and_what_is_no_text_has_none() {
        let text = "\u{feff}time,kWh\r\n2026-11-02,1.5\r\n".to_owned() + &"2026-11-03,2\n".repeat(20);
        let rows = first_rows(text.as_bytes());
        assert_eq!((rows.len(), rows[0].as_str(), rows[1].as_str()), (ROWS_SHOWN, "time,kWh", "2026-11-02,1.5"));
        assert_eq!(first_rows(b"PK\x03\x04\x14\x00"), Vec::<String>::new());
        assert_eq!(first_rows("x".repeat(1_000).as_bytes()), ["x".repeat(ROW_CHARS_MAX)]);
    }
}
