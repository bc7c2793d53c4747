//! The files of a folder.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Every file below a folder, relative to it, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(relative) = waiting.pop() {
        let path = folder.join(&relative);
        let entries = std::fs::read_dir(&path).with_context(|| format!("cannot list {}", path.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot list {}", path.display()))?;
            let below = relative.join(entry.file_name());
            if entry.path().is_dir() { waiting.push(below) } else { found.push(below) }
        }
    }
    found.sort();
    Ok(found)
}
