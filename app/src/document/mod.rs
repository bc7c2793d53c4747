//! The parts of every page that are not its own: the document around it with the bar and the foot,
//! forms with their faults, and answers other than a page.

pub mod answer;
mod bar;
pub mod boxes;
pub mod frame;
mod icon;
mod menu;
pub mod part;
pub(crate) mod section;
pub mod tabs;
pub mod waiting;
