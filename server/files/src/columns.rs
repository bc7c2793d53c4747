//! What a table's columns hold, by their names and by what their first cells look like. Leaves out
//! how the file is written (`prepare`) and what all values show (`evidence`).

use crate::plan::shorten;
use crate::{Column, ColumnRole, Container, Decimal, Error, Hints, Layout, Order, Result, number, stamp, unit};
use csv::ByteRecord;
use std::cmp::Reverse;

/// Lines before the column names, at most.
const PREAMBLE_MAX: usize = 60;

/// A table's layout, and what its columns hold.
pub(crate) struct Table {
    pub layout: Layout,
    pub header_line: u64,
    pub columns: Vec<Column>,
    pub orders: Vec<Order>,
    pub notes: Vec<String>,
}

/// The date orders in which a cell can be read as a time.
fn orders_of(cell: &[u8]) -> Vec<Order> {
    let cell = cell.trim_ascii();
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let first = digits(cell);
    let rest = &cell[first..];
    let loose = matches!(first, 1 | 2) && rest.first().is_some_and(|sign| b"-/.".contains(sign)) && {
        let second = digits(&rest[1..]);
        matches!(second, 1 | 2) && rest.get(1 + second) == rest.first()
    };
    let orders: &[Order] = match (loose, rest.first()) {
        (true, Some(b'.')) => &[Order::DayFirst],
        (true, _) => &[Order::DayFirst, Order::MonthFirst],
        _ => &[Order::YearFirst],
    };
    orders.iter().copied().filter(|&order| stamp::parse(cell, order).is_some()).collect()
}

/// The formats in which a plain number can be a time. Only the column's name tells such times from
/// values.
fn numbers_of(cell: &[u8]) -> Vec<Order> {
    let orders = [Order::UnixSeconds, Order::UnixMillis, Order::Serial1900];
    orders.into_iter().filter(|&order| stamp::parse(cell.trim_ascii(), order).is_some()).collect()
}

fn is_number(cell: &[u8]) -> bool {
    number::parse(cell, Decimal::Point).is_ok() || number::parse(cell, Decimal::Comma).is_ok()
}

fn is_clock(cell: &[u8]) -> bool {
    stamp::time_of_day(cell.trim_ascii()).is_some_and(|(_, rest)| rest.trim_ascii().is_empty())
}

fn has(words: &[String], names: &[&str]) -> bool {
    words.iter().any(|word| names.contains(&word.as_str()))
}

const TIME_WORDS: &[&str] = &[
    "time",
    "timestamp",
    "ts",
    "date",
    "datetime",
    "epoch",
    "unix",
    "start",
    "end",
    "at",
    "when",
    "zeit",
    "datum",
    "read",
    "interval",
];
const START_WORDS: &[&str] = &["start", "starting", "starts", "begin", "begins", "beginning", "from", "von", "beginn", "since"];
const END_WORDS: &[&str] = &["end", "ending", "ends", "to", "until", "bis", "ende", "through", "thru", "stop"];

/// The columns of our own export.
const GREENPULSE_ROLES: &[(&str, ColumnRole)] = &[
    ("greenpulse_meter", ColumnRole::Meter),
    ("field", ColumnRole::Field),
    ("kind", ColumnRole::Kind),
    ("unit", ColumnRole::Unit),
    ("at_utc", ColumnRole::Time),
    ("value", ColumnRole::Value),
    ("span_ms", ColumnRole::SpanMs),
];
const HOME_ASSISTANT_ROLES: &[(&str, ColumnRole)] =
    &[("statistic_id", ColumnRole::Meter), ("unit", ColumnRole::Unit), ("start", ColumnRole::Time)];
const PORTFOLIO_MANAGER_ROLES: &[(&str, ColumnRole)] = &[
    ("Property Name", ColumnRole::Meter),
    ("Meter Name", ColumnRole::Meter),
    ("Meter ID", ColumnRole::Meter),
    ("Portfolio Manager Meter ID", ColumnRole::Meter),
    ("Meter Type", ColumnRole::Quantity),
    ("Usage Units", ColumnRole::Unit),
    ("Start Date", ColumnRole::Start),
    ("End Date", ColumnRole::End),
    ("Delivery Date", ColumnRole::Delivery),
    ("Usage/Quantity", ColumnRole::Value),
    ("Estimation?", ColumnRole::Estimated),
];

const COST_WORDS: &[&str] = &["cost", "costs", "price", "rate", "charge", "charges", "tariff", "kosten", "eur", "usd", "gbp"];
const OTHER_WORDS: &[&str] =
    &["lat", "latitude", "lon", "longitude", "row", "index", "notes", "note", "comment", "status", "quality"];
const METER_WORDS: &[&str] =
    &["meter", "id", "device", "sensor", "esiid", "nmi", "mpan", "name", "channel", "account", "site", "building", "zähler"];
const QUANTITY_WORDS: &[&str] =
    &["field", "measurement", "quantity", "type", "commodity", "utility", "service", "register", "metric", "direction"];

/// The role of a column whose name leaves no doubt.
fn role_by_name(name: &str, words: &[String]) -> Option<ColumnRole> {
    if has(words, &["unit", "units", "uom", "einheit"]) && words.len() <= 2 {
        Some(ColumnRole::Unit)
    } else if has(words, &["estimated", "estimation", "estimate"]) {
        Some(ColumnRole::Estimated)
    } else if has(words, COST_WORDS) || name.contains(['$', '€', '£']) || has(words, OTHER_WORDS) {
        Some(ColumnRole::Ignored)
    } else {
        None
    }
}

/// The role of a column by its name and by whether its cells are numbers.
fn role_by_content(name: &str, words: &[String], is_number: bool, has_header: bool) -> ColumnRole {
    let is_meter = has(words, METER_WORDS) && !has(words, &["value", "reading", "kwh", "usage"]);
    if is_number && has_header && is_meter && unit_in(name).is_none() {
        ColumnRole::Meter
    } else if is_number {
        ColumnRole::Value
    } else if is_meter {
        ColumnRole::Meter
    } else if has(words, QUANTITY_WORDS) {
        ColumnRole::Quantity
    } else {
        ColumnRole::Ignored
    }
}

/// The share of a column's cells that pass a test, of those that are not missing.
fn share(rows: &[&ByteRecord], column: usize, test: &dyn Fn(&[u8]) -> bool) -> f64 {
    let cells = rows.iter().filter_map(|cells| cells.get(column)).filter(|cell| !number::is_missing(cell));
    let (mut all, mut hits) = (0u32, 0u32);
    cells.for_each(|cell| {
        all += 1;
        hits += u32::from(test(cell));
    });
    if all == 0 { 0.0 } else { f64::from(hits) / f64::from(all) }
}

/// Whether a row holds a time that is not a plain number.
fn has_text_time(cells: &ByteRecord) -> bool {
    cells.len() > 1 && cells.iter().any(|cell| !orders_of(cell).is_empty())
}

/// Where in the head the data begins.
fn data_begins(head: &[(u64, ByteRecord)]) -> Option<usize> {
    head.iter().take(PREAMBLE_MAX).position(|(_, cells)| has_text_time(cells)).or_else(|| {
        // If times are numbers, the first line must name a time column.
        let named = head.first()?.1.iter().any(|cell| has(&unit::words(&String::from_utf8_lossy(cell)), TIME_WORDS));
        let numbers = head.get(1).is_some_and(|(_, cells)| cells.iter().any(|cell| !numbers_of(cell).is_empty()));
        (named && numbers).then_some(1)
    })
}

/// A name for each column: as the header says, or its number.
fn column_names(header: Option<&ByteRecord>, rows: &[&ByteRecord]) -> Vec<String> {
    let width = rows.iter().map(|cells| cells.len()).max().unwrap_or(0);
    (0..width.max(header.map_or(0, ByteRecord::len)))
        .map(|i| header.and_then(|cells| cells.get(i)).map(|cell| String::from_utf8_lossy(cell).trim().to_owned()))
        .enumerate()
        .map(|(i, name)| name.filter(|name| !name.is_empty()).map_or_else(|| format!("column {}", i + 1), |name| shorten(&name)))
        .collect()
}

impl Table {
    pub fn find(head: &[(u64, ByteRecord)], container: Container, delimiter: char, hints: &Hints) -> Result<Self> {
        let first = head.first().ok_or(Error::Empty)?;
        let Some(data) = data_begins(head) else {
            let shown = shorten(&String::from_utf8_lossy(first.1.as_slice()));
            let split = if container == Container::Text { format!(" Cells were split at `{delimiter}`.") } else { String::new() };
            return Err(Error::NoTable(format!(
                "line {}: no column holds a time such as 2026-11-22 17:05 (the first line is \"{shown}\").{split}",
                first.0
            )));
        };
        let header = data.checked_sub(1).map(|i| &head[i]).filter(|(_, cells)| cells.len() > 1 && !has_text_time(cells));
        let rows: Vec<&ByteRecord> = head[data..].iter().map(|(_, cells)| cells).collect();
        let names = column_names(header.map(|(_, cells)| cells), &rows);
        let mut table = Self {
            layout: Layout::Long,
            header_line: header.map_or(0, |(line, _)| *line),
            columns: names.into_iter().map(|name| Column { name, role: ColumnRole::Ignored }).collect(),
            orders: Vec::new(),
            notes: Vec::new(),
        };
        table.roles(&rows, header.is_some())?;
        for &(i, role) in &hints.roles {
            if let Some(column) = table.columns.get_mut(i) {
                column.role = role;
            }
        }
        table.orders(&rows, hints);
        table.check()?;
        if table.has_several_series() {
            table.layout = Layout::Wide;
        }
        Ok(table)
    }

    fn has_role(&self, role: ColumnRole) -> bool {
        self.columns.iter().any(|column| column.role == role)
    }

    /// Refuses a table without a time or without values.
    fn check(&self) -> Result<()> {
        if ![ColumnRole::Time, ColumnRole::Start, ColumnRole::End, ColumnRole::Date].into_iter().any(|role| self.has_role(role)) {
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
        let values = self.columns.iter().filter(|column| column.role == ColumnRole::Value).count();
        self.layout == Layout::Long
            && values > 1
            && ![ColumnRole::Meter, ColumnRole::Unit, ColumnRole::Quantity].into_iter().any(|role| self.has_role(role))
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// Sets the roles of the columns: by name if the format is known, else by names and cells.
    fn roles(&mut self, rows: &[&ByteRecord], has_header: bool) -> Result<()> {
        let Some((layout, names)) = self.known_layout() else {
            self.roles_by_cells(rows, has_header);
            return Ok(());
        };
        self.layout = layout;
        let required: &[&str] = match layout {
            Layout::GreenPulse => &["field", "unit", "kind", "at_utc", "value"],
            Layout::PortfolioManager => &["Start Date", "End Date"],
            _ => &[],
        };
        if let Some(missing) = required.iter().find(|name| self.index(name).is_none()) {
            return Err(Error::NoTable(format!("line {}: the column `{missing}` is missing", self.header_line)));
        }
        for (name, role) in names {
            if let Some(i) = self.index(name) {
                self.columns[i].role = *role;
            }
        }
        if layout == Layout::HomeAssistant {
            self.home_assistant_values(rows)?;
        }
        Ok(())
    }

    /// The layout of a format that the names of the columns show, and the roles of its columns.
    fn known_layout(&self) -> Option<(Layout, &'static [(&'static str, ColumnRole)])> {
        let has = |names: &[&str]| names.iter().all(|name| self.index(name).is_some());
        if has(&["greenpulse_meter"]) {
            Some((Layout::GreenPulse, GREENPULSE_ROLES))
        } else if has(&["statistic_id", "start"]) {
            Some((Layout::HomeAssistant, HOME_ASSISTANT_ROLES))
        } else if has(&["Usage/Quantity", "Usage Units"]) {
            Some((Layout::PortfolioManager, PORTFOLIO_MANAGER_ROLES))
        } else {
            None
        }
    }

    /// Finds the columns of values in Home Assistant's statistics.
    fn home_assistant_values(&mut self, rows: &[&ByteRecord]) -> Result<()> {
        // One of these columns is enough: `sum` never falls, `state` may, and `delta` is computed
        // from them.
        let amounts = ["sum", "delta", "state"];
        let filled = |i: &usize| rows.iter().any(|cells| cells.get(*i).is_some_and(|cell| !number::is_missing(cell)));
        let amount = amounts.iter().filter_map(|name| self.index(name)).find(filled);
        let columns: Vec<usize> = amount.into_iter().chain(self.index("mean")).collect();
        if columns.is_empty() {
            return Err(Error::NoTable(format!(
                "line {}: the column `sum`, `delta`, `state` or `mean` is missing",
                self.header_line
            )));
        }
        columns.into_iter().for_each(|i| self.columns[i].role = ColumnRole::Value);
        Ok(())
    }

    /// Sets the roles of the columns by their names and what their cells look like.
    fn roles_by_cells(&mut self, rows: &[&ByteRecord], has_header: bool) {
        let (mut times, mut clocks) = (Vec::new(), Vec::new());
        for i in 0..self.columns.len() {
            let name = &self.columns[i].name;
            let words = unit::words(name);
            let is_time = share(rows, i, &|cell| !orders_of(cell).is_empty()) > 0.8
                || has(&words, TIME_WORDS) && share(rows, i, &|cell| !numbers_of(cell).is_empty()) > 0.8;
            self.columns[i].role = if is_time {
                if !has(&words, &["created", "modified", "updated", "printed", "billed"]) {
                    times.push(i);
                }
                ColumnRole::Ignored
            } else if share(rows, i, &is_clock) > 0.8 && share(rows, i, &is_number) < 0.5 {
                clocks.push(i);
                ColumnRole::Ignored
            } else {
                role_by_name(name, &words).unwrap_or_else(|| {
                    let is_number = share(rows, i, &is_number) > 0.6;
                    role_by_content(name, &words, is_number, has_header)
                })
            };
        }
        if !self.date_and_clock(rows, &times, &clocks) {
            self.time_columns(rows, &times);
        }
    }

    fn says(&self, column: usize, words: &[&str]) -> bool {
        has(&unit::words(&self.columns[column].name), words)
    }

    /// Takes a column of dates and one of times of day together, if there are both.
    fn date_and_clock(&mut self, rows: &[&ByteRecord], times: &[usize], clocks: &[usize]) -> bool {
        let is_date = |i: usize| {
            let date = |cell: &[u8]| {
                orders_of(cell).first().and_then(|&order| stamp::parse(cell.trim_ascii(), order)).is_some_and(|w| w.is_date)
            };
            share(rows, i, &date) > 0.8
        };
        let date = times.iter().copied().find(|&i| is_date(i));
        let clock = clocks.iter().copied().find(|&i| self.says(i, START_WORDS)).or(clocks.first().copied());
        let (Some(date), Some(clock)) = (date, clock) else { return false };
        self.columns[date].role = ColumnRole::Date;
        self.columns[clock].role = ColumnRole::Clock;
        if self.says(clock, END_WORDS) {
            self.notes.push(format!("`{}` names the end of a period", self.columns[clock].name));
        }
        true
    }

    /// Chooses among the columns of times: a start, an end, both, or one instant.
    fn time_columns(&mut self, rows: &[&ByteRecord], times: &[usize]) {
        let start = times.iter().copied().find(|&i| self.says(i, START_WORDS));
        let end = times.iter().copied().find(|&i| self.says(i, END_WORDS) && !self.says(i, START_WORDS));
        match (start, end) {
            (Some(start), Some(end)) => {
                self.columns[start].role = ColumnRole::Start;
                self.columns[end].role = ColumnRole::End;
            }
            (Some(start), None) => self.columns[start].role = ColumnRole::Start,
            (None, Some(end)) if times.len() == 1 => self.columns[end].role = ColumnRole::End,
            _ => {
                // Of several times, take one with an offset, or else one in UTC: it leaves nothing
                // to ask.
                let has_offset = |cell: &[u8]| {
                    stamp::parse(cell.trim_ascii(), Order::YearFirst).is_some_and(|written| written.offset.is_some())
                };
                let rank = |i: usize| (share(rows, i, &has_offset) > 0.8, self.says(i, &["utc", "gmt"]), Reverse(i));
                if let Some(i) = times.iter().copied().max_by_key(|&i| rank(i)) {
                    self.columns[i].role = ColumnRole::Time;
                }
            }
        }
    }

    /// The orders in which the dates of the first rows can be read.
    fn orders(&mut self, rows: &[&ByteRecord], hints: &Hints) {
        if let Some(order) = hints.order {
            self.orders = vec![order];
            return;
        }
        let timed =
            |column: &Column| matches!(column.role, ColumnRole::Time | ColumnRole::Start | ColumnRole::End | ColumnRole::Date);
        let columns: Vec<usize> = (0..self.columns.len()).filter(|&i| timed(&self.columns[i])).collect();
        let cells: Vec<&[u8]> =
            rows.iter().flat_map(|cells| columns.iter().filter_map(|&i| cells.get(i))).filter(|cell| !cell.is_empty()).collect();
        let count =
            |order: Order, of: &dyn Fn(&[u8]) -> Vec<Order>| cells.iter().filter(|cell| of(cell).contains(&order)).count();
        let texts = [Order::YearFirst, Order::DayFirst, Order::MonthFirst].map(|order| (order, count(order, &orders_of)));
        let numbers = [Order::UnixSeconds, Order::UnixMillis, Order::Serial1900].map(|order| (order, count(order, &numbers_of)));
        let is_text = texts.iter().any(|(_, hits)| hits * 2 > cells.len());
        let found = if is_text { texts } else { numbers };
        let most = found.iter().map(|(_, hits)| *hits).max().unwrap_or(0);
        self.orders = found.iter().filter(|(_, hits)| *hits > 0 && hits * 10 >= most * 3).map(|(order, _)| *order).collect();
    }
}

/// The unit in a column's name, and the name without it: `Usage (kWh)`, `Power [W]`, `import_kwh`.
pub(crate) fn unit_in(name: &str) -> Option<(String, String)> {
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(at) = name.rfind(open)
            && let Some(inner) = name[at + 1..].split(close).next()
            && unit::measure_named(inner).is_some()
        {
            return Some((inner.trim().to_owned(), name[..at].trim().to_owned()));
        }
    }
    if unit::measure_named(name).is_some() {
        return Some((name.trim().to_owned(), String::new()));
    }
    let at = name.rfind([' ', '_', ',', '/', '-'])?;
    let last = &name[at + 1..];
    // A single letter is not enough for a unit.
    let known = last.len() > 1 && unit::measure_named(last).is_some();
    known.then(|| (last.to_owned(), name[..at].trim_end_matches([' ', '_', ',', '/', '-', '(']).to_owned()))
}
