//! Words: from facts to sentences in the reader's units, for pages, the API, mail, documents and
//! prompts. Decides nothing: which facts there are, and which of them matter, is decided by whoever
//! asks. Pure, and small enough for the browser.
//!
//! **Where a string goes.** All that people read stands in a language's folder, one file a room of
//! the house: `en/finding.rs` is what pages say of findings, `en/calendar.rs` the names of days and
//! months. The strings of a page go into a file of that page's name beside them, as functions that
//! take facts and return text, and the page calls them. Keep whole sentences together: other
//! languages order them differently. A name that a machine reads (`as_str`) is no word and stays
//! with its type in `domain`.
//!
//! **Another language** is another folder with the same files. Callers name `wording::finding`,
//! never `wording::en::finding`, so that one place, below, chooses what is loaded.

mod detail;
mod en;
mod text;
mod units;

pub use detail::{causes, seen};
pub use en::{calendar, cause, evidence, finding, label, page, phrase};
pub use text::facts;
pub use units::Units;
