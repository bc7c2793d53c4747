//! DSMR-reader's export of hours or days: amounts of two tariffs, bought and fed in, and of gas.
//! Leaves out prices, and the registers that stand beside the amounts of days.

use super::times::When;
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, has_heading, heading, later, not_time};
use crate::{Decimal, Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;
use domain::{DAY_MS, HOUR_MS};

pub(super) const KNOWN: Known = Known {
    layout: Layout::DsmrReader,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    order: Order::YearFirst,
    decimal: Some(Decimal::Point),
    zones: Zones::Of(&["Europe/Amsterdam", "Europe/Brussels"]),
    ..Known::USUAL
};

struct Columns {
    time: usize,
    values: Vec<(usize, String)>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let time = names.any(&["hourstart", "date", "day"])?;
        let is_amount = |name: &str| {
            (name.starts_with("electricity") || name.starts_with("gas"))
                && !["price", "cost"].iter().any(|money| name.contains(money))
        };
        let values: Vec<(usize, String)> = names.fitting(|name, _| is_amount(name));
        let has = |word: &str| names.all().iter().any(|name| name.starts_with(word));
        (has("electricity1") && has("electricity2") && has("electricity1returned")).then_some(Self { time, values })
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
        let given = cell(cells, Some(columns.time));
        if given.is_empty() {
            return Ok(());
        }
        let Some(start) = stamp::parse(given, Order::DayFirst) else {
            to.problem(line, "Hour Start", given, not_time("2026-11-22T17:00:00+01:00"));
            return Ok(());
        };
        let when = if start.is_date {
            When::Between { start, end: later(start, DAY_MS) }
        } else {
            When::From { start, span_ms: HOUR_MS }
        };
        for (i, name) in &columns.values {
            let series = to.series(&[name], &|| spec(name))?;
            to.put(Entry { series, line, column: name, when, cell: cell(cells, Some(*i)), is_estimated: false });
        }
        Ok(())
    }
}

fn spec(name: &str) -> Spec {
    let lower = name.to_lowercase();
    if lower.contains("reading") {
        return Spec::left_out("", name, Plain::RegisterBehind);
    }
    let joined: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    let part = if joined.contains("electricity1") {
        "low"
    } else if joined.contains("electricity2") {
        "normal"
    } else {
        ""
    };
    let (field, unit) = match (lower.starts_with("gas"), lower.contains("returned")) {
        (true, _) => ("gas_therms", "m3"),
        (false, true) => ("energy_export_kwh", "kWh"),
        (false, false) => ("energy_kwh", "kWh"),
    };
    Spec { unit: Told::Sure(unit), part: part.to_owned(), ..Spec::energy("", name, field, Plain::DsmrReaderColumn) }
}
