//! The page of a building.

use super::energy::Energy;
use crate::Scope;
use crate::chart::ChartSheet;
use crate::document::frame::{Follows, Frame, OVERVIEW};
use crate::model::building::{BuildingView, By, MeterLine, UtilityLine};
use crate::model::chart::ChartView;
use crate::model::energy_section::EnergySection;
use crate::model::live::Watch;
use crate::part::{Arrow, change_mark, missing, notice, trouble};
use crate::query::energy_section::Asked;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::BuildingId;
use domain::zone::Date;
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::daily::building as says;
use wording::page::daily::{chart, history};
use wording::{Words, frame};

/// The query of the page's address: the history.
#[derive(Deserialize)]
pub struct Params {
    by: Option<String>,
    from: Option<String>,
    to: Option<String>,
    /// The energy section: its length, and a day in it.
    energy: Option<String>,
    on: Option<String>,
}

/// Answers with the page.
pub async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    let Some(id) = id.parse().ok().map(BuildingId) else { return missing(&state) };
    let by = params.by.as_deref().and_then(By::parse).unwrap_or_default();
    let date = |text: Option<String>| text.as_deref().and_then(Date::parse);
    let asked = Asked::of(params.energy.as_deref(), params.on.as_deref());
    match crate::query::building::building(&state, id, by, date(params.from), date(params.to), asked).await {
        Ok(Some(page)) => answer(&state, &page),
        Ok(None) => missing(&state),
        Err(_) => trouble(&state),
    }
}

fn answer(state: &Scope, page: &BuildingView) -> Response {
    let frame = Frame {
        is_demo: page.is_demo,
        site_id: Some(page.site_id),
        follows: Follows {
            watch: Watch::Building {
                building_id: page.building_id,
                has_flow: page.section.as_ref().is_some_and(EnergySection::moves),
            },
            shape: page.shape,
        },
        ..Frame::first(state, &page.name, OVERVIEW)
    };
    frame.answer(StatusCode::OK, || whole(page))
}

fn whole(page: &BuildingView) -> AnyView {
    let words = page.words;
    view! {
        {notice(page.notice.clone())}
        <div class="headline-block">
            <nav class="headline-over" aria-label=frame::trail(words)><a href=format!("/?site={}", page.site_id)>{page.site_name.clone()}</a>" / "{page.facts.clone()}</nav>
            <div data-part="headline" inner_html=page.headline.clone()></div>
            {page.weather.clone().map(|weather| view! { <p class="chart-note">{weather}</p> })}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {page.last_hour.clone().map(|chart| view! { <LastHour words chart weekday=page.weekday.clone()/> })}
        {(!page.forecast_words.is_empty()).then(|| view! { <Forecast words chart=page.forecast.clone() text=page.forecast_words.clone()/> })}
        {page.section.clone().map(|section| view! { <Energy section/> })}
        {page.history.clone().map(|chart| view! { <History page=page.clone() chart/> })}
        {(!page.utilities.is_empty()).then(|| view! { <Utilities words lines=page.utilities.clone() energy=page.energy.clone()/> })}
        <Meters words id=page.building_id meters=page.meters.clone()/>
        <More words id=page.building_id/>
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

/// The meters of the building.
#[component]
fn Meters(words: Words, id: BuildingId, meters: Vec<MeterLine>) -> impl IntoView {
    let is_empty = meters.is_empty();
    let [before, link, behind] = says::no_meters(words);
    view! {
        <section class="page-section" aria-labelledby="meters">
            <div class="section-head">
                <h2 id="meters">{says::meters(words)}</h2>
                <a class="button" href=format!("/settings/buildings/{}", id)>{says::settings(words)}</a>
            </div>
            <div class="status-list">
                {meters.into_iter().map(|meter| view! {
                    <div class="status-row">
                        <h3><a href=format!("/meters/{}", meter.meter_id)>{meter.name}</a></h3>
                        <span class="state" data-state=meter.state>{meter.word}</span>
                        <p class="status-text">{meter.text}</p>
                    </div>
                }).collect_view()}
            </div>
            {is_empty.then(|| view! { <p class="lede">{before}<a href="/status#new-meters">{link}</a>{behind}</p> })}
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

/// Links to the further pages about a building.
#[component]
fn More(words: Words, id: BuildingId) -> impl IntoView {
    let pages = [("analysis", says::load(words)), ("savings", says::savings(words)), ("models", says::methods(words))];
    view! {
        <section class="page-section" aria-labelledby="more">
            <h2 id="more">{says::more(words)}</h2>
            <ul class="link-list">
                {pages.into_iter().map(|(path, [name, text])| view! {
                    <li><a href=format!("/buildings/{id}/{path}")>{name}</a><p class="status-text">{text}</p></li>
                }).collect_view()}
            </ul>
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

#[component]
fn History(page: BuildingView, chart: ChartView) -> impl IntoView {
    let words = page.words;
    let total = page.total.clone().map(|[before, amount, behind]| view! { {before}<strong>{amount}</strong>{behind}" " });
    let by = page.by.word();
    let step = |from: &str, to: &str| format!("?by={by}&from={from}&to={to}#history");
    view! {
        <section class="page-section" aria-labelledby="history">
            <div class="section-head">
                <h2 id="history">{history::title(words)}</h2>
                <nav class="segmented" aria-label=history::granularity(words)>
                    {By::ALL.into_iter().map(|one| view! {
                        <a href=format!("?by={}#history", one.word()) aria-current=(one == page.by).then_some("true")>
                            {history::choice(words, one.bars())}
                        </a>
                    }).collect_view()}
                </nav>
            </div>
            <div class="range-bar">
                <nav class="range-picker" aria-label=history::period(words)>
                    <a class="range-step" href=step(&page.earlier, &page.earlier_to) aria-label=history::earlier(words)><Arrow path="M15 5l-7 7 7 7"/></a>
                    <span class="range-now">{page.range.clone()}</span>
                    {match &page.later {
                        Some((from, to)) => view! { <a class="range-step" href=step(from, to) aria-label=history::later(words)><Arrow path="M9 5l7 7-7 7"/></a> }.into_any(),
                        None => view! { <span class="range-step" aria-disabled="true"><Arrow path="M9 5l7 7-7 7"/></span> }.into_any(),
                    }}
                </nav>
                <details class="behind">
                    <summary>{history::custom(words)}</summary>
                    <form class="range-form" method="get" action="#history">
                        <input type="hidden" name="by" value=by/>
                        <div class="field"><label for="from">{history::from(words)}</label><input class="input" id="from" name="from" type="date" value=page.from.clone()/></div>
                        <div class="field"><label for="to">{history::to(words)}</label><input class="input" id="to" name="to" type="date" value=page.to.clone()/></div>
                        <button class="button" type="submit">{history::show(words)}</button>
                    </form>
                </details>
            </div>
            <p class="lede">{total}{page.change.as_ref().map(change_mark)}</p>
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h3>{history::heading(words, page.by.bars())}</h3>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility="electricity"><rect class="chart-bar" width="12" height="12"/></svg>{history::selected_period(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" width="12" height="12"/></svg>{history::previous_period(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-partial" width="12" height="12"/></svg>{history::incomplete(words)}</li>
                        {page.has_marks.then(|| view! { <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>{chart::mark(words)}</li> })}
                    </ul>
                </figcaption>
                <ChartSheet chart/>
            </figure>
        </section>
    }
    .into_any()
}
