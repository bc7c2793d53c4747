//! Where readings of every kind of file go: from written values to stored units, into channels and batches, with problems
//! and counts beside them. Leaves out how values and times are found.

use crate::plan::{field_named, shorten};
use crate::unit::{Factor, measure_named};
use crate::{BATCH_ROWS, Error, PROBLEMS_MAX, Plan, Result, Series, Sign};
use domain::{ChannelKind, EARLIEST, Field, HOUR_MS, Millis, Reading, Zone};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// What readings belong to: a field of a meter.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// The meter's key.
    pub meter: String,
    /// The field, in the stored unit.
    pub field: &'static Field,
    /// The channel's name within the meter: the field's, and behind a colon the part where a device has several.
    pub name: String,
    /// How it counts. A meter with an `Interval` channel must be set to interval.
    pub kind: ChannelKind,
}

/// A reading of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Its channel: an index into [`Batch::channels`].
    pub channel: u32,
    /// The line (of a workbook: the row) that it stands on.
    pub line: u64,
    /// In the stored unit; of a period, `at` is its end.
    pub reading: Reading,
}

/// Some readings of a file.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    /// All channels of the plan.
    pub channels: &'a [Channel],
    /// Readings, in order of channel and time.
    pub rows: &'a [Row],
    /// Bytes of the file that were read so far.
    pub bytes_read: u64,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// The line, counted from 1; of a workbook the row.
    pub line: u64,
    /// The column's name, where it is one column's.
    pub column: String,
    /// What stands there.
    pub given: String,
    /// What is wrong, and what would do.
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

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The channels, as in [`Batch::channels`].
    pub channels: Vec<Channel>,
    /// Rows of the table (or readings of Green Button) that were looked at.
    pub rows: u64,
    /// Readings that were handed over.
    pub readings: u64,
    /// Cells without a value.
    pub missing: u64,
    /// Readings that the file marks as estimated.
    pub estimated: u64,
    /// Of Green Button: how often each quality code occurs.
    pub qualities: Vec<(u32, u64)>,
    /// The first and the last instant.
    pub span: Option<(Millis, Millis)>,
    /// The first [`PROBLEMS_MAX`] of what could not be read.
    pub problems: Vec<Problem>,
    /// How many values or rows could not be read.
    pub problem_count: u64,
    /// What was read and looks wrong all the same.
    pub warnings: Vec<Problem>,
    /// How many of those.
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
    /// Of a net flow: where what goes out is counted.
    export: Option<u32>,
    field: &'static Field,
    factor: Factor,
    /// What values are divided by, where that is a whole number and so leaves no rounding behind; else 1.
    divisor: f64,
    pub kind: ChannelKind,
    is_reversed: bool,
}

/// Gathers readings into batches, and problems into the summary.
pub(crate) struct Output<'a> {
    sink: &'a mut dyn FnMut(Batch<'_>) -> ControlFlow<()>,
    channels: Vec<Channel>,
    /// One for each series of the plan; `None` for those that are left out.
    targets: Vec<Option<Target>>,
    /// The last instant of each channel, where that is watched.
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

    /// Takes a value in the unit of its series.
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

    /// Hands a full batch over; breaks where the sink wants no more.
    pub(crate) fn hand_over(&mut self) -> ControlFlow<()> {
        if self.rows.len() >= BATCH_ROWS { self.flush() } else { ControlFlow::Continue(()) }
    }

    /// Hands the rest over.
    pub(crate) fn finish(mut self) -> Summary {
        // That the sink stopped is in the summary.
        let _ = self.flush();
        Summary { channels: self.channels, ..self.summary }
    }

    fn flush(&mut self) -> ControlFlow<()> {
        if self.rows.is_empty() || self.summary.is_stopped {
            return ControlFlow::Continue(());
        }
        // The ledger is fastest with a channel at a time; lines break ties, so that the first of two stays the first.
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
    // The unit says how values are written; they go to the channel of the stored unit.
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
