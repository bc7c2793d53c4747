//! The slots of a place, turned into what its meters say about each, and into bars. Leaves out how
//! they are matched (`domain::energy`).

use super::source::{AppliancePart, Source};
use crate::model::energy::{Bar, EnergySpan};
use domain::energy::{Amounts, Balance};
use domain::zone::Span;
use domain::{Flow, Millis, Period, SeriesId, Slot, Zone};
use std::collections::HashMap;
use store::Store;

/// A flow counts as known in a slot if it is known for this share of the time of the flow that is
/// known best. The readings of two meters are seldom of the same second.
const KNOWN_MIN: f64 = 0.5;

/// The slots of a place.
pub struct Read {
    slots: HashMap<SeriesId, Vec<Slot>>,
    /// The series of what was bought.
    bought: Option<SeriesId>,
    /// Whether they are days, where the hours would say the same.
    pub period: Period,
}

/// Reads a place's slots: hours, or days where it only buys and the span is longer than a day.
pub async fn read(store: &Store, source: &mut Source, length: EnergySpan, span: Span) -> store::Result<Read> {
    let period = if length != EnergySpan::Day && source.only_buys() { Period::Day } else { Period::Hour };
    read_by(store, source, period, span).await
}

/// Reads a place's slots of that length. A flow of which nothing was ever heard is taken out of the
/// source: a meter may have a register of exports that it never sends, and without this its building's
/// use would never be known.
pub async fn read_by(store: &Store, source: &mut Source, period: Period, span: Span) -> store::Result<Read> {
    let slots = store.rollup_range(&source.series(), period, span).await?;
    for (flow, series_id) in source.flows.clone() {
        let is_heard = slots.get(&series_id).is_some_and(|slots| !slots.is_empty());
        if !is_heard && store.rollup_last_hour(series_id, span.end).await?.is_none() {
            source.flows.remove(&flow);
        }
    }
    Ok(Read { slots, bought: source.flows.get(&Flow::Import).copied(), period })
}

impl Read {
    /// What was bought, in order of time.
    pub fn bought(&self) -> &[Slot] {
        self.of(self.bought)
    }

    /// What a series says, in order of time.
    pub fn of(&self, series_id: Option<SeriesId>) -> &[Slot] {
        series_id.and_then(|id| self.slots.get(&id)).map_or(&[], Vec::as_slice)
    }

    /// What the meters say about each slot of which anything is known, in order of time.
    pub fn amounts(&self, source: &Source) -> impl Iterator<Item = (Millis, Amounts)> {
        let mut starts: Vec<Millis> =
            source.flows.values().flat_map(|&id| self.of(Some(id)).iter().map(|slot| slot.start)).collect();
        starts.sort_unstable();
        starts.dedup();
        starts.into_iter().map(|start| (start, self.at(source, start)))
    }

    fn at(&self, source: &Source, start: Millis) -> Amounts {
        let slot = |id: SeriesId| {
            let slots = self.of(Some(id));
            slots.binary_search_by_key(&start, |slot| slot.start).ok().map(|i| &slots[i])
        };
        let covered_ms = source.flows.values().filter_map(|&id| slot(id)).map(|slot| slot.covered_ms).max().unwrap_or(0);
        let is_known = |slot: &&Slot| slot.covered_ms as f64 >= covered_ms as f64 * KNOWN_MIN;
        // What the place has no meter of, it does not have.
        let of = |flow: Flow| match source.flows.get(&flow) {
            Some(&id) => slot(id).filter(is_known).and_then(|slot| slot.energy),
            None if matches!(flow, Flow::Use | Flow::Import) => None,
            None => Some(0.0),
        };
        let appliance = |part: &AppliancePart| {
            let known = part.series.iter().filter_map(|one| Some(slot(one.series_id)?.energy? * one.sign));
            known.fold(None, |sum: Option<f64>, kwh| Some(sum.unwrap_or(0.0) + kwh)).map(|kwh| (part.appliance, kwh))
        };
        let parts = [Flow::Import, Flow::Export, Flow::Generation, Flow::Charge, Flow::Discharge].map(of);
        let [bought, sold, made, charged, discharged] = parts;
        Amounts {
            bought,
            sold,
            made,
            charged,
            discharged,
            // A sum that lacks one of its parts is no use.
            used: of(Flow::Use).filter(|_| parts.iter().all(Option::is_some)),
            appliances: source.appliances.iter().filter_map(appliance).collect(),
        }
    }
}

/// The bars of the whole span: hours of a day, days of a month, months of a year.
pub fn bars(zone: &Zone, length: EnergySpan, span: Span, source: &Source, read: &Read) -> Vec<Bar> {
    let spans = match length {
        EnergySpan::Day => zone.hours(span),
        EnergySpan::Month => zone.days(span),
        EnergySpan::Year => zone.months(span),
    };
    let mut bars: Vec<Bar> = spans.into_iter().map(|span| Bar { span, balance: Balance::default() }).collect();
    for (start, slot) in read.amounts(source) {
        let i = bars.partition_point(|bar| bar.span.end <= start);
        if let Some(bar) = bars.get_mut(i) {
            bar.balance.add(&slot);
        }
    }
    for bar in &mut bars {
        bar.balance = std::mem::take(&mut bar.balance).settled();
    }
    bars
}
