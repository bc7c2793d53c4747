//! The status page: whether all parts work, which messages could not be read, which meters wait for
//! a name.

use super::answered::{Answered, Model};
use crate::erased::Erase;
use crate::live::Present;
use domain::{BuildingId, BuildingType, MeterId, SiteId, figure};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// A part of the system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// `ok`, `down`, `attention` or `waiting`.
    pub state: String,
    /// The state in a word.
    pub word: String,
    /// The state in a sentence.
    pub text: String,
}

#[cfg(feature = "ssr")]
impl Part {
    /// A part that works or does not.
    #[must_use]
    pub fn new(name: &str, is_ok: bool, word: &str, text: String) -> Self {
        Self { name: name.to_owned(), state: if is_ok { "ok" } else { "down" }.to_owned(), word: word.to_owned(), text }
    }
}

/// A new meter, which waits for a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewMeter {
    /// The meter's id.
    pub meter_id: MeterId,
    /// The meter's key.
    pub key: String,
    /// The facts on it.
    pub text: String,
}

/// A message that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuarantineLine {
    /// The message's id.
    pub quarantine_id: i64,
    /// The reason.
    pub reason: String,
    /// The topic and the time.
    pub place: String,
    /// The payload.
    pub payload: String,
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// No part is down.
    pub all_work: bool,
    /// The parts.
    pub parts: Vec<Part>,
    /// Readings per second, the mean of the last minute.
    pub readings_per_s: f64,
    /// Readings since the start.
    pub readings: u64,
    /// Repeated readings since the start.
    pub repeated: u64,
    /// Messages since the start.
    pub messages: u64,
    /// Commits since the start.
    pub commits: u64,
    /// The time of the start.
    pub since: String,
    /// The time of the newest commit.
    pub committed: Option<String>,
    /// The new meters that are shown.
    pub new_meters: Vec<NewMeter>,
    /// The number of all new meters.
    pub new_meter_count: usize,
    /// The words on meters that wait to be let in; empty if none wait.
    pub waiting: String,
    /// The buildings to choose from.
    pub buildings: Vec<(BuildingId, String)>,
    /// The sites, for a new building.
    pub sites: Vec<(SiteId, String)>,
    /// The newest messages that could not be read.
    pub quarantine: Vec<QuarantineLine>,
    /// The number of messages in quarantine.
    pub quarantine_count: i64,
    /// The messages that were evicted from it, in words.
    pub quarantine_evicted: String,
    /// When the page was rendered, in words.
    pub rendered: String,
    /// The command that publishes a reading.
    pub publish_line: String,
}

/// Fetches the status page.
#[server(prefix = "/fn", endpoint = "status")]
pub async fn status_get() -> Result<Status, ServerFnError> {
    crate::query::status::status(&crate::query::state()).await
}

/// Names a meter and assigns it to a building. If `building` is `new`, a building with this name
/// and type is created.
#[server(prefix = "/fn", endpoint = "meter-name")]
pub async fn meter_name(
    meter: MeterId,
    name: String,
    building: String,
    role: String,
    new_building: String,
    building_type: Option<String>,
) -> Result<(), ServerFnError> {
    let state = crate::query::state();
    let named = async {
        let role =
            domain::MeterRole::parse(&role).ok_or("Choose how the meter counts: main, submeter, generation or storage.")?;
        let building_id = match building.parse() {
            Ok(id) => id,
            Err(_) => {
                let kind = building_type.as_deref().and_then(BuildingType::parse).unwrap_or(BuildingType::Other);
                crate::query::building::make(&state, &new_building, kind).await?
            }
        };
        crate::query::status::name_meter(&state, meter, &name, building_id, role).await
    };
    let answer = match named.await {
        Ok(()) => "/status?done=meter#new-meters".to_owned(),
        Err(why) => format!("/status?fault={}&meter={meter}#new-meters", crate::query::reading::encoded(&why)),
    };
    leptos_axum::redirect(&answer);
    Ok(())
}

/// Deletes the messages in quarantine up to and including this id. Ids begin with 1.
#[server(prefix = "/fn", endpoint = "quarantine-clear")]
pub async fn quarantine_clear(up_to: NonZeroU32) -> Result<(), ServerFnError> {
    crate::query::state().store.quarantine_clear(up_to.get().into()).await.map_err(|error| crate::query::failed(&error))?;
    leptos_axum::redirect("/status#quarantine");
    Ok(())
}

/// The page.
#[component]
pub fn StatusPage() -> impl IntoView {
    let status = Answered::new(|_| Box::pin(async { Ok(Some(Model::Status(Box::new(status_get().await?)))) }));
    // Refreshes every few seconds while the page is open.
    #[cfg(feature = "hydrate")]
    {
        let interval = gloo_timers::callback::Interval::new(5_000, move || status.refetch());
        // The interval ends with the page.
        StoredValue::new_local(interval);
    }
    expect_context::<Present>().rest();
    view! {
        <Title text="Status · GreenPulse"/>
        {status.view(|model| match model {
            Model::Status(status) => view! { <Shown status=*status/> }.into_any(),
            _ => ().into_any(),
        })}
    }
    .erased()
}

#[component]
fn Shown(status: Status) -> impl IntoView {
    let fault =
        use_query_map().with_untracked(|query| query.get("fault").map(|why| (query.get("meter").unwrap_or_default(), why)));
    expect_context::<Present>().rendered.set(status.rendered.clone());
    let waiting = status.quarantine_count;
    let last = status.quarantine.first().map(|line| line.quarantine_id);
    let buildings = status.buildings.clone();
    view! {
        <div class="headline-block">
            <h1 class="headline">
                <strong>{if status.all_work { "All parts work." } else { "A part does not work." }}</strong>
                {format!(" {} readings came in the last minute; ", figure::fixed(status.readings_per_s * 60.0, 0))}
                {match waiting { 0 => "everything could be read.".to_owned(), 1 => "one message could not be read.".to_owned(), n => format!("{n} messages could not be read.") }}
                {(!status.waiting.is_empty()).then_some(" New meters wait to be let in.")}
            </h1>
        </div>
        <section class="page-section" aria-labelledby="parts">
            <h2 id="parts">"Parts"</h2>
            <div class="status-list">
                {status.parts.into_iter().map(|part| view! {
                    <div class="status-row"><h3>{part.name}</h3><span class="state" data-state=part.state>{part.word}</span><p class="status-text">{part.text}</p></div>
                }).collect_view()}
            </div>
        </section>
        <section class="page-section" aria-labelledby="rates">
            <h2 id="rates">"Rates"</h2>
            <div class="figure-row">
                <div class="figure-cell"><h3>"Readings a second"</h3><p class="figure-number">{figure::significant(status.readings_per_s)}</p><p class="figure-note">"Mean of the last minute."</p></div>
                <div class="figure-cell"><h3>"Readings stored"</h3><p class="figure-number">{figure::fixed(status.readings as f64, 0)}</p><p class="figure-note">{format!("Since {}. {} came twice and were stored once.", status.since, figure::fixed(status.repeated as f64, 0))}</p></div>
                <div class="figure-cell"><h3>"Messages"</h3><p class="figure-number">{figure::fixed(status.messages as f64, 0)}</p><p class="figure-note">{format!("In {} commits{}.", figure::fixed(status.commits as f64, 0), status.committed.map(|at| format!(", the last at {at}")).unwrap_or_default())}</p></div>
            </div>
        </section>
        <section class="page-section" aria-labelledby="new-meters">
            <h2 id="new-meters">{format!("New meters ({})", status.new_meter_count)}</h2>
            {(!status.waiting.is_empty()).then(|| view! {
                <p><span class="state" data-state="attention">"Waiting"</span>" "{status.waiting.clone()}</p>
                <form method="post" action="/settings/meters/waiting/let-in">
                    <button class="button button-primary" type="submit">"Let them all in"</button>
                    " "<a href="/settings/meters/waiting" rel="external">"See which"</a>
                </form>
            })}
            {(status.new_meter_count > status.new_meters.len()).then(|| view! {
                <p>"The first fifty are here. "<a href="/settings/meters" rel="external">"All of them"</a></p>
            })}
            {if status.new_meters.is_empty() {
                view! {
                    <p class="lede">"None. A meter that publishes for the first time shows here; try it:"</p>
                    <super::CodeBlock id="publish-line" text=status.publish_line/>
                }.erased()
            } else {
                view! {
                    <div class="new-meter-list">
                        {status.new_meters.into_iter().map(|meter| view! { <NewMeterForm meter buildings=buildings.clone() fault=fault.clone()/> }).collect_view()}
                    </div>
                }.erased()
            }}
        </section>
        <section class="page-section" aria-labelledby="quarantine">
            <div class="section-head">
                <h2 id="quarantine">{format!("Could not be read ({waiting})")}</h2>
                {last.map(|up_to| view! {
                    <form method="post" action=QuarantineClear::PATH>
                        <input type="hidden" name="up_to" value=up_to.to_string()/>
                        <button class="button button-quiet" type="submit">"Throw away"</button>
                    </form>
                })}
            </div>
            <p class="lede">"Up to 1,000 are kept, with the reason. Nothing behind them was delayed. "{status.quarantine_evicted.clone()}</p>
            <ul class="quarantine-list">
                {status.quarantine.into_iter().map(|line| view! {
                    <li class="quarantine-item">
                        <p class="quarantine-reason">{line.reason}</p>
                        <p class="quarantine-meta">{line.place}</p>
                        <pre class="payload" tabindex="0">{line.payload}</pre>
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
    .erased()
}

#[component]
fn NewMeterForm(meter: NewMeter, buildings: Vec<(BuildingId, String)>, fault: Option<(String, String)>) -> impl IntoView {
    let id = meter.meter_id;
    let fault =
        fault.filter(|(of, _)| *of == id.to_string()).map(|(_, why)| view! { <p class="form-error" role="alert">{why}</p> });
    view! {
        <div class="new-meter">
            <h3><a href=format!("/meters/{id}")>{meter.key.clone()}</a></h3>
            <p class="new-meter-meta">{meter.text}" Its readings are kept; they count for no building until you give it to one."</p>
            {fault}
            <form class="form" method="post" action=MeterName::PATH>
                <input type="hidden" name="meter" value=id.to_string()/>
                <div class="form-row">
                    <div class="field">
                        <label for=format!("name-{id}")>"Name"</label>
                        <input class="input" id=format!("name-{id}") name="name" value=meter.key required maxlength="160"/>
                    </div>
                    <div class="field">
                        <label for=format!("building-{id}")>"Building"</label>
                        <select class="input" id=format!("building-{id}") name="building">
                            {buildings.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                            <option value="new">"A new building, named beside"</option>
                        </select>
                    </div>
                    <div class="field">
                        <label for=format!("new-{id}")>"New building’s name"</label>
                        <input class="input" id=format!("new-{id}") name="new_building" maxlength="160"/>
                    </div>
                    <div class="field">
                        <label for=format!("type-{id}")>"What that is for"</label>
                        <select class="input" id=format!("type-{id}") name="building_type">
                            {BuildingType::ALL.iter().map(|one| view! { <option value=one.as_str()>{one.label()}</option> }).collect_view()}
                        </select>
                    </div>
                    <div class="field">
                        <label for=format!("role-{id}")>"It counts as"</label>
                        <select class="input" id=format!("role-{id}") name="role">
                            <option value="main">"Main: what the building buys"</option>
                            <option value="submeter">"Submeter: already counted above it"</option>
                            <option value="generation">"Generation: solar and the like"</option>
                            <option value="storage">"Storage: a battery"</option>
                        </select>
                    </div>
                </div>
                <div class="form-actions">
                    <button class="button button-primary" type="submit">"Add to the building"</button>
                    <a class="button button-quiet" href=format!("/settings/meters/{id}") rel="external">"All its settings"</a>
                </div>
            </form>
        </div>
    }
    .erased()
}
