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
use domain::{Building, BuildingId, Site, SiteId, UnitSystem};
use leptos::prelude::*;
use store::Catalog;

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
    let (sites, buildings) = (catalog.sites.len(), catalog.buildings.len());
    let done = (params.done.as_deref() == Some("removed")).then(|| "Removed.".to_owned());
    Ok(Frame::new(state, "Sites and buildings").answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{match buildings { 0 => "No building yet.".to_owned(), 1 => "One building".to_owned(), n => format!("{n} buildings") }}</strong>
                    {match (buildings, sites) { (0, _) => String::new(), (_, 1) => " at one site.".to_owned(), (_, n) => format!(" at {n} sites.") }}
                </h1>
                <p class="lede">"What a building is for and how large it is decides with what it is compared. A site has the clock, the money and the units of its people."</p>
            </div>
            <Done words=done/>
            {groups.into_iter().map(|group| view! { <GroupShown group/> }).collect_view()}
            <p class="form-actions">
                <a class="button button-primary" href="/settings/buildings/new">"Add a building"</a>
                <a class="button" href="/settings/sites/new">"Add a site"</a>
            </p>
        }
        .into_any()
    }))
}

fn group(catalog: &Catalog, site: &Site, is_located: bool) -> Group {
    let mut buildings: Vec<&Building> = catalog.buildings.values().filter(|building| building.site_id == site.site_id).collect();
    buildings.sort_by_key(|building| building.name.to_lowercase());
    let mut facts = vec![
        format!("The clock of {}", site.zone),
        site.currency.clone(),
        units_words(site.unit_system).to_owned(),
        if is_located { "its position is known".to_owned() } else { "its position is not known, nor its weather".to_owned() },
    ];
    if let Some(area) = site.floor_area_m2 {
        facts.push(area_words(area, site.unit_system));
    }
    Group {
        site_id: site.site_id,
        name: site.name.clone(),
        facts: format!("{}.", facts.join("; ")),
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
                <a class="button" href=format!("/settings/sites/{}", group.site_id)>"Settings of the site"</a>
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
    let meters = match catalog.meters_of(building.building_id).count() {
        0 => "no meter".to_owned(),
        1 => "one meter".to_owned(),
        n => format!("{n} meters"),
    };
    let area = building.floor_area_m2.map_or_else(|| "floor area not said".to_owned(), |area| area_words(area, site.unit_system));
    let score = building.energy_star_score.map(|score| format!("; ENERGY STAR {score}")).unwrap_or_default();
    format!("{}; {area}; {meters}{score}.", building.building_type.label())
}

fn units_words(system: UnitSystem) -> &'static str {
    match system {
        UnitSystem::Us => "US units",
        UnitSystem::Metric => "metric units",
    }
}
