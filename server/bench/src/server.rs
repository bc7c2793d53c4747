//! Starts and stops `greenpulse` and mosquitto on free loopback ports, in the run's folder.
//! greenpulse gets all settings from its environment; none of its code is linked in.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::http::Request;
use crate::process::Process;
use crate::tables::Tables;

const START_PATIENCE: Duration = Duration::from_secs(60);
const STOP_PATIENCE: Duration = Duration::from_secs(60);
const FILL_PATIENCE: Duration = Duration::from_secs(600);
const ASK_PATIENCE: Duration = Duration::from_secs(30);
/// Linux reports CPU time to programs in these ticks, on every machine.
const TICKS_PER_S: f64 = 100.0;
const VERIFY_PATIENCE: Duration = Duration::from_secs(900);

/// The broker that the meters publish to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Broker {
    /// The one inside greenpulse
    Embedded,
    /// A separate mosquitto, to which greenpulse subscribes
    Mosquitto,
}

/// Ports that were free a moment ago, all different.
pub fn free_ports<const N: usize>() -> Result<[u16; N]> {
    // All are held until all are known; otherwise the same port could come twice.
    let mut held = Vec::with_capacity(N);
    let mut ports = [0; N];
    for port in &mut ports {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        *port = listener.local_addr()?.port();
        held.push(listener);
    }
    Ok(ports)
}

fn loopback(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

/// A mosquitto with unbounded queues, so that acknowledged messages wait for their subscriber.
pub struct Mosquitto {
    pub port: u16,
    _process: Process,
}

impl Mosquitto {
    /// `persistent` keeps sessions on disk, like an installation that must lose nothing.
    pub fn start(folder: &Path, persistent: bool) -> Result<Self> {
        let [port] = free_ports()?;
        let configuration = folder.join("mosquitto.conf");
        // `user root` keeps it from switching to a user who may not write here; it is ignored
        // unless root starts it. The location is used as a literal prefix, hence the slash at its
        // end.
        let text = format!(
            "listener {port} 127.0.0.1\nallow_anonymous true\nuser root\npersistence {persistent}\n\
             persistence_location {}/\nautosave_interval 60\nmax_queued_messages 0\nmax_queued_bytes 0\n\
             max_inflight_messages 1000\nset_tcp_nodelay true\nlog_dest stderr\nlog_type error\nlog_type warning\n",
            folder.display(),
        );
        std::fs::write(&configuration, text)?;
        let mut command = Command::new(mosquitto_path());
        command.arg("-c").arg(&configuration);
        let mut process = Process::start("mosquitto", command, &folder.join("mosquitto.log"))?;
        process.wait_until(START_PATIENCE, || TcpStream::connect_timeout(&loopback(port), Duration::from_secs(1)).is_ok())?;
        Ok(Self { port, _process: process })
    }
}

/// Debian puts it in a folder that only root's PATH includes.
fn mosquitto_path() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    let mut files = folders.map(|folder| folder.join("mosquitto"));
    files.find(|file| file.is_file()).unwrap_or_else(|| PathBuf::from("mosquitto"))
}

/// One greenpulse with its database. It may be started, killed and started again on the same ports.
pub struct Greenpulse {
    program: PathBuf,
    folder: PathBuf,
    /// Where its output goes: not into the data folder, which tests fill up.
    pub logs: PathBuf,
    /// The URL of its database, if it is not SQLite in its folder.
    pub database_url: Option<String>,
    /// The shared password.
    pub password: Option<String>,
    /// The soft limit of open files that it is started with.
    pub files_max: Option<u32>,
    listen: u16,
    /// Where its embedded broker listens.
    mqtt_listen: u16,
    /// The port of the outside broker, if one is used.
    outside: Option<u16>,
    process: Option<Process>,
}

impl Greenpulse {
    /// Starts nothing yet; `outside` is the port of a running mosquitto.
    pub fn new(program: &Path, folder: &Path, outside: Option<u16>) -> Result<Self> {
        let program = program
            .canonicalize()
            .with_context(|| format!("no greenpulse at {} (build it, or say --greenpulse PATH)", program.display()))?;
        let [listen, mqtt_listen] = free_ports()?;
        let folder = folder.join("data");
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            program,
            logs: folder.clone(),
            folder,
            database_url: None,
            password: None,
            files_max: None,
            listen,
            mqtt_listen,
            outside,
            process: None,
        })
    }

    /// Its data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The port of the pages.
    pub fn page_port(&self) -> u16 {
        self.listen
    }

    /// The port that the meters publish to.
    pub fn publish_port(&self) -> u16 {
        self.outside.unwrap_or(self.mqtt_listen)
    }

    pub fn database(&self) -> PathBuf {
        self.folder.join("greenpulse.db")
    }

    /// SQLite's tables, whether it runs or not.
    pub fn tables(&self) -> Result<Tables> {
        Tables::sqlite(&self.database())
    }

    /// Starts the process without waiting for it.
    pub fn spawn(&mut self) -> Result<()> {
        ensure!(self.process.is_none(), "greenpulse runs already");
        self.process = Some(Process::start("greenpulse", self.command("serve"), &self.log("serve.log"))?);
        Ok(())
    }

    /// Starts the process and returns how long it took until `/readyz` answered 200.
    pub fn start(&mut self) -> Result<Duration> {
        self.spawn()?;
        let listen = self.listen;
        let process = self.process.as_mut().context("greenpulse does not run")?;
        process.wait_until(START_PATIENCE, || answers_ready(listen).unwrap_or(false))
    }

    /// Starts the process with the demo neighbourhood, and stops it when a year of readings is
    /// written.
    pub fn fill_with_demo(&mut self) -> Result<()> {
        ensure!(self.process.is_none(), "greenpulse runs already");
        let mut command = self.command("serve");
        command.arg("--demo");
        let mut process = Process::start("greenpulse", command, &self.log("demo.log"))?;
        let listen = self.listen;
        process.wait_until(FILL_PATIENCE, || answers_ready(listen).unwrap_or(false))?;
        process.terminate(STOP_PATIENCE)?;
        Ok(())
    }

    /// The body of its answer to a request.
    pub fn ask(&self, method: &str, path: &str, body: &str) -> Result<String> {
        let json = "Content-Type: application/json\r\n";
        let request = Request { method, patience: ASK_PATIENCE, ..Request::post(self.listen, path, json, body.as_bytes()) };
        let answer = request.send()?;
        ensure!((200..300).contains(&answer.status), "{method} {path}: {}\n{}", answer.head, answer.body);
        Ok(answer.body)
    }

    /// The status of its answer to a GET within `patience`; 0 if there is none.
    pub fn status(&self, path: &str, patience: Duration) -> u16 {
        Request { patience, ..Request::get(self.listen, path) }.send().map_or(0, |answer| answer.status)
    }

    /// Seconds of CPU time used so far by its analysis thread, and by all its threads. Linux only.
    pub fn cpu_s(&self) -> Result<(f64, f64)> {
        let process = self.process.as_ref().context("greenpulse does not run")?;
        let (mut of_analysis, mut of_all) = (0.0, 0.0);
        for thread in std::fs::read_dir(format!("/proc/{}/task", process.id()))? {
            // A thread may end while we look at it.
            let Ok(stat) = std::fs::read_to_string(thread?.path().join("stat")) else { continue };
            let (name, figures) = stat.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')).context("an odd stat")?;
            // User and system time are fields 14 and 15; two fields stand before the state.
            let ticks: f64 = figures.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
            of_all += ticks / TICKS_PER_S;
            of_analysis += if name == "analysis" { ticks / TICKS_PER_S } else { 0.0 };
        }
        Ok((of_analysis, of_all))
    }

    /// Seconds of user and system CPU time so far, including ended threads. Linux only.
    pub fn process_cpu_s(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.id()?))?;
        let (_, figures) = stat.rsplit_once(')').context("an odd stat")?;
        let ticks: f64 = figures.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
        Ok(ticks / TICKS_PER_S)
    }

    /// Its current and peak memory, in MB of 1,000,000 bytes. Linux only.
    pub fn memory_mb(&self) -> Result<(f64, f64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()?))?;
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kib: Option<f64> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            kib.map(|kib| kib * 1_024.0 / 1_000_000.0).with_context(|| format!("no {name} in its status"))
        };
        Ok((of("VmRSS:")?, of("VmHWM:")?))
    }

    /// Its process id.
    pub fn id(&self) -> Result<u32> {
        Ok(self.process.as_ref().context("greenpulse does not run")?.id())
    }

    /// Whether its process still runs.
    pub fn is_alive(&mut self) -> bool {
        self.process.as_mut().is_some_and(Process::is_alive)
    }

    /// All its output since it was first started.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(self.log("serve.log")).unwrap_or_default()).into_owned()
    }

    /// Creates a token for any meter, by HTTP.
    pub fn token(&self, name: &str) -> Result<String> {
        let mut command = self.command("token");
        let output = command.args(["create", name]).output().context("cannot run greenpulse token")?;
        ensure!(output.status.success(), "greenpulse token: {}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    }

    /// Sends SIGKILL.
    pub fn kill(&mut self) -> Result<()> {
        self.process.take().context("greenpulse does not run")?.kill()
    }

    /// Sends SIGTERM and returns how it ended.
    pub fn stop(&mut self) -> Result<ExitStatus> {
        self.process.take().context("greenpulse does not run")?.terminate(STOP_PATIENCE)
    }

    /// Runs `greenpulse verify`; returns whether it found agreement, and its output.
    pub fn verify(&self) -> Result<(bool, String)> {
        let log = self.log("verify.log");
        let mut process = Process::start("greenpulse verify", self.command("verify"), &log)?;
        let status = process.wait(VERIFY_PATIENCE)?;
        let printed = std::fs::read_to_string(log)?;
        Ok((status.success(), printed.trim().to_owned()))
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs.join(name)
    }

    fn command(&self, subcommand: &str) -> Command {
        let mut command = match self.files_max {
            None => Command::new(&self.program),
            // The shell sets the limit and is then replaced by the program.
            Some(files) => {
                let mut command = Command::new("sh");
                command.args(["-c", &format!("ulimit -Sn {files}; exec \"$0\" \"$@\"")]).arg(&self.program);
                command
            }
        };
        for (key, _) in std::env::vars_os() {
            if key.to_string_lossy().starts_with("GREENPULSE_") {
                command.env_remove(key);
            }
        }
        if let Some(password) = &self.password {
            command.env("GREENPULSE_PASSWORD", password);
        }
        let in_folder = || format!("sqlite://{}", self.database().display());
        let database_url = self.database_url.clone().unwrap_or_else(in_folder);
        let mqtt = self.outside.map_or_else(|| "embedded".to_owned(), |port| format!("mqtt://127.0.0.1:{port}"));
        command
            .arg(subcommand)
            // Also keeps it away from a `.env` in the folder where the bench was started.
            .current_dir(&self.folder)
            .env("GREENPULSE_LISTEN", loopback(self.listen).to_string())
            .env("GREENPULSE_MQTT_LISTEN", loopback(self.mqtt_listen).to_string())
            .env("GREENPULSE_DATABASE_URL", database_url)
            .env("GREENPULSE_DATA_DIR", &self.folder)
            .env("GREENPULSE_WEATHER_URL", "off")
            .env("GREENPULSE_MQTT_URL", mqtt);
        command
    }
}

/// The release build beside this program.
pub fn default_program() -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    here.with_file_name("greenpulse")
}

fn answers_ready(port: u16) -> Result<bool> {
    let patience = Duration::from_secs(2);
    Ok(Request { patience, ..Request::get(port, "/readyz") }.send()?.status == 200)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;
    use std::io::{Read, Write};

    #[test]
    fn only_a_200_counts_as_ready() {
        for (answer, ready) in [("HTTP/1.1 200 OK\r\n\r\n", true), ("HTTP/1.1 503 Service Unavailable\r\n\r\n", false)] {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
            let port = listener.local_addr().unwrap().port();
            let server = std::thread::spawn(move || {
                let (mut stream, _) = listener.accept().unwrap();
                let mut request = Vec::new();
                while !request.ends_with(b"\r\n\r\n") {
                    let mut byte = [0];
                    stream.read_exact(&mut byte).unwrap();
                    request.push(byte[0]);
                }
                stream.write_all(answer.as_bytes()).unwrap();
                request
            });
            assert_eq!(answers_ready(port).unwrap(), ready);
            assert!(server.join().unwrap().starts_with(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:"));
        }
    }

    #[test]
    fn free_ports_are_all_different() {
        let mut ports = free_ports::<8>().unwrap().to_vec();
        ports.sort_unstable();
        ports.dedup();
        assert_eq!(ports.len(), 8);
    }
}
