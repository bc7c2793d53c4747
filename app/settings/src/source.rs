//! Data sources: brokers, programs, weather, files; how each one works, and a way to pause it.

use app::{Routes, Scope};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, Named, Params, answered, see_other};
use document::frame::Frame;
use document::part::{Done, Faults, PostButton, SelectField, TextField};
use domain::{BuildingId, MINUTE_MS, Millis};
use leptos::prelude::*;
use serde::Deserialize;
use store::{DataSource, SourceDescription, SourceKind, SourceType};
use wording::page::settings::source as says;

pub fn routes() -> Routes {
    Routes::documents()
        .get("/settings/sources", show)
        .post("/settings/sources/pause", pause)
        .post("/settings/sources/describe", describe)
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
    Late,
    Works,
}

impl Standing {
    pub fn of(source: &DataSource, now: Millis) -> Self {
        if source.paused_at.is_some() {
            Self::Paused
        } else if source.error_count > 0 {
            Self::Failing
        } else if source.last_sync_at.is_none() {
            Self::Waiting
        } else if source.is_late(now) {
            Self::Late
        } else {
            Self::Works
        }
    }

    fn state_and_word(&self) -> (&'static str, &'static str) {
        match self {
            Self::Paused => ("waiting", says::IS_PAUSED),
            Self::Failing => ("attention", says::IS_FAILING),
            Self::Waiting => ("waiting", says::IS_WAITING),
            Self::Late => ("attention", says::IS_LATE),
            Self::Works => ("ok", says::WORKS),
        }
    }
}

async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, &params).await)
}

async fn page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let sources = state.store.data_source_list().await?;
    let now = state.now();
    let buildings = buildings(state);
    let failing = sources.iter().filter(|source| Standing::of(source, now) == Standing::Failing).count();
    let done = match params.done.as_deref() {
        Some("paused") => Some(says::PAUSED.to_owned()),
        Some("resumed") => Some(says::RESUMED.to_owned()),
        Some("asked") => Some(says::ASKED.to_owned()),
        Some("described") => Some(says::DESCRIBED.to_owned()),
        Some("removed") => Some(says::REMOVED.to_owned()),
        _ => None,
    };
    Ok(Frame::new(state, says::TITLE).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{says::headline(sources.len(), failing)}</strong>
                </h1>
                <p class="lede">{says::LEDE}</p>
            </div>
            <Done words=done/>
            <h2 class="visually-hidden">{says::SOURCES}</h2>
            <div class="status-list">{sources.into_iter().map(|source| view! { <Source source now buildings=buildings.clone()/> }).collect_view()}</div>
            <h2>{says::ADD}</h2>
            <ul class="link-list">
                <li><a href="/settings/tokens">{says::ADD_DEVICE}</a><p class="status-text">{says::ADD_DEVICE_TEXT}</p></li>
                <li><a href="/settings/weather">{says::ADD_WEATHER}</a><p class="status-text">{says::ADD_WEATHER_TEXT}</p></li>
                <li><a href="/settings/import">{says::ADD_FILE}</a><p class="status-text">{says::ADD_FILE_TEXT}</p></li>
            </ul>
        }
        .into_any()
    }))
}

/// The buildings to choose from, with none first.
fn buildings(state: &Scope) -> Vec<(String, String)> {
    let catalog = state.catalog();
    let none = (String::new(), says::NO_BUILDING.to_owned());
    let all = catalog.buildings.values().map(|one| (one.building_id.to_string(), one.name.clone()));
    std::iter::once(none).chain(all).collect()
}

fn type_words(source_type: SourceType) -> &'static str {
    match source_type {
        SourceType::Bms => says::TYPE_BMS,
        SourceType::SmartMeter => says::TYPE_SMART_METER,
        SourceType::Weather => says::TYPE_WEATHER,
        SourceType::Manual => says::TYPE_MANUAL,
        SourceType::File => says::TYPE_FILE,
    }
}

fn kind_words(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Mqtt => says::BY_MQTT,
        SourceKind::Http => says::BY_HTTP,
        SourceKind::Weather => says::BY_WEATHER,
        SourceKind::File => says::BY_FILE,
        SourceKind::Manual => says::BY_HAND,
    }
}

/// The facts on a source, in a sentence or two.
fn text(source: &DataSource, now: Millis) -> String {
    let mut parts = Vec::new();
    if let Some(at) = source.last_sync_at {
        parts.push(says::last_came(now - at, source.last_count));
    }
    if let Some(seconds) = source.schedule_s {
        parts.push(says::asked_every((seconds * 1000 / MINUTE_MS).max(1)));
    }
    if source.error_count > 0 {
        let last_ago = source.last_error_at.map(|at| now - at);
        parts.push(says::failed(source.error_count, last_ago, source.last_error.as_deref()));
    }
    parts.join(" ")
}

#[component]
fn Source(source: DataSource, now: Millis, buildings: Vec<(String, String)>) -> impl IntoView {
    let standing = Standing::of(&source, now);
    let (state, word) = standing.state_and_word();
    let id = || vec![("id", source.data_source_id.to_string())];
    let can_pause = matches!(source.kind, SourceKind::Mqtt | SourceKind::Http | SourceKind::Weather);
    view! {
        <div class="status-row">
            <h3>{format!("{} · {}", kind_words(source.kind), source.name)}</h3>
            <span class="state" data-state=state>{word}</span>
            <p class="status-text">{text(&source, now)}</p>
            <div class="form-actions status-actions">
                {(source.kind == SourceKind::Weather && standing != Standing::Paused).then(|| view! { <PostButton action="/settings/sources/sync" with=id() label=says::ASK_NOW class="button-small"/> })}
                {can_pause.then(|| if standing == Standing::Paused {
                    view! { <PostButton action="/settings/sources/resume" with=id() label=says::GO_ON class="button-small"/> }.into_any()
                } else {
                    view! { <PostButton action="/settings/sources/pause" with=id() label=says::PAUSE class="button-small"/> }.into_any()
                })}
                {(!can_pause).then(|| view! { <PostButton action="/settings/sources/remove" with=id() label=says::REMOVE class="button-small"/> })}
            </div>
            <Description source buildings/>
        </div>
    }
    .into_any()
}

/// What people say of a source, and the form to change it.
#[component]
fn Description(source: DataSource, buildings: Vec<(String, String)>) -> impl IntoView {
    let said = source.description;
    let id = |name: &str| format!("{name}-{}", source.data_source_id);
    let types = SourceType::ALL.iter().map(|one| (one.as_str().to_owned(), type_words(*one).to_owned())).collect::<Vec<_>>();
    let expected = said.expected_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    view! {
        <details class="details status-actions">
            <summary>{says::WHAT_IT_IS}</summary>
            <form class="form" method="post" action="/settings/sources/describe">
                <input type="hidden" name="id" value=source.data_source_id.to_string()/>
                <div class="form-row">
                <SelectField name="source_type" id=id("source-type") label=says::TYPE value=source.source_type().as_str() choices=types faults=Faults::new()/>
                <SelectField name="building_id" id=id("source-building") label=says::BUILDING value=said.building_id.map(|id| id.to_string()).unwrap_or_default() choices=buildings faults=Faults::new()/>
                </div>
                <TextField name="expected_minutes" id=id("source-expected") label=says::EXPECTED value=expected keys="numeric" unit=says::EXPECTED_UNIT hint=says::EXPECTED_HINT faults=Faults::new()/>
                <div class="form-actions"><button class="button button-small" type="submit">{says::SAVE}</button></div>
            </form>
        </details>
    }
}

/// The form of a description.
#[derive(Deserialize)]
struct Described {
    id: i64,
    source_type: String,
    building_id: String,
    expected_minutes: String,
}

impl Described {
    fn description(&self) -> Result<SourceDescription, Failure> {
        let refused = |field, why: &str| Failure::Store(store::Error::invalid(field, why));
        let of = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let source_type = SourceType::parse(&self.source_type).ok_or_else(|| refused("source_type", says::TYPE_WRONG))?;
        let building_id = of(&self.building_id).map(|id| id.parse().map(BuildingId)).transpose();
        let expected_minutes = of(&self.expected_minutes).map(|minutes| minutes.parse()).transpose();
        Ok(SourceDescription {
            source_type: Some(source_type),
            building_id: building_id.map_err(|_| refused("building_id", says::BUILDING_WRONG))?,
            expected_minutes: expected_minutes.map_err(|_| refused("expected_minutes", says::EXPECTED_WRONG))?,
        })
    }
}

async fn describe(state: Scope, Form(said): Form<Described>) -> Response {
    let done = async {
        state.store.data_source_describe(said.id, said.description()?).await?;
        Ok(see_other("/settings/sources?done=described"))
    };
    answered(&state, done.await)
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
            description: SourceDescription::default(),
        }
    }

    #[test]
    fn a_paused_source_is_not_called_failing() {
        assert_eq!(Standing::of(&source(), 1), Standing::Works);
        assert_eq!(Standing::of(&DataSource { error_count: 2, ..source() }, 1), Standing::Failing);
        assert_eq!(Standing::of(&DataSource { error_count: 2, paused_at: Some(1), ..source() }, 1), Standing::Paused);
    }

    #[test]
    fn a_source_is_late_only_if_somebody_expects_it_sooner() {
        let hourly = SourceDescription { expected_minutes: Some(60), ..SourceDescription::default() };
        let expected = DataSource { description: hourly, ..source() };
        let standing = [59, 61].map(|minutes| Standing::of(&expected, minutes * MINUTE_MS));
        assert_eq!(standing, [Standing::Works, Standing::Late]);
        assert_eq!(Standing::of(&source(), 61 * MINUTE_MS), Standing::Works);
    }

    #[test]
    fn errors_are_told_with_their_count_and_the_newest_reason() {
        let words = text(&DataSource { error_count: 3, last_error: Some("no route to host".to_owned()), ..source() }, 60_000);
        assert!(words.contains("3 times in a row") && words.contains("no route to host"), "{words}");
    }
}
