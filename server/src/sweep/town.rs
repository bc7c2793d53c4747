//! A neighbourhood in which everything that has a name has one that looks like markup.

use super::Served;
use crate::api::tests::MONDAY;
use domain::finding::{Detail, Kind, Severity, Text};
use domain::source_energy::{SourceRatio, Supply};
use domain::tariff::BillingDay;
use domain::zone::{Date, Span};
use domain::{BuildingId, DAY_MS, Flow, HOUR_MS, Mapping, MeterId, MeterRole, Utility};
use serde_json::json;
use std::cell::Cell;
use store::{
    Announcement, AnomalyAnswer, AnomalyFound, AnomalyLook, AnomalyMode, BuildingChange, Change, ForecastSlot, Granularity,
    ImportReader, MeterChange, ModelKind, NewBillingAccount, NewFactor, NewForecast, NewModel, NewTarget, NewTariff, Owner,
    Reject, SiteChange, SourceKind, Topic,
};

/// Ends attributes, titles, text areas and scripts; is not an entity; sets the text direction of
/// what follows.
pub const HOSTILE: &str = "\"' gp-on=1 ></title></textarea></script><gp-x>&lt;gp-x&gt;-->]]>\u{202e}";

thread_local! {
    /// Number of names made so far, in this test.
    static NAMES: Cell<u32> = const { Cell::new(0) };
    /// Whether they are only numbers.
    static IS_PLAIN: Cell<bool> = const { Cell::new(false) };
    /// What stands before the number.
    static MARK: Cell<&'static str> = const { Cell::new("N") };
}

/// A unique name: its number, which the tests search for, and the hostile text that must follow it
/// everywhere. In a plain town, its number alone.
pub fn hostile() -> String {
    let number = 100 + NAMES.replace(NAMES.get() + 1);
    let mark = MARK.get();
    if IS_PLAIN.get() { format!("{mark}{number}") } else { format!("{mark}{number}:{HOSTILE}") }
}

/// From now on names are plain, and begin with this.
pub fn marked(mark: &'static str) {
    IS_PLAIN.set(true);
    MARK.set(mark);
}

/// Fills a store so that each page has something to show.
pub async fn fill(served: &Served) {
    places(served).await;
    money(served).await;
    strangers(served).await;
    analytics(served).await;
}

/// The same with plain names, for answers that are read by people.
pub async fn fill_plainly(served: &Served) {
    IS_PLAIN.set(true);
    fill(served).await;
}

async fn places(served: &Served) {
    let app = &served.app;
    let store = &app.state.store;
    let site = SiteChange { name: hostile(), ..SiteChange::of(&store.catalog().sites[&app.site_id]) };
    store.site_update(app.site_id, &site, None).await.unwrap();
    let building = BuildingChange { name: hostile(), ..BuildingChange::of(&store.catalog().buildings[&app.home]) };
    store.building_update(app.home, &building).await.unwrap();
    app.meter("m1", &["energy_kwh", "power_w", "energy_export_kwh"], Some(app.home), MeterRole::Main).await;
    app.meter("m2", &["gas_therms"], Some(app.home), MeterRole::Main).await;
    app.meter("m3", &["value"], None, MeterRole::Main).await;
    let meters: Vec<_> = store.catalog().meters.values().cloned().collect();
    for meter in meters {
        let change = MeterChange { name: hostile(), ..MeterChange::of(&meter) };
        store.meter_update(&[(meter.meter_id, change)]).await.unwrap();
    }
    let hours = |each: f64| (0..=14 * 24).map(move |i| (MONDAY + i * HOUR_MS, 100.0 + i as f64 * each));
    app.commit("m1", "energy_kwh", hours(1.0)).await;
    app.commit("m2", "gas_therms", hours(0.5)).await;
    app.commit("m3", "value", hours(0.1)).await;
    let channel_id = store.catalog().channels_of_meter(MeterId(1)).next().unwrap().channel_id;
    store.reading_note_put(channel_id, MONDAY, &hostile(), MONDAY).await.unwrap();
}

async fn money(served: &Served) {
    let (store, site_id) = (&served.app.state.store, served.app.site_id);
    billed(served, served.app.home).await;
    let factor = NewFactor {
        site_id: Some(site_id),
        region: String::new(),
        utility: Utility::Electricity,
        year: 2025,
        kg_co2e_per_unit: 0.4,
        source: hostile(),
    };
    store.factor_insert(&factor).await.unwrap();
    let stated = SourceRatio { year: 2025, ratio: 2.8, source: hostile() };
    let ratio = store::NewRatio { site_id: Some(site_id), region: String::new(), supply: Supply::ALL[0], stated };
    store.source_ratio_insert(&ratio).await.unwrap();
}

/// A billing account of a building, with a tariff of its own.
pub async fn billed(served: &Served, building_id: BuildingId) {
    let store = &served.app.state.store;
    let site_id = store.catalog().buildings[&building_id].site_id;
    let urdb = json!({ "energyratestructure": [[{ "rate": 0.10, "unit": "kWh" }]], "energytoulabels": [hostile()],
        "energyweekdayschedule": vec![vec![0; 24]; 12], "energyweekendschedule": vec![vec![0; 24]; 12], "name": hostile() });
    let tariff = NewTariff {
        site_id,
        utility: Utility::Electricity,
        name: hostile(),
        currency: "USD".to_owned(),
        effective_from: Date::parse("2025-01-01").unwrap(),
        effective_to: None,
        urdb: urdb.to_string(),
        source: hostile(),
    };
    store.tariff_insert(&tariff).await.unwrap();
    let account = NewBillingAccount {
        site_id,
        building_id: Some(building_id),
        meter_id: None,
        utility: Utility::Electricity,
        name: hostile(),
        tariff_name: tariff.name,
        billing_day: BillingDay::new(1).unwrap(),
    };
    store.billing_account_insert(&account).await.unwrap();
}

/// Adds what devices, files and outsiders bring.
async fn strangers(served: &Served) {
    let store = &served.app.state.store;
    let reject = |topic: String| Reject {
        arrived_at: MONDAY,
        topic,
        payload: hostile().into_bytes(),
        reason: hostile(),
        facts: None,
        device: Some(hostile()),
        own_meter_only: true,
        client: Some(hostile()),
        is_duplicate: false,
    };
    let announcement =
        Announcement { topic: hostile(), payload: hostile().into_bytes(), at: MONDAY, client: Some(hostile()), is_used: false };
    store.reading_commit_announced(&[], &[reject(hostile()), reject(hostile())], &[announcement]).await.unwrap();
    let topic = Topic { topic: hostile(), message_count: 3, last_payload: hostile().into_bytes(), last_at: MONDAY };
    store.topic_seen(&[topic]).await.unwrap();
    let mapping = Mapping {
        topic: hostile().replace('#', ""),
        meter: hostile(),
        pointer: format!("/{}", hostile()),
        field: "energy_kwh".to_owned(),
        ..Mapping::default()
    };
    store.mapping_put(&mapping, MONDAY).await.unwrap();
    store.token_insert(&hostile(), store::TokenKind::Device, Some(&hostile()), "hash", MONDAY).await.unwrap();
    store.file_import_begin(&hostile(), 10, ImportReader::Command, MONDAY).await.unwrap();
    let name = hostile();
    store.data_source_upsert(SourceKind::Mqtt, &name, "{}", None).await.unwrap();
    store.data_source_failed(SourceKind::Mqtt, &name, MONDAY, 1, &hostile()).await.unwrap();
}

async fn analytics(served: &Served) {
    analysed(served, served.app.home).await;
    served.app.state.store.job_request(jobs::scan::NAME, store::JobSubject::All, MONDAY).await.unwrap();
}

/// What was found, forecast and aimed at in a building.
pub async fn analysed(served: &Served, building_id: BuildingId) {
    let app = &served.app;
    let store = &app.state.store;
    let series = store.catalog().series_of(Owner::Building(building_id), Utility::Electricity, Flow::Use).unwrap().series_id;
    let look = AnomalyLook {
        series_id: series,
        building_id: Some(building_id),
        model_id: None,
        mode: AnomalyMode::Causal,
        span: Span { start: MONDAY, end: MONDAY + 14 * DAY_MS },
    };
    let found = AnomalyFound {
        kind: Kind::NightWaste,
        severity: Severity::High,
        span: Span { start: MONDAY + HOUR_MS, end: MONDAY + 9 * HOUR_MS },
        is_open: true,
        score: -0.5,
        value: Some(12.0),
        expected: Some(4.0),
        deviation_percent: Some(200.0),
        energy_wasted: 8.0,
        money_wasted: Some(2.0),
        detail: Detail::Text(Text { sentence: hostile(), causes: vec![hostile()] }),
    };
    let anomaly_id = store.anomaly_reconcile(&look, &[found], MONDAY).await.unwrap().new[0];
    let said = hostile();
    let answer = AnomalyAnswer { assigned_to: Change::Set(said.clone()), note: said, ..AnomalyAnswer::default() };
    store.anomaly_answer(anomaly_id, &answer, MONDAY).await.unwrap();
    let model = NewModel {
        series_id: series,
        building_id: Some(building_id),
        kind: ModelKind::Forecasting,
        name: "usual_day".to_owned(),
        parameters: json!({ "what": hostile() }).to_string(),
        trained: Some((MONDAY, MONDAY + DAY_MS)),
        metrics: "{}".to_owned(),
    };
    let model_id = store.model_insert(&model, MONDAY).await.unwrap();
    let now = app.state.now() / HOUR_MS * HOUR_MS;
    let slots = (0..48).map(|i| ForecastSlot { at: now + i * HOUR_MS, value: 1.0, lower: 0.5, upper: 1.5 }).collect();
    let forecast = NewForecast {
        series_id: series,
        granularity: Granularity::Hourly,
        made_at: now,
        model_id: Some(model_id),
        level: 0.9,
        slots,
    };
    store.forecast_put(&forecast).await.unwrap();
    let target = NewTarget {
        building_id,
        utility: Utility::Electricity,
        reduction_percent: 10.0,
        baseline: (MONDAY, MONDAY + 7 * DAY_MS),
        span: (MONDAY + 7 * DAY_MS, MONDAY + 14 * DAY_MS),
        created_by: hostile(),
    };
    store.target_insert(&target, MONDAY).await.unwrap();
}
