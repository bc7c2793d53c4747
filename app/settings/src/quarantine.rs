//! The quarantine: messages that could not be read, why, and exactly what came. They can be read
//! again or deleted.

use app::document::answer::{Failure, answered, see_other};
use app::document::frame::Frame;
use app::document::part::{Done, ToManual, sentence};
use app::{Routes, Scope, encoded, fault};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Capability, Zone};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;
use store::Quarantined;
use wording::Words;
use wording::page::settings::quarantine as says;

/// The number of messages on a page.
const SHOWN: i64 = 25;

pub fn routes() -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
        .get("/settings/quarantine", show)
        .post("/settings/quarantine/again", again)
        .post("/settings/quarantine/remove", remove)
}

#[derive(Deserialize)]
struct Params {
    #[serde(default)]
    topic: String,
    before: Option<i64>,
    done: Option<String>,
    count: Option<u64>,
    left: Option<u64>,
}

/// The messages of an action: one, or all of a topic (of any topic if it is empty).
#[derive(Deserialize)]
struct Chosen {
    id: Option<i64>,
    #[serde(default)]
    topic: String,
}

impl Chosen {
    async fn ids(&self, state: &Scope) -> Result<Vec<i64>, Failure> {
        if let Some(id) = self.id {
            return Ok(vec![id]);
        }
        Ok(state.store.quarantine_ids(&self.topic).await?)
    }
}

async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, &params).await)
}

async fn page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let total = state.store.quarantine_count().await?;
    let evicted = state.store.quarantine_evicted().await?;
    let messages = state.store.quarantine_page(&params.topic, params.before, SHOWN).await?;
    let older = (messages.len() as i64 == SHOWN).then(|| messages.last().map(|one| one.quarantine_id)).flatten();
    let catalog = state.catalog();
    let zone = catalog.first_zone();
    let topic = params.topic.clone();
    let [before, named, after] = says::only_topic(words, &topic);
    let done = match (params.done.as_deref(), params.count.unwrap_or_default(), params.left.unwrap_or_default()) {
        (Some("again"), count, left) => Some(says::read_again(words, count, left)),
        (Some("removed"), count, _) => Some(says::thrown_away(words, count)),
        _ => None,
    };
    Ok(Frame::new(state, says::title(words)).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{says::headline(words, total as u64)}</strong>
                </h1>
                <p class="lede">{says::lede(words, store::QUARANTINE_MAX)}<ToManual words href="/help/devices"/></p>
                {(evicted > 0).then(|| view! { <p class="lede">{says::made_place(words, evicted)}</p> })}
            </div>
            <Done text=done/>
            {(!topic.is_empty()).then(|| view! { <p>{before}<code>{named}</code>{after}" "<a href="/settings/quarantine">{says::show_all(words)}</a></p> })}
            {(!messages.is_empty()).then(|| view! { <Choices words topic=topic.clone()/> })}
            <ul class="quarantine-list">
                {messages.into_iter().map(|one| view! { <Message words one zone=zone.clone()/> }).collect_view()}
            </ul>
            {older.map(|id| view! { <p><a class="button" href=format!("/settings/quarantine?topic={}&before={id}", encoded(&topic))>{says::older(words)}</a></p> })}
        }
        .into_any()
    }))
}

/// The buttons for all messages that the page is about.
#[component]
fn Choices(words: Words, topic: String) -> impl IntoView {
    let is_of_topic = !topic.is_empty();
    view! {
        <div class="form-actions">
            <form method="post" action="/settings/quarantine/again">
                <input type="hidden" name="topic" value=topic.clone()/>
                <button class="button button-primary" type="submit">{says::read_all_again(words, is_of_topic)}</button>
            </form>
            <form method="post" action="/settings/quarantine/remove">
                <input type="hidden" name="topic" value=topic/>
                <button class="button button-quiet" type="submit">{says::throw_all_away(words, is_of_topic)}</button>
            </form>
        </div>
    }
    .into_any()
}

#[component]
fn Message(words: Words, one: Quarantined, zone: Arc<Zone>) -> impl IntoView {
    let id = one.quarantine_id;
    let again = one.replayed_at.map(|at| words.clock(&zone, at));
    let came = says::came(words, &words.clock(&zone, one.arrived_at), one.device.as_deref(), again.as_deref(), one.is_cut);
    let topic = encoded(&one.topic);
    view! {
        <li class="quarantine-item">
            <p class="quarantine-reason">{sentence(&fault::reason(words, &one))}</p>
            <p class="quarantine-meta">
                <a href=format!("/settings/quarantine?topic={topic}")>{one.topic}</a>
                {came}
            </p>
            <pre class="payload" tabindex="0">{crate::mapping::shown(&one.payload)}</pre>
            <div class="form-actions">
                {(!one.is_cut).then(|| view! {
                    <form method="post" action="/settings/quarantine/again">
                        <input type="hidden" name="id" value=id.to_string()/>
                        <button class="button" type="submit">{says::read_again_label(words)}</button>
                    </form>
                })}
                <a class="button button-quiet" href=format!("/settings/mappings/edit?topic={topic}")>{says::map_topic(words)}</a>
                <form method="post" action="/settings/quarantine/remove">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <button class="button button-quiet" type="submit">{says::throw_away(words)}</button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

async fn again(state: Scope, Form(chosen): Form<Chosen>) -> Response {
    let done = async {
        let ids = chosen.ids(&state).await?;
        let replayed = state.intake.replay(&ids).await?;
        Ok(see_other(&format!(
            "/settings/quarantine?topic={}&done=again&count={}&left={}",
            encoded(&chosen.topic),
            replayed.understood,
            replayed.kept
        )))
    };
    answered(&state, done.await)
}

async fn remove(state: Scope, Form(chosen): Form<Chosen>) -> Response {
    let done = async {
        let ids = chosen.ids(&state).await?;
        state.store.quarantine_delete(&ids).await?;
        Ok(see_other(&format!("/settings/quarantine?topic={}&done=removed&count={}", encoded(&chosen.topic), ids.len())))
    };
    answered(&state, done.await)
}
