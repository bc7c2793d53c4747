//! Wrong clocks, and messages that bring years: what is stored, what is refused, and who waits.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod life;

use domain::{DAY_MS, MINUTE_MS};
use ingest::{Ack, Message, SourceName};
use life::{AT_MS, Life, Sent, written};
use std::time::{Duration, Instant};
use store::SourceKind;
use tokio::sync::oneshot;

fn reading(arrived_at: i64, at: i64, field: &str, value: f64) -> Sent {
    let payload = format!(r#"{{"at":"{}","{field}":{value}}}"#, written(at));
    Sent { topic: "greenpulse/v1/attic/readings".to_owned(), payload, arrived_at }
}

#[tokio::test]
async fn a_reading_from_the_future_never_shuts_out_the_true_one() {
    let life = Life::new().await;
    // Five minutes ahead, to occupy the instant first.
    let early = life.send(&[reading(AT_MS, AT_MS + 5 * MINUTE_MS, "power_w", 9_999.0)], SourceKind::Mqtt).await;
    assert_eq!((early[0].stored(), early[0].faults.len()), (1, 0), "a clock that is a little fast is heard all the same");
    let later = AT_MS + 5 * MINUTE_MS;
    let truly = life.send(&[reading(later, later, "power_w", 100.0)], SourceKind::Mqtt).await;
    assert_eq!((truly[0].stored(), truly[0].faults.len()), (1, 0), "{truly:?}");
    assert_eq!(life.ledger("attic").await["power_w"], [(AT_MS, 9_999.0), (later, 100.0)]);
    // The time far ahead is refused, and so is the one five minutes ahead beside it.
    let far = format!(
        r#"[{{"at":"{}","power_w":1}},{{"at":"{}","power_w":2}},{{"at":"{}","power_w":3}}]"#,
        written(later + 11 * MINUTE_MS),
        written(later + 5 * MINUTE_MS),
        written(later + 30_000)
    );
    let sent = Sent { topic: "greenpulse/v1/attic/readings".to_owned(), payload: far, arrived_at: later };
    let told = life.send(&[sent], SourceKind::Mqtt).await;
    assert_eq!((told[0].stored(), told[0].filed, told[0].faults.len()), (1, 2, 2), "{told:?}");
}

#[tokio::test]
async fn the_readings_of_a_fast_clock_keep_their_distances() {
    let life = Life::new().await;
    let (first, last) = (written(AT_MS - 7 * MINUTE_MS), written(AT_MS + 3 * MINUTE_MS));
    let payload = format!(r#"[{{"at":"{first}","energy_kwh":1}},{{"at":"{last}","energy_kwh":2,"interval_energy_kwh":1}}]"#);
    let sent = Sent { topic: "greenpulse/v1/attic/readings".to_owned(), payload, arrived_at: AT_MS };
    let told = life.send(&[sent], SourceKind::Mqtt).await;
    assert_eq!(life.ledger("attic").await["energy_kwh"], [(AT_MS - 10 * MINUTE_MS, 1.0), (AT_MS, 2.0)]);
    // For an amount, the period is then not known.
    assert_eq!((told[0].stored(), told[0].filed), (2, 1));
    assert!(told[0].faults[0].to_string().contains("a clock that is right"), "{told:?}");
}

#[tokio::test]
async fn a_clock_that_is_years_behind_is_told_and_history_comes_by_http() {
    let life = Life::new().await;
    let old = reading(AT_MS, AT_MS - 3 * 366 * DAY_MS, "energy_kwh", 1.0);
    let told = life.send(std::slice::from_ref(&old), SourceKind::Mqtt).await;
    assert_eq!((told[0].values, told[0].filed), (0, 1));
    for word in ["2022-11-", "set it", "send no time", "as a file, or by HTTP"] {
        assert!(told[0].faults[0].to_string().contains(word), "{told:?}");
    }
    let ids = life.store.quarantine_ids("").await.unwrap();
    assert_eq!(life.intake.replay(&ids).await.unwrap().understood, 0, "and it is the same when it is read again");
    let waited = reading(AT_MS, AT_MS - 200 * DAY_MS, "energy_kwh", 2.0);
    assert_eq!(life.send(&[waited], SourceKind::Mqtt).await[0].stored(), 1);
    assert_eq!(life.send(&[old], SourceKind::Http).await[0].stored(), 1);
}

/// The longest time that a good device waits for an acknowledgement while others bring years.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_brings_years_waits_and_nobody_else() {
    let life = Life::new().await;
    let topic = |meter: &str| format!("greenpulse/v1/{meter}/readings");
    let now = |meter: &str| Sent { topic: topic(meter), payload: r#"{"energy_kwh":5000}"#.to_owned(), arrived_at: AT_MS };
    let meters: Vec<String> = (0..6).map(|i| format!("old-{i}")).collect();
    life.send(&meters.iter().map(|meter| now(meter)).collect::<Vec<_>>(), SourceKind::Mqtt).await;
    // A register every thirty days for six years, for each meter: 52,000 hours.
    let history = |meter: &String| {
        let objects: Vec<String> = (1..73)
            .map(|i| format!(r#"{{"at":"{}","energy_kwh":{}}}"#, written(AT_MS - i * 30 * DAY_MS), 5_000 - i * 10))
            .collect();
        Sent { topic: topic(meter), payload: format!("[{}]", objects.join(",")), arrived_at: AT_MS }
    };
    let years: Vec<Sent> = meters.iter().map(history).collect();
    let mut longest = Duration::ZERO;
    let (brought, good) = tokio::join!(life.send(&years, SourceKind::Http), async {
        for i in 0..40 {
            let (committed, acknowledged) = oneshot::channel();
            let message = Message {
                topic: topic("good"),
                payload: format!(r#"{{"power_w":{i}}}"#).into(),
                device: None,
                own_meter_only: false,
                client: ingest::Client::Trusted,
                arrived_at: AT_MS + i * 1_000,
                is_replay: false,
                is_duplicate: false,
                source: Some(SourceName::new(SourceKind::Mqtt, "test")),
                quarantine_id: None,
                ack: Ack::Device(committed),
            };
            let sent_at = Instant::now();
            life.queue.send(message).await.unwrap();
            acknowledged.await.unwrap();
            longest = longest.max(sent_at.elapsed());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        life.ledger("good").await["power_w"].len()
    });
    assert_eq!(good, 40);
    assert!(brought.iter().all(|outcome| (outcome.stored(), outcome.filed) == (72, 0)), "{brought:?}");
    // A step is 20,000 of 300,000 rows. It takes a fraction of a second, or more if tests compete
    // for the CPU.
    assert!(longest < Duration::from_secs(3), "{longest:?}");
    for meter in &meters {
        assert_eq!(life.ledger(meter).await["energy_kwh"].len(), 73);
    }
    assert_eq!(life.store.verify().await.unwrap().differences, 0);
}

#[tokio::test]
async fn a_message_in_steps_that_conflicts_is_filed_once() {
    let life = Life::new().await;
    let (topic, at) = ("greenpulse/v1/attic/readings", |i: i64| written(AT_MS - i * 30 * DAY_MS));
    let sent =
        |objects: Vec<String>| Sent { topic: topic.to_owned(), payload: format!("[{}]", objects.join(",")), arrived_at: AT_MS };
    let one = |i: i64, value: i64| format!(r#"{{"at":"{}","energy_kwh":{value}}}"#, at(i));
    life.send(&[sent(vec![one(3, 1), one(90, 1)])], SourceKind::Http).await;
    let told = life.send(&[sent((0..100).map(|i| one(i, 9_000 - i)).collect())], SourceKind::Http).await;
    assert_eq!((told[0].stored(), told[0].repeated, told[0].filed, told[0].faults.len()), (98, 0, 2, 2), "{:?}", told[0].faults);
    assert_eq!(life.store.quarantine_count().await.unwrap(), 1);
    assert_eq!(life.store.verify().await.unwrap().differences, 0);
}
