//! Elhub, the metered data of Norway, and grid companies that pass its files on: a row an hour with
//! start and end, and a column or a name that says consumption (forbruk) or production
//! (produksjon).

use super::times::When;
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, has_heading, heading, not_time, told, unit_named};
use crate::{Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;

pub(super) const KNOWN: Known = Known {
    layout: Layout::Elhub,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    zones: Zones::Of(&["Europe/Oslo"]),
    ..Known::USUAL
};

struct Columns {
    start: Option<usize>,
    end: Option<usize>,
    point: Option<usize>,
    /// The columns that name what is measured, and which way it flows.
    what: Option<usize>,
    way: Option<usize>,
    unit: Option<usize>,
    quality: Option<usize>,
    values: Vec<(usize, String)>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let (start, end) = (names.at("fra")?, names.at("til")?);
        let is_amount = |name: &str| name == "volum" || name.contains("forbruk") || name.contains("produksjon");
        let values: Vec<(usize, String)> = names.fitting(|name, _| is_amount(name));
        (!values.is_empty()).then(|| Self {
            start: Some(start),
            end: Some(end),
            point: names.any(&["målepunktid", "målepunkt", "målepunktsid"]),
            what: names.at("målenavn"),
            way: names.any(&["retning", "energiretning", "strømretning", "måleretning", "type", "energitype", "målertype"]),
            unit: names.any(&["enhet", "måleenhet"]),
            quality: names.any(&["kvalitet", "status"]),
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
        let given = cell(cells, columns.start);
        if given.is_empty() {
            return Ok(());
        }
        let time = |at| stamp::parse(cell(cells, at), Order::DayFirst);
        let (Some(start), Some(end)) = (time(columns.start), time(columns.end)) else {
            to.problem(line, "Fra", given, not_time("22.11.2026 17:00"));
            return Ok(());
        };
        let [point, name, way, unit] = [columns.point, columns.what, columns.way, columns.unit].map(|at| told(cell(cells, at)));
        let what = [name, way].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let is_estimated =
            ["estim", "stipul"].iter().any(|word| told(cell(cells, columns.quality)).to_lowercase().contains(word));
        for (i, name) in &columns.values {
            let series = to.series(&[&point, &what, &unit, name], &|| spec(&point, &what, &unit, name))?;
            let when = When::Between { start, end };
            to.put(Entry { series, line, column: name, when, cell: cell(cells, Some(*i)), is_estimated });
        }
        Ok(())
    }
}

fn spec(point: &str, what: &str, unit: &str, name: &str) -> Spec {
    let label: Vec<&str> = [point, what, name].into_iter().filter(|part| !part.is_empty()).collect();
    let words = format!("{what} {name}").to_lowercase();
    if ["kvar", "reaktiv"].iter().any(|word| words.contains(word)) {
        return Spec::left_out(point, &label.join(" · "), Plain::Reactive);
    }
    let says = |all: &[&str]| all.iter().any(|word| words.contains(word));
    let is_bought = says(&["forbruk", "uttak", "import"]);
    let field = match (is_bought, says(&["produksjon", "innmating", "eksport"])) {
        (true, false) => Told::Sure("energy_kwh"),
        (false, true) => Told::Sure("energy_export_kwh"),
        _ => Told::Likely("energy_kwh", Plain::ConsumptionOrProduction),
    };
    let unit = if unit.is_empty() { Told::Sure("kWh") } else { unit_named(unit) };
    Spec { field, unit, ..Spec::energy(point, &label.join(" · "), "energy_kwh", Plain::ElhubWords) }
}
