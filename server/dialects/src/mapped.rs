//! Reads the messages of a topic by people's mappings. Leaves out checking mappings (the `domain`
//! crate does).

use super::json::{instant_in, kind, number, parse, scalar};
use super::{Clock, Decoded, Fault, MeterValues, RawMessage, Value, is_key, many};
use domain::mapping::{TimeFormat, filled, topic_match};
use domain::{ChannelKind, Field, Mapping, Millis, Zone};
use serde_json::Value as Json;
use std::collections::HashMap;

const DIALECT: &str = "mapping";

/// A mapping, ready for use.
#[derive(Debug)]
struct Ready {
    mapping: Mapping,
    /// Its zone, if it has one of its own.
    zone: Option<Zone>,
}

impl Ready {
    fn new(mapping: &Mapping) -> Self {
        let zone = Some(&mapping.zone).filter(|name| !name.is_empty()).and_then(|name| Zone::named(name).ok());
        Self { mapping: mapping.clone(), zone }
    }
}

/// Mappings by the start of their topic, so that a message is compared with few of them.
#[derive(Debug, Default)]
pub(super) struct Mappings {
    all: Vec<Ready>,
    /// Mappings of topics without wildcards.
    exact: HashMap<String, Vec<usize>>,
    /// Mappings of topics with wildcards, by the first level, which may itself be `+`.
    by_first: HashMap<String, Vec<usize>>,
}

impl Mappings {
    pub fn new(mappings: &[Mapping]) -> Self {
        let mut found = Self::default();
        // A mapping that fails its check would not do what it says.
        for mapping in mappings.iter().filter(|mapping| mapping.check().is_ok()) {
            let is_exact = !mapping.topic.contains(['+', '#']);
            let first = mapping.topic.split('/').next().unwrap_or_default();
            let index = if is_exact { found.exact.entry(mapping.topic.clone()) } else { found.by_first.entry(first.to_owned()) };
            index.or_default().push(found.all.len());
            found.all.push(Ready::new(mapping));
        }
        found
    }

    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|ready| ready.mapping.topic.as_str())
    }

    /// Reads a message by the mappings of its topic; `None` if there are none.
    pub fn read(&self, message: &RawMessage<'_>, clock: Clock<'_>) -> Option<Decoded> {
        if self.all.is_empty() {
            return None;
        }
        let first = message.topic.split('/').next().unwrap_or_default();
        let indexes = [self.exact.get(message.topic), self.by_first.get(first), self.by_first.get("+")];
        let mut indexes: Vec<usize> = indexes.into_iter().flatten().flatten().copied().collect();
        indexes.sort_unstable();
        let matching: Vec<(&Ready, Vec<&str>)> = indexes
            .into_iter()
            .filter_map(|index| self.all.get(index))
            .filter_map(|ready| Some((ready, topic_match(&ready.mapping.topic, message.topic)?)))
            .collect();
        if matching.is_empty() {
            return None;
        }
        let json = parse(message.payload);
        let (mut meters, mut faults, mut missing): (Vec<MeterValues>, _, _) = (Vec::new(), Vec::new(), Vec::new());
        for (ready, wildcards) in matching {
            match one(ready, &wildcards, message, &json, clock) {
                Ok(Some(found)) => match meters.iter_mut().find(|one| one.meter == found.meter) {
                    Some(one) => one.values.extend(found.values),
                    None => meters.push(found),
                },
                Ok(None) => missing.push(Fault::NothingWhereMapped { pointer: ready.mapping.pointer.clone() }),
                Err(fault) => faults.push(fault),
            }
        }
        // A topic may carry messages of several shapes. If a mapping finds nothing in the others,
        // that is not a fault.
        if meters.is_empty() && faults.is_empty() {
            faults = missing;
        }
        faults.dedup();
        Some(many(meters, faults))
    }
}

/// Returns what a mapping would read from a message. Remembers nothing.
///
/// # Errors
/// What is wrong with the mapping, or why it finds nothing.
pub fn preview(mapping: &Mapping, topic: &str, payload: &[u8], zone: &Zone) -> Result<Vec<MeterValues>, Fault> {
    mapping.check().map_err(|faults| Fault::Several(faults.iter().map(|fault| Fault::Other(fault.to_string())).collect()))?;
    let wildcards = topic_match(&mapping.topic, topic)
        .ok_or_else(|| Fault::TopicNotTaken { filter: mapping.topic.clone(), topic: topic.to_owned() })?;
    // Who will sign in is not known yet, so the placeholder stays.
    let message = RawMessage { topic, payload, device: Some("device") };
    match one(&Ready::new(mapping), &wildcards, &message, &parse(payload), zone.into())? {
        Some(meter) => Ok(vec![meter]),
        None => Err(Fault::NothingAt { pointer: mapping.pointer.clone() }),
    }
}

/// The value that one mapping finds; `None` if the payload does not hold it.
fn one(
    ready: &Ready,
    wildcards: &[&str],
    message: &RawMessage<'_>,
    json: &Result<Json, Fault>,
    clock: Clock<'_>,
) -> Result<Option<MeterValues>, Fault> {
    let mapping = &ready.mapping;
    let meter = filled(&mapping.meter, wildcards, message.device).map_err(Fault::Other)?;
    if !is_key(&meter) {
        return Err(Fault::MeterNoKey { name: meter });
    }
    let part = super::name::clean(&filled(&mapping.part, wildcards, message.device).map_err(Fault::Other)?);
    let found = if mapping.pointer.is_empty() {
        match json {
            Ok(json @ (Json::Object(_) | Json::Array(_))) => {
                return Err(Fault::SayWhere { kind: kind(json) });
            }
            _ => scalar(message.payload)?,
        }
    } else {
        match json.as_ref().map_err(Clone::clone)?.pointer(&mapping.pointer) {
            None | Some(Json::Null) => None,
            Some(json) => Some(number(json).ok_or_else(|| Fault::not_number(mapping.pointer.clone(), json))?),
        }
    };
    let Some(found) = found else { return Ok(None) };
    let at = time(ready, json, clock.of(DIALECT, &meter))?;
    let field = Field::named(&mapping.field).ok_or_else(|| Fault::MappedNoField { name: mapping.field.clone() })?;
    let written = found * mapping.factor;
    let value = field.stored(written).map_err(|_| Fault::beyond(field.name, written, field))?;
    // The value is in the stored unit now, so it goes to the channel of that unit, or of its
    // periods.
    let target = if mapping.is_interval && field.kind == ChannelKind::Cumulative { field.of_period() } else { None };
    let field = target.or_else(|| Field::named(field.channel)).unwrap_or(field);
    let span_ms = mapping.interval_s.filter(|_| field.kind == ChannelKind::Interval).map(|seconds| (seconds * 1000.0) as Millis);
    Ok(Some(MeterValues { values: vec![Value { field, part, value, at, span_ms }], ..MeterValues::new(meter, DIALECT) }))
}

fn time(ready: &Ready, json: &Result<Json, Fault>, clock: Clock<'_>) -> Result<Option<Millis>, Fault> {
    let mapping = &ready.mapping;
    if mapping.time_pointer.is_empty() {
        return Ok(None);
    }
    let pointer = &mapping.time_pointer;
    let found = json.as_ref().map_err(Clone::clone)?.pointer(pointer).filter(|json| !json.is_null());
    let found = found.ok_or_else(|| Fault::NoTimeAt { pointer: pointer.clone() })?;
    let seconds =
        |factor: f64| number(found).map(|number| number * factor).filter(|ms| ms.abs() < 1e14).map(|ms| ms.round() as Millis);
    let wrong: fn(String, String) -> Fault;
    let at = match mapping.time_format {
        TimeFormat::Text => {
            wrong = |pointer, found| Fault::TimeAtText { pointer, found };
            found.as_str().and_then(|text| match &ready.zone {
                Some(zone) => instant_in(text, clock.in_zone(zone)),
                None => instant_in(text, clock),
            })
        }
        TimeFormat::EpochSeconds => {
            wrong = |pointer, found| Fault::TimeAtSeconds { pointer, found };
            seconds(1000.0)
        }
        TimeFormat::EpochMillis => {
            wrong = |pointer, found| Fault::TimeAtMillis { pointer, found };
            seconds(1.0)
        }
    };
    at.map(Some).ok_or_else(|| wrong(pointer.clone(), found.to_string()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::super::Dialects;
    use super::super::testing::{decode_by, flat};
    use super::*;

    fn mapping() -> Mapping {
        Mapping {
            topic: "plant/+/meter/#".to_owned(),
            meter: "{1}".to_owned(),
            pointer: "/a/0/kwh".to_owned(),
            time_pointer: "/when".to_owned(),
            zone: "America/New_York".to_owned(),
            factor: 0.001,
            ..Mapping::default()
        }
    }

    fn dialects(mappings: &[Mapping]) -> Dialects {
        let mut dialects = Dialects::new();
        dialects.mappings_set(mappings);
        dialects
    }

    #[test]
    fn a_number_is_found_scaled_and_dated_in_its_own_zone() {
        let found =
            preview(&mapping(), "plant/boiler/meter/x", br#"{"a":[{"kwh":"1500"}],"when":"2026-11-20T12:00:00"}"#, &Zone::utc())
                .unwrap();
        assert_eq!(
            (found[0].meter.as_str(), found[0].values[0].value, found[0].values[0].at),
            ("boiler", 1.5, Some(1_795_194_000_000))
        );
    }

    #[test]
    fn numbers_of_seconds_and_bare_payloads_are_read() {
        let seconds = Mapping { time_format: TimeFormat::EpochSeconds, ..mapping() };
        let found = preview(&seconds, "plant/b/meter", br#"{"a":[{"kwh":1}],"when":1763675840}"#, &Zone::utc()).unwrap();
        assert_eq!(found[0].values[0].at, Some(1_763_675_840_000));
        let bare = Mapping { topic: "flow".to_owned(), meter: "m".to_owned(), field: "gas_m3".to_owned(), ..Mapping::default() };
        let found = preview(&bare, "flow", b"100", &Zone::utc()).unwrap();
        assert_eq!(found[0].values[0].field.name, "gas_therms");
        assert!((found[0].values[0].value - 36.3).abs() < 1e-9);
    }

    #[test]
    fn an_amount_of_a_period_carries_its_length() {
        let amounts =
            Mapping { is_interval: true, interval_s: Some(900.0), field: "gas_m3".to_owned(), factor: 1.0, ..mapping() };
        let found =
            preview(&amounts, "plant/b/meter", br#"{"a":[{"kwh":100}],"when":"2026-11-20T12:00:00Z"}"#, &Zone::utc()).unwrap();
        let value = &found[0].values[0];
        assert_eq!((value.field.name, value.span_ms), ("interval_gas_therms", Some(900_000)));
        assert!((value.value - 36.3).abs() < 1e-9);
    }

    #[test]
    fn why_nothing_is_found_is_said() {
        let why = |mapping: &Mapping, topic: &str, payload: &str| {
            preview(mapping, topic, payload.as_bytes(), &Zone::utc()).unwrap_err().to_string()
        };
        assert!(why(&mapping(), "other/b", "{}").contains("does not take `other/b`"));
        assert!(why(&mapping(), "plant/b/meter", "{}").contains("no `/a/0/kwh`"));
        assert!(why(&mapping(), "plant/b/meter", r#"{"a":[{"kwh":1}]}"#).contains("no time at `/when`"));
        assert!(why(&mapping(), "plant/b/meter", r#"{"a":[{"kwh":1}],"when":5}"#).contains("expects a text"));
        assert!(why(&mapping(), "plant/b/meter", r#"{"a":"#).contains("in the middle of its JSON"));
        assert!(why(&Mapping { factor: 0.0, ..mapping() }, "plant/b/meter", "{}").starts_with("`factor`"));
        assert!(
            why(&Mapping { pointer: String::new(), ..mapping() }, "plant/b/meter", "{}").contains("the payload is an object")
        );
    }

    #[test]
    fn mappings_win_over_dialects_and_several_may_read_one_message() {
        let one = Mapping {
            topic: "tele/+/SENSOR".to_owned(),
            meter: "mapped-{1}".to_owned(),
            pointer: "/ENERGY/Today".to_owned(),
            field: "value".to_owned(),
            ..Mapping::default()
        };
        let two = Mapping {
            topic: "+/fridge/SENSOR".to_owned(),
            meter: "mapped-fridge".to_owned(),
            pointer: "/ENERGY/Power".to_owned(),
            field: "power_w".to_owned(),
            ..one.clone()
        };
        let mut dialects = dialects(&[one, two]);
        let found = flat(&decode_by(&mut dialects, "tele/fridge/SENSOR", r#"{"ENERGY":{"Today":1,"Power":5}}"#));
        assert_eq!(
            found,
            [
                ("mapped-fridge".to_owned(), "value".to_owned(), 1.0, None),
                ("mapped-fridge".to_owned(), "power_w".to_owned(), 5.0, None)
            ]
        );
        assert!(
            matches!(decode_by(&mut dialects, "tele/tv/SENSOR", "{}"), Decoded::Refused(reason) if reason.to_string().contains("/ENERGY/Today"))
        );
        assert!(matches!(decode_by(&mut dialects, "tele/tv/STATE", "{}"), Decoded::Nothing));
    }
}
