//! The bill of an account for one period: energy by period and tier, demand, fixed and minimum
//! charges, credits.
//!
//! # Method
//! - Energy is summed over the whole billing period, so neither the order of slots nor how they are
//!   cut changes a bill, and a late reading simply gives another bill. Tier limits count the usage
//!   of all price periods together; each price period takes its share of every tier (as baselines
//!   are allotted in proportion to use).
//! - Demand is the highest average over the tariff's window seen in the billing period so far: a
//!   bill that is made again later never has a lower demand. A ratchet (`ratchet`) sets a floor: a
//!   share of the highest demand of the months before, or of those of a season.
//! - If the tariff's version or the month's demand prices change within the period, monthly charges
//!   and limits are prorated by the days on which each applies.
//! - Money is in binary floating point. Each line is rounded to the cent, half a cent away from
//!   zero, and the total is the sum of the rounded lines.

mod daily;
mod energy;
mod line;

use super::peak::{Peaks, higher};
use super::{Per, Tariff, Tariffs, Tier, Version};
use crate::zone::{Date, Span};
use crate::{Slot, Zone};
pub use daily::{DayCost, by_day};
pub use line::{About, Counted, Line, LineKind, Note, PeriodName};

/// What an account's meter measured.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage<'a> {
    /// What was bought: quarter-hours if they are known, otherwise hours.
    pub import: &'a [Slot],
    /// What was sold.
    pub export: &'a [Slot],
    /// What was bought in the months before, for tariffs with a ratchet: at least as many months as
    /// it looks at. What lies before them does not count.
    pub earlier: &'a [Slot],
}

/// A bill.
#[derive(Clone, Debug, PartialEq)]
pub struct Bill {
    /// The billing period.
    pub span: Span,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The sum of the lines.
    pub total: f64,
    /// What was bought, in stored units.
    pub import: f64,
    /// What was sold.
    pub export: f64,
    /// The highest demand in kW, if the tariff charges for demand.
    pub peak_kw: Option<f64>,
    /// For how much of the period the imported energy is known.
    pub covered_ms: i64,
    /// How far the imported energy can be trusted, 0 to 1.
    pub quality: f64,
    /// What it leaves out or assumes.
    pub notes: Vec<Note>,
}

/// Rounds to the cent, half a cent away from zero. The 1e-7 of a cent makes up for binary
/// fractions.
pub(super) fn cents(amount: f64) -> f64 {
    let rounded = (amount * 100.0 + amount.signum() * 1e-7).round() / 100.0;
    // Avoids a negative zero, which a sum of nothing is.
    rounded + 0.0
}

/// Rounds to a millionth of a unit: sums differ in their last digits by the order of summation.
fn tidy(quantity: f64) -> f64 {
    (quantity * 1e6).round() / 1e6 + 0.0
}

/// The bill of a billing period by the versions of the account's tariff.
#[must_use]
pub fn bill(tariffs: &Tariffs, zone: &Zone, span: Span, usage: &Usage) -> Bill {
    let parts = Part::all(tariffs, zone, span);
    let mut made = Bill {
        span,
        lines: Vec::new(),
        total: 0.0,
        import: tidy(energy_within(usage.import, span)),
        export: tidy(energy_within(usage.export, span)),
        peak_kw: None,
        covered_ms: 0,
        quality: 0.0,
        notes: Vec::new(),
    };
    made.look_at(usage.import);
    let (mut minimum, mut has_minimum) = (0.0, false);
    let is_split = parts.len() > 1;
    for (span, part) in parts {
        let Some((part, version)) = part else {
            made.notes.push(Note::NoTariff(zone.date(span.start), zone.date(span.end - 1)));
            continue;
        };
        let first_line = made.lines.len();
        part.add(usage, &mut made);
        if is_split {
            for line in &mut made.lines[first_line..] {
                line.about.since = Some(version.from);
            }
        }
        match version.tariff.minimum {
            Some((amount, Per::Month)) => (minimum, has_minimum) = (minimum + amount * part.share, true),
            Some((amount, Per::Day)) => (minimum, has_minimum) = (minimum + amount * part.days as f64, true),
            Some((amount, Per::Year)) => made.notes.push(Note::YearlyMinimum(amount)),
            None => {}
        }
        made.notes.extend(version.tariff.unpriced.iter().cloned().map(Note::Unpriced));
    }
    let total = made.sum();
    if has_minimum && cents(minimum) > total {
        let missing = minimum - total;
        made.line(LineKind::Minimum, About::default(), (1.0, Counted::Months), missing, missing);
    }
    made.total = made.sum();
    made.notes.dedup();
    made
}

impl Bill {
    fn sum(&self) -> f64 {
        cents(self.lines.iter().map(|line| line.amount).sum())
    }

    fn line(&mut self, kind: LineKind, about: About, quantity: (f64, Counted), rate: f64, amount: f64) {
        let (quantity, counted) = (tidy(quantity.0), quantity.1);
        self.lines.push(Line { kind, about, quantity, counted, tier: None, rate, amount: cents(amount) });
    }

    /// Sets the range of the tier on the line that was added last.
    fn within_tier(&mut self, lower: f64, upper: f64) {
        if let Some(line) = self.lines.last_mut() {
            line.tier = Some((tidy(lower), upper.is_finite().then(|| tidy(upper))));
        }
    }

    fn look_at(&mut self, slots: &[Slot]) {
        let mut quality = 0.0;
        for slot in slots.iter().filter(|slot| self.span.contains(slot.start)) {
            self.covered_ms += slot.covered_ms;
            quality += slot.quality * slot.covered_ms as f64;
        }
        if self.covered_ms > 0 {
            self.quality = quality / self.covered_ms as f64;
        }
    }
}

fn share_within(slot: &Slot, span: Span) -> f64 {
    let overlap_ms = (slot.start + slot.length_ms).min(span.end) - slot.start.max(span.start);
    if overlap_ms >= slot.length_ms { 1.0 } else { (overlap_ms.max(0)) as f64 / slot.length_ms as f64 }
}

pub(super) fn energy_within(slots: &[Slot], span: Span) -> f64 {
    slots.iter().filter_map(|slot| Some(slot.energy? * share_within(slot, span))).sum()
}

/// The days of a billing period on which one version applies.
struct Part<'a> {
    tariff: &'a Tariff,
    zone: &'a Zone,
    period: Span,
    span: Span,
    days: i64,
    share: f64,
}

impl<'a> Part<'a> {
    /// The parts of a billing period: their days, and what applies on them, if anything does.
    fn all(tariffs: &'a Tariffs, zone: &'a Zone, period: Span) -> Vec<(Span, Option<(Self, &'a Version)>)> {
        let parts = tariffs.parts(zone, period);
        let all: i64 = parts.iter().map(|part| part.1).sum();
        let part = |(span, days, version): (Span, i64, Option<&'a Version>)| {
            let of = |version: &'a Version| {
                (Self { tariff: &version.tariff, zone, period, span, days, share: days as f64 / all as f64 }, version)
            };
            (span, version.map(of))
        };
        parts.into_iter().map(part).collect()
    }

    /// The highest demands up to the end of its days. A peak that was reached earlier in the period
    /// counts, whichever version applied then.
    fn peaks(&self, usage: &Usage) -> Peaks {
        self.tariff.peaks(self.zone, Span { start: self.period.start, end: self.span.end }, usage.import)
    }

    fn add(&self, usage: &Usage, made: &mut Bill) {
        let tariff = self.tariff;
        let peaks = self.peaks(usage);
        self.add_energy(usage, peaks.whole_kw.unwrap_or(0.0), made);
        if tariff.has_demand() {
            made.peak_kw = higher(made.peak_kw, peaks.whole_kw);
            let earlier = tariff.earlier(self.zone, self.period.start, usage.earlier);
            let has_floor = self.ratchet() > 0.0;
            made.notes.extend(earlier.note().filter(|_| has_floor));
            let earlier = earlier.peaks;
            for period in 0..tariff.demand.periods.len() {
                let months = self.months().into_iter().filter(|(date, _)| tariff.demand.holds_in(date.month, period));
                let share: f64 = months.map(|month| month.1).sum();
                let floor = earlier.by_period_kw[period].map(|kw| kw * self.ratchet());
                let about = About { period: tariff.demand.name_of(period), ..About::default() };
                made.notes.extend(tariff.ratchet_note(period).filter(|_| has_floor && share > 0.0));
                if let Some(kw) = higher(peaks.by_period_kw[period], floor).filter(|_| share > 0.0) {
                    self.add_demand(LineKind::Demand, &about, &tariff.demand.periods[period], kw, share, made);
                }
            }
            let floor = earlier.whole_kw.map(|kw| kw * self.ratchet());
            if let Some(kw) = higher(peaks.whole_kw, floor) {
                for (date, share) in self.months() {
                    let season = usize::from(tariff.flat_demand_months[date.month as usize - 1]);
                    let Some(tiers) = tariff.flat_demand.get(season) else { continue };
                    let about = About { month: (self.months().len() > 1).then_some(date.month), ..About::default() };
                    self.add_demand(LineKind::FlatDemand, &about, tiers, kw, share, made);
                }
            }
        }
        if let Some((amount, per)) = tariff.fixed {
            let (quantity, rate) = match per {
                Per::Day => ((self.days as f64, Counted::Days), amount),
                Per::Month => ((self.share, Counted::Months), amount),
                Per::Year => ((self.share, Counted::Months), amount / 12.0),
            };
            made.line(LineKind::Fixed, About::default(), quantity, rate, quantity.0 * rate);
        }
    }

    /// The months that its days lie in, each with its share of the billing period.
    fn months(&self) -> Vec<(Date, f64)> {
        let mut months: Vec<(Date, f64)> = Vec::new();
        let each = self.share / self.days as f64;
        for day in self.zone.days(self.span) {
            let month = self.zone.date(day.start).month_start(0);
            match months.last_mut() {
                Some((last, share)) if *last == month => *share += each,
                _ => months.push((month, each)),
            }
        }
        if let [(_, share)] = &mut months[..] {
            *share = self.share;
        }
        months
    }

    fn ratchet(&self) -> f64 {
        self.tariff.demand_ratchet[self.zone.date(self.span.end - 1).month as usize - 1]
    }

    fn add_demand(&self, kind: LineKind, about: &About, tiers: &[Tier], kw: f64, share: f64, made: &mut Bill) {
        let mut lower = 0.0;
        for (index, tier) in tiers.iter().enumerate() {
            let upper = tier.max.unwrap_or(f64::INFINITY);
            let quantity = tidy((kw.min(upper) - lower).max(0.0));
            if quantity > 0.0 && tier.price() != 0.0 {
                let about = About {
                    tier: (tiers.len() > 1).then_some(index + 1),
                    share: (share < 1.0 - 1e-9).then_some(share),
                    ..about.clone()
                };
                let rate = tier.price();
                made.line(kind, about, (quantity, Counted::Kilowatts), rate, quantity * rate * share);
                if tiers.len() > 1 {
                    made.within_tier(lower, upper);
                }
            }
            lower = upper;
        }
    }
}
