//! Zigbee2MQTT: `zigbee2mqtt/<friendly name>` with `energy` in kWh and `power` in W. The name may
//! contain slashes, so the last level tells commands and states of the bridge from devices.

use super::json::{Collected, instant_of, kind, parse};
use super::{Clock, Decoded};
use serde_json::Value as Json;

pub(super) fn decode(levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    let ["zigbee2mqtt", name @ ..] = levels else { return Decoded::Unclaimed };
    if name.is_empty()
        || name[0] == "bridge"
        || name.last().is_some_and(|last| ["availability", "set", "get", "config"].contains(last))
    {
        return Decoded::Nothing;
    }
    let json = match parse(payload) {
        Ok(Json::Object(fields)) => fields,
        // The bridge is set to publish single attributes, or this is one of its own topics below a
        // device. Neither gives energy.
        Ok(_) if name.len() > 1 => return Decoded::Nothing,
        Ok(other) => {
            return Decoded::Refused(format!(
                "the payload is {}, not an object such as {{\"power\":12,\"energy\":80.7}}",
                kind(&other)
            ));
        }
        Err(fault) => return Decoded::Refused(fault),
    };
    let name = name.join("/");
    let clock = clock.of("zigbee2mqtt", &name);
    let at = json.get("last_seen").and_then(|seen| instant_of(seen, clock));
    let mut found = Collected::default();
    found.take("energy", json.get("energy"), 1.0, "energy_kwh", "", at);
    found.take("produced_energy", json.get("produced_energy"), 1.0, "energy_export_kwh", "", at);
    found.take("power", json.get("power"), 1.0, "power_w", "", at);
    // Some models count in cubic metres and some in litres, under one name.
    if let Some(json) = json.get("water_consumed") {
        found.leave("water_consumed", json, at, None);
    }
    super::of_meter(name, "zigbee2mqtt", found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Zone;

    #[test]
    fn a_volume_of_unknown_unit_is_noted_and_not_counted() {
        let found = super::super::testing::decode_one("zigbee2mqtt/valve", r#"{"water_consumed":123456,"battery":90}"#);
        let Decoded::Values { meters, .. } = found else { panic!("{found:?}") };
        assert!(meters[0].values.is_empty());
        let noted = &meters[0].unread[0];
        assert_eq!((noted.path.as_str(), noted.value, &noted.proposal), ("water_consumed", 123_456.0, &None));
    }

    #[test]
    fn a_plug_with_a_slash_in_its_name_is_read() {
        let payload = br#"{"current":0.15,"energy":80.747,"linkquality":255,"power":12,"state":"ON","voltage":233.8}"#;
        let Decoded::Values { meters, faults, .. } = decode(&["zigbee2mqtt", "kitchen", "plug"], payload, (&Zone::utc()).into())
        else {
            panic!("it can be read")
        };
        let (meter, values) = (&meters[0].meter, &meters[0].values);
        assert_eq!((meter.as_str(), faults.len()), ("kitchen/plug", 0));
        let found: Vec<_> = values.iter().map(|v| (v.field.name, v.value, v.at)).collect();
        assert_eq!(found, [("energy_kwh", 80.747, None), ("power_w", 12.0, None)]);
    }

    #[test]
    fn when_it_was_last_seen_is_its_time() {
        let read = |seen: &str| {
            decode(&["zigbee2mqtt", "p"], format!(r#"{{"power":1,"last_seen":{seen}}}"#).as_bytes(), (&Zone::utc()).into())
        };
        for seen in ["1763675840000", "\"2025-11-20T21:57:20.000Z\"", "\"2025-11-20T22:57:20+01:00\""] {
            assert!(
                matches!(read(seen), Decoded::Values { meters, .. } if meters[0].values[0].at == Some(1_763_675_840_000)),
                "{seen}"
            );
        }
    }

    #[test]
    fn the_bridge_and_lamps_are_understood_and_say_nothing_of_energy() {
        for (name, payload) in [
            ("bridge/state", "online"),
            ("bridge/devices", "[]"),
            ("plug/availability", r#"{"state":"online"}"#),
            ("lamp", r#"{"state":"ON"}"#),
            ("group of lamps", r#"{"state":"ON","brightness":120}"#),
            ("plug/power", "12"),
        ] {
            let levels: Vec<&str> = std::iter::once("zigbee2mqtt").chain(name.split('/')).collect();
            assert_eq!(decode(&levels, payload.as_bytes(), (&Zone::utc()).into()), Decoded::Nothing, "{name}");
        }
        assert!(matches!(decode(&["zigbee2mqtt", "plug"], b"12", (&Zone::utc()).into()), Decoded::Refused(_)));
    }
}
