//! ThingsBoard's device and gateway protocols, so that devices made for it can be pointed here.
//! Telemetry is an object, an array, or an object with `ts` and `values`. The device is the one
//! that signed in, or the gateway's message names it. Leaves out attributes, remote calls and
//! firmware.

use super::json::{Collected, instant_of, kind, parse};
use super::{Clock, Decoded, Fault, RawMessage, many, name, telemetry};
use serde_json::{Map, Value as Json};

/// Devices of one message.
const DEVICES_MAX: usize = 1_000;

pub(super) fn decode(levels: &[&str], message: &RawMessage<'_>, clock: Clock<'_>) -> Decoded {
    match levels {
        ["v1", "devices", "me", "telemetry"] | ["v2", "t"] | ["v2", "t", "j"] => {
            let Some(device) = message.device else {
                return Decoded::Refused(Fault::NoToken);
            };
            match parse(message.payload) {
                Ok(json) => {
                    let mut found = Collected::default();
                    let meter = name::key(device);
                    telemetry(&mut found, &json, clock.of("thingsboard", &meter), true);
                    super::of_meter(meter, "thingsboard", found)
                }
                Err(fault) => Decoded::Refused(fault),
            }
        }
        ["v2", "t", "p"] => Decoded::Refused(Fault::TelemetryJson),
        ["v1", "gateway", "telemetry"] => match parse(message.payload) {
            Ok(Json::Object(devices)) => gateway(&devices, clock),
            Ok(_) => Decoded::Refused(Fault::GatewayTelemetry {
                example: r#"{"Device A":[{"ts":1763675840000,"values":{"energy_kwh":42}}]}"#.to_owned(),
            }),
            Err(fault) => Decoded::Refused(fault),
        },
        ["v1", "devices" | "gateway", ..] => Decoded::Nothing,
        ["v2", kind, ..] if ["a", "r", "fw", "sw"].contains(kind) => Decoded::Nothing,
        _ => Decoded::Unclaimed,
    }
}

fn gateway(devices: &Map<String, Json>, clock: Clock<'_>) -> Decoded {
    let (mut meters, mut faults) = (Vec::new(), Vec::new());
    for (device, json) in devices.iter().take(DEVICES_MAX) {
        let mut found = Collected::default();
        let meter = name::key(device);
        telemetry(&mut found, json, clock.of("thingsboard-gateway", &meter), true);
        let (meter, found_faults) = found.of(meter, "thingsboard-gateway");
        meters.push(meter);
        let of_device = |fault| Fault::OfDevice { device: device.clone(), fault: Box::new(fault) };
        faults.extend(found_faults.into_iter().map(of_device));
    }
    if devices.len() > DEVICES_MAX {
        faults.push(Fault::TooManyDevices { count: devices.len() as u64, most: DEVICES_MAX as u64 });
    }
    many(meters, faults)
}

/// An object, one with `ts` and `values`, or an array of either.
fn telemetry(found: &mut Collected, json: &Json, clock: Clock<'_>, may_be_array: bool) {
    match json {
        Json::Array(items) if may_be_array => items.iter().for_each(|item| telemetry(found, item, clock, false)),
        Json::Object(object) => match object.get("values") {
            Some(Json::Object(values)) => {
                let at = match object.get("ts").filter(|ts| !ts.is_null()) {
                    None => None,
                    Some(ts) => match instant_of(ts, clock) {
                        Some(at) => Some(at),
                        None => {
                            found.faults.push(Fault::NotMillis { name: "ts".to_owned(), text: ts.to_string() });
                            return;
                        }
                    },
                };
                telemetry::flat(found, values, at);
            }
            _ => telemetry::flat(found, object, None),
        },
        other => found.faults.push(Fault::TelemetryIs { example: r#"{"energy_kwh":73}"#.to_owned(), kind: kind(other) }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_one, flat};
    use super::*;
    use domain::Zone;

    fn decode_as(device: Option<&str>, topic: &str, payload: &str) -> Decoded {
        Dialects::new().decode(&RawMessage { topic, payload: payload.as_bytes(), device }, &Zone::utc())
    }

    fn values(payload: &str) -> Vec<(String, f64, Option<i64>)> {
        let found = flat(&decode_as(Some("boiler"), "v1/devices/me/telemetry", payload));
        assert!(found.iter().all(|(meter, ..)| meter == "boiler"));
        found.into_iter().map(|(_, channel, value, at)| (channel, value, at)).collect()
    }

    #[test]
    fn telemetry_comes_in_four_shapes() {
        let at = Some(1_763_675_840_512);
        let with_time = r#"{"ts":1763675840512,"values":{"energy_kwh":73,"power_w":15}}"#;
        let expected = [("energy_kwh".to_owned(), 73.0, at), ("power_w".to_owned(), 15.0, at)];
        assert_eq!(values(with_time), expected);
        assert_eq!(values(&format!("[{with_time}]")), expected);
        assert_eq!(values(r#"{"energy_kwh":73}"#), [("energy_kwh".to_owned(), 73.0, None)]);
        assert_eq!(values(r#"[{"energy_kwh":73},{"power_w":1}]"#).len(), 2);
    }

    #[test]
    fn a_figure_without_a_unit_is_kept_unnamed() {
        assert_eq!(values(r#"{"energy":73}"#), [("value:energy".to_owned(), 73.0, None)]);
        assert_eq!(
            values(r#"{"power_kw":1.5,"state":"on","pump_energy_wh":500}"#),
            [("power_w".to_owned(), 1500.0, None), ("energy_kwh:pump".to_owned(), 0.5, None)]
        );
        assert_eq!(values(r#"{"energy_kwh:2":1}"#)[0].0, "energy_kwh:2");
    }

    #[test]
    fn who_speaks_must_be_known() {
        let found = decode_as(None, "v1/devices/me/telemetry", "{}");
        assert!(matches!(found, Decoded::Refused(reason) if reason.to_string().contains("access token")));
    }

    #[test]
    fn a_gateway_speaks_for_many() {
        let payload = r#"{"Device A":[{"ts":1763675840000,"values":{"energy_kwh":42}}],"Device B":[{"ts":1763675841000,"values":{"energy_kwh":7}}]}"#;
        assert_eq!(
            flat(&decode_one("v1/gateway/telemetry", payload)),
            [
                ("Device A".to_owned(), "energy_kwh".to_owned(), 42.0, Some(1_763_675_840_000)),
                ("Device B".to_owned(), "energy_kwh".to_owned(), 7.0, Some(1_763_675_841_000)),
            ]
        );
    }

    #[test]
    fn attributes_and_calls_are_understood_and_nonsense_refused() {
        for topic in ["v1/devices/me/attributes", "v1/devices/me/rpc/request/1", "v1/gateway/connect", "v2/a/1"] {
            assert_eq!(decode_as(Some("a"), topic, "{"), Decoded::Nothing, "{topic}");
        }
        for payload in ["12", "[[]]", r#"{"ts":"soon","values":{"energy_kwh":1}}"#, r#"{"energy_kwh":"much"}"#, "{"] {
            assert!(matches!(decode_as(Some("a"), "v2/t", payload), Decoded::Refused(_)), "{payload}");
        }
    }
}
