//! The page of a building.

use super::energy::Energy;
use super::history::History;
use crate::Scope;
use crate::chart::ChartSheet;
use crate::document::frame::{BUILDINGS, Follows, Frame};
use crate::document::section::opens;
use crate::document::tabs::Tab;
use crate::model::building::{BuildingView, UtilityLine};
use crate::model::chart::ChartView;
use crate::model::energy_section::EnergySection;
use crate::model::live::Watch;
use crate::part::{Absent, change_mark, missing, notice, to_a_screen, trouble};
use crate::query::energy_section::Asked;
use crate::query::history::address::Params as HistoryParams;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::BuildingId;
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::daily::building as says;
use wording::page::daily::chart;
use wording::{Words, frame};

/// The query of the page's address.
#[derive(Deserialize)]
pub struct Params {
    #[serde(flatten)]
    pub(super) history: HistoryParams,
    /// The energy section: its length, and a day in it.
    pub(super) energy: Option<String>,
    pub(super) on: Option<String>,
}

/// Answers with the page.
pub async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    match id.parse().ok().map(BuildingId) {
        Some(id) => of(&state, id, &params).await,
        None => missing(&state, Absent::Thing("building")),
    }
}

/// Answers with the page of that building.
pub async fn of(state: &Scope, id: BuildingId, params: &Params) -> Response {
    let tab = if params.history.is_any() { Tab::History } else { Tab::Now };
    let history = state.own.history_or(&params.history);
    let asked = Asked::of(params.energy.as_deref(), params.on.as_deref());
    match crate::query::building::building(state, id, &history, asked).await {
        Ok(Some(page)) => answer(state, &page, tab),
        Ok(None) => missing(state, Absent::Thing("building")),
        Err(_) => trouble(state),
    }
}

fn answer(state: &Scope, page: &BuildingView, tab: Tab) -> Response {
    let frame = Frame {
        building: Some((page.building_id, tab)),
        is_demo: page.is_demo,
        site_id: Some(page.site_id),
        follows: Follows {
            watch: Watch::Building {
                building_id: page.building_id,
                has_flow: page.section.as_ref().is_some_and(EnergySection::moves),
            },
            shape: page.shape,
        },
        ..Frame::first(state, &page.name, BUILDINGS)
    };
    frame.answer(StatusCode::OK, || whole(page))
}

fn whole(page: &BuildingView) -> AnyView {
    let words = page.words;
    let [before, link, behind] = says::no_meters(words);
    view! {
        {notice(page.notice.clone())}
        <div class="headline-block">
            <nav class="headline-over" aria-label=frame::trail(words)><a href=format!("/?site={}", page.site_id)>{page.site_name.clone()}</a>" / "{page.facts.clone()}</nav>
            <div data-part="headline" inner_html=page.headline.clone()></div>
            {page.weather.clone().map(|weather| view! { <p class="chart-note">{weather}</p> })}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
            {(!page.has_meters).then(|| if opens("/status") {
                view! { <p class="lede">{before}<a href="/status#new-meters">{link}</a>{behind}</p> }.into_any()
            } else {
                view! { <p class="lede">{before}</p> }.into_any()
            })}
        </div>
        {page.last_hour.clone().map(|chart| view! { <LastHour words chart weekday=page.weekday.clone()/> })}
        {(!page.forecast_words.is_empty()).then(|| view! { <Forecast words chart=page.forecast.clone() text=page.forecast_words.clone()/> })}
        {page.section.clone().map(|section| view! { <Energy section/> })}
        {page.history.clone().map(|section| view! { <History section/> })}
        {(!page.utilities.is_empty()).then(|| view! { <Utilities words lines=page.utilities.clone() energy=page.energy.clone()/> })}
        {to_a_screen(words, &format!("/buildings/{}", page.building_id)).map(|way| view! { <p class="chart-note on-screen">{way}</p> })}
    }
    .into_any()
}

/// All utilities that the building used today.
#[component]
fn Utilities(words: Words, lines: Vec<UtilityLine>, energy: Option<String>) -> impl IntoView {
    let [name, today, usual, change, quality] = says::utility_columns(words);
    view! {
        <section class="page-section" aria-labelledby="utilities">
            <h2 id="utilities">{says::utilities(words)}</h2>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr><th scope="col">{name}</th><th scope="col" class="number">{today}</th><th scope="col" class="number minor">{usual}</th><th scope="col">{change}</th><th scope="col" class="number">{quality}</th></tr></thead>
                    <tbody>
                        {lines.into_iter().map(|line| view! {
                            <tr>
                                <th scope="row"><span class="utility-mark" data-utility=line.utility.replace('_', "-")></span>" "{line.label}</th>
                                <td class="number">{line.amount}</td>
                                <td class="number minor">{line.usual.unwrap_or_else(|| chart::no_figure(words).to_owned())}</td>
                                <td>{change_mark(&line.change)}</td>
                                <td class="number">{line.quality}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
            {energy.map(|energy| view! { <p class="chart-note">{energy}</p> })}
        </section>
    }
    .into_any()
}

/// The forecast, which only the server renders.
#[component]
fn Forecast(words: Words, chart: Option<ChartView>, text: String) -> impl IntoView {
    view! {
        <section class="page-section" aria-labelledby="ahead">
            <h2 id="ahead">{says::forecast(words)}</h2>
            <div class="words" inner_html=text></div>
            {chart.map(|chart| view! { <figure class="figure-chart"><ChartSheet chart/></figure> })}
        </section>
    }
    .into_any()
}

/// The chart of the last hour, which moves on with the present.
#[component]
fn LastHour(words: Words, chart: ChartView, weekday: String) -> impl IntoView {
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h2>{says::last_hour(words)}</h2>
                <p class="chart-note">{says::last_hour_hint(words, &weekday)}</p>
            </figcaption>
            <ChartSheet chart/>
        </figure>
    }
    .into_any()
}
