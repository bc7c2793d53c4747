//! The Things Stack 3, a LoRaWAN server: `v3/<application>@<tenant>/devices/<device>/up`, with what
//! the payload formatter made of the device's bytes in `uplink_message.decoded_payload`. Figures are
//! read by their names, as ThingsBoard's are. The time is the network's. Fields that are 0 or empty
//! are not sent, so none of them is required. Leaves out joins, downlinks, places and services.

use super::json::{Collected, instant, kind, parse};
use super::{Decoded, Fault, name, telemetry};
use serde_json::Value as Json;

const DIALECT: &str = "things-stack";

/// Whether a topic is of a device.
pub(super) fn claims(levels: &[&str]) -> bool {
    matches!(levels, ["v3", _, "devices", _, _, ..])
}

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let ["v3", application, "devices", device, event @ ..] = levels else { return Decoded::Unclaimed };
    if event != ["up"] {
        return if claims(levels) { Decoded::Nothing } else { Decoded::Unclaimed };
    }
    let json = match parse(payload) {
        Ok(json) => json,
        Err(fault) => return Decoded::Refused(fault),
    };
    if json.get("simulated") == Some(&Json::Bool(true)) {
        // Somebody tries the formatter. The device said nothing.
        return Decoded::Nothing;
    }
    let message = json.get("uplink_message").unwrap_or(&Json::Null);
    let has_bytes = message.get("frm_payload").and_then(Json::as_str).is_some_and(|bytes| !bytes.is_empty());
    let object = match message.get("decoded_payload") {
        Some(Json::Object(object)) => object,
        None | Some(Json::Null) if has_bytes => {
            return Decoded::Refused(Fault::NoFormatter);
        }
        None | Some(Json::Null) => return Decoded::Nothing,
        Some(other) => {
            return Decoded::Refused(Fault::ObjectIs {
                name: "decoded_payload".to_owned(),
                kind: kind(other),
                example: r#"{"energy_kwh":73}"#.to_owned(),
            });
        }
    };
    let at = match json.get("received_at").or_else(|| message.get("received_at")).and_then(Json::as_str) {
        None => None,
        Some(text) => match instant(text) {
            Some(at) => Some(at),
            None => {
                return Decoded::Refused(Fault::not_time("received_at", text, "2026-11-28T22:03:06Z"));
            }
        },
    };
    let mut found = Collected::default();
    telemetry::nested(&mut found, object, at);
    // Two applications may have devices of one id.
    let application = application.split('@').next().unwrap_or_default();
    super::of_meter(name::key(&format!("{application}/{device}")), DIALECT, found)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat};
    use super::*;

    const TOPIC: &str = "v3/campus@tenant/devices/cellar-3/up";

    #[test]
    fn figures_are_read_by_their_names_at_the_networks_time() {
        let at = Some(1_795_900_500_250);
        let payload = r#"{"received_at":"2026-11-28T21:15:00.250417Z","uplink_message":{"frm_payload":"AQ==","decoded_payload":{"energy_kwh":12.5,"outdoor_temp_c":-3,"battery":3.6},"received_at":"2026-11-28T21:14:59Z"}}"#;
        let found = flat(&decode_one(TOPIC, payload));
        let one = |channel: &str, value| ("campus/cellar-3".to_owned(), channel.to_owned(), value, at);
        assert_eq!(found, [one("value:battery", 3.6), one("energy_kwh", 12.5), one("outdoor_temp_c", -3.0)]);
    }

    #[test]
    fn what_is_left_out_because_it_is_empty_is_no_fault() {
        assert_eq!(decode_one(TOPIC, r#"{"uplink_message":{}}"#), Decoded::Nothing);
        assert_eq!(decode_one(TOPIC, "{}"), Decoded::Nothing);
        let inner = r#"{"uplink_message":{"decoded_payload":{"power_w":5},"received_at":"2026-11-28T21:15:00.250Z"}}"#;
        assert_eq!(flat(&decode_one(TOPIC, inner))[0].3, Some(1_795_900_500_250));
    }

    #[test]
    fn bytes_without_a_formatter_are_refused_with_what_to_do_and_other_events_understood() {
        let missing = decode_one(TOPIC, r#"{"uplink_message":{"frm_payload":"AQ=="}}"#);
        assert!(matches!(missing, Decoded::Refused(reason) if reason.to_string().contains("payload formatter")));
        let wrong_time = r#"{"received_at":"noon","uplink_message":{"decoded_payload":{"power_w":5}}}"#;
        for payload in [r#"{"uplink_message":{"decoded_payload":5}}"#, wrong_time, "{"] {
            assert!(matches!(decode_one(TOPIC, payload), Decoded::Refused(_)), "{payload}");
        }
        let simulated = r#"{"simulated":true,"uplink_message":{"decoded_payload":{"power_w":5}}}"#;
        assert_eq!(decode_one(TOPIC, simulated), Decoded::Nothing);
        for topic in ["v3/campus@tenant/devices/cellar-3/join", "v3/campus@tenant/devices/cellar-3/down/sent"] {
            assert_eq!(decode_one(topic, "{"), Decoded::Nothing, "{topic}");
        }
        assert_eq!(decode_one("v3/campus@tenant/gateways/x", "{}"), Decoded::Unclaimed);
    }
}
