//! The page of a building.

use super::answered::{Answered, Model};
use crate::chart::{ChartFrame, ChartView};
use crate::erased::Erase;
use crate::live::{PlaceNow, Present, Watch};
use crate::part::{Change, ChangeMark, Quantity};
use domain::{BuildingId, MeterId, Millis, SiteId, Unit, Utility, Zone, figure};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::{Deserialize, Serialize};

/// The granularity of the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// By hours.
    Hour,
    /// By days.
    #[default]
    Day,
    /// By weeks.
    Week,
    /// By months.
    Month,
}

impl By {
    const ALL: [By; 4] = [By::Hour, By::Day, By::Week, By::Month];

    /// Its name in addresses and sentences.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            By::Hour => "hour",
            By::Day => "day",
            By::Week => "week",
            By::Month => "month",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == text)
    }
}

/// A utility's use today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UtilityLine {
    /// The utility's name in styles.
    pub utility: String,
    /// Its label.
    pub label: String,
    /// The amount today so far.
    pub amount: String,
    /// The usual amount by now.
    pub usual: Option<String>,
    /// The amount against the usual one.
    pub change: Change,
    /// The quality of the data.
    pub quality: String,
    /// Its place in the list.
    pub order: (Utility, bool),
}

/// A meter of the building.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeterLine {
    /// The meter's id.
    pub meter_id: MeterId,
    /// Its name.
    pub name: String,
    /// `ok`, `attention` or `waiting`.
    pub state: String,
    /// The state in a word.
    pub word: String,
    /// The state in a sentence.
    pub text: String,
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BuildingView {
    /// The building's id.
    pub building_id: BuildingId,
    /// Its name.
    pub name: String,
    /// The site's id.
    pub site_id: SiteId,
    /// The site's name.
    pub site_name: String,
    /// Other facts, beginning with a comma.
    pub facts: String,
    /// The temperature outside, if it is known.
    pub weather: Option<String>,
    /// The trouble with the database, if any.
    pub notice: Option<String>,
    /// It is part of the demo.
    pub is_demo: bool,
    /// The site's time zone.
    pub zone: Zone,
    /// The weekday in words: `Sunday`.
    pub weekday: String,
    /// When the page was rendered.
    pub rendered_at: Millis,
    /// The same in words.
    pub rendered: String,
    /// The time of the newest reading.
    pub newest: Option<Millis>,
    /// Its power now.
    pub place: PlaceNow,
    /// The usual power now, in W.
    pub usual_w: Option<f64>,
    /// The energy since midnight, in kWh.
    pub today: Option<f64>,
    /// The usual energy since midnight by now, in kWh.
    pub usual_today: Option<f64>,
    /// The chart of the last hour.
    pub last_hour: Option<ChartView>,
    /// The granularity of the history.
    pub by: By,
    /// The range of the history in words.
    pub range: String,
    /// The first day of the range.
    pub from: String,
    /// The last day of the range.
    pub to: String,
    /// The first day of the range before.
    pub earlier: String,
    /// The last day of the range before.
    pub earlier_to: String,
    /// The first and last day of the range after, unless that is in the future.
    pub later: Option<(String, String)>,
    /// The chart of the history.
    pub history: Option<ChartView>,
    /// The total of the range, in kWh.
    pub total: Option<f64>,
    /// The total against that of the period before.
    pub change: Option<Change>,
    /// The open findings, as HTML.
    pub findings: String,
    /// The history has hours marked for a finding.
    pub has_marks: bool,
    /// The chart of the forecast.
    pub forecast: Option<ChartView>,
    /// The forecast in words, or why there is none, as HTML.
    pub forecast_words: String,
    /// The utilities that it used today.
    pub utilities: Vec<UtilityLine>,
    /// All energy of today in a sentence, on site and at the source.
    pub energy: Option<String>,
    /// Its meters.
    pub meters: Vec<MeterLine>,
}

/// Fetches the page of a building.
#[server(prefix = "/fn", endpoint = "building")]
pub async fn building_get(
    id: BuildingId,
    by: By,
    from: Option<String>,
    to: Option<String>,
) -> Result<Option<BuildingView>, ServerFnError> {
    let date = |text: Option<String>| text.as_deref().and_then(domain::zone::Date::parse);
    crate::query::building::building(&crate::query::state(), id, by, date(from), date(to)).await
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
    let (name, weekday, usual_w, newest, rendered_at) =
        (page.name.clone(), page.weekday.clone(), page.usual_w, page.newest, page.rendered_at);
    let headline = move || {
        let (name, weekday) = (name.clone(), weekday.clone());
        let now = place.get();
        match (now.power_w, newest.max(now.at)) {
            (Some(watts), _) => {
                let change = usual_w.and_then(|usual| figure::change(watts, usual));
                view! {
                    <h1 class="headline">
                        {name}": "<strong class="keep"><Quantity figure=figure::power(watts)/></strong>" now"
                        {change.map(|change| view! { ", "<strong class="keep">{figure::change_words(change)}</strong>{format!(" a usual {weekday} at this hour")} })}
                        "."
                    </h1>
                }
                .erased()
            }
            (None, Some(at)) => {
                let age = present.now.get().unwrap_or(rendered_at) - at;
                view! { <h1 class="headline">{name}": "<strong>"nothing is heard just now."</strong>" The last reading came "{figure::age_words(age)}"."</h1> }.erased()
            }
            (None, None) => view! { <h1 class="headline">{name}": "<strong>"no meter is heard yet."</strong></h1> }.erased(),
        }
    };
    let today = page.today.map(|today| {
        let usual = page.usual_today.map(|usual| format!("; {} is usual by now", figure::amount(usual, Unit::KilowattHour)));
        format!("Since midnight it used {}{}.", figure::amount(today, Unit::KilowattHour), usual.unwrap_or_default())
    });
    let title = format!("{} · GreenPulse", page.name);
    view! {
        <Title text=title/>
        {page.is_demo.then(|| view! { <super::DemoBanner/> })}
        {super::notice(page.notice.clone())}
        <div class="headline-block">
            <nav class="headline-over" aria-label="Where this is"><a href=format!("/?site={}", page.site_id)>{page.site_name.clone()}</a>" / "{page.name.clone()}{page.facts.clone()}</nav>
            {headline}
            {today.map(|today| view! { <p class="lede">{today}</p> })}
            {page.weather.clone().map(|weather| view! { <p class="chart-note">{weather}</p> })}
            <div class="finding-lines" inner_html=page.findings.clone()></div>
        </div>
        {page.last_hour.clone().map(|chart| view! { <LastHour chart place zone=page.zone.clone() weekday=page.weekday.clone()/> })}
        {(!page.forecast_words.is_empty()).then(|| view! { <Forecast chart=page.forecast.clone() words=page.forecast_words.clone()/> })}
        {page.history.clone().map(|chart| view! { <History page=page.clone() chart/> })}
        {(!page.utilities.is_empty()).then(|| view! {
            <section class="page-section" aria-labelledby="utilities">
                <h2 id="utilities">"All it uses, today so far"</h2>
                <div class="table-scroll" tabindex="0">
                    <table class="table">
                        <thead><tr><th scope="col">"Utility"</th><th scope="col" class="number">"Today"</th><th scope="col" class="number minor">"Usual by now"</th><th scope="col">"Change"</th><th scope="col" class="number">"Quality"</th></tr></thead>
                        <tbody>
                            {page.utilities.iter().cloned().map(|line| view! {
                                <tr>
                                    <th scope="row"><span class="utility-mark" data-utility=line.utility.replace('_', "-")></span>" "{line.label}</th>
                                    <td class="number">{line.amount}</td>
                                    <td class="number minor">{line.usual.unwrap_or_else(|| "–".to_owned())}</td>
                                    <td><ChangeMark change=line.change/></td>
                                    <td class="number">{line.quality}</td>
                                </tr>
                            }).collect_view()}
                        </tbody>
                    </table>
                </div>
                {page.energy.clone().map(|energy| view! { <p class="chart-note">{energy}</p> })}
            </section>
        })}
        <section class="page-section" aria-labelledby="meters">
            <div class="section-head">
                <h2 id="meters">"Meters"</h2>
                <a class="button" href=format!("/settings/buildings/{}", page.building_id) rel="external">"Settings"</a>
            </div>
            <div class="status-list">
                {page.meters.iter().cloned().map(|meter| view! {
                    <div class="status-row">
                        <h3><a href=format!("/meters/{}", meter.meter_id)>{meter.name}</a></h3>
                        <span class="state" data-state=meter.state>{meter.word}</span>
                        <p class="status-text">{meter.text}</p>
                    </div>
                }).collect_view()}
            </div>
            {page.meters.is_empty().then(|| view! { <p class="lede">"No meter is given to this building yet. "<a href="/status#new-meters">"See which are new"</a>"."</p> })}
        </section>
        <More id=page.building_id/>
    }
    .erased()
}

/// The forecast, which only the server renders.
#[component]
fn Forecast(chart: Option<ChartView>, words: String) -> impl IntoView {
    view! {
        <section class="page-section" aria-labelledby="ahead">
            <h2 id="ahead">"What comes"</h2>
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
    const PAGES: [(&str, &str, &str); 3] = [
        ("analysis", "Its load", "Every hour as a picture, typical days, what runs always, nights and weekends."),
        ("savings", "What was saved", "Against a baseline in the weather that came; targets."),
        ("models", "Its models", "How it is forecast and watched, and how good that is."),
    ];
    view! {
        <section class="page-section" aria-labelledby="more">
            <h2 id="more">"More about it"</h2>
            <ul class="link-list">
                {PAGES.iter().map(|(path, name, text)| view! {
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
                <h2>"The last hour"</h2>
                <p class="chart-note">{format!("Electric power; the band is what is usual on a {weekday} at this hour.")}</p>
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
        .map(|total| view! { <strong>{figure::amount(total, Unit::KilowattHour).to_string()}</strong>" in this time, " });
    let by = page.by.word();
    let step = |from: &str, to: &str| format!("?by={by}&from={from}&to={to}#history");
    view! {
        <section class="page-section" aria-labelledby="history">
            <div class="section-head">
                <h2 id="history">"History"</h2>
                <nav class="segmented" aria-label="Granularity">
                    {By::ALL.into_iter().map(|one| view! {
                        <a href=format!("?by={}#history", one.word()) aria-current=(one == page.by).then_some("true")>
                            {match one { By::Hour => "Hour", By::Day => "Day", By::Week => "Week", By::Month => "Month" }}
                        </a>
                    }).collect_view()}
                </nav>
            </div>
            <div class="range-bar">
                <nav class="range-picker" aria-label="Period">
                    <a class="range-step" href=step(&page.earlier, &page.earlier_to) aria-label="The period before"><Arrow path="M15 5l-7 7 7 7"/></a>
                    <span class="range-now">{page.range.clone()}</span>
                    {match &page.later {
                        Some((from, to)) => view! { <a class="range-step" href=step(from, to) aria-label="The period after"><Arrow path="M9 5l7 7-7 7"/></a> }.erased(),
                        None => view! { <span class="range-step" aria-disabled="true"><Arrow path="M9 5l7 7-7 7"/></span> }.erased(),
                    }}
                </nav>
                <details class="behind">
                    <summary>"Choose dates"</summary>
                    <form class="range-form" method="get" action="#history">
                        <input type="hidden" name="by" value=by/>
                        <div class="field"><label for="from">"From"</label><input class="input" id="from" name="from" type="date" value=page.from.clone()/></div>
                        <div class="field"><label for="to">"To"</label><input class="input" id="to" name="to" type="date" value=page.to.clone()/></div>
                        <button class="button" type="submit">"Show"</button>
                    </form>
                </details>
            </div>
            <p class="lede">{total}{page.change.clone().map(|change| view! { <ChangeMark change/> })}</p>
            <figure class="figure-chart">
                <figcaption class="chart-caption">
                    <h3>{format!("Electricity by {by}")}</h3>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility="electricity"><rect class="chart-bar" width="12" height="12"/></svg>"this time"</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" width="12" height="12"/></svg>"the period before"</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-partial" width="12" height="12"/></svg>"not over, or not all known"</li>
                        {page.has_marks.then(|| view! { <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>"something was wrong"</li> })}
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
