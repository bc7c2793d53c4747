//! Sparkplug B: `spBv1.0/<group>/<type>/<edge>[/<device>]` with protobuf. A birth names the metrics
//! and gives each an alias and a unit; data messages then carry only aliases. Leaves out commands,
//! deaths and templates, and tolerates gaps in the sequence, because every reading that arrives is
//! valid.

use super::Decoded;
use super::json::Collected;
use super::memory::Memory;
use super::name::{self, Meaning};
use super::sparkplug_payload::{Metric, Payload};
use crate::Fault;
use domain::Millis;
use prost::Message;
use std::collections::HashMap;

/// Metrics of one message.
const METRICS_MAX: usize = 5_000;

/// The memory of a metric in bytes, without its texts.
const METRIC_BYTES: usize = 160;

/// Properties that hold the unit of a metric.
const UNIT_PROPERTIES: &[&str] = &["engunit", "engineeringunits", "unit", "units", "unitofmeasurement"];

/// What births announced.
#[derive(Debug, Default)]
pub(super) struct Births {
    devices: Memory<Birth>,
}

#[derive(Debug, Default)]
struct Birth {
    metrics: Vec<Known>,
    by_name: HashMap<String, usize>,
    by_alias: HashMap<u64, usize>,
}

#[derive(Debug)]
struct Known {
    name: String,
    /// `None` if it is not a reading: switches, texts, the node's own status.
    meaning: Option<Meaning>,
    datatype: Option<u32>,
}

/// The kind of message and the meter in a topic.
fn owner<'a>(levels: &[&'a str]) -> Option<(&'a str, String)> {
    match levels {
        ["spBv1.0", group, kind, edge] => Some((kind, name::key(&format!("{group}/{edge}")))),
        ["spBv1.0", group, kind, edge, device] => Some((kind, name::key(&format!("{group}/{edge}/{device}")))),
        _ => None,
    }
}

fn is_birth(kind: &str) -> bool {
    matches!(kind, "NBIRTH" | "DBIRTH")
}

/// The meter of a birth.
pub(super) fn born(levels: &[&str]) -> Option<String> {
    owner(levels).filter(|(kind, _)| is_birth(kind)).map(|(_, meter)| meter)
}

pub(super) fn decode(births: &mut Births, levels: &[&str], payload: &[u8]) -> Decoded {
    let Some((kind, meter)) = owner(levels) else { return Decoded::Nothing };
    let is_birth = is_birth(kind);
    if !is_birth && !matches!(kind, "NDATA" | "DDATA") {
        return Decoded::Nothing;
    }
    if is_birth && payload.is_empty() {
        births.devices.remove(&meter);
        return Decoded::Announced;
    }
    let Ok(message) = Payload::decode(payload) else {
        return Decoded::Refused(Fault::NotSparkplug);
    };
    if is_birth {
        births.learn(&meter, &message);
    }
    let (mut found, has_unknown) = births.read(&meter, &message);
    if has_unknown {
        found.faults.push(Fault::BirthNotHeard);
    }
    match super::of_meter(meter, "sparkplug", found) {
        Decoded::Values { meters, faults, .. } => Decoded::Values { meters, faults, announces: is_birth },
        Decoded::Nothing if is_birth => Decoded::Announced,
        other => other,
    }
}

impl Births {
    /// Sets whose births follow.
    pub fn client_is(&mut self, client: Option<&std::sync::Arc<str>>) {
        self.devices.client_is(client);
    }

    /// Notes that the readings of a topic's device were read by its birth. Returns the birth's
    /// topic if this is new.
    pub fn use_topic(&mut self, topic: &str) -> Option<String> {
        let mut levels: Vec<&str> = topic.split('/').collect();
        let owner = match levels[..] {
            ["spBv1.0", group, _, edge] => format!("{group}/{edge}"),
            ["spBv1.0", group, _, edge, device] => format!("{group}/{edge}/{device}"),
            _ => return None,
        };
        levels[2] = if levels.len() == 4 { "NBIRTH" } else { "DBIRTH" };
        self.devices.use_it(&name::key(&owner)).then(|| levels.join("/"))
    }

    fn learn(&mut self, meter: &str, message: &Payload) {
        let owner = name::words(meter);
        let mut birth = Birth::default();
        let mut bytes = 0;
        let metrics: Vec<&Metric> = message.metrics.iter().filter(|metric| metric.name.is_some()).take(METRICS_MAX).collect();
        let mut named: Vec<(String, Meaning)> = metrics
            .iter()
            .filter(|metric| is_reading(metric))
            .filter_map(|metric| Some((metric.name.clone()?, name::meaning(metric.name.as_deref()?, unit(metric), &owner))))
            .collect();
        name::settle(&mut named);
        // If a name occurs twice, the first counts.
        let mut meanings: HashMap<String, Meaning> = named.into_iter().rev().collect();
        for metric in metrics {
            let Some(name) = metric.name.clone() else { continue };
            let index = birth.metrics.len();
            bytes += METRIC_BYTES + 3 * name.len();
            if let Some(alias) = metric.alias {
                birth.by_alias.insert(alias, index);
            }
            birth.by_name.insert(name.clone(), index);
            let meaning = meanings.remove(&name);
            birth.metrics.push(Known { name, meaning, datatype: metric.datatype });
        }
        self.devices.insert(meter, birth, bytes);
    }

    /// The values, and whether there were unknown metrics.
    fn read(&self, meter: &str, message: &Payload) -> (Collected, bool) {
        let birth = self.devices.get(meter);
        let mut found = Collected::default();
        let mut has_unknown = false;
        for metric in message.metrics.iter().take(METRICS_MAX) {
            if metric.is_null.unwrap_or(false) {
                continue;
            }
            let known = birth.and_then(|birth| {
                let by_name = metric.name.as_ref().and_then(|name| birth.by_name.get(name));
                let index = by_name.or_else(|| birth.by_alias.get(&metric.alias?))?;
                birth.metrics.get(*index)
            });
            let at = metric.timestamp.or(message.timestamp).map(instant);
            let unheard;
            let (name, meaning, datatype) = match (known, &metric.name) {
                (Some(known), _) => (known.name.as_str(), known.meaning.as_ref(), metric.datatype.or(known.datatype)),
                (None, Some(name)) => {
                    unheard = name::meaning(name, unit(metric), &name::words(meter));
                    (name.as_str(), is_reading(metric).then_some(&unheard), metric.datatype)
                }
                (None, None) => {
                    has_unknown = true;
                    continue;
                }
            };
            if let (Some(meaning), Some(number)) = (meaning, metric.number(datatype)) {
                found.put(name, number * meaning.factor, meaning.field, &meaning.part, at);
            }
        }
        (found, has_unknown)
    }
}

/// Milliseconds since 1970. A time beyond any calendar stays in the far future, where the pipeline
/// quarantines it.
fn instant(ms: u64) -> Millis {
    ms.min(100_000_000_000_000) as Millis
}

fn unit(metric: &Metric) -> Option<&str> {
    let properties = metric.properties.as_ref()?;
    let is_unit = |key: &str| {
        let plain: String = key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        UNIT_PROPERTIES.contains(&plain.as_str())
    };
    properties
        .keys
        .iter()
        .zip(&properties.values)
        .find(|(key, _)| is_unit(key))
        .and_then(|(_, value)| value.string_value.as_deref())
}

/// Whether a metric is a figure of the plant: a number, and not about the node itself.
fn is_reading(metric: &Metric) -> bool {
    const NOT_NUMBERS: std::ops::RangeInclusive<u32> = 11..=19;
    let name = metric.name.as_deref().unwrap_or_default();
    let is_own = name == "bdSeq" || ["Node Control/", "Device Control/", "Properties/"].iter().any(|own| name.starts_with(own));
    !is_own
        && !metric.datatype.is_some_and(|datatype| NOT_NUMBERS.contains(&datatype))
        && (metric.has_number() || metric.is_null == Some(true))
}

#[cfg(test)]
mod tests {
    use super::super::Dialects;
    use super::super::sparkplug_payload::{PropertySet, PropertyValue};
    use super::super::testing::{decode_bytes, flat};
    use super::*;

    const AT: u64 = 1_763_675_840_000;

    fn metric(name: &str, alias: u64, unit: &str, value: f64) -> Metric {
        let properties = (!unit.is_empty()).then(|| PropertySet {
            keys: vec!["engUnit".to_owned()],
            values: vec![PropertyValue { string_value: Some(unit.to_owned()) }],
        });
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        Metric { name, alias: Some(alias), double_value: Some(value), datatype: Some(10), properties, ..Metric::default() }
    }

    fn bytes(metrics: Vec<Metric>) -> Vec<u8> {
        Payload { timestamp: Some(AT), metrics, seq: Some(0) }.encode_to_vec()
    }

    fn birth() -> Vec<u8> {
        bytes(vec![
            metric("Energy/Total", 1, "kWh", 73.0),
            metric("Power", 2, "kW", 1.5),
            metric("Inputs/A", 3, "", 4.0),
            metric("Node Control/Rebirth", 4, "", 0.0),
        ])
    }

    #[test]
    fn a_birth_ties_aliases_to_names_and_units() {
        let mut dialects = Dialects::new();
        let born = decode_bytes(&mut dialects, "spBv1.0/plant/DBIRTH/edge1/meter1", &birth());
        assert!(matches!(born, Decoded::Values { announces: true, .. }));
        let mut data = metric("", 1, "", 73.5);
        data.is_historical = Some(true);
        data.timestamp = Some(AT - 3_600_000);
        let decoded = decode_bytes(
            &mut dialects,
            "spBv1.0/plant/DDATA/edge1/meter1",
            &bytes(vec![data, metric("", 2, "", 2.0), metric("", 3, "", 5.0)]),
        );
        let meter = "plant/edge1/meter1".to_owned();
        assert_eq!(
            flat(&decoded),
            [
                (meter.clone(), "energy_kwh".to_owned(), 73.5, Some(AT as i64 - 3_600_000)),
                (meter.clone(), "power_w".to_owned(), 2000.0, Some(AT as i64)),
                (meter, "value:Inputs/A".to_owned(), 5.0, Some(AT as i64)),
            ]
        );
    }

    #[test]
    fn an_alias_without_a_birth_is_refused_with_what_would_do() {
        let decoded =
            decode_bytes(&mut Dialects::new(), "spBv1.0/plant/DDATA/edge1/meter1", &bytes(vec![metric("", 1, "", 1.0)]));
        assert!(matches!(decoded, Decoded::Refused(reason) if reason.to_string().contains("rebirth")));
        let junk = decode_bytes(&mut Dialects::new(), "spBv1.0/plant/DDATA/edge1/meter1", b"{\"a\":1}");
        assert!(matches!(junk, Decoded::Refused(reason) if reason.to_string().contains("protobuf")));
    }

    #[test]
    fn deaths_commands_and_states_hold_no_reading() {
        for topic in ["spBv1.0/plant/NDEATH/edge1", "spBv1.0/plant/DCMD/edge1/meter1", "spBv1.0/STATE/host"] {
            assert_eq!(decode_bytes(&mut Dialects::new(), topic, b"\xff"), Decoded::Nothing, "{topic}");
        }
    }

    #[test]
    fn a_negative_integer_keeps_its_sign() {
        let int =
            Metric { int_value: Some(-412_i32 as u32), datatype: Some(3), double_value: None, ..metric("Power_W", 1, "", 0.0) };
        let decoded = decode_bytes(&mut Dialects::new(), "spBv1.0/plant/DBIRTH/edge1/meter1", &bytes(vec![int]));
        assert_eq!(flat(&decoded)[0].2, -412.0);
    }
}
