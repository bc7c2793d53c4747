//! go-e's wallboxes: `go-eCharger/<serial>/<key>` with the keys of their second interface, and
//! `go-eCharger/<serial>/status` of the first. Leaves out settings, cards, and the powers of other
//! meters that the wallbox was told.

use super::json::{Collected, number, parse};
use super::single::{Figure, Of, take};
use super::{Decoded, Fault, name};
use domain::MeterRole;
use serde_json::Value as Json;

const DIALECT: &str = "go-e";

/// The place of the total power in `nrg`: voltages, currents, then the powers of three phases and
/// of the neutral.
const TOTAL_POWER: usize = 11;

/// The serial number and the key of a topic. The prefix of some versions begins with a slash.
fn address<'a>(levels: &[&'a str]) -> Option<(&'a str, &'a str)> {
    match levels {
        ["go-eCharger", serial, key] | ["", "go-eCharger", serial, key] => Some((serial, key)),
        _ => None,
    }
}

/// Whether a topic is a wallbox's.
pub(super) fn claims(levels: &[&str]) -> bool {
    matches!(levels, ["go-eCharger", ..] | ["", "go-eCharger", ..])
}

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let Some((serial, key)) = address(levels) else {
        return if claims(levels) { Decoded::Nothing } else { Decoded::Unclaimed };
    };
    let of = Of { meter: name::key(serial), dialect: DIALECT, role: Some(MeterRole::Submeter) };
    match key {
        // Wh since the wallbox was made.
        "eto" => of.scalar(key, Figure::Counts("energy_kwh", 0.001), payload),
        "nrg" => match parse(payload).map(|nrg| total(&nrg)) {
            Ok(Ok(None)) => Decoded::Nothing,
            Ok(Ok(Some(power))) => of.number(key, Figure::Counts("power_w", 1.0), power, None),
            Ok(Err(fault)) | Err(fault) => Decoded::Refused(fault),
        },
        // Wh since the car was plugged in.
        "wh" => of.scalar(key, Figure::Kept, payload),
        // The powers of grid, panels and battery, as others told it.
        "pgrid" | "ppv" | "pakku" => Decoded::Unclaimed,
        "status" => status(of, payload),
        _ => Decoded::Nothing,
    }
}

/// The total power in `nrg`, in the interface's unit.
fn total(nrg: &Json) -> Result<Option<f64>, Fault> {
    match nrg {
        Json::Null => Ok(None),
        Json::Array(items) => match items.get(TOTAL_POWER) {
            None => Err(Fault::TooFewMembers { count: items.len() as u64 }),
            Some(item) => number(item)
                .map(Some)
                .ok_or_else(|| Fault::NotNumberBut { name: format!("nrg[{TOTAL_POWER}]"), text: item.to_string() }),
        },
        _ => Err(Fault::NotArray { name: "nrg".to_owned() }),
    }
}

/// The object of the first interface: `eto` in 0.1 kWh, the total power in 10 W.
fn status(of: Of, payload: &[u8]) -> Decoded {
    let json = match parse(payload) {
        Ok(json) => json,
        Err(fault) => return Decoded::Refused(fault),
    };
    let mut found = Collected { role: of.role, ..Collected::default() };
    found.take("eto", json.get("eto"), 0.1, "energy_kwh", "", None);
    match json.get("nrg").map_or(Ok(None), total) {
        Ok(None) => {}
        Ok(Some(power)) => take(&mut found, "nrg", Figure::Counts("power_w", 10.0), power, None),
        Err(fault) => found.faults.push(fault),
    }
    super::of_meter(of.meter, DIALECT, found)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat};
    use super::*;

    fn values(topic: &str, payload: &str) -> Vec<(String, String, f64)> {
        flat(&decode_one(topic, payload)).into_iter().map(|(meter, channel, value, _)| (meter, channel, value)).collect()
    }

    fn one(channel: &str, value: f64) -> (String, String, f64) {
        ("214017".to_owned(), channel.to_owned(), value)
    }

    #[test]
    fn a_wallbox_has_a_register_and_a_power() {
        let nrg = "[229,230,231,1,15.9,16,16.1,3641,3680,3719,0,11040,99,99,99,0]";
        for start in ["", "/"] {
            assert_eq!(values(&format!("{start}go-eCharger/214017/eto"), "902345"), [one("energy_kwh", 902.345)]);
            assert_eq!(values(&format!("{start}go-eCharger/214017/nrg"), nrg), [one("power_w", 11_040.0)]);
        }
        assert_eq!(values("go-eCharger/214017/wh", "6120.5"), [one("value:wh", 6120.5)]);
        let Decoded::Values { meters, .. } = decode_one("go-eCharger/214017/eto", "1") else { panic!("it can be read") };
        assert_eq!(meters[0].role, Some(MeterRole::Submeter));
    }

    #[test]
    fn the_first_interface_counts_in_other_units() {
        let status = r#"{"version":"B","car":"2","eto":"9023","nrg":[229,230,231,1,159,160,161,36,36,37,0,1104,99,99,99,0]}"#;
        let found = values("go-eCharger/214017/status", status);
        assert_eq!(found.len(), 2);
        assert!((found[0].2 - 902.3).abs() < 1e-9 && found[0].1 == "energy_kwh", "{found:?}");
        assert_eq!(found[1], one("power_w", 11_040.0));
    }

    #[test]
    fn settings_are_understood_and_nonsense_is_refused() {
        for (key, payload) in [("utc", "\"2026-11-28T22:03:06.123\""), ("car", "2"), ("nrg", "null"), ("eto", "null")] {
            assert_eq!(decode_one(&format!("go-eCharger/214017/{key}"), payload), Decoded::Nothing, "{key}");
        }
        for (key, payload) in [("eto", "much"), ("nrg", "[1,2]"), ("nrg", "5"), ("nrg", "["), ("status", "{")] {
            assert!(matches!(decode_one(&format!("go-eCharger/214017/{key}"), payload), Decoded::Refused(_)), "{key} {payload}");
        }
        assert_eq!(decode_one("go-eCharger/214017/pgrid", "-300"), Decoded::Unclaimed);
        assert_eq!(decode_one("/elsewhere/1", "5"), Decoded::Unclaimed);
    }
}
