//! The models of one building: every version with its figures and history, and a way to restore an
//! older one.

use super::figures::{Figures, method_label, percent, plain};
use super::{baseline, job, list};
use crate::place::Place;
use app::Scope;
use app::document::answer::{Failure, answered_in, see_other};
use app::document::frame::{ANOMALIES, Frame, may};
use app::document::part::{Done, PostButton};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Capability;
use leptos::prelude::*;
use serde::Deserialize;
use store::{Model, ModelKind, ModelStatus};
use wording::Words;
use wording::page::performance::model::{self as all, one as says};

#[derive(Deserialize)]
pub struct Params {
    done: Option<String>,
}

#[derive(Deserialize)]
pub struct Named {
    id: i64,
}

/// Restores a version. It stays active until somebody restores another.
pub async fn put_back(state: Scope, Form(named): Form<Named>) -> Response {
    let done = async {
        // What the caller may not see is answered as what does not exist.
        let is_seen = match state.store.model_find(named.id).await? {
            Some(model) => state.catalog().series.contains_key(&model.series_id),
            None => false,
        };
        if !is_seen {
            return Err(Failure::Missing("model"));
        }
        let model = state.store.model_activate(named.id, true, state.now()).await?;
        let Some(building) = model.building_id else { return Ok(see_other("/models")) };
        state.store.job_request(jobs::forecast::NAME, Some(building), state.now()).await?;
        Ok(see_other(&format!("/buildings/{building}/models?done=put-back")))
    };
    answered_in(ANOMALIES, &state, done.await)
}

pub async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    answered_in(ANOMALIES, &state, page(&state, &id, params.done.as_deref()).await)
}

async fn page(state: &Scope, id: &str, done: Option<&str>) -> Result<Response, Failure> {
    let place = Place::find(state, id, None)?;
    let words = place.words;
    let catalog = state.catalog();
    let mut models = state.store.model_list(Some(place.building.building_id)).await?;
    models.retain(|one| catalog.series.contains_key(&one.series_id));
    let jobs = job::jobs(state).await?;
    let title = says::title(words, &place.building.name);
    let own = place.address();
    let above =
        [(ANOMALIES.href, ANOMALIES.name(words)), (job::MODELS, job::name(words)), (own.as_str(), place.building.name.as_str())];
    let again_s = job::is_busy(&jobs).then_some(5);
    let frame =
        Frame { section: ANOMALIES, above: &above, is_demo: place.building.is_demo, again_s, ..Frame::new(state, &title) };
    let done = match done {
        Some("put-back") => Some(says::put_back_done(words).to_owned()),
        Some("asked") => Some(all::asked(words).to_owned()),
        _ => None,
    };
    let forecasting: Vec<&[Model]> = models
        .chunk_by(|a, b| (a.series_id, a.kind) == (b.series_id, b.kind))
        .filter(|versions| versions.first().is_some_and(|model| model.kind == ModelKind::Forecasting))
        .collect();
    let detectors: Vec<&Model> =
        models.iter().filter(|model| model.kind == ModelKind::AnomalyDetection && model.status == ModelStatus::Active).collect();
    let baselines: Vec<&[Model]> = models
        .chunk_by(|a, b| (a.series_id, a.kind) == (b.series_id, b.kind))
        .filter(|versions| versions.first().is_some_and(|model| model.kind == ModelKind::Baseline))
        .collect();
    let main = forecasting.iter().flat_map(|versions| versions.iter()).find(|model| model.status == ModelStatus::Active);
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">{headline(&place, main)}</h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <Done text=done/>
            {forecasting.iter().map(|versions| versions_of(&catalog, &place, versions)).collect_view()}
            {(!detectors.is_empty()).then(|| detectors_section(words, &catalog, &detectors))}
            {(!baselines.is_empty()).then(|| baseline::section(&catalog, &place, &baselines))}
            {job::section(words, &catalog, &jobs, Some(place.building.building_id), &place.zone, place.now)}
        }
        .into_any()
    }))
}

/// Which method serves the building, and how good it is.
fn headline(place: &Place, main: Option<&Model>) -> AnyView {
    let words = place.words;
    match main {
        Some(model) => {
            let figures = Figures::of(model);
            let (name, method) = (&place.building.name, method_label(words, &model.name));
            let [before, strong, after] = match figures.mase {
                Some(mase) if mase > 1.0 => says::headline_worse(words, name, &method, &words.share(mase - 1.0)),
                Some(mase) => says::headline_better(words, name, &method, &words.share(1.0 - mase)),
                None => says::headline(words, name, &method),
            };
            view! { {before}<strong>{strong}</strong>{after} }.into_any()
        }
        None => {
            let [before, strong, _] = says::no_model(words, &place.building.name);
            view! { {before}<strong>{strong}</strong> }.into_any()
        }
    }
}

fn detectors_section(words: Words, catalog: &store::Catalog, detectors: &[&Model]) -> AnyView {
    view! {
        <section class="page-section" aria-labelledby="detectors">
            <h2 id="detectors">{says::detectors(words)}</h2>
            <p class="chart-note">{says::detectors_note(words)}</p>
            <dl class="facts facts-narrow">
                {detectors.iter().map(|model| {
                    let figures = Figures::of(model);
                    let found = figures.events.map(|events| says::findings(words, events, &plain(words, figures.events_per_week)));
                    view! { <div><dt>{list::subject(words, catalog, model).1}</dt><dd>{found}</dd></div> }
                }).collect_view()}
            </dl>
        </section>
    }
    .into_any()
}

fn versions_of(catalog: &store::Catalog, place: &Place, versions: &[Model]) -> AnyView {
    let words = place.words;
    let Some(first) = versions.first() else { return ().into_any() };
    let (_, what) = list::subject(words, catalog, first);
    let id = format!("series-{}", first.series_id);
    let zone = &place.zone;
    let rows = versions.iter().map(|model| {
        let figures = Figures::of(model);
        let (mark, word) = match (model.status, model.pinned_at) {
            (ModelStatus::Active, Some(_)) => ("ok", says::in_use_put_back(words)),
            (ModelStatus::Active, None) => ("ok", all::in_use(words)),
            (ModelStatus::Training, _) => ("waiting", says::being_made(words)),
            (ModelStatus::Deprecated, _) => ("waiting", all::replaced(words)),
        };
        let drift = figures.worse(words);
        let learned = model.trained_from.zip(model.trained_to).map(|(from, to)| words.range(zone.date(from), zone.date(to - 1)));
        let is_active = model.status == ModelStatus::Active;
        view! {
            <tr>
                <th scope="row">{says::version(words, model.version, &method_label(words, &model.name))}</th>
                <td class="minor">{words.short(zone.date(model.created_at))}</td>
                <td class="minor">{learned}</td>
                <td class="number">{plain(words, figures.mase)}</td>
                <td class="number minor">{percent(words, figures.cvrmse)}</td>
                <td class="number minor">{percent(words, figures.coverage)}</td>
                <td class="number minor">{percent(words, figures.live.and_then(|live| live.cvrmse))}</td>
                <td>
                    <span class="state" data-state=mark>{word}</span>
                    {drift.map(|why| view! { <p class="status-text">{why}</p> })}
                    {(!is_active && may(Capability::Manage)).then(|| view! { <PostButton action="/models/put-back" with=vec![("id", model.model_id.to_string())] label=says::put_back(words) class="button-small"/> })}
                </td>
            </tr>
        }
    });
    view! {
        <section class="page-section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{what}</h2>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{says::version_label(words)}</th><th scope="col" class="minor">{says::since(words)}</th><th scope="col" class="minor">{says::learned(words)}</th>
                        <th scope="col" class="number">{all::mase(words)}</th><th scope="col" class="number minor">{all::cvrmse(words)}</th><th scope="col" class="number minor">{all::coverage(words)}</th><th scope="col" class="number minor">{all::of_late(words)}</th><th scope="col">{all::state(words)}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
