//! HomeWizard's export: registers of a P1 reader, an energy socket or a water meter by local time.
//! Water is in decilitres, and its register falls to nothing when the meter loses its power. Leaves
//! out the highest powers of each period.

use super::times::{Spans, When};
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, heading, not_time};
use crate::{Decimal, Layout, Order, Plain, Result, number, stamp};
use csv::ByteRecord;
use domain::ChannelKind;

pub(super) const KNOWN: Known = Known {
    layout: Layout::HomeWizard,
    marks: is_marked,
    reader: || Box::new(Rows::default()),
    order: Order::YearFirst,
    decimal: Some(Decimal::Point),
    zones: Zones::Site,
    ..Known::USUAL
};

/// The names of the columns that count.
const AMOUNTS: [&str; 8] =
    ["importkwh", "exportkwh", "importt1kwh", "importt2kwh", "exportt1kwh", "exportt2kwh", "totalgasused", "waterusagedl"];

/// Names that other tables may have too.
const COMMON: [&str; 2] = ["importkwh", "exportkwh"];

fn is_marked(head: &[(u64, ByteRecord)]) -> bool {
    let Some(((_, names), rows)) = head.split_first() else { return false };
    let Some(columns) = Columns::of(&Names::of(names)) else { return false };
    let values = |place: usize| -> Option<Vec<f64>> {
        let told = rows.iter().map(|(_, cells)| cell(cells, Some(place))).filter(|cell| !number::is_missing(cell));
        told.map(|cell| number::parse(cell, Decimal::Point).ok()).collect()
    };
    // HomeWizard's columns of these names are registers. Amounts that never change would be in order, too.
    let common = columns.values.iter().filter(|(_, name, _)| COMMON.contains(&name.as_str()));
    let Some(common) = common.map(|(place, ..)| values(*place)).collect::<Option<Vec<Vec<f64>>>>() else { return false };
    let has_own = columns.values.len() > common.len();
    let grows = |values: &Vec<f64>| values.first() < values.last();
    common.iter().all(|values| values.is_sorted()) && (has_own || common.iter().any(grows))
}

struct Columns {
    values: Vec<(usize, String, String)>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let is_highest = |name: &str| name.ends_with("maxw");
        let fitting = names.fitting(|name, _| AMOUNTS.contains(&name) || is_highest(name));
        let values: Vec<(usize, String, String)> =
            fitting.into_iter().map(|(i, label)| (i, names.get(i).to_owned(), label)).collect();
        let is_its = names.at("time") == Some(0) && values.iter().any(|(_, name, _)| AMOUNTS.contains(&name.as_str()));
        is_its.then_some(Self { values })
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
        let given = cell(cells, Some(0));
        if given.is_empty() {
            return Ok(());
        }
        let Some(at) = stamp::parse(given, Order::YearFirst) else {
            to.problem(line, "time", given, not_time("2026-11-22 17:00"));
            return Ok(());
        };
        for (i, name, label) in &columns.values {
            let series = to.series(&[label], &|| spec(name, label))?;
            // A register is its value at that time. Amounts of water, if they are such, are of the
            // period that begins then.
            let when = if name == "waterusagedl" { When::Stamped { at, spans: Spans::Planned } } else { When::At(at) };
            to.put(Entry { series, line, column: label, when, cell: cell(cells, Some(*i)), is_estimated: false });
        }
        Ok(())
    }
}

fn spec(name: &str, label: &str) -> Spec {
    if name.ends_with("maxw") {
        return Spec::left_out("", label, Plain::HighestOfPeriod);
    }
    let part = if name.contains("t1") {
        "t1"
    } else if name.contains("t2") {
        "t2"
    } else {
        ""
    };
    let (field, unit) = match name {
        "totalgasused" => ("gas_therms", "m3"),
        "waterusagedl" => ("water_m3", "L"),
        name if name.starts_with("export") => ("energy_export_kwh", "kWh"),
        _ => ("energy_kwh", "kWh"),
    };
    let is_water = name == "waterusagedl";
    Spec {
        unit: Told::Sure(unit),
        part: part.to_owned(),
        // A decilitre is a tenth of a litre.
        scale: if is_water { 0.1 } else { 1.0 },
        kind: Some(ChannelKind::Cumulative).filter(|_| !is_water),
        ..Spec::energy("", label, field, Plain::HomeWizardColumn)
    }
}
