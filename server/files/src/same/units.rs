//! One flow in several units: rows whose unit changes on the way, gas in cubic metres and in kilowatt-hours.
//! Leaves out sums and rates.

use super::{COMPARED_MAX, Found, SHARED_MIN, shared, shares, take_in};
use crate::evidence::Evidence;
use crate::meaning::way::Way;
use crate::unit::Measure;
use crate::{Guess, Layout, Plain, Series, Why};
use domain::{ChannelKind, Utility};
use std::collections::HashMap;

/// Whether a series is left out because its amounts count in another unit.
pub(super) fn counts_in_another_unit(series: &Series) -> bool {
    matches!(series.why, Some(Why::SameGas { .. } | Why::SameInOtherUnit { .. } | Why::RegisterOf { .. }))
}

/// Rows of one meter whose unit changes on the way are one series.
pub(super) fn merge_units(all: &mut Vec<Found>, evidence: &Evidence) {
    let mut index: HashMap<(usize, usize, Vec<String>), Vec<usize>> = HashMap::new();
    for (i, found) in all.iter().enumerate() {
        index.entry((found.part, found.series.column, found.alone.clone())).or_default().push(i);
    }
    let mut gone = vec![false; all.len()];
    let mut groups: Vec<Vec<usize>> = index.into_values().filter(|group| group.len() > 1).collect();
    groups.sort();
    for group in groups {
        for (nth, &i) in group.iter().enumerate() {
            for &j in group[nth + 1..].iter().take(COMPARED_MAX) {
                if gone[i] || gone[j] || !may_follow(&all[i], &all[j]) {
                    continue;
                }
                let (before, after) = all.split_at_mut(j);
                take_in(&mut before[i], &mut after[0], true);
                gone[j] = true;
            }
            if !gone[i] && !all[i].series.also.is_empty() && evidence.layout != Layout::GreenPulse {
                judge_again(&mut all[i], evidence);
            }
        }
    }
    let mut gone = gone.into_iter();
    all.retain(|_| !gone.next().unwrap_or(false));
}

/// Whether one series may go on where another ends, in another unit of the same quantity.
fn may_follow(one: &Found, other: &Found) -> bool {
    let (Some(a), Some(b)) = (one.measure(), other.measure()) else { return false };
    let shared = shares(&one.course, &other.course);
    a.is_like(b) && shared * 20 <= one.course.len().min(other.course.len())
}

/// Judges how a series counts when rows were added.
fn judge_again(found: &mut Found, evidence: &Evidence) {
    let growth = crate::growth::Growth::of(&found.course);
    found.series.most = crate::codes::most(&found.course, &growth);
    if evidence.layout == Layout::Long || evidence.layout == Layout::Wide {
        if growth.is_register() {
            found.series.kind = Guess::sure(ChannelKind::Cumulative, Plain::GrowsInOneUnit);
        } else if growth.falls * 20 >= growth.count && growth.count >= 20 {
            found.series.kind = Guess::sure(ChannelKind::Interval, Plain::AmountsInOneUnit);
        }
    }
}

/// One amount told in two units counts once. Cubic metres beside kilowatt-hours, with the calorific
/// value of natural gas between them, are gas.
pub(super) fn units_of_one_flow(all: &mut [Found], group: &[usize]) {
    for &i in group {
        for &j in group {
            let are_one_way = all[i].said.way == all[j].said.way || are_used(&all[i], &all[j]);
            if i == j || !all[i].series.import || !all[j].series.import || !are_one_way {
                continue;
            }
            let (Some(a), Some(b)) = (all[i].measure(), all[j].measure()) else { continue };
            let Some((low, high)) = ratios(&amounts(&all[i], &all[j]), (a, b)) else { continue };
            let label = all[i].series.label.clone();
            if all[i].is_energy()
                && all[j].is_volume()
                && low >= GAS_KWH_PER_M3.0
                && high <= GAS_KWH_PER_M3.1
                && may_be_gas(&all[i])
                && may_be_gas(&all[j])
            {
                count_as_gas(all, i, j);
            } else if i < j && a.is_like(b) && a != b && low >= 0.98 && high <= 1.02 && a.in_base(1.0) != b.in_base(1.0) {
                all[j].leave_out(Why::SameInOtherUnit { label });
            }
        }
    }
}

/// Energy whose volume of gas stands beside it counts for it.
fn count_as_gas(all: &mut [Found], energy: usize, volume: usize) {
    let evidence = Plain::SameInCubicMetres;
    all[energy].series.field = Guess::sure("gas_therms".to_owned(), evidence);
    all[energy].said.utility = Some(Utility::NaturalGas);
    let label = all[energy].series.label.clone();
    all[volume].leave_out(Why::SameGas { label });
}

/// Whether two series tell what was used, as far as they tell a way.
fn are_used(one: &Found, other: &Found) -> bool {
    [one, other].iter().all(|found| matches!(found.said.way, None | Some(Way::Bought)))
}

/// Energy that says nothing else, beside a volume of gas in the same table and always in one proportion to it, is that
/// gas, whatever the two columns are called. A single row proves nothing, so it is asked about.
pub(super) fn gas_of_table(all: &mut [Found], group: &[usize]) {
    for &i in group {
        for &j in group {
            let is_pair = all[i].series.import && all[j].series.import && all[i].is_energy() && all[j].is_volume();
            let says_gas = all[j].said.utility == Some(Utility::NaturalGas) && may_be_gas(&all[i]);
            let (Some(a), Some(b)) = (all[i].measure(), all[j].measure()) else { continue };
            if !is_pair || !says_gas || !are_used(&all[i], &all[j]) {
                continue;
            }
            // Small values are rounded, so their ratio says little.
            let most = all[j].course.iter().map(|(_, volume)| *volume).fold(0.0, f64::max);
            let large = shared(&all[i].course, &all[j].course).filter(|(_, volume)| *volume > most * 0.2);
            let ratios: Vec<f64> = large.map(|(energy, volume)| a.in_base(energy) / b.in_base(volume)).collect();
            let (low, high) =
                ratios.iter().fold((f64::INFINITY, 0.0f64), |(low, high), ratio| (low.min(*ratio), high.max(*ratio)));
            let spread = if ratios.len() >= SHARED_MIN { 1.1 } else { 1.03 };
            if ratios.is_empty() || low < GAS_KWH_PER_M3.0 || high > GAS_KWH_PER_M3.1 || high > low * spread {
                continue;
            }
            if ratios.len() < 2 {
                if all[i].series.field.value.as_deref() == Some("energy_kwh") {
                    let label = all[j].series.label.clone();
                    all[i].series.field = Guess::maybe(None, Why::MayBeGasBeside { label });
                }
                continue;
            }
            if all[i].series.meter.value.is_none() {
                all[i].series.meter = all[j].series.meter.clone();
            }
            count_as_gas(all, i, j);
        }
    }
}

/// The energy of a cubic metre of natural gas, from the lowest to the highest, in kWh.
const GAS_KWH_PER_M3: (f64, f64) = (5.5, 14.0);

fn may_be_gas(found: &Found) -> bool {
    matches!(found.said.utility, None | Some(Utility::NaturalGas))
}

/// What two series tell at the times that most of both share: their values, or of two registers how far both have grown
/// since the first. Registers that were set anew at different times begin at figures of their own.
fn amounts(one: &Found, other: &Found) -> Vec<(f64, f64)> {
    let pairs: Vec<(f64, f64)> = shared(&one.course, &other.course).collect();
    if pairs.len() * 5 < one.course.len().max(other.course.len()) * 4 {
        return Vec::new();
    }
    match pairs.first() {
        Some(&(x, y)) if one.is(ChannelKind::Cumulative) && other.is(ChannelKind::Cumulative) => {
            pairs[1..].iter().map(|pair| (pair.0 - x, pair.1 - y)).collect()
        }
        _ => pairs,
    }
}

/// The lowest and the highest ratio between two series in their base units, of which these are the amounts.
fn ratios(pairs: &[(f64, f64)], (a, b): (Measure, Measure)) -> Option<(f64, f64)> {
    if pairs.len() < SHARED_MIN {
        return None;
    }
    // Small values are rounded, so their ratio says little.
    let high = pairs.iter().map(|(_, value)| value.abs()).fold(0.0, f64::max);
    let mut found: Option<(f64, f64)> = None;
    let mut count = 0;
    for &(x, y) in pairs.iter().filter(|(_, y)| y.abs() > high * 0.2) {
        let ratio = a.in_base(x) / b.in_base(y);
        let (low, high) = found.unwrap_or((ratio, ratio));
        found = Some((low.min(ratio), high.max(ratio)));
        count += 1;
    }
    found.filter(|(low, high)| count >= SHARED_MIN && *low > 0.0 && *high <= *low * 1.2)
}
