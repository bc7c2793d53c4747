//! Tries the dialects on cases of what devices send, as a tab-separated table: family, topic,
//! payload, meter, field, value, unit, time, source. Several messages of one case are JSON arrays,
//! in order; a case without a field has nothing to count. Prints a line a case, then a table of the
//! families. Leaves out the pipeline: here a case is what [`Dialects::decode`] says.
//!
//! ```text
//! cargo run -p dialects --example cases -- FILE [FAMILY]
//! ```
//!
//! *right*: the counting values are those expected, no more and no fewer. *WRONG*: one is not.
//! *partly*: some are missing. Without any counting value: *noted* (a figure is left unread, or the
//! topic is offered for a mapping), *refused*, or *SILENT*.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for developers")]

use dialects::{Decoded, Dialects, RawMessage};
use domain::{Field, Zone};
use std::collections::BTreeMap;
use std::process::ExitCode;

/// Relative difference within which two values are the same.
const TOLERANCE: f64 = 1e-4;

/// Topic and payload of each message, and the fields and values that must come of them.
#[derive(Default)]
struct Case {
    family: String,
    messages: Vec<(String, String)>,
    wanted: Vec<(String, f64)>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(file) = arguments.next() else {
        eprintln!("give a table of cases: cargo run -p dialects --example cases -- FILE [FAMILY]");
        return ExitCode::FAILURE;
    };
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{file} cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    let wanted = arguments.next();
    let mut tally: BTreeMap<String, BTreeMap<&'static str, usize>> = BTreeMap::new();
    let mut dialects = Dialects::new();
    let mut last = String::new();
    for case in cases(&text).into_iter().filter(|case| wanted.as_ref().is_none_or(|family| *family == case.family)) {
        // Each family has memory of its own.
        if case.family != last {
            dialects = Dialects::new();
            last.clone_from(&case.family);
        }
        let (verdict, why) = judge(&mut dialects, &case);
        println!("{verdict:8} {:14} {}{why}", case.family, case.messages.first().map_or("", |(topic, _)| topic));
        *tally.entry(case.family).or_default().entry(verdict).or_default() += 1;
    }
    println!();
    for (family, verdicts) in &tally {
        let verdicts: Vec<String> = verdicts.iter().map(|(verdict, count)| format!("{verdict} {count}")).collect();
        println!("{family:14} {}", verdicts.join(", "));
    }
    ExitCode::SUCCESS
}

/// The cases of a table: its rows with the same family, topic and payload.
fn cases(table: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut last = Vec::new();
    for row in table.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [family, topic, payload, _, field, value, ..] = columns[..] else { continue };
        if last != [family, topic, payload] {
            last = vec![family, topic, payload];
            found.push(Case { family: family.to_owned(), messages: messages(topic, payload), wanted: Vec::new() });
        }
        if let (Some(case), Ok(value)) = (found.last_mut(), value.parse())
            && !field.is_empty()
        {
            case.wanted.push((field.to_owned(), value));
        }
    }
    found
}

fn messages(topic: &str, payload: &str) -> Vec<(String, String)> {
    let (Ok(topics), Ok(payloads)) =
        (serde_json::from_str::<Vec<String>>(topic), serde_json::from_str::<Vec<serde_json::Value>>(payload))
    else {
        return vec![(topic.to_owned(), payload.to_owned())];
    };
    let text = |json: serde_json::Value| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
    topics.into_iter().zip(payloads.into_iter().map(text)).collect()
}

/// The verdict, and what to add to its line.
fn judge(dialects: &mut Dialects, case: &Case) -> (&'static str, String) {
    // A later value of a channel takes the place of an earlier one.
    let mut counted: BTreeMap<(String, String), f64> = BTreeMap::new();
    let (mut noted, mut refused) = (Vec::new(), Vec::new());
    for (topic, payload) in &case.messages {
        match dialects.decode(&RawMessage { topic, payload: payload.as_bytes(), device: Some("device") }, &Zone::utc()) {
            Decoded::Values { meters, faults, .. } => {
                refused.extend(faults.iter().map(ToString::to_string));
                for one in meters {
                    for value in one.values.iter().filter(|value| value.field.name != "value") {
                        let channel = format!("{}:{}", value.field.name, value.part).trim_end_matches(':').to_owned();
                        counted.insert((one.meter.clone(), channel), value.value);
                    }
                    noted.extend(one.unread.iter().map(|unread| format!("{}={}", unread.path, unread.value)));
                    noted.extend(one.values.iter().filter(|value| value.field.name == "value").map(|value| value.part.clone()));
                }
            }
            Decoded::Refused(fault) => refused.push(fault.to_string()),
            Decoded::Unclaimed => noted.push(format!("topic {topic}")),
            Decoded::Announced | Decoded::Nothing => {}
        }
    }
    let mut missing = case.wanted.clone();
    let mut extra = Vec::new();
    for ((meter, channel), value) in &counted {
        match missing.iter().position(|(field, wanted)| is_same(field, *wanted, channel, *value)) {
            Some(at) => drop(missing.remove(at)),
            None => extra.push(format!("{meter} {channel}={value}")),
        }
    }
    let is_nothing = counted.is_empty();
    let verdict = match () {
        () if !extra.is_empty() => "WRONG",
        () if missing.is_empty() => "right",
        () if !is_nothing => "partly",
        () if !refused.is_empty() => "refused",
        () if !noted.is_empty() => "noted",
        () => "SILENT",
    };
    let list = |name: &str, of: Vec<String>| if of.is_empty() { String::new() } else { format!(" {name}={of:?}") };
    let missing = missing.into_iter().map(|(field, value)| format!("{field}={value}")).collect();
    (verdict, format!("{}{}{}{}", list("extra", extra), list("missing", missing), list("noted", noted), list("refused", refused)))
}

/// Whether a channel's value is the one wanted. The field that is wanted may have another unit.
fn is_same(field: &str, wanted: f64, channel: &str, value: f64) -> bool {
    let plain = |name: &str| name.split(':').next().unwrap_or_default().to_owned();
    let Some(field) = Field::named(&plain(field)) else { return false };
    field.channel == plain(channel)
        && field.stored(wanted).is_ok_and(|stored| (stored - value).abs() <= TOLERANCE * stored.abs().max(1.0))
}
