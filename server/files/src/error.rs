//! Why a file cannot be read as a whole. What is wrong with a single line is a [`crate::Problem`], not an error.

/// Why a file cannot be planned, or not be read further.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing in it.
    #[error("the file is empty: choose one that has a time and a value on each line")]
    Empty,
    /// Neither text nor a workbook.
    #[error("{0}")]
    Binary(String),
    /// Text without rows of cells, or without a time or a value.
    #[error("{0}")]
    NoTable(String),
    /// The plan has open questions, or answers that cannot be.
    #[error("not confirmed yet: {}", .0.join("; "))]
    Unconfirmed(Vec<String>),
    /// An answer that does not fit its question.
    #[error("{0}")]
    Answer(String),
    /// The XML breaks off or is not well-formed.
    #[error("line {line}: {fault}")]
    Xml {
        /// Where.
        line: u64,
        /// What, and what would do.
        fault: String,
    },
    /// The workbook is broken.
    #[error("the workbook cannot be opened ({0}): open it in a spreadsheet program and save it again as .xlsx, or as CSV")]
    Workbook(String),
    /// More than may be held in memory.
    #[error("{0}")]
    TooLarge(String),
    /// The source failed.
    #[error("the file could not be read")]
    Io(#[from] std::io::Error),
}

/// What this crate returns.
pub type Result<T> = std::result::Result<T, Error>;
