//! What there is: sites, buildings, meters, channels and series, whole in memory, since everything asks for it. A change by
//! a person reads it anew; a new meter or channel is put in its place, at a cost that does not grow with what there is.
//! Leaves out how rows become the domain's types (`catalog::rows`).

mod rows;

use crate::account::Account;
use crate::backend::Tx;
use crate::error::During;
use crate::factor::StoredFactor;
use crate::places::Rate;
use crate::said::Said;
use crate::source_ratio::StoredRatio;
use crate::tariff::{self, TariffRow};
use crate::{Result, Store};
use domain::naming;
use domain::{
    AccountId, Building, BuildingId, Channel, ChannelId, Flow, Meter, MeterId, MeterStatus, Millis, RegisterChange, SeriesId,
    Site, SiteId, UnitSystem, Utility, Zone,
};
// Maps that share what they have in common with their copies: a catalog with one meter more costs that meter.
use imbl::{HashMap, OrdMap, OrdSet};
use std::borrow::Cow;
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

impl Series {
    /// A channel's: made of nothing but its readings.
    pub(crate) fn of_channel(channel: &Channel) -> Self {
        let owner = Owner::Channel(channel.channel_id);
        // A channel's series is told apart by its field, which stands where a place's has its flow.
        Self { series_id: channel.series_id, owner, utility: channel.utility, flow: Flow::Import, parts: Vec::new() }
    }
}

/// Where a key leads that was a meter's own before that was put together with another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// The one that remains.
    pub meter_id: MeterId,
    /// The dialect of the one whose key it was.
    pub dialect: String,
}

/// All that there is, at one moment. A copy costs next to nothing, however much there is, and so does one more entry in it.
#[derive(Clone, Default)]
pub struct Catalog {
    /// Which change it is of.
    pub(crate) version: i64,
    /// How many of the changes only added meters and channels that count for no building.
    pub(crate) added: i64,
    /// When the last day ends that lies in a gap of months ([`crate::gap`]): sums of later days need not look for one.
    pub(crate) gaps_until: Millis,
    /// Sites.
    pub sites: OrdMap<SiteId, Site>,
    /// Their time zones.
    pub zones: HashMap<SiteId, Arc<Zone>>,
    /// What their utilities cost and emit.
    pub rates: HashMap<(SiteId, Utility), Rate>,
    /// The versions of their tariffs.
    pub(crate) tariffs: Arc<tariff::ByName>,
    /// The same as they are kept, to see whether they must be read anew.
    tariff_rows: Arc<Vec<TariffRow>>,
    /// Accounts.
    pub accounts: OrdMap<AccountId, Account>,
    /// Emission factors.
    pub factors: Arc<Vec<StoredFactor>>,
    /// Ratios of source energy.
    pub source_ratios: Arc<Vec<StoredRatio>>,
    /// Buildings.
    pub buildings: OrdMap<BuildingId, Building>,
    /// Meters. Put in by [`Self::meter_put`], so that all that leads to them is right.
    pub meters: OrdMap<MeterId, Meter>,
    /// Channels. Put in by [`Self::channel_put`].
    pub channels: OrdMap<ChannelId, Channel>,
    /// Series. Put in by [`Self::series_put`].
    pub series: OrdMap<SeriesId, Series>,
    /// The channels of each meter, in order of their ids.
    pub channels_of: HashMap<MeterId, Vec<ChannelId>>,
    /// The meter of each key.
    pub meter_by_key: HashMap<String, MeterId>,
    /// The meters that belong to each building.
    meters_of: HashMap<BuildingId, OrdSet<MeterId>>,
    /// Meters that belong to no building.
    homeless: OrdSet<MeterId>,
    /// Meters that nobody has put into service yet.
    new: OrdSet<MeterId>,
    /// Meters that people forgot: counted and shown nowhere, and known to who hears them.
    pub forgotten: OrdMap<MeterId, Meter>,
    /// Keys of meters that were put together with another one, which they lead to.
    pub aliases: HashMap<String, Alias>,
    /// The series of each owner's flow.
    pub series_by: HashMap<(Owner, Utility, Flow), SeriesId>,
    /// The series of each building and site.
    series_of: HashMap<Owner, OrdSet<SeriesId>>,
    /// When registers were changed, in order of time, of the channels whose were.
    pub changes: HashMap<ChannelId, Vec<RegisterChange>>,
    /// The series that each series is a part of.
    pub wholes_of: HashMap<SeriesId, Vec<SeriesId>>,
    /// Of channels whose unit was not known, and whose readings go elsewhere since somebody has said what they are.
    pub said: HashMap<ChannelId, Said>,
}

const VERSION: &str = "select version, added from catalog_version";

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
        // As of one moment, so that what is added later is all that is missing in it.
        let mut tx = self.begin_read().await?;
        let catalog = Arc::new(self.catalog_read(&mut tx).await?);
        tx.commit().await?;
        self.catalog_keep(&catalog);
        Ok(catalog)
    }

    /// The catalog as other processes left it: the one that is held, read anew when it is old.
    ///
    /// # Errors
    /// As [`Self::catalog_reload`].
    pub async fn catalog_refresh(&self) -> Result<Arc<Catalog>> {
        let (version, added): (i64, i64) =
            on_read!(self, |pool| sqlx::query_as(VERSION).fetch_one(pool).await).during("look for changes")?;
        let held = self.catalog();
        if held.version == version {
            return Ok(held);
        }
        if held.shape() != version - added {
            return self.catalog_reload().await;
        }
        // As of one moment: a channel whose meter came too late to be seen would have none.
        let mut tx = self.begin_read().await?;
        let catalog = self.catalog_current(&mut tx).await;
        tx.commit().await?;
        catalog
    }

    /// The catalog for a transaction that has not changed it: the one that is held, or a new one when another process
    /// (or a change whose caller did not wait for its end) has changed what there is.
    pub(crate) async fn catalog_current(&self, tx: &mut Tx) -> Result<Arc<Catalog>> {
        let (version, added): (i64, i64) =
            on_tx!(tx, |connection| sqlx::query_as(VERSION).fetch_one(connection).await).during("look for changes")?;
        let held = self.catalog();
        if held.version == version {
            return Ok(held);
        }
        let catalog = Arc::new(match held.shape() == version - added && held.version < version {
            true => self.catalog_grown(tx, &held).await?,
            false => self.catalog_read(tx).await?,
        });
        self.catalog_keep(&catalog);
        Ok(catalog)
    }

    /// Two may have read at the same time: the later version stays.
    pub(crate) fn catalog_keep(&self, catalog: &Arc<Catalog>) {
        let mut held = match self.catalog.write() {
            Ok(held) => held,
            Err(poisoned) => poisoned.into_inner(),
        };
        if held.version <= catalog.version {
            *held = catalog.clone();
        }
    }
}

impl Catalog {
    /// Which change it is of: another number, and something may be different.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Which change it is of, but for new meters and channels that count for no building: what depends on mappings, places
    /// and on what counts in them is as it was while this number is.
    #[must_use]
    pub fn shape(&self) -> i64 {
        self.version - self.added
    }

    /// Puts in a meter, in place of the one of its id.
    pub fn meter_put(&mut self, meter: Meter) {
        let meter_id = meter.meter_id;
        if let Some(before) = self.meters.get(&meter_id).cloned() {
            self.meter_by_key.remove(&before.key);
            let of_place = match before.building_id {
                Some(id) => self.meters_of.entry(id).or_default(),
                None => &mut self.homeless,
            };
            of_place.remove(&meter_id);
            self.new.remove(&meter_id);
        }
        self.meter_by_key.insert(meter.key.clone(), meter_id);
        let of_place = match meter.building_id {
            Some(id) => self.meters_of.entry(id).or_default(),
            None => &mut self.homeless,
        };
        of_place.insert(meter_id);
        if meter.status == MeterStatus::New {
            self.new.insert(meter_id);
        }
        self.meters.insert(meter_id, meter);
    }

    /// Puts in a meter that people forgot, in place of the one of its id.
    pub(crate) fn forgotten_put(&mut self, meter: Meter) {
        self.meter_by_key.insert(meter.key.clone(), meter.meter_id);
        self.forgotten.insert(meter.meter_id, meter);
    }

    /// Puts in a channel of a meter, in place of the one of its id.
    pub fn channel_put(&mut self, channel: Channel) {
        let of_meter = self.channels_of.entry(channel.meter_id).or_default();
        if let Err(place) = of_meter.binary_search(&channel.channel_id) {
            of_meter.insert(place, channel.channel_id);
        }
        self.channels.insert(channel.channel_id, channel);
    }

    /// Puts in a series, in place of the one of its id.
    pub fn series_put(&mut self, series: Series) {
        self.series_take_apart(series.series_id);
        for (part, _) in &series.parts {
            let wholes = self.wholes_of.entry(*part).or_default();
            if let Err(place) = wholes.binary_search(&series.series_id) {
                wholes.insert(place, series.series_id);
            }
        }
        self.series_by.insert((series.owner, series.utility, series.flow), series.series_id);
        if !matches!(series.owner, Owner::Channel(_)) {
            self.series_of.entry(series.owner).or_default().insert(series.series_id);
        }
        self.series.insert(series.series_id, series);
    }

    /// Leaves a series without parts.
    pub(crate) fn series_take_apart(&mut self, series_id: SeriesId) {
        let parts = self.series.get_mut(&series_id).map(|series| std::mem::take(&mut series.parts));
        for (part, _) in parts.into_iter().flatten() {
            if let Some(wholes) = self.wholes_of.get_mut(&part) {
                wholes.retain(|whole| *whole != series_id);
                if wholes.is_empty() {
                    self.wholes_of.remove(&part);
                }
            }
        }
    }

    /// Removes a place's series.
    pub(crate) fn series_remove(&mut self, series_id: SeriesId) {
        self.series_take_apart(series_id);
        let Some(series) = self.series.remove(&series_id) else { return };
        self.series_by.remove(&(series.owner, series.utility, series.flow));
        if let Some(of_owner) = self.series_of.get_mut(&series.owner) {
            of_owner.remove(&series_id);
        }
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

    /// A meter, be it a forgotten one.
    #[must_use]
    pub fn meter_any(&self, meter_id: MeterId) -> Option<&Meter> {
        self.meters.get(&meter_id).or_else(|| self.forgotten.get(&meter_id))
    }

    /// The meter that calls itself `key`, or that the key leads to; be it a forgotten one.
    #[must_use]
    pub fn meter_named(&self, key: &str) -> Option<&Meter> {
        match self.meter_by_key.get(key) {
            Some(meter_id) => self.meter_any(*meter_id),
            None => self.meter_any(self.aliases.get(key)?.meter_id),
        }
    }

    /// Keys that lead to a meter beside its own, in order.
    #[must_use]
    pub fn aliases_of(&self, meter_id: MeterId) -> Vec<&str> {
        let mut keys: Vec<&str> =
            self.aliases.iter().filter(|(_, alias)| alias.meter_id == meter_id).map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        keys
    }

    /// The meter that is meant by `name` in a dialect; `None` where its device has not been heard yet.
    #[must_use]
    pub fn meter_heard(&self, dialect: &str, name: &str) -> Option<&Meter> {
        let key = self.key_heard(dialect, name);
        let Some(meter_id) = self.meter_by_key.get(&*key) else { return self.meter_named(&key) };
        let meter = self.meter_any(*meter_id)?;
        // Made by a file, it waits for its device: `Store::channel_ensure` says whose it is.
        (naming::has_no_device(dialect) || !naming::has_no_device(&meter.dialect)).then_some(meter)
    }

    /// The key of the meter that is meant by `name` in a dialect, whether it is there or not.
    #[must_use]
    pub fn key_heard<'a>(&'a self, dialect: &str, name: &'a str) -> Cow<'a, str> {
        naming::key_of(dialect, name, |key| match self.meter_by_key.get(key) {
            Some(meter_id) => self.meter_any(*meter_id).map(|meter| meter.dialect.as_str()),
            None => self.aliases.get(key).map(|alias| alias.dialect.as_str()),
        })
    }

    /// Whether there is a meter for `name` in a dialect, be it one that waits for its device.
    #[must_use]
    pub fn is_heard_of(&self, dialect: &str, name: &str) -> bool {
        self.meter_named(&self.key_heard(dialect, name)).is_some()
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
        self.meters_of.get(&building_id).into_iter().flatten().filter_map(|id| self.meters.get(id))
    }

    /// Meters that belong to no building, in order of their ids.
    pub fn meters_homeless(&self) -> impl DoubleEndedIterator<Item = &Meter> {
        self.homeless.iter().filter_map(|id| self.meters.get(id))
    }

    /// How many meters belong to no building.
    #[must_use]
    pub fn homeless_count(&self) -> usize {
        self.homeless.len()
    }

    /// Meters that nobody has put into service yet, in order of their ids.
    pub fn meters_new(&self) -> impl DoubleEndedIterator<Item = &Meter> {
        self.new.iter().filter_map(|id| self.meters.get(id))
    }

    /// How many meters nobody has put into service yet.
    #[must_use]
    pub fn new_count(&self) -> usize {
        self.new.len()
    }

    /// The series of a place's flow.
    #[must_use]
    pub fn series_of(&self, owner: Owner, utility: Utility, flow: Flow) -> Option<&Series> {
        self.series.get(self.series_by.get(&(owner, utility, flow))?)
    }

    /// All series of a building or site, in order of their ids.
    pub fn series_of_owner(&self, owner: Owner) -> impl Iterator<Item = &Series> {
        self.series_of.get(&owner).into_iter().flatten().filter_map(|id| self.series.get(id))
    }

    /// When that channel's register was changed, in order of time.
    #[must_use]
    pub fn changes_of(&self, channel_id: ChannelId) -> &[RegisterChange] {
        self.changes.get(&channel_id).map_or(&[], Vec::as_slice)
    }

    /// The time zone that rules a channel's hours and days.
    pub(crate) fn zone_of_channel(&self, channel: &Channel) -> Arc<Zone> {
        self.meter_any(channel.meter_id).map(|meter| self.zone(meter.site_id)).unwrap_or_default()
    }

    /// The time zone that rules a series' hours and days.
    #[must_use]
    pub fn zone_of_series(&self, series: &Series) -> Arc<Zone> {
        let site_id = match series.owner {
            Owner::Channel(id) => self.channels.get(&id).and_then(|c| self.meter_any(c.meter_id)).map(|m| m.site_id),
            Owner::Building(id) => self.buildings.get(&id).map(|b| b.site_id),
            Owner::Site(id) => Some(id),
        };
        site_id.map_or_else(|| Arc::new(Zone::utc()), |id| self.zone(id))
    }
}
