//! Our own sensors: announced for Home Assistant, told, and never heard as readings.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use domain::{BuildingType, Field, MeterStatus, Role};
use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use running::{Greenpulse, publish};
use std::collections::HashMap;
use std::time::Duration;
use store::{ChannelWanted, MeterChange, NewBuilding, NewSite, Store};

const PATIENCE: Duration = Duration::from_secs(60);

/// A house with one main meter, made before the server starts.
async fn house(greenpulse: &Greenpulse) {
    std::fs::create_dir_all(greenpulse.path("data")).unwrap();
    let store = Store::open(&greenpulse.database_url()).await.unwrap();
    let (name, zone, currency) = ("Riverside".to_owned(), "UTC".to_owned(), "EUR".to_owned());
    let site_id = store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates: Vec::new() }).await.unwrap();
    let building = NewBuilding {
        site_id,
        name: "Mill House".to_owned(),
        building_type: BuildingType::Home,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        is_demo: false,
    };
    let building_id = store.building_insert(&[building]).await.unwrap()[0];
    let wanted = ChannelWanted {
        meter_key: "mill".to_owned(),
        dialect: "greenpulse",
        address: String::new(),
        field: Field::named("power_w").unwrap(),
        part: String::new(),
    };
    store.channel_ensure(&[wanted]).await.unwrap();
    let catalog = store.catalog();
    let meter = catalog.meter_named("mill").unwrap();
    let change = MeterChange {
        name: "Mill".to_owned(),
        building_id: Some(building_id),
        role: Role::Main,
        status: MeterStatus::Active,
        ..MeterChange::of(meter)
    };
    store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn a_buildings_sensors_are_announced_and_told_and_do_not_come_back_as_readings() {
    let mut greenpulse = Greenpulse::new(&[("GREENPULSE_ANNOUNCE", "true"), ("GREENPULSE_PASSWORD", "correct horse")]);
    house(&greenpulse).await;
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
