//! The small part of Home Assistant's templates that announced sensors use: a place in the payload,
//! a few filters, and arithmetic. Nothing else is guessed at.

use super::json::{kind, number, scalar};
use serde_json::Value as Json;

/// The longest template that is read.
const TEXT_MAX: usize = 500;

/// The depth of nested parentheses.
const DEPTH_MAX: usize = 10;

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

impl Template {
    /// Parses a template; `None` if it holds more than this understands.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > TEXT_MAX {
            return None;
        }
        let inner = text.trim().strip_prefix("{{")?.strip_suffix("}}")?;
        let inner = inner.strip_prefix('-').unwrap_or(inner);
        let mut reader = Reader { rest: inner.strip_suffix('-').unwrap_or(inner), depth: 0 };
        let template = reader.sum()?;
        reader.rest.trim().is_empty().then_some(template)
    }

    /// Whether it looks into JSON.
    pub fn is_json(&self) -> bool {
        match self {
            Self::Payload | Self::Number(_) => false,
            Self::Place(_) => true,
            Self::Calculated(left, _, right) => left.is_json() || right.is_json(),
            Self::Rounded(of, _) | Self::Whole(of) => of.is_json(),
        }
    }

    /// The number; `None` if this payload does not hold it.
    pub fn value(&self, payload: &[u8], json: &Json) -> Result<Option<f64>, String> {
        Ok(match self {
            Self::Payload => scalar(payload)?,
            Self::Number(number) => Some(*number),
            Self::Place(steps) => {
                let found = steps.iter().try_fold(json, |json, step| match step {
                    Step::Key(key) => json.get(key),
                    Step::Index(index) => json.get(index),
                });
                match found {
                    None | Some(Json::Null) => None,
                    Some(Json::String(text)) => scalar(text.as_bytes()).map_err(|_| wrong(steps, "a text"))?,
                    Some(other) => Some(number(other).ok_or_else(|| wrong(steps, kind(other)))?),
                }
            }
            Self::Calculated(left, operator, right) => {
                let (left, right) = (left.value(payload, json)?, right.value(payload, json)?);
                left.zip(right).map(|(left, right)| match operator {
                    Operator::Plus => left + right,
                    Operator::Minus => left - right,
                    Operator::Times => left * right,
                    Operator::Over => left / right,
                })
            }
            Self::Rounded(of, digits) => of.value(payload, json)?.map(|value| {
                let scale = 10_f64.powi(*digits);
                (value * scale).round() / scale
            }),
            Self::Whole(of) => of.value(payload, json)?.map(f64::trunc),
        })
    }
}

fn wrong(steps: &[Step], kind: &str) -> String {
    let name: Vec<String> = steps
        .iter()
        .map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(index) => index.to_string(),
        })
        .collect();
    format!("`{}` is {kind}, not a number", name.join("."))
}

/// Parses from the left. Each method takes what it understands off the rest.
struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start();
        rest.strip_prefix(text).map(|rest| self.rest = rest).is_some()
    }

    fn sum(&mut self) -> Option<Template> {
        let mut left = self.product()?;
        loop {
            let operator = if self.take("+") {
                Operator::Plus
            } else if self.take("-") {
                Operator::Minus
            } else {
                return Some(left);
            };
            left = Template::Calculated(Box::new(left), operator, Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Option<Template> {
        let mut left = self.filtered()?;
        loop {
            let operator = if self.take("*") {
                Operator::Times
            } else if self.rest.trim_start().starts_with("//") {
                return None;
            } else if self.take("/") {
                Operator::Over
            } else {
                return Some(left);
            };
            left = Template::Calculated(Box::new(left), operator, Box::new(self.filtered()?));
        }
    }

    fn filtered(&mut self) -> Option<Template> {
        let mut of = self.primary()?;
        while self.take("|") {
            let name = self.word()?;
            let arguments = if self.take("(") {
                let (inner, rest) = self.rest.split_once(')')?;
                self.rest = rest;
                inner.trim()
            } else {
                ""
            };
            of = match name {
                // A default for a missing number is not a reading, so defaults are left out on
                // purpose.
                "float" | "default" | "is_defined" => of,
                "int" => Template::Whole(Box::new(of)),
                "round" if arguments.is_empty() => Template::Rounded(Box::new(of), 0),
                "round" => Template::Rounded(Box::new(of), arguments.parse().ok().filter(|digits| (0..=12).contains(digits))?),
                _ => return None,
            };
        }
        Some(of)
    }

    fn primary(&mut self) -> Option<Template> {
        if self.take("(") {
            self.depth += 1;
            if self.depth > DEPTH_MAX {
                return None;
            }
            let inner = self.sum()?;
            self.depth -= 1;
            return self.take(")").then_some(inner);
        }
        let rest = self.rest.trim_start();
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        if digits > 0 && rest.starts_with(|c: char| c.is_ascii_digit()) {
            let number = rest[..digits].parse().ok()?;
            self.rest = &rest[digits..];
            return Some(Template::Number(number));
        }
        match self.word()? {
            "value" => Some(Template::Payload),
            "value_json" => self.steps().map(Template::Place),
            _ => None,
        }
    }

    fn steps(&mut self) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        loop {
            if let Some(rest) = self.rest.strip_prefix('.') {
                self.rest = rest;
                steps.push(Step::Key(self.word()?.to_owned()));
            } else if let Some(rest) = self.rest.strip_prefix('[') {
                let rest = rest.trim_start();
                let (step, behind) = match rest.chars().next()? {
                    quote @ ('\'' | '"') => {
                        let (key, behind) = rest[1..].split_once(quote)?;
                        (Step::Key(key.to_owned()), behind)
                    }
                    _ => {
                        let end = rest.find(']')?;
                        (Step::Index(rest[..end].trim().parse().ok()?), &rest[end..])
                    }
                };
                self.rest = behind.trim_start().strip_prefix(']')?;
                steps.push(step);
            } else {
                return Some(steps);
            }
        }
    }

    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        self.rest = &rest[end..];
        (end > 0).then(|| &rest[..end])
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]
    use super::*;

    fn value(template: &str, payload: &str) -> Result<Option<f64>, String> {
        let json = serde_json::from_str(payload).unwrap_or(Json::Null);
        Template::parse(template).expect(template).value(payload.as_bytes(), &json)
    }

    #[test]
    fn the_common_shapes_are_read() {
        let payload = r#"{"a":{"b":1234.567,"c-d":"5"},"list":[7,8]}"#;
        for (template, expected) in [
            ("{{ value_json.a.b }}", 1234.567),
            ("{{value_json['a'][\"c-d\"]}}", 5.0),
            ("{{ value_json.list[1] | int }}", 8.0),
            ("{{ value_json.a.b | float / 1000 }}", 1.234567),
            ("{{ (value_json.a.b | float(0) * 2) | round(1) }}", 2469.1),
            ("{{- value_json.a.b | default(0) | round -}}", 1235.0),
            ("{{ value_json.a['b'] - value_json.list[0] * 2 }}", 1220.567),
        ] {
            assert!((value(template, payload).unwrap().unwrap() - expected).abs() < 1e-9, "{template}");
        }
        assert_eq!(value("{{ value }}", "12.5"), Ok(Some(12.5)));
        assert_eq!(value("{{ value | float }}", "unavailable"), Ok(None));
    }

    #[test]
    fn what_is_missing_is_no_reading_and_what_is_no_number_is_said() {
        assert_eq!(value("{{ value_json.x | float(0) }}", "{}"), Ok(None));
        assert_eq!(value("{{ value_json.x.y }}", r#"{"x":{"y":[1]}}"#), Err("`x.y` is an array, not a number".to_owned()));
    }

    #[test]
    fn what_is_not_understood_is_not_guessed_at() {
        let deep = format!("{{{{ {}value }}}}", "(".repeat(50));
        for template in [
            "{% if value_json.a %}1{% endif %}",
            "{{ states('sensor.x') }}",
            "{{ value_json.a if value_json.b else 0 }}",
            "{{ value_json.a | regex_findall('x') }}",
            "{{ value_json.a }} kWh",
            "{{ value // 2 }}",
            "{{ value_json.a",
            "{{ }}",
            deep.as_str(),
        ] {
            assert_eq!(Template::parse(template), None, "{template}");
        }
    }
}
