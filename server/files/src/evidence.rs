//! What a table's rows show: the order of dates, the length of periods, registers or amounts, the
//! decimal sign. Collects it over the whole file in bounded memory, and states it in words. Leaves
//! out columns (`prepare`).

use crate::clock::{Clock, modal, spacing_of, stamp_of};
use crate::number::{self, Hint};
use crate::plan::shorten;
use crate::series::{Seen, own_series};
use crate::stamp;
use crate::unit::words;
use crate::{ColumnRole, Decimal, EndDay, Error, Guess, Hints, Layout, Order, Plan, Result, SERIES_MAX};
use csv::ByteRecord;
use domain::{DAY_MS, Millis, Zone};
use std::collections::HashMap;

/// What a series' values look like.
pub(crate) struct Values {
    pub count: u64,
    pub grows: u64,
    pub falls: u64,
    pub low: f64,
    pub high: f64,
    last: Option<f64>,
}

/// The rows with one key.
struct Group {
    key: Vec<String>,
    /// The last time in each order.
    last: Vec<Option<Millis>>,
    /// The end of the last period, if periods are given by dates.
    last_end: Option<Millis>,
    values: Vec<Values>,
}

pub(crate) struct Evidence {
    header_line: u64,
    pub(crate) layout: Layout,
    zone: Option<Zone>,
    time: Option<usize>,
    end: Option<usize>,
    clock: Option<usize>,
    key_columns: Vec<usize>,
    pub(crate) meter_columns: Vec<usize>,
    pub(crate) value_columns: Vec<usize>,
    clocks: Vec<Clock>,
    groups: Vec<Group>,
    index: HashMap<Vec<u8>, usize>,
    key: Vec<u8>,
    last_group: Option<(Vec<u8>, usize)>,
    points: Option<(u64, String)>,
    commas: Option<(u64, String)>,
    either_points: u64,
    either_commas: u64,
    decimal: Option<Decimal>,
    /// For periods that end on a date: how often the next one starts on that date (`same_day`) or
    /// on the day after (`next_day`).
    same_day: u64,
    next_day: u64,
    end_dates: u64,
    rows: u64,
}

impl Evidence {
    pub(crate) fn new(plan: &Plan, orders: Vec<Order>, hints: &Hints) -> Self {
        let of_roles = |roles: &[ColumnRole]| -> Vec<usize> {
            (0..plan.columns.len()).filter(|&i| roles.contains(&plan.columns[i].role)).collect()
        };
        let first = |role| of_roles(&[role]).first().copied();
        Self {
            header_line: plan.header_line,
            layout: plan.format.layout,
            zone: hints.site_zone.as_deref().and_then(|name| Zone::named(name).ok()),
            time: first(ColumnRole::Time).or(first(ColumnRole::Start)).or(first(ColumnRole::Date)).or(first(ColumnRole::End)),
            end: first(ColumnRole::End).filter(|_| first(ColumnRole::Start).is_some()),
            clock: first(ColumnRole::Clock).filter(|_| first(ColumnRole::Date).is_some()),
            key_columns: of_roles(&[
                ColumnRole::Meter,
                ColumnRole::Quantity,
                ColumnRole::Unit,
                ColumnRole::Field,
                ColumnRole::Kind,
            ]),
            meter_columns: of_roles(&[ColumnRole::Meter]),
            value_columns: of_roles(&[ColumnRole::Value]),
            clocks: orders.into_iter().map(Clock::new).collect(),
            groups: Vec::new(),
            index: HashMap::new(),
            key: Vec::new(),
            last_group: None,
            points: None,
            commas: None,
            either_points: 0,
            either_commas: 0,
            decimal: hints.decimal,
            same_day: 0,
            next_day: 0,
            end_dates: 0,
            rows: 0,
        }
    }

    pub(crate) fn row(&mut self, line: u64, cells: &ByteRecord) -> Result<()> {
        if line <= self.header_line || cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Ok(());
        }
        self.rows += 1;
        let group = self.group(cells)?;
        self.times(group, line, cells);
        for nth in 0..self.value_columns.len() {
            let cell = cells.get(self.value_columns[nth]).unwrap_or_default();
            if number::is_missing(cell) {
                continue;
            }
            let cell = cell.trim_ascii();
            let told = match number::hint(cell) {
                Hint::Point => Some(&mut self.points),
                Hint::Comma => Some(&mut self.commas),
                Hint::EitherPoint => {
                    self.either_points += 1;
                    None
                }
                Hint::EitherComma => {
                    self.either_commas += 1;
                    None
                }
                Hint::None => None,
            };
            let value = number::parse(cell, self.decimal.unwrap_or(Decimal::Point))
                .or_else(|fault| if self.decimal.is_some() { Err(fault) } else { number::parse(cell, Decimal::Comma) });
            let Ok(value) = value else { continue };
            if let Some(told @ None) = told {
                *told = Some((line, shorten(&String::from_utf8_lossy(cell))));
            }
            let values = &mut self.groups[group].values[nth];
            values.count += 1;
            values.low = values.low.min(value);
            values.high = values.high.max(value);
            if let Some(last) = values.last.replace(value) {
                values.grows += u64::from(value > last);
                values.falls += u64::from(value < last);
            }
        }
        Ok(())
    }

    fn group(&mut self, cells: &ByteRecord) -> Result<usize> {
        self.key.clear();
        for &i in &self.key_columns {
            self.key.extend_from_slice(cells.get(i).unwrap_or_default().trim_ascii());
            self.key.push(0x1f);
        }
        if let Some((key, group)) = &self.last_group
            && *key == self.key
        {
            return Ok(*group);
        }
        let group = match self.index.get(&self.key) {
            Some(&group) => group,
            None => {
                let columns = self.value_columns.len();
                if (self.groups.len() + 1) * columns > SERIES_MAX {
                    return Err(Error::TooLarge(format!(
                        "more than {SERIES_MAX} meters and quantities: the column `{}` may not be the meter",
                        self.key_columns.first().map_or_else(String::new, |i| format!("{}", i + 1))
                    )));
                }
                let text = |i: &usize| String::from_utf8_lossy(cells.get(*i).unwrap_or_default().trim_ascii()).into_owned();
                let values = || Values { count: 0, grows: 0, falls: 0, low: f64::INFINITY, high: f64::NEG_INFINITY, last: None };
                self.groups.push(Group {
                    key: self.key_columns.iter().map(text).collect(),
                    last: vec![None; self.clocks.len()],
                    last_end: None,
                    values: (0..columns).map(|_| values()).collect(),
                });
                self.index.insert(self.key.clone(), self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        self.last_group = Some((self.key.clone(), group));
        Ok(group)
    }

    fn times(&mut self, group: usize, line: u64, cells: &ByteRecord) {
        let Some(column) = self.time else { return };
        let cell = cells.get(column).unwrap_or_default().trim_ascii();
        if cell.is_empty() {
            return;
        }
        let of_day = self.clock.and_then(|i| cells.get(i)).and_then(|cell| stamp::time_of_day(cell.trim_ascii()));
        for (nth, clock) in self.clocks.iter_mut().enumerate() {
            let Some(mut written) = stamp::parse(cell, clock.order) else {
                clock.refused.get_or_insert_with(|| (line, shorten(&String::from_utf8_lossy(cell))));
                continue;
            };
            if let Some((ms, _)) = of_day {
                written.local += ms;
                written.is_date = false;
            }
            let before = self.groups[group].last[nth].replace(written.local);
            clock.saw(written, before, line, self.zone.as_ref());
        }
        // For periods given by dates: does the next start on the end's date, or on the day after?
        let Some(end) = self.end else { return };
        let end_cell = cells.get(end).unwrap_or_default().trim_ascii();
        for clock in &mut self.clocks {
            if !end_cell.is_empty() && stamp::parse(end_cell, clock.order).is_none() {
                clock.refused.get_or_insert_with(|| (line, shorten(&String::from_utf8_lossy(end_cell))));
            }
        }
        let likely = self.clocks.iter().find(|clock| clock.refused.is_none()).or(self.clocks.first());
        let Some(order) = likely.map(|clock| clock.order) else { return };
        let (Some(start), Some(end)) = (stamp::parse(cell, order), stamp::parse(end_cell, order)) else { return };
        self.end_dates += u64::from(end.is_date);
        match self.groups[group].last_end.replace(end.local).filter(|_| end.is_date).map(|last| start.local - last) {
            Some(0) => self.same_day += 1,
            Some(DAY_MS) => self.next_day += 1,
            _ => {}
        }
    }

    /// Completes the plan with what the rows showed.
    pub(crate) fn conclude(self, mut plan: Plan, stem: &str, hints: &Hints) -> Result<Plan> {
        if self.groups.is_empty() {
            return Err(Error::NoTable(format!("there is no value below line {}", self.header_line)));
        }
        plan.sample_rows = self.rows;
        let (order, chosen) = self.order(hints);
        plan.order = order;
        let Some(clock) = self.clocks.get(chosen) else {
            return Err(Error::NoTable("no column holds a time such as 2026-11-22 17:05".to_owned()));
        };
        plan.offsets = clock.offsets * 2 > clock.read;
        plan.decimal = self.decimal_sign(&plan);
        plan.zone = self.zone_of(clock, &plan, hints);
        plan.spacing = spacing_of(clock, &plan);
        plan.stamp = stamp_of(clock, &plan);
        plan.end_day = self.end_day();
        self.series(&mut plan, stem, hints);
        Ok(plan)
    }

    fn order(&self, hints: &Hints) -> (Guess<Order>, usize) {
        if let Some(order) = hints.order {
            return (Guess::sure(order, "you said so"), 0);
        }
        let fits: Vec<usize> = (0..self.clocks.len()).filter(|&i| self.clocks[i].refused.is_none()).collect();
        let words = |order| match order {
            Order::DayFirst => "day first",
            Order::MonthFirst => "month first",
            _ => "year first",
        };
        if let &[one] = fits.as_slice() {
            let order = self.clocks[one].order;
            let other = self.clocks.iter().find_map(|clock| clock.refused.as_ref());
            let evidence = match (order, other) {
                (Order::DayFirst | Order::MonthFirst, Some((line, cell))) => {
                    format!("line {line} has {cell}, which can only be {}", words(order))
                }
                (Order::DayFirst, None) => "dates with points put the day first".to_owned(),
                (Order::UnixSeconds, _) => "numbers that are seconds since 1970".to_owned(),
                (Order::UnixMillis, _) => "numbers that are milliseconds since 1970".to_owned(),
                (Order::Serial1900 | Order::Serial1904, _) => "numbers that are a spreadsheet's dates".to_owned(),
                _ => "the year comes first".to_owned(),
            };
            return (Guess::sure(order, evidence), one);
        }
        if fits.is_empty() {
            // Every order has some wrong cells: take the order that reads most cells.
            let best = (0..self.clocks.len()).max_by_key(|&i| self.clocks[i].read).unwrap_or(0);
            let Some(clock) = self.clocks.get(best) else { return (Guess::maybe(None, "no times"), 0) };
            let second =
                self.clocks.iter().enumerate().filter(|(i, _)| *i != best).map(|(_, clock)| clock.read).max().unwrap_or(0);
            let (line, cell) = clock.refused.clone().unwrap_or_default();
            let evidence = format!("{} times read so; line {line} has {cell}, which is no time so", clock.read);
            let sure = second * 20 < clock.read * 19;
            return (if sure { Guess::sure(clock.order, evidence) } else { Guess::maybe(clock.order, evidence) }, best);
        }
        // Every day is 12 or less. If the steps stay even across midnight in one order only, that
        // order is right.
        let share = |i: usize| {
            let (usual, hits, all) = modal(&self.clocks[i].steps);
            if all == 0 || usual >= DAY_MS { 0.0 } else { hits as f64 / all as f64 }
        };
        let best = fits.iter().copied().max_by(|&a, &b| share(a).total_cmp(&share(b))).unwrap_or(0);
        let even = share(best) > 0.999 && fits.iter().all(|&i| i == best || share(i) < share(best));
        let order = self.clocks[best].order;
        if even {
            let evidence =
                format!("read with {}, the times go on evenly from day to day; otherwise they leap by months", words(order));
            return (Guess::sure(order, evidence), best);
        }
        let evidence = "every date can be read with the day first and with the month first";
        if self.layout == Layout::PortfolioManager {
            let best = fits.iter().copied().find(|&i| self.clocks[i].order == Order::MonthFirst).unwrap_or(best);
            return (
                Guess::maybe(self.clocks[best].order, format!("{evidence}; Portfolio Manager is American: month first")),
                best,
            );
        }
        (Guess::maybe(None, evidence), best)
    }

    fn decimal_sign(&self, plan: &Plan) -> Guess<Decimal> {
        if let Some(decimal) = self.decimal {
            return Guess::sure(decimal, "you said so");
        }
        match (&self.points, &self.commas) {
            (Some((line, cell)), None) => Guess::sure(Decimal::Point, format!("line {line} has {cell}")),
            (None, Some((line, cell))) => Guess::sure(Decimal::Comma, format!("line {line} has {cell}")),
            (Some((line, cell)), Some((other_line, other))) => {
                Guess::maybe(None, format!("the file mixes decimal signs: line {line} has {cell}, line {other_line} has {other}"))
            }
            (None, None) if plan.format.container != crate::Container::Text && self.either_commas == 0 => {
                Guess::sure(Decimal::Point, "a workbook keeps numbers as numbers")
            }
            (None, None) if self.either_commas == 0 && self.either_points == 0 => {
                Guess::sure(Decimal::Point, "no number has a decimal sign")
            }
            (None, None) => {
                let is_comma = self.either_commas > self.either_points;
                let by_delimiter = plan.delimiter.as_ref().and_then(|guess| guess.value) == Some(',') && !is_comma;
                let suggestion = if is_comma { None } else { Some(Decimal::Point).filter(|_| by_delimiter) };
                let sign = if is_comma { "1,234" } else { "1.234" };
                Guess::maybe(
                    suggestion,
                    format!("numbers such as {sign} may be a thousand or a fraction, and no other number tells"),
                )
            }
        }
    }

    fn zone_of(&self, clock: &Clock, plan: &Plan, hints: &Hints) -> Guess<String> {
        let site = hints.site_zone.clone();
        if plan.offsets || matches!(plan.order.best(), Some(Order::UnixSeconds | Order::UnixMillis)) {
            return Guess::sure(site.unwrap_or_else(|| "UTC".to_owned()), "every time states its offset from UTC");
        }
        let time = self.time.map(|i| words(&plan.columns[i].name)).unwrap_or_default();
        if time.iter().any(|word| word == "utc" || word == "gmt") {
            return Guess::sure("UTC".to_owned(), "the column of times says UTC");
        }
        match (site, &clock.skipped, &clock.repeated) {
            (Some(site), Some((line, cell)), _) => Guess::maybe(
                None,
                format!(
                    "line {line} has {cell}, which clocks in {site} skip: the file is in another zone, or in standard time all year"
                ),
            ),
            (Some(site), None, Some(cell)) => {
                Guess::sure(site.clone(), format!("the hour of {cell} comes twice, as on clocks in {site}"))
            }
            (Some(site), None, None) => {
                Guess::maybe(site.clone(), format!("times state no offset from UTC; the site is in {site}"))
            }
            (None, ..) => Guess::maybe(None, "times state no offset from UTC"),
        }
    }

    fn end_day(&self) -> Guess<EndDay> {
        if self.end_dates == 0 {
            return Guess::sure(EndDay::Excluded, "no period ends on a date");
        }
        match (self.same_day, self.next_day) {
            (1.., 0) => Guess::sure(EndDay::Excluded, "each period starts on the date on which the one before it ends"),
            (0, 1..) => Guess::sure(EndDay::Included, "each period starts on the day after the one before it ends"),
            (0, 0) => Guess::maybe(None, "no two periods follow one another, which would tell"),
            (same, next) => {
                let likely = if same >= next { EndDay::Excluded } else { EndDay::Included };
                Guess::maybe(
                    likely,
                    format!("{same} periods start on the date on which the one before ends, {next} on the day after"),
                )
            }
        }
    }

    fn series(&self, plan: &mut Plan, stem: &str, hints: &Hints) {
        let columns = std::mem::take(&mut plan.columns);
        let mut taken: HashMap<(String, String), u32> = HashMap::new();
        for group in &self.groups {
            for (nth, &column) in self.value_columns.iter().enumerate() {
                let values = &group.values[nth];
                if values.count == 0 {
                    continue;
                }
                let text = |role: ColumnRole| -> Vec<&str> {
                    let of_role = |(i, _): &(usize, &String)| columns[self.key_columns[*i]].role == role;
                    group.key.iter().enumerate().filter(of_role).map(|(_, text)| text.as_str()).collect()
                };
                let name = &columns[column].name;
                let seen = Seen {
                    meters: text(ColumnRole::Meter),
                    quantity: text(ColumnRole::Quantity).join(" "),
                    unit: text(ColumnRole::Unit).join(" "),
                    name,
                };
                let mut series = match self.layout {
                    Layout::GreenPulse => own_series(&seen, &text(ColumnRole::Field).join(""), &text(ColumnRole::Kind).join("")),
                    _ => self.guessed(&seen, values, stem, hints),
                };
                series.key.clone_from(&group.key);
                series.column = column;
                (series.values, series.low, series.high) = (values.count, values.low, values.high);
                // Two series with the same name are two meters until someone says otherwise.
                if self.layout != Layout::GreenPulse
                    && let (Some(meter), Some(field)) = (series.meter.best().cloned(), series.field.best().cloned())
                {
                    let count = taken.entry((meter.clone(), field)).or_insert(0);
                    *count += 1;
                    if *count > 1 {
                        series.meter =
                            Guess::maybe(format!("{meter}-{count}"), format!("another column or meter is called {meter} too"));
                    }
                }
                plan.series.push(series);
            }
        }
        plan.columns = columns;
    }
}
