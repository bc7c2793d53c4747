//! Registers that count both ways: a meter that runs backwards behind solar panels, Home
//! Assistant's `state_class: total`. A fall is energy that flowed back. Leaves out registers that
//! only grow (`register`), and who says which is which (`Field::counts_both_ways`).

use crate::code::{CODES_MAX, codes};
use crate::interval::{GAP_MS, Interval, LONG_GAP_MS, Reason};
use crate::mark::{GLITCHES_MAX, Mark};
use crate::rules::Rules;
use crate::scale::{Paces, READINGS, STEPS, refuse};
use crate::{ChannelKind, Reading};

/// A step to below this part of the old figure may be a new beginning at 0.
const NEAR_ZERO: f64 = 0.01;

/// Two figures are nearly the same if they differ by less than this part.
const SAME: f64 = 0.1;

/// It is one if it is more than this many times the steps beside it: 116 kWh do not flow back in
/// five minutes where 0.2 kWh flow otherwise.
const TIMES: f64 = 50.0;

/// The mark of each reading; `None` if all count. Nothing is out of order where all orders are
/// possible, so only a momentary 0 is a glitch.
pub(crate) fn marks(readings: &[Reading]) -> Option<Vec<Mark>> {
    let codes = codes(ChannelKind::Cumulative, crate::Unit::KilowattHour, readings);
    let is_code = |i: usize| codes.as_ref().is_some_and(|codes| codes[i]);
    let is_zero = |i: usize| readings[i].value == 0.0 && is_momentary(readings, i);
    if codes.is_none() && !(0..readings.len()).any(is_zero) {
        return None;
    }
    let mark = |i: usize| match (is_code(i), is_zero(i)) {
        (true, _) => Mark::Code,
        (_, true) => Mark::Glitch,
        _ => Mark::Counts,
    };
    Some((0..readings.len()).map(mark).collect())
}

/// Whether the register was far from 0 just before and just after, and at nearly the same figure.
fn is_momentary(readings: &[Reading], i: usize) -> bool {
    let figure = |k: usize| Some(readings.get(k)?.value).filter(|value| *value != 0.0);
    let before = [i.checked_sub(1), i.checked_sub(2)].into_iter().flatten().find_map(figure);
    let after = [i + 1, i + 2].into_iter().find_map(figure);
    before.zip(after).is_some_and(|(a, b)| (a - b).abs() < SAME * a.abs().min(b.abs()))
}

/// The intervals, and whether each depends on its neighbours only.
pub(crate) fn from_net_registers(rules: &Rules, readings: &[Reading]) -> (Vec<Interval>, bool) {
    let (joined, marks) = (rules.joined(readings), marks(readings));
    let counts = |i: &usize| marks.as_ref().is_none_or(|marks| marks[*i] == Mark::Counts);
    let line: Vec<usize> = (0..readings.len()).filter(counts).collect();
    let steps: Vec<(usize, usize)> = line.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let amount = |(before, i): (usize, usize)| joined[i].value - joined[before].value;
    let mut is_calm = marks.is_none();
    let mut found = Vec::with_capacity(steps.len());
    let mut paces = Paces::new();
    for (k, &(before, i)) in steps.iter().enumerate() {
        if i - before > CODES_MAX + GLITCHES_MAX + 1 {
            continue;
        }
        let (old, new) = (readings[before], readings[i]);
        let is_near_zero = new.value.abs() < NEAR_ZERO * old.value.abs();
        is_calm &= !is_near_zero;
        let span_ms = new.at - old.at;
        let reason = match () {
            () if is_near_zero && is_new_beginning(&steps, k, amount) => Reason::Reset,
            () if span_ms > LONG_GAP_MS => Reason::SpreadLong,
            () if span_ms > GAP_MS => Reason::Spread,
            () if i - before > 1 => Reason::Recovered,
            () => Reason::Measured,
        };
        let energy = if reason == Reason::Reset { 0.0 } else { amount((before, i)) };
        paces.add(energy, span_ms);
        found.push(Interval::of_amount(rules, old.at, new.at, energy, reason));
    }
    let may_be_out = paces.may_be_out(rules);
    if may_be_out {
        refuse(rules, &mut found, readings);
    }
    (found, is_calm && !may_be_out)
}

/// Whether the steps beside it say that this one did not flow.
fn is_new_beginning(steps: &[(usize, usize)], k: usize, amount: impl Fn((usize, usize)) -> f64) -> bool {
    let (start, end) = steps[k];
    let is_near = |step: &&(usize, usize)| step.0.abs_diff(start) <= READINGS && step.1.abs_diff(end) <= READINGS;
    let beside = steps[k.saturating_sub(STEPS)..k].iter().chain(&steps[k + 1..(k + 1 + STEPS).min(steps.len())]);
    let largest = beside.filter(is_near).map(|step| amount(*step).abs()).fold(0.0, f64::max);
    amount(steps[k]).abs() > TIMES * largest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::intervals;
    use crate::{HOUR_MS, Millis, Unit};

    fn amounts(values: &[f64]) -> Vec<(f64, Reason)> {
        let rules = Rules { counts_both_ways: true, ..Rules::new(ChannelKind::Cumulative, Unit::KilowattHour) };
        let readings: Vec<Reading> = (0..).zip(values).map(|(i, &value)| Reading::new(i as Millis * HOUR_MS, value)).collect();
        intervals(&rules, &readings).iter().map(|i| (i.energy.unwrap_or(f64::NAN), i.reason)).collect()
    }

    fn total(values: &[f64]) -> f64 {
        amounts(values).iter().map(|amount| amount.0).sum()
    }

    #[test]
    fn a_register_that_counts_both_ways_falls_by_what_flowed_back() {
        let values = [200.0, 200.5, 201.25, 200.75, 200.0, 199.5, 198.0, 198.25];
        assert!((total(&values) - -1.75).abs() < 1e-9);
        assert!(amounts(&values).iter().all(|amount| amount.1 == Reason::Measured));
        // Through 0, and below it.
        assert!((total(&[1.0, 0.5, 0.0, -0.5, -1.0]) - -2.0).abs() < 1e-9);
    }

    #[test]
    fn a_register_that_counts_both_ways_and_starts_again_at_0_gave_nothing_back() {
        let values = [116.0, 116.5, 116.25, 116.5, 0.0, 0.25, 0.5, 0.75];
        assert!((total(&values) - 1.25).abs() < 1e-9);
        assert_eq!(amounts(&values)[3].1, Reason::Reset);
        assert!((total(&[116.0, 116.5, 116.25, 116.5, 0.0]) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_momentary_0_or_a_code_is_no_flow_back() {
        assert!((total(&[116.0, 116.5, 0.0, 116.25, 116.0]) - 0.0).abs() < 1e-9);
        assert!((total(&[116.0, 116.5, 0.0, 0.0, 116.25, 116.0]) - 0.0).abs() < 1e-9);
        assert!((total(&[116.0, -2_147_483.648, 116.25, 116.0]) - 0.0).abs() < 1e-9);
    }
}
