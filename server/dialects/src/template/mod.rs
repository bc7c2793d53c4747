//! The part of Home Assistant's templates that announced sensors use: a place in the payload, a few
//! filters, arithmetic, and conditions. Nothing else is guessed at. What a template gives where a
//! number is missing (`else 0`, `default(0)`) is never a reading.

mod parse;

use super::json::{kind, number, scalar};
use crate::{Fault, JsonKind};
use serde_json::Value as Json;

/// How to get a number from a payload.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Template {
    /// The payload is the number.
    Payload,
    /// A place in the payload's JSON.
    Place(Vec<Step>),
    Number(f64),
    Calculated(Box<Template>, Operator, Box<Template>),
    Rounded(Box<Template>, i32),
    Whole(Box<Template>),
    Absolute(Box<Template>),
    /// The first whose condition holds, else the last.
    Choice(Vec<(Condition, Template)>, Box<Template>),
    /// No reading.
    Nothing,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

/// What a template asks about the payload.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    /// It is there and not null.
    Defined(Template),
    /// It is there and a number.
    Number(Template),
    /// It is there, and neither 0, false nor empty.
    True(Template),
    /// A text is among the keys or within the text of it.
    Holds(Template, String),
    /// A place or the payload is this text.
    Is(Template, String),
    Compared(Template, Comparison, Template),
    Not(Box<Condition>),
    Both(Box<Condition>, Box<Condition>),
    Either(Box<Condition>, Box<Condition>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
}

/// A payload, and its JSON if a template needs that.
#[derive(Clone, Copy)]
struct Message<'a> {
    payload: &'a [u8],
    json: &'a Json,
}

impl Template {
    /// Parses a template; `None` if it holds more than this understands, or no reading at all.
    pub fn parse(text: &str) -> Option<Self> {
        parse::parse(text).filter(Self::is_reading)
    }

    /// Whether it looks into JSON.
    pub fn is_json(&self) -> bool {
        match self {
            Self::Payload | Self::Number(_) | Self::Nothing => false,
            Self::Place(_) => true,
            Self::Calculated(left, _, right) => left.is_json() || right.is_json(),
            Self::Rounded(of, _) | Self::Whole(of) | Self::Absolute(of) => of.is_json(),
            Self::Choice(all, last) => last.is_json() || all.iter().any(|(condition, one)| one.is_json() || condition.is_json()),
        }
    }

    /// Whether it takes anything from the payload.
    fn is_reading(&self) -> bool {
        match self {
            Self::Payload | Self::Place(_) => true,
            Self::Number(_) | Self::Nothing => false,
            Self::Calculated(left, _, right) => left.is_reading() || right.is_reading(),
            Self::Rounded(of, _) | Self::Whole(of) | Self::Absolute(of) => of.is_reading(),
            Self::Choice(all, last) => last.is_reading() || all.iter().any(|(_, one)| one.is_reading()),
        }
    }

    /// The number; `None` if this payload does not hold it.
    pub fn value(&self, payload: &[u8], json: &Json) -> Result<Option<f64>, Fault> {
        self.of(Message { payload, json })
    }

    fn of(&self, message: Message<'_>) -> Result<Option<f64>, Fault> {
        Ok(match self {
            Self::Payload => scalar(message.payload)?,
            Self::Number(number) => Some(*number),
            Self::Nothing => None,
            Self::Place(steps) => match found(steps, message.json) {
                None | Some(Json::Null) => None,
                Some(Json::String(text)) => scalar(text.as_bytes()).map_err(|_| wrong(steps, JsonKind::Text))?,
                Some(other) => Some(number(other).ok_or_else(|| wrong(steps, kind(other)))?),
            },
            Self::Calculated(left, operator, right) => {
                let (left, right) = (left.of(message)?, right.of(message)?);
                left.zip(right).map(|(left, right)| match operator {
                    Operator::Plus => left + right,
                    Operator::Minus => left - right,
                    Operator::Times => left * right,
                    Operator::Over => left / right,
                })
            }
            Self::Rounded(of, digits) => of.of(message)?.map(|value| {
                let scale = 10_f64.powi(*digits);
                (value * scale).round() / scale
            }),
            Self::Whole(of) => of.of(message)?.map(f64::trunc),
            Self::Absolute(of) => of.of(message)?.map(f64::abs),
            Self::Choice(all, last) => {
                let chosen = all.iter().find(|(condition, _)| condition.holds(message));
                chosen.map_or(&**last, |(_, one)| one).of(message)?
            }
        })
    }

    /// The text or JSON at a place, or the payload's text.
    fn raw(&self, message: Message<'_>) -> Option<Json> {
        match self {
            Self::Payload => std::str::from_utf8(message.payload).ok().map(|text| Json::from(text.trim())),
            Self::Place(steps) => found(steps, message.json).filter(|json| !json.is_null()).cloned(),
            other => other.of(message).ok().flatten().map(Json::from),
        }
    }
}

impl Condition {
    fn is_json(&self) -> bool {
        match self {
            Self::Defined(of) | Self::Number(of) | Self::True(of) | Self::Holds(of, _) | Self::Is(of, _) => of.is_json(),
            Self::Compared(left, _, right) => left.is_json() || right.is_json(),
            Self::Not(of) => of.is_json(),
            Self::Both(left, right) | Self::Either(left, right) => left.is_json() || right.is_json(),
        }
    }

    fn holds(&self, message: Message<'_>) -> bool {
        let value = |of: &Template| of.of(message).ok().flatten();
        match self {
            Self::Defined(of) => of.raw(message).is_some(),
            Self::Number(of) => value(of).is_some(),
            Self::True(of) => match of.raw(message) {
                None | Some(Json::Null | Json::Bool(false)) => false,
                Some(Json::String(text)) => !text.is_empty(),
                Some(Json::Number(number)) => number.as_f64() != Some(0.0),
                Some(Json::Array(all)) => !all.is_empty(),
                Some(Json::Object(all)) => !all.is_empty(),
                Some(Json::Bool(true)) => true,
            },
            Self::Holds(of, key) => match of.raw(message) {
                Some(Json::Object(all)) => all.contains_key(key),
                Some(Json::String(text)) => text.contains(key.as_str()),
                _ => false,
            },
            Self::Is(of, text) => of.raw(message).is_some_and(|json| json.as_str() == Some(text)),
            Self::Compared(left, comparison, right) => {
                value(left).zip(value(right)).is_some_and(|(left, right)| match comparison {
                    Comparison::Equal => left == right,
                    Comparison::Less => left < right,
                    Comparison::LessOrEqual => left <= right,
                    Comparison::More => left > right,
                    Comparison::MoreOrEqual => left >= right,
                })
            }
            Self::Not(of) => !of.holds(message),
            Self::Both(left, right) => left.holds(message) && right.holds(message),
            Self::Either(left, right) => left.holds(message) || right.holds(message),
        }
    }
}

fn found<'a>(steps: &[Step], json: &'a Json) -> Option<&'a Json> {
    steps.iter().try_fold(json, |json, step| match step {
        Step::Key(key) => json.get(key),
        Step::Index(index) => json.get(index),
    })
}

fn wrong(steps: &[Step], kind: JsonKind) -> Fault {
    let name: Vec<String> = steps
        .iter()
        .map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(index) => index.to_string(),
        })
        .collect();
    Fault::NotNumber { name: name.join("."), kind }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]
    use super::*;

    fn value(template: &str, payload: &str) -> Result<Option<f64>, Fault> {
        let json = serde_json::from_str(payload).unwrap_or(Json::Null);
        Template::parse(template).expect(template).value(payload.as_bytes(), &json)
    }

    #[test]
    fn the_common_shapes_are_read() {
        let payload = r#"{"a":{"b":1234.567,"c-d":"5","n":-3},"list":[7,8]}"#;
        for (template, expected) in [
            ("{{ value_json.a.b }}", 1234.567),
            ("{{value_json['a'][\"c-d\"]}}", 5.0),
            ("{{ value_json.list[1] | int }}", 8.0),
            ("{{ value_json.a.b | float / 1000 }}", 1.234567),
            ("{{ (value_json.a.b | float(0) * 2) | round(1) }}", 2469.1),
            ("{{- value_json.a.b | default(0) | round -}}", 1235.0),
            ("{{ value_json.a['b'] - value_json.list[0] * 2 }}", 1220.567),
            ("{{ value_json.a.get('b') }}", 1234.567),
            ("{{ value_json.get('a').get('b', 0) | multiply(2) }}", 2469.134),
            ("{{ value_json.a.n | abs }}", 3.0),
            ("{{ value_json.a.b | round(1, default=0) }}", 1234.6),
            ("{{ value_json.a.b * -1 }}", -1234.567),
            ("{{ -value_json.a.n | int }}", 3.0),
        ] {
            assert!((value(template, payload).unwrap().unwrap() - expected).abs() < 1e-9, "{template}");
        }
        assert_eq!(value("{{ value }}", "12.5"), Ok(Some(12.5)));
        assert_eq!(value("{{ value | float }}", "unavailable"), Ok(None));
    }

    #[test]
    fn a_condition_is_followed_and_its_default_is_no_reading() {
        for template in [
            "{{value_json['x'] if value_json['x'] is defined else 0}}",
            "{{ value_json.x if value_json is defined and value_json.x is defined else none }}",
            "{{ value_json.x if 'x' in value_json else states('sensor.x') }}",
            "{{ value_json.x if value_json.x is not none else this.state }}",
            "{{ value_json.x if value_json.x }}",
            "{{ 0 if value_json.x is not defined else value_json.x }}",
            "{{ (value_json.x if value_json.x is number else 'unknown') | float(0) }}",
            "{{ iif(value_json.x is defined, value_json.x, 0) }}",
            "{{ (value_json.x is defined) | iif(value_json.x, 0) }}",
            "{{ value_json.x | default(0) | float(0) | round(2) }}",
            "{% if value_json.x is defined %}{{ value_json.x }}{% else %}0{% endif %}",
            "{%- if value_json.y is defined -%} {{ value_json.y }} {%- elif value_json.x is defined -%} {{ value_json.x }} {%- endif -%}",
        ] {
            assert_eq!(value(template, r#"{"x":12.5}"#), Ok(Some(12.5)), "{template}");
            assert_eq!(value(template, r#"{"other":1}"#), Ok(None), "{template}");
        }
        let two = "{{ value_json.a if value_json.a is defined else value_json.b if value_json.b is defined else 0 }}";
        assert_eq!(
            (value(two, r#"{"a":1,"b":2}"#), value(two, r#"{"b":2}"#), value(two, "{}")),
            (Ok(Some(1.0)), Ok(Some(2.0)), Ok(None))
        );
        assert_eq!(value("{{ value_json.a | default(value_json.b) }}", r#"{"b":2}"#), Ok(Some(2.0)));
        let nested = "{{value_json['hc1']['x'] if value_json.hc1 is defined and value_json['hc1']['x'] is defined else 0}}";
        assert_eq!((value(nested, r#"{"hc1":{"x":3}}"#), value(nested, r#"{"hc2":{}}"#)), (Ok(Some(3.0)), Ok(None)));
    }

    #[test]
    fn a_comparison_chooses_between_readings_and_never_takes_a_constant() {
        let signed = "{{ value_json.p if value_json.dir == 'in' else 0 - value_json.p }}";
        assert_eq!(
            (value(signed, r#"{"p":5,"dir":"in"}"#), value(signed, r#"{"p":5,"dir":"out"}"#)),
            (Ok(Some(5.0)), Ok(Some(-5.0)))
        );
        let clamped = "{{ value_json.p if value_json.p | float > 0 else 0 }}";
        assert_eq!((value(clamped, r#"{"p":5}"#), value(clamped, r#"{"p":-5}"#)), (Ok(Some(5.0)), Ok(None)));
        assert_eq!(value("{{ value if value != 'n/a' else 0 }}", "n/a"), Ok(None));
        assert_eq!(value("{{ value if not (value == 'n/a' or value == '') }}", "4"), Ok(Some(4.0)));
    }

    #[test]
    fn what_is_missing_is_no_reading_and_what_is_no_number_is_said() {
        assert_eq!(value("{{ value_json.x | float(0) }}", "{}"), Ok(None));
        assert_eq!(
            value("{{ value_json.x.y }}", r#"{"x":{"y":[1]}}"#),
            Err(Fault::NotNumber { name: "x.y".to_owned(), kind: JsonKind::Array })
        );
    }

    #[test]
    fn what_is_not_understood_is_not_guessed_at() {
        let deep = format!("{{{{ {}value }}}}", "(".repeat(50));
        let long = format!("{{{{ value{} }}}}", " if value".repeat(500));
        for template in [
            "{% if value_json.a %}1{% endif %}",
            "{% set x = value_json.a %}{{ x }}",
            "{% for x in value_json.a %}{{ x }}{% endfor %}",
            "{{ states('sensor.x') }}",
            "{{ value_json.a | regex_findall('x') }}",
            "{{ value_json.a }} kWh",
            "{{ value // 2 }}",
            "{{ value_json.a",
            "{{ }}",
            "{{ 5 if value > 3 else 0 }}",
            deep.as_str(),
            long.as_str(),
        ] {
            assert_eq!(Template::parse(template), None, "{template}");
        }
    }
}
