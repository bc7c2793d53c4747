//! Limits on one client: sessions, memory for subscribers that are absent or do not read, and
//! connections that send nothing. Next to each of these, a well-behaved device is served as if it
//! were alone.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod device;
mod running;

use std::net::SocketAddr;
use std::time::Duration;

use broker::{Config, Limits};
use device::{BOTH, Device, Happened, PATIENCE, Settings, Version};
use running::{Running, config};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout};

const A_SECOND: Duration = Duration::from_secs(1);

const MIB: u64 = 1024 * 1024;

fn limited(limits: Limits) -> Config {
    Config { limits, ..config() }
}

/// A CONNECT of MQTT 3.1.1 without keep alive.
fn connect_packet(client_id: &str, user: Option<&str>, clean: bool) -> Vec<u8> {
    let mut body = b"\0\x04MQTT\x04".to_vec();
    body.push(if clean { 2 } else { 0 } | if user.is_some() { 0x80 } else { 0 });
    body.extend([0, 0]);
    for text in [Some(client_id), user].into_iter().flatten() {
        body.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
        body.extend(text.as_bytes());
    }
    let mut packet = vec![0x10, u8::try_from(body.len()).unwrap()];
    packet.extend(body);
    packet
}

/// A connection that has signed in and then stays silent.
async fn raw(broker: SocketAddr, client_id: &str, user: Option<&str>, clean: bool) -> TcpStream {
    let mut stream = TcpStream::connect(broker).await.unwrap();
    stream.write_all(&connect_packet(client_id, user, clean)).await.unwrap();
    let mut connack = [0; 4];
    stream.read_exact(&mut connack).await.unwrap();
    assert_eq!((connack[0], connack[1], connack[3]), (0x20, 2, 0), "`{client_id}` was not let in");
    stream
}

/// The same, subscribed to everything.
async fn raw_subscriber(broker: SocketAddr, client_id: &str, clean: bool) -> TcpStream {
    let mut stream = raw(broker, client_id, Some("reader"), clean).await;
    stream.write_all(b"\x82\x06\0\x01\0\x01#\x01").await.unwrap();
    let mut suback = [0; 5];
    stream.read_exact(&mut suback).await.unwrap();
    assert_eq!(suback, [0x90, 3, 0, 1, 1]);
    stream
}

async fn is_closed(stream: &mut TcpStream) -> bool {
    let mut rest = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut rest)).await.is_ok()
}

async fn until(what: &str, is_so: impl Fn() -> bool) {
    let wait = async {
        while !is_so() {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, wait).await.unwrap_or_else(|_| panic!("{what} did not come about"));
}

/// A broker whose messages are all committed at once.
async fn committing(config: Config) -> Running {
    let mut broker = Running::start_with(config, 100).await;
    let (_, nothing) = tokio::sync::mpsc::channel(1);
    let mut messages = std::mem::replace(&mut broker.messages, nothing);
    tokio::spawn(async move {
        while let Some(message) = messages.recv().await {
            if let Some(committed) = message.committed {
                let _ = committed.send(());
            }
        }
    });
    broker
}

/// Publishes at QoS 1 and waits for the acknowledgement.
async fn published(device: &mut Device, topic: &str, payload: &str) {
    device.publish(topic, 1, false, payload).await;
    assert_eq!(device.next().await, Happened::Acknowledged);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_absent_sessions_of_one_client_lock_nobody_out() {
    let broker = committing(config()).await;
    let address = broker.address;
    let flood = (0..50).map(|part| {
        tokio::spawn(async move {
            for number in 0..202 {
                drop(raw(address, &format!("flood-{part}-{number}"), Some("flood"), false).await);
            }
        })
    });
    for part in flood.collect::<Vec<_>>() {
        part.await.unwrap();
    }
    until("all are gone", || broker.counters.connections() == 0).await;
    until("one name keeps a thousand", || broker.counters.sessions_absent() == 1_000).await;
    let (made_place, at) = broker.counters.sessions_made_place();
    // Fewer than that, because some connections ended before they had a session.
    assert!((9_000..=50 * 202 - 1_000).contains(&made_place), "{made_place}");
    assert!(at.unwrap().elapsed() < PATIENCE);
    for version in BOTH {
        let mut device = Device::connect(address, Settings::new(version, "meter")).await;
        published(&mut device, "site/meter", "1").await;
    }
}

#[tokio::test]
async fn absent_sessions_make_place_when_there_are_no_more_and_connected_ones_do_not() {
    let limits = Limits { sessions: 8, sessions_of_one: 6, absent_of_one: 4, ..Limits::default() };
    let broker = committing(limited(limits)).await;
    // No user name: the limit is the address's.
    let mut mine = Vec::new();
    for number in 0..6 {
        mine.push(raw(broker.address, &format!("mine-{number}"), None, false).await);
    }
    let mut stream = TcpStream::connect(broker.address).await.unwrap();
    stream.write_all(&connect_packet("mine-7", None, false)).await.unwrap();
    let mut connack = [0; 4];
    stream.read_exact(&mut connack).await.unwrap();
    assert_eq!(connack, [0x20, 2, 0, 3], "the server is not available to one more of that address");

    let others = [raw(broker.address, "b", Some("b"), true).await, raw(broker.address, "c", Some("c"), true).await];
    drop(mine);
    until("two of six made place", || broker.counters.sessions_made_place().0 == 2).await;
    assert_eq!(broker.counters.sessions_absent(), 4);
    // Connected sessions count, so the oldest absent ones are evicted for them.
    let mut more = Vec::new();
    for name in ["d", "e", "f", "g", "h"] {
        more.push(raw(broker.address, name, Some(name), true).await);
    }
    assert_eq!(broker.counters.sessions_absent(), 1);
    // The session is counted shortly after its CONNACK.
    until("the last is counted", || broker.counters.connections() == 7).await;
    drop(others);
}

#[tokio::test]
async fn who_comes_back_to_its_session_has_place_and_finds_what_it_missed() {
    let limits = Limits { sessions: 3, absent_of_one: 3, ..Limits::default() };
    let broker = committing(limited(limits)).await;
    drop(raw_subscriber(broker.address, "display", false).await);
    until("it is absent", || broker.counters.sessions_absent() == 1).await;
    let mut device = Device::connect(broker.address, Settings::new(Version::V5, "meter")).await;
    published(&mut device, "site/meter", "missed").await;
    let _full = raw(broker.address, "third", None, true).await;
    let mut back = raw(broker.address, "display", Some("reader"), false).await;
    let mut message = [0; 22];
    timeout(PATIENCE, back.read_exact(&mut message)).await.unwrap().unwrap();
    assert!(message.ends_with(b"missed"), "{message:?}");
    assert_eq!(broker.counters.sessions_made_place().0, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_absent_subscribers_is_bounded_in_bytes_and_the_modest_lose_nothing() {
    let broker = committing(config()).await;
    // One that received little and left; then three that miss everything.
    let modest = || Settings { clean: false, ..Settings::new(Version::V5, "modest") };
    let mut display = Device::connect(broker.address, modest()).await;
    display.subscribe("site/modest").await;
    display.pull_the_plug();
    for number in 0..3 {
        drop(raw_subscriber(broker.address, &format!("greedy-{number}"), false).await);
    }
    until("all are absent", || broker.counters.sessions_absent() == 4).await;
    let mut device = Device::connect(broker.address, Settings::new(Version::V311, "meter")).await;
    for number in 0..20 {
        published(&mut device, "site/modest", &number.to_string()).await;
    }
    let large = "x".repeat(200_000);
    for _ in 0..150 {
        published(&mut device, "site/large", &large).await;
        assert!(broker.counters.queued_bytes() <= 16 * MIB);
    }
    assert!(broker.counters.queued_bytes() > 8 * MIB, "there is room for sixteen");
    assert!(broker.counters.queued_dropped() > 300, "{}", broker.counters.queued_dropped());
    let mut display = Device::connect(broker.address, modest()).await;
    for number in 0..20 {
        let told = Happened::Message { topic: "site/modest".into(), payload: number.to_string().into(), retain: false };
        assert_eq!(display.next().await, told);
    }
    // A client that returns and takes its messages frees the room.
    for number in 0..3 {
        let mut stream = raw(broker.address, &format!("greedy-{number}"), Some("reader"), true).await;
        stream.write_all(b"\xe0\0").await.unwrap();
    }
    until("the room is free", || broker.counters.queued_bytes() == 0).await;
}

/// A broker that lets go of a subscriber which has not read for a second, with such a subscriber and a
/// device.
async fn beside_a_deaf_subscriber() -> (Running, TcpStream, Device) {
    let broker = committing(limited(Limits { unread: A_SECOND, ..Limits::default() })).await;
    let deaf = raw_subscriber(broker.address, "deaf", true).await;
    let device = Device::connect(broker.address, Settings::new(Version::V311, "meter")).await;
    // A connection is counted a moment after it was answered.
    until("both are counted", || broker.counters.connections() == 2).await;
    (broker, deaf, device)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_that_does_not_read_is_let_go_and_costs_no_more_than_its_share() {
    let (broker, mut deaf, mut device) = beside_a_deaf_subscriber().await;
    let large = "x".repeat(250_000);
    let began = Instant::now();
    while broker.counters.connections() > 1 {
        assert!(began.elapsed() < PATIENCE, "it is still there");
        published(&mut device, "site/large", &large).await;
        assert!(broker.counters.queued_bytes() < 9 * MIB, "one holds half of the room at most");
    }
    until("the room is free", || broker.counters.queued_bytes() == 0).await;
    assert!(is_closed(&mut deaf).await);
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_that_does_not_read_is_found_out_before_the_system_has_taken_megabytes_for_it() {
    let (broker, mut deaf, mut device) = beside_a_deaf_subscriber().await;
    for _ in 0..4 {
        published(&mut device, "site/large", &"x".repeat(250_000)).await;
    }
    until("it is let go", || broker.counters.connections() == 1).await;
    assert!(is_closed(&mut deaf).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_say_nothing_are_closed_in_time_and_keep_nobody_out() {
    let limits = Limits { half_open: 100, connect_within: 2 * A_SECOND, ..Limits::default() };
    assert_eq!((Limits::default().half_open, Limits::default().connect_within), (1_000, Duration::from_secs(10)));
    let broker = committing(limited(limits)).await;
    let mut silent = Vec::new();
    for number in 0..300 {
        let mut stream = TcpStream::connect(broker.address).await.unwrap();
        if number % 2 == 0 {
            stream.write_all(b"\x10\x20\0\x04MQTT").await.unwrap();
        }
        silent.push(stream);
        if number % 100 == 0 {
            let mut device = Device::connect(broker.address, Settings::new(Version::V5, "meter")).await;
            published(&mut device, "site/meter", "1").await;
        }
    }
    // The first messages are already dropped to make room for the others.
    let mut rest = Vec::new();
    timeout(PATIENCE, silent[0].read_to_end(&mut rest)).await.expect("the oldest makes place").ok();
    for stream in &mut silent {
        assert!(is_closed(stream).await, "one is still there");
    }
    until("all are counted", || broker.counters.turned_away_at_the_door() == 300).await;
}

#[tokio::test]
async fn a_slow_connect_is_let_in_and_none_too_large() {
    let broker = committing(config()).await;
    let mut slow = TcpStream::connect(broker.address).await.unwrap();
    for byte in connect_packet("slow", Some("anybody"), true) {
        slow.write_all(&[byte]).await.unwrap();
        sleep(Duration::from_millis(5)).await;
    }
    let mut connack = [0; 4];
    slow.read_exact(&mut connack).await.unwrap();
    assert_eq!(connack, [0x20, 2, 0, 0]);
    for first in [b"\x10\xff\xff\xff\x7f\0\x04MQTT".as_slice(), b"GET / HTTP/1.1\r\n\r\n", b"\x30\x05\0\x01a1"] {
        let mut stream = TcpStream::connect(broker.address).await.unwrap();
        stream.write_all(first).await.unwrap();
        assert!(is_closed(&mut stream).await, "{first:?}");
    }
}

#[tokio::test]
async fn a_packet_that_begins_and_does_not_go_on_closes_its_connection() {
    let broker = committing(limited(Limits { packet_within: A_SECOND, ..Limits::default() })).await;
    let mut idle = raw(broker.address, "idle", None, true).await;
    let mut stuck = raw(broker.address, "stuck", None, true).await;
    // A PUBLISH of 100 kB at QoS 1, of which only ten bytes arrive.
    stuck.write_all(b"\x32\xa0\x8d\x06\0\x01a\0\x01x").await.unwrap();
    assert!(is_closed(&mut stuck).await);
    // Without a keep alive, a connection may be silent between packets for as long as it likes.
    idle.write_all(b"\xc0\0").await.unwrap();
    let mut pong = [0; 2];
    timeout(PATIENCE, idle.read_exact(&mut pong)).await.unwrap().unwrap();
    assert_eq!(pong, [0xd0, 0]);
}

#[tokio::test]
async fn a_will_or_a_filter_of_many_kilobytes_is_refused() {
    let broker = committing(config()).await;
    let long: &'static str = Box::leak("x".repeat(5_000).into_boxed_str());
    let mut device = Device::start(broker.address, Settings { will: Some(("a", long)), ..Settings::new(Version::V311, "a") });
    assert!(matches!(device.next().await, Happened::Gone(_)));
    let mut device = Device::connect(broker.address, Settings::new(Version::V5, "b")).await;
    device.subscribe(&"y".repeat(2_000)).await;
    published(&mut device, &"y".repeat(2_000), "1").await;
    sleep(Duration::from_millis(100)).await;
    assert_eq!(device.so_far(), None, "nothing is subscribed to");
}

#[tokio::test]
async fn connections_that_are_reset_before_they_are_answered_leave_nothing_behind() {
    let broker = committing(limited(Limits { sessions: 20, ..Limits::default() })).await;
    for number in 0..400_u32 {
        let mut stream = TcpStream::connect(broker.address).await.unwrap();
        stream.write_all(&connect_packet(&format!("hasty-{number}"), None, true)).await.unwrap();
        // Some are reset during sign-in.
        sleep(Duration::from_micros(u64::from(number % 20) * 50)).await;
        stream.set_zero_linger().unwrap();
    }
    sleep(A_SECOND).await;
    let mut all = Vec::new();
    for number in 0..20 {
        all.push(raw(broker.address, &format!("good-{number}"), None, true).await);
    }
}
