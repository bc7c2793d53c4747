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
    /// The twelve months of the year.
    pub months: Vec<BudgetMonth>,
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
        return Ok(YearCosts { currency: None, months: Vec::new(), priced, has_more: false });
    };
    let year = zone.year(now);
    let before = zone.year(year.start - DAY_MS);
    // A day more on both sides, for places on other clocks.
    let read = [Span { start: before.start - DAY_MS, end: year.start }, Span { start: year.start, end: now + DAY_MS }];
    let slots = payer::slots(store, paying.iter().map(|one| &one.payer), &read, false).await?;
    let (mut months, mut has_more) = (Vec::new(), false);
    for (number, month) in zone.months(year).into_iter().enumerate() {
        let over = (now.min(month.end) - month.start).max(0) as f64 / (month.end - month.start) as f64;
        let mut of = |year: Span, until: Millis| {
            let charge = paid(&paying, &slots, year, number, until)?;
            has_more |= !charge.beyond.is_empty();
            Some(charge.amount)
        };
        months.push(BudgetMonth {
            days: (month.end - month.start) as f64 / DAY_MS as f64,
            over,
            paid: if over > 0.0 { of(year, now) } else { None },
            before: of(before, Millis::MAX),
        });
    }
    Ok(YearCosts { currency: currencies.first().map(|code| (*code).to_owned()), months, priced, has_more })
}

/// What all of them paid in a month of a year; `None` if one of them was not read from its beginning
/// that is known in another month.
fn paid(paying: &[Paying], slots: &HashMap<SeriesId, Vec<Slot>>, year: Span, number: usize, until: Millis) -> Option<Charge> {
    let of = |id: SeriesId| slots.get(&id).map_or(&[][..], Vec::as_slice);
    let mut sum: Option<Charge> = None;
    for Paying { payer, zone } in paying.iter().filter(|one| of(one.payer.bought()).iter().any(|slot| slot.energy.is_some())) {
        // The same month of the year on this place's own clock.
        let middle = year.start + (year.end - year.start) / 2;
        let month = *zone.months(zone.year(middle)).get(number)?;
        let begins = of(payer.bought()).iter().find(|slot| slot.energy.is_some())?.start;
        if begins > month.start + DAY_MS {
            return None;
        }
        let span = Span { end: month.end.min(until), ..month };
        let own = payer.charge(zone, span, of)?;
        sum = Some(match sum {
            Some(sum) => sum.and(own),
            None => own,
        });
    }
    sum
}
