//! A `greenpulse` process for each test: the built binary, on free ports, in a temporary folder,
//! removed with the test. Also the clients that talk to it.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, reason = "each test file uses a part; a test may fail loudly")]

use domain::{BuildingId, BuildingType, Field, MeterId, MeterRole, MeterStatus};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};
use store::{ChannelWanted, MeterChange, NewBuilding, NewSite, Store};

/// The binary that cargo built for the tests.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_greenpulse");

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder, ports and settings; plus a process while it runs. Killed on drop.
pub struct Greenpulse {
    pub folder: tempfile::TempDir,
    pub listen: u16,
    pub mqtt: u16,
    settings: Vec<(&'static str, String)>,
    child: Option<Child>,
}

/// The output of a process that has ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// The HTTP response.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

impl Greenpulse {
    pub fn new(settings: &[(&'static str, &str)]) -> Self {
        Self {
            folder: tempfile::Builder::new().prefix("greenpulse-test-").tempdir().unwrap(),
            listen: trial::free_port(),
            mqtt: trial::free_port(),
            settings: settings.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
            child: None,
        }
    }

    /// Starts it and waits until it is ready.
    pub fn serving(settings: &[(&'static str, &str)]) -> Self {
        let mut greenpulse = Self::new(settings);
        greenpulse.start();
        greenpulse
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_of(Path::new(PROGRAM), arguments)
    }

    /// A command that runs a copy of the binary.
    pub fn command_of(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GREENPULSE_")) {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("GREENPULSE_LISTEN", format!("127.0.0.1:{}", self.listen))
            .env("GREENPULSE_MQTT_LISTEN", format!("127.0.0.1:{}", self.mqtt))
            .envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments).output().unwrap())
    }

    pub fn start(&mut self) {
        self.spawn();
        self.wait_for("/readyz", 200);
    }

    pub fn spawn(&mut self) {
        self.spawn_with(&["serve"]);
    }

    pub fn spawn_with(&mut self, arguments: &[&str]) {
        let log = |name: &str| Stdio::from(std::fs::File::create(self.folder.path().join(name)).unwrap());
        let mut command = self.command(arguments);
        self.child = Some(command.stdin(Stdio::null()).stdout(log("stdout")).stderr(log("stderr")).spawn().unwrap());
    }

    /// Starts it from a shell that runs `first` before, for example to set a limit.
    pub fn spawn_under(&mut self, first: &str) {
        let log = |name: &str| Stdio::from(std::fs::File::create(self.folder.path().join(name)).unwrap());
        let plain = self.command(&[]);
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{first} && exec \"$0\" serve")).arg(plain.get_program());
        command.current_dir(self.folder.path());
        for (name, value) in plain.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        self.child = Some(command.stdin(Stdio::null()).stdout(log("stdout")).stderr(log("stderr")).spawn().unwrap());
    }

    /// What it has logged so far.
    pub fn log(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    /// Waits until the log contains a text.
    pub fn wait_for_log(&self, text: &str) {
        let start = Instant::now();
        while !self.log("stderr").contains(text) {
            assert!(start.elapsed() < PATIENCE, "`{text}` was never logged:\n{}", self.log("stderr"));
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until a path answers with a status.
    pub fn wait_for(&mut self, path: &str, status: u16) {
        let start = Instant::now();
        loop {
            if self.try_send("GET", path, &[], "").is_ok_and(|answer| answer.status == status) {
                return;
            }
            if let Some(child) = &mut self.child
                && let Some(status) = child.try_wait().unwrap()
            {
                panic!("greenpulse ended with {status}:\n{}", self.log("stderr"));
            }
            assert!(start.elapsed() < PATIENCE, "{path} never answered {status}:\n{}", self.log("stderr"));
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Sends SIGTERM; returns how the process ended.
    pub fn stop(&mut self) -> ExitStatus {
        let mut child = self.child.take().unwrap();
        let pid = rustix::process::Pid::from_child(&child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = child.kill();
        let _ = child.wait();
        panic!("greenpulse did not end:\n{}", self.log("stderr"));
    }

    /// kill -9.
    pub fn kill(&mut self) {
        let mut child = self.child.take().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.try_send(method, path, headers, body).unwrap()
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.listen)
    }

    /// Sends one request on its own connection; a `Host` among the headers replaces the right one.
    fn try_send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> std::io::Result<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.listen))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let host = format!("127.0.0.1:{}", self.listen);
        let mut lines = vec![format!("{method} {path} HTTP/1.1"), format!("Content-Length: {}", body.len())];
        if !headers.iter().any(|(name, _)| *name == "Host") {
            lines.push(format!("Host: {host}"));
        }
        if !headers.iter().any(|(name, _)| *name == "Connection") {
            lines.push("Connection: close".to_owned());
        }
        lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
        let mut bytes = Vec::new();
        // A server that refuses a large body does not read the rest, so the write may fail although
        // the answer has come.
        let sent = write!(stream, "{}\r\n\r\n{body}", lines.join("\r\n"));
        let read = stream.read_to_end(&mut bytes);
        if bytes.is_empty() {
            sent?;
            read?;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    /// A WebSocket of a page that shows live values, opened with a session's cookie or an empty one.
    pub fn live(&self, session: &str) -> TcpStream {
        self.live_of("/", ("Cookie", session))
    }

    /// The WebSocket of this page, opened with this header.
    pub fn live_of(&self, page: &str, (name, value): (&str, &str)) -> TcpStream {
        let page = self.send("GET", page, &[(name, value)], "");
        assert_eq!(page.status, 200, "{page:?}");
        let mut stream = TcpStream::connect(("127.0.0.1", self.listen)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let origin = self.origin();
        write!(
            stream,
            "GET /fn/live HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nOrigin: {origin}\r\n{name}: {value}\r\nConnection: Upgrade\r\n\
             Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            self.listen
        )
        .unwrap();
        let mut head = [0; 12];
        stream.read_exact(&mut head).unwrap();
        assert_eq!(&head, b"HTTP/1.1 101");
        stream
    }

    pub fn database_url(&self) -> String {
        let given = self.settings.iter().find(|(name, _)| *name == "GREENPULSE_DATABASE_URL");
        given.map_or_else(|| format!("sqlite://{}", self.path("data/greenpulse.db")), |(_, url)| url.clone())
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// The values of a channel in the ledger, in order of time. Works while the server runs.
    pub async fn readings(&self, meter: &str, field: &str) -> Vec<f64> {
        let store = Store::open(&self.database_url()).await.unwrap();
        let catalog = store.catalog();
        let channel = catalog.meter_named(meter).and_then(|meter| catalog.channel_named(meter.meter_id, field));
        let values = match channel {
            Some(channel) => {
                let span = domain::zone::Span { start: 0, end: i64::MAX };
                let mut readings = store.reading_list(channel.channel_id, span, 1_000).await.unwrap();
                readings.sort_by_key(|reading| reading.at);
                readings.into_iter().map(|reading| reading.value).collect()
            }
            None => Vec::new(),
        };
        store.close().await;
        values
    }

    /// Waits until the ledger holds these values of a channel.
    pub async fn wait_for_readings(&self, meter: &str, field: &str, wanted: &[f64]) {
        let start = Instant::now();
        loop {
            let found = self.readings(meter, field).await;
            if found == wanted {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{meter} {field}: {found:?}, not {wanted:?}:\n{}", self.log("stderr"));
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Greenpulse {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

pub fn said(output: Output) -> Said {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Said { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Publishes at QoS 1 like a device; returns once the broker has acknowledged it.
pub fn publish(port: u16, meter: &str, payload: &str, more: &[&str]) -> Said {
    let topic = format!("greenpulse/v1/{meter}/readings");
    let mut command = Command::new("mosquitto_pub");
    command.args(["-h", "127.0.0.1", "-p", &port.to_string(), "-V", "mqttv5", "-q", "1", "-t", &topic, "-m", payload]).args(more);
    said(command.output().expect("`mosquitto_pub`: install the Debian package `mosquitto-clients`"))
}

/// Exactly one line, and not from a panic.
pub fn assert_one_line(said: &Said) {
    assert_eq!(said.stderr.trim_end().lines().count(), 1, "{said:?}");
    assert!(said.stderr.starts_with("greenpulse: ") && !said.stderr.contains("panicked"), "{said:?}");
}

pub fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

/// Creates a building with a main meter of that key that sends `power_w`, in a database that no
/// server has open.
pub async fn house(url: &str, building: &str, key: &str) -> (BuildingId, MeterId) {
    let store = Store::open(url).await.unwrap();
    let (name, zone, currency) = ("Riverside".to_owned(), "UTC".to_owned(), "EUR".to_owned());
    let site_id = store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates: Vec::new() }, 0).await.unwrap();
    let building = NewBuilding {
        site_id,
        name: building.to_owned(),
        building_type: BuildingType::Home,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    let building_id = store.building_insert(&[building], 0).await.unwrap()[0];
    let wanted = ChannelWanted::new(
        key.to_owned(),
        "greenpulse",
        format!("greenpulse/v1/{key}/readings"),
        Field::named("power_w").unwrap(),
    );
    store.channel_ensure(&[wanted]).await.unwrap();
    let meter = store.catalog().meter_named(key).unwrap().clone();
    let (building, role, status) = (Some(building_id), MeterRole::Main, MeterStatus::Active);
    let change = MeterChange { building_id: building, role, status, ..MeterChange::of(&meter) };
    store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
    store.close().await;
    (building_id, meter.meter_id)
}
