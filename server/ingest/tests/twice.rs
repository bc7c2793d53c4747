//! Files whose amounts are of the same time as others of another length: each kilowatt-hour counts once.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::zone::Span;
use domain::{Clock, Field, Period};
use files::Hints;
use ingest::file::{Brought, Destination, Imported, Progress, import};
use std::fmt::Write;
use std::io::Cursor;
use std::sync::Arc;
use store::{NewSite, Store};

static CLOCK: Clock = Clock::reading(trial::now_ms);

async fn open(url: &str) -> Store {
    let store = Store::open(url).await.unwrap();
    let site = NewSite {
        name: "Elm Street".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        currency: "EUR".to_owned(),
        is_demo: false,
        rates: Vec::new(),
    };
    store.site_insert(&site, 0).await.unwrap();
    store
}

/// Imports a table into the meter `main`, all suggestions taken.
async fn brought(store: &Store, table: &str, is_dry: bool) -> Imported {
    let hints = Hints { site_zone: Some("Europe/Berlin".to_owned()), meter: Some("main".to_owned()), ..Hints::default() };
    let mut plan = files::plan(&mut Cursor::new(table.as_bytes()), "table.csv", &hints).unwrap();
    plan.accept_suggestions();
    let file = Brought { name: "table.csv", bytes: table.len() as u64, reader: store::ImportReader::Command };
    let into = Destination { store, live: None, clock: &CLOCK, corrected_by: None };
    import(into, &file, plan, Cursor::new(table.as_bytes().to_vec()), is_dry, Arc::<Progress>::default()).await.unwrap()
}

/// The energy of the meter's amounts, over all days.
async fn total(store: &Store) -> f64 {
    let catalog = store.catalog();
    let name = Field::named("energy_kwh").unwrap().of_period().unwrap().name;
    let channel = catalog.channel_named(catalog.meter_named("main").unwrap().meter_id, name).unwrap();
    let ever = Span { start: 0, end: i64::MAX };
    let days = store.rollup_range(&[channel.series_id], Period::Day, ever).await.unwrap().remove(&channel.series_id).unwrap();
    (days.iter().filter_map(|day| day.energy).sum::<f64>() * 1e6).round() / 1e6
}

fn days(from: u32, to: u32) -> String {
    let mut table = "Datum;Verbrauch (kWh)\n".to_owned();
    (from..=to).for_each(|day| writeln!(table, "2025-06-{day:02};{},5", 10 + day % 3).unwrap());
    table
}

fn steps(day: u32, to: u32, an_hour: u32) -> String {
    let mut table = "Start;Verbrauch (kWh)\n".to_owned();
    for i in (day - 1) * 24 * an_hour..to * 24 * an_hour {
        let (day, step) = (1 + i / (24 * an_hour), i % (24 * an_hour));
        writeln!(table, "2025-06-{day:02} {:02}:{:02};0,{}", step / an_hour, step % an_hour * (60 / an_hour), 3 + i % 4).unwrap();
    }
    table
}

async fn tell_what_stands(store: &Store) {
    assert_eq!(brought(store, &days(1, 10), false).await.inserted, 10);
    let before = total(store).await;
    // The hours of the same days, of some of them and of two days more, and quarters.
    for (table, new) in [(steps(1, 10, 1), 0), (steps(9, 12, 1), 48), (steps(9, 12, 4), 0)] {
        for is_dry in [true, false] {
            let done = brought(store, &table, is_dry).await;
            assert_eq!((done.inserted, done.conflict_count), (if is_dry { 0 } else { new }, 0));
            let told = done.refused.iter().filter(|left| left.why.to_string().contains("another length")).count();
            assert_eq!((told, done.summary.left_out.len() >= told), (1, true), "{:?}", done.refused);
        }
    }
    assert!(total(store).await > before);
    let all = total(store).await;
    // A month over them, the same file again, and days that nobody told yet.
    let month = "Monat;Verbrauch (kWh)\n2025-05;310\n2025-06;300\n2025-07;311\n";
    assert_eq!(brought(store, month, false).await.inserted, 2);
    assert_eq!(brought(store, &days(1, 10), false).await.repeated, 10);
    assert_eq!(total(store).await, all + 621.0);
    assert_eq!(brought(store, &days(20, 22), false).await.inserted, 3);
    assert_eq!(store.verify().await.unwrap().differences, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_amount_of_another_length_that_stands_already_is_told_and_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    tell_what_stands(&open(&format!("sqlite://{}/one.db", folder.path().display())).await).await;
    let postgres = trial::Postgres::start();
    tell_what_stands(&open(&postgres.database()).await).await;
}
