//! The texts of the settings.

pub mod above;
pub mod account;
pub mod audit;
pub mod count;
pub mod factor;
pub mod fault;
pub mod field;
pub mod home;
pub mod import;
pub mod key;
pub mod mapping;
pub mod meter;
pub mod pages;
pub mod people;
pub mod place;
pub mod quarantine;
pub mod screen;
pub mod source;
pub mod source_energy;
pub mod stated;
pub mod tariff;
pub mod token;
pub mod weather;
