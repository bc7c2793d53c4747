//! Turns rows into the catalog: all of it, or what was added since. Nothing else turns rows into
//! the domain's types.

use super::{Alias, Catalog, Owner, Series, VERSION};
use crate::account::{ACCOUNTS, AccountRow};
use crate::backend::Tx;
use crate::error::During;
use crate::factor::{FACTORS, FactorRow};
use crate::places::Rate;
use crate::said::Said;
use crate::source_ratio::{RATIOS, RatioRow};
use crate::tariff::{self, TARIFFS, TariffRow};
use crate::{Error, Result, Store};
use domain::{
    Building, BuildingId, BuildingType, Channel, ChannelId, ChannelKind, Direction, Flow, Meter, MeterId, MeterRole, MeterStatus,
    Millis, RegisterChange, SeriesId, Site, SiteId, Unit, UnitSystem, Utility, Zone,
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
struct SaidRow {
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

const SITES: &str = "select site_id, name, zone, currency, unit_system, floor_area_m2, is_demo from site";
const RATES: &str = "select site_id, utility, price, carbon_kg, source from rate";
const BUILDINGS: &str = "select building_id, site_id, name, building_type, floor_area_m2, floors, occupancy, year_built, \
     energy_star_score, is_demo from building";
const METERS: &str = "select meter_id, site_id, building_id, key, name, dialect, address, role, parent_meter_id, status, is_interval, \
     max_register, max_power_w, end_offset_ms, power_gap_ms, delta_t_f, is_demo, forgotten_at from meter where gone_at is null";
const ALIASES: &str = "select key, dialect, meter_id from meter_alias";
const CHANNELS: &str = "select c.channel_id, c.meter_id, s.series_id, c.field, c.utility, c.kind, c.direction, c.unit \
     from channel c join series s on s.owner = 'channel' and s.owner_id = c.channel_id \
     join meter m on m.meter_id = c.meter_id where m.gone_at is null order by c.channel_id";
const CHANGES: &str = "select channel_id, at, old_final, new_initial from meter_change order by channel_id, at";
const SERIES: &str = "select series_id, owner, owner_id, utility, flow from series where owner <> 'channel' or owner_id not in \
     (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.gone_at is not null)";
const PARTS: &str = "select series_id, part_series_id, factor from series_part order by series_id, part_series_id";
const SAID: &str = "select channel_id, into_channel_id, factor, shift from channel_said";

/// Meters and channels above given ids. A new channel may have changed its meter's address, so its
/// meter is read too.
const METERS_ADDED: &str = "select m.meter_id, m.site_id, m.building_id, m.key, m.name, m.dialect, m.address, m.role, m.parent_meter_id, \
     m.status, m.is_interval, m.max_register, m.max_power_w, m.end_offset_ms, m.power_gap_ms, m.delta_t_f, m.is_demo, m.forgotten_at from meter m \
     join (select meter_id from meter where meter_id > $1 union select meter_id from channel where channel_id > $2) a on a.meter_id = m.meter_id where m.gone_at is null";
const CHANNELS_ADDED: &str = "select c.channel_id, c.meter_id, s.series_id, c.field, c.utility, c.kind, c.direction, c.unit \
     from channel c join series s on s.owner = 'channel' and s.owner_id = c.channel_id \
     join meter m on m.meter_id = c.meter_id where c.channel_id > $1 and m.gone_at is null order by c.channel_id";

impl Store {
    /// Reads the catalog as `tx` sees it.
    pub(crate) async fn catalog_read(&self, tx: &mut Tx) -> Result<Catalog> {
        /// All rows of one statement.
        macro_rules! rows {
            ($row:ty, $sql:expr, $what:literal) => {
                on_tx!(tx, |connection| sqlx::query_as::<_, $row>($sql).fetch_all(connection).await).during($what)?
            };
        }
        let (held, mut catalog) = (self.catalog(), Catalog::default());
        for (version, added) in rows!((i64, i64), VERSION, "look for changes") {
            (catalog.version, catalog.added) = (version, added);
        }
        for (until,) in rows!((Millis,), crate::gap::UNTIL, "look for gaps") {
            catalog.gaps_until = until;
        }
        for row in rows!(SiteRow, SITES, "read the sites") {
            // A zone's table is slow to build and never changes.
            let known = held.zones.values().chain(catalog.zones.values()).find(|zone| zone.name == row.zone).cloned();
            let zone = match known {
                Some(zone) => zone,
                None => Arc::new(Zone::named(&row.zone).map_err(|_| Error::Unknown("time zone", row.zone.clone()))?),
            };
            catalog.zones.insert(row.site_id, zone);
            let unit_system = UnitSystem::parse(&row.unit_system);
            let unit_system = unit_system.ok_or_else(|| Error::Unknown("unit system", row.unit_system.clone()))?;
            let SiteRow { site_id, name, zone, currency, floor_area_m2, is_demo, .. } = row;
            catalog.sites.insert(site_id, Site { site_id, name, zone, currency, unit_system, floor_area_m2, is_demo });
        }
        for row in rows!(RateRow, RATES, "read the rates") {
            let utility = known("utility", &row.utility, Utility::parse)?;
            let rate = Rate { price: row.price, carbon_kg: row.carbon_kg, source: row.source };
            catalog.rates.insert((row.site_id, utility), rate);
        }
        let tariffs = rows!(TariffRow, TARIFFS, "read the tariffs");
        // Tariffs are long and rarely change.
        (catalog.tariffs, catalog.tariff_rows) = if tariffs == *held.tariff_rows {
            (held.tariffs.clone(), held.tariff_rows.clone())
        } else {
            (Arc::new(tariff::by_name(&tariffs)?), Arc::new(tariffs))
        };
        for row in rows!(AccountRow, ACCOUNTS, "read the accounts") {
            let account = row.account()?;
            catalog.accounts.insert(account.account_id, account);
        }
        let factors = rows!(FactorRow, FACTORS, "read the factors");
        catalog.factors = Arc::new(factors.into_iter().map(FactorRow::stored).collect::<Result<_>>()?);
        let ratios = rows!(RatioRow, RATIOS, "read the ratios of source energy");
        catalog.source_ratios = Arc::new(ratios.into_iter().map(RatioRow::stored).collect::<Result<_>>()?);
        for row in rows!(BuildingRow, BUILDINGS, "read the buildings") {
            let building_type = known("building type", &row.building_type, BuildingType::parse)?;
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
                is_demo: row.is_demo,
            };
            catalog.buildings.insert(building.building_id, building);
        }
        for row in rows!(MeterRow, METERS, "read the meters") {
            put(&mut catalog, row)?;
        }
        for (key, dialect, meter_id) in rows!((String, String, MeterId), ALIASES, "read where keys lead") {
            catalog.aliases.insert(key, Alias { meter_id, dialect });
        }
        for row in rows!(ChannelRow, CHANNELS, "read the channels") {
            catalog.channel_put(channel(row)?);
        }
        for (channel_id, at, old_final, new_initial) in rows!((ChannelId, Millis, f64, f64), CHANGES, "read the meter changes") {
            catalog.changes.entry(channel_id).or_default().push(RegisterChange { at, old_final, new_initial });
        }
        let mut parts: BTreeMap<SeriesId, Vec<(SeriesId, f64)>> = BTreeMap::new();
        for row in rows!(PartRow, PARTS, "read what series are made of") {
            parts.entry(row.series_id).or_default().push((row.part_series_id, row.factor));
        }
        for row in rows!(SeriesRow, SERIES, "read the series") {
            let parts = parts.remove(&row.series_id).unwrap_or_default();
            catalog.series_put(Series { parts, ..series(&row)? });
        }
        for row in rows!(SaidRow, SAID, "read what channels were said to be") {
            let SaidRow { channel_id, into_channel_id, factor, shift } = row;
            catalog.said.insert(channel_id, Said { into: into_channel_id, factor, shift });
        }
        Ok(catalog)
    }

    /// The catalog as `tx` sees it, if only meters and channels were added since `held`.
    pub(super) async fn catalog_grown(&self, tx: &mut Tx, held: &Catalog) -> Result<Catalog> {
        let mut catalog = held.clone();
        let (version, added): (i64, i64) =
            on_tx!(tx, |connection| sqlx::query_as(VERSION).fetch_one(connection).await).during("look for changes")?;
        (catalog.version, catalog.added) = (version, added);
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
}

fn known<T>(what: &'static str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T> {
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
        role: known("role", &row.role, MeterRole::parse)?,
        status: known("status", &row.status, MeterStatus::parse)?,
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
        utility: known("utility", &row.utility, Utility::parse)?,
        kind: known("kind", &row.kind, ChannelKind::parse)?,
        direction: known("direction", &row.direction, Direction::parse)?,
        unit: known("unit", &row.unit, Unit::parse)?,
        channel_id: row.channel_id,
        meter_id: row.meter_id,
        series_id: row.series_id,
        field: row.field,
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
    let flow = if row.owner == "channel" { Flow::Import } else { known("flow", &row.flow, Flow::parse)? };
    Ok(Series {
        series_id: row.series_id,
        owner,
        utility: known("utility", &row.utility, Utility::parse)?,
        flow,
        parts: Vec::new(),
    })
}
