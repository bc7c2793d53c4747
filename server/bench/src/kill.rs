//! The kill test: a steady load at QoS 1 and kill -9 of greenpulse at random instants, round after
//! round on one database. Then it compares the ledger with what was acknowledged. It proves
//! durability against a process crash, not against power loss: the disk's cache survives here.

use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::ledger::{Audit, Ledger};
use crate::load::{Load, Outcome};
use crate::packet::SignIn;
use crate::plan::Plan;
use crate::process::Folder;
use crate::random::Random;
use crate::readings::Readings;
use crate::server::{Broker, Greenpulse, Mosquitto, default_program};
use crate::table::{circumstances, grouped, percentile, table};

/// How long the load may take to resume after a start.
const FLOW_PATIENCE: Duration = Duration::from_secs(30);
/// The share of rounds in which the next start is killed as well, before it is ready.
const KILL_AT_START_SHARE: f64 = 0.2;

#[derive(clap::Args)]
pub struct Arguments {
    /// The binary to kill; by default the one beside this program
    #[arg(long)]
    greenpulse: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "embedded")]
    broker: Broker,
    #[arg(long, default_value_t = 50)]
    rounds: u32,
    /// Readings per second in total, one per message
    #[arg(long, default_value_t = 2_000.0)]
    rate: f64,
    #[arg(long, default_value_t = 50)]
    connections: u32,
    /// At least as many as connections
    #[arg(long, default_value_t = 50)]
    meters: u32,
    /// Unacknowledged messages per connection
    #[arg(long, default_value_t = 20)]
    inflight: usize,
    /// Share of messages that are resent although they were acknowledged
    #[arg(long, default_value_t = 0.02)]
    repeat: f64,
    /// Shortest time from the first commit until the kill, in ms
    #[arg(long, default_value_t = 300)]
    min_ms: u64,
    /// Longest time until the kill, in ms
    #[arg(long, default_value_t = 1_500)]
    max_ms: u64,
    #[arg(long, default_value_t = 42)]
    seed: u64,
    /// Seconds until everything acknowledged must be in the ledger after the last round
    #[arg(long, default_value_t = 180)]
    drain: u64,
    /// Where the temporary folder is created; kept and printed if there is a fault
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// The counts of the rounds.
struct Rounds {
    kills: u32,
    kills_at_start: u32,
    ready_ms: Vec<f64>,
    elapsed: Duration,
}

/// Runs the test; false if there is a fault, which is printed.
pub fn run(arguments: &Arguments) -> Result<bool> {
    ensure!(arguments.rate > 0.0, "--rate must be above 0");
    ensure!(arguments.min_ms <= arguments.max_ms, "--min-ms must not be above --max-ms");
    let folder = Folder::new(arguments.folder.as_deref())?;
    let result = run_in(arguments, &folder);
    if !matches!(result, Ok(true)) {
        eprintln!("bench: the database and the logs are kept in {}", folder.keep().display());
    }
    result
}

fn run_in(arguments: &Arguments, folder: &Folder) -> Result<bool> {
    println!("{}", circumstances());
    let mosquitto = match arguments.broker {
        Broker::Embedded => None,
        Broker::Mosquitto => Some(Mosquitto::start(folder.path(), true)?),
    };
    let outside = mosquitto.as_ref().map(|mosquitto| mosquitto.port);
    let program = arguments.greenpulse.clone().unwrap_or_else(default_program);
    let mut greenpulse = Greenpulse::new(&program, folder.path(), outside)?;
    greenpulse.start()?;

    let readings = Readings::lately(1, arguments.seed);
    let round_limit = Duration::from_millis(arguments.max_ms) + Duration::from_secs(120);
    let load = Load::start(Plan {
        port: greenpulse.publish_port(),
        sign_in: SignIn::named("bench"),
        connections: arguments.connections,
        meters: arguments.meters,
        messages: None,
        readings_per_message: 1,
        messages_per_s: Some(arguments.rate),
        inflight: arguments.inflight,
        repeat_share: arguments.repeat,
        readings,
        time_limit: round_limit * (arguments.rounds + 1),
    })?;
    let rounds = kill_again_and_again(arguments, &mut greenpulse, &load, readings)?;

    load.stop();
    let outcome = load.finish()?;
    let mut faults = outcome.errors.clone();
    // A missing reading is a fault for the audit to count, not a reason to abort.
    let drain_start = Instant::now();
    let patience = Duration::from_secs(arguments.drain);
    if let Err(error) = Ledger::open(&greenpulse.database(), readings)?.wait_for_last(&outcome.meters, patience) {
        faults.push(format!("{error:#}"));
    }
    let drained = drain_start.elapsed();
    let status = greenpulse.stop()?;
    if !status.success() {
        faults.push(format!("greenpulse ended with {status} after SIGTERM"));
    }
    let audit = Ledger::open(&greenpulse.database(), readings)?.audit(&outcome.meters)?;
    let (agrees, printed) = greenpulse.verify()?;
    if !agrees {
        faults.push("greenpulse verify does not agree".to_owned());
    }
    faults.extend(faults_of(&audit, &outcome));
    print_report(&rounds, &outcome, &audit, drained);
    println!("greenpulse verify: exit {}\n{printed}", if agrees { "0" } else { "not 0" });
    for example in &audit.examples {
        println!("  {example}");
    }
    for fault in &faults {
        println!("FAULT: {fault}");
    }
    println!("{}", if faults.is_empty() { "no fault" } else { "failed" });
    Ok(faults.is_empty())
}

fn kill_again_and_again(arguments: &Arguments, greenpulse: &mut Greenpulse, load: &Load, readings: Readings) -> Result<Rounds> {
    let mut random = Random::new(arguments.seed);
    let mut rounds = Rounds { kills: 0, kills_at_start: 0, ready_ms: Vec::new(), elapsed: Duration::ZERO };
    let start = Instant::now();
    // The server that was started last must have committed something, or the kill would hit an idle
    // one.
    let mut committed_ms = None;
    for round in 1..=arguments.rounds {
        let acknowledged = load.acknowledged();
        committed_ms =
            wait_for_flow(greenpulse, load, acknowledged, committed_ms, readings).with_context(|| format!("in round {round}"))?;
        sleep(Duration::from_millis(random.between(arguments.min_ms, arguments.max_ms)));
        greenpulse.kill()?;
        rounds.kills += 1;
        if random.chance(KILL_AT_START_SHARE) {
            greenpulse.spawn()?;
            sleep(Duration::from_millis(random.between(0, 400)));
            greenpulse.kill()?;
            rounds.kills_at_start += 1;
        }
        let ready = greenpulse.start().with_context(|| format!("after the kill of round {round}"))?;
        rounds.ready_ms.push(ready.as_secs_f64() * 1_000.0);
        if round.is_multiple_of(10) {
            eprintln!("round {round}: {} messages acknowledged", load.acknowledged());
        }
    }
    wait_for_flow(greenpulse, load, load.acknowledged(), committed_ms, readings).context("after the last round")?;
    rounds.elapsed = start.elapsed();
    Ok(rounds)
}

/// Waits until messages are acknowledged and the first meter's ledger has advanced; returns its
/// latest device time.
fn wait_for_flow(
    greenpulse: &Greenpulse,
    load: &Load,
    acknowledged: u64,
    committed_ms: Option<i64>,
    readings: Readings,
) -> Result<Option<i64>> {
    let give_up = Instant::now() + FLOW_PATIENCE;
    let ledger = Ledger::open(&greenpulse.database(), readings)?;
    loop {
        let latest = ledger.latest_ms(0)?;
        if latest > committed_ms && load.acknowledged() > acknowledged {
            return Ok(latest);
        }
        if Instant::now() > give_up {
            bail!(
                "the load did not flow within {} s: {} messages were acknowledged in that time, \
                 and the ledger of the first meter stood at {latest:?} ms",
                FLOW_PATIENCE.as_secs(),
                load.acknowledged() - acknowledged,
            );
        }
        sleep(Duration::from_millis(10));
    }
}

fn faults_of(audit: &Audit, outcome: &Outcome) -> Vec<String> {
    let mut faults = Vec::new();
    if !audit.is_clean() {
        faults.push(format!(
            "{} acknowledged readings are missing, {} rows have a wrong value, {} stand twice, {} were never sent",
            audit.missing,
            audit.wrong,
            audit.twice,
            audit.unknown + audit.foreign,
        ));
    }
    if audit.acknowledged != outcome.acknowledged_messages || audit.acknowledged == 0 {
        faults.push(format!(
            "the bench lost count: {} PUBACKs, {} acknowledged readings",
            outcome.acknowledged_messages, audit.acknowledged,
        ));
    }
    faults
}

fn print_report(rounds: &Rounds, outcome: &Outcome, audit: &Audit, drained: Duration) {
    let per_s = outcome.acknowledged_messages as f64 / outcome.end.duration_since(outcome.start).as_secs_f64();
    let rows: Vec<Vec<String>> = [
        ("kills -9 during ingest", f64::from(rounds.kills)),
        ("kills -9 during a start", f64::from(rounds.kills_at_start)),
        ("seconds", rounds.elapsed.as_secs_f64()),
        ("median ms from a start to ready", percentile(&rounds.ready_ms, 0.5)),
        ("readings published", audit.published as f64),
        ("readings acknowledged", audit.acknowledged as f64),
        ("acknowledged a second, outages included", per_s),
        ("connections lost and made again", outcome.reconnects as f64),
        ("messages sent again, not acknowledged before", outcome.resent_messages as f64),
        ("messages sent again, acknowledged before", outcome.repeated_messages as f64),
        ("ms until drained after the last PUBACK", drained.as_secs_f64() * 1_000.0),
        ("readings stored", audit.stored as f64),
        ("rows stored (two fields a reading)", audit.rows as f64),
        ("acknowledged and missing", audit.missing as f64),
        ("rows with a wrong value", audit.wrong as f64),
        ("rows that stand twice", audit.twice as f64),
        ("rows that were never sent", (audit.unknown + audit.foreign) as f64),
    ]
    .into_iter()
    .map(|(name, number)| vec![name.to_owned(), grouped(number)])
    .collect();
    println!("{}", table(&["kill test", "count"], &rows));
}
