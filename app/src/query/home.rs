//! What Home is about: a site, or the one building of somebody who sees no other. Leaves out what it shows (`overview`).

use crate::Scope;
use domain::{BuildingId, Sight, SiteId};
use store::Catalog;

/// The building of somebody who sees that one only: it is their home page.
pub fn only_building(state: &Scope) -> Option<BuildingId> {
    match state.caller.sight() {
        Sight::Buildings(buildings) if buildings.len() == 1 => buildings.first().copied(),
        _ => None,
    }
}

/// The first site with a building, or else the first.
pub(super) fn first_site(catalog: &Catalog) -> Option<SiteId> {
    let has_building = |id: &&SiteId| catalog.buildings.values().any(|building| building.site_id == **id);
    catalog.sites.keys().find(has_building).or_else(|| catalog.sites.keys().next()).copied()
}
