//! Changes to sites, buildings, meters, channels and rates. Leaves out what follows from each
//! change (`wire`).

use crate::backend::Tx;
use crate::error::During;
use crate::job::forget_gone;
use crate::wire::series_insert;
use crate::{Catalog, Error, Result, Series, Store};
use domain::naming::{self, NAME_CHARS_MAX};
use domain::{
    BuildingId, BuildingType, Channel, ChannelId, DAY_MS, Field, Meter, MeterId, MeterRole, MeterStatus, Millis, SiteId,
    UnitSystem, Utility, Zone,
};
use std::collections::BTreeSet;

/// What one stored unit of a utility costs and emits.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// In the site's currency; `None` if not set.
    pub price: Option<f64>,
    /// kg CO2e; `None` if not set.
    pub carbon_kg: Option<f64>,
    /// Where the figures are from.
    pub source: String,
}

/// A site to create.
#[derive(Clone, Debug)]
pub struct NewSite {
    /// What people call it.
    pub name: String,
    /// The IANA name of its time zone.
    pub zone: String,
    /// The ISO 4217 code of its currency.
    pub currency: String,
    /// Made by the demo.
    pub is_demo: bool,
    /// What its utilities cost and emit.
    pub rates: Vec<(Utility, Rate)>,
}

/// A building to create.
#[derive(Clone, Debug)]
pub struct NewBuilding {
    /// Its site.
    pub site_id: SiteId,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub building_type: BuildingType,
    /// Gross floor area in m².
    pub floor_area_m2: Option<f64>,
    /// Storeys.
    pub floors: Option<i64>,
    /// People who live or work there.
    pub occupancy: Option<i64>,
    /// The year it was built in.
    pub year_built: Option<i64>,
    /// Made by the demo.
    pub is_demo: bool,
}

/// A channel named in a message, which may not exist yet.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelWanted {
    /// The name the meter sent. It can differ from its key if several dialects are in use: see
    /// [`domain::naming`].
    pub meter_key: String,
    /// The dialect of the message.
    pub dialect: &'static str,
    /// The topic of the message.
    pub address: String,
    /// The payload's field (in the stored unit).
    pub field: &'static Field,
    /// The part of the device, "" if there is only one.
    pub part: String,
}

impl ChannelWanted {
    /// The channel's name within its meter.
    #[must_use]
    pub fn name(&self) -> String {
        if self.part.is_empty() { self.field.name.to_owned() } else { format!("{}:{}", self.field.name, self.part) }
    }
}

/// A meter's new settings.
#[derive(Clone, Debug, PartialEq)]
pub struct MeterChange {
    /// What people call it.
    pub name: String,
    /// The building it belongs to.
    pub building_id: Option<BuildingId>,
    /// How it counts.
    pub role: MeterRole,
    /// The parent meter, which already counts what this one measures.
    pub parent_meter_id: Option<MeterId>,
    /// Whether it is in service.
    pub status: MeterStatus,
    /// Energy fields are amounts per period, not registers.
    pub is_interval: bool,
    /// The value at which the register rolls over to 0.
    pub max_register: Option<f64>,
    /// The most that can flow through it, in W.
    pub max_power_w: Option<f64>,
    /// How long after the end of a period its reading is stamped.
    pub end_offset_ms: Millis,
    /// Power readings further apart than this are not integrated; `None` for the default.
    pub power_gap_ms: Option<Millis>,
    /// By how many °F hot water is cooled; `None` for the default.
    pub delta_t_f: Option<f64>,
    /// Made by the demo.
    pub is_demo: bool,
}

impl MeterChange {
    /// The meter's current settings, as a start for an edit.
    #[must_use]
    pub fn of(meter: &Meter) -> Self {
        Self {
            name: meter.name.clone(),
            building_id: meter.building_id,
            role: meter.role,
            parent_meter_id: meter.parent_meter_id,
            status: meter.status,
            is_interval: meter.is_interval,
            max_register: meter.max_register,
            max_power_w: meter.max_power_w,
            end_offset_ms: meter.end_offset_ms,
            power_gap_ms: meter.power_gap_ms,
            delta_t_f: meter.delta_t_f,
            is_demo: meter.is_demo,
        }
    }

    /// Refuses an impossible figure and says what would do.
    fn check(&self) -> Result<()> {
        check_name(&self.name, "meter")?;
        let positive = |value: Option<f64>| value.is_none_or(|value| value.is_finite() && value > 0.0);
        let (field, why) = if !positive(self.max_register) {
            ("max_register", format!("the register's highest figure is {:?}: it must be above 0, or none", self.max_register))
        } else if !positive(self.max_power_w) {
            ("max_power_w", format!("the maximum power is {:?} W: it must be above 0, or none", self.max_power_w))
        } else if !positive(self.delta_t_f) {
            ("delta_t_f", format!("the temperature rise is {:?} °F: it must be above 0, or none", self.delta_t_f))
        } else if self.end_offset_ms.abs() > DAY_MS {
            ("end_offset_ms", format!("the interval-end offset is {} s: it must be a day at most", self.end_offset_ms / 1000))
        } else if self.power_gap_ms.is_some_and(|gap| !(1_000..=DAY_MS).contains(&gap)) {
            ("power_gap_ms", format!("the gap limit is {:?} ms: it must be from a second to a day, or none", self.power_gap_ms))
        } else {
            return Ok(());
        };
        Err(Error::invalid(field, why))
    }

    /// Whether the change gives existing readings another meaning.
    #[must_use]
    pub fn is_understood_anew(&self, meter: &Meter) -> bool {
        (self.is_interval, self.end_offset_ms, self.power_gap_ms) != (meter.is_interval, meter.end_offset_ms, meter.power_gap_ms)
            || (self.max_register, self.max_power_w) != (meter.max_register, meter.max_power_w)
            || (self.delta_t_f != meter.delta_t_f && self.max_power_w.is_some())
    }
}

/// Refuses a text that cannot be a name; `what` is the kind of thing.
pub(crate) fn check_name(name: &str, what: &str) -> Result<()> {
    if naming::is_name(name.trim(), NAME_CHARS_MAX) {
        return Ok(());
    }
    Err(Error::invalid("name", format!("give the {what} a name of 1 to {NAME_CHARS_MAX} characters that can be seen")))
}

const SITE_INSERT: &str =
    "insert into site (name, zone, currency, is_demo, unit_system) values ($1, $2, $3, $4, $5) returning site_id";
const RATE_PUT: &str = "insert into rate (site_id, utility, price, carbon_kg, source) values ($1, $2, $3, $4, $5) \
     on conflict (site_id, utility) do update set price = excluded.price, carbon_kg = excluded.carbon_kg, source = excluded.source";
const BUILDING_INSERT: &str = "insert into building (site_id, name, building_type, floor_area_m2, floors, occupancy, year_built, is_demo) \
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning building_id";
/// A meter that a file made goes to the first device that sends under its key.
const METER_INSERT: &str = "insert into meter (site_id, key, name, dialect, address, role, status) values ($1, $2, $5, $3, $4, 'submeter', 'new') \
     on conflict (key) do update set address = excluded.address, \
     dialect = case when meter.dialect in ('file', '') then excluded.dialect else meter.dialect end returning meter_id, dialect";
const CHANNEL_INSERT: &str = "insert into channel (meter_id, field, utility, kind, direction, unit) \
     select $1, $2, $3, $4, $5, $6 where not exists (select 1 from channel where meter_id = $1 and field = $2) returning channel_id";
const METER_UPDATE: &str = "update meter set name = $2, building_id = $3, role = $4, parent_meter_id = $5, status = $6, is_interval = $7, \
     max_register = $8, site_id = $9, is_demo = $10, max_power_w = $11, end_offset_ms = $12, power_gap_ms = $13, delta_t_f = $14 \
     where meter_id = $1";
const CHANNEL_KIND: &str = "update channel set kind = $2 where channel_id = $1";

/// Deletes what the demo made and everything that depends on it, in an order that works.
const DEMO_REMOVE: &[&str] = &[
    "delete from reading where channel_id in (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from reading_note where channel_id in (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from rollup where series_id in (select s.series_id from series s join channel c on s.owner = 'channel' and s.owner_id = c.channel_id \
     join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from rollup where series_id in (select s.series_id from series s join building b on s.owner = 'building' and s.owner_id = b.building_id where b.is_demo)",
    "delete from rollup where series_id in (select s.series_id from series s join site i on s.owner = 'site' and s.owner_id = i.site_id where i.is_demo)",
    "delete from series where owner = 'channel' and owner_id in (select c.channel_id from channel c join meter m on m.meter_id = c.meter_id where m.is_demo)",
    "delete from series where owner = 'building' and owner_id in (select building_id from building where is_demo)",
    "delete from series where owner = 'site' and owner_id in (select site_id from site where is_demo)",
    "delete from channel where meter_id in (select meter_id from meter where is_demo)",
    "delete from meter where is_demo",
    "delete from building where is_demo",
    // The demo's tariff must not stay as anybody's price.
    "delete from account where site_id in (select site_id from site where is_demo) and tariff_name in (select t.name from tariff t where t.source = 'demo' and t.site_id = account.site_id)",
    "delete from tariff where source = 'demo' and site_id in (select site_id from site where is_demo)",
    // A demo site stays if a real meter or building has moved into it; it is then theirs.
    "update site set is_demo = false where is_demo and (site_id in (select site_id from meter) or site_id in (select site_id from building))",
    "delete from site where is_demo",
];

impl Store {
    /// Creates a site.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an unknown time zone or an invalid name; or when a statement fails.
    pub async fn site_insert(&self, site: &NewSite) -> Result<SiteId> {
        check_name(&site.name, "site")?;
        Zone::named(&site.zone).map_err(|why| Error::invalid("zone", why))?;
        let (_tails, mut tx, before) = self.change_begin().await?;
        let site_id: SiteId = on_tx!(&mut tx, |connection| sqlx::query_scalar(SITE_INSERT)
            .bind(&site.name)
            .bind(&site.zone)
            .bind(&site.currency)
            .bind(site.is_demo)
            .bind(UnitSystem::of_place(&site.zone).as_str())
            .fetch_one(connection)
            .await)
        .during("make a site")?;
        for (utility, rate) in &site.rates {
            on_tx!(&mut tx, |connection| sqlx::query(RATE_PUT)
                .bind(site_id)
                .bind(utility.as_str())
                .bind(rate.price)
                .bind(rate.carbon_kg)
                .bind(&rate.source)
                .execute(connection)
                .await
                .map(drop))
            .during("set a rate")?;
        }
        self.change_end(tx, &before).await?;
        Ok(site_id)
    }

    /// Creates buildings, all in one transaction.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an invalid name; or when a statement fails.
    pub async fn building_insert(&self, buildings: &[NewBuilding]) -> Result<Vec<BuildingId>> {
        buildings.iter().try_for_each(|building| check_name(&building.name, "building"))?;
        let (_tails, mut tx, before) = self.change_begin().await?;
        let mut made = Vec::with_capacity(buildings.len());
        for building in buildings {
            let id: BuildingId = on_tx!(&mut tx, |connection| sqlx::query_scalar(BUILDING_INSERT)
                .bind(building.site_id)
                .bind(&building.name)
                .bind(building.building_type.as_str())
                .bind(building.floor_area_m2)
                .bind(building.floors)
                .bind(building.occupancy)
                .bind(building.year_built)
                .bind(building.is_demo)
                .fetch_one(connection)
                .await)
            .during("make a building")?;
            made.push(id);
        }
        self.change_end(tx, &before).await?;
        Ok(made)
    }

    /// Creates the channels that do not exist yet, and their meters. These meters have status `new`
    /// until someone names them, and belong to the first site. If a device of another dialect
    /// already has the name, the device gets a key and a name of its own. It is left out if that
    /// key would be too long ([`Catalog::can_be_named`]).
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no site; or when a statement fails.
    pub async fn channel_ensure(&self, wanted: &[ChannelWanted]) -> Result<()> {
        // A new channel does not affect the tails of other channels, so they are kept.
        let tails = self.tails.lock().await;
        let mut tx = self.begin_turn().await?;
        let before = self.catalog_current(&mut tx).await?;
        let site_id =
            *before.sites.keys().next().ok_or_else(|| Error::NotFound { what: "site yet to put a meter into".to_owned() })?;
        let mut catalog = Catalog::clone(&before);
        // Buildings with a meter that gains a channel, and whether a meter changed without gaining
        // one.
        let (mut housed, mut has_more) = (BTreeSet::new(), false);
        for want in wanted {
            let key = catalog.key_heard(want.dialect, &want.meter_key).into_owned();
            if !naming::can_be_key(&key, &want.meter_key) {
                continue;
            }
            let alias = catalog.aliases.get(&key).filter(|_| !catalog.meter_by_key.contains_key(&key));
            let meter = match alias.and_then(|alias| catalog.meter_any(alias.meter_id)) {
                Some(remains) => remains.clone(),
                None => meter_heard(&mut tx, site_id, want, &key).await?,
            };
            let known = catalog.meter_any(meter.meter_id);
            let meter =
                known.map_or(meter.clone(), |known| Meter { dialect: meter.dialect, address: meter.address, ..known.clone() });
            let is_changed = known.is_some_and(|known| *known != meter);
            let made = match catalog.channel_named(meter.meter_id, &want.name()) {
                Some(_) => None,
                None => channel_make(&mut tx, &meter, want).await?,
            };
            has_more |= is_changed && made.is_none();
            if let Some(channel) = made {
                housed.extend(meter.building_id);
                catalog.series_put(Series::of_channel(&channel));
                catalog.channel_put(channel);
            }
            if catalog.forgotten.contains_key(&meter.meter_id) { catalog.forgotten_put(meter) } else { catalog.meter_put(meter) }
        }
        if has_more {
            self.change_end(tx, &before).await?;
        } else {
            self.growth_end(tx, &before, catalog, &housed).await?;
        }
        drop(tails);
        Ok(())
    }

    /// Changes meters: their name, building and how they count. Their past counts accordingly.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown meter or building, [`Error::Invalid`] for an impossible
    /// parent or figure, [`Error::Conflict`] if meters would stand above one another; or when a
    /// statement fails.
    pub async fn meter_update(&self, changes: &[(MeterId, MeterChange)]) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let mut rebuild = Vec::new();
        for (meter_id, change) in changes {
            let meter = before.meters.get(meter_id).ok_or_else(|| Error::not_found("meter", meter_id))?;
            change.check()?;
            let site_id = match change.building_id {
                Some(id) => before.buildings.get(&id).ok_or_else(|| Error::not_found("building", id))?.site_id,
                None => meter.site_id,
            };
            if change.parent_meter_id.is_some_and(|parent| parent == *meter_id || !before.meters.contains_key(&parent)) {
                return Err(Error::invalid("parent_meter_id", "a meter's parent must be another meter"));
            }
            if is_above_itself(&before, changes, *meter_id) {
                return Err(Error::conflict(
                    "parent_meter_id",
                    "a meter cannot stand above one that is above it: then neither would count",
                ));
            }
            on_tx!(&mut tx, |connection| sqlx::query(METER_UPDATE)
                .bind(*meter_id)
                .bind(&change.name)
                .bind(change.building_id)
                .bind(change.role.as_str())
                .bind(change.parent_meter_id)
                .bind(change.status.as_str())
                .bind(change.is_interval)
                .bind(change.max_register)
                .bind(site_id)
                .bind(change.is_demo)
                .bind(change.max_power_w)
                .bind(change.end_offset_ms)
                .bind(change.power_gap_ms)
                .bind(change.delta_t_f)
                .execute(connection)
                .await
                .map(drop))
            .during("change a meter")?;
            let is_moved = before.zone(site_id).name != before.zone(meter.site_id).name;
            let is_understood_anew = change.is_understood_anew(meter) || is_moved;
            for channel in before.channels_of_meter(*meter_id).filter(|_| is_understood_anew) {
                let kind = channel.kind_on(change.is_interval);
                on_tx!(&mut tx, |connection| sqlx::query(CHANNEL_KIND)
                    .bind(channel.channel_id)
                    .bind(kind.as_str())
                    .execute(connection)
                    .await
                    .map(drop))
                .during("change a channel")?;
                rebuild.push(channel.channel_id);
            }
        }
        if !rebuild.is_empty() {
            let catalog = self.catalog_read(&mut tx).await?;
            self.rollup_rebuild(&mut tx, &catalog, &rebuild).await?;
        }
        self.change_end(tx, &before).await
    }

    /// Removes all that the demo made. Returns how many meters were removed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn demo_remove(&self) -> Result<usize> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        for statement in DEMO_REMOVE {
            on_tx!(&mut tx, |connection| sqlx::query(*statement).execute(connection).await.map(drop))
                .during("remove the demo")?;
        }
        forget_gone(&mut tx).await?;
        self.change_end(tx, &before).await?;
        Ok(before.meters.values().filter(|meter| meter.is_demo).count())
    }
}

/// The meter of a key, created if missing. For an existing meter only `dialect` and `address` are
/// its current values.
async fn meter_heard(tx: &mut Tx, site_id: SiteId, want: &ChannelWanted, key: &str) -> Result<Meter> {
    let name = if key == want.meter_key { key.to_owned() } else { format!("{} ({})", want.meter_key, want.dialect) };
    let (meter_id, dialect): (MeterId, String) = on_tx!(tx, |connection| sqlx::query_as(METER_INSERT)
        .bind(site_id)
        .bind(key)
        .bind(want.dialect)
        .bind(&want.address)
        .bind(&name)
        .fetch_one(connection)
        .await)
    .during("make a meter")?;
    Ok(Meter {
        meter_id,
        site_id,
        building_id: None,
        key: key.to_owned(),
        name,
        dialect,
        address: want.address.clone(),
        role: MeterRole::Submeter,
        parent_meter_id: None,
        status: MeterStatus::New,
        is_interval: false,
        max_register: None,
        max_power_w: None,
        end_offset_ms: 0,
        power_gap_ms: None,
        delta_t_f: None,
        is_demo: false,
    })
}

/// Creates a channel of a meter, and the series of its rollups.
async fn channel_make(tx: &mut Tx, meter: &Meter, want: &ChannelWanted) -> Result<Option<Channel>> {
    let (field, kind) = (want.name(), want.field.kind_on(meter.is_interval));
    let channel_id: Option<ChannelId> = on_tx!(tx, |connection| sqlx::query_scalar(CHANNEL_INSERT)
        .bind(meter.meter_id)
        .bind(&field)
        .bind(want.field.utility.as_str())
        .bind(kind.as_str())
        .bind(want.field.direction.as_str())
        .bind(want.field.unit.as_str())
        .fetch_optional(connection)
        .await)
    .during("make a channel")?;
    let Some(channel_id) = channel_id else { return Ok(None) };
    let series_id = series_insert(tx, "channel", channel_id.0, want.field.utility, &field).await?;
    let (utility, direction, unit) = (want.field.utility, want.field.direction, want.field.unit);
    Ok(Some(Channel { channel_id, meter_id: meter.meter_id, series_id, field, utility, kind, direction, unit }))
}

/// Whether the changes would put a meter above itself.
fn is_above_itself(catalog: &Catalog, changes: &[(MeterId, MeterChange)], meter_id: MeterId) -> bool {
    let parent_of = |id: MeterId| match changes.iter().find(|(changed, _)| *changed == id) {
        Some((_, change)) => change.parent_meter_id,
        None => catalog.meters.get(&id).and_then(|meter| meter.parent_meter_id),
    };
    let mut above = parent_of(meter_id);
    // No chain is longer than the number of meters.
    for _ in 0..catalog.meters.len() {
        match above {
            Some(id) if id == meter_id => return true,
            Some(id) => above = parent_of(id),
            None => return false,
        }
    }
    false
}
