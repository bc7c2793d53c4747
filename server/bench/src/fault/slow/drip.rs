//! Connections that are slow on purpose: silent, half a packet, a header or a body byte by byte, an
//! answer that is not read. One thread holds them all, and counts which of them the server closed.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Result, anyhow};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{Instant, sleep, timeout};

/// The interval between bytes.
const DRIP: Duration = Duration::from_secs(1);
const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
/// The length that the CONNECT packet announces.
const CONNECT_BYTES: u8 = 120;
/// Requests sent at once by a connection that reads no answers.
const REQUESTS: usize = 150;
/// Its receive buffer: the smallest that the system allows.
const READER_BYTES: u32 = 4_096;

/// How a connection is slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    MqttSilent,
    MqttDrip,
    HttpSilent,
    HttpHeaders,
    HttpBody,
    HttpUpload,
    HttpReader,
}

impl Kind {
    pub fn words(self) -> &'static str {
        match self {
            Self::MqttSilent => "MQTT connections without CONNECT",
            Self::MqttDrip => "MQTT connections with half a CONNECT",
            Self::HttpSilent => "HTTP connections without a request",
            Self::HttpHeaders => "requests whose headers drip",
            Self::HttpBody => "requests whose body drips",
            Self::HttpUpload => "uploads that drip",
            Self::HttpReader => "requests whose answers nobody reads",
        }
    }

    fn is_mqtt(self) -> bool {
        matches!(self, Self::MqttSilent | Self::MqttDrip)
    }
}

/// What happened to the connections of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Closed by the server.
    pub let_go: usize,
    /// Never accepted.
    pub refused: usize,
    /// Open until the end.
    pub held: usize,
    /// Seconds until the last one was closed.
    pub last_s: f64,
}

/// What a connection needs to know.
struct Aim {
    mqtt: u16,
    http: u16,
    token: String,
    asset: String,
    start: Instant,
    until: Instant,
}

enum End {
    LetGo(f64),
    Refused,
    Held,
}

/// The running slow connections.
pub struct Slow {
    thread: JoinHandle<Result<Vec<(Kind, usize, Tally)>>>,
}

impl Slow {
    pub fn start(kinds: &[(Kind, usize)], mqtt: u16, http: u16, token: String, asset: String, hold: Duration) -> Result<Self> {
        let kinds = kinds.to_vec();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                let start = Instant::now();
                let aim = Arc::new(Aim { mqtt, http, token, asset, start, until: start + hold });
                let mut running = Vec::new();
                for (kind, count) in kinds {
                    let tasks: Vec<_> = (0..count).map(|number| tokio::spawn(hold_one(kind, number, aim.clone()))).collect();
                    running.push((kind, count, tasks));
                }
                let mut found = Vec::new();
                for (kind, count, tasks) in running {
                    let mut tally = Tally::default();
                    for task in tasks {
                        tally.take(task.await?);
                    }
                    found.push((kind, count, tally));
                }
                Ok(found)
            })
        });
        Ok(Self { thread })
    }

    pub fn finish(self) -> Result<Vec<(Kind, usize, Tally)>> {
        self.thread.join().map_err(|_| anyhow!("the thread of slow connections panicked"))?
    }
}

impl Tally {
    fn take(&mut self, end: End) {
        match end {
            End::LetGo(after_s) => {
                self.let_go += 1;
                self.last_s = self.last_s.max(after_s);
            }
            End::Refused => self.refused += 1,
            End::Held => self.held += 1,
        }
    }
}

async fn hold_one(kind: Kind, number: usize, aim: Arc<Aim>) -> End {
    let Ok(Ok(mut stream)) = timeout(CONNECT_PATIENCE, connect(kind, number, &aim)).await else { return End::Refused };
    let after = |aim: &Aim| End::LetGo(aim.start.elapsed().as_secs_f64());
    if stream.write_all(&first_words(kind, &aim)).await.is_err() {
        return after(&aim);
    }
    let (mut reader, mut writer) = stream.split();
    let mut piece = [0; 1_024];
    while Instant::now() < aim.until {
        tokio::select! {
            read = reader.read(&mut piece), if kind != Kind::HttpReader => match read {
                Ok(0) | Err(_) => return after(&aim),
                // An answer, for example that the request takes too long.
                Ok(_) => {}
            },
            () = sleep(DRIP) => {
                let is_silent = matches!(kind, Kind::MqttSilent | Kind::HttpSilent);
                // Writing to a closed connection fails.
                if !is_silent && timeout(DRIP, writer.write_all(b"a")).await.is_ok_and(|written| written.is_err()) {
                    return after(&aim);
                }
            }
        }
    }
    End::Held
}

async fn connect(kind: Kind, number: usize, aim: &Aim) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    // From a few addresses that no other client uses.
    let from = Ipv4Addr::new(127, 0, 0, 20 + (number % 8) as u8);
    socket.bind(SocketAddr::from((from, 0)))?;
    if kind == Kind::HttpReader {
        socket.set_recv_buffer_size(READER_BYTES)?;
    }
    let port = if kind.is_mqtt() { aim.mqtt } else { aim.http };
    socket.connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await
}

/// What a connection sends at once, before it becomes slow.
fn first_words(kind: Kind, aim: &Aim) -> Vec<u8> {
    let Aim { http, token, asset, .. } = aim;
    let host = format!("Host: 127.0.0.1:{http}\r\n");
    let text = match kind {
        Kind::MqttSilent | Kind::HttpSilent => String::new(),
        Kind::MqttDrip => return [&[0x10, CONNECT_BYTES, 0, 4][..], b"MQTT", &[4, 2, 2, 88, 0, CONNECT_BYTES - 12]].concat(),
        Kind::HttpHeaders => format!("GET / HTTP/1.1\r\n{host}X-Slow: "),
        Kind::HttpBody => format!(
            "POST /api/v1/readings HTTP/1.1\r\n{host}Authorization: Bearer {token}\r\nContent-Type: application/json\r\n\
             Content-Length: 100000\r\n\r\n["
        ),
        Kind::HttpUpload => format!(
            "POST /settings/import/upload HTTP/1.1\r\n{host}Content-Type: multipart/form-data; boundary=x\r\n\
             Content-Length: 1000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
        ),
        Kind::HttpReader => format!("GET {asset} HTTP/1.1\r\n{host}\r\n").repeat(REQUESTS),
    };
    text.into_bytes()
}
