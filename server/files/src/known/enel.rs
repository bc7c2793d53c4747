//! e-distribuzione, the grid operator of most of Italy: a day a row and 96 columns of quarter-hours
//! in kWh, or 24 of hours. The columns are those of a clock. Leaves out the file's direction, which
//! it does not state.

use super::times::When;
use super::{Entry, Known, Reader, Spec, Taker, Told, Zones, cell, later, not_date, plain, told};
use crate::{Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;
use domain::{DAY_MS, Millis};

pub(super) const KNOWN: Known = Known {
    layout: Layout::Enel,
    marks: |head| head.iter().any(|(_, cells)| is_header(cells)),
    reader: || Box::new(Days::default()),
    zones: Zones::Of(&["Europe/Rome"]),
    ..Known::USUAL
};

fn is_header(cells: &ByteRecord) -> bool {
    cells.get(0).is_some_and(|first| plain(first) == "giorno") && cells.iter().filter(|name| range(name).is_some()).count() >= 24
}

/// The start and length of a column's period: `23:45-00:00`.
fn range(name: &[u8]) -> Option<(Millis, Millis)> {
    let (start, rest) = stamp::time_of_day(name.trim_ascii())?;
    let (end, rest) = stamp::time_of_day(rest.trim_ascii().strip_prefix(b"-")?.trim_ascii())?;
    let end = if end == 0 { DAY_MS } else { end };
    (rest.trim_ascii().is_empty() && start < end).then_some((start, end - start))
}

#[derive(Default)]
struct Days {
    columns: Vec<(usize, Millis, Millis)>,
}

impl Reader for Days {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        if self.columns.is_empty() {
            if is_header(cells) {
                let range_of = |(i, name): (usize, &[u8])| range(name).map(|(start, span)| (i, start, span));
                self.columns = cells.iter().enumerate().filter_map(range_of).collect();
            }
            return Ok(());
        }
        let given = cell(cells, Some(0));
        if given.is_empty() {
            return Ok(());
        }
        let Some(day) = stamp::parse(given, Order::DayFirst).filter(|written| written.is_date) else {
            to.problem(line, "Giorno", given, not_date("22/11/2026"));
            return Ok(());
        };
        let series = to.series(&["kWh"], &spec)?;
        for &(i, start, span_ms) in &self.columns {
            let value = cell(cells, Some(i));
            // Some files have a blank behind the decimal sign.
            let tight: Vec<u8>;
            let value = if value.contains(&b' ') {
                tight = value.iter().copied().filter(|byte| *byte != b' ').collect();
                &tight
            } else {
                value
            };
            let when = When::From { start: later(day, start), span_ms };
            let column = told(&start_of(start));
            to.put(Entry { series, line, column: &column, when, cell: value, is_estimated: false });
        }
        Ok(())
    }
}

fn start_of(ms: Millis) -> Vec<u8> {
    format!("{:02}:{:02}", ms / 3_600_000, ms / 60_000 % 60).into_bytes()
}

fn spec() -> Spec {
    let why = Plain::EnelDirection;
    Spec { field: Told::Likely("energy_kwh", why), ..Spec::energy("", "kWh", "energy_kwh", Plain::EnelKwh) }
}
