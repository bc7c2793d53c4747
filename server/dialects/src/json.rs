//! Reading payloads, shared by the dialects: JSON, numbers, instants, and faults that name the
//! field and say what is allowed.

use domain::{Field, MeterRole, Millis};
use serde_json::Value as Json;
use serde_json::error::Category;

pub(super) use super::json_kind::kind;
use super::{Clock, Fault, MeterValues, Proposal, Unread, Value, name};

/// Parses a payload as JSON.
pub(super) fn parse(payload: &[u8]) -> Result<Json, Fault> {
    serde_json::from_slice(payload).map_err(|error| {
        let Ok(text) = std::str::from_utf8(payload) else { return Fault::NotText };
        let (line, column) = (error.line() as u64, error.column() as u64);
        match error.classify() {
            _ if text.trim().is_empty() => Fault::Empty,
            Category::Eof => Fault::JsonEnds { line, column },
            _ if error.to_string().starts_with("recursion") => Fault::JsonTooDeep { line, column },
            _ if error.to_string().starts_with("trailing") => Fault::JsonGoesOn { line, column },
            _ if text.contains("NaN") || text.contains("nan") || text.contains("Infinity") => Fault::JsonNan { line, column },
            _ => Fault::NotJson { around: around(text, &error), line, column },
        }
    })
}

/// The text around the place where parsing failed.
fn around(text: &str, error: &serde_json::Error) -> String {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let mut start = error.column().saturating_sub(1).min(line.len());
    while !line.is_char_boundary(start) {
        start -= 1;
    }
    line[start..].chars().take(12).filter(|c| !c.is_control()).collect()
}

/// Parses a payload that is one number. `None` if it is what devices write when they have no
/// number; that is not a fault.
pub(super) fn scalar(payload: &[u8]) -> Result<Option<f64>, Fault> {
    let Ok(text) = std::str::from_utf8(payload) else {
        return Err(Fault::NotTextNumber);
    };
    let text = text.trim().trim_matches('"');
    if ["", "nan", "null", "none", "unknown", "unavailable"].contains(&text.to_lowercase().as_str()) {
        return Ok(None);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        _ => Err(Fault::PayloadNoNumber { text: shortened(text) }),
    }
}

/// At most the first 40 characters of a text, for a sentence.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The number in a JSON value. It may also be a text, as exact decimals often are.
pub(super) fn number(json: &Json) -> Option<f64> {
    match json {
        Json::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        other => other.as_f64(),
    }
}

/// An instant in RFC 3339 with its offset.
pub(super) fn instant(text: &str) -> Option<Millis> {
    text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_millisecond)
}

/// An instant with an offset, or a local time of `clock`.
pub(super) fn instant_in(text: &str, clock: Clock<'_>) -> Option<Millis> {
    instant(text).or_else(|| {
        let local = text.parse::<jiff::civil::DateTime>().ok()?;
        let local_ms = local.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_millisecond();
        Some(clock.instant_of(local_ms))
    })
}

/// An instant as devices write it: text, or a number of seconds or milliseconds since 1970. The
/// size tells them apart: seconds reach the size of milliseconds only in the year 5138.
pub(super) fn instant_of(json: &Json, clock: Clock<'_>) -> Option<Millis> {
    match json {
        Json::String(text) => instant_in(text, clock).or_else(|| epoch(text.trim().parse().ok()?)),
        other => epoch(other.as_f64()?),
    }
}

fn epoch(number: f64) -> Option<Millis> {
    let ms = if number.abs() < 1e11 { number * 1000.0 } else { number };
    // Beyond this, no calendar can show it.
    (ms.abs() < 1e14).then_some(ms.round() as Millis)
}

/// Collects the values of one message, and its faults.
#[derive(Default)]
pub(super) struct Collected {
    pub values: Vec<Value>,
    pub faults: Vec<Fault>,
    pub unread: Vec<Unread>,
    pub role: Option<MeterRole>,
}

/// The figures of one message that are noted as unread; the rest is left out.
const UNREAD_MAX: usize = 50;

/// The longest name of such a figure, in bytes.
const PATH_BYTES_MAX: usize = 200;

impl Collected {
    /// Takes a number that a device calls `name`, times `factor`, as `field` of `part`. A missing
    /// number is not a fault.
    pub fn take(&mut self, name: &str, json: Option<&Json>, factor: f64, field: &str, part: &str, at: Option<Millis>) {
        let Some(json) = json.filter(|json| !json.is_null()) else { return };
        match number(json) {
            Some(number) => self.put(name, number * factor, field, part, at),
            None => self.faults.push(Fault::not_number(name, json)),
        }
    }

    /// Notes a figure that is known and not counted, with what it probably is: a field, and the
    /// factor to its unit.
    pub fn leave(&mut self, path: &str, json: &Json, at: Option<Millis>, probably: Option<(&str, f64)>) {
        let has_room = self.unread.len() < UNREAD_MAX && path.len() <= PATH_BYTES_MAX;
        let Some(value) = number(json).filter(|_| has_room) else { return };
        let proposal =
            probably.and_then(|(field, factor)| Field::named(field).map(|field| Proposal { field, factor, part: String::new() }));
        self.unread.push(Unread { path: path.to_owned(), value, at, proposal });
    }

    /// All of it as a meter, and the faults.
    pub fn of(self, meter: String, dialect: &'static str) -> (MeterValues, Vec<Fault>) {
        let Self { values, faults, unread, role } = self;
        (MeterValues { meter, dialect, role, values, unread }, faults)
    }

    /// Takes a value that a device calls `name`. It goes to the channel in the field's stored unit.
    pub fn put(&mut self, name: &str, value: f64, field: &str, part: &str, at: Option<Millis>) {
        if let Some(field) = Field::named(field) {
            self.put_field(name, value, field, part, at);
        }
    }

    /// The same with a field.
    pub fn put_field(&mut self, name: &str, value: f64, field: &'static Field, part: &str, at: Option<Millis>) {
        match field.stored(value) {
            Ok(value) => {
                let field = if field.channel == field.name { field } else { Field::named(field.channel).unwrap_or(field) };
                // The part comes from the device and becomes part of a channel's name.
                self.values.push(Value { field, part: name::clean(part), value, at, span_ms: None });
            }
            Err(_) => self.faults.push(Fault::beyond(name, value, field)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_reason_says_where_the_json_breaks_and_how() {
        let why = |payload: &[u8]| parse(payload).unwrap_err().to_string();
        assert_eq!(why(br#"{"a":{"b":1},"#), "the payload ends in the middle of its JSON (line 1, column 13)");
        assert_eq!(why(b"  "), "the payload is empty");
        assert_eq!(why(b"\xff\xfe"), "the payload is not text");
        assert_eq!(why(b"on"), "the payload is not JSON: `on` cannot be read (line 1, column 1)");
        assert!(why(br#"{"a":1} {"b":2}"#).contains("one JSON value in a message"));
        assert!(why(br#"{"a":NaN}"#).contains("no NaN"));
        assert!(why("[".repeat(500).as_bytes()).contains("nested too deeply"));
        assert!(why("{\"ä\" ü}".as_bytes()).contains("line 1"));
    }

    #[test]
    fn a_number_may_be_written_as_a_text_and_none_as_a_word() {
        assert_eq!(scalar(b" 12.5\n"), Ok(Some(12.5)));
        assert_eq!(scalar(b"unavailable"), Ok(None));
        assert!(scalar(b"inf").is_err() && scalar(b"ON").is_err() && scalar(b"{}").is_err());
        assert_eq!(number(&Json::from("2000.125")), Some(2000.125));
        assert_eq!(number(&Json::from("NaN")), None);
    }

    #[test]
    fn seconds_and_milliseconds_are_told_apart() {
        let utc = domain::Zone::utc();
        for json in [
            Json::from(1_763_675_840),
            Json::from(1_763_675_840_000_i64),
            Json::from("2025-11-20T21:57:20Z"),
            Json::from("1763675840"),
        ] {
            assert_eq!(instant_of(&json, (&utc).into()), Some(1_763_675_840_000), "{json}");
        }
        assert_eq!(instant_of(&Json::from(1e300), (&utc).into()), None);
    }
}
