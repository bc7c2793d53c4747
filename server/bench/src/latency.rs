//! The time to a PUBACK at a given rate, counted from the moment each message was due, so that a
//! publisher that waits does not hide a stall.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, ensure};
use clap::ValueEnum;

use crate::load::Load;
use crate::packet::SignIn;
use crate::plan::Plan;
use crate::process::Folder;
use crate::readings::Readings;
use crate::server::{Greenpulse, Mosquitto, default_program};
use crate::table::{circumstances, grouped, percentile, table};

#[derive(clap::Args)]
pub struct Arguments {
    /// The binary to measure; by default the one beside this program
    #[arg(long)]
    greenpulse: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "embedded")]
    target: Target,
    /// Publish to a broker that already runs on this port, and start nothing
    #[arg(long)]
    port: Option<u16>,
    /// Messages per second in total
    #[arg(long, default_value_t = 2_000.0)]
    rate: f64,
    #[arg(long, default_value_t = 20)]
    seconds: u32,
    #[arg(long, default_value_t = 1)]
    readings: u32,
    #[arg(long, default_value_t = 50)]
    connections: u32,
    #[arg(long, default_value_t = 100)]
    meters: u32,
    /// Unacknowledged messages per connection
    #[arg(long, default_value_t = 20)]
    inflight: usize,
    #[arg(long, default_value_t = 42)]
    seed: u64,
    /// Where the temporary folder is created
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// The broker whose PUBACK is timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Target {
    /// greenpulse's own broker: after the commit
    Embedded,
    /// mosquitto with greenpulse behind it: before the commit
    Mosquitto,
    /// mosquitto alone
    Bare,
}

pub fn run(arguments: &Arguments) -> Result<()> {
    ensure!(arguments.rate > 0.0, "--rate must be above 0");
    println!("{}", circumstances());
    let folder = Folder::new(arguments.folder.as_deref())?;
    let starts_mosquitto = arguments.port.is_none() && arguments.target != Target::Embedded;
    let mosquitto = starts_mosquitto.then(|| Mosquitto::start(folder.path(), false)).transpose()?;
    let outside = mosquitto.as_ref().map(|mosquitto| mosquitto.port);
    let mut port = arguments.port.or(outside);
    let mut greenpulse = None;
    if arguments.port.is_none() && arguments.target != Target::Bare {
        let program = arguments.greenpulse.clone().unwrap_or_else(default_program);
        let mut started = Greenpulse::new(&program, folder.path(), outside)?;
        started.start()?;
        port = Some(started.publish_port());
        greenpulse = Some(started);
    }
    let Some(port) = port else { unreachable!("each target has a port") };
    let outcome = Load::start(Plan {
        port,
        sign_in: SignIn::named("bench"),
        connections: arguments.connections,
        meters: arguments.meters,
        messages: Some((arguments.rate * f64::from(arguments.seconds)) as u64),
        readings_per_message: arguments.readings,
        messages_per_s: Some(arguments.rate),
        inflight: arguments.inflight,
        repeat_share: 0.0,
        readings: Readings::lately(10, arguments.seed),
        time_limit: Duration::from_secs(u64::from(arguments.seconds) + 60),
    })?
    .finish()?;
    if let Some(mut greenpulse) = greenpulse {
        greenpulse.stop()?;
    }
    let elapsed = outcome.end.duration_since(outcome.start).as_secs_f64();
    let latency = |share| format!("{:.2}", percentile(&outcome.latencies_ms, share));
    let target = arguments.port.map_or_else(|| format!("{:?}", arguments.target), |port| format!("port {port}"));
    let row = vec![
        target.to_lowercase(),
        grouped(arguments.rate),
        grouped(outcome.acknowledged_messages as f64 / elapsed),
        grouped(outcome.acknowledged_messages as f64),
        latency(0.5),
        latency(0.99),
        latency(1.0),
    ];
    let header = ["target", "asked/s", "acknowledged/s", "messages", "p50 ms", "p99 ms", "highest ms"];
    println!("{}", table(&header, &[row]));
    ensure!(outcome.errors.is_empty(), "the load failed: {}", outcome.errors.join("; "));
    Ok(())
}
