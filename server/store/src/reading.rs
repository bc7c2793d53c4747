//! Readings as others see them: they are committed, corrected, read by page and API, verified, and kept in
//! quarantine if nobody can read them.

mod brought;
pub(crate) mod commit;
pub(crate) mod correct;
pub(crate) mod course;
mod gaps;
mod overlap;
pub(crate) mod photo;
pub(crate) mod quarantine;
pub(crate) mod read;
pub(crate) mod verify;
