//! Our own sensors, announced to Home Assistant: each building's current power and today's energy.
//! Off unless `GREENPULSE_ANNOUNCE` is set. Leaves out ignoring them on the way in: the code that
//! reads messages recognises these topics as ours.

use crate::Error;
use crate::config::Config;
use crate::role::source::client_options;
use domain::{Building, BuildingId, Flow, Period, Utility};
use rumqttc::v5::mqttbytes::QoS;
use rumqttc::v5::mqttbytes::v5::Packet;
use rumqttc::v5::{AsyncClient, Event};
use serde_json::{Value, json};
use services::Services;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};
use store::{Catalog, Owner, chain};

/// Interval at which changed states are published.
const EVERY: Duration = Duration::from_secs(10);

/// Interval at which unchanged states are published too, so that listeners know they still hold.
const AGAIN: Duration = Duration::from_secs(300);

/// After this long without a state, Home Assistant shows the sensor as unavailable instead of an
/// old value.
const EXPIRES_S: u64 = 900;

/// Messages buffered while the broker is away; the next state replaces a lost one.
const WAITING_MAX: usize = 1_000;

/// Announces and publishes until the future is dropped.
///
/// # Errors
/// If the broker's settings cannot be used.
pub async fn run(config: &Config, broker: Option<SocketAddr>, services: &Services) -> Result<(), Error> {
    let options = client_options(config, broker, services, "announce").await?;
    let (client, mut events) = AsyncClient::new(options, WAITING_MAX);
    let is_new = AtomicBool::new(false);
    let connection = async {
        loop {
            match events.poll().await {
                Ok(Event::Incoming(Packet::ConnAck(_))) => is_new.store(true, Relaxed),
                Ok(_) => {}
                Err(error) => {
                    tracing::debug!(%error, "our own sensors wait for the broker");
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            }
        }
    };
    let mut published = Published::default();
    let tell = async {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
        loop {
            ticks.tick().await;
            if is_new.swap(false, Relaxed) {
                published = Published::default();
            }
            if let Err(error) = published.publish(&client, services).await {
                tracing::debug!(error = %chain(&error), "our own sensors could not be published");
            }
        }
    };
    tokio::select! {
        () = connection => {}
        () = tell => {}
    }
    Ok(())
}

/// What was published since the connection began.
#[derive(Default)]
struct Published {
    names: HashMap<BuildingId, String>,
    states: HashMap<BuildingId, (Value, Instant)>,
}

impl Published {
    async fn publish(&mut self, client: &AsyncClient, services: &Services) -> store::Result<()> {
        let catalog = services.store.catalog();
        for (&id, building) in &catalog.buildings {
            if self.names.get(&id) != Some(&building.name) {
                let all = [true, false].into_iter().all(|is_energy| {
                    publish(client, config_topic(id, is_energy), true, announced(building, is_energy).to_string())
                });
                if all {
                    self.names.insert(id, building.name.clone());
                }
            }
            let now = state(services, &catalog, id).await?;
            let is_due = self.states.get(&id).is_none_or(|(before, at)| *before != now || at.elapsed() >= AGAIN);
            if is_due && publish(client, state_topic(id), false, now.to_string()) {
                self.states.insert(id, (now, Instant::now()));
            }
        }
        let gone: Vec<BuildingId> = self.names.keys().filter(|id| !catalog.buildings.contains_key(*id)).copied().collect();
        for id in gone {
            // An empty retained message removes the announcement.
            if [true, false].into_iter().all(|is_energy| publish(client, config_topic(id, is_energy), true, String::new())) {
                self.names.remove(&id);
                self.states.remove(&id);
            }
        }
        Ok(())
    }
}

fn publish(client: &AsyncClient, topic: String, is_retained: bool, payload: String) -> bool {
    client.try_publish(topic, QoS::AtLeastOnce, is_retained, payload).is_ok()
}

fn config_topic(id: BuildingId, is_energy: bool) -> String {
    format!("{}{id}_{}/config", ingest::OWN_CONFIG, if is_energy { "energy" } else { "power" })
}

fn state_topic(id: BuildingId) -> String {
    format!("{}{id}{}", ingest::OWN_STATE.0, ingest::OWN_STATE.1)
}

fn announced(building: &Building, is_energy: bool) -> Value {
    let id = building.building_id;
    let (name, key, class, state_class, unit) = match is_energy {
        // It resets at the site's midnight, which this class allows.
        true => ("Energy today", "energy_today_kwh", "energy", "total_increasing", "kWh"),
        false => ("Power", "power_w", "power", "measurement", "W"),
    };
    json!({
        "name": name,
        "unique_id": format!("greenpulse_building_{id}_{class}"),
        "state_topic": state_topic(id),
        "value_template": format!("{{{{ value_json.{key} }}}}"),
        "device_class": class,
        "state_class": state_class,
        "unit_of_measurement": unit,
        "expire_after": EXPIRES_S,
        "device": { "identifiers": [format!("greenpulse_building_{id}")], "name": building.name, "manufacturer": "GreenPulse" },
        "origin": { "name": "GreenPulse", "sw_version": env!("CARGO_PKG_VERSION") },
    })
}

/// A building's current power and its energy since the site's midnight; null if unknown.
async fn state(services: &Services, catalog: &std::sync::Arc<Catalog>, id: BuildingId) -> store::Result<Value> {
    let power_w = services.live.building_power(catalog, id, services.now()).power_w;
    let series = catalog.series_of(Owner::Building(id), Utility::Electricity, Flow::Use);
    let energy_today_kwh = match series {
        Some(series) => {
            let today = catalog.zone_of_series(series).day(services.now());
            let hours = services.store.rollup_range(&[series.series_id], Period::Hour, today).await?;
            let known: Vec<f64> = hours.values().flatten().filter_map(|slot| slot.energy).collect();
            (!known.is_empty()).then(|| known.iter().sum::<f64>())
        }
        None => None,
    };
    let rounded = |value: Option<f64>, places: f64| value.map(|value| (value * places).round() / places + 0.0);
    Ok(json!({ "power_w": rounded(power_w, 10.0), "energy_today_kwh": rounded(energy_today_kwh, 1000.0) }))
}
