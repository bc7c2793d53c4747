//! How much the analytics disturb ingest: the time to a PUBACK in alternating windows, without
//! analyses and while methods are selected and past hours are analysed, over the demo's year of
//! history. Also measures the CPU time of the analytics. Everything shares the machine, in every
//! window alike.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::load::Load;
use crate::packet::SignIn;
use crate::plan::Plan;
use crate::process::Folder;
use crate::readings::Readings;
use crate::server::{Greenpulse, default_program};
use crate::table::{circumstances, grouped, median, percentile, table};

/// How often the jobs are polled.
const LOOK: Duration = Duration::from_millis(200);

#[derive(clap::Args)]
pub struct Arguments {
    /// The binary to measure; by default the one beside this program
    #[arg(long)]
    greenpulse: Option<PathBuf>,
    /// Messages per second in total
    #[arg(long, default_value_t = 200.0)]
    rate: f64,
    /// Length of a window in seconds
    #[arg(long, default_value_t = 15)]
    seconds: u32,
    /// Windows of each kind
    #[arg(long, default_value_t = 4)]
    rounds: u32,
    #[arg(long, default_value_t = 20)]
    connections: u32,
    #[arg(long, default_value_t = 40)]
    meters: u32,
    /// Minutes that the first full analysis may take
    #[arg(long, default_value_t = 30)]
    patience: u64,
    /// Where the temporary folder is created
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// The windows of one kind.
#[derive(Default)]
struct Windows {
    latencies_ms: Vec<f64>,
    medians_ms: Vec<f64>,
    analysis_cpu_s: f64,
    cpu_s: f64,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    ensure!(arguments.rate > 0.0 && arguments.rounds > 0, "--rate and --rounds must be above 0");
    println!("{}", circumstances());
    let folder = Folder::new(arguments.folder.as_deref())?;
    let program = arguments.greenpulse.clone().unwrap_or_else(default_program);
    let mut greenpulse = Greenpulse::new(&program, folder.path(), None)?;
    greenpulse.fill_with_demo()?;
    // Without the demo's own meters: only what is published is measured.
    greenpulse.start()?;
    wait_for_analyses(&greenpulse, Duration::from_secs(60 * arguments.patience))?;
    let buildings = buildings(&greenpulse)?;
    let (mut quiet, mut busy) = (Windows::default(), Windows::default());
    for round in 0..arguments.rounds {
        for (window, is_busy) in [(&mut quiet, false), (&mut busy, true)] {
            let number = 2 * round + u32::from(is_busy);
            measure(arguments, &greenpulse, window, number, is_busy.then_some(&buildings))?;
        }
    }
    greenpulse.stop()?;
    println!("{}", report(&quiet, &busy));
    Ok(())
}

fn report(quiet: &Windows, busy: &Windows) -> String {
    let row = |name: &str, of: &Windows| {
        let latency = |share| format!("{:.2}", percentile(&of.latencies_ms, share));
        let window = |share| format!("{:.2}", percentile(&of.medians_ms, share));
        vec![
            name.to_owned(),
            grouped(of.latencies_ms.len() as f64),
            latency(0.5),
            format!("{}..{}", window(0.0), window(1.0)),
            latency(0.9),
            latency(0.99),
            latency(1.0),
            format!("{:.1}", of.analysis_cpu_s),
            format!("{:.1}", of.cpu_s),
        ]
    };
    let ratio = |share| {
        format!("{:.2}", percentile(&busy.latencies_ms, share) / percentile(&quiet.latencies_ms, share).max(f64::MIN_POSITIVE))
    };
    let blank = String::new;
    let of_medians = format!("{:.2}", median(&busy.medians_ms) / median(&quiet.medians_ms).max(f64::MIN_POSITIVE));
    let ratios = vec!["ratio".to_owned(), blank(), ratio(0.5), of_medians, ratio(0.9), ratio(0.99), ratio(1.0), blank(), blank()];
    let header = ["beside", "messages", "p50 ms", "of windows", "p90 ms", "p99 ms", "highest ms", "analysis CPU s", "CPU s"];
    table(&header, &[row("nothing", quiet), row("analyses", busy), ratios])
}

/// Runs one window of load. If `buildings` are given, they are analysed one after another
/// meanwhile.
fn measure(
    arguments: &Arguments,
    greenpulse: &Greenpulse,
    window: &mut Windows,
    number: u32,
    buildings: Option<&BTreeSet<u64>>,
) -> Result<()> {
    let plan = Plan {
        port: greenpulse.publish_port(),
        sign_in: SignIn::named("bench"),
        connections: arguments.connections,
        meters: arguments.meters,
        messages: Some((arguments.rate * f64::from(arguments.seconds)) as u64),
        readings_per_message: 1,
        messages_per_s: Some(arguments.rate),
        inflight: 20,
        repeat_share: 0.0,
        // Each window has its own values: known ones would cause no work.
        readings: Readings::lately(10, u64::from(number) + 1),
        time_limit: Duration::from_secs(u64::from(arguments.seconds) + 60),
    };
    let before = greenpulse.cpu_s()?;
    let is_over = AtomicBool::new(false);
    let (outcome, after) = std::thread::scope(|scope| -> Result<_> {
        let analyses = buildings.map(|buildings| scope.spawn(|| keep_busy(greenpulse, buildings, &is_over)));
        let outcome = Load::start(plan).and_then(Load::finish);
        let after = greenpulse.cpu_s();
        is_over.store(true, Ordering::Relaxed);
        if let Some(analyses) = analyses {
            analyses.join().map_err(|_| anyhow::anyhow!("asking for analyses panicked"))??;
        }
        Ok((outcome?, after?))
    })?;
    ensure!(outcome.errors.is_empty(), "the load failed: {}", outcome.errors.join("; "));
    window.medians_ms.push(median(&outcome.latencies_ms));
    window.latencies_ms.extend(outcome.latencies_ms);
    window.analysis_cpu_s += after.0 - before.0;
    window.cpu_s += after.1 - before.1;
    while is_busy(greenpulse)? {
        std::thread::sleep(LOOK);
    }
    Ok(())
}

/// Keeps analyses running until `is_over` is set.
fn keep_busy(greenpulse: &Greenpulse, buildings: &BTreeSet<u64>, is_over: &AtomicBool) -> Result<()> {
    for building in buildings.iter().cycle() {
        for kind in ["selection", "look_back", "forecast"] {
            greenpulse.ask("POST", "/api/analytics/jobs", &format!("{{\"kind\":\"{kind}\",\"building_id\":{building}}}"))?;
        }
        while greenpulse.ask("GET", "/api/analytics/jobs", "")?.contains("\"state\":\"queued\"") {
            if is_over.load(Ordering::Relaxed) {
                return Ok(());
            }
            std::thread::sleep(LOOK);
        }
    }
    Ok(())
}

/// Waits until the demo was analysed for the first time, and says how long that took.
pub fn wait_for_analyses(greenpulse: &Greenpulse, patience: Duration) -> Result<()> {
    let began = Instant::now();
    while is_busy(greenpulse)? {
        ensure!(began.elapsed() < patience, "the first analyses take longer than --patience");
        std::thread::sleep(LOOK);
    }
    let (analysis_cpu_s, _) = greenpulse.cpu_s()?;
    println!("first analysis of the demo: {:.0} s, of which {analysis_cpu_s:.0} s of processor", began.elapsed().as_secs_f64());
    Ok(())
}

fn is_busy(greenpulse: &Greenpulse) -> Result<bool> {
    let jobs = greenpulse.ask("GET", "/api/analytics/jobs", "")?;
    // The first jobs are queued a moment after the demo's history is written.
    Ok(!jobs.contains("\"state\"") || ["queued", "running"].iter().any(|state| jobs.contains(&format!("\"state\":\"{state}\""))))
}

/// The buildings that have forecasts.
fn buildings(greenpulse: &Greenpulse) -> Result<BTreeSet<u64>> {
    let models = greenpulse.ask("GET", "/api/analytics/models", "")?;
    let ids = models
        .split("\"building_id\":")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
    let found: BTreeSet<u64> = ids.collect();
    found.first().context("nothing is forecast")?;
    Ok(found)
}
