//! Where a table begins within its text: the line of names, a line of units below it, the first row.
//! Lines above are passed over. Leaves out what the columns are (`columns`).

use super::cells::Lines;
use super::fault::{TableError, fault, shown};
use super::stamp::{self, NoTime};
use super::unit::TableUnit;
use super::words::{TIMES, has};

/// Lines within which a table must begin.
const LOOK: usize = 200;
/// Rows in succession with a time in one column show that the table has begun.
const ROWS: usize = 3;

/// The head of a table.
pub(super) struct Head {
    /// The columns' names.
    pub names: Vec<String>,
    /// The units below them, empty where there is no such line.
    pub units: Vec<Option<TableUnit>>,
    /// The number of the line of names; that of the first row where there are no names.
    pub line: usize,
    /// The place of the first row among the lines.
    pub first: usize,
}

/// Whether a name is one of a column of times.
pub(super) fn names_a_time(name: &str) -> bool {
    has(name, TIMES)
}

/// Whether a cell holds a time. Digits alone do only where `by_digits`.
pub(super) fn is_time(cell: &str, by_digits: bool) -> bool {
    let is_plain = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (by_digits || !is_plain || cell.matches('.').count() == 2)
        && matches!(stamp::parse(cell, None), Ok(_) | Err(NoTime::Order | NoTime::Year))
}

/// Finds where the table begins.
pub(super) fn head(lines: &Lines) -> Result<Head, TableError> {
    let all = &lines.lines;
    let Some(&(first_line, first_text)) = all.first() else {
        return Err(fault(1, "the table is empty: it needs a column of times and one of values"));
    };
    for at in 0..all.len().min(LOOK) {
        let names = if at > 0 { lines.cells(all[at - 1].1) } else { Vec::new() };
        if rows_begin(lines, at, &names) {
            return Ok(named(lines, at, &names));
        }
    }
    // No rows with times: whoever named the column of times learns which line is wrong.
    let named_at = all.iter().take(LOOK).position(|(_, text)| {
        let cells = lines.cells(text);
        cells.len() > 1 && cells.iter().any(|cell| names_a_time(cell))
    });
    match named_at {
        Some(at) if at + 1 == all.len() => Err(fault(all[at].0 + 1, "there are no rows below the header")),
        Some(at) => Ok(named(lines, at + 1, &lines.cells(all[at].1))),
        None => Err(fault(
            first_line,
            format!(
                "no column of times in `{}` and below: the columns are timestamp,value[,temp_c], or others with a name such as \
                 time and usage (kWh)",
                shown(first_text)
            ),
        )),
    }
}

/// Whether this line and the next ones hold a time in one column.
fn rows_begin(lines: &Lines, at: usize, names: &[&str]) -> bool {
    let rows: Vec<Vec<&str>> = lines.lines[at..].iter().take(ROWS).map(|(_, text)| lines.cells(text)).collect();
    rows[0].len() > 1
        && (0..rows[0].len()).any(|column| {
            let by_digits = names.get(column).is_some_and(|name| names_a_time(name));
            rows.iter().all(|cells| cells.get(column).is_some_and(|cell| is_time(cell, by_digits)))
        })
}

/// The head above the row at `at`: the line before it, and units between.
fn named(lines: &Lines, at: usize, before: &[&str]) -> Head {
    let width = lines.cells(lines.lines[at].1).len();
    let number_of = |at: usize| lines.lines[at].0;
    let units: Vec<Option<TableUnit>> =
        before.iter().map(|cell| TableUnit::known(cell.trim_matches(['(', ')', '[', ']']))).collect();
    let is_units = units.iter().any(Option::is_some) && !before.iter().any(|cell| names_a_time(cell)) && at > 1;
    let names = if is_units { lines.cells(lines.lines[at - 2].1) } else { before.to_vec() };
    if names.len() < 2 {
        let names = (1..=width).map(|number| format!("column {number}")).collect();
        return Head { names, units: Vec::new(), line: number_of(at), first: at };
    }
    let line = number_of(if is_units { at - 2 } else { at - 1 });
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    Head { names, units: if is_units { units } else { Vec::new() }, line, first: at }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    fn found(text: &str) -> (Vec<String>, usize, usize) {
        let head = head(&Lines::new(text)).unwrap();
        (head.names, head.line, head.first)
    }

    #[test]
    fn lines_above_a_table_are_passed_over() {
        let text =
            "Meter;1234\nFrom;01.01.2026\nTo;31.01.2026\nZeit;Wert\n01.01.2026 00:00;1\n01.01.2026 01:00;2\n01.01.2026 02:00;2\n";
        assert_eq!(found(text), (vec!["Zeit".to_owned(), "Wert".to_owned()], 4, 4));
    }

    #[test]
    fn a_table_without_names_begins_at_its_first_row() {
        let text = "2026-01-01 00:00,1\n2026-01-01 01:00,2\n2026-01-01 02:00,3\n";
        assert_eq!(found(text), (vec!["column 1".to_owned(), "column 2".to_owned()], 1, 0));
    }

    #[test]
    fn a_line_of_units_stands_below_the_names() {
        let lines = Lines::new("Zeit;Wirk\n;kW\n01.01.2026 00:00;1\n01.01.2026 01:00;2\n");
        let head = head(&lines).unwrap();
        assert_eq!(head.names, ["Zeit", "Wirk"]);
        assert_eq!(head.units[1].as_ref().unwrap().written(), "kW");
    }

    #[test]
    fn digits_are_times_only_below_a_name_that_says_so() {
        for name in ["time", "unix", "epoch", "unix_ms", "UnixTime"] {
            assert_eq!(found(&format!("{name},kwh\n1767225600,1\n1767229200,2\n")).2, 1, "{name}");
        }
        assert!(head(&Lines::new("id,kwh\n1767225600,1\n1767229200,2\n")).is_err());
    }
}
