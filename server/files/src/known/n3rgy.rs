//! n3rgy, the access to British smart meters: half-hours of UTC. Which end of its half-hour a time
//! names is asked.

use super::octopus::spec;
use super::times::{Spans, When};
use super::{Entry, Known, Names, Reader, Taker, Zones, cell, has_heading, heading, not_time};
use crate::{Decimal, Layout, Order, Result, stamp};
use csv::ByteRecord;

pub(super) const KNOWN: Known = Known {
    layout: Layout::N3rgy,
    marks: |head| has_heading(head, columns),
    reader: || Box::new(Rows::default()),
    order: Order::YearFirst,
    decimal: Some(Decimal::Point),
    zones: Zones::Stated,
    ..Known::USUAL
};

/// The places of the time and of the value.
fn columns(names: &Names) -> Option<(usize, usize, String)> {
    let value = names.any(&["energyconsumptionkwh", "energyconsumptionm3", "energyconsumptionm³"])?;
    Some((names.at("timestamputc")?, value, names.written(value)))
}

#[derive(Default)]
struct Rows {
    columns: Option<(usize, usize, String)>,
}

impl Reader for Rows {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let Some((time, value, name)) = &self.columns else {
            self.columns = heading(cells, to, columns);
            return Ok(());
        };
        let given = cell(cells, Some(*time));
        if given.is_empty() {
            return Ok(());
        }
        let Some(at) = stamp::parse(given, Order::YearFirst) else {
            to.problem(line, "timestamp", given, not_time("2026-11-22 17:00"));
            return Ok(());
        };
        let at = stamp::Written { offset: at.offset.or(Some(0)), ..at };
        let series = to.series(&[name], &|| spec(name))?;
        let when = When::Stamped { at, spans: Spans::Planned };
        to.put(Entry { series, line, column: name, when, cell: cell(cells, Some(*value)), is_estimated: false });
        Ok(())
    }
}
