//! Tables of formats that the names of their columns show: GreenPulse's own export, Portfolio
//! Manager's meter entries, Home Assistant's statistics. Leaves out all other tables (`roles`).

use crate::meaning::money;
use crate::{Column, ColumnRole, Error, Layout, Plain, Result, number};
use csv::ByteRecord;

/// The columns of our own export.
const GREENPULSE_ROLES: &[(&str, ColumnRole)] = &[
    ("greenpulse_meter", ColumnRole::Meter),
    ("field", ColumnRole::Field),
    ("kind", ColumnRole::Kind),
    ("unit", ColumnRole::Unit),
    ("at_utc", ColumnRole::Time),
    ("value", ColumnRole::Value),
    ("span_ms", ColumnRole::SpanMs),
];
/// The unit has several names, by what wrote the file; the last that is there is taken.
const HOME_ASSISTANT_UNITS: &[&str] = &["unit_of_measurement", "statistics_unit_of_measurement", "unit"];
const HOME_ASSISTANT_ROLES: &[(&str, ColumnRole)] = &[("statistic_id", ColumnRole::Meter), ("start", ColumnRole::Time)];
const PORTFOLIO_MANAGER_ROLES: &[(&str, ColumnRole)] = &[
    ("Property Name", ColumnRole::Meter),
    ("Meter Name", ColumnRole::Meter),
    ("Meter ID", ColumnRole::Meter),
    ("Portfolio Manager Meter ID", ColumnRole::Meter),
    ("Meter Type", ColumnRole::Quantity),
    ("Usage Units", ColumnRole::Unit),
    ("Start Date", ColumnRole::Start),
    ("End Date", ColumnRole::End),
    ("Delivery Date", ColumnRole::Delivery),
    ("Usage/Quantity", ColumnRole::Value),
    ("Estimation?", ColumnRole::Estimated),
    ("Estimation", ColumnRole::Estimated),
];

fn index(names: &[String], name: &str) -> Option<usize> {
    names.iter().position(|known| known.eq_ignore_ascii_case(name))
}

/// The layout of a format that the names of the columns show, and what its columns hold.
pub(crate) fn of(names: &[String], rows: &[&ByteRecord], header_line: u64) -> Result<Option<(Layout, Vec<Column>)>> {
    let has = |all: &[&str]| all.iter().all(|name| index(names, name).is_some());
    let (layout, roles, required): (_, _, &[&str]) = if has(&["greenpulse_meter"]) {
        (Layout::GreenPulse, GREENPULSE_ROLES, &["field", "unit", "kind", "at_utc", "value"])
    } else if has(&["statistic_id", "start"]) {
        (Layout::HomeAssistant, HOME_ASSISTANT_ROLES, &[])
    } else if has(&["Usage/Quantity", "Usage Units"]) {
        (Layout::PortfolioManager, PORTFOLIO_MANAGER_ROLES, &["Start Date", "End Date"])
    } else {
        return Ok(None);
    };
    if let Some(missing) = required.iter().find(|name| index(names, name).is_none()) {
        return Err(Error::NoTable(format!("line {header_line}: the column `{missing}` is missing")));
    }
    let mut columns: Vec<Column> = names.iter().map(|name| Column::left_out(name.clone(), why_left_out(name))).collect();
    for (name, role) in roles {
        if let Some(i) = index(names, name) {
            columns[i] = Column::new(names[i].clone(), *role);
        }
    }
    if layout == Layout::HomeAssistant {
        if let Some(i) = HOME_ASSISTANT_UNITS.iter().rev().find_map(|name| index(names, name)) {
            columns[i] = Column::new(names[i].clone(), ColumnRole::Unit);
        }
        home_assistant_values(names, rows, header_line, &mut columns)?;
    }
    Ok(Some((layout, columns)))
}

/// Finds the columns of values in Home Assistant's statistics.
fn home_assistant_values(names: &[String], rows: &[&ByteRecord], header_line: u64, columns: &mut [Column]) -> Result<()> {
    // One of these columns is enough: `sum` never falls, `state` may, and `delta` is computed from
    // them.
    let amounts = ["sum", "delta", "state"];
    let filled = |i: &usize| rows.iter().any(|cells| cells.get(*i).is_some_and(|cell| !number::is_missing(cell)));
    let amount = amounts.iter().filter_map(|name| index(names, name)).find(filled);
    let values: Vec<usize> = amount.into_iter().chain(index(names, "mean")).collect();
    if values.is_empty() {
        return Err(Error::NoTable(format!("line {header_line}: the column `sum`, `delta`, `state` or `mean` is missing")));
    }
    for name in amounts.iter().chain(&["min", "max"]) {
        if let Some(i) = index(names, name) {
            columns[i].why = Plain::SumSaysIt.into();
        }
    }
    values.into_iter().for_each(|i| columns[i] = Column::new(names[i].clone(), ColumnRole::Value));
    Ok(())
}

/// Why a column of a known format is left out.
pub(crate) fn why_left_out(name: &str) -> Plain {
    money::why(name, false).unwrap_or(Plain::NoReadingThere)
}
