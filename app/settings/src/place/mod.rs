//! Places: sites and their buildings. The list, and a page for each.

mod area;
mod building;
mod site;
mod taken;

use app::{Routes, Scope};
use area::area_words;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, Params, answered};
use document::frame::Frame;
use document::part::Done;
use domain::{Building, BuildingId, Site, SiteId};
use leptos::prelude::*;
use store::Catalog;
use wording::page::settings::place as says;

pub fn routes() -> Routes {
    Routes::documents()
        .get("/settings/places", list)
        .get("/settings/sites/new", site::new)
        .post("/settings/sites/new", site::make)
        .get("/settings/sites/{id}", site::show)
        .post("/settings/sites/{id}", site::save)
        .get("/settings/buildings/new", building::new)
        .post("/settings/buildings/new", building::make)
        .get("/settings/buildings/{id}", building::show)
        .post("/settings/buildings/{id}", building::save)
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

async fn list(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, list_page(&state, &params).await)
}

async fn list_page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let catalog = state.catalog();
    let mut groups = Vec::new();
    for site in catalog.sites.values() {
        let is_located = state.store.site_position(site.site_id).await?.is_some();
        groups.push(group(&catalog, site, is_located));
    }
    let (counted, at) = says::headline(catalog.buildings.len(), catalog.sites.len());
    let done = (params.done.as_deref() == Some("removed")).then(|| says::REMOVED.to_owned());
    Ok(Frame::new(state, says::TITLE).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{counted}</strong>
                    {at}
                </h1>
                <p class="lede">{says::LEDE}</p>
            </div>
            <Done words=done/>
            {groups.into_iter().map(|group| view! { <GroupShown group/> }).collect_view()}
            <p class="form-actions">
                <a class="button button-primary" href="/settings/buildings/new">{says::ADD_BUILDING}</a>
                <a class="button" href="/settings/sites/new">{says::ADD_SITE}</a>
            </p>
        }
        .into_any()
    }))
}

fn group(catalog: &Catalog, site: &Site, is_located: bool) -> Group {
    let mut buildings: Vec<&Building> = catalog.buildings.values().filter(|building| building.site_id == site.site_id).collect();
    buildings.sort_by_key(|building| building.name.to_lowercase());
    let area = site.floor_area_m2.map(|area| area_words(area, site.unit_system));
    Group {
        site_id: site.site_id,
        name: site.name.clone(),
        facts: says::site_facts(&site.zone, &site.currency, site.unit_system, is_located, area.as_deref()),
        buildings: buildings.into_iter().map(|one| (one.building_id, one.name.clone(), line(catalog, one, site))).collect(),
    }
}

#[component]
fn GroupShown(group: Group) -> impl IntoView {
    let heading = format!("site-{}", group.site_id);
    view! {
        <section class="page-section" aria-labelledby=heading.clone()>
            <div class="section-head">
                <h2 id=heading.clone()>{group.name}</h2>
                <a class="button" href=format!("/settings/sites/{}", group.site_id)>{says::SITE_SETTINGS}</a>
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

/// The facts on a building, in a line.
fn line(catalog: &Catalog, building: &Building, site: &Site) -> String {
    let meters = catalog.meters_of(building.building_id).count();
    let area = building.floor_area_m2.map(|area| area_words(area, site.unit_system));
    says::building_facts(building.building_type.label(), area.as_deref(), meters, building.energy_star_score)
}
