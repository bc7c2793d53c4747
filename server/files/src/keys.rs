//! Which columns tell meters (and quantities) apart. By their content: a column that stays the same
//! while times go on, and differs where a time comes again. Leaves out what one column looks like
//! (`look`).

use crate::look::Look;
use crate::meaning::words::{says, words};
use crate::roles::names_meter;
use crate::roles::vocabulary::POINT_WORDS;
use crate::{Column, ColumnRole, Plain, Why, number};
use csv::ByteRecord;
use std::collections::{HashMap, HashSet};

/// Columns that are added to tell rows apart, at most.
const ADDED_MAX: usize = 3;
/// Why a name that never changes is left out.
const SAME: Plain = Plain::SameInEveryRow;

/// Settles the columns of names: leaves out those that say the same as another, and adds those
/// without which two rows of one time would be the same reading.
pub(crate) fn settle(columns: &mut [Column], looks: &[Look], rows: &[&ByteRecord]) {
    leave_out_constant(columns, looks);
    leave_out_twins(columns, looks, rows);
    let mut left = repeats(columns, rows);
    for _ in 0..ADDED_MAX {
        // The repeated hour of an autumn makes a few, and so do rows that a file tells twice.
        if left * 20 <= rows.len() {
            return;
        }
        let candidates: Vec<usize> = (0..columns.len()).filter(|&i| may_tell(&columns[i], &looks[i], rows.len())).collect();
        let best = candidates
            .into_iter()
            .map(|i| {
                let role = std::mem::replace(&mut columns[i].role, ColumnRole::Meter);
                let left = repeats(columns, rows);
                columns[i].role = role;
                (left, looks[i].distinct.len(), i)
            })
            .min();
        let Some((fewer, _, i)) = best.filter(|(fewer, ..)| fewer * 2 <= left) else { return };
        let is_name = looks[i].mostly(looks[i].names) || names_meter(&words(&columns[i].name));
        // Beside the name of a meter, a word that nobody knows may tell a direction.
        let has_meter = columns.iter().any(|column| column.role == ColumnRole::Meter || column.why == SAME.into());
        let is_quantity = looks[i].mostly(looks[i].directions) || has_meter;
        columns[i].role = if is_quantity && !is_name { ColumnRole::Quantity } else { ColumnRole::Meter };
        columns[i].why = None;
        left = fewer;
    }
}

/// Whether a column that is left out may tell meters apart.
fn may_tell(column: &Column, look: &Look, rows: usize) -> bool {
    let some = look.distinct.len() > 1 && look.distinct.len() * 2 <= rows.max(4);
    column.role == ColumnRole::Ignored && some && look.numbers * 2 <= look.filled && !is_money(column)
}

fn is_money(column: &Column) -> bool {
    use Plain::{MoneyByName, MoneyCells, MoneyCurrency, MoneyRate};
    matches!(column.why, Some(Why::Plain(MoneyByName | MoneyCells | MoneyCurrency | MoneyRate)))
}

/// A name that is the same in every row says nothing, if another name tells the rows apart.
fn leave_out_constant(columns: &mut [Column], looks: &[Look]) {
    let meters: Vec<usize> = (0..columns.len()).filter(|&i| columns[i].role == ColumnRole::Meter).collect();
    // Beside the one meter of a file, its channels are what it counts: which of them was sold is asked.
    let says_point = |i: usize| rank(&columns[i], &looks[i]).0 || says(&words(&columns[i].name), POINT_WORDS);
    let is_told = |i: &usize| looks[*i].is_constant() && looks[*i].filled > 0 && says_point(*i);
    let is_channel = |i: &usize| !looks[*i].is_constant() && says(&words(&columns[*i].name), &["channel", "channels"]);
    let channels: Vec<usize> = match meters.iter().any(is_told) {
        true => meters.iter().copied().filter(is_channel).collect(),
        false => Vec::new(),
    };
    for i in channels {
        columns[i].role = ColumnRole::Quantity;
        columns[i].why = None;
    }
    let meters: Vec<usize> = meters.into_iter().filter(|&i| columns[i].role == ColumnRole::Meter).collect();
    // An address or an account that never changes is no meter, if something else is.
    let told = meters.iter().any(|&i| !looks[i].is_constant());
    let best = meters.iter().copied().max_by_key(|&i| (!looks[i].is_constant(), rank(&columns[i], &looks[i])));
    for i in meters {
        if looks[i].is_constant() && (told || best != Some(i)) {
            columns[i].role = ColumnRole::Ignored;
            columns[i].why = SAME.into();
        }
    }
}

/// How well a column names a meter.
fn rank(column: &Column, look: &Look) -> (bool, bool, bool) {
    let words = words(&column.name);
    let says_meter = says(
        &words,
        &["meter*", "*zahler*", "compteur", "contador", "contatore", "maler*", "point", "tag", "fqr", "sensor", "device"],
    );
    let says_other = says(&words, &["account", "address", "customer", "property", "portfolio", "name"]);
    (says_meter, !says_other, look.mostly(look.names))
}

/// Of two columns of names that change together, one is enough.
fn leave_out_twins(columns: &mut [Column], looks: &[Look], rows: &[&ByteRecord]) {
    let mut meters: Vec<usize> = (0..columns.len()).filter(|&i| columns[i].role == ColumnRole::Meter).collect();
    meters.sort_by_key(|&i| std::cmp::Reverse(rank(&columns[i], &looks[i])));
    let mut kept: Vec<usize> = Vec::new();
    for i in meters {
        let is_number = |i: usize| looks[i].mostly(looks[i].names);
        let twin = kept.iter().copied().find(|&other| is_number(i) && is_number(other) && are_twins(rows, i, other));
        match twin {
            Some(other) => {
                columns[i].role = ColumnRole::Ignored;
                columns[i].why = Some(Why::ChangesTogether { name: columns[other].name.clone() });
            }
            None => kept.push(i),
        }
    }
}

fn are_twins(rows: &[&ByteRecord], one: usize, other: usize) -> bool {
    let (mut there, mut back) = (HashMap::new(), HashMap::new());
    rows.iter()
        .filter_map(|cells| Some((cells.get(one)?, cells.get(other)?)))
        .all(|(a, b)| *there.entry(a).or_insert(b) == b && *back.entry(b).or_insert(a) == a)
}

/// How many rows have the time and the names of a row before them.
fn repeats(columns: &[Column], rows: &[&ByteRecord]) -> usize {
    use ColumnRole::{
        Clock, Date, Day, End, EndClock, EndDate, Field, Kind, Meter, Month, Number, OffsetMinutes, Period, Quantity, Start,
        Time, Unit, Year,
    };
    let roles = [
        Time,
        Start,
        End,
        Date,
        Clock,
        EndDate,
        EndClock,
        Period,
        Number,
        Year,
        Month,
        Day,
        Meter,
        Quantity,
        Unit,
        Field,
        Kind,
        OffsetMinutes,
    ];
    let keys: Vec<usize> = (0..columns.len()).filter(|&i| roles.contains(&columns[i].role) && columns[i].of.is_none()).collect();
    let values: Vec<usize> = (0..columns.len()).filter(|&i| columns[i].role == ColumnRole::Value).collect();
    let mut seen: HashSet<Vec<u8>> = HashSet::new();
    let mut repeats = 0;
    for cells in rows {
        if !values.iter().any(|&i| cells.get(i).is_some_and(|cell| !number::is_missing(cell))) {
            continue;
        }
        let mut key = Vec::new();
        for &i in &keys {
            key.extend_from_slice(cells.get(i).unwrap_or_default().trim_ascii());
            key.push(0x1f);
        }
        repeats += usize::from(!seen.insert(key));
    }
    repeats
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::roles;

    fn settled(names: &[&str], rows: &[&[&str]]) -> Vec<(ColumnRole, Option<Why>)> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let records: Vec<ByteRecord> = rows.iter().map(|cells| ByteRecord::from(cells.to_vec())).collect();
        let rows: Vec<&ByteRecord> = records.iter().collect();
        let looks: Vec<Look> = (0..names.len()).map(|i| Look::at(&rows, i)).collect();
        let mut columns = roles::of(&names, &looks);
        settle(&mut columns, &looks, &rows);
        columns.into_iter().map(|column| (column.role, column.why)).collect()
    }

    #[test]
    fn a_column_that_differs_where_times_repeat_is_the_meter() {
        let found = settled(
            &["when", "Plaats", "Stand"],
            &[
                &["2026-01-01 00:00", "zolder", "1.5"],
                &["2026-01-01 00:00", "kelder", "11.5"],
                &["2026-01-01 01:00", "zolder", "1.7"],
                &["2026-01-01 01:00", "kelder", "11.9"],
            ],
        );
        assert_eq!(found[1].0, ColumnRole::Meter);
    }

    #[test]
    fn two_numbers_that_change_together_are_one_name() {
        let found = settled(
            &["connection", "meternummer", "date", "stand"],
            &[
                &["541448820000000015", "E0000000000000001", "2026-01-01", "10"],
                &["541448820000000015", "E0000000000000001", "2026-01-02", "11"],
                &["541448820000000022", "G0000000000000001", "2026-01-01", "110"],
                &["541448820000000022", "G0000000000000001", "2026-01-02", "111"],
            ],
        );
        assert_eq!((found[0].0, found[1].0), (ColumnRole::Ignored, ColumnRole::Meter));
        assert_eq!(found[0].1, Some(Why::ChangesTogether { name: "meternummer".to_owned() }));
    }

    #[test]
    fn what_is_the_same_in_every_row_names_no_meter_beside_one_that_differs() {
        let found = settled(
            &["Site ID", "FQR", "Timestamp", "Value"],
            &[
                &["220417", "FC-1.KWH", "2026-01-01 00:00", "10"],
                &["220417", "FC-1.LBS", "2026-01-01 00:00", "90"],
                &["220417", "FC-1.KWH", "2026-01-01 01:00", "11"],
                &["220417", "FC-1.LBS", "2026-01-01 01:00", "95"],
            ],
        );
        assert_eq!((found[0].0, found[1].0), (ColumnRole::Ignored, ColumnRole::Meter));
    }
}
