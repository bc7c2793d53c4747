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
        ChannelKind::Interval => of_amounts(readings),
        ChannelKind::Power => of_samples(readings, case.rules.power_gap_ms, true),
        ChannelKind::Level => of_samples(readings, 90 * MINUTE_MS, false),
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
    let is_out_of_order = |i: usize| {
        (0..i).any(|a| {
            (i + 1..n).any(|b| {
                let is_close = i - a <= 2 && b - i <= 2 && b - a <= 3;
                is_close && moved(a, b) >= 0.0 && (moved(a, i) < 0.0 || moved(i, b) < 0.0)
            })
        })
    };
    let kept: Vec<usize> = (0..n).filter(|&i| !is_out_of_order(i)).collect();
    let mut found = Vec::new();
    for pair in kept.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if b - a > 4 {
            continue;
        }
        let (from, to, up) = (readings[a].at, readings[b].at, moved(a, b));
        if up >= 0.0 {
            found.push(amount(from, to, up, if to - from > 90 * MINUTE_MS { 0.5 } else { 1.0 }));
            continue;
        }
        if b + 2 >= n {
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
    found
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

fn of_samples(readings: &[Reading], gap_ms: Millis, is_power: bool) -> Vec<Stroke> {
    let mut found = Vec::new();
    for i in 1..readings.len() {
        let (a, b) = (readings[i - 1], readings[i]);
        if b.at - a.at > gap_ms {
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
