//! Hours by their number beside a date: 1 to 24, with 25 on the day on which clocks go back; 0 to 23;
//! half-hours to 48 and quarter-hours to 96; `HE07`, `0745`. Leaves out times of day with a colon
//! (`stamp`).

use super::asked::{Asked, Stamp, length};
use super::columns::Columns;
use super::fault::{TableError, fault, open, shown};
use super::rows::Row;
use super::stamp::Written;
use super::words::{ENDS, HOURS, STARTS, has};
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, Zone};
use std::collections::{BTreeMap, HashSet};

/// Above this, digits are an hour and a minute: `0745`.
const NUMBER_MAX: i64 = 100;
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
