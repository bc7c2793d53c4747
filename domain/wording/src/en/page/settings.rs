//! The strings of the settings.

pub mod factor;
pub mod field;
pub mod import;
pub mod place;
pub mod source_energy;
pub mod stated;
pub mod tariff;
