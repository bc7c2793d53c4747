//! What the bars of a history count: use, cost or carbon of a place, over spans of time. Costs are
//! those of the bill of the same days. Leaves out words and markup.

use crate::query::payer::{Payer, touching};
use domain::carbon::Factors;
use domain::rollup::energy_within;
use domain::tariff::Charge;
use domain::zone::Span;
use domain::{Millis, SeriesId, Slot, Zone};
use std::collections::HashMap;

/// What is counted.
pub enum Count {
    /// What was used, in stored units times `factor`.
    Use {
        /// The slots of what was used.
        used: Vec<Slot>,
        /// From the stored unit to the one shown.
        factor: f64,
    },
    /// What it cost.
    Cost {
        /// Who pays.
        payers: Vec<Payer>,
        /// The slots of their series.
        slots: HashMap<SeriesId, Vec<Slot>>,
    },
    /// What it emitted, in kilograms times `factor`.
    Carbon {
        /// The slots of what was bought.
        bought: Vec<Slot>,
        /// The factors of its years.
        factors: Factors,
        /// From kilograms to the unit shown.
        factor: f64,
    },
}

impl Count {
    /// The amount within a span; `None` if it is not known.
    #[must_use]
    pub fn within(&self, zone: &Zone, span: Span) -> Option<f64> {
        match self {
            Self::Use { used, factor } => Some(energy_within(used, span)? * factor),
            Self::Cost { .. } => self.charge(zone, span).map(|charge| charge.amount),
            Self::Carbon { bought, factors, factor } => {
                let cut = |slot: &Slot| {
                    let length_ms = (slot.start + slot.length_ms).min(span.end) - slot.start.max(span.start);
                    let share = length_ms as f64 / slot.length_ms as f64;
                    Slot { energy: slot.energy.map(|energy| energy * share), ..*slot }
                };
                let within: Vec<Slot> = touching(bought, span).iter().map(cut).collect();
                Some(factors.emissions_kg(zone, &within)? * factor)
            }
        }
    }

    /// The charge of a span; `None` if it is not known, or no cost is counted.
    #[must_use]
    pub fn charge(&self, zone: &Zone, span: Span) -> Option<Charge> {
        let Self::Cost { payers, slots } = self else { return None };
        let of = |id: SeriesId| slots.get(&id).map_or(&[][..], Vec::as_slice);
        payers.iter().filter_map(|payer| payer.charge(zone, span, of)).reduce(Charge::and)
    }

    /// The amounts of spans that follow one another. They add up to the amount of all of them: with
    /// costs, each is what the bill of the days up to its end has more than that up to its start.
    #[must_use]
    pub fn each(&self, zone: &Zone, tiles: &[Span]) -> Vec<Option<f64>> {
        let Some(start) = tiles.first().map(|tile| tile.start) else { return Vec::new() };
        let Self::Cost { .. } = self else { return tiles.iter().map(|tile| self.within(zone, *tile)).collect() };
        let mut last = None;
        let amounts = tiles.iter().map(|tile| {
            let is_known = self.is_known(*tile);
            let parts = zone.months(*tile).into_iter().map(|month| {
                let from = month.start.max(start);
                let upto = |at: Millis| if at > from { self.upto(zone, &mut last, Span { start: from, end: at }) } else { 0.0 };
                let ends = [tile.start.max(month.start), tile.end.min(month.end)].map(upto);
                ends[1] - ends[0]
            });
            let amount: f64 = parts.sum();
            is_known.then_some((amount * 100.0).round() / 100.0)
        });
        amounts.collect()
    }

    /// The charge from a month's start. `last` is the one before, since each is asked for twice.
    fn upto(&self, zone: &Zone, last: &mut Option<(Span, f64)>, span: Span) -> f64 {
        match *last {
            Some((of, amount)) if of == span => amount,
            _ => {
                let amount = self.charge(zone, span).map_or(0.0, |charge| charge.amount);
                *last = Some((span, amount));
                amount
            }
        }
    }

    /// Whether anything is known of what was bought within a span.
    fn is_known(&self, span: Span) -> bool {
        let Self::Cost { payers, slots } = self else { return true };
        let of = |id: SeriesId| slots.get(&id).map_or(&[][..], Vec::as_slice);
        payers.iter().any(|payer| payer.is_known(span, of))
    }
}

/// The share of a span that was measured, 0 to 1.
#[must_use]
pub fn covered(slots: &[Slot], span: Span) -> f64 {
    let covered = touching(slots, span).iter().map(|slot| {
        let overlap_ms = (slot.start + slot.length_ms).min(span.end) - slot.start.max(span.start);
        // The current slot is covered up to now.
        slot.covered_ms.min(overlap_ms)
    });
    covered.sum::<Millis>() as f64 / span.length_ms().max(1) as f64
}
