//! The files that people bring: long and wide CSV, formats of utilities and markets, Green Button,
//! Portfolio Manager, Home Assistant statistics, workbooks, and GreenPulse's own exports. Pure
//! readers and writers. Leaves out where files come from and where readings go.
//!
//! 1. [`plan`] examines a file and returns a [`Plan`]. What is not certain has no value and is
//!    asked: [`Plan::questions`], [`Plan::answer`].
//! 2. [`read`] streams the file by a plan without open questions: batches of [`Row`]s to a sink,
//!    and problems by line in the [`Summary`].
//! 3. [`export`] writes files that [`read`] reads back exactly.

mod above;
mod answer;
mod assemble;
mod cells;
mod choose;
mod clock;
mod codes;
mod columns;
mod conclude;
mod course;
mod error;
mod evidence;
pub mod export;
mod green_button;
mod growth;
mod guess;
mod header;
mod instant;
mod keys;
mod known;
mod known_tables;
mod layout;
mod look;
mod meaning;
mod naming;
mod number;
mod output;
mod parts;
mod place;
mod plan;
mod prepare;
mod question;
mod read;
mod roles;
mod same;
mod sections;
mod series;
mod sheet;
mod slot;
mod sniff;
mod spacing;
mod stamp;
mod steps;
mod table;
mod text;
mod unit;
mod when;
mod why;
mod xls;
mod xml;

pub use answer::{Container, Decimal, Encoding, EndDay, Factors, Layout, Numbers, Order, Sign, Spacing, Stamp};
pub use error::{Error, Result};
pub use guess::Guess;
pub use output::{Batch, Channel, Problem, Row, Summary};
pub use plan::{Also, Column, ColumnRole, Format, Hints, LeftOut, Length, Numbering, Plan, Section, Series, What, meter_key};
pub use question::Question;
pub use slot::Slot;
pub use sniff::sniff;
pub use unit::{Factor, Measure, measure_named};
pub use why::{Fields, Forgiven, Lasting, Lengths, Odd, Ordered, Parts, Plain, Service, Times, Why};

use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// The bytes of a file: an uploaded file, or bytes in a [`std::io::Cursor`].
pub trait Input: Read + Seek {}
impl<T: Read + Seek> Input for T {}

/// How much of a text file is examined for a plan.
pub const SAMPLE_BYTES: usize = 4 << 20;
/// Readings in a batch, at most. A row's cells stay together, so one row may exceed it.
pub const BATCH_ROWS: usize = 16_384;
/// Series in a file, at most.
pub const SERIES_MAX: usize = 10_000;
/// Columns in a table, at most.
pub const COLUMNS_MAX: usize = 4_096;
/// Problems that are listed one by one. Further ones are only counted.
pub const PROBLEMS_MAX: usize = 100;

/// Examines a file and returns a plan to read it.
///
/// # Errors
/// [`Error`]: an empty file, bytes that are not text, a workbook that is broken or too large, no
/// table, no time.
pub fn plan(input: &mut dyn Input, file_name: &str, hints: &Hints) -> Result<Plan> {
    let mut plan = prepare::plan(input, file_name, hints)?;
    let judged = plan.judged.take();
    if hints.decimal.is_some() || plan.decimal.best() != Some(&Decimal::Comma) || judged == Some(Decimal::Comma) {
        return Ok(plan);
    }
    // Before the sign was known, `1000,250` may have been read as a million. So judge the values
    // again.
    let hints = Hints { decimal: Some(Decimal::Comma), ..hints.clone() };
    Ok(Plan { decimal: plan.decimal, judged: None, ..prepare::plan(input, file_name, &hints)? })
}

/// Reads a file by a plan whose questions are all answered. The sink takes batches, each sorted by
/// channel and time; it breaks to stop. The summary lists what could not be read. All other
/// readings went to the sink.
///
/// # Errors
/// [`Error::Unconfirmed`] if the plan has open questions; any error that makes the rest of the file
/// unreadable.
pub fn read(plan: &Plan, input: &mut dyn Input, sink: &mut dyn FnMut(Batch<'_>) -> ControlFlow<()>) -> Result<Summary> {
    read::read(plan, input, sink)
}
