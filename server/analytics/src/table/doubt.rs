//! What speaks against a table as it was read: temperatures that no air has, values that no meter
//! measured, a scale that changes on the way. Some is left out with a note; where two readings are
//! possible, it asks.

use super::asked::{Asked, Scale};
use super::columns::Columns;
use super::fault::{TableError, fault, open, shown};
use super::rows::Row;
use crate::robust::quantile;
use crate::wild::Limit;

/// Air on earth is between these, °C.
const AIR_C: std::ops::RangeInclusive<f64> = -90.0..=60.0;
/// What thermometers and weather services write for an error.
const CODES: [f64; 14] =
    [85.0, 127.0, 127.9, 128.0, -127.0, -128.0, 999.0, 999.9, -999.0, -999.9, 9_999.0, 9_999.9, -9_999.0, 32_767.0];

/// Turns the rows' temperatures into °C; those that no air has become missing. Returns how many did.
pub(super) fn temperatures(rows: &mut [Row], columns: &Columns, asked: &Asked) -> Result<usize, TableError> {
    let Some(column) = columns.temp else { return Ok(0) };
    let name = shown(&columns.names[column]);
    let Some(scale) = asked.temperature.or(columns.scale) else {
        if rows.iter().all(|row| row.temp.is_nan()) {
            return Ok(0);
        }
        return Err(open(format!("`{name}` does not say in which degrees it is: say --temperature c or --temperature f")));
    };
    let beyond = |row: &Row| row.temp.is_finite() && !AIR_C.contains(&scale.celsius(row.temp));
    let is_code = |row: &Row| CODES.iter().any(|code| (row.temp - code).abs() < 0.05);
    if let Some(row) = rows.iter().find(|row| beyond(row) && !is_code(row)).filter(|_| asked.temperature.is_none()) {
        let (degrees, others) = match scale {
            Scale::Celsius => ("°C", "--temperature f if these are °F, or --temperature c to leave such values out"),
            Scale::Fahrenheit => ("°F", "--temperature c if these are °C, or --temperature f to leave such values out"),
            Scale::Kelvin => ("K", "--temperature c or --temperature f"),
        };
        return Err(fault(row.line, format!("`{name}` is {}, which no air is in {degrees}: say {others}", row.temp)));
    }
    let mut left_out = 0;
    for row in rows {
        left_out += usize::from(beyond(row));
        row.temp = if beyond(row) { f64::NAN } else { scale.celsius(row.temp) };
    }
    Ok(left_out)
}

/// Makes values missing that no meter measured; returns the first one's line and value, and how many
/// there are.
pub(super) fn senseless(rows: &mut [Row]) -> Option<(usize, f64, usize)> {
    let limit = Limit::of(rows.iter().map(|row| row.value))?;
    let (mut first, mut count) = (None, 0);
    for row in rows.iter_mut().filter(|row| row.value.is_finite() && limit.is_beyond(row.value)) {
        first.get_or_insert((row.line, row.value));
        count += 1;
        row.value = f64::NAN;
    }
    first.map(|(line, value)| (line, value, count))
}

/// Makes hours missing that no meter measured; returns their places and values.
pub(super) fn wild(value: &mut [f64]) -> Vec<(usize, f64)> {
    let Some(limit) = Limit::of(value.iter().copied()) else { return Vec::new() };
    let found: Vec<(usize, f64)> =
        value.iter().copied().enumerate().filter(|(_, v)| v.is_finite() && limit.is_beyond(*v)).collect();
    found.iter().for_each(|&(hour, _)| value[hour] = f64::NAN);
    found
}

/// A change of the scale within a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Change {
    /// The first hour (or day) after it.
    pub at: usize,
    /// The values after it over those before: about 10, 100 or 1000, or a part of 1.
    pub factor: f64,
}

/// Days that are compared before and after a change. One day does where the change is by a hundred or
/// more: so a day within a table is found too.
const DAYS: usize = 7;
/// The fewest hours on either side, and where the change is by a hundred or more.
const HOURS_MIN: usize = 24;
const HOURS_MIN_OF_LARGE: usize = 12;
const QUANTILES: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
/// How far, in powers of ten, the ratios of quantiles may be from one power. Loads that merely grow
/// tenfold do not keep their shape as closely.
const OFF_MAX: f64 = 0.15;
const OFF_MAX_OF_LARGE: f64 = 0.3;

/// Finds the first place where all values, the quiet ones and the large ones, become about 10, 100 or
/// 1000 times as large or small from one row to the next: so do values whose unit changes, and few
/// others. `a_day` is the number of values of a day.
pub(super) fn change(value: &[f64], a_day: usize) -> Option<Change> {
    let week = DAYS * a_day;
    let mut best: Option<(f64, Change)> = None;
    for at in (0..value.len()).step_by((a_day / 8).max(1)) {
        if best.is_some_and(|(_, found)| 2 * at >= 2 * found.at + a_day) {
            break;
        }
        for (back, ahead) in [(week, week), (week, a_day), (a_day, week)] {
            let (before, after) = (&value[at.saturating_sub(back)..at], &value[at..(at + ahead).min(value.len())]);
            let found = scaled(before, after, back == ahead, a_day);
            if let Some((off, factor)) = found.filter(|new| best.is_none_or(|best| new.0 < best.0)) {
                best = Some((off, Change { at, factor }));
            }
        }
    }
    best.map(|(_, change)| Change { at: refined(value, change, a_day), ..change })
}

/// How far the ratios of all quantiles are from a power of ten, and that power.
fn scaled(before: &[f64], after: &[f64], may_be_small: bool, a_day: usize) -> Option<(f64, f64)> {
    let sizes = |values: &[f64]| values.iter().filter(|v| v.is_finite()).map(|v| v.abs()).collect::<Vec<f64>>();
    let (mut before, mut after) = (sizes(before), sizes(after));
    let count = before.len().min(after.len());
    if count < HOURS_MIN_OF_LARGE.min(DAYS * a_day) {
        return None;
    }
    // Most hours are told by one quantile.
    let ratio = quantile(&mut after, 0.9) / quantile(&mut before, 0.9);
    if !ratio.is_finite() || ratio.log10().abs() < 1.0 - OFF_MAX {
        return None;
    }
    let mut ratios = Vec::new();
    for q in QUANTILES {
        match (quantile(&mut before, q), quantile(&mut after, q)) {
            (0.0, 0.0) => {}
            (a, b) if a > 0.0 && b > 0.0 => ratios.push((b / a).log10()),
            _ => return None,
        }
    }
    let power = (ratios.iter().sum::<f64>() / ratios.len() as f64).round();
    let is_large = power.abs() >= 2.0;
    let off = ratios.iter().map(|ratio| (ratio - power).abs()).fold(0.0, f64::max);
    let is_enough = ratios.len() >= 4 && (is_large || may_be_small && count >= HOURS_MIN.min(DAYS * a_day));
    let is_close = off <= if is_large { OFF_MAX_OF_LARGE } else { OFF_MAX };
    (is_enough && is_close && (1.0..=3.0).contains(&power.abs())).then(|| (off, 10f64.powf(power)))
}

/// The hour from which the larger values are, near a change that is known to some hours.
fn refined(value: &[f64], change: Change, a_day: usize) -> usize {
    let reach = (a_day / 4).max(1);
    let (from, to) = (change.at.saturating_sub(reach), (change.at + reach).min(value.len()));
    let middle = |values: &[f64]| {
        let mut known: Vec<f64> = values.iter().filter(|v| v.is_finite() && **v != 0.0).map(|v| v.abs().log10()).collect();
        crate::robust::median(&mut known)
    };
    let before = middle(&value[from.saturating_sub(a_day)..change.at.max(1)]);
    let after = middle(&value[change.at..(to + a_day / 2).min(value.len())]);
    let is_new = |i: usize| {
        let size = value[i].abs().log10();
        size.is_finite().then(|| (size - after).abs() < (size - before).abs())
    };
    let wrong = |at: usize| (from..to).filter(|&i| is_new(i).is_some_and(|new| new != (i >= at))).count();
    (from..=to).min_by_key(|&at| wrong(at)).unwrap_or(change.at)
}

/// A value that is so many times all but a few others is told, though it may be right.
const FAR_TIMES: f64 = 100.0;

/// Values within so many days may be so far above all others, and at most a tenth of all.
const FAR_DAYS: usize = 2;
const FAR_SHARE: usize = 10;

/// Values far above all others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Far {
    /// The places of the first and the last.
    pub first: usize,
    pub last: usize,
    /// The first value.
    pub size: f64,
    /// How many there are.
    pub count: usize,
}

/// Finds up to four values anywhere, or more within two days, that are far above all others.
pub(super) fn far(value: &[f64], a_day: usize) -> Option<Far> {
    let mut sizes: Vec<f64> = value.iter().filter(|v| v.is_finite() && **v != 0.0).map(|v| v.abs()).collect();
    if sizes.len() < 2 * HOURS_MIN {
        return None;
    }
    sizes.sort_by(|a, b| b.total_cmp(a));
    let above = |size: f64| {
        let found: Vec<usize> = (0..value.len()).filter(|&i| value[i].abs() > FAR_TIMES * size).collect();
        let (&first, &last) = (found.first()?, found.last()?);
        Some(Far { first, last, size: value[first], count: found.len() })
    };
    let most = (FAR_DAYS * a_day).min(sizes.len() / FAR_SHARE);
    let gap = || (5..=most).find(|&count| sizes[count - 1] > FAR_TIMES * sizes[count]);
    above(sizes[4]).or_else(|| above(sizes[gap()?]).filter(|far| far.last - far.first < FAR_DAYS * a_day))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    /// Three weeks of a load with quiet nights.
    fn load() -> Vec<f64> {
        (0..504).map(|i| 0.2 + f64::from((i % 24) * 7 % 11) / 5.0 + f64::from(i * 7_919 % 101) / 300.0).collect()
    }

    #[test]
    fn a_change_of_the_scale_is_found_to_the_hour() {
        for factor in [10.0, 1_000.0, 0.001] {
            let mut value = load();
            value[300..].iter_mut().for_each(|v| *v *= factor);
            let found = change(&value, 24).unwrap();
            assert!(found.at.abs_diff(300) <= if factor == 10.0 { 2 } else { 0 }, "{factor}: {found:?}");
            assert!((found.factor / factor - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_day_in_another_unit_and_the_last_hours_are_found() {
        let mut value = load();
        value[240..264].iter_mut().for_each(|v| *v *= 1_000.0);
        assert_eq!(change(&value, 24), Some(Change { at: 240, factor: 1_000.0 }));
        for (hours, factor) in [(14, 1_000.0), (30, 10.0)] {
            let mut value = load();
            value[504 - hours..].iter_mut().for_each(|v| *v *= factor);
            let found = change(&value, 24).unwrap();
            assert!(found.at.abs_diff(504 - hours) <= 3, "{found:?}");
        }
    }

    #[test]
    fn a_single_hour_far_above_all_others_is_found() {
        let mut value = load();
        assert_eq!(far(&value, 24), None);
        value[99] = 1_800.0;
        let one = Far { first: 99, last: 99, size: 1_800.0, count: 1 };
        assert_eq!((far(&value, 24), change(&value, 24)), (Some(one), None));
        value[99..107].fill(1_800.0);
        assert_eq!(far(&value, 24), Some(Far { last: 106, count: 8, ..one }));
        // What comes now and then is a device that works.
        value[300..304].fill(1_800.0);
        assert_eq!(far(&value, 24), None);
    }

    #[test]
    fn a_load_that_starts_to_work_is_no_change_of_scale() {
        assert_eq!(change(&load(), 24), None);
        // Ten times at noon, and as much as ever at night.
        let mut value = load();
        for (i, v) in value.iter_mut().enumerate().skip(300) {
            *v *= if (8..18).contains(&(i % 24)) { 10.0 } else { 1.0 };
        }
        assert_eq!(change(&value, 24), None);
        assert_eq!(change(&[0.0; 500], 24), None);
        assert_eq!(change(&[], 24), None);
    }
}
