//! Opens the configured database: for a server, or for a command that only reads it. Leaves out what
//! is in it (`store`), and who may open it at the same time (`lock`).

use crate::Error;
use crate::config::Config;
use crate::role::lock;
use std::path::Path;
use store::Store;

/// Opens the configured database, and creates its folder.
///
/// # Errors
/// [`Error::DataDir`], [`Error::OtherName`]; the store's.
pub async fn open(config: &Config) -> Result<Store, Error> {
    let mut folders = vec![config.data_dir.clone()];
    folders.extend(config.sqlite_path().and_then(|path| path.parent().map(ToOwned::to_owned)));
    for folder in folders.iter().filter(|folder| !folder.as_os_str().is_empty()) {
        let probe = folder.join(".greenpulse-can-write");
        let written = own_folder(folder).and_then(|()| std::fs::write(&probe, "")).and_then(|()| std::fs::remove_file(&probe));
        written.map_err(|error| Error::DataDir(folder.display().to_string(), error))?;
    }
    lock::join(config)?;
    if let Some(path) = config.sqlite_path() {
        own_file(&path).map_err(|error| Error::DataDir(path.display().to_string(), error))?;
    }
    Ok(Store::open(&config.database_url).await?)
}

/// Makes a folder, if there is none, that nobody else on this machine opens.
fn own_folder(folder: &Path) -> std::io::Result<()> {
    let mut made = std::fs::DirBuilder::new();
    made.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut made, 0o700);
    made.create(folder)
}

/// Makes the database's file, if there is none, so that nobody else on this machine reads it: SQLite gives the files
/// beside it the same rights.
#[cfg(unix)]
fn own_file(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    if path.exists() {
        return Ok(());
    }
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}

#[cfg(not(unix))]
fn own_file(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Says in the log that others on this machine may read the database, if they may.
pub fn warn_if_open_to_others(config: &Config) {
    if let Some(path) = config.sqlite_path().filter(|path| is_open_to_others(path)) {
        let path = path.display();
        tracing::warn!(
            "others on this machine may read {path}, and with it passwords' hashes and this server's key: chmod 600 it"
        );
    }
}

/// Whether others may read the file, and come through all folders above it.
#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let may = |path: &Path, bits: u32| std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & bits != 0);
    let Ok(path) = path.canonicalize() else { return false };
    may(&path, 0o044) && path.ancestors().skip(1).all(|folder| may(folder, 0o011))
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// Opens the configured database for reading.
///
/// # Errors
/// [`Error::NoDatabase`], [`Error::OtherName`], the store's.
pub async fn open_to_read(config: &Config) -> Result<Store, Error> {
    find(config)?;
    Ok(Store::open_to_read(&config.database_url).await?)
}

/// Checks that the database exists and that no server uses it under another name.
///
/// # Errors
/// [`Error::NoDatabase`], [`Error::OtherName`].
pub fn find(config: &Config) -> Result<(), Error> {
    if let Some(path) = config.sqlite_path().filter(|path| !path.exists()) {
        return Err(Error::NoDatabase(path.display().to_string()));
    }
    lock::join(config)
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_new_database_and_its_folder_are_its_owners() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("data");
        let file = folder.join("greenpulse.db");
        own_folder(&folder).unwrap();
        own_file(&file).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
        own_file(&file).unwrap();
        // A file that may be read is open to others only if they can come to it.
        set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
        assert!(!is_open_to_others(&file));
        for folder in [folder.as_path(), root.path()] {
            set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
        }
        assert!(is_open_to_others(&file) || !root.path().ancestors().skip(1).all(|above| mode(above) & 0o011 != 0));
        set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        assert!(!is_open_to_others(&file));
    }
}
