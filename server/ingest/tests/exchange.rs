//! Exports files from one database and imports them into another, and into a busy one. What is
//! exported comes back equal, and other writers do not make an import fail.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::zone::Span;
use domain::{BuildingType, Clock, Field, Flow, HOUR_MS, MINUTE_MS, MeterRole, Millis, Period, Reading, SeriesId, Slot, Utility};
use files::{Hints, Plan};
use ingest::file::{Brought, Destination, Imported, Progress, export, import};
use ingest::{Ack, Live, Message, Pipeline, Stats};
use sqlx::Connection;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{ChannelWanted, Entry, MeterChange, NewBuilding, NewSite, Owner, Store};
use tokio::sync::mpsc;

/// 2026-03-07T00:00:00Z. Clocks in New York go forward on the next day.
const START: Millis = 1_772_841_600_000;

const EVER: Span = Span { start: 0, end: i64::MAX };

static CLOCK: Clock = Clock::reading(trial::now_ms);

async fn open(url: &str) -> Store {
    let store = Store::open(url).await.unwrap();
    let site = NewSite {
        name: "Elm Street".to_owned(),
        zone: "America/New_York".to_owned(),
        currency: "USD".to_owned(),
        is_demo: false,
        rates: Vec::new(),
    };
    store.site_insert(&site, 0).await.unwrap();
    store
}

fn sqlite(folder: &tempfile::TempDir, name: &str) -> String {
    format!("sqlite://{}/{name}.db", folder.path().display())
}

/// The meters: key, dialect, field, part.
const CHANNELS: [(&str, &str, &str, &str); 11] = [
    ("main", "tasmota", "energy_kwh", ""),
    ("main", "tasmota", "energy_export_kwh", ""),
    ("main", "tasmota", "power_w", ""),
    ("strip", "tasmota", "energy_kwh", "1"),
    ("strip", "tasmota", "energy_kwh", "2"),
    ("kitchen/plug", "zigbee2mqtt", "energy_kwh", ""),
    ("boiler", "greenpulse", "gas_therms", ""),
    ("bills", "file", "interval_gas_therms", ""),
    ("amounts", "greenpulse", "energy_kwh", ""),
    ("air", "home-assistant", "indoor_temp_c", ""),
    ("esp garage", "esphome", "value", "garage_power"),
];

/// Registers with a glitch and a reset, powers below 0, amounts of stated and of unknown periods,
/// and values that no decimal fraction represents exactly.
fn reading(nth: usize, i: i64, field: &str) -> Reading {
    let at = START + nth as i64 * MINUTE_MS + i * if nth.is_multiple_of(2) { 15 * MINUTE_MS } else { HOUR_MS } + i % 7 * 1_000;
    let step = (i * 7 % 13) as f64 / 3.0;
    let (value, span_ms) = match field {
        "power_w" => (step * 1000.0 / 7.0 - 300.0, None),
        "indoor_temp_c" => (18.0 + step / 9.0, None),
        "value" => (-1e-7 * step, None),
        "interval_gas_therms" => (step, Some(24 * HOUR_MS)),
        _ if nth == 8 => (step, (i % 3 == 0).then_some(HOUR_MS)),
        _ if i == 30 => (0.0, None),
        _ if i > 60 => (i as f64 / 3.0 - 20.0, None),
        _ => (1e5 + i as f64 / 3.0, None),
    };
    Reading { at, value, span_ms }
}

async fn furnish(store: &Store) {
    let wanted = CHANNELS.map(|(meter_key, dialect, field, part)| ChannelWanted {
        part: part.to_owned(),
        ..ChannelWanted::new(meter_key.to_owned(), dialect, String::new(), Field::named(field).unwrap())
    });
    store.channel_ensure(&wanted).await.unwrap();
    let catalog = store.catalog();
    let amounts = catalog.meter_named("amounts").unwrap();
    let change = MeterChange { is_interval: true, ..MeterChange::of(amounts) };
    store.meter_update(&[(amounts.meter_id, change)]).await.unwrap();
    let mut entries = Vec::new();
    for (nth, want) in wanted.iter().enumerate() {
        let meter = catalog.meter_named(&want.meter_key).unwrap();
        let channel_id = catalog.channel_named(meter.meter_id, &want.name()).unwrap().channel_id;
        entries.extend((0..90).map(|i| Entry::new(channel_id, reading(nth, i, want.field.name))));
    }
    store.reading_commit(&entries, &[]).await.unwrap();
}

/// Assigns the meters to two buildings.
async fn inhabit(store: &Store) {
    let site_id = *store.catalog().sites.keys().next().unwrap();
    let new = |name: &str| NewBuilding {
        site_id,
        name: name.to_owned(),
        building_type: BuildingType::Home,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    let buildings = store.building_insert(&[new("one"), new("two")], 0).await.unwrap();
    let catalog = store.catalog();
    let changes = catalog.meters.values().map(|meter| {
        let building_id = Some(buildings[usize::from(meter.key.len().is_multiple_of(2))]);
        let role = if meter.key == "main" { MeterRole::Main } else { MeterRole::Submeter };
        (meter.meter_id, MeterChange { building_id, role, ..MeterChange::of(meter) })
    });
    store.meter_update(&changes.collect::<Vec<_>>()).await.unwrap();
}

async fn exported(store: &Store) -> Vec<u8> {
    let (sender, mut pieces) = mpsc::channel::<std::io::Result<Vec<u8>>>(4);
    let taking = async {
        let mut bytes = Vec::new();
        while let Some(piece) = pieces.recv().await {
            bytes.extend(piece.unwrap());
        }
        bytes
    };
    let giving = async {
        let count = export(store, None, EVER, &sender).await;
        drop(sender);
        count
    };
    let (bytes, count) = tokio::join!(taking, giving);
    assert!(count.unwrap() > 0);
    bytes
}

/// Registers of meters in the export format.
fn written(meters: &[(String, Vec<Reading>)]) -> Vec<u8> {
    let mut writer = files::export::LongWriter::new(Vec::new()).unwrap();
    for (meter, readings) in meters {
        let field = Field::named("energy_kwh").unwrap();
        let channel = files::Channel { meter: meter.clone(), field, name: field.name.to_owned(), kind: field.kind };
        writer.channel(&channel, readings).unwrap();
    }
    writer.finish().unwrap()
}

fn planned(bytes: &[u8]) -> Plan {
    let mut plan = files::plan(&mut Cursor::new(bytes), "readings.csv", &Hints::default()).unwrap();
    plan.accept_suggestions();
    plan
}

fn brought(bytes: &[u8]) -> Brought<'static> {
    Brought { name: "readings.csv", bytes: bytes.len() as u64, reader: store::ImportReader::Command }
}

fn into(store: &Store) -> Destination<'_> {
    Destination { store, live: None, clock: &CLOCK, corrected_by: None }
}

async fn imported(store: &Store, bytes: &[u8]) -> Imported {
    let source = Cursor::new(bytes.to_vec());
    let done = import(into(store), &brought(bytes), planned(bytes), source, false, Arc::default()).await.unwrap();
    assert_eq!(done.summary.problem_count, 0, "{:?}", done.summary.problems);
    done
}

/// Meter and channel. Amounts have the name of amounts, even for a meter that is set to them.
type Name = (String, String);

#[derive(Debug, PartialEq)]
struct Content {
    readings: BTreeMap<Name, Vec<Reading>>,
    of_channels: BTreeMap<(Name, Period), Vec<Slot>>,
    of_places: BTreeMap<(String, Utility, Flow, Period), Vec<Slot>>,
}

/// Two databases sum in different orders, so sums are equal only to a millionth.
fn rounded(slot: Slot) -> Slot {
    let to_a_millionth = |value: f64| (value * 1e6).round() / 1e6;
    Slot {
        energy: slot.energy.map(to_a_millionth),
        mean: slot.mean.map(to_a_millionth),
        low: slot.low.map(to_a_millionth),
        high: slot.high.map(to_a_millionth),
        quality: to_a_millionth(slot.quality),
        ..slot
    }
}

async fn content(store: &Store) -> Content {
    let catalog = store.catalog();
    let mut found = Content { readings: BTreeMap::new(), of_channels: BTreeMap::new(), of_places: BTreeMap::new() };
    let slots = async |series: SeriesId, period| {
        store.rollup_range(&[series], period, EVER).await.unwrap().remove(&series).unwrap_or_default()
    };
    for channel in catalog.channels.values() {
        let field = match channel.kind {
            domain::ChannelKind::Interval => format!("interval_{}", channel.field.trim_start_matches("interval_")),
            _ => channel.field.clone(),
        };
        let name = (catalog.meters[&channel.meter_id].key.clone(), field);
        found.readings.insert(name.clone(), store.reading_page(channel.channel_id, EVER, i64::MAX).await.unwrap());
        for period in [Period::Quarter, Period::Hour, Period::Day] {
            // Hours and quarter-hours come from readings, and are equal to the last digit. Days are
            // sums.
            let slots = slots(channel.series_id, period).await;
            let slots = if period == Period::Day { slots.into_iter().map(rounded).collect() } else { slots };
            found.of_channels.insert((name.clone(), period), slots);
        }
    }
    for series in catalog.series.values() {
        let name = match series.owner {
            Owner::Building(id) => catalog.buildings[&id].name.clone(),
            Owner::Site(id) => catalog.sites[&id].name.clone(),
            Owner::Channel(_) => continue,
        };
        for period in [Period::Quarter, Period::Hour, Period::Day] {
            let key = (name.clone(), series.utility, series.flow, period);
            found.of_places.insert(key, slots(series.series_id, period).await.into_iter().map(rounded).collect());
        }
    }
    found
}

#[track_caller]
fn assert_equal(one: &Content, other: &Content) {
    assert_eq!(one.readings.keys().collect::<Vec<_>>(), other.readings.keys().collect::<Vec<_>>());
    for (name, readings) in &one.readings {
        assert_eq!(readings, &other.readings[name], "the readings of {name:?}");
    }
    assert_eq!(one.of_channels.len(), other.of_channels.len());
    for (name, slots) in &one.of_channels {
        assert_eq!(slots, &other.of_channels[name], "the rollups of {name:?}");
    }
    assert_eq!(one.of_places.keys().collect::<Vec<_>>(), other.of_places.keys().collect::<Vec<_>>());
    for (name, slots) in &one.of_places {
        assert_eq!(slots, &other.of_places[name], "the rollups of {name:?}");
    }
}

async fn assert_true(store: &Store) {
    let verified = store.verify().await.unwrap();
    assert_eq!(verified.differences, 0, "{:#?}", verified.examples.first());
    assert!(verified.slots > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_exported_from_one_database_is_equal_in_the_other_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(&sqlite(&folder, "first")).await;
    furnish(&first).await;
    inhabit(&first).await;
    let out = exported(&first).await;

    let postgres = trial::Postgres::start();
    let second = open(&postgres.database()).await;
    let done = imported(&second, &out).await;
    assert_eq!((done.inserted, done.repeated, done.conflict_count), (90 * CHANNELS.len() as u64, 0, 0));
    inhabit(&second).await;
    let back = exported(&second).await;

    let third = open(&sqlite(&folder, "third")).await;
    imported(&third, &back).await;
    inhabit(&third).await;

    let held = content(&first).await;
    assert!(held.readings.values().all(|readings| readings.len() == 90));
    assert!(held.of_places.len() >= 12 && held.of_places.values().any(|slots| slots.len() > 20));
    assert_equal(&held, &content(&second).await);
    assert_equal(&held, &content(&third).await);
    assert_eq!(exported(&third).await.len(), back.len());
    // An import of either file into the original database changes nothing and makes no channel.
    for bytes in [&out, &back] {
        let again = imported(&first, bytes).await;
        assert_eq!((again.inserted, again.repeated, again.conflict_count), (0, 90 * CHANNELS.len() as u64, 0));
    }
    assert_equal(&held, &content(&first).await);
    for store in [&first, &second, &third] {
        assert_true(store).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_meets_a_busy_database_waits_until_it_is_free() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite(&folder, "busy");
    let store = open(&url).await;
    let readings: Vec<Reading> = (0..500).map(|i| Reading::new(START + i * 15 * MINUTE_MS, i as f64)).collect();
    let bytes = written(&[("hall".to_owned(), readings)]);
    let plan = planned(&bytes);
    let mut other = sqlx::SqliteConnection::connect(&url).await.unwrap();
    sqlx::query("begin immediate").execute(&mut other).await.unwrap();
    let began = Instant::now();
    let importing = tokio::spawn(async move {
        let (file, progress) = (brought(&bytes), Arc::<Progress>::default());
        let done = import(into(&store), &file, plan, Cursor::new(bytes), false, progress).await;
        (store, done)
    });
    // Longer than a statement waits for a lock.
    tokio::time::sleep(Duration::from_secs(12)).await;
    assert!(!importing.is_finished(), "it waits");
    sqlx::query("rollback").execute(&mut other).await.unwrap();
    let (store, done) = importing.await.unwrap();
    assert_eq!(done.unwrap().inserted, 500);
    assert!(began.elapsed() >= Duration::from_secs(12));
    assert_true(&store).await;
}

fn register(i: i64) -> f64 {
    1_000.0 + i as f64 / 8.0
}

/// A device's message in our own format, and whether it is committed.
fn message(meter: usize, i: i64, told: &mpsc::Sender<(usize, ingest::Outcome)>) -> Message {
    let at = START + i * MINUTE_MS;
    let shown = jiff::Timestamp::from_millisecond(at).unwrap();
    Message {
        topic: format!("greenpulse/v1/hall-{meter}/readings"),
        payload: format!(r#"{{"at":"{shown}","energy_kwh":{},"power_w":{}}}"#, register(i), i % 500).into(),
        device: None,
        own_meter_only: false,
        client: ingest::Client::Trusted,
        arrived_at: at,
        is_replay: false,
        is_duplicate: false,
        source: None,
        quarantine_id: None,
        ack: Ack::Outcome(0, told.clone()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_beside_a_server_that_ingests_loses_nothing_of_either() {
    let folder = tempfile::tempdir().unwrap();
    let url = sqlite(&folder, "shared");
    let serving = Arc::new(open(&url).await);
    // Another process has its own store.
    let importing = Store::open(&url).await.unwrap();
    const METERS: usize = 4;
    const READINGS: i64 = 600;
    let (pipeline, queue) = Pipeline::new(serving.clone(), Arc::new(Live::default()), Arc::new(Stats::default()), CLOCK.clone());
    let working = tokio::spawn(pipeline.run());
    let (told, mut outcomes) = mpsc::channel(METERS * READINGS as usize);
    let publishing = tokio::spawn(async move {
        for i in 0..READINGS {
            for meter in 0..METERS {
                queue.send(message(meter, i, &told)).await.unwrap();
            }
            if i % 20 == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    });
    // The past of the same meters, overlapping with the start of their live readings, and of one
    // more meter.
    let past = |_: usize| (-4_000..100).map(|i| Reading::new(START + i * MINUTE_MS, register(i))).collect();
    let bytes = written(&(0..=METERS).map(|meter| (format!("hall-{meter}"), past(meter))).collect::<Vec<_>>());
    let first = imported(&importing, &bytes).await;
    publishing.await.unwrap();
    working.await.unwrap();
    let mut stored = 0;
    while let Ok((_, outcome)) = outcomes.try_recv() {
        stored += usize::from(outcome.values > 0);
    }
    assert_eq!(stored, METERS * READINGS as usize, "every message was acknowledged");
    assert_eq!((first.inserted + first.repeated, first.conflict_count), ((METERS as u64 + 1) * 4_100, 0));
    let again = imported(&importing, &bytes).await;
    assert_eq!((again.inserted, again.conflict_count), (0, 0), "importing again changes nothing");
    assert_eq!(serving.verify().await.unwrap().readings, METERS * (4_000 + 2 * READINGS as usize) + 4_100);
    assert_true(&serving).await;
    assert_true(&importing).await;
}

#[tokio::test]
async fn a_file_corrects_what_stands_only_where_somebody_asks_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&sqlite(&folder, "test")).await;
    let readings = |values: [f64; 3]| -> Vec<Reading> {
        values.iter().zip(0..).map(|(value, hour)| Reading::new(START + hour * HOUR_MS, *value)).collect()
    };
    let file = |values| written(&[("m".to_owned(), readings(values))]);
    assert_eq!(imported(&store, &file([1.0, 2.0, 3.0])).await.inserted, 3);

    let newer = file([1.0, 2.5, 3.5]);
    let kept = imported(&store, &newer).await;
    assert_eq!((kept.repeated, kept.conflict_count, kept.corrected), (1, 2, 0));

    let into = Destination { corrected_by: Some("Ada"), ..into(&store) };
    let source = Cursor::new(newer.clone());
    let done = import(into, &brought(&newer), planned(&newer), source, false, Arc::default()).await.unwrap();
    assert_eq!((done.repeated, done.conflict_count, done.corrected), (1, 0, 2));
    let catalog = store.catalog();
    let channel_id = catalog.channels_of_meter(catalog.meter_named("m").unwrap().meter_id).next().unwrap().channel_id;
    let noted = store.correction_list(channel_id, EVER, 10).await.unwrap();
    let noted: Vec<_> = noted.iter().map(|one| (one.was, one.value, one.corrected_by.as_str(), one.source.as_str())).collect();
    assert_eq!(noted, [(3.0, 3.5, "Ada", "readings.csv"), (2.0, 2.5, "Ada", "readings.csv")]);
    assert_eq!(store.verify().await.unwrap().differences, 0);
    store.close().await;
}
