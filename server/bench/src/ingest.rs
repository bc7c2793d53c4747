//! Readings per second from the first publish to the last commit, with the broker outside and
//! inside, with one reading per message and with many. Each is shown beside the ceiling: the same
//! load through mosquitto into a subscriber that does nothing. Publisher, broker and subscriber
//! share the machine, in every case alike.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::ledger::Ledger;
use crate::load::{Load, Outcome};
use crate::noop::Noop;
use crate::packet::SignIn;
use crate::plan::Plan;
use crate::process::Folder;
use crate::readings::Readings;
use crate::server::{Greenpulse, Mosquitto, default_program};
use crate::table::{circumstances, grouped, median, table};

#[derive(clap::Args)]
pub struct Arguments {
    /// The binary to measure; by default the one beside this program
    #[arg(long)]
    greenpulse: Option<PathBuf>,
    /// Measure only mosquitto with the subscriber that does nothing
    #[arg(long)]
    ceiling_only: bool,
    #[arg(long, default_value_t = 50)]
    connections: u32,
    #[arg(long, default_value_t = 100)]
    meters: u32,
    /// Messages in the cases with one reading per message
    #[arg(long, default_value_t = 100_000)]
    single: u64,
    /// Messages in the cases with many readings per message
    #[arg(long, default_value_t = 10_000)]
    batches: u64,
    /// Readings per message in those cases
    #[arg(long, default_value_t = 50)]
    readings: u32,
    /// Unacknowledged messages per connection
    #[arg(long, default_value_t = 20)]
    inflight: usize,
    /// Runs of each case, alternating with the others; the median counts
    #[arg(long, default_value_t = 3)]
    runs: u32,
    /// Seconds that one run may take
    #[arg(long, default_value_t = 300)]
    timeout: u64,
    #[arg(long, default_value_t = 42)]
    seed: u64,
    /// Where each run creates its folder: the disk to measure
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// What receives the readings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Path {
    Ceiling,
    Outside,
    Embedded,
}

impl Path {
    fn name(self) -> &'static str {
        match self {
            Self::Ceiling => "mosquitto -> nothing (ceiling)",
            Self::Outside => "mosquitto -> greenpulse, committed",
            Self::Embedded => "greenpulse's own broker, committed",
        }
    }
}

struct Case {
    path: Path,
    readings_per_message: u32,
    messages: u64,
    messages_per_s: Vec<f64>,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    ensure!(arguments.runs > 0, "--runs must be above 0");
    println!("{}", circumstances());
    println!(
        "load: QoS 1, {} connections, {} meters, {} messages in flight a connection, median of {} runs, fresh folder each",
        arguments.connections, arguments.meters, arguments.inflight, arguments.runs,
    );
    let paths: &[Path] = if arguments.ceiling_only { &[Path::Ceiling] } else { &[Path::Ceiling, Path::Outside, Path::Embedded] };
    let sizes = [(1, arguments.single), (arguments.readings, arguments.batches)];
    let mut cases: Vec<Case> = Vec::new();
    for (readings_per_message, messages) in sizes {
        for &path in paths {
            cases.push(Case { path, readings_per_message, messages, messages_per_s: Vec::new() });
        }
    }
    // Run by run rather than case by case, so that a machine that slows down affects all cases.
    for run in 1..=arguments.runs {
        for case in &mut cases {
            let elapsed = measure(arguments, case)?;
            let messages_per_s = case.messages as f64 / elapsed.as_secs_f64();
            eprintln!(
                "run {run}: {}, {} a message: {} messages/s",
                case.path.name(),
                case.readings_per_message,
                grouped(messages_per_s),
            );
            case.messages_per_s.push(messages_per_s);
        }
    }
    println!("{}", report(&cases));
    println!("a reading is one device time with two fields, hence two rows of the ledger");
    Ok(())
}

fn report(cases: &[Case]) -> String {
    let header = ["from publish to", "readings/message", "messages", "messages/s", "readings/s", "lowest..highest", "of ceiling"];
    let rows: Vec<Vec<String>> = cases
        .iter()
        .map(|case| {
            let is_ceiling =
                |other: &&Case| other.path == Path::Ceiling && other.readings_per_message == case.readings_per_message;
            let ceiling = cases.iter().find(is_ceiling).map_or(0.0, |case| median(&case.messages_per_s));
            let messages_per_s = median(&case.messages_per_s);
            let scale = f64::from(case.readings_per_message);
            let lowest = case.messages_per_s.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = case.messages_per_s.iter().copied().fold(0.0, f64::max);
            vec![
                case.path.name().to_owned(),
                case.readings_per_message.to_string(),
                grouped(case.messages as f64),
                grouped(messages_per_s),
                grouped(messages_per_s * scale),
                format!("{}..{}", grouped(lowest * scale), grouped(highest * scale)),
                format!("{:.2}", messages_per_s / ceiling),
            ]
        })
        .collect();
    table(&header, &rows)
}

/// The time from the first publish until the last message was received or committed.
fn measure(arguments: &Arguments, case: &Case) -> Result<Duration> {
    let folder = Folder::new(arguments.folder.as_deref())?;
    let time_limit = Duration::from_secs(arguments.timeout);
    let readings = Readings::lately(10, arguments.seed);
    let plan = |port| Plan {
        port,
        sign_in: SignIn::named("bench"),
        connections: arguments.connections,
        meters: arguments.meters,
        messages: Some(case.messages),
        readings_per_message: case.readings_per_message,
        messages_per_s: None,
        inflight: arguments.inflight,
        repeat_share: 0.0,
        readings,
        time_limit,
    };
    if case.path == Path::Ceiling {
        let mosquitto = Mosquitto::start(folder.path(), false)?;
        let noop = Noop::start(mosquitto.port, case.messages, time_limit)?;
        let outcome = publish(plan(mosquitto.port))?;
        return Ok(noop.finish()?.duration_since(outcome.start));
    }
    let mosquitto = match case.path {
        Path::Outside => Some(Mosquitto::start(folder.path(), false)?),
        _ => None,
    };
    let program = arguments.greenpulse.clone().unwrap_or_else(default_program);
    let mut greenpulse = Greenpulse::new(&program, folder.path(), mosquitto.as_ref().map(|mosquitto| mosquitto.port))?;
    greenpulse.start()?;
    let outcome = publish(plan(greenpulse.publish_port()))?;
    let end = committed(&greenpulse, readings, &outcome, time_limit)?;
    greenpulse.stop()?;
    Ok(end.duration_since(outcome.start))
}

fn publish(plan: Plan) -> Result<Outcome> {
    let outcome = Load::start(plan)?.finish()?;
    ensure!(outcome.errors.is_empty(), "the load failed: {}", outcome.errors.join("; "));
    ensure!(outcome.reconnects == 0, "the broker dropped {} connections", outcome.reconnects);
    Ok(outcome)
}

/// When the last reading of each meter was in the ledger; fails unless all the others are there
/// too.
fn committed(greenpulse: &Greenpulse, readings: Readings, outcome: &Outcome, time_limit: Duration) -> Result<Instant> {
    let ledger = Ledger::open(&greenpulse.database(), readings)?;
    let end = ledger.wait_for_last(&outcome.meters, time_limit)?;
    let audit = ledger.audit(&outcome.meters)?;
    ensure!(audit.is_clean(), "the ledger does not hold what was published: {audit:?}");
    Ok(end)
}
