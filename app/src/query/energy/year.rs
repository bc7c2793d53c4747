//! What some buildings paid this year, month by month, beside the year before. Of everything that has a
//! price. Leaves out budgets and what the year will have cost (`domain::budget`).

use crate::query::payer::{self, Payer};
use domain::budget::BudgetMonth;
use domain::tariff::Charge;
use domain::zone::Span;
use domain::{BuildingId, DAY_MS, Millis, SeriesId, Slot, Utility, Zone};
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Owner, Store};

/// What the buildings of one currency paid.
#[derive(Clone, Debug, PartialEq)]
pub struct YearCosts {
    /// The currency; `None` if the buildings pay in several, or nothing has a price.
    pub currency: Option<String>,
    /// The twelve months of the year, of each group of places that were read in the same months: what a new
    /// building did not pay in spring is no reason not to know what the others did.
    pub groups: Vec<Vec<BudgetMonth>>,
    /// How many of the buildings have a price for something.
    pub priced: usize,
    /// Their bills have charges beyond energy, which are in no figure here.
    pub has_more: bool,
}

/// A place that pays, on its clock.
struct Paying {
    payer: Payer,
    zone: Arc<Zone>,
}

/// The months of a year and of the one before: what was paid in each, where that is known.
type Months = Vec<Option<f64>>;

/// What these buildings paid this year.
///
/// # Errors
/// The store's.
pub async fn year_costs(store: &Store, catalog: &Catalog, buildings: &[BuildingId], now: Millis) -> store::Result<YearCosts> {
    let known = buildings.iter().filter_map(|id| catalog.buildings.get(id));
    let mut currencies: Vec<&str> = Vec::new();
    let (mut paying, mut priced) = (Vec::new(), 0);
    for building in known {
        let own: Vec<Payer> = Utility::ALL
            .iter()
            .filter_map(|&utility| Payer::of(catalog, Owner::Building(building.building_id), utility))
            .filter(Payer::has_price)
            .collect();
        priced += usize::from(!own.is_empty());
        if let Some(site) = catalog.sites.get(&building.site_id).filter(|_| !own.is_empty()) {
            currencies.push(&site.currency);
        }
        paying.extend(own.into_iter().map(|payer| Paying { payer, zone: catalog.zone(building.site_id) }));
    }
    currencies.sort_unstable();
    currencies.dedup();
    let Some(zone) = paying.first().map(|one| one.zone.clone()).filter(|_| currencies.len() == 1) else {
        return Ok(YearCosts { currency: None, groups: Vec::new(), priced, has_more: false });
    };
    let year = zone.year(now);
    let before = zone.year(year.start - DAY_MS);
    // A day more on both sides, for places on other clocks.
    let read = [Span { start: before.start - DAY_MS, end: year.start }, Span { start: year.start, end: now + DAY_MS }];
    let slots = payer::slots(store, paying.iter().map(|one| &one.payer), &read, false).await?;
    let (mut groups, mut has_more): (Vec<Months>, bool) = (Vec::new(), false);
    for one in &paying {
        let charges = paid(one, &slots, [before, year], now);
        has_more |= charges.iter().flatten().any(|charge| !charge.beyond.is_empty());
        let own = charges.into_iter().map(|charge| Some(charge?.amount)).collect();
        put_together(&mut groups, own);
    }
    let months = zone.months(year);
    let groups = groups.iter().map(|group| budget_months(&months, group, now)).collect();
    Ok(YearCosts { currency: currencies.first().map(|code| (*code).to_owned()), groups, priced, has_more })
}

/// What one place paid in each month of these years, as far as it was read from the month's beginning on.
fn paid(one: &Paying, slots: &HashMap<SeriesId, Vec<Slot>>, years: [Span; 2], until: Millis) -> Vec<Option<Charge>> {
    let Paying { payer, zone } = one;
    let of = |id: SeriesId| slots.get(&id).map_or(&[][..], Vec::as_slice);
    let begins = of(payer.bought()).iter().find(|slot| slot.energy.is_some()).map(|slot| slot.start);
    // The same months on this place's own clock.
    let own_year = |year: Span| zone.year(year.start + (year.end - year.start) / 2);
    let months = years.into_iter().flat_map(|year| zone.months(own_year(year)));
    let charge = |month: Span| {
        let is_known = begins? <= month.start + DAY_MS && month.start < until;
        is_known.then(|| payer.charge(zone, Span { end: month.end.min(until), ..month }, of))?
    };
    months.map(charge).collect()
}

/// Adds a place to those that were read in the same months; one that never was is left out.
fn put_together(groups: &mut Vec<Months>, own: Months) {
    let is_alike = |group: &&mut Months| group.iter().zip(&own).all(|(one, other)| one.is_some() == other.is_some());
    match groups.iter_mut().find(is_alike) {
        Some(group) => group.iter_mut().zip(own).for_each(|(sum, paid)| *sum = sum.zip(paid).map(|(sum, paid)| sum + paid)),
        None if own.iter().any(Option::is_some) => groups.push(own),
        None => {}
    }
}

fn budget_months(months: &[Span], group: &Months, now: Millis) -> Vec<BudgetMonth> {
    let (before, paid) = group.split_at(group.len() / 2);
    let of = |(number, month): (usize, &Span)| BudgetMonth {
        days: (month.end - month.start) as f64 / DAY_MS as f64,
        over: (now.min(month.end) - month.start).max(0) as f64 / (month.end - month.start) as f64,
        paid: paid.get(number).copied().flatten(),
        before: before.get(number).copied().flatten(),
    };
    months.iter().enumerate().map(of).collect()
}
