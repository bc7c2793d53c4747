//! GreenPulse's own format: `greenpulse/v1/<meter>/readings` with an object or an array of objects.
//! Each quantity's name carries its unit. The meter's name is one level of the topic.

use super::json::{Collected, instant, kind, parse};
use super::{Decoded, Fault, Value, own_part};
use domain::Field;
use serde_json::{Map, Value as Json};

const EXAMPLE: &str = r#"{"at":"2026-11-22T17:00:00Z","power_w":412.5,"energy_kwh":1834.21}"#;

pub(super) fn decode(levels: &[&str], payload: &[u8]) -> Decoded {
    let ["greenpulse", rest @ ..] = levels else { return Decoded::Unclaimed };
    // What we publish ourselves.
    if let ["v1", "buildings", _, "state"] = rest {
        return Decoded::Nothing;
    }
    let ["v1", meter, "readings"] = rest else {
        return Decoded::Refused(Fault::OwnTopic);
    };
    let json = match parse(payload) {
        Ok(json) => json,
        Err(fault) => return Decoded::Refused(Fault::SendSuch { fault: Box::new(fault), example: EXAMPLE.to_owned() }),
    };
    let objects = match json {
        Json::Array(items) => items,
        one => vec![one],
    };
    let many = objects.len() > 1;
    let (mut values, mut faults) = (Vec::new(), Vec::new());
    for (i, object) in objects.iter().enumerate() {
        let before = faults.len();
        match object {
            Json::Object(fields) => read(fields, &mut values, &mut faults),
            other => faults.push(Fault::ObjectExpected { kind: kind(other), example: EXAMPLE.to_owned() }),
        }
        if many {
            let (nth, count) = (i as u64 + 1, objects.len() as u64);
            let own = faults.split_off(before);
            faults.extend(own.into_iter().map(|fault| Fault::OfReading { nth, count, fault: Box::new(fault) }));
        }
    }
    if values.is_empty() && faults.is_empty() {
        faults.push(Fault::NoReading { example: EXAMPLE.to_owned() });
    }
    super::of_meter((*meter).to_owned(), "greenpulse", Collected { values, faults, ..Collected::default() })
}

fn read(fields: &Map<String, Json>, values: &mut Vec<Value>, faults: &mut Vec<Fault>) {
    let at = match fields.get("at") {
        None | Some(Json::Null) => None,
        Some(Json::String(text)) => match instant(text) {
            Some(at) => Some(at),
            None => {
                return faults.push(Fault::NotRfc3339 { name: "at".to_owned(), text: text.clone() });
            }
        },
        Some(other) => {
            return faults.push(Fault::NoRfc3339 { name: "at".to_owned(), kind: kind(other) });
        }
    };
    let span_ms = match fields.get("interval_s").filter(|json| !json.is_null()) {
        None => None,
        Some(json) => match json.as_f64().filter(|s| *s > 0.0 && *s <= 400.0 * 86_400.0) {
            Some(seconds) => Some((seconds * 1000.0) as i64),
            None => return faults.push(Fault::NotPeriod { name: "interval_s".to_owned(), text: json.to_string() }),
        },
    };
    for (name, json) in fields.iter().filter(|(name, json)| !["at", "interval_s"].contains(&name.as_str()) && !json.is_null()) {
        let (plain, part) = name.split_once(':').unwrap_or((name, ""));
        let taken = match (Field::named(plain), json.as_f64()) {
            (None, _) => Err(Fault::NotField { name: name.clone(), fields: names() }),
            (Some(_), None) => Err(Fault::not_number(name.clone(), json)),
            (Some(field), Some(number)) => {
                let stored = || field.stored(number).map_err(|_| Fault::beyond(field.name, number, field));
                own_part(name, part).and_then(|_| Ok((field, stored()?)))
            }
        };
        match taken {
            // A value goes to the channel in the stored unit.
            Ok((field, value)) => {
                let field = Field::named(field.channel).unwrap_or(field);
                values.push(Value { field, part: part.to_owned(), value, at, span_ms });
            }
            Err(fault) => faults.push(fault),
        }
    }
}

fn names() -> String {
    Field::ALL.iter().map(|field| field.name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(payload: &str) -> Decoded {
        decode(&["greenpulse", "v1", "m7", "readings"], payload.as_bytes())
    }

    fn values(decoded: &Decoded) -> Vec<(&str, f64, Option<i64>)> {
        match decoded {
            Decoded::Values { meters, .. } => meters[0].values.iter().map(|v| (v.field.name, v.value, v.at)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn an_object_and_an_array_are_read() {
        let at = 1_763_658_000_000;
        assert_eq!(values(&read(r#"{"at":"2025-11-20T17:00:00Z","power_w":412.5}"#)), [("power_w", 412.5, Some(at))]);
        let array = read(r#"[{"at":"2025-11-20T18:00:00+01:00","energy_kwh":1},{"energy_kwh":2}]"#);
        assert_eq!(values(&array), [("energy_kwh", 1.0, Some(at)), ("energy_kwh", 2.0, None)]);
    }

    #[test]
    fn the_same_quantity_in_another_unit_goes_to_the_same_channel() {
        assert_eq!(values(&read(r#"{"outdoor_temp_f":32}"#))[0].0, "outdoor_temp_c");
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_is_kept() {
        let Decoded::Values { meters, faults, .. } =
            read(r#"[{"power_w":1,"energy_wh":2},{"power_w":"3"},{"at":"yesterday","power_w":4}]"#)
        else {
            panic!("one value can be read");
        };
        assert_eq!(meters[0].values.len(), 1);
        assert!(faults[0].to_string().starts_with("reading 1 of 3: `energy_wh` is not a field"), "{faults:?}");
        assert!(faults[1].to_string().contains("`power_w` is a text, not a number"));
        assert!(faults[2].to_string().contains("`at` is \"yesterday\""));
    }

    #[test]
    fn a_part_that_is_no_name_is_refused_and_the_rest_is_kept() {
        let long = format!(r#"{{"power_w:{}":5}}"#, "x".repeat(4_000));
        for payload in [r#"{"power_w:\u0000":5}"#, r#"{"power_w:a b":5}"#, &long] {
            assert!(
                matches!(read(payload), Decoded::Refused(reason) if reason.to_string().contains("behind the colon")),
                "{payload}"
            );
        }
        assert_eq!(values(&read(r#"{"power_w:\u0000":5,"power_w:l1":6}"#)).len(), 1);
    }

    #[test]
    fn a_payload_without_any_reading_is_refused_with_an_example() {
        for payload in ["", "on", "[]", "{}", "42", "null", r#"{"at":"2025-11-20T17:00:00Z"}"#] {
            assert!(matches!(read(payload), Decoded::Refused(reason) if reason.to_string().contains("energy_kwh")), "{payload}");
        }
    }

    #[test]
    fn what_we_tell_others_does_not_come_back_as_a_meter() {
        assert_eq!(decode(&["greenpulse", "v1", "buildings", "3", "state"], b"1500"), Decoded::Nothing);
    }

    #[test]
    fn a_topic_with_a_slash_in_the_meter_is_refused() {
        let decoded = decode(&["greenpulse", "v1", "a", "b", "readings"], b"{}");
        assert!(matches!(decoded, Decoded::Refused(_)));
    }
}
