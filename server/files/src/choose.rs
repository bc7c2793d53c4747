//! Which of a table's columns of times are taken, and what each tells: the start, the end, the date,
//! the time of day. Leaves out how times are written (`stamp`).

use crate::look::{Look, hour_number, orders_of};
use crate::meaning::words::{says, words};
use crate::roles::ends;
use crate::{Column, ColumnRole, Order, Plain, stamp};
use csv::ByteRecord;
use domain::DAY_MS;
use std::cmp::Reverse;

/// Settles the roles of the columns of times.
pub(crate) fn settle(columns: &mut [Column], looks: &[Look], rows: &[&ByteRecord]) {
    number_by_content(columns, looks, rows);
    let of = |columns: &[Column], role| -> Vec<usize> { (0..columns.len()).filter(|&i| columns[i].role == role).collect() };
    let (times, dates) = (of(columns, ColumnRole::Time), of(columns, ColumnRole::Date));
    let (clocks, periods) = (of(columns, ColumnRole::Clock), of(columns, ColumnRole::Period));
    let numbers = of(columns, ColumnRole::Number);
    let whole = periods.iter().copied().find(|&i| looks[i].has_periods());
    let range = periods.iter().copied().find(|&i| !looks[i].has_periods());
    let has_offsets = times.iter().any(|&i| looks[i].mostly(looks[i].offsets));
    let taken: Vec<(usize, ColumnRole)> = if let Some(period) = whole {
        vec![(period, ColumnRole::Period)]
    } else if !dates.is_empty() && !has_offsets && (!clocks.is_empty() || range.is_some() || !numbers.is_empty()) {
        with_clocks(columns, rows, &dates, &clocks, range, &numbers)
    } else if !times.is_empty() || !dates.is_empty() {
        let mut both = [times, dates].concat();
        both.sort_unstable();
        alone(columns, looks, rows, &both)
    } else {
        [ColumnRole::Year, ColumnRole::Month, ColumnRole::Day, ColumnRole::Clock, ColumnRole::Number, ColumnRole::Period]
            .into_iter()
            .filter_map(|role| of(columns, role).first().map(|&i| (i, role)))
            .collect()
    };
    let of_time = [
        ColumnRole::Time,
        ColumnRole::Date,
        ColumnRole::Clock,
        ColumnRole::Period,
        ColumnRole::Number,
        ColumnRole::Year,
        ColumnRole::Month,
        ColumnRole::Day,
    ];
    for (i, column) in columns.iter_mut().enumerate().filter(|(_, column)| of_time.contains(&column.role)) {
        match taken.iter().find(|(taken, _)| *taken == i) {
            Some((_, role)) => column.role = *role,
            None => {
                column.role = ColumnRole::Ignored;
                column.why = Plain::AnotherColumnTime.into();
            }
        }
    }
}

/// Beside dates, whole numbers that count through each day are the numbers of its hours, whatever the
/// column is called.
fn number_by_content(columns: &mut [Column], looks: &[Look], rows: &[&ByteRecord]) {
    let of = |role| columns.iter().position(|column| column.role == role);
    let known = [ColumnRole::Time, ColumnRole::Clock, ColumnRole::Number, ColumnRole::Period];
    let Some(date) = of(ColumnRole::Date).filter(|_| known.iter().all(|role| of(*role).is_none())) else { return };
    let counts = |i: usize| {
        let Some((low @ 0..=1, high)) = looks[i].small_range.filter(|_| looks[i].small == looks[i].filled) else { return false };
        let is_day = crate::slot::step_of((high + 1 - low) as usize).is_some();
        let number = |cells: &ByteRecord| cells.get(i).and_then(hour_number);
        let pairs = || rows.windows(2).filter(|pair| pair[0].get(date) == pair[1].get(date));
        let goes_on =
            |pair: &&[&ByteRecord]| number(pair[0]).zip(number(pair[1])).is_some_and(|(a, b)| a + 1 == b || a == b || b + 1 == a);
        let all = pairs().count();
        is_day && all >= 12 && pairs().filter(goes_on).count() * 20 >= all * 19
    };
    if let Some(i) = (0..columns.len()).find(|&i| columns[i].role == ColumnRole::Value && counts(i)) {
        columns[i] = Column::new(columns[i].name.clone(), ColumnRole::Number);
    }
}

/// A date with a time of day, a range of times of day, or the number of an hour.
fn with_clocks(
    columns: &[Column],
    rows: &[&ByteRecord],
    dates: &[usize],
    clocks: &[usize],
    range: Option<usize>,
    numbers: &[usize],
) -> Vec<(usize, ColumnRole)> {
    let starts = |i: usize| ends(&columns[i].name).0;
    let stops = |i: usize| ends(&columns[i].name).1 && !starts(i);
    let Some(date) = dates.iter().copied().find(|&i| starts(i)).or_else(|| dates.first().copied()) else { return Vec::new() };
    let mut taken = vec![(date, ColumnRole::Date)];
    let start = clocks.iter().copied().find(|&i| starts(i)).or_else(|| clocks.first().copied());
    if let Some(range) = range.filter(|_| start.is_none()) {
        taken.push((range, ColumnRole::Period));
    } else if let Some(start) = start {
        taken.push((start, ColumnRole::Clock));
        let end = clocks
            .iter()
            .copied()
            .find(|&i| i != start && (stops(i) || clocks.len() == 2 && !starts(i) && is_later(rows, start, i)));
        let end_date = dates.iter().copied().find(|&i| i != date && (stops(i) || dates.len() == 2 && !starts(i)));
        if let Some(end) = end {
            taken.push((end, ColumnRole::EndClock));
            taken.extend(end_date.map(|i| (i, ColumnRole::EndDate)));
        }
    } else if let Some(&number) = numbers.first() {
        taken.push((number, ColumnRole::Number));
    }
    taken
}

/// Whether the times of day of one column lie behind those of another, but for midnight.
fn is_later(rows: &[&ByteRecord], one: usize, other: usize) -> bool {
    let of = |cells: &ByteRecord, i: usize| cells.get(i).and_then(|cell| stamp::behind_date(cell.trim_ascii())).map(|(ms, _)| ms);
    let pairs = rows.iter().filter_map(|cells| Some((of(cells, one)?, of(cells, other)?)));
    let (mut all, mut later) = (0usize, 0usize);
    pairs.for_each(|(start, end)| {
        all += 1;
        later += usize::from(end > start || end < start && end * 24 < DAY_MS);
    });
    all > 0 && later * 10 >= all * 9
}

/// A start, an end, both, or one instant.
fn alone(columns: &[Column], looks: &[Look], rows: &[&ByteRecord], times: &[usize]) -> Vec<(usize, ColumnRole)> {
    let starts = |i: usize| ends(&columns[i].name).0;
    let stops = |i: usize| ends(&columns[i].name).1 && !starts(i);
    let start = times.iter().copied().find(|&i| starts(i));
    let end = times.iter().copied().find(|&i| stops(i));
    match (start, end) {
        (Some(start), Some(end)) => return vec![(start, ColumnRole::Start), (end, ColumnRole::End)],
        (Some(start), None) => return vec![(start, ColumnRole::Start)],
        (None, Some(end)) if times.len() == 1 => return vec![(end, ColumnRole::End)],
        _ => {}
    }
    if let &[one, other] = times
        && follow(rows, one, other)
    {
        return vec![(one, ColumnRole::Start), (other, ColumnRole::End)];
    }
    // Of several times, take one with an offset, or else one in UTC: it leaves nothing to ask.
    let is_utc = |i: usize| says(&words(&columns[i].name), &["utc", "gmt"]);
    let rank = |i: usize| (looks[i].mostly(looks[i].offsets), is_utc(i), Reverse(i));
    times.iter().copied().max_by_key(|&i| rank(i)).map(|i| (i, ColumnRole::Time)).into_iter().collect()
}

/// Whether the times of one column are the ends of periods that begin in the other: each lies behind
/// its start, and the next start is where it ends.
fn follow(rows: &[&ByteRecord], one: usize, other: usize) -> bool {
    let local = |cells: &ByteRecord, i: usize, order: Order| {
        cells.get(i).and_then(|cell| stamp::parse(cell.trim_ascii(), order)).map(|written| written.local)
    };
    let order = rows.first().and_then(|cells| orders_of(cells.get(one).unwrap_or_default()).first().copied());
    let Some(order) = order else { return false };
    let pairs: Vec<(i64, i64)> =
        rows.iter().filter_map(|cells| Some((local(cells, one, order)?, local(cells, other, order)?))).collect();
    let later = pairs.iter().filter(|(start, end)| end > start && end - start <= 400 * DAY_MS).count();
    let touch = pairs.windows(2).filter(|pair| pair[0].1 == pair[1].0 || pair[1].1 == pair[0].0).count();
    pairs.len() >= 2 && later == pairs.len() && touch * 2 >= pairs.len() - 1
}
