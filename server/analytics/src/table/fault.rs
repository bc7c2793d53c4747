//! What is wrong with a table, or what must be said about it before it can be read.

use std::fmt;

/// Why a table cannot be read. It names the line where there is one (the first is line 1), says
/// what was given, and which option or change would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The line, counted from 1; `None` for what concerns the whole table.
    pub line: Option<usize>,
    /// What is wrong or open, what was given, and what would do.
    pub reason: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

impl std::error::Error for TableError {}

/// What is wrong in a line.
pub(super) fn fault(line: usize, reason: impl Into<String>) -> TableError {
    TableError { line: Some(line), reason: reason.into() }
}

/// What is wrong with, or open about, the whole table.
pub(super) fn open(reason: impl Into<String>) -> TableError {
    TableError { line: None, reason: reason.into() }
}

/// A cell as it is repeated in a message: bounded, since a file may hold anything.
pub(super) fn shown(cell: &str) -> String {
    const CHARS_MAX: usize = 60;
    match cell.char_indices().nth(CHARS_MAX) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}
