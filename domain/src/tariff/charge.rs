//! What the energy of some days costs: the energy charges and credits of their bill, to the cent.
//! Leaves out what belongs to a whole billing period (demand, fixed and minimum charges), but says
//! that there is such a charge.

use super::bill::{cents, energy_within};
use super::{Bill, LineKind, Pricing, Usage, bill};
use crate::Zone;
use crate::zone::Span;

/// The energy charges of a span, less what exports earned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Charge {
    /// Charges less credits, to the cent: the sum of the bill's lines of energy and exports. Days of
    /// no version of the tariff cost the flat price.
    pub amount: f64,
    /// The credits in it, above nought.
    pub credit: f64,
    /// What was bought without a price, in stored units: it is not in `amount`.
    pub unpriced: f64,
    /// Further charges of the tariff, each once. They are on the bill only.
    pub beyond: Vec<LineKind>,
}

/// The charge of a span; `None` if nothing is known of what was bought, or none of it has a price.
#[must_use]
pub fn charge(pricing: &Pricing, zone: &Zone, span: Span, usage: &Usage) -> Option<Charge> {
    usage.import.iter().find(|slot| span.contains(slot.start) && slot.energy.is_some())?;
    let mut made = Charge::default();
    let parts = pricing.tariffs.parts(zone, span);
    let is_priced = pricing.flat.is_some() || parts.iter().any(|part| part.2.is_some());
    // One bill of the whole span: its lines are rounded one by one, and its tiers count all of it.
    made.add(&bill(&pricing.tariffs, zone, span, usage));
    for (part, _, version) in parts {
        match (version, pricing.flat) {
            (Some(version), _) => {
                let tariff = &version.tariff;
                made.beyond.extend(tariff.fixed.map(|_| LineKind::Fixed));
                made.beyond.extend(tariff.has_demand().then_some(LineKind::Demand));
                made.beyond.extend(tariff.minimum.map(|_| LineKind::Minimum));
            }
            (None, Some(price)) => made.amount += cents(energy_within(usage.import, part) * price),
            (None, None) => made.unpriced += energy_within(usage.import, part),
        }
    }
    made.beyond.sort_unstable();
    made.beyond.dedup();
    (made.amount, made.credit) = (cents(made.amount), cents(made.credit));
    is_priced.then_some(made)
}

impl Charge {
    /// Adds the lines of a bill that count energy.
    fn add(&mut self, bill: &Bill) {
        for line in &bill.lines {
            match line.kind {
                LineKind::Energy => self.amount += line.amount,
                LineKind::Export => {
                    self.amount += line.amount;
                    self.credit -= line.amount;
                }
                LineKind::Demand | LineKind::FlatDemand | LineKind::Fixed | LineKind::Minimum => {}
            }
        }
    }

    /// This charge and another one's: of the next month, or of another place.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.beyond.extend(other.beyond);
        self.beyond.sort_unstable();
        self.beyond.dedup();
        Self {
            amount: cents(self.amount + other.amount),
            credit: cents(self.credit + other.credit),
            unpriced: self.unpriced + other.unpriced,
            beyond: self.beyond,
        }
    }
}
