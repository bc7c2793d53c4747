//! The tables in a file's first rows: their layouts, and what their columns hold. Leaves out how the
//! file is written (`prepare`), what one column is (`roles`), and what all values show (`evidence`).

use crate::above::Above;
use crate::header::{self, column_names, named_by};
use crate::look::{Look, numbers_of, orders_of, period_orders_of};
use crate::meaning::words::{says, words};
use crate::plan::shorten;
use crate::slot::Rows;
use crate::when::{Moment, When};
use crate::{
    Column, ColumnRole, Container, Error, Hints, Layout, Numbering, Order, Plain, Result, Section, choose, course, keys,
    known_tables, number, roles, slot,
};
use csv::ByteRecord;
use domain::{HOUR_MS, MINUTE_MS};

/// A table: its layout, and what its columns hold.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub layout: Layout,
    /// The line of the names of its columns; 0 if there is none.
    pub header_line: u64,
    /// The line before its first row of data.
    pub skip_line: u64,
    /// Its first cell in a row of the file.
    pub first_cell: usize,
    pub columns: Vec<Column>,
    pub orders: Vec<Order>,
    pub numbering: Option<Numbering>,
    /// Whether 00:00 is the end of the day that a row names.
    pub midnight_ends: bool,
    /// What the lines above it say.
    pub above: Above,
}

/// Words of columns whose unit is not that of what was used.
const OTHER_KINDS: &[&str] = &[
    "temp",
    "*temperatu*",
    "humidity",
    "humidite",
    "humedad",
    "umidita",
    "*feuchte*",
    "*feuchtigkeit*",
    "vochtigheid",
    "occupancy",
    "occupants",
    "people",
    "persons",
    "personen",
    "personnes",
    "personas",
    "persone",
    "hdd",
    "cdd",
    "degree days",
    "*gradtag*",
    "demand",
    "peak",
    "*spitzenlast*",
];

impl Table {
    /// The tables in the first rows: one, or several side by side.
    pub fn find(head: &[(u64, ByteRecord)], container: Container, delimiter: char, hints: &Hints) -> Result<Vec<Self>> {
        if head.is_empty() {
            return Err(Error::Empty);
        }
        let Some(lines) = header::find(head) else { return Err(no_time(head, container, delimiter)) };
        let rows: Vec<&ByteRecord> = head[lines.data..].iter().map(|(_, cells)| cells).collect();
        let width = rows.iter().map(|cells| cells.len()).max().unwrap_or(0);
        let mut names = column_names(&lines, width);
        let above = Above::read(&head[..lines.above], &names);
        for (name, real) in &above.names {
            if let Some(column) = names.iter_mut().find(|column| column.eq_ignore_ascii_case(name)) {
                *column = shorten(real);
            }
        }
        let header_line = lines.header.map_or(0, |i| head[i].0);
        let of = |first_cell: usize, names: &[String], rows: &[&ByteRecord]| -> Result<Self> {
            let mut table = Self {
                layout: Layout::Long,
                header_line,
                skip_line: lines.data.checked_sub(1).map_or(0, |i| head[i].0),
                first_cell,
                columns: Vec::new(),
                orders: Vec::new(),
                numbering: None,
                midnight_ends: false,
                above: above.clone(),
            };
            table.fill(names, rows, hints)?;
            table.check()?;
            Ok(table)
        };
        let bands = bands(&names, &rows);
        if bands.len() < 2 {
            return Ok(vec![of(0, &names, &rows)?]);
        }
        let mut tables = Vec::new();
        for band in bands {
            let cut: Vec<ByteRecord> = rows
                .iter()
                .map(|cells| cells.iter().skip(band.start).take(band.len()).collect())
                .filter(|cells: &ByteRecord| !cells.iter().all(|cell| cell.trim_ascii().is_empty()))
                .collect();
            tables.push(of(band.start, &names[band.clone()], &cut.iter().collect::<Vec<_>>())?);
        }
        Ok(tables)
    }

    /// What its columns hold.
    fn fill(&mut self, names: &[String], rows: &[&ByteRecord], hints: &Hints) -> Result<()> {
        if let Some((layout, columns)) = known_tables::of(names, rows, self.header_line)? {
            (self.layout, self.columns) = (layout, columns);
        } else {
            let looks: Vec<Look> = (0..names.len()).map(|i| Look::at(rows, i)).collect();
            self.columns = roles::of(names, &looks);
            choose::settle(&mut self.columns, &looks, rows);
            self.times_across(names, rows);
            keys::settle(&mut self.columns, &looks, rows);
            self.numbering(&looks);
            self.belongings(&looks);
        }
        for &(i, role) in &hints.roles {
            if let Some(column) = i.checked_sub(self.first_cell).and_then(|i| self.columns.get_mut(i)) {
                (column.role, column.why, column.slot) = (role, Plain::YouSaidSo.into(), None);
            }
        }
        self.orders(rows, hints);
        self.by_order_of_rows(rows);
        if self.has_several_series() {
            self.layout = Layout::Wide;
        }
        Ok(())
    }

    fn has_role(&self, role: ColumnRole) -> bool {
        self.columns.iter().any(|column| column.role == role)
    }

    /// Refuses a table without a time or without values.
    fn check(&self) -> Result<()> {
        let when = When::new(&self.columns, 0, self.numbering);
        if !when.is_known() {
            return Err(Error::NoTable("no column holds a time such as 2026-11-22 17:05".to_owned()));
        }
        if !self.has_role(ColumnRole::Value) {
            let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
            return Err(Error::NoTable(format!(
                "line {}: no column holds values; the columns are {}",
                self.header_line.max(1),
                shorten(&names.join(", "))
            )));
        }
        Ok(())
    }

    /// Whether each of several columns of values is a series, because no other column says which
    /// one a row belongs to.
    fn has_several_series(&self) -> bool {
        let values = self.columns.iter().filter(|column| column.role == ColumnRole::Value && column.slot.is_none()).count();
        self.layout == Layout::Long
            && values > 1
            && ![ColumnRole::Meter, ColumnRole::Unit, ColumnRole::Quantity].into_iter().any(|role| self.has_role(role))
    }

    /// Marks the columns whose names are times. Other numbers beside them are sums, or say nothing.
    fn times_across(&mut self, names: &[String], rows: &[&ByteRecord]) {
        let is_year_there = self.has_role(ColumnRole::Year);
        let by_parts = is_year_there && self.has_role(ColumnRole::Month);
        let blocks = slot::across(names, if by_parts { Rows::Months } else { named_by(&rows[..rows.len().min(50)]) });
        let blocks: Vec<_> = blocks
            .into_iter()
            .filter(|block| {
                let of_year = matches!(block.columns.first(), Some((_, slot::Slot::MonthOfYear(_))));
                let values = block.columns.iter().filter(|(i, _)| self.columns[*i].role == ColumnRole::Value).count();
                values * 2 > block.columns.len() && (!of_year || is_year_there || self.has_role(ColumnRole::Time))
            })
            .collect();
        if blocks.is_empty() {
            return;
        }
        for column in self.columns.iter_mut().filter(|column| column.role == ColumnRole::Value) {
            column.role = ColumnRole::Ignored;
            column.why = Plain::SumBesideTimes.into();
        }
        for block in blocks {
            let lead = block.columns[0].0;
            for (i, slot) in block.columns {
                let column = &mut self.columns[i];
                (column.role, column.slot, column.of) = (ColumnRole::Value, Some(slot), Some(lead));
                column.why = None;
            }
        }
        // The time in the row that the columns across already tell.
        if self.columns.iter().any(|column| matches!(column.slot, Some(slot::Slot::OfDay { .. }))) {
            let others = [ColumnRole::Clock, ColumnRole::Number, ColumnRole::Period];
            for column in self.columns.iter_mut().filter(|column| others.contains(&column.role)) {
                (column.role, column.why) = (ColumnRole::Ignored, Plain::ColumnsTellTime.into());
            }
            for column in self.columns.iter_mut().filter(|column| column.role == ColumnRole::Date) {
                column.role = ColumnRole::Time;
            }
        }
    }

    /// How a column of numbers counts the hours of the day.
    fn numbering(&mut self, looks: &[Look]) {
        let Some(i) = self.columns.iter().position(|column| column.role == ColumnRole::Number) else { return };
        let (low, high) = looks[i].small_range.unwrap_or((1, 24));
        let first = u16::from(low > 0);
        let count = (high + 1).saturating_sub(u32::from(first)) as usize;
        let words = words(&self.columns[i].name);
        let by_name = if says(&words, &["quarter", "quarto", "cuarto", "kwartier", "viertelstunde", "kvart*"]) {
            Some(15 * MINUTE_MS)
        } else if says(&words, &["settlement", "sp", "halfhour", "half hour"]) {
            Some(30 * MINUTE_MS)
        } else if says(&words, &["hour*", "hora*", "heure*", "stunde*", "uur", "ora", "he", "hh"]) {
            Some(HOUR_MS)
        } else {
            None
        };
        let step_ms = slot::step_of(count).or(by_name).unwrap_or(HOUR_MS);
        self.numbering = Some(Numbering { first, step_ms });
    }

    /// Gives each of several columns of units, lengths or factors the values beside it.
    /// A column whose cells hold their units belongs to itself.
    fn belongings(&mut self, looks: &[Look]) {
        let values: Vec<usize> = (0..self.columns.len()).filter(|&i| self.columns[i].role == ColumnRole::Value).collect();
        for &i in &values {
            if looks[i].with_units * 2 > looks[i].filled && self.columns[i].slot.is_none() {
                self.columns[i].of = Some(i);
            }
        }
        for role in [ColumnRole::Unit, ColumnRole::Length, ColumnRole::Factor] {
            let those: Vec<usize> = (0..self.columns.len()).filter(|&i| self.columns[i].role == role).collect();
            if let ([only], ColumnRole::Unit) = (those.as_slice(), role) {
                self.columns[*only].of = self.own_of_unit(&values);
            }
            if those.len() < 2 || values.is_empty() {
                continue;
            }
            let before = those[0] < values[0];
            for i in those {
                let value = match before {
                    true => values.iter().copied().find(|&value| value > i),
                    false => values.iter().copied().rev().find(|&value| value < i),
                };
                self.columns[i].of = value;
            }
        }
    }

    /// The one value that the only column of units is of, if those beside it are of another kind: the unit of what
    /// was used is not that of the temperature.
    fn own_of_unit(&self, values: &[usize]) -> Option<usize> {
        let is_other = |i: &usize| says(&words(&self.columns[*i].name), OTHER_KINDS);
        let mut like = values.iter().copied().filter(|i| !is_other(i));
        let own = like.next().filter(|_| values.len() > 1)?;
        like.next().is_none().then_some(own)
    }

    /// The orders in which the dates of the first rows can be read.
    fn orders(&mut self, rows: &[&ByteRecord], hints: &Hints) {
        if let Some(order) = hints.order {
            self.orders = vec![order];
            return;
        }
        let roles =
            [ColumnRole::Time, ColumnRole::Start, ColumnRole::End, ColumnRole::Date, ColumnRole::EndDate, ColumnRole::Period];
        // Beside a date, two times of day in a cell have no order.
        let is_beside_date = self.has_role(ColumnRole::Date);
        let is_dated = |role: ColumnRole| roles.contains(&role) && !(is_beside_date && role == ColumnRole::Period);
        let columns: Vec<usize> = (0..self.columns.len()).filter(|&i| is_dated(self.columns[i].role)).collect();
        let cells: Vec<&[u8]> =
            rows.iter().flat_map(|cells| columns.iter().filter_map(|&i| cells.get(i))).filter(|cell| !cell.is_empty()).collect();
        let count =
            |order: Order, of: &dyn Fn(&[u8]) -> Vec<Order>| cells.iter().filter(|cell| of(cell).contains(&order)).count();
        let both = |cell: &[u8]| {
            let orders = orders_of(cell);
            if orders.is_empty() { period_orders_of(cell) } else { orders }
        };
        let texts = [Order::YearFirst, Order::DayFirst, Order::MonthFirst, Order::MonthYear];
        let texts = texts.map(|order| (order, count(order, &both))).to_vec();
        let numbers = [Order::UnixSeconds, Order::UnixMillis, Order::Serial1900];
        let numbers = numbers.map(|order| (order, count(order, &numbers_of))).to_vec();
        let is_text = cells.is_empty() || texts.iter().any(|(_, hits)| hits * 2 > cells.len());
        let found = if is_text { texts } else { numbers };
        let most = found.iter().map(|(_, hits)| *hits).max().unwrap_or(0);
        self.orders = found.iter().filter(|(_, hits)| *hits > 0 && hits * 10 >= most * 3).map(|(order, _)| *order).collect();
        // Times across, and dates in parts, have no order.
        if self.orders.is_empty() {
            self.orders = vec![Order::YearFirst];
        }
    }

    /// What its first rows tell in their order: whether midnights end their day, and which words name no series.
    fn by_order_of_rows(&mut self, rows: &[&ByteRecord]) {
        let when = When::new(&self.columns, 0, self.numbering);
        let Some(&order) = self.orders.first().filter(|_| !self.columns.iter().any(|column| column.slot.is_some())) else {
            return;
        };
        let moments: Vec<Option<Moment>> = rows.iter().map(|cells| when.read(cells, 0, order, None).ok().flatten()).collect();
        self.midnight_ends = course::midnight_ends(&moments);
        for i in course::words_of_one_register(&self.columns, &moments, rows) {
            (self.columns[i].role, self.columns[i].why) = (ColumnRole::Ignored, Plain::TellsHowRead.into());
        }
    }

    /// Its place in the file, with its columns from `first_column` on.
    pub fn section(&self, first_column: usize, last_line: Option<u64>) -> Section {
        Section {
            header_line: self.skip_line,
            last_line,
            first_column,
            width: self.columns.len(),
            first_cell: self.first_cell,
            numbering: self.numbering,
            midnight_ends: self.midnight_ends,
        }
    }
}

fn no_time(head: &[(u64, ByteRecord)], container: Container, delimiter: char) -> Error {
    let Some(first) = head.first() else { return Error::Empty };
    let yearless =
        |(line, cells): &(u64, ByteRecord)| cells.iter().find(|cell| has_no_year(cell)).map(|cell| (*line, cell.to_vec()));
    if let Some((line, cell)) = head.iter().take(YEARLESS_ROWS).find_map(yearless) {
        let shown = shorten(&String::from_utf8_lossy(&cell));
        return Error::NoTable(format!("line {line}: \"{shown}\" has no year: write dates such as 2026-11-22 17:05"));
    }
    let shown = shorten(&String::from_utf8_lossy(first.1.as_slice()));
    let split = if container == Container::Text { format!(" Cells were split at `{delimiter}`.") } else { String::new() };
    Error::NoTable(format!(
        "line {}: no column holds a time such as 2026-11-22 17:05 (the first line is \"{shown}\").{split}",
        first.0
    ))
}

/// Rows in which a date without a year is looked for.
const YEARLESS_ROWS: usize = 50;

/// Whether a cell is a day and a month with a time of day, and no year: `11/02  01:00:00`.
fn has_no_year(cell: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    let Some((date, clock)) = text.trim().split_once(' ') else { return false };
    let is_number = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = date.trim_end_matches('.').split_once(['/', '.', '-']).is_some_and(|(a, b)| is_number(a) && is_number(b));
    is_date && crate::look::is_clock(clock.as_bytes())
}

/// The ranges of columns that are tables of their own: each has its own column of times, and either
/// an empty column between them, or the same name of the time.
fn bands(names: &[String], rows: &[&ByteRecord]) -> Vec<std::ops::Range<usize>> {
    let whole = std::iter::once(0..names.len()).collect();
    if names.len() < 4 || names.len() > 400 {
        return whole;
    }
    let is_empty = |i: usize| {
        names[i].starts_with("column ") && rows.iter().all(|cells| cells.get(i).is_none_or(|cell| cell.trim_ascii().is_empty()))
    };
    let is_timed = |i: usize| {
        let cells: Vec<&[u8]> =
            rows.iter().filter_map(|cells| cells.get(i)).filter(|cell| !number::is_missing(cell)).take(50).collect();
        let times = cells.iter().filter(|cell| !orders_of(cell).is_empty()).count();
        !cells.is_empty() && times * 5 > cells.len() * 4
    };
    let timed: Vec<usize> = (0..names.len()).filter(|&i| is_timed(i)).collect();
    let Some(&first) = timed.first() else { return whole };
    let starts: Vec<usize> = timed
        .iter()
        .copied()
        .filter(|&i| {
            i == first
                || (1..i).any(|gap| gap > first && is_empty(gap) && (gap..i).all(is_empty))
                || names[i] == names[first] && i > first + 1
        })
        .collect();
    if starts.len() < 2 {
        return whole;
    }
    let has_values = |band: &std::ops::Range<usize>| {
        band.clone().any(|i| !timed.contains(&i) && rows.iter().any(|cells| cells.get(i).is_some_and(crate::look::is_number)))
    };
    let mut bands: Vec<std::ops::Range<usize>> = Vec::new();
    for (nth, &start) in starts.iter().enumerate() {
        let mut end = starts.get(nth + 1).copied().unwrap_or(names.len());
        while end > start + 1 && is_empty(end - 1) {
            end -= 1;
        }
        bands.push(if nth == 0 { 0..end } else { start..end });
    }
    if bands.iter().all(has_values) { bands } else { whole }
}
