//! What a place paid for a span, to the cent as its bill has it: a site pays what its buildings pay
//! where they have tariffs of their own. Leaves out what is to come (`expected`).

use super::flow::Read;
use super::source::Source;
use crate::model::energy::{Cost, EnergySpan, Expected, NotExpected};
use crate::query::payer::{self, Payer, payers};
use domain::tariff::Charge;
use domain::zone::Span;
use domain::{Millis, Period, SeriesId, Slot, Utility, Zone};
use std::collections::HashMap;
use store::{Catalog, Owner, Store};

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
    let payers = payers(catalog, source.owner, Utility::Electricity);
    let mut missing: HashMap<Period, Vec<SeriesId>> = HashMap::new();
    for payer in &payers {
        let period = if payer.is_priced_by_day() && length != EnergySpan::Day { Period::Day } else { Period::Hour };
        let is_read = |id: SeriesId| period == read.period && !read.of(Some(id)).is_empty();
        missing.entry(period).or_default().extend(payer.series().filter(|id| !is_read(*id)));
    }
    let mut found: HashMap<SeriesId, Vec<Slot>> = HashMap::new();
    for (period, series) in missing.into_iter().filter(|(_, series)| !series.is_empty()) {
        found.extend(store.rollup_range(&series, period, known).await?);
    }
    let slots = |id: SeriesId| found.get(&id).map_or_else(|| read.of(Some(id)), Vec::as_slice);
    Ok(payers.iter().filter_map(|payer| payer.charge(&source.zone, span, slots)).reduce(Charge::and))
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
    let of = |owner| Some((owner, Payer::of(catalog, owner, Utility::Electricity)?));
    let payers: Vec<(Owner, Payer)> = owners.into_iter().filter_map(of).collect();
    let found = payer::slots(store, payers.iter().map(|(_, payer)| payer), &[known], false).await?;
    let slots = |id: SeriesId| found.get(&id).map_or(&[][..], Vec::as_slice);
    let paid = payers.iter().filter_map(|(owner, payer)| Some((*owner, payer.charge(zone, month, slots)?.amount)));
    Ok(paid.collect())
}
