//! What is left of the catalog for somebody who sees only some buildings. Leaves out how often this
//! is worked out (`store::seen`).

use super::billing_account::BillingAccount;
use super::tariff::NewTariff;
use super::{Catalog, Owner, Series};
use domain::BuildingId;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

impl Catalog {
    /// The catalog with these buildings and what belongs to them alone: their meters, channels,
    /// series and billing accounts, the tariffs by which they pay, and their sites without the sites'
    /// sums, from which another building's use could be told.
    pub(crate) fn seen(&self, buildings: &BTreeSet<BuildingId>) -> Catalog {
        let mut seen = Catalog { version: self.version, added: self.added, gaps_until: self.gaps_until, ..Catalog::default() };
        seen.take_places(self, buildings);
        seen.take_meters(self, buildings);
        seen.take_series(self);
        seen.take_money(self);
        seen
    }

    /// Whether a tariff is one that is seen: of a seen site, and for a part of the places only if a
    /// seen account or building pays by it.
    #[must_use]
    pub fn is_seen(&self, tariff: &NewTariff) -> bool {
        self.tariffs.contains_key(&(tariff.site_id, tariff.utility, tariff.name.clone()))
    }

    fn take_places(&mut self, all: &Catalog, buildings: &BTreeSet<BuildingId>) {
        self.buildings = buildings.iter().filter_map(|id| Some((*id, all.buildings.get(id)?.clone()))).collect();
        let sites: BTreeSet<_> = self.buildings.values().map(|building| building.site_id).collect();
        self.sites = sites.iter().filter_map(|id| Some((*id, all.sites.get(id)?.clone()))).collect();
        self.zones = sites.iter().filter_map(|id| Some((*id, all.zones.get(id)?.clone()))).collect();
        self.rates =
            all.rates.iter().filter(|((site, _), _)| sites.contains(site)).map(|(of, rate)| (*of, rate.clone())).collect();
    }

    fn take_meters(&mut self, all: &Catalog, buildings: &BTreeSet<BuildingId>) {
        for meter in buildings.iter().flat_map(|id| all.meters_of(*id)) {
            self.meter_put(meter.clone());
        }
        let is_seen = |building: Option<BuildingId>| building.is_some_and(|id| buildings.contains(&id));
        for meter in all.forgotten.values().filter(|meter| is_seen(meter.building_id)) {
            self.forgotten_put(meter.clone());
        }
        let ids: Vec<_> = self.meters.keys().chain(self.forgotten.keys()).copied().collect();
        for id in &ids {
            all.channels_of_meter(*id).for_each(|channel| self.channel_put(channel.clone()));
            if let Some(gas) = all.gas.get(id) {
                self.gas.insert(*id, gas.clone());
            }
        }
        let is_known = |id: &_| self.meters.contains_key(id) || self.forgotten.contains_key(id);
        self.aliases = all
            .aliases
            .iter()
            .filter(|(_, alias)| is_known(&alias.meter_id))
            .map(|(key, to)| (key.clone(), to.clone()))
            .collect();
        self.changes = self.channels.keys().filter_map(|id| Some((*id, all.changes.get(id)?.clone()))).collect();
        let redirects = self.channels.keys().filter_map(|id| Some((*id, *all.redirects.get(id)?)));
        self.redirects = redirects.filter(|(_, to)| self.channels.contains_key(&to.into)).collect();
    }

    fn take_series(&mut self, all: &Catalog) {
        let of_channels = self.channels.values().filter_map(|channel| all.series.get(&channel.series_id));
        let of_buildings = self.buildings.keys().flat_map(|id| all.series_of_owner(Owner::Building(*id)));
        let seen: Vec<Series> = of_channels.chain(of_buildings).cloned().collect();
        let ids: HashSet<_> = seen.iter().map(|series| series.series_id).collect();
        for mut series in seen {
            series.parts.retain(|(part, _)| ids.contains(part));
            self.series_put(series);
        }
    }

    fn take_money(&mut self, all: &Catalog) {
        let is_seen = |of: &BillingAccount| match (of.account.building_id, of.account.meter_id) {
            // Its use is that of the meter, wherever the meter stands.
            (building, Some(meter)) => {
                self.meters.contains_key(&meter) && building.is_none_or(|id| self.buildings.contains_key(&id))
            }
            (Some(building), None) => self.buildings.contains_key(&building),
            (None, None) => false,
        };
        self.billing_accounts =
            all.billing_accounts.iter().filter(|(_, of)| is_seen(of)).map(|(id, of)| (*id, of.clone())).collect();
        let sites: HashSet<_> = self.buildings.values().map(|building| building.site_id).collect();
        let priced: HashMap<_, _> = sites.into_iter().map(|site| (site, all.priced(site))).collect();
        for building in self.buildings.values() {
            for &utility in &priced[&building.site_id] {
                let named = all.tariff_name_of(Owner::Building(building.building_id), utility);
                self.pays_by.extend(named.map(|name| ((building.building_id, utility), name.to_owned())));
            }
        }
        let of_accounts = self
            .billing_accounts
            .values()
            .map(|BillingAccount { account, .. }| (account.site_id, account.utility, account.tariff_name.clone()));
        let site_of = |building: &BuildingId| self.buildings.get(building).map(|building| building.site_id);
        let of_buildings =
            self.pays_by.iter().filter_map(|((building, utility), name)| Some((site_of(building)?, *utility, name.clone())));
        let billed: HashSet<_> = of_accounts.chain(of_buildings).collect();
        self.tariffs = Arc::new(
            billed
                .into_iter()
                .filter_map(|of| all.tariffs.get_key_value(&of).map(|(of, tariffs)| (of.clone(), tariffs.clone())))
                .collect(),
        );
        self.factors = all.factors.clone();
        self.source_ratios = all.source_ratios.clone();
    }
}
