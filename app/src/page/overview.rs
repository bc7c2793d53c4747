//! The overview: what a site uses now, whether that is usual, and who uses it.

use crate::Scope;
use crate::chart::ChartSheet;
use crate::document::frame::{Follows, Frame, OVERVIEW};
use crate::model::live::Watch;
use crate::model::overview::{Below, Drawn, Order, Overview};
use crate::part::{CodeBlock, missing, notice, trouble};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::SiteId;
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::{overview as says, round};

/// The query of the page's address.
#[derive(Deserialize)]
pub struct Params {
    site: Option<String>,
    order: Option<String>,
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let site = params.site.and_then(|id| id.parse().ok()).map(SiteId);
    let order = if params.order.as_deref() == Some("change") { Order::Change } else { Order::Use };
    match crate::query::overview::overview(&state, site, order).await {
        Ok(Some(page)) => answer(&state, page),
        Ok(None) => missing(&state),
        Err(_) => trouble(&state),
    }
}

fn answer(state: &Scope, page: Overview) -> Response {
    let wall = round::wall(state.words_of_all());
    let frame = Frame {
        is_demo: page.is_demo,
        site_id: Some(page.site_id),
        follows: Follows { watch: Watch::Site(page.site_id), shape: page.shape },
        ..Frame::first(state, says::TITLE, OVERVIEW)
    };
    frame.answer(StatusCode::OK, || whole(page, wall))
}

fn whole(page: Overview, wall: &'static str) -> AnyView {
    let over = says::over(&page.site_name, &page.day);
    let new_meters = page.new_meters;
    view! {
        {notice(page.notice.clone())}
        <div class="headline-block">
            <p class="headline-over">{over}</p>
            <div data-part="headline" inner_html=page.headline.clone()></div>
            {page.weather.clone().map(|weather| view! { <p class="chart-note">{weather}</p> })}
            {(new_meters > 0).then(|| {
                let (link, behind) = says::new_meters(new_meters);
                view! { <p class="lede"><a href="/status#new-meters">{link}</a>{behind}</p> }
            })}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {match page.below.clone() {
            Below::Nothing => view! { <Empty line=page.publish_line.clone()/> }.into_any(),
            Below::NoBuilding => {
                view! { <p><a class="button button-primary" href="/status#new-meters">{says::GIVE_METER}</a></p> }.into_any()
            }
            Below::Buildings(drawn) => view! { <Body page drawn wall/> }.into_any(),
        }}
    }
    .into_any()
}

#[component]
fn Empty(line: String) -> impl IntoView {
    let [start, or, by_hand, end] = says::NO_METER_HINT;
    view! {
        <section class="empty" aria-labelledby="first">
            <h2 id="first">{says::FIRST}</h2>
            <p>{says::FIRST_HINT}</p>
            <CodeBlock id="first-line" text=line/>
            <details class="behind">
                <summary>{says::NO_METER}</summary>
                <p class="lede">
                    {start}<code>"greenpulse serve --demo"</code>{or}<a href="/readings/new">{by_hand}</a>{end}
                </p>
            </details>
        </section>
    }
    .into_any()
}

#[component]
fn Body(page: Overview, drawn: Drawn, wall: &'static str) -> impl IntoView {
    let weekday = page.weekday;
    let chart = page.chart.map(|chart| {
        view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h2>{says::today_against(&weekday)}</h2>
                    <p class="chart-note">{says::today_hint(&weekday)}</p>
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
        <section class="page-section" aria-labelledby="so-far" inner_html=drawn.so_far></section>
        <section class="page-section" aria-labelledby="buildings" inner_html=drawn.buildings></section>
        <p class="chart-note on-screen"><a href=format!("/wall?site={}", page.site_id)>{wall}</a></p>
    }
    .into_any()
}
