//! What each day of a billing period adds to its bill: the energy charges and credits of the bill,
//! split by use. Leaves out what belongs to the period as a whole: demand, fixed and minimum charges.
//!
//! Of a price with tiers, each day has its share of every tier, as each price period has. The days
//! add up to the lines of energy to the cent: each is rounded down, and the cents that are left go to
//! the days that lost most (the largest remainder, as seats are allotted).

use super::line::LineKind;
use super::{Bill, Part, Usage, energy_within};
use crate::tariff::Tariffs;
use crate::zone::Span;
use crate::{Slot, Zone};

/// A day of a billing period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayCost {
    /// The day.
    pub span: Span,
    /// What was bought, in stored units; `None` if nothing is known.
    pub energy: Option<f64>,
    /// What it adds to the bill, in whole cents; `None` if nothing is known, or no tariff holds.
    pub cost: Option<f64>,
}

/// The days of a bill, in order. `tariffs` and `usage` are those that it was made of.
#[must_use]
pub fn by_day(made: &Bill, tariffs: &Tariffs, zone: &Zone, usage: &Usage) -> Vec<DayCost> {
    let mut days = Vec::new();
    for (span, part) in Part::all(tariffs, zone, made.span) {
        let prices = part.as_ref().map(|(part, _)| part.mean_prices(usage, part.peaks(usage).whole_kw.unwrap_or(0.0)));
        for day in zone.days(span) {
            let day = Span { start: day.start.max(span.start), end: day.end.min(span.end) };
            let (import, export) = (of_day(usage.import, day), of_day(usage.export, day));
            let is_known = |slots: &[Slot]| slots.iter().any(|slot| slot.energy.is_some());
            let cost = part.as_ref().zip(prices.as_ref()).map(|((part, _), prices)| {
                let part = Part { span: day, ..*part };
                let flows = part.by_period(&import).into_iter().zip(part.by_period(&export));
                flows.zip(prices).map(|((bought, sold), (buy, sell))| bought * buy - sold * sell).sum::<f64>()
            });
            days.push(DayCost {
                span: day,
                energy: is_known(&import).then(|| energy_within(&import, day)),
                cost: cost.filter(|_| is_known(&import) || is_known(&export)),
            });
        }
    }
    let of_energy = made.lines.iter().filter(|line| matches!(line.kind, LineKind::Energy | LineKind::Export));
    let total: f64 = of_energy.map(|line| line.amount).sum();
    settle(&mut days, (total * 100.0).round() as i64);
    days
}

/// The slots that touch a day.
fn of_day(slots: &[Slot], day: Span) -> Vec<Slot> {
    slots.iter().filter(|slot| slot.start < day.end && slot.start + slot.length_ms > day.start).cloned().collect()
}

/// Rounds the days to cents that add up to `total`.
fn settle(days: &mut [DayCost], total: i64) {
    let mut parts: Vec<(usize, i64, f64)> = days
        .iter()
        .enumerate()
        .filter_map(|(index, day)| {
            let cents = day.cost? * 100.0;
            // The dust of binary fractions is no remainder.
            let whole = (cents + 1e-6).floor();
            Some((index, whole as i64, cents - whole))
        })
        .collect();
    let count = parts.len() as i64;
    if count == 0 {
        return;
    }
    let left = total - parts.iter().map(|part| part.1).sum::<i64>();
    parts.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let (each, more) = (left.div_euclid(count), left.rem_euclid(count));
    for (rank, (index, whole, _)) in parts.into_iter().enumerate() {
        let cents = whole + each + i64::from((rank as i64) < more);
        days[index].cost = Some(cents as f64 / 100.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_rounded_so_that_they_add_up() {
        let day = |cost| DayCost { span: Span { start: 0, end: 1 }, energy: Some(1.0), cost };
        let mut days = [day(Some(1.004)), day(None), day(Some(1.004)), day(Some(1.004)), day(Some(-0.5))];
        // 2.512 on the bill is 2.51.
        settle(&mut days, 251);
        assert_eq!(days.map(|day| day.cost), [Some(1.01), None, Some(1.0), Some(1.0), Some(-0.5)]);
    }
}
