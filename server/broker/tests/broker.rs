//! The broker over real sockets: acknowledgement after the commit, routing, refusals, and starting and stopping.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod device;
mod running;

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use broker::{Broker, Config, Error};
use device::{BOTH, Device, Happened, PATIENCE, Settings, Version};
use running::{A_WHILE, Running, config};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::Command;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

fn message(topic: &str, payload: &str, retain: bool) -> Happened {
    Happened::Message { topic: topic.into(), payload: payload.into(), retain }
}

#[tokio::test]
async fn puback_waits_for_the_commit() {
    let mut broker = Running::start().await;
    for version in BOTH {
        for qos in [1, 2] {
            let mut device = Device::connect(broker.address, Settings::new(version, "meter")).await;
            device.publish("site/meter", qos, false, "230.1").await;
            let got = broker.message().await;
            assert_eq!((got.topic.as_str(), &got.payload[..], got.qos), ("site/meter", &b"230.1"[..], qos));
            assert_eq!((got.client_id.as_str(), got.user_name, got.retain), ("meter", None, false));

            sleep(A_WHILE).await;
            assert_eq!(device.so_far(), None, "acknowledged before the commit, {version:?}");
            got.committed.unwrap().send(()).unwrap();
            assert_eq!(device.next().await, Happened::Acknowledged);
        }
    }
    assert_eq!((broker.counters.received(), broker.counters.received_bytes()), (4, 20));
    assert_eq!((broker.counters.refused(), broker.counters.waiting()), (0, 0));
}

#[tokio::test]
async fn a_message_whose_commit_failed_is_not_acknowledged() {
    let mut broker = Running::start().await;
    for version in BOTH {
        for qos in [1, 2] {
            let mut device = Device::connect(broker.address, Settings::new(version, "meter")).await;
            device.publish("site/meter", qos, false, "230.1").await;
            drop(broker.message().await);
            assert!(matches!(device.next().await, Happened::Gone(_)), "the device should be disconnected");
        }
    }
    assert_eq!(broker.counters.refused(), 4);
}

#[tokio::test]
async fn a_refused_message_comes_again_and_reaches_nobody_before_it_is_committed() {
    let mut broker = Running::start().await;
    let mut display = Device::connect(broker.address, Settings::new(Version::V311, "display")).await;
    display.subscribe("site/#").await;

    let mut device = Device::connect(broker.address, Settings::new(Version::V311, "meter")).await;
    device.publish("site/meter", 1, false, "230.1").await;
    drop(broker.message().await);
    assert!(matches!(device.next().await, Happened::Gone(_)));

    let mut device = Device::connect(broker.address, Settings::new(Version::V311, "meter")).await;
    device.publish("site/meter", 1, false, "230.1").await;
    broker.commit_next().await;
    assert_eq!(device.next().await, Happened::Acknowledged);
    assert_eq!(display.next().await, message("site/meter", "230.1", false));
    sleep(A_WHILE).await;
    assert_eq!(display.so_far(), None);
}

#[tokio::test]
async fn qos_0_is_handed_over_without_a_commit() {
    let mut broker = Running::start().await;
    for version in BOTH {
        let device = Device::connect(broker.address, Settings::new(version, "meter")).await;
        for payload in ["1", "2"] {
            device.publish("site/meter", 0, false, payload).await;
        }
        for payload in ["1", "2"] {
            let got = broker.message().await;
            assert_eq!((&got.payload[..], got.qos), (payload.as_bytes(), 0));
            assert!(got.committed.is_none());
        }
    }
}

#[tokio::test]
async fn a_missing_or_wrong_password_is_refused() {
    let broker = Running::start_with(Config { password: Some("hydrangea".into()), ..config() }, 100).await;
    for version in BOTH {
        for password in [None, Some("hydrange"), Some("hydrangea2"), Some("HYDRANGEA"), Some("")] {
            let mut device = Device::start(broker.address, Settings { password, ..Settings::new(version, "meter") });
            let Happened::Gone(why) = device.next().await else { panic!("{password:?} was let in") };
            assert!(why.contains("BadUserNamePassword"), "not a refusal for the password: {why}");
        }
        let settings = Settings { password: Some("hydrangea"), ..Settings::new(version, "meter") };
        Device::connect(broker.address, settings).await;
    }
    assert_eq!(broker.counters.connections_refused(), 10);
}

#[tokio::test]
async fn the_user_name_comes_with_the_message() {
    let mut broker = Running::start_with(Config { password: Some("hydrangea".into()), ..config() }, 100).await;
    let settings = Settings { password: Some("hydrangea"), ..Settings::new(Version::V5, "meter") };
    let device = Device::connect(broker.address, settings).await;
    device.publish("site/meter", 1, false, "1").await;
    assert_eq!(broker.commit_next().await.user_name.as_deref(), Some("anybody"));
}

#[test]
fn the_password_is_not_in_the_debug_output() {
    let config = Config { password: Some("hydrangea".into()), ..config() };
    assert!(!format!("{config:?}").contains("hydrangea"));
}

#[tokio::test]
async fn a_subscriber_receives_what_is_published() {
    let mut broker = Running::start().await;
    for (subscriber, publisher) in [(Version::V311, Version::V5), (Version::V5, Version::V311)] {
        let mut display = Device::connect(broker.address, Settings::new(subscriber, "display")).await;
        display.subscribe("site/+/power").await;
        let device = Device::connect(broker.address, Settings::new(publisher, "meter")).await;
        for qos in [0, 1, 2] {
            device.publish("site/meter/power", qos, false, "4.2").await;
            broker.commit_next().await;
            assert_eq!(display.next().await, message("site/meter/power", "4.2", false));
        }
    }
}

#[tokio::test]
async fn retained_messages_are_delivered_to_later_subscribers() {
    let mut broker = Running::start().await;
    for version in BOTH {
        let mut device = Device::connect(broker.address, Settings::new(version, "meter")).await;
        for (topic, payload) in [("site/a", "old"), ("site/a", "new"), ("site/b", "gone"), ("site/b", "")] {
            device.publish(topic, 1, true, payload).await;
            assert!(broker.commit_next().await.retain);
            assert_eq!(device.next().await, Happened::Acknowledged);
        }
        let mut display = Device::connect(broker.address, Settings::new(version, "display")).await;
        display.subscribe("site/#").await;
        assert_eq!(display.next().await, message("site/a", "new", true));
        sleep(A_WHILE).await;
        assert_eq!(display.so_far(), None);
    }
}

#[tokio::test]
async fn a_will_reaches_the_queue_and_the_subscribers() {
    let mut broker = Running::start().await;
    for version in BOTH {
        let mut display = Device::connect(broker.address, Settings::new(version, "display")).await;
        display.subscribe("site/meter/online").await;
        let settings = Settings { will: Some(("site/meter/online", "no")), ..Settings::new(version, "meter") };
        Device::connect(broker.address, settings).await.pull_the_plug();

        let got = broker.message().await;
        assert_eq!((got.topic.as_str(), &got.payload[..]), ("site/meter/online", &b"no"[..]));
        assert_eq!(got.client_id, "meter");
        assert!(got.committed.is_none());
        assert_eq!(display.next().await, message("site/meter/online", "no", false));
    }
}

#[tokio::test]
async fn the_mosquitto_programs_can_talk_through_it() {
    let mut broker = Running::start().await;
    let port = broker.address.port().to_string();
    for version in ["311", "5"] {
        let mut listening = Command::new("mosquitto_sub")
            .args(["-p", &port, "-V", version, "-q", "1", "-t", "site/#", "-v", "-C", "1", "-W", "20"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(listening.stdout.take().unwrap()).lines();
        let publish = async {
            // mosquitto_sub does not report when it has subscribed. With the retain flag the order
            // does not matter.
            Command::new("mosquitto_pub")
                .args(["-p", &port, "-V", version, "-q", "1", "-r", "-t", "site/meter", "-m", "230.1"])
                .status()
                .await
                .unwrap()
        };
        let (published, _) = tokio::join!(publish, broker.commit_next());
        assert!(published.success());
        assert_eq!(lines.next_line().await.unwrap().as_deref(), Some("site/meter 230.1"));
        assert!(listening.wait().await.unwrap().success());
    }
}

#[tokio::test]
async fn a_taken_port_is_a_clear_error() {
    let broker = Running::start().await;
    let (sender, _messages) = mpsc::channel(1);
    let error = Broker::bind(Config::new(broker.address), sender).await.err().expect("the port is taken");
    assert!(matches!(error, Error::Taken { address } if address == broker.address));
    assert_eq!(error.to_string(), format!("cannot listen for MQTT on {}: another program already does", broker.address));
}

#[tokio::test]
async fn an_address_that_is_not_here_is_a_clear_error() {
    let (sender, _messages) = mpsc::channel(1);
    let elsewhere = SocketAddr::from(([192, 0, 2, 1], 18830));
    let error = Broker::bind(Config::new(elsewhere), sender).await.err().expect("the address is not this machine's");
    assert!(matches!(error, Error::Listen { .. }));
    assert_eq!(error.to_string(), "cannot listen for MQTT on 192.0.2.1:18830");
}

#[tokio::test]
async fn a_second_start_on_the_same_port_works() {
    let mut broker = Running::start().await;
    let address = broker.address;
    for round in 0..5 {
        let mut device = Device::connect(address, Settings::new(Version::V311, "meter")).await;
        device.publish("site/meter", 1, false, "1").await;
        broker.commit_next().await;
        assert_eq!(device.next().await, Happened::Acknowledged);
        broker.stop().await;
        broker = Running::start_with(Config::new(address), 100).await;
        assert!(matches!(device.next().await, Happened::Gone(_)), "round {round}: the old connection should be closed");
    }
}

#[tokio::test]
async fn a_broker_that_stops_acknowledges_nothing_more_and_lets_the_queue_end() {
    let mut broker = Running::start().await;
    let mut device = Device::connect(broker.address, Settings::new(Version::V5, "meter")).await;
    device.publish("site/meter", 1, false, "1").await;
    let pending = broker.message().await;
    assert_eq!((broker.counters.connections(), broker.counters.waiting()), (1, 1));

    broker.serving.abort();
    assert!(matches!(device.next().await, Happened::Gone(_)));
    assert!(timeout(PATIENCE, broker.messages.recv()).await.expect("the queue should end").is_none());
    assert!(pending.committed.unwrap().send(()).is_err());
    assert_eq!((broker.counters.connections(), broker.counters.received()), (0, 1));
    assert!(TcpStream::connect(broker.address).await.is_err());
}

#[tokio::test]
async fn a_queue_without_a_receiver_refuses_messages() {
    let broker = Running::start().await;
    drop(broker.messages);
    let mut device = Device::connect(broker.address, Settings::new(Version::V311, "meter")).await;
    device.publish("site/meter", 1, false, "1").await;
    assert!(matches!(device.next().await, Happened::Gone(_)));
}

#[tokio::test]
async fn a_stalled_commit_does_not_starve_keep_alives_of_other_connections() {
    let mut broker = Running::start_with(config(), 1).await;
    let hasty = |client_id| Settings { keep_alive: Duration::from_secs(1), ..Settings::new(Version::V311, client_id) };
    let mut idle = Device::connect(broker.address, hasty("idle")).await;
    let mut display = Device::connect(broker.address, hasty("display")).await;
    display.subscribe("site/#").await;

    // One message waits for its commit, one fills the queue, and several more wait for room.
    let mut publishers = Vec::new();
    for client_id in ["a", "b", "c", "d", "e", "f"] {
        let device = Device::connect(broker.address, Settings::new(Version::V311, client_id)).await;
        device.publish("site/meter", 1, false, client_id).await;
        publishers.push(device);
    }
    let first = broker.message().await;
    // With a keep alive of one second the broker allows four seconds of silence; the client allows
    // one second for a PINGRESP.
    sleep(Duration::from_secs(6)).await;
    assert_eq!((idle.so_far(), display.so_far()), (None, None));

    // A new client can connect while the others wait.
    Device::connect(broker.address, hasty("newcomer")).await;

    first.committed.unwrap().send(()).unwrap();
    for _ in 1..publishers.len() {
        broker.commit_next().await;
    }
    for device in &mut publishers {
        assert_eq!(device.next().await, Happened::Acknowledged);
        assert!(matches!(display.next().await, Happened::Message { .. }));
    }
    assert_eq!(idle.so_far(), None);
}

#[tokio::test]
async fn a_newer_connection_takes_over_from_one_that_waits_for_a_commit() {
    let mut broker = Running::start().await;
    for version in BOTH {
        for clean in [true, false] {
            let settings = || Settings { clean, ..Settings::new(version, "meter") };
            let mut older = Device::connect(broker.address, settings()).await;
            older.publish("site/meter", 1, false, "1").await;
            let stalled = broker.message().await;

            let mut newer = Device::connect(broker.address, settings()).await;
            assert!(matches!(older.next().await, Happened::Gone(_)));
            assert!(stalled.committed.unwrap().send(()).is_err(), "nobody is left to acknowledge to");
            newer.publish("site/meter", 1, false, "1").await;
            broker.commit_next().await;
            assert_eq!(newer.next().await, Happened::Acknowledged);
        }
    }
}

#[tokio::test]
async fn a_newer_connection_takes_over_from_an_idle_one() {
    let broker = Running::start().await;
    for version in BOTH {
        let mut older = Device::connect(broker.address, Settings::new(version, "meter")).await;
        let mut newer = Device::connect(broker.address, Settings::new(version, "meter")).await;
        assert!(matches!(older.next().await, Happened::Gone(_)));
        // The session is counted shortly after its CONNACK.
        let alone = async {
            while broker.counters.connections() != 1 {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(PATIENCE, alone).await.expect("one connection should be left");
        assert_eq!(newer.so_far(), None);
    }
}

#[tokio::test]
async fn a_device_that_comes_back_at_once_is_let_in() {
    let broker = Running::start().await;
    for version in BOTH {
        for clean in [true, false] {
            for _ in 0..30 {
                let settings = Settings { clean, ..Settings::new(version, "meter") };
                Device::connect(broker.address, settings).await.pull_the_plug();
            }
        }
    }
}

#[tokio::test]
async fn a_persistent_session_gets_what_it_missed() {
    let mut broker = Running::start().await;
    for version in BOTH {
        let settings = || Settings { clean: false, ..Settings::new(version, "display") };
        let mut display = Device::connect(broker.address, settings()).await;
        display.subscribe("site/#").await;
        display.pull_the_plug();

        let mut device = Device::connect(broker.address, Settings::new(version, "meter")).await;
        device.publish("site/meter", 1, false, "missed").await;
        broker.commit_next().await;
        assert_eq!(device.next().await, Happened::Acknowledged);
        let mut display = Device::connect(broker.address, settings()).await;
        assert_eq!(display.next().await, message("site/meter", "missed", false));
        // Leave no session behind for the other version.
        drop(display);
        Device::connect(broker.address, Settings::new(version, "display")).await;
    }
}

#[tokio::test]
async fn a_packet_over_the_limit_closes_the_connection() {
    let mut broker = Running::start_with(Config { max_packet_bytes: 2048, ..config() }, 100).await;
    let mut device = Device::connect(broker.address, Settings::new(Version::V311, "meter")).await;
    device.publish("site/meter", 1, false, &"x".repeat(1900)).await;
    broker.commit_next().await;
    assert_eq!(device.next().await, Happened::Acknowledged);
    device.publish("site/meter", 1, false, &"x".repeat(2100)).await;
    assert!(matches!(device.next().await, Happened::Gone(_)));
    assert_eq!(broker.counters.received(), 1);
}

#[tokio::test]
async fn a_topic_with_a_wildcard_or_without_end_is_refused() {
    let mut broker = Running::start().await;
    let deep = "x/".repeat(20_000);
    for topic in [b"site/+".as_slice(), b"site/#", deep.as_bytes()] {
        let mut device = TcpStream::connect(broker.address).await.unwrap();
        // CONNECT of MQTT 3.1.1, clean session, keep-alive 60, client id "raw"; then a PUBLISH at QoS 1.
        device.write_all(b"\x10\x0f\0\x04MQTT\x04\x02\0\x3c\0\x03raw").await.unwrap();
        let mut connack = [0; 4];
        device.read_exact(&mut connack).await.unwrap();
        assert_eq!(connack, [0x20, 2, 0, 0]);
        let mut rest = u16::try_from(topic.len()).unwrap().to_be_bytes().to_vec();
        rest.extend_from_slice(topic);
        rest.extend_from_slice(b"\0\x01230.1");
        device.write_all(&[0x32]).await.unwrap();
        device.write_all(&remaining_length(rest.len())).await.unwrap();
        device.write_all(&rest).await.unwrap();

        let mut answer = Vec::new();
        let _ = timeout(PATIENCE, device.read_to_end(&mut answer)).await.expect("the connection should be closed");
        assert_eq!(answer, b"");
    }
    assert!(broker.messages.try_recv().is_err());
}

fn remaining_length(mut length: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(length % 128).unwrap();
        length /= 128;
        bytes.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            return bytes;
        }
    }
}
