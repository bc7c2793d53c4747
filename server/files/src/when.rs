//! From a row's cells to the local time, or the period, that it names: a time, a start and an end, a
//! date with a time of day or the number of an hour, a column across. Leaves out instants in a zone
//! (`place`).

use crate::look::{hour_and_pass, length};
use crate::meaning::words::words;
use crate::slot::Slot;
use crate::stamp::{self, PartOfYear, Written};
use crate::{Column, ColumnRole, Numbering, Order, Plain};
use csv::ByteRecord;
use domain::{DAY_MS, MINUTE_MS, Millis};

/// The columns of a table that tell times.
#[derive(Clone, Debug, Default)]
pub(crate) struct When {
    /// A time, a start, or a period in one cell.
    first: Option<usize>,
    is_period: bool,
    date: Option<usize>,
    clock: Option<usize>,
    range: Option<usize>,
    end: Option<usize>,
    end_date: Option<usize>,
    end_clock: Option<usize>,
    number: Option<usize>,
    year: Option<usize>,
    month: Option<usize>,
    day: Option<usize>,
    /// What the column of months counts, if its name says quarters or weeks.
    part: Option<PartOfYear>,
    length: Option<usize>,
    offset: Option<usize>,
    has_slots: bool,
    numbering: Option<Numbering>,
    /// Whether one cell tells the time, and nothing else does.
    is_simple: bool,
    /// Whether 00:00 is the end of the day that the row names.
    midnight_ends: bool,
}

/// What a row (and a column across) says of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The time; of a period its start, or its end if only that is written.
    pub at: Written,
    /// The end of the period, if it is written.
    pub end: Option<Written>,
    /// The length of the period, if it is written.
    pub length_ms: Option<Millis>,
    /// Whether only the end of the period is written.
    pub is_end: bool,
    /// Whether the time comes from the number of an hour.
    pub is_number: bool,
    /// Whether the time is the name of its period: a month, a quarter, a week.
    pub is_named: bool,
    /// The midnight from which hours are counted.
    pub midnight: Option<Millis>,
}

impl Moment {
    /// A time, and nothing else.
    fn of(at: Written) -> Self {
        Self { at, end: None, length_ms: None, is_end: false, is_number: false, is_named: false, midnight: None }
    }

    /// Whether it is a midnight of a clock, which may end the day that the row names, or begin it.
    pub fn is_at_midnight(&self) -> bool {
        let is_instant = self.end.is_none() && self.length_ms.is_none() && self.at.offset.is_none() && !self.at.is_date;
        is_instant && !self.at.is_24 && self.at.local.rem_euclid(DAY_MS) == 0
    }

    /// With the period that its time names, unless the row says another.
    fn with_named(self) -> Self {
        match self.at.until().filter(|_| self.end.is_none() && self.length_ms.is_none()) {
            Some(until) => Self { end: Some(Written::of(until)), is_end: false, is_named: true, ..self },
            None => self,
        }
    }
}

/// A cell that is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoTime {
    /// The column.
    pub column: usize,
    /// What would do.
    pub fault: Plain,
}

fn cell(cells: &ByteRecord, shift: isize, column: usize) -> &[u8] {
    let at = usize::try_from(column as isize - shift).ok();
    at.and_then(|at| cells.get(at)).unwrap_or_default().trim_ascii()
}

impl When {
    /// The columns of times among a table's columns, which begin at `first_column`.
    pub fn new(columns: &[Column], first_column: usize, numbering: Option<Numbering>) -> Self {
        let of = |role| columns.iter().position(|column| column.role == role).map(|i| first_column + i);
        let date = of(ColumnRole::Date);
        let period = of(ColumnRole::Period);
        let first = of(ColumnRole::Time).or(of(ColumnRole::Start));
        let others = [
            ColumnRole::Date,
            ColumnRole::Clock,
            ColumnRole::Period,
            ColumnRole::End,
            ColumnRole::EndDate,
            ColumnRole::EndClock,
            ColumnRole::Number,
            ColumnRole::Length,
            ColumnRole::OffsetMinutes,
        ];
        Self {
            is_simple: first.is_some() && others.into_iter().all(|role| of(role).is_none()),
            first: first.or(period.filter(|_| date.is_none())),
            is_period: first.is_none() && date.is_none() && period.is_some(),
            date: date.filter(|_| first.is_none()),
            clock: of(ColumnRole::Clock),
            range: period.filter(|_| date.is_some()),
            end: of(ColumnRole::End),
            end_date: of(ColumnRole::EndDate),
            end_clock: of(ColumnRole::EndClock),
            number: of(ColumnRole::Number),
            year: of(ColumnRole::Year),
            month: of(ColumnRole::Month),
            day: of(ColumnRole::Day),
            part: of(ColumnRole::Month).and_then(|i| PartOfYear::named(&words(&columns[i - first_column].name))),
            length: of(ColumnRole::Length).filter(|i| columns[i - first_column].of.is_none()),
            offset: of(ColumnRole::OffsetMinutes),
            has_slots: columns.iter().any(|column| column.slot.is_some()),
            numbering,
            midnight_ends: false,
        }
    }

    /// The same, where 00:00 may be the end of the day that a row names.
    pub fn ending_at_midnight(self, midnight_ends: bool) -> Self {
        Self { midnight_ends, ..self }
    }

    /// Whether rows of such a table have a time at all.
    pub fn is_known(&self) -> bool {
        self.main().is_some() || self.has_slots || self.year.is_some() && self.month.is_some()
    }

    /// The column that tells the time first of all.
    pub fn main(&self) -> Option<usize> {
        self.first.or(self.date).or(self.end)
    }

    /// The column that tells where a period ends.
    pub fn end(&self) -> Option<usize> {
        self.end.or(self.end_clock).or(self.end_date).or(self.main())
    }

    /// Every column that must be there for a row to have a time.
    pub fn needed(&self) -> impl Iterator<Item = usize> + use<> {
        [self.first, self.date, self.clock, self.end, self.number, self.year, self.month].into_iter().flatten()
    }

    /// Whether each row states its own period.
    pub fn states_periods(&self) -> bool {
        self.is_period
            || self.range.is_some()
            || self.number.is_some()
            || self.end.is_some() && (self.first.is_some() || self.date.is_some())
            || self.end_date.is_some()
            || self.end_clock.is_some()
            || self.length.is_some()
    }

    /// Whether rows state the length of a period, but not which end of it their time is.
    pub fn has_only_length(&self) -> bool {
        self.length.is_some()
            && !self.is_period
            && [self.range, self.number, self.end, self.end_date, self.end_clock].iter().all(Option::is_none)
    }

    /// The time of a row; `slot` is that of a column across, `shift` how far the table's columns lie
    /// behind its cells. `Ok(None)`: the row names no time.
    pub fn read(&self, cells: &ByteRecord, shift: isize, order: Order, slot: Option<Slot>) -> Result<Option<Moment>, NoTime> {
        let at = |column: usize| cell(cells, shift, column);
        if let (true, Some(column), None) = (self.is_simple, self.first, slot) {
            let text = at(column);
            if text.is_empty() {
                return Ok(None);
            }
            return match stamp::parse(text, order) {
                Some(at) => Ok(Some(self.at_midnight(Moment::of(at)).with_named())),
                None => Err(NoTime { column, fault: fault_of(order) }),
            };
        }
        let Some(mut moment) = self.base(&at, order, slot)? else { return Ok(None) };
        if let Some(column) = self.clock {
            let (ms, mark) = stamp::marked(at(column)).ok_or(NoTime { column, fault: Plain::NotTimeOfDay })?;
            let offset = mark.offset.or(moment.at.offset);
            moment.at = Written { offset, second: mark.second, is_of_site: mark.is_of_site, ..of_day(moment.at, ms) };
        }
        if let Some(column) = self.range {
            let (start, end) = stamp::clock_range(at(column)).ok_or(NoTime { column, fault: Plain::NotTimesOfDay })?;
            moment.end = Some(of_day(moment.at, end));
            moment.at = of_day(moment.at, start);
        }
        if let (Some(column), Some(numbering)) = (self.number, self.numbering) {
            let told = hour_and_pass(at(column)).and_then(|(number, second)| Some((u16::try_from(number).ok()?, second)));
            let told = told.and_then(|(number, second)| Some((number.checked_sub(numbering.first)?, second)));
            let (number, second) = told.filter(|(n, _)| *n <= 1500).ok_or(NoTime { column, fault: Plain::NotHourNumber })?;
            moment.midnight = Some(moment.at.local);
            moment.end = Some(of_day(moment.at, Millis::from(number + 1) * numbering.step_ms));
            moment.at = Written { second, ..of_day(moment.at, Millis::from(number) * numbering.step_ms) };
            moment.is_number = true;
        }
        self.end_of(&at, order, &mut moment)?;
        if let Some(column) = self.offset
            && moment.at.offset.is_none()
        {
            let minutes = std::str::from_utf8(at(column)).ok().and_then(|text| text.parse::<i64>().ok());
            let minutes = minutes.filter(|minutes| minutes.abs() <= 14 * 60);
            let minutes = minutes.ok_or(NoTime { column, fault: Plain::NotOffset })?;
            moment.at.offset = Some(minutes * MINUTE_MS);
        }
        Ok(Some(self.at_midnight(moment).with_named()))
    }

    /// A midnight that ends the day that the row names.
    fn at_midnight(&self, moment: Moment) -> Moment {
        let is_one = self.midnight_ends && moment.is_at_midnight();
        if is_one { Moment { at: of_day(moment.at, DAY_MS), ..moment } } else { moment }
    }

    /// The time of a row without the time of day that other columns add.
    fn base<'a>(&self, at: &dyn Fn(usize) -> &'a [u8], order: Order, slot: Option<Slot>) -> Result<Option<Moment>, NoTime> {
        match slot {
            Some(Slot::At(local)) => {
                return Ok(Some(Moment::of(Written { is_date: local.rem_euclid(DAY_MS) == 0, ..Written::of(local) })));
            }
            Some(Slot::Month(local)) => {
                return Ok(Some(Moment::of(Written { is_date: true, is_month: true, ..Written::of(local) })));
            }
            Some(Slot::Part { start, end }) => {
                return Ok(Some(Moment::of(Written { is_date: true, until: Some(end), ..Written::of(start) })));
            }
            _ => {}
        }
        let Some(column) = self.main() else { return self.in_parts(at, slot).map(|written| written.map(Moment::of)) };
        let text = at(column);
        if text.is_empty() {
            return Ok(None);
        }
        if self.is_period {
            let (start, end) = stamp::period(text, order).ok_or(NoTime { column, fault: Plain::NotStartEnd })?;
            return Ok(Some(Moment { end: Some(end), ..Moment::of(start) }));
        }
        let written = stamp::parse(text, order).ok_or(NoTime { column, fault: fault_of(order) })?;
        let is_end = self.first.is_none() && self.date.is_none();
        let mut moment = Moment { is_end, ..Moment::of(written) };
        match slot {
            Some(Slot::OfDay { start_ms, end_ms, is_number }) => {
                let midnight = Written { local: written.local - written.local.rem_euclid(DAY_MS), ..written };
                moment.at = of_day(midnight, start_ms);
                moment.end = Some(of_day(midnight, end_ms));
                moment.is_number = is_number;
                moment.midnight = Some(midnight.local);
            }
            Some(Slot::MonthOfYear(month)) => moment.at = month_of(written, month),
            Some(Slot::DayOfMonth(day)) => match day_of(written, day) {
                Some(day) => moment.at = day,
                None => return Ok(None),
            },
            _ => {}
        }
        Ok(Some(moment))
    }

    /// The date whose year, month and day stand in columns of their own.
    fn in_parts<'a>(&self, at: &dyn Fn(usize) -> &'a [u8], slot: Option<Slot>) -> Result<Option<Written>, NoTime> {
        let Some(column) = self.year else { return Ok(None) };
        let number = |column: usize| std::str::from_utf8(at(column)).ok().and_then(|text| text.parse::<i64>().ok());
        if at(column).is_empty() {
            return Ok(None);
        }
        let year = number(column).ok_or(NoTime { column, fault: Plain::NotYear })?;
        if let (Some(column), None) = (self.month, slot)
            && let Some((part, number)) = stamp::part_in(at(column), self.part)
        {
            return part.of(year, number).map(Some).ok_or(NoTime { column, fault: Plain::NoSuchPart });
        }
        let month = match (slot, self.month) {
            (Some(Slot::MonthOfYear(month)), _) => i64::from(month),
            (_, Some(column)) => {
                let named = || std::str::from_utf8(at(column)).ok().and_then(stamp::month).map(i64::from);
                number(column).or_else(named).ok_or(NoTime { column, fault: Plain::NotMonth })?
            }
            (_, None) => return Ok(None),
        };
        let day = match (slot, self.day) {
            (Some(Slot::DayOfMonth(day)), _) => i64::from(day),
            (_, Some(column)) => number(column).ok_or(NoTime { column, fault: Plain::NotDay })?,
            (_, None) => 1,
        };
        let is_across = matches!(slot, Some(Slot::DayOfMonth(_)));
        let Some(days) = stamp::day(year, month, day) else {
            // A column for the 31st of every month.
            return if is_across { Ok(None) } else { Err(NoTime { column, fault: Plain::NoSuchDay }) };
        };
        Ok(Some(Written { is_date: true, is_month: self.day.is_none() && !is_across, ..Written::of(days * DAY_MS) }))
    }

    /// The end of the period, and its length.
    fn end_of<'a>(&self, at: &dyn Fn(usize) -> &'a [u8], order: Order, moment: &mut Moment) -> Result<(), NoTime> {
        if let Some(column) = self.length
            && let Some(ms) = length_in(at(column))
        {
            moment.length_ms = Some(ms);
        }
        let is_beside_start = self.first.is_some() || self.date.is_some();
        if let Some(column) = self.end.or(self.end_date).filter(|_| is_beside_start) {
            let text = at(column);
            if text.is_empty() {
                return Err(NoTime { column, fault: Plain::EndMissing });
            }
            moment.end = Some(stamp::parse(text, order).ok_or(NoTime { column, fault: fault_of(order) })?);
        }
        let Some(column) = self.end_clock else { return Ok(()) };
        let text = at(column);
        let (ms, mark) = stamp::marked(text).ok_or(NoTime { column, fault: Plain::NotTimeOfDay })?;
        let end = match moment.end {
            Some(date) => of_day(date, ms),
            None => {
                let midnight = moment.at.local - moment.at.local.rem_euclid(DAY_MS);
                let end = midnight + ms;
                Written { local: if end > moment.at.local { end } else { end + DAY_MS }, is_date: false, ..moment.at }
            }
        };
        let end = Written { offset: mark.offset.or(end.offset), second: mark.second, is_of_site: mark.is_of_site, ..end };
        moment.end = Some(Written { local: whole(moment.at.local, end.local), ..end });
        Ok(())
    }
}

/// The end of a period without a gap: some write that 00:00 ends at 00:14, or at 00:14:59.
fn whole(start: Millis, end: Millis) -> Millis {
    let fits = |length: Millis| length > 0 && length % (5 * MINUTE_MS) == 0;
    [0, MINUTE_MS, 1000].into_iter().map(|more| end + more).find(|end| fits(end - start)).unwrap_or(end)
}

/// A date with a time of day.
fn of_day(date: Written, ms: Millis) -> Written {
    Written { local: date.local + ms, is_date: false, is_month: false, is_24: ms == DAY_MS, until: None, ..date }
}

/// A day of a month; `None` if the month does not have it.
fn day_of(month: Written, day: u32) -> Option<Written> {
    let date = domain::zone::Date::from_days(month.local.div_euclid(DAY_MS));
    let days = stamp::day(i64::from(date.year), i64::from(date.month), i64::from(day))?;
    Some(Written { local: days * DAY_MS, is_date: true, is_month: false, until: None, ..month })
}

/// The first day of a month of a year.
fn month_of(year: Written, month: u32) -> Written {
    let date = domain::zone::Date { month, day: 1, ..domain::zone::Date::from_days(year.local.div_euclid(DAY_MS)) };
    Written { local: date.days() * DAY_MS, is_date: true, is_month: true, ..year }
}

/// A length in words, or in a bare number: minutes up to an hour, else seconds.
pub(crate) fn length_in(cell: &[u8]) -> Option<Millis> {
    // `03:10:00`
    let of_clock = || crate::stamp::behind_date(cell).filter(|(_, rest)| rest.is_empty()).map(|(ms, _)| ms);
    if cell.contains(&b':') {
        return of_clock().filter(|ms| *ms > 0);
    }
    let bare = || std::str::from_utf8(cell).ok().and_then(|text| text.trim().parse::<Millis>().ok());
    length(cell).or_else(|| match bare()? {
        minutes @ 1..=60 => Some(minutes * MINUTE_MS),
        seconds @ 61..=86_400 => Some(seconds * 1000),
        _ => None,
    })
}

pub(crate) fn fault_of(order: Order) -> Plain {
    match order {
        Order::YearFirst => Plain::NotTimeYearFirst,
        Order::DayFirst => Plain::NotTimeDayFirst,
        Order::MonthFirst => Plain::NotTimeMonthFirst,
        Order::MonthYear => Plain::NotMonthYear,
        Order::UnixSeconds => Plain::NotSeconds,
        Order::UnixMillis => Plain::NotMillis,
        Order::Serial1900 | Order::Serial1904 => Plain::NotSerial,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::{HOUR_MS, Zone};

    fn read(roles: &[ColumnRole], cells: &[&str], slot: Option<Slot>) -> (String, Option<String>) {
        let columns: Vec<Column> = roles.iter().map(|role| Column::new("c", *role)).collect();
        let when = When::new(&columns, 0, Some(Numbering { first: 1, step_ms: HOUR_MS }));
        let moment = when.read(&ByteRecord::from(cells.to_vec()), 0, Order::DayFirst, slot).unwrap().unwrap();
        let stamp = |written: Written| Zone::utc().stamp(written.local);
        (stamp(moment.at), moment.end.map(stamp))
    }

    #[test]
    fn a_row_tells_its_time_in_many_ways() {
        use ColumnRole::{Clock, Date, Day, EndClock, EndDate, Month, Number, Period, Start, Time, Year};
        let hour = ("2026-11-22 17:00".to_owned(), Some("2026-11-22 18:00".to_owned()));
        for (roles, cells) in [
            (&[Start, ColumnRole::End][..], &["22/11/2026 17:00", "22/11/2026 18:00"][..]),
            (&[Period], &["22/11/2026 17:00 - 18:00"]),
            (&[Date, Clock, EndClock], &["22/11/2026", "17:00", "18:00"]),
            (&[Date, Clock, EndClock], &["22/11/2026", "17:00", "17:59"]),
            (&[Date, Clock, EndDate, EndClock], &["22/11/2026", "17:00", "22/11/2026", "18:00"]),
            (&[Date, Period], &["22/11/2026", "17:00-18:00"]),
            (&[Date, Number], &["22/11/2026", "18"]),
        ] {
            assert_eq!(read(roles, cells, None), hour, "{roles:?}");
        }
        let slot = Slot::OfDay { start_ms: 17 * HOUR_MS, end_ms: 18 * HOUR_MS, is_number: false };
        assert_eq!(read(&[Time], &["22/11/2026"], Some(slot)), hour);
        assert_eq!(read(&[Year, Month, Day], &["2026", "November", "22"], None).0, "2026-11-22 00:00");
        assert_eq!(read(&[Year], &["2026"], Some(Slot::MonthOfYear(11))).0, "2026-11-01 00:00");
        let quarter = ("2026-10-01 00:00".to_owned(), Some("2027-01-01 00:00".to_owned()));
        for (roles, cells) in [(&[Year, Month][..], &["2026", "Q4"][..]), (&[Time], &["Q4 2026"]), (&[Time], &["2026-Q4"])] {
            assert_eq!(read(roles, cells, None), quarter, "{cells:?}");
        }
        assert_eq!(read(&[Time], &["11/2026"], None).1.as_deref(), Some("2026-12-01 00:00"));
    }
}
