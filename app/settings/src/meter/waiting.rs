//! New meters that wait, because a client or all clients together have brought as many within an
//! hour as they may. A person lets them all in or discards them, and sets how many each client may
//! bring.

use crate::pages::{A_PAGE, PageLinks, Pages};
use app::Scope;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered, faults_of, see_other, status_of};
use document::frame::Frame;
use document::part::{Done, Faults, FormFault, PostButton, TextField};
use domain::figure;
use ingest::{NEW_METERS_AN_HOUR, NEW_METERS_OF_ALL_AN_HOUR};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Allowance, METERS_PER_HOUR_MAX, WaitingTopic};

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
    let mut faults = Faults::new();
    let meters = match input.meters.trim().replace(',', "") {
        text if text.is_empty() => None,
        text => match text.parse::<i64>() {
            Ok(count) if (0..=METERS_PER_HOUR_MAX).contains(&count) => Some(count),
            _ => {
                let why = format!("“{}” will not do: give a number from 0 to {METERS_PER_HOUR_MAX}, such as 1000.", input.meters);
                faults.insert("meters", why);
                None
            }
        },
    };
    if input.client.trim().is_empty() {
        faults.insert("client", "Give the user name with which it signs in or, without one, its client id.".to_owned());
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
    let (topics, messages) = state.store.waiting_count().await?;
    let pages = Pages::of(params.page, topics.max(0) as usize);
    let shown = state.store.waiting_page(A_PAGE as i64, pages.start() as i64).await?;
    let allowances = state.store.allowance_list().await?;
    let now = state.now();
    let done = match (params.done.as_deref(), params.count.unwrap_or_default()) {
        (Some("in"), 0) => Some("Let in. They come with their next messages.".to_owned()),
        (Some("in"), 1) => Some("Let in: one meter is there now; others come with their next messages.".to_owned()),
        (Some("in"), n) => Some(format!("Let in: {n} meters are there now; others come with their next messages.")),
        (Some("forgotten"), _) => {
            Some("Thrown away. What speaks again waits again, or is let in when its hour allows.".to_owned())
        }
        (Some("allowed"), _) => Some("Saved. It holds from now on.".to_owned()),
        _ => None,
    };
    let frame = Frame { above: crate::above::METERS, ..Frame::new(state, "New meters that wait") };
    Ok(frame.answer(if faults.is_empty() { StatusCode::OK } else { status_of(&faults) }, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{match topics { 0 => "No new meter waits.".to_owned(), 1 => "New meters of one topic wait.".to_owned(), n => format!("New meters of {} topics wait.", figure::fixed(n as f64, 0)) }}</strong>
                    {said(messages)}
                </h1>
                <p class="lede">{format!("A device or program may bring {NEW_METERS_AN_HOUR} new meters an hour, and all of them together {}; beyond that their messages are noted here, by topic, up to {} of them. What files, forms and programs with a token bring is never held back.", figure::fixed(NEW_METERS_OF_ALL_AN_HOUR as f64, 0), figure::fixed(store::WAITING_MAX as f64, 0))}</p>
            </div>
            <Done words=done/>
            <Topics shown now/>
            <PageLinks pages href="/settings/meters/waiting?page="/>
            <Allowances allowances input faults/>
        }
        .into_any()
    }))
}

/// What happened to the messages of waiting topics, in words.
pub fn said(messages: i64) -> String {
    match messages {
        0 => String::new(),
        1 => " One message was acknowledged; it is kept, and not stored as a reading.".to_owned(),
        n => format!(
            " {} messages were acknowledged and not stored as readings; the last of each topic is kept.",
            figure::fixed(n as f64, 0)
        ),
    }
}

#[component]
fn Topics(shown: Vec<WaitingTopic>, now: i64) -> impl IntoView {
    (!shown.is_empty()).then(|| view! {
        <section class="page-section" aria-labelledby="topics">
            <h2 id="topics">"Heard, and not let in"</h2>
            <div class="form-actions">
                <PostButton action="/settings/meters/waiting/let-in" label="Let all of them in" class="button-primary"/>
                <PostButton action="/settings/meters/waiting/forget" label="Throw them away"/>
            </div>
            <p class="field-hint">"Let in, the last message of each topic becomes its first reading."</p>
            <ul class="quarantine-list">
                {shown.into_iter().map(|topic| {
                    let count = if topic.message_count == 1 { "one message".to_owned() } else { format!("{} messages", figure::fixed(topic.message_count as f64, 0)) };
                    let cut = if topic.is_cut { " It is too long to be kept whole: its meters come with the next." } else { "" };
                    view! {
                        <li class="quarantine-item">
                            <p class="quarantine-reason">{topic.topic}</p>
                            <p class="quarantine-meta">{format!("{count} of {}, the last {}.{cut}", topic.client, figure::age_words(now - topic.last_at))}</p>
                            <pre class="payload" tabindex="0">{crate::mapping::shown(&topic.last_payload)}</pre>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    })
}

#[component]
fn Allowances(allowances: Vec<Allowance>, input: AllowInput, faults: Faults) -> impl IntoView {
    let f = || faults.clone();
    let hint = format!("Empty: {NEW_METERS_AN_HOUR}, as any other.");
    view! {
        <section class="page-section" aria-labelledby="allowed">
            <h2 id="allowed">"Who may bring more, or fewer"</h2>
            <p class="lede">"A bridge that speaks for many devices needs more on its first day: name it here, and it is not counted with the others. With a broker outside, all that comes from it counts together, under the name of its data source."</p>
            <ul class="link-list">
                {allowances.into_iter().map(|one| view! {
                    <li>
                        <p>{format!("{}: {} new meters an hour", one.client, figure::fixed(one.meters_per_hour as f64, 0))}</p>
                        <PostButton action="/settings/meters/waiting/allow" with=vec![("client", one.client), ("meters", String::new())] label="As any other"/>
                    </li>
                }).collect_view()}
            </ul>
            <form class="form" method="post" action="/settings/meters/waiting/allow">
                <FormFault faults=f()/>
                <div class="form-row">
                    <TextField name="client" label="User name, or client id" value=input.client faults=f()/>
                    <TextField name="meters" label="New meters an hour" value=input.meters keys="numeric" hint=hint faults=f()/>
                </div>
                <div class="form-actions"><button class="button button-primary" type="submit">"Save"</button></div>
            </form>
        </section>
    }
    .into_any()
}
