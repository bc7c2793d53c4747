//! How long a process's heartbeat waits in PostgreSQL: alone, and while another process ingests as
//! fast as it can. Two stores on one database stand for the two processes.

use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use domain::{ChannelId, Millis, Reading};
use store::{Entry, JobSubject, Store};

use crate::postgres::{Postgres, user_id};
use crate::process::Folder;
use crate::store::channels;
use crate::table::{circumstances, grouped, percentile, table};

const OWNER: &str = "bench";
const WAL_MB_MAX: u32 = 1_024;
/// Readings of a channel are this far apart.
const STEP_MS: Millis = 10_000;
/// 2025-01-01.
const START: Millis = 1_735_689_600_000;

#[derive(clap::Args)]
pub struct Arguments {
    /// Heartbeats of each kind
    #[arg(long, default_value_t = 1_000)]
    count: u32,
    /// Milliseconds between the end of one and the next
    #[arg(long, default_value_t = 5)]
    pause_ms: u64,
    #[arg(long, default_value_t = 100)]
    channels: usize,
    /// Readings per transaction
    #[arg(long, default_value_t = 5_000)]
    batch: usize,
    /// The limit for the 99th percentile beside ingest, in milliseconds
    #[arg(long, default_value_t = 50.0)]
    limit: f64,
    /// An empty database of a PostgreSQL elsewhere; without it, one is started for this run
    #[arg(long)]
    database_url: Option<String>,
    /// Where the temporary folder is created
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// Measures; false if heartbeats wait longer than the limit.
pub fn run(arguments: &Arguments) -> Result<bool> {
    ensure!(arguments.count > 0 && arguments.channels > 0 && arguments.batch > 0, "counts must be above 0");
    println!("{}", circumstances());
    let folder = Folder::new(arguments.folder.as_deref())?;
    let (_postgres, url) = match &arguments.database_url {
        Some(url) => (None, url.clone()),
        None => {
            let postgres = postgres(folder.path())?;
            let url = postgres.url();
            (Some(postgres), url)
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (alone, beside, readings_per_s) = runtime.block_on(measure(arguments, &url))?;
    let row = |name: &str, waits_ms: &[f64]| {
        let figure = |share| format!("{:.2}", percentile(waits_ms, share));
        vec![name.to_owned(), grouped(waits_ms.len() as f64), figure(0.5), figure(0.9), figure(0.99), figure(1.0)]
    };
    let rows = [row("nothing", &alone), row("ingest", &beside)];
    println!("{}", table(&["beside", "heartbeats", "p50 ms", "p90 ms", "p99 ms", "highest ms"], &rows));
    let p99 = percentile(&beside, 0.99);
    let is_met = p99 <= arguments.limit;
    println!(
        "{} readings a second were committed meanwhile; p99 {p99:.2} ms, at most {}: {}",
        grouped(readings_per_s),
        arguments.limit,
        if is_met { "pass" } else { "FAIL" }
    );
    Ok(is_met)
}

/// One in the run's folder, which its user must be able to reach.
fn postgres(folder: &Path) -> Result<Postgres> {
    let place = folder.join("database");
    std::fs::create_dir(&place)?;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))?;
    if let Some((user, group)) = user_id()? {
        chown(&place, Some(user), Some(group)).context("cannot give the folder to PostgreSQL's user")?;
    }
    Postgres::make(&place, folder.join("postgres.log"), WAL_MB_MAX)
}

/// The waits without and with ingest in milliseconds, and the readings a second of that ingest.
async fn measure(arguments: &Arguments, url: &str) -> Result<(Vec<f64>, Vec<f64>, f64)> {
    let writer = Store::open(url).await?;
    let ids = channels(&writer, arguments.channels).await?;
    let other = Store::open(url).await?;
    other.job_request("scan", JobSubject::All, START).await?;
    other.job_take(&["scan"], OWNER, START).await?.context("there is no job to take")?;
    let alone = heartbeats(arguments, &other).await?;
    let (is_over, stored) = (AtomicBool::new(false), AtomicU64::new(0));
    let began = Instant::now();
    let (written, beside) = tokio::join!(ingest(&writer, &ids, arguments.batch, &is_over, &stored), async {
        let waits = heartbeats(arguments, &other).await;
        is_over.store(true, Ordering::Relaxed);
        waits
    });
    written?;
    let readings_per_s = stored.load(Ordering::Relaxed) as f64 / began.elapsed().as_secs_f64();
    writer.close().await;
    other.close().await;
    Ok((alone, beside?, readings_per_s))
}

async fn heartbeats(arguments: &Arguments, store: &Store) -> Result<Vec<f64>> {
    let mut waits_ms = Vec::new();
    for at in 1..=arguments.count {
        let began = Instant::now();
        let heard = store.job_heartbeat(OWNER, START + Millis::from(at)).await?;
        waits_ms.push(began.elapsed().as_secs_f64() * 1_000.0);
        ensure!(heard == 1, "the job is gone");
        tokio::time::sleep(Duration::from_millis(arguments.pause_ms)).await;
    }
    Ok(waits_ms)
}

/// Commits batch after batch until it is over.
async fn ingest(store: &Store, ids: &[ChannelId], batch: usize, is_over: &AtomicBool, stored: &AtomicU64) -> Result<()> {
    let mut index = 0;
    while !is_over.load(Ordering::Relaxed) {
        let entry = |index: usize| {
            let at = START + (index / ids.len()) as Millis * STEP_MS;
            Entry::new(ids[index % ids.len()], Reading::new(at, (index % 977) as f64 + 0.25))
        };
        let entries: Vec<Entry> = (index..index + batch).map(entry).collect();
        let outcome = store.reading_commit(&entries, &[]).await?;
        ensure!(outcome.stored.len() == entries.len(), "{} readings of {batch} were stored", outcome.stored.len());
        stored.fetch_add(batch as u64, Ordering::Relaxed);
        index += batch;
    }
    Ok(())
}
