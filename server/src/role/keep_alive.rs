//! Asks devices to go on sending, where they fall silent unless somebody asks (Victron's GX devices).
//! Connects to the broker only once there is such a device. Leaves out which devices want what
//! (`dialects`).

use crate::Error;
use crate::config::Config;
use crate::role::source::client_options;
use rumqttc::v5::AsyncClient;
use rumqttc::v5::mqttbytes::QoS;
use services::Services;
use std::net::SocketAddr;
use std::time::Duration;

/// Requests that wait while the broker is away.
const WAITING_MAX: usize = 200;

/// How long to wait for a broker that does not answer.
const AGAIN: Duration = Duration::from_secs(1);

/// Publishes what devices want to hear, until the future is dropped.
///
/// # Errors
/// If the broker's settings cannot be used.
pub async fn run(config: &Config, broker: Option<SocketAddr>, services: &Services) -> Result<(), Error> {
    let requests = services.intake.requests();
    let mut next = requests.next().await;
    let options = client_options(config, broker, services, "keep-alive").await?;
    let (client, mut events) = AsyncClient::new(options, WAITING_MAX);
    let connection = async {
        loop {
            if let Err(error) = events.poll().await {
                tracing::debug!(%error, "what devices want to hear waits for the broker");
                tokio::time::sleep(AGAIN).await;
            }
        }
    };
    let tell = async {
        loop {
            // The next one comes within a minute, so one that finds no room may be lost.
            let _ = client.try_publish(next.topic, QoS::AtMostOnce, false, next.payload);
            next = requests.next().await;
        }
    };
    tokio::select! {
        () = connection => {}
        () = tell => {}
    }
    Ok(())
}
