//! The API as callers see it: the whole router over a real store that is filled through ingest.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod analytics;
mod energy;
mod money;

use super::routes;
use ::ingest::{Live, Pipeline, Stats};
use app::AppState;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::{Extension, Router};
use domain::{
    Appliance, BuildingId, BuildingType, Caller, ChannelId, DAY_MS, Field, HOUR_MS, MeterRole, MeterStatus, Millis, Reading,
    SiteId, Utility, Zone,
};
use serde_json::{Value, json};
use services::{Outbound, Random, Services, system_clock};
use std::sync::Arc;
use store::{ChannelWanted, Entry, MeterChange, NewBuilding, NewSite, Rate, Store};
use tower::ServiceExt;

/// Monday, 2025-11-03 at midnight in New York.
pub(crate) const MONDAY: Millis = 1_762_146_000_000;

/// The API, for whoever is at this machine.
fn router(services: Services) -> Router {
    routes(services).parts().0.layer(Extension(Caller::Machine))
}

pub(crate) struct TestApp {
    pub(crate) state: AppState,
    pub(crate) site_id: SiteId,
    pub(crate) home: BuildingId,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    content_type: String,
    allow: Option<String>,
    body: Value,
}

impl TestApp {
    /// A site in New York with one home whose utilities have these rates.
    pub(crate) async fn new(currency: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap());
        let rate =
            |price, lbs: f64| Rate { price: Some(price), carbon_kg: Some(lbs * 0.453_592_37), source: "a test".to_owned() };
        let site = NewSite {
            name: "Riverside".to_owned(),
            zone: "America/New_York".to_owned(),
            currency: currency.to_owned(),
            is_demo: false,
            rates: vec![(Utility::Electricity, rate(0.25, 1.0)), (Utility::NaturalGas, rate(2.0, 10.0))],
        };
        let site_id = store.site_insert(&site, 0).await.unwrap();
        let (live, stats) = (Arc::new(Live::default()), Arc::new(Stats::default()));
        // Nothing runs behind the pipeline: these paths are answered from the store.
        let intake = Pipeline::new(store.clone(), live.clone(), stats.clone(), system_clock()).0.intake();
        let (clock, random, outbound) = (system_clock(), Random::system(), Outbound);
        let state = AppState {
            services: Services {
                store,
                live,
                stats,
                intake,
                clock,
                random,
                outbound,
                post: None,
                past: services::PastWriting::default(),
            },
            assets: Arc::default(),
            weather_wanted: Arc::default(),
            weather_host: None,
            publish: Arc::default(),
            days: Arc::default(),
            month_costs: Arc::default(),
            issues: Arc::default(),
            sign_in_ways: Arc::default(),
            started_at: 0,
        };
        let mut app = Self { state, site_id, home: BuildingId(0), _folder: folder };
        app.home = app.building("Mill House").await;
        app
    }

    /// The address of its database.
    pub(crate) fn url(&self) -> String {
        format!("sqlite://{}/test.db", self._folder.path().display())
    }

    /// The same database, as after a restart.
    pub(crate) fn again(&self) -> Self {
        let (state, folder) = (self.state.clone(), tempfile::tempdir().unwrap());
        Self { state, site_id: self.site_id, home: self.home, _folder: folder }
    }

    pub(crate) async fn building(&self, name: &str) -> BuildingId {
        let building = NewBuilding {
            site_id: self.site_id,
            name: name.to_owned(),
            building_type: BuildingType::Home,
            floor_area_m2: Some(140.0),
            floors: None,
            occupancy: None,
            year_built: None,
            position: None,
            is_demo: false,
        };
        self.state.store.building_insert(&[building], 0).await.unwrap()[0]
    }

    pub(crate) async fn meter(&self, key: &str, fields: &[&str], building_id: Option<BuildingId>, role: MeterRole) {
        let store = &self.state.store;
        let wanted = |name: &&str| {
            ChannelWanted::new(key.to_owned(), "greenpulse", format!("greenpulse/v1/{key}/readings"), Field::named(name).unwrap())
        };
        store.channel_ensure(&fields.iter().map(wanted).collect::<Vec<_>>()).await.unwrap();
        let meter = store.catalog().meter_named(key).unwrap().clone();
        let change = MeterChange {
            name: format!("Meter {key}"),
            building_id,
            role,
            status: MeterStatus::Active,
            ..MeterChange::of(&meter)
        };
        let meter_id = meter.meter_id;
        store.meter_update(&[(meter_id, change)]).await.unwrap();
    }

    fn channel(&self, key: &str, field: &str) -> ChannelId {
        let catalog = self.state.store.catalog();
        catalog.channel_named(catalog.meter_named(key).unwrap().meter_id, field).unwrap().channel_id
    }

    pub(crate) async fn commit(&self, key: &str, field: &str, readings: impl Iterator<Item = (Millis, f64)>) {
        let channel_id = self.channel(key, field);
        let entries: Vec<Entry> = readings.map(|(at, value)| Entry::new(channel_id, Reading::new(at, value))).collect();
        self.state.store.reading_commit(&entries, &[]).await.unwrap();
        self.state.live.load(&self.state.store).await.unwrap();
    }

    /// Two weeks of hours from Monday on. Per hour: 1 kWh bought, 0.5 made and 0.25 sold, half a
    /// therm of gas, and 10 °C outdoors, measured by a station that belongs to no building.
    pub(crate) async fn two_weeks(&self) {
        self.meter("mill", &["energy_kwh", "energy_export_kwh", "gas_therms"], Some(self.home), MeterRole::Main).await;
        self.meter("mill-solar", &["energy_kwh"], Some(self.home), MeterRole::Generation).await;
        self.meter("weather", &["outdoor_temp_c"], None, MeterRole::Main).await;
        let hours = |each: f64| (0..=14 * 24).map(move |i| (MONDAY + i * HOUR_MS, 100.0 + i as f64 * each));
        self.commit("mill", "energy_kwh", hours(1.0)).await;
        self.commit("mill", "energy_export_kwh", hours(0.25)).await;
        self.commit("mill", "gas_therms", hours(0.5)).await;
        self.commit("mill-solar", "energy_kwh", hours(0.5)).await;
        self.commit("weather", "outdoor_temp_c", hours(0.0).map(|(at, _)| (at, 10.0))).await;
    }

    async fn ask(&self, method: &str, path: &str) -> Answer {
        // With pages as the fallback, as in the server.
        let app = Router::new().fallback(|| async { "a page" }).merge(router(self.state.services.clone()));
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let response = app.oneshot(request).await.unwrap();
        let header = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (status, content_type, allow) = (response.status(), header("content-type").unwrap_or_default(), header("allow"));
        assert_eq!(header("cache-control").as_deref(), Some("private, no-cache"));
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, content_type, allow, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.ask("GET", path).await;
        assert_eq!((answer.status, answer.content_type.as_str()), (StatusCode::OK, "application/json"), "{}", answer.body);
        answer.body
    }

    async fn problem(&self, method: &str, path: &str) -> Value {
        let answer = self.ask(method, path).await;
        assert_eq!(answer.content_type, "application/problem+json");
        assert_eq!(answer.body["status"], answer.status.as_u16());
        answer.body
    }

    async fn historical(&self, query: &str) -> Value {
        self.get(&format!("/api/energy/buildings/{}/historical?{query}", self.home)).await
    }
}

#[tokio::test]
async fn places_are_listed_with_their_power_of_now_and_their_last_reading() {
    let app = TestApp::new("USD").await;
    let quiet = app.building("Empty House").await;
    app.meter("mill", &["power_w", "energy_kwh"], Some(app.home), MeterRole::Main).await;
    let at = app.state.now() / 1000 * 1000;
    app.commit("mill", "power_w", [(at - 10_000, 400.0), (at, 412.5)].into_iter()).await;
    let seen = super::notation::written(at);

    assert_eq!(
        app.get("/api/sites").await,
        json!([{
            "site_id": 1, "name": "Riverside", "zone": "America/New_York", "currency": "USD", "unit_system": "us",
            "floor_area_m2": null, "latitude": null, "longitude": null, "location": null, "created_at": "1970-01-01T00:00:00Z",
            "is_demo": false, "power_w": 412.5,
        }])
    );
    let home = |id: BuildingId, name, power_w: Value, last_reading_at: Value| {
        json!({
            "building_id": id, "site_id": 1, "name": name, "building_type": "home", "floor_area_m2": 140.0, "floors": null,
            "occupancy": null, "year_built": null, "energy_star_score": null, "latitude": null, "longitude": null,
            "baseline_consumption_kwh": null, "baseline_source": null, "created_at": "1970-01-01T00:00:00Z", "meter_count": i32::from(!power_w.is_null()),
            "is_demo": false, "power_w": power_w, "last_reading_at": last_reading_at,
        })
    };
    assert_eq!(
        app.get("/api/buildings").await,
        json!([home(app.home, "Mill House", json!(412.5), json!(seen)), home(quiet, "Empty House", Value::Null, Value::Null)])
    );
    assert_eq!(
        app.get("/api/meters").await,
        json!([{
            "meter": "mill", "meter_id": 1, "name": "Meter mill", "site_id": 1, "building_id": app.home, "role": "main",
            "appliance": null, "parent_meter_id": null, "status": "active", "dialect": "greenpulse", "address": "greenpulse/v1/mill/readings",
            "is_interval": false, "max_register": null, "max_power_w": null, "end_offset_s": 0.0, "power_gap_s": null,
            "delta_t_f": null, "is_demo": false, "last_reading_at": seen,
            "channels": [
                { "channel_id": 1, "field": "power_w", "utility": "electricity", "kind": "power", "direction": "import", "unit": "w" },
                { "channel_id": 2, "field": "energy_kwh", "utility": "electricity", "kind": "cumulative", "direction": "import",
                  "unit": "kwh" },
            ],
        }])
    );
}

#[tokio::test]
async fn what_the_pages_keep_of_places_and_meters_is_listed_too() {
    let app = TestApp::new("USD").await;
    let store = &app.state.store;
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    app.meter("plug", &["energy_kwh"], Some(app.home), MeterRole::Submeter).await;
    let catalog = store.catalog();
    let site = store::SiteChange { floor_area_m2: Some(1_800.0), ..store::SiteChange::of(&catalog.sites[&app.site_id]) };
    store.site_update(app.site_id, &site, Some((42.36, -71.06))).await.unwrap();
    let said = store::BuildingChange {
        floors: Some(5),
        occupancy: Some(180),
        year_built: Some(1974),
        energy_star_score: Some(71),
        ..store::BuildingChange::of(&catalog.buildings[&app.home])
    };
    store.building_update(app.home, &said).await.unwrap();
    let (mill, plug) = (catalog.meter_named("mill").unwrap(), catalog.meter_named("plug").unwrap());
    let limits = MeterChange {
        appliance: Some(Appliance::Car),
        parent_meter_id: Some(mill.meter_id),
        max_register: Some(100_000.0),
        max_power_w: Some(3_680.0),
        end_offset_ms: -900_000,
        power_gap_ms: Some(1_800_000),
        ..MeterChange::of(plug)
    };
    store.meter_update(&[(plug.meter_id, limits)]).await.unwrap();
    let site = app.get("/api/sites").await[0].take();
    assert_eq!([&site["floor_area_m2"], &site["latitude"], &site["longitude"]], [1_800.0, 42.36, -71.06]);
    let home = app.get("/api/buildings").await[0].take();
    let facts =
        ["floors", "occupancy", "year_built", "energy_star_score", "meter_count"].map(|name| home[name].as_i64().unwrap());
    assert_eq!(facts, [5, 180, 1974, 71, 2]);
    let meter = app.get("/api/meters").await[1].take();
    assert_eq!((&meter["meter"], &meter["parent_meter_id"]), (&json!("plug"), &json!(mill.meter_id)));
    assert_eq!(meter["appliance"], json!("car"));
    let limits = ["max_register", "max_power_w", "end_offset_s", "power_gap_s"].map(|name| meter[name].as_f64().unwrap());
    assert_eq!(limits, [100_000.0, 3_680.0, -900.0, 1_800.0]);
}

#[tokio::test]
async fn a_power_that_is_not_of_now_is_null() {
    let app = TestApp::new("USD").await;
    app.meter("mill", &["power_w"], Some(app.home), MeterRole::Main).await;
    let at = app.state.now() - domain::LIVE_MS - 1000;
    app.commit("mill", "power_w", [(at, 400.0)].into_iter()).await;
    assert_eq!(app.get("/api/buildings").await[0]["power_w"], Value::Null);
    assert_eq!(app.get("/api/sites").await[0]["power_w"], Value::Null);
}

#[tokio::test]
async fn a_meter_is_found_by_its_key_however_it_is_written_and_by_its_number() {
    let app = TestApp::new("USD").await;
    app.meter("flat 2/küche", &["energy_kwh", "power_w"], Some(app.home), MeterRole::Main).await;
    app.commit("flat 2/küche", "energy_kwh", [(MONDAY, 1834.21)].into_iter()).await;
    for path in ["/api/meters/flat%202%2Fk%C3%BCche/latest", "/api/meters/1/latest"] {
        let mut body = app.get(path).await;
        let age_s = body["values"][0]["age_s"].take();
        assert!(age_s.as_i64().unwrap() > 0);
        assert_eq!(
            body,
            json!({ "meter": "flat 2/küche", "values": [
                { "field": "energy_kwh", "value": 1834.21, "unit": "kwh", "at": "2025-11-03T05:00:00Z", "age_s": null },
                { "field": "power_w", "value": null, "unit": "w", "at": null, "age_s": null },
            ] })
        );
    }
    let problem = app.problem("GET", "/api/meters/attic/latest").await;
    assert_eq!(
        problem,
        json!({
            "type": "about:blank", "title": "Not Found", "status": 404, "parameter": "meter",
            "detail": "there is no meter \"attic\": /api/meters lists the `meter` and `meter_id` of each",
        })
    );
    assert_eq!(app.problem("GET", "/api/meters/%FF/latest").await["status"], 400);
}

#[tokio::test]
async fn what_was_corrected_says_what_stood_before_who_changed_it_and_when() {
    let app = TestApp::new("USD").await;
    app.meter("attic", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    app.commit("attic", "energy_kwh", [(MONDAY, 1834.21), (MONDAY + HOUR_MS, 1835.0)].into_iter()).await;
    assert_eq!(app.get("/api/meters/attic/corrections").await, json!([]));
    let channel = app.state.services.store.catalog().channels.values().next().unwrap().channel_id;
    let corrector = store::Corrector { by: "Ada", source: "october.csv", at: MONDAY + DAY_MS };
    let newer = [store::Entry::new(channel, Reading::new(MONDAY + HOUR_MS, 1834.9))];
    assert_eq!(app.state.services.store.reading_correct(&newer, corrector).await.unwrap(), 1);
    assert_eq!(
        app.get("/api/meters/attic/corrections").await,
        json!([{
            "field": "energy_kwh", "unit": "kwh", "at": "2025-11-03T06:00:00Z", "was": 1835.0, "value": 1834.9,
            "corrected_at": "2025-11-04T05:00:00Z", "corrected_by": "Ada", "source": "october.csv",
        }])
    );
    assert_eq!(app.problem("GET", "/api/meters/cellar/corrections").await["parameter"], "meter");
}

#[tokio::test]
async fn current_is_the_last_closed_hour_with_what_was_bought_costing() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    assert_eq!(
        app.get(&format!("/api/energy/buildings/{}/current", app.home)).await,
        json!({
            "building_id": app.home, "timestamp": "2025-11-17T04:00:00Z",
            "electricity_kwh": 1.25, "total_energy_btu": 54265.1775, "cost_usd": 1.25, "cost": 1.25, "currency": "USD",
            "carbon_emissions_lbs": 6.0, "efficiency_score": null, "status": "attention_needed", "quality": 1.0,
            "notes": ["nothing is known since 2025-11-17T05:00:00Z"],
        })
    );
}

#[tokio::test]
async fn current_is_normal_while_the_meter_reports_and_never_of_an_open_hour() {
    let app = TestApp::new("EUR").await;
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    let open = Zone::named("America/New_York").unwrap().hour(app.state.now());
    app.commit("mill", "energy_kwh", (-3..=1).map(|i| (open.start + i * HOUR_MS / 2, 50.0 + i as f64))).await;
    let body = app.get(&format!("/api/energy/buildings/{}/current", app.home)).await;
    assert_eq!(
        body,
        json!({
            "building_id": app.home, "timestamp": super::notation::written(open.start - HOUR_MS),
            "electricity_kwh": 2.0, "total_energy_btu": 6824.284, "cost_usd": null, "cost": 0.5, "currency": "EUR",
            "carbon_emissions_lbs": 2.0, "efficiency_score": null, "status": "normal", "quality": 1.0,
            "notes": ["the site's money is EUR: see `cost`"],
        })
    );
}

#[tokio::test]
async fn a_building_without_data_has_nulls_and_never_noughts() {
    let app = TestApp::new("USD").await;
    assert_eq!(
        app.get(&format!("/api/energy/buildings/{}/current", app.home)).await,
        json!({
            "building_id": app.home, "timestamp": null, "electricity_kwh": null, "total_energy_btu": null, "cost_usd": null,
            "cost": null, "currency": "USD", "carbon_emissions_lbs": null, "efficiency_score": null,
            "status": "attention_needed", "quality": null, "notes": ["no hour of this building is known yet"],
        })
    );
    let body = app.historical("start_date=2025-11-03&end_date=2025-11-03").await;
    assert_eq!((&body["data_points"], &body["readings"]), (&json!(0), &json!([])));
    assert_eq!(
        body["summary"],
        json!({ "electricity_kwh": { "total": null, "mean": null, "min": null, "max": null, "count": 0 } })
    );
}

#[tokio::test]
async fn history_comes_by_hours() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let query = "start_date=2025-11-03T05:00:00Z&end_date=2025-11-03T02:00:00-05:00&granularity=hourly\
                 &metrics=electricity_kwh,cost_usd&metrics=outdoor_temp_f&metrics=steam_lbs";
    let hour = |timestamp| {
        json!({
            "timestamp": timestamp, "electricity_kwh": 1.25, "cost_usd": 1.25, "outdoor_temp_f": 50.0, "steam_lbs": null,
            // Levels are interpolated between instants and trusted a little less than registers.
            "quality": 0.9,
        })
    };
    let even = |total: Value, each: f64| json!({ "total": total, "mean": each, "min": each, "max": each, "count": 2 });
    assert_eq!(
        app.historical(query).await,
        json!({
            "building_id": app.home, "period": { "start": "2025-11-03T05:00:00Z", "end": "2025-11-03T07:00:00Z" },
            "granularity": "hourly", "currency": "USD", "data_points": 2,
            "readings": [hour("2025-11-03T05:00:00Z"), hour("2025-11-03T06:00:00Z")],
            "summary": {
                "electricity_kwh": even(json!(2.5), 1.25), "cost_usd": even(json!(2.5), 1.25),
                "outdoor_temp_f": even(Value::Null, 50.0),
                "steam_lbs": { "total": null, "mean": null, "min": null, "max": null, "count": 0 },
            },
            "notes": [],
        })
    );
}

#[tokio::test]
async fn history_comes_by_days_of_the_site() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let body = app.historical("start_date=2025-11-16&end_date=2025-11-18&granularity=daily&metrics=natural_gas_therms").await;
    assert_eq!(
        body,
        json!({
            "building_id": app.home, "period": { "start": "2025-11-16T05:00:00Z", "end": "2025-11-19T05:00:00Z" },
            "granularity": "daily", "currency": "USD", "data_points": 1,
            "readings": [{ "timestamp": "2025-11-16T05:00:00Z", "date": "2025-11-16", "natural_gas_therms": 12.0, "quality": 1.0 }],
            "summary": { "natural_gas_therms": { "total": 12.0, "mean": 12.0, "min": 12.0, "max": 12.0, "count": 1 } },
            "notes": [],
        })
    );
}

#[tokio::test]
async fn weeks_add_up_to_their_days() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    let span = "start_date=2025-11-05&end_date=2025-11-16&metrics=electricity_kwh,carbon_emissions_lbs";
    let (days, weeks) =
        (app.historical(&format!("{span}&granularity=daily")).await, app.historical(&format!("{span}&granularity=weekly")).await);
    assert_eq!(days["data_points"], 12);
    assert_eq!(days["summary"]["electricity_kwh"]["total"], weeks["summary"]["electricity_kwh"]["total"]);
    assert_eq!(
        weeks["readings"],
        json!([
            { "timestamp": "2025-11-05T05:00:00Z", "date": "2025-11-05", "electricity_kwh": 150.0, "carbon_emissions_lbs": 720.0,
              "quality": 1.0 },
            { "timestamp": "2025-11-10T05:00:00Z", "date": "2025-11-10", "electricity_kwh": 210.0, "carbon_emissions_lbs": 1008.0,
              "quality": 1.0 },
        ])
    );
}

#[tokio::test]
async fn a_gap_is_told_by_quality_and_the_time_after_the_last_reading_is_absent() {
    let app = TestApp::new("USD").await;
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    let readings = [(0, 10.0), (1, 11.0), (4, 17.0)].map(|(hour, value)| (MONDAY + hour * HOUR_MS, value));
    app.commit("mill", "energy_kwh", readings.into_iter()).await;
    let body = app.historical("start_date=2025-11-03&end_date=2025-11-03").await;
    let told: Vec<_> =
        body["readings"].as_array().unwrap().iter().map(|row| (row["electricity_kwh"].clone(), row["quality"].clone())).collect();
    assert_eq!(told, [(json!(1.0), json!(1.0)), (json!(2.0), json!(0.5)), (json!(2.0), json!(0.5)), (json!(2.0), json!(0.5))]);
    // 4 of the day's 24 hours are known, with a mean trust of 5/8.
    let body = app.historical("start_date=2025-11-03&end_date=2025-11-03&granularity=daily").await;
    assert_eq!(body["readings"][0]["quality"], 0.104);
    assert_eq!(body["readings"][0]["electricity_kwh"], 7.0);
}

#[tokio::test]
async fn what_cannot_be_understood_is_a_problem_that_names_the_parameter() {
    let app = TestApp::new("USD").await;
    let historical = format!("/api/energy/buildings/{}/historical", app.home);
    assert_eq!(
        app.problem("GET", &format!("{historical}?start_date=2025-11-03&end_date=2025-11-04&granularity=monthly")).await,
        json!({
            "type": "about:blank", "title": "Bad Request", "status": 400, "parameter": "granularity",
            "detail": "`granularity` is \"monthly\": it can be hourly, daily or weekly",
        })
    );
    for (path, status, parameter) in [
        (historical.clone(), 400, "start_date"),
        (format!("{historical}?start_date=2025-11-03"), 400, "end_date"),
        (format!("{historical}?start_date=2024-01-01&end_date=2025-11-03"), 400, "end_date"),
        (format!("{historical}?start_date=2025-11-03&end_date=2025-11-04&metrics=watts"), 400, "metrics"),
        (format!("{historical}?start_date=2025-11-03&end_date=2025-11-04&metric=steam_lbs"), 400, "metric"),
        ("/api/energy/buildings/mill/current".to_owned(), 400, "building_id"),
        ("/api/energy/buildings/99/current".to_owned(), 404, "building_id"),
        ("/api/energy/buildings/99/historical".to_owned(), 404, "building_id"),
    ] {
        let problem = app.problem("GET", &path).await;
        assert_eq!((&problem["status"], &problem["parameter"]), (&json!(status), &json!(parameter)), "{path}");
    }
}

#[tokio::test]
async fn an_unknown_path_and_a_wrong_method_are_problems_and_not_pages() {
    let app = TestApp::new("USD").await;
    for path in ["/api", "/api/", "/api/towns", "/api/buildings/1", "/api/energy/buildings/1/forecast"] {
        assert_eq!(app.problem("GET", path).await["status"], 404, "{path}");
    }
    assert_eq!(
        app.problem("DELETE", "/api/buildings").await,
        json!({
            "type": "about:blank", "title": "Method Not Allowed", "status": 405,
            "detail": "/api/buildings only answers GET, not DELETE",
        })
    );
    assert_eq!(app.ask("POST", "/api/meters/1/latest").await.allow.as_deref(), Some("GET,HEAD"));
    assert_eq!(app.ask("HEAD", "/api/buildings").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_database_that_is_away_is_told_without_internals() {
    let app = TestApp::new("USD").await;
    app.two_weeks().await;
    app.state.store.close().await;
    assert_eq!(
        app.problem("GET", &format!("/api/energy/buildings/{}/current", app.home)).await,
        json!({
            "type": "about:blank", "title": "Service Unavailable", "status": 503,
            "detail": "the database does not answer now: try again in a few seconds",
        })
    );
}

#[tokio::test]
async fn ten_years_of_days_are_answered_at_once() {
    let app = TestApp::new("USD").await;
    app.meter("mill", &["energy_kwh"], Some(app.home), MeterRole::Main).await;
    let readings = (0..20).map(|i| (MONDAY + i * DAY_MS, i as f64));
    app.commit("mill", "energy_kwh", readings).await;
    let body = app.historical("start_date=2016-01-01&end_date=2025-12-31&granularity=weekly").await;
    assert_eq!(body["summary"]["electricity_kwh"]["total"], 19.0);
}
