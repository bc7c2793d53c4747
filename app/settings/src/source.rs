//! Data sources: brokers, programs, weather, files; how each one works, and a way to pause it.

use app::document::answer::{Failure, Named, Params, answered, see_other};
use app::document::frame::Frame;
use app::document::part::{Done, Faults, PostButton, SelectField, TextField, ToManual};
use app::{Routes, Scope};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{BuildingId, Capability, MINUTE_MS, Millis};
use ingest::source::EMBEDDED;
use ingest::{Lack, SourceState};
use leptos::prelude::*;
use serde::Deserialize;
use store::{DataSource, SourceDescription, SourceKind, SourceType};
use wording::Words;
use wording::page::daily::status::broker_away;
use wording::page::settings::source as says;

pub fn routes() -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
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

    fn state_and_word(&self, words: Words) -> (&'static str, &'static str) {
        match self {
            Self::Paused => ("waiting", says::is_paused(words)),
            Self::Failing => ("attention", says::is_failing(words)),
            Self::Waiting => ("waiting", says::is_waiting(words)),
            Self::Late => ("attention", says::is_late(words)),
            Self::Works => ("ok", says::works(words)),
        }
    }
}

async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, &params).await)
}

async fn page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let mut sources = state.store.data_source_list().await?;
    let now = state.now();
    let broker = state.stats.now(now).source;
    sources.iter_mut().for_each(|source| say_why(words, source, broker.as_ref()));
    let buildings = buildings(state);
    let failing = sources.iter().filter(|source| Standing::of(source, now) == Standing::Failing).count();
    let done = match params.done.as_deref() {
        Some("paused") => Some(says::paused(words).to_owned()),
        Some("resumed") => Some(says::resumed(words).to_owned()),
        Some("asked") => Some(says::asked(words).to_owned()),
        Some("described") => Some(says::described(words).to_owned()),
        Some("removed") => Some(says::removed(words).to_owned()),
        _ => None,
    };
    Ok(Frame::new(state, says::title(words)).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{says::headline(words, sources.len(), failing)}</strong>
                </h1>
                <p class="lede">{says::lede(words)}<ToManual words href="/help/devices"/></p>
            </div>
            <Done text=done/>
            <h2 class="visually-hidden">{says::sources(words)}</h2>
            <div class="status-list">{sources.into_iter().map(|source| view! { <Source words source now buildings=buildings.clone()/> }).collect_view()}</div>
            <h2>{says::add(words)}</h2>
            <ul class="link-list">
                <li><a href="/settings/tokens">{says::add_device(words)}</a><p class="status-text">{says::add_device_text(words)}</p></li>
                <li><a href="/settings/weather">{says::add_weather(words)}</a><p class="status-text">{says::add_weather_text(words)}</p></li>
                <li><a href="/settings/import">{says::add_file(words)}</a><p class="status-text">{says::add_file_text(words)}</p></li>
            </ul>
        }
        .into_any()
    }))
}

/// The buildings to choose from, with none first.
fn buildings(state: &Scope) -> Vec<(String, String)> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let none = (String::new(), says::no_building(words).to_owned());
    let all = catalog.buildings.values().map(|one| (one.building_id.to_string(), one.name.clone()));
    std::iter::once(none).chain(all).collect()
}

fn type_words(words: Words, source_type: SourceType) -> &'static str {
    match source_type {
        SourceType::Bms => says::type_bms(words),
        SourceType::SmartMeter => says::type_smart_meter(words),
        SourceType::Weather => says::type_weather(words),
        SourceType::Manual => says::type_manual(words),
        SourceType::File => says::type_file(words),
    }
}

fn kind_words(words: Words, kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Mqtt => says::by_mqtt(words),
        SourceKind::Http => says::by_http(words),
        SourceKind::Weather => says::by_weather(words),
        SourceKind::File => says::by_file(words),
        SourceKind::Manual => says::by_hand(words),
    }
}

/// What a source is called. The broker in this process has a name of ours in the store.
fn name(words: Words, source: &DataSource) -> String {
    match (source.kind, source.name.as_str()) {
        (SourceKind::Mqtt, EMBEDDED) => says::embedded(words).to_owned(),
        (_, name) => name.to_owned(),
    }
}

/// Says why the broker is away in the reader's language, if it is the one of this process. The store
/// has the words of the error.
fn say_why(words: Words, source: &mut DataSource, broker: Option<&SourceState>) {
    let Some(SourceState { address, lack: Some(Lack::Away(way, error)), .. }) = broker else { return };
    if source.kind == SourceKind::Mqtt && source.name == *address {
        source.last_error = Some(broker_away(words, address, way.as_str(), error));
    }
}

/// The facts on a source, in a sentence or two.
fn text(words: Words, source: &DataSource, now: Millis) -> String {
    let mut parts = Vec::new();
    if let Some(at) = source.last_sync_at {
        parts.push(says::last_came(words, now - at, source.last_count));
    }
    if let Some(seconds) = source.schedule_s {
        parts.push(says::asked_every(words, (seconds * 1000 / MINUTE_MS).max(1)));
    }
    if source.error_count > 0 {
        let last_ago = source.last_error_at.map(|at| now - at);
        parts.push(says::failed(words, source.error_count, last_ago, source.last_error.as_deref()));
    }
    parts.join(" ")
}

#[component]
fn Source(words: Words, source: DataSource, now: Millis, buildings: Vec<(String, String)>) -> impl IntoView {
    let standing = Standing::of(&source, now);
    let (state, word) = standing.state_and_word(words);
    let id = || vec![("id", source.data_source_id.to_string())];
    let can_pause = matches!(source.kind, SourceKind::Mqtt | SourceKind::Http | SourceKind::Weather);
    view! {
        <div class="status-row">
            <h3>{format!("{} · {}", kind_words(words, source.kind), name(words, &source))}</h3>
            <span class="state" data-state=state>{word}</span>
            <p class="status-text">{text(words, &source, now)}</p>
            <div class="form-actions status-actions">
                {(source.kind == SourceKind::Weather && standing != Standing::Paused).then(|| view! { <PostButton action="/settings/sources/sync" with=id() label=says::ask_now(words) class="button-small"/> })}
                {can_pause.then(|| if standing == Standing::Paused {
                    view! { <PostButton action="/settings/sources/resume" with=id() label=says::go_on(words) class="button-small"/> }.into_any()
                } else {
                    view! { <PostButton action="/settings/sources/pause" with=id() label=says::pause(words) class="button-small"/> }.into_any()
                })}
                {(!can_pause).then(|| view! { <PostButton action="/settings/sources/remove" with=id() label=says::remove(words) class="button-small"/> })}
            </div>
            <Description words source buildings/>
        </div>
    }
    .into_any()
}

/// What people say of a source, and the form to change it.
#[component]
fn Description(words: Words, source: DataSource, buildings: Vec<(String, String)>) -> impl IntoView {
    let said = source.description;
    let id = |name: &str| format!("{name}-{}", source.data_source_id);
    let types =
        SourceType::ALL.iter().map(|one| (one.as_str().to_owned(), type_words(words, *one).to_owned())).collect::<Vec<_>>();
    let expected = said.expected_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    view! {
        <details class="details status-actions">
            <summary>{says::what_it_is(words)}</summary>
            <form class="form" method="post" action="/settings/sources/describe">
                <input type="hidden" name="id" value=source.data_source_id.to_string()/>
                <div class="form-row">
                <SelectField name="source_type" id=id("source-type") label=says::type_label(words) value=source.source_type().as_str() choices=types faults=Faults::new()/>
                <SelectField name="building_id" id=id("source-building") label=says::building(words) value=said.building_id.map(|id| id.to_string()).unwrap_or_default() choices=buildings faults=Faults::new()/>
                </div>
                <TextField name="expected_minutes" id=id("source-expected") label=says::expected(words) value=expected keys="numeric" unit=says::expected_unit(words) hint=says::expected_hint(words) faults=Faults::new()/>
                <div class="form-actions"><button class="button button-small" type="submit">{says::save(words)}</button></div>
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
    fn description(&self, words: Words) -> Result<SourceDescription, Failure> {
        let refused = |field, why: &str| Failure::Store(store::Error::invalid(field, why));
        let of = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let source_type = SourceType::parse(&self.source_type).ok_or_else(|| refused("source_type", says::type_wrong(words)))?;
        let building_id = of(&self.building_id).map(|id| id.parse().map(BuildingId)).transpose();
        let expected_minutes = of(&self.expected_minutes).map(|minutes| minutes.parse()).transpose();
        Ok(SourceDescription {
            source_type: Some(source_type),
            building_id: building_id.map_err(|_| refused("building_id", says::building_wrong(words)))?,
            expected_minutes: expected_minutes.map_err(|_| refused("expected_minutes", says::expected_wrong(words)))?,
        })
    }
}

async fn describe(state: Scope, Form(said): Form<Described>) -> Response {
    let words = state.words_of_all();
    let done = async {
        state.store.data_source_describe(said.id, said.description(words)?).await?;
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
    use ingest::Away;

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
    fn why_the_broker_is_away_is_told_in_the_readers_language() {
        let german = Words { language: wording::Language::German, ..Words::ENGLISH };
        let broker = SourceState {
            address: "mqtt://attic:1883".to_owned(),
            is_up: false,
            lack: Some(Lack::Away(Away::NobodyListens, "I/O: refused".to_owned())),
            connections: None,
            waiting: None,
        };
        let mut of_broker = DataSource { name: broker.address.clone(), ..source() };
        say_why(german, &mut of_broker, Some(&broker));
        let told = of_broker.last_error.unwrap_or_default();
        assert!(told.contains("läuft kein Broker") && told.contains("I/O: refused"), "{told}");
        let mut other = source();
        say_why(german, &mut other, Some(&broker));
        assert_eq!(other.last_error, None);
    }

    #[test]
    fn errors_are_told_with_their_count_and_the_newest_reason() {
        let told = text(
            Words::ENGLISH,
            &DataSource { error_count: 3, last_error: Some("no route to host".to_owned()), ..source() },
            60_000,
        );
        assert!(told.contains("3 times in a row") && told.contains("no route to host"), "{told}");
    }
}
