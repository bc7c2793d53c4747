//! Tibber's hours of consumption or production with start and end, under the names that its
//! interface gives them. Leaves out costs and prices.

use super::times::When;
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, has_heading, heading, not_time, told, unit_named};
use crate::{Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;

pub(super) const KNOWN: Known = Known {
    layout: Layout::Tibber,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    order: Order::YearFirst,
    zones: Zones::Of(&["Europe/Oslo", "Europe/Stockholm", "Europe/Berlin", "Europe/Amsterdam"]),
    ..Known::USUAL
};

struct Columns {
    start: usize,
    end: usize,
    unit: Option<usize>,
    values: Vec<(usize, String)>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let values: Vec<(usize, String)> =
            ["consumption", "production"].iter().filter_map(|name| names.at(name).map(|i| (i, (*name).to_owned()))).collect();
        let is_tibber = names.any(&["consumptionunit", "productionunit", "unitprice", "unitpricevat"]).is_some();
        let (start, end) = (names.at("from")?, names.at("to")?);
        (is_tibber && !values.is_empty()).then(|| Self {
            start,
            end,
            unit: names.any(&["consumptionunit", "productionunit"]),
            values,
        })
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
            to.problem(line, "from", given, not_time("2026-11-22T17:00:00.000+01:00"));
            return Ok(());
        };
        let unit = told(cell(cells, columns.unit));
        for (i, name) in &columns.values {
            let series = to.series(&[name], &|| spec(name, &unit))?;
            let when = When::Between { start, end };
            to.put(Entry { series, line, column: name, when, cell: cell(cells, Some(*i)), is_estimated: false });
        }
        Ok(())
    }
}

fn spec(name: &str, unit: &str) -> Spec {
    let field = if name == "production" { "energy_export_kwh" } else { "energy_kwh" };
    let unit = if unit.is_empty() { Told::Sure("kWh") } else { unit_named(unit) };
    Spec { unit, ..Spec::energy("", name, field, Plain::TibberProduction) }
}
