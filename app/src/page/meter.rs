//! The page of a meter.

use crate::Scope;
use crate::chart::ChartSheet;
use crate::document::frame::{BUILDINGS, Follows, Frame, opens};
use crate::model::chart::ChartView;
use crate::model::live::Watch;
use crate::model::meter::{ChannelView, MeterView, ReadingLine};
use crate::part::{CodeBlock, Sparkline, missing, notice, trouble};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{MeterId, Millis};
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::daily::{chart as chart_says, meter as says};
use wording::page::round as rounds;
use wording::{Words, frame};

/// The query of the page's address.
#[derive(Deserialize)]
pub struct Params {
    /// Readings before this instant.
    before: Option<String>,
}

/// Answers with the page.
pub async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    let Some(id) = id.parse().ok().map(MeterId) else { return missing(&state) };
    let before = params.before.and_then(|before| before.parse().ok());
    match crate::query::meter::meter(&state, id, before).await {
        Ok(Some(page)) => answer(&state, page),
        Ok(None) => missing(&state),
        Err(_) => trouble(&state),
    }
}

fn answer(state: &Scope, page: MeterView) -> Response {
    let title = page.name.clone();
    let frame = Frame {
        is_demo: page.is_demo,
        site_id: Some(page.site_id),
        follows: Follows { watch: Watch::Meter(page.meter_id), shape: page.shape },
        ..Frame::first(state, &title, BUILDINGS)
    };
    frame.answer(StatusCode::OK, || whole(page))
}

/// The chart of the last two weeks.
#[component]
fn Course(words: Words, chart: ChartView, has_marks: bool) -> impl IntoView {
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h2>{says::course(words)}</h2>
                {has_marks.then(|| view! {
                    <ul class="chart-key"><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>{chart_says::mark(words)}</li></ul>
                })}
            </figcaption>
            <ChartSheet chart/>
        </figure>
    }
    .into_any()
}

fn whole(page: MeterView) -> AnyView {
    let has_several = page.channels.len() > 1;
    let words = page.words;
    let [before, topic, between, field, behind] = says::publish_hint(words, &page.topic, "at");
    let place = page.building.clone().map(|(id, name)| view! { <a href=format!("/buildings/{id}")>{name}</a>" / " });
    view! {
        {notice(page.notice.clone())}
        <div class="headline-block">
            <nav class="headline-over" aria-label=frame::trail(words)><a href=BUILDINGS.href>{BUILDINGS.name(words)}</a>" / "{place}{page.name.clone()}</nav>
            <div data-part="headline" inner_html=page.headline.clone()></div>
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {page.course.clone().map(|chart| view! { <Course words chart has_marks=page.has_marks/> })}
        <Channels words channels=page.channels.clone()/>
        <Readings words id=page.meter_id lines=page.readings.clone() older=page.older has_several/>
        <div class="page-split page-split-even">
            <section class="page-section" aria-labelledby="publish">
                <h2 id="publish">{says::publish(words)}</h2>
                <p>{before}<code>{topic}</code>{between}<code>{field}</code>{behind}</p>
                <CodeBlock words id="publish-line" text=page.publish_line.clone()/>
            </section>
            <About page/>
        </div>
    }
    .into_any()
}

/// The channels with their newest values.
#[component]
fn Channels(words: Words, channels: Vec<ChannelView>) -> impl IntoView {
    view! {
        <section class="page-section" aria-labelledby="channels">
            <h2 id="channels">{says::channels(words)}</h2>
            <div class="figure-row">
                {channels.into_iter().map(|channel| {
                    let value = channel.value.unwrap_or_else(|| chart_says::no_figure(words).to_owned());
                    view! {
                        <div class="figure-cell">
                            <h3><span class="utility-mark" data-utility=channel.utility.clone()></span>" "{channel.label.clone()}</h3>
                            <p class="figure-number" data-part=format!("channel-{}", channel.channel_id)>{value}</p>
                            {(!channel.is_register).then(|| view! { <Sparkline values=channel.spark.clone()/> })}
                            <p class="figure-note">{channel.about.clone()}" "<code>{channel.field.clone()}</code></p>
                        </div>
                    }
                }).collect_view()}
            </div>
        </section>
    }
    .into_any()
}

/// The readings, the newest first.
#[component]
fn Readings(words: Words, id: MeterId, lines: Vec<ReadingLine>, older: Option<Millis>, has_several: bool) -> impl IntoView {
    // With a single channel, a phone leaves out its name.
    let of = if has_several { "" } else { "minor" };
    let [time, channel, value, quality] = says::reading_columns(words);
    view! {
        <section class="page-section" aria-labelledby="readings">
            <div class="section-head">
                <h2 id="readings">{says::readings(words)}</h2>
                {opens("/readings/new").then(|| view! { <a class="button" href=format!("/readings/new?meter={}", id)>{says::add_reading(words)}</a> })}
            </div>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr><th scope="col">{time}</th><th scope="col" class=of>{channel}</th><th scope="col" class="number">{value}</th><th scope="col">{quality}</th></tr></thead>
                    <tbody>
                        {lines.into_iter().map(|line| view! {
                            <tr>
                                <th scope="row" class="time">{line.time}</th><td class=of>{line.channel}</td><td class="number">{line.value}</td>
                                <td><span class="quality" data-quality=line.quality>{line.word}</span>{line.photo.map(|href| view! { " "<a href=href>{rounds::photo(words)}</a> })}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
            {older.map(|before| view! { <nav class="form-actions" aria-label=says::pages(words)><a class="button" href=format!("?before={before}#readings")>{says::older(words)}</a></nav> })}
        </section>
    }
    .into_any()
}

/// The facts on the meter.
#[component]
fn About(page: MeterView) -> impl IntoView {
    let words = page.words;
    let [none, assign, behind] = says::no_building(words);
    let settings = format!("/settings/meters/{}", page.meter_id);
    view! {
        <section class="page-section" aria-labelledby="about">
            <div class="section-head">
                <h2 id="about">{says::about(words)}</h2>
                {opens(&settings).then(|| view! { <a class="button" href=settings.clone()>{says::settings(words)}</a> })}
            </div>
            <dl class="facts">
                <div><dt>{says::building(words)}</dt><dd>{match page.building {
                    Some((id, name)) => view! { <a href=format!("/buildings/{id}")>{name}</a> }.into_any(),
                    None => view! { {none}<a href="/status#new-meters">{assign}</a>{behind} }.into_any(),
                }}</dd></div>
                <div><dt>{says::role(words)}</dt><dd>{page.role}</dd></div>
                <div><dt>{says::sends(words)}</dt><dd>{page.kind}</dd></div>
                <div><dt>{says::device(words)}</dt><dd>{page.dialect}</dd></div>
                <div><dt>{says::address(words)}</dt><dd><code>{page.address}</code></dd></div>
            </dl>
        </section>
    }
    .into_any()
}
