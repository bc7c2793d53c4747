//! The page of file imports and of the export. Leaves out how each file is doing (`progress`).

pub mod job;
pub mod past;
pub mod plan;
pub mod progress;
pub mod question;
pub mod why;

use crate::room::texts;

texts! { "settings/import";
    /// The title.
    title();
    /// The title of the page of one file.
    file_title();
    /// The headline.
    headline();
    /// Below the headline.
    lede();
    /// Before the reason why an upload was refused.
    refused();
    /// The field of the file.
    file();
    /// The button of the upload.
    upload();
    /// The heading of the files that are kept.
    jobs();
    /// The heading of the export.
    export();
    /// Below the heading of the export.
    export_lede();
    /// The link to the export.
    export_all();
}
