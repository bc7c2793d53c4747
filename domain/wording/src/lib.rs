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
//!
//! **The five daily pages** still have their words in `en`, as constants and functions, since a
//! browser loads them. Texts are read on the server only.

// Texts are read on the server only: the macro first, then whom they are for.
#[cfg(not(target_arch = "wasm32"))]
pub mod room;
#[cfg(not(target_arch = "wasm32"))]
mod server {
    pub use crate::detail::{causes, seen};
    pub use crate::figure::Amounts;
    pub use crate::old::facts;
    pub use crate::reader::{Language, Reader, Words};
    pub use crate::rooms::ROOMS;
}

#[cfg(not(target_arch = "wasm32"))]
mod reader;
// Numbers and dates.
#[cfg(not(target_arch = "wasm32"))]
mod date;
#[cfg(not(target_arch = "wasm32"))]
pub mod figure;
// What things are called, and what is said of findings.
#[cfg(not(target_arch = "wasm32"))]
pub mod cause;
#[cfg(not(target_arch = "wasm32"))]
mod detail;
#[cfg(not(target_arch = "wasm32"))]
pub mod evidence;
#[cfg(not(target_arch = "wasm32"))]
pub mod finding;
#[cfg(not(target_arch = "wasm32"))]
pub mod issue;
#[cfg(not(target_arch = "wasm32"))]
pub mod label;
#[cfg(not(target_arch = "wasm32"))]
pub mod source_energy;
// What documents say around their pages.
#[cfg(not(target_arch = "wasm32"))]
pub mod answer;
#[cfg(not(target_arch = "wasm32"))]
pub mod form;
#[cfg(not(target_arch = "wasm32"))]
mod old;
#[cfg(not(target_arch = "wasm32"))]
mod rooms;

mod en;
// What pages say of themselves.
pub mod page;

pub use en::calendar;
#[cfg(not(target_arch = "wasm32"))]
pub use server::*;
