//! AI-on-the-edge-device (`server_mqtt.cpp` of 16.1): a camera before a water, gas or electricity
//! meter. `raw` is announced like `value`, but for its category.

use crate::heard::{Heard, values};
use dialects::Why;
use serde_json::json;

fn announce(object: &str, name: &str, topic: &str, unit: &str, class: &str, state: &str, category: &str) -> (String, String) {
    let mut config = json!({
        "~": "cellar/cam", "unique_id": format!("cam-{object}"), "object_id": format!("cam_{object}"), "name": name, "icon": "mdi:gauge",
        "state_topic": format!("~/{topic}"), "unit_of_meas": unit, "device_class": class, "state_class": state, "entity_category": category,
        "availability_topic": "~/connection", "payload_available": "connected", "payload_not_available": "connection lost",
        "device": {"identifiers": ["cellar/cam"], "name": "cellar/cam", "model": "Meter Digitizer", "manufacturer": "AI on the Edge Device", "sw_version": "v16.1.0"},
    });
    if let Some(config) = config.as_object_mut() {
        config.retain(|_, value| value != "");
    }
    (format!("homeassistant/sensor/cam/{object}/config"), config.to_string())
}

fn announced(class: &str, unit: &str, rate: (&str, &str), state: &str) -> Vec<(String, String)> {
    vec![
        announce("value", "Value", "main/value", unit, class, state, ""),
        announce("raw", "Raw Value", "main/raw", unit, class, state, "diagnostic"),
        announce("rate_per_time_unit", "Rate (kW)", "main/rate_per_time_unit", rate.0, rate.1, "measurement", ""),
        announce(
            "rate_per_digitization_round",
            "Change since last Digitization round",
            "main/change",
            unit,
            "",
            "measurement",
            "",
        ),
        announce("CPUtemp", "CPU Temperature", "CPUtemp", "°C", "temperature", "measurement", "diagnostic"),
    ]
}

fn heard(announced: &[(String, String)]) -> Heard {
    let mut heard = Heard::default();
    announced.iter().for_each(|(topic, payload)| heard.hear(topic, payload));
    for (topic, payload) in [
        ("main/value", "217.5"),
        ("main/raw", "00217.5"),
        ("main/rate_per_time_unit", "0.5"),
        ("main/change", "0.1"),
        ("CPUtemp", "55"),
    ] {
        heard.hear(&format!("cellar/cam/{topic}"), payload);
    }
    heard
}

#[test]
fn the_checked_value_of_a_meter_counts_and_the_raw_one_does_not() {
    let water = heard(&announced("water", "m³", ("m³/h", "volume_flow_rate"), "total_increasing"));
    assert_eq!(water.counted(), values(&[("water_m3", 217.5)]));
    let gas = heard(&announced("gas", "m³", ("m³/h", "volume_flow_rate"), "total"));
    assert_eq!(gas.counted(), values(&[("gas_therms", 78.953)]));
    let energy = heard(&announced("energy", "kWh", ("kW", "power"), "total_increasing"));
    assert_eq!(energy.counted(), values(&[("energy_kwh", 217.5), ("power_w", 500.0)]));
    assert_eq!(energy.figure("cellar/cam", "Raw Value").why, Why::Diagnostic);
}

#[test]
fn a_raw_value_without_a_category_does_not_count_beside_the_checked_one() {
    let mut announced = announced("water", "m³", ("m³/h", "volume_flow_rate"), "total_increasing");
    announced[1].1 = announced[1].1.replace(r#""entity_category":"diagnostic","#, "");
    let found = heard(&announced);
    assert_eq!(found.counted(), values(&[("water_m3", 217.5)]));
    assert_eq!(
        (found.figure("cellar/cam", "Raw Value").why, found.figure("cellar/cam", "Raw Value").instead),
        (Why::Raw, Some("Value".to_owned()))
    );
}

#[test]
fn two_meters_before_one_camera_are_two_parts() {
    let announced: Vec<(String, String)> = ["house", "garden"]
        .iter()
        .flat_map(|group| {
            let of = |field: &str, category| {
                announce(
                    &format!("{group}_{field}"),
                    &format!("{group} {field}"),
                    &format!("{group}/{field}"),
                    "m³",
                    "water",
                    "total_increasing",
                    category,
                )
            };
            [of("value", ""), of("raw", "diagnostic")]
        })
        .collect();
    let mut found = Heard::default();
    announced.iter().for_each(|(topic, payload)| found.hear(topic, payload));
    found.hear("cellar/cam/house/value", "100");
    found.hear("cellar/cam/garden/value", "7");
    found.hear("cellar/cam/garden/raw", "7");
    assert_eq!(found.counted(), values(&[("water_m3:garden", 7.0), ("water_m3:house", 100.0)]));
}
