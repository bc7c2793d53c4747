//! Readings as others see them: they are committed, read by page and API, verified, and kept in
//! quarantine if nobody can read them.

mod brought;
pub(crate) mod commit;
mod gaps;
pub(crate) mod quarantine;
pub(crate) mod read;
pub(crate) mod verify;
