//! The status page: whether all parts work, which messages could not be read, which meters wait for
//! a name.

use crate::Scope;
use crate::document::frame::Frame;
use crate::model::status::{NewMeter, Status};
use crate::part::{CodeBlock, trouble};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{BuildingId, BuildingType, MeterId, MeterRole};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::Deserialize;
use std::num::NonZeroU32;
use wording::page::daily::new_meter as form;
use wording::page::daily::status as says;
use wording::{Words, frame, label};

/// The most messages that are kept.
const QUARANTINE_MAX: usize = 1_000;

/// How often the page is fetched again while it is open.
const AGAIN_S: u32 = 5;

/// The query of the page's address: what was wrong with the form of a meter.
#[derive(Deserialize)]
pub struct Params {
    meter: Option<String>,
    fault: Option<String>,
}

/// Names a meter and assigns it to a building. If `building` is `new`, a building with this name
/// and type is created. With `home` it leads back to Home.
#[server(prefix = "/fn", endpoint = "meter-name")]
pub async fn meter_name(
    meter: MeterId,
    name: String,
    building: String,
    role: String,
    new_building: String,
    building_type: Option<String>,
    home: Option<String>,
) -> Result<(), ServerFnError> {
    let given = crate::query::new_meter::Given { name, building, role, new_building, building_type };
    let answer = crate::query::new_meter::meter_name(&crate::scope::current()?, meter, given, home.is_some()).await;
    leptos_axum::redirect(&answer);
    Ok(())
}

/// Deletes the messages in quarantine up to and including this id. Ids begin with 1.
#[server(prefix = "/fn", endpoint = "quarantine-clear")]
pub async fn quarantine_clear(up_to: NonZeroU32) -> Result<(), ServerFnError> {
    let state = crate::scope::current()?;
    let unanswered = |_| ServerFnError::new(frame::no_answer(state.words_of_all()));
    crate::query::status::quarantine_clear(&state, up_to).await.map_err(unanswered)?;
    leptos_axum::redirect("/status#quarantine");
    Ok(())
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let Ok(status) = crate::query::status::status(&state).await else { return trouble(&state) };
    let fault = params.fault.map(|why| (params.meter.unwrap_or_default(), why));
    let title = frame::system_health(status.words);
    let frame = Frame { again_s: Some(AGAIN_S), is_reloaded: false, ..Frame::new(&state, title) };
    frame.answer(StatusCode::OK, || whole(&status, fault))
}

fn whole(status: &Status, fault: Option<(String, String)>) -> AnyView {
    let words = status.words;
    let readings = (status.readings_per_s * 60.0).round() as usize;
    let unreadable = usize::try_from(status.quarantine_count).unwrap_or_default();
    view! {
        <div class="headline-block">
            <h1 class="headline">
                <strong>{if status.all_work { says::all_run(words) } else { says::one_down(words) }}</strong>
                " "{says::readings_in(words, readings)}
                {(unreadable > 0).then(|| view! { " "{says::unreadable(words, unreadable)} })}
                {(!status.waiting.is_empty()).then(|| view! { " "{says::meters_wait(words)} })}
                {(status.late_count > 0).then(|| view! { " "{says::meters_late(words, status.late_count)} })}
            </h1>
        </div>
        <section class="page-section" aria-labelledby="parts">
            <h2 id="parts">{says::parts(words)}</h2>
            <div class="status-list">
                {status.parts.iter().cloned().map(|part| view! {
                    <div class="status-row"><h3>{part.name}</h3><span class="state" data-state=part.state>{part.word}</span><p class="status-text">{part.text}</p></div>
                }).collect_view()}
            </div>
        </section>
        {late(status)}
        {rates(status)}
        {new_meters(status, fault)}
        {quarantine(status)}
    }
    .into_any()
}

/// The meters that are late.
fn late(status: &Status) -> AnyView {
    let words = status.words;
    let more = status.late_count - status.late.len();
    let text = if status.late.is_empty() { says::none_late(words) } else { says::late_hint(words) };
    view! {
        <section class="page-section" aria-labelledby="late">
            <h2 id="late">{says::late(words, status.late_count)}</h2>
            <p class="lede">{text}</p>
            {(!status.late.is_empty()).then(|| view! {
                <ul class="link-list">
                    {status.late.iter().cloned().map(|meter| view! {
                        <li><a href=format!("/meters/{}", meter.meter_id)>{meter.name}</a>" "<p class="status-text">{meter.text}</p></li>
                    }).collect_view()}
                </ul>
            })}
            {(more > 0).then(|| view! { <p class="lede">{says::more_late(words, more)}</p> })}
        </section>
    }
    .into_any()
}

/// How much comes in.
fn rates(status: &Status) -> AnyView {
    let words = status.words;
    let count = |n: u64| words.fixed(n as f64, 0);
    view! {
        <section class="page-section" aria-labelledby="rates">
            <h2 id="rates">{says::rates(words)}</h2>
            <div class="figure-row">
                <div class="figure-cell"><h3>{says::readings_a_second(words)}</h3><p class="figure-number">{words.significant(status.readings_per_s)}</p><p class="figure-note">{says::readings_a_second_hint(words)}</p></div>
                <div class="figure-cell"><h3>{says::readings_stored(words)}</h3><p class="figure-number">{count(status.readings)}</p><p class="figure-note">{says::readings_stored_hint(words, &status.since, status.repeated)}</p></div>
                <div class="figure-cell"><h3>{says::messages(words)}</h3><p class="figure-number">{count(status.messages)}</p><p class="figure-note">{says::messages_hint(words, status.commits, status.committed.as_deref())}</p></div>
            </div>
        </section>
    }
    .into_any()
}

/// The new meters, each with a form that names it.
fn new_meters(status: &Status, fault: Option<(String, String)>) -> AnyView {
    let words = status.words;
    let [first_fifty, all, behind] = says::first_fifty(words);
    view! {
        <section class="page-section" aria-labelledby="new-meters">
            <h2 id="new-meters">{says::new_meters(words, status.new_meter_count)}</h2>
            {(!status.waiting.is_empty()).then(|| view! {
                <p><span class="state" data-state="attention">{says::waiting(words)}</span>" "{status.waiting.clone()}</p>
                <form method="post" action="/settings/meters/waiting/let-in">
                    <button class="button button-primary" type="submit">{says::let_in(words)}</button>
                    " "<a href="/settings/meters/waiting">{says::see_which(words)}</a>
                </form>
            })}
            {(status.new_meter_count > status.new_meters.len()).then(|| view! {
                <p>{first_fifty}<a href="/settings/meters">{all}</a>{behind}</p>
            })}
            {if status.new_meters.is_empty() {
                view! {
                    <p class="lede">{says::no_new_meters(words)}</p>
                    <CodeBlock words id="publish-line" text=status.publish_line.clone()/>
                }.into_any()
            } else {
                view! {
                    <div class="new-meter-list">
                        {status.new_meters.iter().cloned().map(|meter| view! { <NewMeterForm words meter buildings=status.buildings.clone() fault=fault.clone()/> }).collect_view()}
                    </div>
                }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// The messages that could not be read.
fn quarantine(status: &Status) -> AnyView {
    let words = status.words;
    let last = status.quarantine.first().map(|line| line.quarantine_id);
    view! {
        <section class="page-section" aria-labelledby="quarantine">
            <div class="section-head">
                <h2 id="quarantine">{says::quarantine(words, status.quarantine_count)}</h2>
                {last.map(|up_to| view! {
                    <form method="post" action=QuarantineClear::PATH>
                        <input type="hidden" name="up_to" value=up_to.to_string()/>
                        <button class="button button-quiet" type="submit">{says::delete(words)}</button>
                    </form>
                })}
            </div>
            <p class="lede">{says::quarantine_hint(words, QUARANTINE_MAX)}" "{status.quarantine_evicted.clone()}</p>
            <ul class="quarantine-list">
                {status.quarantine.iter().cloned().map(|line| view! {
                    <li class="quarantine-item">
                        <p class="quarantine-reason">{line.reason}</p>
                        <p class="quarantine-meta">{line.place}</p>
                        <pre class="payload" tabindex="0">{line.payload}</pre>
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

/// The form that gives a new meter a name and a building.
#[component]
pub fn NewMeterForm(
    /// In whose words.
    words: Words,
    /// The meter.
    meter: NewMeter,
    /// The buildings that there are.
    buildings: Vec<(BuildingId, String)>,
    /// What is wrong with the form of a meter: its id, and a sentence.
    fault: Option<(String, String)>,
    /// It stands on Home, and leads back there.
    #[prop(optional)]
    is_home: bool,
) -> impl IntoView {
    let (id, role) = (meter.meter_id, meter.role);
    // A first building is most often a home.
    let proposed = if buildings.is_empty() { form::first_building(words) } else { "" };
    let fault =
        fault.filter(|(of, _)| *of == id.to_string()).map(|(_, why)| view! { <p class="form-error" role="alert">{why}</p> });
    view! {
        <div class="new-meter">
            <h3><a href=format!("/meters/{id}")>{meter.key.clone()}</a></h3>
            <p class="new-meter-meta">{meter.text}</p>
            {fault}
            <form class="form" method="post" action=MeterName::PATH>
                <input type="hidden" name="meter" value=id.to_string()/>
                {is_home.then(|| view! { <input type="hidden" name="home" value="yes"/> })}
                <div class="form-row">
                    <div class="field">
                        <label for=format!("name-{id}")>{form::name(words)}</label>
                        <input class="input" id=format!("name-{id}") name="name" value=meter.key required maxlength="160"/>
                    </div>
                    <div class="field">
                        <label for=format!("building-{id}")>{form::building(words)}</label>
                        <select class="input" id=format!("building-{id}") name="building">
                            {buildings.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                            <option value="new">{form::new_building(words)}</option>
                        </select>
                    </div>
                    <div class="field">
                        <label for=format!("new-{id}")>{form::new_building_name(words)}</label>
                        <input class="input" id=format!("new-{id}") name="new_building" value=proposed maxlength="160"/>
                    </div>
                    <div class="field">
                        <label for=format!("type-{id}")>{form::new_building_type(words)}</label>
                        <select class="input" id=format!("type-{id}") name="building_type">
                            {BuildingType::ALL.iter().map(|one| view! { <option value=one.as_str() selected=*one == BuildingType::Home>{label::building_type(words, *one)}</option> }).collect_view()}
                        </select>
                    </div>
                    <div class="field">
                        <label for=format!("role-{id}")>{form::role(words)}</label>
                        <select class="input" id=format!("role-{id}") name="role">
                            {MeterRole::ALL.iter().map(|one| view! { <option value=one.as_str() selected=*one == role>{label::meter_role(words, *one)}</option> }).collect_view()}
                        </select>
                    </div>
                </div>
                <div class="form-actions">
                    <button class="button button-primary" type="submit">{form::assign(words)}</button>
                    <a class="button button-quiet" href=format!("/settings/meters/{id}")>{form::all_settings(words)}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
