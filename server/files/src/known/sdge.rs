//! The usage data of San Diego Gas & Electric: lines about the account, then a row a period with
//! the start and the length, and columns of what was consumed and what was fed in. The repeated
//! hour is written twice. Leaves out the net column, which is the difference.

use super::times::When;
use super::{
    Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, date_and_clock, has_heading, heading, later, not_time, plain,
    told, unit_named,
};
use crate::{Decimal, Layout, Order, Plain, Result};
use csv::ByteRecord;
use domain::{DAY_MS, MINUTE_MS};

pub(super) const KNOWN: Known = Known {
    layout: Layout::Sdge,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    order: Order::MonthFirst,
    decimal: Some(Decimal::Point),
    zones: Zones::Of(&["America/Los_Angeles"]),
    goes_on: true,
    ..Known::USUAL
};

struct Columns {
    meter: usize,
    date: usize,
    start: usize,
    duration: usize,
    values: Vec<(usize, String)>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let values = ["consumption", "generation", "net"]
            .iter()
            .filter_map(|name| names.at(name).map(|i| (i, (*name).to_owned())))
            .collect::<Vec<_>>();
        let (meter, date) = (names.at("meternumber")?, names.at("date")?);
        let (start, duration) = (names.at("starttime")?, names.at("duration")?);
        names.at("consumption").map(|_| Self { meter, date, start, duration, values })
    }
}

#[derive(Default)]
struct Rows {
    columns: Option<Columns>,
    /// From the lines above the table.
    unit: String,
    is_gas: bool,
}

impl Reader for Rows {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let Some(columns) = &self.columns else {
            match plain(cell(cells, Some(0))).as_str() {
                "uom" => self.unit = told(cell(cells, Some(1))),
                "resource" => self.is_gas = plain(cell(cells, Some(1))) == "gas",
                _ => self.columns = heading(cells, to, Columns::of),
            }
            return Ok(());
        };
        let date = cell(cells, Some(columns.date));
        if date.is_empty() {
            return Ok(());
        }
        let Some(start) = date_and_clock(date, cell(cells, Some(columns.start)), Order::MonthFirst) else {
            to.problem(line, "Date", date, not_time("11/22/2026 with a Start Time such as 5:00 PM"));
            return Ok(());
        };
        let duration = told(cell(cells, Some(columns.duration)));
        let when = match (duration.parse::<i64>(), duration.to_lowercase().as_str()) {
            (Ok(minutes @ 1..=60), _) => When::From { start, span_ms: minutes * MINUTE_MS },
            (_, "hour") => When::From { start, span_ms: 60 * MINUTE_MS },
            (Ok(1_440), _) | (_, "day") => When::Between { start, end: later(start, DAY_MS) },
            _ => {
                to.problem(line, "Duration", duration.as_bytes(), Plain::NotMinutesHourDay.into());
                return Ok(());
            }
        };
        let meter = told(cell(cells, Some(columns.meter)));
        for (i, name) in &columns.values {
            let series = to.series(&[&meter, name], &|| spec(&meter, name, &self.unit, self.is_gas))?;
            to.put(Entry { series, line, column: name, when, cell: cell(cells, Some(*i)), is_estimated: false });
        }
        Ok(())
    }
}

fn spec(meter: &str, name: &str, unit: &str, is_gas: bool) -> Spec {
    let label = format!("{meter} · {name}");
    let unit =
        if unit.is_empty() { Told::Likely(if is_gas { "therms" } else { "kWh" }, Plain::NoUnit) } else { unit_named(unit) };
    let field = match (is_gas, name) {
        (_, "net") => return Spec::left_out(meter, &label, Plain::DifferenceOfOthers),
        (true, _) => Told::Sure("gas_therms"),
        (false, "generation") => Told::Sure("energy_export_kwh"),
        (false, _) => Told::Sure("energy_kwh"),
    };
    Spec { field, unit, ..Spec::energy(meter, &label, "energy_kwh", Plain::SdgeColumn) }
}
