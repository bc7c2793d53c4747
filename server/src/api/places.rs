//! What there is, and how it is right now: sites, buildings, meters and their newest readings.

use super::notation::{tidy, written};
use super::problem::Problem;
use app::AppState;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use domain::{
    Building, BuildingId, BuildingType, Channel, ChannelId, ChannelKind, Direction, Meter, MeterId, MeterStatus, Millis, Role,
    Site, SiteId, Utility,
};
use ingest::Live;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Latest};

/// A site.
#[derive(Serialize)]
pub(super) struct SiteBody {
    site_id: SiteId,
    name: String,
    zone: String,
    currency: String,
    /// Electric power used now by the buildings that are live; null when none is.
    power_w: Option<f64>,
}

/// A building.
#[derive(Serialize)]
pub(super) struct BuildingBody {
    building_id: BuildingId,
    site_id: SiteId,
    name: String,
    building_type: BuildingType,
    floor_area_m2: Option<f64>,
    is_demo: bool,
    /// Electric power used now; null when no meter of it is live.
    power_w: Option<f64>,
    last_reading_at: Option<String>,
}

/// A meter.
#[derive(Serialize)]
pub(super) struct MeterBody {
    meter: String,
    meter_id: MeterId,
    name: String,
    building_id: Option<BuildingId>,
    role: Role,
    status: MeterStatus,
    dialect: String,
    channels: Vec<ChannelBody>,
    last_reading_at: Option<String>,
}

#[derive(Serialize)]
struct ChannelBody {
    channel_id: ChannelId,
    field: String,
    utility: Utility,
    kind: ChannelKind,
    direction: Direction,
    unit: &'static str,
}

/// The newest readings of a meter.
#[derive(Serialize)]
pub(super) struct LatestBody {
    meter: String,
    values: Vec<ValueBody>,
}

#[derive(Serialize)]
struct ValueBody {
    field: String,
    value: Option<f64>,
    unit: &'static str,
    at: Option<String>,
    age_s: Option<i64>,
}

/// `GET /api/sites`
pub(super) async fn site_list(State(state): State<AppState>) -> Json<Vec<SiteBody>> {
    let catalog = state.store.catalog();
    Json(catalog.sites.values().map(|site| site_body(&catalog, &state.live, site)).collect())
}

/// `GET /api/buildings`
pub(super) async fn building_list(State(state): State<AppState>) -> Json<Vec<BuildingBody>> {
    let catalog = state.store.catalog();
    let mut newest: HashMap<BuildingId, Millis> = HashMap::new();
    for meter in catalog.meters.values() {
        if let (Some(building_id), Some(at)) = (meter.building_id, newest_at(&catalog, &state.live, meter)) {
            newest.entry(building_id).and_modify(|known| *known = at.max(*known)).or_insert(at);
        }
    }
    let body = |building: &Building| BuildingBody {
        building_id: building.building_id,
        site_id: building.site_id,
        name: building.name.clone(),
        building_type: building.building_type,
        floor_area_m2: building.floor_area_m2,
        is_demo: building.is_demo,
        power_w: state.live.building_power(&catalog, building.building_id).power_w.map(tidy),
        last_reading_at: newest.get(&building.building_id).map(|&at| written(at)),
    };
    Json(catalog.buildings.values().map(body).collect())
}

/// `GET /api/meters`
pub(super) async fn meter_list(State(state): State<AppState>) -> Json<Vec<MeterBody>> {
    let catalog = state.store.catalog();
    let body = |meter: &Meter| MeterBody {
        meter: meter.key.clone(),
        meter_id: meter.meter_id,
        name: meter.name.clone(),
        building_id: meter.building_id,
        role: meter.role,
        status: meter.status,
        dialect: meter.dialect.clone(),
        channels: catalog.channels_of_meter(meter.meter_id).map(channel_body).collect(),
        last_reading_at: newest_at(&catalog, &state.live, meter).map(written),
    };
    Json(catalog.meters.values().map(body).collect())
}

/// `GET /api/meters/{meter}/latest`
pub(super) async fn meter_latest(
    State(state): State<AppState>,
    path: Result<Path<String>, PathRejection>,
) -> Result<Json<LatestBody>, Problem> {
    let Path(named) = path?;
    let catalog = state.store.catalog();
    let meter = meter_called(&catalog, &named).ok_or_else(|| {
        Problem::unknown("meter", format!("there is no meter \"{named}\": /api/meters lists the `meter` and `meter_id` of each"))
    })?;
    let channels: Vec<&Channel> = catalog.channels_of_meter(meter.meter_id).collect();
    let ids: Vec<ChannelId> = channels.iter().map(|channel| channel.channel_id).collect();
    let latest = state.store.reading_latest(&ids).await?;
    let now = state.now();
    Ok(Json(LatestBody {
        meter: meter.key.clone(),
        values: channels.into_iter().map(|channel| value_body(channel, &latest, now)).collect(),
    }))
}

/// The building of a path.
pub(super) fn building_called<'a>(catalog: &'a Catalog, text: &str) -> Result<&'a Building, Problem> {
    const NAME: &str = "building_id";
    let building_id: BuildingId = text
        .parse()
        .map_err(|_| Problem::parameter(NAME, format!("`{NAME}` is \"{text}\": give a number, as /api/buildings lists them")))?;
    let building = catalog.buildings.get(&building_id);
    building
        .ok_or_else(|| Problem::unknown(NAME, format!("there is no building {building_id}: /api/buildings lists what there is")))
}

/// By its key, which may look like a number, or else by its id.
fn meter_called<'a>(catalog: &'a Catalog, named: &str) -> Option<&'a Meter> {
    catalog.meter_named(named).or_else(|| catalog.meters.get(&named.parse().ok()?))
}

fn site_body(catalog: &Arc<Catalog>, live: &Live, site: &Site) -> SiteBody {
    let buildings = catalog.buildings.values().filter(|building| building.site_id == site.site_id);
    let power_w =
        buildings.filter_map(|building| live.building_power(catalog, building.building_id).power_w).reduce(|a, b| a + b);
    SiteBody {
        site_id: site.site_id,
        name: site.name.clone(),
        zone: site.zone.clone(),
        currency: site.currency.clone(),
        power_w: power_w.map(tidy),
    }
}

fn channel_body(channel: &Channel) -> ChannelBody {
    ChannelBody {
        channel_id: channel.channel_id,
        field: channel.field.clone(),
        utility: channel.utility,
        kind: channel.kind,
        direction: channel.direction,
        unit: channel.unit.as_str(),
    }
}

fn value_body(channel: &Channel, latest: &[Latest], now: Millis) -> ValueBody {
    let newest = latest.iter().find(|one| one.channel_id == channel.channel_id).map(|one| one.newest);
    ValueBody {
        field: channel.field.clone(),
        value: newest.map(|reading| reading.value),
        unit: channel.unit.as_str(),
        at: newest.map(|reading| written(reading.at)),
        // A meter's clock may be a little ahead of ours.
        age_s: newest.map(|reading| (now - reading.at).max(0) / 1000),
    }
}

fn newest_at(catalog: &Catalog, live: &Live, meter: &Meter) -> Option<Millis> {
    catalog
        .channels_of_meter(meter.meter_id)
        .filter_map(|channel| live.newest(channel.channel_id))
        .map(|reading| reading.at)
        .max()
}
