//! Figures that follow from others of the same meter: differences of a register, sums of shorter periods,
//! totals of parts. Leaves out units and rates.

use super::units::counts_in_another_unit;
use super::{Found, shared};
use crate::Guess;
use crate::evidence::Course;
use crate::growth::median;
use crate::meaning::way::Way;
use crate::meaning::words::{says, words};
use crate::{Plain, Why};
use domain::{ChannelKind, Millis};
use std::collections::HashMap;

/// A register beside its own differences: the differences are left out. Where those count in another
/// unit, the register is left out.
pub(super) fn differences(all: &mut [Found], group: &[usize]) {
    for &register in group {
        for &amounts in group {
            let counts_elsewhere = !all[amounts].series.import && counts_in_another_unit(&all[amounts].series);
            if register != amounts
                && all[register].series.import
                && counts_elsewhere
                && are_differences(&all[register].course, &all[amounts].course)
            {
                let label = all[amounts].series.label.clone();
                all[register].leave_out(Why::RegisterOf { label });
            }
            if register == amounts || !all[register].series.import || !all[amounts].series.import {
                continue;
            }
            if are_differences(&all[register].course, &all[amounts].course) {
                let label = all[register].series.label.clone();
                all[amounts].leave_out(Why::DifferencesOf { label });
                all[register].series.kind = Guess::sure(ChannelKind::Cumulative, Plain::HasDifferences);
            }
        }
    }
}

fn are_differences(register: &Course, amounts: &Course) -> bool {
    if register.len() < 4 || amounts.len() < 3 {
        return false;
    }
    let steps = |end: bool| -> Course {
        register.windows(2).map(|pair| (if end { pair[1].0 } else { pair[0].0 }, pair[1].1 - pair[0].1)).collect()
    };
    let highest = register.iter().map(|(_, value)| value.abs()).fold(0.0, f64::max);
    let usual = usual(amounts);
    [true, false].into_iter().any(|end| {
        let steps = steps(end);
        let pairs: Vec<(f64, f64)> = shared(&steps, amounts).collect();
        let moves = pairs.iter().filter(|(step, _)| *step != 0.0).count();
        let is_near = |step: f64, amount: f64| (step - amount).abs() <= 1e-9 * highest + 0.01 * amount.abs() + 0.01 * usual;
        pairs.len() >= 3 && pairs.len() * 5 >= amounts.len() * 4 && moves >= 2 && fit(&pairs, is_near)
    })
}

/// Whether nearly all figures are those that others make of them. That nothing follows from nothing says
/// nothing: beside a column of zeros a load that seldom changes would be its register.
fn fit(pairs: &[(f64, f64)], is_near: impl Fn(f64, f64) -> bool) -> bool {
    let told = pairs.iter().filter(|(made, figure)| *made != 0.0 || *figure != 0.0);
    let (fit, all) = told.fold((0, 0), |(fit, all), (made, figure)| (fit + usize::from(is_near(*made, *figure)), all + 1));
    all > 0 && fit * 10 >= all * 9
}

/// The usual size of a value, but for zeros: what is rounded away is small beside it.
fn usual(course: &Course) -> f64 {
    let mut sizes: Vec<f64> = course.iter().map(|(_, value)| value.abs()).filter(|size| *size > 0.0).collect();
    median(&mut sizes)
}

/// An hour beside its quarters: the hours are left out.
pub(super) fn coarser(all: &mut [Found], group: &[usize]) {
    for &coarse in group {
        for &fine in group {
            let both = all[coarse].series.import && all[fine].series.import && coarse != fine;
            if !both || all[coarse].is(ChannelKind::Cumulative) || all[fine].is(ChannelKind::Cumulative) {
                continue;
            }
            let like = matches!((all[coarse].measure(), all[fine].measure()), (Some(a), Some(b)) if a == b)
                || all[coarse].measure().is_none() && all[fine].measure().is_none();
            if like && are_sums(&all[coarse], &all[fine]) {
                let label = all[fine].series.label.clone();
                all[coarse].leave_out(Why::SumsOf { label });
            }
        }
    }
}

fn are_sums(coarse: &Found, fine: &Found) -> bool {
    let length = |found: &Found| match found.steps.only() {
        Some(crate::Spacing::Millis(ms)) => Some(ms),
        Some(crate::Spacing::Day) => Some(domain::DAY_MS),
        _ => None,
    };
    let (Some(long), Some(short)) = (length(coarse), length(fine)) else { return false };
    if long <= short || long % short != 0 || coarse.course.len() < 3 {
        return false;
    }
    let usual = usual(&coarse.course);
    // With starts the parts begin at the same time; with ends they end there.
    [0, short].into_iter().any(|first| {
        let mut pairs = Vec::with_capacity(coarse.course.len());
        for (at, value) in &coarse.course {
            let from = if first == 0 { *at } else { *at - long + short };
            let begins = fine.course.partition_point(|(time, _)| *time < from);
            let parts: Vec<f64> =
                fine.course[begins..].iter().take_while(|(time, _)| *time < from + long).map(|(_, value)| *value).collect();
            pairs.push((if parts.is_empty() { f64::NAN } else { parts.iter().sum() }, *value));
        }
        let moves = coarse.course.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
        moves >= 2 && fit(&pairs, |sum, value| (sum - value).abs() <= 0.02 * value.abs() + 0.01 * usual)
    })
}

/// A total beside its parts (rates, phases) of one meter: the total is left out.
pub(super) fn totals(all: &mut [Found], group: &[usize]) {
    let taken: Vec<usize> = group.iter().copied().filter(|&i| all[i].series.import && all[i].series.values > 0).collect();
    for &total in &taken {
        let parts: Vec<usize> = taken
            .iter()
            .copied()
            .filter(|&i| i != total && all[i].measure() == all[total].measure() && all[i].said.way == all[total].said.way)
            .filter(|&i| all[i].series.column != all[total].series.column || all[i].series.key != all[total].series.key)
            .collect();
        if all[total].said.way == Some(Way::Net) && is_net(all, total, &taken) {
            all[total].leave_out(Plain::BoughtLessSold);
            return;
        }
        if (2..=6).contains(&parts.len()) && parts.iter().all(|&i| all[i].series.import) && is_total(all, total, &parts) {
            all[total].leave_out(Plain::SumOfSeries);
            return;
        }
    }
}

/// Whether a series is the difference of two others.
fn is_net(all: &[Found], net: usize, others: &[usize]) -> bool {
    let whole = &all[net].course;
    let usual = usual(whole);
    others.iter().any(|&one| {
        others.iter().any(|&other| {
            if one == other || one == net || other == net {
                return false;
            }
            let less: HashMap<Millis, f64> = all[other].course.iter().copied().collect();
            let differences: HashMap<Millis, f64> =
                all[one].course.iter().filter_map(|(at, value)| Some((*at, value - less.get(at)?))).collect();
            let pairs: Vec<(f64, f64)> =
                whole.iter().map(|(at, net)| (differences.get(at).copied().unwrap_or(f64::NAN), *net)).collect();
            let known = pairs.iter().filter(|(difference, _)| !difference.is_nan()).count();
            known >= 4 && fit(&pairs, |difference, net| (difference - net).abs() <= 0.002 * net.abs() + 0.003 * usual)
        })
    })
}

/// Whether a column is called a total.
fn says_total(found: &Found) -> bool {
    const TOTAL: &[&str] = &[
        "total*",
        "totaal",
        "gesamt*",
        "insgesamt",
        "summe",
        "sum",
        "somme",
        "suma",
        "soma",
        "totalt",
        "samlet",
        "celkem",
        "razem",
    ];
    found.said.rate.is_none() && says(&words(&found.name), TOTAL)
}

pub(super) fn is_total(all: &[Found], total: usize, parts: &[usize]) -> bool {
    let whole = &all[total].course;
    let mut sums: HashMap<Millis, (f64, usize)> = HashMap::new();
    let mut has_values = 0;
    for &part in parts {
        has_values += usize::from(all[part].course.iter().any(|(_, value)| *value != 0.0));
        for (at, value) in &all[part].course {
            let sum = sums.entry(*at).or_insert((0.0, 0));
            (sum.0, sum.1) = (sum.0 + value, sum.1 + 1);
        }
    }
    let usual = usual(whole);
    let sum_at = |at: &Millis| sums.get(at).filter(|(_, n)| *n == parts.len()).map_or(f64::NAN, |(sum, _)| *sum);
    let pairs: Vec<(f64, f64)> = whole.iter().map(|(at, value)| (sum_at(at), *value)).collect();
    let moves = whole.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    let is_near = |sum: f64, value: f64| (sum - value).abs() <= 0.002 * value.abs() + 0.003 * usual;
    // Of a few rows the name must say so, beside parts that name their rates.
    let is_said = says_total(&all[total]) && parts.iter().all(|&part| all[part].said.rate.is_some());
    has_values >= 2 && (whole.len() >= 4 && moves >= 3 || is_said) && fit(&pairs, is_near)
}
