//! The page of a building.

use super::answered::{Answered, Model};
use crate::chart::ChartFrame;
use crate::erased::Erase;
use crate::model::building::{BuildingView, By, MeterLine, UtilityLine};
use crate::model::chart::ChartView;
use crate::model::live::{PlaceNow, Watch};
use crate::part::{ChangeMark, DemoBanner, Present, Quantity, notice};
use domain::{BuildingId, Millis, Unit, Zone, figure};
use leptos::prelude::*;
use leptos_meta::Title;
use wording::page::building as says;
use wording::page::{frame, history, part, place as headline};

/// Fetches the page of a building.
#[server(prefix = "/fn", endpoint = "building")]
pub async fn building_get(
    id: BuildingId,
    by: By,
    from: Option<String>,
    to: Option<String>,
) -> Result<Option<BuildingView>, ServerFnError> {
    let date = |text: Option<String>| text.as_deref().and_then(domain::zone::Date::parse);
    crate::query::building::building(&crate::query::scope()?, id, by, date(from), date(to)).await
}

/// The page.
#[component]
pub fn BuildingPage() -> impl IntoView {
    let page = Answered::new(|address| {
        Box::pin(async move {
            let Some(id) = address.id() else { return Ok(None) };
            let by = address.get("by").and_then(|by| By::parse(&by)).unwrap_or_default();
            let page = building_get(id, by, address.get("from"), address.get("to")).await?;
            Ok(page.map(|page| Model::Building(Box::new(page))))
        })
    });
    page.view(|model| match model {
        Model::Building(page) => view! { <Shown page=*page/> }.into_any(),
        _ => ().into_any(),
    })
}

#[component]
fn Shown(page: BuildingView) -> impl IntoView {
    let present = expect_context::<Present>();
    present.watch(Watch::Building(page.building_id), page.newest, page.rendered.clone());
    let first = page.place;
    let place = Memo::new(move |_| present.picture.with(|picture| picture.as_ref().map_or(first, |picture| picture.place)));
    let today = page.today.map(|today| {
        let usual = page.usual_today.map(|usual| figure::amount(usual, Unit::KilowattHour).to_string());
        says::since_midnight(&figure::amount(today, Unit::KilowattHour).to_string(), usual.as_deref())
    });
    let title = frame::title(&page.name);
    view! {
        <Title text=title/>
        {page.is_demo.then(|| view! { <DemoBanner/> })}
        {notice(page.notice.clone())}
        <div class="headline-block">
            <nav class="headline-over" aria-label=part::TRAIL><a href=format!("/?site={}", page.site_id)>{page.site_name.clone()}</a>" / "{page.name.clone()}{page.facts.clone()}</nav>
            <Headline place name=page.name.clone() weekday=page.weekday.clone() usual_w=page.usual_w newest=page.newest rendered_at=page.rendered_at/>
            {today.map(|today| view! { <p class="lede">{today}</p> })}
            {page.weather.clone().map(|weather| view! { <p class="chart-note">{weather}</p> })}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {page.last_hour.clone().map(|chart| view! { <LastHour chart place zone=page.zone.clone() weekday=page.weekday.clone()/> })}
        {(!page.forecast_words.is_empty()).then(|| view! { <Forecast chart=page.forecast.clone() words=page.forecast_words.clone()/> })}
        {page.history.clone().map(|chart| view! { <History page=page.clone() chart/> })}
        {(!page.utilities.is_empty()).then(|| view! { <Utilities lines=page.utilities.clone() energy=page.energy.clone()/> })}
        <Meters id=page.building_id meters=page.meters.clone()/>
        <More id=page.building_id/>
    }
    .erased()
}

/// The headline: what the building uses now.
#[component]
fn Headline(
    place: Memo<PlaceNow>,
    name: String,
    weekday: String,
    usual_w: Option<f64>,
    newest: Option<Millis>,
    rendered_at: Millis,
) -> impl IntoView {
    let present = expect_context::<Present>();
    move || {
        let (name, weekday) = (name.clone(), weekday.clone());
        let now = place.get();
        match (now.power_w, newest.max(now.at)) {
            (Some(watts), _) => {
                let change = usual_w.and_then(|usual| figure::change(watts, usual));
                view! {
                    <h1 class="headline">
                        {name}{says::COLON}<strong class="keep"><Quantity figure=figure::power(watts)/></strong>{headline::NOW}
                        {change.map(|change| {
                            let (before, behind) = headline::against_usual(&weekday);
                            view! { {before}<strong class="keep">{figure::change_words(change)}</strong>{behind} }
                        })}
                        {headline::END}
                    </h1>
                }
                .erased()
            }
            (None, Some(at)) => {
                let last = headline::last_reading(&figure::age_words(present.now.get().unwrap_or(rendered_at) - at));
                view! { <h1 class="headline">{name}{says::COLON}<strong>{says::NOTHING_HEARD}</strong>{last}</h1> }.erased()
            }
            (None, None) => view! { <h1 class="headline">{name}{says::COLON}<strong>{says::NEVER_HEARD}</strong></h1> }.erased(),
        }
    }
}

/// All utilities that the building used today.
#[component]
fn Utilities(lines: Vec<UtilityLine>, energy: Option<String>) -> impl IntoView {
    let [name, today, usual, change, quality] = says::UTILITY_COLUMNS;
    view! {
        <section class="page-section" aria-labelledby="utilities">
            <h2 id="utilities">{says::UTILITIES}</h2>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr><th scope="col">{name}</th><th scope="col" class="number">{today}</th><th scope="col" class="number minor">{usual}</th><th scope="col">{change}</th><th scope="col" class="number">{quality}</th></tr></thead>
                    <tbody>
                        {lines.into_iter().map(|line| view! {
                            <tr>
                                <th scope="row"><span class="utility-mark" data-utility=line.utility.replace('_', "-")></span>" "{line.label}</th>
                                <td class="number">{line.amount}</td>
                                <td class="number minor">{line.usual.unwrap_or_else(|| part::NO_FIGURE.to_owned())}</td>
                                <td><ChangeMark change=line.change/></td>
                                <td class="number">{line.quality}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
            {energy.map(|energy| view! { <p class="chart-note">{energy}</p> })}
        </section>
    }
    .erased()
}

/// The meters of the building.
#[component]
fn Meters(id: BuildingId, meters: Vec<MeterLine>) -> impl IntoView {
    let is_empty = meters.is_empty();
    let [before, link, behind] = says::NO_METERS;
    view! {
        <section class="page-section" aria-labelledby="meters">
            <div class="section-head">
                <h2 id="meters">{says::METERS}</h2>
                <a class="button" href=format!("/settings/buildings/{}", id) rel="external">{says::SETTINGS}</a>
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
    .erased()
}

/// The forecast, which only the server renders.
#[component]
fn Forecast(chart: Option<ChartView>, words: String) -> impl IntoView {
    view! {
        <section class="page-section" aria-labelledby="ahead">
            <h2 id="ahead">{says::AHEAD}</h2>
            <div class="words" inner_html=words></div>
            {chart.map(|chart| view! { <figure class="figure-chart"><ChartFrame chart/></figure> })}
        </section>
    }
    .erased()
}

/// Links to the documents about a building. They are not part of the app, so the browser itself
/// loads them.
#[component]
fn More(id: BuildingId) -> impl IntoView {
    const PAGES: [(&str, [&str; 2]); 3] = [("analysis", says::LOAD), ("savings", says::SAVINGS), ("models", says::MODELS)];
    view! {
        <section class="page-section" aria-labelledby="more">
            <h2 id="more">{says::MORE}</h2>
            <ul class="link-list">
                {PAGES.iter().map(|(path, [name, text])| view! {
                    <li><a href=format!("/buildings/{id}/{path}") rel="external">{*name}</a><p class="status-text">{*text}</p></li>
                }).collect_view()}
            </ul>
        </section>
    }
    .erased()
}

/// The chart of the last hour, which moves on with the present.
#[component]
fn LastHour(chart: ChartView, place: Memo<PlaceNow>, zone: Zone, weekday: String) -> impl IntoView {
    let present = expect_context::<Present>();
    let latest = Signal::derive(move || {
        let now = present.now.get()?;
        Some((zone.local_ms(now), place.get().power_w.map(|watts| watts / 1000.0)))
    });
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h2>{says::LAST_HOUR}</h2>
                <p class="chart-note">{says::last_hour_hint(&weekday)}</p>
            </figcaption>
            <ChartFrame chart latest/>
        </figure>
    }
    .erased()
}

#[component]
fn History(page: BuildingView, chart: ChartView) -> impl IntoView {
    let total = page
        .total
        .map(|total| view! { <strong>{figure::amount(total, Unit::KilowattHour).to_string()}</strong>{history::IN_THIS_TIME} });
    let by = page.by.word();
    let step = |from: &str, to: &str| format!("?by={by}&from={from}&to={to}#history");
    view! {
        <section class="page-section" aria-labelledby="history">
            <div class="section-head">
                <h2 id="history">{history::TITLE}</h2>
                <nav class="segmented" aria-label=history::GRANULARITY>
                    {By::ALL.into_iter().map(|one| view! {
                        <a href=format!("?by={}#history", one.word()) aria-current=(one == page.by).then_some("true")>
                            {history::choice(one.bars())}
                        </a>
                    }).collect_view()}
                </nav>
            </div>
            <div class="range-bar">
                <nav class="range-picker" aria-label=history::PERIOD>
                    <a class="range-step" href=step(&page.earlier, &page.earlier_to) aria-label=history::EARLIER><Arrow path="M15 5l-7 7 7 7"/></a>
                    <span class="range-now">{page.range.clone()}</span>
                    {match &page.later {
                        Some((from, to)) => view! { <a class="range-step" href=step(from, to) aria-label=history::LATER><Arrow path="M9 5l7 7-7 7"/></a> }.erased(),
                        None => view! { <span class="range-step" aria-disabled="true"><Arrow path="M9 5l7 7-7 7"/></span> }.erased(),
                    }}
                </nav>
                <details class="behind">
                    <summary>{history::CHOOSE}</summary>
                    <form class="range-form" method="get" action="#history">
                        <input type="hidden" name="by" value=by/>
                        <div class="field"><label for="from">{history::FROM}</label><input class="input" id="from" name="from" type="date" value=page.from.clone()/></div>
                        <div class="field"><label for="to">{history::TO}</label><input class="input" id="to" name="to" type="date" value=page.to.clone()/></div>
                        <button class="button" type="submit">{history::SHOW}</button>
                    </form>
                </details>
            </div>
            <p class="lede">{total}{page.change.clone().map(|change| view! { <ChangeMark change/> })}</p>
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h3>{history::by(page.by.bars())}</h3>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility="electricity"><rect class="chart-bar" width="12" height="12"/></svg>{history::KEY_OWN}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" width="12" height="12"/></svg>{history::KEY_BEFORE}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-partial" width="12" height="12"/></svg>{history::KEY_PARTIAL}</li>
                        {page.has_marks.then(|| view! { <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>{part::MARK}</li> })}
                    </ul>
                </figcaption>
                <ChartFrame chart/>
            </figure>
        </section>
    }
    .erased()
}

#[component]
fn Arrow(path: &'static str) -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=path/></svg>
    }
    .erased()
}
