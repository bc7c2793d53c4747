//! A PostgreSQL for this run alone. Its folder may be on a file system that can be filled; it may
//! crash there and be started again. Its durability settings are all on, so it loses nothing by
//! configuration.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::process::Process;
use crate::server::free_ports;
use crate::tables::Psql;

const DATABASE: &str = "greenpulse";
const START_PATIENCE: Duration = Duration::from_secs(60);
/// The user that Debian's package creates, since PostgreSQL refuses to run as root.
const USER: &str = "postgres";
/// The user it runs as in a namespace where everybody else is root.
const MAPPED_USER: &str = "1000";

pub struct Postgres {
    programs: PathBuf,
    data: PathBuf,
    log: PathBuf,
    port: u16,
    /// How much write-ahead log it may keep: little on a small disk.
    wal_mb_max: u32,
    process: Option<Process>,
}

impl Postgres {
    /// Creates a cluster in `folder`, which its user must be able to write to, starts it and
    /// creates a database.
    pub fn make(folder: &Path, log: PathBuf, wal_mb_max: u32) -> Result<Self> {
        let [port] = free_ports()?;
        let mut postgres = Self { programs: programs()?, data: folder.join("postgres"), log, port, wal_mb_max, process: None };
        let mut initdb = postgres.command("initdb")?;
        initdb.arg("-D").arg(&postgres.data);
        // Small WAL segments, so that preallocation takes little disk space.
        initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--wal-segsize=1"]);
        let output = initdb.output().context("cannot run initdb")?;
        ensure!(output.status.success(), "initdb: {}", String::from_utf8_lossy(&output.stderr));
        postgres.start()?;
        Psql { database: "postgres".to_owned(), ..postgres.psql() }.run(&format!("create database {DATABASE}"))?;
        Ok(postgres)
    }

    /// Starts it and waits until it answers.
    pub fn start(&mut self) -> Result<()> {
        let mut command = self.command("postgres")?;
        command.arg("-D").arg(&self.data).args(["-p", &self.port.to_string()]);
        let wal_max = format!("max_wal_size={}MB", self.wal_mb_max);
        for setting in [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "min_wal_size=2MB",
            &wal_max,
            "wal_level=minimal",
            "max_wal_senders=0",
        ] {
            command.args(["-c", setting]);
        }
        self.process = Some(Process::start("postgres", command, &self.log)?);
        self.wait_until_it_answers()
    }

    /// Waits until it accepts statements; restarts it if it has ended. Returns whether it was
    /// restarted.
    pub fn bring_back(&mut self) -> Result<bool> {
        let mut has_ended = false;
        let give_up = Instant::now() + START_PATIENCE;
        while !self.answers() {
            if !self.process.as_mut().is_some_and(Process::is_alive) {
                has_ended = true;
                self.start()?;
            }
            ensure!(Instant::now() < give_up, "PostgreSQL does not come back: {}", self.last_words());
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(has_ended)
    }

    pub fn psql(&self) -> Psql {
        Psql { program: self.programs.join("psql"), port: self.port, database: DATABASE.to_owned() }
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{DATABASE}", self.port)
    }

    /// Terminates connections, if `is_inside` only those inside a transaction; returns how many.
    pub fn cut_connections(&self, is_inside: bool) -> Result<u64> {
        let which = if is_inside { " and xact_start is not null" } else { "" };
        let sql = format!(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity \
             where datname = current_database() and pid <> pg_backend_pid(){which}"
        );
        Ok(self.psql().run(&sql)?.trim().parse()?)
    }

    fn answers(&self) -> bool {
        self.psql().run("select 1").is_ok()
    }

    fn wait_until_it_answers(&mut self) -> Result<()> {
        let psql = Psql { database: "postgres".to_owned(), ..self.psql() };
        let process = self.process.as_mut().context("PostgreSQL does not run")?;
        process.wait_until(START_PATIENCE, || psql.run("select 1").is_ok()).map(drop)
    }

    fn last_words(&self) -> String {
        self.process.as_ref().map_or_else(String::new, Process::last_words)
    }

    /// Runs one of its programs, as a user that is not root.
    fn command(&self, program: &str) -> Result<Command> {
        let program = self.programs.join(program);
        let mut command;
        if !rustix::process::getuid().is_root() {
            command = Command::new(program);
        } else if is_mapped() {
            command = Command::new("unshare");
            command.args(["-U", &format!("--map-user={MAPPED_USER}"), &format!("--map-group={MAPPED_USER}"), "--"]).arg(program);
        } else {
            command = Command::new(program);
            if let Some((user, group)) = user_id()? {
                command.uid(user).gid(group);
            }
        }
        // It checks its working directory, which that user may not be allowed to enter.
        command.current_dir("/");
        Ok(command)
    }
}

/// Whether root here is another user outside the namespace.
fn is_mapped() -> bool {
    let map = std::fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
    map.split_whitespace().nth(1).is_some_and(|outside| outside != "0")
}

/// The user and group that it runs as, where it must be another user than the bench's.
pub fn user_id() -> Result<Option<(u32, u32)>> {
    if !rustix::process::getuid().is_root() || is_mapped() {
        return Ok(None);
    }
    Ok(Some((id("-u")?, id("-g")?)))
}

fn id(which: &str) -> Result<u32> {
    let output = Command::new("id").args([which, USER]).output().context("cannot run id")?;
    ensure!(output.status.success(), "there is no user {USER}, as whom PostgreSQL is to run");
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// The folder of PostgreSQL's programs: Debian's newest version, or one in PATH.
fn programs() -> Result<PathBuf> {
    let mut folders: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let folder = entry.ok()?.path();
            Some((folder.file_name()?.to_str()?.parse().ok()?, folder.join("bin")))
        })
        .collect();
    folders.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let of_path = std::env::split_paths(&path).map(|folder| std::fs::canonicalize(folder.join("initdb")));
    let of_path = of_path.filter_map(|file| Some(file.ok()?.parent()?.to_path_buf()));
    let mut found = folders.into_iter().rev().map(|(_, folder)| folder).chain(of_path);
    match found.find(|folder| folder.join("initdb").is_file()) {
        Some(folder) => Ok(folder),
        None => bail!("no PostgreSQL here: install the Debian package `postgresql`"),
    }
}
