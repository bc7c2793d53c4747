//! The first page: what a site uses now, whether that is usual, and who uses it.

use super::answered::{Answered, Model};
use crate::chart::{ChartFrame, ChartView};
use crate::erased::Erase;
use crate::live::{PlaceNow, Present, Watch};
use crate::part::{Change, ChangeMark, Measure, Quantity, Sparkline};
use domain::{BuildingId, Millis, SiteId, Unit, Zone, figure};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::{Deserialize, Serialize};

/// How the buildings are ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// By what they use.
    #[default]
    Use,
    /// By how far that is from usual.
    Change,
}

/// An amount so far, against another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SoFar {
    /// Of what time.
    pub title: String,
    /// kWh.
    pub energy: Option<f64>,
    /// kWh, of the time to compare with.
    pub other: Option<f64>,
    /// In words.
    pub change: Change,
}

/// Cost and carbon of today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Money {
    /// In the site's currency, with its sign.
    pub cost: String,
    /// The mass of CO2e.
    pub carbon: String,
    /// And its unit.
    pub carbon_unit: String,
    /// At which rates.
    pub note: String,
}

/// One building in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BuildingLine {
    /// Its id.
    pub building_id: BuildingId,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: String,
    /// Its power.
    pub now: PlaceNow,
    /// What is usual at this hour, W.
    pub usual_w: Option<f64>,
    /// Today so far, kWh.
    pub energy: Option<f64>,
    /// Today so far against usual.
    pub change: Change,
    /// The same as a ratio less one.
    pub ratio: Option<f64>,
    /// Mean power of the last 24 hours.
    pub spark: Vec<Option<f64>>,
}

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The site.
    pub site_id: SiteId,
    /// Its name.
    pub site_name: String,
    /// Its time.
    pub zone: Zone,
    /// Made by the demo.
    pub is_demo: bool,
    /// `Sunday 22 November`.
    pub day: String,
    /// `Sunday`.
    pub weekday: String,
    /// When the page was made.
    pub rendered_at: Millis,
    /// The same in words.
    pub rendered: String,
    /// When the newest reading was.
    pub newest: Option<Millis>,
    /// The temperature outside, where it is known.
    pub weather: Option<String>,
    /// The power of the site.
    pub place: PlaceNow,
    /// What is usual now, W.
    pub usual_w: Option<f64>,
    /// Today.
    pub chart: Option<ChartView>,
    /// Today, this week, this month.
    pub so_far: Vec<SoFar>,
    /// Cost and carbon.
    pub money: Option<Money>,
    /// The buildings, ranked.
    pub buildings: Vec<BuildingLine>,
    /// How they are ranked.
    pub order: Order,
    /// What is found wrong and waits for somebody, as HTML.
    pub findings: String,
    /// Meters that wait for a name.
    pub new_meters: usize,
    /// The other sites.
    pub other_sites: Vec<(SiteId, String)>,
    /// How to publish a first reading.
    pub publish_line: String,
    /// Where the broker listens.
    pub listens: String,
}

/// The overview of a site.
#[server(prefix = "/fn", endpoint = "overview")]
pub async fn overview_get(site: Option<SiteId>, order: Order) -> Result<Option<Overview>, ServerFnError> {
    crate::query::overview::overview(&crate::query::state(), site, order).await
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
    // A picture tells of figures only. A first reading, a new meter or a new building makes another page.
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
    let is_empty = page.newest.is_none() && page.buildings.iter().all(|line| line.energy.is_none());
    let first = page.place;
    let place = Memo::new(move |_| present.picture.with(|picture| picture.as_ref().map_or(first, |picture| picture.place)));
    let demo = page.is_demo.then(|| view! { <super::DemoBanner/> });
    let over = format!("{} · {}", page.site_name, page.day);
    let (usual_w, weekday, new_meters) = (page.usual_w, page.weekday.clone(), page.new_meters);
    view! {
        {demo}
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
        {if is_empty {
            view! { <Empty line=page.publish_line.clone()/> }.erased()
        } else if page.buildings.is_empty() {
            view! { <p><a class="button button-primary" href="/status#new-meters">"Give the meter to a building"</a></p> }.erased()
        } else {
            view! { <Body page place/> }.erased()
        }}
    }
    .erased()
}

/// The sentence.
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
                    <h1 class="headline">
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
                    if age <= domain::LIVE_MS && now.expected == 0 {
                        return view! { <h1 class="headline"><strong>"Readings come in."</strong>" They count once their meter has a building."</h1> }
                            .erased();
                    }
                    view! {
                        <h1 class="headline"><strong>"Nothing is heard just now."</strong>" The last reading came "{figure::age_words(age)}"."</h1>
                    }
                    .erased()
                }
                None => view! { <h1 class="headline"><strong>"No readings yet."</strong>" GreenPulse listens for meters."</h1> }
                    .erased(),
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
            <super::CodeBlock id="first-line" text=line/>
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
fn Body(page: Overview, place: Memo<PlaceNow>) -> impl IntoView {
    let present = expect_context::<Present>();
    let lines = StoredValue::new(page.buildings.clone());
    // The present of each building, where it is known.
    let now_of = move |id: BuildingId, first: PlaceNow| {
        present.picture.with(|picture| {
            let known = picture
                .as_ref()
                .and_then(|picture| picture.buildings.iter().find(|(other, _)| *other == id).map(|(_, now)| *now));
            known.unwrap_or(first)
        })
    };
    let largest = Signal::derive(move || {
        lines.with_value(|lines| {
            lines.iter().fold(1.0_f64, |most, line| {
                most.max(now_of(line.building_id, line.now).power_w.unwrap_or(0.0)).max(line.usual_w.unwrap_or(0.0))
            })
        })
    });
    let zone = page.zone.clone();
    let chart = page.chart.clone().map(|chart| {
        let latest = Signal::derive(move || {
            let (now, watts) = (present.now.get()?, place.get().power_w?);
            Some((zone.local_ms(now), Some(watts / 1000.0)))
        });
        let weekday = page.weekday.clone();
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
    let mut ranked: Vec<usize> = (0..page.buildings.len()).collect();
    ranked.sort_by(|&a, &b| {
        let power = |i: usize| page.buildings[i].now.power_w.unwrap_or(f64::MIN);
        power(b).total_cmp(&power(a))
    });
    let who = ranked.into_iter().take(6).map(|i| page.buildings[i].clone()).collect::<Vec<_>>();
    view! {
        <div class="page-split">
            {chart}
            <section class="page-section" aria-labelledby="who">
                <h2 id="who">"Who uses it now"</h2>
                <ol class="building-list building-list-short">
                    {who.into_iter().map(|line| view! {
                        <li class="building-row">
                            <a class="building-name" href=format!("/buildings/{}", line.building_id)>{line.name.clone()}</a>
                            <BuildingNow now=Signal::derive({ let now = line.now; move || now_of(line.building_id, now) })/>
                            <Measure value=Signal::derive({ let now = line.now; move || now_of(line.building_id, now).power_w.unwrap_or(0.0) }) usual=line.usual_w of=largest/>
                        </li>
                    }).collect_view()}
                </ol>
                <p class="chart-note">"The bar is what is used now, the tick what is usual."</p>
            </section>
        </div>
        <SoFarRow page=page.clone()/>
        <section class="page-section" aria-labelledby="buildings">
            <div class="section-head">
                <h2 id="buildings">"Buildings"</h2>
                <nav class="segmented" aria-label="Order of the buildings">
                    <a href=format!("?site={}&order=use#buildings", page.site_id) aria-current=(page.order == Order::Use).then_some("true")>"By use"</a>
                    <a href=format!("?site={}&order=change#buildings", page.site_id) aria-current=(page.order == Order::Change).then_some("true")>"By change"</a>
                </nav>
            </div>
            <ol class="building-list building-list-wide">
                {page.buildings.clone().into_iter().map(|line| {
                    let now = Signal::derive({ let (id, now) = (line.building_id, line.now); move || now_of(id, now) });
                    // Each against its own usual: beside a laboratory every home would be a dot.
                    let own = Signal::derive({ let usual = line.usual_w.unwrap_or(0.0); move || 1.25 * now.get().power_w.unwrap_or(0.0).max(usual).max(1.0) });
                    view! {
                        <li class="building-row">
                            <a class="building-name" href=format!("/buildings/{}", line.building_id)>{line.name.clone()}" "<span class="building-note">{capital(&line.kind)}</span></a>
                            <Measure value=Signal::derive(move || now.get().power_w.unwrap_or(0.0)) usual=line.usual_w of=own/>
                            <BuildingNow now/>
                            <Sparkline values=line.spark.clone()/>
                            <ChangeMark change=line.change.clone()/>
                        </li>
                    }
                }).collect_view()}
            </ol>
            {(!page.other_sites.is_empty()).then(|| view! {
                <p>"Other sites: "{page.other_sites.iter().map(|(id, name)| view! { <a href=format!("/?site={id}")>{name.clone()}</a>" " }).collect_view()}</p>
            })}
        </section>
    }
    .erased()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A building's power, or how long it has been silent.
#[component]
fn BuildingNow(now: Signal<PlaceNow>) -> impl IntoView {
    view! {
        <span class="building-now">
            {move || match now.get().power_w {
                Some(watts) => view! { <Quantity figure=figure::power(watts)/> }.erased(),
                None => view! { <span class="building-note">"silent"</span> }.erased(),
            }}
        </span>
    }
    .erased()
}

#[component]
fn SoFarRow(page: Overview) -> impl IntoView {
    let money = page.money.clone().map(|money| {
        view! {
            <div class="figure-cell">
                <h3>"Today’s cost and carbon"</h3>
                <p class="figure-number"><span class="quantity">{money.cost}</span></p>
                <p class="figure-number"><span class="quantity">{money.carbon}" "<span class="unit">{money.carbon_unit}</span></span></p>
                <p class="figure-note">{money.note}</p>
            </div>
        }
    });
    view! {
        <section class="page-section" aria-labelledby="so-far">
            <h2 id="so-far">"So far"</h2>
            <div class="figure-row">
                {page.so_far.iter().cloned().map(|part| {
                    let (energy, other) = (part.energy.unwrap_or(0.0), part.other);
                    let of = energy.max(other.unwrap_or(0.0)) * 1.25;
                    let shown = part.energy.map(|energy| view! { <Quantity figure=figure::amount(energy, Unit::KilowattHour)/> });
                    view! {
                        <div class="figure-cell">
                            <h3>{part.title}</h3>
                            <p class="figure-number">{shown}</p>
                            <Measure value=energy usual=other of=of/>
                            <p><ChangeMark change=part.change/></p>
                        </div>
                    }
                }).collect_view()}
                {money}
            </div>
        </section>
    }
    .erased()
}
