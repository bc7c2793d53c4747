//! What comes of the Zigbee models that Zigbee2MQTT knows, against what was written down by hand
//! for each (`zigbee/expected.mjs`). A sample of each kind is recorded; `make test-parts` runs all
//! definitions of the npm package, whose figures `zigbee/print.mjs` prints.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use dialects::{Decoded, Dialects, RawMessage};
use domain::{Field, Zone};
use serde_json::Value as Json;
use std::collections::BTreeMap;

const SAMPLE: &str = include_str!("fixtures/zigbee-models.jsonl");

/// What the messages of a model come to: the last value of each channel that counts.
fn told(model: &Json) -> BTreeMap<String, f64> {
    let mut dialects = Dialects::new();
    let mut publish = |topic: &str, payload: &Json| {
        let payload = payload.to_string();
        dialects.decode(&RawMessage { topic, payload: payload.as_bytes(), device: None }, &Zone::utc())
    };
    let bridge = Json::Array(vec![model["device"].clone()]);
    assert_eq!(publish("zigbee2mqtt/bridge/devices", &bridge), Decoded::Announced, "{}", model["model"]);
    let mut told = BTreeMap::new();
    for message in model["messages"].as_array().unwrap() {
        let Decoded::Values { meters, faults, .. } = publish("zigbee2mqtt/meter", message) else { continue };
        assert!(faults.is_empty(), "{}: {faults:?}", model["model"]);
        for value in meters.iter().flat_map(|one| &one.values).filter(|value| is_amount(value.field)) {
            let part = if value.part.is_empty() { String::new() } else { format!(":{}", value.part) };
            told.insert(format!("{}{part}", value.field.name), value.value);
        }
    }
    told
}

/// Whether a field is an amount or a rate. Rooms have tests of their own.
fn is_amount(field: &Field) -> bool {
    field.name != "value" && field.kind != domain::ChannelKind::Level
}

/// The channels that must come of it, in stored units.
fn wanted(model: &Json) -> BTreeMap<String, f64> {
    let stored = |(channel, value): (&String, &Json)| {
        let (name, part) = channel.split_once(':').map_or((channel.as_str(), ""), |(name, part)| (name, part));
        let field = Field::named(name).expect(name);
        let channel = if part.is_empty() { field.channel.to_owned() } else { format!("{}:{part}", field.channel) };
        (channel, value.as_f64().unwrap() * field.factor)
    };
    model["expected"].as_object().unwrap().iter().map(stored).collect()
}

fn is_same(one: &BTreeMap<String, f64>, other: &BTreeMap<String, f64>) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|((a, x), (b, y))| a == b && (x - y).abs() <= 1e-9 * x.abs().max(1.0))
}

/// How many of how many models of a kind are read right, and a line for each other.
fn compare(models: &str, kind: &str) -> (usize, usize, Vec<String>) {
    let models: Vec<Json> = models.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_kind: Vec<&Json> = models.iter().filter(|model| model["kind"] == kind).collect();
    let wrong = of_kind.iter().filter_map(|model| {
        let (told, wanted) = (told(model), wanted(model));
        let is_written = model["unwritten"] != Json::Bool(true);
        (!is_written || !is_same(&told, &wanted)).then(|| format!("{}: told {told:?}, wanted {wanted:?}", model["model"]))
    });
    let wrong: Vec<String> = wrong.collect();
    (of_kind.len() - wrong.len(), of_kind.len(), wrong)
}

#[test]
fn a_sample_of_each_kind_of_model_is_read_as_was_written_down() {
    for kind in ["electric", "volume"] {
        let (right, all, wrong) = compare(SAMPLE, kind);
        assert!(all > 10 && right == all, "{kind}: {right} of {all}\n{}", wrong.join("\n"));
    }
}

#[test]
#[ignore = "needs the models that `make test-parts` prints from the npm package"]
fn every_model_of_the_converters_is_read_as_was_written_down() {
    let path = std::env::var("ZIGBEE_MODELS").expect("ZIGBEE_MODELS names the file that zigbee/print.mjs printed");
    let models = std::fs::read_to_string(&path).expect(&path);
    let mut wrong_ones = Vec::new();
    for (kind, least) in [("electric", 470), ("volume", 13)] {
        let (right, all, wrong) = compare(&models, kind);
        println!("{kind}: {right} of {all} models are read as was written down");
        assert!(all >= least, "{all} {kind} models");
        wrong_ones.extend(wrong);
    }
    assert!(wrong_ones.is_empty(), "{}", wrong_ones.join("\n"));
}
