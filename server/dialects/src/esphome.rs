//! ESPHome's native topics: `<prefix>/sensor/<name>/state` with a bare number. The payload has no
//! unit, so the number is kept unnamed. A discovery announcement or a mapping of the topic gives
//! its meaning, and takes precedence.

use super::json::{Collected, scalar};
use super::{Decoded, name};

/// Components that have nothing to do with energy.
const OTHERS: &[&str] =
    &["binary_sensor", "button", "climate", "cover", "fan", "light", "number", "select", "switch", "text_sensor"];

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    match levels {
        [prefix @ .., "sensor", sensor, "state"] if !prefix.is_empty() && prefix[0] != "homeassistant" => match scalar(payload) {
            Ok(Some(number)) => {
                let meaning = name::unknown(sensor);
                let mut found = Collected::default();
                found.put(sensor, number, meaning.field, &meaning.part, None);
                super::of_meter(prefix.join("/"), "esphome", found)
            }
            Ok(None) => Decoded::Nothing,
            // Others publish under such topics too.
            Err(_) => Decoded::Unclaimed,
        },
        [prefix @ .., component, _, "state"] if !prefix.is_empty() && OTHERS.contains(component) => Decoded::Nothing,
        [prefix @ .., "status"] if !prefix.is_empty() && [&b"online"[..], b"offline"].contains(&payload) => Decoded::Nothing,
        _ => Decoded::Unclaimed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat};
    use super::*;

    #[test]
    fn a_bare_number_is_kept_and_waits_for_its_unit() {
        let found = flat(&decode_one("esp-garage/sensor/garage_power/state", "123.4"));
        assert_eq!(found, [("esp-garage".to_owned(), "value:garage_power".to_owned(), 123.4, None)]);
    }

    #[test]
    fn states_that_are_no_numbers_are_understood() {
        for (topic, payload) in [
            ("esp/sensor/power/state", "nan"),
            ("esp/status", "online"),
            ("esp/switch/relay/state", "ON"),
            ("home/esp/binary_sensor/door/state", "OFF"),
        ] {
            assert_eq!(decode_one(topic, payload), Decoded::Nothing, "{topic}");
        }
        assert_eq!(decode_one("esp/status", "42"), Decoded::Unclaimed);
        assert_eq!(decode_one("homeassistant/sensor/copy/state", "42"), Decoded::Unclaimed);
    }
}
