//! The strings of the settings.

pub mod above;
pub mod home;
pub mod pages;
pub mod token;
pub mod weather;
