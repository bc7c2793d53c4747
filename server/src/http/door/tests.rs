//! Real sockets against short limits: slow connections are closed, moving ones stay, and nobody is
//! shut out.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use super::{Limits, Pace, serve};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ws::{Message, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::routing::{get, post};
use futures::StreamExt;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n";
const LARGE: usize = 16 * 1024 * 1024;

/// Long enough that only a fault reaches it.
const PATIENCE: Duration = Duration::from_secs(20);

struct Door {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

fn limits() -> Limits {
    Limits {
        connections_max: 64,
        head: Duration::from_millis(400),
        body: Pace { grace: Duration::from_millis(400), bytes_per_s: 10_000 },
        write: Duration::from_millis(400),
    }
}

async fn counted(body: Body) -> (StatusCode, String) {
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => (StatusCode::OK, bytes.len().to_string()),
        Err(error) if super::is_too_slow(&error) => (StatusCode::REQUEST_TIMEOUT, error.to_string()),
        Err(error) => (StatusCode::BAD_REQUEST, error.to_string()),
    }
}

/// The most memory that a piece of the body keeps alive.
async fn kept(body: Body) -> String {
    let mut pieces = body.into_data_stream();
    let (mut count, mut most) = (0, 0);
    while let Some(piece) = pieces.next().await {
        count += 1;
        most = most.max(piece.unwrap().try_into_mut().map_or(usize::MAX, |alone| alone.capacity()));
    }
    format!("{count} pieces, {most}")
}

async fn echo(upgrade: WebSocketUpgrade) -> axum::response::Response {
    upgrade.on_upgrade(|mut socket| async move {
        while let Some(Ok(Message::Text(text))) = socket.recv().await {
            let _ = socket.send(Message::Text(text)).await;
        }
    })
}

impl Door {
    async fn open(limits: Limits) -> Self {
        let router = Router::new()
            .route("/", get(|| async { "here" }))
            .route("/count", post(counted))
            .route("/kept", post(kept))
            .route("/refused", post(|| async { StatusCode::UNAUTHORIZED }))
            .route("/large", get(|| async { vec![b'x'; LARGE] }))
            .route(
                "/late",
                get(|| async {
                    sleep(Duration::from_millis(1_000)).await;
                    "late"
                }),
            )
            .route("/echo", get(echo));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        Self { address, stop, serving: tokio::spawn(serve(listener, router, limits, stopped)) }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    async fn send(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.unwrap();
        stream
    }
}

/// Everything received until the end; an aborted connection counts as ended too.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("the connection stays for ever");
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn answered(stream: &mut TcpStream) -> String {
    let mut bytes = vec![0; 4096];
    let length = timeout(PATIENCE, stream.read(&mut bytes)).await.unwrap().unwrap();
    String::from_utf8_lossy(&bytes[..length]).into_owned()
}

async fn is_open(stream: &mut TcpStream) -> bool {
    timeout(Duration::from_millis(20), stream.read(&mut [0])).await.is_err()
}

#[tokio::test]
async fn who_is_refused_before_the_body_is_read_is_told_that_the_connection_ends() {
    let door = Door::open(limits()).await;
    let post = |path: &str| format!("POST {path} HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc");
    let mut refused = door.send(post("/refused").as_bytes()).await;
    let told = rest(&mut refused).await;
    assert!(told.contains("401") && told.to_lowercase().contains("connection: close"), "{told}");
    let mut read = door.send(post("/count").as_bytes()).await;
    for _ in 0..2 {
        let told = answered(&mut read).await;
        assert!(told.contains("200") && !told.to_lowercase().contains("connection: close"), "{told}");
        read.write_all(post("/count").as_bytes()).await.unwrap();
    }
}

#[tokio::test]
async fn who_says_nothing_half_a_head_or_a_byte_at_a_time_is_let_go() {
    let door = Door::open(limits()).await;
    let started = Instant::now();
    let mut silent = door.connect().await;
    let mut half = door.send(b"GET / HTTP/1.1\r\nHost: h\r\n").await;
    let mut trickle = door.send(b"GET / HTTP/1.1\r\n").await;
    let dripping = async {
        while trickle.write_all(b"X").await.is_ok() {
            assert!(started.elapsed() < PATIENCE, "a trickle is listened to for ever");
            sleep(Duration::from_millis(50)).await;
        }
    };
    let (silent, half, ()) = tokio::join!(rest(&mut silent), rest(&mut half), dripping);
    assert_eq!((silent.as_str(), half.as_str()), ("", ""));
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_head_in_pieces_with_a_body_behind_it_is_read_whole_and_nonsense_is_refused_at_once() {
    let door = Door::open(limits()).await;
    let mut stream = door.connect().await;
    for piece in [&b"POST /count HTTP/1.1\r\nHo"[..], b"st: h\r\nConnection: close\r\nContent-Length: 6\r\n\r", b"\nabc", b"def"]
    {
        stream.write_all(piece).await.unwrap();
        sleep(Duration::from_millis(30)).await;
    }
    let answer = rest(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with('6'), "{answer}");
    let started = Instant::now();
    let mut nonsense = door.send(b"\x16\x03\x01\x02\0\x01").await;
    let answer = rest(&mut nonsense).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(started.elapsed() < limits().head, "TLS is waited for");
    let mut long = door.send(b"GET / HTTP/1.1\r\nHost: h\r\nX: ").await;
    let _ = long.write_all(&[b'x'; 40_000]).await;
    let answer = rest(&mut long).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn a_connection_is_used_again_and_goes_when_it_is_idle() {
    let door = Door::open(limits()).await;
    let mut stream = door.send(REQUEST).await;
    for _ in 0..3 {
        assert!(answered(&mut stream).await.ends_with("here"));
        sleep(Duration::from_millis(100)).await;
        stream.write_all(REQUEST).await.unwrap();
    }
    answered(&mut stream).await;
    assert_eq!(rest(&mut stream).await, "");
}

#[tokio::test]
async fn a_body_that_stops_is_refused_and_one_that_moves_may_be_long() {
    let door = Door::open(limits()).await;
    let head = b"POST /count HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 30000\r\n\r\n";
    let mut stuck = door.send(head).await;
    stuck.write_all(&[b'x'; 100]).await.unwrap();
    let mut drip = door.send(head).await;
    let mut moving = door.send(head).await;
    let dripping = async {
        let started = Instant::now();
        while drip.write_all(b"x").await.is_ok() && started.elapsed() < Duration::from_millis(1_500) {
            sleep(Duration::from_millis(30)).await;
        }
    };
    // 30 kB in 1.5 s: far longer than the 0.4 s that it may wait without progress.
    let moves = async {
        for _ in 0..30 {
            moving.write_all(&[b'x'; 1000]).await.unwrap();
            sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::join!(dripping, moves);
    let stuck = rest(&mut stuck).await;
    assert!(stuck.starts_with("HTTP/1.1 408") && stuck.contains("too slowly"), "{stuck}");
    let drip = rest(&mut drip).await;
    assert!(drip.is_empty() || drip.starts_with("HTTP/1.1 408"), "{drip}");
    let moving = rest(&mut moving).await;
    assert!(moving.starts_with("HTTP/1.1 200") && moving.ends_with("30000"), "{moving}");
}

#[tokio::test]
async fn a_body_that_trickles_keeps_no_more_memory_than_it_has_bytes() {
    let door = Door::open(Limits { body: Pace { grace: PATIENCE, bytes_per_s: 1 }, ..limits() }).await;
    let mut trickle = door.send(b"POST /kept HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 20\r\n\r\n").await;
    for _ in 0..20 {
        sleep(Duration::from_millis(20)).await;
        trickle.write_all(b"x").await.unwrap();
    }
    let told = rest(&mut trickle).await;
    assert!(told.ends_with(" pieces, 1"), "{told}");
}

#[tokio::test]
async fn who_does_not_read_the_answer_is_let_go_and_who_reads_it_slowly_gets_it_whole() {
    let door = Door::open(limits()).await;
    let request = b"GET /large HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    let mut deaf = door.send(request).await;
    let mut slow = door.send(request).await;
    let mut read = 0;
    let mut part = vec![0; 1024 * 1024];
    loop {
        match timeout(PATIENCE, slow.read(&mut part)).await.unwrap().unwrap() {
            0 => break,
            length => read += length,
        }
        sleep(Duration::from_millis(20)).await;
    }
    assert!(read > LARGE, "{read}");
    sleep(Duration::from_millis(600)).await;
    let mut bytes = Vec::new();
    // Aborted or ended, but not complete.
    let _ = timeout(PATIENCE, deaf.read_to_end(&mut bytes)).await.expect("it is waited for for ever");
    assert!(bytes.len() < LARGE, "{}", bytes.len());
}

/// The key and its answer are the example from RFC 6455.
const UPGRADE: &[u8] = b"GET /echo HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
    Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
/// `hi`, masked with zeros.
const HI: &[u8] = b"\x81\x82\0\0\0\0hi";

#[tokio::test]
async fn a_websocket_outlives_every_limit_and_is_counted_until_it_ends() {
    let door = Door::open(Limits { connections_max: 2, ..limits() }).await;
    let mut socket = door.send(UPGRADE).await;
    assert!(answered(&mut socket).await.starts_with("HTTP/1.1 101"));
    sleep(Duration::from_millis(1_000)).await;
    // It is busy, so it is not closed for others.
    for _ in 0..5 {
        door.send(b"GET").await;
    }
    socket.write_all(HI).await.unwrap();
    assert_eq!(answered(&mut socket).await, "\u{fffd}\u{2}hi");
}

#[tokio::test]
async fn when_all_places_are_taken_the_oldest_that_waits_makes_way() {
    let patient = Limits { head: Duration::from_secs(60), connections_max: 16, ..limits() };
    let door = Door::open(patient).await;
    let mut late = door.send(b"GET /late HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").await;
    let mut slow = Vec::new();
    for _ in 0..100 {
        slow.push(door.send(b"GET / HTTP/1.1\r\n").await);
        // A new client is served at once meanwhile.
        let mut quick = door.send(b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").await;
        let answer = rest(&mut quick).await;
        assert!(answer.ends_with("here"), "{answer}");
    }
    assert!(rest(&mut late).await.ends_with("late"));
    let mut open = 0;
    for stream in &mut slow {
        open += usize::from(is_open(stream).await);
    }
    // All come from one address, which may have half of the places.
    assert!((1..=8).contains(&open), "{open}");
    assert!(is_open(slow.last_mut().unwrap()).await);
}

#[tokio::test]
async fn a_stop_closes_what_waits_and_finishes_what_is_under_way() {
    let door = Door::open(Limits { head: Duration::from_secs(60), ..limits() }).await;
    let mut silent = door.connect().await;
    let mut idle = door.send(REQUEST).await;
    answered(&mut idle).await;
    let mut late = door.send(b"GET /late HTTP/1.1\r\nHost: h\r\n\r\n").await;
    sleep(Duration::from_millis(200)).await;
    door.stop.send(true).unwrap();
    let (silent, idle, late) = tokio::join!(rest(&mut silent), rest(&mut idle), rest(&mut late));
    assert_eq!((silent.as_str(), idle.as_str()), ("", ""));
    assert!(late.ends_with("late"), "{late}");
    timeout(PATIENCE, door.serving).await.unwrap().unwrap();
}
