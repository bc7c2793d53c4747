//! Devices behind Tasmota's Zigbee bridge: `ZbReceived` with a member for each. Their figures come one by one, and
//! which of them counts is somebody's choice, so each is noted with what it probably is. Leaves out switches and lamps.

use super::super::MeterValues;
use super::super::json::Collected;
use super::super::name;
use domain::Millis;
use serde_json::{Map, Value as Json};

/// Devices of one message. Further ones are left out.
const DEVICES_MAX: usize = 64;

/// Figures, and what each probably is.
const FIGURES: &[(&str, &str)] = &[
    ("EnergyTotal", "energy_kwh"),
    ("ActivePower", "power_w"),
    ("Temperature", "indoor_temp_c"),
    ("Humidity", "indoor_humidity_percent"),
];

/// The figures of the devices in a message of the bridge, each device as a meter behind it.
pub(super) fn read(bridge: &str, groups: &Map<String, Json>, at: Option<Millis>) -> Vec<MeterValues> {
    let devices = groups.get("ZbReceived").and_then(Json::as_object).into_iter().flatten();
    let told = devices.filter_map(|(address, device)| {
        let device = device.as_object()?;
        let called = ["Name", "Device"].into_iter().find_map(|key| device.get(key)?.as_str()).unwrap_or(address);
        let mut found = Collected::default();
        for (figure, field) in FIGURES {
            if let Some(json) = device.get(*figure) {
                found.leave(figure, json, at, Some((field, 1.0)));
            }
        }
        let (meter, _) = found.of(name::key(&format!("{bridge}/{called}")), "tasmota");
        (!meter.unread.is_empty()).then_some(meter)
    });
    told.take(DEVICES_MAX).collect()
}
