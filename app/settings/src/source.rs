//! Data sources: brokers, programs, weather, files; how each one works, and a way to pause it.

use app::{Routes, Scope};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, Named, Params, answered, see_other};
use document::frame::Frame;
use document::part::{Done, Faults, PostButton, SelectField, TextField};
use domain::{BuildingId, MINUTE_MS, Millis, figure};
use leptos::prelude::*;
use serde::Deserialize;
use store::{DataSource, SourceDescription, SourceKind, SourceType};

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
            Self::Paused => ("waiting", "Paused"),
            Self::Failing => ("attention", "Errors"),
            Self::Waiting => ("waiting", "Nothing yet"),
            Self::Late => ("attention", "Late"),
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
    let buildings = buildings(state);
    let failing = sources.iter().filter(|source| Standing::of(source, now) == Standing::Failing).count();
    let done = match params.done.as_deref() {
        Some("paused") => Some("Paused. Senders keep what they have, or are told to come again.".to_owned()),
        Some("resumed") => Some("It goes on.".to_owned()),
        Some("asked") => Some("Asked for; the answer shows here in a moment.".to_owned()),
        Some("described") => Some("Saved.".to_owned()),
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
            <div class="status-list">{sources.into_iter().map(|source| view! { <Source source now buildings=buildings.clone()/> }).collect_view()}</div>
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

/// The buildings to choose from, with none first.
fn buildings(state: &Scope) -> Vec<(String, String)> {
    let catalog = state.catalog();
    let none = (String::new(), "No single building".to_owned());
    let all = catalog.buildings.values().map(|one| (one.building_id.to_string(), one.name.clone()));
    std::iter::once(none).chain(all).collect()
}

fn type_words(source_type: SourceType) -> &'static str {
    match source_type {
        SourceType::Bms => "A building management system",
        SourceType::SmartMeter => "Meters, plugs and sensors",
        SourceType::Weather => "A weather service",
        SourceType::Manual => "People who type readings in",
        SourceType::File => "Files",
    }
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
                {(source.kind == SourceKind::Weather && standing != Standing::Paused).then(|| view! { <PostButton action="/settings/sources/sync" with=id() label="Ask now" class="button-small"/> })}
                {can_pause.then(|| if standing == Standing::Paused {
                    view! { <PostButton action="/settings/sources/resume" with=id() label="Go on" class="button-small"/> }.into_any()
                } else {
                    view! { <PostButton action="/settings/sources/pause" with=id() label="Pause" class="button-small"/> }.into_any()
                })}
                {(!can_pause).then(|| view! { <PostButton action="/settings/sources/remove" with=id() label="Remove from the list" class="button-small"/> })}
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
            <summary>"What it is"</summary>
            <form class="form" method="post" action="/settings/sources/describe">
                <input type="hidden" name="id" value=source.data_source_id.to_string()/>
                <div class="form-row">
                <SelectField name="source_type" id=id("source-type") label="What stands behind it" value=source.source_type().as_str() choices=types faults=Faults::new()/>
                <SelectField name="building_id" id=id("source-building") label="Its building" value=said.building_id.map(|id| id.to_string()).unwrap_or_default() choices=buildings faults=Faults::new()/>
                </div>
                <TextField name="expected_minutes" id=id("source-expected") label="Something is expected every" value=expected keys="numeric" unit="minutes" hint="If nothing comes for longer, it is called late. Empty: no wait is expected." faults=Faults::new()/>
                <div class="form-actions"><button class="button button-small" type="submit">"Save"</button></div>
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
        let source_type =
            SourceType::parse(&self.source_type).ok_or_else(|| refused("source_type", "Choose what stands behind it."))?;
        let building_id = of(&self.building_id).map(|id| id.parse().map(BuildingId)).transpose();
        let expected_minutes = of(&self.expected_minutes).map(|minutes| minutes.parse()).transpose();
        Ok(SourceDescription {
            source_type: Some(source_type),
            building_id: building_id.map_err(|_| refused("building_id", "Choose a building from the list."))?,
            expected_minutes: expected_minutes
                .map_err(|_| refused("expected_minutes", "Give whole minutes, such as 60, or leave it empty."))?,
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
