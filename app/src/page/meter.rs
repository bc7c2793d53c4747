//! The page of a meter.

use super::answered::{Answered, Model};
use crate::chart::ChartFrame;
use crate::erased::Erase;
use crate::model::chart::ChartView;
use crate::model::live::Watch;
use crate::model::meter::{ChannelView, MeterView, ReadingLine};
use crate::part::{CodeBlock, DemoBanner, Present, Sparkline, notice};
use domain::{ChannelId, MeterId, Millis, figure};
use leptos::prelude::*;
use leptos_meta::Title;
use wording::page::{frame, meter as says, part};

/// Fetches the page of a meter.
#[server(prefix = "/fn", endpoint = "meter")]
pub async fn meter_get(id: MeterId, before: Option<Millis>) -> Result<Option<MeterView>, ServerFnError> {
    crate::query::meter::meter(&crate::query::scope()?, id, before).await
}

/// The page.
#[component]
pub fn MeterPage() -> impl IntoView {
    let page = Answered::new(|address| {
        Box::pin(async move {
            let Some(id) = address.id() else { return Ok(None) };
            let before = address.get("before").and_then(|before| before.parse().ok());
            Ok(meter_get(id, before).await?.map(|page| Model::Meter(Box::new(page))))
        })
    });
    page.view(|model| match model {
        Model::Meter(page) => view! { <Shown page=*page/> }.into_any(),
        _ => ().into_any(),
    })
}

/// A live value as the page shows it.
fn shown(channel: &ChannelView, value: f64) -> String {
    if channel.is_power {
        return figure::power(value).to_string();
    }
    let digits = if channel.is_register { 2 } else { 1 };
    format!("{}\u{a0}{}", figure::fixed(value * channel.factor + channel.offset, digits), channel.unit)
}

/// The chart of the last two weeks.
#[component]
fn Course(chart: ChartView, has_marks: bool) -> impl IntoView {
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h2>{says::COURSE}</h2>
                {has_marks.then(|| view! {
                    <ul class="chart-key"><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>{part::MARK}</li></ul>
                })}
            </figcaption>
            <ChartFrame chart/>
        </figure>
    }
    .erased()
}

#[component]
fn Shown(page: MeterView) -> impl IntoView {
    let present = expect_context::<Present>();
    present.watch(Watch::Meter(page.meter_id), page.newest, page.rendered.clone());
    let has_several = page.channels.len() > 1;
    let [topic, payload, behind] = says::PUBLISH_HINT;
    let place = page.building.clone().map(|(id, name)| view! { <a href=format!("/buildings/{id}")>{name}</a>" / " });
    view! {
        <Title text=frame::title(&page.name)/>
        {page.is_demo.then(|| view! { <DemoBanner/> })}
        {notice(page.notice.clone())}
        <div class="headline-block">
            <nav class="headline-over" aria-label=part::TRAIL><a href="/">{says::OVERVIEW}</a>" / "{place}{page.name.clone()}</nav>
            <Heard newest=page.newest rendered_at=page.rendered_at name=page.name.clone()/>
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {page.course.clone().map(|chart| view! { <Course chart has_marks=page.has_marks/> })}
        <Channels channels=page.channels.clone()/>
        <Readings id=page.meter_id lines=page.readings.clone() older=page.older has_several/>
        <div class="page-split page-split-even">
            <section class="page-section" aria-labelledby="publish">
                <h2 id="publish">{says::PUBLISH}</h2>
                <p>{topic}<code>{page.topic.clone()}</code>{payload}<code>"at"</code>{behind}</p>
                <CodeBlock id="publish-line" text=page.publish_line.clone()/>
            </section>
            <About page/>
        </div>
    }
    .erased()
}

/// The headline: when the meter was heard.
#[component]
fn Heard(newest: Option<Millis>, rendered_at: Millis, name: String) -> impl IntoView {
    let present = expect_context::<Present>();
    move || {
        let live = present
            .picture
            .with(|picture| picture.as_ref().and_then(|picture| picture.values.iter().map(|value| value.at).max()));
        match live.or(newest) {
            Some(at) => {
                let age = figure::age_words(present.now.get().unwrap_or(rendered_at) - at);
                view! { <h1 class="headline">{name.clone()}{says::HEARD}<strong class="keep">{age}</strong>{says::END}</h1> }
                    .erased()
            }
            None => {
                let [colon, never] = says::NEVER_HEARD;
                view! { <h1 class="headline">{name.clone()}{colon}<strong>{never}</strong></h1> }.erased()
            }
        }
    }
}

/// The channels with their newest values.
#[component]
fn Channels(channels: Vec<ChannelView>) -> impl IntoView {
    let present = expect_context::<Present>();
    let value_of = move |id: ChannelId| {
        present.picture.with(|picture| picture.as_ref()?.values.iter().find(|value| value.channel_id == id).copied())
    };
    view! {
        <section class="page-section" aria-labelledby="channels">
            <h2 id="channels">{says::CHANNELS}</h2>
            <div class="figure-row">
                {channels.into_iter().map(|channel| {
                    let first = channel.value.clone().unwrap_or_else(|| part::NO_FIGURE.to_owned());
                    let moving = channel.clone();
                    let value = move || value_of(moving.channel_id).map_or_else(|| first.clone(), |now| shown(&moving, now.value));
                    view! {
                        <div class="figure-cell">
                            <h3><span class="utility-mark" data-utility=channel.utility.clone()></span>" "{channel.label.clone()}</h3>
                            <p class="figure-number">{value}</p>
                            {(!channel.is_register).then(|| view! { <Sparkline values=channel.spark.clone()/> })}
                            <p class="figure-note">{channel.about.clone()}" "<code>{channel.field.clone()}</code></p>
                        </div>
                    }
                }).collect_view()}
            </div>
        </section>
    }
    .erased()
}

/// The readings, the newest first.
#[component]
fn Readings(id: MeterId, lines: Vec<ReadingLine>, older: Option<Millis>, has_several: bool) -> impl IntoView {
    // With a single channel, a phone leaves out its name.
    let of = if has_several { "" } else { "minor" };
    let [time, channel, value, quality] = says::READING_COLUMNS;
    view! {
        <section class="page-section" aria-labelledby="readings">
            <div class="section-head">
                <h2 id="readings">{says::READINGS}</h2>
                <a class="button" href=format!("/readings/new?meter={}", id)>{says::ADD_READING}</a>
            </div>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr><th scope="col">{time}</th><th scope="col" class=of>{channel}</th><th scope="col" class="number">{value}</th><th scope="col">{quality}</th></tr></thead>
                    <tbody>
                        {lines.into_iter().map(|line| view! {
                            <tr>
                                <th scope="row" class="time">{line.time}</th><td class=of>{line.channel}</td><td class="number">{line.value}</td>
                                <td><span class="quality" data-quality=line.quality>{line.word}</span></td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
            {older.map(|before| view! { <nav class="form-actions" aria-label=says::PAGES><a class="button" href=format!("?before={before}#readings")>{says::OLDER}</a></nav> })}
        </section>
    }
    .erased()
}

/// The facts on the meter.
#[component]
fn About(page: MeterView) -> impl IntoView {
    let [none, give] = says::NO_BUILDING;
    view! {
        <section class="page-section" aria-labelledby="about">
            <div class="section-head">
                <h2 id="about">{says::ABOUT}</h2>
                <a class="button" href=format!("/settings/meters/{}", page.meter_id) rel="external">{says::SETTINGS}</a>
            </div>
            <dl class="facts">
                <div><dt>{says::BUILDING}</dt><dd>{match page.building {
                    Some((id, name)) => view! { <a href=format!("/buildings/{id}")>{name}</a> }.erased(),
                    None => view! { {none}<a href="/status#new-meters">{give}</a> }.erased(),
                }}</dd></div>
                <div><dt>{says::ROLE}</dt><dd>{page.role}</dd></div>
                <div><dt>{says::SENDS}</dt><dd>{page.kind}</dd></div>
                <div><dt>{says::DIALECT}</dt><dd>{page.dialect}</dd></div>
                <div><dt>{says::ADDRESS}</dt><dd><code>{page.address}</code></dd></div>
            </dl>
        </section>
    }
    .erased()
}
