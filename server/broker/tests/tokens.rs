//! Devices that sign in with a token, over real sockets: who they are, what they may subscribe to,
//! and how ThingsBoard devices are answered.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod device;
mod running;

use broker::Config;
use device::{BOTH, Device, Happened, Settings, Version};
use running::{A_WHILE, Running, config};
use tokio::time::sleep;

/// Knows one token until it is revoked.
#[derive(Default)]
struct OneToken(std::sync::atomic::AtomicBool);

const TOKEN: &str = "gp_token";
const GATEWAY: &str = "gp_gateway";

#[async_trait::async_trait]
impl broker::Tokens for OneToken {
    async fn sign_in(&self, user_name: &str) -> broker::Name {
        self.name(user_name)
    }

    fn name(&self, user_name: &str) -> broker::Name {
        let is_revoked = self.0.load(std::sync::atomic::Ordering::SeqCst);
        match user_name {
            TOKEN if !is_revoked => broker::Name::Device("attic".to_owned()),
            GATEWAY => broker::Name::Gateway("bridge".to_owned()),
            name if name.starts_with("gp_") => broker::Name::Refused,
            _ => broker::Name::Plain,
        }
    }
}

/// The configuration of a broker with a password and a token.
fn with_one_token() -> (Config, std::sync::Arc<OneToken>) {
    let tokens = std::sync::Arc::new(OneToken::default());
    (Config { password: Some("hydrangea".into()), tokens: Some(tokens.clone()), ..config() }, tokens)
}

/// A broker with a password and a token.
async fn with_token() -> (Running, std::sync::Arc<OneToken>) {
    let (config, tokens) = with_one_token();
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
        // Other clients sign in as before.
        let settings = Settings { password: Some("hydrangea"), ..Settings::new(version, "other") };
        let device = Device::connect(broker.address, settings).await;
        device.publish("site/meter", 1, false, "1").await;
        assert_eq!(broker.commit_next().await.user_name.as_deref(), Some("anybody"));
    }
}

#[tokio::test]
async fn a_gateway_speaks_for_many_and_a_device_for_itself() {
    let (mut broker, _tokens) = with_token().await;
    for version in BOTH {
        for (user, name, own_meter_only) in [(TOKEN, "attic", true), (GATEWAY, "bridge", false)] {
            let settings = Settings { user: Some(user), will: Some(("status", "gone")), ..Settings::new(version, "meter") };
            let mut device = Device::connect(broker.address, settings).await;
            device.publish("zigbee2mqtt/plug", 1, false, "{}").await;
            let got = broker.commit_next().await;
            assert_eq!((got.user_name.as_deref(), got.own_meter_only), (Some(name), own_meter_only));
            assert_eq!(device.next().await, Happened::Acknowledged);
            // A gateway receives no more than a device does.
            device.subscribe("zigbee2mqtt/#").await;
            device.publish("zigbee2mqtt/plug", 1, false, "{}").await;
            broker.commit_next().await;
            assert_eq!(device.next().await, Happened::Acknowledged);
            sleep(A_WHILE).await;
            assert_eq!(device.so_far(), None);
            device.pull_the_plug();
            assert_eq!(broker.commit_next().await.own_meter_only, own_meter_only, "of the will");
        }
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
        // The topics that ThingsBoard's own client subscribes to at once.
        for own in
            ["v1/devices/me/attributes", "v1/devices/me/attributes/response/+", "v1/devices/me/rpc/request/+", "v2/fw/response/+"]
        {
            listener.subscribe(own).await;
        }
        // Subscriptions to other topics are refused, and the device stays connected.
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
                        && String::from_utf8_lossy(payload).contains(r#""maxPayloadSize":4194048"#)
                }
                _ => false,
            };
            assert!(happened.iter().any(is_answer), "{happened:?}");
        }
        sleep(A_WHILE).await;
        assert_eq!(other.so_far(), None, "{version:?}");
    }
}

#[tokio::test]
async fn a_payload_as_large_as_a_device_is_told_is_taken() {
    let mut broker = Running::start_with(Config { max_packet_bytes: 8_192, ..with_one_token().0 }, 100).await;
    for version in BOTH {
        let mut device = Device::connect(broker.address, by_token(version, "device")).await;
        // The payload size that `getSessionLimits` returns for packets of 8,192 bytes: less what
        // surrounds a payload.
        device.publish("v1/devices/me/telemetry", 1, false, &"x".repeat(7_936)).await;
        assert_eq!(broker.commit_next().await.payload.len(), 7_936);
        assert_eq!(device.next().await, Happened::Acknowledged, "{version:?}");
        device.publish("v1/devices/me/telemetry", 1, false, &"x".repeat(8_192)).await;
        assert!(matches!(device.next().await, Happened::Gone(_)), "more than a packet is no payload: {version:?}");
    }
}
