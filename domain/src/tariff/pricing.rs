//! What a place pays for a utility at an instant: a dated tariff, or a flat price where none
//! applies; and what slots of energy cost at these prices. None of it is stored: a local hour has
//! one price, so it is computed on demand.

use super::{Price, Tariffs};
use crate::zone::Span;
use crate::{HOUR_MS, Millis, Slot, Zone};
use std::sync::Arc;

/// What a place pays for a utility.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pricing {
    /// The versions of its tariff; empty if it has no tariff.
    pub tariffs: Arc<Tariffs>,
    /// The price of a unit when no version applies.
    pub flat: Option<f64>,
}

impl Pricing {
    /// A flat price.
    #[must_use]
    pub fn flat(price: f64) -> Self {
        Self { flat: Some(price), ..Self::default() }
    }

    /// Whether any price is known.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.flat.is_some() || !self.tariffs.versions().is_empty()
    }

    /// The price at an instant; `None` if unknown.
    #[must_use]
    pub fn price_at(&self, zone: &Zone, at: Millis) -> Option<Price> {
        match self.tariffs.at(zone, at) {
            Some(version) => Some(version.tariff.price_at(zone, at)),
            None => self.flat.map(|buy| Price { period: 0, buy, sell: 0.0 }),
        }
    }

    /// Whether exports within the span may earn money.
    #[must_use]
    pub fn credits_exports(&self) -> bool {
        self.tariffs.versions().iter().any(|version| version.tariff.credits_exports())
    }

    /// The price of a unit if it is the same throughout the span, so that it may be applied to a
    /// sum over it; `None` if it varies or is unknown.
    #[must_use]
    pub fn constant_within(&self, zone: &Zone, span: Span) -> Option<f64> {
        let (first, last) = (self.tariffs.at(zone, span.start), self.tariffs.at(zone, span.end - 1));
        let begins_within = |version: &super::Version| {
            let start = zone.start_of(version.from);
            span.start < start && start < span.end
        };
        match (first, last) {
            (Some(first), Some(last)) if first.from == last.from => first.tariff.constant_price(),
            (None, None) if !self.tariffs.versions().iter().any(begins_within) => self.flat,
            _ => None,
        }
    }

    /// The total cost of these import slots, each priced by its local hour. A longer slot is spread
    /// evenly. `None` if no slot has an energy, or if one has an energy but no known price.
    #[must_use]
    pub fn charge(&self, zone: &Zone, slots: &[Slot]) -> Option<f64> {
        self.sum(zone, slots, |price| price.buy)
    }

    /// The total credit for these export slots.
    #[must_use]
    pub fn credit(&self, zone: &Zone, slots: &[Slot]) -> Option<f64> {
        self.sum(zone, slots, |price| price.sell)
    }

    fn sum(&self, zone: &Zone, slots: &[Slot], of: impl Fn(Price) -> f64) -> Option<f64> {
        let mut sum = None;
        for slot in slots {
            let Some(energy) = slot.energy else { continue };
            let cost = if slot.length_ms <= HOUR_MS {
                energy * of(self.price_at(zone, slot.start)?)
            } else {
                let span = Span { start: slot.start, end: slot.start + slot.length_ms };
                let mut cost = 0.0;
                for hour in zone.hours(span) {
                    let within_ms = hour.end.min(span.end) - hour.start.max(span.start);
                    let share = within_ms as f64 / slot.length_ms as f64;
                    cost += energy * share * of(self.price_at(zone, hour.start.max(span.start))?);
                }
                cost
            };
            sum = Some(sum.unwrap_or(0.0) + cost);
        }
        sum
    }
}
