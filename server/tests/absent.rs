//! Absent devices in the running process: what the status page says of them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use running::{Greenpulse, publish};
use std::time::{Duration, Instant};

#[tokio::test]
async fn status_says_how_many_devices_are_away_and_what_waits_for_them() {
    let greenpulse = Greenpulse::serving(&[]);
    assert!(greenpulse.get("/status").body.contains("No device is away."));
    let mut options = MqttOptions::new("display", "127.0.0.1", greenpulse.mqtt);
    options.set_clean_session(false);
    let (client, mut events) = AsyncClient::new(options, 10);
    client.subscribe("greenpulse/#", QoS::AtLeastOnce).await.unwrap();
    while !matches!(events.poll().await.unwrap(), Event::Incoming(Packet::SubAck(_))) {}
    drop((client, events));
    let start = Instant::now();
    let says = |text: &str| {
        // The broker's counters are read once a second.
        while !greenpulse.get("/status").body.contains(text) {
            assert!(start.elapsed() < Duration::from_secs(30), "`{text}` is not on the page");
            std::thread::sleep(Duration::from_millis(100));
        }
    };
    says("1 device is away. Its session is kept.");
    assert_eq!(publish(greenpulse.mqtt, "oven", r#"{"power_w":5}"#, &[]).code, Some(0));
    says("1 kB of messages are waiting for devices that are away or slow.");
}
