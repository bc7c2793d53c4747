//! The lines printed at start: the address to open, and how to send a first reading.

use crate::config::{Config, Mqtt};
use app::PublishHint;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

/// The address by which others in the network reach this machine. No packet is sent: the system is
/// only asked for its route.
fn network_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // TEST-NET-1: an address that belongs to nobody.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_unspecified())
}

/// An address under which a listening socket can be reached.
#[must_use]
pub fn reachable(listens: SocketAddr) -> SocketAddr {
    let ip = match listens.ip() {
        ip if ip.is_unspecified() => network_address().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        ip => ip,
    };
    SocketAddr::new(ip, listens.port())
}

/// The address of the pages for people: the one of the setting, else one by which this machine is
/// reached.
#[must_use]
pub fn web_url(config: &Config, listens: SocketAddr) -> String {
    config.public_url.clone().unwrap_or_else(|| format!("http://{}", reachable(listens)))
}

/// Where devices publish and where programs send readings. `broker` is the embedded broker's
/// address, `web` that of the pages.
#[must_use]
pub fn publish_hint(config: &Config, broker: Option<SocketAddr>, web: SocketAddr) -> PublishHint {
    let web = web_url(config, web);
    match (&config.mqtt, broker) {
        (Mqtt::Outside(url), _) => match ingest::source::address(url) {
            Ok(address) => PublishHint {
                host: address.host,
                port: address.port,
                needs_password: address.user.is_some(),
                needs_token: false,
                is_embedded: false,
                web,
            },
            // The address was already checked at start.
            Err(_) => PublishHint { web, ..PublishHint::default() },
        },
        (Mqtt::Embedded, broker) => {
            let at = reachable(broker.unwrap_or(config.mqtt_listen));
            PublishHint {
                host: at.ip().to_string(),
                port: at.port(),
                needs_password: config.broker_password().is_some(),
                needs_token: config.broker_secret.is_some(),
                is_embedded: true,
                web,
            }
        }
    }
}

/// The command line that publishes a reading.
#[must_use]
pub fn publish_line(config: &Config, hint: &PublishHint) -> String {
    let mut line = format!("mosquitto_pub -h {} -p {}", hint.host, hint.port);
    match &config.mqtt {
        Mqtt::Outside(url) => {
            if let Ok(address) = ingest::source::address(url) {
                if let Some((user, _)) = &address.user {
                    line.push_str(&format!(" -u '{user}' -P '<password of the broker>'"));
                }
                if address.is_tls {
                    let ca = config
                        .ca
                        .as_ref()
                        .map_or_else(|| "/etc/ssl/certs/ca-certificates.crt".to_owned(), |ca| ca.display().to_string());
                    line.push_str(&format!(" --cafile '{ca}'"));
                }
            }
        }
        Mqtt::Embedded if hint.needs_token => line.push_str(" -u '<token>'"),
        Mqtt::Embedded if hint.needs_password => line.push_str(" -u meter -P '<GREENPULSE_PASSWORD>'"),
        Mqtt::Embedded => {}
    }
    line + r#" -q 1 -t greenpulse/v1/my-meter/readings -m '{"power_w":412.5,"energy_kwh":1834.21}'"#
}

/// Prints the address to open, the link that makes the first admin, and how to publish.
pub fn print(config: &Config, listens: SocketAddr, hint: &PublishHint, first_admin: Option<&str>) {
    println!("GreenPulse {} runs.", env!("CARGO_PKG_VERSION"));
    println!();
    if listens.ip().is_unspecified() {
        println!("  Look here:        http://127.0.0.1:{}", listens.port());
        println!("  From the network: http://{}", reachable(listens));
    } else {
        println!("  Look here: http://{listens}");
    }
    println!();
    if let Some(link) = first_admin {
        println!("  Nobody can sign in yet. Open this link to create the first admin; it works once:");
        println!("    {link}");
        println!("  Or: greenpulse user create NAME --role admin --password-file FILE");
        println!();
    }
    println!("  Publish a first reading of your own:");
    println!("    {}", publish_line(config, hint));
    if config.broker_secret.is_some() {
        println!("  Devices need a token: greenpulse token create NAME --device my-meter");
    }
    println!();
    println!("  Ctrl-C stops it. `greenpulse config` shows the settings.");
}
