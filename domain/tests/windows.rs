//! Readings that arrive in any order, in batches: deriving each batch from the readings that
//! `domain::window` asks for leaves the same hours as deriving everything at once. The steps are
//! those of the store (`ledger::derive`), without its statements.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::course::{CONTEXT, Course, REACH, course, intervals};
use domain::interval::Interval;
use domain::rollup::{HourSlots, hour_slots};
use domain::window::{Beyond, CONTEXT_FAR, Higher, Look, REACH_FAR, look};
use domain::zone::Span;
use domain::{ChannelKind, HOUR_MS, MINUTE_MS, Millis, Reading, Rules, Unit, Zone};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A channel's ledger, and the hours made from it so far.
struct Ledger {
    rules: Rules,
    zone: Zone,
    readings: Vec<Reading>,
    hours: BTreeMap<Millis, HourSlots>,
    far: usize,
    knows_falls: bool,
}

fn hour(at: Millis) -> Millis {
    at.div_euclid(HOUR_MS) * HOUR_MS
}

impl Ledger {
    fn new(rules: Rules, knows_falls: bool) -> Self {
        Self { rules, zone: Zone::utc(), readings: Vec::new(), hours: BTreeMap::new(), far: 0, knows_falls }
    }

    fn commit(&mut self, new: &[Reading]) {
        let mut new = new.to_vec();
        new.sort_by_key(|reading| reading.at);
        self.readings.extend_from_slice(&new);
        self.readings.sort_by_key(|reading| reading.at);
        if !self.derive(&new, REACH, CONTEXT, true) {
            self.far += 1;
            self.derive(&new, REACH_FAR, CONTEXT_FAR, false);
        }
    }

    /// Whether these readings were enough.
    fn derive(&mut self, new: &[Reading], reach: usize, context: usize, is_near: bool) -> bool {
        let all = &self.readings;
        let place = |at: Millis| all.partition_point(|reading| reading.at < at);
        let first = place(new[0].at).saturating_sub(reach);
        let last = (place(new[new.len() - 1].at) + reach).min(all.len() - 1);
        let reached = Span { start: hour(all[first].at.min(new[0].at - 1)), end: hour(all[last].at - 1) + HOUR_MS };
        let from = place(reached.start + 1).saturating_sub(context);
        let to = (place(reached.end) + context).min(all.len());
        let window = &all[from..to];
        let is_new = |reading: &Reading| new.binary_search_by_key(&reading.at, |one| one.at).is_ok();
        let old: Vec<Reading> = window.iter().filter(|reading| !is_new(reading)).copied().collect();
        let (before, after) = (course(&self.rules, &old), course(&self.rules, window));
        if is_near {
            // Half of the ledgers know when the register last fell, as the store does with SQLite.
            let falls = all[..=from].windows(2).filter(|pair| pair[1].value < pair[0].value);
            let fell_at = if self.knows_falls { falls.map(|pair| pair[1].at).max().unwrap_or(Millis::MIN) } else { Millis::MAX };
            let beyond = Beyond { is_first: from == 0, is_last: to == all.len(), fell_at };
            let is_enough = |readings: &[Reading], course: &Course| match look(&self.rules, readings, course, beyond) {
                Look::Far => false,
                Look::Near => true,
                Look::Ask(higher) => !self.stood_higher(higher),
            };
            if !is_enough(&old, &before) || !is_enough(window, &after) {
                return false;
            }
        }
        let span = changed(&before.intervals, &after.intervals, new);
        let (start, end) = (hour(span.start).max(reached.start), (hour(span.end - 1) + HOUR_MS).min(reached.end));
        self.hours.retain(|at, _| *at < start || *at >= end);
        let spans = self.zone.hours(Span { start, end });
        let hours = hour_slots(&self.zone, &spans, &after.intervals, window);
        self.hours.extend(hours.into_iter().filter(|hour| !hour.hour.is_empty()).map(|hour| (hour.hour.start, hour)));
        true
    }

    fn stood_higher(&self, asked: Higher) -> bool {
        let before = self.readings.iter().rev().filter(|reading| reading.at < asked.before).take(600);
        before.take_while(|r| r.at >= asked.from).any(|r| r.value > asked.above && r.value <= asked.most)
    }

    fn whole(&self) -> BTreeMap<Millis, HourSlots> {
        let found = intervals(&self.rules, &self.readings);
        let span =
            Span { start: hour(self.readings[0].at - 1), end: hour(self.readings[self.readings.len() - 1].at - 1) + HOUR_MS };
        let hours = hour_slots(&self.zone, &self.zone.hours(span), &found, &self.readings);
        hours.into_iter().filter(|hour| !hour.hour.is_empty()).map(|hour| (hour.hour.start, hour)).collect()
    }
}

/// The span in which the two courses differ, or the new readings stand.
fn changed(before: &[Interval], after: &[Interval], new: &[Reading]) -> Span {
    let same_first = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    let left = before.len().min(after.len()) - same_first;
    let same_last = before.iter().rev().zip(after.iter().rev()).take(left).take_while(|(old, new)| old == new).count();
    let differ = before[same_first..before.len() - same_last].iter().chain(&after[same_first..after.len() - same_last]);
    let own = Span { start: new[0].at - 1, end: new[new.len() - 1].at };
    differ.fold(own, |span, one| Span { start: span.start.min(one.start), end: span.end.max(one.end) })
}

/// What happens to a register next, and for how many readings.
#[derive(Clone, Debug)]
enum Event {
    Idle(usize),
    Runs(f64, usize),
    /// Tells a figure from so many readings before.
    Old(usize, usize),
    Zero(usize),
    Code(f64, usize),
    Leaps(f64),
    Resets,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (1..40_usize).prop_map(Event::Idle),
        8 => (0.001..0.5_f64, 1..60_usize).prop_map(|(step, times)| Event::Runs(step, times)),
        3 => (1..40_usize, 1..60_usize).prop_map(|(back, times)| Event::Old(back, times)),
        1 => (1..400_usize, 580..620_usize).prop_map(|(back, times)| Event::Old(back, times)),
        1 => (1..20_usize).prop_map(Event::Zero),
        1 => (prop_oneof![Just(4_294_967.295), Just(65_535.0), Just(838_860.7)], 1..130_usize)
            .prop_map(|(code, times)| Event::Code(code, times)),
        1 => prop_oneof![Just(50.0), Just(1e6)].prop_map(Event::Leaps),
        1 => Just(Event::Resets),
    ]
}

fn register(events: &[Event], step_ms: Millis) -> Vec<Reading> {
    let (mut value, mut shown) = (100.0_f64, Vec::new());
    for event in events {
        match *event {
            Event::Idle(times) => shown.extend(std::iter::repeat_n(value, times)),
            Event::Runs(step, times) => shown.extend((0..times).map(|_| (value += step, value).1)),
            Event::Old(back, times) => {
                let old = shown.len().checked_sub(back).map_or(value, |i| shown[i]);
                shown.extend(std::iter::repeat_n(old, times));
                value += 0.01 * times as f64;
            }
            Event::Zero(times) => shown.extend(std::iter::repeat_n(0.0, times)),
            Event::Code(code, times) => shown.extend(std::iter::repeat_n(code, times)),
            Event::Leaps(by) => value += by,
            Event::Resets => value = 0.0,
        }
    }
    // At uneven steps, some of them minutes late.
    let late = |i: usize| if i % 17 == 5 { step_ms / 2 } else { 0 };
    shown.iter().enumerate().map(|(i, &value)| Reading::new(i as Millis * step_ms + late(i), value)).collect()
}

fn rules() -> impl Strategy<Value = Rules> {
    (prop::option::of(1_000.0..20_000.0_f64), prop::bool::weighted(0.2), prop::option::of(Just(200.0))).prop_map(
        |(max_rate, counts_both_ways, max_register)| Rules {
            max_rate,
            counts_both_ways,
            max_register,
            ..Rules::new(ChannelKind::Cumulative, Unit::KilowattHour)
        },
    )
}

/// The cost of a fall is paid by registers that fell.
#[test]
fn a_register_that_rises_is_read_from_a_few_readings() {
    for step_ms in [10_000, MINUTE_MS, HOUR_MS] {
        let mut ledger = Ledger::new(Rules::new(ChannelKind::Cumulative, Unit::KilowattHour), false);
        let (mut value, mut readings) = (100.0, Vec::new());
        for i in 0..2_000 {
            // Idle at times, and of uneven power.
            value += if i % 300 < 60 { 0.0 } else { 0.01 * f64::from(1 + i * 7 % 13) };
            readings.push(Reading::new(Millis::from(i) * step_ms, value));
        }
        for one in &readings {
            ledger.commit(std::slice::from_ref(one));
        }
        assert_eq!(ledger.far, 0);
        assert_eq!(ledger.hours, ledger.whole());
    }
}

/// A register that told 0 while it told an old figure comes back twice, and the first time says nothing
/// of the second.
#[test]
fn a_fall_within_another_is_found_from_a_few_readings() {
    use Event::{Idle, Old, Runs, Zero};
    let readings = register(&[Idle(35), Runs(0.001, 20), Old(4, 53), Zero(8), Old(9, 5), Idle(6)], MINUTE_MS);
    let mut ledger = Ledger::new(Rules::new(ChannelKind::Cumulative, Unit::KilowattHour), false);
    for one in &readings {
        ledger.commit(std::slice::from_ref(one));
    }
    assert_eq!(ledger.hours, ledger.whole());
}

fn steps() -> impl Strategy<Value = Millis> {
    prop_oneof![Just(10_000), Just(MINUTE_MS), Just(5 * MINUTE_MS), Just(15 * MINUTE_MS), Just(HOUR_MS), Just(24 * HOUR_MS)]
}

fn same(ledger: &Ledger) -> Result<(), TestCaseError> {
    let whole = ledger.whole();
    for (at, hour) in &whole {
        prop_assert_eq!(ledger.hours.get(at), Some(hour));
    }
    prop_assert_eq!(ledger.hours.len(), whole.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn readings_that_arrive_in_order_leave_the_hours_of_the_whole(
        rules in rules(), step_ms in steps(), events in prop::collection::vec(event(), 1..25), batch in 1..6_usize, knows_falls: bool,
    ) {
        let readings = register(&events, step_ms);
        let mut ledger = Ledger::new(rules, knows_falls);
        for (i, new) in readings.chunks(batch).enumerate() {
            ledger.commit(new);
            // Also while a fall is open.
            if i % 200 == 7 {
                same(&ledger)?;
            }
        }
        if !readings.is_empty() {
            same(&ledger)?;
        }
    }

    #[test]
    fn readings_that_arrive_in_any_order_leave_the_hours_of_the_whole(
        rules in rules(), step_ms in steps(), events in prop::collection::vec(event(), 1..25),
        late in prop::collection::vec(any::<prop::sample::Index>(), 1..15), batch in 1..90_usize, knows_falls: bool,
    ) {
        let mut readings = register(&events, step_ms);
        if readings.is_empty() {
            return Ok(());
        }
        // Most in order, and some late: single ones, and whole stretches.
        let late: Vec<Reading> = late.iter().enumerate().flat_map(|(i, index)| {
            let at = index.index(readings.len().max(1)).min(readings.len().saturating_sub(1));
            let times = if i % 5 == 0 { 40 } else { 1 };
            readings.drain(at..(at + times).min(readings.len())).collect::<Vec<_>>()
        }).collect();
        let mut ledger = Ledger::new(rules, knows_falls);
        for new in readings.chunks(batch) {
            ledger.commit(new);
        }
        for (i, one) in late.iter().rev().enumerate() {
            ledger.commit(&[*one]);
            if i % 9 == 0 {
                same(&ledger)?;
            }
        }
        if !readings.is_empty() {
            same(&ledger)?;
        }
    }
}
