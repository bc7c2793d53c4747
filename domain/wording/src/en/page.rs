//! The strings of pages, a file a page.

pub mod settings;
