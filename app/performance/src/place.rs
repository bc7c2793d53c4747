//! The building of a page, and the utility that was asked for. Leaves out what a page says of them.

use app::Scope;
use app::document::answer::Failure;
use app::document::frame::{BUILDINGS, Frame};
use app::document::tabs::Tab;
use domain::{Building, BuildingId, BuildingType, Flow, Millis, SeriesId, Site, Utility, Zone};
use leptos::prelude::*;
use std::sync::Arc;
use store::{Catalog, Owner};
use wording::page::performance::place as says;
use wording::{Words, label};

/// A building with one of its utilities chosen.
pub struct Place {
    /// The building.
    pub building: Building,
    /// Its site.
    pub site: Site,
    /// The site's clock.
    pub zone: Arc<Zone>,
    /// The utilities that it uses, each with its series.
    pub utilities: Vec<(Utility, SeriesId)>,
    /// The utility that was asked for, or else the first.
    pub chosen: Option<(Utility, SeriesId)>,
    /// In whose words it is told.
    pub words: Words,
    /// The time of the request.
    pub now: Millis,
}

/// The utilities that a building uses, each with its series; electricity first.
pub fn utilities(catalog: &Catalog, building_id: BuildingId) -> Vec<(Utility, SeriesId)> {
    let mut found: Vec<(Utility, SeriesId)> = catalog
        .series_of_owner(Owner::Building(building_id))
        .filter(|series| series.flow == Flow::Use && series.utility.is_amount())
        .map(|series| (series.utility, series.series_id))
        .collect();
    found.sort_unstable();
    found
}

impl Place {
    /// The building whose number is in the address.
    ///
    /// # Errors
    /// [`Failure::Missing`] if there is no such building.
    pub fn find(state: &Scope, id: &str, utility: Option<&str>) -> Result<Self, Failure> {
        let catalog = state.catalog();
        let missing = Failure::Missing("building");
        let Ok(id) = id.parse().map(BuildingId) else { return Err(missing) };
        let Some(building) = catalog.buildings.get(&id).cloned() else { return Err(missing) };
        let Some(site) = catalog.sites.get(&building.site_id).cloned() else { return Err(missing) };
        let utilities = utilities(&catalog, id);
        let asked = utility.and_then(Utility::parse);
        let chosen = utilities.iter().copied().find(|one| Some(one.0) == asked).or_else(|| utilities.first().copied());
        let words = state.words(&site);
        Ok(Self { zone: catalog.zone(site.site_id), words, building, site, utilities, chosen, now: state.now() })
    }

    /// The address of the building's own page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/buildings/{}", self.building.building_id)
    }

    /// The links to choose a utility; `None` if there is only one.
    #[must_use]
    pub fn choice(&self, chosen: Utility, to: impl Fn(Utility) -> String) -> Option<AnyView> {
        let words = self.words;
        (self.utilities.len() > 1).then(|| {
            view! {
                <nav class="segmented segmented-wrap" aria-label=says::utilities(words)>
                    {self.utilities.iter().map(|&(one, _)| view! {
                        <a href=to(one) aria-current=(one == chosen).then_some("true")>{label::utility(words, one)}</a>
                    }).collect_view()}
                </nav>
            }
            .into_any()
        })
    }

    /// What a page shows while no meter counts here: what it needs, and the way to the new meters.
    #[must_use]
    pub fn without_meter(&self, needed: &'static str) -> AnyView {
        let words = self.words;
        let [before, strong, _] = says::no_meter(words, &self.building.name);
        view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong></h1>
                <p class="lede">{needed}</p>
            </div>
            <p><a class="button button-primary" href="/status#new-meters">{says::new_meters(words)}</a></p>
        }
        .into_any()
    }

    /// The frame of one of its pages; `above` holds the pages above it.
    #[must_use]
    pub fn frame<'a>(&self, state: &'a Scope, tab: Tab, title: &'a str, above: &'a [(&'a str, &'a str)]) -> Frame<'a> {
        let building = Some((self.building.building_id, tab));
        Frame { section: BUILDINGS, above, building, is_demo: self.building.is_demo, ..Frame::new(state, title) }
    }

    /// The building's peers: the other buildings of its site with its type. If fewer than two
    /// exist, all others except homes. The flag is true if the peers have its type.
    #[must_use]
    pub fn peers(&self, catalog: &Catalog) -> (Vec<Building>, bool) {
        let is_another = |other: &&Building| other.site_id == self.site.site_id && other.building_id != self.building.building_id;
        let others = || catalog.buildings.values().filter(is_another);
        let alike: Vec<Building> = others().filter(|other| other.building_type == self.building.building_type).cloned().collect();
        let no_homes = others().filter(|other| other.building_type != BuildingType::Home);
        if alike.len() >= 2 { (alike, true) } else { (no_homes.cloned().collect(), false) }
    }
}
