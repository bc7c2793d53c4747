//! One server a SQLite database: two locks, held for as long as the server runs. One is on a file beside the database, by its
//! name; one on the database's own file, whatever it is called, so that a second name for it opens no second server. What the
//! system locks it lets go of when the process ends, however it ends. PostgreSQL serves many at once and needs none.

use crate::Error;
use crate::config::Config;
use rustix::fs::fstatfs;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Held until it is dropped, which must be after the database was closed: see [`take`].
pub struct Lock {
    is_alone: bool,
    _name: Option<File>,
    _database: Option<File>,
}

impl Lock {
    /// Whether no other server can work on this database now.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.is_alone
    }
}

/// File systems of a network, by their magic numbers (linux/magic.h: NFS, SMB, SMB2): what a process locks of a file there is one
/// thing with what SQLite locks of it, and would stand in SQLite's way.
const OF_NETWORKS: [i64; 3] = [0x6969, 0xff53_4d42, 0xfe53_4d42];

/// How often a lock is tried that somebody else may hold for a moment, as whoever looks whether it is taken.
const TRIES: u32 = 4;

/// Takes the locks of the settings' database; makes the folder that it is in, and an empty file where there is none, which
/// SQLite takes for a new database.
///
/// On Linux these locks are others than SQLite's own. But whoever closes a file gives up all that SQLite of the same process has
/// locked of it: so the database must be closed before this is dropped.
///
/// # Errors
/// [`Error::InUse`] where a server has it; [`Error::DataDir`] where a file cannot be made.
pub fn take(config: &Config) -> Result<Lock, Error> {
    let Some(path) = config.sqlite_path() else { return Ok(Lock { is_alone: false, _name: None, _database: None }) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let opened = || {
        folder.map_or(Ok(()), std::fs::create_dir_all)?;
        let database = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
        Ok((database, File::create(name_lock(&path)?)?))
    };
    let (database, name) = opened().map_err(|error| {
        let folder = folder.map_or_else(|| ".".to_owned(), |folder| folder.display().to_string());
        Error::DataDir(folder, error)
    })?;
    let name = locked(name, &path)?;
    let database = if is_of_network(&database) { None } else { locked(database, &path)? };
    Ok(Lock { is_alone: name.is_some(), _name: name, _database: database })
}

/// Sees to it that a process beside a running server opens the database by the name that the server has it by: by another name
/// SQLite would keep another log beside it, and neither would know what is in the other's.
///
/// # Errors
/// [`Error::OtherName`] where a server has it open by another name.
pub fn join(config: &Config) -> Result<(), Error> {
    let Some(path) = config.sqlite_path() else { return Ok(()) };
    // What is not there, or may not be read, is told by whoever opens it.
    let Ok(database) = File::open(&path) else { return Ok(()) };
    if is_of_network(&database) || !is_taken(&database) {
        return Ok(());
    }
    let is_by_this_name = name_lock(&path).and_then(File::open).is_ok_and(|name| is_taken(&name));
    if is_by_this_name { Ok(()) } else { Err(Error::OtherName(path.display().to_string())) }
}

/// The lock beside the file that a path leads to, by whichever links.
fn name_lock(path: &Path) -> std::io::Result<PathBuf> {
    let mut name = std::fs::canonicalize(path)?.into_os_string();
    name.push(".lock");
    Ok(PathBuf::from(name))
}

#[allow(clippy::unnecessary_cast, reason = "how wide it is differs from platform to platform")]
fn is_of_network(file: &File) -> bool {
    fstatfs(file).is_ok_and(|system| OF_NETWORKS.contains(&(system.f_type as i64)))
}

fn locked(file: File, database: &Path) -> Result<Option<File>, Error> {
    for left in (0..TRIES).rev() {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if left > 0 => std::thread::sleep(Duration::from_millis(20)),
            Err(TryLockError::WouldBlock) => break,
            // Some network drives cannot lock. SQLite itself keeps the database whole on those that it works on.
            Err(TryLockError::Error(error)) => {
                tracing::warn!(%error, "the database cannot be locked here: see to it that one server alone uses it");
                return Ok(None);
            }
        }
    }
    Err(Error::InUse(database.display().to_string()))
}

/// Whether somebody holds a lock; what this takes to see it goes with the file.
fn is_taken(file: &File) -> bool {
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}
