//! The overview: what a site uses now, whether that is usual, and who uses it.

use super::building;
use super::energy::Energy;
use super::first_day::{checklist, new_meters};
use super::history::History;
use crate::Scope;
use crate::chart::ChartSheet;
use crate::document::answer::see_other;
use crate::document::frame::{Follows, Frame, HOME};
use crate::model::energy_section::EnergySection;
use crate::model::live::Watch;
use crate::model::overview::{Below, Drawn, Order, Overview};
use crate::part::{Absent, CodeBlock, missing, notice, to_a_screen, trouble, without_buildings};
use crate::query::energy_section::Asked;
use crate::query::first_day;
use crate::query::history::address::Params as HistoryParams;
use crate::query::home::only_building;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::SiteId;
use leptos::prelude::*;
use serde::Deserialize;
use wording::Words;
use wording::frame;
use wording::page::daily::overview as says;
use wording::page::round;

/// The query of the page's address.
#[derive(Deserialize)]
pub struct Params {
    site: Option<String>,
    order: Option<String>,
    /// The energy section: its length, and a day in it.
    energy: Option<String>,
    on: Option<String>,
    #[serde(flatten)]
    history: HistoryParams,
    /// The checklist: a zone to propose for; what is wrong with which form, and what was typed there.
    zone: Option<String>,
    name: Option<String>,
    currency: Option<String>,
    units: Option<String>,
    location: Option<String>,
    weather: Option<String>,
    price: Option<String>,
    form: Option<String>,
    fault: Option<String>,
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    // All sites stand beside one another where all buildings are.
    if params.site.as_deref() == Some("all") {
        return see_other("/buildings#sites");
    }
    let is_of_site = params.site.is_some();
    if let Some(notice) = without_buildings(&state, HOME).filter(|_| !is_of_site) {
        return notice;
    }
    if let Some(only) = only_building(&state).filter(|_| !is_of_site) {
        let params = building::Params { history: params.history, energy: params.energy, on: params.on };
        return building::of(&state, only, &params).await;
    }
    let site = params.site.and_then(|id| id.parse().ok()).map(SiteId);
    let order = if params.order.as_deref() == Some("change") { Order::Change } else { Order::Use };
    let asked = Asked::of(params.energy.as_deref(), params.on.as_deref());
    let history = state.own.history_or(&params.history);
    let typed = [params.name, params.currency, params.units, params.location, params.weather];
    let place = first_day::PlaceInput::of(params.zone, typed);
    let first = first_day::Asked { place, price: params.price, form: params.form, fault: params.fault };
    match crate::query::overview::overview(&state, site, order, asked, Some(&history), &first).await {
        Ok(Some(page)) => answer(&state, page),
        Ok(None) => missing(&state, Absent::Thing("site")),
        Err(_) => trouble(&state),
    }
}

fn answer(state: &Scope, page: Overview) -> Response {
    let wall = round::wall(state.words_of_all());
    let frame = Frame {
        is_demo: page.is_demo,
        site_id: Some(page.site_id),
        follows: Follows {
            watch: Watch::Site { site_id: page.site_id, has_flow: page.section.as_ref().is_some_and(EnergySection::moves) },
            shape: page.shape,
        },
        ..Frame::first(state, frame::home(page.words), HOME)
    };
    frame.answer(StatusCode::OK, || whole(page, wall))
}

fn whole(page: Overview, wall: &'static str) -> AnyView {
    let over = says::over(page.words, &page.site_name, &page.day);
    let words = page.words;
    let (first, new) = (page.first_day.clone(), page.new_meters.clone());
    let is_empty = page.below == Below::Nothing && first.is_none();
    let steps = match (first, new.count) {
        (Some(first), _) => Some(checklist(first, new)),
        (None, 0) => None,
        (None, _) => Some(new_meters(words, new)),
    };
    view! {
        {notice(page.notice.clone())}
        <div class="headline-block">
            <p class="headline-over">{over}</p>
            <div data-part="headline" inner_html=page.headline.clone()></div>
            {page.weather.clone().map(|weather| view! { <p class="chart-note">{weather}</p> })}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {steps}
        {is_empty.then(|| view! { <Empty words line=page.publish_line.clone()/> })}
        {match page.below.clone() {
            Below::Nothing | Below::NoBuilding => ().into_any(),
            Below::Buildings(drawn) => view! { <Body page drawn wall/> }.into_any(),
        }}
    }
    .into_any()
}

#[component]
fn Empty(words: Words, line: String) -> impl IntoView {
    let [start, command, or, by_hand, end] = says::without_meter_hint(words, "greenpulse serve --demo");
    view! {
        <section class="empty" aria-labelledby="first">
            <h2 id="first">{says::first(words)}</h2>
            <p>{says::first_hint(words)}</p>
            <CodeBlock words id="first-line" text=line/>
            <details class="behind">
                <summary>{says::without_meter(words)}</summary>
                <p class="lede">
                    {start}<code>{command}</code>{or}<a href="/readings/new">{by_hand}</a>{end}
                </p>
            </details>
        </section>
    }
    .into_any()
}

#[component]
fn Body(page: Overview, drawn: Drawn, wall: &'static str) -> impl IntoView {
    let (words, weekday, section, history) = (page.words, page.weekday, page.section, page.history);
    let on_wall = format!("/wall?site={}", page.site_id);
    let screen = to_a_screen(words, &on_wall).map(|way| view! { " · "{way} });
    let chart = page.chart.map(|chart| {
        view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h2>{says::today_against(words, &weekday)}</h2>
                    <p class="chart-note">{page.hint}</p>
                </figcaption>
                <ChartSheet chart/>
            </figure>
        }
    });
    view! {
        <div class="page-split">
            {chart}
            <section class="page-section" aria-labelledby="who" inner_html=drawn.who></section>
        </div>
        {section.map(|section| view! { <Energy section/> })}
        {history.map(|section| view! { <History section/> })}
        <section class="page-section" aria-labelledby="so-far" inner_html=drawn.so_far></section>
        <section class="page-section" aria-labelledby="buildings" inner_html=drawn.buildings></section>
        <p class="chart-note on-screen"><a href=on_wall>{wall}</a>{screen}</p>
    }
    .into_any()
}
