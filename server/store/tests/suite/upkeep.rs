//! Opening, verifying, quarantine, and removing the demo.

use crate::ground::*;
use domain::{Clock, Flow, MeterId, MeterRole, Period, Utility};
use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;
use store::{Error, NewBuilding, NewSite, Owner, Rate, Refusal, Reject, Store};

pub async fn analysing_changes_nothing(ground: &Ground) {
    let store = ground.store().await;
    site(&store, "UTC").await;
    let id = channel(&store, "m", "energy_kwh").await;
    commit(&store, &every_ten_minutes(id, MONDAY, 5, 1.0)).await;
    store.analyze().await.unwrap();
    agrees(&store).await;
}

pub async fn the_database_names_its_version(ground: &Ground) {
    let store = ground.store().await;
    let version = store.version().await.unwrap();
    if ground.is_sqlite() {
        // Versions before 3.51.3 may lose commits when the write-ahead log is reset.
        let numbers: Vec<u32> = version.strip_prefix("SQLite ").unwrap().split('.').map(|part| part.parse().unwrap()).collect();
        assert!(numbers >= vec![3, 51, 3], "{version}");
    } else {
        assert!(version.starts_with("PostgreSQL 1"), "{version}");
    }
    store.close().await;
    assert!(store.version().await.is_err());
}

pub async fn a_database_of_a_newer_version_is_refused(ground: &Ground) {
    ground.store().await.close().await;
    if ground.is_sqlite() {
        ground.execute("insert into _sqlx_migrations values (9999, 'later', current_timestamp, true, x'00', 0)").await;
    } else {
        ground.execute("insert into _sqlx_migrations values (9999, 'later', now(), true, '\\x00', 0)").await;
    }
    let refused = Store::open(&ground.url).await.err().unwrap();
    assert!(matches!(refused, Error::Newer(9999)), "{refused}");
    assert!(!refused.is_passing());
}

pub async fn a_database_opened_again_holds_everything(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "Europe/Berlin").await;
    let home = building(&store, site_id).await;
    let id = channel(&store, "m", "energy_kwh").await;
    give(&store, "m", home, MeterRole::Main).await;
    let entries = every_ten_minutes(id, MONDAY, 30, 1.0);
    commit(&store, &entries[..100]).await;
    let (before, catalog) = (slots(&store, id, Period::Hour).await, store.catalog());
    store.close().await;

    let store = ground.store().await;
    assert_eq!(store.catalog().meters, catalog.meters);
    assert_eq!(store.catalog().series, catalog.series);
    assert_eq!(slots(&store, id, Period::Hour).await, before);
    commit(&store, &entries[100..]).await;
    let total = entries[180].reading.value - entries[0].reading.value;
    assert_near(energy(&flow(&store, Owner::Site(site_id), Flow::Use, Period::Day).await), total);
    agrees(&store).await;
}

pub async fn what_is_opened_to_read_cannot_be_written(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let reading = Store::open_to_read(&ground.url).await.unwrap();
    assert_eq!(reading.catalog().sites.keys().copied().collect::<Vec<_>>(), [site_id]);
    for _ in 0..6 {
        let refused = reading.setting_put("a", "b").await.unwrap_err();
        assert_eq!(refused.trouble(), Some(store::Trouble::ReadOnly), "{refused:?}");
    }
    assert_eq!(reading.setting_get("a").await.unwrap(), None);
    agrees(&reading).await;
    if ground.is_sqlite() {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.db");
        reading.copy_into(&copy).await.unwrap();
        let copied = Store::open(&format!("sqlite://{}", copy.display())).await.unwrap();
        assert_eq!(copied.catalog().sites.len(), 1);
        assert!(reading.setting_put("a", "b").await.is_err(), "also after a copy was made");
    }
    store.setting_put("a", "b").await.unwrap();
}

pub async fn what_is_not_allowed_says_nothing_of_the_database(ground: &Ground) {
    let store = Arc::new(ground.store().await);
    let watcher = store.clone();
    let watching = tokio::spawn(async move { watcher.watch(&Clock::reading(trial::now_ms)).await });
    let is_probed = async || {
        // A doubt causes a probe at once, if the last one was a second ago.
        tokio::time::sleep(Duration::from_millis(400)).await;
        store.setting_get("written_at").await.unwrap().is_some()
    };
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert!(store.allowance_put("bridge", Some(-1)).await.is_err());
    assert!(store.meter_forget(MeterId(99), 1).await.is_err());
    assert!(!is_probed().await);
    // A failed statement does.
    ground.execute("alter table allowance rename to gone").await;
    assert!(store.allowance_put("bridge", Some(1)).await.is_err());
    let mut tries = 0..25;
    while !is_probed().await {
        assert!(tries.next().is_some(), "ten seconds without a probe");
    }
    ground.execute("alter table gone rename to allowance").await;
    watching.abort();
}

pub async fn an_address_of_another_kind_is_refused(_: &Ground) {
    for url in ["mysql://ann:secret@db/green", "postgres:ann:secret@db", "green.db"] {
        let refused = Store::open(url).await.err().unwrap();
        assert!(matches!(refused, Error::Url), "{refused}");
    }
}

pub async fn the_password_of_a_database_that_does_not_open_is_never_told(ground: &Ground) {
    let port = trial::free_port();
    let good = ground.url.replace("postgres@", "ann:hunter2@").replace("sqlite:", "sqlite:/nowhere");
    for url in [
        &good,
        &format!("postgres://ann:hunter2@127.0.0.1:{port}/green"),
        &format!("postgres://127.0.0.1:{port}/green?user=ann&password=hunter2"),
        &format!("postgres://ann:h@hunter2@127.0.0.1:{port}/green"),
        "postgres://ann:hunter2@127.0.0.1:port/green",
        "postgres://ann:?hunter2@127.0.0.1/green",
        "postgres://ann:hunter2@/green?sslmode=strange",
    ] {
        let Some(error) = Store::open(url).await.err() else { panic!("{url} opened") };
        let mut told = format!("{error:?} {error}");
        let mut cause = error.source();
        while let Some(error) = cause {
            told = format!("{told} {error:?} {error}");
            cause = error.source();
        }
        assert!(!told.contains("hunter2"), "{told}");
    }
}

pub async fn a_slot_that_was_tampered_with_is_reported(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let id = channel(&store, "m", "energy_kwh").await;
    give(&store, "m", home, MeterRole::Main).await;
    commit(&store, &every_ten_minutes(id, MONDAY, 24, 1.0)).await;
    let verified = store.verify().await.unwrap();
    assert_eq!((verified.readings, verified.differences), (145, 0));
    // An hour, its quarters and its day, for a channel, a building and a site (and the hour that
    // only counts a reading).
    assert_eq!(verified.slots as i64, ground.number("select count(*) from rollup").await);
    ground.execute("update rollup set energy = energy + 1 where period = 3600 and start_at = 1772420400000").await;
    ground.execute("delete from rollup where period = 900 and start_at = 1772420400000").await;
    let verified = store.verify().await.unwrap();
    assert_eq!((verified.differences, verified.examples.len()), (6, 6));
    ground.execute("insert into rollup select series_id, 86400, 0, 1, 1, 1, 1, 1, 1, 1, 1 from series").await;
    let verified = store.verify().await.unwrap();
    assert_eq!(verified.differences, 9);
    assert!(verified.examples.iter().any(|difference| difference.derived.is_none()));
    assert!(verified.examples.iter().any(|difference| difference.kept.is_none()));
}

pub async fn verify_agrees_while_others_write(ground: &Ground) {
    let store = std::sync::Arc::new(ground.store().await);
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let id = channel(&store, "m", "energy_kwh").await;
    give(&store, "m", home, MeterRole::Main).await;
    let entries = every_ten_minutes(id, MONDAY, 60, 1.0);
    commit(&store, &entries[..10]).await;
    let writer = store.clone();
    let writing = tokio::spawn(async move {
        for entry in &entries[10..] {
            commit(&writer, &[*entry]).await;
        }
    });
    while !writing.is_finished() {
        agrees(&store).await;
    }
    writing.await.unwrap();
    agrees(&store).await;
}

fn reject(i: usize, payload: &[u8]) -> Reject {
    let (topic, reason) = (format!("t/{i}"), "not JSON".to_owned());
    Reject { arrived_at: MONDAY + i as i64, topic, payload: payload.to_vec(), reason, ..Reject::default() }
}

pub async fn quarantine_keeps_the_newest_thousand_and_cuts_payloads(ground: &Ground) {
    let store = ground.store().await;
    let rejects: Vec<Reject> = (0..700).map(|i| reject(i, b"{")).collect();
    store.reading_commit(&[], &rejects).await.unwrap();
    assert_eq!(store.quarantine_count().await.unwrap(), 700);
    let rejects: Vec<Reject> = (700..2_100).map(|i| reject(i, &[0xff; 10_000])).collect();
    store.reading_commit(&[], &rejects).await.unwrap();
    assert_eq!(store.quarantine_count().await.unwrap(), 1_000);
    let kept = store.quarantine_list(2_000).await.unwrap();
    assert_eq!((kept[0].topic.as_str(), kept[999].topic.as_str()), ("t/2099", "t/1100"));
    assert_eq!((kept[0].payload.len(), kept[0].payload[0], kept[0].arrived_at), (8 * 1024, 0xff, MONDAY + 2_099));
    assert_eq!(store.quarantine_list(3).await.unwrap().len(), 3);
}

pub async fn one_sender_pushes_nobody_else_out_of_quarantine_and_what_goes_is_counted(ground: &Ground) {
    let store = ground.store().await;
    let of = |device: &str, i| Reject { device: Some(device.to_owned()), ..reject(i, b"{") };
    let quiet: Vec<Reject> = (0..5).map(|i| of("quiet", i)).collect();
    store.reading_commit(&[], &[quiet.clone(), vec![reject(7, b"{")]].concat()).await.unwrap();
    assert_eq!(store.quarantine_evicted().await.unwrap(), 0);
    // All at once, and bit by bit. While it is alone, it has all the room.
    store.reading_commit(&[], &(0..3_000).map(|i| of("flood", i)).collect::<Vec<_>>()).await.unwrap();
    for from in 3..20 {
        store.reading_commit(&[], &(0..100).map(|i| of("flood", from * 1_000 + i)).collect::<Vec<_>>()).await.unwrap();
    }
    let kept = store.quarantine_list(2_000).await.unwrap();
    let count = |device: Option<&str>| kept.iter().filter(|row| row.device.as_deref() == device).count();
    assert_eq!((count(Some("quiet")), count(None), count(Some("flood"))), (5, 1, 994));
    assert_eq!(store.quarantine_evicted().await.unwrap(), 3_000 + 1_700 - 994);
    store.quarantine_clear(kept[0].quarantine_id).await.unwrap();
    assert_eq!((store.quarantine_count().await.unwrap(), store.quarantine_evicted().await.unwrap()), (0, 0));
}

pub async fn a_message_that_is_sent_again_for_want_of_an_answer_is_filed_once(ground: &Ground) {
    let store = ground.store().await;
    let first: Vec<Reject> = (0..3).map(|i| reject(i, b"{")).collect();
    store.reading_commit(&[], &first).await.unwrap();
    let again: Vec<Reject> = (0..5).map(|i| Reject { is_duplicate: true, ..reject(i, b"{") }).collect();
    for _ in 0..3 {
        store.reading_commit(&[], &again).await.unwrap();
    }
    assert_eq!(store.quarantine_count().await.unwrap(), 5, "each once, also one whose first never came");
    // From another client it is another message; sent as new, it is one more.
    store
        .reading_commit(&[], &[Reject { client: Some("other".to_owned()), ..again[0].clone() }, first[0].clone()])
        .await
        .unwrap();
    assert_eq!(store.quarantine_count().await.unwrap(), 7);
}

pub async fn a_sender_has_one_share_of_quarantine_whatever_its_topics_are(ground: &Ground) {
    let store = ground.store().await;
    let of = |client: &str, i| Reject { client: Some(client.to_owned()), ..reject(i, b"{") };
    store.reading_commit(&[], &(0..5).map(|i| of("quiet", i)).collect::<Vec<_>>()).await.unwrap();
    // All at once, and bit by bit, each on a topic of its own.
    store.reading_commit(&[], &(1_000..2_500).map(|i| of("flood", i)).collect::<Vec<_>>()).await.unwrap();
    for from in 3..15 {
        store.reading_commit(&[], &(0..100).map(|i| of("flood", from * 1_000 + i)).collect::<Vec<_>>()).await.unwrap();
    }
    let kept = store.quarantine_list(2_000).await.unwrap();
    let quiet: Vec<&str> = kept[995..].iter().map(|row| row.topic.as_str()).collect();
    assert_eq!((kept.len(), quiet), (1_000, vec!["t/4", "t/3", "t/2", "t/1", "t/0"]));
}

pub async fn quarantine_takes_what_a_database_cannot_hold_as_text(ground: &Ground) {
    let store = ground.store().await;
    let nul = Reject { topic: "a\0b".to_owned(), reason: "`\0` is no field".to_owned(), ..reject(1, b"\0") };
    store.reading_commit(&[], &[nul]).await.unwrap();
    let kept = store.quarantine_list(1).await.unwrap();
    assert_eq!((kept[0].topic.as_str(), kept[0].payload.as_slice()), ("a\u{fffd}b", &b"\0"[..]));
}

pub async fn quarantine_is_cleared_up_to_where_it_was_read(ground: &Ground) {
    let store = ground.store().await;
    store.reading_commit(&[], &[reject(1, b"a"), reject(2, b"b")]).await.unwrap();
    let seen = store.quarantine_list(10).await.unwrap();
    store.reading_commit(&[], &[reject(3, b"c")]).await.unwrap();
    store.quarantine_clear(seen[0].quarantine_id).await.unwrap();
    let left = store.quarantine_list(10).await.unwrap();
    assert_eq!((left.len(), left[0].topic.as_str()), (1, "t/3"));
}

pub async fn quarantine_is_paged_by_topic_newest_first(ground: &Ground) {
    let store = ground.store().await;
    let rejects: Vec<Reject> = (0..300).map(|i| reject(i, b"x")).collect();
    store.reading_commit(&[], &rejects).await.unwrap();
    let first = store.quarantine_page("", None, 1_000).await.unwrap();
    assert_eq!((first.len(), first[0].topic.as_str(), first[199].topic.as_str()), (200, "t/299", "t/100"));
    let next = store.quarantine_page("", Some(first[199].quarantine_id), 1_000).await.unwrap();
    assert_eq!((next.len(), next[0].topic.as_str()), (100, "t/99"));
    let some = store.quarantine_page("t/29", None, 5).await.unwrap();
    assert_eq!(some.iter().map(|row| row.topic.as_str()).collect::<Vec<_>>(), ["t/29"], "and none that begins so");
    assert_eq!(store.quarantine_ids("t/29").await.unwrap(), [some[0].quarantine_id]);
    assert_eq!(store.quarantine_ids("").await.unwrap().len(), 300);
    for nowhere in ["T/29", "%", "t/_"] {
        assert!(store.quarantine_page(nowhere, None, 5).await.unwrap().is_empty(), "{nowhere} is text, not a pattern");
    }
}

pub async fn a_refused_message_is_settled_after_it_was_read_again(ground: &Ground) {
    let store = ground.store().await;
    let long = Reject { device: Some("attic".to_owned()), ..reject(3, &[b'x'; 9_000]) };
    store.reading_commit(&[], &[reject(1, b"a"), reject(2, b"b"), long]).await.unwrap();
    let ids: Vec<i64> = store.quarantine_list(9).await.unwrap().iter().map(|row| row.quarantine_id).collect();
    let rows = store.quarantine_get(&[ids[0], ids[2], 999]).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.topic.as_str()).collect::<Vec<_>>(), ["t/1", "t/3"], "in the order in which they came");
    assert_eq!((rows[1].device.as_deref(), rows[1].is_cut, rows[0].is_cut), (Some("attic"), true, false));
    let facts = r#"{"first":["empty"],"more":0}"#.to_owned();
    let still = [(ids[1], Refusal { reason: "still not JSON".to_owned(), facts: Some(facts.clone()) })];
    store.quarantine_settle(&[reject(4, b"d")], &[ids[2]], &still, 77).await.unwrap();
    let left = store.quarantine_list(9).await.unwrap();
    let told: Vec<(&str, &str, Option<i64>)> =
        left.iter().map(|row| (row.topic.as_str(), row.reason.as_str(), row.replayed_at)).collect();
    assert_eq!(told, [("t/4", "not JSON", None), ("t/3", "not JSON", None), ("t/2", "still not JSON", Some(77))]);
    assert_eq!((left[2].facts.as_ref(), left[0].facts.as_ref()), (Some(&facts), None));
    store.quarantine_delete(&[ids[0], ids[1]]).await.unwrap();
    assert_eq!(store.quarantine_count().await.unwrap(), 1);
}

pub async fn removing_the_demo_removes_all_of_it_and_nothing_else(ground: &Ground) {
    let store = ground.store().await;
    let own = site(&store, "UTC").await;
    let rate = Rate { price: Some(1.0), carbon_kg: Some(1.0), source: "made up".to_owned() };
    let demo = NewSite {
        name: "demo".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        currency: "EUR".to_owned(),
        is_demo: true,
        rates: vec![(Utility::Electricity, rate)],
    };
    let demo = store.site_insert(&demo, 0).await.unwrap();
    let home = building(&store, own).await;
    let invented = store.building_insert(&[NewBuilding { is_demo: true, ..new_building(demo, "demo") }], 0).await.unwrap()[0];
    let mut ids = Vec::new();
    for key in ["own", "demo", "guest"] {
        ids.push(channel(&store, key, "energy_kwh").await);
        commit(&store, &every_ten_minutes(ids[ids.len() - 1], MONDAY, 30, 1.0)).await;
    }
    give(&store, "own", home, MeterRole::Main).await;
    give(&store, "demo", invented, MeterRole::Main).await;
    change(&store, "demo", |change| change.is_demo = true).await;
    // A demo meter that someone gave to their own house, beside the real meter and with readings at
    // another time.
    give(&store, "guest", home, MeterRole::Main).await;
    change(&store, "guest", |change| change.is_demo = true).await;
    commit(&store, &every_ten_minutes(ids[2], MONDAY + 1_000_000_000, 5, 1.0)).await;
    agrees(&store).await;
    let (own_before, readings) =
        (slots(&store, ids[0], Period::Hour).await, store.reading_list(ids[0], EVER, 999).await.unwrap());

    assert_eq!(store.demo_remove().await.unwrap(), 2);
    let catalog = store.catalog();
    assert_eq!(catalog.sites.keys().copied().collect::<Vec<_>>(), [own]);
    assert_eq!((catalog.buildings.len(), catalog.meters.len(), catalog.channels.len()), (1, 1, 1));
    assert_eq!(slots(&store, ids[0], Period::Hour).await, own_before);
    assert_eq!(store.reading_list(ids[0], EVER, 999).await.unwrap(), readings);
    assert_near(energy(&flow(&store, Owner::Site(own), Flow::Use, Period::Hour).await), energy(&own_before));
    assert_eq!(ground.number("select count(*) from reading").await, readings.len() as i64);
    assert_eq!(ground.number("select count(*) from rate").await, 0);
    assert_eq!(ground.number("select count(*) from rollup where series_id not in (select series_id from series)").await, 0);
    agrees(&store).await;
    assert_eq!(store.demo_remove().await.unwrap(), 0);
}
