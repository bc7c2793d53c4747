//! Shelly devices of the first generation: `shellies/<id>/relay/0/energy` and the like, one bare
//! number per message. `energy` of relays is in watt-minutes, `total` of meters in Wh. Leaves out
//! the `energy` of meters, which is the same flow as their `total`, and all that is not energy.

use super::Decoded;
use super::json::{Collected, scalar};

const KWH_PER_WATT_MINUTE: f64 = 1.0 / 60_000.0;

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let ["shellies", device, component, index, figure] = levels else { return Decoded::Nothing };
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
        Err(fault) => found.faults.push(format!("`{name}`: {fault}")),
    }
    super::of_meter((*device).to_owned(), "shelly-gen1", found)
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
    fn what_is_no_energy_is_understood_and_what_is_no_number_refused() {
        for topic in ["shellies/announce", "shellies/a/online", "shellies/a/relay/0", "shellies/a/sensor/temperature"] {
            assert_eq!(decode_one(topic, "{"), Decoded::Nothing, "{topic}");
        }
        assert!(
            matches!(decode_one("shellies/a/relay/0/power", "off"), Decoded::Refused(reason) if reason.contains("relay/0/power"))
        );
    }
}
