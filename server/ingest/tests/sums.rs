//! For any messages, with and without times, repeated and contradictory: stored + repeated + filed
//! = sent. Each value is in the ledger, in quarantine, or a repetition of a stored one.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod life;

use domain::{DAY_MS, HOUR_MS, MINUTE_MS};
use ingest::source::{OutsideConfig, embedded, outside};
use life::{AT_MS, CLOCK, Life, Sent};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rumqttc::{AsyncClient, Event, MqttOptions, Outgoing, Packet, QoS};
use std::collections::HashMap;
use std::time::Duration;
use store::SourceKind;

/// A device's message: some readings, each with or without a time.
#[derive(Clone, Debug)]
struct Said {
    meter: String,
    arrived_ms: i64,
    readings: Vec<Reading>,
}

#[derive(Clone, Debug)]
struct Reading {
    /// Relative to the arrival of the first message.
    at_ms: Option<i64>,
    field: &'static str,
    value: u8,
}

impl Said {
    fn sent(&self) -> Sent {
        Sent {
            topic: format!("greenpulse/v1/{}/readings", self.meter),
            payload: self.payload(),
            arrived_at: AT_MS + self.arrived_ms,
        }
    }

    fn payload(&self) -> String {
        let object = |reading: &Reading| match reading.at_ms {
            Some(at_ms) => format!(r#"{{"at":"{}","{}":{}}}"#, life::written(AT_MS + at_ms), reading.field, reading.value),
            None => format!(r#"{{"{}":{}}}"#, reading.field, reading.value),
        };
        format!("[{}]", self.readings.iter().map(object).collect::<Vec<_>>().join(","))
    }
}

fn said() -> impl Strategy<Value = Said> {
    // Close to one another, so that they collide; and from clocks that are fast, far ahead and far
    // behind.
    let at_ms = prop_oneof![
        4 => Just(None),
        4 => (0..4_i64).prop_map(Some),
        1 => prop::sample::select(vec![-HOUR_MS, 3 * MINUTE_MS, 3 * MINUTE_MS + 1, 20 * MINUTE_MS, -400 * DAY_MS]).prop_map(Some),
    ];
    let field = prop::sample::select(vec!["power_w", "power_w", "energy_kwh", "interval_energy_kwh"]);
    let reading = (at_ms, field, 0..4_u8).prop_map(|(at_ms, field, value)| Reading { at_ms, field, value });
    (0..2_u8, 0..4_i64, prop::collection::vec(reading, 1..5)).prop_map(|(meter, arrived_ms, readings)| Said {
        meter: meter.to_string(),
        arrived_ms,
        readings,
    })
}

/// Checks one case. Its meters are new, and the quarantine is empty.
async fn holds(life: &Life, case: usize, batches: Vec<Vec<Said>>) -> Result<(), TestCaseError> {
    let (mut stored, mut faulty) = (0, 0);
    for (nth, mut batch) in batches.into_iter().enumerate() {
        batch.iter_mut().for_each(|said| said.meter = format!("m{case}-{}", said.meter));
        let kind = if nth % 2 == 0 { SourceKind::Mqtt } else { SourceKind::Http };
        let sent: Vec<Sent> = batch.iter().map(Said::sent).collect();
        let outcomes = life.send(&sent, kind).await;
        let kept = life.store.quarantine_list(1_000).await.unwrap();
        let mut ledgers = HashMap::new();
        for meter in 0..2 {
            let meter = format!("m{case}-{meter}");
            ledgers.insert(meter.clone(), life.ledger(&meter).await);
        }
        for (said, outcome) in batch.iter().zip(outcomes) {
            let told = outcome.stored() + outcome.repeated + outcome.filed;
            prop_assert_eq!(told, said.readings.len(), "{:?} of {:?}", outcome, said);
            prop_assert_eq!(outcome.filed > 0, !outcome.faults.is_empty());
            stored += outcome.stored();
            if outcome.filed > 0 {
                faulty += 1;
                prop_assert!(kept.iter().any(|row| row.payload == said.payload().as_bytes()), "{:?} is gone", said);
            } else {
                for reading in &said.readings {
                    let rows = ledgers[&said.meter].get(reading.field).map(Vec::as_slice).unwrap_or_default();
                    let is_there = rows.iter().any(|(_, value)| *value == f64::from(reading.value));
                    prop_assert!(is_there, "{:?} is not there", reading);
                }
            }
        }
    }
    let rows = async || {
        let mut count = 0;
        for meter in 0..2 {
            count += life.ledger(&format!("m{case}-{meter}")).await.values().map(Vec::len).sum::<usize>();
        }
        count
    };
    prop_assert_eq!(rows().await, stored, "what is called stored is in the ledger");
    // Each message with a conflict has a row of its own. A message that was also refused when it
    // was read has one row for each.
    let ids = life.store.quarantine_ids("").await.unwrap();
    prop_assert!(ids.len() >= faulty);
    // Read again, nothing is counted twice.
    life.intake.replay(&ids).await.unwrap();
    prop_assert_eq!(rows().await, stored);
    if let Some(&last) = ids.last() {
        life.store.quarantine_clear(last).await.unwrap();
    }
    Ok(())
}

#[test]
fn stored_and_repeated_and_filed_are_what_was_sent() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let life = runtime.block_on(Life::new());
    let mut runner =
        TestRunner::new(Config { cases: 256, failure_persistence: None, max_shrink_iters: 200, ..Config::default() });
    let case = std::cell::Cell::new(0);
    let batches = prop::collection::vec(prop::collection::vec(said(), 1..10), 1..4);
    let held = runner.run(&batches, |batches| {
        case.set(case.get() + 1);
        runtime.block_on(holds(&life, case.get(), batches))
    });
    held.unwrap();
    let verified = runtime.block_on(life.store.verify()).unwrap();
    assert_eq!(verified.differences, 0, "{:?}", verified.examples.first());
}

/// Publishes this many readings without a time, each with a different value, as fast as possible,
/// and waits for the acknowledgements.
async fn burst(port: u16, count: u32) {
    let mut options = MqttOptions::new("plug", "127.0.0.1", port);
    options.set_inflight(100);
    let (client, mut events) = AsyncClient::new(options, 1_000);
    for i in 0..count {
        let payload = format!(r#"{{"energy_kwh":{}}}"#, f64::from(i) / 8.0);
        client.publish("greenpulse/v1/plug/readings", QoS::AtLeastOnce, false, payload).await.unwrap();
    }
    let mut acknowledged = 0;
    while acknowledged < count {
        if let Event::Incoming(Packet::PubAck(_)) = events.poll().await.unwrap() {
            acknowledged += 1;
        }
    }
    client.disconnect().await.unwrap();
    while !matches!(events.poll().await, Ok(Event::Outgoing(Outgoing::Disconnect)) | Err(_)) {}
}

async fn holds_a_burst(life: &Life, count: u32) {
    let wait = async {
        while life.ledger("plug").await.get("energy_kwh").map_or(0, Vec::len) < count as usize {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let all_came = tokio::time::timeout(Duration::from_secs(20), wait).await;
    let ledger = life.ledger("plug").await.remove("energy_kwh").unwrap();
    assert!(all_came.is_ok(), "{} of {count} are stored, {} filed", ledger.len(), life.store.quarantine_count().await.unwrap());
    let sent: Vec<f64> = (0..count).map(|i| f64::from(i) / 8.0).collect();
    assert_eq!(ledger.into_iter().map(|row| row.1).collect::<Vec<_>>(), sent, "in their order");
    assert_eq!(life.store.quarantine_count().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_burst_without_times_through_the_embedded_broker_is_stored_whole() {
    let life = Life::new().await;
    let config = broker::Config::new("127.0.0.1:0".parse().unwrap());
    let (stats, syncs) = (life.stats.clone(), life.intake.syncs().clone());
    let (address, serve) = embedded(config, life.queue.clone(), stats, syncs, CLOCK).await.unwrap();
    let serving = tokio::spawn(serve);
    burst(address.port(), 300).await;
    holds_a_burst(&life, 300).await;
    serving.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_burst_without_times_that_waited_at_mosquitto_is_stored_whole() {
    let life = Life::new().await;
    let mosquitto = trial::Mosquitto::start();
    let config = OutsideConfig {
        url: mosquitto.url(),
        client_id: "greenpulse".to_owned(),
        topics: vec!["greenpulse/v1/+/readings".to_owned()],
        ca: None,
    };
    let connect = || {
        let (stats, syncs) = (life.stats.clone(), life.intake.syncs().clone());
        outside(config.clone(), life.queue.clone(), stats, syncs, CLOCK).unwrap()
    };
    // Connects once, so that the broker keeps messages for our session.
    let first = tokio::spawn(connect());
    while !life.stats.now(CLOCK.now()).source.is_some_and(|source| source.is_up) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    burst(mosquitto.port(), 1).await;
    holds_a_burst(&life, 1).await;
    first.abort();
    let _ = first.await;
    burst(mosquitto.port(), 100).await;
    let again = tokio::spawn(connect());
    holds_a_burst_after(&life).await;
    again.abort();
}

/// Expects 101 readings: the one before the burst, and the burst's hundred. The first of the burst
/// has the same value as the one before.
async fn holds_a_burst_after(life: &Life) {
    let wait = async {
        while life.ledger("plug").await.get("energy_kwh").map_or(0, Vec::len) < 101 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let all_came = tokio::time::timeout(Duration::from_secs(20), wait).await;
    let ledger = life.ledger("plug").await.remove("energy_kwh").unwrap();
    assert!(all_came.is_ok(), "{} of 101 are stored, {} filed", ledger.len(), life.store.quarantine_count().await.unwrap());
    let sent: Vec<f64> = std::iter::once(0.0).chain((0..100).map(|i| f64::from(i) / 8.0)).collect();
    assert_eq!(ledger.into_iter().map(|row| row.1).collect::<Vec<_>>(), sent, "in their order");
}
