//! Places: sites and their buildings. The list, and a page for each.

mod area;
mod building;
mod plan;
mod site;
mod taken;

use crate::find::{Find, Wanted, by_name};
use app::document::answer::{Failure, answered};
use app::document::frame::{Frame, may};
use app::document::part::Done;
use app::{Routes, Scope};
use area::area_words;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Building, BuildingId, Capability, Site, SiteId};
use leptos::prelude::*;
use serde::Deserialize;
use store::Catalog;
use wording::page::settings::{pages, place as says};
use wording::{Words, label};

pub use plan::upload_route;

pub fn routes() -> Routes {
    plan::routes()
        .for_holders(Capability::Manage)
        .get("/settings/places", list)
        .get("/settings/buildings/{id}", building::show)
        .post("/settings/buildings/{id}", building::save)
        .for_holders(Capability::Configure)
        .get("/settings/sites/new", site::new)
        .post("/settings/sites/new", site::make)
        .get("/settings/sites/{id}", site::show)
        .post("/settings/sites/{id}", site::save)
        .get("/settings/buildings/new", building::new)
        .post("/settings/buildings/new", building::make)
        .post("/settings/buildings/{id}/take", building::take)
        .post("/settings/buildings/{id}/remove", building::remove)
}

/// A site with its buildings, in words.
struct Group {
    site_id: SiteId,
    name: String,
    facts: String,
    buildings: Vec<(BuildingId, String, String)>,
}

/// The query of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Params {
    /// What is searched for.
    q: Option<String>,
    /// The word for what was done.
    done: Option<String>,
}

async fn list(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, list_page(&state, &params).await)
}

async fn list_page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let wanted = Wanted::of(params.q.as_deref());
    let mut groups = Vec::new();
    for site in catalog.sites.values() {
        let is_located = state.store.site_position(site.site_id).await?.is_some();
        groups.push(group(words, &catalog, site, is_located, &wanted));
    }
    groups.retain(|group: &Group| !wanted.is_asked() || !group.buildings.is_empty());
    let finds_nothing = wanted.is_asked() && groups.is_empty();
    let [before, counted, at] = says::headline(words, catalog.buildings.len(), catalog.sites.len());
    let done = (params.done.as_deref() == Some("removed")).then(|| says::removed(words).to_owned());
    Ok(Frame::new(state, says::title(words)).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    {before}<strong>{counted}</strong>{at}
                </h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <Done text=done/>
            <Find words href="/settings/places" wanted=&wanted/>
            {finds_nothing.then(|| view! { <p class="lede">{pages::find_nothing(words)}</p> })}
            {groups.into_iter().map(|group| view! { <GroupShown words group/> }).collect_view()}
            <p class="form-actions">
                {may(Capability::Configure).then(|| view! {
                    <a class="button button-primary" href="/settings/buildings/new">{says::add_building(words)}</a>
                    <a class="button" href="/settings/sites/new">{says::add_site(words)}</a>
                })}
            </p>
        }
        .into_any()
    }))
}

fn group(words: Words, catalog: &Catalog, site: &Site, is_located: bool, wanted: &Wanted) -> Group {
    let mut buildings: Vec<&Building> = catalog
        .buildings
        .values()
        .filter(|building| building.site_id == site.site_id && wanted.fits(&[&building.name]))
        .collect();
    buildings.sort_by(by_name(|building: &&Building| &building.name));
    let area = site.floor_area_m2.map(|area| area_words(words, area, site.unit_system));
    Group {
        site_id: site.site_id,
        name: site.name.clone(),
        facts: says::site_facts(words, &zone_name(&site.zone), &site.currency, site.unit_system, is_located, area.as_deref()),
        buildings: buildings
            .into_iter()
            .map(|one| (one.building_id, one.name.clone(), line(words, catalog, one, site)))
            .collect(),
    }
}

#[component]
fn GroupShown(words: Words, group: Group) -> impl IntoView {
    let heading = format!("site-{}", group.site_id);
    view! {
        <section class="page-section" aria-labelledby=heading.clone()>
            <div class="section-head">
                <h2 id=heading.clone()>{group.name}</h2>
                {may(Capability::Configure).then(|| view! { <a class="button" href=format!("/settings/sites/{}", group.site_id)>{says::site_settings(words)}</a> })}
            </div>
            <p class="status-text">{group.facts}</p>
            <ul class="link-list">
                {group.buildings.into_iter().map(|(id, name, text)| view! {
                    <li><a href=format!("/settings/buildings/{id}")>{name}</a><p class="status-text">{text}</p></li>
                }).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

/// A time zone as people call it: `New York` for `America/New_York`.
fn zone_name(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// The facts on a building, in a line.
fn line(words: Words, catalog: &Catalog, building: &Building, site: &Site) -> String {
    let meters = catalog.meters_of(building.building_id).count();
    let area = building.floor_area_m2.map(|area| area_words(words, area, site.unit_system));
    says::building_facts(
        words,
        label::building_type(words, building.building_type),
        area.as_deref(),
        meters,
        building.energy_star_score,
    )
}
