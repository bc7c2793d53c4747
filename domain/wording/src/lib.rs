//! Words: from facts to sentences in the reader's language and units, for pages, the API, mail,
//! documents and prompts. Decides nothing: which facts there are, and which of them matter, is
//! decided by whoever asks. Pure.
//!
//! **Where a text goes.** All that people read stands in `texts`, a folder a language, and there a
//! file a room of the house: `texts/en/finding.ftl` is what pages say of findings. The module of the
//! same name declares each text with its placeholders (macro `texts!`), so that the compiler knows
//! it: `says::deleted(words, &name)`. Keep whole sentences together: other languages order them
//! differently. A name that a machine reads (`as_str`) is no word and stays with its type in
//! `domain`. `docs/words.md` has the glossary and the steps.

// The macro first, then whom texts are for.
pub mod room;

mod reader;
// Numbers and dates.
mod date;
pub mod figure;
// What things are called, and what is said of findings.
pub mod cause;
mod detail;
pub mod evidence;
pub mod finding;
pub mod issue;
pub mod label;
// What letters say.
pub mod letter;
pub mod source_energy;
// What is said around pages, instead of them, and of what forms are given.
pub mod answer;
pub mod form;
pub mod frame;
pub mod problem;
pub mod typed;
// What pages say of themselves.
pub mod page;

mod old;
mod rooms;

pub use detail::{causes, seen};
pub use figure::Amounts;
pub use old::facts;
pub use reader::{Language, Reader, Words};
pub use rooms::{ROOMS, languages};
