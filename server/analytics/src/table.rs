//! Reads a table of readings from text, as people export them, into hours (or days): `timestamp,value`
//! as this project writes it, and tables of other programs with other names, signs, steps and units.
//! What a table does not tell is an error that names the option that answers. Opens no files.
//!
//! The parts, in the order in which they work: `cells`, `head`, `columns`, `rows` (with `stamp`,
//! `number`, `numbered`, `unit`), `step`, `clock`, `measure`, `hours` or `dates`, `doubt`, `edge`.

mod asked;
mod cells;
mod clock;
mod columns;
mod dates;
mod doubt;
mod edge;
mod fault;
mod head;
mod hour_number;
mod hours;
mod measure;
mod number;
mod numbered;
mod read;
mod rows;
mod stamp;
mod step;
mod unit;
mod words;

pub use asked::{Asked, NewScale, Scale, Stamp, UnitChange, step_parse};
pub use fault::TableError;
pub use number::Decimal;
pub use stamp::DateOrder;
pub use unit::TableUnit;

use crate::series::Hourly;
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, Millis, Zone};

/// A table as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its hours or days.
    pub series: Series,
    /// What they are in, such as kWh; `None` where a table of hours names no unit.
    pub unit: Option<String>,
    /// How it was read, and what was left out.
    pub notes: Vec<String>,
}

/// The values of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// By the hour.
    Hours(Hours),
    /// By the day.
    Days(Days),
}

/// Hourly values.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// The first hour's start.
    pub start: Millis,
    /// One value an hour, `NaN` where it is missing.
    pub value: Vec<f64>,
    /// One temperature an hour in °C; empty where there is none.
    pub temp_c: Vec<f64>,
    /// The hours that have rows in the table, in order of time.
    pub rows: Vec<usize>,
}

/// Daily values, on the calendar of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// One value a day, `NaN` where it is missing.
    pub value: Vec<f64>,
    /// One mean temperature a day in °C; empty where there is none.
    pub temp_c: Vec<f64>,
}

impl Table {
    /// Reads a table. Rows may be in any order of time. Rows within an hour are put together; hours
    /// that lack a row, a value or a part are missing.
    ///
    /// # Errors
    /// The first line that cannot be read, and why; or what must be said about the table first, and
    /// the option that says it.
    pub fn read(text: &str, asked: &Asked) -> Result<Self, TableError> {
        read::table(text, asked)
    }

    /// Its hours, for an analysis that needs them.
    ///
    /// # Errors
    /// When the rows are days.
    pub fn hours(&self, analysis: &str) -> Result<&Hours, String> {
        match &self.series {
            Series::Hours(hours) => Ok(hours),
            Series::Days(_) => Err(needs_hours(analysis)),
        }
    }
}

/// Why an analysis has no use for days.
fn needs_hours(analysis: &str) -> String {
    format!(
        "the rows are days, and `{analysis}` needs a row an hour or less; `savings` (--method daily or caltrack) works with a row a day"
    )
}

impl Hours {
    /// The hours as a series on a site's clock.
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

impl Days {
    /// The days as hours of a clock that never changes, for analyses that add hours up to days: each
    /// hour has an equal part of its day, and its day's temperature. To be read with
    /// [`Zone::utc`], and with periods in [local time](Zone::local_ms).
    #[must_use]
    pub fn spread(&self) -> Hours {
        let spread = |days: &[f64], share: f64| days.iter().flat_map(|day| [day * share; 24]).collect::<Vec<f64>>();
        Hours {
            start: self.first.days() * DAY_MS,
            value: spread(&self.value, 1.0 / 24.0),
            temp_c: spread(&self.temp_c, 1.0),
            rows: (0..self.value.len() * 24).collect(),
        }
    }
}

/// Parses an instant of a command: RFC 3339 with `Z` or an offset.
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
