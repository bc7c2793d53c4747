//! What several series of a file are to one another: one flow in two units, a register beside its
//! differences, an hour beside its quarters, a total beside its parts, the rates of one meter. One
//! flow counts once. Leaves out what a single series is (`series`).

use crate::evidence::{Course, Evidence};
use crate::growth::median;
use crate::meaning::direction::Way;
use crate::plan::Also;
use crate::series::Said;
use crate::steps::Steps;
use crate::unit::{Measure, measure_named};
use crate::{Guess, Layout, Series};
use domain::{ChannelKind, Millis, Utility};
use std::collections::HashMap;

/// Series that are compared with one another, at most, for each meter.
const COMPARED_MAX: usize = 40;
/// Times that two series must share before one is told from the other.
const SHARED_MIN: usize = 3;

/// A series, and what its rows showed.
pub(crate) struct Found {
    pub series: Series,
    pub said: Said,
    /// Its table.
    pub part: usize,
    /// Whether its rows name their meter.
    pub is_named: bool,
    pub course: Course,
    pub steps: Steps,
    /// The texts that name it, but for units.
    pub alone: Vec<String>,
    /// Whether its rows went to another series.
    pub is_gone: bool,
}

impl Found {
    fn measure(&self) -> Option<Measure> {
        self.series.unit.value.as_deref().and_then(measure_named)
    }

    fn meter(&self) -> Option<&String> {
        self.series.meter.best()
    }

    fn is(&self, kind: ChannelKind) -> bool {
        self.series.kind.best() == Some(&kind)
    }

    fn leave_out(&mut self, why: String) {
        self.series.import = false;
        self.series.why = why;
    }

    fn is_volume(&self) -> bool {
        matches!(self.measure(), Some(Measure::CubicMetres(_) | Measure::CubicFeet(_)))
    }

    fn is_energy(&self) -> bool {
        matches!(self.measure(), Some(Measure::KilowattHours(_) | Measure::Btu(_)))
    }
}

/// Settles what the series are to one another.
pub(crate) fn settle(all: &mut Vec<Found>, evidence: &Evidence) {
    merge_units(all, evidence);
    for group in by_meter(all) {
        if group.len() < 2 || group.len() > COMPARED_MAX {
            continue;
        }
        units_of_one_flow(all, &group);
        differences(all, &group);
        coarser(all, &group);
        heating_water(all, &group);
        totals(all, &group);
        made(all, &group);
        rates(all, &group);
        zeros(all, &group);
    }
    all.retain(|found| !found.is_gone);
    neighbours(all, evidence.layout);
    clashes(all, evidence.layout);
}

/// The series of each meter, as far as meters are known.
fn by_meter(all: &[Found]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut index: HashMap<&String, usize> = HashMap::new();
    for (i, found) in all.iter().enumerate() {
        let Some(meter) = found.meter() else { continue };
        let group = *index.entry(meter).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(i);
    }
    groups
}

/// The pairs of values of two series at the times that they share.
fn shared<'a>(one: &'a Course, other: &'a Course) -> impl Iterator<Item = (f64, f64)> + 'a {
    let mut at = 0;
    one.iter().filter_map(move |(time, value)| {
        while other.get(at).is_some_and(|(other, _)| other < time) {
            at += 1;
        }
        other.get(at).filter(|(other, _)| other == time).map(|(_, other)| (*value, *other))
    })
}

fn shares(one: &Course, other: &Course) -> usize {
    shared(one, other).count()
}

/// Rows of one meter whose unit changes on the way are one series.
fn merge_units(all: &mut Vec<Found>, evidence: &Evidence) {
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

/// Adds the rows of another series, in its own unit.
fn take_in(one: &mut Found, other: &mut Found, in_its_unit: bool) {
    let unit = in_its_unit.then(|| other.series.unit.value.clone()).flatten();
    // Into the first one's unit: the base unit is that value times a constant, and an offset.
    let measures = one.measure().zip(other.measure()).filter(|_| unit.is_some());
    let into = |value: f64| match measures {
        Some((a, b)) => (b.in_base(value) - a.in_base(0.0)) / (a.in_base(1.0) - a.in_base(0.0)),
        None => value,
    };
    one.course.extend(other.course.iter().map(|(at, value)| (*at, into(*value))));
    one.course.sort_by_key(|(at, _)| *at);
    one.series.times = one.course.first().zip(one.course.last()).map(|(first, last)| (first.0, last.0));
    one.series.values += other.series.values;
    one.series.low = one.series.low.min(into(other.series.low));
    one.series.high = one.series.high.max(into(other.series.high));
    one.series.also.push(Also {
        key: other.series.key.clone(),
        column: other.series.column,
        of_unit: other.series.of_unit.clone(),
        unit,
    });
    one.series.also.append(&mut other.series.also);
    if let Some(unit) = one.series.unit.value.as_ref().filter(|_| in_its_unit)
        && let Some(label) = one.series.label.strip_suffix(&format!(" · {unit}"))
    {
        one.series.label = label.to_owned();
    }
    let mut times: Vec<Millis> = one.course.iter().map(|(at, _)| *at).collect();
    times.dedup();
    one.steps = Steps::of(&times);
}

/// Judges how a series counts when rows were added.
fn judge_again(found: &mut Found, evidence: &Evidence) {
    let growth = crate::growth::Growth::of(&found.course);
    found.series.most = crate::codes::most(&found.course, &growth);
    if evidence.layout == Layout::Long || evidence.layout == Layout::Wide {
        if growth.is_register() {
            found.series.kind =
                Guess::sure(ChannelKind::Cumulative, "in order of time and in one unit, values only grow: a register");
        } else if growth.falls * 20 >= growth.count && growth.count >= 20 {
            found.series.kind = Guess::sure(ChannelKind::Interval, "in one unit, values rise and fall: amounts a period");
        }
    }
}

/// One amount told in two units counts once. Cubic metres beside kilowatt-hours, with the calorific
/// value of natural gas between them, are gas.
fn units_of_one_flow(all: &mut [Found], group: &[usize]) {
    for &i in group {
        for &j in group {
            if i == j || !all[i].series.import || !all[j].series.import || all[i].said.way != all[j].said.way {
                continue;
            }
            let (Some(a), Some(b)) = (all[i].measure(), all[j].measure()) else { continue };
            let Some((low, high)) = ratios(&all[i].course, &all[j].course, a, b) else { continue };
            let label = all[i].series.label.clone();
            if all[i].is_energy()
                && all[j].is_volume()
                && low >= 5.5
                && high <= 14.0
                && may_be_gas(&all[i])
                && may_be_gas(&all[j])
            {
                let evidence = "the meter tells the same amounts in cubic metres: gas, with its own calorific value";
                all[i].series.field = Guess::sure("gas_therms".to_owned(), evidence);
                all[i].said.utility = Some(Utility::NaturalGas);
                all[j].leave_out(format!("the same gas as \"{label}\", in another unit"));
            } else if i < j && a.is_like(b) && a != b && low >= 0.98 && high <= 1.02 && a.in_base(1.0) != b.in_base(1.0) {
                all[j].leave_out(format!("the same amounts as \"{label}\", in another unit"));
            }
        }
    }
}

fn may_be_gas(found: &Found) -> bool {
    matches!(found.said.utility, None | Some(Utility::NaturalGas))
}

/// The lowest and the highest ratio between two series in their base units, where both have values.
fn ratios(one: &Course, other: &Course, a: Measure, b: Measure) -> Option<(f64, f64)> {
    let pairs: Vec<(f64, f64)> = shared(one, other).collect();
    if pairs.len() < SHARED_MIN || pairs.len() * 5 < one.len().max(other.len()) * 4 {
        return None;
    }
    // Small values are rounded, so their ratio says little.
    let high = pairs.iter().map(|(_, value)| value.abs()).fold(0.0, f64::max);
    let mut found: Option<(f64, f64)> = None;
    let mut count = 0;
    for (x, y) in pairs.into_iter().filter(|(_, y)| y.abs() > high * 0.2) {
        let ratio = a.in_base(x) / b.in_base(y);
        let (low, high) = found.unwrap_or((ratio, ratio));
        found = Some((low.min(ratio), high.max(ratio)));
        count += 1;
    }
    found.filter(|(low, high)| count >= SHARED_MIN && *low > 0.0 && *high <= *low * 1.2)
}

/// A register beside its own differences: the differences are left out.
fn differences(all: &mut [Found], group: &[usize]) {
    for &register in group {
        for &amounts in group {
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
fn coarser(all: &mut [Found], group: &[usize]) {
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

/// The volume of the water that brings the heat, beside the heat: the volume is left out.
fn heating_water(all: &mut [Found], group: &[usize]) {
    let heat = group.iter().find(|&&i| all[i].series.import && all[i].series.field.value.as_deref() == Some("heat_kwh"));
    let Some(label) = heat.map(|&i| all[i].series.label.clone()) else { return };
    for &i in group {
        if all[i].is_volume() && all[i].series.import && matches!(all[i].said.utility, None | Some(Utility::Heat)) {
            all[i].leave_out(format!("the volume of the water that brings \"{label}\", which counts"));
        }
    }
}

/// A total beside its parts (rates, phases) of one meter: the total is left out.
fn totals(all: &mut [Found], group: &[usize]) {
    let taken: Vec<usize> = group.iter().copied().filter(|&i| all[i].series.import && all[i].series.values > 0).collect();
    for &total in &taken {
        let parts: Vec<usize> = taken
            .iter()
            .copied()
            .filter(|&i| i != total && all[i].measure() == all[total].measure() && all[i].said.way == all[total].said.way)
            .filter(|&i| all[i].series.column != all[total].series.column || all[i].series.key != all[total].series.key)
            .collect();
        if (2..=6).contains(&parts.len()) && parts.iter().all(|&i| all[i].series.import) && is_total(all, total, &parts) {
            all[total].leave_out("the sum of the meter's other series, which count".to_owned());
            return;
        }
    }
}

fn is_total(all: &[Found], total: usize, parts: &[usize]) -> bool {
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

/// What was made, beside what was bought at the same meter, was fed in.
fn made(all: &mut [Found], group: &[usize]) {
    let buys = group.iter().any(|&i| all[i].said.way == Some(Way::Bought));
    for &i in group {
        let is_open = all[i].said.way == Some(Way::Made) && all[i].series.field.value.is_none() && all[i].is_energy();
        if buys && is_open && all[i].is_named {
            let evidence = "beside what was bought at the same meter: perhaps what was fed into the grid";
            all[i].series.field = Guess::maybe("energy_export_kwh".to_owned(), evidence);
        }
    }
}

/// The rates of one meter: amounts that take turns are one series, all others are parts of a channel.
fn rates(all: &mut [Found], group: &[usize]) {
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
                other.leave_out(String::new());
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
                    series.field = Guess::sure(format!("{field}:{part}"), format!("a rate of the meter: {part}"));
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

/// Values from which on growth alone proves a register, whatever the columns beside it do.
const LONG: u64 = 50;

/// In a table with a column a meter, all columns mostly count in one way. One that only grows, beside
/// others that do not, is asked about.
fn neighbours(all: &mut [Found], layout: Layout) {
    if layout != Layout::Wide {
        return;
    }
    let is_plain = |found: &Found| {
        found.series.import && !matches!(found.measure(), Some(Measure::Watts(_) | Measure::Celsius(..) | Measure::Percent(_)))
    };
    let others =
        all.iter().filter(|found| is_plain(found) && found.series.values >= 20 && !found.is(ChannelKind::Cumulative)).count();
    for found in all.iter_mut().filter(|found| others > 0 && is_plain(found)) {
        if found.series.kind.value == Some(ChannelKind::Cumulative) && found.series.values < LONG {
            let evidence = format!("{}; but other columns of the table do not", found.series.kind.evidence);
            found.series.kind = Guess::maybe(ChannelKind::Cumulative, evidence);
        }
    }
}

/// A series of nothing but zeros counts as its neighbours do.
fn zeros(all: &mut [Found], group: &[usize]) {
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
            series.why = "every value is 0".to_owned();
        } else if let Some(kind @ (ChannelKind::Cumulative | ChannelKind::Interval)) = kind {
            series.kind = Guess::sure(kind, "every value is 0, and the meter's others count so");
        }
    }
}

/// Two series of one meter and field: asks which is which.
fn clashes(all: &mut [Found], layout: Layout) {
    if layout == Layout::GreenPulse {
        return;
    }
    let mut taken: HashMap<(String, String), (usize, u32)> = HashMap::new();
    for i in 0..all.len() {
        let found = &all[i];
        if !found.series.import {
            continue;
        }
        let (Some(meter), Some(field)) = (found.meter().cloned(), found.series.field.best().cloned()) else { continue };
        let (first, count) = taken.entry((meter.clone(), field.clone())).or_insert((i, 0));
        *count += 1;
        if *count == 1 {
            continue;
        }
        let (first, count) = (*first, *count);
        // Rows of one meter that the file itself tells apart, with a word that nobody knows.
        let is_of_one_meter = all[i].is_named && all[first].is_named && all[i].part == all[first].part;
        if is_of_one_meter && field == "energy_kwh" {
            for one in [first, i] {
                if all[one].said.way.is_none() {
                    let evidence = format!(
                        "\"{}\" and \"{}\" are of one meter: say which was sold (energy_export_kwh), or leave one out",
                        all[first].series.label, all[i].series.label
                    );
                    all[one].series.field = Guess::maybe(None, evidence);
                }
            }
        }
        all[i].series.meter = Guess::maybe(format!("{meter}-{count}"), format!("another column or meter is called {meter} too"));
    }
}
