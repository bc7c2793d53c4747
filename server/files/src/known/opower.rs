//! Opower's usage data, which PG&E, ConEd, ComEd, PECO and many other utilities of the United
//! States offer: lines about the account, then a row a period with date, start and last minute.
//! Electricity, gas and water may be in one file. Leaves out costs, and files of bills, which have
//! dates only and are read by their columns.
//!
//! When clocks go back, some utilities write the repeated hour twice, and some (PG&E) once, as the
//! sum of both.

use super::times::When;
use super::{
    Entry, Known, Names, Reader, Spec, Taker, Told, UNITED_STATES, cell, date_and_clock, has_heading, heading, later, not_time,
    told, unit_named,
};
use crate::stamp::Written;
use crate::{Decimal, Layout, Order, Plain, Result};
use csv::ByteRecord;
use domain::{DAY_MS, MINUTE_MS, Millis};

pub(super) const KNOWN: Known = Known {
    layout: Layout::Opower,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    order: Order::MonthFirst,
    decimal: Some(Decimal::Point),
    zones: UNITED_STATES,
    goes_on: true,
    ..Known::USUAL
};

struct Columns {
    what: usize,
    date: usize,
    start: usize,
    end: usize,
    unit: Option<usize>,
    notes: Option<usize>,
    /// The columns of amounts, by name.
    values: Vec<(usize, String)>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let is_amount = |name: &str| ["usage", "import", "export"].iter().any(|word| name.starts_with(word));
        let values = names.fitting(|name, _| is_amount(name) && !name.contains("cost"));
        let (what, date, start, end) = (names.at("type")?, names.at("date")?, names.at("starttime")?, names.at("endtime")?);
        (!values.is_empty()).then(|| Self {
            what,
            date,
            start,
            end,
            unit: names.any(&["units", "unit"]),
            notes: names.at("notes"),
            values,
        })
    }
}

#[derive(Default)]
struct Rows {
    columns: Option<Columns>,
}

/// The period of a row. The end is its last minute (00:59), or, rarely, its end (01:00).
fn period(start: Written, end: Written) -> When {
    let minutes = (end.local - start.local).rem_euclid(DAY_MS) / MINUTE_MS;
    let minutes = if (minutes + 1) % 5 == 0 { minutes + 1 } else { minutes };
    match minutes {
        // A day has as many hours as the calendar gives it.
        0 | 1_440 => When::Between { start, end: later(start, DAY_MS) },
        minutes => When::From { start, span_ms: minutes * MINUTE_MS as Millis },
    }
}

impl Reader for Rows {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let Some(columns) = &self.columns else {
            self.columns = heading(cells, to, Columns::of);
            return Ok(());
        };
        let (what, date) = (told(cell(cells, Some(columns.what))), cell(cells, Some(columns.date)));
        if date.is_empty() {
            return Ok(());
        }
        let time = |at| date_and_clock(date, cell(cells, Some(at)), Order::MonthFirst);
        let (Some(start), Some(end)) = (time(columns.start), time(columns.end)) else {
            to.problem(line, "DATE", date, not_time("2026-11-22 with a START TIME such as 17:00"));
            return Ok(());
        };
        let unit = told(cell(cells, columns.unit));
        let is_estimated = told(cell(cells, columns.notes)).to_lowercase().contains("estimat");
        for (i, name) in &columns.values {
            let series = to.series(&[&what, name, &unit], &|| spec(&what, name, &unit))?;
            let when = period(start, end);
            to.put(Entry { series, line, column: name, when, cell: cell(cells, Some(*i)), is_estimated });
        }
        Ok(())
    }
}

fn spec(what: &str, name: &str, unit: &str) -> Spec {
    let words = format!("{what} {name}").to_lowercase();
    let field = if words.contains("electric") {
        if name.to_lowercase().starts_with("export") { Told::Sure("energy_export_kwh") } else { Told::Sure("energy_kwh") }
    } else if words.contains("gas") {
        Told::Sure("gas_therms")
    } else if words.contains("water") {
        Told::Sure("water_m3")
    } else {
        Told::Unknown(Plain::RowTypeUnknown)
    };
    let in_name = name.split_once('(').and_then(|(_, rest)| rest.split(')').next()).unwrap_or_default();
    let unit = if unit.is_empty() { in_name } else { unit };
    // A net meter's usage may fall below nothing: the values show it.
    let sign = None;
    let label = format!("{what} · {name}");
    Spec { field, unit: unit_named(unit), sign, ..Spec::energy("", &label, "energy_kwh", Plain::RowTypeAndColumn) }
}
