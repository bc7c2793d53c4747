//! The second step: what can be connected, with the lines that make it send here, and what has been
//! heard.

use crate::Scope;
use crate::model::first_day::Card;
use crate::state::PublishHint;
use domain::naming::has_no_device;
use domain::{Meter, SiteId};
use store::Catalog;
use wording::page::daily::first_day::Source;

/// The dialects of readers of smart meters.
const READERS: [&str; 6] = ["ams-reader", "dsmr-reader", "glow", "vzlogger", "wmbusmeters", "rtlamr2mqtt"];

/// All cards.
pub fn cards(state: &Scope, catalog: &Catalog, site_id: SiteId) -> Vec<Card> {
    let heard = heard(state, catalog, site_id);
    Source::ALL
        .into_iter()
        .zip(heard)
        .map(|(source, is_heard)| Card { source, lines: lines(source, &state.publish), is_heard })
        .collect()
}

/// Which kinds of sources have been heard at a site, in the order of [`Source::ALL`].
#[must_use]
pub fn heard(state: &Scope, catalog: &Catalog, site_id: SiteId) -> [bool; 7] {
    let has_reading =
        |meter: &Meter| catalog.channels_of_meter(meter.meter_id).any(|one| state.live.newest(one.channel_id).is_some());
    let meters: Vec<&Meter> = catalog.meters.values().filter(|meter| meter.site_id == site_id && has_reading(meter)).collect();
    Source::ALL.map(|source| meters.iter().any(|meter| is_of(source, &meter.dialect)))
}

fn is_of(source: Source, dialect: &str) -> bool {
    match source {
        Source::Shelly => dialect.starts_with("shelly"),
        Source::Tasmota => dialect.starts_with("tasmota"),
        Source::Zigbee2mqtt => dialect == "zigbee2mqtt",
        Source::HomeAssistant => dialect == "ha-statestream" || dialect.starts_with("home-assistant"),
        Source::Reader => READERS.contains(&dialect),
        Source::File => dialect == "file",
        Source::Hand => dialect != "file" && has_no_device(dialect),
    }
}

/// The lines to copy, with this server's address.
fn lines(source: Source, hint: &PublishHint) -> Option<String> {
    let PublishHint { host, port, .. } = hint;
    match source {
        Source::Shelly => Some(format!(
            "curl -X POST http://SHELLY/rpc -d '{{\"id\":1,\"method\":\"Mqtt.SetConfig\",\"params\":{{\"config\":{{\"enable\":true,\"server\":\"{host}:{port}\",\"status_ntf\":true,\"rpc_ntf\":true}}}}}}'\ncurl http://SHELLY/rpc/Shelly.Reboot"
        )),
        Source::Tasmota => Some(format!("Backlog MqttHost {host}; MqttPort {port}; SetOption3 1; TelePeriod 30")),
        Source::Zigbee2mqtt => Some(format!("mqtt:\n  server: mqtt://{host}:{port}")),
        Source::HomeAssistant => Some(format!(
            "# MQTT integration: broker {host}, port {port}\nmqtt_statestream:\n  base_topic: homeassistant\n  publish_attributes: true\n  include:\n    entity_globs:\n      - sensor.*energy*\n      - sensor.*power*"
        )),
        Source::Reader => Some(format!("MQTT server: {host}\nMQTT port: {port}")),
        Source::File | Source::Hand => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_card_that_has_lines_has_this_servers_address_in_them() {
        let hint = PublishHint { host: "192.0.2.7".to_owned(), port: 2883, ..PublishHint::default() };
        for source in Source::ALL {
            if let Some(lines) = lines(source, &hint) {
                assert!(lines.contains("192.0.2.7") && lines.contains("2883"), "{lines}");
            }
        }
        assert!(is_of(Source::Shelly, "shelly") && !is_of(Source::Hand, "shelly") && is_of(Source::Hand, ""));
    }
}
