//! Two stores on one database, like two processes.

use crate::ground::*;
use domain::{Flow, HOUR_MS, MeterRole, Period};
use sqlx::Connection;
use std::time::Duration;
use store::{BuildingChange, Owner, SourceKind};

pub async fn two_stores_that_write_in_turn_stay_true(ground: &Ground) {
    let one = ground.store().await;
    let site_id = site(&one, "Europe/Berlin").await;
    let home = building(&one, site_id).await;
    let id = channel(&one, "m", "energy_kwh").await;
    give(&one, "m", home, MeterRole::Main).await;
    let two = ground.store().await;
    let entries = every_ten_minutes(id, MONDAY, 40, 1.0);
    for (i, batch) in entries.chunks(3).enumerate() {
        // Each remembers its own readings and must notice the other's.
        let store = if i % 3 == 0 { &two } else { &one };
        assert_eq!(commit(store, batch).await.stored.len(), batch.len());
        commit(if i % 2 == 0 { &two } else { &one }, &batch[..1]).await;
    }
    agrees(&one).await;
    agrees(&two).await;
    let total = entries[240].reading.value - entries[0].reading.value;
    assert_near(energy(&flow(&two, Owner::Site(site_id), Flow::Use, Period::Day).await), total);
}

pub async fn two_stores_that_write_at_once_stay_true(ground: &Ground) {
    let one = std::sync::Arc::new(ground.store().await);
    let site_id = site(&one, "Europe/Berlin").await;
    let home = building(&one, site_id).await;
    let mut ids = Vec::new();
    for key in ["a", "b", "c"] {
        ids.push(channel(&one, key, "energy_kwh").await);
        give(&one, key, home, MeterRole::Main).await;
    }
    let two = std::sync::Arc::new(ground.store().await);
    let mut tasks = Vec::new();
    for (n, &id) in ids.iter().enumerate() {
        let entries = every_ten_minutes(id, MONDAY, 20, 1.0);
        for (part, store) in [&one, &two].into_iter().enumerate() {
            // Both write into the same hours of the same building, and both have some of the
            // readings.
            let mine: Vec<_> = entries.iter().enumerate().filter(|(i, _)| i % 2 == part || i % 5 == n).map(|(_, e)| *e).collect();
            let store = store.clone();
            tasks.push(tokio::spawn(async move {
                for batch in mine.chunks(4) {
                    commit(&store, batch).await;
                }
            }));
        }
    }
    for task in tasks {
        task.await.unwrap();
    }
    agrees(&one).await;
    let entries = every_ten_minutes(ids[0], MONDAY, 20, 1.0);
    let total = entries[120].reading.value - entries[0].reading.value;
    assert_near(energy(&flow(&two, Owner::Building(home), Flow::Use, Period::Hour).await), 3.0 * total);
}

pub async fn a_place_changed_by_another_store_counts_at_once(ground: &Ground) {
    let one = ground.store().await;
    let site_id = site(&one, "Europe/Berlin").await;
    let id = channel(&one, "m", "energy_kwh").await;
    let entries = hourly(id, MONDAY, 20, 1.0);
    commit(&one, &entries[..5]).await;
    // The other store creates the building and gives it the meter; this one does not know and goes
    // on writing.
    let two = ground.store().await;
    let home = building(&two, site_id).await;
    give(&two, "m", home, MeterRole::Main).await;
    commit(&one, &entries[5..10]).await;
    agrees(&two).await;
    change(&two, "m", |change| change.is_interval = true).await;
    commit(&one, &entries[10..]).await;
    agrees(&two).await;
    // A change here does not use the old state either.
    change(&two, "m", |change| change.is_interval = false).await;
    one.catalog_reload().await.unwrap();
    give(&one, "m", home, MeterRole::Submeter).await;
    assert_near(energy(&flow(&one, Owner::Site(site_id), Flow::Use, Period::Hour).await), 20.0);
    assert_eq!(slots(&one, id, Period::Hour).await.iter().filter(|slot| slot.covered_ms == HOUR_MS).count(), 20);
    agrees(&one).await;
}

pub async fn a_place_renamed_by_another_store_shows_in_an_idle_one_within_two_seconds(ground: &Ground) {
    let one = ground.store().await;
    let site_id = site(&one, "Europe/Berlin").await;
    let home = building(&one, site_id).await;
    let idle = std::sync::Arc::new(ground.store().await);
    let followed = idle.clone();
    let follow = tokio::spawn(async move { followed.follow().await });
    for name in ["Elm 3", "Elm 3a", "Oak 7"] {
        let change = BuildingChange { name: name.to_owned(), ..BuildingChange::of(&one.catalog().buildings[&home]) };
        one.building_update(home, &change).await.unwrap();
        let seen = async {
            while idle.catalog().buildings[&home].name != name {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(2), seen).await.unwrap_or_else(|_| panic!("{name} never came"));
    }
    follow.abort();
}

/// Heartbeats do not wait for a writer of the ledger.
pub async fn a_heartbeat_does_not_wait_for_a_long_commit(ground: &Ground) {
    if ground.is_sqlite() {
        return;
    }
    let store = ground.store().await;
    store.job_request("scan", None, 1).await.unwrap();
    let taken = store.job_take(&["scan"], "one", 2).await.unwrap();
    assert!(taken.is_some());
    let mut commit = sqlx::PgConnection::connect(&ground.url).await.unwrap();
    sqlx::raw_sql("begin; select pg_advisory_xact_lock(7203711)").execute(&mut commit).await.unwrap();
    let heartbeats = async {
        assert_eq!(store.job_heartbeat("one", 3).await.unwrap(), 1);
        store.data_source_synced(SourceKind::Mqtt, "broker", 3, 1).await.unwrap();
        store.setting_put("a", "b").await.unwrap();
        store.token_used(&[(2, 3), (1, 3)]).await.unwrap();
    };
    tokio::time::timeout(Duration::from_secs(2), heartbeats).await.expect("a heartbeat waits for the ledger");
    // The ledger's own transactions do wait.
    let waits = tokio::time::timeout(Duration::from_millis(200), store.quarantine_clear(1)).await;
    assert!(waits.is_err(), "the ledger's turn is taken by somebody else");
}
