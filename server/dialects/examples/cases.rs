//! Reads a table of publishers' messages and prints a line a case: what the dialects make of it,
//! against what is right.
//!
//!     cargo run -p dialects --example cases -- FILE [FAMILY]
//!
//! The table's columns are family, topic, payload, meter, field, value, unit, time, source. A case
//! of several messages has JSON arrays as topic and payload. A row without a field is a case that
//! has nothing to count. `value:` parts count nowhere and are not compared; nor is the meter's name.
//! Leaves out what only the whole server does: retained messages, roles, the ledger.

use dialects::{Decoded, Dialects, RawMessage};
use domain::{Field, Zone};
use std::collections::BTreeMap;
use std::process::ExitCode;

struct Case {
    family: String,
    topic: String,
    payload: String,
    /// Channel and value, in the field's own unit.
    wanted: Vec<(String, f64)>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(file) = arguments.next() else {
        eprintln!("usage: cases FILE [FAMILY]");
        return ExitCode::FAILURE;
    };
    let table = match std::fs::read_to_string(&file) {
        Ok(table) => table,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let family = arguments.next();
    let mut dialects = Dialects::new();
    let mut of = String::new();
    let mut tally: BTreeMap<&'static str, usize> = BTreeMap::new();
    for case in cases(&table) {
        if family.as_ref().is_some_and(|family| *family != case.family) {
            continue;
        }
        if of != case.family {
            of.clone_from(&case.family);
            dialects = Dialects::new();
        }
        let (verdict, detail) = judge(&mut dialects, &case);
        *tally.entry(verdict).or_default() += 1;
        let topic: String = case.topic.chars().take(60).collect();
        println!("{verdict:8} {:16} {topic:60} {detail}", case.family);
    }
    let tally: Vec<String> = tally.iter().map(|(verdict, count)| format!("{count} {verdict}")).collect();
    println!("{}", tally.join(", "));
    ExitCode::SUCCESS
}

/// The cases of a table, in its order. Rows of one family, topic and payload are one case.
fn cases(table: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    for row in table.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [family, topic, payload, _, field, value, ..] = columns[..] else { continue };
        let is_next = found.last().is_none_or(|last| (&*last.family, &*last.topic, &*last.payload) != (family, topic, payload));
        if is_next {
            let (family, topic, payload) = (family.to_owned(), topic.to_owned(), payload.to_owned());
            found.push(Case { family, topic, payload, wanted: Vec::new() });
        }
        if let (Some(case), Ok(value)) = (found.last_mut(), value.parse()) {
            case.wanted.push((field.to_owned(), value));
        }
    }
    found
}

/// The messages of a case.
fn messages(case: &Case) -> Vec<(String, String)> {
    let list = |text: &str| serde_json::from_str::<Vec<serde_json::Value>>(text).ok().filter(|_| case.topic.starts_with('['));
    match (list(&case.topic), list(&case.payload)) {
        (Some(topics), Some(payloads)) => {
            let text = |json: &serde_json::Value| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
            topics.iter().zip(&payloads).map(|(topic, payload)| (text(topic), text(payload))).collect()
        }
        _ => vec![(case.topic.clone(), case.payload.clone())],
    }
}

fn judge(dialects: &mut Dialects, case: &Case) -> (&'static str, String) {
    // The last value of each channel counts.
    let mut told: BTreeMap<(String, String), f64> = BTreeMap::new();
    let (mut unread, mut reasons, mut is_known) = (Vec::new(), Vec::new(), true);
    for (topic, payload) in messages(case) {
        let message = RawMessage { topic: &topic, payload: payload.as_bytes(), device: Some("device") };
        match dialects.decode(&message, &Zone::utc()) {
            Decoded::Values { meters, faults, .. } => {
                reasons.extend(faults);
                for one in meters {
                    unread.extend(one.unread.iter().map(|figure| figure.path.clone()));
                    for value in one.values.iter().filter(|value| value.field.name != "value") {
                        let part = if value.part.is_empty() { String::new() } else { format!(":{}", value.part) };
                        told.insert((one.meter.clone(), format!("{}{part}", value.field.name)), value.value);
                    }
                }
            }
            Decoded::Refused(reason) => reasons.push(reason),
            Decoded::Unclaimed => is_known = false,
            Decoded::Announced | Decoded::Nothing => {}
        }
    }
    let told: Vec<(String, f64)> = told.into_iter().map(|((_, channel), value)| (channel, value)).collect();
    let mut missing = case.wanted.clone();
    let mut extra = Vec::new();
    for one in &told {
        match missing.iter().position(|wanted| is_same(wanted, one)) {
            Some(at) => drop(missing.remove(at)),
            None => extra.push(one.clone()),
        }
    }
    let detail = format!("missing {missing:?} extra {extra:?} unread {unread:?} {reasons:?}");
    let has_trace = !unread.is_empty() || !reasons.is_empty() || !is_known;
    match (extra.is_empty(), missing.is_empty()) {
        (false, _) => ("WRONG", detail),
        (true, true) => ("right", String::new()),
        (true, false) if !told.is_empty() => ("partly", detail),
        (true, false) if !reasons.is_empty() => ("refused", detail),
        (true, false) if has_trace => ("noted", detail),
        (true, false) => ("SILENT", detail),
    }
}

/// Whether two channels hold the same amount. The part is not compared, the unit may differ.
fn is_same((wanted, value): &(String, f64), (channel, told): &(String, f64)) -> bool {
    let name = |channel: &str| Field::named(channel.split(':').next().unwrap_or_default());
    let (Some(wanted), Some(told_field)) = (name(wanted), name(channel)) else { return false };
    let stored = value * wanted.factor + wanted.offset;
    wanted.channel == told_field.channel && (stored - told).abs() <= 1e-3 * stored.abs().max(1.0)
}
