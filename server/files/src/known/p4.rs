//! Daily readings that Dutch grid operators hand out on request (P4): the registers of electricity
//! and gas meters by date, beside their differences. Registers 1 and 2 are low and normal tariff of
//! what was bought, 3 and 4 of what was fed in. Leaves out the differences.

use super::times::When;
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, has_heading, heading, not_date, told};
use crate::{Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;
use domain::ChannelKind;

pub(super) const KNOWN: Known = Known {
    layout: Layout::P4,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    zones: Zones::Of(&["Europe/Amsterdam"]),
    ..Known::USUAL
};

struct Columns {
    meter: usize,
    date: usize,
    /// The registers, by number.
    registers: Vec<(usize, u32)>,
    usages: Vec<(usize, u32)>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let numbered = |word: &str| -> Vec<(usize, u32)> {
            (1..=4).filter_map(|n| names.at(&format!("{word}{n}")).map(|i| (i, n))).collect()
        };
        let columns = Self {
            meter: names.any(&["meternummer", "meternumber"])?,
            date: names.any(&["meterreadingdate", "meterstanddatum"])?,
            registers: numbered("reading"),
            usages: numbered("usage"),
        };
        (!columns.registers.is_empty()).then_some(columns)
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
        let (meter, date) = (told(cell(cells, Some(columns.meter))), cell(cells, Some(columns.date)));
        if meter.is_empty() {
            return Ok(());
        }
        let Some(at) = stamp::parse(date, Order::DayFirst) else {
            to.problem(line, "meterreadingdate", date, not_date("22-11-2026"));
            return Ok(());
        };
        let all = columns.registers.iter().map(|one| (one, true)).chain(columns.usages.iter().map(|one| (one, false)));
        for (&(i, number), is_register) in all {
            let value = cell(cells, Some(i));
            if value.is_empty() {
                continue;
            }
            let (word, number_text) = (if is_register { "reading" } else { "usage" }, number.to_string());
            let series = to.series(&[&meter, word, &number_text], &|| spec(&meter, word, number))?;
            to.put(Entry { series, line, column: word, when: When::At(at), cell: value, is_estimated: false });
        }
        Ok(())
    }
}

fn spec(meter: &str, word: &str, number: u32) -> Spec {
    let label = format!("{meter} · {word}{number}");
    if word == "usage" {
        return Spec::left_out(meter, &label, Plain::DifferenceOfReadings);
    }
    // The first letter of a meter's number tells what it measures.
    let (field, unit, part) = match (meter.chars().next(), number) {
        (Some('G' | 'g'), _) => (Told::Sure("gas_therms"), Told::Sure("m3"), ""),
        (Some('E' | 'e'), 1) => (Told::Sure("energy_kwh"), Told::Sure("kWh"), "low"),
        (Some('E' | 'e'), 2) => (Told::Sure("energy_kwh"), Told::Sure("kWh"), "normal"),
        (Some('E' | 'e'), 3) => (Told::Sure("energy_export_kwh"), Told::Sure("kWh"), "low"),
        (Some('E' | 'e'), _) => (Told::Sure("energy_export_kwh"), Told::Sure("kWh"), "normal"),
        _ => (Told::Unknown(Plain::P4Unknown), Told::Unknown(Plain::DependsOnMeter), ""),
    };
    let spec = Spec::energy(meter, &label, "energy_kwh", Plain::P4Numbers);
    Spec { field, unit, part: part.to_owned(), kind: Some(ChannelKind::Cumulative), ..spec }
}
