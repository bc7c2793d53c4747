//! Allows one server per SQLite database, by two locks held while the server runs. One is on a file
//! beside the database, found by its name. The other is on the database's own file, so that a
//! second name for it starts no second server. The system releases the locks when the process ends,
//! however it ends. PostgreSQL serves several servers and needs no lock.

use crate::Error;
use crate::config::Config;
use crate::role::owned;
use rustix::fs::fstatfs;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Held until it is dropped, which must happen after the database is closed: see [`take`].
pub struct Lock {
    is_alone: bool,
    _name: Option<File>,
    _database: Option<File>,
}

impl Lock {
    /// Whether no other server can use this database now.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.is_alone
    }
}

/// Magic numbers of network file systems (linux/magic.h: NFS, SMB, SMB2). On those, a process's
/// lock on a file and SQLite's locks on it are the same, so ours would block SQLite.
const OF_NETWORKS: [i64; 3] = [0x6969, 0xff53_4d42, 0xfe53_4d42];

/// Number of tries for a lock that another process may hold for a moment, for example to check
/// whether it is taken.
const TRIES: u32 = 4;

/// Takes the locks of the configured database. Creates its folder and, if there is no file, an
/// empty one, which SQLite accepts as a new database.
///
/// On Linux these locks are separate from SQLite's own. But closing the file releases all locks
/// that SQLite in the same process holds on it. So the database must be closed before this is
/// dropped.
///
/// # Errors
/// [`Error::InUse`] if a server has it; [`Error::DataDir`] if a file cannot be created.
pub fn take(config: &Config) -> Result<Lock, Error> {
    let Some(path) = config.sqlite_path() else { return Ok(Lock { is_alone: false, _name: None, _database: None }) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let opened = || {
        folder.map_or(Ok(()), owned::make_folder)?;
        let database = owned::open_file(&path)?;
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

/// Checks that a process beside a running server opens the database under the server's name for it.
/// Under another name SQLite would keep a second log beside it, and neither process would see what
/// the other's log contains.
///
/// # Errors
/// [`Error::OtherName`] if a server has it open under another name.
pub fn join(config: &Config) -> Result<(), Error> {
    let Some(path) = config.sqlite_path() else { return Ok(()) };
    // A missing or unreadable file is reported when the database is opened.
    let Ok(database) = File::open(&path) else { return Ok(()) };
    if is_of_network(&database) || !is_taken(&database) {
        return Ok(());
    }
    let is_by_this_name = name_lock(&path).and_then(File::open).is_ok_and(|name| is_taken(&name));
    if is_by_this_name { Ok(()) } else { Err(Error::OtherName(path.display().to_string())) }
}

/// The lock file beside the database file, after resolving links.
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
            // Some network drives cannot lock. SQLite itself protects the database on those that it
            // supports.
            Err(TryLockError::Error(error)) => {
                tracing::warn!(%error, "the database cannot be locked here: see to it that one server alone uses it");
                return Ok(None);
            }
        }
    }
    Err(Error::InUse(database.display().to_string()))
}

/// Whether a process holds the lock; the lock taken for this check is released with the file.
fn is_taken(file: &File) -> bool {
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}
