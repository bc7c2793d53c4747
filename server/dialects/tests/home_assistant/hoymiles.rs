//! OpenDTU (26.3.30, `MqttHandleHass.cpp`) and AhoyDTU (0.8.156, `pubMqtt.h`): an inverter with its
//! strings, and a device that adds up all inverters.

use crate::heard::{Heard, Messages, values};
use dialects::Why;
use domain::MeterRole;
use serde_json::json;

const SERIAL: &str = "112100000007";

/// What OpenDTU announces of one field of an inverter.
fn field(channel: &str, name: &str, unit: &str, class: &str, state: &str) -> (String, String) {
    let shown = if channel == "0" { name.to_owned() } else { format!("CH{channel} {name}") };
    let topic = if name == "PowerDC" { "powerdc".to_owned() } else { name.to_lowercase() };
    let config = json!({
        "dev": {"name": "Shed", "ids": SERIAL, "cu": "http://192.0.2.9", "mf": "OpenDTU", "mdl": "HM-600", "sw": "0a1b2c3", "via_device": "OpenDTU-000009_a1"},
        "unit_of_meas": unit, "dev_cla": class, "stat_cla": state, "name": shown,
        "stat_t": format!("solar/{SERIAL}/{channel}/{topic}"), "uniq_id": format!("{SERIAL}_ch{channel}_{name}"),
    });
    (format!("homeassistant/sensor/dtu_{SERIAL}/ch{channel}_{name}/config"), config.to_string())
}

fn dtu(object: &str, name: &str, unit: &str, class: &str, state: &str, topic: &str) -> (String, String) {
    let config = json!({
        "dev": {"name": "OpenDTU-000009", "ids": "OpenDTU-000009_a1", "cu": "http://192.0.2.9", "mf": "OpenDTU", "mdl": "OpenDTU", "sw": "0a1b2c3"},
        "unit_of_meas": unit, "dev_cla": class, "stat_cla": state, "name": name, "stat_t": format!("solar/{topic}"),
        "uniq_id": format!("OpenDTU-000009_a1_{object}"), "avty_t": "solar/dtu/status", "pl_avail": "online", "pl_not_avail": "offline",
    });
    (format!("homeassistant/sensor/OpenDTU-000009_a1/{object}/config"), config.to_string())
}

pub fn open_dtu() -> (Messages, Messages) {
    let announced = vec![
        dtu("yield_total", "Yield Total", "kWh", "energy", "total_increasing", "ac/yieldtotal"),
        dtu("yield_day", "Yield Day", "Wh", "energy", "total_increasing", "ac/yieldday"),
        dtu("ac_power", "AC Power", "W", "power", "measurement", "ac/power"),
        dtu("dc_power", "DC Power", "W", "power", "measurement", "dc/power"),
        field("0", "Power", "W", "power", "measurement"),
        field("0", "YieldDay", "Wh", "energy", "total_increasing"),
        field("0", "YieldTotal", "kWh", "energy", "total_increasing"),
        field("0", "PowerDC", "W", "power", "measurement"),
        field("0", "Temperature", "°C", "temperature", "measurement"),
        field("1", "Power", "W", "power", "measurement"),
        field("1", "YieldTotal", "kWh", "energy", "total_increasing"),
        field("2", "Power", "W", "power", "measurement"),
        field("2", "YieldTotal", "kWh", "energy", "total_increasing"),
    ];
    let state = |topic: &str, value: &str| (format!("solar/{topic}"), value.to_owned());
    let states = vec![
        state("ac/yieldtotal", "1510.2"),
        state("ac/yieldday", "900"),
        state("ac/power", "410.5"),
        state("dc/power", "431"),
        state(&format!("{SERIAL}/0/power"), "410.5"),
        state(&format!("{SERIAL}/0/yieldday"), "900"),
        state(&format!("{SERIAL}/0/yieldtotal"), "1510.2"),
        state(&format!("{SERIAL}/0/powerdc"), "431"),
        state(&format!("{SERIAL}/0/temperature"), "38.5"),
        state(&format!("{SERIAL}/1/power"), "215"),
        state(&format!("{SERIAL}/1/yieldtotal"), "755.1"),
        state(&format!("{SERIAL}/2/power"), "216"),
        state(&format!("{SERIAL}/2/yieldtotal"), "755.1"),
    ];
    (announced, states)
}

#[test]
fn an_inverter_of_opendtu_counts_once_and_its_dtu_not_at_all() {
    let heard = crate::heard::heard(&open_dtu());
    assert_eq!(heard.counted_of(), values(&[(&format!("{SERIAL} energy_kwh"), 1510.2), (&format!("{SERIAL} power_w"), 410.5)]));
    assert_eq!(heard.roles[SERIAL], Some(MeterRole::Generation));
    let why = |meter: &str, name: &str| (heard.figure(meter, name).why, heard.figure(meter, name).instead);
    assert_eq!(why(SERIAL, "PowerDC"), (Why::OtherSide, Some("Power".to_owned())));
    assert_eq!(why(SERIAL, "CH1 YieldTotal").0, Why::PartOfWhole);
    assert_eq!(why(SERIAL, "YieldDay").0, Why::OfPeriod);
    assert_eq!(why(SERIAL, "Temperature").0, Why::NotOfRoom);
    assert_eq!(why("OpenDTU-000009_a1", "AC Power").0, Why::Concentrator);
}

#[test]
fn a_dtu_that_comes_first_counts_nothing_while_it_waits_for_its_inverters() {
    let (announced, states) = open_dtu();
    let mut heard = Heard::default();
    for ((topic, payload), state) in announced.iter().zip(&states) {
        heard.hear(topic, payload);
        heard.hear(&state.0, &state.1);
    }
    assert!(heard.counted.keys().all(|(meter, _)| meter == SERIAL), "{:?}", heard.counted);
}

/// What AhoyDTU announces of one field; as JSON if `is_json`.
fn ahoy(channel: u8, name: &str, unit: &str, class: &str, state: &str, is_json: bool) -> (String, String) {
    let shown = if channel == 0 { name.to_owned() } else { format!("CH{channel}_{name}") };
    let topic = if is_json { format!("inverter/Barn/ch{channel}") } else { format!("inverter/Barn/ch{channel}/{name}") };
    let mut config = json!({
        "name": shown, "stat_t": topic, "unit_of_meas": unit, "uniq_id": format!("1161aa55_ch{channel}_{name}"), "exp_aft": 65,
        "dev": {"name": "Barn", "ids": "1161aa55", "mdl": "Barn", "cu": "http://192.0.2.8", "mf": "Hoymiles"}, "dev_cla": class, "stat_cla": state,
    });
    if is_json {
        config["val_tpl"] = json!(format!("{{{{ value_json.{name} }}}}"));
    }
    (format!("homeassistant/sensor/Barn/ch{channel}_{name}/config"), config.to_string())
}

fn ahoy_total(name: &str, unit: &str, class: &str, state: &str) -> (String, String) {
    let config = json!({
        "name": format!("Total {name}"), "stat_t": format!("inverter/total/{name}"), "unit_of_meas": unit, "uniq_id": format!("AHOY-DTU_TOTAL_total_{name}"),
        "dev": {"name": "AHOY-DTU_TOTAL", "ids": "AHOY-DTU_TOTAL", "mdl": "AHOY-DTU_TOTAL", "cu": "http://192.0.2.8", "mf": "Hoymiles"},
        "dev_cla": class, "stat_cla": state,
    });
    (format!("homeassistant/sensor/AHOY-DTU_TOTAL/total_{name}/config"), config.to_string())
}

fn ahoy_announced(is_json: bool) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = [
        (0, "P_AC", "W", "power", "measurement"),
        (0, "YieldTotal", "kWh", "energy", "total_increasing"),
        (0, "YieldDay", "Wh", "energy", "total_increasing"),
        (0, "P_DC", "W", "power", "measurement"),
        (0, "Temp", "°C", "temperature", "measurement"),
        (1, "P_DC", "W", "power", "measurement"),
        (1, "YieldTotal", "kWh", "energy", "total_increasing"),
    ]
    .map(|(channel, name, unit, class, state)| ahoy(channel, name, unit, class, state, is_json))
    .into();
    all.push(ahoy_total("P_AC", "W", "power", "measurement"));
    all.push(ahoy_total("YieldTotal", "kWh", "energy", "total_increasing"));
    all
}

#[test]
fn an_inverter_of_ahoydtu_counts_once_and_its_device_of_totals_not_at_all() {
    let states = [
        ("inverter/Barn/ch0/P_AC", "300.1"),
        ("inverter/Barn/ch0/YieldTotal", "77.5"),
        ("inverter/Barn/ch0/P_DC", "315"),
        ("inverter/Barn/ch1/P_DC", "315"),
        ("inverter/Barn/ch1/YieldTotal", "77.5"),
        ("inverter/total/P_AC", "300.1"),
        ("inverter/total/YieldTotal", "77.5"),
    ]
    .map(|(topic, value)| (topic.to_owned(), value.to_owned()));
    let heard = crate::heard::heard(&(ahoy_announced(false), states.into()));
    assert_eq!(heard.counted_of(), values(&[("1161aa55 energy_kwh", 77.5), ("1161aa55 power_w", 300.1)]));
    assert_eq!(heard.roles["1161aa55"], Some(MeterRole::Generation));
}

#[test]
fn ahoydtu_is_read_from_json_likewise() {
    let states = vec![
        ("inverter/Barn/ch0".to_owned(), r#"{"P_AC":300.1,"YieldTotal":77.5,"YieldDay":3,"P_DC":315,"Temp":31}"#.to_owned()),
        ("inverter/Barn/ch1".to_owned(), r#"{"P_DC":315,"YieldTotal":77.5}"#.to_owned()),
    ];
    let heard = crate::heard::heard(&(ahoy_announced(true), states));
    assert_eq!(heard.counted(), values(&[("energy_kwh", 77.5), ("power_w", 300.1)]));
}
