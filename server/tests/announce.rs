//! Our own sensors: announced to Home Assistant, published, and never taken as readings.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use running::{Greenpulse, publish};
use std::collections::HashMap;
use std::time::Duration;
use store::Store;

const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_buildings_sensors_are_announced_and_told_and_do_not_come_back_as_readings() {
    let mut greenpulse = Greenpulse::new(&[("GREENPULSE_ANNOUNCE", "true"), ("GREENPULSE_PASSWORD", "correct horse")]);
    std::fs::create_dir_all(greenpulse.path("data")).unwrap();
    running::house(&greenpulse.database_url(), "Mill House", "mill").await;
    greenpulse.start();
    let said = publish(greenpulse.mqtt, "mill", r#"{"power_w":412.5}"#, &["-u", "m", "-P", "correct horse"]);
    assert_eq!(said.code, Some(0), "{said:?}");

    let mut options = MqttOptions::new("home-assistant", "127.0.0.1", greenpulse.mqtt);
    options.set_credentials("ha", "correct horse");
    let (client, mut events) = AsyncClient::new(options, 10);
    for topic in ["homeassistant/#", "greenpulse/v1/buildings/#"] {
        client.subscribe(topic, QoS::AtLeastOnce).await.unwrap();
    }
    let mut heard: HashMap<String, serde_json::Value> = HashMap::new();
    let listen = async {
        let has_all = |heard: &HashMap<String, serde_json::Value>| {
            heard.len() == 3 && heard.get("greenpulse/v1/buildings/1/state").is_some_and(|state| state["power_w"] == 412.5)
        };
        while !has_all(&heard) {
            if let Event::Incoming(Packet::Publish(message)) = events.poll().await.unwrap() {
                heard.insert(message.topic.clone(), serde_json::from_slice(&message.payload).unwrap());
            }
        }
    };
    let done = tokio::time::timeout(PATIENCE, listen).await;
    assert!(done.is_ok(), "{heard:#?}");
    let power = &heard["homeassistant/sensor/greenpulse_1_power/config"];
    assert_eq!((&power["device"]["name"], &power["unit_of_measurement"]), (&"Mill House".into(), &"W".into()));
    assert_eq!(heard["homeassistant/sensor/greenpulse_1_energy/config"]["device_class"], "energy");

    let store = Store::open(&greenpulse.database_url()).await.unwrap();
    assert_eq!(store.catalog().meters.len(), 1, "our own words made no meter");
    assert_eq!(store.quarantine_count().await.unwrap(), 0);
    assert!(store.announcement_list().await.unwrap().is_empty());
    assert!(store.topic_list(9).await.unwrap().is_empty());
    store.close().await;
}
