//! Two buildings of one site and one of another, each with everything that a building can have, and the
//! numbers by which their things are asked for.

use crate::api::tests::MONDAY;
use crate::sweep::{Served, town};
use domain::{BuildingId, BuildingType, HOUR_MS, MeterId, MeterRole, PhotoKind, SiteId};
use store::{AnomalyFilter, NewBuilding, NewSite};

/// What stands in every name of the neighbours.
pub const MARK: &str = "Zqx";

/// The numbers by which a building's things are asked for. All are of five digits, so that the length
/// of an answer does not tell them apart.
#[derive(Clone, Debug)]
pub struct Numbers {
    pub building: String,
    pub site: String,
    pub meter: String,
    pub key: String,
    pub channel: String,
    pub anomaly: String,
    pub account: String,
    pub tariff: String,
    pub model: String,
    pub target: String,
}

impl Numbers {
    /// Numbers of nothing.
    pub fn missing() -> Self {
        let number = || "99999".to_owned();
        Self {
            building: number(),
            site: number(),
            meter: number(),
            key: "no-such-key".to_owned(),
            channel: number(),
            anomaly: number(),
            account: number(),
            tariff: number(),
            model: number(),
            target: number(),
        }
    }
}

/// The own building, the one next door, and one of another site.
pub struct Neighbours {
    pub own: Numbers,
    pub next_door: Numbers,
    pub elsewhere: Numbers,
}

/// Fills the store, and leaves the clock at the end of what was measured.
pub async fn settle(served: &Served) -> Neighbours {
    let store = &served.app.state.store;
    town::marked("Own");
    let own = furnished(served, served.app.home, "own-meter").await;
    town::marked(MARK);
    let next_door = furnished(served, building(served, served.app.site_id).await, "Zqx-meter").await;
    let site = NewSite {
        name: town::hostile(),
        zone: "Europe/Berlin".to_owned(),
        currency: "USD".to_owned(),
        is_demo: false,
        rates: vec![],
    };
    let site_id = store.site_insert(&site, 0).await.unwrap();
    let elsewhere = furnished(served, building(served, site_id).await, "Zqx-far").await;
    // The site of the building next door is one's own.
    let next_door = Numbers { site: elsewhere.site.clone(), ..next_door };
    Neighbours { own, next_door, elsewhere }
}

async fn building(served: &Served, site_id: SiteId) -> BuildingId {
    let building = NewBuilding {
        site_id,
        name: town::hostile(),
        building_type: BuildingType::Home,
        floor_area_m2: Some(140.0),
        floors: None,
        occupancy: None,
        year_built: None,
        position: Some((42.36, -71.06)),
        is_demo: false,
    };
    served.app.state.store.building_insert(&[building], 0).await.unwrap()[0]
}

/// Gives a building a meter with readings, and everything else. Returns its numbers.
async fn furnished(served: &Served, building_id: BuildingId, key: &str) -> Numbers {
    let (app, store) = (&served.app, &served.app.state.store);
    app.meter(key, &["energy_kwh", "power_w", "energy_export_kwh"], Some(building_id), MeterRole::Main).await;
    let hours = (0..=14 * 24).map(|i| (MONDAY + i * HOUR_MS, 100.0 + i as f64));
    app.commit(key, "energy_kwh", hours).await;
    let now = app.state.now();
    let watts = if key.starts_with(MARK) { 7_777.0 } else { 1_234.0 };
    app.commit(key, "power_w", (0..5).map(|i| (now - i * 10_000, watts))).await;
    let catalog = store.catalog();
    let meter = catalog.meter_named(key).unwrap();
    let (meter_id, site_id) = (meter.meter_id, meter.site_id);
    named(served, meter_id).await;
    let channel_id = catalog.channel_named(meter_id, "energy_kwh").unwrap().channel_id;
    store.reading_note_put(channel_id, MONDAY, &town::hostile(), MONDAY).await.unwrap();
    store.reading_photo_put(channel_id, MONDAY, (PhotoKind::Png, &[1, 2, 3]), MONDAY).await.unwrap();
    store.plan_spot_set(&[(building_id, Some((0.5, 0.5)))]).await.unwrap();
    town::billed(served, building_id).await;
    town::analysed(served, building_id).await;
    let filter = AnomalyFilter { building_id: Some(building_id), ..AnomalyFilter::default() };
    let anomaly = store.anomaly_list(&filter).await.unwrap()[0].anomaly_id;
    let account = *store.catalog().billing_accounts.keys().next_back().unwrap();
    Numbers {
        building: building_id.to_string(),
        site: site_id.to_string(),
        meter: meter_id.to_string(),
        key: key.to_owned(),
        channel: channel_id.to_string(),
        anomaly: anomaly.to_string(),
        account: account.to_string(),
        tariff: store.tariff_list().await.unwrap().iter().map(|one| one.tariff_id).max().unwrap().to_string(),
        model: store.model_list(Some(building_id)).await.unwrap()[0].model_id.to_string(),
        target: store.target_list(building_id).await.unwrap()[0].target_id.to_string(),
    }
}

async fn named(served: &Served, meter_id: MeterId) {
    let store = &served.app.state.store;
    let meter = store.catalog().meters[&meter_id].clone();
    let change = store::MeterChange { name: town::hostile(), ..store::MeterChange::of(&meter) };
    store.meter_update(&[(meter_id, change)]).await.unwrap();
}
