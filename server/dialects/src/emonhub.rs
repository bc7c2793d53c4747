//! OpenEnergyMonitor's emonhub: `emon/<node>/<name>` with a bare number, `emon/<node>` with an
//! object, and the raw `emonhub/rx/<node>/values`, whose numbers have no names. The name gives the
//! meaning: `power1` and `p1` are W, `e1` is Wh as the emonTx counts, others carry their unit. A
//! figure that could be energy but has no unit is kept unnamed.

use super::json::{Collected, instant_of, parse, scalar, shortened};
use super::name::{self, Meaning, words};
use super::{Clock, Decoded, Fault};
use serde_json::Value as Json;

/// Figures of one message.
const FIGURES_MAX: usize = 100;

pub(super) fn decode(levels: &[&str], payload: &[u8], clock: Clock<'_>) -> Decoded {
    match levels {
        ["emon", node] => match parse(payload) {
            Ok(Json::Object(figures)) => {
                let at = match figures.get("time").filter(|time| !time.is_null()) {
                    None => None,
                    Some(time) => match instant_of(time, clock.of("emonhub", &name::key(node))) {
                        Some(at) => Some(at),
                        None => return Decoded::Refused(Fault::NotSeconds { name: "time".to_owned(), text: time.to_string() }),
                    },
                };
                let mut named: Vec<(String, Meaning)> = figures
                    .keys()
                    .filter(|name| *name != "time")
                    .filter_map(|name| Some((name.clone(), meaning(name)?)))
                    .take(FIGURES_MAX)
                    .collect();
                name::settle(&mut named);
                let mut found = Collected::default();
                for (name, meaning) in named {
                    found.take(&name, figures.get(&name), meaning.factor, meaning.field, &meaning.part, at);
                }
                super::of_meter(name::key(node), "emonhub", found)
            }
            Ok(_) => Decoded::Refused(Fault::EmonObject),
            Err(fault) => Decoded::Refused(fault),
        },
        ["emon", node, figure] => {
            let Some(meaning) = meaning(figure) else { return Decoded::Nothing };
            let mut found = Collected::default();
            match scalar(payload) {
                Ok(None) => {}
                Ok(Some(number)) => found.put(figure, number * meaning.factor, meaning.field, &meaning.part, None),
                Err(fault) => found.faults.push(fault.of(*figure)),
            }
            super::of_meter(name::key(node), "emonhub", found)
        }
        ["emonhub", "rx", node, "values"] => raw(node, payload),
        ["emonhub", ..] => Decoded::Nothing,
        _ => Decoded::Unclaimed,
    }
}

/// The meaning of a figure; `None` if it is not energy: voltages, pulses, signal strength.
fn meaning(figure: &str) -> Option<Meaning> {
    let words = words(figure);
    let numbered = |letters: &[&str]| {
        let word = words.first().filter(|_| words.len() == 1)?;
        let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.contains(&plain).then(|| word[plain.len()..].to_owned())
    };
    if let Some(part) = numbered(&["power", "p"]).filter(|part| !part.is_empty() || words[0] == "power") {
        return Some(Meaning { field: "power_w", factor: 1.0, part });
    }
    if let Some(part) = numbered(&["e"]).filter(|part| !part.is_empty()) {
        return Some(Meaning { field: "energy_kwh", factor: 1e-3, part });
    }
    let meaning = name::meaning(figure, None, &[]);
    let could_be = |word: &String| {
        ["energy", "power", "kwh", "wh", "gas", "water", "heat", "import", "export", "solar"].contains(&word.as_str())
    };
    (meaning.field != "value" || words.iter().any(could_be) || numbered(&["energy"]).is_some()).then_some(meaning)
}

/// Numbers in the order of the node's decoder, which the message does not give.
fn raw(node: &str, payload: &[u8]) -> Decoded {
    let Ok(text) = std::str::from_utf8(payload) else {
        return Decoded::Refused(Fault::TextSuch { example: "100,200,300".to_owned() });
    };
    let mut found = Collected::default();
    for (i, item) in text.split(',').take(FIGURES_MAX).enumerate() {
        let part = (i + 1).to_string();
        match scalar(item.as_bytes()) {
            Ok(None) => {}
            Ok(Some(number)) => found.put(&format!("value {part}"), number, "value", &part, None),
            Err(_) => found.faults.push(Fault::NthNoNumber { nth: part, text: shortened(item) }),
        }
    }
    super::of_meter(name::key(&format!("emonhub-{node}")), "emonhub", found)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{decode_one, flat};
    use super::*;

    fn values(topic: &str, payload: &str) -> Vec<(String, f64, Option<i64>)> {
        flat(&decode_one(topic, payload)).into_iter().map(|(_, channel, value, at)| (channel, value, at)).collect()
    }

    #[test]
    fn bare_numbers_and_objects_are_read() {
        assert_eq!(values("emon/emontx/power1", "100"), [("power_w:1".to_owned(), 100.0, None)]);
        let at = Some(1_763_675_840_000);
        assert_eq!(values("emon/emontx", r#"{"power":10,"vrms":230.1,"time":1763675840}"#), [("power_w".to_owned(), 10.0, at)]);
        assert_eq!(
            values("emon/emontx", r#"{"P1":10,"E1":1500,"pulsecount":3,"temp1":21,"time":"2025-11-20T21:57:20Z"}"#),
            [("energy_kwh:1".to_owned(), 1.5, at), ("power_w:1".to_owned(), 10.0, at)]
        );
    }

    #[test]
    fn energy_says_its_unit_or_waits_for_it() {
        assert_eq!(values("emon/a/house_kwh", "12")[0].0, "energy_kwh:house");
        assert_eq!(values("emon/a/house_wh", "12")[0].1, 0.012);
        assert_eq!(values("emon/a/energy", "12")[0].0, "value:energy");
        assert_eq!(decode_one("emon/a/vrms", "230"), Decoded::Nothing);
    }

    #[test]
    fn raw_values_are_kept_unnamed() {
        let found = flat(&decode_one("emonhub/rx/10/values", "100,200,300"));
        assert_eq!(found[2], ("emonhub-10".to_owned(), "value:3".to_owned(), 300.0, None));
        assert!(
            matches!(decode_one("emonhub/rx/10/values", "on"), Decoded::Refused(reason) if reason.to_string().contains("100,200,300"))
        );
        assert!(matches!(decode_one("emon/a", "12"), Decoded::Refused(_)));
        assert!(
            matches!(decode_one("emon/a", r#"{"power":1,"time":"soon"}"#), Decoded::Refused(reason) if reason.to_string().contains("`time`"))
        );
    }
}
