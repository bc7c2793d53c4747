//! New meters that wait, because a client or all clients together have brought as many within an
//! hour as they may. A person lets them all in or discards them, and sets how many each client may
//! bring.

use crate::pages::{A_PAGE, PageLinks, Pages};
use app::Scope;
use app::document::answer::{Failure, answered, faults_of, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{Done, Faults, FormFault, PostButton, TextField};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use ingest::{NEW_METERS_AN_HOUR, NEW_METERS_OF_ALL_AN_HOUR};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Allowance, METERS_PER_HOUR_MAX, WaitingTopic};
use wording::Words;
use wording::page::settings::meter::waiting as says;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Params {
    page: Option<usize>,
    done: Option<String>,
    count: Option<u64>,
}

/// The form of a client's allowance.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AllowInput {
    client: String,
    meters: String,
}

pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, &params, AllowInput::default(), Faults::new()).await)
}

pub async fn let_in(state: Scope) -> Response {
    let done = state.intake.let_in().await;
    let to = |count: usize| see_other(&format!("/settings/meters/waiting?done=in&count={count}"));
    answered(&state, done.map(to).map_err(Failure::from))
}

pub async fn forget(state: Scope) -> Response {
    let done = async {
        let topics = state.store.waiting_topics().await?;
        state.store.waiting_delete(&topics).await?;
        Ok(see_other("/settings/meters/waiting?done=forgotten"))
    };
    answered(&state, done.await)
}

pub async fn allow(state: Scope, Form(input): Form<AllowInput>) -> Response {
    answered(&state, allow_or_show(&state, input).await)
}

async fn allow_or_show(state: &Scope, input: AllowInput) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let mut faults = Faults::new();
    let meters = match input.meters.trim().replace(',', "") {
        text if text.is_empty() => None,
        text => match text.parse::<i64>() {
            Ok(count) if (0..=METERS_PER_HOUR_MAX).contains(&count) => Some(count),
            _ => {
                faults.insert("meters", says::meters_wrong(words, &input.meters, METERS_PER_HOUR_MAX));
                None
            }
        },
    };
    if input.client.trim().is_empty() {
        faults.insert("client", says::client_missing(words).to_owned());
    }
    if faults.is_empty() {
        match state.store.allowance_put(&input.client, meters).await {
            Ok(()) => return Ok(see_other("/settings/meters/waiting?done=allowed")),
            Err(error) => faults = faults_of(error, |field| if field == "meters" { "meters" } else { "client" })?,
        }
    }
    page(state, &Params::default(), input, faults).await
}

async fn page(state: &Scope, params: &Params, input: AllowInput, faults: Faults) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (topics, messages) = state.store.waiting_count().await?;
    let pages = Pages::of(params.page, topics.max(0) as usize);
    let shown = state.store.waiting_page(A_PAGE as i64, pages.start() as i64).await?;
    let allowances = state.store.allowance_list().await?;
    let now = state.now();
    let done = match (params.done.as_deref(), params.count.unwrap_or_default()) {
        (Some("in"), meters) => Some(says::let_in(words, meters)),
        (Some("forgotten"), _) => Some(says::thrown_away(words).to_owned()),
        (Some("allowed"), _) => Some(says::allowed(words).to_owned()),
        _ => None,
    };
    let (headline, rest) = says::headline(words, topics, messages);
    let lede = says::lede(words, NEW_METERS_AN_HOUR, NEW_METERS_OF_ALL_AN_HOUR, store::WAITING_MAX);
    let frame = Frame { above: &crate::above::meters(words), ..Frame::new(state, says::title(words)) };
    Ok(frame.answer(if faults.is_empty() { StatusCode::OK } else { status_of(&faults) }, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{headline}</strong>" "{rest}
                </h1>
                <p class="lede">{lede}</p>
            </div>
            <Done text=done/>
            <Topics words shown now/>
            <PageLinks words pages href="/settings/meters/waiting?page="/>
            <Allowances words allowances input faults/>
        }
        .into_any()
    }))
}

#[component]
fn Topics(words: Words, shown: Vec<WaitingTopic>, now: i64) -> impl IntoView {
    (!shown.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="topics">
                <h2 id="topics">{says::topics(words)}</h2>
                <div class="form-actions">
                    <PostButton action="/settings/meters/waiting/let-in" label=says::let_in_label(words) class="button-primary"/>
                    <PostButton action="/settings/meters/waiting/forget" label=says::throw_away(words)/>
                </div>
                <p class="field-hint">{says::let_in_hint(words)}</p>
                <ul class="quarantine-list">
                    {shown.into_iter().map(|topic| {
                        let came = says::came(words, topic.message_count as u64, &topic.client, now - topic.last_at, topic.is_cut);
                        view! {
                            <li class="quarantine-item">
                                <p class="quarantine-reason">{topic.topic}</p>
                                <p class="quarantine-meta">{came}</p>
                                <pre class="payload" tabindex="0">{crate::mapping::shown(&topic.last_payload)}</pre>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn Allowances(words: Words, allowances: Vec<Allowance>, input: AllowInput, faults: Faults) -> impl IntoView {
    let f = || faults.clone();
    let hint = says::meters_hint(words, NEW_METERS_AN_HOUR);
    view! {
        <section class="page-section" aria-labelledby="allowed">
            <h2 id="allowed">{says::allowances(words)}</h2>
            <p class="lede">{says::allowances_lede(words)}</p>
            <ul class="link-list">
                {allowances.into_iter().map(|one| view! {
                    <li>
                        <p>{says::allowance(words, &one.client, one.meters_per_hour)}</p>
                        <PostButton action="/settings/meters/waiting/allow" with=vec![("client", one.client), ("meters", String::new())] label=says::as_any_other(words)/>
                    </li>
                }).collect_view()}
            </ul>
            <form class="form" method="post" action="/settings/meters/waiting/allow">
                <FormFault words faults=f()/>
                <div class="form-row">
                    <TextField name="client" label=says::client(words) value=input.client faults=f()/>
                    <TextField name="meters" label=says::meters(words) value=input.meters keys="numeric" hint=hint faults=f()/>
                </div>
                <div class="form-actions"><button class="button button-primary" type="submit">{says::save(words)}</button></div>
            </form>
        </section>
    }
    .into_any()
}
