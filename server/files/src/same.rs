//! What several series of a file are to one another: one flow in two units, a register beside its
//! differences, an hour beside its quarters, a total beside its parts, the rates of one meter. One
//! flow counts once. Leaves out what a single series is (`series`).

mod flows;
mod rates;
mod sums;
mod units;

use crate::evidence::{Course, Evidence};
use crate::plan::Also;
use crate::series::Said;
use crate::steps::Steps;
use crate::unit::{Measure, measure_named};
use crate::{Guess, Layout, Plain, Series, Why};
use domain::{ChannelKind, Millis};
use std::collections::HashMap;

/// Series that are compared with one another, at most, for each meter.
const COMPARED_MAX: usize = 40;
/// Times that two series must share before one is told from the other.
const SHARED_MIN: usize = 3;

/// A series, and what its rows showed.
pub(crate) struct Found {
    pub series: Series,
    pub said: Said,
    /// The name of its column.
    pub name: String,
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

    fn leave_out(&mut self, why: impl Into<Why>) {
        self.series.import = false;
        self.series.why = Some(why.into());
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
    units::merge_units(all, evidence);
    for group in flows::connections(all).iter().filter(|group| (2..=COMPARED_MAX).contains(&group.len())) {
        flows::two_names(all, group);
    }
    for group in by_meter(all) {
        if group.len() < 2 || group.len() > COMPARED_MAX {
            continue;
        }
        units::units_of_one_flow(all, &group);
        sums::differences(all, &group);
        sums::coarser(all, &group);
        rates::heating_water(all, &group);
        rates::power_of_heat(all, &group);
        sums::totals(all, &group);
        rates::made(all, &group);
        rates::rates(all, &group);
        rates::zeros(all, &group);
    }
    for group in flows::unnamed(all).iter().filter(|group| (2..=COMPARED_MAX).contains(&group.len())) {
        units::gas_of_table(all, group);
        flows::told_again(all, group);
        flows::sums_of_columns(all, group);
    }
    for group in flows::connections(all).iter().filter(|group| (2..=COMPARED_MAX).contains(&group.len())) {
        flows::batteries(all, group);
        flows::powers_alike(all, group);
        flows::powers(all, group);
        flows::used_in_all(all, group);
        flows::undirected(all, group);
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
            found.series.kind = Guess::maybe(ChannelKind::Cumulative, Plain::OthersDoNotGrow);
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
        let is_told_apart = |found: &Found| found.is_named || !found.alone.is_empty();
        let is_of_one_table = is_told_apart(&all[i]) && is_told_apart(&all[first]) && all[i].part == all[first].part;
        // Two tables of the same columns, and nothing says what each is of.
        let are_blocks = all[i].part != all[first].part && all[i].series.label == all[first].series.label;
        let is_of_one_meter = is_of_one_table || are_blocks && !all[i].is_named && !all[first].is_named;
        if is_of_one_meter && field == "energy_kwh" {
            for one in [first, i] {
                if all[one].said.way.is_none() {
                    let (first, other) = (all[first].series.label.clone(), all[i].series.label.clone());
                    all[one].series.field = Guess::maybe(None, Why::OfOneMeter { first, other });
                }
            }
        }
        all[i].series.meter = Guess::maybe(format!("{meter}-{count}"), Why::AnotherColumn { meter });
    }
}
