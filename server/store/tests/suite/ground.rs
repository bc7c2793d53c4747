//! A database for each case, and the few steps that most cases begin with. Leaves out the
//! assertions.

use domain::place::BuildingType;
use domain::zone::Span;
use domain::{BuildingId, Channel, ChannelId, Field, Flow, HOUR_MS, MeterRole, Millis, Period, Reading, SiteId, Slot, Utility};
use sqlx::Connection;
use sqlx::sqlite::SqliteConnectOptions;
use std::collections::BTreeMap;
use std::str::FromStr;
use store::{ChannelWanted, Entry, MeterChange, NewBuilding, NewSite, Owner, Store};

/// 2026-03-02T00:00:00Z, a Monday.
pub const MONDAY: Millis = 1_772_409_600_000;

/// All of time, as far as the cases go.
pub const EVER: Span = Span { start: 0, end: 4_000_000_000_000 };

/// A new, empty database.
pub struct Ground {
    pub url: String,
    _folder: Option<tempfile::TempDir>,
}

/// Runs a statement without the store, as a person with a shell would.
macro_rules! past_the_store {
    ($ground:expr, |$connection:ident| $body:expr) => {
        if $ground.is_sqlite() {
            let mut $connection = sqlx::SqliteConnection::connect(&$ground.url).await.unwrap();
            $body
        } else {
            let mut $connection = sqlx::PgConnection::connect(&$ground.url).await.unwrap();
            $body
        }
    };
}

impl Ground {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { url: format!("sqlite://{}/green.db", folder.path().display()), _folder: Some(folder) }
    }

    pub fn postgres() -> Self {
        Self { url: trial::Postgres::start().database(), _folder: None }
    }

    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    pub async fn store(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    /// Makes the tables as they were after the migration of that number, in an empty database.
    pub async fn migrate_to(&self, number: i64) {
        if self.is_sqlite() {
            let made = SqliteConnectOptions::from_str(&self.url).unwrap().create_if_missing(true);
            let mut connection = sqlx::SqliteConnection::connect_with(&made).await.unwrap();
            store_macros::migrate!("../../migrations/sqlite").run_to(number, &mut connection).await.unwrap();
        } else {
            let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
            store_macros::migrate!("../../migrations/postgres").run_to(number, &mut connection).await.unwrap();
        }
    }

    /// Runs a statement without the store.
    pub async fn execute(&self, sql: &'static str) {
        past_the_store!(self, |connection| {
            sqlx::query(sql).execute(&mut connection).await.unwrap();
        });
    }

    /// All that the database holds, but for the record of what was done, by table.
    pub async fn dump(&self) -> BTreeMap<String, String> {
        let listed = match self.is_sqlite() {
            true => {
                "select name, '' from sqlite_master where type = 'table' and name not in ('audit', 'sqlite_sequence') order by 1"
            }
            false => {
                "select table_name::text, '' from information_schema.tables where table_schema = 'public' \
                and table_type = 'BASE TABLE' and table_name <> 'audit' order by 1"
            }
        };
        let mut held = BTreeMap::new();
        for (table, _) in self.pairs(listed).await {
            let rows: String = if self.is_sqlite() {
                let mut connection = sqlx::SqliteConnection::connect(&self.url).await.unwrap();
                let columns: Vec<String> = sqlx::query_scalar("select name from pragma_table_info($1)")
                    .bind(&table)
                    .fetch_all(&mut connection)
                    .await
                    .unwrap();
                let row = columns.iter().map(|name| format!("quote(\"{name}\")")).collect::<Vec<_>>().join(" || ',' || ");
                let sql = format!("select coalesce(group_concat({row}, ';'), '') from \"{table}\"");
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap()
            } else {
                let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
                let sql = format!("select coalesce(string_agg(t::text, ';' order by t::text), '') from \"{table}\" t");
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap()
            };
            held.insert(table, rows);
        }
        held
    }

    /// Reads one number without the store.
    pub async fn number(&self, sql: &'static str) -> i64 {
        past_the_store!(self, |connection| sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap())
    }

    /// Reads rows of two texts without the store.
    pub async fn pairs(&self, sql: &'static str) -> Vec<(String, String)> {
        past_the_store!(self, |connection| sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap())
    }
}

pub async fn site(store: &Store, zone: &str) -> SiteId {
    let site =
        NewSite { name: zone.to_owned(), zone: zone.to_owned(), currency: "EUR".to_owned(), is_demo: false, rates: Vec::new() };
    store.site_insert(&site, 0).await.unwrap()
}

pub fn new_building(site_id: SiteId, name: &str) -> NewBuilding {
    NewBuilding {
        site_id,
        name: name.to_owned(),
        building_type: BuildingType::Home,
        floor_area_m2: Some(120.0),
        floors: Some(2),
        occupancy: None,
        year_built: Some(1974),
        position: None,
        is_demo: false,
    }
}

pub async fn building(store: &Store, site_id: SiteId) -> BuildingId {
    store.building_insert(&[new_building(site_id, "a house")], 0).await.unwrap()[0]
}

/// A channel of a meter, both created if missing: `energy_kwh`, or `energy_kwh:2` with a part.
pub async fn channel(store: &Store, meter_key: &str, name: &str) -> ChannelId {
    let (field, part) = name.split_once(':').unwrap_or((name, ""));
    let wanted = ChannelWanted {
        part: part.to_owned(),
        ..ChannelWanted::new(
            meter_key.to_owned(),
            "greenpulse",
            format!("greenpulse/v1/{meter_key}/readings"),
            Field::named(field).unwrap(),
        )
    };
    store.channel_ensure(&[wanted]).await.unwrap();
    find(store, meter_key, name).channel_id
}

pub fn find(store: &Store, meter_key: &str, name: &str) -> Channel {
    let catalog = store.catalog();
    let meter = catalog.meter_named(meter_key).unwrap();
    catalog.channel_named(meter.meter_id, name).unwrap().clone()
}

/// Changes a meter by its key.
pub async fn change(store: &Store, meter_key: &str, edit: impl FnOnce(&mut MeterChange)) {
    let meter = store.catalog().meter_named(meter_key).unwrap().clone();
    let mut change = MeterChange::of(&meter);
    edit(&mut change);
    store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
}

pub async fn give(store: &Store, meter_key: &str, building_id: BuildingId, role: MeterRole) {
    change(store, meter_key, |change| (change.building_id, change.role) = (Some(building_id), role)).await;
}

pub fn entry(channel_id: ChannelId, at: Millis, value: f64) -> Entry {
    Entry::new(channel_id, Reading::new(at, value))
}

/// A register read on every hour, which grows by `rate` an hour.
pub fn hourly(channel_id: ChannelId, start: Millis, hours: i64, rate: f64) -> Vec<Entry> {
    (0..=hours).map(|hour| entry(channel_id, start + hour * HOUR_MS, 100.0 + hour as f64 * rate)).collect()
}

/// A register read every ten minutes; its steps differ.
pub fn every_ten_minutes(channel_id: ChannelId, start: Millis, hours: i64, rate: f64) -> Vec<Entry> {
    let mut register = 100.0;
    (0..=hours * 6)
        .map(|i| {
            register += rate / 6.0 * (1.0 + (i % 7) as f64 / 10.0);
            entry(channel_id, start + i * HOUR_MS / 6, register)
        })
        .collect()
}

pub async fn commit(store: &Store, entries: &[Entry]) -> store::Committed {
    store.reading_commit(entries, &[]).await.unwrap()
}

/// The slots of a channel.
pub async fn slots(store: &Store, channel_id: ChannelId, period: Period) -> Vec<Slot> {
    let series_id = store.catalog().channels[&channel_id].series_id;
    store.rollup_range(&[series_id], period, EVER).await.unwrap().remove(&series_id).unwrap_or_default()
}

/// The slots of a flow of electricity through a place; none if there is no such flow.
pub async fn flow(store: &Store, owner: Owner, flow: Flow, period: Period) -> Vec<Slot> {
    let Some(series_id) = store.catalog().series_of(owner, Utility::Electricity, flow).map(|series| series.series_id) else {
        return Vec::new();
    };
    store.rollup_range(&[series_id], period, EVER).await.unwrap().remove(&series_id).unwrap_or_default()
}

pub fn energy(slots: &[Slot]) -> f64 {
    slots.iter().filter_map(|slot| slot.energy).sum()
}

#[track_caller]
pub fn assert_near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-6, "{a} is not {b}");
}

/// Checks that the rollups are what the ledger gives.
#[track_caller]
pub fn agrees(store: &Store) -> impl Future<Output = ()> {
    let place = std::panic::Location::caller();
    async move {
        let verified = store.verify().await.unwrap();
        assert_eq!(verified.differences, 0, "{place}: {:#?}", &verified.examples[..verified.examples.len().min(4)]);
    }
}
