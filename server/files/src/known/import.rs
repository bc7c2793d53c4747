//! Reads a file of a known format by its plan. Leaves out what each format says (its own file).

use super::times::{Nowhere, Passes};
use super::{Entry, Known, Source, Spec, Taker, joined};
use crate::number::{self, Fault};
use crate::output::Output;
use crate::{Decimal, Encoding, Error, Input, Plain, Plan, Result, Spacing, Stamp, Why};
use domain::{ChannelKind, Zone};
use std::collections::HashMap;

/// Reads a file of a known format. What could not be read is in the output's summary.
pub(crate) fn read(known: &Known, plan: &Plan, input: &mut dyn Input, output: &mut Output<'_>) -> Result<()> {
    let zone = plan.zone.value.as_deref().unwrap_or("UTC");
    let zone = Zone::named(zone).map_err(|fault| Error::Unconfirmed(vec![Why::Other(fault)]))?;
    let decimal = plan.decimal.value.unwrap_or(Decimal::Point);
    let source = Source {
        container: plan.format.container,
        encoding: plan.encoding.value.unwrap_or(Encoding::Utf8),
        delimiter: plan.delimiter.as_ref().and_then(|guess| guess.value).unwrap_or(','),
        sheet: plan.sheet.as_deref(),
        decimal,
    };
    let mut import = Import {
        known: HashMap::new(),
        strangers: HashMap::new(),
        key: Vec::new(),
        passes: vec![Passes::default(); plan.series.len()],
        zone,
        decimal,
        stamp: plan.stamp.value.unwrap_or(Stamp::Start),
        spacing: plan.spacing.value.unwrap_or(Spacing::Stated),
        goes_on: known.goes_on,
        last_line: 0,
        output,
    };
    for (i, series) in plan.series.iter().enumerate() {
        joined(series.key.iter().map(String::as_str), &mut import.key);
        import.known.insert(import.key.clone(), i);
    }
    let mut reader = (known.reader)();
    known.rows(input, &source, &mut |line, cells, taken| {
        import.output.summary.bytes_read = taken;
        reader.row(line, cells, &mut import)?;
        Ok(import.output.hand_over())
    })?;
    if import.output.summary.is_stopped { Ok(()) } else { reader.end(&mut import) }
}

/// Series that the plan does not have.
const STRANGERS_MAX: usize = 1_000;

struct Import<'a, 'b> {
    known: HashMap<Vec<u8>, usize>,
    /// Keys of series that the plan does not have, by their numbers beyond the plan's.
    strangers: HashMap<Vec<u8>, usize>,
    key: Vec<u8>,
    passes: Vec<Passes>,
    zone: Zone,
    decimal: Decimal,
    stamp: Stamp,
    spacing: Spacing,
    /// A time that clocks skip is that of a clock that was not put forward yet.
    goes_on: bool,
    /// The last line with a value, or with a cell for one.
    last_line: u64,
    output: &'a mut Output<'b>,
}

impl Import<'_, '_> {
    /// Counts a line that holds readings.
    fn row(&mut self, line: u64) {
        self.output.summary.rows += u64::from(std::mem::replace(&mut self.last_line, line) != line);
    }
}

impl Taker for Import<'_, '_> {
    fn series(&mut self, key: &[&str], _: &dyn Fn() -> Spec) -> Result<usize> {
        joined(key.iter().copied(), &mut self.key);
        if let Some(&i) = self.known.get(&self.key).or(self.strangers.get(&self.key)) {
            return Ok(i);
        }
        let next = self.passes.len() + self.strangers.len().min(STRANGERS_MAX);
        if self.strangers.len() < STRANGERS_MAX {
            self.strangers.insert(self.key.clone(), next);
        }
        Ok(next)
    }

    fn put(&mut self, entry: Entry<'_>) {
        let Entry { series, line, column, when, cell, is_estimated } = entry;
        self.row(line);
        let cell = cell.trim_ascii();
        if number::is_missing(cell) {
            self.output.summary.missing += 1;
            return;
        }
        let Some(passes) = self.passes.get_mut(series) else {
            let fault = Plain::NotConfirmedPlanAgain;
            return self.output.problem(line, column, cell, fault);
        };
        let Some(target) = self.output.target(series, 0) else { return };
        let value = match number::parse(cell, self.decimal) {
            Ok(value) => value,
            Err(fault) => {
                let told = match (fault, self.decimal) {
                    (Fault::Text, _) => Plain::NotNumber,
                    (Fault::Sign, Decimal::Point) => Plain::NotWithPointMixed,
                    (Fault::Sign, Decimal::Comma) => Plain::NotWithCommaMixed,
                };
                return self.output.problem(line, column, cell, told);
            }
        };
        let when = if target.kind == ChannelKind::Interval { when.as_period() } else { when.as_instant() };
        let place = match passes.place(when, &self.zone, self.stamp, self.spacing) {
            Err(Nowhere::Skipped) if value == 0.0 => {
                self.output.summary.missing += 1;
                return;
            }
            Err(Nowhere::Skipped) if self.goes_on => passes.place(when.gone_on(&self.zone), &self.zone, self.stamp, self.spacing),
            other => other,
        };
        match place {
            Ok(place) => {
                let before = self.output.summary.readings;
                self.output.value(target, place.at, place.span_ms, value, line, column);
                self.output.summary.estimated += u64::from(is_estimated && self.output.summary.readings > before);
            }
            Err(nowhere) => self.output.problem(line, column, cell, nowhere.fault(&self.zone)),
        }
    }

    fn problem(&mut self, line: u64, column: &str, given: &[u8], fault: Why) {
        self.row(line);
        self.output.problem(line, column, given, fault);
    }

    fn missing(&mut self) {
        self.output.summary.missing += 1;
        self.output.marked += 1;
    }

    fn column_left_out(&mut self, _: &str) {}

    fn note(&mut self, _: Plain) {}
}
