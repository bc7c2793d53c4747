//! Makes a plan for a file: its format, where its table begins and what its columns hold.
//! `evidence` collects what the values show. Green Button makes a plan of its own.

use crate::evidence::Evidence;
use crate::plan::shorten;
use crate::{
    COLUMNS_MAX, Column, ColumnRole, Container, Decimal, Encoding, Error, Format, Guess, Hints, Layout, Order, Plan, Result,
    SAMPLE_BYTES, Source, green_button, number, sniff, stamp, table, text, unit,
};
use csv::ByteRecord;
use std::io::SeekFrom;
use std::ops::ControlFlow;

/// How much of a file is searched for evidence.
const SCAN_BYTES: u64 = 256 << 20;
/// Rows from which the roles of columns are found.
const HEAD_ROWS: usize = 1_000;
/// Lines before the column names, at most.
const PREAMBLE_MAX: usize = 60;

pub(crate) fn plan(source: &mut dyn Source, file_name: &str, hints: &Hints) -> Result<Plan> {
    source.seek(SeekFrom::Start(0))?;
    let mut sample = Vec::new();
    std::io::Read::read_to_end(&mut std::io::Read::take(&mut *source, SAMPLE_BYTES as u64), &mut sample)?;
    let container = sniff(&sample, file_name)?;
    let is_whole = sample.len() < SAMPLE_BYTES;
    let stem = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let encoding = match (container, hints.encoding) {
        (Container::Xlsx | Container::Ods | Container::Xls, _) => Guess::sure(Encoding::Utf8, "workbooks are UTF-8"),
        (_, Some(encoding)) => Guess::sure(encoding, "you said so"),
        _ => text::encoding(&sample, is_whole).map(|(encoding, evidence)| Guess::sure(encoding, evidence))?,
    };
    if container == Container::Xml {
        return green_button::plan(source, encoding, stem, hints);
    }
    let delimiter = match (container, hints.delimiter) {
        (Container::Text, Some(sign)) => Some(Guess::sure(sign, "you said so")),
        (Container::Text, None) => Some(delimiter(&sample, encoding.value.unwrap_or(Encoding::Utf8))?),
        _ => None,
    };
    drop(sample);
    let sign = delimiter.as_ref().and_then(|guess| guess.value).unwrap_or(',');
    let written = encoding.value.unwrap_or(Encoding::Utf8);
    let decimal = hints.decimal.unwrap_or(Decimal::Point);
    let mut head: Vec<(u64, ByteRecord)> = Vec::new();
    let sheet = match container {
        Container::Text => None,
        _ => Some(crate::sheet::choose(source, container, hints.sheet.as_deref())?),
    };
    table::rows(source, container, written, sign, sheet.as_deref(), decimal, &mut |line, cells, _| {
        if cells.len() > COLUMNS_MAX {
            return Err(Error::TooLarge(format!("line {line}: {} columns, where {COLUMNS_MAX} would do", cells.len())));
        }
        if !cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
            head.push((line, cells.clone()));
        }
        let held: usize = head.len() * cells.len();
        Ok(if head.len() < HEAD_ROWS && held < 200_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })?;
    let table = Table::find(&head, container, sign, hints)?;
    let plan = Plan {
        format: Format { container, layout: table.layout },
        encoding,
        delimiter,
        sheet,
        header_line: table.header_line,
        decimal: Guess::maybe(None, ""),
        order: Guess::maybe(None, ""),
        offsets: false,
        zone: Guess::maybe(None, ""),
        stamp: Guess::maybe(None, ""),
        spacing: Guess::maybe(None, ""),
        end_day: Guess::sure(crate::EndDay::Excluded, "no period ends on a date"),
        columns: table.columns,
        series: Vec::new(),
        notes: table.notes,
        sample_rows: 0,
        is_whole: true,
    };
    let mut evidence = Evidence::new(&plan, table.orders, hints);
    let mut cut = false;
    table::rows(source, container, written, sign, plan.sheet.as_deref(), decimal, &mut |line, cells, taken| {
        evidence.row(line, cells)?;
        cut = taken > SCAN_BYTES;
        Ok(if cut { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    evidence.conclude(Plan { is_whole: !cut, ..plan }, stem, hints)
}

/// The delimiter: the sign that splits the most lines into the same number of cells.
fn delimiter(sample: &[u8], encoding: Encoding) -> Result<Guess<char>> {
    let mut best: Option<(char, usize, usize, usize)> = None;
    for sign in ['\t', ';', '|', ','] {
        let mut counts: Vec<usize> = Vec::new();
        let mut cursor = std::io::Cursor::new(&sample[..sample.len().min(256 * 1024)]);
        let decoded = text::Decoded::new(&mut cursor, encoding)?;
        let read = table::text_rows(decoded, sign, &|| 0, &mut |_, cells, _| {
            counts.push(cells.len());
            Ok(if counts.len() < 500 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        });
        if read.is_err() || counts.is_empty() {
            continue;
        }
        // The sample may cut the last line.
        if counts.len() > 2 && counts.len() < 500 {
            counts.pop();
        }
        let mut sorted = counts.clone();
        sorted.sort_unstable();
        let usual = sorted.chunk_by(|a, b| a == b).filter(|run| run[0] > 1).max_by_key(|run| run.len());
        let Some(usual) = usual else { continue };
        let (agree, cells) = (usual.len(), usual[0]);
        // A comma may be the decimal sign beside another delimiter. The other sign is tried first,
        // and wins a tie.
        if best.is_none_or(|(_, most, _, _)| agree > most + most / 20) {
            best = Some((sign, agree, cells, counts.len()));
        }
    }
    let Some((sign, agree, cells, lines)) = best else {
        return Err(Error::NoTable(
            "no comma, semicolon, tab or bar splits the lines into cells: each line needs a time and a value".to_owned(),
        ));
    };
    let name = match sign {
        '\t' => "a tab".to_owned(),
        sign => format!("`{sign}`"),
    };
    Ok(Guess::sure(sign, format!("{name} splits {agree} of the first {lines} lines into {cells} cells")))
}

struct Table {
    layout: Layout,
    header_line: u64,
    columns: Vec<Column>,
    orders: Vec<Order>,
    notes: Vec<String>,
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

impl Table {
    fn find(head: &[(u64, ByteRecord)], container: Container, delimiter: char, hints: &Hints) -> Result<Self> {
        let first = head.first().ok_or(Error::Empty)?;
        let text_time = |cells: &ByteRecord| cells.len() > 1 && cells.iter().any(|cell| !orders_of(cell).is_empty());
        let data = head.iter().take(PREAMBLE_MAX).position(|(_, cells)| text_time(cells));
        // If times are numbers, the first line must name a time column.
        let data = data.or_else(|| {
            let named = first.1.iter().any(|cell| has(&unit::words(&String::from_utf8_lossy(cell)), TIME_WORDS));
            let numbers = head.get(1).is_some_and(|(_, cells)| cells.iter().any(|cell| !numbers_of(cell).is_empty()));
            (named && numbers).then_some(1)
        });
        let Some(data) = data else {
            let shown = shorten(&String::from_utf8_lossy(first.1.as_slice()));
            let split = if container == Container::Text { format!(" Cells were split at `{delimiter}`.") } else { String::new() };
            return Err(Error::NoTable(format!(
                "line {}: no column holds a time such as 2026-11-22 17:05 (the first line is \"{shown}\").{split}",
                first.0
            )));
        };
        let width = head[data..].iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let header = data.checked_sub(1).map(|i| &head[i]).filter(|(_, cells)| cells.len() > 1 && !text_time(cells));
        let names: Vec<String> = (0..width.max(header.map_or(0, |(_, cells)| cells.len())))
            .map(|i| header.and_then(|(_, cells)| cells.get(i)).map(|cell| String::from_utf8_lossy(cell).trim().to_owned()))
            .enumerate()
            .map(|(i, name)| {
                name.filter(|name| !name.is_empty()).map_or_else(|| format!("column {}", i + 1), |name| shorten(&name))
            })
            .collect();
        let rows: Vec<&ByteRecord> = head[data..].iter().map(|(_, cells)| cells).collect();
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
        let has_role = |role| table.columns.iter().any(|column| column.role == role);
        if ![ColumnRole::Time, ColumnRole::Start, ColumnRole::End, ColumnRole::Date].into_iter().any(has_role) {
            return Err(Error::NoTable("no column holds a time such as 2026-11-22 17:05".to_owned()));
        }
        if !has_role(ColumnRole::Value) {
            let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            return Err(Error::NoTable(format!(
                "line {}: no column holds values; the columns are {}",
                table.header_line.max(1),
                shorten(&names.join(", "))
            )));
        }
        let values = table.columns.iter().filter(|column| column.role == ColumnRole::Value).count();
        if table.layout == Layout::Long
            && values > 1
            && ![ColumnRole::Meter, ColumnRole::Unit, ColumnRole::Quantity].into_iter().any(has_role)
        {
            table.layout = Layout::Wide;
        }
        Ok(table)
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// Sets the roles of the columns: by name if the format is known, else by names and cells.
    fn roles(&mut self, rows: &[&ByteRecord], has_header: bool) -> Result<()> {
        let known: Option<(Layout, &[(&str, ColumnRole)])> = if self.index("greenpulse_meter").is_some() {
            Some((
                Layout::GreenPulse,
                &[
                    ("greenpulse_meter", ColumnRole::Meter),
                    ("field", ColumnRole::Field),
                    ("kind", ColumnRole::Kind),
                    ("unit", ColumnRole::Unit),
                    ("at_utc", ColumnRole::Time),
                    ("value", ColumnRole::Value),
                    ("span_ms", ColumnRole::SpanMs),
                ],
            ))
        } else if self.index("statistic_id").is_some() && self.index("start").is_some() {
            Some((
                Layout::HomeAssistant,
                &[("statistic_id", ColumnRole::Meter), ("unit", ColumnRole::Unit), ("start", ColumnRole::Time)],
            ))
        } else if self.index("Usage/Quantity").is_some() && self.index("Usage Units").is_some() {
            Some((
                Layout::PortfolioManager,
                &[
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
                ],
            ))
        } else {
            None
        };
        let Some((layout, names)) = known else {
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
            // One of these columns is enough: `sum` never falls, `state` may, and `delta` is
            // computed from them.
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
        }
        Ok(())
    }

    fn roles_by_cells(&mut self, rows: &[&ByteRecord], has_header: bool) {
        let share = |i: usize, test: &dyn Fn(&[u8]) -> bool| -> f64 {
            let cells = rows.iter().filter_map(|cells| cells.get(i)).filter(|cell| !number::is_missing(cell));
            let (mut all, mut hits) = (0u32, 0u32);
            cells.for_each(|cell| {
                all += 1;
                hits += u32::from(test(cell));
            });
            if all == 0 { 0.0 } else { f64::from(hits) / f64::from(all) }
        };
        let (mut times, mut clocks) = (Vec::new(), Vec::new());
        for i in 0..self.columns.len() {
            let words = unit::words(&self.columns[i].name);
            let is_time = share(i, &|cell| !orders_of(cell).is_empty()) > 0.8
                || has(&words, TIME_WORDS) && share(i, &|cell| !numbers_of(cell).is_empty()) > 0.8;
            self.columns[i].role = if is_time {
                if !has(&words, &["created", "modified", "updated", "printed", "billed"]) {
                    times.push(i);
                }
                ColumnRole::Ignored
            } else if share(i, &is_clock) > 0.8 && share(i, &is_number) < 0.5 {
                clocks.push(i);
                ColumnRole::Ignored
            } else if has(&words, &["unit", "units", "uom", "einheit"]) && words.len() <= 2 {
                ColumnRole::Unit
            } else if has(&words, &["estimated", "estimation", "estimate"]) {
                ColumnRole::Estimated
            } else if has(
                &words,
                &["cost", "costs", "price", "rate", "charge", "charges", "tariff", "kosten", "eur", "usd", "gbp"],
            ) || self.columns[i].name.contains(['$', '€', '£'])
                || has(
                    &words,
                    &["lat", "latitude", "lon", "longitude", "row", "index", "notes", "note", "comment", "status", "quality"],
                )
            {
                ColumnRole::Ignored
            } else {
                let is_number = share(i, &is_number) > 0.6;
                let meter_words = [
                    "meter", "id", "device", "sensor", "esiid", "nmi", "mpan", "name", "channel", "account", "site", "building",
                    "zähler",
                ];
                let is_meter = has(&words, &meter_words) && !has(&words, &["value", "reading", "kwh", "usage"]);
                if is_number && has_header && is_meter && unit_in(&self.columns[i].name).is_none() {
                    ColumnRole::Meter
                } else if is_number {
                    ColumnRole::Value
                } else if is_meter {
                    ColumnRole::Meter
                } else if has(
                    &words,
                    &[
                        "field",
                        "measurement",
                        "quantity",
                        "type",
                        "commodity",
                        "utility",
                        "service",
                        "register",
                        "metric",
                        "direction",
                    ],
                ) {
                    ColumnRole::Quantity
                } else {
                    ColumnRole::Ignored
                }
            };
        }
        let start = |i: &&usize| has(&unit::words(&self.columns[**i].name), START_WORDS);
        let end = |i: &&usize| has(&unit::words(&self.columns[**i].name), END_WORDS);
        let is_date = |i: usize| {
            let date = |cell: &[u8]| {
                orders_of(cell).first().and_then(|&order| stamp::parse(cell.trim_ascii(), order)).is_some_and(|w| w.is_date)
            };
            share(i, &date) > 0.8
        };
        if let (Some(&date), Some(&clock)) = (times.iter().find(|&&i| is_date(i)), clocks.iter().find(start).or(clocks.first())) {
            let has_end = end(&&clock);
            self.columns[date].role = ColumnRole::Date;
            self.columns[clock].role = ColumnRole::Clock;
            if has_end {
                self.notes.push(format!("`{}` names the end of a period", self.columns[clock].name));
            }
            return;
        }
        match (times.iter().find(start).copied(), times.iter().find(|i| end(i) && !start(i)).copied()) {
            (Some(start), Some(end)) => {
                self.columns[start].role = ColumnRole::Start;
                self.columns[end].role = ColumnRole::End;
            }
            (Some(start), None) => self.columns[start].role = ColumnRole::Start,
            (None, Some(end)) if times.len() == 1 => self.columns[end].role = ColumnRole::End,
            _ => {
                // Of several times, take one with an offset, or else one in UTC: it leaves nothing
                // to ask.
                let has_offset = |i: usize| {
                    share(i, &|cell| stamp::parse(cell.trim_ascii(), Order::YearFirst).is_some_and(|w| w.offset.is_some()))
                };
                let utc = |i: usize| has(&unit::words(&self.columns[i].name), &["utc", "gmt"]);
                let best = times.iter().copied().max_by_key(|&i| (has_offset(i) > 0.8, utc(i), std::cmp::Reverse(i)));
                if let Some(i) = best {
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
