//! What a place paid for a span, to the cent as its bill has it: a site pays what its buildings pay
//! where they have tariffs of their own. Leaves out what is to come (`expected`).

use super::flow::Read;
use super::source::Source;
use crate::model::energy::{Cost, EnergySpan, Expected, NotExpected};
use domain::tariff::{Charge, Pricing, Usage, charge};
use domain::zone::Span;
use domain::{Millis, Period, SeriesId, Slot, Utility, Zone};
use std::collections::HashMap;
use store::{Catalog, Owner, Store};

/// A place that pays.
struct Payer {
    bought: SeriesId,
    sold: Option<SeriesId>,
    pricing: Pricing,
}

impl Payer {
    fn of(catalog: &Catalog, owner: Owner) -> Option<Self> {
        let (bought, sold) = catalog.bought_and_sold(owner, Utility::Electricity);
        Some(Self { bought: bought?, sold, pricing: catalog.pricing_of(owner, Utility::Electricity) })
    }

    /// Whether a day's sum is enough to price it: no version has two prices, or sells.
    fn is_priced_by_day(&self) -> bool {
        let versions = self.pricing.tariffs.versions();
        self.sold.is_none() && versions.iter().all(|version| version.tariff.energy.periods.len() < 2)
    }
}

/// What a place paid in the span, of which `known` is over; `None` if nothing is known of it, or no
/// price.
///
/// # Errors
/// The store's.
pub async fn paid(
    store: &Store,
    catalog: &Catalog,
    source: &Source,
    length: EnergySpan,
    (span, known): (Span, Span),
    read: &Read,
) -> store::Result<Option<Charge>> {
    let payers: Vec<Payer> = match source.owner {
        Owner::Site(id) => catalog.charged_places(id, Utility::Electricity),
        owner => vec![owner],
    }
    .into_iter()
    .filter_map(|owner| Payer::of(catalog, owner))
    .collect();
    let mut missing: HashMap<Period, Vec<SeriesId>> = HashMap::new();
    for payer in &payers {
        let period = if payer.is_priced_by_day() && length != EnergySpan::Day { Period::Day } else { Period::Hour };
        let is_read = |id: SeriesId| period == read.period && !read.of(Some(id)).is_empty();
        missing.entry(period).or_default().extend(std::iter::once(payer.bought).chain(payer.sold).filter(|id| !is_read(*id)));
    }
    let mut found: HashMap<SeriesId, Vec<Slot>> = HashMap::new();
    for (period, series) in missing.into_iter().filter(|(_, series)| !series.is_empty()) {
        found.extend(store.rollup_range(&series, period, known).await?);
    }
    let slots = |id: SeriesId| found.get(&id).map_or_else(|| read.of(Some(id)), Vec::as_slice);
    let charges = payers.iter().filter_map(|payer| {
        let usage = Usage { import: slots(payer.bought), export: payer.sold.map_or(&[], slots), earlier: &[] };
        of_months(&payer.pricing, &source.zone, span, &usage)
    });
    Ok(charges.reduce(Charge::and))
}

/// The charge of a span, month by month: a bill is never of more than one.
fn of_months(pricing: &Pricing, zone: &Zone, span: Span, usage: &Usage) -> Option<Charge> {
    let months = zone.months(span).into_iter();
    let within = months.map(|month| Span { start: month.start.max(span.start), end: month.end.min(span.end) });
    let part = |month: Span| {
        let cut = |slots: &'_ [Slot]| -> Vec<Slot> {
            let first = slots.partition_point(|slot| slot.start < month.start);
            slots[first..slots.partition_point(|slot| slot.start < month.end)].to_vec()
        };
        let (import, export) = (cut(usage.import), cut(usage.export));
        charge(pricing, zone, month, &Usage { import: &import, export: &export, earlier: &[] })
    };
    within.filter_map(part).reduce(Charge::and)
}

/// The cost as the page has it.
pub fn view(catalog: &Catalog, source: &Source, paid: Option<Charge>, expected: Result<Expected, NotExpected>) -> Cost {
    let currency = catalog.sites.get(&source.site_id).map(|site| site.currency.clone()).unwrap_or_default();
    let is_of_one = match source.owner {
        Owner::Site(id) => catalog.charged_places(id, Utility::Electricity).len() == 1,
        _ => true,
    };
    let tariff = catalog.tariff_name_of(source.owner, Utility::Electricity).filter(|_| is_of_one);
    let so_far = paid.as_ref().map(|paid| paid.amount);
    let paid = paid.unwrap_or_default();
    Cost {
        currency,
        so_far,
        credit: paid.credit,
        unpriced_kwh: paid.unpriced,
        beyond: paid.beyond,
        tariff: tariff.map(ToOwned::to_owned),
        expected,
    }
}

/// What each of these places of one site paid for its electricity this month so far; those without
/// a reading or a price are left out. Two statements at most, however many places.
///
/// # Errors
/// The store's.
pub async fn month_costs(
    store: &Store,
    catalog: &Catalog,
    zone: &Zone,
    owners: Vec<Owner>,
    now: Millis,
) -> store::Result<HashMap<Owner, f64>> {
    let month = zone.month(now);
    let known = Span { start: month.start, end: zone.hour(now).end };
    let payers: Vec<(Owner, Payer)> = owners.into_iter().filter_map(|owner| Some((owner, Payer::of(catalog, owner)?))).collect();
    let mut asked: HashMap<Period, Vec<SeriesId>> = HashMap::new();
    for (_, payer) in &payers {
        let period = if payer.is_priced_by_day() { Period::Day } else { Period::Hour };
        asked.entry(period).or_default().extend(std::iter::once(payer.bought).chain(payer.sold));
    }
    let mut found: HashMap<SeriesId, Vec<Slot>> = HashMap::new();
    for (period, series) in asked {
        found.extend(store.rollup_range(&series, period, known).await?);
    }
    let slots = |id: SeriesId| found.get(&id).map_or(&[][..], Vec::as_slice);
    let paid = payers.iter().filter_map(|(owner, payer)| {
        let usage = Usage { import: slots(payer.bought), export: payer.sold.map_or(&[], slots), earlier: &[] };
        Some((*owner, charge(&payer.pricing, zone, month, &usage)?.amount))
    });
    Ok(paid.collect())
}
