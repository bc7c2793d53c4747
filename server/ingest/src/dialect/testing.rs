//! Helpers for tests of dialects: decode a message, and show the values as plain tuples.

use super::{Decoded, Dialects, Heard};
use domain::{Millis, Zone};

/// Decodes a message with dialects that remember nothing.
pub(super) fn heard(topic: &str, payload: &str) -> Decoded {
    heard_by(&mut Dialects::new(), topic, payload)
}

/// Decodes a message with these dialects.
pub(super) fn heard_by(dialects: &mut Dialects, topic: &str, payload: &str) -> Decoded {
    heard_bytes(dialects, topic, payload.as_bytes())
}

/// The same for any bytes.
pub(super) fn heard_bytes(dialects: &mut Dialects, topic: &str, payload: &[u8]) -> Decoded {
    dialects.decode(&Heard { topic, payload, device: None }, &Zone::utc())
}

/// Meter, channel, value and time of all values.
pub(super) fn flat(decoded: &Decoded) -> Vec<(String, String, f64, Option<Millis>)> {
    let Decoded::Values { told, .. } = decoded else { return Vec::new() };
    let of = |told: &super::Told| {
        let meter = told.meter.clone();
        let channel = |value: &super::Value| match value.part.as_str() {
            "" => value.field.name.to_owned(),
            part => format!("{}:{part}", value.field.name),
        };
        told.values.iter().map(|value| (meter.clone(), channel(value), value.value, value.at)).collect::<Vec<_>>()
    };
    told.iter().flat_map(of).collect()
}

/// The same without the meter.
pub(super) fn flat_of(decoded: &Decoded) -> Vec<(String, f64, Option<Millis>)> {
    flat(decoded).into_iter().map(|(_, channel, value, at)| (channel, value, at)).collect()
}
