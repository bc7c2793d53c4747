//! Folders and files that are their owner's alone: a database holds passwords' hashes, this server's key and what
//! people use. Leaves out what is in them.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Result;
use std::path::Path;

/// Makes a folder, if there is none, that nobody else on this machine opens.
///
/// # Errors
/// The system's.
pub fn make_folder(folder: &Path) -> Result<()> {
    let mut made = DirBuilder::new();
    made.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut made, 0o700);
    made.create(folder)
}

/// Opens a file to read and write. One that it makes is nobody else's to read: SQLite gives the files beside its own the
/// same rights.
///
/// # Errors
/// The system's.
pub fn open_file(path: &Path) -> Result<File> {
    let mut opened = OpenOptions::new();
    opened.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut opened, 0o600);
    opened.open(path)
}

/// Whether others on this machine may read the file, and come through all folders above it.
#[cfg(unix)]
#[must_use]
pub fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let may = |path: &Path, bits: u32| std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & bits != 0);
    let Ok(path) = path.canonicalize() else { return false };
    may(&path, 0o044) && path.ancestors().skip(1).all(|folder| may(folder, 0o011))
}

/// Whether others on this machine may read the file: not asked here.
#[cfg(not(unix))]
#[must_use]
pub fn is_open_to_others(_: &Path) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_new_file_and_its_folder_are_their_owners() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("data");
        let file = folder.join("greenpulse.db");
        make_folder(&folder).unwrap();
        drop(open_file(&file).unwrap());
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
        // What may be read is open to others only if they can come to it.
        set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
        assert!(!is_open_to_others(&file));
        for folder in [folder.as_path(), root.path()] {
            set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
        }
        let is_reached = root.path().ancestors().skip(1).all(|above| mode(above) & 0o011 != 0);
        assert_eq!(is_open_to_others(&file), is_reached);
        drop(open_file(&file).unwrap());
        assert_eq!(mode(&file), 0o644, "an older file stays as it is");
        set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        assert!(!is_open_to_others(&file));
    }
}
