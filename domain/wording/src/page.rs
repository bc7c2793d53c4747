//! What pages say, a file a page.

pub mod buildings;
pub mod costs;
pub mod daily;
pub mod energy;
pub mod help;
pub mod map;
pub mod menu;
pub mod passkey;
pub mod performance;
pub mod reports;
pub mod round;
pub mod search;
pub mod settings;
pub mod sign_in;
pub mod tabs;
pub mod welcome;
