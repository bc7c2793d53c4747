//! Hashes: of a file's content for its name, and of all inputs to detect whether anything has
//! changed.

use crate::listing;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::Path;

/// The first `digits` hexadecimal digits of the content's SHA-256.
pub fn hex(content: &[u8], digits: usize) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(content) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.truncate(digits);
    text
}

/// What a bundle is made from: a line for the mode, then one line with a hash for each input.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    lines: Vec<String>,
}

impl Inputs {
    /// Inputs with only the mode, which determines how hard files are compressed.
    pub fn of_mode(mode: &str) -> Self {
        Self { lines: vec![format!("mode {mode}")] }
    }

    /// Reads the inputs from a stamp. `None` if it cannot be read: then everything is rebuilt.
    pub fn read(stamp: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(stamp).ok()?;
        Some(Self { lines: text.lines().map(str::to_owned).collect() })
    }

    /// Writes the stamp.
    pub fn write(&self, stamp: &Path) -> Result<()> {
        std::fs::write(stamp, self.lines.join("\n")).with_context(|| format!("cannot write {}", stamp.display()))
    }

    /// The mode line. Compressed copies can be reused only if it is the same.
    pub fn mode(&self) -> Option<&str> {
        self.lines.first().map(String::as_str)
    }

    /// Adds an input by its content.
    pub fn add(&mut self, name: &str, content: &[u8]) {
        self.lines.push(format!("{} {name}", hex(content, 64)));
    }

    /// Adds a file.
    pub fn add_file(&mut self, name: &str, path: &Path) -> Result<()> {
        let content = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        self.add(name, &content);
        Ok(())
    }

    /// Adds every file of a folder, in order of their names.
    pub fn add_folder(&mut self, name: &str, path: &Path) -> Result<()> {
        for file in listing::files(path)? {
            self.add_file(&format!("{name}/{}", file.display()), &path.join(&file))?;
        }
        Ok(())
    }
}
