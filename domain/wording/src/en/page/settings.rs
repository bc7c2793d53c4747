//! The strings of the settings.

pub mod above;
pub mod count;
pub mod home;
pub mod mapping;
pub mod meter;
pub mod pages;
pub mod quarantine;
pub mod source;
pub mod token;
pub mod weather;
