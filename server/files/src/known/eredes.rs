//! E-REDES, the grid operator of Portugal: mean power of quarter-hours in kW, each with its end.
//! Where clocks go back the two passes of an hour stand side by side. Leaves out reactive power.

use super::times::When;
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, date_and_clock, not_time, told};
use crate::{Layout, Order, Plain, Result};
use csv::ByteRecord;
use domain::{MINUTE_MS, Millis};

pub(super) const KNOWN: Known = Known {
    layout: Layout::ERedes,
    marks: |head| head.iter().any(|(_, cells)| is_header(&Names::of(cells))),
    reader: || Box::new(Rows { span_ms: 15 * MINUTE_MS, ..Rows::default() }),
    zones: Zones::Of(&["Europe/Lisbon"]),
    ..Known::USUAL
};

fn is_header(names: &Names) -> bool {
    names.has(&["data", "hora"]) && names.all().iter().any(|name| is_active(name))
}

/// Whether a column has active power.
fn is_active(name: &str) -> bool {
    name.contains("ativa") && name.ends_with("kw")
}

#[derive(Default)]
struct Rows {
    /// The supply point's code, from the lines above the table.
    point: String,
    span_ms: Millis,
    date: Option<usize>,
    clock: Option<usize>,
    meter: Option<usize>,
    state: Option<usize>,
    /// The columns of active power, by name.
    values: Vec<(usize, String)>,
}

impl Reader for Rows {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        if self.values.is_empty() {
            self.above(cells, to);
            return Ok(());
        }
        let given = cell(cells, self.date);
        if given.is_empty() {
            return Ok(());
        }
        let Some(end) = date_and_clock(given, cell(cells, self.clock), Order::YearFirst) else {
            to.problem(line, "Data", given, not_time("2026/11/22 17:15"));
            return Ok(());
        };
        let meter = if self.point.is_empty() { told(cell(cells, self.meter)) } else { self.point.clone() };
        let is_estimated = told(cell(cells, self.state)).to_lowercase().starts_with("estim");
        for (at, name) in &self.values {
            let series = to.series(&[&meter, name], &|| spec(&meter, name))?;
            let when = When::Until { end, span_ms: self.span_ms };
            to.put(Entry { series, line, column: name, when, cell: cell(cells, Some(*at)), is_estimated });
        }
        Ok(())
    }
}

impl Rows {
    /// Takes in a line above the table, or its names.
    fn above(&mut self, cells: &ByteRecord, to: &mut dyn Taker) {
        let names = Names::of(cells);
        if is_header(&names) {
            (self.date, self.clock) = (names.at("data"), names.at("hora"));
            (self.meter, self.state) = (names.at("contador"), names.at("estado"));
            self.values = names.fitting(|name, _| is_active(name));
            names.list_others(to);
            return;
        }
        match names.get(0) {
            "cpe" => self.point = told(cell(cells, Some(1))),
            "intervalo" => {
                let minutes = told(cell(cells, Some(1))).split(' ').next().and_then(|text| text.parse::<Millis>().ok());
                self.span_ms = minutes.filter(|minutes| (1..=60).contains(minutes)).unwrap_or(15) * MINUTE_MS;
            }
            _ => {}
        }
    }
}

fn spec(meter: &str, name: &str) -> Spec {
    let lower = name.to_lowercase();
    let field = if lower.contains("consumo registado") || lower.starts_with("consumo, ativa") {
        Told::Sure("energy_kwh")
    } else if lower.contains("inje") {
        Told::Sure("energy_export_kwh")
    } else if lower.contains("consumo") {
        Told::Likely("energy_kwh", Plain::SeveralColumns)
    } else {
        Told::Unknown(Plain::ColumnNoDirection)
    };
    let label = if meter.is_empty() { name.to_owned() } else { format!("{meter} · {name}") };
    Spec { field, unit: Told::Sure("kW"), ..Spec::energy(meter, &label, "energy_kwh", Plain::ERedesPower) }
}
