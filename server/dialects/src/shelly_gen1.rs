//! Shelly devices of the first generation: `shellies/<id>/relay/0/energy` and the like, one bare
//! number per message. `energy` of relays is in watt-minutes, `total` of meters in Wh. Leaves out
//! the `energy` of meters, which is the same flow as their `total`, and what a device says of its
//! own temperature.

use super::Decoded;
use super::json::{Collected, scalar};

const KWH_PER_WATT_MINUTE: f64 = 1.0 / 60_000.0;

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let [_, device, component, index, figure] = match levels {
        ["shellies", device, "sensor", figure] => return air(device, figure, payload),
        ["shellies", device, sensor, index] if sensor.starts_with("ext_") => return probe(device, sensor, index, payload),
        [one, two, three, four, five] => [one, two, three, four, five],
        _ => return Decoded::Nothing,
    };
    let (field, factor) = match (*component, *figure) {
        // The relays of clamp meters switch and do not measure. Their figures would count beside
        // the clamps.
        ("relay", _) if device.starts_with("shellyem") => return Decoded::Nothing,
        ("relay" | "roller" | "light" | "white" | "color" | "emeter", "power") => ("power_w", 1.0),
        ("relay" | "roller" | "light" | "white" | "color", "energy") => ("energy_kwh", KWH_PER_WATT_MINUTE),
        ("emeter", "total") => ("energy_kwh", 1e-3),
        ("emeter", "total_returned") => ("energy_export_kwh", 1e-3),
        _ => return Decoded::Nothing,
    };
    if !index.bytes().all(|byte| byte.is_ascii_digit()) {
        return Decoded::Nothing;
    }
    let mut found = Collected::default();
    // The first component is the device. Further ones are its parts.
    let part = if *index == "0" { "" } else { index };
    let name = format!("{component}/{index}/{figure}");
    match scalar(payload) {
        Ok(None) => {}
        Ok(Some(number)) => found.put(&name, number * factor, field, part, None),
        Err(fault) => found.faults.push(fault.of(name)),
    }
    super::of_meter((*device).to_owned(), "shelly-gen1", found)
}

/// Above this a room's temperature is in °F, below the other in °C: the device tells it in either
/// and does not say in which. Between them somebody has to.
const FAHRENHEIT_FROM: f64 = 50.0;
const CELSIUS_UP_TO: f64 = 40.0;

/// The air of a room, by a sensor of its own.
fn air(device: &str, figure: &str, payload: &[u8]) -> Decoded {
    if !["temperature", "humidity"].contains(&figure) {
        return Decoded::Nothing;
    }
    let name = format!("sensor/{figure}");
    let mut found = Collected::default();
    match scalar(payload) {
        Ok(None) => {}
        // What the sensor says when it cannot measure.
        Ok(Some(number)) if number >= 999.0 => {}
        Ok(Some(number)) if figure == "humidity" => found.put(&name, number, "indoor_humidity_percent", "", None),
        Ok(Some(number)) if number >= FAHRENHEIT_FROM => found.put(&name, number, "indoor_temp_f", "", None),
        Ok(Some(number)) if number <= CELSIUS_UP_TO => found.put(&name, number, "indoor_temp_c", "", None),
        Ok(Some(number)) => found.leave(&name, &number.into(), None, Some(("indoor_temp_f", 1.0))),
        Err(fault) => found.faults.push(fault.of(name)),
    }
    super::of_meter(device.to_owned(), "shelly-gen1", found)
}

/// A probe at the end of a cable, which may be anywhere.
fn probe(device: &str, sensor: &str, index: &str, payload: &[u8]) -> Decoded {
    let field = match sensor {
        "ext_temperature" => "indoor_temp_c",
        "ext_humidity" => "indoor_humidity_percent",
        _ => return Decoded::Nothing,
    };
    let mut found = Collected::default();
    if let Ok(Some(number)) = scalar(payload) {
        found.leave(&format!("{sensor}/{index}"), &number.into(), None, Some((field, 1.0)));
    }
    super::of_meter(device.to_owned(), "shelly-gen1", found)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat};
    use super::*;

    fn values(topic: &str, payload: &str) -> Vec<(String, f64)> {
        flat(&decode_one(topic, payload)).into_iter().map(|(_, channel, value, _)| (channel, value)).collect()
    }

    #[test]
    fn a_relay_counts_watt_minutes_and_a_meter_watt_hours() {
        assert_eq!(values("shellies/shellyplug-7/relay/0/energy", "120000"), [("energy_kwh".to_owned(), 2.0)]);
        assert_eq!(values("shellies/shellyplug-7/relay/0/power", "17.3"), [("power_w".to_owned(), 17.3)]);
        assert_eq!(values("shellies/shellyem-A4/emeter/0/total", "91234.5"), [("energy_kwh".to_owned(), 91.2345)]);
        assert_eq!(values("shellies/shellyem-A4/emeter/1/total_returned", "500"), [("energy_export_kwh:1".to_owned(), 0.5)]);
    }

    #[test]
    fn one_figure_is_the_energy_of_a_flow() {
        for topic in ["emeter/0/energy", "emeter/0/returned_energy", "relay/0/energy", "relay/0/power"] {
            assert_eq!(decode_one(&format!("shellies/shellyem-A4/{topic}"), "500"), Decoded::Nothing, "{topic}");
        }
    }

    #[test]
    fn the_air_of_a_room_is_told_in_either_unit() {
        let told = |topic: &str, payload: &str| values(&format!("shellies/shellyht-1/{topic}"), payload);
        assert_eq!(told("sensor/temperature", "20.5"), [("indoor_temp_c".to_owned(), 20.5)]);
        assert_eq!(told("sensor/humidity", "48.5"), [("indoor_humidity_percent".to_owned(), 48.5)]);
        let in_f = told("sensor/temperature", "68");
        assert!(in_f[0].0 == "indoor_temp_c" && (in_f[0].1 - 20.0).abs() < 1e-9);
        assert_eq!(decode_one("shellies/shellyht-1/sensor/temperature", "999"), Decoded::Nothing);
        for (topic, payload) in [("sensor/temperature", "45"), ("ext_temperature/0", "61.5")] {
            let Decoded::Values { meters, .. } = decode_one(&format!("shellies/shellyht-1/{topic}"), payload) else {
                panic!("noted")
            };
            assert!(meters[0].values.is_empty() && meters[0].unread[0].path == topic, "{meters:?}");
        }
    }

    #[test]
    fn what_is_no_energy_is_understood_and_what_is_no_number_refused() {
        for topic in [
            "shellies/announce",
            "shellies/a/online",
            "shellies/a/relay/0",
            "shellies/a/sensor/battery",
            "shellies/a/temperature",
        ] {
            assert_eq!(decode_one(topic, "{"), Decoded::Nothing, "{topic}");
        }
        assert!(
            matches!(decode_one("shellies/a/relay/0/power", "off"), Decoded::Refused(reason) if reason.to_string().contains("relay/0/power"))
        );
    }
}
