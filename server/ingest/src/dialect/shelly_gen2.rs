//! Shelly devices of the second generation and later: `<id>/status/<component>` with full states and `<id>/events/rpc`
//! with changes. Energy is in Wh. Where `ret_aenergy` stands, `aenergy` counts both directions.

use super::Decoded;
use super::json::{Collected, parse};
use domain::{Millis, Zone};
use serde_json::Value as Json;

pub(super) fn decode(levels: &[&str], payload: &[u8], _zone: &Zone) -> Decoded {
    match levels {
        [device, "status", component] if kind(component).is_some() => match parse(payload) {
            Ok(status) => {
                let mut found = Collected::default();
                read(&mut found, component, &status, None);
                super::values((*device).to_owned(), "shelly-gen2", found.values, found.faults)
            }
            Err(fault) => Decoded::Refused(fault),
        },
        [device, "events", "rpc"] => match parse(payload) {
            Ok(event) => changes(device, &event),
            Err(fault) => Decoded::Refused(fault),
        },
        [device, "status", _] | [device, "online"] if device.starts_with("shelly") => Decoded::Nothing,
        _ => Decoded::Unclaimed,
    }
}

/// A `NotifyStatus` carries only what changed of each component, and the device's time in seconds.
fn changes(device: &str, event: &Json) -> Decoded {
    let is_status =
        event.get("method").and_then(Json::as_str).is_some_and(|method| method == "NotifyStatus" || method == "NotifyFullStatus");
    let Some(components) = event.get("params").and_then(Json::as_object).filter(|_| is_status) else { return Decoded::Nothing };
    let at = event.pointer("/params/ts").and_then(Json::as_f64).map(|seconds| (seconds * 1000.0) as Millis);
    let mut found = Collected::default();
    for (component, status) in components {
        read(&mut found, component, status, at);
    }
    super::values(device.to_owned(), "shelly-gen2", found.values, found.faults)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A relay or dimmer with a meter behind it.
    Switch,
    /// One phase of a metering device: powers, or registers.
    Phase,
    /// Three phases together.
    ThreePhase,
}

fn kind(component: &str) -> Option<Kind> {
    match component.split(':').next()? {
        "switch" | "cover" | "light" | "pm1" | "rgb" | "rgbw" | "cct" => Some(Kind::Switch),
        "em1" | "em1data" => Some(Kind::Phase),
        "em" | "emdata" => Some(Kind::ThreePhase),
        _ => None,
    }
}

fn read(found: &mut Collected, component: &str, status: &Json, at: Option<Millis>) {
    let Some(kind) = kind(component) else { return };
    // The first component is the device; further ones are parts of it.
    let part = component.split_once(':').map_or("", |(_, id)| if id == "0" { "" } else { id });
    let mut take = |name: &str, factor: f64, field: &str, value: Option<&Json>| {
        found.take(&format!("{component}.{name}"), value, factor, field, part, at);
    };
    match kind {
        Kind::Switch => {
            take("apower", 1.0, "power_w", status.get("apower"));
            let returned = status.pointer("/ret_aenergy/total").and_then(Json::as_f64);
            let both = status.pointer("/aenergy/total");
            let imported = both.and_then(Json::as_f64).zip(returned).map(|(both, returned)| Json::from(both - returned));
            take("aenergy.total", 1e-3, "energy_kwh", imported.as_ref().or(both));
            take("ret_aenergy.total", 1e-3, "energy_export_kwh", status.pointer("/ret_aenergy/total"));
        }
        Kind::Phase => {
            take("act_power", 1.0, "power_w", status.get("act_power"));
            take("total_act_energy", 1e-3, "energy_kwh", status.get("total_act_energy"));
            take("total_act_ret_energy", 1e-3, "energy_export_kwh", status.get("total_act_ret_energy"));
        }
        Kind::ThreePhase => {
            take("total_act_power", 1.0, "power_w", status.get("total_act_power"));
            take("total_act", 1e-3, "energy_kwh", status.get("total_act"));
            take("total_act_ret", 1e-3, "energy_export_kwh", status.get("total_act_ret"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(topic: &str, payload: &str) -> Vec<(String, f64, Option<i64>)> {
        match decode(&topic.split('/').collect::<Vec<_>>(), payload.as_bytes(), &Zone::utc()) {
            Decoded::Values { mut told, .. } => {
                told.remove(0).values.into_iter().map(|v| (format!("{}:{}", v.field.name, v.part), v.value, v.at)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_relay_tells_power_and_watt_hours() {
        let payload = r#"{"id":0,"source":"HTTP","output":false,"apower":47.11,"voltage":232.0,"aenergy":{"total":5125.0,"by_minute":[0,0,0],"minute_ts":1763675840}}"#;
        assert_eq!(
            told("shellyplus1pm-2/status/switch:0", payload),
            [("power_w:".to_owned(), 47.11, None), ("energy_kwh:".to_owned(), 5.125, None)]
        );
    }

    #[test]
    fn where_energy_is_returned_the_other_figure_counts_both_directions() {
        let payload = r#"{"aenergy":{"total":5000.0},"ret_aenergy":{"total":2000.0}}"#;
        assert_eq!(
            told("shelly-a/status/switch:1", payload),
            [("energy_kwh:1".to_owned(), 3.0, None), ("energy_export_kwh:1".to_owned(), 2.0, None)]
        );
    }

    #[test]
    fn a_metering_clamp_has_import_and_export() {
        let values =
            told("shellypro3em-9/status/em1data:0", r#"{"id":0,"total_act_energy":1264.15,"total_act_ret_energy":144792.28}"#);
        assert!((values[0].1 - 1.26415).abs() < 1e-9 && (values[1].1 - 144.79228).abs() < 1e-9);
    }

    #[test]
    fn a_change_carries_the_devices_time() {
        let payload =
            r#"{"src":"shelly-a","method":"NotifyStatus","params":{"ts":1763675840.25,"switch:0":{"id":0,"apower":8.5}}}"#;
        assert_eq!(told("shelly-a/events/rpc", payload), [("power_w:".to_owned(), 8.5, Some(1_763_675_840_250))]);
    }

    #[test]
    fn other_topics_that_look_alike_are_left_to_others() {
        assert_eq!(decode(&["garage", "status", "door"], b"open", &Zone::utc()), Decoded::Unclaimed);
        assert_eq!(decode(&["shelly-a", "online"], b"true", &Zone::utc()), Decoded::Nothing);
        assert!(matches!(decode(&["shelly-a", "status", "switch:0"], b"{", &Zone::utc()), Decoded::Refused(_)));
    }
}
