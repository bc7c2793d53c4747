//! A database in trouble: its disk is full, its connections are killed, its server is away. The
//! store knows it, nothing waits for long, and all recovers by itself once the trouble is over.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "the suite uses the rest")]
#[path = "suite/ground.rs"]
mod ground;

use domain::{Clock, HOUR_MS};
use ground::{MONDAY, agrees, channel, entry, site};
use sqlx::{Connection, PgConnection};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Entry, Store, Trouble};
use trial::{Cable, Postgres, SmallDisk};

/// How soon all must be well again.
const WELL_WITHIN: Duration = Duration::from_secs(5);

/// A store with a running watcher, as in a server.
async fn watched(url: &str) -> Arc<Store> {
    let store = Arc::new(Store::open(url).await.unwrap());
    let watcher = store.clone();
    tokio::spawn(async move { watcher.watch(&Clock::reading(trial::now_ms)).await });
    store
}

async fn comes(within: Duration, what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < within, "{what}: not within {within:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Retries until the entries are stored; each error must be a passing one.
async fn stored_within(store: &Store, within: Duration, entries: &[Entry]) {
    let began = Instant::now();
    while let Err(error) = store.reading_commit(entries, &[]).await {
        assert!(error.is_passing(), "{error:?}");
        assert!(began.elapsed() < within, "not stored within {within:?}: {}", store::chain(&error));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// `tidy` leaves room in what the database writes ahead: without it, chance decides whether a table or
/// the log is the first that finds the disk full, and PostgreSQL ends over its log.
async fn a_disk_is_full_and_is_not(url: &str, disk: &SmallDisk, tidy: impl AsyncFn()) {
    let store = watched(url).await;
    site(&store, "Europe/Berlin").await;
    let id = channel(&store, "m", "power_w").await;
    // No two values alike, or the database would compress them.
    let batch = |number: i64| -> Vec<Entry> {
        (0..4_000).map(|i| entry(id, MONDAY + (number * 4_000 + i) * 1_000, ((number * 4_000 + i) as f64).sqrt())).collect()
    };
    let mut number = 0;
    for round in 0..3 {
        store.reading_commit(&batch(number), &[]).await.unwrap();
        tidy().await;
        disk.fill();
        let mut refused = 0;
        while refused < 5 {
            match store.reading_commit(&batch(number + 1), &[]).await {
                Ok(_) => number += 1,
                Err(error) => {
                    assert!(error.is_passing(), "{error:?}");
                    store.refused(&error);
                    refused += 1;
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
        assert!(store.trouble().is_some(), "round {round}: nobody knows");
        comes(WELL_WITHIN, "known as full", || store.trouble() == Some(Trouble::Full)).await;
        disk.free();
        stored_within(&store, WELL_WITHIN, &batch(number + 1)).await;
        number += 1;
        comes(WELL_WITHIN, "known as well", || store.trouble().is_none()).await;
        store.setting_put("round", &round.to_string()).await.unwrap();
    }
    agrees(&store).await;
    assert_eq!(store.verify().await.unwrap().readings as i64, (number + 1) * 4_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_writes_again_once_its_disk_has_room() {
    let Some(disk) = SmallDisk::of("sqlite_writes_again_once_its_disk_has_room", 12) else { return };
    a_disk_is_full_and_is_not(&format!("sqlite://{}/green.db", disk.path().display()), &disk, async || ()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgresql_is_written_again_once_its_disk_has_room() {
    let Some(disk) = SmallDisk::of("postgresql_is_written_again_once_its_disk_has_room", 80) else { return };
    let server = Postgres::on(&disk);
    let url = server.database();
    let checkpoint = async || {
        let mut other = PgConnection::connect(&url).await.unwrap();
        // After it, PostgreSQL reuses the files of its log instead of adding new ones.
        sqlx::query("checkpoint").execute(&mut other).await.unwrap();
    };
    a_disk_is_full_and_is_not(&url, &disk, checkpoint).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_fills_while_nobody_writes_is_known() {
    let Some(disk) = SmallDisk::of("a_disk_that_fills_while_nobody_writes_is_known", 12) else { return };
    let store = watched(&format!("sqlite://{}/green.db", disk.path().display())).await;
    disk.fill();
    comes(Duration::from_secs(60), "known as full", || store.trouble() == Some(Trouble::Full)).await;
    disk.free();
    comes(WELL_WITHIN, "known as well", || store.trouble().is_none()).await;
    store.setting_put("a", "b").await.unwrap();
}

const KILL_WHO_WAITS: &str = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
     where datname = current_database() and wait_event_type = 'Lock'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_killed_within_a_transaction_is_replaced() {
    let url = Postgres::start().database();
    let store = watched(&url).await;
    site(&store, "Europe/Berlin").await;
    let id = channel(&store, "m", "power_w").await;
    let mut other = PgConnection::connect(&url).await.unwrap();
    for hour in 0..20 {
        let at = MONDAY + hour * HOUR_MS;
        // Another client writes the same row and keeps its transaction open, so our writer waits
        // within its own.
        let mut open = other.begin().await.unwrap();
        let row = sqlx::query("insert into reading (channel_id, at, value) values ($1, $2, 1.0)").bind(id.0).bind(at);
        row.execute(&mut *open).await.unwrap();
        let writer = tokio::spawn({
            let store = store.clone();
            async move { store.reading_commit(&[entry(id, at, 5.0)], &[]).await }
        });
        let mut killer = PgConnection::connect(&url).await.unwrap();
        while sqlx::query_scalar::<_, i64>(KILL_WHO_WAITS).fetch_one(&mut killer).await.unwrap() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let error = writer.await.unwrap().unwrap_err();
        assert!(error.is_passing(), "{error:?}");
        open.rollback().await.unwrap();
        stored_within(&store, WELL_WITHIN, &[entry(id, at, 5.0)]).await;
    }
    comes(WELL_WITHIN, "known as well", || store.trouble().is_none()).await;
    agrees(&store).await;
}

/// A store connected to its server through a cable that can be cut.
async fn cabled() -> (Cable, Arc<Store>) {
    let server = Postgres::start();
    let cable = Cable::to(server.port());
    let url = server.database().replace(&format!(":{}/", server.port()), &format!(":{}/", cable.port()));
    let store = watched(&url).await;
    site(&store, "Europe/Berlin").await;
    (cable, store)
}

/// How long a failing read takes.
async fn refused_after(store: &Store) -> Duration {
    let began = Instant::now();
    let error = store.data_source_list().await.unwrap_err();
    assert!(error.is_passing(), "{error:?}");
    began.elapsed()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_a_server_that_is_away() {
    let (mut cable, store) = cabled().await;
    let id = channel(&store, "m", "power_w").await;
    for round in 0..3 {
        cable.pull();
        let first = refused_after(&store).await;
        assert!(first < Duration::from_secs(1), "{first:?}");
        assert_eq!(store.trouble(), Some(Trouble::Away));
        let next = refused_after(&store).await;
        assert!(next < Duration::from_millis(100), "{next:?}");
        let began = Instant::now();
        assert!(store.reading_commit(&[entry(id, MONDAY, 1.0)], &[]).await.unwrap_err().is_passing());
        assert!(began.elapsed() < Duration::from_millis(100), "{:?}", began.elapsed());
        cable.plug();
        stored_within(&store, WELL_WITHIN, &[entry(id, MONDAY + round, 1.0)]).await;
        comes(WELL_WITHIN, "known as well", || store.trouble().is_none()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_a_server_that_says_nothing() {
    let (cable, store) = cabled().await;
    let id = channel(&store, "m", "power_w").await;
    cable.freeze(true);
    let began = Instant::now();
    let one = [entry(id, MONDAY, 1.0)];
    let (read, written) = tokio::join!(store.data_source_list(), store.reading_commit(&one, &[]));
    assert!(began.elapsed() < Duration::from_millis(1_500), "{:?}", began.elapsed());
    assert!(read.unwrap_err().is_passing() && written.unwrap_err().is_passing());
    assert_eq!(store.trouble(), Some(Trouble::Away));
    cable.freeze(false);
    stored_within(&store, WELL_WITHIN, &[entry(id, MONDAY, 1.0)]).await;
    comes(WELL_WITHIN, "known as well", || store.trouble().is_none()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pool_that_is_busy_is_waited_for() {
    let url = Postgres::start().database();
    let store = watched(&url).await;
    let mut other = PgConnection::connect(&url).await.unwrap();
    // All connections of the pool wait for their turn to write.
    let mut open = other.begin().await.unwrap();
    sqlx::query("select pg_advisory_xact_lock(7203711)").execute(&mut *open).await.unwrap();
    let writers: Vec<_> = (0..12)
        .map(|i| {
            let store = store.clone();
            tokio::spawn(async move { store.setting_put(&format!("n{i}"), "v").await })
        })
        .collect();
    let freed = async {
        tokio::time::sleep(Duration::from_millis(2_000)).await;
        assert_eq!(store.trouble(), None);
        open.rollback().await.unwrap();
    };
    let (read, ()) = tokio::join!(store.data_source_list(), freed);
    read.unwrap();
    for writer in writers {
        writer.await.unwrap().unwrap();
    }
}

const IDLE_WITHIN: &str = "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in%'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_that_is_given_up_while_it_begins_is_not_left_open() {
    let url = Postgres::start().database();
    let store = watched(&url).await;
    for i in 0..400 {
        let _ = tokio::time::timeout(Duration::from_micros(i * 10), store.setting_put("n", "v")).await;
        let _ = tokio::time::timeout(Duration::from_micros(i * 10), store.verify()).await;
    }
    let mut other = PgConnection::connect(&url).await.unwrap();
    let began = Instant::now();
    loop {
        let left: i64 = sqlx::query_scalar(IDLE_WITHIN).fetch_one(&mut other).await.unwrap();
        if left == 0 {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(5), "{left} transactions are open");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    store.setting_put("n", "w").await.unwrap();
    assert_eq!(store.setting_get("n").await.unwrap().as_deref(), Some("w"));
}
