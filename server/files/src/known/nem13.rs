//! NEM13, accumulated data of Australia's market: what a meter that is read by hand has counted
//! between two readings. Source: AEMO, Meter Data File Format Specification NEM12 and NEM13. Leaves
//! out the registers' readings, since amounts already take in the meter's multiplier.

use super::nem12::{MARKET, marks, unit, zones_of};
use super::times::When;
use super::{Entry, Known, Reader, Spec, Taker, Told, Zones, cell, not_time, told};
use crate::stamp;
use crate::{Decimal, Layout, Order, Plain, Result};
use csv::ByteRecord;

pub(super) const KNOWN: Known = Known {
    layout: Layout::Nem13,
    marks: |head| marks(head, b"NEM13", b"250", b"250"),
    reader: || Box::new(Readings::default()),
    order: Order::YearFirst,
    decimal: Some(Decimal::Point),
    zones: MARKET,
    ..Known::USUAL
};

#[derive(Default)]
struct Readings {
    zones: Option<Zones>,
}

impl Reader for Readings {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        match cell(cells, Some(0)) {
            b"250" => self.amount(line, cells, to),
            b"100" | b"550" | b"900" | b"" => Ok(()),
            other => {
                to.problem(line, "", other, Plain::NotNem13.into());
                Ok(())
            }
        }
    }

    fn zones(&self) -> Option<Zones> {
        self.zones
    }
}

impl Readings {
    fn amount(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let [nmi, register, suffix, direction, uom] = [1, 3, 4, 7, 19].map(|i| told(cell(cells, Some(i))));
        self.zones.get_or_insert(zones_of(&nmi));
        let key = [nmi.as_str(), &register, &suffix, &direction, &uom];
        let series = to.series(&key, &|| spec(&nmi, &register, &suffix, &direction, &uom))?;
        let time = |i| stamp::parse(cell(cells, Some(i)), Order::YearFirst);
        let (Some(start), Some(end)) = (time(9), time(14)) else {
            let (column, given) =
                if time(9).is_none() { ("PreviousRegisterReadDateTime", 9) } else { ("CurrentRegisterReadDateTime", 14) };
            to.problem(line, column, cell(cells, Some(given)), not_time("20261122170500"));
            return Ok(());
        };
        let quality = cell(cells, Some(15)).first().map(u8::to_ascii_uppercase);
        if quality == Some(b'N') {
            to.missing();
            return Ok(());
        }
        to.put(Entry {
            series,
            line,
            column: "Quantity",
            when: When::Between { start, end },
            cell: cell(cells, Some(18)),
            is_estimated: matches!(quality, Some(b'E' | b'F' | b'S')),
        });
        Ok(())
    }
}

fn spec(nmi: &str, register: &str, suffix: &str, direction: &str, uom: &str) -> Spec {
    let label = format!("{nmi} {suffix} register {register} {uom}");
    let unit = unit(uom.as_bytes());
    if matches!(unit, Told::Unknown(_)) {
        return Spec::left_out(nmi, &label, Plain::NoEnergy);
    }
    let field = match direction.to_ascii_uppercase().as_str() {
        "E" => Told::Sure("energy_kwh"),
        "I" => Told::Sure("energy_export_kwh"),
        _ => Told::Likely("energy_kwh", Plain::RecordNoDirection),
    };
    // Register 1 of data stream 11 is what all meters have. Others are controlled loads and tariffs.
    let part = match (suffix, register.trim_start_matches('0')) {
        ("11", "1" | "11" | "") => String::new(),
        (suffix, register) if suffix == register => suffix.to_lowercase(),
        (suffix, register) => format!("{suffix}-{register}").to_lowercase(),
    };
    Spec { field, part, unit, ..Spec::energy(nmi, &label, "energy_kwh", Plain::Nem13Direction) }
}
