//! The tables of a file, one below the other: finds the rows of names in the middle of a file. Leaves
//! out what the columns of a table hold (`columns`).

use crate::columns::Table;
use crate::header::{TIME_WORDS, text};
use crate::look::{is_number, orders_of, period_orders_of};
use crate::meaning::words::{says, words};
use crate::{Column, Container, Hints, Plan};
use csv::ByteRecord;

/// Tables in a file, at most. What follows is read like the last one.
const SECTIONS_MAX: usize = 200;
/// Rows of a later table from which the roles of its columns are found.
const HEAD_ROWS: usize = 200;
/// Lines between two tables that are kept.
const BETWEEN_MAX: usize = 60;

/// A table in the middle of the file: its first rows, and where the one before it ended.
struct Found {
    head: Vec<(u64, ByteRecord)>,
    last_before: u64,
}

/// Looks through the rows of a file for tables below the first one.
pub(crate) struct Finder {
    /// The cell of a row in which the current table has its time.
    time: usize,
    /// The line at which the first table's data begins.
    begins: u64,
    /// The names of the first table's columns.
    names: Vec<String>,
    /// Its first row of data.
    first_row: Option<ByteRecord>,
    last_timed: u64,
    between: Vec<(u64, ByteRecord)>,
    found: Vec<Found>,
    is_collecting: bool,
}

fn is_time(cell: &[u8]) -> bool {
    !orders_of(cell).is_empty() || !period_orders_of(cell).is_empty()
}

/// Whether a row is one of names: several texts, no number, no time.
fn is_names(cells: &ByteRecord) -> bool {
    let filled = || cells.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty());
    filled().count() >= 2 && !filled().any(|cell| is_number(cell) || is_time(cell))
}

impl Finder {
    pub fn new(first: &Table) -> Option<Self> {
        let begins = first.skip_line;
        let when = crate::when::When::new(&first.columns, 0, None);
        // Times across, and dates in parts, have no column by which a row of data is known.
        let time = when.main()? + first.first_cell;
        let names = first.columns.iter().map(|column| column.name.clone()).collect();
        Some(Self {
            time,
            begins,
            names,
            first_row: None,
            last_timed: 0,
            between: Vec::new(),
            found: Vec::new(),
            is_collecting: false,
        })
    }

    pub fn row(&mut self, line: u64, cells: &ByteRecord) {
        if line <= self.begins {
            return;
        }
        let cell = cells.get(self.time).unwrap_or_default().trim_ascii();
        // Most rows begin so, and need no closer look.
        let is_timed = cell.first().is_some_and(u8::is_ascii_digit) || !cell.is_empty() && is_time(cell);
        if is_timed && self.between.is_empty() {
            if self.first_row.is_none() {
                self.first_row = Some(cells.clone());
            }
            self.last_timed = line;
            self.collect(line, cells);
            return;
        }
        let begins = self.between.last().is_some_and(|(_, cells)| is_names(cells) && self.names_time(cells));
        let elsewhere = if is_timed { Some(self.time) } else { begins.then(|| cells.iter().position(is_time)).flatten() };
        match elsewhere {
            Some(time) if begins && self.found.len() < SECTIONS_MAX => {
                let mut head = std::mem::take(&mut self.between);
                head.push((line, cells.clone()));
                self.found.push(Found { head, last_before: self.last_timed });
                (self.time, self.is_collecting, self.last_timed) = (time, true, line);
            }
            Some(_) => {
                self.between.clear();
                self.last_timed = line;
                self.collect(line, cells);
            }
            None if cells.iter().all(|cell| cell.trim_ascii().is_empty()) => {}
            None => {
                if self.between.len() >= BETWEEN_MAX {
                    self.between.remove(0);
                }
                self.between.push((line, cells.clone()));
            }
        }
    }

    /// Whether a row of names names a time, or is the first table's again.
    fn names_time(&self, cells: &ByteRecord) -> bool {
        const PERIODS: &[&str] = &[
            "period*", "zeitraum", "periode*", "giorno", "day", "tag", "dag", "jour", "dia", "hour", "von", "from", "month",
            "monat", "mois", "mes", "maand",
        ];
        let names: Vec<String> = cells.iter().map(text).collect();
        let is_again = self.names.iter().zip(&names).filter(|(a, b)| !a.is_empty() && a == b).count() >= 2;
        is_again
            || names.iter().any(|name| {
                let said = words(name);
                says(&said, TIME_WORDS) || says(&said, PERIODS)
            })
    }

    fn collect(&mut self, line: u64, cells: &ByteRecord) {
        if !self.is_collecting {
            return;
        }
        match self.found.last_mut().filter(|found| found.head.len() < HEAD_ROWS) {
            Some(found) => found.head.push((line, cells.clone())),
            None => self.is_collecting = false,
        }
    }

    /// Whether there are tables or lines below the first table.
    pub fn has_more(&self) -> bool {
        !self.found.is_empty() || !self.between.is_empty()
    }

    /// Adds the later tables to the plan.
    pub fn conclude(self, container: Container, delimiter: char, hints: &Hints, tables: &mut Vec<Table>, plan: &mut Plan) {
        let mut firsts: Vec<Option<ByteRecord>> = vec![self.first_row.clone(); tables.len()];
        let roles_are_of_the_first = Hints { roles: Vec::new(), ..hints.clone() };
        for found in self.found {
            let Ok(later) = Table::find(&found.head, container, delimiter, &roles_are_of_the_first) else { continue };
            let count = tables.len();
            for section in plan.sections.iter_mut().filter(|section| section.last_line.is_none()) {
                section.last_line = Some(found.last_before);
            }
            for table in later {
                let first = found.head.iter().find(|(line, _)| *line > table.skip_line).map(|(_, cells)| cells.clone());
                let goes_on = |nth: usize| tables[nth].is_like(&table) && !table.begins_with(&firsts[nth], &first);
                let begins_anew = (0..count).any(|nth| tables[nth].has_names_of(&table) && !goes_on(nth));
                let twin = (0..count).find(|&nth| goes_on(nth) && !begins_anew).map(|nth| plan.sections[nth].first_column);
                firsts.push(first);
                let first_column = twin.unwrap_or(plan.columns.len());
                plan.sections.push(table.section(first_column, None));
                if twin.is_none() {
                    plan.columns.extend(table.columns.iter().cloned().map(|column| column.moved(first_column)));
                }
                tables.push(table);
            }
        }
        // Of tables side by side one may go on where the other ends.
        let mut open = plan.sections.iter_mut().filter(|section| section.last_line.is_none());
        if let (Some(last), None) = (open.next(), open.next())
            && self.last_timed > 0
            && plan.is_whole
        {
            last.last_line = Some(self.last_timed);
        }
    }
}

impl Column {
    /// The column of a table that begins at a later one: what it belongs to moves along.
    pub(crate) fn moved(self, by: usize) -> Self {
        Self { of: self.of.map(|of| of + by), ..self }
    }
}

impl Table {
    /// Whether a later table goes on where this one ended: it has the same columns, and the lines above it
    /// tell nothing else.
    fn is_like(&self, later: &Self) -> bool {
        self.has_names_of(later) && self.above.agrees(&later.above)
    }

    /// Whether another table has the same columns.
    fn has_names_of(&self, other: &Self) -> bool {
        let names = |table: &Self| table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
        self.first_cell == other.first_cell && names(self) == names(other)
    }

    /// Whether the first rows of two tables with these columns are of one time, and nothing in the rows
    /// tells what they are of.
    fn begins_with(&self, one: &Option<ByteRecord>, other: &Option<ByteRecord>) -> bool {
        use crate::ColumnRole::{Clock, Date, Day, Meter, Month, Number, Period, Quantity, Start, Time, Year};
        let (Some(one), Some(other)) = (one, other) else { return false };
        let of = |roles: &[crate::ColumnRole]| -> Vec<usize> {
            let places = self.columns.iter().enumerate().filter(|(_, column)| roles.contains(&column.role));
            places.map(|(i, _)| i + self.first_cell).collect()
        };
        let times = of(&[Time, Start, Date, Clock, Period, Number, Year, Month, Day]);
        of(&[Meter, Quantity]).is_empty() && !times.is_empty() && times.iter().all(|&i| one.get(i) == other.get(i))
    }
}
