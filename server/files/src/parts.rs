//! A plan's tables as those who read rows need them: which columns tell the time, which name the
//! series, which hold values. Leaves out what is done with a row (`evidence`, `read`).

use crate::meaning::identity;
use crate::meaning::words::{says, words};
use crate::roles::status::{IN_ITS_PLACE, NO_VALUE};
use crate::slot::Slot;
use crate::when::When;
use crate::{ColumnRole, Plan, Section, number};
use csv::ByteRecord;

/// A column of values, or the columns across that hold one quantity.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    /// The column; of several across, the first one.
    pub column: usize,
    /// The columns, each with its time if times are across.
    pub cells: Vec<(usize, Option<Slot>)>,
    /// Its own column of units; itself, if its cells hold their units.
    pub unit: Option<usize>,
    /// Its own column of lengths.
    pub length: Option<usize>,
    /// Its own column of factors.
    pub factor: Option<usize>,
}

/// A table of a file.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Rows up to this line are not its own.
    pub from_line: u64,
    /// Rows after this line are not its own.
    pub last_line: Option<u64>,
    /// How far its columns lie behind its cells.
    shift: isize,
    /// Its columns in the plan.
    pub columns: std::ops::Range<usize>,
    pub when: When,
    /// The columns whose texts name a series.
    pub keys: Vec<usize>,
    pub values: Vec<Values>,
    pub status: Vec<usize>,
    pub estimated: Option<usize>,
    pub delivery: Option<usize>,
    pub span: Option<usize>,
    /// The factor of all values.
    pub factor: Option<usize>,
    /// Whether times are across.
    pub is_across: bool,
    /// How many cells a row must have.
    pub needed: usize,
}

impl Part {
    fn new(plan: &Plan, section: &Section) -> Self {
        let range = section.first_column..(section.first_column + section.width).min(plan.columns.len());
        let columns = &plan.columns[range.clone()];
        let of =
            |roles: &[ColumnRole]| -> Vec<usize> { range.clone().filter(|&i| roles.contains(&plan.columns[i].role)).collect() };
        let own = |role: ColumnRole, value: usize| of(&[role]).into_iter().find(|&i| plan.columns[i].of == Some(value));
        let mut values: Vec<Values> = Vec::new();
        for i in of(&[ColumnRole::Value]) {
            let slot = plan.columns[i].slot;
            let lead = plan.columns[i].of.filter(|_| slot.is_some()).unwrap_or(i);
            match values.iter_mut().find(|known| slot.is_some() && known.column == lead) {
                Some(known) => known.cells.push((i, slot)),
                None => values.push(Values {
                    column: lead,
                    cells: vec![(i, slot)],
                    unit: own(ColumnRole::Unit, i).or(plan.columns[i].of.filter(|of| *of == i && slot.is_none())),
                    length: own(ColumnRole::Length, i),
                    factor: own(ColumnRole::Factor, i),
                }),
            }
        }
        let is_across = values.iter().any(|values| values.cells.iter().any(|(_, slot)| slot.is_some()));
        let when = When::new(columns, section.first_column, section.numbering).ending_at_midnight(section.midnight_ends);
        let roles = [ColumnRole::Meter, ColumnRole::Quantity, ColumnRole::Unit, ColumnRole::Field, ColumnRole::Kind];
        let keys: Vec<usize> = of(&roles).into_iter().filter(|&i| plan.columns[i].of.is_none()).collect();
        let last = when.needed().chain(keys.iter().copied()).max();
        let first = |role| of(&[role]).first().copied();
        Self {
            from_line: section.header_line,
            last_line: section.last_line,
            shift: section.first_column as isize - section.first_cell as isize,
            when,
            is_across,
            needed: last.map_or(0, |last| last + 1 - section.first_column),
            columns: range.clone(),
            keys,
            values,
            status: of(&[ColumnRole::Status]),
            estimated: first(ColumnRole::Estimated),
            delivery: first(ColumnRole::Delivery),
            span: first(ColumnRole::SpanMs),
            factor: of(&[ColumnRole::Factor]).into_iter().find(|&i| plan.columns[i].of.is_none()),
        }
    }

    /// How far its columns lie behind its cells.
    pub fn shift(&self) -> isize {
        self.shift
    }

    /// The cell of a column in a row, without spaces and formulas around it.
    pub fn cell<'a>(&self, cells: &'a ByteRecord, column: usize) -> &'a [u8] {
        let at = usize::try_from(column as isize - self.shift).ok();
        identity::plain(at.and_then(|at| cells.get(at)).unwrap_or_default())
    }

    /// The cell of a value, without a unit behind it.
    pub fn value<'a>(&self, cells: &'a ByteRecord, values: &Values, column: usize) -> &'a [u8] {
        let cell = self.cell(cells, column);
        match values.unit == Some(column) {
            true => number::with_unit(cell).map_or(cell, |(number, _)| number),
            false => cell,
        }
    }

    /// The text of a value's own unit.
    pub fn own_unit<'a>(&self, cells: &'a ByteRecord, values: &Values) -> &'a [u8] {
        let Some(column) = values.unit else { return b"" };
        let cell = self.cell(cells, column);
        match column == values.column {
            true => number::with_unit(cell).map_or(&b""[..], |(_, unit)| unit.as_bytes()),
            false => cell,
        }
    }

    /// Whether a row is one of its own.
    pub fn holds(&self, line: u64) -> bool {
        line > self.from_line && self.last_line.is_none_or(|last| line <= last)
    }

    /// Whether a row says itself that it holds no value. One that was put in its place is one.
    pub fn is_bad(&self, cells: &ByteRecord) -> bool {
        self.status.iter().any(|&column| {
            let cell = self.cell(cells, column);
            !cell.is_empty() && cell.len() < 60 && std::str::from_utf8(cell).is_ok_and(|text| says_no_value(&words(text)))
        })
    }
}

/// Whether words say that there is no value.
fn says_no_value(words: &[String]) -> bool {
    says(words, NO_VALUE) && !says(words, IN_ITS_PLACE)
}

/// Adds a text to a key.
pub(crate) fn key_part(key: &mut Vec<u8>, part: &[u8]) {
    key.extend_from_slice(part.trim_ascii());
    key.push(0x1f);
}

/// The tables of a plan.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    pub all: Vec<Part>,
    current: usize,
}

impl Parts {
    pub fn new(plan: &Plan) -> Self {
        let whole = Section {
            header_line: plan.header_line,
            last_line: None,
            first_column: 0,
            width: plan.columns.len(),
            first_cell: 0,
            numbering: None,
            midnight_ends: false,
        };
        let sections = if plan.sections.is_empty() { std::slice::from_ref(&whole) } else { plan.sections.as_slice() };
        Self { all: sections.iter().map(|section| Part::new(plan, section)).collect(), current: 0 }
    }

    /// Whether a line lies behind the last table.
    pub fn is_past(&self, line: u64) -> bool {
        self.all.last().is_some_and(|part| part.last_line.is_some_and(|last| line > last))
    }

    /// The tables to which a row belongs: one, or several side by side. Rows come in order of lines.
    pub fn of_line(&mut self, line: u64) -> std::ops::Range<usize> {
        while self.all.get(self.current).is_some_and(|part| part.last_line.is_some_and(|last| line > last)) {
            self.current += 1;
        }
        let from = self.current;
        let mut to = from;
        while self.all.get(to).is_some_and(|part| part.holds(line)) {
            to += 1;
        }
        from..to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_says_in_each_language_that_there_is_no_value() {
        let bad = |text: &str| says_no_value(&words(text));
        for text in [
            "{fault}",
            "Invalid",
            "Ungültig",
            "nicht gültig",
            "Ongeldig",
            "Invalide",
            "No válido",
            "Non valido",
            "Inválido",
            "Missing",
            "Fehlend",
            "fehlerhaft",
            "Ontbreekt",
            "Faulty",
            "Rejected",
            "manquante",
            "Ogiltig",
            "Ugyldig",
            "mangler",
            "Neplatná",
            "sin datos",
        ] {
            assert!(bad(text), "{text}");
        }
        for text in [
            "ok",
            "Gültig",
            "valid",
            "Válido",
            "Valide",
            "fehlerfrei",
            "Fehlend, Ersatzwert",
            "Missing: estimated",
            "naměřená data OK",
            "geldig",
        ] {
            assert!(!bad(text), "{text}");
        }
    }
}
