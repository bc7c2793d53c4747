//! rtlamr2mqtt, which reads American meters by rtlamr: `rtlamr/<id>/state` with a reading that its
//! owner formatted, and rtlamr's own JSON. Neither has a unit. Its announcement to Home Assistant
//! has one and comes first; without it, each register is asked about. Leaves out the attributes,
//! which repeat the message without its register.

use super::json::{Collected, instant_of, parse, scalar};
use super::measure::M3_PER_GAL;
use super::rtl_433_models::probably;
use super::{Clock, Decoded, Fault, name};
use domain::Millis;
use serde_json::{Map, Value as Json};

pub(super) const DIALECT: &str = "rtlamr2mqtt";

pub(super) fn decode(levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    match levels {
        ["rtlamr", "status"] | ["rtlamr", _, "attributes"] => Decoded::Nothing,
        ["rtlamr", id, "state"] => {
            let meter = name::key(id);
            let mut found = Collected::default();
            match state(payload) {
                Ok(Some((reading, _))) => {
                    found.leave("reading", &Json::from(reading), lastseen(payload, clock.of(DIALECT, &meter)), None)
                }
                Ok(None) => {}
                Err(fault) => return Decoded::Refused(fault.of("reading")),
            }
            super::of_meter(meter, DIALECT, found)
        }
        _ => match parse(payload) {
            Ok(Json::Object(line)) => message(&line, clock),
            _ => Decoded::Unclaimed,
        },
    }
}

/// What an announcement made of a state, with the time that the state tells.
pub(super) fn dated(mut announced: Decoded, payload: &[u8], clock: Clock<'_>) -> Decoded {
    if let Decoded::Values { meters, .. } = &mut announced {
        let at = lastseen(payload, clock);
        meters.iter_mut().flat_map(|one| &mut one.values).for_each(|value| value.at = value.at.or(at));
    }
    announced
}

/// The reading, and the object that it stands in. Old versions send it bare.
fn state(payload: &[u8]) -> Result<Option<(f64, Option<Json>)>, Fault> {
    let Ok(json @ Json::Object(_)) = parse(payload) else { return Ok(scalar(payload)?.map(|reading| (reading, None))) };
    match json.get("reading") {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => Ok(scalar(text.as_bytes())?.map(|reading| (reading, Some(json)))),
        Some(other) => Ok(scalar(other.to_string().as_bytes())?.map(|reading| (reading, Some(json)))),
    }
}

fn lastseen(payload: &[u8], clock: Clock<'_>) -> Option<Millis> {
    instant_of(parse(payload).ok()?.get("lastseen")?, clock)
}

/// A message as rtlamr writes it.
fn message(line: &Map<String, Json>, clock: Clock<'_>) -> Decoded {
    let Some(message) = line.get("Message").and_then(Json::as_object) else { return Decoded::Unclaimed };
    let number = |name: &str| message.get(name).and_then(Json::as_u64);
    let Some(id) = ["EndpointID", "ERTSerialNumber", "ID"].iter().find_map(|name| number(name)) else {
        return Decoded::Unclaimed;
    };
    let meter = id.to_string();
    let at = line.get("Time").and_then(|time| instant_of(time, clock.of(DIALECT, &meter)));
    let kind = ["EndpointType", "ERTType", "Type"].iter().find_map(|name| number(name));
    let is_r900 = line.get("Type").and_then(Json::as_str).is_some_and(|kind| kind.starts_with("R900"));
    let mut found = Collected::default();
    for name in ["Consumption", "LastConsumptionCount", "LastConsumption", "LastGeneration"] {
        let Some(json) = message.get(name) else { continue };
        let probably = if is_r900 {
            Some(("water_m3", 0.1 * M3_PER_GAL))
        } else {
            kind.and_then(|kind| probably(kind, name == "LastGeneration"))
        };
        found.leave(name, json, at, probably);
    }
    super::of_meter(meter, DIALECT, found)
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::testing::{decode_by, decode_one, flat, unread};
    use super::*;

    const STATE: &str = r#"{"reading":"004812.50","lastseen":"2026-11-20T07:00:05-05:00"}"#;

    #[test]
    fn a_state_has_the_unit_that_was_announced_and_the_time_that_it_tells() {
        let mut dialects = Dialects::new();
        let config = r#"{"device":{"identifiers":["meter_5512"],"name":"Cellar meter"},"state_topic":"rtlamr/5512/state","components":{"5512_reading":{"platform":"sensor","name":"Reading","value_template":"{{ value_json.reading|float }}","unit_of_measurement":"kWh","device_class":"energy","state_class":"total_increasing","unique_id":"5512_reading"}}}"#;
        assert_eq!(decode_by(&mut dialects, "homeassistant/device/5512/config", config), Decoded::Announced);
        let found = flat(&decode_by(&mut dialects, "rtlamr/5512/state", STATE));
        assert_eq!(found[0].2, 4812.5);
        assert_eq!((found[0].0.as_str(), found[0].3), ("meter_5512", Some(1_795_176_005_000)));
        assert_eq!(found[0].1.split(':').next(), Some("energy_kwh"));
    }

    #[test]
    fn a_state_that_was_not_announced_is_asked_about() {
        assert_eq!(unread(&decode_one("rtlamr/5512/state", STATE)), [("5512".to_owned(), "reading".to_owned(), 4812.5, None)]);
        assert_eq!(unread(&decode_one("rtlamr/5512/state", "004812.50"))[0].2, 4812.5);
        for (topic, payload) in [("rtlamr/status", "online"), ("rtlamr/5512/attributes", "{}"), ("rtlamr/5512/state", "{}")] {
            assert_eq!(decode_one(topic, payload), Decoded::Nothing, "{topic}");
        }
        assert!(
            matches!(decode_one("rtlamr/5512/state", r#"{"reading":"much"}"#), Decoded::Refused(why) if why.to_string().contains("`reading`"))
        );
    }

    #[test]
    fn a_message_of_rtlamr_is_asked_about_with_what_its_type_says() {
        for (kind, message, path, field) in [
            ("SCM", r#""ID":900001,"Type":12,"Consumption":77"#, "Consumption", "gas_therms"),
            ("SCM+", r#""EndpointID":900001,"EndpointType":171,"Consumption":77"#, "Consumption", "water_m3"),
            ("IDM", r#""ERTSerialNumber":900001,"ERTType":7,"LastConsumptionCount":77"#, "LastConsumptionCount", "energy_kwh"),
            ("R900", r#""ID":900001,"Consumption":77,"BackFlow":0"#, "Consumption", "water_m3"),
        ] {
            let line =
                format!(r#"{{"Time":"2026-11-20T12:00:05.25Z","Offset":0,"Length":0,"Type":"{kind}","Message":{{{message}}}}}"#);
            let found = unread(&decode_one("rtlamr/debug", &line));
            assert_eq!(found, [("900001".to_owned(), path.to_owned(), 77.0, Some(field))], "{kind}");
        }
    }
}
