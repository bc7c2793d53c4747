//! What the figures of each model are that rtl_433 hears. Most keys end in their unit. Registers
//! without one are left unread with a proposal, and so is what a key calls kWh though it is not.
//! Leaves out topics and names (see [`super::rtl_433`]).

use super::json::{Collected, kind, number};
use super::measure::{M3_PER_FT3, M3_PER_GAL, THERMS_PER_FT3, THERMS_PER_KWH};
use crate::Fault;
use domain::Millis;
use serde_json::{Map, Value as Json};

/// What a figure is.
#[derive(Clone, Copy)]
enum Figure {
    /// A field, the factor to its unit, and the part of the device.
    Is(&'static str, f64, &'static str),
    /// It has to be asked about. This is what it probably is.
    Ask(Option<(&'static str, f64)>),
}

use Figure::{Ask, Is};

/// Figures whose meaning the model gives, by model and key. They come before the units in keys.
const OF_MODELS: &[(&str, &str, Figure)] = &[
    ("Voltcraft-EC3k", "power", Is("power_w", 1.0, "")),
    ("Voltcraft-EC3k", "energy", Is("energy_kwh", 1.0, "")),
    ("Gira-EHZ", "power", Is("power_w", 1.0, "")),
    // Counted in kWh or m³, which the key does not tell.
    ("ESA1000Z", "total_kWh", Ask(Some(("gas_m3", 1.0)))),
    ("ESA-unknown", "total_kWh", Ask(Some(("energy_kwh", 1.0)))),
    // Computed with 1000 pulses a kWh, whatever stands on the meter.
    ("Ikea-Sparsnas", "cumulative_kWh", Ask(Some(("energy_kwh", 1.0)))),
    // The position of this register in the message is not confirmed.
    ("Elster-PowerMeter", "reading_kWh", Ask(Some(("energy_kwh", 1.0)))),
    // The average power in kW, computed five times with five pulse rates.
    ("Efergy-Optical", "energy_kWh", Ask(None)),
    ("Efergy-Optical", "pulsecount", Ask(None)),
    ("CurrentCost-Counter", "power0", Ask(None)),
    ("CurrentCost-EnviRCounter", "power0", Ask(None)),
    ("Neptune-R900", "consumption", Ask(Some(("water_m3", 0.1 * M3_PER_GAL)))),
    ("Orion-Endpoint", "reading", Ask(Some(("water_m3", 10.0 * M3_PER_GAL)))),
    ("ELV-EM1000", "total", Ask(None)),
    ("emonTx-Energy", "ct1", Ask(Some(("power_w", 1.0)))),
    ("emonTx-Energy", "ct2", Ask(Some(("power_w", 1.0)))),
    ("emonTx-Energy", "ct3", Ask(Some(("power_w", 1.0)))),
    ("emonTx-Energy", "ct4", Ask(Some(("power_w", 1.0)))),
    ("emonTx-Energy", "pulse", Ask(None)),
    ("Blueline-PowerCost", "impulses", Ask(None)),
    ("Norgo-NGE101", "impulses", Ask(None)),
];

/// Figures by their key, whatever the model.
const BY_KEY: &[(&str, Figure)] = &[
    ("energy_kWh", Is("energy_kwh", 1.0, "")),
    ("total_kWh", Is("energy_kwh", 1.0, "")),
    ("cumulative_kWh", Is("energy_kwh", 1.0, "")),
    ("energy_Wh", Is("energy_kwh", 1e-3, "")),
    ("power_W", Is("power_w", 1.0, "")),
    ("power_kW", Is("power_w", 1e3, "")),
    ("power0_W", Is("power_w", 1.0, "0")),
    ("power1_W", Is("power_w", 1.0, "1")),
    ("power2_W", Is("power_w", 1.0, "2")),
    ("power3_W", Is("power_w", 1.0, "3")),
    ("power_VA", Ask(None)),
    ("volume_m3", Ask(Some(("water_m3", 1.0)))),
    ("volume_gal", Ask(Some(("water_m3", M3_PER_GAL)))),
    ("volume_L", Ask(Some(("water_m3", 1e-3)))),
    ("volume_l", Ask(Some(("water_m3", 1e-3)))),
    ("volume_ft3", Ask(None)),
];

/// Models whose volume is water.
const OF_WATER: &[&str] = &["ApatorMetra-ERM30", "Badger-ORION", "Flowis", "Mueller-HotRod"];

/// Units of an amount or a rate at the end of a key. What else has one of them is noted.
const UNITS: &[&str] = &["_kWh", "_Wh", "_kW", "_W", "_gal", "_l", "_L"];

/// Words of keys that have such a unit and are amounts of an interval, or settings.
const NO_REGISTERS: &[&str] = &["hourly", "impulse", "limit", "pulses"];

/// The registers of ERT meters.
const REGISTERS: &[&str] = &["consumption_data", "Consumption", "LastConsumptionCount", "LastGenerationCount"];

/// Whether a model's message is one of an ERT meter.
pub(super) fn is_ert(model: &str) -> bool {
    ["ERT-SCM", "SCMplus", "SCM+", "IDM", "NETIDM"].contains(&model)
}

/// The consumption register of an ERT meter that has this name.
pub(super) fn register_named(name: &str) -> Option<&'static str> {
    REGISTERS.iter().find(|register| **register == name && name != "LastGenerationCount").copied()
}

/// Takes the figures of a message: a whole one, or one that holds a single figure.
pub(super) fn take(found: &mut Collected, model: &str, message: &Map<String, Json>, payload: &[u8], at: Option<Millis>) {
    match model {
        _ if is_ert(model) => ert(found, message, at),
        "AradMsMeter-Dialog3G" => by_unit(found, message, at),
        "Oregon-CM180i" => of_phases(found, model, message, at),
        "Wireless-MBus" => m_bus(found, message, payload, at),
        _ => by_key(found, model, message, at),
    }
    outdoor(found, message, at);
}

fn by_key(found: &mut Collected, model: &str, message: &Map<String, Json>, at: Option<Millis>) {
    for (key, json) in message {
        let of_model = OF_MODELS.iter().find(|(of, name, _)| *of == model && name == key).map(|(_, _, figure)| figure);
        let of_key = || BY_KEY.iter().find(|(name, _)| name == key).map(|(_, figure)| figure);
        match of_model.or_else(of_key) {
            Some(Is(field, factor, part)) => found.take(key, Some(json), *factor, field, part, at),
            Some(Ask(Some((field, factor)))) if OF_WATER.contains(&model) => found.take(key, Some(json), *factor, field, "", at),
            Some(Ask(proposal)) => found.leave(key, json, at, *proposal),
            None if UNITS.iter().any(|unit| key.ends_with(unit)) && !NO_REGISTERS.iter().any(|word| key.contains(word)) => {
                found.leave(key, json, at, None);
            }
            None => {}
        }
    }
}

/// What an ERT type probably counts, by its lower four bits, and the factor to the field's unit.
/// Only the meter's face tells its unit: tens of Wh, cubic feet and gallons are the commonest.
pub(super) fn probably(kind: u64, is_generation: bool) -> Option<(&'static str, f64)> {
    Some(match kind & 0xf {
        4 | 5 | 7 | 8 if is_generation => ("energy_export_kwh", 0.01),
        4 | 5 | 7 | 8 => ("energy_kwh", 0.01),
        0 | 1 | 2 | 9 | 12 => ("gas_therms", THERMS_PER_FT3),
        3 | 11 | 13 => ("water_m3", M3_PER_GAL),
        _ => return None,
    })
}

/// The ERT type of a message: the word for it, if there is one, else its number.
fn ert_type(message: &Map<String, Json>) -> Option<u64> {
    match message.get("MeterType").and_then(Json::as_str) {
        Some("Electric") => return Some(7),
        Some("Gas") => return Some(12),
        Some("Water") => return Some(11),
        _ => {}
    }
    match ["ert_type", "ERTType", "EndpointType"].iter().find_map(|name| message.get(*name))? {
        Json::String(text) => u64::from_str_radix(text.trim_start_matches("0x"), 16).ok(),
        other => other.as_u64(),
    }
}

fn ert(found: &mut Collected, message: &Map<String, Json>, at: Option<Millis>) {
    let kind = ert_type(message);
    for (key, json) in message.iter().filter(|(key, _)| REGISTERS.contains(&key.as_str())) {
        found.leave(key, json, at, kind.and_then(|kind| probably(kind, key == "LastGenerationCount")));
    }
}

/// A water meter whose unit stands beside its volume.
fn by_unit(found: &mut Collected, message: &Map<String, Json>, at: Option<Millis>) {
    let Some(volume) = message.get("volume") else { return };
    let factor = match message.get("unit").and_then(Json::as_str) {
        Some("m3") => 1.0,
        Some("l") => 1e-3,
        Some("cu ft") => M3_PER_FT3,
        Some("gal") => M3_PER_GAL,
        _ => return found.leave("volume", volume, at, None),
    };
    found.take("volume", Some(volume), factor, "water_m3", "", at);
}

/// A meter of three phases with one register: the power of its flow is their sum. One phase alone
/// says nothing.
fn of_phases(found: &mut Collected, model: &str, message: &Map<String, Json>, at: Option<Millis>) {
    let powers = ["power1_W", "power2_W", "power3_W"].map(|name| message.get(name));
    let rest: Map<String, Json> =
        message.iter().filter(|(key, _)| !key.starts_with("power")).map(|(k, v)| (k.clone(), v.clone())).collect();
    by_key(found, model, &rest, at);
    match powers {
        [None, None, None] => {}
        [Some(a), Some(b), Some(c)] => match [a, b, c].map(number) {
            [Some(a), Some(b), Some(c)] => found.put("power1_W", a + b + c, "power_w", "", at),
            _ => found.faults.push(Fault::PowersNoNumbers { kind: kind(a) }),
        },
        single => {
            for (i, json) in single.into_iter().enumerate() {
                if let Some(json) = json {
                    found.leave(&format!("power{}_W", i + 1), json, at, None);
                }
            }
        }
    }
}

/// Wireless M-Bus without encryption: `inst_volume_0` is the volume now, as a text with its unit,
/// and the type says of what. A key that a meter says twice (its tariffs, its directions) is asked
/// about.
fn m_bus(found: &mut Collected, message: &Map<String, Json>, payload: &[u8], at: Option<Millis>) {
    let media = message.get("type").and_then(Json::as_u64);
    for key in ["inst_volume_0", "inst_energy_wh_0", "inst_energy_j_0"] {
        let Some(Json::String(text)) = message.get(key) else { continue };
        let Some((value, unit)) = text.split_once(' ') else { continue };
        let Ok(value) = value.parse::<f64>() else { continue };
        let quoted = format!("\"{key}\"");
        let is_once = payload.windows(quoted.len()).filter(|window| *window == quoted.as_bytes()).count() == 1;
        let probably = meaning(key == "inst_volume_0", media, unit);
        match probably {
            Some((field, factor)) if is_once => found.put(key, value * factor, field, "", at),
            // The volume of what flows through a heat meter is no register of its own.
            None if key == "inst_volume_0" && matches!(media, Some(4 | 0x0a..=0x0d)) => {}
            _ => found.leave(key, &Json::from(value), at, probably),
        }
    }
}

/// The field of a wireless M-Bus figure by the device type (EN 13757-3), and the factor of its unit.
fn meaning(is_volume: bool, media: Option<u64>, unit: &str) -> Option<(&'static str, f64)> {
    let scale = match unit {
        "m3" | "kWh" => 1.0,
        "mm3" | "Wh" => 1e-3,
        "MWh" => 1e3,
        "GWh" => 1e6,
        "kJ" => 1.0 / 3_600.0,
        "MJ" => 1.0 / 3.6,
        "GJ" => 1e3 / 3.6,
        _ => return None,
    };
    Some(match (media?, is_volume) {
        (2, false) => ("energy_kwh", scale),
        (3, true) => ("gas_m3", scale),
        (3, false) => ("gas_therms", scale * THERMS_PER_KWH),
        (4 | 0x0c, false) => ("heat_kwh", scale),
        (0x0a | 0x0b, false) => ("cold_kwh", scale),
        (6 | 0x15, true) => ("hot_water_gal", scale / M3_PER_GAL),
        (7 | 0x16, true) => ("water_m3", scale),
        _ => return None,
    })
}

/// A temperature of outside. Others may be of anything, and of anybody.
fn outdoor(found: &mut Collected, message: &Map<String, Json>, at: Option<Millis>) {
    let says_outdoor = ["temp_type", "subtype", "location"]
        .iter()
        .any(|name| message.get(*name).and_then(Json::as_str).is_some_and(|text| text.eq_ignore_ascii_case("outdoor")));
    for (key, json) in message {
        let is_outdoor = (says_outdoor && key.starts_with("temperature_")) || key.contains("outdoor");
        if is_outdoor && key.ends_with("_C") {
            found.take(key, Some(json), 1.0, "outdoor_temp_c", "", at);
        } else if is_outdoor && key.ends_with("_F") {
            found.take(key, Some(json), 1.0, "outdoor_temp_f", "", at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat_of, unread};

    fn counted(message: &str) -> Vec<(String, f64)> {
        let found = flat_of(&decode_one("rtl_433/attic/events", message));
        found.into_iter().map(|(channel, value, _)| (channel, (value * 1e6).round() / 1e6)).collect()
    }

    fn asked(message: &str) -> Vec<(String, Option<&'static str>)> {
        unread(&decode_one("rtl_433/attic/events", message)).into_iter().map(|(_, path, _, field)| (path, field)).collect()
    }

    fn one(channel: &str, value: f64) -> (String, f64) {
        (channel.to_owned(), value)
    }

    #[test]
    fn water_is_counted_in_its_own_unit() {
        for (message, m3) in [
            (r#"{"model":"Flowis","id":3,"msg_type":4,"volume_m3":48.125}"#, 48.125),
            (r#"{"model":"Badger-ORION","id":3,"volume_gal":100000}"#, 378.541178),
            (r#"{"model":"AradMsMeter-Dialog3G","id":"12000001-00","volume":99.5,"unit":"m3"}"#, 99.5),
            (r#"{"model":"AradMsMeter-Dialog3G","id":"12000001-27","volume":1000,"unit":"gal"}"#, 3.785412),
            (r#"{"model":"AradMsMeter-Dialog3G","id":"12000001-27","volume":1000,"unit":"cu ft"}"#, 28.316847),
        ] {
            assert_eq!(counted(message), [one("water_m3", m3)], "{message}");
        }
        assert_eq!(
            asked(r#"{"model":"AradMsMeter-Dialog3G","id":"1","volume":9,"unit":"pints"}"#),
            [("volume".to_owned(), None)]
        );
        assert_eq!(asked(r#"{"model":"NewMeter","id":"1","volume_m3":9}"#), [("volume_m3".to_owned(), Some("water_m3"))]);
    }

    #[test]
    fn what_is_called_an_energy_and_is_none_is_never_counted() {
        for message in [
            r#"{"model":"Efergy-Optical","id":5,"pulses":1000,"pulsecount":12,"energy_kWh":0.72}"#,
            r#"{"model":"CurrentCost-Counter","subtype":2,"id":9,"power0":5150227}"#,
            r#"{"model":"ESA1000Z","id":9,"impulses_total":44,"total_kWh":0.44,"impulse_kWh":0.01}"#,
            r#"{"model":"Ikea-Sparsnas","id":400617,"pulses_per_kWh":1000,"cumulative_kWh":7.9,"effect":2048}"#,
            r#"{"model":"GEO-minimCT","id":"4a","power_VA":612}"#,
            r#"{"model":"Neptune-R900","id":77,"consumption":45558}"#,
            r#"{"model":"ELV-EM1000","id":2,"total":500,"current":3,"peak":9}"#,
        ] {
            assert!(counted(message).is_empty() && !asked(message).is_empty(), "{message}");
        }
    }

    #[test]
    fn three_phases_with_one_register_are_one_flow_and_three_clamps_are_three() {
        let phases = r#"{"model":"Oregon-CM180i","id":1,"power1_W":100,"power2_W":200,"power3_W":50,"energy_kWh":9.5}"#;
        assert_eq!(counted(phases), [one("energy_kwh", 9.5), one("power_w", 350.0)]);
        let clamps = r#"{"model":"CurrentCost-TX","id":1,"power0_W":100,"power1_W":200,"power2_W":0}"#;
        assert_eq!(counted(clamps), [one("power_w:0", 100.0), one("power_w:1", 200.0), one("power_w:2", 0.0)]);
    }

    #[test]
    fn models_whose_keys_have_no_unit_are_read_by_the_model() {
        let plug = r#"{"model":"Voltcraft-EC3k","id":4660,"power":18.5,"energy":3.25,"energy2":9.0,"power_max":60.0}"#;
        assert_eq!(counted(plug), [one("energy_kwh", 3.25), one("power_w", 18.5)]);
        let gira = r#"{"model":"Gira-EHZ","id":4,"total_kWh":812.5,"impulse_kWh":0.01,"power":430}"#;
        assert_eq!(counted(gira), [one("power_w", 430.0), one("energy_kwh", 812.5)]);
    }

    #[test]
    fn wireless_m_bus_is_read_by_its_type_and_asked_about_where_a_key_comes_twice() {
        let of = |kind: u8, rest: &str| format!(r#"{{"model":"Wireless-MBus","id":30000001,"type":{kind},{rest}}}"#);
        assert_eq!(counted(&of(7, r#""inst_volume_0":"27.500 m3","inst_volume_1":"20.000 m3""#)), [one("water_m3", 27.5)]);
        assert_eq!(counted(&of(4, r#""inst_energy_wh_0":"2.250 MWh","inst_volume_0":"9.000 m3""#)), [one("heat_kwh", 2250.0)]);
        assert_eq!(counted(&of(6, r#""inst_volume_0":"1.000 m3""#)), [one("hot_water_gal", 264.172052)]);
        let twice = of(2, r#""inst_energy_wh_0":"9.000 kWh","inst_energy_wh_0":"1.000 kWh""#);
        assert_eq!((counted(&twice), asked(&twice)), (Vec::new(), vec![("inst_energy_wh_0".to_owned(), Some("energy_kwh"))]));
        // A thousandth of a Wh is no MWh.
        assert!(counted(&of(2, r#""inst_energy_wh_0":"9.000 mWh""#)).is_empty());
    }
}
