//! What a table's first rows tell by their order in time: midnights that end their day, words that name no series.
//! Leaves out what a column looks like by itself (`look`), and what all rows show (`evidence`).

use crate::meaning::words::words;
use crate::meaning::{direction, obis, rate, utility};
use crate::when::Moment;
use crate::{Column, ColumnRole, Decimal, number};
use csv::ByteRecord;
use domain::{DAY_MS, Millis};
use std::collections::HashSet;

/// Whether 00:00 is the end of the day that a row names: only so do the times go on, such as 23:00, 00:00 and then
/// 01:00 of the next date.
pub(crate) fn midnight_ends(moments: &[Option<Moment>]) -> bool {
    let moments: Vec<&Moment> = moments.iter().flatten().collect();
    let midnights = moments.iter().filter(|moment| moment.is_at_midnight()).count();
    let written: Vec<Millis> = moments.iter().map(|moment| moment.at.local).collect();
    let ended = |moment: &&Moment| if moment.is_at_midnight() { moment.at.local + DAY_MS } else { moment.at.local };
    let ended: Vec<Millis> = moments.iter().map(ended).collect();
    let (before, after) = (turns(&written), turns(&ended));
    midnights > 0 && before.saturating_sub(after) * 2 >= midnights && after * 20 <= moments.len()
}

/// How often times go the way that they seldom go: back in a table that goes on, or on in one that goes back.
fn turns(times: &[Millis]) -> usize {
    let count = |test: fn(&[Millis]) -> bool| times.windows(2).filter(|pair| test(pair)).count();
    count(|pair| pair[1] > pair[0]).min(count(|pair| pair[1] < pair[0]))
}

/// Readings from which on a register that goes on proves that it is one.
const READINGS_MIN: usize = 5;
/// Changes of the words between them.
const CHANGES_MIN: usize = 3;

/// The columns of quantities whose words nobody knows, and change while the values of all rows only grow in order of
/// time: then there is one register, and its words tell how it was read.
pub(crate) fn words_of_one_register(columns: &[Column], moments: &[Option<Moment>], rows: &[&ByteRecord]) -> Vec<usize> {
    let of = |role| (0..columns.len()).filter(|&i| columns[i].role == role).collect::<Vec<usize>>();
    let (values, quantities) = (of(ColumnRole::Value), of(ColumnRole::Quantity));
    let &[value] = values.as_slice() else { return Vec::new() };
    if quantities.is_empty() || [ColumnRole::Meter, ColumnRole::Unit].into_iter().any(|role| !of(role).is_empty()) {
        return Vec::new();
    }
    let parse = |cell: &[u8]| number::parse(cell, Decimal::Point).or_else(|_| number::parse(cell, Decimal::Comma)).ok();
    let read = |(moment, cells): (&Option<Moment>, &&ByteRecord)| Some((moment.as_ref()?.at.local, parse(cells.get(value)?)?));
    let mut course: Vec<(Millis, f64, usize)> = moments
        .iter()
        .zip(rows)
        .map(read)
        .enumerate()
        .filter_map(|(row, read)| read.map(|(at, value)| (at, value, row)))
        .collect();
    course.sort_by_key(|one| one.0);
    let grows = course.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
    if course.len() < READINGS_MIN || !grows {
        return Vec::new();
    }
    let tells_nothing = |i: usize| {
        let texts: HashSet<&[u8]> = rows.iter().filter_map(|cells| cells.get(i)).collect();
        texts.into_iter().all(|text| is_unknown(&String::from_utf8_lossy(text)))
    };
    let changes = |i: usize| course.windows(2).filter(|pair| rows[pair[0].2].get(i) != rows[pair[1].2].get(i)).count();
    quantities.into_iter().filter(|&i| changes(i) >= CHANGES_MIN && tells_nothing(i)).collect()
}

/// Whether a text names no utility, no direction, no rate and no code.
fn is_unknown(text: &str) -> bool {
    utility::of(&words(text)).is_none()
        && direction::way(text).is_none()
        && rate::rate(text).is_none()
        && obis::find(text).is_none()
}
