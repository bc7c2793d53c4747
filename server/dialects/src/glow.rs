//! Hildebrand Glow, the in-home displays of British smart meters:
//! `glow/<id>/SENSOR/electricitymeter` and `gasmeter`. Registers and power carry their unit. Leaves
//! out daily sums and prices.

use super::json::{Collected, instant_in, number, parse};
use super::measure::Measure;
use super::name::{self, Class};
use super::{Clock, Decoded, Fault};
use domain::Millis;
use serde_json::Value as Json;

pub(super) fn decode(levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    let ["glow", device, "SENSOR", which] = levels else { return Decoded::Nothing };
    let class = match *which {
        "electricitymeter" => Class::Electricity,
        "gasmeter" => Class::Gas,
        _ => return Decoded::Nothing,
    };
    let json = match parse(payload) {
        Ok(json) => json,
        Err(fault) => return Decoded::Refused(fault),
    };
    let Some(meter) = json.get(which) else {
        return Decoded::Refused(Fault::TopicSays { name: which.to_string() });
    };
    let at = match meter.get("timestamp").and_then(Json::as_str) {
        None => None,
        Some(text) => match instant_in(text, clock.of("glow", &name::key(device))) {
            Some(at) => Some(at),
            None => {
                return Decoded::Refused(Fault::not_time("timestamp", text, "2026-11-20T20:38:00Z"));
            }
        },
    };
    let mut found = Collected::default();
    let import = meter.pointer("/energy/import");
    let volume = import.and_then(|import| import.get("cumulativevol"));
    take(&mut found, "energy.import.cumulative", import, "cumulative", "units", class, at);
    // The heat of gas is usually sent, computed from the volume. If only the volume is sent, the
    // heat is computed here.
    if class == Class::Gas && found.values.is_empty() && volume.is_some() {
        found.faults.clear();
        take(&mut found, "energy.import.cumulativevol", import, "cumulativevol", "cumulativevolunits", class, at);
    }
    if class == Class::Electricity {
        let before = found.values.len();
        take(&mut found, "energy.export.cumulative", meter.pointer("/energy/export"), "cumulative", "units", class, at);
        for value in &mut found.values[before..] {
            value.field = domain::Field::named("energy_export_kwh").unwrap_or(value.field);
        }
        take(&mut found, "power.value", meter.get("power"), "value", "units", class, at);
    }
    super::of_meter(name::key(device), "glow", found)
}

fn take(found: &mut Collected, name: &str, object: Option<&Json>, figure: &str, units: &str, class: Class, at: Option<Millis>) {
    let Some(json) = object.and_then(|object| object.get(figure)).filter(|json| !json.is_null()) else { return };
    let unit = object.and_then(|object| object.get(units)).and_then(Json::as_str).unwrap_or_default();
    let Some((field, factor)) = Measure::of(unit).and_then(|measure| name::field(&[], measure, Some(class))) else {
        found.faults.push(Fault::UnitIs { name: name.to_owned(), unit: unit.to_owned() });
        return;
    };
    match number(json) {
        Some(number) => found.put(name, number * factor, field, "", at),
        None => found.faults.push(Fault::not_number(name, json)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat, flat_of};
    use super::*;

    const ELECTRICITY: &str = r#"{"electricitymeter":{"timestamp":"2026-11-20T20:38:00Z","energy":{"export":{"cumulative":0.0,"units":"kWh"},"import":{"cumulative":6613.405,"day":13.252,"units":"kWh"}},"power":{"value":0.951,"units":"kW"}}}"#;

    #[test]
    fn an_electricity_meter_has_import_export_and_power() {
        let decoded = decode_one("glow/44A7/SENSOR/electricitymeter", ELECTRICITY);
        let at = Some(1_795_207_080_000);
        assert_eq!(flat(&decoded)[0].0, "44A7");
        let found = flat_of(&decoded);
        let expected =
            [("energy_kwh", 6613.405), ("energy_export_kwh", 0.0), ("power_w", 951.0)].map(|(n, v)| (n.to_owned(), v, at));
        assert_eq!(found, expected);
        let in_watts = ELECTRICITY.replace("0.951", "951").replace("kW\"", "W\"");
        assert_eq!(flat_of(&decode_one("glow/44A7/SENSOR/electricitymeter", &in_watts))[2].1, 951.0);
    }

    #[test]
    fn gas_is_stored_in_therms_from_its_heat_or_its_volume() {
        let gas = |import: &str| {
            let payload = format!(r#"{{"gasmeter":{{"timestamp":"2026-11-20T20:30:00Z","energy":{{"import":{import}}}}}}}"#);
            flat_of(&decode_one("glow/44A7/SENSOR/gasmeter", &payload))
        };
        let by_heat = gas(r#"{"cumulative":1000,"units":"kWh","cumulativevol":90,"cumulativevolunits":"m3"}"#);
        assert_eq!(by_heat.len(), 1);
        assert!((by_heat[0].1 - 34.12142).abs() < 1e-9);
        let by_volume = gas(r#"{"cumulativevol":100,"cumulativevolunits":"m3"}"#);
        assert!((by_volume[0].1 - 36.3).abs() < 1e-9);
        assert!((gas(r#"{"cumulative":100,"units":"m3"}"#)[0].1 - 36.3).abs() < 1e-9);
    }

    #[test]
    fn a_unit_that_is_not_known_is_refused_and_other_topics_understood() {
        let wrong = ELECTRICITY.replace("kW\"", "hp\"").replace("kWh", "furlong");
        assert!(
            matches!(decode_one("glow/44A7/SENSOR/electricitymeter", &wrong), Decoded::Refused(reason) if reason.to_string().contains("furlong"))
        );
        assert_eq!(decode_one("glow/44A7/STATE", "{}"), Decoded::Nothing);
        assert!(
            matches!(decode_one("glow/44A7/SENSOR/gasmeter", "{}"), Decoded::Refused(reason) if reason.to_string().contains("gasmeter"))
        );
    }
}
