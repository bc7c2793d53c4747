//! The rows of a table: each with its line, its time as written, its value and its temperature. What
//! decides how cells are read (the decimal sign, the order of dates) is looked for in all rows first.

use super::asked::Asked;
use super::cells::Lines;
use super::columns::Columns;
use super::fault::{TableError, fault, open, shown};
use super::hour_number;
use super::number::{self, Decimal, Signs, Told};
use super::stamp::{self, DateOrder, NoTime, Written};
use super::unit::TableUnit;
use domain::{DAY_MS, Millis};
use std::borrow::Cow;

/// The most rows of a table.
const ROWS_MAX: usize = 2_000_000;
/// The most units of one table's rows.
const UNITS_MAX: usize = 16;

/// A row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Its line.
    pub line: usize,
    /// Its time as written.
    pub written: Written,
    /// Its instant, once it is known.
    pub at: Millis,
    /// Its value; `NaN` where it is missing.
    pub value: f64,
    /// Its temperature as written; `NaN` where it is missing.
    pub temp: f64,
    /// The place of its unit among the rows' units.
    pub unit: Option<usize>,
}

/// The rows, and the units that a column of units names.
pub(super) struct Rows {
    pub rows: Vec<Row>,
    pub units: Vec<TableUnit>,
    /// The number of each row's hour, where a column has such.
    pub numbers: Vec<i64>,
}

/// Reads all rows.
pub(super) fn rows(lines: &Lines, columns: &Columns, asked: &Asked) -> Result<Rows, TableError> {
    let texts = &lines.lines[columns.first.min(lines.lines.len())..];
    if texts.len() > ROWS_MAX {
        return Err(open(format!("the table has {} rows, and at most {ROWS_MAX} are read: give a part of it", texts.len())));
    }
    let cells = texts.iter().map(|&(line, text)| Ok((line, of_row(lines, columns, line, text)?)));
    let cells: Vec<(usize, Vec<&str>)> = cells.collect::<Result<_, TableError>>()?;
    let decimal = asked.decimal.map_or_else(|| decimal(&cells, columns, lines.sign), Ok)?;
    let order = if asked.dates.is_some() { asked.dates } else { order(&cells, columns)? };
    let mut out = Rows { rows: Vec::with_capacity(cells.len()), units: Vec::new(), numbers: Vec::new() };
    for (line, cells) in &cells {
        let written = written(*line, cells[columns.time], columns.clock.map(|clock| cells[clock]), order)?;
        out.numbers.extend(columns.number.map(|column| hour_of(*line, &columns.names[column], cells[column])).transpose()?);
        let of = |column: usize| number_of(*line, &columns.names[column], cells[column], decimal);
        let value = of(columns.value)?;
        let temp = columns.temp.map_or(Ok(f64::NAN), of)?;
        let unit = columns.unit.map(|column| unit_of(*line, cells[column], &mut out.units)).transpose()?.flatten();
        out.rows.push(Row { line: *line, written, at: 0, value, temp, unit });
    }
    if out.rows.is_empty() {
        return Err(fault(columns.line + 1, "there are no rows below the header"));
    }
    Ok(out)
}

fn of_row<'a>(lines: &Lines<'a>, columns: &Columns, line: usize, text: &'a str) -> Result<Vec<&'a str>, TableError> {
    let cells = lines.cells(text);
    let (given, width) = (cells.len(), columns.names.len());
    // Some programs end each row, or each row but the first, with a sign.
    if given < width || cells[width..].iter().any(|cell| !cell.is_empty()) {
        return Err(fault(line, format!("{given} cells where the header has {width}")));
    }
    Ok(cells)
}

fn decimal(cells: &[(usize, Vec<&str>)], columns: &Columns, sign: char) -> Result<Decimal, TableError> {
    let mut signs = Signs::default();
    for (line, cells) in cells {
        for column in [Some(columns.value), columns.temp].into_iter().flatten() {
            signs.see(cells[column], *line);
        }
    }
    match signs.told(sign == ',') {
        Told::Sign(decimal) => Ok(decimal),
        Told::Either(line) => {
            Err(fault(line, "a number here may be a thousand and more, or one and a bit: say --decimal point or --decimal comma"))
        }
        Told::Both(point, comma) => Err(open(format!(
            "line {point} has a decimal point and line {comma} a decimal comma: write all numbers alike, or say --decimal point \
             or --decimal comma"
        ))),
    }
}

/// The order of dates in digits, where the table has such.
fn order(cells: &[(usize, Vec<&str>)], columns: &Columns) -> Result<Option<DateOrder>, TableError> {
    let mut unclear = None;
    let mut found: Option<(DateOrder, usize)> = None;
    for (line, cells) in cells {
        let text = cells[columns.time];
        match (stamp::order_of(text), found) {
            (Some(order), Some((before, at))) if order != before && !text.contains('.') => {
                return Err(open(format!(
                    "line {at} and line {line} write the day and the month in different orders: write all dates alike, such as 2026-01-31"
                )));
            }
            (Some(order), None) => found = Some((order, *line)),
            (None, _) if unclear.is_none() => match stamp::parse(text, None) {
                Err(NoTime::Order) => unclear = Some((*line, text, false)),
                Err(NoTime::Year) => unclear = Some((*line, text, true)),
                _ => {}
            },
            _ => {}
        }
    }
    match (unclear, found) {
        (Some((line, text, true)), _) => Err(fault(
            line,
            format!(
                "`{}`: the year has two digits: say --dates dmy (day, month, year), --dates mdy or --dates ymd, or write 2026-01-31",
                shown(text)
            ),
        )),
        (Some((line, text, false)), None) => Err(fault(
            line,
            format!(
                "`{}`: the day or the month may come first: say --dates dmy or --dates mdy, or write 2026-01-31",
                shown(text)
            ),
        )),
        (_, found) => Ok(found.map(|found| found.0)),
    }
}

/// The time in a cell, or in that of a date and that of a time of day.
fn written(line: usize, cell: &str, clock: Option<&str>, order: Option<DateOrder>) -> Result<Written, TableError> {
    let text = clock.map_or(Cow::Borrowed(cell), |clock| Cow::Owned(format!("{cell} {clock}")));
    let text = text.as_ref();
    // The date may be a spreadsheet's midnight, and `14:00-15:00` is an hour with its end, no offset.
    let apart = || {
        let (date, ms) = (stamp::parse(cell, order).ok()?, stamp::clock(clock?)?);
        let is_date = date.offset.is_none() && !date.is_24 && !date.is_month && date.local % DAY_MS == 0;
        is_date.then(|| Written { local: date.local + ms, is_date: false, is_24: ms == DAY_MS, ..date })
    };
    apart().map_or_else(|| stamp::parse(text, order), Ok).or_else(|_| {
        // What the field's own parser takes is a time, whatever its writing.
        let at = text.parse::<jiff::Timestamp>().map_err(|_| {
            fault(
                line,
                format!(
                    "`{}` is not a time: use RFC 3339 such as 2026-01-31T14:00:00Z, or 2026-01-31 14:00 with --zone",
                    shown(text)
                ),
            )
        })?;
        Ok(Written { local: at.as_millisecond(), offset: Some(0), is_date: false, is_month: false, is_24: false })
    })
}

/// The number of an hour in a cell.
fn hour_of(line: usize, name: &str, cell: &str) -> Result<i64, TableError> {
    hour_number::number(cell).ok_or_else(|| {
        fault(
            line,
            format!(
                "{} `{}` is not the number of an hour: write it like 7, or a time of day like 07:00",
                shown(name),
                shown(cell)
            ),
        )
    })
}

fn number_of(line: usize, name: &str, cell: &str, decimal: Decimal) -> Result<f64, TableError> {
    if number::is_missing(cell) {
        return Ok(f64::NAN);
    }
    number::parse(cell, decimal).ok_or_else(|| {
        let example = if decimal == Decimal::Point { "12.5" } else { "12,5" };
        fault(
            line,
            format!(
                "{} `{}` is not a number: write it like {example}, or leave it empty where it is missing",
                shown(name),
                shown(cell)
            ),
        )
    })
}

/// The place of a row's unit among the units so far.
fn unit_of(line: usize, cell: &str, units: &mut Vec<TableUnit>) -> Result<Option<usize>, TableError> {
    if cell.is_empty() {
        return Ok(None);
    }
    if let Some(place) = units.iter().position(|unit| unit.written() == cell) {
        return Ok(Some(place));
    }
    let unit = TableUnit::known(cell).filter(|_| units.len() < UNITS_MAX).ok_or_else(|| {
        fault(line, format!("`{}` is not a unit that is known: say the unit of all values with --unit", shown(cell)))
    })?;
    units.push(unit);
    Ok(Some(units.len() - 1))
}
