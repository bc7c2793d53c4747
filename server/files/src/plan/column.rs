//! The tables of a plan and their columns: what each holds, and what is left out. Leaves out how that is
//! found (`roles`).

use crate::Why;
use crate::slot::Slot;
use domain::Millis;
use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// The time of the row.
    Time,
    /// The start of the row's period.
    Start,
    /// The end of the row's period.
    End,
    /// The date of the row, with its time of day in another column.
    Date,
    /// The time of day of the row.
    Clock,
    /// The date on which the row's period ends.
    EndDate,
    /// The time of day at which the row's period ends.
    EndClock,
    /// The start and the end of the row's period in one cell.
    Period,
    /// The number of the hour (or half, or quarter) of the day.
    Number,
    /// The year of the row's date, with its month and day in other columns.
    Year,
    /// The month of the row's date.
    Month,
    /// The day of the row's date.
    Day,
    /// The length of the row's period in words: `15 min`, `PT1H`.
    Length,
    /// A factor by which the value is multiplied, or was already.
    Factor,
    /// Whether the row holds a value at all: `ok`, `{fault}`, `Reliable`.
    Status,
    /// The offset from UTC in minutes, of a time in another column.
    OffsetMinutes,
    /// A part of the meter's name.
    Meter,
    /// What is measured, in words.
    Quantity,
    /// The unit of the row's value.
    Unit,
    /// In GreenPulse's own export: the field.
    Field,
    /// In GreenPulse's own export: how it counts.
    Kind,
    /// The length of the row's period in milliseconds.
    SpanMs,
    /// Whether the value was estimated.
    Estimated,
    /// In Portfolio Manager: a delivery, which is not a period of use.
    Delivery,
    /// A value.
    Value,
    /// A column that is left out.
    Ignored,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the file, or its number.
    pub name: String,
    /// What it holds.
    pub role: ColumnRole,
    /// Why it is left out, if it is and holds something.
    #[serde(default)]
    pub why: Option<Why>,
    /// For a unit, a length or a factor: the column of values that it belongs to, if there are
    /// several. For a value whose cells hold their units: itself.
    #[serde(default)]
    pub of: Option<usize>,
    /// For a value: the time that the column stands for, if times are across.
    #[serde(default)]
    pub slot: Option<Slot>,
}

impl Column {
    pub(crate) fn new(name: impl Into<String>, role: ColumnRole) -> Self {
        Self { name: name.into(), role, why: None, of: None, slot: None }
    }

    pub(crate) fn left_out(name: impl Into<String>, why: impl Into<Why>) -> Self {
        Self { why: Some(why.into()), ..Self::new(name, ColumnRole::Ignored) }
    }
}

/// How hours (halves, quarters) of a day have numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbering {
    /// The number of the first.
    pub first: u16,
    /// The length of each, in milliseconds.
    pub step_ms: Millis,
}

/// A table of a file. Several may stand one below the other, or side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The line before its first row of data: that of its column names, if there are any.
    pub header_line: u64,
    /// The last line that belongs to it; `None` for the last table.
    pub last_line: Option<u64>,
    /// Its first column in [`Plan::columns`].
    pub first_column: usize,
    /// How many columns it has.
    pub width: usize,
    /// Its first cell in a row of the file.
    pub first_cell: usize,
    /// How its column of numbers counts the hours of a day, if it has one.
    #[serde(default)]
    pub numbering: Option<Numbering>,
    /// Whether 00:00 is the end of the day that a row names, as the order of the rows shows.
    #[serde(default)]
    pub midnight_ends: bool,
}

/// Something of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The column of that name.
    Column(String),
    /// The series of that name.
    Series(String),
    /// The sheet of that name.
    Sheet(String),
    /// The line of that number.
    Line(u64),
    /// So many rows.
    Rows(u64),
    /// So many values.
    Values(u64),
    /// So many amounts of a channel, and the line of the first.
    Amounts {
        /// How many.
        count: u64,
        /// The meter's key, and the channel's name.
        channel: String,
        /// The first line.
        first: u64,
    },
    /// So many lines beside those that are named.
    MoreLines(u64),
    /// A channel of a meter: the meter's key, and the channel's name.
    Channel(String, String),
}

impl std::fmt::Display for What {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            What::Column(name) => write!(f, "column \"{name}\""),
            What::Series(label) => write!(f, "\"{label}\""),
            What::Sheet(name) => write!(f, "the sheet \"{name}\""),
            What::Line(line) => write!(f, "line {line}"),
            What::Rows(count) => write!(f, "{count} rows"),
            What::Values(1) => f.write_str("1 value"),
            What::Values(count) => write!(f, "{count} values"),
            What::Amounts { count, channel, first } => write!(f, "{count} amounts of {channel}, the first in line {first}"),
            What::MoreLines(count) => write!(f, "{count} more lines"),
            What::Channel(meter, name) => write!(f, "{meter} {name}"),
        }
    }
}

/// Something of a file that is not imported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// What.
    pub what: What,
    /// Why.
    pub why: Why,
}

impl std::fmt::Display for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.what, self.why)
    }
}
