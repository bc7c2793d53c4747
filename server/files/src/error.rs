//! Why a file cannot be read as a whole. A fault of a single line is a [`crate::Problem`], not an
//! error.

use crate::Why;

/// Why a file cannot be planned, or cannot be read further.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is empty.
    #[error("the file is empty: choose one that has a time and a value on each line")]
    Empty,
    /// The file is neither text nor a workbook.
    #[error("{0}")]
    Binary(String),
    /// The text has no rows of cells, or no time, or no value.
    #[error("{0}")]
    NoTable(String),
    /// The plan has open questions, or answers that do not fit.
    #[error("not confirmed yet: {}", joined(.0))]
    Unconfirmed(Vec<Why>),
    /// The answer does not fit its question.
    #[error("{0}")]
    Answer(String),
    /// The XML ends too early or is not well-formed.
    #[error("line {line}: {fault}")]
    Xml {
        /// The line.
        line: u64,
        /// What is wrong, and what is allowed.
        fault: String,
    },
    /// The workbook is broken.
    #[error("the workbook cannot be opened ({0}): open it in a spreadsheet program and save it again as .xlsx, or as CSV")]
    Workbook(String),
    /// It would take more memory than allowed.
    #[error("{0}")]
    TooLarge(String),
    /// The input could not be read.
    #[error("the file could not be read")]
    Io(#[from] std::io::Error),
}

fn joined(faults: &[Why]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The result type of this crate.
pub type Result<T> = std::result::Result<T, Error>;
