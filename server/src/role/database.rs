//! Opens the configured database: for a server, or for a command that only reads it. Leaves out what
//! is in it (`store`), and who may open it at the same time (`lock`).

use crate::Error;
use crate::config::Config;
use crate::role::{lock, owned};
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
        let written =
            owned::make_folder(folder).and_then(|()| std::fs::write(&probe, "")).and_then(|()| std::fs::remove_file(&probe));
        written.map_err(|error| Error::DataDir(folder.display().to_string(), error))?;
    }
    lock::join(config)?;
    if let Some(path) = config.sqlite_path().filter(|path| !path.exists()) {
        owned::open_file(&path).map(drop).map_err(|error| Error::DataDir(path.display().to_string(), error))?;
    }
    Ok(Store::open(&config.database_url).await?)
}

/// Says in the log that others on this machine may read the database, if they may.
pub fn warn_if_open_to_others(config: &Config) {
    if let Some(path) = config.sqlite_path().filter(|path| owned::is_open_to_others(path)) {
        let path = path.display();
        tracing::warn!(
            "others on this machine may read {path}, and with it passwords' hashes and this server's key: chmod 600 it"
        );
    }
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
