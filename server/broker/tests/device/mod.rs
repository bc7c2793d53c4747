//! A device for the tests: one MQTT client of either version that never reconnects and reports what
//! happens to it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
#![allow(dead_code, reason = "not every test file asks everything of a device")]

use std::net::SocketAddr;
use std::time::Duration;

use rumqttc::{mqttbytes, v5};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Long enough that only a fault reaches it.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The client's own limit; it is not under test.
const PACKET_BYTES_MAX: usize = 2 * 1024 * 1024;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Version {
    V311,
    V5,
}

pub const BOTH: [Version; 2] = [Version::V311, Version::V5];

#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    Connected,
    Subscribed,
    /// PUBACK, or PUBCOMP at QoS 2.
    Acknowledged,
    Message {
        topic: String,
        payload: Vec<u8>,
        retain: bool,
    },
    /// The connection ended or was never made; holds the client's reason.
    Gone(String),
}

pub struct Settings {
    pub version: Version,
    pub client_id: &'static str,
    pub user: Option<&'static str>,
    pub password: Option<&'static str>,
    pub keep_alive: Duration,
    pub will: Option<(&'static str, &'static str)>,
    pub clean: bool,
}

impl Settings {
    pub fn new(version: Version, client_id: &'static str) -> Settings {
        Settings { version, client_id, user: None, password: None, keep_alive: PATIENCE, will: None, clean: true }
    }
}

enum Client {
    V311(rumqttc::AsyncClient),
    V5(v5::AsyncClient),
}

pub struct Device {
    client: Client,
    happened: mpsc::UnboundedReceiver<Happened>,
    polling: JoinHandle<()>,
}

impl Device {
    /// Starts to connect; the first event says whether it worked.
    pub fn start(broker: SocketAddr, settings: Settings) -> Device {
        let (tell, happened) = mpsc::unbounded_channel();
        let (host, port) = (broker.ip().to_string(), broker.port());
        match settings.version {
            Version::V311 => {
                let mut options = rumqttc::MqttOptions::new(settings.client_id, host, port);
                options.set_keep_alive(settings.keep_alive).set_clean_session(settings.clean);
                options.set_max_packet_size(PACKET_BYTES_MAX, PACKET_BYTES_MAX);
                if settings.user.is_some() || settings.password.is_some() {
                    options.set_credentials(settings.user.unwrap_or("anybody"), settings.password.unwrap_or_default());
                }
                if let Some((topic, payload)) = settings.will {
                    options.set_last_will(rumqttc::LastWill::new(topic, payload, rumqttc::QoS::AtLeastOnce, false));
                }
                let (client, mut events) = rumqttc::AsyncClient::new(options, 100);
                let polling = tokio::spawn(async move {
                    loop {
                        let event = match events.poll().await {
                            Ok(rumqttc::Event::Incoming(packet)) => of_v311(packet),
                            Ok(_) => None,
                            Err(error) => Some(Happened::Gone(error.to_string())),
                        };
                        if told_the_end(&tell, event) {
                            return;
                        }
                    }
                });
                Device { client: Client::V311(client), happened, polling }
            }
            Version::V5 => {
                let mut options = v5::MqttOptions::new(settings.client_id, host, port);
                options.set_keep_alive(settings.keep_alive).set_clean_start(settings.clean);
                if !settings.clean {
                    options.set_session_expiry_interval(Some(60));
                }
                if settings.user.is_some() || settings.password.is_some() {
                    options.set_credentials(settings.user.unwrap_or("anybody"), settings.password.unwrap_or_default());
                }
                if let Some((topic, payload)) = settings.will {
                    let will = v5::mqttbytes::v5::LastWill::new(topic, payload, v5::mqttbytes::QoS::AtLeastOnce, false, None);
                    options.set_last_will(will);
                }
                let (client, mut events) = v5::AsyncClient::new(options, 100);
                let polling = tokio::spawn(async move {
                    loop {
                        let event = match events.poll().await {
                            Ok(v5::Event::Incoming(packet)) => of_v5(packet),
                            Ok(_) => None,
                            Err(error) => Some(Happened::Gone(error.to_string())),
                        };
                        if told_the_end(&tell, event) {
                            return;
                        }
                    }
                });
                Device { client: Client::V5(client), happened, polling }
            }
        }
    }

    pub async fn connect(broker: SocketAddr, settings: Settings) -> Device {
        let mut device = Device::start(broker, settings);
        assert_eq!(device.next().await, Happened::Connected);
        device
    }

    pub async fn publish(&self, topic: &str, qos: u8, retain: bool, payload: &str) {
        match &self.client {
            Client::V311(client) => {
                client.publish(topic, mqttbytes::qos(qos).unwrap(), retain, payload).await.unwrap();
            }
            Client::V5(client) => {
                let qos = v5::mqttbytes::qos(qos).unwrap();
                client.publish(topic, qos, retain, payload.to_owned()).await.unwrap();
            }
        }
    }

    pub async fn subscribe(&mut self, filter: &str) {
        match &self.client {
            Client::V311(client) => client.subscribe(filter, rumqttc::QoS::AtLeastOnce).await.unwrap(),
            Client::V5(client) => client.subscribe(filter, v5::mqttbytes::QoS::AtLeastOnce).await.unwrap(),
        }
        assert_eq!(self.next().await, Happened::Subscribed);
    }

    pub async fn next(&mut self) -> Happened {
        timeout(PATIENCE, self.happened.recv()).await.expect("something should happen").expect("and be told")
    }

    /// The next event that has already happened, without waiting.
    pub fn so_far(&mut self) -> Option<Happened> {
        self.happened.try_recv().ok()
    }

    /// Looks like a power cut to the broker: the connection ends without a DISCONNECT.
    pub fn pull_the_plug(self) {
        self.polling.abort();
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        self.polling.abort();
    }
}

/// Reports an event; returns whether it was the last.
fn told_the_end(tell: &mpsc::UnboundedSender<Happened>, event: Option<Happened>) -> bool {
    event.is_some_and(|event| {
        let end = matches!(event, Happened::Gone(_));
        tell.send(event).is_err() || end
    })
}

fn of_v311(packet: mqttbytes::v4::Packet) -> Option<Happened> {
    use mqttbytes::v4::Packet;
    match packet {
        Packet::ConnAck(_) => Some(Happened::Connected),
        Packet::SubAck(_) => Some(Happened::Subscribed),
        Packet::PubAck(_) | Packet::PubComp(_) => Some(Happened::Acknowledged),
        Packet::Publish(message) => {
            Some(Happened::Message { topic: message.topic, payload: message.payload.to_vec(), retain: message.retain })
        }
        _ => None,
    }
}

fn of_v5(packet: v5::mqttbytes::v5::Packet) -> Option<Happened> {
    use v5::mqttbytes::v5::{Packet, PubAckReason};
    match packet {
        Packet::ConnAck(_) => Some(Happened::Connected),
        Packet::SubAck(_) => Some(Happened::Subscribed),
        Packet::PubAck(ack) if ack.reason != PubAckReason::Success => {
            Some(Happened::Gone(format!("PUBACK says {:?}", ack.reason)))
        }
        Packet::PubAck(_) | Packet::PubComp(_) => Some(Happened::Acknowledged),
        Packet::Publish(message) => Some(Happened::Message {
            topic: String::from_utf8(message.topic.to_vec()).unwrap(),
            payload: message.payload.to_vec(),
            retain: message.retain,
        }),
        _ => None,
    }
}
