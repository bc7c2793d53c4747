//! The names of pages that others stand below, as links say them.

/// The first page of the settings.
pub const SETTINGS: &str = "Settings";
/// The list of meters.
pub const METERS: &str = "Meters";
/// The list of sites and buildings.
pub const PLACES: &str = "Sites and buildings";
/// The tariffs, and what is billed by them.
pub const TARIFFS: &str = "Tariffs and bills";
/// The list of mappings.
pub const MAPPINGS: &str = "Mappings";
/// Files in and out.
pub const IMPORT: &str = "Import and export";
