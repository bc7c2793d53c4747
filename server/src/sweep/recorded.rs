//! What API paths and settings pages answer, word for word, as recorded in `sweep/recorded`. A
//! change of an answer shows there as a change of a file. To record anew:
//! `INSTA_UPDATE=always cargo test --package server --bins recorded`, and look at the difference.

use super::town::fill_plainly;
use super::{Answer, Served, routes};
use crate::api::tests::MONDAY;
use domain::{DAY_MS, Millis};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// When the answers are asked for: three weeks after the first reading.
const NOW: Millis = MONDAY + 21 * DAY_MS;

/// What else is recorded of paths that answer more than one thing.
const MORE: [&str; 8] = [
    "/api/meters?limit=1&offset=1",
    "/api/meters/attic/latest",
    "/api/energy/buildings/1/historical?start_date=2025-11-03&end_date=2025-11-16&granularity=weekly",
    "/api/energy/buildings/1/historical?start_date=2025-11-03&end_date=2025-11-05&granularity=monthly",
    "/api/buildings/1/energy?span=week",
    "/api/buildings/1/energy?span=year&on=2026-11-20",
    "/api/analytics/buildings/1/anomalies?severity=low",
    "/api/towns",
];

#[tokio::test]
async fn the_api_answers_as_it_was_recorded() {
    let served = Served::at(NOW).await;
    fill_plainly(&served).await;
    let mut recorded = Recorded::of("api");
    for path in paths(&served, "/api/").chain(MORE.map(str::to_owned)) {
        let answer = served.get(&path).await;
        let is_json = answer.kind.contains("json");
        let has_odd_zero = is_json && serde_json::from_str(&answer.body).is_ok_and(|body| has_negative_zero(&body));
        assert!(!has_odd_zero, "{path} has a zero below zero");
        recorded.compare(&path, &answer, &if is_json { json_lines(&answer.body) } else { answer.body.clone() });
    }
    recorded.finish(20);
}

#[tokio::test]
async fn the_settings_answer_as_they_were_recorded() {
    let served = Served::at(NOW).await;
    fill_plainly(&served).await;
    let mut recorded = Recorded::of("settings");
    for path in paths(&served, "/settings") {
        let answer = served.get(&path).await;
        recorded.compare(&path, &answer, &html_lines(&answer.body));
    }
    recorded.finish(12);
}

/// Whether a number somewhere in a body is `-0.0`.
fn has_negative_zero(body: &serde_json::Value) -> bool {
    match body {
        serde_json::Value::Number(number) => number.as_f64().is_some_and(|number| number == 0.0 && number.is_sign_negative()),
        serde_json::Value::Array(all) => all.iter().any(has_negative_zero),
        serde_json::Value::Object(all) => all.values().any(has_negative_zero),
        _ => false,
    }
}

/// The paths that begin so.
fn paths(served: &Served, start: &'static str) -> impl Iterator<Item = String> {
    routes::read(&served.routes).into_iter().filter(move |path| path.starts_with(start))
}

/// The answers of one kind, in a folder of their own.
struct Recorded {
    kind: &'static str,
    names: BTreeSet<String>,
    different: Vec<String>,
}

impl Recorded {
    fn of(kind: &'static str) -> Self {
        Self { kind, names: BTreeSet::new(), different: Vec::new() }
    }

    fn compare(&mut self, path: &str, answer: &Answer, body: &str) {
        let name: String =
            path.trim_start_matches('/').chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let Answer { status, kind, .. } = answer;
        let whole = format!("GET {path}\n{status} {kind}\n\n{}\n", settled(body));
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path(format!("recorded/{}", self.kind));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        // All differences are shown, not only the first.
        let outcome = catch_unwind(AssertUnwindSafe(|| settings.bind(|| insta::assert_snapshot!(name.clone(), whole))));
        if outcome.is_err() {
            self.different.push(path.to_owned());
        }
        self.names.insert(format!("{name}.snap"));
    }

    /// Fails if an answer was another, or if fewer than this were compared.
    fn finish(self, count_min: usize) {
        assert!(self.names.len() >= count_min, "only {} paths were found", self.names.len());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sweep/recorded").join(self.kind);
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
        let left: Vec<String> = files.filter(|name| name.ends_with(".snap") && !self.names.contains(name)).collect();
        assert!(self.different.is_empty(), "answered otherwise than recorded: {:?}", self.different);
        assert!(left.is_empty(), "recorded, but no longer asked for; remove: {left:?}");
    }
}

/// JSON with a line for each field, and otherwise as it came: its order and its numbers count.
fn json_lines(json: &str) -> String {
    let mut lines = String::new();
    // Whether each open bracket has a line for each of its values: all but lists of plain values.
    let mut open: Vec<bool> = Vec::new();
    let (mut is_text, mut is_escaped) = (false, false);
    let mut rest = json.chars().peekable();
    while let Some(c) = rest.next() {
        let is_end = !is_text && matches!(c, '}' | ']');
        let was_wide = is_end && open.pop().unwrap_or_default();
        if was_wide && !lines.ends_with(['{', '[']) {
            lines.push_str(&next_line(open.len()));
        }
        lines.push(c);
        if is_text {
            is_text = is_escaped || c != '"';
            is_escaped = !is_escaped && c == '\\';
            continue;
        }
        let next = rest.peek().copied().unwrap_or_default();
        match c {
            '"' => is_text = true,
            '{' | '[' => {
                let is_wide = c == '{' || matches!(next, '{' | '[');
                open.push(is_wide);
                if is_wide && !matches!(next, '}' | ']') {
                    lines.push_str(&next_line(open.len()));
                }
            }
            ',' if open.last().is_some_and(|is_wide| *is_wide) => lines.push_str(&next_line(open.len())),
            _ => {}
        }
    }
    lines
}

fn next_line(depth: usize) -> String {
    format!("\n{}", "  ".repeat(depth))
}

/// HTML with a line for each element.
fn html_lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

/// The text with the number of its scripts made equal: it is another in each answer.
fn settled(text: &str) -> String {
    let mut parts = text.split("nonce=\"");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        whole.push_str("nonce=\"(varies)");
        whole.push_str(&part[part.find('"').unwrap_or_default()..]);
    }
    whole
}

#[test]
fn a_body_is_laid_out_without_changing_it() {
    let json = r#"{"a":[1,2],"b":[{"c":"x,{\"y"},{}],"d":[],"e":"2025-11-03T05:00:00Z","start":"\\"}"#;
    let lines = json_lines(json);
    assert_eq!(
        lines,
        "{\n  \"a\":[1,2],\n  \"b\":[\n    {\n      \"c\":\"x,{\\\"y\"\n    },\n    {}\n  ],\n  \"d\":[],\n  \
         \"e\":\"2025-11-03T05:00:00Z\",\n  \"start\":\"\\\\\"\n}"
    );
    assert_eq!(lines.lines().map(str::trim_start).collect::<String>(), json);
    assert_eq!(settled("<a nonce=\"x1\" b=\"\"/>"), "<a nonce=\"(varies)\" b=\"\"/>");
}
