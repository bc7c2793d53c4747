//! What there is: sites, buildings, meters, channels and series, read whole into memory, since everything asks for it
//! and it changes seldom. The only way from rows to the domain's types.

use crate::account::{ACCOUNTS, Account, AccountRow};
use crate::backend::Tx;
use crate::error::During;
use crate::factor::{FACTORS, FactorRow, StoredFactor};
use crate::places::Rate;
use crate::said::Said;
use crate::source_ratio::{RATIOS, RatioRow, StoredRatio};
use crate::tariff::{self, TARIFFS, TariffRow};
use crate::{Error, Result, Store};
use domain::naming;
use domain::{
    AccountId, Building, BuildingId, BuildingType, Channel, ChannelId, ChannelKind, Direction, Flow, Meter, MeterId, MeterStatus,
    Millis, RegisterChange, Role, SeriesId, Site, SiteId, Unit, UnitSystem, Utility, Zone,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Whose rollups a series holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// Of a channel.
    Channel(ChannelId),
    /// Of a building.
    Building(BuildingId),
    /// Of a site.
    Site(SiteId),
}

/// A line of rollups.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its id.
    pub series_id: SeriesId,
    /// Whose.
    pub owner: Owner,
    /// Of which utility.
    pub utility: Utility,
    /// Which flow (of a channel: [`Flow::Import`] or [`Flow::Export`], as it is wired).
    pub flow: Flow,
    /// What it is the sum of, with factors; empty for a channel's.
    pub parts: Vec<(SeriesId, f64)>,
}

/// All that there is, at one moment.
#[derive(Default)]
pub struct Catalog {
    /// Which change it is of.
    pub(crate) version: i64,
    /// When the last day ends that lies in a gap of months ([`crate::gap`]): sums of later days need not look for one.
    pub(crate) gaps_until: Millis,
    /// Sites.
    pub sites: BTreeMap<SiteId, Site>,
    /// Their time zones.
    pub zones: HashMap<SiteId, Arc<Zone>>,
    /// What their utilities cost and emit.
    pub rates: HashMap<(SiteId, Utility), Rate>,
    /// The versions of their tariffs.
    pub(crate) tariffs: Arc<tariff::ByName>,
    /// The same as they are kept, to see whether they must be read anew.
    tariff_rows: Arc<Vec<TariffRow>>,
    /// Accounts.
    pub accounts: BTreeMap<AccountId, Account>,
    /// Emission factors.
    pub factors: Vec<StoredFactor>,
    /// Ratios of source energy.
    pub source_ratios: Vec<StoredRatio>,
    /// Buildings.
    pub buildings: BTreeMap<BuildingId, Building>,
    /// Meters.
    pub meters: BTreeMap<MeterId, Meter>,
    /// Channels.
    pub channels: BTreeMap<ChannelId, Channel>,
    /// Series.
    pub series: BTreeMap<SeriesId, Series>,
    /// The channels of each meter, in order of their ids.
    pub channels_of: HashMap<MeterId, Vec<ChannelId>>,
    /// The meter of each key.
    pub meter_by_key: HashMap<String, MeterId>,
    /// The series of each owner's flow.
    pub series_by: HashMap<(Owner, Utility, Flow), SeriesId>,
    /// When registers were changed, in order of time, of the channels whose were.
    pub changes: HashMap<ChannelId, Vec<RegisterChange>>,
    /// The series that each series is a part of.
    pub wholes_of: HashMap<SeriesId, Vec<SeriesId>>,
    /// Of channels whose unit was not known, and whose readings go elsewhere since somebody has said what they are.
    pub said: HashMap<ChannelId, Said>,
}

#[derive(sqlx::FromRow)]
struct SiteRow {
    site_id: SiteId,
    name: String,
    zone: String,
    currency: String,
    unit_system: String,
    floor_area_m2: Option<f64>,
    is_demo: bool,
}

#[derive(sqlx::FromRow)]
struct RateRow {
    site_id: SiteId,
    utility: String,
    price: Option<f64>,
    carbon_kg: Option<f64>,
    source: String,
}

#[derive(sqlx::FromRow)]
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

#[derive(sqlx::FromRow)]
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
}

#[derive(sqlx::FromRow)]
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

#[derive(sqlx::FromRow)]
struct SeriesRow {
    series_id: SeriesId,
    owner: String,
    owner_id: i64,
    utility: String,
    flow: String,
}

#[derive(sqlx::FromRow)]
struct SaidRow {
    channel_id: ChannelId,
    into_channel_id: ChannelId,
    factor: f64,
    shift: f64,
}

#[derive(sqlx::FromRow)]
struct PartRow {
    series_id: SeriesId,
    part_series_id: SeriesId,
    factor: f64,
}

const VERSION: &str = "select version from catalog_version";
const SITES: &str = "select site_id, name, zone, currency, unit_system, floor_area_m2, is_demo from site";
const RATES: &str = "select site_id, utility, price, carbon_kg, source from rate";
const BUILDINGS: &str = "select building_id, site_id, name, building_type, floor_area_m2, floors, occupancy, year_built, \
     energy_star_score, is_demo from building";
const METERS: &str = "select meter_id, site_id, building_id, key, name, dialect, address, role, parent_meter_id, status, is_interval, \
     max_register, max_power_w, end_offset_ms, power_gap_ms, delta_t_f, is_demo from meter";
const CHANNELS: &str = "select c.channel_id, c.meter_id, s.series_id, c.field, c.utility, c.kind, c.direction, c.unit \
     from channel c join series s on s.owner = 'channel' and s.owner_id = c.channel_id order by c.channel_id";
const CHANGES: &str = "select channel_id, at, old_final, new_initial from meter_change order by channel_id, at";
const SERIES: &str = "select series_id, owner, owner_id, utility, flow from series";
const PARTS: &str = "select series_id, part_series_id, factor from series_part order by series_id, part_series_id";
const SAID: &str = "select channel_id, into_channel_id, factor, shift from channel_said";

impl Store {
    /// What there is now. Holds for as long as the caller keeps it; ask again for what has come since.
    #[must_use]
    pub fn catalog(&self) -> Arc<Catalog> {
        match self.catalog.read() {
            Ok(catalog) => catalog.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Reads the catalog anew: after each change, and now and then where other processes write too.
    ///
    /// # Errors
    /// A statement's, or a row that this version does not know.
    pub async fn catalog_reload(&self) -> Result<Arc<Catalog>> {
        let catalog = Arc::new(self.catalog_read(None).await?);
        self.catalog_keep(&catalog);
        Ok(catalog)
    }

    /// The catalog as other processes left it: the one that is held, read anew when it is old.
    ///
    /// # Errors
    /// As [`Self::catalog_reload`].
    pub async fn catalog_refresh(&self) -> Result<Arc<Catalog>> {
        let version: i64 = on_read!(self, |pool| sqlx::query_scalar(VERSION).fetch_one(pool).await).during("look for changes")?;
        let held = self.catalog();
        if held.version == version { Ok(held) } else { self.catalog_reload().await }
    }

    /// The catalog for a transaction that has not changed it: the one that is held, or a new one when another process
    /// (or a change whose caller did not wait for its end) has changed what there is.
    pub(crate) async fn catalog_current(&self, tx: &mut Tx) -> Result<Arc<Catalog>> {
        let version: i64 =
            on_tx!(tx, |connection| sqlx::query_scalar(VERSION).fetch_one(connection).await).during("look for changes")?;
        let held = self.catalog();
        if held.version == version {
            return Ok(held);
        }
        let catalog = Arc::new(self.catalog_read(Some(tx)).await?);
        self.catalog_keep(&catalog);
        Ok(catalog)
    }

    /// Two may have read at the same time: the later version stays.
    fn catalog_keep(&self, catalog: &Arc<Catalog>) {
        let mut held = match self.catalog.write() {
            Ok(held) => held,
            Err(poisoned) => poisoned.into_inner(),
        };
        if held.version <= catalog.version {
            *held = catalog.clone();
        }
    }

    /// Reads the catalog as `tx` sees it, or as it was last committed.
    pub(crate) async fn catalog_read(&self, mut tx: Option<&mut Tx>) -> Result<Catalog> {
        /// All rows of one statement.
        macro_rules! rows {
            ($row:ty, $sql:expr, $what:literal) => {
                match &mut tx {
                    Some(tx) => on_tx!(&mut **tx, |connection| sqlx::query_as::<_, $row>($sql).fetch_all(connection).await),
                    None => on_read!(self, |pool| sqlx::query_as::<_, $row>($sql).fetch_all(pool).await),
                }
                .during($what)?
            };
        }
        let (held, mut catalog) = (self.catalog(), Catalog::default());
        // First, so that what changes meanwhile is found newer than this.
        for (version,) in rows!((i64,), VERSION, "look for changes") {
            catalog.version = version;
        }
        for (until,) in rows!((i64,), crate::gap::UNTIL, "look for gaps") {
            catalog.gaps_until = until;
        }
        for row in rows!(SiteRow, SITES, "read the sites") {
            // A zone's table is slow to make and the same for ever.
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
        // They are long and seldom change.
        (catalog.tariffs, catalog.tariff_rows) = if tariffs == *held.tariff_rows {
            (held.tariffs.clone(), held.tariff_rows.clone())
        } else {
            (Arc::new(tariff::by_name(&tariffs)?), Arc::new(tariffs))
        };
        for row in rows!(AccountRow, ACCOUNTS, "read the accounts") {
            let account = row.account()?;
            catalog.accounts.insert(account.account_id, account);
        }
        for row in rows!(FactorRow, FACTORS, "read the factors") {
            catalog.factors.push(row.stored()?);
        }
        for row in rows!(RatioRow, RATIOS, "read the ratios of source energy") {
            catalog.source_ratios.push(row.stored()?);
        }
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
            catalog.meter_by_key.insert(row.key.clone(), row.meter_id);
            catalog.meters.insert(row.meter_id, meter(row)?);
        }
        for row in rows!(ChannelRow, CHANNELS, "read the channels") {
            catalog.channels_of.entry(row.meter_id).or_default().push(row.channel_id);
            catalog.channels.insert(row.channel_id, channel(row)?);
        }
        for (channel_id, at, old_final, new_initial) in rows!((ChannelId, Millis, f64, f64), CHANGES, "read the meter changes") {
            catalog.changes.entry(channel_id).or_default().push(RegisterChange { at, old_final, new_initial });
        }
        for row in rows!(SeriesRow, SERIES, "read the series") {
            let series = series(&row)?;
            catalog.series_by.insert((series.owner, series.utility, series.flow), series.series_id);
            catalog.series.insert(series.series_id, series);
        }
        for row in rows!(PartRow, PARTS, "read what series are made of") {
            catalog.wholes_of.entry(row.part_series_id).or_default().push(row.series_id);
            if let Some(series) = catalog.series.get_mut(&row.series_id) {
                series.parts.push((row.part_series_id, row.factor));
            }
        }
        for row in rows!(SaidRow, SAID, "read what channels were said to be") {
            let SaidRow { channel_id, into_channel_id, factor, shift } = row;
            catalog.said.insert(channel_id, Said { into: into_channel_id, factor, shift });
        }
        Ok(catalog)
    }
}

fn known<T>(what: &'static str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T> {
    parse(text).ok_or_else(|| Error::Unknown(what, text.to_owned()))
}

fn meter(row: MeterRow) -> Result<Meter> {
    Ok(Meter {
        role: known("role", &row.role, Role::parse)?,
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
    // A channel's series is told apart by its field, which stands where a place's has its flow.
    let flow = if row.owner == "channel" { Flow::Import } else { known("flow", &row.flow, Flow::parse)? };
    Ok(Series {
        series_id: row.series_id,
        owner,
        utility: known("utility", &row.utility, Utility::parse)?,
        flow,
        parts: Vec::new(),
    })
}

impl Catalog {
    /// Which change it is of: another number, and something may be different.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }

    /// The site's time zone; UTC where there is no such site.
    #[must_use]
    pub fn zone(&self, site_id: SiteId) -> Arc<Zone> {
        self.zones.get(&site_id).cloned().unwrap_or_else(|| Arc::new(Zone::utc()))
    }

    /// The units that a site's people are shown.
    #[must_use]
    pub fn unit_system(&self, site_id: SiteId) -> UnitSystem {
        self.sites.get(&site_id).map(|site| site.unit_system).unwrap_or_default()
    }

    /// The meter that calls itself `key`.
    #[must_use]
    pub fn meter_named(&self, key: &str) -> Option<&Meter> {
        self.meters.get(self.meter_by_key.get(key)?)
    }

    /// The meter that is meant by `name` in a dialect; `None` where its device has not been heard yet.
    #[must_use]
    pub fn meter_heard(&self, dialect: &str, name: &str) -> Option<&Meter> {
        let meter = self.meter_named(&self.key_heard(dialect, name))?;
        // Made by a file, it waits for its device: `Store::channel_ensure` says whose it is.
        (naming::has_no_device(dialect) || !naming::has_no_device(&meter.dialect)).then_some(meter)
    }

    /// The key of the meter that is meant by `name` in a dialect, whether it is there or not.
    fn key_heard<'a>(&'a self, dialect: &str, name: &'a str) -> Cow<'a, str> {
        naming::key_of(dialect, name, |key| self.meter_named(key).map(|meter| meter.dialect.as_str()))
    }

    /// Whether the meter that is meant by `name` in a dialect can be told apart from those of other dialects: with its dialect
    /// before it, a long name may be no key any more.
    #[must_use]
    pub fn can_be_named(&self, dialect: &str, name: &str) -> bool {
        naming::can_be_key(&self.key_heard(dialect, name), name)
    }

    /// A meter's channels, in order of their ids.
    pub fn channels_of_meter(&self, meter_id: MeterId) -> impl Iterator<Item = &Channel> {
        self.channels_of.get(&meter_id).into_iter().flatten().filter_map(|id| self.channels.get(id))
    }

    /// The channel of that field.
    #[must_use]
    pub fn channel_named(&self, meter_id: MeterId, field: &str) -> Option<&Channel> {
        self.channels_of_meter(meter_id).find(|channel| channel.field == field)
    }

    /// A building's meters.
    pub fn meters_of(&self, building_id: BuildingId) -> impl Iterator<Item = &Meter> {
        self.meters.values().filter(move |meter| meter.building_id == Some(building_id))
    }

    /// The series of a place's flow.
    #[must_use]
    pub fn series_of(&self, owner: Owner, utility: Utility, flow: Flow) -> Option<&Series> {
        self.series.get(self.series_by.get(&(owner, utility, flow))?)
    }

    /// All series of a place.
    pub fn series_of_owner(&self, owner: Owner) -> impl Iterator<Item = &Series> {
        self.series.values().filter(move |series| series.owner == owner)
    }

    /// When that channel's register was changed, in order of time.
    #[must_use]
    pub fn changes_of(&self, channel_id: ChannelId) -> &[RegisterChange] {
        self.changes.get(&channel_id).map_or(&[], Vec::as_slice)
    }

    /// The time zone that rules a channel's hours and days.
    pub(crate) fn zone_of_channel(&self, channel: &Channel) -> Arc<Zone> {
        self.meters.get(&channel.meter_id).map(|meter| self.zone(meter.site_id)).unwrap_or_default()
    }

    /// The time zone that rules a series' hours and days.
    #[must_use]
    pub fn zone_of_series(&self, series: &Series) -> Arc<Zone> {
        let site_id = match series.owner {
            Owner::Channel(id) => self.channels.get(&id).and_then(|c| self.meters.get(&c.meter_id)).map(|m| m.site_id),
            Owner::Building(id) => self.buildings.get(&id).map(|b| b.site_id),
            Owner::Site(id) => Some(id),
        };
        site_id.map_or_else(|| Arc::new(Zone::utc()), |id| self.zone(id))
    }
}
