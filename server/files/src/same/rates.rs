//! Series of one meter that belong together without being the same: its rates, what panels fed in beside
//! what was bought, zeros, the water that brings the heat. Leaves out units and sums.

use super::{Found, shared, shares, take_in};
use crate::evidence::Course;
use crate::meaning::way::Way;
use crate::unit::Measure;
use crate::{Guess, Plain, Spacing, Why};
use domain::{ChannelKind, HOUR_MS, Millis, Utility};

/// The volume of the water that brings the heat, beside the heat: the volume is left out.
pub(super) fn heating_water(all: &mut [Found], group: &[usize]) {
    let heat = group.iter().find(|&&i| all[i].series.import && all[i].series.field.value.as_deref() == Some("heat_kwh"));
    let Some(label) = heat.map(|&i| all[i].series.label.clone()) else { return };
    for &i in group {
        if all[i].is_volume() && all[i].series.import && matches!(all[i].said.utility, None | Some(Utility::Heat)) {
            all[i].leave_out(Why::VolumeOf { label: label.clone() });
        }
    }
}

/// A power beside heat, cold, steam or gas of the same meter, and beside no electricity: it is theirs, or asked about.
pub(super) fn power_of_heat(all: &mut [Found], group: &[usize]) {
    let is_energy = |found: &Found| found.series.import && found.is_energy();
    let is_electric = |found: &Found| matches!(found.said.utility, None | Some(Utility::Electricity));
    let Some(&heat) = group.iter().find(|&&i| is_energy(&all[i]) && !is_electric(&all[i])) else { return };
    let has_electricity = group.iter().any(|&i| is_energy(&all[i]) && is_electric(&all[i]));
    let label = all[heat].series.label.clone();
    for &i in group {
        let is_power = matches!(all[i].measure(), Some(Measure::Watts(_))) && all[i].series.import && is_electric(&all[i]);
        if is_power && is_power_of(&all[i], &all[heat]) {
            all[i].leave_out(Why::PowerOfCounted { label: label.clone() });
        } else if is_power && !has_electricity && all[i].said.utility.is_none() {
            let evidence = Why::PowerBeside { label: label.clone() };
            all[i].series.field = Guess::maybe(None, evidence);
        }
    }
}

/// Whether a power makes the energy beside it.
fn is_power_of(power: &Found, energy: &Found) -> bool {
    let (Some(watts), Some(unit)) = (power.measure(), energy.measure()) else { return false };
    let hours = match power.steps.only() {
        Some(Spacing::Millis(ms)) => ms as f64 / HOUR_MS as f64,
        Some(Spacing::Day) => 24.0,
        _ => return false,
    };
    // The growth of a register stands at the start of its step, or at its end.
    let steps = |end: bool| -> Course {
        let at = |pair: &[(Millis, f64)]| if end { pair[1].0 } else { pair[0].0 };
        energy.course.windows(2).map(|pair| (at(pair), pair[1].1 - pair[0].1)).collect()
    };
    let amounts = if energy.is(ChannelKind::Interval) { vec![energy.course.clone()] } else { vec![steps(false), steps(true)] };
    amounts.iter().any(|amounts| {
        let pairs = shared(&power.course, amounts).map(|(w, amount)| (watts.in_base(w) / 1000.0 * hours, unit.in_base(amount)));
        let (fit, all) = pairs
            .filter(|(_, amount)| *amount > 0.0)
            .fold((0, 0), |(fit, all), (made, amount)| (fit + usize::from((made - amount).abs() <= 0.1 * amount), all + 1));
        all >= 4 && fit * 5 >= all * 4
    })
}

/// What was made, beside what was bought at the same meter, was fed in.
pub(super) fn made(all: &mut [Found], group: &[usize]) {
    let buys = group.iter().any(|&i| all[i].said.way == Some(Way::Bought));
    for &i in group {
        let is_open = all[i].said.way == Some(Way::Made) && all[i].series.field.value.is_none() && all[i].is_energy();
        if buys && is_open && all[i].is_named {
            let evidence = Plain::BesideBought;
            all[i].series.field = Guess::maybe("energy_export_kwh".to_owned(), evidence);
        }
    }
}

/// The rates of one meter: amounts that take turns are one series, all others are parts of a channel.
pub(super) fn rates(all: &mut [Found], group: &[usize]) {
    let mut flows: Vec<Vec<usize>> = Vec::new();
    for &i in group.iter().filter(|&&i| all[i].series.import) {
        match flows.iter_mut().find(|flow| are_one_flow(&all[flow[0]], &all[i])) {
            Some(flow) => flow.push(i),
            None => flows.push(vec![i]),
        }
    }
    for flow in flows.into_iter().filter(|flow| flow.len() > 1) {
        let first = flow[0];
        for &i in &flow[1..] {
            let (before, after) = all.split_at_mut(i);
            let (one, other) = (&mut before[first], &mut after[0]);
            let takes_turns = shares(&one.course, &other.course) * 50 <= other.course.len();
            let are_amounts = !one.is(ChannelKind::Cumulative) && !other.is(ChannelKind::Cumulative);
            if takes_turns && are_amounts && one.is_named && other.is_named && one.part == other.part {
                take_in(one, other, false);
                other.series.import = false;
                other.is_gone = true;
            }
        }
        let left: Vec<usize> = flow.into_iter().filter(|&i| !all[i].is_gone).collect();
        let parts: Vec<Option<String>> = left.iter().map(|&i| all[i].said.rate.clone()).collect();
        let differ = parts.iter().enumerate().all(|(nth, part)| part.is_some() && !parts[..nth].contains(part));
        if left.len() > 1 && differ {
            for (i, part) in left.into_iter().zip(parts.into_iter().flatten()) {
                let series = &mut all[i].series;
                if let Some(field) = &series.field.value {
                    series.field = Guess::sure(format!("{field}:{part}"), Why::RateOfMeter { part: part.clone() });
                }
                series.part = part;
            }
        }
    }
}

/// Whether two series of a meter are of one field, as far as that is known.
fn are_one_flow(one: &Found, other: &Found) -> bool {
    let of =
        |found: &Found| (found.series.field.value.clone(), found.series.unit.value.clone(), found.said.way, found.said.utility);
    let alike = of(one) == of(other);
    // Nobody knows what figures without a unit or a rate are to one another.
    alike && (one.series.field.value.is_some() || one.said.rate.is_some() && other.said.rate.is_some())
}

/// A series of nothing but zeros counts as its neighbours do.
pub(super) fn zeros(all: &mut [Found], group: &[usize]) {
    let kind = group.iter().filter(|&&i| all[i].series.high > 0.0).find_map(|&i| all[i].series.kind.best().copied());
    for &i in group {
        let series = &mut all[i].series;
        let is_zero = series.low == 0.0 && series.high == 0.0 && series.values > 0;
        if !is_zero || !series.import || series.kind.value.is_some() {
            continue;
        }
        let has_others = group.len() > 1 && all[i].is_named;
        let series = &mut all[i].series;
        if has_others && series.unit.value.is_none() {
            series.import = false;
            series.why = Plain::EveryValueZero.into();
        } else if let Some(kind @ (ChannelKind::Cumulative | ChannelKind::Interval)) = kind {
            series.kind = Guess::sure(kind, Plain::ZerosLikeOthers);
        }
    }
}
