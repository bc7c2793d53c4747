//! Imported readings never count as live.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod life;

use domain::place::BuildingType;
use domain::{BuildingId, ChannelId, Field, MeterRole, Reading};
use ingest::Live;
use life::{Life, Sent};
use store::{Bringing, ChannelWanted, Entry, MeterChange, NewBuilding, SourceKind};
use trial::now_ms;

async fn home(life: &Life) -> BuildingId {
    let building = NewBuilding {
        site_id: *life.store.catalog().sites.keys().next().unwrap(),
        name: "Home".to_owned(),
        building_type: BuildingType::Home,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    life.store.building_insert(&[building], 0).await.unwrap()[0]
}

async fn give(life: &Life, meter: &str, building_id: BuildingId) {
    let meter = life.store.catalog().meter_named(meter).unwrap().clone();
    let change = MeterChange { building_id: Some(building_id), role: MeterRole::Main, ..MeterChange::of(&meter) };
    life.store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
}

/// Imports readings up to this minute.
async fn import(life: &Life, meter: &str, field: &str, value: f64) -> ChannelId {
    let wanted = ChannelWanted::new(meter.to_owned(), "file", "a file".to_owned(), Field::named(field).unwrap());
    life.store.channel_ensure(&[wanted]).await.unwrap();
    let catalog = life.store.catalog();
    let id = catalog.channel_named(catalog.meter_named(meter).unwrap().meter_id, field).unwrap().channel_id;
    let now = now_ms();
    let entries = [60_000, 0].map(|ago| Entry::new(id, Reading::new(now - ago, value - ago as f64 / 60_000.0)));
    let mut bringing = Bringing::of(entries.len());
    life.store.reading_bring(&entries, &mut bringing).await.unwrap();
    life.live.brought(bringing.done.stored.iter().map(|entry| (entry.channel_id, entry.reading)));
    id
}

async fn speak(life: &Life, power_w: f64) {
    let payload = format!(r#"{{"power_w":{power_w}}}"#);
    let sent = Sent { topic: "greenpulse/v1/main/readings".to_owned(), payload, arrived_at: now_ms() };
    assert_eq!(life.send(&[sent], SourceKind::Mqtt).await[0].stored(), 1);
}

#[tokio::test]
async fn a_file_imported_as_a_second_main_meter_leaves_a_live_home_live() {
    let life = Life::new().await;
    let home = home(&life).await;
    speak(&life, 400.0).await;
    give(&life, "main", home).await;
    let id = import(&life, "bills", "energy_kwh", 1_000.0).await;
    give(&life, "bills", home).await;
    // Now, and after a restart.
    let anew = Live::default();
    anew.load(&life.store).await.unwrap();
    for live in [&*life.live, &anew] {
        let now = live.building_power(&life.store.catalog(), home, now_ms());
        assert_eq!((now.power_w, now.silent, now.expected), (Some(400.0), 0, 1));
        assert_eq!((live.newest_sent(id), live.newest(id).map(|reading| reading.value)), (None, Some(1_000.0)));
    }
}

#[tokio::test]
async fn a_home_that_only_files_feed_is_not_heard() {
    let life = Life::new().await;
    let home = home(&life).await;
    import(&life, "bills", "power_w", 1_000.0).await;
    give(&life, "bills", home).await;
    let now = life.live.building_power(&life.store.catalog(), home, now_ms());
    assert_eq!((now.power_w, now.at, now.expected), (None, None, 0));
}

#[tokio::test]
async fn what_a_file_brings_of_a_devices_meter_is_not_what_the_device_says() {
    let life = Life::new().await;
    let home = home(&life).await;
    let payload = r#"{"power_w":400}"#.to_owned();
    let long_ago = Sent { topic: "greenpulse/v1/main/readings".to_owned(), payload, arrived_at: now_ms() - 3_600_000 };
    life.send(&[long_ago], SourceKind::Mqtt).await;
    give(&life, "main", home).await;
    import(&life, "main", "power_w", 900.0).await;
    let anew = Live::default();
    anew.load(&life.store).await.unwrap();
    for live in [&*life.live, &anew] {
        let now = live.building_power(&life.store.catalog(), home, now_ms());
        assert_eq!((now.power_w, now.silent, now.expected), (None, 1, 1));
        assert!(now.at.is_none_or(|at| at < now_ms() - 3_000_000), "{now:?}");
    }
    speak(&life, 410.0).await;
    assert_eq!(life.live.building_power(&life.store.catalog(), home, now_ms()).power_w, Some(410.0));
}

#[tokio::test]
async fn one_of_two_main_meters_is_a_part_and_a_difference_without_a_term_is_nothing() {
    let life = Life::new().await;
    let home = home(&life).await;
    let send = async |meter: &str, ago: i64| {
        let topic = format!("greenpulse/v1/{meter}/readings");
        let sent = Sent { topic, payload: r#"{"power_w":300}"#.to_owned(), arrived_at: now_ms() - ago };
        life.send(&[sent], SourceKind::Mqtt).await;
    };
    speak(&life, 400.0).await;
    give(&life, "main", home).await;
    send("flat", 3_600_000).await;
    give(&life, "flat", home).await;
    let now = || life.live.building_power(&life.store.catalog(), home, now_ms());
    assert_eq!((now().power_w, now().heard_w, now().silent, now().expected), (None, Some(400.0), 1, 2));

    // What the panels give while they are silent is not known, so neither is the use.
    let flat = life.store.catalog().meter_named("flat").unwrap().clone();
    let change = MeterChange { role: MeterRole::Generation, ..MeterChange::of(&flat) };
    life.store.meter_update(&[(flat.meter_id, change)]).await.unwrap();
    assert_eq!((now().power_w, now().heard_w, now().silent, now().expected), (None, None, 1, 2));
}

#[tokio::test]
async fn a_meter_that_is_read_once_a_day_is_not_silent() {
    const DAY: i64 = 86_400_000;
    let life = Life::new().await;
    let home = home(&life).await;
    speak(&life, 400.0).await;
    give(&life, "main", home).await;
    for (ago, total) in [(DAY + DAY / 2, 10.0), (DAY / 2, 20.0)] {
        let topic = "greenpulse/v1/attic/readings".to_owned();
        let sent = Sent { topic, payload: format!(r#"{{"energy_kwh":{total}}}"#), arrived_at: now_ms() - ago };
        life.send(&[sent], SourceKind::Mqtt).await;
    }
    give(&life, "attic", home).await;
    let now = |at| life.live.building_power(&life.store.catalog(), home, at);
    assert_eq!((now(now_ms()).power_w, now(now_ms()).silent, now(now_ms()).expected), (Some(400.0), 0, 1));
    // Three days without a word are late for this one too.
    assert_eq!(now(now_ms() + 3 * DAY).silent, 2);
}
