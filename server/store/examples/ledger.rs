//! Measures how many readings a second the store commits, in the two shapes that matter: a
//! gateway's backlog, and live meters with one reading each. Run by hand in release; asserts
//! nothing.
//!
//! `cargo run --release -p store --example ledger [postgres://user@host/database]` uses SQLite in a
//! temporary folder, and the PostgreSQL database of the argument, which must be new and empty.

#![allow(clippy::unwrap_used, reason = "a program for developers may fail loudly")]

use domain::{ChannelId, Field, Millis, Reading};
use std::time::{Duration, Instant};
use store::{ChannelWanted, Entry, MeterChange, NewBuilding, NewSite, Store};

const CHANNELS: i64 = 100;
const STEP_MS: Millis = 10_000;
const START: Millis = 1_772_409_600_000;
const LONG_ENOUGH: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    measure(&format!("sqlite://{}/green.db", folder.path().display())).await;
    if let Some(url) = std::env::args().nth(1) {
        measure(&url).await;
    }
}

async fn measure(url: &str) {
    let store = Store::open(url).await.unwrap();
    println!("{}", store.version().await.unwrap());
    let channels = neighbourhood(&store).await;
    let mut at = START;

    // 50 instants of every channel, sorted as the ledger is.
    let (begin, mut rows) = (Instant::now(), 0);
    while begin.elapsed() < LONG_ENOUGH {
        let batch: Vec<Entry> = channels.iter().flat_map(|&id| (0..50).map(move |i| entry(id, at + i * STEP_MS))).collect();
        rows += store.reading_commit(&batch, &[]).await.unwrap().stored.len();
        at += 50 * STEP_MS;
    }
    print("batches of 5,000 rows", rows, begin.elapsed());

    let (begin, mut rows, mut commits) = (Instant::now(), 0, 0);
    while begin.elapsed() < LONG_ENOUGH {
        let batch: Vec<Entry> = channels.iter().map(|&id| entry(id, at)).collect();
        rows += store.reading_commit(&batch, &[]).await.unwrap().stored.len();
        at += STEP_MS;
        commits += 1;
    }
    print("batches of 100 rows, one a channel", rows, begin.elapsed());
    println!("  {:.1} ms a commit", begin.elapsed().as_secs_f64() * 1_000.0 / f64::from(commits));

    let begin = Instant::now();
    let verified = store.verify().await.unwrap();
    println!(
        "  verify: {} readings, {} differences, {:.1} s",
        verified.readings,
        verified.differences,
        begin.elapsed().as_secs_f64()
    );
    store.close().await;
}

fn entry(channel_id: ChannelId, at: Millis) -> Entry {
    let hours = (at - START) as f64 / 3.6e6;
    Entry::new(channel_id, Reading::new(at, 100.0 + hours * (1.0 + channel_id.0 as f64 / 50.0)))
}

fn print(what: &str, rows: usize, took: Duration) {
    println!("  {what}: {:.0} rows/s ({rows} rows)", rows as f64 / took.as_secs_f64());
}

/// A site with 20 buildings of five meters each.
async fn neighbourhood(store: &Store) -> Vec<ChannelId> {
    let name = "throughput".to_owned();
    let zone = "Europe/Berlin".to_owned();
    let site = NewSite { name, zone, currency: "EUR".to_owned(), is_demo: false, rates: Vec::new() };
    let site_id = store.site_insert(&site, 0).await.unwrap();
    let building = NewBuilding {
        site_id,
        name: "a house".to_owned(),
        building_type: domain::BuildingType::Home,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    let buildings = store.building_insert(&vec![building; 20], 0).await.unwrap();
    let field = Field::named("energy_kwh").unwrap();
    let wanted = (0..CHANNELS)
        .map(|i| ChannelWanted::new(format!("meter-{i}"), "greenpulse", format!("greenpulse/v1/meter-{i}/readings"), field));
    store.channel_ensure(&wanted.collect::<Vec<_>>()).await.unwrap();
    let catalog = store.catalog();
    let changes = catalog.meters.values().zip(buildings.iter().cycle()).map(|(meter, &building_id)| {
        let change = MeterChange {
            building_id: Some(building_id),
            role: domain::MeterRole::Main,
            status: domain::MeterStatus::Active,
            ..MeterChange::of(meter)
        };
        (meter.meter_id, change)
    });
    store.meter_update(&changes.collect::<Vec<_>>()).await.unwrap();
    store.catalog().channels.keys().copied().collect()
}
