//! A file that takes all free space of a file system, and frees it again.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Sizes written, from large to small, until nothing more fits.
const PIECES: [usize; 3] = [1024 * 1024, 64 * 1024, 4 * 1024];

pub struct Filler {
    path: PathBuf,
    file: Option<File>,
}

impl Filler {
    pub fn new(folder: &Path) -> Self {
        Self { path: folder.join("filler"), file: None }
    }

    /// Takes all free space.
    pub fn fill(&mut self) -> Result<()> {
        let file = match self.file.take() {
            Some(file) => Ok(file),
            None => OpenOptions::new().create(true).append(true).open(&self.path),
        };
        // Not even a new file can be created: the disk is full.
        let Ok(mut file) = file else { return Ok(()) };
        for size in PIECES {
            let piece = vec![0x55; size];
            loop {
                match file.write(&piece) {
                    Ok(written) if written == size => {}
                    Ok(_) => break,
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => return Err(error).context("the filler cannot be written"),
                }
            }
        }
        self.file = Some(file);
        Ok(())
    }

    /// Frees all of it.
    pub fn remove(self) -> Result<()> {
        drop(self.file);
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error).context("the filler cannot be removed"),
            _ => Ok(()),
        }
    }
}
