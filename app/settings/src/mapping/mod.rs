//! Mappings: the meaning of messages that no dialect reads. The list with the topics that nothing
//! reads yet, and the form.

mod form;
mod rows;
mod sample;
mod several;
mod unit;

use crate::pages::{A_PAGE, PageLinks, Pages};
use app::document::answer::{Failure, Named, answered, see_other};
use app::document::frame::Frame;
use app::document::part::{Done, Faults, PostButton, ToManual};
use app::{Routes, Scope};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Capability, Field, Mapping, MappingId};
use form::{MappingInput, Seen};
use leptos::prelude::*;
pub use sample::shown;
use serde::Deserialize;
use store::Topic;
use wording::page::settings::mapping as says;
use wording::{Words, label};

pub fn routes() -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
        .get("/settings/mappings", list)
        .get("/settings/mappings/edit", edit)
        .post("/settings/mappings/edit", save)
        .post("/settings/mappings/several", several::save)
        .post("/settings/mappings/remove", remove)
        .post("/settings/mappings/forget", forget)
        .merge(unit::routes())
}

#[derive(Deserialize)]
struct Params {
    page: Option<usize>,
    id: Option<i64>,
    topic: Option<String>,
    done: Option<String>,
}

#[derive(Deserialize)]
struct Forgotten {
    topic: String,
}

async fn list(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, list_page(&state, &params).await)
}

async fn list_page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let mappings = state.store.mapping_list().await?;
    let count = state.store.topic_count().await?;
    let pages = Pages::of(params.page, count.max(0) as usize);
    let topics = state.store.topic_page(A_PAGE as i64, pages.start() as i64).await?;
    let done = match params.done.as_deref() {
        Some("saved") => Some(says::saved(words).to_owned()),
        Some("said") => Some(says::said(words).to_owned()),
        Some("removed") => Some(says::removed(words).to_owned()),
        _ => None,
    };
    let now = state.now();
    let channels = unit::nameless(state).await?;
    let (headline, rest) = says::headline(words, count, mappings.len(), !channels.is_empty());
    Ok(Frame::new(state, says::title(words)).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{headline}</strong>" "{rest}
                </h1>
                <p class="lede">{says::lede(words)}<ToManual words href="/help/devices"/></p>
            </div>
            <Done text=done/>
            <Unread words topics now/>
            <PageLinks words pages href="/settings/mappings?page="/>
            <unit::NamelessList words channels/>
            <Mappings words mappings/>
            <p><a class="button" href="/settings/mappings/edit">{says::map_by_hand(words)}</a></p>
        }
        .into_any()
    }))
}

#[component]
fn Unread(words: Words, topics: Vec<Topic>, now: i64) -> impl IntoView {
    (!topics.is_empty()).then(|| view! {
        <section class="page-section" aria-labelledby="unread">
            <h2 id="unread">{says::unread(words)}</h2>
            <ul class="quarantine-list">
                {topics.into_iter().map(|topic| {
                    let came = says::came(words, topic.message_count as u64, now - topic.last_at);
                    view! {
                        <li class="quarantine-item">
                            <p class="quarantine-reason">{topic.topic.clone()}</p>
                            <p class="quarantine-meta">{came}</p>
                            <pre class="payload" tabindex="0">{sample::shown(&topic.last_payload)}</pre>
                            <div class="form-actions">
                                <a class="button button-primary" href=format!("/settings/mappings/edit?topic={}", app::encoded(&topic.topic))>{says::say_what(words)}</a>
                                <PostButton action="/settings/mappings/forget" with=vec![("topic", topic.topic)] label=says::forget(words)/>
                            </div>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    })
}

#[component]
fn Mappings(words: Words, mappings: Vec<Mapping>) -> impl IntoView {
    (!mappings.is_empty()).then(|| view! {
        <section class="page-section" aria-labelledby="mapped">
            <h2 id="mapped">{says::mapped(words)}</h2>
            <ul class="link-list">
                {mappings.into_iter().map(|mapping| {
                    let field = Field::named(&mapping.field).map_or(mapping.field.clone(), |field| format!("{} ({})", label::field(words, field.name), field.name));
                    view! {
                        <li>
                            <a href=format!("/settings/mappings/edit?id={}", mapping.mapping_id)>{mapping.topic}</a>
                            <p class="status-text">{says::reads(words, &mapping.pointer, &field, &mapping.meter)}</p>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    })
}

async fn edit(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, edit_page(&state, &params).await)
}

async fn edit_page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let input = match params.id {
        Some(id) => MappingInput::of(&found(state, MappingId(id)).await?),
        None => MappingInput { topic: params.topic.clone().unwrap_or_default(), ..MappingInput::default() },
    };
    let sample = sample::newest(state, &input.topic).await?;
    let input = if params.id.is_none() { sample.as_ref().map_or(input.clone(), |sample| input.guessed(sample)) } else { input };
    Ok(form::page(state, input, sample, Seen::NotAsked, Faults::new()))
}

async fn found(state: &Scope, id: MappingId) -> Result<Mapping, Failure> {
    let mappings = state.store.mapping_list().await?;
    mappings.into_iter().find(|mapping| mapping.mapping_id == id).ok_or(Failure::Missing("mapping"))
}

async fn save(state: Scope, Form(input): Form<MappingInput>) -> Response {
    answered(&state, save_or_show(&state, input).await)
}

async fn save_or_show(state: &Scope, input: MappingInput) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let sample = match input.sample() {
        Some(sample) => Some(sample),
        None => sample::newest(state, &input.topic).await?,
    };
    let mapping = match input.mapping(words) {
        Ok(mapping) => mapping,
        Err(faults) => return Ok(form::page(state, input, sample, Seen::NotAsked, faults)),
    };
    if input.asks_preview() {
        let seen = form::preview(state, &mapping, sample.as_ref());
        return Ok(form::page(state, input, sample, seen, Faults::new()));
    }
    state.store.mapping_put(&mapping, state.now()).await?;
    read_now(state, &mapping.topic).await?;
    Ok(see_other("/settings/mappings?done=saved"))
}

/// Takes the topics that a new mapping reads off the list of those that nothing reads.
async fn read_now(state: &Scope, filter: &str) -> Result<(), Failure> {
    let read: Vec<String> = state
        .store
        .topic_list(store::TOPICS_MAX as i64)
        .await?
        .into_iter()
        .map(|topic| topic.topic)
        .filter(|topic| domain::mapping::topic_match(filter, topic).is_some())
        .collect();
    Ok(state.store.topic_delete(&read).await?)
}

async fn remove(state: Scope, Form(named): Form<Named>) -> Response {
    let removed = state.store.mapping_delete(MappingId(named.id)).await;
    answered(&state, removed.map(|_| see_other("/settings/mappings?done=removed")).map_err(Failure::from))
}

async fn forget(state: Scope, Form(forgotten): Form<Forgotten>) -> Response {
    let done = state.store.topic_delete(&[forgotten.topic]).await;
    answered(&state, done.map(|()| see_other("/settings/mappings")).map_err(Failure::from))
}
