//! The page of sites and buildings.

pub mod building;
pub mod site;
pub mod taken;

use domain::UnitSystem;

/// The title.
pub const TITLE: &str = "Sites and buildings";

/// The headline: how many buildings there are, and behind that at how many sites.
#[must_use]
pub fn headline(buildings: usize, sites: usize) -> (String, String) {
    let counted = match buildings {
        0 => "No building yet.".to_owned(),
        1 => "One building".to_owned(),
        n => format!("{n} buildings"),
    };
    let at = match (buildings, sites) {
        (0, _) => String::new(),
        (_, 1) => " at one site.".to_owned(),
        (_, n) => format!(" at {n} sites."),
    };
    (counted, at)
}

/// Below the headline.
pub const LEDE: &str = "What a building is for and how large it is decides with what it is compared. A site has the clock, the money and the units of its people.";

/// A building was removed.
pub const REMOVED: &str = "Removed.";

/// The link to the form of a building.
pub const ADD_BUILDING: &str = "Add a building";
/// The link to the form of a site.
pub const ADD_SITE: &str = "Add a site";
/// The link to a site's own page.
pub const SITE_SETTINGS: &str = "Settings of the site";

/// The facts on a site. `area` comes with its unit.
#[must_use]
pub fn site_facts(zone: &str, currency: &str, system: UnitSystem, is_located: bool, area: Option<&str>) -> String {
    let units = match system {
        UnitSystem::Us => "US units",
        UnitSystem::Metric => "metric units",
    };
    let position = if is_located { "its position is known" } else { "its position is not known, nor its weather" };
    let area = area.map(|area| format!("; {area}")).unwrap_or_default();
    format!("The clock of {zone}; {currency}; {units}; {position}{area}.")
}

/// The facts on a building. `area` comes with its unit.
#[must_use]
pub fn building_facts(kind: &str, area: Option<&str>, meters: usize, energy_star_score: Option<i64>) -> String {
    let meters = match meters {
        0 => "no meter".to_owned(),
        1 => "one meter".to_owned(),
        n => format!("{n} meters"),
    };
    let area = area.unwrap_or("floor area not said");
    let score = energy_star_score.map(|score| format!("; ENERGY STAR {score}")).unwrap_or_default();
    format!("{kind}; {area}; {meters}{score}.")
}
