//! Forecasts: the next seven days and the next twelve months of a building's utility with their
//! range, cost and highest hours, and how good such forecasts have been.

mod chart;
mod found;
mod months;
mod past;
mod week;

use crate::place::Place;
use app::document::answer::{Failure, answered_in};
use app::document::frame::BUILDINGS;
use app::document::tabs::Tab;
use app::{Routes, Scope};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Utility;
use found::{Found, find};
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::performance::forecast as says;
use wording::page::performance::place as of_place;

pub fn routes() -> Routes {
    Routes::documents().get("/buildings/{id}/forecast", show)
}

#[derive(Deserialize)]
struct Params {
    utility: Option<String>,
}

async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    answered_in(BUILDINGS, &state, page(&state, &id, &params).await)
}

async fn page(state: &Scope, id: &str, params: &Params) -> Result<Response, Failure> {
    let place = Place::find(state, id, params.utility.as_deref())?;
    let words = place.words;
    let found = match place.chosen {
        Some(chosen) => Some(find(state, &place, chosen).await?),
        None => None,
    };
    let title = says::title(words, &place.building.name);
    let own = place.address();
    let above = [(BUILDINGS.href, BUILDINGS.name(words)), (own.as_str(), place.building.name.as_str())];
    Ok(place.frame(state, Tab::Forecast, &title, &above).answer(StatusCode::OK, || match &found {
        Some(found) => whole(&place, found),
        None => place.without_meter(says::needed(words)),
    }))
}

fn whole(place: &Place, found: &Found) -> AnyView {
    view! {
        {week::headline(place, found)}
        {place.choice(found.utility, |one| format!("{}/forecast?utility={}", place.address(), one.as_str()))}
        {week::section(found)}
        {months::section(place, found)}
        {past::section(found)}
        {next(place, found.utility)}
    }
    .into_any()
}

fn next(place: &Place, utility: Utility) -> AnyView {
    let words = place.words;
    let address = place.address();
    let [targets, targets_text] = says::to_targets(words);
    let [load, load_text] = says::to_load(words);
    let [models, models_text] = says::to_models(words);
    view! {
        <section class="page-section" aria-labelledby="next">
            <h2 id="next">{of_place::next(words)}</h2>
            <ul class="link-list">
                <li><a href=format!("{address}/savings?utility={}#targets", utility.as_str())>{targets}</a><p class="status-text">{targets_text}</p></li>
                <li><a href=format!("{address}/analysis?utility={}", utility.as_str())>{load}</a><p class="status-text">{load_text}</p></li>
                <li><a href=format!("{address}/models")>{models}</a><p class="status-text">{models_text}</p></li>
            </ul>
        </section>
    }
    .into_any()
}
