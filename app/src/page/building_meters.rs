//! The page of a building's meters: how each is, what it measured today, and its last 24 hours.

use crate::Scope;
use crate::document::frame::{BUILDINGS, Frame, opens};
use crate::document::tabs::Tab;
use crate::model::building_meters::{BuildingMeters, MeterLine};
use crate::part::{Sparkline, missing, notice, quantity, trouble};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::BuildingId;
use leptos::prelude::*;
use wording::Words;
use wording::page::daily::building as says;

/// Answers with the page.
pub async fn show(state: Scope, Path(id): Path<String>) -> Response {
    let Some(id) = id.parse().ok().map(BuildingId) else { return missing(&state) };
    match crate::query::building_meters::building_meters(&state, id).await {
        Ok(Some(page)) => answer(&state, page),
        Ok(None) => missing(&state),
        Err(_) => trouble(&state),
    }
}

fn answer(state: &Scope, page: BuildingMeters) -> Response {
    let title = says::meters_title(page.words, &page.name);
    let own = Tab::Now.href(page.building_id);
    let above = [(BUILDINGS.href, BUILDINGS.name(page.words)), (own.as_str(), page.name.as_str())];
    let frame = Frame {
        section: BUILDINGS,
        above: &above,
        building: Some((page.building_id, Tab::Meters)),
        is_demo: page.is_demo,
        site_id: Some(page.site_id),
        ..Frame::new(state, &title)
    };
    frame.answer(StatusCode::OK, || whole(&page))
}

fn whole(page: &BuildingMeters) -> AnyView {
    let words = page.words;
    let [before, strong, behind] = says::meters_headline(words, &page.name, page.meters.len(), page.late);
    let body = if page.meters.is_empty() {
        let [before, link, behind] = says::no_meters(words);
        opens("/status").then(|| view! { <p class="lede">{before}<a href="/status#new-meters">{link}</a>{behind}</p> }).into_any()
    } else {
        view! {
            <section class="page-section" aria-labelledby="meters">
                <h2 class="visually-hidden" id="meters">{says::meters(words)}</h2>
                <p class="chart-note">{says::meters_hint(words)}</p>
                <ul class="meter-list">{page.meters.iter().map(|line| row(words, line)).collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    let settings = format!("/settings/buildings/{}", page.building_id);
    view! {
        {notice(page.notice.clone())}
        <div class="headline-block">
            <h1 class="headline">{before}<strong>{strong}</strong>{behind}</h1>
        </div>
        {body}
        {opens(&settings).then(|| view! { <p class="form-actions"><a class="button" href=settings.clone()>{says::building_settings(words)}</a></p> })}
    }
    .into_any()
}

fn row(words: Words, line: &MeterLine) -> AnyView {
    let today = line.today.as_ref().map(|today| quantity(words, today));
    let has_course = line.spark.iter().any(Option::is_some);
    view! {
        <li class="meter-row" data-utility=line.utility.clone()>
            <a class="building-name" href=format!("/meters/{}", line.meter_id)>{line.name.clone()}</a>
            <span class="state" data-state=line.state>{line.word}</span>
            <span class="meter-today">{today}</span>
            {has_course.then(|| view! { <Sparkline values=line.spark.clone()/> })}
            <p class="status-text">{line.text.clone()}</p>
        </li>
    }
    .into_any()
}
