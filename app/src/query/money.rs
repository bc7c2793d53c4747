//! What today costs and emits, hour by hour: each place by its tariff, each utility by the year's
//! factor. Says what is not counted, and why.

use crate::AppState;
use crate::page::overview::drawn::Money;
use domain::carbon::Factors;
use domain::tariff::Pricing;
use domain::zone::Span;
use domain::{Millis, Period, SeriesId, Site, Slot, Utility, Zone, display, figure};
use std::collections::HashMap;
use store::{Catalog, Owner};

/// A place's purchase of a utility.
struct Purchase {
    utility: Utility,
    owner: Owner,
    bought: SeriesId,
    sold: Option<SeriesId>,
    pricing: Pricing,
}

impl Purchase {
    fn of(catalog: &Catalog, owner: Owner, utility: Utility) -> Option<Self> {
        let (bought, sold) = catalog.bought_and_sold(owner, utility);
        let pricing = catalog.pricing_of(owner, utility);
        let sold = sold.filter(|_| pricing.credits_exports());
        Some(Self { utility, owner, bought: bought?, sold, pricing })
    }

    /// The cost less the credit for exports; `None` if the use or the price is not known.
    fn cost(&self, zone: &Zone, hours: &HashMap<SeriesId, Vec<Slot>>) -> Option<f64> {
        let charge = self.pricing.charge(zone, hours.get(&self.bought)?)?;
        let credit = self.sold.and_then(|id| self.pricing.credit(zone, hours.get(&id)?));
        Some(charge - credit.unwrap_or(0.0))
    }

    /// The price in words.
    fn price_words(&self, catalog: &Catalog, zone: &Zone, now: Millis, site: &Site) -> Option<String> {
        let price = display::per_unit(self.pricing.price_at(zone, now)?.buy, self.utility, site.unit_system);
        let price = figure::money(price, &site.currency);
        Some(match self.pricing.tariffs.at(zone, now).and(catalog.tariff_name_of(self.owner, self.utility)) {
            Some(name) => format!("{price} by the tariff {name}"),
            None => price,
        })
    }
}

fn is_known(hours: &HashMap<SeriesId, Vec<Slot>>, series: SeriesId) -> bool {
    hours.get(&series).is_some_and(|slots| slots.iter().any(|slot| slot.energy.is_some()))
}

/// Cost and carbon of the site's day so far, and what they are based on.
///
/// # Errors
/// The store's.
pub async fn today(state: &AppState, catalog: &Catalog, zone: &Zone, now: Millis, site: &Site) -> store::Result<Option<Money>> {
    let place = Owner::Site(site.site_id);
    let whole: Vec<Purchase> = Utility::ALL.iter().filter_map(|&utility| Purchase::of(catalog, place, utility)).collect();
    let charged: Vec<Purchase> = whole
        .iter()
        .flat_map(|one| catalog.charged_places(site.site_id, one.utility).into_iter().map(move |owner| (owner, one.utility)))
        .filter_map(|(owner, utility)| Purchase::of(catalog, owner, utility))
        .collect();
    let mut ids: Vec<SeriesId> =
        whole.iter().chain(&charged).flat_map(|one| std::iter::once(one.bought).chain(one.sold)).collect();
    ids.sort_unstable();
    ids.dedup();
    let day: Span = zone.day(now);
    let hours = state.store.rollup_range(&ids, Period::Hour, day).await?;
    let (mut cost, mut carbon_kg, mut stated) = (None, None, Vec::new());
    let (mut unpriced, mut unfactored) = (Vec::new(), Vec::new());
    for one in whole.iter().filter(|one| is_known(&hours, one.bought)) {
        let (utility, name) = (one.utility, one.utility.label().to_lowercase());
        let of_utility: Vec<&Purchase> = charged.iter().filter(|place| place.utility == utility).collect();
        let paid: Vec<f64> = of_utility.iter().filter_map(|place| place.cost(zone, &hours)).collect();
        let factors: Factors = catalog.factors_of(site.site_id, utility);
        let emitted = hours.get(&one.bought).and_then(|slots| factors.emissions_kg(zone, slots));
        let is_priced = !paid.is_empty();
        let is_lacking = |place: &&&Purchase| place.cost(zone, &hours).is_none() && is_known(&hours, place.bought);
        let lacking = of_utility.iter().filter(is_lacking).count();
        if is_priced {
            cost = Some(cost.unwrap_or(0.0) + paid.iter().sum::<f64>());
        }
        if let Some(kg) = emitted {
            carbon_kg = Some(carbon_kg.unwrap_or(0.0) + kg);
        }
        // Water is not energy. It counts if it has a rate, but a missing rate is not reported.
        let is_asked = utility != Utility::Water;
        match lacking {
            0 => {}
            _ if !is_asked => {}
            _ if !is_priced => unpriced.push(name.clone()),
            some => unpriced.push(format!("{name} of {some} of {} buildings", of_utility.len())),
        }
        if emitted.is_none() && is_asked {
            unfactored.push(name.clone());
        }
        let price = match &of_utility[..] {
            [place] => place.price_words(catalog, zone, now, site),
            places => is_priced.then(|| format!("the tariffs of {} buildings", places.len())),
        };
        let per = display::unit(utility, site.unit_system);
        let year = zone.date(now).year;
        let factor = factors.kg_in(year).filter(|_| emitted.is_some()).map(|kg| {
            let of = factors.held(year).filter(|held| held.stands_in).map(|held| format!(" (of {})", held.factor.year));
            let (mass, unit) = display::carbon_kg(display::per_unit(kg, utility, site.unit_system), site.unit_system);
            format!("{} {} a {per}{}", figure::significant(mass), unit.trim_end_matches(" CO₂e"), of.unwrap_or_default())
        });
        if let Some(words) = price.into_iter().chain(factor).reduce(|price, factor| format!("{price} and {factor}")) {
            stated.push(format!("{name} at {words}"));
        }
    }
    let (Some(cost), Some(carbon_kg)) = (cost, carbon_kg) else { return Ok(None) };
    let mut note = format!("{}.", stated.join("; "));
    if let Some(first) = note.get(..1).map(str::to_uppercase) {
        note.replace_range(..1, &first);
    }
    for (what, missing) in [("cost: no price is set for", unpriced), ("carbon: no factor is set for", unfactored)] {
        if !missing.is_empty() {
            note.push_str(&format!(" Not in the {what} {}.", missing.join(", ")));
        }
    }
    let (carbon, unit) = display::carbon_kg(carbon_kg, site.unit_system);
    Ok(Some(Money {
        cost: figure::money(cost, &site.currency),
        carbon: figure::significant(carbon),
        carbon_unit: unit.to_owned(),
        note,
    }))
}
