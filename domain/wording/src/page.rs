//! What pages say, a file a page.

pub mod daily;
pub mod performance;
pub mod settings;
pub mod sign_in;
