//! The highest demand: energy averaged over the tariff's window, by the price period that the
//! window lies in.

use super::{Rates, Tariff};
use crate::zone::Span;
use crate::{Millis, Slot, Unit, Zone};
use std::collections::BTreeMap;

/// Demands in kW.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Peaks {
    /// The highest overall.
    pub whole_kw: Option<f64>,
    /// The highest in each period of the demand's schedule.
    pub by_period_kw: Vec<Option<f64>>,
}

impl Tariff {
    /// The highest demands of the import within `span`, by this tariff's window and schedule.
    ///
    /// A slot at least as long as the window counts with its mean for every window in it. If only
    /// part of a window is known, only that part counts.
    pub(super) fn peaks(&self, zone: &Zone, span: Span, slots: &[Slot]) -> Peaks {
        let mut windows: BTreeMap<Millis, f64> = BTreeMap::new();
        let mut peaks = self.no_peaks();
        for slot in slots {
            let Some(energy) = slot.energy else { continue };
            let (start, end) = (slot.start.max(span.start), (slot.start + slot.length_ms).min(span.end));
            if start >= end {
                continue;
            }
            if slot.length_ms >= self.demand_window_ms {
                // The hours of a longer slot may lie in several periods.
                let mut at = start;
                while at < end {
                    peaks.see(&self.demand, self.demand_period_at(zone, at), kilowatts(energy, slot.length_ms));
                    at = zone.hour(at).end;
                }
                continue;
            }
            let mut at = start;
            while at < end {
                let window = at - zone.local_ms(at).rem_euclid(self.demand_window_ms);
                let next = (window + self.demand_window_ms).min(end);
                *windows.entry(window).or_default() += energy * ((next - at) as f64 / slot.length_ms as f64);
                at = next;
            }
        }
        for (window, energy) in windows {
            peaks.see(&self.demand, self.demand_period_at(zone, window), kilowatts(energy, self.demand_window_ms));
        }
        peaks
    }

    /// No demand at all.
    pub(super) fn no_peaks(&self) -> Peaks {
        Peaks { whole_kw: None, by_period_kw: vec![None; self.demand.periods.len()] }
    }

    fn demand_period_at(&self, zone: &Zone, at: Millis) -> usize {
        self.period_at(&self.demand, zone, at)
    }
}

fn kilowatts(energy: f64, length_ms: Millis) -> f64 {
    Unit::KilowattHour.rate(energy, length_ms) / 1000.0
}

/// The higher of two demands that may be unknown.
pub(super) fn higher(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    a.into_iter().chain(b).reduce(f64::max)
}

impl Peaks {
    /// Takes the higher of each.
    pub(super) fn raise(&mut self, other: &Self) {
        self.whole_kw = higher(self.whole_kw, other.whole_kw);
        for (own, other) in self.by_period_kw.iter_mut().zip(&other.by_period_kw) {
            *own = higher(*own, *other);
        }
    }

    fn see(&mut self, demand: &Rates, period: usize, kw: f64) {
        self.whole_kw = higher(self.whole_kw, Some(kw));
        if period < demand.periods.len() {
            self.by_period_kw[period] = higher(self.by_period_kw[period], Some(kw));
        }
    }
}
