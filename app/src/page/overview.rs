//! The overview: what a site uses now, whether that is usual, and who uses it.

#[cfg(feature = "hydrate")]
mod moving;

use super::answered::{Answered, Model};
use crate::chart::ChartFrame;
use crate::erased::Erase;
use crate::model::live::{PlaceNow, Watch};
use crate::model::overview::{Below, Drawn, Order, Overview};
use crate::part::{CodeBlock, DemoBanner, Present, Quantity, notice};
use domain::{Millis, SiteId, figure};
use leptos::html::Section;
use leptos::prelude::*;
use leptos_meta::Title;

/// Fetches the overview of a site.
#[server(prefix = "/fn", endpoint = "overview")]
pub async fn overview_get(site: Option<SiteId>, order: Order) -> Result<Option<Overview>, ServerFnError> {
    crate::query::overview::overview(&crate::query::scope()?, site, order).await
}

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let page = Answered::new(|address| {
        let site = address.get("site").and_then(|id| id.parse().ok());
        let order = if address.get("order").as_deref() == Some("change") { Order::Change } else { Order::Use };
        Box::pin(async move { Ok(overview_get(site, order).await?.map(|page| Model::Overview(Box::new(page)))) })
    });
    let present = expect_context::<Present>();
    // A picture brings figures only. A first reading, a new meter or a new building needs a new
    // page.
    let shape = Memo::new(move |_| {
        present.picture.with(|picture| picture.as_ref().map(|picture| (picture.values.len(), picture.buildings.len())))
    });
    Effect::new(move |before: Option<Option<(usize, usize)>>| {
        let (before, now) = (before.flatten(), shape.get());
        let is_first = before.is_none() && present.newest.get_untracked().is_none() && now.is_some_and(|now| now.0 > 0);
        if is_first || (before.is_some() && now.is_some() && before != now) {
            page.refetch();
        }
        now.or(before)
    });
    view! {
        <Title text="Overview · GreenPulse"/>
        {page.view(|model| match model {
            Model::Overview(page) => view! { <Shown page=*page/> }.into_any(),
            _ => ().into_any(),
        })}
    }
    .erased()
}

#[component]
fn Shown(page: Overview) -> impl IntoView {
    let present = expect_context::<Present>();
    present.watch(Watch::Site(page.site_id), page.newest, page.rendered.clone());
    let first = page.place;
    let place = Memo::new(move |_| present.picture.with(|picture| picture.as_ref().map_or(first, |picture| picture.place)));
    let demo = page.is_demo.then(|| view! { <DemoBanner/> });
    let over = format!("{} · {}", page.site_name, page.day);
    let (usual_w, weekday, new_meters) = (page.usual_w, page.weekday.clone(), page.new_meters);
    view! {
        {demo}
        {notice(page.notice.clone())}
        <div class="headline-block">
            <p class="headline-over">{over}</p>
            <Headline place usual_w weekday newest=page.newest rendered_at=page.rendered_at/>
            {page.weather.clone().map(|weather| view! { <p class="chart-note">{weather}</p> })}
            {(new_meters > 0).then(|| view! {
                <p class="lede">
                    <a href="/status#new-meters">
                        {if new_meters == 1 { "One new meter".to_owned() } else { format!("{new_meters} new meters") }}
                    </a>
                    " can be given to a building. Until then their readings are kept, and count for none."
                </p>
            })}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {match page.below.clone() {
            Below::Nothing => view! { <Empty line=page.publish_line.clone()/> }.erased(),
            Below::NoBuilding => {
                view! { <p><a class="button button-primary" href="/status#new-meters">"Give the meter to a building"</a></p> }.erased()
            }
            Below::Buildings(drawn) => view! { <Body page drawn place/> }.erased(),
        }}
    }
    .erased()
}

/// The headline.
#[component]
fn Headline(
    place: Memo<PlaceNow>,
    usual_w: Option<f64>,
    weekday: String,
    newest: Option<Millis>,
    rendered_at: Millis,
) -> impl IntoView {
    let present = expect_context::<Present>();
    move || {
        let now = place.get();
        let weekday = weekday.clone();
        match now.power_w {
            Some(watts) => {
                let change = usual_w.and_then(|usual| figure::change(watts, usual));
                let silent = (now.silent > 0)
                    .then(|| view! { <p class="lede">{format!("{} of {} meters are silent and not in this figure.", now.silent, now.expected)}</p> });
                view! {
                    <h1 class="headline headline-live">
                        <strong class="keep"><Quantity figure=figure::power(watts)/></strong>
                        " now"
                        {change.map(|change| view! { ", "<strong class="keep">{figure::change_words(change)}</strong>{format!(" a usual {weekday} at this hour")} })}
                        "."
                    </h1>
                    {silent}
                }
                .erased()
            }
            None => match newest.max(now.at) {
                Some(at) => {
                    let age = present.now.get().unwrap_or(rendered_at) - at;
                    let (first, then) = match (age <= domain::LIVE_MS, now.expected) {
                        (true, 0) => ("Readings come in.", " They count once their meter has a building.".to_owned()),
                        (true, expected) if now.silent >= expected => (
                            "No meter of a building is heard just now.",
                            " Readings of other meters come in; they count once these have a building.".to_owned(),
                        ),
                        _ => ("Nothing is heard just now.", format!(" The last reading came {}.", figure::age_words(age))),
                    };
                    view! { <h1 class="headline headline-live"><strong>{first}</strong>{then}</h1> }.erased()
                }
                None => {
                    view! { <h1 class="headline"><strong>"No meter is heard yet."</strong>" GreenPulse listens for them."</h1> }
                        .erased()
                }
            },
        }
    }
}

#[component]
fn Empty(line: String) -> impl IntoView {
    view! {
        <section class="empty" aria-labelledby="first">
            <h2 id="first">"Publish a first reading"</h2>
            <p>"Copy this line into a terminal. The reading shows here within a second; you need not reload."</p>
            <CodeBlock id="first-line" text=line/>
            <details class="behind">
                <summary>"No meter at hand"</summary>
                <p class="lede">
                    "Start with "<code>"greenpulse serve --demo"</code>" for a simulated neighbourhood of 24 homes, a school and a campus, or "
                    <a href="/readings/new">"add a reading by hand"</a>"."
                </p>
            </details>
        </section>
    }
    .erased()
}

#[component]
fn Body(page: Overview, drawn: Drawn, place: Memo<PlaceNow>) -> impl IntoView {
    let present = expect_context::<Present>();
    let (short, long) = (NodeRef::<Section>::new(), NodeRef::<Section>::new());
    #[cfg(feature = "hydrate")]
    moving::follow(present, short, long);
    let zone = page.zone;
    let chart = page.chart.map(|chart| {
        let latest = Signal::derive(move || {
            let (now, watts) = (present.now.get()?, place.get().power_w?);
            Some((zone.local_ms(now), Some(watts / 1000.0)))
        });
        let weekday = page.weekday;
        view! {
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h2>{format!("Today against a usual {weekday}")}</h2>
                    <p class="chart-note">{format!("Power by quarter-hour. The band holds four of five usual {weekday}s.")}</p>
                </figcaption>
                <ChartFrame chart latest/>
            </figure>
        }
    });
    view! {
        <div class="page-split">
            {chart}
            <section class="page-section" aria-labelledby="who" node_ref=short inner_html=drawn.who></section>
        </div>
        <section class="page-section" aria-labelledby="so-far" inner_html=drawn.so_far></section>
        <section class="page-section" aria-labelledby="buildings" node_ref=long inner_html=drawn.buildings></section>
    }
    .erased()
}
