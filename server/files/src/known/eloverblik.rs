//! Eloverblik, the metered data of Danish homes: a row an hour or a quarter-hour, with start and
//! end. The direction is stated by some files only: a metering point of production has a number of
//! its own.

use super::times::When;
use super::{
    Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, date_and_clock, has_heading, heading, not_time, told, unit_named,
};
use crate::stamp::Written;
use crate::{Layout, Order, Plain, Result};
use csv::ByteRecord;

pub(super) const KNOWN: Known = Known {
    layout: Layout::Eloverblik,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    zones: Zones::Of(&["Europe/Copenhagen"]),
    ..Known::USUAL
};

struct Columns {
    point: Option<usize>,
    start: [Option<usize>; 2],
    end: [Option<usize>; 2],
    amount: Option<usize>,
    unit: Option<usize>,
    quality: Option<usize>,
    way: Option<usize>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let point = names.any(&["målepunktsid", "målepunktid", "meteringpointid"]);
        let columns = Self {
            point,
            start: [names.any(&["fradato", "fromdate"]), names.any(&["fratidspunkt", "fromtime"])],
            end: [names.any(&["tildato", "todate"]), names.any(&["tiltidspunkt", "totime"])],
            amount: names.any(&["mængde", "quantity", "amount"]),
            unit: names.any(&["måleenhed", "measurementunit", "unit"]),
            quality: names.any(&["kvalitet", "quality"]),
            way: names.any(&[
                "retning",
                "type",
                "målepunktstype",
                "typeafmålepunkt",
                "typeafmp",
                "direction",
                "meteringpointtype",
            ]),
        };
        let is_whole = [columns.point, columns.start[0], columns.end[0], columns.amount].iter().all(Option::is_some);
        is_whole.then_some(columns)
    }
}

#[derive(Default)]
struct Rows {
    columns: Option<Columns>,
}

/// A time; older files write `17.00`.
fn time(cells: &ByteRecord, [date, clock]: [Option<usize>; 2]) -> Option<Written> {
    let text = told(cell(cells, date));
    let (date, written) = text.split_once([' ', 'T']).unwrap_or((&text, ""));
    let clock = if clock.is_some() { told(cell(cells, clock)) } else { written.to_owned() };
    date_and_clock(date.as_bytes(), clock.replace('.', ":").as_bytes(), Order::DayFirst)
}

impl Reader for Rows {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let Some(columns) = &self.columns else {
            self.columns = heading(cells, to, Columns::of);
            return Ok(());
        };
        let (point, unit) = (told(cell(cells, columns.point)), told(cell(cells, columns.unit)));
        if point.is_empty() {
            return Ok(());
        }
        let way = way(&told(cell(cells, columns.way)));
        let series = to.series(&[&point, &unit, way.unwrap_or_default()], &|| spec(&point, &unit, way))?;
        let (Some(start), Some(end)) = (time(cells, columns.start), time(cells, columns.end)) else {
            to.problem(line, "Fra_dato", cell(cells, columns.start[0]), not_time("22-11-2026 17:00:00"));
            return Ok(());
        };
        let quality = told(cell(cells, columns.quality)).to_lowercase();
        to.put(Entry {
            series,
            line,
            column: "Mængde",
            when: When::Between { start, end },
            cell: cell(cells, columns.amount),
            is_estimated: ["estim", "beregn", "calc"].iter().any(|word| quality.starts_with(word)),
        });
        Ok(())
    }
}

/// The field of a direction; `None` if a text tells none. E17 and E18 are the market's codes of consumption and
/// production.
fn way(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let says = |all: &[&str]| all.iter().any(|word| text.contains(word));
    match (says(&["forbrug", "consum", "e17"]), says(&["produ", "e18"])) {
        (true, false) => Some("energy_kwh"),
        (false, true) => Some("energy_export_kwh"),
        _ => None,
    }
}

fn spec(point: &str, unit: &str, way: Option<&'static str>) -> Spec {
    let why = Plain::PointDirection;
    let unit_told = if unit.is_empty() { Told::Sure("kWh") } else { unit_named(unit) };
    let label = format!("{point} {unit}");
    Spec {
        field: way.map_or(Told::Likely("energy_kwh", why), Told::Sure),
        unit: unit_told,
        ..Spec::energy(point, label.trim(), "energy_kwh", Plain::Eloverblik)
    }
}
