//! Parses a table of hourly readings from text: columns `timestamp,value[,temp_c]`, as people
//! export them. Does not open files. Errors name the line.

use crate::series::Hourly;
use domain::{HOUR_MS, Millis, Zone};

/// The longest span of a table, in hours: 30 years.
const HOURS_MAX: usize = 30 * 8_784;

/// What is wrong with a table, and in which line (the header is line 1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct TableError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, what was given, and what would be valid.
    pub reason: String,
}

/// Hourly readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The first hour's start.
    pub start: Millis,
    /// One value an hour, `NaN` where the cell or the row is missing.
    pub value: Vec<f64>,
    /// One temperature an hour in °C; empty where the table has no such column or no value in it.
    pub temp_c: Vec<f64>,
    /// For each row of the table, the index of its hour.
    pub rows: Vec<usize>,
}

impl Table {
    /// Parses a table. Rows must be in order of time, whole hours apart. Hours without a row and
    /// empty cells are missing values.
    ///
    /// # Errors
    /// The first line that cannot be read, and why.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        let mut lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate().map(|(i, line)| (i + 1, line.trim()));
        let (_, header) =
            lines.next().ok_or_else(|| fault(1, "the table is empty: it needs the columns timestamp,value[,temp_c]"))?;
        let names: Vec<&str> = header.split(',').map(|name| name.trim().trim_matches('"')).collect();
        let place = |name: &str| names.iter().position(|n| n.eq_ignore_ascii_case(name));
        let need = |name: &str| {
            place(name)
                .ok_or_else(|| fault(1, format!("no column `{name}` among `{header}`: the columns are timestamp,value[,temp_c]")))
        };
        let (timestamp, value, temp) = (need("timestamp")?, need("value")?, place("temp_c"));
        let mut table = Self { start: 0, value: Vec::new(), temp_c: Vec::new(), rows: Vec::new() };
        for (line, text) in lines.filter(|(_, text)| !text.is_empty()) {
            let cells: Vec<&str> = text.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
            if cells.len() != names.len() {
                return Err(fault(line, format!("{} cells where the header has {}", cells.len(), names.len())));
            }
            let at = instant(line, cells[timestamp])?;
            let hour = table.hour_of(line, at, cells[timestamp])?;
            table.value.resize(hour, f64::NAN);
            table.temp_c.resize(hour, f64::NAN);
            table.value.push(number(line, "value", cells[value])?);
            table.temp_c.push(temp.map_or(Ok(f64::NAN), |column| number(line, "temp_c", cells[column]))?);
            table.rows.push(hour);
        }
        if table.rows.is_empty() {
            return Err(fault(2, "there are no rows below the header"));
        }
        if table.temp_c.iter().all(|t| t.is_nan()) {
            table.temp_c.clear();
        }
        Ok(table)
    }

    /// The index of the hour, counted from the first row.
    fn hour_of(&mut self, line: usize, at: Millis, given: &str) -> Result<usize, TableError> {
        if self.rows.is_empty() {
            self.start = at;
        }
        let since = at - self.start;
        if since % HOUR_MS != 0 {
            return Err(fault(line, format!("{given} is not whole hours after the first row: give one row an hour")));
        }
        let hour = since / HOUR_MS;
        if hour < self.value.len() as Millis {
            return Err(fault(
                line,
                format!("{given} is not after the row before it: give the rows in order of time, each hour once"),
            ));
        }
        usize::try_from(hour)
            .ok()
            .filter(|&hour| hour < HOURS_MAX)
            .ok_or_else(|| fault(line, format!("{given} is more than 30 years after the first row")))
    }

    /// The table as a series on a site's clock.
    #[must_use]
    pub fn series<'a>(&'a self, zone: &'a Zone) -> Hourly<'a> {
        Hourly { start: self.start, zone, value: &self.value, temp_c: &self.temp_c }
    }

    /// The start of hour `i`, written in UTC.
    #[must_use]
    pub fn time(&self, i: usize) -> String {
        time_text(self.start + i as Millis * HOUR_MS)
    }
}

/// Parses an instant of a table or a command: RFC 3339 with `Z` or an offset.
///
/// # Errors
/// What was given, and what would be valid.
pub fn instant_parse(text: &str) -> Result<Millis, String> {
    text.parse::<jiff::Timestamp>()
        .map(|at| at.as_millisecond())
        .map_err(|_| format!("`{text}` is not a time: use RFC 3339 such as 2026-01-31T14:00:00Z or 2026-01-31T14:00:00-06:00"))
}

/// An instant in UTC, RFC 3339.
#[must_use]
pub fn time_text(at: Millis) -> String {
    jiff::Timestamp::from_millisecond(at).map(|at| at.to_string()).unwrap_or_default()
}

fn instant(line: usize, text: &str) -> Result<Millis, TableError> {
    instant_parse(text).map_err(|reason| fault(line, reason))
}

fn number(line: usize, name: &str, text: &str) -> Result<f64, TableError> {
    if text.is_empty() || text.eq_ignore_ascii_case("nan") {
        return Ok(f64::NAN);
    }
    let number = text.parse::<f64>().ok().filter(|v| v.is_finite() && v.abs() < 1e15);
    number.ok_or_else(|| {
        fault(line, format!("{name} `{text}` is not a number: write it like 12.5, or leave it empty where it is missing"))
    })
}

fn fault(line: usize, reason: impl Into<String>) -> TableError {
    TableError { line, reason: reason.into() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn hours_without_a_row_and_empty_cells_are_missing() {
        let table = Table::parse(
            "timestamp,value,temp_c\n2026-01-01T00:00:00Z,1,\n2026-01-01T03:00:00+01:00,,5\n2026-01-01T03:00:00Z,4,6\n",
        )
        .unwrap();
        assert_eq!(table.value[0], 1.0);
        assert!(table.value[1].is_nan() && table.value[2].is_nan());
        assert_eq!(table.value[3], 4.0);
        assert_eq!(table.temp_c[2], 5.0);
        assert_eq!(table.rows, [0, 2, 3]);
        assert_eq!(table.time(3), "2026-01-01T03:00:00Z");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let wrong = |text: &str| Table::parse(text).unwrap_err().to_string();
        assert!(wrong("").starts_with("line 1: the table is empty"));
        assert!(wrong("time,value\n").contains("no column `timestamp`"));
        assert!(wrong("timestamp,value\n").starts_with("line 2: there are no rows"));
        assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,x\n").starts_with("line 2: value `x` is not a number"));
        assert!(wrong("timestamp,value\n2026-01-01,1\n").contains("`2026-01-01` is not a time"));
        assert!(
            wrong("timestamp,value\n2026-01-01T00:00:00Z,1\n2026-01-01T00:15:00Z,1\n")
                .starts_with("line 3: 2026-01-01T00:15:00Z is not whole hours")
        );
        assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,1\n2026-01-01T00:00:00Z,1\n").contains("each hour once"));
        assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,1,2\n").contains("3 cells where the header has 2"));
        assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,1\n2126-01-01T00:00:00Z,1\n").contains("more than 30 years"));
        assert!(wrong("timestamp,value\n2026-01-01T00:00:00Z,inf\n").contains("not a number"));
    }
}
