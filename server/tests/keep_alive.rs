//! A device that falls silent unless it is asked to go on is asked.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use running::Greenpulse;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_gx_device_is_asked_to_go_on_as_soon_as_it_is_heard() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    let mut options = MqttOptions::new("venus", "127.0.0.1", greenpulse.mqtt);
    options.set_credentials("venus", "correct horse");
    let (client, mut events) = AsyncClient::new(options, 10);
    client.subscribe("R/#", QoS::AtLeastOnce).await.unwrap();
    let asked = async {
        loop {
            match events.poll().await.unwrap() {
                Event::Incoming(Packet::SubAck(_)) => {
                    let serial = r#"{"value":"d41243b4a1c0"}"#;
                    client.publish("N/d41243b4a1c0/system/0/Serial", QoS::AtLeastOnce, false, serial).await.unwrap();
                }
                Event::Incoming(Packet::Publish(request)) => return request,
                _ => {}
            }
        }
    };
    let request = tokio::time::timeout(PATIENCE, asked).await.expect("it is asked");
    assert_eq!((request.topic.as_str(), request.retain), ("R/d41243b4a1c0/keepalive", false));
}
