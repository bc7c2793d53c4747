//! Octopus Energy: half-hours with start and end, as its site writes them and as its interface
//! names them (`interval_start`). Half-hours without use may be missing. Leaves out costs. A file of
//! gas looks as one of electricity does, if both are in kWh, so that is asked.

use super::times::When;
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, has_heading, heading, not_time};
use crate::{Decimal, Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;

pub(super) const KNOWN: Known = Known {
    layout: Layout::Octopus,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    order: Order::YearFirst,
    decimal: Some(Decimal::Point),
    zones: Zones::Of(&["Europe/London"]),
    ..Known::USUAL
};

struct Columns {
    start: usize,
    end: usize,
    value: usize,
    name: String,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let places = match names.any(&["consumptionkwh", "consumptionm³", "consumptionm3"]) {
            Some(value) => (value, names.at("start"), names.at("end")),
            None => (names.at("consumption")?, names.at("intervalstart"), names.at("intervalend")),
        };
        let (value, Some(start), Some(end)) = places else { return None };
        Some(Self { start, end, value, name: names.written(value) })
    }
}

#[derive(Default)]
struct Rows {
    columns: Option<Columns>,
}

impl Reader for Rows {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let Some(columns) = &self.columns else {
            self.columns = heading(cells, to, Columns::of);
            return Ok(());
        };
        let given = cell(cells, Some(columns.start));
        if given.is_empty() {
            return Ok(());
        }
        let time = |at| stamp::parse(cell(cells, Some(at)), Order::DayFirst);
        let (Some(start), Some(end)) = (time(columns.start), time(columns.end)) else {
            to.problem(line, "Start", given, not_time("2026-11-22T17:00:00+00:00"));
            return Ok(());
        };
        let series = to.series(&[&columns.name], &|| spec(&columns.name))?;
        let when = When::Between { start, end };
        let value = cell(cells, Some(columns.value));
        to.put(Entry { series, line, column: &columns.name, when, cell: value, is_estimated: false });
        Ok(())
    }
}

/// What a column of consumption measures: its unit tells, or nothing does.
pub(super) fn spec(name: &str) -> Spec {
    let lower = name.to_lowercase();
    let (field, unit) = if lower.contains("m³") || lower.contains("m3") {
        (Told::Sure("gas_therms"), Told::Sure("m3"))
    } else if lower.contains("kwh") {
        (Told::Likely("energy_kwh", Plain::KwhOfEither), Told::Sure("kWh"))
    } else {
        let why = Plain::KwhOrM3;
        (Told::Likely("energy_kwh", Plain::ElectricityOrGas), Told::Likely("kWh", why))
    };
    Spec { field, unit, ..Spec::energy("", name, "energy_kwh", Plain::ColumnsName) }
}
