//! Ingest while its database is away: messages wait, and a caller that waits for an answer gets an
//! error in time.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::Clock;
use ingest::{Busy, Live, Parcel, Pipeline, SourceName, Stats, Syncs};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{NewSite, SourceKind, Store, Trouble};
use trial::{Cable, Postgres};

async fn store_at(url: &str) -> Arc<Store> {
    let store = Arc::new(Store::open(url).await.unwrap());
    let (name, zone, currency) = ("Riverside".to_owned(), "UTC".to_owned(), "EUR".to_owned());
    store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates: Vec::new() }, 0).await.unwrap();
    store
}

fn parcel(power_w: f64) -> Vec<Parcel> {
    let payload = format!(r#"{{"at":"2026-01-10T10:00:00Z","power_w":{power_w}}}"#);
    vec![Parcel { topic: "greenpulse/v1/attic/readings".to_owned(), payload: payload.into(), device: None }]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_is_told_within_seconds_that_the_database_is_away_and_may_send_again() {
    let server = Postgres::start();
    let mut cable = Cable::to(server.port());
    let url = server.database().replace(&format!(":{}/", server.port()), &format!(":{}/", cable.port()));
    let store = store_at(&url).await;
    let (watched, clock) = (store.clone(), Clock::reading(trial::now_ms));
    tokio::spawn({
        let clock = clock.clone();
        async move { watched.watch(&clock).await }
    });
    let stats = Arc::<Stats>::default();
    let (pipeline, queue) = Pipeline::new(store.clone(), Arc::new(Live::default()), stats.clone(), clock);
    let intake = pipeline.intake();
    let working = tokio::spawn(pipeline.run());
    let source = SourceName::new(SourceKind::Http, "test");

    cable.pull();
    let began = Instant::now();
    assert_eq!(intake.send(parcel(5.0), &source).await, Err(Busy::Trouble));
    assert!(began.elapsed() < Duration::from_secs(6), "{:?}", began.elapsed());
    assert_eq!(store.trouble(), Some(Trouble::Away));
    cable.plug();
    // It was kept. Sent again, it is not counted twice.
    let outcomes = intake.send(parcel(5.0), &source).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(11) && outcomes[0].faults.is_empty(), "{:?}: {outcomes:?}", began.elapsed());
    assert_eq!((stats.now(0).readings, stats.now(0).trouble), (1, None));
    drop(queue);
    working.await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn what_came_through_a_data_source_is_counted_also_where_it_could_not_be_told_at_first() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/test.db", folder.path().display());
    let store = store_at(&url).await;
    let gone = Store::open(&url).await.unwrap();
    gone.close().await;
    let syncs = Syncs::default();
    let (one, other) = (SourceName::new(SourceKind::Http, "one"), SourceName::new(SourceKind::Http, "other"));
    syncs.came(&one, 3, 1_000);
    syncs.failed(&one, 900, "a fault");
    syncs.came(&other, 4, 2_000);
    assert!(syncs.write(&gone).await.unwrap_err().is_passing());
    syncs.came(&one, 2, 3_000);
    syncs.write(&store).await.unwrap();
    let mut told: Vec<_> = store.data_source_list().await.unwrap();
    told.sort_by(|a, b| a.name.cmp(&b.name));
    let told: Vec<_> = told.iter().map(|source| (source.name.as_str(), source.last_count, source.last_sync_at)).collect();
    assert_eq!(told, [("one", Some(5), Some(3_000)), ("other", Some(4), Some(2_000))]);
    store.close().await;
}
