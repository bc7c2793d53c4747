//! A pipeline with its own store, and messages for it. Leaves out assertions.

#![allow(dead_code, reason = "not every test file asks everything of it")]

use domain::Clock;
use domain::zone::Span;
use ingest::{Ack, Live, Message, Outcome, Pipeline, SourceName, Stats};
use std::collections::HashMap;
use std::sync::Arc;
use store::{NewSite, SourceKind, Store};
use tokio::sync::mpsc;

/// 2025-11-20T17:00:00Z.
pub const AT_MS: i64 = 1_763_658_000_000;

/// Its messages come when they come.
pub const CLOCK: Clock = Clock::reading(trial::now_ms);

/// A message and its arrival time.
pub struct Sent {
    pub topic: String,
    pub payload: String,
    pub arrived_at: i64,
}

/// An instant as devices write it.
pub fn written(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).unwrap().to_string()
}

pub struct Life {
    pub store: Arc<Store>,
    pub live: Arc<Live>,
    pub stats: Arc<Stats>,
    pub intake: ingest::Intake,
    pub queue: mpsc::Sender<Message>,
    _folder: tempfile::TempDir,
}

impl Life {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap());
        let (name, zone, currency) = ("Riverside".to_owned(), "UTC".to_owned(), "EUR".to_owned());
        store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates: Vec::new() }, 0).await.unwrap();
        let stats = Arc::new(Stats::default());
        let live = Arc::new(Live::default());
        let (pipeline, queue) = Pipeline::new(store.clone(), live.clone(), stats.clone(), CLOCK);
        let intake = pipeline.intake();
        tokio::spawn(pipeline.run());
        Self { store, live, stats, intake, queue, _folder: folder }
    }

    /// Sends messages without waiting in between, and returns the outcome of each.
    pub async fn send(&self, messages: &[Sent], kind: SourceKind) -> Vec<Outcome> {
        let (told, mut answers) = mpsc::channel(messages.len().max(1));
        for (i, sent) in messages.iter().enumerate() {
            let message = Message {
                topic: sent.topic.clone(),
                payload: sent.payload.clone().into_bytes().into(),
                device: None,
                own_meter_only: false,
                client: ingest::Client::Trusted,
                arrived_at: sent.arrived_at,
                is_replay: false,
                is_duplicate: false,
                source: Some(SourceName::new(kind, "test")),
                quarantine_id: None,
                ack: Ack::Outcome(i, told.clone()),
            };
            self.queue.send(message).await.unwrap();
        }
        drop(told);
        let mut outcomes = vec![None; messages.len()];
        while let Some((i, outcome)) = answers.recv().await {
            outcomes[i] = Some(outcome);
        }
        outcomes.into_iter().map(Option::unwrap).collect()
    }

    /// The readings of a meter in the ledger, by field.
    pub async fn ledger(&self, meter: &str) -> HashMap<String, Vec<(i64, f64)>> {
        let catalog = self.store.catalog();
        let Some(meter) = catalog.meter_named(meter) else { return HashMap::new() };
        let mut found = HashMap::new();
        for channel in catalog.channels_of_meter(meter.meter_id) {
            let rows = self.store.reading_page(channel.channel_id, Span { start: 0, end: i64::MAX }, 10_000).await.unwrap();
            found.insert(channel.field.clone(), rows.into_iter().map(|row| (row.at, row.value)).collect());
        }
        found
    }
}
