//! Turns written values into readings, for every kind of file: converts to stored units, assigns
//! channels, and collects batches, problems and counts. Leaves out how values and times are found.

use crate::plan::{field_named, shorten};
use crate::unit::{Factor, measure_named};
use crate::{BATCH_ROWS, Error, PROBLEMS_MAX, Plan, Result, Series, Sign};
use domain::{ChannelKind, EARLIEST, Field, HOUR_MS, Millis, Reading, Zone};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// The target of readings: a field of a meter.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// The meter's key.
    pub meter: String,
    /// The field, in the stored unit.
    pub field: &'static Field,
    /// The channel's name within the meter: the field's name and, if the device has several parts,
    /// a colon and the part.
    pub name: String,
    /// How it counts. A meter with an `Interval` channel must be set to interval.
    pub kind: ChannelKind,
}

/// A reading of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Its channel: an index into [`Batch::channels`].
    pub channel: u32,
    /// The line in the file; in a workbook, the row.
    pub line: u64,
    /// The reading in the stored unit. For a period, `at` is its end.
    pub reading: Reading,
}

/// Some readings of a file.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    /// All channels of the plan.
    pub channels: &'a [Channel],
    /// Readings, sorted by channel and time.
    pub rows: &'a [Row],
    /// Bytes of the file read so far.
    pub bytes_read: u64,
}

/// A fault of one line.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// The line, counted from 1; in a workbook, the row.
    pub line: u64,
    /// The column's name, if the fault is in one column.
    pub column: String,
    /// The cell's content.
    pub given: String,
    /// What is wrong, and what is allowed.
    pub fault: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}", self.line)?;
        if !self.column.is_empty() {
            write!(f, ", {}", self.column)?;
        }
        if !self.given.is_empty() {
            write!(f, ", \"{}\"", self.given)?;
        }
        write!(f, ": {}", self.fault)
    }
}

/// The result of reading a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The channels, as in [`Batch::channels`].
    pub channels: Vec<Channel>,
    /// Rows of the table (or readings of Green Button) that were read.
    pub rows: u64,
    /// Readings that went to the sink.
    pub readings: u64,
    /// Cells without a value.
    pub missing: u64,
    /// Readings that the file marks as estimated.
    pub estimated: u64,
    /// For Green Button: how often each quality code occurs.
    pub qualities: Vec<(u32, u64)>,
    /// The first and the last instant.
    pub span: Option<(Millis, Millis)>,
    /// The first [`PROBLEMS_MAX`] problems.
    pub problems: Vec<Problem>,
    /// How many values or rows could not be read.
    pub problem_count: u64,
    /// Values that were read, but look wrong.
    pub warnings: Vec<Problem>,
    /// How many values look wrong.
    pub warning_count: u64,
    /// Bytes that were read.
    pub bytes_read: u64,
    /// The sink stopped it.
    pub is_stopped: bool,
}

/// How a series' values become readings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    channel: u32,
    /// For a net flow: the channel that counts the export.
    export: Option<u32>,
    field: &'static Field,
    factor: Factor,
    /// The divisor if it is a whole number, which avoids a rounding error; else 1.
    divisor: f64,
    pub kind: ChannelKind,
    is_reversed: bool,
}

/// Collects readings into batches, and problems into the summary.
pub(crate) struct Output<'a> {
    sink: &'a mut dyn FnMut(Batch<'_>) -> ControlFlow<()>,
    channels: Vec<Channel>,
    /// One for each series of the plan; `None` for those that are left out.
    targets: Vec<Option<Target>>,
    /// The last instant of each cumulative channel.
    last: Vec<Option<Millis>>,
    has_warned: Vec<bool>,
    rows: Vec<Row>,
    pub summary: Summary,
}

impl<'a> Output<'a> {
    pub(crate) fn new(plan: &Plan, sink: &'a mut dyn FnMut(Batch<'_>) -> ControlFlow<()>) -> Result<Self> {
        let mut channels: Vec<Channel> = Vec::new();
        let mut index: HashMap<(String, String), u32> = HashMap::new();
        let mut targets = Vec::with_capacity(plan.series.len());
        for series in &plan.series {
            let mut channel = |name: &str, field: &'static Field, kind| -> u32 {
                let meter = series.meter.value.clone().unwrap_or_default();
                *index.entry((meter.clone(), name.to_owned())).or_insert_with(|| {
                    channels.push(Channel { meter, field, name: name.to_owned(), kind });
                    channels.len() as u32 - 1
                })
            };
            targets.push(target(series, &mut channel)?);
        }
        let count = channels.len();
        Ok(Self {
            sink,
            channels,
            targets,
            last: vec![None; count],
            has_warned: vec![false; count],
            rows: Vec::with_capacity(BATCH_ROWS),
            summary: Summary::default(),
        })
    }

    pub(crate) fn target(&self, series: usize) -> Option<Target> {
        self.targets.get(series).copied().flatten()
    }

    pub(crate) fn problem(&mut self, line: u64, column: &str, given: &[u8], fault: impl Into<String>) {
        self.summary.problem_count += 1;
        if self.summary.problems.len() < PROBLEMS_MAX {
            self.summary.problems.push(problem(line, column, given, fault.into()));
        }
    }

    fn warning(&mut self, line: u64, column: &str, fault: String) {
        self.summary.warning_count += 1;
        if self.summary.warnings.len() < PROBLEMS_MAX {
            self.summary.warnings.push(problem(line, column, b"", fault));
        }
    }

    /// Adds a value in the unit of its series.
    pub(crate) fn value(&mut self, target: Target, at: Millis, span_ms: Option<Millis>, written: f64, line: u64, column: &str) {
        if at < EARLIEST {
            let fault = "no reading is from before 2010: the clock was wrong, or the date is not in the order that was chosen";
            return self.problem(line, column, Zone::utc().stamp(at).as_bytes(), fault);
        }
        let mut value = written / target.divisor * target.factor.factor + target.factor.offset;
        if target.factor.per_hour {
            value *= span_ms.unwrap_or(HOUR_MS) as f64 / HOUR_MS as f64;
        }
        if target.is_reversed {
            value = -value;
        }
        let span_ms = span_ms.filter(|_| target.kind == ChannelKind::Interval);
        if let Some(export) = target.export {
            self.push(target.channel, target.field, Reading { at, value: value.max(0.0), span_ms }, line, column);
            self.push(export, target.field, Reading { at, value: (-value).max(0.0), span_ms }, line, column);
        } else {
            self.push(target.channel, target.field, Reading { at, value, span_ms }, line, column);
        }
    }

    fn push(&mut self, channel: u32, field: &Field, reading: Reading, line: u64, column: &str) {
        if !(reading.value >= field.lowest && reading.value <= field.highest) {
            let unit = field.unit.symbol();
            let fault = format!("outside of what can be true of {} ({} to {} {unit})", field.name, field.lowest, field.highest);
            return self.problem(line, column, format!("{} {unit}", reading.value).as_bytes(), fault);
        }
        let i = channel as usize;
        if self.channels[i].kind == ChannelKind::Cumulative {
            let falls = self.last[i].replace(reading.at).is_some_and(|last| reading.at < last);
            if falls && !std::mem::replace(&mut self.has_warned[i], true) {
                let fault = format!(
                    "the time of {} goes back here: its registers are put in order of time, but see that the dates are read rightly",
                    self.channels[i].meter
                );
                self.warning(line, column, fault);
            }
        }
        let span = self.summary.span.get_or_insert((reading.at, reading.at));
        *span = (span.0.min(reading.at), span.1.max(reading.at));
        self.summary.readings += 1;
        self.rows.push(Row { channel, line, reading });
    }

    /// Sends a full batch to the sink. Breaks if the sink wants no more.
    pub(crate) fn hand_over(&mut self) -> ControlFlow<()> {
        if self.rows.len() >= BATCH_ROWS { self.flush() } else { ControlFlow::Continue(()) }
    }

    /// Sends the rest to the sink.
    pub(crate) fn finish(mut self) -> Summary {
        // If the sink stopped, the summary says so.
        let _ = self.flush();
        Summary { channels: self.channels, ..self.summary }
    }

    fn flush(&mut self) -> ControlFlow<()> {
        if self.rows.is_empty() || self.summary.is_stopped {
            return ControlFlow::Continue(());
        }
        // The ledger is fastest with one channel at a time. Lines break ties, so that the first of
        // two stays first.
        self.rows.sort_unstable_by_key(|row| (row.channel, row.reading.at, row.line));
        let flow = (self.sink)(Batch { channels: &self.channels, rows: &self.rows, bytes_read: self.summary.bytes_read });
        self.summary.is_stopped = flow.is_break();
        self.rows.clear();
        flow
    }
}

fn problem(line: u64, column: &str, given: &[u8], fault: String) -> Problem {
    let given = &given[..given.len().min(400)];
    Problem { line, column: shorten(column), given: shorten(&String::from_utf8_lossy(given)), fault }
}

fn target(series: &Series, channel: &mut dyn FnMut(&str, &'static Field, ChannelKind) -> u32) -> Result<Option<Target>> {
    if !series.import {
        return Ok(None);
    }
    let unfit = || Error::Unconfirmed(vec![format!("\"{}\" is not fully answered", series.label)]);
    let name = series.field.value.as_deref().ok_or_else(unfit)?;
    let written = field_named(name).ok_or_else(unfit)?;
    // The unit tells how values are written. They go to the channel of the stored unit.
    let field = Field::named(written.channel).ok_or_else(unfit)?;
    let kind = series.kind.value.ok_or_else(unfit)?;
    let measure = series.unit.value.as_deref().and_then(measure_named).ok_or_else(unfit)?;
    let factor = measure.factor_to(field).ok_or_else(unfit)?;
    let factor = Factor { factor: factor.factor * series.scale, ..factor };
    let inverse = (1.0 / factor.factor).round();
    let is_exact = inverse > 1.0 && (inverse * factor.factor - 1.0).abs() < 1e-14;
    let (divisor, factor) = if is_exact { (inverse, Factor { factor: 1.0, ..factor }) } else { (1.0, factor) };
    let part = name.split_once(':').map(|(_, part)| format!(":{part}")).unwrap_or_default();
    let export = match series.sign.value {
        Some(Sign::Net) => {
            let out = Field::named("energy_export_kwh").ok_or_else(unfit)?;
            Some(channel(&format!("{}{part}", out.name), out, kind))
        }
        _ => None,
    };
    let channel = channel(&format!("{}{part}", field.name), field, kind);
    let is_reversed = series.sign.value == Some(Sign::Reversed);
    Ok(Some(Target { channel, export, field, factor, divisor, kind, is_reversed }))
}
