//! The pages above each page of the settings, from the outermost in.

use wording::page::settings::above as says;

/// Addresses and names of pages.
pub type Above = &'static [(&'static str, &'static str)];

/// Above the page of a meter.
pub const METERS: Above = &[("/settings", says::SETTINGS), ("/settings/meters", says::METERS)];
/// Above the page of a site or a building.
pub const PLACES: Above = &[("/settings", says::SETTINGS), ("/settings/places", says::PLACES)];
/// Above the pages of tariffs, accounts and bills.
pub const TARIFFS: Above = &[("/settings", says::SETTINGS), ("/settings/tariffs", says::TARIFFS)];
/// Above the page of a mapping.
pub const MAPPINGS: Above = &[("/settings", says::SETTINGS), ("/settings/mappings", says::MAPPINGS)];
/// Above the page of a file.
pub const IMPORT: Above = &[("/settings", says::SETTINGS), ("/settings/import", says::IMPORT)];
