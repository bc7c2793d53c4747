//! What exists and its current state: sites, buildings, meters and their newest readings.

use super::notation::{tidy, written};
use crate::http::problem::Problem;
use app::Scope;
use app::baseline::baselines;
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use domain::{
    Appliance, Building, BuildingId, BuildingType, Channel, ChannelId, ChannelKind, Direction, Meter, MeterId, MeterRole,
    MeterStatus, Millis, Site, SiteId, UnitSystem, Utility,
};
use ingest::Live;
use serde::{Deserialize, Serialize};
use services::Services;
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
    /// `us` or `metric`: for display. Answers use stored units either way.
    unit_system: UnitSystem,
    /// Floor area of the whole site, as entered; null if the sum of its buildings is used.
    floor_area_m2: Option<f64>,
    /// The site's position; null if not entered.
    latitude: Option<f64>,
    longitude: Option<f64>,
    /// Where it is, in words.
    location: Option<String>,
    /// Null if it was created before 0.2.
    created_at: Option<String>,
    is_demo: bool,
    /// Current electric power of the live buildings; null if none is live.
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
    floors: Option<i64>,
    occupancy: Option<i64>,
    year_built: Option<i64>,
    energy_star_score: Option<i64>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    /// Usual electricity use in a year, in kWh; null if not stated and less than a year is known.
    baseline_consumption_kwh: Option<f64>,
    /// `given` by people, or `metered` in the last twelve months; null without a baseline.
    baseline_source: Option<&'static str>,
    /// Null if it was created before 0.2.
    created_at: Option<String>,
    /// Number of meters that count for it.
    meter_count: usize,
    is_demo: bool,
    /// Current electric power; null if none of its meters is live.
    power_w: Option<f64>,
    last_reading_at: Option<String>,
}

/// A meter.
#[derive(Serialize)]
pub(super) struct MeterBody {
    meter: String,
    meter_id: MeterId,
    name: String,
    site_id: SiteId,
    building_id: Option<BuildingId>,
    role: MeterRole,
    /// What a submeter feeds; null if not entered.
    appliance: Option<Appliance>,
    parent_meter_id: Option<MeterId>,
    status: MeterStatus,
    dialect: String,
    address: String,
    /// Its energy comes as amounts per period, not as a register.
    is_interval: bool,
    /// Where its register rolls over to 0, in the stored unit of its channels.
    max_register: Option<f64>,
    /// A step beyond this power is kept but not counted.
    max_power_w: Option<f64>,
    /// How long after the end of its period a reading is timestamped.
    end_offset_s: f64,
    /// Longest gap over which powers are integrated; null for the default of 900.
    power_gap_s: Option<f64>,
    /// By how much its hot water cools down; null for the default of 40.
    delta_t_f: Option<f64>,
    is_demo: bool,
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
pub(super) async fn site_list(state: Scope<Services>) -> Result<Json<Vec<SiteBody>>, Problem> {
    let catalog = state.catalog();
    let mut bodies = Vec::with_capacity(catalog.sites.len());
    for site in catalog.sites.values() {
        let position = state.store.site_position(site.site_id).await?;
        bodies.push(site_body(&catalog, &state, site, position));
    }
    Ok(Json(bodies))
}

/// `GET /api/buildings`
pub(super) async fn building_list(state: Scope<Services>) -> Result<Json<Vec<BuildingBody>>, Problem> {
    let catalog = state.catalog();
    let buildings: Vec<&Building> = catalog.buildings.values().collect();
    let baselines = baselines(&state.store, &catalog, &buildings, state.now()).await?;
    let mut newest: HashMap<BuildingId, Millis> = HashMap::new();
    for meter in catalog.meters.values() {
        if let (Some(building_id), Some(at)) = (meter.building_id, newest_at(&catalog, &state.live, meter)) {
            newest.entry(building_id).and_modify(|known| *known = at.max(*known)).or_insert(at);
        }
    }
    let body = |building: &&Building| BuildingBody {
        building_id: building.building_id,
        site_id: building.site_id,
        name: building.name.clone(),
        building_type: building.building_type,
        floor_area_m2: building.floor_area_m2,
        floors: building.floors,
        occupancy: building.occupancy,
        year_built: building.year_built,
        energy_star_score: building.energy_star_score,
        latitude: building.position.map(|at| at.0),
        longitude: building.position.map(|at| at.1),
        baseline_consumption_kwh: baselines.get(&building.building_id).map(|baseline| tidy(baseline.kwh)),
        baseline_source: baselines.get(&building.building_id).map(|one| if one.is_given { "given" } else { "metered" }),
        created_at: building.created_at.map(written),
        meter_count: catalog.meters_of(building.building_id).count(),
        is_demo: building.is_demo,
        power_w: state.live.building_power(&catalog, building.building_id, state.now()).power_w.map(tidy),
        last_reading_at: newest.get(&building.building_id).map(|&at| written(at)),
    };
    Ok(Json(buildings.iter().map(body).collect()))
}

/// The page of a long list; everything if not given.
#[derive(Deserialize)]
pub(super) struct Part {
    limit: Option<usize>,
    #[serde(default)]
    offset: usize,
}

/// `GET /api/meters`
pub(super) async fn meter_list(
    state: Scope<Services>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<Vec<MeterBody>>, Problem> {
    let Query(part) =
        part.map_err(|error| Problem::parameter("limit", format!("`limit` and `offset` are whole numbers: {error}")))?;
    let catalog = state.catalog();
    let body = |meter: &Meter| MeterBody {
        meter: meter.key.clone(),
        meter_id: meter.meter_id,
        name: meter.name.clone(),
        site_id: meter.site_id,
        building_id: meter.building_id,
        role: meter.role,
        appliance: meter.appliance,
        parent_meter_id: meter.parent_meter_id.filter(|above| catalog.meters.contains_key(above)),
        status: meter.status,
        dialect: meter.dialect.clone(),
        address: meter.address.clone(),
        is_interval: meter.is_interval,
        max_register: meter.max_register,
        max_power_w: meter.max_power_w,
        end_offset_s: meter.end_offset_ms as f64 / 1000.0,
        power_gap_s: meter.power_gap_ms.map(|gap_ms| gap_ms as f64 / 1000.0),
        delta_t_f: meter.delta_t_f,
        is_demo: meter.is_demo,
        channels: catalog.channels_of_meter(meter.meter_id).map(channel_body).collect(),
        last_reading_at: newest_at(&catalog, &state.live, meter).map(written),
    };
    Ok(Json(catalog.meters.values().skip(part.offset).take(part.limit.unwrap_or(usize::MAX)).map(body).collect()))
}

/// `GET /api/meters/{meter}/latest`
pub(super) async fn meter_latest(
    state: Scope<Services>,
    path: Result<Path<String>, PathRejection>,
) -> Result<Json<LatestBody>, Problem> {
    let Path(named) = path?;
    let catalog = state.catalog();
    let meter = meter_named(&catalog, &named)?;
    let channels: Vec<&Channel> = catalog.channels_of_meter(meter.meter_id).collect();
    let ids: Vec<ChannelId> = channels.iter().map(|channel| channel.channel_id).collect();
    let latest = state.store.reading_latest(&ids).await?;
    let now = state.now();
    Ok(Json(LatestBody {
        meter: meter.key.clone(),
        values: channels.into_iter().map(|channel| value_body(channel, &latest, now)).collect(),
    }))
}

/// The building named in a path.
pub(super) fn building_called<'a>(catalog: &'a Catalog, text: &str) -> Result<&'a Building, Problem> {
    const NAME: &str = "building_id";
    let building_id: BuildingId = text
        .parse()
        .map_err(|_| Problem::parameter(NAME, format!("`{NAME}` is \"{text}\": give a number, as /api/buildings lists them")))?;
    let building = catalog.buildings.get(&building_id);
    building
        .ok_or_else(|| Problem::unknown(NAME, format!("there is no building {building_id}: /api/buildings lists what there is")))
}

/// The site named in a path.
pub(super) fn site_called<'a>(catalog: &'a Catalog, text: &str) -> Result<&'a Site, Problem> {
    const NAME: &str = "site_id";
    let site_id: SiteId = text
        .parse()
        .map_err(|_| Problem::parameter(NAME, format!("`{NAME}` is \"{text}\": give a number, as /api/sites lists them")))?;
    let site = catalog.sites.get(&site_id);
    site.ok_or_else(|| Problem::unknown(NAME, format!("there is no site {site_id}: /api/sites lists what there is")))
}

/// The meter named in a path.
pub(super) fn meter_named<'a>(catalog: &'a Catalog, named: &str) -> Result<&'a Meter, Problem> {
    meter_called(catalog, named).ok_or_else(|| {
        Problem::unknown("meter", format!("there is no meter \"{named}\": /api/meters lists the `meter` and `meter_id` of each"))
    })
}

/// Finds a meter by its key, which may look like a number, or else by its id.
fn meter_called<'a>(catalog: &'a Catalog, named: &str) -> Option<&'a Meter> {
    let is_shown = |meter: &&Meter| catalog.meters.contains_key(&meter.meter_id);
    catalog.meter_named(named).filter(is_shown).or_else(|| catalog.meters.get(&named.parse::<MeterId>().ok()?))
}

fn site_body(catalog: &Arc<Catalog>, state: &Services, site: &Site, position: Option<(f64, f64)>) -> SiteBody {
    let buildings = catalog.buildings.values().filter(|building| building.site_id == site.site_id);
    let power_of = |building: &Building| state.live.building_power(catalog, building.building_id, state.now()).power_w;
    let power_w = buildings.filter_map(power_of).reduce(|a, b| a + b);
    SiteBody {
        site_id: site.site_id,
        name: site.name.clone(),
        zone: site.zone.clone(),
        currency: site.currency.clone(),
        unit_system: site.unit_system,
        floor_area_m2: site.floor_area_m2,
        latitude: position.map(|at| at.0),
        longitude: position.map(|at| at.1),
        location: site.location.clone(),
        created_at: site.created_at.map(written),
        is_demo: site.is_demo,
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
