//! Data sources: brokers, programs, weather, files; how each one works, and a way to pause it.

use app::{Routes, Scope};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, Named, Params, answered, see_other};
use document::frame::Frame;
use document::part::{Done, PostButton};
use domain::{MINUTE_MS, Millis, figure};
use leptos::prelude::*;
use store::{DataSource, SourceKind};

pub fn routes() -> Routes {
    Routes::documents()
        .get("/settings/sources", show)
        .post("/settings/sources/pause", pause)
        .post("/settings/sources/resume", resume)
        .post("/settings/sources/sync", sync)
        .post("/settings/sources/remove", remove)
}

/// The state of a source, as people see it.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing {
    Paused,
    Failing,
    Waiting,
    Works,
}

impl Standing {
    pub fn of(source: &DataSource) -> Self {
        if source.paused_at.is_some() {
            Self::Paused
        } else if source.error_count > 0 {
            Self::Failing
        } else if source.last_sync_at.is_none() {
            Self::Waiting
        } else {
            Self::Works
        }
    }

    fn state_and_word(&self) -> (&'static str, &'static str) {
        match self {
            Self::Paused => ("waiting", "Paused"),
            Self::Failing => ("attention", "Errors"),
            Self::Waiting => ("waiting", "Nothing yet"),
            Self::Works => ("ok", "Works"),
        }
    }
}

async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, &params).await)
}

async fn page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let sources = state.store.data_source_list().await?;
    let now = state.now();
    let failing = sources.iter().filter(|source| Standing::of(source) == Standing::Failing).count();
    let done = match params.done.as_deref() {
        Some("paused") => Some("Paused. Senders keep what they have, or are told to come again.".to_owned()),
        Some("resumed") => Some("It goes on.".to_owned()),
        Some("asked") => Some("Asked for; the answer shows here in a moment.".to_owned()),
        Some("removed") => Some("Removed from the list. What came through it stays.".to_owned()),
        _ => None,
    };
    Ok(Frame::new(state, "Data sources").answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{match (sources.len(), failing) {
                        (0, _) => "Nothing has come in yet.".to_owned(),
                        (_, 0) => "Every source works.".to_owned(),
                        (_, 1) => "One source has errors.".to_owned(),
                        (_, n) => format!("{n} sources have errors."),
                    }}</strong>
                </h1>
                <p class="lede">"What readings come through, and when something last came."</p>
            </div>
            <Done words=done/>
            <h2 class="visually-hidden">"Sources"</h2>
            <div class="status-list">{sources.into_iter().map(|source| view! { <Source source now/> }).collect_view()}</div>
            <h2>"Add one"</h2>
            <ul class="link-list">
                <li><a href="/settings/tokens">"A device or a program"</a><p class="status-text">"It signs in with a token, over MQTT or HTTP."</p></li>
                <li><a href="/settings/weather">"The weather"</a><p class="status-text">"Say where the site is."</p></li>
                <li><a href="/settings/import">"A file"</a><p class="status-text">"CSV, Green Button, Portfolio Manager, Home Assistant, Excel."</p></li>
            </ul>
        }
        .into_any()
    }))
}

fn kind_words(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Mqtt => "MQTT",
        SourceKind::Http => "HTTP",
        SourceKind::Weather => "Weather",
        SourceKind::File => "File",
        SourceKind::Manual => "By hand",
    }
}

/// The facts on a source, in a sentence or two.
fn text(source: &DataSource, now: Millis) -> String {
    let mut parts = Vec::new();
    match (source.last_sync_at, source.last_count) {
        (Some(at), Some(1)) => parts.push(format!("One reading, {}.", figure::age_words(now - at))),
        (Some(at), Some(count)) => {
            parts.push(format!("{} readings, {}.", figure::fixed(count as f64, 0), figure::age_words(now - at)))
        }
        (Some(at), None) => parts.push(format!("Last heard {}.", figure::age_words(now - at))),
        (None, _) => {}
    }
    if let Some(seconds) = source.schedule_s {
        parts.push(format!("Asked every {} minutes.", (seconds * 1000 / MINUTE_MS).max(1)));
    }
    if source.error_count > 0 {
        let times = if source.error_count == 1 {
            "Once".to_owned()
        } else {
            format!("{} times", figure::fixed(source.error_count as f64, 0))
        };
        let when = source.last_error_at.map(|at| format!(" ({})", figure::age_words(now - at))).unwrap_or_default();
        parts.push(format!("{times} in a row{when}: {}", source.last_error.as_deref().unwrap_or("no reason was given")));
    }
    parts.join(" ")
}

#[component]
fn Source(source: DataSource, now: Millis) -> impl IntoView {
    let standing = Standing::of(&source);
    let (state, word) = standing.state_and_word();
    let id = || vec![("id", source.data_source_id.to_string())];
    let can_pause = matches!(source.kind, SourceKind::Mqtt | SourceKind::Http | SourceKind::Weather);
    view! {
        <div class="status-row">
            <h3>{format!("{} · {}", kind_words(source.kind), source.name)}</h3>
            <span class="state" data-state=state>{word}</span>
            <p class="status-text">{text(&source, now)}</p>
            <div class="form-actions status-actions">
                {(source.kind == SourceKind::Weather && standing != Standing::Paused).then(|| view! { <PostButton action="/settings/sources/sync" with=id() label="Ask now" class="button-small"/> })}
                {can_pause.then(|| if standing == Standing::Paused {
                    view! { <PostButton action="/settings/sources/resume" with=id() label="Go on" class="button-small"/> }.into_any()
                } else {
                    view! { <PostButton action="/settings/sources/pause" with=id() label="Pause" class="button-small"/> }.into_any()
                })}
                {(!can_pause).then(|| view! { <PostButton action="/settings/sources/remove" with=id() label="Remove from the list" class="button-small"/> })}
            </div>
        </div>
    }
    .into_any()
}

async fn pause(state: Scope, Form(named): Form<Named>) -> Response {
    let done = async {
        state.store.data_source_pause(named.id, state.now()).await?;
        state.intake.syncs().look(&state.store).await?;
        Ok(see_other("/settings/sources?done=paused"))
    };
    answered(&state, done.await)
}

async fn resume(state: Scope, Form(named): Form<Named>) -> Response {
    let done = async {
        state.store.data_source_resume(named.id).await?;
        state.intake.syncs().look(&state.store).await?;
        Ok(see_other("/settings/sources?done=resumed"))
    };
    answered(&state, done.await)
}

async fn sync(state: Scope, Form(_): Form<Named>) -> Response {
    state.weather_wanted.notify_one();
    see_other("/settings/sources?done=asked")
}

async fn remove(state: Scope, Form(named): Form<Named>) -> Response {
    let done = state.store.data_source_delete(named.id).await;
    answered(&state, done.map(|()| see_other("/settings/sources?done=removed")).map_err(Failure::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> DataSource {
        DataSource {
            data_source_id: 1,
            kind: SourceKind::Mqtt,
            name: "embedded".to_owned(),
            config: "{}".to_owned(),
            schedule_s: None,
            last_sync_at: Some(0),
            last_count: Some(1200),
            error_count: 0,
            last_error: None,
            last_error_at: None,
            paused_at: None,
        }
    }

    #[test]
    fn a_paused_source_is_not_called_failing() {
        assert_eq!(Standing::of(&source()), Standing::Works);
        assert_eq!(Standing::of(&DataSource { error_count: 2, ..source() }), Standing::Failing);
        assert_eq!(Standing::of(&DataSource { error_count: 2, paused_at: Some(1), ..source() }), Standing::Paused);
    }

    #[test]
    fn errors_are_told_with_their_count_and_the_newest_reason() {
        let words = text(&DataSource { error_count: 3, last_error: Some("no route to host".to_owned()), ..source() }, 60_000);
        assert!(words.contains("3 times in a row") && words.contains("no route to host"), "{words}");
    }
}
