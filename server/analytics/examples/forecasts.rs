//! Measures forecasts of real meters, 24 hours ahead from twelve origins each: the error over that
//! of the week before (MASE), the share of hours within the interval, and the interval's score.
//! With `--days`, from histories that are no longer than so.
//!
//! The series are CSV files `timestamp,value,temp_c` with a row an hour in UTC.
#![allow(clippy::print_stdout, reason = "a command line")]

mod folder;

use analytics::forecast::{Method, Request, forecast};
use analytics::{Hourly, WallHour};
use clap::Parser;
use domain::Zone;
use folder::files;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

#[derive(Parser)]
struct Asked {
    /// The folder of the series.
    folder: PathBuf,
    /// The longest history, in days.
    #[arg(long, default_value_t = 365)]
    days: usize,
    /// Only the files whose place in the folder leaves this rest: 0 or 1 of 2.
    #[arg(long)]
    half: Option<usize>,
    #[arg(long, default_value = "combination")]
    method: String,
    /// The origins of each meter.
    #[arg(long, default_value_t = 12)]
    origins: usize,
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// A line a meter.
    #[arg(long)]
    meters: bool,
}

const DAY: usize = 24;
const WEEK: usize = 168;
const YEAR: usize = 365 * DAY;
/// The hours before an origin that say how much the meter changes from week to week.
const SCALE_HOURS: usize = 56 * DAY;
const LEVEL: f64 = 0.95;

/// A forecast hour and its measured value.
struct Hour {
    /// The error over the meter's usual change from week to week.
    scaled_error: f64,
    is_within: bool,
    score: f64,
    truth: f64,
}

/// The figures of a meter.
struct Figures {
    name: String,
    mase: f64,
    coverage: f64,
    score: f64,
    /// MASE and coverage by day of the week.
    by_weekday: [[f64; 3]; 7],
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
    let method = Method::named(&asked.method).ok_or_else(|| format!("{}: no such method", asked.method))?;
    let paths = files(&asked.folder, asked.half)?;
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..asked.threads {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = paths.get(place) else { return };
                    let found = read(path).map(|(start, value, temp_c)| meter(path, start, &value, &temp_c, method, asked));
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((place, found));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|one| one.0);
    let all: Vec<Figures> = done.into_iter().map(|one| one.1).collect::<Result<_, String>>()?;
    let mean = |of: &dyn Fn(&Figures) -> f64| all.iter().map(of).sum::<f64>() / all.len().max(1) as f64;
    println!("meter      MASE coverage interval score");
    for one in all.iter().filter(|_| asked.meters) {
        println!("{:8} {:6.3} {:8.3} {:14.2}", one.name, one.mase, one.coverage, one.score);
    }
    println!("{:8} {:6.3} {:8.3} {:14.2}", "mean", mean(&|f| f.mase), mean(&|f| f.coverage), mean(&|f| f.score));
    for (weekday, name) in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].into_iter().enumerate() {
        let sum = |k: usize| all.iter().map(|one| one.by_weekday[weekday][k]).sum::<f64>();
        println!("  {name} {:6.3} {:6.3}", sum(0) / sum(2), sum(1) / sum(2));
    }
    println!("{:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

fn meter(path: &Path, start: i64, value: &[f64], temp_c: &[f64], method: Method, asked: &Asked) -> Figures {
    let zone = Zone::utc();
    let whole = Hourly { start, zone: &zone, value, temp_c };
    let full = filled(value);
    let mut found: Vec<Hour> = Vec::new();
    let mut by_weekday = [[0.0; 3]; 7];
    for at in origins(&whole, asked.origins) {
        let hours = (asked.days * DAY).min(YEAR);
        let history = whole.first(at).last(hours);
        let history = if history.temp_c.iter().any(|t| t.is_finite()) { history } else { Hourly { temp_c: &[], ..history } };
        let Ok(made) = forecast(&history, method, &Request { horizon_hours: DAY, level: LEVEL, seed: 1 }) else { continue };
        let before = &full[at - SCALE_HOURS..at];
        let change: f64 =
            (WEEK..before.len()).map(|i| (before[i] - before[i - WEEK]).abs()).sum::<f64>() / (before.len() - WEEK) as f64;
        let clock: WallHour = whole.wall(at);
        for (point, &truth) in made.points.iter().zip(&value[at..]).filter(|(_, truth)| truth.is_finite()) {
            let is_within = point.lower <= truth && truth <= point.upper;
            let outside = (point.lower - truth).max(0.0) + (truth - point.upper).max(0.0);
            let scaled_error = (truth - point.value).abs() / change;
            let score = point.upper - point.lower + 2.0 / (1.0 - LEVEL) * outside;
            found.push(Hour { scaled_error, is_within, score, truth });
            let day = &mut by_weekday[clock.weekday];
            *day = [day[0] + scaled_error, day[1] + f64::from(u8::from(is_within)), day[2] + 1.0];
        }
    }
    let mean = |of: &dyn Fn(&Hour) -> f64| found.iter().map(of).sum::<f64>() / found.len().max(1) as f64;
    Figures {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        mase: mean(&|hour| hour.scaled_error),
        coverage: mean(&|hour| f64::from(u8::from(hour.is_within))),
        score: mean(&|hour| hour.score) / mean(&|hour| hour.truth),
        by_weekday,
    }
}

/// Midnights, as far apart as they fit, but not all on one day of the week.
fn origins(series: &Hourly, count: usize) -> Vec<usize> {
    let n = series.value.len();
    let first = if n > YEAR + 8_000 { n - YEAR } else { SCALE_HOURS + DAY };
    let midnights: Vec<usize> = (first..=n.saturating_sub(DAY)).filter(|&i| series.wall(i).hour == 0).collect();
    let step = (midnights.len().saturating_sub(1) / count).max(1);
    let step = if step.is_multiple_of(7) { step - 1 } else { step };
    (0..count).filter_map(|k| midnights.get(k * step).copied()).collect()
}

/// The series with each missing hour as it was a week, a day or two weeks earlier.
fn filled(value: &[f64]) -> Vec<f64> {
    let mut out = value.to_vec();
    for lag in [WEEK, DAY, 2 * WEEK] {
        let before = out.clone();
        (lag..out.len()).filter(|&i| before[i].is_nan()).for_each(|i| out[i] = before[i - lag]);
    }
    for i in 1..out.len() {
        if out[i].is_nan() {
            out[i] = out[i - 1];
        }
    }
    out.iter_mut().filter(|v| v.is_nan()).for_each(|v| *v = 0.0);
    out
}

fn read(path: &Path) -> Result<(i64, Vec<f64>, Vec<f64>), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|row| row.split(',').collect()).collect();
    let first = rows.first().and_then(|row| row.first()?.parse::<jiff::Timestamp>().ok());
    let start = first.ok_or_else(|| format!("{}: no rows", path.display()))?.as_millisecond();
    let column = |place: usize| -> Vec<f64> {
        rows.iter().map(|row| row.get(place).and_then(|cell| cell.parse().ok()).unwrap_or(f64::NAN)).collect()
    };
    Ok((start, column(1), column(2)))
}
