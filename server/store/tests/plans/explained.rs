//! Judges how PostgreSQL ran each statement, which its own `auto_explain` reports on the
//! connection.

use crate::source::LARGE;
use serde_json::Value;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// Reading more rows than this in vain is a scan: a day of a series has some dozens.
const IN_VAIN_MAX: f64 = 1_000.0;

/// The URL of a database whose connections report how each statement ran.
pub fn told(url: &str, plan_cache_mode: &str) -> String {
    let options = [
        ("session_preload_libraries", "auto_explain"),
        ("auto_explain.log_min_duration", "0"),
        ("auto_explain.log_level", "notice"),
        ("auto_explain.log_format", "json"),
        ("auto_explain.log_analyze", "on"),
        ("auto_explain.log_timing", "off"),
        ("plan_cache_mode", plan_cache_mode),
    ];
    let options: Vec<String> = options.iter().map(|(name, value)| format!("options[{name}]={value}")).collect();
    format!("{url}?{}", options.join("&"))
}

/// A statement, and how it ran.
pub struct Plan {
    pub sql: String,
    root: Value,
}

/// The plans reported on this thread.
#[derive(Clone, Default)]
pub struct Plans(Arc<Mutex<Vec<Plan>>>);

impl Plans {
    /// Collects what this thread's connections report, until the guard is dropped.
    pub fn listen(&self) -> tracing::subscriber::DefaultGuard {
        tracing::subscriber::set_default(tracing_subscriber::registry().with(self.clone()))
    }

    /// Takes out the plans of one statement.
    pub fn taken_of(&self, sql: &str) -> Vec<Plan> {
        let mut all = self.0.lock().unwrap();
        let (of, others) = std::mem::take(&mut *all).into_iter().partition(|plan| plan.sql == sql);
        *all = others;
        of
    }

    pub fn taken(&self) -> Vec<Plan> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl<S: tracing::Subscriber> Layer<S> for Plans {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() != "sqlx::postgres::notice" {
            return;
        }
        let mut text = Text::default();
        event.record(&mut text);
        let Some((_, json)) = text.0.split_once("plan:\n") else { return };
        let mut told: Value = serde_json::from_str(json).unwrap();
        let sql = told["Query Text"].as_str().unwrap().to_owned();
        self.0.lock().unwrap().push(Plan { sql, root: told["Plan"].take() });
    }
}

#[derive(Default)]
struct Text(String);

impl Visit for Text {
    /// The message as it is, with its line breaks.
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            self.0 = value.to_owned();
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

impl Plan {
    /// Where it read rows of a large table without a lookup by key.
    pub fn walks(&self) -> Vec<String> {
        let mut found = Vec::new();
        look(&self.root, &mut found);
        found.into_iter().map(|why| format!("{why}:\n{}", self.sql)).collect()
    }
}

fn look(node: &Value, found: &mut Vec<String>) {
    let text = |name: &str| node[name].as_str().unwrap_or_default();
    let is_large = LARGE.iter().any(|table| text("Relation Name") == *table || text("Index Name") == format!("{table}_pkey"));
    let kind = text("Node Type");
    if is_large && kind.contains("Scan") {
        let number = |name: &str| node[name].as_f64().unwrap_or_default();
        let in_vain = (number("Rows Removed by Filter") + number("Rows Removed by Index Recheck")) * number("Actual Loops");
        // The index scan below a bitmap scan did the lookup.
        let is_looked_up =
            kind == "Bitmap Heap Scan" || ["(series_id = ", "(channel_id = "].iter().any(|key| text("Index Cond").contains(key));
        if !is_looked_up {
            found.push(format!("{kind} without a key"));
        } else if in_vain > IN_VAIN_MAX {
            found.push(format!("{kind} of {in_vain} rows in vain"));
        }
    }
    for below in node["Plans"].as_array().into_iter().flatten() {
        look(below, found);
    }
}
