//! Fluvius, the grid operator of Flanders: hours, quarter-hours or days by register (offtake and
//! injection, day and night), and gas in m³ and in kWh side by side. Where clocks go back the two
//! passes of an hour stand side by side. Leaves out the calorific value, which is in the kWh already.

use super::times::When;
use super::{
    Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, date_and_clock, has_heading, heading, not_time, told, unit_named,
};
use crate::{Layout, Order, Plain, Result};
use csv::ByteRecord;

pub(super) const KNOWN: Known = Known {
    layout: Layout::Fluvius,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    zones: Zones::Of(&["Europe/Brussels"]),
    ..Known::USUAL
};

const HEADERS: [&[&str]; 2] = [
    &["fromdate", "untildate", "register", "volume", "unit", "validationstatus"],
    &["vandatum", "totdatum", "register", "volume", "eenheid", "validatiestatus"],
];

#[derive(Default)]
struct Rows {
    columns: Option<Columns>,
}

struct Columns {
    start: [Option<usize>; 2],
    end: [Option<usize>; 2],
    ean: Option<usize>,
    meter: Option<usize>,
    register: Option<usize>,
    volume: Option<usize>,
    unit: Option<usize>,
    status: Option<usize>,
    /// The table is of gas: it has a column of calorific values.
    is_gas: bool,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        HEADERS.iter().any(|header| names.has(header)).then(|| Self {
            start: [names.any(&["fromdate", "vandatum"]), names.any(&["fromtime", "vantijdstip"])],
            end: [names.any(&["untildate", "totdatum"]), names.any(&["untiltime", "tottijdstip"])],
            ean: names.any(&["eancode", "ean"]),
            meter: names.at("meter"),
            register: names.at("register"),
            volume: names.at("volume"),
            unit: names.any(&["unit", "eenheid"]),
            status: names.any(&["validationstatus", "validatiestatus"]),
            is_gas: names.any(&["caloricuppervalue", "calorischebovenwaarde"]).is_some(),
        })
    }
}

impl Reader for Rows {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let Some(columns) = &self.columns else {
            self.columns = heading(cells, to, Columns::of);
            return Ok(());
        };
        let [ean, meter, register, unit] =
            [columns.ean, columns.meter, columns.register, columns.unit].map(|at| told(cell(cells, at)));
        if register.is_empty() {
            return Ok(());
        }
        // An EAN code is written as a formula, so that spreadsheets keep its digits: `="5414…"`.
        let ean = ean.trim_matches(['=', '"']);
        // A meter may be replaced, and its successor counts on for the same point.
        let name = if ean.is_empty() { meter.as_str() } else { ean };
        let key = [name, &register, &unit];
        let is_gas = columns.is_gas || unit.starts_with('m');
        let series = to.series(&key, &|| spec(name, &register, &unit, is_gas))?;
        let time = |[date, clock]: [Option<usize>; 2]| date_and_clock(cell(cells, date), cell(cells, clock), Order::DayFirst);
        let (Some(start), Some(end)) = (time(columns.start), time(columns.end)) else {
            let given = cell(cells, columns.start[0]);
            to.problem(line, "From", given, not_time("22/11/2026 17:15"));
            return Ok(());
        };
        let status = told(cell(cells, columns.status)).to_lowercase();
        to.put(Entry {
            series,
            line,
            column: "Volume",
            when: When::Between { start, end },
            cell: cell(cells, columns.volume),
            is_estimated: ["estim", "gesch", "bereken", "calcul"].iter().any(|word| status.starts_with(word)),
        });
        Ok(())
    }
}

fn spec(name: &str, register: &str, unit: &str, is_gas: bool) -> Spec {
    let lower = register.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let field = match (is_gas, says(&["offtake", "afname", "prélèvement"]), says(&["inject"])) {
        (true, ..) => Told::Sure("gas_therms"),
        (_, true, false) => Told::Sure("energy_kwh"),
        (_, false, true) => Told::Sure("energy_export_kwh"),
        _ => Told::Unknown(Plain::NoDirectionInRegister),
    };
    let part = if says(&["night", "nacht", "nuit"]) {
        "night"
    } else if says(&["day", "dag", "jour"]) {
        "day"
    } else {
        ""
    };
    let label = format!("{name} · {register} · {unit}");
    if unit.eq_ignore_ascii_case("kW") || says(&["piek", "peak", "pointe"]) {
        return Spec::left_out(name, &label, Plain::HighestOfMonth);
    }
    Spec {
        field,
        part: part.to_owned(),
        unit: unit_named(unit),
        ..Spec::energy(name, &label, "energy_kwh", Plain::FluviusRegister)
    }
}
