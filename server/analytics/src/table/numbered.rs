//! Hours by their number beside a date: 1 to 24, with 25 on the day on which clocks go back; 0 to 23;
//! half-hours to 48 and quarter-hours to 96; `HE07`, `0745`. Leaves out times of day with a colon
//! (`stamp`).

use super::asked::{Asked, Stamp, length};
use super::columns::Columns;
use super::fault::{TableError, fault, open, shown};
use super::rows::Row;
use super::stamp::Written;
use super::unit::{Named, named};
use super::words::{ENDS, HOURS, PARTS_OF_A_DAY, STARTS, VALUES, has};
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, Zone};
use std::collections::{BTreeMap, HashSet};

/// Above this, digits are an hour and a minute: `0745`.
const NUMBER_MAX: i64 = 100;
/// So many rows in ten are told apart by their date and number.
const APART_IN_TEN: usize = 9;

/// The number in a cell: `7`, `07`, `7.0`, `H7`, `HE 07`, `7h`, `7-8`.
pub(super) fn number(cell: &str) -> Option<i64> {
    let lower = cell.trim().to_ascii_lowercase();
    let bare = ["hour", "he", "h"].iter().find_map(|before| lower.strip_prefix(before)).unwrap_or(&lower).trim();
    let bare = [".0", ",0", "uhr", "h"].iter().find_map(|after| bare.strip_suffix(after)).unwrap_or(bare).trim();
    let digits = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (first, until) = bare.split_once(['-', '–']).map_or((bare, None), |(first, until)| (first.trim(), Some(until.trim())));
    (digits(first) && until.is_none_or(digits)).then(|| first.parse().ok()).flatten()
}

/// The column that numbers the periods of each date: its name says so, and its numbers tell the rows
/// of one date apart.
pub(super) fn column(names: &[String], time: usize, rows: &[Vec<&str>]) -> Option<usize> {
    let rows: Vec<&Vec<&str>> = rows.iter().filter(|cells| cells.len() >= names.len()).collect();
    let tells_apart = |column: usize| {
        let numbers: Option<HashSet<(&str, i64)>> =
            rows.iter().map(|cells| Some((cells[time], number(cells[column])?))).collect();
        let dates: HashSet<&str> = rows.iter().map(|cells| cells[time]).collect();
        dates.len() < rows.len() && numbers.is_some_and(|pairs| pairs.len() * 10 >= rows.len() * APART_IN_TEN)
    };
    let is_named = |column: &usize, words| {
        let name = &names[*column];
        *column != time && has(name, words) && !has(name, VALUES) && named(name) == Named::Nothing
    };
    let found: Vec<usize> = [HOURS, PARTS_OF_A_DAY]
        .iter()
        .flat_map(|words| (0..names.len()).filter(|column| is_named(column, words)))
        .filter(|&column| tells_apart(column))
        .collect();
    found.iter().copied().find(|&column| has(&names[column], STARTS)).or(found.first().copied())
}

/// Turns dates and numbers into times. Returns how they were read, if rows have numbers of periods.
pub(super) fn place(rows: &mut [Row], numbers: &[i64], columns: &Columns, asked: &Asked) -> Result<Option<Numbers>, TableError> {
    let Some(column) = columns.number else { return Ok(None) };
    let name = shown(&columns.names[column]);
    if let Some(row) = rows.iter().find(|row| row.written.offset.is_some() || row.written.local % DAY_MS != 0) {
        return Err(fault(
            row.line,
            format!("`{name}` numbers the hours of a date, and here is a time beside it: leave one of them"),
        ));
    }
    if numbers.iter().any(|&number| number > NUMBER_MAX) {
        return by_minutes(rows, numbers, &name).map(|()| None);
    }
    let mut days: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    rows.iter().zip(numbers).for_each(|(row, &number)| days.entry(row.written.local / DAY_MS).or_default().push(number));
    let per_hour = per_hour(&days, &columns.names[column], asked)?;
    let first = first(&days, per_hour, columns, column, asked)?;
    let step = HOUR_MS / per_hour;
    days.values_mut().flatten().for_each(|number| *number -= first);
    let utc = Zone::utc();
    let zone = if columns.is_utc { Some(&utc) } else { asked.zone };
    let goes_on = match zone {
        Some(zone) => goes_on(&days, per_hour, zone, &name)?,
        None => false,
    };
    for (row, &number) in rows.iter_mut().zip(numbers) {
        let (place, date) = (number - first, Date::from_days(row.written.local / DAY_MS));
        let most = zone.filter(|_| goes_on).map_or(24 * per_hour, |zone| zone.day_of(date).length_ms() / step);
        if place >= most && zone.is_some() {
            let hours = most / per_hour;
            return Err(fault(
                row.line,
                format!(
                    "`{name}` is {number} on {date}, a day of {hours} hours: say the meter's own clock with --zone, such as Europe/Madrid"
                ),
            ));
        }
        row.written = match zone.filter(|_| goes_on) {
            Some(zone) => {
                let at = zone.start_of(date) + place * step;
                Written { local: zone.local_ms(at), offset: Some(zone.offset_ms(at)), is_date: false, ..row.written }
            }
            None => Written { local: row.written.local + place * step, is_date: false, ..row.written },
        };
    }
    Ok(Some(Numbers { name, first, step }))
}

/// How numbers were read.
pub(super) struct Numbers {
    name: String,
    /// The number of the period that begins at midnight.
    first: i64,
    step: Millis,
}

impl Numbers {
    /// A sentence about it.
    pub fn note(&self) -> String {
        let each = length(self.step);
        let each = each.strip_prefix("1 ").unwrap_or(&each);
        format!("`{}` numbers each {each} of its day: {} begins at midnight", self.name, self.first)
    }

    /// Refuses a register whose readings may be of the start or the end of an hour.
    pub fn refuse_register(&self) -> Result<(), TableError> {
        if self.first == 0 {
            return Ok(());
        }
        Err(open(format!(
            "`{}` numbers hours, and a register is read at one moment: give the time of each reading, such as 14:00",
            self.name
        )))
    }
}

/// Hours and minutes without a colon.
fn by_minutes(rows: &mut [Row], numbers: &[i64], name: &str) -> Result<(), TableError> {
    for (row, &number) in rows.iter_mut().zip(numbers) {
        let ms = number / 100 * HOUR_MS + number % 100 * MINUTE_MS;
        if number % 100 >= 60 || ms > DAY_MS {
            return Err(fault(row.line, format!("`{name}` is {number}, which is no time of day: write it like 14:00")));
        }
        row.written = Written { local: row.written.local + ms, is_date: false, is_24: ms == DAY_MS, ..row.written };
    }
    Ok(())
}

/// How many of the numbered periods an hour has, by the last number that most days have.
fn per_hour(days: &BTreeMap<i64, Vec<i64>>, name: &str, asked: &Asked) -> Result<i64, TableError> {
    if let Some(step) = asked.step_ms.filter(|step| [HOUR_MS, HOUR_MS / 2, HOUR_MS / 4].contains(step)) {
        return Ok(HOUR_MS / step);
    }
    let mut last: BTreeMap<i64, usize> = BTreeMap::new();
    days.values().filter_map(|numbers| numbers.iter().max()).for_each(|&number| *last.entry(number).or_default() += 1);
    let usual = last.iter().max_by_key(|&(&number, &count)| (count, number)).map_or(0, |(&number, _)| number);
    match usual {
        23..=25 => Ok(1),
        0..=22 if has(name, HOURS) => Ok(1),
        46..=50 => Ok(2),
        92..=100 => Ok(4),
        _ => Err(open(format!(
            "`{}` goes to {usual} on most days, which may be hours or parts of them: say --step 1h, --step 30m or --step 15m",
            shown(name)
        ))),
    }
}

/// The number of the period that begins at midnight.
fn first(
    days: &BTreeMap<i64, Vec<i64>>,
    per_hour: i64,
    columns: &Columns,
    column: usize,
    asked: &Asked,
) -> Result<i64, TableError> {
    let number_name = &columns.names[column];
    let names = [&columns.names[columns.time], number_name];
    let is_end = has(number_name, "he hourending") || names.iter().any(|name| has(name, ENDS));
    let is_start = names.iter().any(|name| has(name, STARTS));
    let all = || days.values().flatten().copied();
    let has_none = all().any(|number| number == 0);
    // A 24 beside a 0 is the last hour of a long day, or one too many.
    let full_days = days.values().filter(|numbers| numbers.iter().any(|&number| number >= 24 * per_hour)).count();
    let asks = |given: String| {
        open(format!(
            "`{}` {given}: say --times start if 1 is what begins {} after midnight, or --times end if it is what begins at midnight",
            shown(number_name),
            length(HOUR_MS / per_hour)
        ))
    };
    match asked.stamp {
        Some(Stamp::Start) => return Ok(0),
        Some(Stamp::End) => return Ok(1),
        None => {}
    }
    match (has_none, full_days) {
        (true, full) if 2 * full > days.len() => Err(asks(format!("goes from 0 to {} in one day", all().max().unwrap_or(0)))),
        (true, _) if is_end && !is_start => Err(asks("names an end, and begins with 0".to_owned())),
        (true, _) => Ok(0),
        (false, 1..) => Ok(1),
        _ if is_end && !is_start => Ok(1),
        _ if is_start && !is_end => Ok(0),
        _ => Err(asks(format!("has neither a 0 nor a {}", 24 * per_hour))),
    }
}

/// Whether numbers count on over a change of the clocks (1 to 23, 1 to 25), rather than follow the
/// clock (2 is left out, or comes twice). The days on which clocks change tell.
fn goes_on(days: &BTreeMap<i64, Vec<i64>>, per_hour: i64, zone: &Zone, name: &str) -> Result<bool, TableError> {
    let (mut counts_on, mut follows) = (None, None);
    for (&day, places) in days {
        let date = Date::from_days(day);
        let (usual, all) = (24 * per_hour, zone.day_of(date).length_ms() * per_hour / HOUR_MS);
        if usual == all {
            continue;
        }
        let set: HashSet<i64> = places.iter().copied().collect();
        let (is_on, is_clock) = if all > usual {
            (places.iter().any(|&place| place >= usual), set.len() < places.len())
        } else {
            ((0..all).all(|place| set.contains(&place)) && set.len() as i64 == all, places.iter().any(|&place| place >= all))
        };
        counts_on = counts_on.or(is_on.then_some(date));
        follows = follows.or(is_clock.then_some(date));
    }
    match (counts_on, follows) {
        (Some(on), Some(clock)) => Err(open(format!(
            "`{name}` counts the hours of {on} one after the other, and those of {clock} by the clock: say the meter's own clock with \
             --zone, or write times such as 2026-01-31 14:00"
        ))),
        (on, _) => Ok(on.is_some()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (cell, wanted) in
            [("7", 7), ("07", 7), ("H7", 7), ("HE 07", 7), ("7h", 7), ("7.0", 7), ("7-8", 7), ("06 – 07", 6), ("0745", 745)]
        {
            assert_eq!(number(cell), Some(wanted), "{cell}");
        }
        for cell in ["", "P1", "7.5", "-1", "12345", "noon", "7:00"] {
            assert_eq!(number(cell), None, "{cell}");
        }
    }

    #[test]
    fn the_number_of_a_tariffs_period_is_no_hour() {
        let names = ["Fecha", "Periodo", "Hora", "kWh"].map(str::to_owned);
        let cells = |i: usize| vec!["01/02/2026", ["1", "2", "3"][i / 8], ["1", "2", "3", "4"][i % 4], "0,5"];
        let rows: Vec<Vec<&str>> = (0..4).map(cells).collect();
        assert_eq!(column(&names, 0, &rows), Some(2));
        let rows: Vec<Vec<&str>> = (0..24).map(cells).collect();
        assert_eq!(column(&names[..2], 0, &rows), None);
    }
}
