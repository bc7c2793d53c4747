//! Tasmota's telemetry: `tele/<device>/SENSOR` or `<device>/tele/SENSOR`, with `ENERGY` of plugs and `SML` of smart-meter
//! readers. `Time` is the site's local time unless it carries an offset; figures may be arrays, one for each outlet.

use super::Decoded;
use super::json::{Collected, instant_in, parse};
use domain::{Millis, Zone};
use serde_json::Value as Json;

pub(super) fn decode(levels: &[&str], payload: &[u8], zone: &Zone) -> Decoded {
    let (device, message) = match levels {
        ["tele", device @ .., message] if !device.is_empty() => (device, *message),
        [device @ .., "tele", message] if !device.is_empty() => (device, *message),
        _ => return Decoded::Unclaimed,
    };
    if message != "SENSOR" {
        // STATE, LWT, INFO1 and their like speak of the device, not of energy.
        return Decoded::Nothing;
    }
    let json = match parse(payload) {
        Ok(json) => json,
        Err(fault) => return Decoded::Refused(fault),
    };
    let at = match json.get("Time").and_then(Json::as_str) {
        None => None,
        Some(text) => match instant_in(text, zone) {
            Some(at) => Some(at),
            None => return Decoded::Refused(format!("`Time` is \"{text}\", which is not a time such as 2026-11-20T21:57:38")),
        },
    };
    let mut found = Collected::default();
    if let Some(energy) = json.get("ENERGY") {
        each(&mut found, "ENERGY.Total", energy.get("Total"), "energy_kwh", at);
        each(&mut found, "ENERGY.ExportActive", energy.get("ExportActive"), "energy_export_kwh", at);
        each(&mut found, "ENERGY.Power", energy.get("Power"), "power_w", at);
    }
    if let Some(meter) = json.get("SML") {
        each(&mut found, "SML.total_in", meter.get("total_in"), "energy_kwh", at);
        each(&mut found, "SML.total_out", meter.get("total_out"), "energy_export_kwh", at);
        each(&mut found, "SML.power_curr", meter.get("power_curr"), "power_w", at);
    }
    super::values(device.join("/"), "tasmota", found.values, found.faults)
}

/// One figure, or one for each outlet.
fn each(found: &mut Collected, name: &str, json: Option<&Json>, field: &str, at: Option<Millis>) {
    match json {
        Some(Json::Array(items)) => {
            for (i, item) in items.iter().enumerate() {
                found.take(&format!("{name}[{i}]"), Some(item), 1.0, field, &(i + 1).to_string(), at);
            }
        }
        one => found.take(name, one, 1.0, field, "", at),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn told(topic: &str, payload: &str) -> (String, Vec<(String, f64, Option<i64>)>) {
        let zone = Zone::named("Europe/Berlin").unwrap();
        match decode(&topic.split('/').collect::<Vec<_>>(), payload.as_bytes(), &zone) {
            Decoded::Values { mut told, .. } => {
                let told = told.remove(0);
                (told.meter, told.values.into_iter().map(|v| (format!("{}:{}", v.field.name, v.part), v.value, v.at)).collect())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_plug_speaks_in_local_time() {
        let (meter, values) = told(
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
            told("tele/strip/SENSOR", r#"{"Time":"2026-11-20T21:57:38+01:00","ENERGY":{"Total":[1.5,2.5],"Power":[10,20]}}"#);
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:1", 1.5), ("energy_kwh:2", 2.5), ("power_w:1", 10.0), ("power_w:2", 20.0)]);
    }

    #[test]
    fn either_order_of_the_topic_is_read() {
        assert_eq!(
            told("heater/tele/SENSOR", r#"{"Time":"2026-11-20T21:57:38Z","ENERGY":{"Total":12.25,"Power":1999}}"#).0,
            "heater"
        );
    }

    #[test]
    fn a_smart_meter_reader_has_import_export_and_power() {
        let (_, values) = told(
            "tele/mains/SENSOR",
            r#"{"Time":"2026-11-20T21:57:38Z","SML":{"total_in":12345.6789,"total_out":321.5,"power_curr":-412}}"#,
        );
        let names: Vec<_> = values.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("energy_kwh:", 12345.6789), ("energy_export_kwh:", 321.5), ("power_w:", -412.0)]);
    }

    #[test]
    fn a_state_message_is_understood_and_a_broken_one_refused() {
        let zone = Zone::utc();
        assert_eq!(decode(&["tele", "fridge", "STATE"], b"{}", &zone), Decoded::Nothing);
        assert_eq!(decode(&["tele", "fridge", "SENSOR"], br#"{"AM2301":{"Temperature":20}}"#, &zone), Decoded::Nothing);
        assert!(matches!(decode(&["tele", "fridge", "SENSOR"], b"{", &zone), Decoded::Refused(_)));
        assert!(
            matches!(decode(&["tele", "fridge", "SENSOR"], br#"{"ENERGY":{"Total":"much"}}"#, &zone), Decoded::Refused(r) if r.contains("ENERGY.Total"))
        );
    }
}
