//! The energy of a bill: what was bought and sold in each price period, in tiers.

use super::line::{About, Counted, LineKind};
use super::{Bill, Part, Usage, tidy};
use crate::Slot;
use crate::tariff::{Limit, Metering, Tier};
use crate::zone::Span;

/// What each price period bought and sold, in stored units.
struct Flows {
    bought: Vec<f64>,
    sold: Vec<f64>,
}

/// Energy at one price.
struct Charge {
    kind: LineKind,
    period: usize,
    /// The number of its tier with its bounds, if there are several.
    tier: Option<(usize, f64, f64)>,
    quantity: f64,
    rate: f64,
}

impl Part<'_> {
    /// Adds the lines of energy.
    pub(super) fn add_energy(&self, usage: &Usage, peak_kw: f64, made: &mut Bill) {
        for charge in self.charges(&self.flows(usage), peak_kw) {
            let about = About {
                period: self.tariff.energy.name_of(charge.period),
                tier: charge.tier.map(|tier| tier.0),
                ..About::default()
            };
            let amount = charge.quantity * charge.rate;
            let amount = if charge.kind == LineKind::Export { -amount } else { amount };
            made.line(charge.kind, about, (charge.quantity, Counted::Units), charge.rate, amount);
            if let Some((_, lower, upper)) = charge.tier {
                made.within_tier(lower, upper);
            }
        }
    }

    /// What one unit bought and one unit sold came to in each price period, over all tiers.
    pub(super) fn mean_prices(&self, usage: &Usage, peak_kw: f64) -> Vec<(f64, f64)> {
        let flows = self.flows(usage);
        let mut sums = vec![(0.0, 0.0); flows.bought.len()];
        for charge in self.charges(&flows, peak_kw) {
            let sum = &mut sums[charge.period];
            match charge.kind {
                LineKind::Export => sum.1 += charge.quantity * charge.rate,
                _ => sum.0 += charge.quantity * charge.rate,
            }
        }
        let each = |sum: f64, of: f64| if of > 0.0 { sum / of } else { 0.0 };
        let of_period = |(period, (bought, sold)): (usize, (f64, f64))| {
            let (buy, sell) = (each(bought, flows.bought[period]), each(sold, flows.sold[period]));
            match self.tariff.metering {
                Metering::NetBilling => (buy, sell),
                // What is sold offsets what is bought, so both have the price of what remains.
                Metering::NetMetering => (buy + sell, buy + sell),
            }
        };
        sums.into_iter().enumerate().map(of_period).collect()
    }

    /// The energy of each price period.
    pub(super) fn by_period(&self, slots: &[Slot]) -> Vec<f64> {
        let mut sums = vec![0.0; self.tariff.energy.periods.len()];
        for slot in slots {
            let Some(energy) = slot.energy else { continue };
            if slot.length_ms <= crate::HOUR_MS {
                if self.span.contains(slot.start) {
                    sums[self.tariff.period_at(&self.tariff.energy, self.zone, slot.start)] += energy;
                }
                continue;
            }
            let within = Span { start: slot.start.max(self.span.start), end: (slot.start + slot.length_ms).min(self.span.end) };
            for hour in self.zone.hours(within) {
                let start = hour.start.max(within.start);
                let share = (hour.end.min(within.end) - start) as f64 / slot.length_ms as f64;
                sums[self.tariff.period_at(&self.tariff.energy, self.zone, start)] += energy * share;
            }
        }
        sums
    }

    fn flows(&self, usage: &Usage) -> Flows {
        let (mut bought, mut sold) = (self.by_period(usage.import), self.by_period(usage.export));
        if self.tariff.metering == Metering::NetMetering {
            for (bought, sold) in bought.iter_mut().zip(&mut sold) {
                let net = *bought - *sold;
                (*bought, *sold) = (net.max(0.0), (-net).max(0.0));
            }
        }
        Flows { bought, sold }
    }

    fn charges(&self, flows: &Flows, peak_kw: f64) -> Vec<Charge> {
        let mut charges = Vec::new();
        let all: f64 = flows.bought.iter().sum();
        let periods = || self.tariff.energy.periods.iter().enumerate();
        for (period, tiers) in periods().filter(|(period, _)| flows.bought[*period] > 0.0) {
            let mut lower = 0.0;
            for (index, tier) in tiers.iter().enumerate() {
                let upper = self.limit(tier, peak_kw).unwrap_or(f64::INFINITY).max(lower);
                let quantity = tidy(flows.bought[period] * ((all.min(upper) - lower).max(0.0) / all));
                if quantity > 0.0 {
                    let tier_of = (tiers.len() > 1).then_some((index + 1, lower, upper));
                    charges.push(Charge { kind: LineKind::Energy, period, tier: tier_of, quantity, rate: tier.price() });
                }
                lower = upper;
            }
        }
        for (period, tiers) in periods().filter(|(period, _)| flows.sold[*period] > 0.0) {
            let Some(tier) = tiers.first() else { continue };
            // Under net metering, this is what remains after offsetting everything bought.
            let rate = tier.sell.unwrap_or_else(|| self.tariff.sell_price(tier));
            charges.push(Charge { kind: LineKind::Export, period, tier: None, quantity: tidy(flows.sold[period]), rate });
        }
        charges
    }

    /// The upper limit of an energy tier for these days.
    fn limit(&self, tier: &Tier, peak_kw: f64) -> Option<f64> {
        let days = self.days as f64;
        tier.max.map(|max| match tier.limit {
            Limit::Period => max * self.share,
            Limit::Daily => max * days,
            Limit::PerDemand => max * peak_kw * self.share,
            Limit::PerDemandDaily => max * peak_kw * days,
        })
    }
}
