//! Measures what the first reading of a new meter costs among few meters and among many, in
//! processor time of the whole process and in elapsed time. Run by hand in release; asserts
//! nothing.
//!
//! `cargo run --release -p store --example newcomers [postgres://user@host/database]` uses SQLite
//! in a temporary folder, and the PostgreSQL database of the argument, which must be new and empty.
//! PostgreSQL's processor time is its own and not shown.

#![allow(clippy::unwrap_used, reason = "a program for developers may fail loudly")]

use domain::{Field, Millis, Reading};
use std::time::{Duration, Instant};
use store::{ChannelWanted, Entry, NewSite, Store};

const START: Millis = 1_772_409_600_000;
const FIRST_READINGS: usize = 300;

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
    let (name, zone, currency) = ("growth".to_owned(), "Europe/Berlin".to_owned(), "EUR".to_owned());
    store.site_insert(&NewSite { name, zone, currency, is_demo: false, rates: Vec::new() }, 0).await.unwrap();
    let mut there = 0;
    for meters in [100, 1_000, 10_000, 30_000, 100_000] {
        let more: Vec<_> = (there..meters).map(|i| wanted(&format!("meter-{i}"))).collect();
        for some in more.chunks(5_000) {
            store.channel_ensure(some).await.unwrap();
        }
        there = meters;
        store.analyze().await.unwrap();
        let (begin, before) = (Instant::now(), processor_time());
        for i in 0..FIRST_READINGS {
            first_reading(&store, &format!("new-{meters}-{i}")).await;
        }
        let (took, used) = (begin.elapsed(), processor_time() - before);
        let each = |time: Duration| time.as_secs_f64() * 1e6 / FIRST_READINGS as f64;
        println!("  among {meters:>7} meters: {:>7.0} µs of processor, {:>7.0} µs of time", each(used), each(took));
    }
    store.close().await;
}

async fn first_reading(store: &Store, key: &str) {
    store.channel_ensure(&[wanted(key)]).await.unwrap();
    let catalog = store.catalog();
    let meter = catalog.meter_named(key).unwrap();
    let channel_id = catalog.channel_named(meter.meter_id, "energy_kwh").unwrap().channel_id;
    store.reading_commit(&[Entry::new(channel_id, Reading::new(START, 1.0))], &[]).await.unwrap();
}

fn wanted(key: &str) -> ChannelWanted {
    ChannelWanted::new(key.to_owned(), "greenpulse", format!("greenpulse/v1/{key}/readings"), Field::named("energy_kwh").unwrap())
}

/// User and system time of this process; Linux gives it in hundredths of a second.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 10)
}
