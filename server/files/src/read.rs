//! From rows to readings, by a plan: rows to series, cells to values. A row that cannot be read
//! becomes a [`crate::Problem`], and the rest goes on. Leaves out instants (`place`), and duplicates,
//! which the ledger settles.

use crate::instant::Follower;
use crate::meaning::words::{says, words};
use crate::number::{self, Fault};
use crate::output::{Batch, Output, Summary, Target};
use crate::parts::{Parts, key_part};
use crate::place::{Place, Times};
use crate::slot::Slot;
use crate::{Container, Decimal, Error, Factors, Input, Plain, Plan, Result, Why, green_button, table};
use csv::ByteRecord;
use std::collections::HashMap;
use std::ops::ControlFlow;

pub(crate) fn read(plan: &Plan, input: &mut dyn Input, sink: &mut dyn FnMut(Batch<'_>) -> ControlFlow<()>) -> Result<Summary> {
    plan.open()?;
    let mut output = Output::new(plan, sink)?;
    if plan.format.container == Container::Xml {
        green_button::read(plan, input, &mut output)?;
    } else if let Some(known) = plan.format.layout.known() {
        crate::known::read(known, plan, input, &mut output)?;
    } else {
        let decimal = plan.decimal.value.unwrap_or(Decimal::Point);
        let encoding = plan.encoding.value.unwrap_or(crate::Encoding::Utf8);
        let delimiter = plan.delimiter.as_ref().and_then(|guess| guess.value).unwrap_or(',');
        let mut engine = Engine::new(plan, decimal)?;
        table::rows(
            input,
            plan.format.container,
            encoding,
            delimiter,
            plan.sheet.as_deref(),
            decimal,
            &mut |line, cells, taken| {
                output.summary.bytes_read = taken;
                engine.row(line, cells, &mut output)
            },
        )?;
    }
    Ok(output.finish())
}

/// The series of a column of values: its number, and which of its units.
type Known = (usize, usize);

/// The rows with one key: the series of their columns of values, and their clock.
struct Group {
    /// The series of each column of values, or why there is none.
    series: Vec<Option<Known>>,
    clock: Follower,
}

struct Engine<'a> {
    plan: &'a Plan,
    decimal: Decimal,
    has_factors: bool,
    parts: Parts,
    place: Place,
    /// Whether several tables stand side by side.
    is_side_by_side: bool,
    /// The series for a key and column.
    known: HashMap<Vec<u8>, Known>,
    /// The group for a key.
    groups: HashMap<Vec<u8>, usize>,
    held: Vec<Group>,
    key: Vec<u8>,
    last: Option<(Vec<u8>, usize)>,
}

impl<'a> Engine<'a> {
    fn new(plan: &'a Plan, decimal: Decimal) -> Result<Self> {
        let parts = Parts::new(plan);
        if parts.all.iter().all(|part| !part.when.is_known()) {
            return Err(Error::NoTable("no column is said to hold the time".to_owned()));
        }
        let begins =
            |column: usize| parts.all.iter().find(|part| part.columns.contains(&column)).map_or(0, |part| part.columns.start);
        let mut known = HashMap::new();
        for (i, series) in plan.series.iter().enumerate() {
            let own = (&series.key, series.column, &series.of_unit);
            let also = series.also.iter().map(|also| (&also.key, also.column, &also.of_unit));
            for (nth, (key, column, unit)) in std::iter::once(own).chain(also).enumerate() {
                let mut bytes = (begins(column) as u32).to_le_bytes().to_vec();
                key.iter().for_each(|part| key_part(&mut bytes, part.as_bytes()));
                value_key(&mut bytes, column, unit.as_bytes());
                known.entry(bytes).or_insert((i, nth));
            }
        }
        Ok(Self {
            plan,
            decimal,
            has_factors: plan.factors.value == Some(Factors::Apply),
            place: Place::new(plan)?,
            is_side_by_side: plan.sections.iter().any(|section| section.first_cell > 0),
            parts,
            known,
            groups: HashMap::new(),
            held: Vec::new(),
            key: Vec::new(),
            last: None,
        })
    }

    fn name(&self, column: usize) -> &'a str {
        self.plan.columns.get(column).map_or("", |column| column.name.as_str())
    }

    fn row(&mut self, line: u64, cells: &ByteRecord, output: &mut Output<'_>) -> Result<ControlFlow<()>> {
        if cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Ok(ControlFlow::Continue(()));
        }
        let parts = self.parts.of_line(line);
        if parts.is_empty() {
            // All others stand above a table.
            if self.parts.is_past(line) {
                self.below(line, cells, output);
            }
            return Ok(ControlFlow::Continue(()));
        }
        output.summary.rows += 1;
        for part in parts {
            self.row_of(part, line, cells, output);
        }
        Ok(output.hand_over())
    }

    /// Takes in a line below the last table: a total, the name of a report, or a row that is broken.
    fn below(&mut self, line: u64, cells: &ByteRecord, output: &mut Output<'_>) {
        const WORDS: &[&str] =
            &["total*", "sum", "summe", "somme", "suma", "soma", "totaal", "end", "ende", "fin", "id", "report"];
        let last = self.parts.all.len() - 1;
        let time = self.parts.all[last].when.main().map_or(&b""[..], |main| self.parts.all[last].cell(cells, main));
        let mut filled = cells.iter().filter(|cell| !cell.trim_ascii().is_empty());
        let first = filled.next().map(String::from_utf8_lossy).unwrap_or_default();
        if time.is_empty() || filled.next().is_none() || says(&words(&first), WORDS) {
            output.line_left_out(line, cells);
        } else {
            output.summary.rows += 1;
            self.row_of(last, line, cells, output);
        }
    }

    /// Reads a row of one table.
    fn row_of(&mut self, part: usize, line: u64, cells: &ByteRecord, output: &mut Output<'_>) {
        if self.is_unfit(part, line, cells, output) {
            return;
        }
        let of = &self.parts.all[part];
        if of.is_bad(cells) {
            output.summary.missing += of.values.len() as u64;
            output.bad_rows += 1;
            return;
        }
        let has_slots = of.is_across;
        let Some(group) = self.group(part, line, cells, output) else { return };
        let times = if has_slots { None } else { Some(self.times(part, group, line, cells, None, output)) };
        if let Some(None) = times {
            return;
        }
        self.values(part, group, times.flatten(), line, cells, output);
    }

    /// Whether a row has too few or too many cells, or repeats the names of the columns.
    fn is_unfit(&self, part: usize, line: u64, cells: &ByteRecord, output: &mut Output<'_>) -> bool {
        let of = &self.parts.all[part];
        if self.is_side_by_side {
            let blank = of.columns.clone().all(|column| of.cell(cells, column).is_empty());
            return blank;
        }
        if let Some(main) = of.when.main()
            && of.cell(cells, main) == self.name(main).as_bytes()
        {
            return true;
        }
        // An extra delimiter at the end of each line is common and harmless.
        let spare = cells.len() > of.columns.len() && cells.iter().skip(of.columns.len()).any(|cell| !cell.is_empty());
        if !spare && cells.len() >= of.needed {
            return false;
        }
        let fault = Why::CellsInRow { cells: cells.len() as u64, header: of.columns.len() as u64 };
        output.problem(line, "", b"", fault);
        true
    }

    /// Passes on the values of a row.
    fn values(
        &mut self,
        part: usize,
        group: usize,
        times: Option<Times>,
        line: u64,
        cells: &ByteRecord,
        output: &mut Output<'_>,
    ) {
        let is_estimated = self.parts.all[part].estimated.is_some_and(|column| is_yes(self.parts.all[part].cell(cells, column)));
        for nth in 0..self.parts.all[part].values.len() {
            for at in 0..self.parts.all[part].values[nth].cells.len() {
                let of = &self.parts.all[part];
                let (column, slot) = of.values[nth].cells[at];
                let cell = of.cell(cells, column);
                if number::is_missing(cell) {
                    output.summary.missing += 1;
                    continue;
                }
                let Some(known) = self.series(part, group, nth, cells) else { continue };
                let Some(target) = output.target(known.0, known.1) else { continue };
                let Some(value) = self.number(part, nth, column, line, cells, output) else { continue };
                let times = match (times, slot) {
                    (Some(times), _) => Some(times),
                    (None, slot) => self.times(part, group, line, cells, slot, output),
                };
                let Some(times) = times else { continue };
                self.value(part, nth, known.0, target, times, value, (line, column), cells, output);
                output.summary.estimated += u64::from(is_estimated);
            }
        }
    }

    /// The number in a cell, with the row's factor.
    fn number(
        &self,
        part: usize,
        nth: usize,
        column: usize,
        line: u64,
        cells: &ByteRecord,
        output: &mut Output<'_>,
    ) -> Option<f64> {
        let of = &self.parts.all[part];
        let cell = of.value(cells, &of.values[nth], column);
        let value = match number::parse(cell, self.decimal) {
            Ok(value) => value,
            Err(fault) => {
                output.problem(line, self.name(column), cell, number_fault(fault, self.decimal));
                return None;
            }
        };
        let Some(factor) = of.values[nth].factor.or(of.factor).filter(|_| self.has_factors) else { return Some(value) };
        match number::parse(of.cell(cells, factor), self.decimal) {
            Ok(factor) => Some(value * factor),
            Err(_) => {
                output.problem(line, self.name(factor), of.cell(cells, factor), Plain::FactorNoNumber);
                None
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a cell's place, beside its row's")]
    fn value(
        &self,
        part: usize,
        nth: usize,
        series: usize,
        target: Target,
        times: Times,
        value: f64,
        (line, column): (u64, usize),
        cells: &ByteRecord,
        output: &mut Output<'_>,
    ) {
        let of = &self.parts.all[part];
        let own_length = of.values[nth].length.and_then(|column| crate::when::length_in(of.cell(cells, column)));
        let lengths = self.plan.series.get(series).map_or(&[][..], |series| series.lengths.as_slice());
        match self.place.of(target.kind, times, own_length, lengths) {
            Some((at, span_ms)) => output.value(target, at, span_ms, value, line, self.name(column)),
            None => {
                let fault = Plain::LengthUnknown;
                output.problem(line, self.name(column), of.cell(cells, column), fault);
            }
        }
    }

    /// The series of a column of values in a row.
    fn series(&mut self, part: usize, group: usize, nth: usize, cells: &ByteRecord) -> Option<Known> {
        let of = &self.parts.all[part];
        if of.values[nth].unit.is_none() {
            return self.held[group].series[nth];
        }
        self.key.clear();
        self.key.extend_from_slice(&(of.columns.start as u32).to_le_bytes());
        of.keys.iter().for_each(|&column| key_part(&mut self.key, of.cell(cells, column)));
        value_key(&mut self.key, of.values[nth].column, of.own_unit(cells, &of.values[nth]));
        self.known.get(&self.key).copied()
    }

    /// The group of rows with the same key; `None` if the key is not known.
    fn group(&mut self, part: usize, line: u64, cells: &ByteRecord, output: &mut Output<'_>) -> Option<usize> {
        let of = &self.parts.all[part];
        self.key.clear();
        self.key.extend_from_slice(&(of.columns.start as u32).to_le_bytes());
        of.keys.iter().for_each(|&column| key_part(&mut self.key, of.cell(cells, column)));
        if let Some((key, group)) = &self.last
            && *key == self.key
        {
            return Some(*group);
        }
        let group = match self.groups.get(&self.key) {
            Some(&group) => group,
            None => self.new_group(part, line, cells, output)?,
        };
        match &mut self.last {
            Some((key, last)) => {
                key.clone_from(&self.key);
                *last = group;
            }
            None => self.last = Some((self.key.clone(), group)),
        }
        Some(group)
    }

    fn new_group(&mut self, part: usize, line: u64, cells: &ByteRecord, output: &mut Output<'_>) -> Option<usize> {
        let of = &self.parts.all[part];
        let length = self.key.len();
        let mut series = Vec::with_capacity(of.values.len());
        for values in &of.values {
            value_key(&mut self.key, values.column, b"");
            series.push(self.known.get(&self.key).copied());
            self.key.truncate(length);
        }
        let has_own_units = of.values.iter().any(|values| values.unit.is_some());
        if series.iter().all(Option::is_none) && !has_own_units {
            let filled = |(column, _): &(usize, Option<Slot>)| !number::is_missing(of.cell(cells, *column));
            if of.values.iter().any(|values| values.cells.iter().any(filled)) {
                let texts: Vec<String> =
                    of.keys.iter().map(|&i| String::from_utf8_lossy(of.cell(cells, i)).into_owned()).collect();
                let column = of.keys.first().map_or(String::new(), |&i| self.name(i).to_owned());
                let fault = Plain::NotConfirmed;
                output.problem(line, &column, texts.join(" ").trim().as_bytes(), fault);
            } else {
                output.summary.missing += 1;
            }
            return None;
        }
        self.held.push(Group { series, clock: Follower::default() });
        self.groups.insert(self.key.clone(), self.held.len() - 1);
        Some(self.held.len() - 1)
    }

    /// When a row's values are from.
    fn times(
        &mut self,
        part: usize,
        group: usize,
        line: u64,
        cells: &ByteRecord,
        slot: Option<Slot>,
        output: &mut Output<'_>,
    ) -> Option<Times> {
        let of = &self.parts.all[part];
        let order = self.place.order;
        let moment = match of.when.read(cells, of.shift(), order, slot) {
            Ok(Some(moment)) => moment,
            Ok(None) => {
                let is_delivery = of.delivery.is_some_and(|column| !of.cell(cells, column).is_empty());
                let fault = match is_delivery {
                    true => Plain::DeliveryNoUse,
                    false => Plain::TimeMissing,
                };
                output.problem(line, of.when.main().map_or("", |column| self.name(column)), b"", fault);
                return None;
            }
            Err(fault) => {
                output.problem(line, self.name(fault.column), of.cell(cells, fault.column), fault.fault);
                return None;
            }
        };
        let column = of.when.main();
        let found = self.place.times(&mut self.held[group].clock, moment);
        let found = found.and_then(|times| {
            match of.span.map(|column| (column, of.cell(cells, column))).filter(|(_, cell)| !cell.is_empty()) {
                Some((_, cell)) => times.with_span(cell),
                None => Ok(times),
            }
        });
        match found {
            Ok(times) => Some(times),
            Err(fault) => {
                let (name, cell) =
                    match fault.is_span.then_some(of.span).flatten().or(fault.is_end.then(|| of.when.end()).flatten()).or(column)
                    {
                        Some(column) => (self.name(column), of.cell(cells, column)),
                        None => ("", &b""[..]),
                    };
                output.problem(line, name, cell, *fault.text);
                None
            }
        }
    }
}

/// Adds the column of values to the key of a row.
fn value_key(key: &mut Vec<u8>, column: usize, unit: &[u8]) {
    key.extend_from_slice(&(column as u32).to_le_bytes());
    key.extend_from_slice(unit);
}

fn is_yes(cell: &[u8]) -> bool {
    const YES: [&str; 19] = [
        "yes",
        "y",
        "true",
        "1",
        "estimated",
        "estimate",
        "estimation",
        "e",
        "est",
        "estimado",
        "estimada",
        "ja",
        "geschätzt",
        "estimé",
        "estimée",
        "geschat",
        "stimato",
        "stimata",
        "estimeret",
    ];
    YES.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()))
}

fn number_fault(fault: Fault, decimal: Decimal) -> Plain {
    match (fault, decimal) {
        (Fault::Text, _) => Plain::NotNumber,
        (Fault::Sign, Decimal::Point) => Plain::NotWithPoint,
        (Fault::Sign, Decimal::Comma) => Plain::NotWithComma,
    }
}
