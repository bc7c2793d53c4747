//! The catalog: all sites, buildings, meters, channels and series, kept in memory because
//! everything needs them. A change by a person rereads the whole catalog. A new meter or channel is
//! inserted, at a cost that does not grow with the catalog. Leaves out how rows become the domain's
//! types (`catalog::rows`).

mod rows;

use crate::backend::Tx;
use crate::billing_account::BillingAccount;
use crate::error::During;
use crate::factor::StoredFactor;
use crate::places::Rate;
use crate::said::Said;
use crate::source_ratio::StoredRatio;
use crate::tariff::{self, TariffRow};
use crate::{Result, Store};
use domain::naming;
use domain::{
    BillingAccountId, Building, BuildingId, Channel, ChannelId, Flow, Meter, MeterId, MeterStatus, Millis, RegisterChange,
    SeriesId, Site, SiteId, UnitSystem, Utility, Zone,
};
// These maps share structure with their copies: copying a catalog and adding a meter costs only
// that meter.
use imbl::{HashMap, OrdMap, OrdSet};
use std::borrow::Cow;
use std::sync::Arc;

/// What a series' rollups belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A channel.
    Channel(ChannelId),
    /// A building.
    Building(BuildingId),
    /// A site.
    Site(SiteId),
}

/// A series of rollups.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The series' id.
    pub series_id: SeriesId,
    /// Its owner.
    pub owner: Owner,
    /// Its utility.
    pub utility: Utility,
    /// Its flow. A channel's is always [`Flow::Import`], whatever its direction.
    pub flow: Flow,
    /// The series that it sums up, each with its factor; empty for a channel's series.
    pub parts: Vec<(SeriesId, f64)>,
}

impl Series {
    /// A channel's series. It has no parts.
    pub(crate) fn of_channel(channel: &Channel) -> Self {
        let owner = Owner::Channel(channel.channel_id);
        // The `flow` column of a channel's series holds its field, so its flow is a placeholder.
        Self { series_id: channel.series_id, owner, utility: channel.utility, flow: Flow::Import, parts: Vec::new() }
    }
}

/// Where the former key of a merged meter leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// The meter that remains.
    pub meter_id: MeterId,
    /// The dialect of the merged meter.
    pub dialect: String,
}

/// A snapshot of everything there is. Copying it and adding an entry are both cheap, whatever its
/// size.
#[derive(Clone, Default)]
pub struct Catalog {
    /// The number of the change that it reflects.
    pub(crate) version: i64,
    /// How many of these changes only added meters and channels that count for no building.
    pub(crate) added: i64,
    /// When the last day within a gap of months ends ([`crate::gap`]). Sums of later days need not
    /// look for gaps.
    pub(crate) gaps_until: Millis,
    /// All sites.
    pub sites: OrdMap<SiteId, Site>,
    /// The time zone of each site.
    pub zones: HashMap<SiteId, Arc<Zone>>,
    /// The price and emissions of each site's utilities.
    pub rates: HashMap<(SiteId, Utility), Rate>,
    /// All tariffs with their versions.
    pub(crate) tariffs: Arc<tariff::ByName>,
    /// The tariffs as stored, to see whether they must be parsed again.
    tariff_rows: Arc<Vec<TariffRow>>,
    /// All billing accounts.
    pub billing_accounts: OrdMap<BillingAccountId, BillingAccount>,
    /// All emission factors.
    pub factors: Arc<Vec<StoredFactor>>,
    /// All ratios of source energy to site energy.
    pub source_ratios: Arc<Vec<StoredRatio>>,
    /// All buildings.
    pub buildings: OrdMap<BuildingId, Building>,
    /// All meters. Insert with [`Self::meter_put`], which keeps the indexes right.
    pub meters: OrdMap<MeterId, Meter>,
    /// All channels. Insert with [`Self::channel_put`].
    pub channels: OrdMap<ChannelId, Channel>,
    /// All series. Insert with [`Self::series_put`].
    pub series: OrdMap<SeriesId, Series>,
    /// The channels of each meter, ordered by id.
    pub channels_of: HashMap<MeterId, Vec<ChannelId>>,
    /// The meter of each key.
    pub meter_by_key: HashMap<String, MeterId>,
    /// The meters of each building.
    meters_of: HashMap<BuildingId, OrdSet<MeterId>>,
    /// Meters without a building.
    homeless: OrdSet<MeterId>,
    /// Meters that nobody has put into service yet.
    new: OrdSet<MeterId>,
    /// Meters that people chose to forget. They are not counted or shown; ingest still recognizes
    /// them.
    pub forgotten: OrdMap<MeterId, Meter>,
    /// Keys of meters that were merged into another one.
    pub aliases: HashMap<String, Alias>,
    /// The series of each owner, utility and flow.
    pub series_by: HashMap<(Owner, Utility, Flow), SeriesId>,
    /// The series of each building and site.
    series_of: HashMap<Owner, OrdSet<SeriesId>>,
    /// The register changes of each channel that has any, in order of time.
    pub changes: HashMap<ChannelId, Vec<RegisterChange>>,
    /// The series that each series is a part of.
    pub wholes_of: HashMap<SeriesId, Vec<SeriesId>>,
    /// Channels of unknown unit for which a person has said what they are. Their readings go to
    /// another channel.
    pub said: HashMap<ChannelId, Said>,
}

const VERSION: &str = "select version, added from catalog_version";

impl Store {
    /// The current catalog. It is a snapshot: call again to see later changes.
    #[must_use]
    pub fn catalog(&self) -> Arc<Catalog> {
        match self.catalog.read() {
            Ok(catalog) => catalog.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Rereads the catalog. Call it after a change, and regularly if other processes write too.
    ///
    /// # Errors
    /// When a statement fails, or a row holds a value that this version does not know.
    pub async fn catalog_reload(&self) -> Result<Arc<Catalog>> {
        // Read from one snapshot, so that later additions are all that it misses.
        let mut tx = self.begin_read().await?;
        let catalog = Arc::new(self.catalog_read(&mut tx).await?);
        tx.commit().await?;
        self.catalog_keep(&catalog);
        Ok(catalog)
    }

    /// The catalog with the changes of other processes. Rereads it only if it is out of date.
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
        // Read from one snapshot: otherwise it might see a new channel but not its new meter.
        let mut tx = self.begin_read().await?;
        let catalog = self.catalog_current(&mut tx).await;
        tx.commit().await?;
        catalog
    }

    /// The catalog for a transaction that has not changed it. Returns the held one, or a new one if
    /// another process changed something. The same applies after a change whose caller stopped
    /// waiting.
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

    /// Stores the catalog unless a newer one is held: two tasks may have read it at the same time.
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
    /// The number of the change that it reflects. If the number differs, something may have
    /// changed.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Like [`Self::version`], but not counting new meters and channels that count for no building.
    /// While it stays the same, so does everything that depends on mappings, places and what counts
    /// in them.
    #[must_use]
    pub fn shape(&self) -> i64 {
        self.version - self.added
    }

    /// Inserts a meter, or replaces the one with its id.
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

    /// Inserts a forgotten meter, or replaces the one with its id.
    pub(crate) fn forgotten_put(&mut self, meter: Meter) {
        self.meter_by_key.insert(meter.key.clone(), meter.meter_id);
        self.forgotten.insert(meter.meter_id, meter);
    }

    /// Inserts a channel, or replaces the one with its id.
    pub fn channel_put(&mut self, channel: Channel) {
        let of_meter = self.channels_of.entry(channel.meter_id).or_default();
        if let Err(place) = of_meter.binary_search(&channel.channel_id) {
            of_meter.insert(place, channel.channel_id);
        }
        self.channels.insert(channel.channel_id, channel);
    }

    /// Inserts a series, or replaces the one with its id.
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

    /// Removes the parts of a series.
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

    /// Removes the series of a building or site.
    pub(crate) fn series_remove(&mut self, series_id: SeriesId) {
        self.series_take_apart(series_id);
        let Some(series) = self.series.remove(&series_id) else { return };
        self.series_by.remove(&(series.owner, series.utility, series.flow));
        if let Some(of_owner) = self.series_of.get_mut(&series.owner) {
            of_owner.remove(&series_id);
        }
    }

    /// The site's time zone; UTC if there is no such site.
    #[must_use]
    pub fn zone(&self, site_id: SiteId) -> Arc<Zone> {
        self.zones.get(&site_id).cloned().unwrap_or_else(|| Arc::new(Zone::utc()))
    }

    /// The units in which a site's values are shown.
    #[must_use]
    pub fn unit_system(&self, site_id: SiteId) -> UnitSystem {
        self.sites.get(&site_id).map(|site| site.unit_system).unwrap_or_default()
    }

    /// A meter by id, including forgotten ones.
    #[must_use]
    pub fn meter_any(&self, meter_id: MeterId) -> Option<&Meter> {
        self.meters.get(&meter_id).or_else(|| self.forgotten.get(&meter_id))
    }

    /// A meter by key or alias, including forgotten ones.
    #[must_use]
    pub fn meter_named(&self, key: &str) -> Option<&Meter> {
        match self.meter_by_key.get(key) {
            Some(meter_id) => self.meter_any(*meter_id),
            None => self.meter_any(self.aliases.get(key)?.meter_id),
        }
    }

    /// The aliases of a meter, in order.
    #[must_use]
    pub fn aliases_of(&self, meter_id: MeterId) -> Vec<&str> {
        let mut keys: Vec<&str> =
            self.aliases.iter().filter(|(_, alias)| alias.meter_id == meter_id).map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        keys
    }

    /// The meter that `name` means in a dialect; `None` if its device has not been heard yet.
    #[must_use]
    pub fn meter_heard(&self, dialect: &str, name: &str) -> Option<&Meter> {
        let key = self.key_heard(dialect, name);
        let Some(meter_id) = self.meter_by_key.get(&*key) else { return self.meter_named(&key) };
        let meter = self.meter_any(*meter_id)?;
        // A meter made by a file waits for its device: `Store::channel_ensure` assigns it.
        (naming::has_no_device(dialect) || !naming::has_no_device(&meter.dialect)).then_some(meter)
    }

    /// The key of the meter that `name` means in a dialect, whether or not the meter exists.
    #[must_use]
    pub fn key_heard<'a>(&'a self, dialect: &str, name: &'a str) -> Cow<'a, str> {
        naming::key_of(dialect, name, |key| match self.meter_by_key.get(key) {
            Some(meter_id) => self.meter_any(*meter_id).map(|meter| meter.dialect.as_str()),
            None => self.aliases.get(key).map(|alias| alias.dialect.as_str()),
        })
    }

    /// Whether there is a meter for `name` in a dialect, including one that waits for its device.
    #[must_use]
    pub fn is_heard_of(&self, dialect: &str, name: &str) -> bool {
        self.meter_named(&self.key_heard(dialect, name)).is_some()
    }

    /// Whether `name` in a dialect yields a valid key. A long name may become too long with the
    /// dialect as its prefix.
    #[must_use]
    pub fn can_be_named(&self, dialect: &str, name: &str) -> bool {
        naming::can_be_key(&self.key_heard(dialect, name), name)
    }

    /// A meter's channels, ordered by id.
    pub fn channels_of_meter(&self, meter_id: MeterId) -> impl Iterator<Item = &Channel> {
        self.channels_of.get(&meter_id).into_iter().flatten().filter_map(|id| self.channels.get(id))
    }

    /// A meter's channel for that field.
    #[must_use]
    pub fn channel_named(&self, meter_id: MeterId, field: &str) -> Option<&Channel> {
        self.channels_of_meter(meter_id).find(|channel| channel.field == field)
    }

    /// A building's meters.
    pub fn meters_of(&self, building_id: BuildingId) -> impl Iterator<Item = &Meter> {
        self.meters_of.get(&building_id).into_iter().flatten().filter_map(|id| self.meters.get(id))
    }

    /// Meters without a building, ordered by id.
    pub fn meters_homeless(&self) -> impl DoubleEndedIterator<Item = &Meter> {
        self.homeless.iter().filter_map(|id| self.meters.get(id))
    }

    /// How many meters have no building.
    #[must_use]
    pub fn homeless_count(&self) -> usize {
        self.homeless.len()
    }

    /// Meters that nobody has put into service yet, ordered by id.
    pub fn meters_new(&self) -> impl DoubleEndedIterator<Item = &Meter> {
        self.new.iter().filter_map(|id| self.meters.get(id))
    }

    /// How many meters nobody has put into service yet.
    #[must_use]
    pub fn new_count(&self) -> usize {
        self.new.len()
    }

    /// The series of a building's or site's flow.
    #[must_use]
    pub fn series_of(&self, owner: Owner, utility: Utility, flow: Flow) -> Option<&Series> {
        self.series.get(self.series_by.get(&(owner, utility, flow))?)
    }

    /// All series of a building or site, ordered by id.
    pub fn series_of_owner(&self, owner: Owner) -> impl Iterator<Item = &Series> {
        self.series_of.get(&owner).into_iter().flatten().filter_map(|id| self.series.get(id))
    }

    /// A channel's register changes, in order of time.
    #[must_use]
    pub fn changes_of(&self, channel_id: ChannelId) -> &[RegisterChange] {
        self.changes.get(&channel_id).map_or(&[], Vec::as_slice)
    }

    /// The time zone of a channel's hours and days.
    pub(crate) fn zone_of_channel(&self, channel: &Channel) -> Arc<Zone> {
        self.meter_any(channel.meter_id).map(|meter| self.zone(meter.site_id)).unwrap_or_default()
    }

    /// The time zone of a series' hours and days.
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
