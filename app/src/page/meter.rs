//! The page of a meter.

use super::answered::{Answered, Model};
use crate::chart::{ChartFrame, ChartView};
use crate::erased::Erase;
use crate::live::{Present, Watch};
use crate::part::Sparkline;
use domain::{BuildingId, ChannelId, MeterId, Millis, figure};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::{Deserialize, Serialize};

/// A channel with its newest value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChannelView {
    /// The channel's id.
    pub channel_id: ChannelId,
    /// Its label.
    pub label: String,
    /// Its name in payloads.
    pub field: String,
    /// The utility's name in styles.
    pub utility: String,
    /// The newest value with its unit.
    pub value: Option<String>,
    /// The time of the newest value.
    pub at: Option<String>,
    /// How it counts.
    pub about: String,
    /// The newest values.
    pub spark: Vec<Option<f64>>,
    /// It is a register. A register only rises, so its curve says nothing.
    pub is_register: bool,
    /// It is a power, whose unit changes with its size.
    pub is_power: bool,
    /// The factor from the stored to the shown value.
    pub factor: f64,
    /// The offset, added after the factor.
    pub offset: f64,
    /// The unit of the shown value.
    pub unit: String,
}

/// A reading as it came in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadingLine {
    /// The time.
    pub at: Millis,
    /// The time in words.
    pub time: String,
    /// The channel.
    pub channel: String,
    /// The value with its unit.
    pub value: String,
    /// `measured`, `estimated`, `derived` or `suspect`.
    pub quality: String,
    /// The quality in words.
    pub word: String,
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeterView {
    /// The meter's id.
    pub meter_id: MeterId,
    /// The meter's key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The trouble with the database, if any.
    pub notice: Option<String>,
    /// It is part of the demo.
    pub is_demo: bool,
    /// Its building.
    pub building: Option<(BuildingId, String)>,
    /// Its role in the building.
    pub role: String,
    /// The dialect that it speaks.
    pub dialect: String,
    /// The topic or address on which it was first heard.
    pub address: String,
    /// Whether it sends registers or amounts.
    pub kind: String,
    /// When the page was rendered.
    pub rendered_at: Millis,
    /// The same in words.
    pub rendered: String,
    /// The time of the newest reading.
    pub newest: Option<Millis>,
    /// The open findings, as HTML.
    pub findings: String,
    /// The chart of its last two weeks by the hour.
    pub course: Option<ChartView>,
    /// The chart has hours marked for a finding.
    pub has_marks: bool,
    /// Its channels.
    pub channels: Vec<ChannelView>,
    /// The readings, the newest first.
    pub readings: Vec<ReadingLine>,
    /// The time before which older readings start.
    pub older: Option<Millis>,
    /// The topic to publish to.
    pub topic: String,
    /// The command that publishes to it.
    pub publish_line: String,
}

/// Fetches the page of a meter.
#[server(prefix = "/fn", endpoint = "meter")]
pub async fn meter_get(id: MeterId, before: Option<Millis>) -> Result<Option<MeterView>, ServerFnError> {
    crate::query::meter::meter(&crate::query::state(), id, before).await
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
                <h2>"The last two weeks"</h2>
                {has_marks.then(|| view! {
                    <ul class="chart-key"><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>"something was wrong"</li></ul>
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
    let value_of = move |id: ChannelId| {
        present.picture.with(|picture| picture.as_ref()?.values.iter().find(|value| value.channel_id == id).copied())
    };
    let heard = {
        let (newest, rendered_at, name) = (page.newest, page.rendered_at, page.name.clone());
        move || {
            let live = present
                .picture
                .with(|picture| picture.as_ref().and_then(|picture| picture.values.iter().map(|value| value.at).max()));
            match live.or(newest) {
                Some(at) => {
                    let age = figure::age_words(present.now.get().unwrap_or(rendered_at) - at);
                    view! { <h1 class="headline">{name.clone()}", heard "<strong class="keep">{age}</strong>"."</h1> }.erased()
                }
                None => view! { <h1 class="headline">{name.clone()}": "<strong>"nothing heard yet."</strong></h1> }.erased(),
            }
        }
    };
    let place = page.building.clone().map(|(id, name)| view! { <a href=format!("/buildings/{id}")>{name}</a>" / " });
    let building = page.building.clone();
    // With a single channel, a phone leaves out its name.
    let of = if page.channels.len() > 1 { "" } else { "minor" };
    view! {
        <Title text=format!("{} · GreenPulse", page.name)/>
        {page.is_demo.then(|| view! { <super::DemoBanner/> })}
        {super::notice(page.notice.clone())}
        <div class="headline-block">
            <nav class="headline-over" aria-label="Where this is"><a href="/">"Overview"</a>" / "{place}{page.name.clone()}</nav>
            {heard}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {page.course.clone().map(|chart| view! { <Course chart has_marks=page.has_marks/> })}
        <section class="page-section" aria-labelledby="channels">
            <h2 id="channels">"Channels"</h2>
            <div class="figure-row">
                {page.channels.clone().into_iter().map(|channel| {
                    let first = channel.value.clone().unwrap_or_else(|| "–".to_owned());
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
        <section class="page-section" aria-labelledby="readings">
            <div class="section-head">
                <h2 id="readings">"Readings as they came"</h2>
                <a class="button" href=format!("/readings/new?meter={}", page.meter_id)>"Add a reading"</a>
            </div>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr><th scope="col">"Time"</th><th scope="col" class=of>"Channel"</th><th scope="col" class="number">"Value"</th><th scope="col">"Quality"</th></tr></thead>
                    <tbody>
                        {page.readings.iter().cloned().map(|line| view! {
                            <tr>
                                <th scope="row" class="time">{line.time}</th><td class=of>{line.channel}</td><td class="number">{line.value}</td>
                                <td><span class="quality" data-quality=line.quality>{line.word}</span></td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
            {page.older.map(|before| view! { <nav class="form-actions" aria-label="Pages of readings"><a class="button" href=format!("?before={before}#readings")>"Older"</a></nav> })}
        </section>
        <div class="page-split page-split-even">
            <section class="page-section" aria-labelledby="publish">
                <h2 id="publish">"Publish to this meter"</h2>
                <p>"Topic "<code>{page.topic}</code>", one object or an array of them. Without "<code>"at"</code>" the time of arrival counts."</p>
                <super::CodeBlock id="publish-line" text=page.publish_line/>
            </section>
            <section class="page-section" aria-labelledby="about">
                <div class="section-head">
                    <h2 id="about">"About this meter"</h2>
                    <a class="button" href=format!("/settings/meters/{}", page.meter_id) rel="external">"Settings"</a>
                </div>
                <dl class="facts">
                    <div><dt>"Building"</dt><dd>{match building {
                        Some((id, name)) => view! { <a href=format!("/buildings/{id}")>{name}</a> }.erased(),
                        None => view! { "None yet: "<a href="/status#new-meters">"give it to one"</a> }.erased(),
                    }}</dd></div>
                    <div><dt>"Counts as"</dt><dd>{page.role}</dd></div>
                    <div><dt>"Sends"</dt><dd>{page.kind}</dd></div>
                    <div><dt>"Speaks"</dt><dd>{page.dialect}</dd></div>
                    <div><dt>"First heard on"</dt><dd><code>{page.address}</code></dd></div>
                </dl>
            </section>
        </div>
    }
    .erased()
}
