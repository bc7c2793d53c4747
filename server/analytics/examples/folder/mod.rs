//! The tables of a folder with one meter each. Leaves out what is in them.

use std::path::{Path, PathBuf};

/// The tables of a folder by their names, but for the list of meters; of two halves every other one.
///
/// # Errors
/// A sentence, if the folder cannot be read.
pub fn files(folder: &Path, half: Option<usize>) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut all: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    all.retain(|path| path.file_stem().is_some_and(|name| name != "meters") && path.extension().is_some_and(|end| end == "csv"));
    all.sort();
    Ok(all.into_iter().enumerate().filter(|(place, _)| half.is_none_or(|half| place % 2 == half)).map(|(_, path)| path).collect())
}
