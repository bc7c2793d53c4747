//! ChirpStack, a LoRaWAN server: `application/<id>/device/<devEui>/event/up`, with what the device
//! profile's codec made of the device's bytes in `object`. Figures are read by their names, as
//! ThingsBoard's are. The time is the network's. Leaves out joins, states, acknowledgements and
//! logs, and payloads in Protobuf.

use super::json::{Collected, instant, kind, parse};
use super::{Decoded, Fault, name, telemetry};
use serde_json::Value as Json;

const DIALECT: &str = "chirpstack";

/// Whether a topic is an event of a device.
pub(super) fn claims(levels: &[&str]) -> bool {
    matches!(levels, ["application", _, "device", _, "event", _])
}

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let ["application", _, "device", device, "event", event] = levels else { return Decoded::Unclaimed };
    if *event != "up" {
        return Decoded::Nothing;
    }
    let json = match parse(payload) {
        Ok(json) => json,
        Err(fault) => return Decoded::Refused(fault),
    };
    let has_bytes = json.get("data").and_then(Json::as_str).is_some_and(|data| !data.is_empty());
    let object = match json.get("object") {
        Some(Json::Object(object)) => object,
        None | Some(Json::Null) if has_bytes => {
            return Decoded::Refused(Fault::NoCodec);
        }
        None | Some(Json::Null) => return Decoded::Nothing,
        Some(other) => {
            return Decoded::Refused(Fault::ObjectIs {
                name: "object".to_owned(),
                kind: kind(other),
                example: r#"{"energy_kwh":73}"#.to_owned(),
            });
        }
    };
    let mut found = Collected::default();
    let at = match json.get("time").and_then(Json::as_str) {
        None => None,
        Some(text) => match instant(text) {
            Some(at) => Some(at),
            None => return Decoded::Refused(Fault::not_time("time", text, "2026-11-28T22:03:06Z")),
        },
    };
    telemetry::nested(&mut found, object, at);
    super::of_meter(name::key(device), DIALECT, found)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat};
    use super::*;

    const TOPIC: &str = "application/5b0c1f9e-0000-4000-8000-000000000001/device/a84041000181c061/event/up";

    fn up(object: &str) -> Decoded {
        let payload = format!(
            r#"{{"time":"2026-11-28T21:15:00.250Z","deviceInfo":{{"deviceName":"cellar","devEui":"a84041000181c061"}},"fPort":2,"data":"AQ==","object":{object}}}"#
        );
        decode_one(TOPIC, &payload)
    }

    #[test]
    fn figures_are_read_by_their_names_at_the_networks_time() {
        let at = Some(1_795_900_500_250);
        let found = flat(&up(r#"{"energy_wh":1500,"power_kw":0.5,"total_energy":7,"door":true,"label":"x"}"#));
        let one = |channel: &str, value| ("a84041000181c061".to_owned(), channel.to_owned(), value, at);
        assert_eq!(found, [one("energy_kwh", 1.5), one("power_w", 500.0), one("value:total_energy", 7.0)]);
    }

    #[test]
    fn objects_within_objects_and_units_beside_values_are_read() {
        let found = flat(&up(
            r#"{"pump":{"energy_kwh":3,"power_w":40},"water volume":{"displayName":"V","unit":"m³","value":12.25},"temperature":{"unit":"°C","value":21}}"#,
        ));
        let mut found: Vec<_> = found.into_iter().map(|(_, channel, value, _)| (channel, value)).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        let expected = [("energy_kwh:pump", 3.0), ("indoor_temp_c", 21.0), ("power_w:pump", 40.0), ("water_m3", 12.25)];
        assert_eq!(found, expected.map(|(channel, value)| (channel.to_owned(), value)));
    }

    #[test]
    fn bytes_without_a_codec_are_refused_with_what_to_do_and_other_events_understood() {
        let missing = decode_one(TOPIC, r#"{"time":"2026-11-28T21:15:00Z","data":"AQ=="}"#);
        assert!(matches!(missing, Decoded::Refused(reason) if reason.to_string().contains("codec")));
        for payload in
            [r#"{"data":"AQ==","object":5}"#, r#"{"object":{},"time":"noon"}"#, "{", r#"{"object":{"energy_kwh":"much"}}"#]
        {
            assert!(matches!(decode_one(TOPIC, payload), Decoded::Refused(_)), "{payload}");
        }
        assert_eq!(decode_one(TOPIC, r#"{"time":"2026-11-28T21:15:00Z"}"#), Decoded::Nothing);
        assert_eq!(decode_one(&TOPIC.replace("/up", "/status"), "{"), Decoded::Nothing);
        assert_eq!(decode_one("application/7/rx", "{}"), Decoded::Unclaimed);
    }
}
