//! The AMS reader (amsreader-firmware 2.5.7, `HomeAssistantStatic.h`): import and export in one
//! message or import alone, registers once an hour.

use crate::heard::{Heard, values};
use dialects::Why;
use serde_json::json;

const METER: &str = "ams-77aa";

fn announce(name: &str, topic: &str, path: &str, unit: &str, class: &str, state: &str) -> (String, String) {
    let mut config = json!({
        "name": name, "stat_t": format!("amsdemo{topic}"), "uniq_id": format!("{METER}_{path}"), "default_entity_id": format!("sensor.{METER}_{path}"),
        "val_tpl": format!("{{{{ value_json.{path} | is_defined }}}}"), "expire_after": 30,
        "dev": {"ids": [METER], "name": "AMS reader (cellar)", "mdl": "ESP32", "sw": "2.5.7", "mf": "AmsToMqttBridge", "cu": "http://192.0.2.5/"},
        "unit_of_meas": unit, "dev_cla": class, "stat_cla": state,
    });
    if let Some(config) = config.as_object_mut() {
        config.retain(|_, value| value != "");
    }
    (format!("homeassistant/sensor/{METER}_{}/config", path.replace(['.', '[', ']'], "")), config.to_string())
}

pub fn announced() -> Vec<(String, String)> {
    let (total, now) = ("total_increasing", "measurement");
    vec![
        announce("Active import", "/power", "P", "W", "power", now),
        announce("Active export", "/power", "PO", "W", "power", now),
        announce("Reactive import", "/power", "Q", "var", "reactive_power", now),
        announce("L1 active import", "/power", "P1", "W", "power", now),
        announce("L2 active import", "/power", "P2", "W", "power", now),
        announce("L1 accumulated active import", "/power", "tPI1", "kWh", "energy", total),
        announce("L2 accumulated active import", "/power", "tPI2", "kWh", "energy", total),
        announce("Accumulated active import", "/energy", "tPI", "kWh", "energy", total),
        announce("Accumulated active export", "/energy", "tPO", "kWh", "energy", total),
        announce("Accumulated reactive import", "/energy", "tQI", "kvarh", "", total),
        announce("Month max", "/realtime", "max", "kWh", "energy", ""),
        announce("Tariff threshold", "/realtime", "threshold", "kWh", "energy", ""),
        announce("Current hour used", "/realtime", "hour.use", "kWh", "energy", total),
        announce("Current day produced", "/realtime", "day.produced", "kWh", "energy", total),
        announce("Current month peak 1", "/realtime", "peaks[0]", "kWh", "energy", ""),
    ]
}

fn heard() -> Heard {
    let mut heard = Heard::default();
    announced().iter().for_each(|(topic, payload)| heard.hear(topic, payload));
    heard
}

#[test]
fn import_and_export_are_one_net_power_beside_the_registers() {
    let mut heard = heard();
    heard.hear("amsdemo/power", r#"{"lv":"AIDON_V0001","P":0,"Q":0,"PO":2600,"QO":50,"I1":4.1,"t":"2026-11-28T10:00:10Z"}"#);
    heard.hear(
        "amsdemo/energy",
        r#"{"tPI":8123.4,"tPO":912.5,"tQI":1,"tQO":2,"rtc":"2026-11-28T10:00:10Z","t":"2026-11-28T10:00:10Z"}"#,
    );
    heard
        .hear("amsdemo/realtime", r#"{"max":4.1,"peaks":[3.9],"threshold":5,"hour":{"use":0.1},"day":{"use":5,"produced":2.2}}"#);
    assert_eq!(heard.counted(), values(&[("energy_export_kwh", 912.5), ("energy_kwh", 8123.4), ("power_w", -2600.0)]));
    assert_eq!(heard.figure(METER, "Accumulated active import").channel.as_deref(), Some("energy_kwh"));
    assert_eq!(heard.figure(METER, "L1 accumulated active import").why, Why::PartOfWhole);
    assert_eq!(heard.figure(METER, "Current day produced").why, Why::OfPeriod);
    assert_eq!(heard.figure(METER, "Tariff threshold").why, Why::NotMeasured);
}

#[test]
fn a_short_message_with_import_alone_takes_no_export_of_an_older_one() {
    let mut heard = heard();
    heard.hear("amsdemo/power", r#"{"P":0,"PO":2600}"#);
    heard.hear("amsdemo/power", r#"{"P":0,"t":"2026-11-28T10:00:12Z"}"#);
    heard.hear("amsdemo/power", r#"{"P":35,"t":"2026-11-28T10:00:15Z"}"#);
    assert_eq!(heard.all, values(&[("power_w", -2600.0), ("power_w", 35.0)]));
}

#[test]
fn export_that_is_announced_later_changes_no_channel() {
    let mut heard = Heard::default();
    let all = announced();
    heard.hear(&all[0].0, &all[0].1);
    heard.hear("amsdemo/power", r#"{"P":700}"#);
    heard.hear(&all[1].0, &all[1].1);
    heard.hear("amsdemo/power", r#"{"P":0,"PO":100}"#);
    assert_eq!(heard.all, values(&[("power_w", 700.0), ("power_w", -100.0)]));
}
