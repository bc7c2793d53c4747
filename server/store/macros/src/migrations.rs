//! The files of a folder as migrations: `VERSION_what_it_adds.sql`, in order of their versions.

use crate::text_of;
use proc_macro::{TokenStream, TokenTree};
use std::path::PathBuf;

/// The migrator as code.
pub fn migrator(input: TokenStream) -> Result<String, String> {
    let tokens: Vec<TokenTree> = input.into_iter().collect();
    let path = text_of(tokens.first()).ok_or("the folder's path is missing")?;
    let folder = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join(path);
    let wrong = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(wrong)? {
        let file = entry.map_err(wrong)?.path().canonicalize().map_err(wrong)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some((version, rest)) = name.split_once('_') else { continue };
        let Some(description) = rest.strip_suffix(".sql") else { continue };
        // sqlx would read these otherwise.
        if description.ends_with(".up") || description.ends_with(".down") {
            return Err(format!("{name}: migrations go one way here"));
        }
        if std::fs::read_to_string(&file).map_err(wrong)?.starts_with("-- no-transaction") {
            return Err(format!("{name}: each migration is one transaction here"));
        }
        let version: i64 = version.parse().map_err(|_| format!("{name} does not begin with its version"))?;
        files.push((version, description.replace('_', " "), file));
    }
    files.sort();
    let migrations: Vec<String> = files
        .iter()
        .map(|(version, description, file)| {
            // `include_str!` has the compiler look at the file again when it changes.
            format!(
                "::sqlx::migrate::Migration::new({version}, ::std::borrow::Cow::Borrowed({description:?}), \
                 ::sqlx::migrate::MigrationType::Simple, ::sqlx::SqlStr::from_static(::std::include_str!({:?})), false)",
                file.display().to_string()
            )
        })
        .collect();
    Ok(format!("::sqlx::migrate::Migrator::with_migrations(::std::vec![{}])", migrations.join(", ")))
}
