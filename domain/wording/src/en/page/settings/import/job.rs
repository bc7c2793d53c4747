//! Why an upload was refused, and why an import failed.

/// Another upload runs.
pub const ANOTHER_UPLOAD: &str = "Another file is being taken in; wait until it is there.";
/// All files that can be kept are being read.
pub const TOO_MANY: &str = "There are too many files under way; wait until one is done.";
/// The form came without a file.
pub const NO_FILE: &str = "Choose a file first.";
/// A file is larger than any that is kept.
pub const TOO_LARGE: &str = "The file is larger than 2 GiB; split it.";
/// All files together are larger than what is kept.
pub const ALL_TOO_LARGE: &str = "The files under way would take more than 4 GiB; forget one that is done.";
/// The inspection of a file died.
pub const NOT_LOOKED_AT: &str = "The file could not be looked at; that is a fault of GreenPulse, please report it.";

/// A file could not be written to disk.
#[must_use]
pub fn not_kept(why: &str) -> String {
    format!("The file could not be kept while it is looked at: {why}.")
}

/// An upload ended early.
#[must_use]
pub fn upload_broke_off(why: &str) -> String {
    format!("The upload broke off: {why}.")
}

/// The database failed during an import.
#[must_use]
pub fn database_failed(stored: u64) -> String {
    format!("The database did not take it. {stored} new readings are stored; import the file again to complete it.")
}
