//! Figures that follow from others of the same meter: differences of a register, sums of shorter periods,
//! totals of parts. Leaves out units and rates.

use super::units::IN_ANOTHER_UNIT;
use super::{Found, shared};
use crate::Guess;
use crate::evidence::Course;
use crate::growth::median;
use crate::meaning::way::Way;
use domain::{ChannelKind, Millis};
use std::collections::HashMap;

/// A register beside its own differences: the differences are left out. Where those count in another
/// unit, the register is left out.
pub(super) fn differences(all: &mut [Found], group: &[usize]) {
    for &register in group {
        for &amounts in group {
            let counts_elsewhere = !all[amounts].series.import && all[amounts].series.why.ends_with(IN_ANOTHER_UNIT);
            if register != amounts
                && all[register].series.import
                && counts_elsewhere
                && are_differences(&all[register].course, &all[amounts].course)
            {
                let label = all[amounts].series.label.clone();
                all[register].leave_out(format!("the register of \"{label}\", which counts in another unit"));
            }
            if register == amounts || !all[register].series.import || !all[amounts].series.import {
                continue;
            }
            if are_differences(&all[register].course, &all[amounts].course) {
                let label = all[register].series.label.clone();
                all[amounts].leave_out(format!("these are the differences of \"{label}\", which counts"));
                all[register].series.kind =
                    Guess::sure(ChannelKind::Cumulative, "another column has its differences: a register");
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
        let fit = pairs
            .iter()
            .filter(|(step, amount)| (step - amount).abs() <= 1e-9 * highest + 0.01 * amount.abs() + 0.01 * usual)
            .count();
        pairs.len() >= 3 && pairs.len() * 5 >= amounts.len() * 4 && fit * 10 >= pairs.len() * 9 && moves >= 2
    })
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
                all[coarse].leave_out(format!("the sums of \"{label}\", which counts"));
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
        let mut fit = 0;
        for (at, value) in &coarse.course {
            let from = if first == 0 { *at } else { *at - long + short };
            let begins = fine.course.partition_point(|(time, _)| *time < from);
            let parts: Vec<f64> =
                fine.course[begins..].iter().take_while(|(time, _)| *time < from + long).map(|(_, value)| *value).collect();
            let sum: f64 = parts.iter().sum();
            fit += usize::from(!parts.is_empty() && (sum - value).abs() <= 0.02 * value.abs() + 0.01 * usual);
        }
        let moves = coarse.course.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
        fit * 10 >= coarse.course.len() * 9 && moves >= 2
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
            all[total].leave_out("what was bought less what was sold, which both count".to_owned());
            return;
        }
        if (2..=6).contains(&parts.len()) && parts.iter().all(|&i| all[i].series.import) && is_total(all, total, &parts) {
            all[total].leave_out("the sum of the meter's other series, which count".to_owned());
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
            let differences: Course =
                all[one].course.iter().filter_map(|(at, value)| Some((*at, value - less.get(at)?))).collect();
            let pairs: Vec<(f64, f64)> = shared(&differences, whole).collect();
            let fit =
                pairs.iter().filter(|(difference, net)| (difference - net).abs() <= 0.002 * net.abs() + 0.003 * usual).count();
            pairs.len() >= 4 && fit * 10 >= whole.len() * 9
        })
    })
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
    let fit = whole
        .iter()
        .filter(|(at, value)| {
            sums.get(at).is_some_and(|(sum, n)| *n == parts.len() && (sum - value).abs() <= 0.002 * value.abs() + 0.003 * usual)
        })
        .count();
    let moves = whole.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    has_values >= 2 && whole.len() >= 4 && fit * 10 >= whole.len() * 9 && moves >= 3
}
