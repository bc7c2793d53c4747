//! An outside broker as a source: MQTT 5, QoS 1, a session that outlives the connection, and an
//! acknowledgement that goes out only after the commit. The client reconnects by itself and
//! subscribes again each time. While a person has paused the source, messages are not acknowledged.
//! So only one receive window comes in, and the broker keeps the rest of what is sent with QoS 1.

use crate::message::{Ack, Client, Message, SourceName};
use crate::{Away, Lack, SourceState, Stats, Syncs};
use domain::Clock;
use rumqttc::v5::mqttbytes::QoS;
use rumqttc::v5::mqttbytes::v5::{ConnectReturnCode, Filter, Packet, Publish, RetainForwardRule, SubscribeReasonCode};
use rumqttc::v5::{AsyncClient, ConnectionError, Event, EventLoop, MqttOptions};
use rumqttc::{TlsConfiguration, Transport};
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::time::Duration;
use store::SourceKind;
use tokio::sync::mpsc;

/// The receive maximum: messages that may be unacknowledged. This divided by the time of a commit
/// limits the throughput.
const RECEIVE_MAX: u16 = 4_000;

/// The largest message. The broker does not send us larger ones.
const PACKET_BYTES_MAX: u32 = broker::DEFAULT_MAX_PACKET_BYTES;

/// How long the broker keeps our session while we are away: a week.
const SESSION_S: u32 = 7 * 24 * 3600;

/// Where the broker is and what to subscribe to.
#[derive(Clone)]
pub struct OutsideConfig {
    /// `mqtt://user:password@host:port` or `mqtts://…`.
    pub url: String,
    /// The client id of our session at the broker. It must be the same after a restart.
    pub client_id: String,
    /// What to subscribe to.
    pub topics: Vec<String>,
    /// A private certificate authority, PEM.
    pub ca: Option<Vec<u8>>,
}

/// A broker's address that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("GREENPULSE_MQTT_URL: {0}")]
pub struct OutsideError(String);

/// A broker's address, parsed.
#[derive(Clone, PartialEq)]
pub struct Address {
    /// Whether to use TLS.
    pub is_tls: bool,
    /// The user name and the password.
    pub user: Option<(String, String)>,
    /// The host, without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

/// Parses a broker's address. Errors never repeat it, since it may hold a password.
///
/// # Errors
/// When the address is wrong: says what is wrong, and what is allowed.
pub fn address(url: &str) -> Result<Address, OutsideError> {
    let wrong = |what: &str| OutsideError(format!("{what}; write `embedded`, or mqtt://user:password@host:1883, or mqtts://…"));
    let (scheme, rest) = url.split_once("://").ok_or_else(|| wrong("there is no scheme"))?;
    let is_tls = match scheme {
        "mqtt" => false,
        "mqtts" => true,
        _ => return Err(wrong("the scheme is neither mqtt nor mqtts")),
    };
    let rest = rest.trim_end_matches('/');
    let (user, place) = match rest.rsplit_once('@') {
        Some((user, place)) => (Some(user.split_once(':').unwrap_or((user, ""))), place),
        None => (None, rest),
    };
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port.parse().map_err(|_| wrong("the port is not a number"))?),
        _ => (place, if is_tls { 8883 } else { 1883 }),
    };
    if host.is_empty() {
        return Err(wrong("there is no host"));
    }
    let user = user.map(|(name, password)| (decoded(name), decoded(password)));
    Ok(Address { is_tls, user, host: host.trim_matches(['[', ']']).to_owned(), port })
}

/// Decodes `%40` and the like.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut found, mut i) = (Vec::with_capacity(bytes.len()), 0);
    while i < bytes.len() {
        let hex = if bytes[i] == b'%' { text.get(i + 1..i + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok()) } else { None };
        found.push(hex.unwrap_or(bytes[i]));
        i += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&found).into_owned()
}

/// The options for a connection to the broker: address, user, password and certificate authority.
/// Leaves out the session.
///
/// # Errors
/// When the address cannot be read.
pub fn client_options(config: &OutsideConfig) -> Result<MqttOptions, OutsideError> {
    let address = address(&config.url)?;
    let mut options = MqttOptions::new(&config.client_id, &address.host, address.port);
    options.set_keep_alive(Duration::from_secs(30));
    if let Some((user, password)) = &address.user {
        options.set_credentials(user, password);
    }
    if address.is_tls {
        options.set_transport(match config.ca.clone() {
            Some(ca) => Transport::tls_with_config(TlsConfiguration::Simple { ca, alpn: None, client_auth: None }),
            None => Transport::tls_with_default_config(),
        });
    }
    Ok(options)
}

/// Connects to the broker and passes on what it sends. The returned future works until it is
/// dropped or the queue is closed. While the broker is away it retries with backoff.
///
/// # Errors
/// When the address cannot be read.
pub fn outside(
    config: OutsideConfig,
    queue: mpsc::Sender<Message>,
    stats: Arc<Stats>,
    syncs: Arc<Syncs>,
    clock: Clock,
) -> Result<impl Future<Output = ()> + Send, OutsideError> {
    let address = address(&config.url)?;
    let mut options = client_options(&config)?;
    options
        .set_clean_start(false)
        .set_session_expiry_interval(Some(SESSION_S))
        .set_receive_maximum(Some(RECEIVE_MAX))
        .set_max_packet_size(Some(PACKET_BYTES_MAX))
        .set_manual_acks(true);
    let scheme = if address.is_tls { "mqtts" } else { "mqtt" };
    let name = format!("{scheme}://{}:{}", address.host, address.port);
    let source = SourceName::new(SourceKind::Mqtt, &name);
    let lack = Some(Lack::Connecting);
    stats.source(SourceState { address: name, is_up: false, lack, connections: None, waiting: None });
    // Room for all acknowledgements that can be due, so that acknowledging never waits for the
    // event loop.
    let (client, events) = AsyncClient::new(options, 2 * usize::from(RECEIVE_MAX) + 16);
    let (topics, generation, backlog) = (config.topics, Arc::default(), VecDeque::new());
    Ok(Outside { client, topics, queue, stats, syncs, clock, source, generation, backlog }.run(events))
}

/// In which way a connection failed.
fn way(error: &ConnectionError) -> Away {
    use ConnectReturnCode::{BadUserNamePassword, NotAuthorized};
    match error {
        ConnectionError::ConnectionRefused(BadUserNamePassword | NotAuthorized) => Away::SignIn,
        ConnectionError::Tls(_) => Away::Encryption,
        ConnectionError::Timeout(_) => Away::NoAnswer,
        ConnectionError::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => Away::NobodyListens,
        ConnectionError::Io(error) if error.kind() == io::ErrorKind::TimedOut => Away::NoAnswer,
        _ => Away::Other,
    }
}

struct Outside {
    client: AsyncClient,
    topics: Vec<String>,
    queue: mpsc::Sender<Message>,
    stats: Arc<Stats>,
    syncs: Arc<Syncs>,
    clock: Clock,
    source: SourceName,
    /// Counts connections. An acknowledgement for an earlier connection could hit another message
    /// with the same packet id.
    generation: Arc<AtomicU64>,
    backlog: VecDeque<Message>,
}

/// A commit after the connection is gone needs no acknowledgement: the broker sends the message
/// again.
impl Drop for Outside {
    fn drop(&mut self) {
        self.generation.fetch_add(1, SeqCst);
    }
}

impl Outside {
    async fn run(mut self, mut events: EventLoop) {
        let mut wait = Duration::from_millis(100);
        let (queue, syncs, source) = (self.queue.clone(), self.syncs.clone(), self.source.clone());
        loop {
            let is_room = self.backlog.len() < 2 * usize::from(RECEIVE_MAX);
            let room = async {
                syncs.running(&source).await;
                queue.reserve().await
            };
            tokio::select! {
                permit = room, if !self.backlog.is_empty() => match permit {
                    Ok(permit) => if let Some(message) = self.backlog.pop_front() { permit.send(message) },
                    Err(_) => return,
                },
                // Polled even while the queue is full, so that keep-alives go on.
                event = events.poll(), if is_room => match event {
                    Ok(Event::Incoming(Packet::ConnAck(_))) => {
                        wait = Duration::from_millis(100);
                        self.connected();
                    }
                    Ok(Event::Incoming(Packet::Publish(publish))) => self.take(publish),
                    Ok(Event::Incoming(Packet::SubAck(answer))) => self.subscribed(&answer.return_codes),
                    Ok(_) => {}
                    Err(error) => {
                        self.generation.fetch_add(1, SeqCst);
                        let (way, reason) = (way(&error), error.to_string());
                        tracing::warn!(error = %reason, retry_ms = wait.as_millis() as u64, "the broker is away");
                        self.syncs.failed(&self.source, self.clock.now(), &reason);
                        let lack = Some(Lack::Away(way, reason));
                        self.stats.source_change(|state| (state.is_up, state.lack) = (false, lack));
                        tokio::time::sleep(wait).await;
                        wait = (wait * 2).min(Duration::from_secs(15));
                    }
                },
            }
        }
    }

    /// The source is up only once the broker has accepted the subscription.
    fn subscribed(&self, answers: &[SubscribeReasonCode]) {
        let refused = answers.iter().filter(|code| !matches!(code, SubscribeReasonCode::Success(_))).count();
        let topics = answers.len();
        if refused > 0 {
            tracing::warn!("connected, but {refused} of {topics} topics were refused: see the broker's access rules");
        }
        let lack = (refused > 0).then_some(Lack::Refused { refused, topics });
        self.stats.source_change(|state| (state.is_up, state.lack) = (refused < topics, lack));
    }

    fn connected(&self) {
        self.stats.source_change(|state| (state.is_up, state.lack) = (false, Some(Lack::Connecting)));
        tracing::info!("connected to the broker");
        let filters: Vec<Filter> = self
            .topics
            .iter()
            .map(|topic| {
                let mut filter = Filter::new(topic.clone(), QoS::AtLeastOnce);
                // A retained message is not a new reading, but it may announce what new ones mean.
                // So the broker sends it, and its retain flag tells it apart: live messages do not
                // carry the flag.
                filter.retain_forward_rule = RetainForwardRule::OnEverySubscribe;
                filter.preserve_retain = false;
                filter
            })
            .collect();
        if let Err(error) = self.client.try_subscribe_many(filters) {
            tracing::error!(%error, "cannot subscribe");
        }
    }

    fn take(&mut self, publish: Publish) {
        // No broker keeps QoS 0 messages for a paused source.
        if publish.qos == QoS::AtMostOnce && self.syncs.is_paused(&self.source) {
            return;
        }
        let topic = String::from_utf8_lossy(&publish.topic).into_owned();
        let (payload, is_replay, is_duplicate) = (publish.payload.clone(), publish.retain, publish.dup);
        let ack = if publish.qos == QoS::AtMostOnce {
            Ack::None
        } else {
            let (client, current) = (self.client.clone(), self.generation.clone());
            let generation = current.load(SeqCst);
            Ack::Outside(Box::new(move || {
                if current.load(SeqCst) == generation
                    && let Err(error) = client.try_ack(&publish)
                {
                    tracing::warn!(%error, "an acknowledgement could not go out; the message will come again");
                }
            }))
        };
        let (arrived_at, source) = (self.clock.now(), Some(self.source.clone()));
        // Only the broker knows who signed in, and it does not say.
        let (device, own_meter_only, quarantine_id) = (None, false, None);
        let client = Client::Many(self.source.name.clone());
        self.backlog.push_back(Message {
            topic,
            payload,
            device,
            own_meter_only,
            client,
            arrived_at,
            is_replay,
            is_duplicate,
            source,
            quarantine_id,
            ack,
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn an_address_with_a_name_and_a_password_is_read() {
        let address = address("mqtts://ann:p%40ss:w@broker.example").unwrap();
        assert_eq!((address.is_tls, address.host.as_str(), address.port), (true, "broker.example", 8883));
        assert_eq!(address.user, Some(("ann".to_owned(), "p@ss:w".to_owned())));
        assert_eq!(super::address("mqtt://[::1]:1884").unwrap().host, "::1");
    }

    #[test]
    fn a_wrong_address_is_refused_without_repeating_its_password() {
        for url in ["broker.example", "http://a:secret@b", "mqtt://a:secret@b:port", "mqtt://a:secret@"] {
            let told = super::address(url).map(|_| ()).unwrap_err().to_string();
            assert!(told.contains("GREENPULSE_MQTT_URL") && !told.contains("secret"), "{told}");
        }
    }
}
