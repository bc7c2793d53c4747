//! InfluxDB's line protocol, one line at a time:
//! `measurement,tag=value field=1.5,other=2i 1700000000000000000`. Follows the published grammar.
//! The existing crates have had no releases for years and depend on a parser generator. A line ends
//! at its newline, even inside a quoted text, so a broken quote costs one line and not all that
//! follow.
//!
//! The tag `meter`, `device`, `device_id`, `sensor` or `host` names the meter; without one, the
//! measurement does. Fields with the names of our fields are taken as such. For every other number
//! the pipeline asks the mappings, under the topic `influx/<measurement>/<field>`.

use crate::Fault;
use domain::Millis;

/// The start of a line's topic in the pipeline. The precision of its time follows.
const TOPIC: &str = "influx/line/";

/// The tags that name a meter. The first one present counts.
const METER_TAGS: [&str; 5] = ["meter", "device", "device_id", "sensor", "host"];

/// The unit of a line's timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Nanoseconds.
    Nanoseconds,
    /// Microseconds.
    Microseconds,
    /// Milliseconds.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Minutes, in version 1 of the API.
    Minutes,
    /// Hours, in version 1 of the API.
    Hours,
}

impl Precision {
    /// By its name in a request, from either version of the API.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ns" | "n" => Self::Nanoseconds,
            "us" | "u" | "µ" => Self::Microseconds,
            "ms" => Self::Milliseconds,
            "s" => Self::Seconds,
            "m" => Self::Minutes,
            "h" => Self::Hours,
            _ => return None,
        })
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Nanoseconds => "ns",
            Self::Microseconds => "us",
            Self::Milliseconds => "ms",
            Self::Seconds => "s",
            Self::Minutes => "m",
            Self::Hours => "h",
        }
    }

    fn millis(self, count: i64) -> Option<Millis> {
        match self {
            Self::Nanoseconds => Some(count.div_euclid(1_000_000)),
            Self::Microseconds => Some(count.div_euclid(1_000)),
            Self::Milliseconds => Some(count),
            Self::Seconds => count.checked_mul(1_000),
            Self::Minutes => count.checked_mul(domain::MINUTE_MS),
            Self::Hours => count.checked_mul(domain::HOUR_MS),
        }
    }

    /// The topic of a line with this precision.
    #[must_use]
    pub fn topic(self) -> String {
        format!("{TOPIC}{}", self.as_str())
    }

    /// The precision in a topic; `None` if it is not a topic of lines.
    #[must_use]
    pub fn of_topic(topic: &str) -> Option<Self> {
        Self::named(topic.strip_prefix(TOPIC)?)
    }
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// A finite number.
    Number(f64),
    /// A text or a truth value, which is not a reading.
    Other,
}

/// A parsed line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What was measured: the first word.
    pub measurement: String,
    /// The tags, in their order.
    pub tags: Vec<(String, String)>,
    /// The fields, in their order.
    pub fields: Vec<(String, FieldValue)>,
    /// The time of the line; `None` if it has none.
    pub at: Option<Millis>,
}

impl Line {
    /// The key of the line's meter.
    #[must_use]
    pub fn meter(&self) -> &str {
        let tagged = METER_TAGS.iter().find_map(|name| self.tags.iter().find(|(tag, _)| tag == name));
        tagged.map_or(&self.measurement, |(_, value)| value)
    }
}

/// Whether the line is empty or a comment.
#[must_use]
pub fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// Parses a line.
///
/// # Errors
/// What is wrong with it.
pub fn read(line: &str, precision: Precision) -> Result<Line, Fault> {
    let mut rest = Rest(line.trim());
    let measurement = rest.name(&[',', ' ']);
    if measurement.is_empty() {
        return Err(Fault::NoMeasurement);
    }
    let mut tags = Vec::new();
    while rest.skip(',') {
        let key = rest.name(&['=', ',', ' ']);
        if key.is_empty() || !rest.skip('=') {
            return Err(Fault::TagNoValue { key });
        }
        let value = rest.name(&[',', ' ']);
        if value.is_empty() {
            return Err(Fault::TagNoValue { key });
        }
        tags.push((key, value));
    }
    if !rest.skip_spaces() {
        return Err(Fault::NoFields);
    }
    let mut fields = Vec::new();
    loop {
        let key = rest.name(&['=', ',', ' ']);
        if key.is_empty() || !rest.skip('=') {
            return Err(Fault::FieldNoValue { key });
        }
        let value = rest.value(&key)?;
        fields.push((key, value));
        if !rest.skip(',') {
            break;
        }
    }
    let at = if rest.skip_spaces() && !rest.0.is_empty() {
        let count: i64 = rest.0.trim().parse().map_err(|_| {
            let shown: String = rest.0.chars().take(40).collect();
            Fault::LineTime { text: shown, precision: precision.as_str().to_owned() }
        })?;
        let at = precision.millis(count);
        Some(at.ok_or_else(|| Fault::LineTimeBeyond { count, precision: precision.as_str().to_owned() })?)
    } else if rest.0.is_empty() {
        None
    } else {
        let shown: String = rest.0.chars().take(40).collect();
        return Err(Fault::LineGoesOn { text: shown });
    };
    Ok(Line { measurement, tags, fields, at })
}

/// The rest of a line to parse.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn skip(&mut self, wanted: char) -> bool {
        let rest = self.0.strip_prefix(wanted);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn skip_spaces(&mut self) -> bool {
        let before = self.0.len();
        self.0 = self.0.trim_start_matches([' ', '\t']);
        self.0.len() < before
    }

    /// Reads up to one of `ends`. A backslash escapes a comma, an equals sign, a space or a
    /// backslash.
    fn name(&mut self, ends: &[char]) -> String {
        let mut found = String::new();
        let mut characters = self.0.char_indices().peekable();
        let mut end = self.0.len();
        while let Some((i, c)) = characters.next() {
            match c {
                '\\' => match characters.peek() {
                    Some(&(_, next)) if [',', '=', ' ', '\\'].contains(&next) => {
                        found.push(next);
                        characters.next();
                    }
                    _ => found.push(c),
                },
                c if ends.contains(&c) => {
                    end = i;
                    break;
                }
                c => found.push(c),
            }
        }
        self.0 = &self.0[end..];
        found
    }

    fn value(&mut self, key: &str) -> Result<FieldValue, Fault> {
        if let Some(text) = self.0.strip_prefix('"') {
            let mut is_escaped = false;
            for (i, c) in text.char_indices() {
                match c {
                    _ if is_escaped => is_escaped = false,
                    '\\' => is_escaped = true,
                    '"' => {
                        self.0 = &text[i + 1..];
                        return Ok(FieldValue::Other);
                    }
                    _ => {}
                }
            }
            return Err(Fault::NoClosingQuote { key: key.to_owned() });
        }
        let end = self.0.find([',', ' ', '\t']).unwrap_or(self.0.len());
        let (text, rest) = self.0.split_at(end);
        self.0 = rest;
        let wrong = || {
            let shown: String = text.chars().take(40).collect();
            Fault::FieldNoNumber { key: key.to_owned(), text: shown }
        };
        if ["t", "T", "true", "True", "TRUE", "f", "F", "false", "False", "FALSE"].contains(&text) {
            return Ok(FieldValue::Other);
        }
        let number = match text.strip_suffix(['i', 'u']) {
            Some(whole) if text.ends_with('i') => whole.parse::<i64>().map(|n| n as f64).map_err(|_| wrong())?,
            Some(whole) => whole.parse::<u64>().map(|n| n as f64).map_err(|_| wrong())?,
            None => text.parse::<f64>().map_err(|_| wrong())?,
        };
        if number.is_finite() { Ok(FieldValue::Number(number)) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn number(value: f64) -> FieldValue {
        FieldValue::Number(value)
    }

    #[test]
    fn a_line_is_taken_apart_as_the_grammar_has_it() {
        let line = read(
            r#"my\ meter,host=a\,b,tag\=x=c\ d power_w=-1.5e2,count=3i,big=7u,on=t,name="a, \"b\" c=d e" 1700000000123456789"#,
            Precision::Nanoseconds,
        );
        let line = line.unwrap();
        assert_eq!(line.measurement, "my meter");
        assert_eq!(line.tags, [("host".to_owned(), "a,b".to_owned()), ("tag=x".to_owned(), "c d".to_owned())]);
        let fields: Vec<(&str, FieldValue)> = line.fields.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
        let other = FieldValue::Other;
        assert_eq!(
            fields,
            [("power_w", number(-150.0)), ("count", number(3.0)), ("big", number(7.0)), ("on", other.clone()), ("name", other)]
        );
        assert_eq!(line.at, Some(1_700_000_000_123));
        assert_eq!(line.meter(), "a,b");
    }

    #[test]
    fn time_is_in_the_precision_that_was_said_or_absent() {
        for (name, count, at) in [
            ("ns", "1000000", 1),
            ("us", "-1500", -2),
            ("ms", "5", 5),
            ("s", "5", 5_000),
            ("m", "1", 60_000),
            ("h", "1", 3_600_000),
        ] {
            let line = read(&format!("m f=1 {count}"), Precision::named(name).unwrap()).unwrap();
            assert_eq!(line.at, Some(at), "{name}");
        }
        assert_eq!(read("m f=1", Precision::Nanoseconds).unwrap().at, None);
        assert!(read("m f=1 99999999999999999", Precision::Seconds).unwrap_err().to_string().contains("beyond"));
    }

    #[test]
    fn what_is_broken_is_named() {
        for (line, word) in [
            (",a=b f=1", "measurement"),
            ("m", "no fields"),
            ("m ", "no fields"),
            ("m,a f=1", "tag `a`"),
            ("m,a= f=1", "tag `a`"),
            ("m f", "field `f`"),
            ("m f=", "field `f`"),
            ("m f=abc", "`abc`"),
            ("m f=1.5i", "`1.5i`"),
            ("m f=NaN", "`NaN`"),
            ("m f=-1u", "`-1u`"),
            ("m f=1e999", "`1e999`"),
            ("m f=\"open", "closing quote"),
            ("m f=\"a\"b", "where a comma"),
            ("m f=1 soon", "`soon`"),
            ("m f=1,", "field ``"),
            ("m f=1 1 2", "`1 2`"),
        ] {
            let fault = read(line, Precision::Nanoseconds).unwrap_err();
            assert!(fault.to_string().contains(word), "{line}: {fault}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(line in "[a,= \\\\\"1ie.\u{0}é-]{0,40}", any in ".{0,40}") {
            let _ = read(&line, Precision::Hours);
            let _ = read(&any, Precision::Nanoseconds);
        }
    }
}
