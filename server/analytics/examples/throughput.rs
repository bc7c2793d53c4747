//! Measures throughput in meters a second: made meters with a year of hours each are scanned for
//! faults and forecast, on the given number of threads. With `--python` it also runs Prophet on a
//! sample of the same meters. The database is left out.
#![allow(clippy::print_stdout, reason = "a command line")]

#[path = "../tests/made/mod.rs"]
mod made;

use analytics::Hourly;
use analytics::detect::{Mode, Options, detect};
use analytics::forecast::{Method, Request, forecast};
use clap::Parser;
use domain::Zone;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

#[derive(Parser)]
struct Asked {
    #[arg(long, default_value_t = 1_000)]
    meters: usize,
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// A Python with `prophet`.
    #[arg(long)]
    python: Option<PathBuf>,
    /// The number of meters for Prophet.
    #[arg(long, default_value_t = 20)]
    sample: usize,
}

const HOURS: usize = 365 * 24;
const REQUEST: Request = Request { horizon_hours: 24, level: 0.95, seed: 1 };
/// The same work: fit a year, one process, daily and weekly seasons, a forecast of 24 hours with
/// its interval.
const PROPHET: &str = r#"
import sys, time, logging, pandas as pd
logging.getLogger("cmdstanpy").setLevel(logging.ERROR)
from prophet import Prophet
frames = [pd.read_csv(path) for path in sys.argv[1:]]
started = time.perf_counter()
for frame in frames:
    frame["ds"] = pd.to_datetime(frame["ds"])
    model = Prophet(daily_seasonality=True, weekly_seasonality=True, yearly_seasonality=False, seasonality_mode="multiplicative",
                    changepoint_prior_scale=0.05, seasonality_prior_scale=0.1, interval_width=0.95)
    model.fit(frame)
    model.predict(model.make_future_dataframe(24, freq="h", include_history=False))
print(time.perf_counter() - started)
"#;

fn meter(k: usize) -> Vec<f64> {
    let seed = 1_000 * k as u64;
    let mut value = match k % 5 {
        0 => made::office(HOURS).iter().enumerate().map(|(i, v)| v * (0.1 * made::noise(seed, i / 24)).exp()).collect(),
        1 => made::home(seed, HOURS),
        2 => made::solar(seed, HOURS, 0.0),
        3 => made::gas(seed, HOURS),
        _ => made::ticks(seed, HOURS),
    };
    // Some days are missing.
    for i in (0..HOURS).filter(|i| made::chance(seed + 9, i / 24) < 0.01) {
        value[i] = f64::NAN;
    }
    value
}

fn main() -> ExitCode {
    match run(&Asked::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(asked: &Asked) -> Result<(), String> {
    let zone = Zone::named("Europe/Berlin")?;
    let meters: Vec<Vec<f64>> = (0..asked.meters).map(meter).collect();
    let (next, events) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let started = Instant::now();
    let failed = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..asked.threads)
            .map(|_| {
                scope.spawn(|| -> Result<(), String> {
                    while let Some(value) = meters.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let series = Hourly { start: made::START, zone: &zone, value, temp_c: &[] };
                        let options = Options::new(Mode::Retrospective);
                        let found = detect(&series, &options).map_err(|error| error.to_string())?;
                        events.fetch_add(found.events.len(), Ordering::Relaxed);
                        forecast(&series, Method::Combination, &REQUEST).map_err(|error| error.to_string())?;
                    }
                    Ok(())
                })
            })
            .collect();
        threads.into_iter().find_map(|thread| thread.join().unwrap_or_else(|_| Err("a thread panicked".to_owned())).err())
    });
    if let Some(error) = failed {
        return Err(error);
    }
    let took = started.elapsed().as_secs_f64();
    println!(
        "{} meters of {HOURS} hours scanned and forecast in {took:.1} s on {} threads: {:.1} meters a second, {} events",
        asked.meters,
        asked.threads,
        asked.meters as f64 / took,
        events.into_inner()
    );
    let started = Instant::now();
    for value in meters.iter().take(asked.sample) {
        let series = Hourly { start: made::START, zone: &zone, value, temp_c: &[] };
        forecast(&series, Method::Prophet, &REQUEST).map_err(|error| error.to_string())?;
    }
    let ours = started.elapsed().as_secs_f64();
    let sample = asked.sample.min(asked.meters);
    println!("Prophet's model here: {:.1} meters a second forecast on one thread", sample as f64 / ours);
    if let Some(python) = &asked.python {
        let took = prophet(python, &meters[..sample])?;
        println!(
            "Prophet itself: {:.1} meters a second forecast on one thread ({sample} meters, {took:.1} s)",
            sample as f64 / took
        );
    }
    Ok(())
}

/// The seconds that Prophet takes for the meters, without Python's start.
fn prophet(python: &PathBuf, meters: &[Vec<f64>]) -> Result<f64, String> {
    let folder = std::env::temp_dir().join(format!("throughput-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut command = Command::new(python);
    command.args(["-c", PROPHET]);
    for (k, value) in meters.iter().enumerate() {
        let mut text = String::from("ds,y\n");
        for (i, v) in value.iter().enumerate().filter(|(_, v)| v.is_finite()) {
            let wall = analytics::WallHour::new(made::at(i) / domain::HOUR_MS);
            let date = domain::zone::Date::from_days(wall.index.div_euclid(24));
            let _ = writeln!(text, "{date} {:02}:00:00,{v}", wall.hour);
        }
        let path = folder.join(format!("{k}.csv"));
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        command.arg(path);
    }
    let output = command.output().map_err(|error| format!("{}: {error}", python.display()))?;
    std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| format!("{}: {}", python.display(), String::from_utf8_lossy(&output.stderr)))
}
