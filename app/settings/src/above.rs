//! The pages above each page of the settings, from the outermost in.

/// Addresses and names of pages.
pub type Above = &'static [(&'static str, &'static str)];

/// Above the page of a meter.
pub const METERS: Above = &[("/settings", "Settings"), ("/settings/meters", "Meters")];
/// Above the page of a site or a building.
pub const PLACES: Above = &[("/settings", "Settings"), ("/settings/places", "Sites and buildings")];
/// Above the pages of tariffs, accounts and bills.
pub const TARIFFS: Above = &[("/settings", "Settings"), ("/settings/tariffs", "Tariffs and bills")];
/// Above the page of a mapping.
pub const MAPPINGS: Above = &[("/settings", "Settings"), ("/settings/mappings", "Mappings")];
/// Above the page of a file.
pub const IMPORT: Above = &[("/settings", "Settings"), ("/settings/import", "Import and export")];
