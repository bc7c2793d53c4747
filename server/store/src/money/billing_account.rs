//! Billing accounts: what is billed, which tariff applies, and on which day billing periods begin. What a
//! place pays for a utility follows from them. Leaves out the arithmetic of bills
//! (`domain::tariff`).

use crate::backend::Tx;
use crate::catalog::Owner;
use crate::catalog::billing_account::{BILLING_ACCOUNTS, BillingAccountRow};
use crate::error::During;
use crate::{BillingAccount, Catalog, Error, NewBillingAccount, Result, Store};
use domain::naming::{NAME_CHARS_MAX, is_name};
use domain::place::{Aspect, building_flows};
use domain::tariff::{BillingDay, Pricing, Tariffs};
use domain::zone::Span;
use domain::{BillingAccountId, BuildingId, DAY_MS, Flow, MeterId, Millis, SeriesId, SiteId, Slot, Utility};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What an account's meters measured in a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BillingAccountUsage {
    /// Bought, by quarter-hour.
    pub import: Vec<Slot>,
    /// Sold, by quarter-hour.
    pub export: Vec<Slot>,
    /// Bought in the months before the period, as hours plus the quarters that differ from them.
    /// Filled only if the tariff looks back.
    pub earlier: Vec<Slot>,
}

const INSERT: &str = "insert into billing_account (site_id, building_id, meter_id, utility, name, tariff_name, billing_day) \
     values ($1, $2, $3, $4, $5, $6, $7) returning billing_account_id";
const UPDATE: &str = "update billing_account set name = $2, tariff_name = $3, billing_day = $4 where billing_account_id = $1";
const DELETE: &str = "delete from billing_account where billing_account_id = $1";

impl Store {
    /// Inserts an account.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the site, building, meter or tariff does not exist;
    /// [`Error::Conflict`] if an account for the same place and utility exists; or when a statement
    /// fails.
    pub async fn billing_account_insert(&self, new: &NewBillingAccount) -> Result<BillingAccountId> {
        let mut tx = self.begin_turn().await?;
        let catalog = self.catalog_current(&mut tx).await?;
        check(&catalog, new)?;
        let stands = catalog.billing_accounts.values().find(|one| {
            let account = &one.account;
            (account.site_id, account.building_id, account.meter_id, account.utility)
                == (new.site_id, new.building_id, new.meter_id, new.utility)
        });
        if let Some(stands) = stands {
            return Err(Error::conflict(
                "building_id",
                format!("the account \"{}\" is for the same already: change that one", stands.account.name),
            ));
        }
        let billing_account_id: BillingAccountId = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(new.site_id)
            .bind(new.building_id)
            .bind(new.meter_id)
            .bind(new.utility.as_str())
            .bind(&new.name)
            .bind(&new.tariff_name)
            .bind(i64::from(new.billing_day.day()))
            .fetch_one(connection)
            .await)
        .during("keep an account")?;
        self.money_commit(tx).await?;
        Ok(billing_account_id)
    }

    /// All accounts, ordered by id.
    ///
    /// # Errors
    /// When a statement fails, or a row holds a value that this version does not know.
    pub async fn billing_account_list(&self) -> Result<Vec<BillingAccount>> {
        let rows: Vec<BillingAccountRow> =
            on_read!(self, |pool| sqlx::query_as(BILLING_ACCOUNTS).fetch_all(pool).await).during("read the accounts")?;
        rows.into_iter().map(BillingAccountRow::account).collect()
    }

    /// Changes an account's name, tariff and billing day. Its place and utility stay.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] if the tariff does not exist; or when a statement
    /// fails.
    pub async fn billing_account_update(
        &self,
        billing_account_id: BillingAccountId,
        name: &str,
        tariff_name: &str,
        billing_day: BillingDay,
    ) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let catalog = self.catalog_current(&mut tx).await?;
        let stands = catalog.billing_accounts.get(&billing_account_id);
        let stands = stands.ok_or_else(|| Error::not_found("account", billing_account_id))?;
        let changed = NewBillingAccount { name: name.to_owned(), tariff_name: tariff_name.to_owned(), ..stands.account.clone() };
        check(&catalog, &changed)?;
        on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
            .bind(billing_account_id)
            .bind(name)
            .bind(tariff_name)
            .bind(i64::from(billing_day.day()))
            .execute(connection)
            .await
            .map(drop))
        .during("change an account")?;
        self.money_commit(tx).await
    }

    /// Removes an account. The measurements stay.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn billing_account_delete(&self, billing_account_id: BillingAccountId) -> Result<()> {
        let mut tx: Tx = self.begin_turn().await?;
        let gone = on_tx!(&mut tx, |connection| sqlx::query(DELETE)
            .bind(billing_account_id)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("remove an account")?;
        if gone == 0 {
            return Err(Error::not_found("account", billing_account_id));
        }
        self.money_commit(tx).await
    }

    /// What an account's meters measured in a period, summed slot by slot.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn billing_account_usage(&self, account: &NewBillingAccount, span: Span) -> Result<BillingAccountUsage> {
        Ok(self.billing_account_usage_all(&[(account, span)]).await?.pop().unwrap_or_default())
    }

    /// The same of several accounts, each in its period, in this order. Accounts of one period are read
    /// together, [`ACCOUNTS_AT_ONCE`] at a time.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn billing_account_usage_all(&self, accounts: &[(&NewBillingAccount, Span)]) -> Result<Vec<BillingAccountUsage>> {
        let catalog = self.catalog();
        let series: Vec<(Parts, Parts)> = accounts.iter().map(|(account, _)| catalog.billing_account_series(account)).collect();
        let mut usages = vec![BillingAccountUsage::default(); accounts.len()];
        let of_period = |&index: &usize| (accounts[index].1.start, accounts[index].1.end);
        for (period, group) in grouped((0..accounts.len()).collect(), of_period) {
            for some in group.chunks(ACCOUNTS_AT_ONCE) {
                let all = some.iter().flat_map(|&index| series[index].0.iter().chain(&series[index].1));
                let found = self.rollup_quarters(&all.map(|part| part.0).collect::<Vec<_>>(), span_of(period)).await?;
                for &index in some {
                    usages[index].import = summed(&found, &series[index].0);
                    usages[index].export = summed(&found, &series[index].1);
                }
            }
        }
        // What the tariffs of some look back at.
        let back = |index: usize| {
            let (account, span) = accounts[index];
            let tariffs = catalog.tariffs_named(account.site_id, account.utility, &account.tariff_name)?;
            let versions = tariffs.versions().iter().filter(|version| version.tariff.looks_back());
            let months = versions.map(|version| version.tariff.demand_ratchet_months).max()?;
            Some((span.start - Millis::from(months) * 31 * DAY_MS, span.start))
        };
        let looking: Vec<usize> = (0..accounts.len()).filter(|&index| back(index).is_some()).collect();
        for (period, group) in grouped(looking, |&index| back(index).unwrap_or_default()) {
            for some in group.chunks(ACCOUNTS_AT_ONCE) {
                let all = some.iter().flat_map(|&index| ids(&series[index].0)).collect::<Vec<_>>();
                let found = self.rollup_quarters(&all, span_of(period)).await?;
                for &index in some {
                    usages[index].earlier = summed(&found, &series[index].0);
                }
            }
        }
        Ok(usages)
    }
}

/// The accounts whose quarter-hours are in memory at once: a month of one is three thousand.
const ACCOUNTS_AT_ONCE: usize = 25;

/// A start and an end.
type Period = (Millis, Millis);

fn span_of((start, end): Period) -> Span {
    Span { start, end }
}

/// These accounts by the period that is read of them.
fn grouped(accounts: Vec<usize>, of: impl Fn(&usize) -> Period) -> BTreeMap<Period, Vec<usize>> {
    let mut groups: BTreeMap<Period, Vec<usize>> = BTreeMap::new();
    for index in accounts {
        groups.entry(of(&index)).or_default().push(index);
    }
    groups
}

fn check(catalog: &Catalog, new: &NewBillingAccount) -> Result<()> {
    if !is_name(&new.name, NAME_CHARS_MAX) {
        return Err(Error::invalid("name", "an account's `name` has 1 to 160 characters that can be seen"));
    }
    if !catalog.sites.contains_key(&new.site_id) {
        return Err(Error::invalid("site_id", format!("`site_id` is {}: there is no such site", new.site_id)));
    }
    if let Some(id) = new.building_id
        && catalog.buildings.get(&id).is_none_or(|building| building.site_id != new.site_id)
    {
        return Err(Error::invalid("building_id", format!("`building_id` is {id}: the site has no such building")));
    }
    if let Some(id) = new.meter_id
        && catalog.meters.get(&id).is_none_or(|meter| meter.site_id != new.site_id)
    {
        return Err(Error::invalid("meter_id", format!("`meter_id` is {id}: the site has no such meter")));
    }
    if catalog.tariffs_named(new.site_id, new.utility, &new.tariff_name).is_none() {
        return Err(Error::invalid(
            "tariff_name",
            format!(
                "`tariff_name` is \"{}\": the site has no such tariff of {}",
                new.tariff_name,
                new.utility.label().to_lowercase()
            ),
        ));
    }
    Ok(())
}

/// Series, each with its factor.
type Parts = Vec<(SeriesId, f64)>;

fn ids(parts: &[(SeriesId, f64)]) -> Vec<SeriesId> {
    parts.iter().map(|part| part.0).collect()
}

/// Adds up the slots of several series, each multiplied by its factor. A sum takes the lowest
/// coverage and quality of its parts. If a part has no slot, the sum's coverage is 0.
fn summed(found: &HashMap<SeriesId, Vec<Slot>>, parts: &[(SeriesId, f64)]) -> Vec<Slot> {
    let of = |id: &SeriesId| found.get(id).map(Vec::as_slice).unwrap_or_default();
    if let [(only, 1.0)] = parts {
        return of(only).to_vec();
    }
    let mut by_start: BTreeMap<Millis, (Slot, usize)> = BTreeMap::new();
    for (id, factor) in parts {
        for &slot in of(id) {
            let energy = slot.energy.map(|energy| energy * factor);
            by_start
                .entry(slot.start)
                .and_modify(|(sum, count)| {
                    sum.energy = sum.energy.zip(energy).map(|(a, b)| a + b).or(sum.energy).or(energy);
                    sum.covered_ms = sum.covered_ms.min(slot.covered_ms);
                    sum.quality = sum.quality.min(slot.quality);
                    *count += 1;
                })
                .or_insert((Slot { energy, ..slot }, 1));
        }
    }
    let whole = |(slot, count): (Slot, usize)| Slot { covered_ms: if count < parts.len() { 0 } else { slot.covered_ms }, ..slot };
    by_start.into_values().map(whole).collect()
}

impl Catalog {
    /// The utilities for which a site has tariffs.
    pub(crate) fn priced(&self, site_id: SiteId) -> BTreeSet<Utility> {
        self.tariffs.keys().filter(|key| key.0 == site_id).map(|key| key.1).collect()
    }

    /// All versions of the site's tariff with that name.
    #[must_use]
    pub fn tariffs_named(&self, site_id: SiteId, utility: Utility, name: &str) -> Option<&Arc<Tariffs>> {
        self.tariffs.get(&(site_id, utility, name.to_owned()))
    }

    /// The tariff that applies to a place. The first that exists wins: the account of the channel's
    /// meter; the account of the building; the accounts of the building's meters, if they agree;
    /// the account of the site; the only tariff of the site for that utility.
    #[must_use]
    pub fn tariff_name_of(&self, owner: Owner, utility: Utility) -> Option<&str> {
        let accounts =
            || self.billing_accounts.values().map(|one| &one.account).filter(move |account| account.utility == utility);
        let (site_id, own) = match owner {
            Owner::Site(id) => (id, None),
            Owner::Building(id) => {
                if let Some(name) = self.pays_by.get(&(id, utility)) {
                    return Some(name);
                }
                let of_building = accounts().find(|account| account.building_id == Some(id) && account.meter_id.is_none());
                let meters: Vec<MeterId> = self.meters_of(id).map(|meter| meter.meter_id).collect();
                let mut names = accounts()
                    .filter(|account| account.meter_id.is_some_and(|id| meters.contains(&id)))
                    .map(|a| a.tariff_name.as_str());
                let of_meters = names.next().filter(|first| names.all(|name| name == *first));
                (self.buildings.get(&id)?.site_id, of_building.map(|account| account.tariff_name.as_str()).or(of_meters))
            }
            Owner::Channel(id) => {
                let meter = self.meters.get(&self.channels.get(&id)?.meter_id)?;
                let of_meter = accounts().find(|account| account.meter_id == Some(meter.meter_id));
                match (of_meter, meter.building_id) {
                    (Some(account), _) => (meter.site_id, Some(account.tariff_name.as_str())),
                    (None, Some(building)) => return self.tariff_name_of(Owner::Building(building), utility),
                    (None, None) => (meter.site_id, None),
                }
            }
        };
        let of_site = || {
            accounts()
                .find(|account| account.site_id == site_id && account.building_id.is_none() && account.meter_id.is_none())
                .map(|account| account.tariff_name.as_str())
        };
        let only = || {
            let mut names = self.tariffs.keys().filter(|key| (key.0, key.1) == (site_id, utility)).map(|key| key.2.as_str());
            names.next().filter(|_| names.next().is_none())
        };
        own.or_else(of_site).or_else(only)
    }

    /// What a place pays for a utility: its tariff, or the site's flat price where no version
    /// applies.
    #[must_use]
    pub fn pricing_of(&self, owner: Owner, utility: Utility) -> Pricing {
        let site_id = match owner {
            Owner::Site(id) => Some(id),
            Owner::Building(id) => self.buildings.get(&id).map(|building| building.site_id),
            Owner::Channel(id) => self.channels.get(&id).and_then(|c| self.meters.get(&c.meter_id)).map(|meter| meter.site_id),
        };
        let Some(site_id) = site_id else { return Pricing::default() };
        let named = self.tariff_name_of(owner, utility).and_then(|name| self.tariffs_named(site_id, utility, name));
        Pricing {
            tariffs: named.cloned().unwrap_or_default(),
            flat: self.rates.get(&(site_id, utility)).and_then(|rate| rate.price),
        }
    }

    /// The places whose charges add up to the site's: the site itself if one tariff covers all of
    /// it, else its buildings, each with its own tariff.
    #[must_use]
    pub fn charged_places(&self, site_id: SiteId, utility: Utility) -> Vec<Owner> {
        let of_site = self.tariff_name_of(Owner::Site(site_id), utility);
        let buildings: Vec<Owner> = self
            .buildings
            .values()
            .filter(|building| building.site_id == site_id)
            .map(|building| Owner::Building(building.building_id))
            .collect();
        let is_one = buildings.iter().all(|owner| self.tariff_name_of(*owner, utility) == of_site);
        if is_one { vec![Owner::Site(site_id)] } else { buildings }
    }

    /// The flows a place is billed for: what it buys (or uses, if purchases are not metered
    /// separately), and what it sells.
    #[must_use]
    pub fn bought_and_sold(&self, owner: Owner, utility: Utility) -> (Option<SeriesId>, Option<SeriesId>) {
        let flow = |flow| self.series_of(owner, utility, flow).map(|series| series.series_id);
        (flow(Flow::Import).or_else(|| flow(Flow::Use)), flow(Flow::Export))
    }

    /// The buildings that an account pays for; none if it pays for a single meter.
    #[must_use]
    pub fn billed_buildings(&self, account: &NewBillingAccount) -> Vec<BuildingId> {
        match (account.meter_id, account.building_id) {
            (Some(_), _) => Vec::new(),
            (None, Some(id)) => vec![id],
            // The site's account pays for everything that no other account covers.
            (None, None) => {
                let of_site = self.buildings.values().filter(|building| building.site_id == account.site_id);
                of_site.map(|building| building.building_id).filter(|id| !self.is_billed_apart(*id, account.utility)).collect()
            }
        }
    }

    /// The series that make up an account's purchases and sales.
    fn billing_account_series(&self, account: &NewBillingAccount) -> (Parts, Parts) {
        if let Some(meter) = account.meter_id.and_then(|id| self.meters.get(&id)) {
            let flows = building_flows(&[(meter, self.channels_of_meter(meter.meter_id).collect())], Aspect::Energy);
            let parts = |wanted: &[Flow]| {
                let found = wanted
                    .iter()
                    .find_map(|flow| flows.iter().find(|found| found.utility == account.utility && found.flow == *flow));
                let parts = found.map(|found| &found.parts[..]).unwrap_or_default();
                parts.iter().filter_map(|(id, factor)| Some((self.channels.get(id)?.series_id, *factor))).collect()
            };
            return (parts(&[Flow::Import, Flow::Use]), parts(&[Flow::Export]));
        }
        let billed = self.billed_buildings(account);
        let (mut import, mut export) = (Parts::new(), Parts::new());
        for id in billed {
            let (bought, sold) = self.bought_and_sold(Owner::Building(id), account.utility);
            import.extend(bought.map(|id| (id, 1.0)));
            export.extend(sold.map(|id| (id, 1.0)));
        }
        (import, export)
    }

    /// Whether a building, or a meter in it, has an account of its own.
    fn is_billed_apart(&self, building_id: BuildingId, utility: Utility) -> bool {
        let is_of_building =
            |meter_id: MeterId| self.meters.get(&meter_id).is_some_and(|meter| meter.building_id == Some(building_id));
        self.billing_accounts
            .values()
            .filter(|one| one.account.utility == utility)
            .any(|one| one.account.building_id == Some(building_id) || one.account.meter_id.is_some_and(is_of_building))
    }
}
