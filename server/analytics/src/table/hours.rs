//! From rows to hours: amounts are added, rates averaged, a register differenced. An hour that lacks
//! a part is missing, never made up. Leaves out days (`dates`).

use super::asked::{Asked, Stamp};
use super::fault::TableError;
use super::measure::Measure;
use super::rows::Row;
use domain::course::intervals;
use domain::interval::Reason;
use domain::{ChannelKind, HOUR_MS, Millis, Reading, Rules, Unit};

/// How much longer than a step two readings of a register may be apart.
const LATE: f64 = 1.5;
/// A second of an hour may be uncovered: loggers are not exact.
const UNCOVERED_MS_MAX: f64 = 1_000.0;

/// Hours in the making.
pub(super) struct Bins {
    /// The first hour's start.
    pub start: Millis,
    /// The hours' amounts, `NaN` where missing.
    pub value: Vec<f64>,
    /// The hours' mean temperatures, `NaN` where unknown.
    pub temp_c: Vec<f64>,
    /// The hours that have rows, in order.
    pub rows: Vec<usize>,
    /// The first line of each hour; 0 where it has none.
    pub line: Vec<usize>,
    /// Hours that have a part of their rows only.
    pub incomplete: Vec<usize>,
    /// Hours in which a register was reset.
    pub resets: Vec<usize>,
    /// Hours with a step of a register that was not measured.
    pub refused: Vec<usize>,
}

/// Makes hours of rows in order of time. The rows' values are in the unit of the hours.
pub(super) fn hours(rows: &[Row], measure: Measure, step: Millis, stamp: Stamp, asked: &Asked) -> Result<Bins, TableError> {
    // A register's time is that of its reading.
    let shift = if measure != Measure::Register && stamp == Stamp::End { step } else { 0 };
    let first = rows.first().map_or(0, |row| row.at - shift);
    let start = if step == HOUR_MS { first } else { hour_start(rows, first, asked) };
    let place = |at: Millis| (at - shift - start).div_euclid(HOUR_MS).max(0) as usize;
    let count = rows.last().map_or(0, |row| place(row.at) + 1);
    let mut bins = Bins {
        start,
        value: vec![f64::NAN; count],
        temp_c: vec![f64::NAN; count],
        rows: Vec::new(),
        line: vec![0; count],
        incomplete: Vec::new(),
        resets: Vec::new(),
        refused: Vec::new(),
    };
    let mut temps = vec![(0.0, 0_u32); count];
    for row in rows {
        let hour = place(row.at);
        if bins.rows.last() != Some(&hour) {
            bins.rows.push(hour);
            bins.line[hour] = row.line;
        }
        if row.temp.is_finite() {
            temps[hour] = (temps[hour].0 + row.temp, temps[hour].1 + 1);
        }
    }
    for (temp_c, (sum, count)) in bins.temp_c.iter_mut().zip(temps) {
        *temp_c = sum / f64::from(count);
    }
    let (sum, covered) = match measure {
        Measure::Register => differences(rows, step, asked.feeds_back, &mut bins),
        Measure::Amount | Measure::Rate => parts(rows, step, measure, &place, count),
    };
    for hour in 0..count {
        if covered[hour] >= HOUR_MS as f64 - UNCOVERED_MS_MAX {
            bins.value[hour] = sum[hour];
        } else if covered[hour] > 0.0 {
            bins.incomplete.push(hour);
        }
    }
    // The state of a register at an hour's end begins an hour that has no end yet.
    let in_last = rows.iter().rev().take_while(|row| place(row.at) + 1 == count).count() as Millis;
    let is_last_cut = measure == Measure::Register || in_last * step < HOUR_MS;
    if step != HOUR_MS || measure == Measure::Register {
        bins.trim(is_last_cut);
    }
    Ok(bins)
}

/// The start of the local hour in which the table begins.
fn hour_start(rows: &[Row], first: Millis, asked: &Asked) -> Millis {
    let written = rows.first().and_then(|row| row.written.offset);
    let offset = written.or(asked.zone.map(|zone| zone.offset_ms(first))).unwrap_or(0);
    first - (first + offset).rem_euclid(HOUR_MS)
}

/// Each hour's sum, and how much of it its rows cover, in milliseconds.
fn parts(rows: &[Row], step: Millis, measure: Measure, place: &dyn Fn(Millis) -> usize, count: usize) -> (Vec<f64>, Vec<f64>) {
    let (mut sum, mut covered) = (vec![0.0; count], vec![0.0; count]);
    let share = if measure == Measure::Rate { step as f64 / HOUR_MS as f64 } else { 1.0 };
    for row in rows.iter().filter(|row| row.value.is_finite()) {
        let hour = place(row.at);
        sum[hour] += row.value * share;
        covered[hour] += step as f64;
    }
    (sum, covered)
}

/// The same of a register's differences. A difference that crosses an hour's end goes evenly into
/// both; one that is longer than a step belongs to no hour, since its course is unknown.
fn differences(rows: &[Row], step: Millis, feeds_back: bool, bins: &mut Bins) -> (Vec<f64>, Vec<f64>) {
    let (mut sum, mut covered) = (vec![0.0; bins.value.len()], vec![0.0; bins.value.len()]);
    let readings: Vec<Reading> =
        rows.iter().filter(|row| row.value.is_finite()).map(|row| Reading::new(row.at, row.value)).collect();
    // By the rules of the ledger: what is out of order is passed over, and a lasting fall is a reset.
    let rules = Rules { counts_both_ways: feeds_back, ..Rules::new(ChannelKind::Cumulative, Unit::KilowattHour) };
    for found in intervals(&rules, &readings) {
        let (start, end) = (found.start, found.end);
        let hour = (start - bins.start).div_euclid(HOUR_MS).max(0) as usize;
        let Some(amount) = found.energy.filter(|_| found.reason != Reason::Reset) else {
            if found.reason == Reason::Reset {
                bins.resets.push(hour)
            } else {
                bins.refused.push(hour)
            }
            continue;
        };
        let (from, to) = ((start - bins.start).div_euclid(HOUR_MS), (end - 1 - bins.start).div_euclid(HOUR_MS));
        if from != to && (end - start) as f64 > LATE * step as f64 {
            continue;
        }
        for hour in from.max(0)..=to {
            let (begin, until) = (bins.start + hour * HOUR_MS, bins.start + (hour + 1) * HOUR_MS);
            let part = (end.min(until) - start.max(begin)) as f64;
            sum[hour as usize] += amount * part / (end - start) as f64;
            covered[hour as usize] += part;
        }
    }
    (sum, covered)
}

impl Bins {
    /// Takes off the first and the last hour where the table begins or ends within it.
    fn trim(&mut self, is_last_cut: bool) {
        if is_last_cut && self.value.last().is_some_and(|value| value.is_nan()) {
            let last = self.value.len() - 1;
            self.value.truncate(last);
            self.temp_c.truncate(last);
            self.line.truncate(last);
            self.rows.pop();
            self.incomplete.retain(|&hour| hour != last);
            self.resets.retain(|&hour| hour != last);
            self.refused.retain(|&hour| hour != last);
        }
        if self.incomplete.first() == Some(&0) && self.value.len() > 1 {
            self.start += HOUR_MS;
            self.value.remove(0);
            self.temp_c.remove(0);
            self.line.remove(0);
            let moved = |hours: &mut Vec<usize>| {
                hours.retain(|&hour| hour > 0);
                hours.iter_mut().for_each(|hour| *hour -= 1);
            };
            moved(&mut self.rows);
            moved(&mut self.incomplete);
            moved(&mut self.resets);
            moved(&mut self.refused);
        }
    }
}
