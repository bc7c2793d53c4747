//! `greenpulse backup`: a complete copy of the SQLite database, even while a server writes to it.
//! Leaves out how it is copied (the store's), and PostgreSQL, which has `pg_dump`.

use crate::Error;
use crate::config::Config;
use crate::role::database;
use clap::Args;
use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use store::Store;

/// Arguments of `greenpulse backup`.
#[derive(Args)]
pub struct Backup {
    /// The file to write; it must not exist yet
    file: PathBuf,
}

/// Writes the copy under a temporary name and renames it, so that nobody mistakes a partial copy
/// for a whole one.
///
/// # Errors
/// [`Error::File`] if the file exists already or cannot be written, [`Error::NoDatabase`], the
/// store's.
pub async fn backup(config: &Config, asked: &Backup) -> Result<(), Error> {
    let file = &asked.file;
    let refused = |why: String| Error::File(file.display().to_string(), why);
    let failed = |error: std::io::Error| refused(error.to_string());
    if file.exists() {
        return Err(refused("there is a file of that name already: give another one".to_owned()));
    }
    database::find(config)?;
    let store = Store::open_to_copy(&config.database_url).await?;
    let part = part_of(file);
    // Left over from an interrupted try.
    match std::fs::remove_file(&part) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    // It holds the same data as the database, so nobody else may read it.
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part).map_err(failed)?;
    let copied = store.copy_into(&part).await;
    store.close().await;
    let kept = copied.map_err(Error::from).and_then(|()| keep(&part, file).map_err(failed));
    if kept.is_err() {
        // A partial copy is useless.
        let _ = std::fs::remove_file(&part);
    }
    kept?;
    let bytes = std::fs::metadata(file).map_err(failed)?.len();
    println!("{} holds everything as of now ({:.1} MB).", file.display(), bytes as f64 / 1e6);
    Ok(())
}

/// Syncs the file to disk and gives it its name.
fn keep(part: &Path, file: &Path) -> std::io::Result<()> {
    File::open(part)?.sync_all()?;
    std::fs::rename(part, file)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// The temporary name of a file until it is complete.
pub fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}
