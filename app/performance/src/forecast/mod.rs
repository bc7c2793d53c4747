//! Forecasts: the next seven days and the next twelve months of a building's utility with their
//! range, cost and highest hours, and how good such forecasts have been.

mod chart;
mod months;
mod past;
mod week;

use crate::place::Place;
use app::AppState;
use app::ahead::Ahead;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use document::answer::{Failure, answered_in};
use document::frame::OVERVIEW;
use domain::zone::Span;
use domain::{DAY_MS, Millis, SeriesId, Utility};
use learning::{Hours, MonthsAhead, NoMonths, months_ahead};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Forecast, Granularity};

pub fn routes() -> Router<AppState> {
    Router::new().route("/buildings/{id}/forecast", get(show))
}

#[derive(Deserialize)]
struct Params {
    utility: Option<String>,
}

/// The content of the page.
struct Found {
    utility: Utility,
    /// The hours to come, and the past forecasts.
    ahead: Ahead,
    /// The recently measured hours, in order.
    measured: Vec<(Millis, f64)>,
    /// The months to come, or why there are none.
    months: Result<MonthsAhead, NoMonths>,
    /// Forecasts of past months, made a month ahead.
    months_past: Vec<Forecast>,
}

/// How far back the page looks.
const LOOKED_BACK_MS: Millis = 8 * DAY_MS;

async fn show(State(state): State<AppState>, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    answered_in(OVERVIEW, &state, page(&state, &id, &params).await)
}

async fn page(state: &AppState, id: &str, params: &Params) -> Result<Response, Failure> {
    let place = Place::find(state, id, params.utility.as_deref())?;
    let found = match place.chosen {
        Some(chosen) => Some(find(state, &place, chosen).await?),
        None => None,
    };
    let title = format!("{}: what comes", place.building.name);
    let (site, own) = (format!("/?site={}", place.site.site_id), place.address());
    let above = [(site.as_str(), place.site.name.as_str()), (own.as_str(), place.building.name.as_str())];
    Ok(place.frame(state, &title, &above).answer(StatusCode::OK, || match &found {
        Some(found) => whole(&place, found),
        None => nothing(&place),
    }))
}

async fn find(state: &AppState, place: &Place, (utility, series): (Utility, SeriesId)) -> store::Result<Found> {
    let (store, catalog, zone, now) = (&state.store, state.store.catalog(), &place.zone, place.now);
    let ahead = Ahead::read(state, &catalog, place.building.building_id, (utility, series), now).await?;
    let span = Span { start: zone.hour(now - LOOKED_BACK_MS).start, end: zone.hour(now).start };
    let hours = Hours::of_series(store, series, span).await?.unwrap_or_default();
    let measured = (0..).map(|i| hours.start + i * domain::HOUR_MS).zip(hours.energy.iter().copied());
    let year = Span { start: now - 400 * DAY_MS, end: zone.month(now).start };
    Ok(Found {
        utility,
        measured: measured.filter(|hour| hour.1.is_finite()).collect(),
        months: months_ahead(store, series, &ahead.pricing, zone, now).await?,
        months_past: store.forecast_past(series, Granularity::Monthly, year).await?,
        ahead,
    })
}

fn nothing(place: &Place) -> AnyView {
    view! {
        <div class="headline-block">
            <h1 class="headline">{place.building.name.clone()}": "<strong>"no meter counts here yet."</strong></h1>
            <p class="lede">"A forecast needs two days of readings. Give a meter to this building, and come back then."</p>
        </div>
        <p><a class="button button-primary" href="/status#new-meters">"See the new meters"</a></p>
    }
    .into_any()
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
    let address = place.address();
    view! {
        <section class="page-section" aria-labelledby="next">
            <h2 id="next">"Where to go from here"</h2>
            <ul class="link-list">
                <li><a href=format!("{address}/savings?utility={}#targets", utility.as_str())>"Set a target"</a><p class="status-text">"So much less than before, and where it leads."</p></li>
                <li><a href=format!("{address}/analysis?utility={}", utility.as_str())>"What its load looks like"</a><p class="status-text">"Peaks, nights and weekends: what can be moved or switched off."</p></li>
                <li><a href=format!("{address}/models")>"How it is forecast"</a><p class="status-text">"The method that serves, the others that were tried, and an older one to put back."</p></li>
            </ul>
        </section>
    }
    .into_any()
}
