//! "Monthly Usage" of ENERGY STAR Portfolio Manager: a month of a property a row, a column for each
//! kind of energy with its unit. Leaves out the columns of fuels that nothing here counts (coal,
//! wood), which are listed.

use super::times::When;
use super::{Entry, Known, Names, Reader, Spec, Taker, Told, Zones, cell, has_heading, heading, not_date, told, unit_named};
use crate::stamp::{self, Written};
use crate::unit::{Measure, measure_named};
use crate::{Decimal, Layout, Order, Plain, Result};
use csv::ByteRecord;
use domain::zone::Date;
use domain::{DAY_MS, Field};

pub(super) const KNOWN: Known = Known {
    layout: Layout::PortfolioMonths,
    marks: |head| has_heading(head, Columns::of),
    reader: || Box::new(Rows::default()),
    order: Order::MonthFirst,
    decimal: Some(Decimal::Point),
    zones: Zones::Site,
    ..Known::USUAL
};

struct Columns {
    month: usize,
    property: Option<usize>,
    id: Option<usize>,
    values: Vec<(usize, String)>,
}

impl Columns {
    fn of(names: &Names) -> Option<Self> {
        let is_use = |name: &str| name.contains("use") && !name.starts_with("property") && unit_of(name).is_some();
        let values: Vec<(usize, String)> = names.fitting(|_, name| is_use(&name.to_lowercase()));
        let (property, id) = (names.at("propertyname"), names.any(&["propertyid", "portfoliomanagerid"]));
        let month = names.at("month")?;
        (!values.is_empty() && (property.is_some() || id.is_some())).then_some(Self { month, property, id, values })
    }
}

/// The unit in a column's name: `Electricity Use  (kBtu)`.
fn unit_of(name: &str) -> Option<&str> {
    let (_, rest) = name.rsplit_once('(')?;
    rest.split(')').next()
}

/// A month: `Mar-16`, `16-Mar`, `2016-03`, or a date in it.
fn month(text: &str) -> Option<Date> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let short: Vec<&str> = text.split(['-', ' ', '/']).collect();
    if let [a, b] = short.as_slice() {
        let named = |word: &str| {
            let word = word.to_lowercase();
            NAMES.iter().position(|name| word.get(..3) == Some(*name)).map(|i| i as u32 + 1)
        };
        let year = |word: &str| match (word.len(), word.parse::<i32>().ok()?) {
            (2, year) => Some(2000 + year),
            (4, year) => Some(year),
            _ => None,
        };
        let found = match (named(a), named(b)) {
            (Some(month), None) => year(b).map(|year| (year, month)),
            (None, Some(month)) => year(a).map(|year| (year, month)),
            _ => None,
        };
        if let Some((year, month)) = found.filter(|(year, _)| (1970..=2100).contains(year)) {
            return Some(Date { year, month, day: 1 });
        }
    }
    let written = stamp::parse(text.as_bytes(), Order::MonthFirst)?;
    Some(Date::from_days(written.local.div_euclid(DAY_MS)).month_start(0))
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
        let given = told(cell(cells, Some(columns.month)));
        if given.is_empty() {
            return Ok(());
        }
        let Some(first) = month(&given) else {
            to.problem(line, "Month", given.as_bytes(), not_date("Nov-26"));
            return Ok(());
        };
        let [name, id] = [columns.property, columns.id].map(|at| told(cell(cells, at)));
        let property = if name.is_empty() { &id } else { &name };
        let at = |date: Date| Written { is_date: true, ..Written::of(date.days() * DAY_MS) };
        let when = When::Between { start: at(first), end: at(first.month_start(1)) };
        for (i, column) in &columns.values {
            let value = cell(cells, Some(*i));
            if value.eq_ignore_ascii_case(b"not available") {
                to.missing();
                continue;
            }
            let series = to.series(&[&id, property, column], &|| spec(property, column))?;
            to.put(Entry { series, line, column, when, cell: value, is_estimated: false });
        }
        Ok(())
    }
}

fn spec(property: &str, column: &str) -> Spec {
    let label = format!("{property} · {column}");
    let unit = unit_of(column).map_or(Told::Unknown(Plain::ColumnNoUnit), unit_named);
    let evidence = Plain::PortfolioColumn;
    let measure = match unit {
        Told::Sure(unit) => measure_named(unit),
        _ => None,
    };
    match measure.and_then(|measure| portfolio_type(column, measure)) {
        Some(field) => Spec { field: Told::Sure(field), unit, ..Spec::energy(property, &label, "energy_kwh", evidence) },
        None => Spec::left_out(property, &label, Plain::NotCountedHere),
    }
}

/// The field of a type of meter, or of a column, of ENERGY STAR Portfolio Manager, if amounts of
/// that measure can be one of it: `District Steam`, `Natural Gas Use (kBtu)`. `None` for a type that
/// nothing here counts, or that is not known.
fn portfolio_type(name: &str, measure: Measure) -> Option<&'static str> {
    let name = name.to_lowercase();
    let says = |word: &str| name.contains(word);
    let is_heat = matches!(measure, Measure::Btu(_) | Measure::KilowattHours(_));
    // Chilled water may be made with electricity, and its type says so.
    let field = if says("chilled water") {
        "chilled_water_ton_hours"
    } else if says("steam") {
        "steam_lbs"
    } else if says("hot water") {
        if is_heat { "heat_kwh" } else { "hot_water_gal" }
    } else if says("natural gas") {
        "gas_therms"
    } else if says("propane") {
        "propane_gal"
    } else if says("fuel oil") {
        "fuel_oil_gal"
    } else if says("electric") {
        "energy_kwh"
    } else if says("water") {
        "water_m3"
    } else {
        return None;
    };
    Field::named(field).and_then(|of| measure.factor_to(of)).map(|_| field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_of_meter_tells_what_it_counts_in_each_of_its_units() {
        for (name, unit, field) in [
            ("Electric - Grid", "kWh", Some("energy_kwh")),
            ("Electric - Solar", "kBtu", Some("energy_kwh")),
            ("District Chilled Water - Electric", "ton-hours", Some("chilled_water_ton_hours")),
            ("District Hot Water", "MBtu (million Btu)", Some("heat_kwh")),
            ("District Hot Water", "gal", Some("hot_water_gal")),
            ("District Steam", "kLbs", Some("steam_lbs")),
            ("Natural Gas", "ccf", Some("gas_therms")),
            ("Natural Gas", "GJ", Some("gas_therms")),
            ("Fuel Oil (No 2)", "gal", Some("fuel_oil_gal")),
            ("Propane", "kBtu", Some("propane_gal")),
            ("Municipally Supplied Potable Water - Indoor", "ccf", Some("water_m3")),
            ("Municipally Supplied Potable Water - Indoor", "kBtu", None),
            ("Wood", "kBtu", None),
        ] {
            assert_eq!(measure_named(unit).and_then(|measure| portfolio_type(name, measure)), field, "{name} in {unit}");
        }
    }

    #[test]
    fn months_are_read_as_portfolio_manager_and_spreadsheets_write_them() {
        let march = Some(Date { year: 2026, month: 3, day: 1 });
        for text in ["Mar-26", "26-Mar", "March 2026", "2026-03", "2026-03-01", "3/1/2026"] {
            assert_eq!(month(text), march, "{text}");
        }
        for text in ["", "26", "Foo-26", "Mar"] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
