//! Shows how a file is understood: its plan, the open questions, and once they are answered the sum
//! of each channel. Stores nothing.
//! `cargo run -p files --example look -- FILE [--zone Europe/Berlin] [--yes] [path=value ...]`
#![allow(clippy::unwrap_used, reason = "a tool may fail loudly")]

use domain::{ChannelKind, Millis, Zone};
use files::{Channel, Guess, Hints, Plan};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(path) = args.next() else {
        eprintln!("look FILE [--zone Europe/Berlin] [--yes] [path=value ...]");
        return ExitCode::from(2);
    };
    let (mut hints, mut answers, mut yes) = (Hints::default(), Vec::new(), false);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--yes" => yes = true,
            "--zone" => hints.site_zone = args.next(),
            "--meter" => hints.meter = args.next(),
            _ => answers.push(arg),
        }
    }
    match look(&path, &hints, &answers, yes) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        Err(fault) => {
            println!("refused: {fault}");
            ExitCode::from(1)
        }
    }
}

/// Shows a file; `false` if questions are open.
fn look(path: &str, hints: &Hints, answers: &[String], yes: bool) -> Result<bool, String> {
    let opened = || File::open(path).map(BufReader::new).map_err(|error| error.to_string());
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut plan = files::plan(&mut opened()?, name, hints).map_err(|error| error.to_string())?;
    for answer in answers {
        let (path, text) = answer.split_once('=').ok_or(format!("`{answer}`: write it as path=value"))?;
        plan.answer(path, text).map_err(|error| error.to_string())?;
    }
    if yes {
        plan.accept_suggestions();
    }
    show(&plan);
    if plan.open().is_err() {
        for question in plan.questions() {
            let suggestion = question.suggestion.unwrap_or_else(|| "…".to_owned());
            println!("ask {}={suggestion}  {} ({})", question.path, question.text, question.evidence);
        }
        if plan.questions().is_empty() {
            println!("ask {}", plan.open().unwrap_err());
        }
        return Ok(false);
    }
    sums(&plan, &mut opened()?)
}

fn guess<T: Debug>(name: &str, guess: &Guess<T>) {
    match (&guess.value, &guess.suggestion) {
        (Some(value), _) => println!("  {name}: {value:?} ({})", guess.evidence),
        (None, Some(value)) => println!("  {name}: perhaps {value:?} ({})", guess.evidence),
        (None, None) => println!("  {name}: ? ({})", guess.evidence),
    }
}

fn show(plan: &Plan) {
    println!("{:?}, line of names {}, {} rows", plan.format, plan.header_line, plan.sample_rows);
    guess("order", &plan.order);
    guess("decimal", &plan.decimal);
    guess("zone", &plan.zone);
    guess("spacing", &plan.spacing);
    guess("stamp", &plan.stamp);
    guess("end_day", &plan.end_day);
    for column in &plan.columns {
        let slot = column.slot.map(|slot| format!(" {slot:?}")).unwrap_or_default();
        let why = column.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
        println!("  column {:?}: {:?}{slot}{why}", column.name, column.role);
    }
    for section in plan.sections.iter().filter(|_| plan.sections.len() > 1) {
        println!(
            "  table below line {}, up to {:?}, {} columns from {}",
            section.header_line, section.last_line, section.width, section.first_column
        );
    }
    plan.left_out().iter().for_each(|left| println!("  left out: {left}"));
    for note in &plan.notes {
        println!("  note: {note}");
    }
    for (i, series) in plan.series.iter().enumerate() {
        println!(
            " {i} {:?} import={} ({} values, {} to {})",
            series.label, series.import, series.values, series.low, series.high
        );
        guess("  meter", &series.meter);
        guess("  field", &series.field);
        guess("  unit", &series.unit);
        guess("  kind", &series.kind);
        guess("  sign", &series.sign);
    }
}

/// What a channel holds: its readings by time.
type Held = BTreeMap<u32, BTreeMap<Millis, f64>>;

fn sums(plan: &Plan, input: &mut BufReader<File>) -> Result<bool, String> {
    let mut held = Held::new();
    let mut twice = 0;
    let summary = files::read(plan, input, &mut |batch| {
        for row in batch.rows {
            twice += u32::from(held.entry(row.channel).or_default().insert(row.reading.at, row.reading.value).is_some());
        }
        ControlFlow::Continue(())
    })
    .map_err(|error| error.to_string())?;
    for (i, readings) in &held {
        let Channel { meter, name, kind, field } = &summary.channels[*i as usize];
        let stamp = |at: Option<&Millis>| at.map(|at| Zone::utc().stamp(*at)).unwrap_or_default();
        let (first, last) = (readings.keys().next(), readings.keys().next_back());
        let value = match kind {
            ChannelKind::Cumulative => {
                let values: Vec<f64> = readings.values().copied().collect();
                values.windows(2).map(|pair| (pair[1] - pair[0]).max(0.0)).sum::<f64>()
            }
            ChannelKind::Interval => readings.values().sum(),
            _ => readings.values().sum::<f64>() / readings.len() as f64,
        };
        let value = (value * 1e6).round() / 1e6;
        let unit = field.unit.symbol();
        println!("= {meter} {name} {kind}: {value} {unit}, {} readings from {} to {}", readings.len(), stamp(first), stamp(last));
    }
    summary.problems.iter().for_each(|problem| println!("problem: {problem}"));
    summary.warnings.iter().for_each(|warning| println!("warning: {warning}"));
    summary.left_out.iter().for_each(|left| println!("left out: {left}"));
    println!(
        "{} readings of {} rows; {} at a time that was there; {} problems, {} warnings",
        summary.readings, summary.rows, twice, summary.problem_count, summary.warning_count
    );
    Ok(true)
}
