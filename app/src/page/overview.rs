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
use wording::page::{overview as says, place as headline};

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
        <Title text=says::TITLE/>
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
    let over = says::over(&page.site_name, &page.day);
    let (usual_w, weekday, new_meters) = (page.usual_w, page.weekday.clone(), page.new_meters);
    view! {
        {demo}
        {notice(page.notice.clone())}
        <div class="headline-block">
            <p class="headline-over">{over}</p>
            <Headline place usual_w weekday newest=page.newest rendered_at=page.rendered_at/>
            {page.weather.clone().map(|weather| view! { <p class="chart-note">{weather}</p> })}
            {(new_meters > 0).then(|| {
                let (link, behind) = says::new_meters(new_meters);
                view! { <p class="lede"><a href="/status#new-meters">{link}</a>{behind}</p> }
            })}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {match page.below.clone() {
            Below::Nothing => view! { <Empty line=page.publish_line.clone()/> }.erased(),
            Below::NoBuilding => {
                view! { <p><a class="button button-primary" href="/status#new-meters">{says::GIVE_METER}</a></p> }.erased()
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
                let silent = (now.silent > 0).then(|| view! { <p class="lede">{says::silent(now.silent, now.expected)}</p> });
                view! {
                    <h1 class="headline headline-live">
                        <strong class="keep"><Quantity figure=figure::power(watts)/></strong>
                        {headline::NOW}
                        {change.map(|change| {
                            let (before, behind) = headline::against_usual(&weekday);
                            view! { {before}<strong class="keep">{figure::change_words(change)}</strong>{behind} }
                        })}
                        {headline::END}
                    </h1>
                    {silent}
                }
                .erased()
            }
            None => match newest.max(now.at) {
                Some(at) => {
                    let age = present.now.get().unwrap_or(rendered_at) - at;
                    let whole = |[first, then]: [&'static str; 2]| (first, then.to_owned());
                    let (first, then) = match (age <= domain::LIVE_MS, now.expected) {
                        (true, 0) => whole(says::NO_BUILDING),
                        (true, expected) if now.silent >= expected => whole(says::ONLY_OTHERS),
                        _ => (says::NOTHING_HEARD, headline::last_reading(&figure::age_words(age))),
                    };
                    view! { <h1 class="headline headline-live"><strong>{first}</strong>{then}</h1> }.erased()
                }
                None => {
                    let [first, then] = says::NEVER_HEARD;
                    view! { <h1 class="headline"><strong>{first}</strong>{then}</h1> }.erased()
                }
            },
        }
    }
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
                    <h2>{says::today_against(&weekday)}</h2>
                    <p class="chart-note">{says::today_hint(&weekday)}</p>
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
