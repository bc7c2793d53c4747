//! From a register's readings to the amounts between them. Skips error codes, glitches and old
//! figures, holds falls until they are confirmed, and tells resets, rollovers and meter changes
//! apart. Leaves out when a fall was none (`fall`), registers that count both ways (`net`), and
//! amounts and powers (`interval`).

use crate::code::{CODES_MAX, codes};
use crate::fall::{BESIDE, mark_stale};
use crate::interval::{GAP_MS, Interval, LONG_GAP_MS, Reason};
use crate::mark::{GLITCHES_MAX, Mark};
use crate::rules::{RegisterChange, Rules};
use crate::scale::{Paces, refuse};
use crate::{ChannelKind, Millis, Reading};

/// The mark of each reading of a register; `None` if all count and none is below the one before it,
/// as nearly always.
///
/// A fall that lasts for three readings is accepted, unless the register comes back.
pub(crate) fn marks(rules: &Rules, readings: &[Reading]) -> Option<Vec<Mark>> {
    marks_of(readings, &rules.joined(readings))
}

fn marks_of(readings: &[Reading], joined: &[Reading]) -> Option<Vec<Mark>> {
    let codes = codes(ChannelKind::Cumulative, crate::Unit::KilowattHour, readings);
    if codes.is_none() && joined.windows(2).all(|pair| pair[0].value <= pair[1].value) {
        return None;
    }
    let is_code = |i: &usize| codes.as_ref().is_some_and(|codes| codes[*i]);
    let mut line: Vec<usize> = (0..readings.len()).filter(|i| !is_code(i)).collect();
    let glitches = glitches(joined, &line);
    let mut marks: Vec<Mark> = (0..readings.len()).map(|i| if is_code(&i) { Mark::Code } else { Mark::Counts }).collect();
    for (&i, _) in line.iter().zip(&glitches).filter(|(_, is_glitch)| **is_glitch) {
        marks[i] = Mark::Glitch;
    }
    line.retain(|&i| marks[i] == Mark::Counts);
    mark_stale(joined, &line, &mut marks);
    Some(marks)
}

/// Whether each reading of the line, which is given by indexes, is a glitch.
fn glitches(readings: &[Reading], line: &[usize]) -> Vec<bool> {
    let value = |k: usize| readings[line[k]].value;
    (0..line.len())
        .map(|k| {
            let before = [k.checked_sub(1), k.checked_sub(2)];
            let after = [k + 1, k + 2];
            before.into_iter().flatten().any(|a| {
                after
                    .into_iter()
                    .filter(|&b| b < line.len() && b - a <= 3 && line[b] - line[a] <= BESIDE)
                    .any(|b| value(a) <= value(b) && (value(k) < value(a) || value(k) > value(b)))
            })
        })
        .collect()
}

/// The intervals of a register, and whether it rose all the way: no code, no leap out of scale, and
/// no fall but glitches.
pub(crate) fn from_registers(rules: &Rules, readings: &[Reading]) -> (Vec<Interval>, bool) {
    let joined = rules.joined(readings);
    let mut steps = Steps { rules, readings, joined: &joined, found: Vec::with_capacity(readings.len()), paces: Paces::new() };
    let mut is_calm = true;
    match marks_of(readings, &joined) {
        None => (1..readings.len()).for_each(|i| steps.rise(i - 1, i)),
        Some(marks) => {
            is_calm = !marks.iter().any(|mark| matches!(mark, Mark::Stale | Mark::Code));
            let confirmed_to = confirmed_to(&marks);
            let counted: Vec<usize> = (0..readings.len()).filter(|&i| marks[i] == Mark::Counts).collect();
            for pair in counted.windows(2) {
                let (before, i) = (pair[0], pair[1]);
                if !is_one_step(&marks[before + 1..i]) {
                    continue;
                }
                if joined[i].value >= joined[before].value {
                    steps.rise(before, i);
                    continue;
                }
                is_calm = false;
                if confirmed_to.is_none_or(|to| i > to) {
                    // Two more readings tell a glitch from a reset; until they arrive, hold.
                    break;
                }
                steps.fall(before, i);
            }
        }
    }
    let Steps { mut found, paces, .. } = steps;
    let may_be_out = paces.may_be_out(rules);
    if may_be_out {
        refuse(rules, &mut found, readings);
    }
    (found, is_calm && !may_be_out)
}

/// The steps of a register from one reading that counts to the next.
struct Steps<'a> {
    rules: &'a Rules,
    readings: &'a [Reading],
    joined: &'a [Reading],
    found: Vec<Interval>,
    paces: Paces,
}

impl Steps<'_> {
    fn rise(&mut self, before: usize, i: usize) {
        let (start, end) = (self.readings[before].at, self.readings[i].at);
        let is_changed = !self.rules.changes.is_empty() && has_change(&self.rules.changes, start, end);
        // Within one register, take the plain difference: sums of changes would round it.
        let side = if is_changed { self.joined } else { self.readings };
        // Joined figures are rounded, so a rise of theirs may be a fall in the last bit.
        let amount = (side[i].value - side[before].value).max(0.0);
        let reason = match end - start {
            span_ms if span_ms > LONG_GAP_MS => Reason::SpreadLong,
            span_ms if span_ms > GAP_MS => Reason::Spread,
            _ if i - before > 1 => Reason::Recovered,
            _ if is_changed => Reason::Changed,
            _ => Reason::Measured,
        };
        self.paces.add(amount, end - start);
        self.found.push(Interval::of_amount(self.rules, start, end, amount, reason));
    }

    fn fall(&mut self, before: usize, i: usize) {
        let (old, new) = (self.readings[before], self.readings[i]);
        let is_changed = has_change(&self.rules.changes, old.at, new.at);
        let is_over = |max: &f64| !is_changed && old.value > 0.9 * max && old.value <= *max && new.value < 0.1 * max;
        let (amount, reason) = match self.rules.max_register.filter(is_over) {
            Some(max) => (max - old.value + new.value, Reason::Rollover),
            None => (0.0, Reason::Reset),
        };
        if reason == Reason::Rollover {
            self.paces.add(amount, new.at - old.at);
        }
        self.found.push(Interval::of_amount(self.rules, old.at, new.at, amount, reason));
    }
}

/// Whether what lies between two readings that count may be passed over: an old figure, or a few
/// glitches and codes.
fn is_one_step(between: &[Mark]) -> bool {
    let count = |mark: Mark| between.iter().filter(|one| **one == mark).count();
    between.is_empty() || count(Mark::Stale) > 0 || count(Mark::Glitch) <= GLITCHES_MAX && count(Mark::Code) <= CODES_MAX
}

/// The last reading after which two more have come that are no error codes.
fn confirmed_to(marks: &[Mark]) -> Option<usize> {
    (0..marks.len()).rev().filter(|&i| marks[i] != Mark::Code).nth(2)
}

fn has_change(changes: &[RegisterChange], start: Millis, end: Millis) -> bool {
    let next = changes.partition_point(|change| change.at <= start);
    changes.get(next).is_some_and(|change| change.at <= end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::intervals;
    use crate::{ChannelKind, HOUR_MS, Unit};

    fn plain() -> Rules {
        Rules::new(ChannelKind::Cumulative, Unit::KilowattHour)
    }

    fn hourly(values: &[f64]) -> Vec<Reading> {
        values.iter().enumerate().map(|(i, &value)| Reading::new(i as Millis * HOUR_MS, value)).collect()
    }

    fn amounts(rules: &Rules, values: &[f64]) -> Vec<(f64, Reason)> {
        intervals(rules, &hourly(values)).iter().map(|i| (i.energy.unwrap_or(f64::NAN), i.reason)).collect()
    }

    #[test]
    fn energy_is_the_difference_of_two_registers() {
        assert_eq!(amounts(&plain(), &[10.0, 11.5, 11.5]), [(1.5, Reason::Measured), (0.0, Reason::Measured)]);
    }

    #[test]
    fn a_register_that_falls_and_recovers_adds_no_energy() {
        let total = |values: &[f64]| amounts(&plain(), values).iter().map(|a| a.0).sum::<f64>();
        assert!((total(&[100.0, 101.0, 0.0, 102.0, 103.0]) - 3.0).abs() < 1e-9);
        assert!((total(&[100.0, 101.0, 0.0, 0.0, 102.0, 103.0]) - 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_register_that_jumps_up_and_comes_back_adds_no_energy() {
        let total: f64 = amounts(&plain(), &[100.0, 101.0, 999_999.0, 102.0, 103.0]).iter().map(|a| a.0).sum();
        assert!((total - 3.0).abs() < 1e-9);
    }

    #[test]
    fn two_momentary_zeros_around_a_good_reading_lose_no_energy() {
        let total: f64 = amounts(&plain(), &[100.0, 0.0, 101.0, 0.0, 102.0, 103.0]).iter().map(|a| a.0).sum();
        assert!((total - 3.0).abs() < 1e-9);
    }

    #[test]
    fn registers_of_two_devices_that_share_a_name_are_a_gap() {
        let values: Vec<f64> = (0..40).map(|i| if i % 2 == 0 { 100.0 } else { 5000.0 } + f64::from(i) / 10.0).collect();
        let total: f64 = amounts(&plain(), &values).iter().map(|a| a.0).sum();
        assert!(total < 5.0, "{total}");
    }

    #[test]
    fn a_fall_is_held_until_two_more_readings_confirm_it() {
        assert_eq!(amounts(&plain(), &[100.0, 101.0, 0.0]).len(), 1);
        assert_eq!(amounts(&plain(), &[100.0, 101.0, 0.0, 0.5]).len(), 1);
        assert_eq!(
            amounts(&plain(), &[100.0, 101.0, 0.0, 0.5, 1.5]),
            [(1.0, Reason::Measured), (0.0, Reason::Reset), (0.5, Reason::Measured), (1.0, Reason::Measured)]
        );
    }

    #[test]
    fn a_register_that_passes_its_maximum_goes_on_from_0() {
        let rules = Rules { max_register: Some(1000.0), ..plain() };
        let found = amounts(&rules, &[998.0, 999.0, 1.0, 2.0, 3.0]);
        assert_eq!(found[1], (2.0, Reason::Rollover));
    }

    #[test]
    fn energy_goes_on_across_a_meter_change() {
        let change = RegisterChange { at: 3 * HOUR_MS / 2, old_final: 101.75, new_initial: 7.0 };
        let rules = Rules { changes: vec![change], ..plain() };
        let found = amounts(&rules, &[100.0, 101.0, 7.5, 8.5]);
        assert_eq!(found, [(1.0, Reason::Measured), (1.25, Reason::Changed), (1.0, Reason::Measured)]);
        // A glitch next to the change is one by either register.
        let total: f64 = amounts(&rules, &[100.0, 101.0, 0.0, 8.5, 9.0]).iter().map(|a| a.0).sum();
        assert!((total - 3.75).abs() < 1e-9, "{total}");
    }

    #[test]
    fn a_meter_change_whose_figures_contradict_the_readings_makes_no_energy() {
        let change = RegisterChange { at: 3 * HOUR_MS / 2, old_final: 50.0, new_initial: 7.0 };
        let rules = Rules { changes: vec![change], ..plain() };
        let found = amounts(&rules, &[100.0, 101.0, 7.5, 8.5, 9.5]);
        assert_eq!(found[1], (0.0, Reason::Reset));
    }

    #[test]
    fn a_step_beyond_the_maximum_is_not_believed_and_what_follows_it_counts() {
        let rules = Rules { max_rate: Some(10_000.0), ..plain() };
        let found = intervals(&rules, &hourly(&[100.0, 101.0, 5_000.0, 5_009.0]));
        let found: Vec<_> = found.iter().map(|i| (i.energy, i.reason)).collect();
        assert_eq!(found, [(Some(1.0), Reason::Measured), (None, Reason::Implausible), (Some(9.0), Reason::Measured)]);
    }

    #[test]
    fn a_whole_tick_of_a_coarse_register_is_not_beyond_the_maximum() {
        let rules = Rules { max_rate: Some(10_000.0), ..plain() };
        let readings = [Reading::new(0, 100.0), Reading::new(10_000, 101.0), Reading::new(20_000, 101.0)];
        assert_eq!(intervals(&rules, &readings)[0].reason, Reason::Measured);
    }
}
