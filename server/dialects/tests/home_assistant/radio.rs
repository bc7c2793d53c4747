//! Receivers: rtlamr2mqtt (device announcements), rtl_433's script for Home Assistant (91b2ebd),
//! Theengs Gateway and OpenMQTTGateway (states on topics with `+`), wmbusmeters' add-on, Z-Wave.

use crate::heard::{Heard, values};
use dialects::Why;
use serde_json::json;

fn announce(found: &mut Heard, topic: &str, config: &serde_json::Value) {
    found.hear(&format!("homeassistant/{topic}/config"), &config.to_string());
}

#[test]
fn a_meter_of_rtlamr2mqtt_is_announced_as_a_device() {
    let mut found = Heard::default();
    for (id, unit, class) in [("31001122", "ft³", "gas"), ("31001133", "kWh", "energy"), ("31001144", "gal", "water")] {
        let mut reading = json!({
            "platform": "sensor", "name": "Reading", "value_template": "{{ value_json.reading|float }}",
            "json_attributes_topic": format!("rtlamr/{id}/attributes"), "unique_id": format!("{id}_reading"), "state_class": "total_increasing",
        });
        reading["unit_of_measurement"] = json!(unit);
        reading["device_class"] = json!(class);
        let config = json!({
            "device": {"identifiers": [format!("meter_{id}")], "name": "my meter", "manufacturer": "RTLAMR2MQTT", "model": "Smart Meter", "serial_number": id},
            "origin": {"name": "2mqtt"}, "state_topic": format!("rtlamr/{id}/state"), "qos": 1,
            "components": {
                format!("{id}_reading"): reading,
                format!("{id}_lastseen"): {"platform": "sensor", "name": "Last Seen", "device_class": "timestamp", "value_template": "{{ value_json.lastseen }}", "unique_id": format!("{id}_lastseen")},
            },
        });
        announce(&mut found, &format!("device/{id}"), &config);
        found.hear(&format!("rtlamr/{id}/state"), r#"{"reading":"1000","lastseen":"2026-11-28T10:00:00+01:00"}"#);
    }
    assert_eq!(found.faults, Vec::<String>::new());
    let expected =
        [("meter_31001122 gas_therms", 10.26), ("meter_31001133 energy_kwh", 1000.0), ("meter_31001144 water_m3", 3.785)];
    assert_eq!(found.counted_of(), values(&expected));
}

#[test]
fn a_register_of_rtl_433_without_unit_and_class_is_left_for_a_question() {
    let mut found = Heard::default();
    let device =
        json!({"identifiers": ["ERT-SCM-31001122"], "name": "ERT-SCM-31001122", "model": "ERT-SCM", "manufacturer": "rtl_433"});
    let topic = "receiver/devices/ERT-SCM/31001122/consumption_data";
    let config = json!({
        "name": "SCM Consumption Value", "state_class": "total_increasing", "value_template": "{{ value|int }}", "state_topic": topic,
        "unique_id": "ERT-SCM-31001122-consumption", "device": device,
    });
    announce(&mut found, "sensor/ERT-SCM-31001122/ERT-SCM-31001122-consumption", &config);
    found.hear(topic, "123456");
    assert_eq!(found.counted(), []);
    let unread = &found.unread[0];
    assert_eq!((unread.path.as_str(), unread.value, &unread.proposal), ("ERT-SCM-31001122-consumption", 123_456.0, &None));
    assert_eq!(found.figure("ERT-SCM-31001122", "SCM Consumption Value").why, Why::NoUnit);
}

#[test]
fn a_topic_with_plus_signs_is_read_from_every_gateway() {
    let mut found = Heard::default();
    for (key, class, unit) in
        [("tempc", "temperature", "°C"), ("tempf", "temperature", "°F"), ("hum", "humidity", "%"), ("batt", "battery", "%")]
    {
        let config = json!({
            "stat_t": "+/+/BTtoMQTT/A4C138AABB01", "dev_cla": class, "unit_of_meas": unit, "state_class": "measurement",
            "name": format!("LYWSD03MMC-{key}"), "uniq_id": format!("A4C138AABB01-{key}"), "val_tpl": format!("{{{{ value_json.{key} | is_defined }}}}"),
            "device": {"ids": ["A4C138AABB01"], "cns": [["mac", "A4C138AABB01"]], "mf": "Xiaomi", "mdl": "LYWSD03MMC", "name": "TH Sensor-AABB01", "via_device": "TheengsGateway"},
        });
        announce(&mut found, &format!("sensor/A4C138AABB01-{key}"), &config);
    }
    assert_eq!(found.dialects.topics_wanted(), ["+/+/BTtoMQTT/A4C138AABB01"]);
    found.hear(
        "home/TheengsGateway/BTtoMQTT/A4C138AABB01",
        r#"{"id":"A4:C1:38:AA:BB:01","tempc":21.4,"tempf":70.5,"hum":46,"batt":90}"#,
    );
    assert_eq!(found.counted(), values(&[("indoor_humidity_percent", 46.0), ("indoor_temp_c", 21.4)]));
    found.hear("attic/OpenMQTTGateway/BTtoMQTT/A4C138AABB01", r#"{"tempc":19.5}"#);
    assert_eq!(found.counted()[1].1, 19.5);
    found.hear("attic/OpenMQTTGateway/BTtoMQTT/A4C138AABB02", r#"{"tempc":1}"#);
    found.hear("BTtoMQTT/A4C138AABB01", r#"{"tempc":2}"#);
    assert_eq!(found.counted()[1].1, 19.5);
}

#[test]
fn a_heat_meter_of_wmbusmeters_is_announced_as_energy_and_counts_as_heat() {
    let mut found = Heard::default();
    for (attribute, name, unit, class) in [
        ("total_energy_consumption_kwh", "total energy consumption", "kWh", "energy"),
        ("forward_energy_kwh", "energy forward", "kWh", "energy"),
        ("return_energy_kwh", "energy returned", "kWh", "energy"),
        ("total_volume_m3", "total volume", "m³", "water"),
    ] {
        let config = json!({
            "device": {"identifiers": ["wmbusmeters_76543210"], "manufacturer": "Kamstrup", "model": "kamheat", "name": "cellar", "hw_version": "76543210"},
            "state_class": "total", "device_class": class, "name": name, "state_topic": "wmbus/cellar", "unique_id": format!("wmbusmeters_76543210_{attribute}"),
            "unit_of_measurement": unit, "value_template": format!("{{{{ value_json.{attribute} }}}}"),
        });
        announce(&mut found, &format!("sensor/wmbusmeters/76543210_{attribute}"), &config);
    }
    found.hear("wmbus/cellar", r#"{"media":"heat","total_energy_consumption_kwh":7777,"forward_energy_kwh":9000,"return_energy_kwh":1200,"total_volume_m3":300}"#);
    assert_eq!(found.counted(), values(&[("heat_kwh", 7777.0)]));
}

#[test]
fn zwave_gas_without_a_state_class_is_proposed_and_apparent_energy_is_none() {
    let mut found = Heard::default();
    for (object, name, unit, class, state) in [
        ("gas", "meter_gas", "m³", "gas", ""),
        ("kvah", "meter_kvah", "kVAh", "power", ""),
        ("electric_kwh", "meter_electric_kwh_consumed", "kWh", "energy", "total_increasing"),
    ] {
        let mut config = json!({
            "name": name, "state_topic": format!("zw/node/{object}"), "value_template": "{{ value_json.value }}", "unit_of_measurement": unit,
            "device_class": class, "unique_id": format!("zwavejs2mqtt_0x1_{object}"), "device": {"identifiers": ["zwavejs2mqtt_0x1_node5"], "name": "plug", "manufacturer": "Aeon"},
        });
        if !state.is_empty() {
            config["state_class"] = json!(state);
        }
        announce(&mut found, &format!("sensor/plug/{object}"), &config);
        found.hear(&format!("zw/node/{object}"), r#"{"time":1795903386000,"value":12}"#);
    }
    assert_eq!(found.counted(), values(&[("energy_kwh", 12.0)]));
    assert_eq!(found.unread[0].proposal.as_ref().map(|one| one.field.name), Some("gas_therms"));
    assert_eq!(found.figure("zwavejs2mqtt_0x1_node5", "meter_kvah").why, Why::UnknownUnit);
}
