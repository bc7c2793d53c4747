//! The catalog: all sites, buildings, meters, channels and series, what they cost and who is billed,
//! kept in memory because everything needs them. Leaves out how rows become the domain's types
//! (`catalog::rows`), and when it is read again (`store`).

pub(crate) mod billing_account;
pub(crate) mod factor;
pub(crate) mod rows;
mod seen;
pub(crate) mod source_ratio;
pub(crate) mod tariff;
pub(crate) mod version;

use billing_account::BillingAccount;
use domain::naming;
use domain::{
    BillingAccountId, Building, BuildingId, Channel, ChannelId, Flow, GasQuality, Meter, MeterId, MeterStatus, Millis,
    RegisterChange, Rules, SeriesId, Site, SiteId, UnitSystem, Utility, Zone,
};
use factor::StoredFactor;
// These maps share structure with their copies: copying a catalog and adding a meter costs only
// that meter.
use imbl::{HashMap, OrdMap, OrdSet};
use source_ratio::StoredRatio;
use std::borrow::Cow;
use std::sync::Arc;
use tariff::TariffRow;

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

/// Where a channel's readings go: value × factor + shift, in the other channel's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Redirect {
    /// The channel they belong to.
    pub into: ChannelId,
    /// See above.
    pub factor: f64,
    /// See above.
    pub shift: f64,
}

impl Redirect {
    /// This one, and then another.
    pub(crate) fn then(self, next: Redirect) -> Redirect {
        Redirect { into: next.into, factor: self.factor * next.factor, shift: self.shift * next.factor + next.shift }
    }
}

/// A snapshot of everything there is. Copying it and adding an entry are both cheap, whatever its
/// size.
#[derive(Clone, Default)]
pub struct Catalog {
    /// The number of the change that it reflects.
    pub(crate) version: i64,
    /// How many of these changes only added meters and channels that count for no building.
    pub(crate) added: i64,
    /// When the last day within a gap of months ends (`ledger::gap`). Sums of later days need not
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
    /// Which tariff applies to a building, where the accounts that say so are not seen.
    pub(crate) pays_by: HashMap<(BuildingId, Utility), String>,
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
    /// What the gas of each meter holds, as far as somebody said so, in order of time.
    pub gas: HashMap<MeterId, Vec<GasQuality>>,
    /// The series that each series is a part of.
    pub wholes_of: HashMap<SeriesId, Vec<SeriesId>>,
    /// Channels whose readings go to another channel: a person has said what their unit is, or has
    /// merged their meter into another.
    pub redirects: HashMap<ChannelId, Redirect>,
}

impl Catalog {
    /// The channels whose readings go to this one.
    pub(crate) fn led_to(&self, channel_id: ChannelId) -> impl Iterator<Item = (ChannelId, Redirect)> {
        self.redirects.iter().filter(move |(_, to)| to.into == channel_id).map(|(id, to)| (*id, *to))
    }

    /// The stored versions of all tariffs.
    pub(crate) fn tariff_rows(&self) -> impl Iterator<Item = &TariffRow> {
        self.tariff_rows.iter()
    }

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

    /// The zone of the first site, for what belongs to no site: a list over several, a meter that is new. UTC without a site.
    #[must_use]
    pub fn first_zone(&self) -> Arc<Zone> {
        self.sites.keys().next().map(|&id| self.zone(id)).unwrap_or_default()
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
    pub fn sender_meter(&self, dialect: &str, name: &str) -> Option<&Meter> {
        let key = self.sender_key(dialect, name);
        let Some(meter_id) = self.meter_by_key.get(&*key) else { return self.meter_named(&key) };
        let meter = self.meter_any(*meter_id)?;
        // A meter made by a file waits for its device: `Store::channel_ensure` assigns it.
        (naming::has_no_device(dialect) || !naming::has_no_device(&meter.dialect)).then_some(meter)
    }

    /// The key of the meter that `name` means in a dialect, whether or not the meter exists.
    #[must_use]
    pub fn sender_key<'a>(&'a self, dialect: &str, name: &'a str) -> Cow<'a, str> {
        naming::key_of(dialect, name, |key| match self.meter_by_key.get(key) {
            Some(meter_id) => self.meter_any(*meter_id).map(|meter| meter.dialect.as_str()),
            None => self.aliases.get(key).map(|alias| alias.dialect.as_str()),
        })
    }

    /// Whether there is a meter for `name` in a dialect, including one that waits for its device.
    #[must_use]
    pub fn is_sender_known(&self, dialect: &str, name: &str) -> bool {
        self.meter_named(&self.sender_key(dialect, name)).is_some()
    }

    /// Whether `name` in a dialect yields a valid key. A long name may become too long with the
    /// dialect as its prefix.
    #[must_use]
    pub fn can_be_named(&self, dialect: &str, name: &str) -> bool {
        naming::can_be_key(&self.sender_key(dialect, name), name)
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

    /// What a meter's gas holds, in order of time.
    #[must_use]
    pub fn gas_of(&self, meter_id: MeterId) -> &[GasQuality] {
        self.gas.get(&meter_id).map_or(&[], Vec::as_slice)
    }

    /// By what rules a channel's readings are interpreted.
    #[must_use]
    pub fn rules_of(&self, channel: &Channel) -> Rules {
        match self.meter_any(channel.meter_id) {
            Some(meter) => Rules::of(meter, channel, self.changes_of(channel.channel_id), self.gas_of(meter.meter_id)),
            None => Rules::new(channel.kind, channel.unit),
        }
    }

    /// The time zone of a channel's hours and days.
    pub(crate) fn zone_of_channel(&self, channel: &Channel) -> Arc<Zone> {
        self.meter_any(channel.meter_id).map(|meter| self.zone(meter.site_id)).unwrap_or_default()
    }

    /// The site of a series.
    #[must_use]
    pub fn site_of_series(&self, series: &Series) -> Option<SiteId> {
        match series.owner {
            Owner::Channel(id) => self.channels.get(&id).and_then(|c| self.meter_any(c.meter_id)).map(|m| m.site_id),
            Owner::Building(id) => self.buildings.get(&id).map(|b| b.site_id),
            Owner::Site(id) => Some(id),
        }
    }

    /// The time zone of a series' hours and days.
    #[must_use]
    pub fn zone_of_series(&self, series: &Series) -> Arc<Zone> {
        self.site_of_series(series).map_or_else(|| Arc::new(Zone::utc()), |id| self.zone(id))
    }

    /// The currency of a series' site; `None` if the series is gone.
    #[must_use]
    pub fn currency_of(&self, series_id: SeriesId) -> Option<String> {
        let site_id = self.site_of_series(self.series.get(&series_id)?)?;
        self.sites.get(&site_id).map(|site| site.currency.clone())
    }
}
