//! The demo's live meters: each publishes through the broker like any device, one after another, so
//! that the page keeps moving.

use crate::Error;
use crate::config::Config;
use crate::role::source::client_options;
use demo::Neighbourhood;
use domain::Clock;
use rumqttc::v5::AsyncClient;
use rumqttc::v5::mqttbytes::QoS;
use services::Services;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::MissedTickBehavior;

/// Interval between two messages of a meter.
const EVERY: Duration = Duration::from_secs(5);

/// Messages buffered while the broker is away. Older ones are not needed: the registers go on, so
/// nothing is missing.
const WAITING_MAX: usize = 64;

/// Publishes until the future is dropped.
///
/// # Errors
/// If the broker's settings cannot be used.
pub async fn publish(
    town: &Neighbourhood,
    config: &Config,
    broker: Option<SocketAddr>,
    services: &Services,
) -> Result<(), Error> {
    let (client, mut events) = AsyncClient::new(client_options(config, broker, services, "demo").await?, WAITING_MAX);
    let connection = async {
        loop {
            if let Err(error) = events.poll().await {
                tracing::debug!(%error, "the demo's meters wait for the broker");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    };
    tokio::select! {
        () = connection => {}
        done = meters(town, &client, &services.clock) => done?,
    }
    Ok(())
}

async fn meters(town: &Neighbourhood, client: &AsyncClient, clock: &Clock) -> Result<(), Error> {
    let topics: Vec<String> = town.meters().iter().map(demo::Meter::topic).collect();
    // Blocking: it adds up all hours since its start.
    let started = tokio::task::spawn_blocking({
        let (town, clock) = (town.clone(), clock.clone());
        move || town.live(clock.now())
    });
    let mut live = started.await.map_err(|error| Error::Demo(error.to_string()))?;
    let count = u32::try_from(topics.len().max(1)).unwrap_or(u32::MAX);
    let mut ticks = tokio::time::interval(EVERY / count);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    for (meter, topic) in topics.iter().enumerate().cycle() {
        ticks.tick().await;
        if let Some(publication) = live.step_meter(meter, clock.now()) {
            // Fails if the buffer is full because the broker is away.
            let _ = client.try_publish(topic, QoS::AtLeastOnce, false, publication.payload());
        }
    }
    Ok(())
}
