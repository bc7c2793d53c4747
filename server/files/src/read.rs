//! From rows to readings, by a plan: times to instants, values to stored units, rows to channels. A
//! row that cannot be read becomes a [`crate::Problem`], and the rest goes on. Leaves out
//! duplicates, which the ledger settles.

use crate::number::{self, Fault};
use crate::output::{Batch, Output, Summary};
use crate::stamp::{self, Follower, Written};
use crate::{
    ColumnRole, Container, Decimal, EndDay, Error, Input, Layout, Order, Plan, Result, Spacing, Stamp, green_button, table,
};
use csv::ByteRecord;
use domain::zone::Date;
use domain::{ChannelKind, DAY_MS, HOUR_MS, Millis, Zone};
use std::collections::HashMap;
use std::ops::ControlFlow;

pub(crate) fn read(plan: &Plan, input: &mut dyn Input, sink: &mut dyn FnMut(Batch<'_>) -> ControlFlow<()>) -> Result<Summary> {
    plan.open()?;
    let mut output = Output::new(plan, sink)?;
    if plan.format.container == Container::Xml {
        green_button::read(plan, input, &mut output)?;
    } else {
        let decimal = plan.decimal.value.unwrap_or(Decimal::Point);
        let encoding = plan.encoding.value.unwrap_or(crate::Encoding::Utf8);
        let delimiter = plan.delimiter.as_ref().and_then(|guess| guess.value).unwrap_or(',');
        let mut engine = Engine::new(plan, decimal)?;
        table::rows(
            input,
            plan.format.container,
            encoding,
            delimiter,
            plan.sheet.as_deref(),
            decimal,
            &mut |line, cells, taken| {
                output.summary.bytes_read = taken;
                engine.row(line, cells, &mut output)
            },
        )?;
    }
    Ok(output.finish())
}

/// The rows with one key: the series of their value columns, and their clock.
struct Group {
    /// The series of each value column, or why there is none.
    series: Vec<Option<usize>>,
    clock: Follower,
    end_clock: Follower,
}

/// When a row's values are from.
#[derive(Clone, Copy)]
struct Times {
    /// The end of the period.
    at: Millis,
    /// The length of the period.
    span_ms: Option<Millis>,
    /// The instant that is written.
    written: Millis,
}

struct Engine {
    order: Order,
    offsets: bool,
    decimal: Decimal,
    zone: Zone,
    stamp: Stamp,
    spacing: Spacing,
    end_day: EndDay,
    layout: Layout,
    header_line: u64,
    names: Vec<String>,
    time: Option<usize>,
    end: Option<usize>,
    date: Option<usize>,
    clock: Option<usize>,
    span: Option<usize>,
    estimated: Option<usize>,
    delivery: Option<usize>,
    key_columns: Vec<usize>,
    value_columns: Vec<usize>,
    /// The series for a key and column.
    known: HashMap<Vec<u8>, usize>,
    /// The group for a key.
    groups: HashMap<Vec<u8>, usize>,
    held: Vec<Group>,
    key: Vec<u8>,
    last: Option<(Vec<u8>, usize)>,
}

fn key_bytes(key: &mut Vec<u8>, part: &[u8]) {
    key.extend_from_slice(part.trim_ascii());
    key.push(0x1f);
}

impl Engine {
    fn new(plan: &Plan, decimal: Decimal) -> Result<Self> {
        let first = |role| plan.columns.iter().position(|column| column.role == role);
        let zone = plan.zone.value.as_deref().unwrap_or("UTC");
        let zone = Zone::named(zone).map_err(|fault| Error::Unconfirmed(vec![fault]))?;
        let of_roles = |roles: &[ColumnRole]| -> Vec<usize> {
            (0..plan.columns.len()).filter(|&i| roles.contains(&plan.columns[i].role)).collect()
        };
        let mut known = HashMap::new();
        for (i, series) in plan.series.iter().enumerate() {
            let mut key = Vec::new();
            series.key.iter().for_each(|part| key_bytes(&mut key, part.as_bytes()));
            key.extend_from_slice(&(series.column as u32).to_le_bytes());
            known.entry(key).or_insert(i);
        }
        let engine = Self {
            order: plan.order.value.unwrap_or(Order::YearFirst),
            offsets: plan.offsets,
            decimal,
            zone,
            stamp: plan.stamp.value.unwrap_or(Stamp::End),
            spacing: plan.spacing.value.unwrap_or(Spacing::Stated),
            end_day: plan.end_day.value.unwrap_or(EndDay::Excluded),
            layout: plan.format.layout,
            header_line: plan.header_line,
            names: plan.columns.iter().map(|column| column.name.clone()).collect(),
            time: first(ColumnRole::Time).or(first(ColumnRole::Start)),
            end: first(ColumnRole::End),
            date: first(ColumnRole::Date),
            clock: first(ColumnRole::Clock),
            span: first(ColumnRole::SpanMs),
            estimated: first(ColumnRole::Estimated),
            delivery: first(ColumnRole::Delivery),
            key_columns: of_roles(&[
                ColumnRole::Meter,
                ColumnRole::Quantity,
                ColumnRole::Unit,
                ColumnRole::Field,
                ColumnRole::Kind,
            ]),
            value_columns: of_roles(&[ColumnRole::Value]),
            known,
            groups: HashMap::new(),
            held: Vec::new(),
            key: Vec::new(),
            last: None,
        };
        if engine.time.is_none() && engine.date.is_none() && engine.end.is_none() {
            return Err(Error::NoTable("no column is said to hold the time".to_owned()));
        }
        Ok(engine)
    }

    fn name(&self, column: usize) -> &str {
        self.names.get(column).map_or("", String::as_str)
    }

    fn row(&mut self, line: u64, cells: &ByteRecord, output: &mut Output<'_>) -> Result<ControlFlow<()>> {
        if line <= self.header_line || cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Ok(ControlFlow::Continue(()));
        }
        output.summary.rows += 1;
        let short =
            [self.time, self.end, self.date, self.clock].into_iter().flatten().chain(self.key_columns.iter().copied()).max();
        // An extra delimiter at the end of each line is common and harmless.
        let spare = cells.iter().skip(self.names.len()).any(|cell| !cell.is_empty());
        if spare || short.is_some_and(|most| cells.len() <= most) {
            let fault = format!(
                "{} cells where the header has {}: a sign between cells too many or too few, or a quote that is not closed",
                cells.len(),
                self.names.len()
            );
            output.problem(line, "", b"", fault);
            return Ok(ControlFlow::Continue(()));
        }
        let Some(group) = self.group(line, cells, output) else { return Ok(ControlFlow::Continue(())) };
        if let Some(times) = self.times(group, line, cells, output) {
            self.values(group, times, line, cells, output);
        }
        Ok(output.hand_over())
    }

    /// Passes on the values of a row.
    fn values(&self, group: usize, times: Times, line: u64, cells: &ByteRecord, output: &mut Output<'_>) {
        let is_estimated = self.estimated.and_then(|i| cells.get(i)).is_some_and(is_yes);
        for (nth, &column) in self.value_columns.iter().enumerate() {
            let cell = cells.get(column).unwrap_or_default();
            if number::is_missing(cell) {
                output.summary.missing += 1;
                continue;
            }
            let Some(target) = self.held[group].series[nth].and_then(|series| output.target(series)) else { continue };
            let value = match number::parse(cell, self.decimal) {
                Ok(value) => value,
                Err(fault) => {
                    output.problem(line, self.name(column), cell, number_fault(fault, self.decimal));
                    continue;
                }
            };
            let Some((at, span_ms)) = self.place(target.kind, times) else {
                let fault = "the period's length is not known: say it, or leave the row out";
                output.problem(line, self.name(column), cell, fault);
                continue;
            };
            if is_estimated {
                output.summary.estimated += 1;
            }
            output.value(target, at, span_ms, value, line, self.name(column));
        }
    }

    /// The instant to which a value of that kind belongs, and its length; `None` if an amount's
    /// length is not known.
    fn place(&self, kind: ChannelKind, times: Times) -> Option<(Millis, Option<Millis>)> {
        let Times { at, span_ms, written } = times;
        match kind {
            ChannelKind::Interval => match span_ms {
                Some(span_ms) => Some((at, Some(span_ms))),
                // The ledger did not know its length either. The neighbouring readings show it.
                None if self.layout == Layout::GreenPulse => Some((at, None)),
                // An amount needs the length of its period.
                None => None,
            },
            // Home Assistant writes the start of an hour. A register is its value at the end of
            // that hour, a mean is over that hour.
            ChannelKind::Cumulative if self.layout == Layout::HomeAssistant => Some((at, None)),
            _ if self.layout == Layout::HomeAssistant => Some((written + HOUR_MS / 2, None)),
            // An instantaneous value belongs to the written instant, not to the end of a period.
            _ => Some((if self.end.is_some() { at } else { written }, None)),
        }
    }

    /// The group of rows with the same key; `None` if the key is not known.
    fn group(&mut self, line: u64, cells: &ByteRecord, output: &mut Output<'_>) -> Option<usize> {
        self.key.clear();
        for &column in &self.key_columns {
            key_bytes(&mut self.key, cells.get(column).unwrap_or_default());
        }
        if let Some((key, group)) = &self.last
            && *key == self.key
        {
            return Some(*group);
        }
        let group = match self.groups.get(&self.key) {
            Some(&group) => group,
            None => {
                let length = self.key.len();
                let mut series = Vec::with_capacity(self.value_columns.len());
                for &column in &self.value_columns {
                    self.key.extend_from_slice(&(column as u32).to_le_bytes());
                    series.push(self.known.get(&self.key).copied());
                    self.key.truncate(length);
                }
                let any_value = self.value_columns.iter().any(|&i| cells.get(i).is_some_and(|cell| !number::is_missing(cell)));
                if series.iter().all(Option::is_none) {
                    if any_value {
                        let given: Vec<u8> = self.key.iter().map(|&byte| if byte == 0x1f { b' ' } else { byte }).collect();
                        let column = self.key_columns.first().map_or(String::new(), |&i| self.name(i).to_owned());
                        let fault = "this meter, quantity or unit was not among those that were confirmed: add it to the plan, or leave it out";
                        output.problem(line, &column, given.trim_ascii(), fault);
                    } else {
                        output.summary.missing += 1;
                    }
                    return None;
                }
                self.held.push(Group { series, clock: Follower::default(), end_clock: Follower::default() });
                self.groups.insert(self.key.clone(), self.held.len() - 1);
                self.held.len() - 1
            }
        };
        match &mut self.last {
            Some((key, last)) => {
                key.clone_from(&self.key);
                *last = group;
            }
            None => self.last = Some((self.key.clone(), group)),
        }
        Some(group)
    }

    /// When a row's values are from.
    fn times(&mut self, group: usize, line: u64, cells: &ByteRecord, output: &mut Output<'_>) -> Option<Times> {
        let first = self.time.or(self.date).or(self.end)?;
        let cell = cells.get(first).unwrap_or_default().trim_ascii();
        if cell.is_empty() {
            let fault = if self.delivery.and_then(|i| cells.get(i)).is_some_and(|cell| !cell.trim_ascii().is_empty()) {
                "a delivery says what was bought, not when it was used: enter its use by periods with a start and an end"
            } else {
                "the time is missing"
            };
            output.problem(line, self.name(first), b"", fault);
            return None;
        }
        let mut written = self.written(cell, first, line, output)?;
        if let (Some(_), Some(column)) = (self.date, self.clock) {
            let cell = cells.get(column).unwrap_or_default().trim_ascii();
            match stamp::time_of_day(cell) {
                Some((ms, rest)) if rest.trim_ascii().is_empty() => {
                    written.local += ms;
                    written.is_date = false;
                }
                _ => {
                    output.problem(line, self.name(column), cell, "not a time of day such as 17:05");
                    return None;
                }
            }
        }
        let is_end_only = self.time.is_none() && self.date.is_none();
        if is_end_only {
            self.include_day(&mut written);
        }
        let instant = self.instant(group, false, written, first, cell, line, output)?;
        if let Some((column, cell)) = self.span.and_then(|i| Some((i, cells.get(i)?))).filter(|(_, cell)| !cell.is_empty()) {
            return self.with_span(instant, column, cell, line, output);
        }
        if let Some(column) = self.end.filter(|_| !is_end_only) {
            return self.with_end(instant, group, column, line, cells, output);
        }
        self.by_spacing(instant, written)
    }

    /// The times of a row that states the length of its period.
    fn with_span(&self, instant: Millis, column: usize, cell: &[u8], line: u64, output: &mut Output<'_>) -> Option<Times> {
        let parsed = std::str::from_utf8(cell).ok().and_then(|text| text.trim().parse::<Millis>().ok());
        let Some(span_ms) = parsed.filter(|ms| (1..=400 * DAY_MS).contains(ms)) else {
            output.problem(line, self.name(column), cell, "not a length in milliseconds, of 400 days at most");
            return None;
        };
        Some(Times { at: instant, span_ms: Some(span_ms), written: instant })
    }

    /// The times of a row that states the end of its period beside its start.
    fn with_end(
        &mut self,
        start: Millis,
        group: usize,
        column: usize,
        line: u64,
        cells: &ByteRecord,
        output: &mut Output<'_>,
    ) -> Option<Times> {
        let cell = cells.get(column).unwrap_or_default().trim_ascii();
        if cell.is_empty() {
            output.problem(line, self.name(column), b"", "the end of the period is missing");
            return None;
        }
        let mut written = self.written(cell, column, line, output)?;
        self.include_day(&mut written);
        let end = self.instant(group, true, written, column, cell, line, output)?;
        if end <= start || end - start > 400 * DAY_MS {
            let fault = "a period ends after its start, and within 400 days";
            output.problem(line, self.name(column), cell, fault);
            return None;
        }
        Some(Times { at: end, span_ms: Some(end - start), written: start })
    }

    /// The times of a row that states one instant, by the file's spacing.
    fn by_spacing(&self, instant: Millis, written: Written) -> Option<Times> {
        let local = match written.offset {
            Some(_) => self.zone.local_ms(instant),
            None => written.local,
        };
        let moved = |by: i32| -> Option<Millis> {
            let target = match self.spacing {
                Spacing::Day => local + Millis::from(by) * DAY_MS,
                _ => {
                    let date = Date::from_days(local.div_euclid(DAY_MS));
                    let month = date.month_start(by);
                    let last = (month.month_start(1).days() - month.days()) as u32;
                    Date { day: date.day.min(last), ..month }.days() * DAY_MS + local.rem_euclid(DAY_MS)
                }
            };
            Some(self.zone.first_instant_of(target))
        };
        let (start, end) = match (self.spacing, self.stamp) {
            (Spacing::Millis(ms), Stamp::Start) => (instant, instant + ms),
            (Spacing::Millis(ms), Stamp::End) => (instant - ms, instant),
            (Spacing::Stated, _) => return Some(Times { at: instant, span_ms: None, written: instant }),
            (Spacing::Day | Spacing::Month, Stamp::Start) => (instant, moved(1)?),
            (Spacing::Day | Spacing::Month, Stamp::End) => (moved(-1)?, instant),
        };
        Some(Times { at: end, span_ms: Some(end - start).filter(|ms| *ms > 0), written: instant })
    }

    fn include_day(&self, written: &mut Written) {
        if written.is_date && self.end_day == EndDay::Included {
            written.local += DAY_MS;
        }
    }

    fn written(&self, cell: &[u8], column: usize, line: u64, output: &mut Output<'_>) -> Option<Written> {
        let written = stamp::parse(cell, self.order);
        if written.is_none() {
            let fault = match self.order {
                Order::YearFirst => "not a time such as 2026-11-22 17:05",
                Order::DayFirst => "not a time such as 22/11/2026 17:05, with the day first",
                Order::MonthFirst => "not a time such as 11/22/2026 17:05, with the month first",
                Order::UnixSeconds => "not a time in seconds since 1970",
                Order::UnixMillis => "not a time in milliseconds since 1970",
                Order::Serial1900 | Order::Serial1904 => "not a spreadsheet's date",
            };
            output.problem(line, self.name(column), cell, fault);
        }
        written
    }

    #[expect(clippy::too_many_arguments, reason = "what a problem tells, beside what is sought")]
    fn instant(
        &mut self,
        group: usize,
        is_end: bool,
        written: Written,
        column: usize,
        cell: &[u8],
        line: u64,
        output: &mut Output<'_>,
    ) -> Option<Millis> {
        let Group { clock, end_clock, .. } = &mut self.held[group];
        let clock = if is_end { end_clock } else { clock };
        match written.offset {
            Some(offset) => {
                let at = written.local - offset;
                clock.saw(at);
                Some(at)
            }
            None if self.offsets => {
                output.problem(
                    line,
                    self.name(column),
                    cell,
                    "no offset from UTC, where the other times have one: add Z or +01:00",
                );
                None
            }
            None => {
                let at = clock.instant(&self.zone, written.local);
                if at.is_none() {
                    let fault = format!(
                        "clocks in {} skip this time as they go forward: choose the zone that the file is in (UTC, or one without clock \
                         changes such as Etc/GMT+5)",
                        self.zone.name
                    );
                    output.problem(line, self.name(column), cell, fault);
                }
                at
            }
        }
    }
}

fn is_yes(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    [&b"yes"[..], b"y", b"true", b"1", b"estimated", b"e"].iter().any(|word| cell.eq_ignore_ascii_case(word))
}

fn number_fault(fault: Fault, decimal: Decimal) -> &'static str {
    match (fault, decimal) {
        (Fault::Text, _) => "not a number: write it without unit or words, or leave the cell empty",
        (Fault::Sign, Decimal::Point) => {
            "not a number with a decimal point: the file mixes decimal signs, or its sign is the comma"
        }
        (Fault::Sign, Decimal::Comma) => {
            "not a number with a decimal comma: the file mixes decimal signs, or its sign is the point"
        }
    }
}
