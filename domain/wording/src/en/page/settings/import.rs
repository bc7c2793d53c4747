//! The page of file imports and of the export. Leaves out how each file is doing (`progress`).

pub mod job;
pub mod past;
pub mod plan;
pub mod progress;

/// What it is, within a sentence of a refusal.
pub const KIND: &str = "file";

/// The title.
pub const TITLE: &str = "Import and export";
/// The title of the page of one file.
pub const FILE_TITLE: &str = "A file";
/// The headline.
pub const HEADLINE: &str = "Bring in what other programs have.";
/// Below the headline.
pub const LEDE: &str = "CSV with a time and values, Green Button, Portfolio Manager’s meter entries, Home Assistant’s statistics, Excel. Nothing is stored before you have seen what the file is taken for; importing a file twice changes nothing.";

/// Before the reason why an upload was refused.
pub const REFUSED: &str = "Not taken. ";
/// The field of the file.
pub const FILE: &str = "File";
/// The button of the upload.
pub const UPLOAD: &str = "Look at it";
/// The heading of the files that are kept.
pub const JOBS: &str = "At hand";

/// The heading of the export.
pub const EXPORT: &str = "Take it with you";
/// Below the heading of the export.
pub const EXPORT_LEDE: &str = "Every reading as it came, in a CSV that this page takes back.";
/// The link to the export.
pub const EXPORT_ALL: &str = "Download all readings";
