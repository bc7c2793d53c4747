//! Writes the files that GreenPulse can read back exactly. Each reading is a row, with all that is
//! needed to restore it. Also writes a wide table for people, with one column per channel. Leaves
//! out which readings are exported.
//!
//! The long form: `greenpulse_meter,field,kind,unit,at_utc,value,span_ms`. `at_utc` is RFC 3339 in
//! UTC; for a period it is the end. `span_ms` is the period's length, empty for what is not a
//! period. `value` has enough digits to give the same number again.

use crate::{Channel, Error, Result};
use domain::zone::Date;
use domain::{ChannelKind, DAY_MS, MINUTE_MS, Millis, Reading, Zone};
use std::borrow::Cow;
use std::io::Write;

/// The columns of the long form.
pub const HEADER: [&str; 7] = ["greenpulse_meter", "field", "kind", "unit", "at_utc", "value", "span_ms"];

/// Writes the long form, one channel after another.
pub struct LongWriter<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> LongWriter<W> {
    /// Starts a file with its header.
    ///
    /// # Errors
    /// The writer's.
    pub fn new(into: W) -> Result<Self> {
        let mut csv = csv::Writer::from_writer(into);
        csv.write_record(HEADER).map_err(io)?;
        Ok(Self { csv })
    }

    /// Writes the readings of a channel.
    ///
    /// # Errors
    /// The writer's; [`Error::Answer`] for a reading that is not a finite number.
    pub fn channel(&mut self, channel: &Channel, readings: &[Reading]) -> Result<()> {
        let (kind, unit) = (channel.kind.as_str(), channel.field.unit.as_str());
        let (meter, name) = (no_formula(&channel.meter), no_formula(&channel.name));
        for reading in readings {
            if !reading.value.is_finite() {
                return Err(Error::Answer(format!("{} {} has a reading that is no number", channel.meter, channel.name)));
            }
            let (at, value) = (utc(reading.at), reading.value.to_string());
            let span = reading.span_ms.map(|ms| ms.to_string()).unwrap_or_default();
            self.csv.write_record([&*meter, &*name, kind, unit, &at, &value, &span]).map_err(io)?;
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(self) -> Result<W> {
        self.csv.into_inner().map_err(|error| Error::Io(error.into_error()))
    }
}

/// Writes a table for people: one row per time, in the site's clock with its offset, and one column
/// per channel.
pub struct WideWriter<W: Write> {
    csv: csv::Writer<W>,
    zone: Zone,
    cells: Vec<String>,
}

impl<W: Write> WideWriter<W> {
    /// Starts a file. The time of a row is the start of its period.
    ///
    /// # Errors
    /// The writer's.
    pub fn new(into: W, zone: &Zone, channels: &[Channel]) -> Result<Self> {
        let mut csv = csv::Writer::from_writer(into);
        let name =
            |channel: &Channel| no_formula(&format!("{} {} ({})", channel.meter, channel.name, unit_of(channel))).into_owned();
        csv.write_record(std::iter::once("Start".to_owned()).chain(channels.iter().map(name))).map_err(io)?;
        Ok(Self { csv, zone: zone.clone(), cells: Vec::new() })
    }

    /// Writes the row of the period that starts at `start`: one value per channel, in the channel's
    /// unit.
    ///
    /// # Errors
    /// The writer's.
    pub fn row(&mut self, start: Millis, values: &[Option<f64>]) -> Result<()> {
        self.cells.clear();
        self.cells.push(local(&self.zone, start));
        self.cells.extend(values.iter().map(|value| value.map(|value| value.to_string()).unwrap_or_default()));
        self.csv.write_record(&self.cells).map_err(io)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(self) -> Result<W> {
        self.csv.into_inner().map_err(|error| Error::Io(error.into_error()))
    }
}

/// Characters that start a formula in a spreadsheet; the last four are wide ones, which some take for the others.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// A name as a cell that no spreadsheet takes for a formula. A leading apostrophe marks such a cell
/// as text.
#[must_use]
pub fn no_formula(name: &str) -> Cow<'_, str> {
    if name.starts_with(FORMULA) { Cow::Owned(format!("'{name}")) } else { Cow::Borrowed(name) }
}

/// The name in a cell that [`no_formula`] wrote. No meter's key and no channel's name begins with
/// that apostrophe.
pub(crate) fn name_of(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|name| name.starts_with(FORMULA)).unwrap_or(cell)
}

fn unit_of(channel: &Channel) -> &'static str {
    match channel.kind {
        ChannelKind::Power => "W",
        _ => channel.field.unit.symbol(),
    }
}

fn io(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::Io(error),
        other => Error::Io(std::io::Error::other(format!("{other:?}"))),
    }
}

fn clock(local: Millis) -> String {
    let of_day = local.rem_euclid(DAY_MS);
    let (minute, ms) = (of_day / MINUTE_MS, of_day % MINUTE_MS);
    let date = Date::from_days(local.div_euclid(DAY_MS));
    let mut text = format!("{date}T{:02}:{:02}:{:02}", minute / 60, minute % 60, ms / 1000);
    if ms % 1000 != 0 {
        text.push_str(&format!(".{:03}", ms % 1000));
    }
    text
}

fn utc(at: Millis) -> String {
    clock(at) + "Z"
}

fn local(zone: &Zone, at: Millis) -> String {
    let offset = zone.offset_ms(at) / MINUTE_MS;
    let sign = if offset < 0 { '-' } else { '+' };
    format!("{}{sign}{:02}:{:02}", clock(zone.local_ms(at)), offset.abs() / 60, offset.abs() % 60)
}
