//! Tasmota's telemetry: `tele/<device>/SENSOR` or `<device>/tele/SENSOR`, and the answers
//! `stat/<device>/STATUS8` and `STATUS10`, with `ENERGY` of plugs and `SML` of smart-meter readers.
//! `Time` is the site's local time unless it carries an offset. Figures may be arrays, with one
//! item per outlet or phase.

use super::json::{Collected, instant_in, number, parse};
use super::{Clock, Decoded};
use domain::Millis;
use serde_json::Value as Json;

/// The figures of a meter: each one's key, its name in faults, and its field.
type Figures = (&'static str, [(&'static str, &'static str, &'static str); 3]);

const ENERGY: Figures = (
    "ENERGY",
    [
        ("Total", "ENERGY.Total", "energy_kwh"),
        ("ExportActive", "ENERGY.ExportActive", "energy_export_kwh"),
        ("Power", "ENERGY.Power", "power_w"),
    ],
);

const READER: Figures = (
    "SML",
    [
        ("total_in", "SML.total_in", "energy_kwh"),
        ("total_out", "SML.total_out", "energy_export_kwh"),
        ("power_curr", "SML.power_curr", "power_w"),
    ],
);

/// Outlets of one device: each becomes a channel.
const PARTS_MAX: usize = 64;

pub(super) fn decode(levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    let Some((device, message)) = address(levels) else { return Decoded::Unclaimed };
    if !is_reading(message) {
        // STATE, LWT, INFO1, RESULT and the like are about the device, not about energy.
        return Decoded::Nothing;
    }
    let device = device.join("/");
    let json = match parse(payload) {
        Ok(json) => json,
        Err(fault) => return Decoded::Refused(fault),
    };
    let json = if message == "SENSOR" { &json } else { json.get("StatusSNS").unwrap_or(&Json::Null) };
    let at = match json.get("Time").and_then(Json::as_str) {
        None => None,
        Some(text) => match instant_in(text, clock.of("tasmota", &device)) {
            Some(at) => Some(at),
            None => return Decoded::Refused(format!("`Time` is \"{text}\", which is not a time such as 2026-11-20T21:57:38")),
        },
    };
    let mut found = Collected::default();
    read(&mut found, json, ENERGY, at);
    read(&mut found, json, READER, at);
    super::of_meter(device, "tasmota", found)
}

/// The device's levels and the kind of message, if a topic has Tasmota's shape.
fn address<'a>(levels: &'a [&'a str]) -> Option<(&'a [&'a str], &'a str)> {
    let is_answer = |message: &str| ["STATUS", "RESULT", "POWER", "LOGGING"].iter().any(|known| message.starts_with(known));
    match levels {
        ["tele", device @ .., message] | [device @ .., "tele", message] if !device.is_empty() => Some((device, message)),
        ["stat", device @ .., message] | [device @ .., "stat", message] if !device.is_empty() && is_answer(message) => {
            Some((device, message))
        }
        _ => None,
    }
}

fn is_reading(message: &str) -> bool {
    ["SENSOR", "STATUS8", "STATUS10"].contains(&message)
}

/// Whether a topic of this shape carries readings of this dialect.
pub(super) fn claims(levels: &[&str]) -> bool {
    address(levels).is_some_and(|(_, message)| is_reading(message))
}

/// Reads the figures of one meter. They are split by outlet or phase only if every figure is an
/// array. If one is a single total, the device is one flow, and its arrays are summed.
fn read(found: &mut Collected, json: &Json, (meter, figures): Figures, at: Option<Millis>) {
    let Some(meter) = json.get(meter) else { return };
    let figures = figures.map(|(key, name, field)| (meter.get(key), name, field));
    let has_parts = figures.iter().filter_map(|(figure, ..)| *figure).all(Json::is_array);
    for (figure, name, field) in figures {
        match figure {
            Some(Json::Array(items)) if has_parts => {
                for (i, item) in items.iter().take(PARTS_MAX).enumerate() {
                    found.take(&format!("{name}[{i}]"), Some(item), 1.0, field, &(i + 1).to_string(), at);
                }
            }
            Some(Json::Array(items)) => match items.iter().map(number).sum::<Option<f64>>() {
                Some(sum) => found.put(name, sum, field, "", at),
                None => found.faults.push(format!("`{name}` has a member that is not a number")),
            },
            one => found.take(name, one, 1.0, field, "", at),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::Zone;

    fn values(topic: &str, payload: &str) -> (String, Vec<(String, f64, Option<i64>)>) {
        let zone = Zone::named("Europe/Berlin").unwrap();
        match decode(&topic.split('/').collect::<Vec<_>>(), payload.as_bytes(), (&zone).into()) {
            Decoded::Values { mut meters, .. } => {
                let one = meters.remove(0);
                (one.meter, one.values.into_iter().map(|v| (format!("{}:{}", v.field.name, v.part), v.value, v.at)).collect())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_plug_speaks_in_local_time() {
        let (meter, values) = values(
            "tele/fridge/SENSOR",
            r#"{"Time":"2026-11-20T21:57:38","ENERGY":{"TotalStartTime":"2020-10-21T22:15:00","Total":3.705,"Yesterday":0.028,"Power":5,"Voltage":233}}"#,
        );
        let at = Some(1_795_208_258_000);
        assert_eq!(meter, "fridge");
        assert_eq!(values, [("energy_kwh:".to_owned(), 3.705, at), ("power_w:".to_owned(), 5.0, at)]);
    }

    #[test]
    fn a_strip_has_a_channel_for_each_outlet() {
        let (_, values) =
            values("tele/strip/SENSOR", r#"{"Time":"2026-11-20T21:57:38+01:00","ENERGY":{"Total":[1.5,2.5],"Power":[10,20]}}"#);
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:1", 1.5), ("energy_kwh:2", 2.5), ("power_w:1", 10.0), ("power_w:2", 20.0)]);
    }

    #[test]
    fn either_order_of_the_topic_is_read() {
        assert_eq!(
            values("heater/tele/SENSOR", r#"{"Time":"2026-11-20T21:57:38Z","ENERGY":{"Total":12.25,"Power":1999}}"#).0,
            "heater"
        );
    }

    #[test]
    fn a_smart_meter_reader_has_import_export_and_power() {
        let (_, values) = values(
            "tele/mains/SENSOR",
            r#"{"Time":"2026-11-20T21:57:38Z","SML":{"total_in":12345.6789,"total_out":321.5,"power_curr":-412}}"#,
        );
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:", 12345.6789), ("energy_export_kwh:", 321.5), ("power_w:", -412.0)]);
    }

    #[test]
    fn powers_of_phases_beside_one_total_are_one_flow() {
        let (_, values) = values("tele/heatpump/SENSOR", r#"{"ENERGY":{"Total":1.5,"Power":[10,20,30]}}"#);
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:", 1.5), ("power_w:", 60.0)]);
    }

    #[test]
    fn the_answer_to_a_question_is_a_reading_too() {
        let payload = r#"{"StatusSNS":{"Time":"2026-11-20T21:57:38Z","ENERGY":{"Total":1.5}}}"#;
        for topic in ["stat/fridge/STATUS8", "fridge/stat/STATUS10"] {
            assert_eq!(
                values(topic, payload),
                ("fridge".to_owned(), vec![("energy_kwh:".to_owned(), 1.5, Some(1_795_211_858_000))])
            );
        }
        assert_eq!(decode(&["stat", "fridge", "RESULT"], b"{}", (&Zone::utc()).into()), Decoded::Nothing);
        assert_eq!(decode(&["stat", "fridge", "temperature"], b"1", (&Zone::utc()).into()), Decoded::Unclaimed);
    }

    #[test]
    fn a_state_message_is_understood_and_a_broken_one_refused() {
        let zone = Zone::utc();
        assert_eq!(decode(&["tele", "fridge", "STATE"], b"{}", (&zone).into()), Decoded::Nothing);
        assert_eq!(decode(&["tele", "fridge", "SENSOR"], br#"{"AM2301":{"Temperature":20}}"#, (&zone).into()), Decoded::Nothing);
        assert!(matches!(decode(&["tele", "fridge", "SENSOR"], b"{", (&zone).into()), Decoded::Refused(_)));
        assert!(
            matches!(decode(&["tele", "fridge", "SENSOR"], br#"{"ENERGY":{"Total":"much"}}"#, (&zone).into()), Decoded::Refused(r) if r.contains("ENERGY.Total"))
        );
    }
}
