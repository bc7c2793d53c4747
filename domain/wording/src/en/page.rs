//! The strings of pages, a file a page.

pub mod document;
pub mod performance;
