//! The pages above each page of the settings, from the outermost in.

use wording::Words;
use wording::page::settings::above as says;

/// Addresses and names of pages.
pub type Above = [(&'static str, &'static str); 2];

/// Above the page of a meter.
pub fn meters(words: Words) -> Above {
    [("/settings", says::settings(words)), ("/settings/meters", says::meters(words))]
}

/// Above the page of a site or a building.
pub fn places(words: Words) -> Above {
    [("/settings", says::settings(words)), ("/settings/places", says::places(words))]
}

/// Above the pages of tariffs, accounts and bills.
pub fn tariffs(words: Words) -> Above {
    [("/settings", says::settings(words)), ("/settings/tariffs", says::tariffs(words))]
}

/// Above the page of a mapping.
pub fn mappings(words: Words) -> Above {
    [("/settings", says::settings(words)), ("/settings/mappings", says::mappings(words))]
}

/// Above the page of a file.
pub fn import(words: Words) -> Above {
    [("/settings", says::settings(words)), ("/settings/import", says::import(words))]
}
