//! What today costs, to the cent as the bills of the day have it, and what it emits, by the year's
//! factors. Says what is not counted, and why.

use super::overview::drawn::Money;
use super::payer::Payer;
use crate::Scope;
use domain::carbon::Factors;
use domain::figure::{self, Figure};
use domain::tariff::Charge;
use domain::zone::Span;
use domain::{Millis, Period, SeriesId, Site, Slot, Utility, Zone, display};
use std::collections::HashMap;
use store::{Catalog, Owner};
use wording::page::daily::money as says;
use wording::{Words, label};

/// A place's purchase of a utility.
struct Purchase {
    utility: Utility,
    owner: Owner,
    payer: Payer,
}

impl Purchase {
    fn of(catalog: &Catalog, owner: Owner, utility: Utility) -> Option<Self> {
        Some(Self { utility, owner, payer: Payer::of(catalog, owner, utility)? })
    }

    /// What the bill of the day says of it; `None` if the use or the price is not known.
    fn charge(&self, zone: &Zone, day: Span, hours: &HashMap<SeriesId, Vec<Slot>>) -> Option<Charge> {
        self.payer.charge(zone, day, |id| hours.get(&id).map(Vec::as_slice).unwrap_or_default())
    }

    /// The price in words.
    fn price_words(&self, words: Words, catalog: &Catalog, zone: &Zone, now: Millis, site: &Site) -> Option<String> {
        let price = display::per_unit(self.payer.pricing().price_at(zone, now)?.buy, self.utility, words.units);
        let price = words.price(price, &site.currency, display::unit(self.utility, words.units));
        Some(match self.payer.pricing().tariffs.at(zone, now).and(catalog.tariff_name_of(self.owner, self.utility)) {
            Some(name) => says::by_tariff(words, &price, name),
            None => price,
        })
    }
}

fn is_known(hours: &HashMap<SeriesId, Vec<Slot>>, series: SeriesId) -> bool {
    hours.get(&series).is_some_and(|slots| slots.iter().any(|slot| slot.energy.is_some()))
}

/// The cost and carbon of one utility today, and what they are based on.
struct Counted {
    /// The utility's name in sentences.
    name: &'static str,
    cost: Option<f64>,
    carbon_kg: Option<f64>,
    /// The price and the factor in words.
    stated: Option<String>,
    /// What has no price; `None` if all has.
    unpriced: Option<String>,
    /// Its use has no emission factor.
    is_unfactored: bool,
}

impl Counted {
    /// Counts a utility that the site bought today. `charged` are the places that pay for it.
    fn of(
        utility: Utility,
        bought: SeriesId,
        charged: &[&Purchase],
        hours: &HashMap<SeriesId, Vec<Slot>>,
        (words, catalog, zone, now, site): (Words, &Catalog, &Zone, Millis, &Site),
    ) -> Self {
        let name = label::utility_within(words, utility);
        let day = zone.day(now);
        let charges: Vec<(&Purchase, Option<Charge>)> =
            charged.iter().map(|place| (*place, place.charge(zone, day, hours))).collect();
        let paid = charges.iter().filter_map(|(_, charge)| charge.clone()).reduce(Charge::and);
        let factors: Factors = catalog.factors_of(site.site_id, utility);
        let emitted = hours.get(&bought).and_then(|slots| factors.emissions_kg(zone, slots));
        let is_priced = paid.is_some();
        let is_lacking = |place: &Purchase, charge: Option<&Charge>| {
            charge.map_or_else(|| is_known(hours, place.payer.bought()), |charge| charge.unpriced > 0.0)
        };
        let lacking = charges.iter().filter(|(place, charge)| is_lacking(place, charge.as_ref())).count();
        // Water is not energy. It counts if it has a rate, but a missing rate is not reported.
        let is_asked = utility != Utility::Water;
        let unpriced = match lacking {
            0 => None,
            _ if !is_asked => None,
            _ if !is_priced => Some(name.to_owned()),
            some => Some(says::unpriced_in(words, name, some, charged.len())),
        };
        let price = match charged {
            [place] => place.price_words(words, catalog, zone, now, site),
            places => is_priced.then(|| says::tariffs(words, places.len())),
        };
        let factor = emitted.and_then(|_| factor_words(words, &factors, utility, zone.date(now).year));
        Self {
            cost: paid.map(|paid| paid.amount),
            carbon_kg: emitted,
            stated: (price.is_some() || factor.is_some())
                .then(|| says::counted(words, name, price.as_deref(), factor.as_deref())),
            unpriced,
            is_unfactored: emitted.is_none() && is_asked,
            name,
        }
    }
}

/// The year's emission factor in words; `None` if there is none.
fn factor_words(words: Words, factors: &Factors, utility: Utility, year: i32) -> Option<String> {
    let kg = factors.kg_in(year)?;
    let per = display::unit(utility, words.units);
    let of = factors.held(year).filter(|held| held.stands_in).map(|held| held.factor.year.to_string());
    let (mass, unit) = display::carbon_kg(display::per_unit(kg, utility, words.units), words.units);
    let mass = Figure { number: figure::significant(mass), unit: unit.trim_end_matches(" CO₂e").to_owned() };
    Some(says::factor(words, &mass, per, of.as_deref()))
}

/// The sum of what is known; `None` if nothing is.
fn sum(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    values.flatten().fold(None, |sum, value| Some(sum.unwrap_or(0.0) + value))
}

/// Cost and carbon of the site's day so far, and what they are based on.
///
/// # Errors
/// The store's.
pub async fn today(state: &Scope, catalog: &Catalog, zone: &Zone, now: Millis, site: &Site) -> store::Result<Option<Money>> {
    let words = state.words(site);
    let place = Owner::Site(site.site_id);
    let whole: Vec<Purchase> = Utility::ALL.iter().filter_map(|&utility| Purchase::of(catalog, place, utility)).collect();
    let charged: Vec<Purchase> = whole
        .iter()
        .flat_map(|one| catalog.charged_places(site.site_id, one.utility).into_iter().map(move |owner| (owner, one.utility)))
        .filter_map(|(owner, utility)| Purchase::of(catalog, owner, utility))
        .collect();
    let mut ids: Vec<SeriesId> = whole.iter().chain(&charged).flat_map(|one| one.payer.series()).collect();
    ids.sort_unstable();
    ids.dedup();
    let day: Span = zone.day(now);
    let hours = state.store.rollup_range(&ids, Period::Hour, day).await?;
    let counted: Vec<Counted> = whole
        .iter()
        .filter(|one| is_known(&hours, one.payer.bought()))
        .map(|one| {
            let places: Vec<&Purchase> = charged.iter().filter(|place| place.utility == one.utility).collect();
            Counted::of(one.utility, one.payer.bought(), &places, &hours, (words, catalog, zone, now, site))
        })
        .collect();
    let (cost, carbon_kg) = (sum(counted.iter().map(|one| one.cost)), sum(counted.iter().map(|one| one.carbon_kg)));
    let (Some(cost), Some(carbon_kg)) = (cost, carbon_kg) else { return Ok(None) };
    let (carbon, unit) = display::carbon_kg(carbon_kg, words.units);
    Ok(Some(Money {
        cost: words.money(cost, &site.currency),
        carbon: words.significant(carbon),
        carbon_unit: unit.to_owned(),
        note: note(words, &counted),
    }))
}

/// What the figures are based on, and what is not counted.
fn note(words: Words, counted: &[Counted]) -> String {
    let stated: Vec<&str> = counted.iter().filter_map(|one| one.stated.as_deref()).collect();
    let unpriced: Vec<String> = counted.iter().filter_map(|one| one.unpriced.clone()).collect();
    let unfactored: Vec<String> = counted.iter().filter(|one| one.is_unfactored).map(|one| one.name.to_owned()).collect();
    let mut sentences = vec![says::based_on(words, &words.parts(&stated))];
    if !unpriced.is_empty() {
        sentences.push(says::unpriced(words, &words.list(&unpriced)));
    }
    if !unfactored.is_empty() {
        sentences.push(says::unfactored(words, &words.list(&unfactored)));
    }
    sentences.join(" ")
}
