//! The usage data of Southern California Edison, and of others with the same software: a period in
//! one cell (`2026-11-22 17:00:00 to 2026-11-22 18:00:00`), and below one another a table of what
//! was delivered and one of what was received. Leaves out the sums of longer periods between them.

use super::times::When;
use super::{Entry, Known, Reader, Spec, Taker, Told, UNITED_STATES, cell, told};
use crate::stamp::Written;
use crate::{Decimal, Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;
use domain::{DAY_MS, Millis};

pub(super) const KNOWN: Known = Known {
    layout: Layout::Edison,
    marks: |head| head.iter().any(|(_, cells)| !headings(cells).is_empty()),
    reader: || Box::new(Tables::default()),
    order: Order::YearFirst,
    decimal: Some(Decimal::Point),
    zones: UNITED_STATES,
    goes_on: true,
    ..Known::USUAL
};

/// A table's name of periods, in words: `Energy Delivered time period`.
fn words(cell: &[u8]) -> String {
    told(cell).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The columns of amounts, if a row names a table: their places and their directions in words.
fn headings(cells: &ByteRecord) -> Vec<(usize, String)> {
    let first = words(cells.get(0).unwrap_or_default());
    if !first.ends_with("time period") {
        return Vec::new();
    }
    let of_column = |(i, text): (usize, &[u8])| {
        let name = words(text);
        let is_amount = name.contains("usage") || name.contains("delivered") || name.contains("received");
        (i > 0 && is_amount).then(|| (i, format!("{first} {name}")))
    };
    cells.iter().enumerate().filter_map(of_column).collect()
}

/// Both ends of a period.
fn period(text: &str) -> Option<(Written, Written)> {
    let (start, end) = text.split_once(" to ")?;
    let time = |text: &str| stamp::parse(text.trim().as_bytes(), Order::MonthFirst);
    Some((time(start)?, time(end)?))
}

/// Tables with one heading that are told apart.
const TABLES_MAX: usize = 32;

#[derive(Default)]
struct Tables {
    columns: Vec<(usize, String)>,
    is_gas: bool,
    /// For each heading: where its tables end. A table that begins before the end of another of its
    /// heading tells of another flow.
    ends: Vec<(String, Vec<Millis>)>,
    /// The number of the table among those of its heading, once its first row is read.
    number: Option<usize>,
}

impl Tables {
    /// The number of the table that a period is of.
    fn number(&mut self, start: Millis, end: Millis) -> usize {
        let heading = self.columns.first().map(|(_, heading)| heading.clone()).unwrap_or_default();
        let place = self.ends.iter().position(|(of, _)| *of == heading).unwrap_or_else(|| {
            self.ends.push((heading, Vec::new()));
            self.ends.len() - 1
        });
        let ends = &mut self.ends[place].1;
        let number = self.number.unwrap_or_else(|| ends.iter().position(|last| *last <= start).unwrap_or(ends.len()));
        let number = number.min(TABLES_MAX - 1);
        match ends.get_mut(number) {
            Some(last) => *last = (*last).max(end),
            None => ends.push(end),
        }
        self.number = Some(number);
        number
    }
}

impl Reader for Tables {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let headings = headings(cells);
        if !headings.is_empty() {
            (self.columns, self.number) = (headings, None);
            self.ends.truncate(TABLES_MAX);
            return Ok(());
        }
        let first = told(cell(cells, Some(0))).replace('\u{a0}', " ");
        if first.to_lowercase().starts_with("type of readings") {
            let whole = String::from_utf8_lossy(cells.as_slice()).to_lowercase();
            self.is_gas = whole.contains("gas") && !whole.contains("electric");
        }
        let Some((start, end)) = period(&first) else { return Ok(()) };
        if end.local - start.local > DAY_MS + DAY_MS / 12 {
            to.note(Plain::NoteSumsOfDays);
            return Ok(());
        }
        let quality = told(cell(cells, cells.len().checked_sub(1))).to_lowercase();
        let number = self.number(start.local, end.local).to_string();
        for (i, heading) in &self.columns {
            let is_gas = self.is_gas;
            let series = to.series(&[heading, &number], &|| spec(heading, &number, is_gas))?;
            let when = When::Between { start, end };
            let is_estimated = quality.contains("estimat");
            to.put(Entry { series, line, column: "Usage", when, cell: cell(cells, Some(*i)), is_estimated });
        }
        Ok(())
    }
}

fn spec(heading: &str, number: &str, is_gas: bool) -> Spec {
    let label = if number == "0" { heading.to_owned() } else { format!("table {number} further on: {heading}") };
    if heading.contains("kilowatts") {
        return Spec::left_out("", &label, Plain::PowerNoEnergy);
    }
    let unit = if heading.contains("kilowatt-hour") || heading.contains("kwh") {
        Told::Sure("kWh")
    } else if heading.contains("therm") {
        Told::Sure("therms")
    } else {
        Told::Unknown(Plain::HeadingNoUnit)
    };
    let (field, sign) = match (is_gas || heading.contains("therm"), heading.contains("received")) {
        (true, _) => (Told::Sure("gas_therms"), None),
        (false, true) => (Told::Sure("energy_export_kwh"), None),
        (false, false) => (Told::Sure("energy_kwh"), None),
    };
    let evidence = Plain::HeadingDirection;
    Spec { field, unit, sign, ..Spec::energy("", &label, "energy_kwh", evidence) }
}
