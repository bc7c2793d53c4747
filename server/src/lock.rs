//! One server a SQLite database: a file beside the database, locked for as long as the server runs. What the system
//! locks it lets go of when the process ends, however it ends. PostgreSQL serves many at once and needs none.

use crate::Error;
use crate::config::Config;
use std::fs::{File, TryLockError};

/// Held until it is dropped.
pub struct Lock(Option<File>);

impl Lock {
    /// Whether no other server can work on this database now.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.0.is_some()
    }
}

/// Takes the lock of the settings' database, and makes the folder that it is in.
///
/// # Errors
/// [`Error::InUse`] where a server has it; [`Error::DataDir`] where the file cannot be made.
pub fn take(config: &Config) -> Result<Lock, Error> {
    let Some(database) = config.sqlite_path() else { return Ok(Lock(None)) };
    let mut path = database.clone().into_os_string();
    path.push(".lock");
    let folder = database.parent().filter(|folder| !folder.as_os_str().is_empty());
    let opened = folder.map_or(Ok(()), std::fs::create_dir_all).and_then(|()| File::create(&path));
    let file = opened.map_err(|error| {
        let folder = folder.map_or_else(|| ".".to_owned(), |folder| folder.display().to_string());
        Error::DataDir(folder, error)
    })?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(Some(file))),
        Err(TryLockError::WouldBlock) => Err(Error::InUse(database.display().to_string())),
        // Some network drives cannot lock. SQLite itself keeps the database whole on those that it works on.
        Err(TryLockError::Error(error)) => {
            tracing::warn!(%error, "the database cannot be locked here: see to it that one server alone uses it");
            Ok(Lock(None))
        }
    }
}
