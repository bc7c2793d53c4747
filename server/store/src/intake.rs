//! Where readings come from: data sources and files, how messages are read, and those that nobody
//! can read or nobody has approved yet.

pub(crate) mod announcement;
pub(crate) mod data_source;
pub(crate) mod file_import;
mod mapping;
pub(crate) mod topic;
pub(crate) mod waiting;
