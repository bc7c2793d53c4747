//! Interprets the readings in the slow and simple way: it looks at every pair of readings and
//! paints what flowed minute by minute. Shares no code with `domain::{interval, register, rollup}`,
//! only their terms.

use crate::case::Case;
use crate::wall::Wall;
use domain::{ChannelKind, MINUTE_MS, Millis, Reading, Slot};
use std::ops::Range;

/// Something that flowed (or a level) from one minute to another.
struct Stroke {
    from: Millis,
    to: Millis,
    energy: Option<f64>,
    mean: f64,
    low: f64,
    high: f64,
    quality: f64,
}

#[derive(Clone, Copy, Default)]
struct Minute {
    energy: Option<f64>,
    mean: f64,
    quality: f64,
    strokes: i64,
    low: Option<f64>,
    high: Option<f64>,
    count: i64,
}

pub struct Painted {
    wall: &'static Wall,
    minutes: Vec<Minute>,
}

pub fn paint(case: &Case) -> Painted {
    let readings: Vec<Reading> = case.readings.iter().map(|r| Reading { at: r.at - case.rules.end_offset_ms, ..*r }).collect();
    let mut minutes = vec![Minute::default(); case.wall.minutes()];
    for stroke in strokes(case, &readings) {
        let (from, to) = (case.wall.minute(stroke.from), case.wall.minute(stroke.to));
        for minute in from.max(0)..to.min(minutes.len() as i64) {
            let minute = &mut minutes[minute as usize];
            if let Some(energy) = stroke.energy {
                minute.energy = Some(minute.energy.unwrap_or(0.0) + energy / (to - from) as f64);
            }
            minute.mean += stroke.mean;
            minute.quality += stroke.quality;
            minute.strokes += 1;
            minute.low = Some(minute.low.map_or(stroke.low, |low| low.min(stroke.low)));
            minute.high = Some(minute.high.map_or(stroke.high, |high| high.max(stroke.high)));
        }
    }
    for reading in &readings {
        // It counts in the minute that it closes.
        let closed = case.wall.minute(reading.at) - 1;
        if let Some(minute) = usize::try_from(closed).ok().and_then(|closed| minutes.get_mut(closed)) {
            minute.count += 1;
        }
    }
    Painted { wall: case.wall, minutes }
}

fn strokes(case: &Case, readings: &[Reading]) -> Vec<Stroke> {
    let found = match case.rules.kind {
        ChannelKind::Cumulative => of_register(case, readings),
        ChannelKind::Interval => {
            let is_code = codes_beside(readings, |value| CERTAIN.contains(&value), &LIKELY, |value, other| other * 100.0 < value);
            let mut found = of_amounts(readings);
            for (stroke, _) in found.iter_mut().zip(is_code).filter(|(_, is_code)| *is_code) {
                stroke.energy = None;
            }
            if case.rules.max_rate.is_none() {
                refuse(&mut found, |_| 0, 90 * MINUTE_MS, |_, _| false);
            }
            found.retain(|stroke| stroke.energy.is_some());
            found
        }
        ChannelKind::Power => {
            let is_code =
                codes_beside(readings, |value| CERTAIN.contains(&value), &POWERS, |value, other| other.abs() * 4.0 < value);
            of_samples(readings, case.rules.power_gap_ms, true, &is_code)
        }
        ChannelKind::Level => {
            let is_code = codes_beside(readings, |_| false, &[85.0], |value, other| (other - value).abs() > 15.0);
            of_samples(readings, 90 * MINUTE_MS, false, &is_code)
        }
    };
    let is_power = case.rules.kind == ChannelKind::Power;
    let believable = |stroke: &Stroke| match (case.rules.max_rate, stroke.energy) {
        (Some(max_w), Some(_)) if is_power => stroke.low >= -max_w && stroke.high <= max_w,
        // A span counts as at least a quarter-hour.
        (Some(max_w), Some(kwh)) => kwh * 1000.0 <= max_w * ((stroke.to - stroke.from).max(15 * MINUTE_MS) as f64 / 3_600_000.0),
        _ => true,
    };
    found.into_iter().filter(believable).collect()
}

fn amount(from: Millis, to: Millis, kwh: f64, quality: f64) -> Stroke {
    let watts = kwh * 1000.0 * 3_600_000.0 / (to - from) as f64;
    Stroke { from, to, energy: Some(kwh), mean: watts, low: watts, high: watts, quality }
}

/// Error codes that the cases draw: at the end of 32 bits, and of 16 and 24.
const CERTAIN: [f64; 2] = [4_294_967_295.0, 2_147_483_647.0];
const LIKELY: [f64; 3] = [65_535.0, 32_767.0, 8_388_607.0];

/// Of powers.
const POWERS: [f64; 2] = [65_535.0, 6_553.5];

/// Whether each of these values is an error code: of the nearest values on either side that differ
/// from it, up to four readings away, each is far from it.
fn codes_beside(
    readings: &[Reading],
    is_certain: impl Fn(f64) -> bool,
    likely: &[f64],
    is_far: impl Fn(f64, f64) -> bool,
) -> Vec<bool> {
    let is_code = |i: usize| {
        let value = readings[i].value;
        let before = (1..=4).filter(|k| *k <= i).map(|k| readings[i - k].value).find(|other| *other != value);
        let after = (1..=4).filter(|k| i + k < readings.len()).map(|k| readings[i + k].value).find(|other| *other != value);
        let others: Vec<f64> = [before, after].into_iter().flatten().collect();
        // Longer runs are not drawn.
        is_certain(value) || likely.contains(&value) && !others.is_empty() && others.iter().all(|other| is_far(value, *other))
    };
    (0..readings.len()).map(is_code).collect()
}

/// Whether each reading of a register is an error code: the register shows it suddenly, after a
/// figure of less than half.
fn codes_of(readings: &[Reading]) -> Vec<bool> {
    let mut found: Vec<bool> = Vec::new();
    for (i, reading) in readings.iter().enumerate() {
        let good = (0..i).rev().find(|&k| !found[k]).filter(|k| i - k <= 100);
        let is_certain = CERTAIN.contains(&reading.value);
        let is_known = is_certain || LIKELY.contains(&reading.value);
        found.push(is_known && good.map_or(is_certain, |k| reading.value > 2.0 * readings[k].value));
    }
    found
}

/// What flows in a quarter-hour, if a step lasts longer than that.
fn pace(kwh: f64, from: Millis, to: Millis) -> f64 {
    kwh * (15 * MINUTE_MS) as f64 / (to - from).max(15 * MINUTE_MS) as f64
}

/// The readings that tell an old figure, among those of `line`; `joined` are the figures of one
/// register that counted all along.
///
/// Looks at every two readings, the closest first: all between them are below both.
fn stale_of(readings: &[Reading], joined: &[f64], line: &[usize]) -> Vec<usize> {
    let mut stale: Vec<usize> = Vec::new();
    for length in 2..line.len() {
        for first in 0..line.len() - length {
            let (a, c) = (line[first], line[first + length]);
            let is_low = line[first + 1..first + length].iter().all(|&i| joined[i] < joined[a]);
            let hours = (readings[c].at - readings[a].at) as f64 / 3_600_000.0;
            if !is_low || joined[c] < joined[a] || hours > 6.0 || c - a > 600 {
                continue;
            }
            let between: Vec<usize> = line[first + 1..first + length].iter().copied().filter(|i| !stale.contains(i)).collect();
            let of_step = |from: usize, to: usize| pace(joined[to] - joined[from], readings[from].at, readings[to].at);
            let (Some(&last), Some(lowest)) = (between.last(), between.iter().map(|&i| joined[i]).reduce(f64::min)) else {
                // All of it was stale already: the closer figure is where it came from.
                continue;
            };
            let mut others: Vec<f64> =
                between.windows(2).map(|pair| of_step(pair[0], pair[1])).filter(|pace| *pace > 0.0).collect();
            let is_from_near_zero = lowest < joined[a] / 10.0;
            if let Some(&next) = line.get(first + length + 1).filter(|&&next| is_from_near_zero && next - c <= 8) {
                others.push(of_step(c, next));
            }
            let is_back = !is_from_near_zero || joined[c] - joined[a] <= (joined[a] - lowest) / 4.0;
            if is_back && others.iter().all(|other| of_step(last, c) > 4.0 * other) && of_step(last, c) > 0.0 {
                stale.extend(between);
            }
        }
    }
    stale
}

fn of_register(case: &Case, readings: &[Reading]) -> Vec<Stroke> {
    // What was counted from one reading to a later one: up to each old register's final value, and
    // on from the new one's initial value.
    let moved = |a: usize, b: usize| {
        let (mut counted, mut stands) = (0.0, readings[a].value);
        for change in &case.rules.changes {
            if readings[a].at < change.at && change.at <= readings[b].at {
                counted += change.old_final - stands;
                stands = change.new_initial;
            }
        }
        counted + readings[b].value - stands
    };
    let is_one_register =
        |a: usize, b: usize| case.rules.changes.iter().all(|change| change.at <= readings[a].at || change.at > readings[b].at);
    let n = readings.len();
    let is_code = codes_of(readings);
    let figures: Vec<usize> = (0..n).filter(|&i| !is_code[i]).collect();
    let is_out_of_order = |k: usize| {
        (0..k).any(|a| {
            (k + 1..figures.len()).any(|b| {
                let is_close = k - a <= 2 && b - k <= 2 && b - a <= 3 && figures[b] - figures[a] <= 8;
                let (a, i, b) = (figures[a], figures[k], figures[b]);
                is_close && moved(a, b) >= 0.0 && (moved(a, i) < 0.0 || moved(i, b) < 0.0)
            })
        })
    };
    let line: Vec<usize> = (0..figures.len()).filter(|&k| !is_out_of_order(k)).map(|k| figures[k]).collect();
    // The changes of register before the first reading move all figures alike.
    let before: f64 = case.rules.changes.iter().filter(|c| c.at <= readings[0].at).map(|c| c.old_final - c.new_initial).sum();
    let joined: Vec<f64> = (0..n).map(|i| readings[0].value + before + moved(0, i)).collect();
    let stale = stale_of(readings, &joined, &line);
    let kept: Vec<usize> = line.iter().copied().filter(|i| !stale.contains(i)).collect();
    let mut found = Vec::new();
    for pair in kept.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let is_over_stale = (a..b).any(|i| stale.contains(&i));
        let out = (a + 1..b).filter(|&i| !is_code[i]).count();
        if !is_over_stale && (out > 3 || b - a - 1 - out > 100) {
            continue;
        }
        let (from, to, up) = (readings[a].at, readings[b].at, moved(a, b));
        if up >= 0.0 {
            found.push(amount(from, to, up, if to - from > 90 * MINUTE_MS { 0.5 } else { 1.0 }));
            continue;
        }
        if figures.iter().filter(|&&i| i > b).count() < 2 {
            break;
        }
        let (old, new) = (readings[a].value, readings[b].value);
        match case.rules.max_register {
            Some(max) if is_one_register(a, b) && old > 0.9 * max && old <= max && new < 0.1 * max => {
                found.push(amount(from, to, max - old + new, 1.0));
            }
            _ => found.push(amount(from, to, 0.0, 0.0)),
        }
    }
    if case.rules.max_rate.is_none() {
        let place = |at: Millis| readings.partition_point(|reading| reading.at < at);
        // What a large building takes in a quarter-hour, in kWh, the unit of every case here.
        let leap = |j: usize, found: &[Stroke]| is_leap(found, j, place, |at| readings[place(at)].value, 250.0);
        refuse(&mut found, place, Millis::MAX, leap);
        found.retain(|stroke| stroke.energy.is_some());
    }
    found
}

/// A reset flowed by no amount, which is not the same as none.
fn pace_of(stroke: &Stroke) -> Option<f64> {
    Some(pace(stroke.energy.filter(|_| stroke.quality > 0.0)?, stroke.from, stroke.to))
}

/// Whether a register leapt a hundred times as far as it goes beside that, and further than `large` in a
/// quarter-hour: from a figure where it was moving, or from 0 further than a quarter of that.
fn is_leap(found: &[Stroke], j: usize, place: impl Fn(Millis) -> usize, value: impl Fn(Millis) -> f64, large: f64) -> bool {
    let Some(own) = pace_of(&found[j]) else { return false };
    let beside = |k: usize| {
        let near =
            place(found[k].from).abs_diff(place(found[j].from)) <= 64 && place(found[k].to).abs_diff(place(found[j].to)) <= 64;
        pace_of(&found[k]).filter(|_| near)
    };
    let before: Vec<f64> = (j.saturating_sub(4)..j).rev().filter_map(beside).collect();
    let after: Vec<f64> = (j + 1..found.len().min(j + 5)).filter_map(beside).collect();
    let moving = |steps: &[f64]| steps.iter().filter(|step| **step > 0.0).count() >= 2;
    if before.iter().chain(&after).any(|step| own <= 100.0 * step) || !moving(&after) {
        return false;
    }
    match value(found[j].from) == 0.0 {
        true => own > large / 4.0,
        false => own > large && moving(&before) && before[0] > 0.0,
    }
}

/// Takes the energy from strokes that are 100,000 times as large as those beside them, if they last
/// no longer than that; and from leaps.
fn refuse(found: &mut [Stroke], place: impl Fn(Millis) -> usize, longest: Millis, is_leap: impl Fn(usize, &[Stroke]) -> bool) {
    let is_out = |j: usize| {
        let Some(own) = pace_of(&found[j]).filter(|_| found[j].to - found[j].from <= longest) else { return false };
        let beside = (0..found.len()).filter(|&k| {
            k != j
                && k.abs_diff(j) <= 4
                && place(found[k].from).abs_diff(place(found[j].from)) <= 64
                && place(found[k].to).abs_diff(place(found[j].to)) <= 64
        });
        let others: Vec<f64> = beside.filter_map(|k| pace_of(&found[k])).collect();
        let ordinary = others.iter().filter(|other| **other > 0.0 && **other * 1e5 < own).count();
        ordinary >= 4 && others.iter().filter(|other| **other * 1e5 >= own).count() <= 1
    };
    let out: Vec<usize> = (0..found.len()).filter(|&j| is_out(j) || is_leap(j, found)).collect();
    for j in out {
        found[j].energy = None;
    }
}

fn of_amounts(readings: &[Reading]) -> Vec<Stroke> {
    let near = |a: usize, b: usize| Some(readings[b].at - readings[a].at).filter(|gap| *gap <= 90 * MINUTE_MS);
    (0..readings.len())
        .map(|i| {
            let since = if i > 0 { near(i - 1, i) } else { None };
            let until = if i + 1 < readings.len() { near(i, i + 1) } else { None };
            let (length, quality) = match (readings[i].span_ms, since, until) {
                (Some(stated), ..) => (stated, if stated > 90 * MINUTE_MS { 0.5 } else { 1.0 }),
                (None, Some(gap), _) | (None, None, Some(gap)) => (gap, 1.0),
                (None, None, None) => (60 * MINUTE_MS, 0.5),
            };
            amount(readings[i].at - length, readings[i].at, readings[i].value, quality)
        })
        .collect()
}

fn of_samples(readings: &[Reading], gap_ms: Millis, is_power: bool, is_code: &[bool]) -> Vec<Stroke> {
    let mut found = Vec::new();
    for i in 1..readings.len() {
        let (a, b) = (readings[i - 1], readings[i]);
        if b.at - a.at > gap_ms || is_code[i - 1] || is_code[i] {
            continue;
        }
        let mean = (a.value + b.value) / 2.0;
        let energy = is_power.then(|| mean / 1000.0 * ((b.at - a.at) as f64 / 3_600_000.0));
        let (low, high) = if a.value < b.value { (a.value, b.value) } else { (b.value, a.value) };
        found.push(Stroke { from: a.at, to: b.at, energy, mean, low, high, quality: 0.9 });
    }
    found
}

impl Painted {
    /// The energy within those minutes; `None` if nothing is known.
    pub fn energy(&self, minutes: Range<usize>) -> Option<f64> {
        self.minutes[minutes].iter().filter_map(|minute| minute.energy).reduce(|a, b| a + b)
    }

    pub fn quarter(&self, minutes: Range<usize>) -> Slot {
        let span = self.wall.span_of(&minutes);
        let within = &self.minutes[minutes.clone()];
        let strokes: i64 = within.iter().map(|minute| minute.strokes).sum();
        let share = |sum: f64| if strokes > 0 { Some(sum / strokes as f64) } else { None };
        Slot {
            start: span.start,
            length_ms: span.length_ms(),
            energy: self.energy(minutes),
            mean: share(within.iter().map(|minute| minute.mean).sum()),
            low: within.iter().filter_map(|minute| minute.low).reduce(f64::min),
            high: within.iter().filter_map(|minute| minute.high).reduce(f64::max),
            covered_ms: (strokes * MINUTE_MS).min(span.length_ms()),
            count: within.iter().map(|minute| minute.count).sum(),
            quality: share(within.iter().map(|minute| minute.quality).sum()).unwrap_or(0.0),
        }
    }

    /// An hour from its quarters; the means are weighted by covered time.
    pub fn hour(&self, minutes: Range<usize>) -> Slot {
        let span = self.wall.span_of(&minutes);
        let quarters: Vec<Slot> = self.wall.quarters_of(&minutes).into_iter().map(|minutes| self.quarter(minutes)).collect();
        let covered_ms: Millis = quarters.iter().map(|quarter| quarter.covered_ms).sum();
        let weighed = |of: &dyn Fn(&Slot) -> f64| {
            let sum: f64 = quarters.iter().map(|quarter| of(quarter) * quarter.covered_ms as f64).sum();
            if covered_ms > 0 { Some(sum / covered_ms as f64) } else { None }
        };
        Slot {
            start: span.start,
            length_ms: span.length_ms(),
            energy: self.energy(minutes),
            mean: weighed(&|quarter| quarter.mean.unwrap_or(0.0)),
            low: quarters.iter().filter_map(|quarter| quarter.low).reduce(f64::min),
            high: quarters.iter().filter_map(|quarter| quarter.high).reduce(f64::max),
            covered_ms,
            count: quarters.iter().map(|quarter| quarter.count).sum(),
            quality: weighed(&|quarter| quarter.quality).unwrap_or(0.0),
        }
    }
}
