//! Who pays for a utility of a place, and what they pay for some days: to the cent what their bills
//! say of energy. A site pays what its buildings pay where they have tariffs of their own.

use domain::tariff::{Charge, Pricing, Usage, charge};
use domain::zone::Span;
use domain::{Period, SeriesId, Slot, Utility, Zone};
use std::collections::HashMap;
use store::{Catalog, Owner, Store};

/// A place that pays, with what it bought and sold.
pub struct Payer {
    bought: SeriesId,
    sold: Option<SeriesId>,
    pricing: Pricing,
}

impl Payer {
    /// A place that buys this utility; `None` if nothing says how much.
    #[must_use]
    pub fn of(catalog: &Catalog, owner: Owner, utility: Utility) -> Option<Self> {
        let (bought, sold) = catalog.bought_and_sold(owner, utility);
        let pricing = catalog.pricing_of(owner, utility);
        let sold = sold.filter(|_| pricing.credits_exports());
        Some(Self { bought: bought?, sold, pricing })
    }

    /// The series of what it bought.
    #[must_use]
    pub fn bought(&self) -> SeriesId {
        self.bought
    }

    /// By what it pays.
    #[must_use]
    pub fn pricing(&self) -> &Pricing {
        &self.pricing
    }

    /// Whether it pays a price that is known.
    #[must_use]
    pub fn has_price(&self) -> bool {
        self.pricing.is_set()
    }

    /// Whether a day's sum is enough to price it: no version has two prices, or sells.
    #[must_use]
    pub fn is_priced_by_day(&self) -> bool {
        let versions = self.pricing.tariffs.versions();
        self.sold.is_none() && versions.iter().all(|version| version.tariff.energy.periods.len() < 2)
    }

    /// The series of what it bought and of what it sold.
    pub fn series(&self) -> impl Iterator<Item = SeriesId> {
        std::iter::once(self.bought).chain(self.sold)
    }

    /// The charge of a span, month by month: a bill is never of more than one. `slots` are those of a
    /// series, in order; `None` if nothing is known of what was bought, or none of it has a price.
    pub fn charge<'a>(&self, zone: &Zone, span: Span, slots: impl Fn(SeriesId) -> &'a [Slot]) -> Option<Charge> {
        let months = zone.months(span).into_iter();
        let within = months.map(|month| Span { start: month.start.max(span.start), end: month.end.min(span.end) });
        let part = |month: Span| {
            let import = touching(slots(self.bought), month);
            let export = self.sold.map_or(&[][..], |sold| touching(slots(sold), month));
            charge(&self.pricing, zone, month, &Usage { import, export, earlier: &[] })
        };
        within.filter_map(part).reduce(Charge::and)
    }

    /// Whether it has a price, and something is known of what it bought within a span.
    pub fn is_known<'a>(&self, span: Span, slots: impl Fn(SeriesId) -> &'a [Slot]) -> bool {
        self.has_price() && touching(slots(self.bought), span).iter().any(|slot| slot.energy.is_some())
    }
}

/// The places that pay for what a place uses.
#[must_use]
pub fn payers(catalog: &Catalog, owner: Owner, utility: Utility) -> Vec<Payer> {
    let places = match owner {
        Owner::Site(id) => catalog.charged_places(id, utility),
        owner => vec![owner],
    };
    places.into_iter().filter_map(|owner| Payer::of(catalog, owner, utility)).collect()
}

/// What payers bought and sold within spans that follow one another, by their series: as days where
/// these are enough, or else as hours. Two statements a span at most, however many payers.
///
/// # Errors
/// The store's.
pub async fn slots<'a>(
    store: &Store,
    payers: impl IntoIterator<Item = &'a Payer>,
    spans: &[Span],
    by_hour: bool,
) -> store::Result<HashMap<SeriesId, Vec<Slot>>> {
    let mut asked: HashMap<Period, Vec<SeriesId>> = HashMap::new();
    for payer in payers {
        let period = if payer.is_priced_by_day() && !by_hour { Period::Day } else { Period::Hour };
        asked.entry(period).or_default().extend(payer.series());
    }
    let mut slots: HashMap<SeriesId, Vec<Slot>> = HashMap::new();
    for (period, series) in asked {
        for span in spans {
            for (id, found) in store.rollup_range(&series, period, *span).await? {
                slots.entry(id).or_default().extend(found);
            }
        }
    }
    Ok(slots)
}

/// The slots that touch a span, of slots in order.
#[must_use]
pub fn touching(slots: &[Slot], span: Span) -> &[Slot] {
    let first = slots.partition_point(|slot| slot.start + slot.length_ms <= span.start);
    &slots[first..slots.partition_point(|slot| slot.start < span.end).max(first)]
}
