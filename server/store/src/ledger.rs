//! The ledger and what follows from it, within a transaction: readings become rows, rows become
//! rollups, and these are summed up into places and days. Nothing here begins or commits.

pub(crate) mod around;
pub(crate) mod beyond;
pub(crate) mod commit;
pub(crate) mod compose;
pub(crate) mod derive;
pub(crate) mod derived;
pub(crate) mod entry;
pub(crate) mod gap;
pub(crate) mod keep;
pub(crate) mod rebuild;
pub(crate) mod refused;
pub(crate) mod reject;
pub(crate) mod settle;
pub(crate) mod slot;
pub(crate) mod tail;
pub(crate) mod touched;
