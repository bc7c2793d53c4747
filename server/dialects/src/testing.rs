//! Helpers for tests of dialects: decode a message, and show the values as plain tuples.

use super::{Decoded, Dialects, RawMessage};
use domain::{Millis, Zone};

/// Decodes a message with dialects that remember nothing.
pub(super) fn decode_one(topic: &str, payload: &str) -> Decoded {
    decode_by(&mut Dialects::new(), topic, payload)
}

/// Decodes a message with these dialects.
pub(super) fn decode_by(dialects: &mut Dialects, topic: &str, payload: &str) -> Decoded {
    decode_bytes(dialects, topic, payload.as_bytes())
}

/// The same for any bytes.
pub(super) fn decode_bytes(dialects: &mut Dialects, topic: &str, payload: &[u8]) -> Decoded {
    dialects.decode(&RawMessage { topic, payload, device: None }, &Zone::utc())
}

/// Meter, channel, value and time of all values.
pub(super) fn flat(decoded: &Decoded) -> Vec<(String, String, f64, Option<Millis>)> {
    let Decoded::Values { meters, .. } = decoded else { return Vec::new() };
    let of = |one: &super::MeterValues| {
        let meter = one.meter.clone();
        let channel = |value: &super::Value| match value.part.as_str() {
            "" => value.field.name.to_owned(),
            part => format!("{}:{part}", value.field.name),
        };
        one.values.iter().map(|value| (meter.clone(), channel(value), value.value, value.at)).collect::<Vec<_>>()
    };
    meters.iter().flat_map(of).collect()
}

/// The same without the meter.
pub(super) fn flat_of(decoded: &Decoded) -> Vec<(String, f64, Option<Millis>)> {
    flat(decoded).into_iter().map(|(_, channel, value, at)| (channel, value, at)).collect()
}

/// Meter, path, value and the proposed field of all figures that are left unread.
pub(super) fn unread(decoded: &Decoded) -> Vec<(String, String, f64, Option<&'static str>)> {
    let Decoded::Values { meters, .. } = decoded else { return Vec::new() };
    let of = |one: &super::MeterValues| {
        let meter = one.meter.clone();
        let row = |unread: &super::Unread| {
            let field = unread.proposal.as_ref().map(|proposal| proposal.field.name);
            (meter.clone(), unread.path.clone(), unread.value, field)
        };
        one.unread.iter().map(row).collect::<Vec<_>>()
    };
    meters.iter().flat_map(of).collect()
}
