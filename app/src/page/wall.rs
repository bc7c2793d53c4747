//! The screen on a wall: what a site uses now, where it comes from, today's chart and who uses most,
//! large, without a way on and without scrolling. It is the overview's model (`query::overview`).

use crate::Scope;
use crate::chart::ChartSheet;
use crate::document::frame::{Follows, Frame, HOME};
use crate::model::energy_section::EnergySection;
use crate::model::live::Watch;
use crate::model::overview::{Below, Order, Overview};
use crate::part::{Absent, missing, notice, trouble};
use crate::query::energy_section::Asked;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::SiteId;
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::daily::overview as says;
use wording::page::{energy, round};

/// It is fetched again so often, for the day goes on and nobody is there to do it.
const AGAIN_S: u32 = 900;

/// The query of the page's address.
#[derive(Deserialize)]
pub struct Params {
    site: Option<String>,
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let site = params.site.and_then(|id| id.parse().ok()).map(SiteId);
    let first = Default::default();
    match crate::query::overview::overview(&state, site, Order::Use, Asked::default(), None, &first).await {
        Ok(Some(page)) => answer(&state, page),
        Ok(None) => missing(&state, Absent::Thing("site")),
        Err(_) => trouble(&state),
    }
}

fn answer(state: &Scope, page: Overview) -> Response {
    let title = round::wall(page.words);
    let frame = Frame {
        is_bare: true,
        again_s: Some(AGAIN_S),
        site_id: Some(page.site_id),
        follows: Follows {
            watch: Watch::Site { site_id: page.site_id, has_flow: page.section.as_ref().is_some_and(EnergySection::moves) },
            shape: page.shape,
        },
        ..Frame::first(state, title, HOME)
    };
    frame.answer(StatusCode::OK, || whole(page))
}

fn whole(page: Overview) -> AnyView {
    let words = page.words;
    let over = says::over(words, &page.site_name, &page.day);
    let chart = page.chart.map(|chart| {
        view! {
            <figure class="figure-chart wall-chart">
                <figcaption class="chart-caption"><h2>{says::today_against(words, &page.weekday)}</h2></figcaption>
                <ChartSheet chart/>
            </figure>
        }
    });
    let flow = page.section.filter(EnergySection::moves).and_then(|section| section.flow).map(|flow| {
        view! {
            <section class="wall-flow" aria-labelledby="wall-flow">
                <h2 id="wall-flow">{energy::title(words)}</h2>
                <div class="flow-frame flow-moves" data-part="flow" inner_html=flow.drawn></div>
            </section>
        }
    });
    let who = match page.below {
        Below::Buildings(drawn) => Some(drawn.who),
        Below::Nothing | Below::NoBuilding => None,
    };
    view! {
        <div class="wall">
            <div class="headline-block wall-hero">
                {notice(page.notice)}
                <p class="headline-over">{over}{page.weather.map(|weather| view! { " · "{weather} })}</p>
                <div data-part="headline" inner_html=page.headline></div>
            </div>
            {chart}
            {flow}
            {who.map(|who| view! { <section class="page-section wall-rank" aria-labelledby="who" inner_html=who></section> })}
        </div>
    }
    .into_any()
}
