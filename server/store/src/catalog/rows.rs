//! Turns rows into the catalog: all of it, or what was added since. Nothing else turns rows into
//! the domain's types.

use super::billing_account::{BILLING_ACCOUNTS, BillingAccountRow};
use super::factor::{FACTORS, FactorRow};
use super::source_ratio::{RATIOS, RatioRow};
use super::tariff::{self, TARIFFS, TariffRow};
use super::version;
use super::{Alias, Catalog, Owner, Rate, Redirect, Series};
use crate::backend::Tx;
use crate::error::During;
use crate::{Error, Result};
use domain::{
    Appliance, Building, BuildingId, BuildingType, Channel, ChannelId, ChannelKind, Direction, Flow, GasQuality, Meter, MeterId,
    MeterRole, MeterStatus, Millis, RegisterChange, SeriesId, Site, SiteId, Unit, UnitSystem, Utility, Zone,
};
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(store_macros::FromRow)]
struct SiteRow {
    site_id: SiteId,
    name: String,
    zone: String,
    currency: String,
    unit_system: String,
    floor_area_m2: Option<f64>,
    location: Option<String>,
    created_at: Option<Millis>,
    is_demo: bool,
}

#[derive(store_macros::FromRow)]
struct RateRow {
    site_id: SiteId,
    utility: String,
    price: Option<f64>,
    carbon_kg: Option<f64>,
    source: String,
}

#[derive(store_macros::FromRow)]
struct BuildingRow {
    building_id: BuildingId,
    site_id: SiteId,
    name: String,
    building_type: String,
    floor_area_m2: Option<f64>,
    floors: Option<i64>,
    occupancy: Option<i64>,
    year_built: Option<i64>,
    energy_star_score: Option<i64>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    baseline_kwh: Option<f64>,
    created_at: Option<Millis>,
    is_demo: bool,
}

#[derive(store_macros::FromRow)]
struct MeterRow {
    meter_id: MeterId,
    site_id: SiteId,
    building_id: Option<BuildingId>,
    key: String,
    name: String,
    dialect: String,
    address: String,
    role: String,
    appliance: Option<String>,
    parent_meter_id: Option<MeterId>,
    status: String,
    is_interval: bool,
    max_register: Option<f64>,
    max_power_w: Option<f64>,
    end_offset_ms: Millis,
    power_gap_ms: Option<Millis>,
    delta_t_f: Option<f64>,
    is_demo: bool,
    forgotten_at: Option<Millis>,
}

#[derive(store_macros::FromRow)]
struct ChannelRow {
    channel_id: ChannelId,
    meter_id: MeterId,
    series_id: SeriesId,
    field: String,
    utility: String,
    kind: String,
    direction: String,
    unit: String,
    may_fall: bool,
}

#[derive(store_macros::FromRow)]
struct SeriesRow {
    series_id: SeriesId,
    owner: String,
    owner_id: i64,
    utility: String,
    flow: String,
}

#[derive(store_macros::FromRow)]
struct RedirectRow {
    channel_id: ChannelId,
    into_channel_id: ChannelId,
    factor: f64,
    shift: f64,
}

#[derive(store_macros::FromRow)]
struct PartRow {
    series_id: SeriesId,
    part_series_id: SeriesId,
    factor: f64,
}

const SITES: &str = "select site_id, name, zone, currency, unit_system, floor_area_m2, location, created_at, is_demo from site";
const RATES: &str = "select site_id, utility, price, carbon_kg, source from rate";
const BUILDINGS: &str = "select building_id, site_id, name, building_type, floor_area_m2, floors, occupancy, year_built, \
     energy_star_score, latitude, longitude, baseline_kwh, created_at, is_demo from building";
const METERS: &str = "select meter_id, site_id, building_id, key, name, dialect, address, role, appliance, parent_meter_id, status, is_interval, \
     max_register, max_power_w, end_offset_ms, power_gap_ms, delta_t_f, is_demo, forgotten_at from meter where gone_at is null";
const ALIASES: &str = "select key, dialect, meter_id from meter_alias";
const CHANNELS: &str = "select c.channel_id, c.meter_id, s.series_id, c.field, c.utility, c.kind, c.direction, c.unit, c.may_fall \
     from channel c join series s on s.owner = 'channel' and s.owner_id = c.channel_id \
     join meter m on m.meter_id = c.meter_id where m.gone_at is null order by c.channel_id";
const CHANGES: &str = "select channel_id, at, old_final, new_initial from meter_change order by channel_id, at";
const GAS: &str = "select meter_id, from_at, kwh_per_m3, correction from gas_quality order by meter_id, from_at";
const SERIES: &str = "select series_id, owner, owner_id, utility, flow from series where owner <> 'channel' or owner_id not in \
     (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.gone_at is not null)";
const PARTS: &str = "select series_id, part_series_id, factor from series_part order by series_id, part_series_id";
const REDIRECTS: &str = "select channel_id, into_channel_id, factor, shift from channel_said";

/// Meters and channels above given ids. A new channel may have changed its meter's address, so its
/// meter is read too.
const METERS_ADDED: &str = "select m.meter_id, m.site_id, m.building_id, m.key, m.name, m.dialect, m.address, m.role, m.appliance, m.parent_meter_id, \
     m.status, m.is_interval, m.max_register, m.max_power_w, m.end_offset_ms, m.power_gap_ms, m.delta_t_f, m.is_demo, m.forgotten_at from meter m \
     join (select meter_id from meter where meter_id > $1 union select meter_id from channel where channel_id > $2) a on a.meter_id = m.meter_id where m.gone_at is null";
const CHANNELS_ADDED: &str = "select c.channel_id, c.meter_id, s.series_id, c.field, c.utility, c.kind, c.direction, c.unit, c.may_fall \
     from channel c join series s on s.owner = 'channel' and s.owner_id = c.channel_id \
     join meter m on m.meter_id = c.meter_id where c.channel_id > $1 and m.gone_at is null order by c.channel_id";

/// When the last gap day ends.
const GAPS_UNTIL: &str = "select coalesce(max(start_at + length_ms), 0) from gap_day";

/// All rows of one statement.
macro_rules! rows {
    ($tx:expr, $row:ty, $sql:expr, $what:literal) => {
        on_tx!($tx, |connection| sqlx::query_as::<_, $row>($sql).fetch_all(connection).await).during($what)?
    };
}

/// Reads the whole catalog as `tx` sees it. What `held` has parsed and is still the same is not
/// parsed again. The functions that read a part replace that part of a catalog.
pub(crate) async fn read(tx: &mut Tx, held: &Catalog) -> Result<Catalog> {
    let mut catalog = Catalog::default();
    (catalog.version, catalog.added) = version::seen(tx).await?;
    catalog.gaps_until = gaps_until(tx).await?;
    read_sites(tx, held, &mut catalog).await?;
    read_money(tx, held, &mut catalog).await?;
    read_buildings(tx, &mut catalog).await?;
    read_meters(tx, &mut catalog).await?;
    read_series(tx, &mut catalog).await?;
    Ok(catalog)
}

/// When the last gap day ends: the one figure of the catalog that follows from readings.
pub(crate) async fn gaps_until(tx: &mut Tx) -> Result<Millis> {
    on_tx!(tx, |connection| sqlx::query_scalar(GAPS_UNTIL).fetch_one(connection).await).during("look for gaps")
}

/// Sites, with their time zones.
pub(crate) async fn read_sites(tx: &mut Tx, held: &Catalog, catalog: &mut Catalog) -> Result<()> {
    catalog.sites.clear();
    catalog.zones.clear();
    for row in rows!(tx, SiteRow, SITES, "read the sites") {
        // A zone's table is slow to build and never changes.
        let known = held.zones.values().chain(catalog.zones.values()).find(|zone| zone.name == row.zone).cloned();
        let zone = match known {
            Some(zone) => zone,
            None => Arc::new(Zone::named(&row.zone).map_err(|_| Error::Unknown("time zone", row.zone.clone()))?),
        };
        catalog.zones.insert(row.site_id, zone);
        let unit_system = parsed("unit system", &row.unit_system, UnitSystem::parse)?;
        let SiteRow { site_id, name, zone, currency, floor_area_m2, location, created_at, is_demo, .. } = row;
        let site = Site { site_id, name, zone, currency, unit_system, floor_area_m2, location, created_at, is_demo };
        catalog.sites.insert(site_id, site);
    }
    Ok(())
}

/// Rates, tariffs, accounts, emission factors and ratios of source energy.
pub(crate) async fn read_money(tx: &mut Tx, held: &Catalog, catalog: &mut Catalog) -> Result<()> {
    catalog.rates.clear();
    for row in rows!(tx, RateRow, RATES, "read the rates") {
        let utility = parsed("utility", &row.utility, Utility::parse)?;
        let rate = Rate { price: row.price, carbon_kg: row.carbon_kg, source: row.source };
        catalog.rates.insert((row.site_id, utility), rate);
    }
    let tariffs = rows!(tx, TariffRow, TARIFFS, "read the tariffs");
    // Tariffs are long and rarely change.
    (catalog.tariffs, catalog.tariff_rows) = if tariffs == *held.tariff_rows {
        (held.tariffs.clone(), held.tariff_rows.clone())
    } else {
        (Arc::new(tariff::by_name(&tariffs)?), Arc::new(tariffs))
    };
    catalog.billing_accounts.clear();
    for row in rows!(tx, BillingAccountRow, BILLING_ACCOUNTS, "read the accounts") {
        let account = row.account()?;
        catalog.billing_accounts.insert(account.billing_account_id, account);
    }
    let factors = rows!(tx, FactorRow, FACTORS, "read the factors");
    catalog.factors = Arc::new(factors.into_iter().map(FactorRow::stored).collect::<Result<_>>()?);
    let ratios = rows!(tx, RatioRow, RATIOS, "read the ratios of source energy");
    catalog.source_ratios = Arc::new(ratios.into_iter().map(RatioRow::stored).collect::<Result<_>>()?);
    Ok(())
}

/// Buildings.
pub(crate) async fn read_buildings(tx: &mut Tx, catalog: &mut Catalog) -> Result<()> {
    catalog.buildings.clear();
    for row in rows!(tx, BuildingRow, BUILDINGS, "read the buildings") {
        let building_type = parsed("building type", &row.building_type, BuildingType::parse)?;
        let building = Building {
            building_id: row.building_id,
            site_id: row.site_id,
            name: row.name,
            building_type,
            floor_area_m2: row.floor_area_m2,
            floors: row.floors,
            occupancy: row.occupancy,
            year_built: row.year_built,
            energy_star_score: row.energy_star_score,
            position: row.latitude.zip(row.longitude),
            baseline_kwh: row.baseline_kwh,
            created_at: row.created_at,
            is_demo: row.is_demo,
        };
        catalog.buildings.insert(building.building_id, building);
    }
    Ok(())
}

/// Meters, their aliases and channels, and the changes of their registers.
async fn read_meters(tx: &mut Tx, catalog: &mut Catalog) -> Result<()> {
    for row in rows!(tx, MeterRow, METERS, "read the meters") {
        put(catalog, row)?;
    }
    for (key, dialect, meter_id) in rows!(tx, (String, String, MeterId), ALIASES, "read where keys lead") {
        catalog.aliases.insert(key, Alias { meter_id, dialect });
    }
    for row in rows!(tx, ChannelRow, CHANNELS, "read the channels") {
        catalog.channel_put(channel(row)?);
    }
    for (channel_id, at, old_final, new_initial) in rows!(tx, (ChannelId, Millis, f64, f64), CHANGES, "read the meter changes") {
        catalog.changes.entry(channel_id).or_default().push(RegisterChange { at, old_final, new_initial });
    }
    for (meter_id, from, kwh_per_m3, correction) in rows!(tx, (MeterId, Millis, f64, f64), GAS, "read what gas holds") {
        catalog.gas.entry(meter_id).or_default().push(GasQuality { from, kwh_per_m3, correction });
    }
    for row in rows!(tx, RedirectRow, REDIRECTS, "read where channels lead") {
        let RedirectRow { channel_id, into_channel_id, factor, shift } = row;
        catalog.redirects.insert(channel_id, Redirect { into: into_channel_id, factor, shift });
    }
    Ok(())
}

async fn read_series(tx: &mut Tx, catalog: &mut Catalog) -> Result<()> {
    let mut parts: BTreeMap<SeriesId, Vec<(SeriesId, f64)>> = BTreeMap::new();
    for row in rows!(tx, PartRow, PARTS, "read what series are made of") {
        parts.entry(row.series_id).or_default().push((row.part_series_id, row.factor));
    }
    for row in rows!(tx, SeriesRow, SERIES, "read the series") {
        let parts = parts.remove(&row.series_id).unwrap_or_default();
        catalog.series_put(Series { parts, ..series(&row)? });
    }
    Ok(())
}

/// The catalog as `tx` sees it, if only meters and channels were added since `held`.
pub(crate) async fn read_added(tx: &mut Tx, held: &Catalog) -> Result<Catalog> {
    let mut catalog = held.clone();
    (catalog.version, catalog.added) = version::seen(tx).await?;
    let newest = [&held.meters, &held.forgotten].into_iter().filter_map(|meters| meters.get_max()).map(|(id, _)| *id).max();
    let meter_id = newest.unwrap_or(MeterId(0));
    let channel_id = held.channels.get_max().map_or(ChannelId(0), |(id, _)| *id);
    let meters: Vec<MeterRow> =
        on_tx!(tx, |connection| sqlx::query_as(METERS_ADDED).bind(meter_id).bind(channel_id).fetch_all(connection).await)
            .during("read the new meters")?;
    for row in meters {
        put(&mut catalog, row)?;
    }
    let channels: Vec<ChannelRow> =
        on_tx!(tx, |connection| sqlx::query_as(CHANNELS_ADDED).bind(channel_id).fetch_all(connection).await)
            .during("read the new channels")?;
    for row in channels {
        let channel = channel(row)?;
        catalog.series_put(Series::of_channel(&channel));
        catalog.channel_put(channel);
    }
    Ok(catalog)
}

fn parsed<T>(what: &'static str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T> {
    parse(text).ok_or_else(|| Error::Unknown(what, text.to_owned()))
}

fn put(catalog: &mut Catalog, row: MeterRow) -> Result<()> {
    match row.forgotten_at {
        Some(_) => catalog.forgotten_put(meter(row)?),
        None => catalog.meter_put(meter(row)?),
    }
    Ok(())
}

fn meter(row: MeterRow) -> Result<Meter> {
    Ok(Meter {
        role: parsed("role", &row.role, MeterRole::parse)?,
        appliance: row.appliance.map(|name| parsed("appliance", &name, Appliance::parse)).transpose()?,
        status: parsed("status", &row.status, MeterStatus::parse)?,
        meter_id: row.meter_id,
        site_id: row.site_id,
        building_id: row.building_id,
        key: row.key,
        name: row.name,
        dialect: row.dialect,
        address: row.address,
        parent_meter_id: row.parent_meter_id,
        is_interval: row.is_interval,
        max_register: row.max_register,
        max_power_w: row.max_power_w,
        end_offset_ms: row.end_offset_ms,
        power_gap_ms: row.power_gap_ms,
        delta_t_f: row.delta_t_f,
        is_demo: row.is_demo,
    })
}

fn channel(row: ChannelRow) -> Result<Channel> {
    Ok(Channel {
        utility: parsed("utility", &row.utility, Utility::parse)?,
        kind: parsed("kind", &row.kind, ChannelKind::parse)?,
        direction: parsed("direction", &row.direction, Direction::parse)?,
        unit: parsed("unit", &row.unit, Unit::parse)?,
        channel_id: row.channel_id,
        meter_id: row.meter_id,
        series_id: row.series_id,
        field: row.field,
        may_fall: row.may_fall,
    })
}

fn series(row: &SeriesRow) -> Result<Series> {
    let owner = match row.owner.as_str() {
        "channel" => Owner::Channel(ChannelId(row.owner_id)),
        "building" => Owner::Building(BuildingId(row.owner_id)),
        "site" => Owner::Site(SiteId(row.owner_id)),
        other => return Err(Error::Unknown("owner of a series", other.to_owned())),
    };
    // The `flow` column of a channel's series holds its field, so its flow is a placeholder.
    let flow = if row.owner == "channel" { Flow::Import } else { parsed("flow", &row.flow, Flow::parse)? };
    Ok(Series {
        series_id: row.series_id,
        owner,
        utility: parsed("utility", &row.utility, Utility::parse)?,
        flow,
        parts: Vec::new(),
    })
}
