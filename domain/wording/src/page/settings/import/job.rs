//! Why an upload was refused, and why an import failed.

use crate::room::texts;

texts! { "settings/import/job";
    /// Another upload runs.
    another_upload();
    /// All files that can be kept are being read.
    too_many();
    /// The form came without a file.
    no_file();
    /// A file is larger than any that is kept.
    too_large();
    /// All files together are larger than what is kept.
    all_too_large();
    /// The inspection of a file died.
    not_looked_at();
    /// A file could not be written to disk.
    not_kept(why: &str);
    /// An upload ended early.
    upload_broke_off(why: &str);
    /// The database failed during an import.
    database_failed(stored: u64);
}
