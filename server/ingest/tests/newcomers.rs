//! A client that exceeds its quota: new meters, channels of one meter, announcements. The excess
//! waits or is reported, no other client is delayed, and nothing is lost silently.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::Clock;
use domain::zone::Span;
use ingest::{Ack, Client, Intake, Live, Message, NEW_METERS_AN_HOUR, Outcome, Pipeline, Stats};
use std::sync::Arc;
use store::{NewSite, Store};
use tokio::sync::mpsc;
use trial::now_ms;

/// A process from start to stop.
struct Life {
    store: Arc<Store>,
    intake: Intake,
    stats: Arc<Stats>,
    queue: mpsc::Sender<Message>,
    working: tokio::task::JoinHandle<()>,
}

impl Life {
    async fn of(folder: &tempfile::TempDir) -> Self {
        let store = Arc::new(Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap());
        if store.catalog().sites.is_empty() {
            let (name, zone, currency) = ("Riverside".to_owned(), "UTC".to_owned(), "EUR".to_owned());
            store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates: Vec::new() }, 0).await.unwrap();
        }
        let stats = Arc::new(Stats::default());
        let clock = Clock::reading(now_ms);
        let (pipeline, queue) = Pipeline::new(store.clone(), Arc::new(Live::default()), stats.clone(), clock);
        let intake = pipeline.intake();
        Self { store, intake, stats, queue, working: tokio::spawn(pipeline.run()) }
    }

    /// The outcomes of messages that a client sends one after another.
    async fn hear(&self, client: &Client, messages: impl IntoIterator<Item = (String, String)>) -> Vec<Outcome> {
        let (told, mut outcomes) = mpsc::channel(20_000);
        let mut count = 0;
        for (topic, payload) in messages {
            let message = Message {
                topic,
                payload: payload.into_bytes().into(),
                device: None,
                own_meter_only: false,
                client: client.clone(),
                arrived_at: now_ms(),
                is_replay: false,
                is_duplicate: false,
                source: None,
                quarantine_id: None,
                ack: Ack::Outcome(count, told.clone()),
            };
            self.queue.send(message).await.unwrap();
            count += 1;
        }
        drop(told);
        let mut found = vec![Outcome::default(); count];
        while let Some((index, outcome)) = outcomes.recv().await {
            found[index] = outcome;
        }
        found
    }

    async fn values(&self, meter: &str) -> Vec<f64> {
        let catalog = self.store.catalog();
        let Some(meter) = catalog.meter_named(meter) else { return Vec::new() };
        let channel = catalog.channels_of_meter(meter.meter_id).next().unwrap();
        let ever = Span { start: 0, end: i64::MAX };
        let found = self.store.reading_list(channel.channel_id, ever, 100).await.unwrap();
        found.into_iter().map(|reading| reading.value).collect()
    }

    async fn end(self) {
        drop(self.queue);
        self.working.await.unwrap();
        self.store.close().await;
    }
}

fn client(name: &str) -> Client {
    Client::one(Some(name), "a client id")
}

fn readings(meters: std::ops::Range<usize>) -> impl Iterator<Item = (String, String)> {
    meters.map(|i| (format!("greenpulse/v1/m{i}/readings"), format!(r#"{{"power_w":{i}}}"#)))
}

fn count(outcomes: &[Outcome], is_meant: impl Fn(&Outcome) -> bool) -> usize {
    outcomes.iter().filter(|outcome| is_meant(outcome)).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_more_new_meters_than_a_client_may_bring_the_rest_waits_until_it_is_let_in() {
    let folder = tempfile::tempdir().unwrap();
    let life = Life::of(&folder).await;
    let outcomes = life.hear(&client("bridge"), readings(0..260)).await;
    let stored = |outcome: &Outcome| outcome.values == 1 && outcome.waiting == 0;
    let waits = |outcome: &Outcome| outcome.values == 0 && outcome.waiting == 1 && outcome.faults.is_empty();
    assert_eq!((count(&outcomes, stored), count(&outcomes, waits)), (NEW_METERS_AN_HOUR, 60));
    assert_eq!(life.store.catalog().meters.len(), NEW_METERS_AN_HOUR);
    // Its known meters go on, and so do new meters of other clients, of people and of files.
    assert_eq!(count(&life.hear(&client("bridge"), readings(0..200)).await, stored), 200);
    assert_eq!(count(&life.hear(&client("plug"), readings(1_000..1_001)).await, stored), 1);
    assert_eq!(count(&life.hear(&Client::Trusted, readings(2_000..2_300)).await, stored), 300);
    // Each waiting meter sends again: it is counted, and the last message is kept.
    assert_eq!(count(&life.hear(&client("bridge"), readings(200..260)).await, waits), 60);
    assert_eq!(life.stats.now(0).waiting, 120);
    assert_eq!(life.store.quarantine_count().await.unwrap(), 0);
    life.end().await;

    let life = Life::of(&folder).await;
    assert_eq!(life.store.waiting_count().await.unwrap(), (60, 120));
    assert!(life.store.topic_list(9).await.unwrap().is_empty(), "a dialect reads these");
    assert_eq!(life.intake.let_in().await.unwrap(), 60);
    assert_eq!(life.store.waiting_count().await.unwrap(), (0, 0));
    assert_eq!(life.values("m259").await, [259.0]);
    assert_eq!(count(&life.hear(&client("bridge"), readings(0..260)).await, stored), 260);
    life.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bridge_that_a_person_allows_more_brings_more() {
    let folder = tempfile::tempdir().unwrap();
    let life = Life::of(&folder).await;
    life.store.allowance_put("bridge", Some(300)).await.unwrap();
    life.store.allowance_put("stranger", Some(0)).await.unwrap();
    assert_eq!(count(&life.hear(&client("bridge"), readings(0..310)).await, |outcome| outcome.values == 1), 300);
    assert_eq!(count(&life.hear(&client("stranger"), readings(900..902)).await, |outcome| outcome.waiting == 1), 2);
    // A waiting meter that somebody else brings is let in and no longer waits.
    assert_eq!(count(&life.hear(&Client::Trusted, readings(900..901)).await, |outcome| outcome.values == 1), 1);
    life.end().await;
    let life = Life::of(&folder).await;
    let topics = life.store.waiting_topics().await.unwrap();
    assert!(topics.len() == 11 && !topics.contains(&"greenpulse/v1/m900/readings".to_owned()), "{topics:?}");
    life.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_meter_that_makes_up_parts_without_end_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let life = Life::of(&folder).await;
    let parts = |from: usize| {
        let fields: Vec<String> = (from..from + 400).map(|i| format!(r#""power_w:part-{i}":{i}"#)).collect();
        ("greenpulse/v1/endless/readings".to_owned(), format!("{{{}}}", fields.join(",")))
    };
    let outcomes = life.hear(&client("endless"), [parts(0), parts(400), parts(800)]).await;
    assert_eq!(outcomes.iter().map(|outcome| outcome.values).collect::<Vec<_>>(), [400, 400, 200]);
    assert!(
        outcomes[2].faults.len() == 200 && outcomes[2].faults[0].to_string().contains("has 1000 channels"),
        "{:?}",
        outcomes[2].faults[0]
    );
    assert_eq!(life.store.catalog().channels.len(), 1_000);
    life.end().await;
}

fn announced(device: &str) -> (String, String) {
    let config = format!(
        r#"{{"name":"Energy","unique_id":"{device}_e","state_topic":"{device}/state","device_class":"energy","state_class":"total_increasing","unit_of_measurement":"kWh","device":{{"identifiers":["{device}"]}}}}"#
    );
    (format!("homeassistant/sensor/{device}/config"), config)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn announcements_of_one_client_push_out_nobody_elses_and_none_that_readings_were_read_by() {
    let folder = tempfile::tempdir().unwrap();
    let life = Life::of(&folder).await;
    let state = |device: &str, value: i64| (format!("{device}/state"), value.to_string());
    let plug = client("plug");
    life.hear(&plug, [announced("plug"), announced("idle")]).await;
    assert_eq!(life.hear(&plug, [state("plug", 1)]).await[0].values, 1);
    // First an announcement of the flood's own that gets a reading, then more than all memory
    // holds.
    let flood = client("flood");
    assert_eq!(life.hear(&flood, [announced("first"), state("first", 1)]).await[1].values, 1);
    for from in [0, 3_500, 7_000] {
        life.hear(&flood, (from..from + 3_500).map(|i| announced(&format!("made-up-device-number-{i}")))).await;
    }
    let is_read = async |life: &Life, value: i64| {
        let known = life.hear(&plug, [state("plug", value), state("idle", value), state("first", value)]).await;
        assert_eq!(count(&known, |outcome| outcome.values == 1), 3, "{known:?}");
    };
    is_read(&life, 2).await;
    life.end().await;
    // The same after a restart.
    let life = Life::of(&folder).await;
    is_read(&life, 3).await;
    assert!(life.store.announcement_list().await.unwrap().len() <= 2 + 2_500);
    life.end().await;
}
