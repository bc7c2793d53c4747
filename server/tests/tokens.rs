//! Tokens in the running process: created and revoked on the command line, used over MQTT and HTTP.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use running::{Greenpulse, publish};
use std::time::{Duration, Instant};
use store::{MeterChange, Store};

/// Long enough that only a fault reaches it.
const PATIENCE: Duration = Duration::from_secs(30);

fn token(greenpulse: &Greenpulse, arguments: &[&str]) -> String {
    let said = greenpulse.run(&[&["token", "create"], arguments].concat());
    assert_eq!(said.code, Some(0), "{said:?}");
    said.stdout.trim().to_owned()
}

/// Does what ThingsBoard's own device client does, in its order.
#[tokio::test]
async fn a_device_made_for_things_board_signs_in_with_its_token_and_sends_telemetry() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse"), ("GREENPULSE_LOG", "debug")]);
    let secret = token(&greenpulse, &["my plug", "--device", "kitchen"]);
    let mut options = MqttOptions::new("", "127.0.0.1", greenpulse.mqtt);
    options.set_credentials(&secret, "").set_clean_session(true);
    let (client, mut events) = AsyncClient::new(options, 10);
    for topic in [
        "v1/devices/me/attributes",
        "v1/devices/me/attributes/response/+",
        "v1/devices/me/rpc/request/+",
        "v1/devices/me/rpc/response/+",
    ] {
        client.subscribe(topic, QoS::AtLeastOnce).await.unwrap();
    }
    let session = r#"{"method":"getSessionLimits","params":{"timeout":5000}}"#;
    client.publish("v1/devices/me/rpc/request/1", QoS::AtLeastOnce, false, session).await.unwrap();
    // An hour ago: a clock that is years behind would be reported.
    let now = trial::now_ms();
    let at = |i: i64| now - 3_600_000 + i;
    let telemetry = [
        format!(r#"{{"ts":{},"values":{{"energy_kwh":41.5,"power_w":230}}}}"#, at(0)),
        format!(r#"[{{"ts":{},"values":{{"power_w":231}}}},{{"ts":{},"values":{{"power_w":232}}}}]"#, at(1), at(2)),
    ];
    for payload in &telemetry {
        client.publish("v1/devices/me/telemetry", QoS::AtLeastOnce, false, payload.as_bytes()).await.unwrap();
    }
    client.publish("v1/devices/me/attributes", QoS::AtLeastOnce, false, r#"{"firmware":"1.2"}"#).await.unwrap();
    let mut acknowledged = 0;
    let mut answers = Vec::new();
    let done = async {
        while acknowledged < 4 || answers.is_empty() {
            match events.poll().await.expect("it stays connected") {
                Event::Incoming(Packet::PubAck(_)) => acknowledged += 1,
                Event::Incoming(Packet::Publish(message)) => answers.push(message),
                _ => {}
            }
        }
    };
    tokio::time::timeout(PATIENCE, done).await.expect("every message is acknowledged, and its question answered");
    // Of all its messages only the request comes back, as an answer.
    let [answer] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(answer.topic, "v1/devices/me/rpc/response/1");
    let limits: serde_json::Value = serde_json::from_slice(&answer.payload).unwrap();
    assert!(limits["maxPayloadSize"].as_u64().is_some_and(|bytes| bytes > 0), "{limits}");
    assert_eq!(greenpulse.readings("kitchen", "energy_kwh").await, [41.5]);
    assert_eq!(greenpulse.readings("kitchen", "power_w").await, [230.0, 231.0, 232.0]);

    let path = format!("/api/v1/{secret}/telemetry?p={secret}");
    let answer = greenpulse.send("POST", &path, &[("Host", "tb.example")], r#"{"energy_kwh":42}"#);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(greenpulse.readings("kitchen", "energy_kwh").await, [41.5, 42.0]);
    assert!(!greenpulse.log("stderr").contains(&secret), "the token is in the log");
}

#[tokio::test]
async fn a_revoked_token_opens_nothing_and_closes_what_it_opened() {
    let greenpulse = Greenpulse::serving(&[]);
    let secret = token(&greenpulse, &["plug", "--device", "attic"]);
    let reading = r#"{"power_w":5}"#;
    assert_eq!(publish(greenpulse.mqtt, "attic", reading, &["-u", &secret]).code, Some(0));

    let mut options = MqttOptions::new("open", "127.0.0.1", greenpulse.mqtt);
    options.set_credentials(&secret, "");
    let (client, mut events) = AsyncClient::new(options, 10);
    while !matches!(events.poll().await.unwrap(), Event::Incoming(Packet::ConnAck(_))) {}
    let listed = greenpulse.run(&["token", "list"]);
    assert!(listed.stdout.contains("plug") && !listed.stdout.contains(&secret), "{listed:?}");
    assert_eq!(greenpulse.run(&["token", "revoke", "1"]).code, Some(0));
    assert_eq!(greenpulse.run(&["token", "revoke", "1"]).code, Some(2), "there is none any more");

    // The open connection is closed at one of its next messages.
    let start = Instant::now();
    loop {
        client.publish("greenpulse/v1/attic/readings", QoS::AtLeastOnce, false, reading).await.unwrap();
        let next = async {
            while !matches!(events.poll().await?, Event::Incoming(Packet::PubAck(_))) {}
            Ok::<_, rumqttc::ConnectionError>(())
        };
        if next.await.is_err() {
            break;
        }
        assert!(start.elapsed() < PATIENCE, "a revoked token still publishes");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_ne!(publish(greenpulse.mqtt, "attic", reading, &["-u", &secret]).code, Some(0));
    assert_eq!(greenpulse.send("POST", &format!("/api/v1/{secret}/telemetry"), &[], "{}").status, 401);
    // Clients without a token connect as before.
    assert_eq!(publish(greenpulse.mqtt, "attic", reading, &["-u", "anybody"]).code, Some(0));
}

#[tokio::test]
async fn readings_by_http_need_a_token_and_no_password() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    let secret = token(&greenpulse, &["telegraf"]);
    let (line, bearer) = ("oven energy_kwh=7 1763658000", format!("Bearer {secret}"));
    let path = "/api/v2/write?precision=s";
    assert_eq!(greenpulse.send("POST", path, &[("Authorization", "Bearer correct horse")], line).status, 401);
    assert_eq!(greenpulse.send("POST", path, &[], line).status, 401);
    let sent = greenpulse.send("POST", path, &[("Authorization", &bearer), ("Host", "energy.example")], line);
    assert_eq!(sent.status, 204, "{sent:?}");
    assert_eq!(greenpulse.readings("oven", "energy_kwh").await, [7.0]);
    // A token opens no page, and a foreign page can do nothing at all.
    assert_eq!(greenpulse.send("GET", "/api/meters", &[("Authorization", &bearer)], "").status, 401);
    let strange = [("Authorization", bearer.as_str()), ("Origin", "http://evil.example")];
    assert_eq!(greenpulse.send("POST", path, &strange, line).status, 403);
    // A program's token does not work for a device.
    assert_ne!(publish(greenpulse.mqtt, "attic", r#"{"power_w":5}"#, &["-u", &secret]).code, Some(0));
}

#[tokio::test]
async fn a_token_is_made_for_a_meter_by_the_name_that_the_pages_show() {
    let mut greenpulse = Greenpulse::new(&[]);
    assert_eq!(greenpulse.run(&["migrate"]).code, Some(0));
    let url = greenpulse.database_url();
    let (_, meter_id) = running::house(&url, "Elm 3", "zigbee2mqtt/0x00158d").await;
    let store = Store::open(&url).await.unwrap();
    let meter = store.catalog().meters[&meter_id].clone();
    let change = MeterChange { name: "Heat pump".to_owned(), ..MeterChange::of(&meter) };
    store.meter_update(&[(meter_id, change)]).await.unwrap();
    store.close().await;
    greenpulse.start();
    let origin = greenpulse.origin();
    let headers = [("Origin", origin.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    let made = greenpulse.send("POST", "/settings/tokens", &headers, "name=pump&kind=device&device=Heat+pump");
    assert!(made.body.contains("For the meter zigbee2mqtt/0x00158d only."), "{made:?}");
}

#[tokio::test]
async fn a_devices_token_writes_for_its_own_meter_and_a_gateways_for_many() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    let device = token(&greenpulse, &["plug", "--device", "kitchen"]);
    let gateway = token(&greenpulse, &["bridge", "--gateway"]);
    assert_ne!(greenpulse.run(&["token", "create", "both", "--gateway", "--device", "a"]).code, Some(0));
    let by = |secret: &str, meter: &str, value: u32| {
        let payload = format!(r#"{{"energy_kwh":{value}}}"#);
        assert_eq!(publish(greenpulse.mqtt, meter, &payload, &["-u", secret]).code, Some(0), "it is acknowledged, and kept");
    };
    by(&device, "attic", 66);
    by(&device, "kitchen", 1);
    by(&gateway, "attic", 2);
    by(&gateway, "kitchen", 3);
    assert_eq!(greenpulse.readings("attic", "energy_kwh").await, [2.0]);
    assert_eq!(greenpulse.readings("kitchen", "energy_kwh").await, [1.0, 3.0]);
    // Over HTTP a gateway names its meters, like a program.
    let bearer = format!("Bearer {gateway}");
    let line = "oven energy_kwh=7 1763658000";
    let sent = greenpulse.send("POST", "/api/v2/write?precision=s", &[("Authorization", &bearer)], line);
    assert_eq!(sent.status, 204, "{sent:?}");
    assert_eq!(greenpulse.readings("oven", "energy_kwh").await, [7.0]);
    let listed = greenpulse.run(&["token", "list"]).stdout;
    assert!(listed.contains("any meter, by MQTT and HTTP") && listed.contains("meter kitchen"), "{listed}");
}
