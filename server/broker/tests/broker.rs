//! The broker over real sockets: acknowledgement after the commit, routing, refusals, and starting and stopping.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod device;

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use broker::{Broker, Config, Counters, Error, Publish};
use device::{BOTH, Device, Happened, PATIENCE, Settings, Version};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::Command;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// Long enough that a PUBACK which does not wait would have come.
const A_WHILE: Duration = Duration::from_millis(300);

struct Running {
    address: SocketAddr,
    counters: Counters,
    messages: mpsc::Receiver<Publish>,
    serving: JoinHandle<()>,
}

impl Running {
    async fn start() -> Running {
        Running::start_with(config(), 100).await
    }

    async fn start_with(config: Config, queue: usize) -> Running {
        let (sender, messages) = mpsc::channel(queue);
        let broker = Broker::bind(config, sender).await.unwrap();
        let (address, counters) = (broker.address(), broker.counters());
        Running { address, counters, messages, serving: tokio::spawn(broker.run()) }
    }

    async fn message(&mut self) -> Publish {
        timeout(PATIENCE, self.messages.recv()).await.expect("a message should come").expect("the broker should run")
    }

    async fn commit_next(&mut self) -> Publish {
        let mut message = self.message().await;
        if let Some(committed) = message.committed.take() {
            committed.send(()).unwrap();
        }
        message
    }

    async fn stop(self) {
        self.serving.abort();
        let _ = self.serving.await;
    }
}

fn config() -> Config {
    Config::new(SocketAddr::from(([127, 0, 0, 1], 0)))
}

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
            // mosquitto_sub does not tell when it has subscribed: the retained flag makes the order not matter.
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
    // The broker allows four seconds of silence to a keep-alive of one, the client one second to a PINGRESP.
    sleep(Duration::from_secs(6)).await;
    assert_eq!((idle.so_far(), display.so_far()), (None, None));

    // A newcomer gets in while the others wait, too.
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
        // Counted a moment after its CONNACK.
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
        // Leaves no session behind for the other version.
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

/// Knows one token, until it is revoked.
#[derive(Default)]
struct OneToken(std::sync::atomic::AtomicBool);

const TOKEN: &str = "gp_token";

#[async_trait::async_trait]
impl broker::Tokens for OneToken {
    async fn sign_in(&self, user_name: &str) -> broker::Name {
        self.name(user_name)
    }

    fn name(&self, user_name: &str) -> broker::Name {
        let is_revoked = self.0.load(std::sync::atomic::Ordering::SeqCst);
        match user_name {
            TOKEN if !is_revoked => broker::Name::Device("attic".to_owned()),
            name if name.starts_with("gp_") => broker::Name::Refused,
            _ => broker::Name::Plain,
        }
    }
}

/// A broker with a password and a token.
async fn with_token() -> (Running, std::sync::Arc<OneToken>) {
    let tokens = std::sync::Arc::new(OneToken::default());
    let config = Config { password: Some("hydrangea".into()), tokens: Some(tokens.clone()), ..config() };
    (Running::start_with(config, 100).await, tokens)
}

fn by_token(version: Version, client_id: &'static str) -> Settings {
    Settings { user: Some(TOKEN), ..Settings::new(version, client_id) }
}

#[tokio::test]
async fn a_token_opens_without_the_password_and_the_message_bears_the_devices_name() {
    let (mut broker, _tokens) = with_token().await;
    for version in BOTH {
        for password in [None, Some("anything")] {
            let settings = Settings { password, will: Some(("v1/devices/me/telemetry", "gone")), ..by_token(version, "meter") };
            let mut device = Device::connect(broker.address, settings).await;
            device.publish("v1/devices/me/telemetry", 1, false, "{}").await;
            let got = broker.commit_next().await;
            assert_eq!((got.user_name.as_deref(), got.topic.as_str()), (Some("attic"), "v1/devices/me/telemetry"));
            assert_eq!(device.next().await, Happened::Acknowledged);
            device.pull_the_plug();
            assert_eq!(broker.commit_next().await.user_name.as_deref(), Some("attic"), "of the will");
        }
        // Everybody else as before.
        let settings = Settings { password: Some("hydrangea"), ..Settings::new(version, "other") };
        let device = Device::connect(broker.address, settings).await;
        device.publish("site/meter", 1, false, "1").await;
        assert_eq!(broker.commit_next().await.user_name.as_deref(), Some("anybody"));
    }
}

#[tokio::test]
async fn an_unknown_token_is_refused_even_with_the_password() {
    let (broker, _tokens) = with_token().await;
    for version in BOTH {
        for password in [None, Some("hydrangea")] {
            let settings = Settings { user: Some("gp_another"), password, ..Settings::new(version, "meter") };
            let Happened::Gone(why) = Device::start(broker.address, settings).next().await else { panic!("it was let in") };
            assert!(why.contains("BadUserNamePassword"), "{why}");
        }
    }
}

#[tokio::test]
async fn a_token_that_is_revoked_closes_its_connection_at_the_next_message() {
    for version in BOTH {
        let (mut broker, tokens) = with_token().await;
        let mut device = Device::connect(broker.address, by_token(version, "meter")).await;
        device.publish("v1/devices/me/telemetry", 1, false, "1").await;
        broker.commit_next().await;
        assert_eq!(device.next().await, Happened::Acknowledged);
        tokens.0.store(true, std::sync::atomic::Ordering::SeqCst);
        device.publish("v1/devices/me/telemetry", 1, false, "2").await;
        assert!(matches!(device.next().await, Happened::Gone(_)));
        assert!(broker.messages.try_recv().is_err(), "what it said after that goes nowhere");
    }
}

#[tokio::test]
async fn devices_with_tokens_subscribe_to_their_own_topics_and_hear_nothing_of_others() {
    let (mut broker, _tokens) = with_token().await;
    for version in BOTH {
        let mut listener = Device::connect(broker.address, by_token(version, "listener")).await;
        // What ThingsBoard's own client subscribes to at once.
        for own in
            ["v1/devices/me/attributes", "v1/devices/me/attributes/response/+", "v1/devices/me/rpc/request/+", "v2/fw/response/+"]
        {
            listener.subscribe(own).await;
        }
        // Of what is not its own it is told no, and stays connected.
        for other in ["#", "$own/#", "greenpulse/v1/+/readings"] {
            listener.subscribe(other).await;
        }
        let mut device = Device::connect(broker.address, by_token(version, "device")).await;
        for topic in ["v1/devices/me/attributes", "greenpulse/v1/a/readings"] {
            device.publish(topic, 1, false, "1").await;
            broker.commit_next().await;
            assert_eq!(device.next().await, Happened::Acknowledged);
        }
        sleep(A_WHILE).await;
        assert_eq!(listener.so_far(), None, "{version:?}");
        device.publish("$own/listener/v1/devices/me/attributes", 1, false, "1").await;
        assert!(matches!(device.next().await, Happened::Gone(_)), "those topics are nobody's to publish to");
    }
}

#[tokio::test]
async fn a_device_of_thingsboard_is_answered_and_nobody_else_hears_it() {
    let (mut broker, _tokens) = with_token().await;
    for version in BOTH {
        let mut device = Device::connect(broker.address, by_token(version, "device")).await;
        let mut other = Device::connect(broker.address, by_token(version, "other")).await;
        for asking in [&mut device, &mut other] {
            asking.subscribe("v1/devices/me/rpc/response/+").await;
        }
        for qos in [0, 1] {
            device.publish("v1/devices/me/rpc/request/1", qos, false, r#"{"method":"getSessionLimits","params":{}}"#).await;
            broker.commit_next().await;
            let mut happened = vec![device.next().await];
            if qos == 1 {
                happened.push(device.next().await);
                assert!(happened.contains(&Happened::Acknowledged), "{happened:?}");
            }
            let is_answer = |one: &Happened| match one {
                Happened::Message { topic, payload, .. } => {
                    topic == "v1/devices/me/rpc/response/1"
                        && String::from_utf8_lossy(payload).contains(r#""maxPayloadSize":1048576"#)
                }
                _ => false,
            };
            assert!(happened.iter().any(is_answer), "{happened:?}");
        }
        sleep(A_WHILE).await;
        assert_eq!(other.so_far(), None, "{version:?}");
    }
}
