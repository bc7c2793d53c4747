//! A change reads the catalog once, or only the part that it touched. What is held then is what a
//! full read gives.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "the suite's cases begin in more ways")]
#[path = "suite/ground.rs"]
mod ground;

use domain::{HOUR_MS, Mapping, MeterRole, Utility};
use ground::*;
use std::sync::{Arc, Mutex};
use store::{BuildingChange, Catalog, MeterChanged, NewFactor, SiteChange, Store};
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// How each part of the catalog is read, by the end of its statement.
const PARTS: [(&str, &str); 5] = [
    ("sites", "is_demo from site"),
    ("money", "from tariff order by site_id, utility, name, effective_from"),
    ("buildings", "is_demo from building"),
    ("meters", "from meter where gone_at is null"),
    ("series", "where m.gone_at is not null)"),
];

/// All parts, once each.
const ALL: [&str; 5] = ["sites", "money", "buildings", "meters", "series"];

/// The statements since they were last taken, as sqlx reports them.
#[derive(Clone, Default)]
struct Statements(Arc<Mutex<Vec<String>>>);

impl<S: tracing::Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            let mut statement = Statement::default();
            event.record(&mut statement);
            self.0.lock().unwrap().push(statement.0);
        }
    }
}

#[derive(Default)]
struct Statement(String);

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "db.statement" {
            self.0 = value.trim().to_owned();
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

impl Statements {
    /// The parts of the catalog that were read since this was last asked, in the order of [`PARTS`].
    fn parts(&self) -> Vec<&'static str> {
        let taken = std::mem::take(&mut *self.0.lock().unwrap());
        assert!(taken.iter().any(|sql| sql.starts_with("update catalog_version")), "no change is seen: {taken:#?}");
        let mut found = Vec::new();
        for (part, end) in PARTS {
            found.extend(taken.iter().filter(|sql| sql.ends_with(end)).map(|_| part));
        }
        found
    }
}

struct House {
    ground: Ground,
    store: Store,
    statements: Statements,
}

impl House {
    /// Checks what the change before this read, and what is held after it.
    async fn has_read(&self, what: &str, parts: &[&str]) {
        assert_eq!(self.statements.parts(), parts, "{what}");
        let read = self.ground.store().await;
        assert_same(what, &self.store.catalog(), &read.catalog());
        read.close().await;
        self.statements.0.lock().unwrap().clear();
    }

    fn forget(&self) {
        self.statements.0.lock().unwrap().clear();
    }
}

fn assert_same(what: &str, held: &Catalog, read: &Catalog) {
    assert_eq!((held.version(), held.shape()), (read.version(), read.shape()), "{what}");
    assert_eq!((&held.sites, &held.rates, &held.factors), (&read.sites, &read.rates, &read.factors), "{what}");
    assert_eq!((&held.buildings, &held.meters, &held.channels), (&read.buildings, &read.meters, &read.channels), "{what}");
    assert_eq!((&held.forgotten, &held.aliases, &held.changes), (&read.forgotten, &read.aliases, &read.changes), "{what}");
    assert_eq!((&held.series, &held.series_by, &held.wholes_of), (&read.series, &read.series_by, &read.wholes_of), "{what}");
    assert_eq!((&held.redirects, &held.meter_by_key), (&read.redirects, &read.meter_by_key), "{what}");
    let zones = |catalog: &Catalog| catalog.sites.keys().map(|&id| catalog.zone(id).name.clone()).collect::<Vec<_>>();
    assert_eq!(zones(held), zones(read), "{what}");
}

#[tokio::test]
async fn a_change_reads_the_catalog_once_or_only_what_it_touched() {
    let statements = Statements::default();
    // SQLite's statements are reported by threads of their own.
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(statements.clone())).unwrap();
    for ground in [Ground::sqlite(), Ground::postgres()] {
        let store = ground.store().await;
        let house = House { ground, store, statements: statements.clone() };
        places(&house).await;
        meters(&house).await;
    }
}

/// Places, prices and mappings.
async fn places(house: &House) {
    let store = &house.store;
    house.forget();
    let site_id = site(store, "Europe/Berlin").await;
    house.has_read("a site", &["sites", "money"]).await;
    let building_id = building(store, site_id).await;
    house.has_read("a building", &["buildings"]).await;
    for key in ["grid", "plug", "other"] {
        channel(store, key, "energy_kwh").await;
        house.has_read("a channel", &[]).await;
    }
    give(store, "grid", building_id, MeterRole::Main).await;
    house.has_read("a meter's place", &ALL).await;
    commit(store, &hourly(find(store, "grid", "energy_kwh").channel_id, MONDAY, 30, 1.0)).await;

    let mut change = BuildingChange::of(&store.catalog().buildings[&building_id]);
    change.name = "another house".to_owned();
    house.forget();
    store.building_update(building_id, &change).await.unwrap();
    house.has_read("a building's name", &["buildings"]).await;
    let mut change = SiteChange::of(&store.catalog().sites[&site_id]);
    change.currency = "CHF".to_owned();
    store.site_update(site_id, &change, None).await.unwrap();
    house.has_read("a site's currency", &["sites", "money"]).await;
    let factor = NewFactor {
        site_id: Some(site_id),
        region: String::new(),
        utility: Utility::Electricity,
        year: 2026,
        kg_co2e_per_unit: 0.3,
        source: "a test".to_owned(),
    };
    store.factor_insert(&factor).await.unwrap();
    house.has_read("a factor", &["money"]).await;
    let (topic, meter, pointer) = ("plant/oven".to_owned(), "oven".to_owned(), "/total".to_owned());
    let mapping = Mapping { topic, meter, pointer, ..Mapping::default() };
    store.mapping_put(&mapping, 1).await.unwrap();
    house.has_read("a mapping", &[]).await;
}

/// Meters and their registers.
async fn meters(house: &House) {
    let store = &house.store;
    let grid = find(store, "grid", "energy_kwh");
    house.forget();
    change(store, "grid", |change| change.max_power_w = Some(10_000.0)).await;
    house.has_read("what a meter's readings mean", &ALL).await;
    let at = MONDAY + 20 * HOUR_MS;
    let changed = MeterChanged { channel_id: grid.channel_id, at, old_final: 119.5, new_initial: 119.5, note: String::new() };
    store.meter_change_insert(&changed).await.unwrap();
    house.has_read("a register's change", &ALL).await;
    let plug = find(store, "plug", "energy_kwh");
    store.meter_merge(plug.meter_id, grid.meter_id, 1).await.unwrap();
    house.has_read("a merged meter", &ALL).await;
    assert!(store.meter_change_delete(grid.channel_id, at).await.unwrap());
    house.has_read("a register's change taken back", &ALL).await;
    let other = find(store, "other", "energy_kwh");
    store.meter_forget(other.meter_id, 1).await.unwrap();
    house.has_read("a forgotten meter", &ALL).await;
    agrees(store).await;
}
