//! Turns written values into readings, for every kind of file: converts to stored units, assigns
//! channels, and collects batches, problems and counts. Leaves out how values and times are found.

use crate::plan::{field_named, shorten};
use crate::unit::{Factor, measure_named};
use crate::{BATCH_ROWS, Error, LeftOut, Odd, PROBLEMS_MAX, Plain, Plan, Result, Series, Sign, What, Why, codes};
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
    pub fault: Why,
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
    /// What of the file is not imported, and why: columns, series, lines below the table.
    pub left_out: Vec<LeftOut>,
    /// Bytes that were read.
    pub bytes_read: u64,
    /// The sink stopped it.
    pub is_stopped: bool,
}

/// Names of what is left out in one line, at most.
const NAMED_MAX: usize = 10;

impl Summary {
    /// What is left out, in a line: `2 left out: column "Cost ($)", line 99`; empty if nothing is.
    #[must_use]
    pub fn left_out_words(&self) -> String {
        let mut names: Vec<String> = self.left_out.iter().take(NAMED_MAX).map(|left| left.what.to_string()).collect();
        let more = format!("{} more", self.left_out.len().saturating_sub(NAMED_MAX));
        if self.left_out.len() > NAMED_MAX {
            names.push(more);
        }
        if names.is_empty() { String::new() } else { format!("{} left out: {}", self.left_out.len(), names.join(", ")) }
    }
}

/// How a series' values become readings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    /// Its series in the plan.
    series: usize,
    channel: u32,
    /// For a net flow: the channel that counts the export.
    export: Option<u32>,
    field: &'static Field,
    factor: Factor,
    /// The divisor if it is a whole number, which avoids a rounding error; else 1.
    divisor: f64,
    pub kind: ChannelKind,
    is_reversed: bool,
    /// Values further from 0 cannot be true.
    most: f64,
}

/// Lines below a table that are listed, at most.
const LINES_MAX: usize = 20;

/// Collects readings into batches, and problems into the summary.
pub(crate) struct Output<'a> {
    sink: &'a mut dyn FnMut(Batch<'_>) -> ControlFlow<()>,
    channels: Vec<Channel>,
    /// One for each unit of each series of the plan; none for those that are left out.
    targets: Vec<Vec<Target>>,
    /// The channels for values that cannot be true, by series.
    odd: HashMap<usize, u32>,
    /// Whether values are taken as they are: our own export was checked before.
    is_own: bool,
    /// The last instant of each cumulative channel, and whether its time goes back.
    last: Vec<Option<(Millis, Option<bool>)>>,
    has_warned: Vec<bool>,
    rows: Vec<Row>,
    lines: u64,
    /// Rows that say themselves that they hold no value.
    pub bad_rows: u64,
    /// Values that their format marks as none.
    pub marked: u64,
    pub summary: Summary,
}

impl<'a> Output<'a> {
    pub(crate) fn new(plan: &Plan, sink: &'a mut dyn FnMut(Batch<'_>) -> ControlFlow<()>) -> Result<Self> {
        let mut channels: Vec<Channel> = Vec::new();
        let mut index: HashMap<(String, String), u32> = HashMap::new();
        let mut targets = Vec::with_capacity(plan.series.len());
        for (i, series) in plan.series.iter().enumerate() {
            let mut channel = |name: &str, field: &'static Field, kind| -> u32 {
                let meter = series.meter.value.clone().unwrap_or_default();
                *index.entry((meter.clone(), name.to_owned())).or_insert_with(|| {
                    channels.push(Channel { meter, field, name: name.to_owned(), kind });
                    channels.len() as u32 - 1
                })
            };
            let mut of_units = Vec::new();
            if series.import {
                of_units.push(target(i, series, None, &mut channel)?);
                for also in &series.also {
                    of_units.push(target(i, series, also.unit.as_deref(), &mut channel)?);
                }
            }
            targets.push(of_units);
        }
        let count = channels.len();
        Ok(Self {
            sink,
            channels,
            targets,
            odd: HashMap::new(),
            is_own: plan.format.layout == crate::Layout::GreenPulse,
            last: vec![None; count],
            has_warned: vec![false; count],
            rows: Vec::with_capacity(BATCH_ROWS),
            lines: 0,
            bad_rows: 0,
            marked: 0,
            summary: Summary { left_out: plan.left_out(), ..Summary::default() },
        })
    }

    /// How the values of a series become readings, in the series' unit (0) or one of its others.
    pub(crate) fn target(&self, series: usize, unit: usize) -> Option<Target> {
        self.targets.get(series)?.get(unit).copied()
    }

    /// Notes a line below the table, which holds no reading.
    pub(crate) fn line_left_out(&mut self, line: u64, cells: &csv::ByteRecord) {
        self.lines += 1;
        if self.lines <= LINES_MAX as u64 {
            let shown = cells.iter().filter(|cell| !cell.is_empty()).map(String::from_utf8_lossy).collect::<Vec<_>>().join(", ");
            let why = Why::NoTimeBelow { text: shorten(&shown) };
            self.summary.left_out.push(LeftOut { what: What::Line(line), why });
        }
    }

    pub(crate) fn problem(&mut self, line: u64, column: &str, given: &[u8], fault: impl Into<Why>) {
        self.summary.problem_count += 1;
        if self.summary.problems.len() < PROBLEMS_MAX {
            self.summary.problems.push(problem(line, column, given, fault.into()));
        }
    }

    fn warning(&mut self, line: u64, column: &str, fault: Why) {
        self.summary.warning_count += 1;
        if self.summary.warnings.len() < PROBLEMS_MAX {
            self.summary.warnings.push(problem(line, column, b"", fault));
        }
    }

    /// Adds a value in the unit of its series.
    pub(crate) fn value(&mut self, target: Target, at: Millis, span_ms: Option<Millis>, written: f64, line: u64, column: &str) {
        if at < EARLIEST {
            let fault = Plain::Before2010;
            return self.problem(line, column, Zone::utc().stamp(at).as_bytes(), fault);
        }
        if !self.is_own
            && let Some(why) = why_odd(&target, written)
        {
            return self.odd(target, at, written, line, column, why);
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

    /// Keeps a value that cannot be true apart, where it counts nowhere, and tells of it.
    fn odd(&mut self, target: Target, at: Millis, written: f64, line: u64, column: &str, odd: Odd) {
        let Some(field) = Field::named("value") else { return };
        let channel = match self.odd.get(&target.series) {
            Some(&channel) => channel,
            None => {
                let of = &self.channels[target.channel as usize];
                let name = format!("{}:odd_{}", field.name, of.name.replace(':', "_"));
                let (meter, known) =
                    (of.meter.clone(), self.channels.iter().position(|one| one.meter == of.meter && one.name == name));
                let channel = known.unwrap_or(self.channels.len());
                if known.is_none() {
                    self.channels.push(Channel { meter, field, name, kind: field.kind });
                    self.last.push(None);
                    self.has_warned.push(false);
                }
                self.odd.insert(target.series, channel as u32);
                channel as u32
            }
        };
        self.warning(line, column, Why::KeptApart { written: written.to_string(), odd });
        self.push(channel, field, Reading { at, value: written, span_ms: None }, line, column);
    }

    fn push(&mut self, channel: u32, field: &Field, reading: Reading, line: u64, column: &str) {
        if !(reading.value >= field.lowest && reading.value <= field.highest) {
            let unit = field.unit.symbol();
            let (lowest, highest) = (field.lowest.to_string(), field.highest.to_string());
            let fault = Why::CannotBeTrue { field: field.name.to_owned(), lowest, highest, unit: unit.to_owned() };
            return self.problem(line, column, format!("{} {unit}", reading.value).as_bytes(), fault);
        }
        let i = channel as usize;
        if self.channels[i].kind == ChannelKind::Cumulative {
            // Newest first is as good an order as oldest first. A change of direction is none.
            let (last, direction) = self.last[i].unwrap_or((reading.at, None));
            let falls = (reading.at != last).then_some(reading.at < last);
            let turns = direction.is_some() && falls.is_some() && falls != direction;
            self.last[i] = Some((reading.at, falls.or(direction)));
            if turns && !std::mem::replace(&mut self.has_warned[i], true) {
                let fault = Why::TimeGoesBack { meter: self.channels[i].meter.clone() };
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
        if self.bad_rows > 0 {
            let (what, why) = (What::Rows(self.bad_rows), Plain::StatusNoValue.into());
            self.summary.left_out.push(LeftOut { what, why });
        }
        if self.marked > 0 {
            self.summary.left_out.push(LeftOut { what: What::Values(self.marked), why: Plain::MarkedAsNone.into() });
        }
        if self.lines > LINES_MAX as u64 {
            let (what, why) = (What::MoreLines(self.lines - LINES_MAX as u64), Plain::BelowTable.into());
            self.summary.left_out.push(LeftOut { what, why });
        }
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

fn problem(line: u64, column: &str, given: &[u8], fault: Why) -> Problem {
    let given = &given[..given.len().min(400)];
    Problem { line, column: shorten(column), given: shorten(&String::from_utf8_lossy(given)), fault }
}

/// Why a value cannot be true, if it cannot.
fn why_odd(target: &Target, written: f64) -> Option<Odd> {
    if let Some(why) = codes::code(written) {
        return Some(why);
    }
    if written.abs() > target.most {
        return Some(Odd::FarBeyondUsual);
    }
    let is_probe = target.field.unit == domain::Unit::Celsius && codes::is_lost_probe(written);
    is_probe.then_some(Odd::NoProbe)
}

fn target(
    number: usize,
    series: &Series,
    unit: Option<&str>,
    channel: &mut dyn FnMut(&str, &'static Field, ChannelKind) -> u32,
) -> Result<Target> {
    let unfit = || Error::Unconfirmed(vec![Why::NotAnswered { label: series.label.clone() }]);
    let name = series.field.value.as_deref().ok_or_else(unfit)?;
    let written = field_named(name).ok_or_else(unfit)?;
    // The unit tells how values are written. They go to the channel of the stored unit.
    let field = Field::named(written.channel).ok_or_else(unfit)?;
    let kind = series.kind.value.ok_or_else(unfit)?;
    let measure = unit.or(series.unit.value.as_deref()).and_then(measure_named).ok_or_else(unfit)?;
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
    // The limit is told in the unit of the series, and other units of it have none.
    let most = series.most.filter(|_| unit.is_none()).unwrap_or(f64::INFINITY);
    Ok(Target { series: number, channel, export, field, factor, divisor, kind, is_reversed, most })
}
