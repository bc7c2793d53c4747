//! Formats that are known by name: what their publishers write is known beforehand (columns, units,
//! direction, zone), so little or nothing has to be asked. A format is recognised by its own marks,
//! never by the file's name. One file a format; what they share is here. Leaves out Green Button
//! and the formats that the general reader reads by their columns.

mod cells;
mod conclude;
mod dsmr_reader;
mod edison;
mod elhub;
mod eloverblik;
mod enedis;
mod enel;
mod eredes;
mod fluvius;
mod homewizard;
mod import;
mod mscons;
mod n3rgy;
mod nem12;
mod nem13;
mod octopus;
mod opower;
mod p4;
mod portfolio_months;
mod sdge;
mod seen;
mod spain;
mod survey;
mod tibber;
mod times;

use crate::{Container, Decimal, Encoding, Guess, Input, Layout, Order, Plain, Result, Sign, Why, table, text};
use cells::{Names, cell, date_and_clock, has_heading, heading, later, not_date, not_time, plain, told, unit_named};
use csv::ByteRecord;
use domain::ChannelKind;
use std::ops::ControlFlow;
use times::When;

/// Rows in which the marks of a format are looked for.
const MARKS_ROWS: usize = 60;
/// How much of a text is searched for the marks of a format of records.
const MARKS_BYTES: usize = 16 * 1024;

/// A format.
pub(crate) struct Known {
    pub layout: Layout,
    /// Whether a table's first rows have its marks.
    marks: fn(&[(u64, ByteRecord)]) -> bool,
    /// Its reader, before the first row.
    reader: fn() -> Box<dyn Reader>,
    order: Order,
    /// The decimal sign, if it is always the same.
    decimal: Option<Decimal>,
    zones: Zones,
    /// Its files hold whole local days, so their first and last time tell which end of a period is
    /// written.
    is_whole_days: bool,
    /// A time that clocks skip is that of a clock that was not put forward yet.
    goes_on: bool,
}

impl Known {
    /// What most formats have in common: hours of a local clock, the day first.
    const USUAL: Self = Self {
        layout: Layout::Long,
        marks: |_| false,
        reader: || Box::new(Nothing),
        order: Order::DayFirst,
        decimal: None,
        zones: Zones::Site,
        is_whole_days: false,
        goes_on: false,
    };
}

/// Reads nothing.
struct Nothing;

impl Reader for Nothing {
    fn row(&mut self, _: u64, _: &ByteRecord, _: &mut dyn Taker) -> Result<()> {
        Ok(())
    }
}

/// The zones in which a format writes its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zones {
    /// Times state their offset, or are UTC.
    Stated,
    /// One of these. The site's, if it is among them.
    Of(&'static [&'static str]),
    /// The site's, most likely.
    Site,
}

/// Reads the rows of a format.
trait Reader {
    /// Takes a row.
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()>;

    /// Passes on what waits for a further row.
    fn end(&mut self, _to: &mut dyn Taker) -> Result<()> {
        Ok(())
    }

    /// The zones, if the rows tell more than the format.
    fn zones(&self) -> Option<Zones> {
        None
    }
}

/// Takes what a reader finds: to survey a file, or to import it.
trait Taker {
    /// The number of the series with a key. `spec` describes it when it is first seen.
    fn series(&mut self, key: &[&str], spec: &dyn Fn() -> Spec) -> Result<usize>;
    /// Takes a value.
    fn put(&mut self, entry: Entry<'_>);
    /// Reports what cannot be read.
    fn problem(&mut self, line: u64, column: &str, given: &[u8], fault: Why);
    /// Counts a value that the format marks as none.
    fn missing(&mut self);
    /// Lists a column that the format's reader takes nothing from.
    fn column_left_out(&mut self, name: &str);
    /// Remarks on the file. A remark is kept once.
    fn note(&mut self, note: Plain);
}

/// A value, as written.
struct Entry<'a> {
    series: usize,
    line: u64,
    /// The column's name, for problems.
    column: &'a str,
    when: When,
    cell: &'a [u8],
    /// It was estimated, substituted or forecast.
    is_estimated: bool,
}

/// What a format says of a series.
struct Spec {
    /// The meter's name; empty if the file names none.
    meter: String,
    label: String,
    field: Told<&'static str>,
    /// The part of the field, if the meter has several flows of it: a tariff's register.
    part: String,
    unit: Told<&'static str>,
    /// Values are multiplied by this before their unit.
    scale: f64,
    /// How it counts; `None` if its values show that.
    kind: Option<ChannelKind>,
    /// The sign; `None` if its values show that.
    sign: Option<Sign>,
    /// Why it is not imported.
    left_out: Option<Plain>,
    /// What says all this.
    evidence: Plain,
}

impl Spec {
    /// Amounts of periods in kWh.
    fn energy(meter: &str, label: &str, field: &'static str, evidence: Plain) -> Self {
        Self {
            meter: meter.to_owned(),
            label: label.to_owned(),
            field: Told::Sure(field),
            part: String::new(),
            unit: Told::Sure("kWh"),
            scale: 1.0,
            kind: Some(ChannelKind::Interval),
            sign: Some(Sign::Plain),
            left_out: None,
            evidence,
        }
    }

    /// A series that is listed, but not imported.
    fn left_out(meter: &str, label: &str, why: Plain) -> Self {
        let field = Told::Unknown(Plain::ItIsLeftOut);
        let unit = Told::Unknown(Plain::ItIsLeftOut);
        Self { field, unit, left_out: Some(why), ..Self::energy(meter, label, "energy_kwh", Plain::ItIsLeftOut) }
    }
}

/// What is told, or likely.
#[derive(Clone, Copy, Debug)]
enum Told<T> {
    Sure(T),
    /// The likely answer, and why it is asked.
    Likely(T, Plain),
    /// Why it is asked.
    Unknown(Plain),
}

impl Told<&'static str> {
    fn guess(self, evidence: Plain, part: &str) -> Guess<String> {
        let whole = |text: &str| if part.is_empty() { text.to_owned() } else { format!("{text}:{part}") };
        match self {
            Told::Sure(text) => Guess::sure(whole(text), evidence),
            Told::Likely(text, why) => Guess::maybe(whole(text), why),
            Told::Unknown(why) => Guess::maybe(None, why),
        }
    }
}

/// All formats whose rows are a table's. The first that finds its marks is taken.
const TABLES: &[&Known] = &[
    &enedis::KNOWN,
    &spain::KNOWN,
    &fluvius::KNOWN,
    &p4::KNOWN,
    &dsmr_reader::KNOWN,
    &homewizard::KNOWN,
    &octopus::KNOWN,
    &n3rgy::KNOWN,
    &opower::KNOWN,
    &edison::KNOWN,
    &sdge::KNOWN,
    &eredes::KNOWN,
    &enel::KNOWN,
    &eloverblik::KNOWN,
    &elhub::KNOWN,
    &tibber::KNOWN,
    &portfolio_months::KNOWN,
];

/// All formats of records, whose lines differ in kind and length.
const RECORDS: &[&Known] = &[&nem12::KNOWN, &nem13::KNOWN, &mscons::KNOWN];

impl Layout {
    /// The format of that name, if it is one that is known by its publisher.
    pub(crate) fn known(self) -> Option<&'static Known> {
        RECORDS.iter().chain(TABLES).find(|known| known.layout == self).copied()
    }
}

/// The format of a text of records, by its first lines.
pub(crate) fn of_text(sample: &[u8], encoding: Encoding) -> Result<Option<&'static Known>> {
    let mut head = Vec::new();
    let mut cursor = std::io::Cursor::new(&sample[..sample.len().min(MARKS_BYTES)]);
    let decoded = text::Decoded::new(&mut cursor, encoding)?;
    let read = table::text_rows(decoded, ',', &|| 0, &mut |line, cells, _| {
        head.push((line, cells.clone()));
        Ok(if head.len() < MARKS_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    });
    // A text that cannot be split into cells has other marks, or none.
    Ok(RECORDS.iter().find(|known| read.is_ok() && (known.marks)(&head)).copied())
}

/// The format of a table, by its first rows.
pub(crate) fn of_table(head: &[(u64, ByteRecord)]) -> Option<&'static Known> {
    let head = &head[..head.len().min(MARKS_ROWS)];
    TABLES.iter().find(|known| (known.marks)(head)).copied()
}

/// How a file's rows are come by.
pub(crate) struct Source<'a> {
    pub container: Container,
    pub encoding: Encoding,
    pub delimiter: char,
    pub sheet: Option<&'a str>,
    pub decimal: Decimal,
}

impl Known {
    /// Sends every row to a sink.
    fn rows(&self, input: &mut dyn Input, source: &Source<'_>, sink: table::RowSink<'_>) -> Result<()> {
        let Source { container, encoding, delimiter, sheet, decimal } = *source;
        if self.layout == Layout::Mscons {
            return mscons::segments(input, encoding, sink);
        }
        table::rows(input, container, encoding, delimiter, sheet, decimal, sink)
    }
}

pub(crate) use import::read;
pub(crate) use survey::{Writing, plan};

/// A series' key in one piece.
fn joined<'a>(key: impl IntoIterator<Item = &'a str>, into: &mut Vec<u8>) {
    into.clear();
    for part in key {
        into.extend_from_slice(part.as_bytes());
        into.push(0x1f);
    }
}

/// Zones of the United States, for utilities that write local time.
const UNITED_STATES: Zones = Zones::Of(&[
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Detroit",
    "America/Boise",
    "America/Indiana/Indianapolis",
    "America/Kentucky/Louisville",
    "America/Anchorage",
    "Pacific/Honolulu",
]);
