//! From what a survey saw of a known format's series to the series of a plan. Leaves out how they
//! are found (`survey`).

use super::Told;
use super::seen::Seen;
use crate::plan::shorten;
use crate::{Guess, Hints, Plain, Series, Sign, Times, Why, meter_key};
use domain::ChannelKind;
use std::collections::{HashMap, HashSet};

/// The series that have values.
pub(super) fn all_series(mut held: Vec<Seen>, stem: &str, hints: &Hints) -> Vec<Series> {
    held.retain(|seen| seen.count > 0);
    let flows = flows(&held);
    let (twins, rivals) = (twins(&held, &flows), rivals(&held, &flows));
    let meters: HashSet<&str> = held.iter().map(|seen| seen.spec.meter.as_str()).collect();
    let is_one = meters.len() == 1;
    let mut taken: HashMap<(String, String), u32> = HashMap::new();
    let mut all = Vec::with_capacity(held.len());
    for (i, seen) in held.iter().enumerate() {
        let left_out = if twins.contains(&i) { Some(Plain::ToldInAnotherUnit) } else { seen.spec.left_out };
        let mut series = series_of(seen, left_out, is_one, stem, hints);
        if let Some((field, sign)) = rivals.get(&i) {
            series.field = Guess::maybe(field.map(str::to_owned), RIVALS);
            series.sign = Guess::maybe(*sign, RIVALS);
        }
        if let (true, Some(meter), Some(field)) = (series.import, series.meter.best().cloned(), series.field.best().cloned()) {
            let count = taken.entry((meter.clone(), field)).or_insert(0);
            *count += 1;
            if *count > 1 {
                series.meter = Guess::maybe(format!("{meter}-{count}"), Why::AnotherSeries { meter });
            }
        }
        all.push(series);
    }
    all
}

/// Several series that say the same of themselves.
const RIVALS: Plain = Plain::Rivals;

/// The series of each flow of a meter.
fn flows(held: &[Seen]) -> Vec<Vec<usize>> {
    let mut of_flow: HashMap<(&str, &str, &str), Vec<usize>> = HashMap::new();
    for (i, seen) in held.iter().enumerate().filter(|(_, seen)| seen.spec.left_out.is_none()) {
        if let Told::Sure(field) | Told::Likely(field, _) = seen.spec.field {
            of_flow.entry((&seen.spec.meter, field, &seen.spec.part)).or_default().push(i);
        }
    }
    of_flow.into_values().filter(|flow| flow.len() > 1).collect()
}

fn unit(seen: &Seen) -> &'static str {
    match seen.spec.unit {
        Told::Sure(unit) | Told::Likely(unit, _) => unit,
        Told::Unknown(_) => "",
    }
}

/// The series whose amounts another series tells in another unit. Of both the one with more values
/// is kept: a heating value may be missing for the newest days. Of equals, kWh.
fn twins(held: &[Seen], flows: &[Vec<usize>]) -> HashSet<usize> {
    let mut twins = HashSet::new();
    for flow in flows {
        let units: HashSet<&str> = flow.iter().map(|&i| unit(&held[i])).collect();
        if units.len() == flow.len() {
            let kept = flow.iter().copied().max_by_key(|&i| (held[i].count, unit(&held[i]) == "kWh"));
            twins.extend(flow.iter().copied().filter(|&i| Some(i) != kept));
        }
    }
    twins
}

/// The series of one flow and unit, of which nothing but their values tells which they are: the
/// likely field and sign.
fn rivals(held: &[Seen], flows: &[Vec<usize>]) -> HashMap<usize, (Option<&'static str>, Option<Sign>)> {
    let mut rivals = HashMap::new();
    for flow in flows {
        let units: HashSet<&str> = flow.iter().map(|&i| unit(&held[i])).collect();
        if units.len() == flow.len() {
            continue;
        }
        let (mut has_import, mut has_export) = (false, false);
        for &i in flow {
            let seen = &held[i];
            let field = match seen.spec.field {
                Told::Sure(field) | Told::Likely(field, _) => field,
                Told::Unknown(_) => continue,
            };
            let likely = if seen.low >= 0.0 && !std::mem::replace(&mut has_import, true) {
                (Some(field), Some(Sign::Plain))
            } else if seen.high <= 0.0 && field == "energy_kwh" && !std::mem::replace(&mut has_export, true) {
                (Some("energy_export_kwh"), Some(Sign::Reversed))
            } else {
                (None, None)
            };
            rivals.insert(i, likely);
        }
    }
    rivals
}

fn series_of(seen: &Seen, left_out: Option<Plain>, is_one: bool, stem: &str, hints: &Hints) -> Series {
    let spec = &seen.spec;
    Series {
        key: seen.key.clone(),
        import: left_out.is_none(),
        why: left_out.map(Why::Plain),
        meter: meter(&spec.meter, is_one, stem, hints),
        field: spec.field.guess(spec.evidence, &spec.part),
        unit: spec.unit.guess(spec.evidence, ""),
        kind: kind(seen),
        sign: sign(seen),
        scale: spec.scale,
        values: seen.count,
        low: seen.low,
        high: seen.high,
        ..Series::named(shorten(&spec.label))
    }
}

fn meter(name: &str, is_one: bool, stem: &str, hints: &Hints) -> Guess<String> {
    if let Some(meter) = hints.meter.as_ref().filter(|_| is_one) {
        return Guess::sure(meter.clone(), Plain::YouSaidSo);
    }
    let key = meter_key(name);
    if !key.is_empty() {
        return Guess::sure(key, Plain::FileNamesIt);
    }
    let key = meter_key(stem);
    Guess::maybe(Some(key).filter(|key| !key.is_empty()), Plain::FilesName)
}

/// Whether a series that should be a register falls again and again.
pub(super) fn is_no_register(seen: &Seen) -> bool {
    seen.spec.kind == Some(ChannelKind::Cumulative) && seen.spec.left_out.is_none() && falls_often(seen)
}

fn falls_often(seen: &Seen) -> bool {
    seen.count >= 20 && seen.falls * 20 >= seen.count
}

fn kind(seen: &Seen) -> Guess<ChannelKind> {
    let Seen { count, grows, falls, .. } = *seen;
    match seen.spec.kind {
        Some(_) if is_no_register(seen) => {
            return Guess::maybe(None, Why::RegisterFalls { falls: Times(falls) });
        }
        Some(kind) => return Guess::sure(kind, seen.spec.evidence),
        None => {}
    }
    let evidence = Why::GrowAndFall { grows: Times(grows), falls: Times(falls) };
    if falls_often(seen) {
        Guess::sure(ChannelKind::Interval, evidence)
    } else if count >= 20 && falls == 0 && grows >= 10 {
        Guess::sure(ChannelKind::Cumulative, evidence)
    } else {
        Guess::maybe(Some(ChannelKind::Cumulative).filter(|_| grows > 20 * falls), evidence)
    }
}

fn sign(seen: &Seen) -> Guess<Sign> {
    match (seen.spec.sign, seen.low < 0.0, seen.high > 0.0) {
        // A format that knows no net flow may hold one: a net meter's amounts fall below nothing.
        (Some(Sign::Plain) | None, true, true) if seen.spec.kind != Some(ChannelKind::Power) => {
            Guess::maybe(Sign::Net, Plain::BothSigns)
        }
        (Some(Sign::Plain) | None, true, false) => Guess::maybe(Sign::Reversed, Plain::NonePositive),
        (Some(sign), ..) => Guess::sure(sign, seen.spec.evidence),
        (None, ..) => Guess::sure(Sign::Plain, Plain::NoneNegative),
    }
}
