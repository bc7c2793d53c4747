//! What the dialects share in reading JSON: numbers, instants, and faults that name the field.

use domain::{Field, Millis, Zone};
use serde_json::Value as Json;

use super::Value;

/// The JSON of a payload.
pub(super) fn parse(payload: &[u8]) -> Result<Json, String> {
    serde_json::from_slice(payload).map_err(|error| match std::str::from_utf8(payload) {
        Ok(_) => format!("the payload is not JSON: {error}"),
        Err(_) => "the payload is not text".to_owned(),
    })
}

/// What JSON calls the kind of a value.
pub(super) fn kind(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

/// An instant as RFC 3339 writes it, with its offset.
pub(super) fn instant(text: &str) -> Option<Millis> {
    text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_millisecond)
}

/// An instant with an offset, or as clocks on the wall of `zone` show it.
pub(super) fn instant_in(text: &str, zone: &Zone) -> Option<Millis> {
    instant(text).or_else(|| {
        let local = text.parse::<jiff::civil::DateTime>().ok()?;
        let local_ms = local.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_millisecond();
        Some(zone.first_instant_of(local_ms))
    })
}

/// Collects the values of one message, and what is wrong with the rest.
#[derive(Default)]
pub(super) struct Collected {
    pub values: Vec<Value>,
    pub faults: Vec<String>,
}

impl Collected {
    /// Takes a number that a device calls `name`, times `factor`, as `field` of `part`. Absent is no fault.
    pub fn take(&mut self, name: &str, json: Option<&Json>, factor: f64, field: &str, part: &str, at: Option<Millis>) {
        let Some(json) = json.filter(|json| !json.is_null()) else { return };
        let Some(field) = Field::named(field) else { return };
        let taken = match json.as_f64() {
            Some(number) => {
                field.stored(number * factor).map_err(|fault| fault.replace(&format!("`{}`", field.name), &format!("`{name}`")))
            }
            None => Err(format!("`{name}` is {}, not a number", kind(json))),
        };
        match taken {
            Ok(value) => self.values.push(Value { field, part: part.to_owned(), value, at, span_ms: None }),
            Err(fault) => self.faults.push(fault),
        }
    }
}
