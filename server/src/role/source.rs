//! The configured message source: the broker in this process or an outside one.

use crate::Error;
use crate::config::{Config, Mqtt};
use crate::hex::hex;
use crate::http::room::Room;
use crate::http::tries::Tries;
use broker::Config as BrokerConfig;
use ingest::source::OutsideConfig;
use ingest::{Message, TokenBook};
use rumqttc::v5::MqttOptions;
use services::Services;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use tokio::sync::mpsc;

/// A source that is ready to run, and the address where devices find it if it is ours.
pub struct Source {
    /// Runs until it is dropped.
    pub run: Pin<Box<dyn Future<Output = ()> + Send>>,
    /// Where the embedded broker listens.
    pub listens: Option<SocketAddr>,
}

/// Opens the configured source.
///
/// # Errors
/// If the embedded broker cannot listen, or the outside one's settings cannot be used.
pub async fn open(
    config: &Config,
    services: &Services,
    queue: mpsc::Sender<Message>,
    (tokens, tries): (Arc<TokenBook>, Arc<Tries>),
    room: &Room,
) -> Result<Source, Error> {
    let (stats, syncs, clock) = (services.stats.clone(), services.intake.syncs().clone(), services.clock.clone());
    match &config.mqtt {
        Mqtt::Embedded => {
            let mut broker = BrokerConfig::new(config.mqtt_listen);
            broker.password = config.broker_password().map(str::to_owned);
            broker.tokens = Some(tokens);
            broker.tries = Some(tries);
            broker.limits.connections = broker.limits.connections.min(room.mqtt);
            let opened = ingest::source::embedded(broker, queue, stats, syncs, clock).await;
            let (address, run) = opened.map_err(|error| refused(&error))?;
            Ok(Source { run: Box::pin(run), listens: Some(address) })
        }
        Mqtt::Outside(_) => {
            let outside = outside_config(config, client_id(services).await?)?;
            let run = ingest::source::outside(outside, queue, stats, syncs, clock)
                .map_err(|error| Error::Setting(error.to_string()))?;
            Ok(Source { run: Box::pin(run), listens: None })
        }
    }
}

/// The connection settings of the outside broker, for a client id.
///
/// # Errors
/// [`Error::Setting`] if the certificate authority's file is missing.
pub fn outside_config(config: &Config, client_id: String) -> Result<OutsideConfig, Error> {
    let url = match &config.mqtt {
        Mqtt::Outside(url) => url.clone(),
        Mqtt::Embedded => String::new(),
    };
    let ca = config.ca.as_ref().map(std::fs::read).transpose();
    let ca = ca.map_err(|error| Error::Setting(format!("GREENPULSE_MQTT_CA cannot be read: {error}")))?;
    Ok(OutsideConfig { url, client_id, topics: config.topics.clone(), ca })
}

/// The client id under which the broker keeps our session: created once and kept with the data it
/// belongs to.
///
/// # Errors
/// The store's; or the system gives no random numbers.
async fn client_id(services: &Services) -> Result<String, Error> {
    const NAME: &str = "client_id";
    if let Some(id) = services.store.setting_get(NAME).await? {
        return Ok(id);
    }
    let id = format!("greenpulse-{}", hex(&services.random.bytes::<8>()?));
    services.store.setting_put(NAME, &id).await?;
    Ok(id)
}

/// Client options for this process itself to use the current broker as `name`: for the demo's
/// meters and our own sensors. `broker` is the embedded broker's address.
///
/// # Errors
/// If the broker's settings cannot be used.
pub async fn client_options(
    config: &Config,
    broker: Option<SocketAddr>,
    services: &Services,
    name: &str,
) -> Result<MqttOptions, Error> {
    let client_id = format!("{}-{name}", client_id(services).await?);
    match (&config.mqtt, broker) {
        (Mqtt::Outside(_), _) => {
            let options = ingest::source::client_options(&outside_config(config, client_id)?);
            options.map_err(|error| Error::Setting(error.to_string()))
        }
        (Mqtt::Embedded, address) => {
            let address = address.unwrap_or(config.mqtt_listen);
            let host = match address.ip() {
                IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
                IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
                ip => ip,
            };
            let mut options = MqttOptions::new(client_id, host.to_string(), address.port());
            if let Some(password) = config.broker_password() {
                options.set_credentials(name, password);
            }
            Ok(options)
        }
    }
}

fn refused(error: &broker::Error) -> Error {
    let what_to_do = match error {
        broker::Error::Taken { address } => format!(
            "stop it, choose another address with GREENPULSE_MQTT_LISTEN (--mqtt-listen), or use it as the broker with \
             GREENPULSE_MQTT_URL=mqtt://{address}"
        ),
        broker::Error::Listen { .. } => {
            "GREENPULSE_MQTT_LISTEN must be an address of this machine and a port that you may use".to_owned()
        }
        broker::Error::Threads(_) => "the system has no threads left".to_owned(),
    };
    Error::Broker(format!("{}: {what_to_do}", store::chain(error)))
}
