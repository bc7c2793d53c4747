//! `bench fault`: what hostile or unlucky conditions do to the real binary, driven from outside:
//! full disks, floods at each door, and messages of every kind with kills in between. Each fault
//! prints its figures beside the limits. It uses only loopback addresses, and every loop is bounded
//! by a count or a time.

mod disk;

mod account;

mod announce;
mod clock;
mod guess;
mod meters;
mod queues;
mod sessions;
mod slow;

mod device;
mod flood;
mod verdict;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, ensure};
use clap::ValueEnum;

use crate::process::Folder;
use crate::server::default_program;
use crate::table::circumstances;
use verdict::{Verdict, print};

/// The faults' names on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Fault {
    /// A full disk at random moments, under SQLite
    Disk,
    /// The same under PostgreSQL, plus connections cut inside transactions
    DiskPostgres,
    /// Messages with and without times, repeated, contradicting and unreadable, over all doors,
    /// with kills in between
    Account,
    /// 10,000 sessions that one client leaves behind
    Sessions,
    /// Large messages to subscribers that are offline or do not read
    Queues,
    /// 2,000 half-open and slow connections at each door
    Slow,
    /// Wrong passwords as fast as they are answered
    Guess,
    /// New meters as fast as they are accepted
    Meters,
    /// Messages dated years back
    Clock,
    /// 10,500 announcements by one client
    Announce,
    /// All of them, one after another
    All,
}

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(value_enum)]
    name: Fault,
    /// The binary to test; by default the one beside this program
    #[arg(long)]
    greenpulse: Option<PathBuf>,
    /// How often the disk is filled, for each database
    #[arg(long, default_value_t = 50)]
    rounds: u32,
    /// How many messages are accounted for
    #[arg(long, default_value_t = 1_000_000)]
    messages: u64,
    #[arg(long, default_value_t = 42)]
    seed: u64,
    /// Where the temporary folders are created
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Keep the folders of failed runs, and print their paths
    #[arg(long)]
    keep: bool,
    /// Set if this program already has its own mount namespace
    #[arg(long, hide = true)]
    may_mount: bool,
}

/// Settings for every run.
struct Settings {
    program: PathBuf,
    rounds: u32,
    messages: u64,
    seed: u64,
}

/// Runs one fault or all; false if a limit was not met.
pub fn run(arguments: &Arguments) -> Result<bool> {
    ensure!(arguments.rounds > 0 && arguments.messages > 0, "--rounds and --messages must be above 0");
    let mounts = [Fault::Disk, Fault::DiskPostgres, Fault::All].contains(&arguments.name);
    if mounts && !arguments.may_mount {
        return Err(with_own_mounts());
    }
    open_files_raise();
    println!("{}", circumstances());
    let settings = Settings {
        program: arguments.greenpulse.clone().unwrap_or_else(default_program),
        rounds: arguments.rounds,
        messages: arguments.messages,
        seed: arguments.seed,
    };
    let mut verdicts = Vec::new();
    for fault in Fault::value_variants().iter().filter(|fault| **fault != Fault::All) {
        if arguments.name != Fault::All && arguments.name != *fault {
            continue;
        }
        let name = fault.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
        let start = Instant::now();
        eprintln!("{name} ...");
        let folder = Folder::new(arguments.folder.as_deref())?;
        let found = run_one(*fault, &settings, &folder).unwrap_or_else(|error| vec![Verdict::broken(&error)]);
        let has_failed = found.iter().any(|verdict| !verdict.is_met);
        if has_failed && arguments.keep {
            eprintln!("{name}: the databases and the logs are kept in {}", folder.keep().display());
        }
        eprintln!("{name}: {} in {:.0} s", if has_failed { "failed" } else { "passed" }, start.elapsed().as_secs_f64());
        verdicts.extend(found.into_iter().map(|verdict| (name.clone(), verdict)));
    }
    print(&verdicts);
    Ok(verdicts.iter().all(|(_, verdict)| verdict.is_met))
}

fn run_one(fault: Fault, settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    match fault {
        Fault::Disk => disk::sqlite(settings, folder),
        Fault::DiskPostgres => disk::postgres(settings, folder),
        Fault::Account => account::run(settings, folder),
        Fault::Sessions => sessions::run(settings, folder),
        Fault::Queues => queues::run(settings, folder),
        Fault::Slow => slow::run(settings, folder),
        Fault::Guess => guess::run(settings, folder),
        Fault::Meters => meters::run(settings, folder),
        Fault::Clock => clock::run(settings, folder),
        Fault::Announce => announce::run(settings, folder),
        Fault::All => Ok(Vec::new()),
    }
}

/// Raises the limit of open files as far as allowed: thousands of connections are open at a time.
/// Connections beyond the limit are reported as not accepted.
fn open_files_raise() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    // It may be at the maximum already, or not be allowed.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
}

/// Replaces this process with itself in a new mount namespace, which ends with it. A user who is
/// not root becomes root in a new user namespace. Returns only the reason if that fails.
fn with_own_mounts() -> anyhow::Error {
    use std::os::unix::process::CommandExt;
    let own_program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return error.into(),
    };
    let namespaces = if rustix::process::getuid().is_root() { "-m" } else { "-rm" };
    let mut command = std::process::Command::new("unshare");
    command.args([namespaces, "--"]).arg(own_program).args(std::env::args_os().skip(1)).arg("--may-mount");
    anyhow::Error::from(command.exec()).context("cannot run unshare, of util-linux")
}
