//! Measures how well faults are found: known faults of many kinds, put into made loads and, with
//! `--clean`, into real ones; with `--labelled`, in series whose faults are labelled already. It is
//! a ruler for changes of the detection; nothing is judged by it alone.
//!
//! The series are CSV files `timestamp,value,temp_c[,label,event,type]` with a row an hour in UTC.
#![allow(clippy::print_stdout, reason = "a command line")]

mod folder;
#[path = "../tests/made/mod.rs"]
mod made;

use analytics::WallHour;
use analytics::detect::{Mode, Options, detect};
use clap::Parser;
use domain::Zone;
use folder::files;
use made::faults::with_faults;
use made::score::{Figures, figures};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

#[derive(Parser)]
struct Asked {
    /// A folder of series whose faults are labelled.
    #[arg(long)]
    labelled: Option<PathBuf>,
    /// A folder of series without labels, to put faults into.
    #[arg(long)]
    clean: Option<PathBuf>,
    /// Only the files whose place in the folder leaves this rest: 0 or 1 of 2.
    #[arg(long)]
    half: Option<usize>,
    /// The first seed of the faults, and the number of seeds.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long, default_value_t = 2)]
    seeds: u64,
    /// Looking back, instead of as readings come.
    #[arg(long)]
    batch: bool,
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// A line a meter.
    #[arg(long)]
    meters: bool,
}

/// The hours of a year: longer series are cut.
const HOURS_MAX: usize = 52 * 7 * 24;

/// A series with its faults.
struct Case {
    name: String,
    start: i64,
    value: Vec<f64>,
    temp_c: Vec<f64>,
    event: Vec<usize>,
    /// The kind of each fault, by its number less one.
    kinds: Vec<String>,
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
    let cases = match (&asked.labelled, &asked.clean) {
        (Some(folder), _) => files(folder, asked.half)?.iter().map(|path| read(path)).collect::<Result<Vec<Case>, String>>()?,
        (None, Some(folder)) => {
            let loads = files(folder, asked.half)?.iter().map(|path| read(path)).collect::<Result<Vec<Case>, String>>()?;
            loads.iter().flat_map(|load| (asked.seed..asked.seed + asked.seeds).map(|seed| faulty(load, seed))).collect()
        }
        (None, None) => {
            made_loads().iter().flat_map(|load| (asked.seed..asked.seed + asked.seeds).map(|seed| faulty(load, seed))).collect()
        }
    };
    let zone = Zone::utc();
    let mode = if asked.batch { Mode::Retrospective } else { Mode::Causal };
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..asked.threads {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(place) else { return };
                    let series = analytics::Hourly { start: case.start, zone: &zone, value: &case.value, temp_c: &case.temp_c };
                    let Ok(found) = detect(&series, &Options::new(mode)) else { continue };
                    let strange: Vec<f64> = found.hours.iter().map(|hour| -hour.score).collect();
                    let one = (place, figures(&strange, &case.event), found.events.len());
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(one);
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|one| one.0);
    println!("                 PR-AUC found@1 found@.25  as raised: false/week precision recall found");
    if asked.meters {
        for (place, figures, _) in &done {
            line(&cases[*place].name, &[figures]);
        }
    }
    line("mean", &done.iter().map(|one| &one.1).collect::<Vec<&Figures>>());
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (place, figures, _) in &done {
        for event in &figures.events {
            let kind = kinds.entry(&cases[*place].kinds[event - 1]).or_default();
            kind[0] += 1;
            kind[1] += usize::from(figures.events_at_one.contains(event));
            kind[2] += usize::from(figures.events_as_raised.contains(event));
        }
    }
    for (kind, [all, at_one, raised]) in kinds {
        println!("  {kind:18} {at_one:4} of {all:4} at one false alarm a week, {raised:4} as raised");
    }
    let events: usize = done.iter().map(|one| one.2).sum();
    println!("{} series, {events} findings, {:.1} s", done.len(), started.elapsed().as_secs_f64());
    Ok(())
}

fn line(name: &str, all: &[&Figures]) {
    let mean = |of: &dyn Fn(&Figures) -> f64| all.iter().map(|one| of(one)).sum::<f64>() / all.len().max(1) as f64;
    println!(
        "{name:16} {:6.3} {:7.3} {:9.3}  {:21.2} {:9.3} {:6.3} {:5.3}",
        mean(&|f| f.pr_auc),
        mean(&|f| f.found_at_one),
        mean(&|f| f.found_at_quarter),
        mean(&|f| f.false_a_week),
        mean(&|f| f.precision),
        mean(&|f| f.recall),
        mean(&|f| f.found),
    );
}

fn read(path: &Path) -> Result<Case, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut rows = text.lines().skip(1).map(|row| row.split(',').collect::<Vec<&str>>()).take(HOURS_MAX).peekable();
    let first = rows.peek().and_then(|row| row.first()?.parse::<jiff::Timestamp>().ok());
    let start = first.ok_or_else(|| format!("{}: no rows", path.display()))?.as_millisecond();
    let number = |row: &[&str], place: usize| row.get(place).and_then(|cell| cell.parse().ok()).unwrap_or(f64::NAN);
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut case = Case { name, start, value: Vec::new(), temp_c: Vec::new(), event: Vec::new(), kinds: Vec::new() };
    for row in rows {
        case.value.push(number(&row, 1));
        case.temp_c.push(number(&row, 2));
        let event = row.get(4).and_then(|cell| cell.parse().ok()).unwrap_or(0);
        case.event.push(event);
        if event > 0 {
            case.kinds.resize(case.kinds.len().max(event), String::new());
            row[5].clone_into(&mut case.kinds[event - 1]);
        }
    }
    let known = case.temp_c.iter().filter(|t| t.is_finite()).count();
    if known * 10 <= case.temp_c.len() * 9 {
        case.temp_c.clear();
    }
    Ok(case)
}

/// A load with faults.
fn faulty(load: &Case, seed: u64) -> Case {
    let zone = Zone::utc();
    let series = analytics::Hourly { start: load.start, zone: &zone, value: &load.value, temp_c: &[] };
    let clock: Vec<WallHour> = (0..load.value.len()).map(|i| series.wall(i)).collect();
    let of_name = load.name.bytes().fold(0_u64, |sum, b| sum.wrapping_mul(31).wrapping_add(u64::from(b)));
    let found = with_faults(&load.value, &clock, seed.wrapping_add(of_name.wrapping_mul(1_000)));
    Case {
        name: format!("{} {seed}", load.name),
        start: load.start,
        value: found.value,
        temp_c: load.temp_c.clone(),
        event: found.event,
        kinds: found.families.iter().map(|family| format!("{family:?}")).collect(),
    }
}

/// Loads made for tests, without faults.
fn made_loads() -> Vec<Case> {
    let busy = |load: Vec<f64>, seed: u64| -> Vec<f64> {
        // Each day differs, and so does each week.
        load.iter()
            .enumerate()
            .map(|(i, v)| v * (0.08 * made::noise(seed, i / 24) + 0.05 * made::noise(seed + 1, i / 168)).exp())
            .collect()
    };
    let loads = [
        ("office", busy(made::office(HOURS_MAX), 71)),
        ("home a", made::home(72, HOURS_MAX)),
        ("home b", made::home(73, HOURS_MAX)),
        ("gas", made::gas(74, HOURS_MAX)),
    ];
    let case = |(name, value): (&str, Vec<f64>)| Case {
        name: name.to_owned(),
        start: made::START,
        event: vec![0; value.len()],
        value,
        temp_c: made::weather(HOURS_MAX),
        kinds: Vec::new(),
    };
    loads.into_iter().map(case).collect()
}
