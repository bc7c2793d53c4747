//! `bench`: drives the `greenpulse` binary from outside, as a meter and an operator would: the kill
//! test, faults and floods, ingest throughput, the bare store, the time to a PUBACK, and two
//! binaries' answers side by side. It knows the topic, the payload, the environment variables and a
//! few tables, but none of the server's code.

#![allow(clippy::disallowed_methods, reason = "it has none of the server's clocks: it is a meter outside")]

mod beside;
mod cost;
mod fault;
mod heartbeat;
mod ingest;
mod kill;
mod latency;
mod store;
mod walk;

mod connection;
mod load;
mod noop;

mod ledger;
mod packet;
mod plan;
mod readings;
mod tables;

mod http;
mod postgres;
mod process;
mod server;

mod random;
mod table;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Loads, kills and measures greenpulse from outside", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Kill -9 during ingest, repeatedly, then compare the ledger with what was acknowledged
    Kill(kill::Arguments),
    /// Full disks, floods and an account of every message: each figure beside its limit
    Fault(fault::Arguments),
    /// CPU time per reading of two binaries, in alternating pairs of runs
    Cost(cost::Arguments),
    /// Readings per second from broker to commit, beside the same broker with a subscriber that
    /// does nothing
    Ingest(ingest::Arguments),
    /// Rows per second of bare rusqlite with synchronous=FULL, in three orders
    Store(store::Arguments),
    /// Time from the moment a message was due to its PUBACK, at a given rate
    PubLatency(latency::Arguments),
    /// Time to a PUBACK without and with running analyses, in alternating windows
    Beside(beside::Arguments),
    /// How long a heartbeat waits in PostgreSQL beside another process's ingest at full speed
    Heartbeat(heartbeat::Arguments),
    /// Every page and API answer of two binaries over one data folder, compared byte for byte
    Walk(walk::Arguments),
}

fn main() -> ExitCode {
    process::clean_up_on_signal_and_panic();
    let outcome = match Arguments::parse().command {
        Command::Kill(arguments) => kill::run(&arguments),
        Command::Fault(arguments) => fault::run(&arguments),
        Command::Cost(arguments) => cost::run(&arguments),
        Command::Ingest(arguments) => ingest::run(&arguments).map(|()| true),
        Command::Store(arguments) => store::run(&arguments).map(|()| true),
        Command::PubLatency(arguments) => latency::run(&arguments).map(|()| true),
        Command::Beside(arguments) => beside::run(&arguments).map(|()| true),
        Command::Heartbeat(arguments) => heartbeat::run(&arguments),
        Command::Walk(arguments) => walk::run(&arguments),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}
