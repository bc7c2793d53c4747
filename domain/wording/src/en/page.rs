//! The strings of pages, a file a page.

pub mod ahead;
pub mod building;
pub mod change;
pub mod chart;
pub mod document;
pub mod finding;
pub mod frame;
pub mod history;
pub mod meter;
pub mod money;
pub mod new_meter;
pub mod overview;
pub mod part;
pub mod place;
pub mod problem;
pub mod reading;
pub mod sign_in;
pub mod status;
pub mod typed;
pub mod weather;
