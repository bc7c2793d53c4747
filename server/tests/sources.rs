//! Data sources of the running process: paused and resumed, and what an outside broker keeps.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, publish, said};
use std::process::Command;
use std::time::Duration;
use store::{SourceKind, Store};
use trial::{Mosquitto, MosquittoOptions};

/// Longer than a process takes to notice that a source was paused.
const A_WHILE: Duration = Duration::from_secs(3);

#[tokio::test]
async fn a_paused_broker_holds_what_devices_say_until_it_goes_on() {
    let greenpulse = Greenpulse::serving(&[]);
    let store = Store::open(&greenpulse.database_url()).await.unwrap();
    let id = store.data_source_upsert(SourceKind::Mqtt, "embedded broker", "{}", None).await.unwrap();
    store.data_source_pause(id, 1).await.unwrap();
    tokio::time::sleep(A_WHILE).await;
    let port = greenpulse.mqtt;
    // One message may have been requested before the pause.
    let devices: Vec<_> = (1..=3)
        .map(|i| std::thread::spawn(move || publish(port, &format!("m{i}"), r#"{"power_w":5}"#, &["-i", &format!("m{i}")])))
        .collect();
    tokio::time::sleep(A_WHILE).await;
    assert!(devices.iter().filter(|device| device.is_finished()).count() <= 1, "they were acknowledged");
    store.data_source_resume(id).await.unwrap();
    for device in devices {
        assert_eq!(device.join().unwrap().code, Some(0));
    }
    for meter in ["m1", "m2", "m3"] {
        assert_eq!(greenpulse.readings(meter, "power_w").await, [5.0]);
    }
    let sources = store.data_source_list().await.unwrap();
    assert_eq!((sources.len(), sources[0].paused_at), (1, None));
    store.close().await;
}

fn tell(port: u16, topic: &str, payload: &str, is_retained: bool) {
    let mut command = Command::new("mosquitto_pub");
    command.args(["-h", "127.0.0.1", "-p", &port.to_string(), "-q", "1", "-t", topic, "-m", payload]);
    if is_retained {
        command.arg("-r");
    }
    assert_eq!(said(command.output().unwrap()).code, Some(0));
}

#[tokio::test]
async fn of_what_an_outside_broker_remembers_announcements_count_and_readings_do_not() {
    let broker = Mosquitto::start();
    let config = r#"{"name":"E","unique_id":"m1_e","state_topic":"m1/state","device_class":"energy","state_class":"total_increasing","unit_of_measurement":"kWh","value_template":"{{ value_json.total }}"}"#;
    tell(broker.port(), "homeassistant/sensor/m1/config", config, true);
    tell(broker.port(), "m1/state", r#"{"total":1}"#, true);
    tell(broker.port(), "greenpulse/v1/attic/readings", r#"{"power_w":1}"#, true);
    let settings =
        [("GREENPULSE_MQTT_URL", broker.url()), ("GREENPULSE_MQTT_TOPICS", "homeassistant/#,m1/#,greenpulse/#".to_owned())];
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let greenpulse = Greenpulse::serving(&settings);
    tell(broker.port(), "greenpulse/v1/attic/readings", r#"{"power_w":2}"#, true);
    greenpulse.wait_for_readings("attic", "power_w", &[2.0]).await;
    tell(broker.port(), "m1/state", r#"{"total":2}"#, false);
    let store = Store::open(&greenpulse.database_url()).await.unwrap();
    let start = std::time::Instant::now();
    let found = loop {
        let catalog = store.catalog_refresh().await.unwrap();
        let energy = catalog.channels.values().find(|channel| channel.field.starts_with("energy_kwh"));
        if let Some(channel) = energy
            && let [latest] = &store.reading_latest(&[channel.channel_id]).await.unwrap()[..]
        {
            break *latest;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{}", greenpulse.log("stderr"));
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert_eq!((found.newest.value, found.before), (2.0, None));
    store.close().await;
}

#[tokio::test]
async fn a_broker_behind_tls_is_trusted_by_its_own_authority_and_by_no_other() {
    let of_tls = MosquittoOptions { is_tls: true, ..MosquittoOptions::default() };
    let (broker, other) = (Mosquitto::with(of_tls), Mosquitto::with(of_tls));
    let (url, authority) = (broker.url(), broker.authority());
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_MQTT_URL", &url), ("GREENPULSE_MQTT_CA", &authority)]);
    let mut command = Command::new("mosquitto_pub");
    command.args(["-h", "127.0.0.1", "-p", &broker.port().to_string(), "--cafile", &authority]);
    command.args(["-q", "1", "-r", "-t", "greenpulse/v1/attic/readings", "-m", r#"{"at":"2026-11-22T17:00:00Z","power_w":7}"#]);
    // Either side may subscribe first; the server does so within seconds, so publish until it gets
    // the message.
    let start = std::time::Instant::now();
    while greenpulse.readings("attic", "power_w").await != [7.0] {
        assert!(start.elapsed() < Duration::from_secs(60), "{}", greenpulse.log("stderr"));
        let published = said(command.output().unwrap());
        assert_eq!(published.code, Some(0), "{published:?}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let mut stranger = Greenpulse::new(&[("GREENPULSE_MQTT_URL", &url), ("GREENPULSE_MQTT_CA", &other.authority())]);
    stranger.spawn();
    stranger.wait_for_log("invalid peer certificate");
    // Alive but not ready, because it cannot reach its broker.
    stranger.wait_for("/livez", 200);
    stranger.wait_for("/readyz", 503);
}
