//! The page of sites and buildings.

pub mod building;
pub mod plan;
pub mod site;
pub mod taken;

use crate::Words;
use crate::room::texts;
use domain::UnitSystem;

texts! { "settings/place";
    /// The title.
    title();
    /// Below the headline.
    lede();
    /// A building was removed.
    removed();
    /// The link to the form of a building.
    add_building();
    /// The link to the form of a site.
    add_site();
    /// The link to a site's own page.
    site_settings();
    /// The headline without buildings.
    [3] none();
    /// The headline: how many buildings, at how many sites.
    [3] headline_of(buildings: usize, sites: usize);
    /// The facts on a site.
    site_facts(zone: &str, currency: &str, system: UnitSystem, is_located: bool, area: Option<&str>);
    /// The facts on a building.
    building_facts(kind: &str, area: Option<&str>, meters: usize, score: Option<i64>);
}

/// The headline: how many buildings there are, and at how many sites.
#[must_use]
pub fn headline(words: Words, buildings: usize, sites: usize) -> [String; 3] {
    if buildings == 0 { none(words) } else { headline_of(words, buildings, sites) }
}
