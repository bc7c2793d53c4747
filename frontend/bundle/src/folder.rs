//! The folder `dist` as a whole: checks whether it is current, and replaces it in one step so that
//! a running server never sees half of it.

use crate::digest::Inputs;
use anyhow::{Context, Result};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file that says what `dist` was made from. It is outside `dist`, because everything inside is
/// served.
fn stamp(dist: &Path) -> PathBuf {
    dist.with_extension("stamp")
}

/// What `dist` was made from, if it is complete.
pub fn made_from(dist: &Path) -> Option<Inputs> {
    // The folder is moved in place at once and its stamp is written afterwards: no need to check
    // each file.
    Inputs::read(&stamp(dist)).filter(|_| dist.join("assets.json").exists())
}

/// The next `dist`, filled beside the present one. If it is dropped before it takes over, it is
/// removed.
pub struct Next {
    dist: PathBuf,
    next: PathBuf,
    old: PathBuf,
}

impl Next {
    /// Creates an empty folder beside `dist`, on the same file system so that it can be renamed.
    pub fn begin(dist: &Path) -> Result<Self> {
        let beside = |what: &str| {
            let mut name = dist.file_name().unwrap_or_default().to_os_string();
            name.push(format!(".{what}.{}", std::process::id()));
            dist.with_file_name(name)
        };
        let next = Self { dist: dist.to_path_buf(), next: beside("next"), old: beside("old") };
        std::fs::create_dir_all(&next.next).with_context(|| format!("cannot make {}", next.next.display()))?;
        Ok(next)
    }

    /// The folder to write to.
    pub fn path(&self) -> &Path {
        &self.next
    }

    /// Replaces `dist` with this folder, made from these inputs.
    pub fn take_over(self, inputs: &Inputs) -> Result<()> {
        let stamp = stamp(&self.dist);
        match std::fs::remove_file(&stamp) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot remove {}", stamp.display()));
            }
            _ => {}
        }
        match std::fs::rename(&self.dist, &self.old) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot move {} away", self.dist.display()));
            }
            _ => {}
        }
        std::fs::rename(&self.next, &self.dist).with_context(|| format!("cannot put {} in place", self.dist.display()))?;
        inputs.write(&stamp)
    }
}

impl Drop for Next {
    fn drop(&mut self) {
        // Usually neither exists. If one cannot be removed, git and the server ignore it.
        let _ = std::fs::remove_dir_all(&self.next);
        let _ = std::fs::remove_dir_all(&self.old);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

    use super::*;
    use crate::listing::files;

    #[test]
    fn the_next_folder_replaces_the_old_one_whole_and_leaves_nothing_beside() {
        let root = tempfile::tempdir().unwrap();
        let dist = root.path().join("dist");
        std::fs::create_dir_all(&dist).unwrap();
        std::fs::write(dist.join("old.txt"), "old").unwrap();

        let next = Next::begin(&dist).unwrap();
        std::fs::write(next.path().join("new.txt"), "new").unwrap();
        assert_eq!(files(&dist).unwrap(), [PathBuf::from("old.txt")]);
        next.take_over(&Inputs::of_mode("debug")).unwrap();

        assert_eq!(files(root.path()).unwrap(), ["dist/new.txt", "dist.stamp"].map(PathBuf::from));
    }

    #[test]
    fn a_bundle_that_failed_leaves_the_old_folder_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let dist = root.path().join("dist");
        std::fs::create_dir_all(&dist).unwrap();
        std::fs::write(dist.join("old.txt"), "old").unwrap();

        drop(Next::begin(&dist).unwrap());

        assert_eq!(files(root.path()).unwrap(), [PathBuf::from("dist/old.txt")]);
    }

    #[test]
    fn a_folder_is_current_until_one_input_changes() {
        let root = tempfile::tempdir().unwrap();
        let style = root.path().join("style");
        std::fs::create_dir_all(&style).unwrap();
        std::fs::write(style.join("main.css"), "a{}").unwrap();
        let inputs = |mode: &str| {
            let mut inputs = Inputs::of_mode(mode);
            inputs.add_folder("style", &style).unwrap();
            inputs
        };
        let dist = root.path().join("dist");
        let next = Next::begin(&dist).unwrap();
        std::fs::write(next.path().join("assets.json"), "{}").unwrap();
        next.take_over(&inputs("debug")).unwrap();

        assert_eq!(made_from(&dist), Some(inputs("debug")));
        assert_ne!(made_from(&dist), Some(inputs("release")));
        std::fs::write(style.join("main.css"), "b{}").unwrap();
        assert_ne!(made_from(&dist), Some(inputs("debug")));
        std::fs::remove_dir_all(&dist).unwrap();
        assert_eq!(made_from(&dist), None);
    }
}
