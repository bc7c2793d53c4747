//! The status page: whether all parts work, which messages could not be read, which meters wait for
//! a name.

use crate::Scope;
use crate::document::frame::{Frame, STATUS};
use crate::model::status::{NewMeter, Status};
use crate::part::{CodeBlock, trouble};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{BuildingId, BuildingType, MeterId, figure};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::Deserialize;
use std::num::NonZeroU32;
use wording::page::new_meter as form;
use wording::page::part as words;
use wording::page::status as says;

/// How often the page is fetched again while it is open.
const AGAIN_S: u32 = 5;

/// The query of the page's address: what was wrong with the form of a meter.
#[derive(Deserialize)]
pub struct Params {
    meter: Option<String>,
    fault: Option<String>,
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
    let given = crate::query::new_meter::Given { name, building, role, new_building, building_type };
    let answer = crate::query::new_meter::meter_name(&crate::scope::current()?, meter, given).await;
    leptos_axum::redirect(&answer);
    Ok(())
}

/// Deletes the messages in quarantine up to and including this id. Ids begin with 1.
#[server(prefix = "/fn", endpoint = "quarantine-clear")]
pub async fn quarantine_clear(up_to: NonZeroU32) -> Result<(), ServerFnError> {
    crate::query::status::quarantine_clear(&crate::scope::current()?, up_to)
        .await
        .map_err(|_| ServerFnError::new(words::NO_ANSWER))?;
    leptos_axum::redirect("/status#quarantine");
    Ok(())
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let Ok(status) = crate::query::status::status(&state).await else { return trouble(&state) };
    let fault = params.fault.map(|why| (params.meter.unwrap_or_default(), why));
    let frame = Frame { again_s: Some(AGAIN_S), is_reloaded: false, ..Frame::first(&state, says::TITLE, STATUS) };
    frame.answer(StatusCode::OK, || whole(&status, fault))
}

fn whole(status: &Status, fault: Option<(String, String)>) -> AnyView {
    let [readings, unread] = says::last_minute(status.readings_per_s * 60.0, status.quarantine_count);
    view! {
        <div class="headline-block">
            <h1 class="headline">
                <strong>{if status.all_work { says::ALL_WORK } else { says::ONE_DOWN }}</strong>
                {readings}
                {unread}
                {(!status.waiting.is_empty()).then_some(says::METERS_WAIT)}
            </h1>
        </div>
        <section class="page-section" aria-labelledby="parts">
            <h2 id="parts">{says::PARTS}</h2>
            <div class="status-list">
                {status.parts.iter().cloned().map(|part| view! {
                    <div class="status-row"><h3>{part.name}</h3><span class="state" data-state=part.state>{part.word}</span><p class="status-text">{part.text}</p></div>
                }).collect_view()}
            </div>
        </section>
        {rates(status)}
        {new_meters(status, fault)}
        {quarantine(status)}
    }
    .into_any()
}

/// How much comes in.
fn rates(status: &Status) -> AnyView {
    view! {
        <section class="page-section" aria-labelledby="rates">
            <h2 id="rates">{says::RATES}</h2>
            <div class="figure-row">
                <div class="figure-cell"><h3>{says::READINGS_A_SECOND}</h3><p class="figure-number">{figure::significant(status.readings_per_s)}</p><p class="figure-note">{says::READINGS_A_SECOND_HINT}</p></div>
                <div class="figure-cell"><h3>{says::READINGS_STORED}</h3><p class="figure-number">{figure::fixed(status.readings as f64, 0)}</p><p class="figure-note">{says::readings_stored_hint(&status.since, status.repeated)}</p></div>
                <div class="figure-cell"><h3>{says::MESSAGES}</h3><p class="figure-number">{figure::fixed(status.messages as f64, 0)}</p><p class="figure-note">{says::messages_hint(status.commits, status.committed.as_deref())}</p></div>
            </div>
        </section>
    }
    .into_any()
}

/// The new meters, each with a form that names it.
fn new_meters(status: &Status, fault: Option<(String, String)>) -> AnyView {
    let [first_fifty, all] = says::FIRST_FIFTY;
    view! {
        <section class="page-section" aria-labelledby="new-meters">
            <h2 id="new-meters">{says::new_meters(status.new_meter_count)}</h2>
            {(!status.waiting.is_empty()).then(|| view! {
                <p><span class="state" data-state="attention">{says::WAITING}</span>" "{status.waiting.clone()}</p>
                <form method="post" action="/settings/meters/waiting/let-in">
                    <button class="button button-primary" type="submit">{says::LET_IN}</button>
                    " "<a href="/settings/meters/waiting">{says::SEE_WHICH}</a>
                </form>
            })}
            {(status.new_meter_count > status.new_meters.len()).then(|| view! {
                <p>{first_fifty}<a href="/settings/meters">{all}</a></p>
            })}
            {if status.new_meters.is_empty() {
                view! {
                    <p class="lede">{says::NO_NEW_METERS}</p>
                    <CodeBlock id="publish-line" text=status.publish_line.clone()/>
                }.into_any()
            } else {
                view! {
                    <div class="new-meter-list">
                        {status.new_meters.iter().cloned().map(|meter| view! { <NewMeterForm meter buildings=status.buildings.clone() fault=fault.clone()/> }).collect_view()}
                    </div>
                }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// The messages that could not be read.
fn quarantine(status: &Status) -> AnyView {
    let last = status.quarantine.first().map(|line| line.quarantine_id);
    view! {
        <section class="page-section" aria-labelledby="quarantine">
            <div class="section-head">
                <h2 id="quarantine">{says::quarantine(status.quarantine_count)}</h2>
                {last.map(|up_to| view! {
                    <form method="post" action=QuarantineClear::PATH>
                        <input type="hidden" name="up_to" value=up_to.to_string()/>
                        <button class="button button-quiet" type="submit">{says::THROW_AWAY}</button>
                    </form>
                })}
            </div>
            <p class="lede">{says::QUARANTINE_HINT}{status.quarantine_evicted.clone()}</p>
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

#[component]
fn NewMeterForm(meter: NewMeter, buildings: Vec<(BuildingId, String)>, fault: Option<(String, String)>) -> impl IntoView {
    let id = meter.meter_id;
    let fault =
        fault.filter(|(of, _)| *of == id.to_string()).map(|(_, why)| view! { <p class="form-error" role="alert">{why}</p> });
    view! {
        <div class="new-meter">
            <h3><a href=format!("/meters/{id}")>{meter.key.clone()}</a></h3>
            <p class="new-meter-meta">{meter.text}{form::UNTIL_THEN}</p>
            {fault}
            <form class="form" method="post" action=MeterName::PATH>
                <input type="hidden" name="meter" value=id.to_string()/>
                <div class="form-row">
                    <div class="field">
                        <label for=format!("name-{id}")>{form::NAME}</label>
                        <input class="input" id=format!("name-{id}") name="name" value=meter.key required maxlength="160"/>
                    </div>
                    <div class="field">
                        <label for=format!("building-{id}")>{form::BUILDING}</label>
                        <select class="input" id=format!("building-{id}") name="building">
                            {buildings.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                            <option value="new">{form::NEW_BUILDING}</option>
                        </select>
                    </div>
                    <div class="field">
                        <label for=format!("new-{id}")>{form::NEW_BUILDING_NAME}</label>
                        <input class="input" id=format!("new-{id}") name="new_building" maxlength="160"/>
                    </div>
                    <div class="field">
                        <label for=format!("type-{id}")>{form::NEW_BUILDING_TYPE}</label>
                        <select class="input" id=format!("type-{id}") name="building_type">
                            {BuildingType::ALL.iter().map(|one| view! { <option value=one.as_str()>{one.label()}</option> }).collect_view()}
                        </select>
                    </div>
                    <div class="field">
                        <label for=format!("role-{id}")>{form::ROLE}</label>
                        <select class="input" id=format!("role-{id}") name="role">
                            <option value="main">{form::MAIN}</option>
                            <option value="submeter">{form::SUBMETER}</option>
                            <option value="generation">{form::GENERATION}</option>
                            <option value="storage">{form::STORAGE}</option>
                        </select>
                    </div>
                </div>
                <div class="form-actions">
                    <button class="button button-primary" type="submit">{form::ADD}</button>
                    <a class="button button-quiet" href=format!("/settings/meters/{id}")>{form::ALL_SETTINGS}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
