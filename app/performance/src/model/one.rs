//! The models of one building: every version with its figures and history, and a way to restore an
//! older one.

use super::figures::{Figures, method_label, percent, plain};
use super::{baseline, job, list};
use crate::place::Place;
use app::Scope;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered_in, see_other};
use document::frame::{ANOMALIES, Frame};
use document::part::{Done, PostButton};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Model, ModelKind, ModelStatus};
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
    let catalog = state.catalog();
    let models = state.store.model_list(Some(place.building.building_id)).await?;
    let jobs = job::jobs(state).await?;
    let title = says::title(&place.building.name);
    let own = place.address();
    let above =
        [(ANOMALIES.href, ANOMALIES.name), (job::MODELS.href, job::MODELS.name), (own.as_str(), place.building.name.as_str())];
    let again_s = job::is_busy(&jobs).then_some(5);
    let frame =
        Frame { section: ANOMALIES, above: &above, is_demo: place.building.is_demo, again_s, ..Frame::new(state, &title) };
    let done = match done {
        Some("put-back") => Some(says::PUT_BACK_DONE.to_owned()),
        Some("asked") => Some(all::ASKED.to_owned()),
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
                <p class="lede">{says::LEDE}</p>
            </div>
            <Done words=done/>
            {forecasting.iter().map(|versions| versions_of(&catalog, &place, versions)).collect_view()}
            {(!detectors.is_empty()).then(|| detectors_section(&catalog, &detectors))}
            {(!baselines.is_empty()).then(|| baseline::section(&catalog, &place, &baselines))}
            {job::section(&catalog, &jobs, Some(place.building.building_id), &place.zone, place.now)}
        }
        .into_any()
    }))
}

/// Which method serves the building, and how good it is.
fn headline(place: &Place, main: Option<&Model>) -> AnyView {
    match main {
        Some(model) => {
            let figures = Figures::of(model);
            let mase = figures.mase.map(crate::words::percent);
            let (before, strong, after) = says::headline(&place.building.name, &method_label(&model.name), mase.as_deref());
            view! { {before}<strong>{strong}</strong>{after} }.into_any()
        }
        None => {
            let (before, strong) = says::no_model(&place.building.name);
            view! { {before}<strong>{strong}</strong> }.into_any()
        }
    }
}

fn detectors_section(catalog: &store::Catalog, detectors: &[&Model]) -> AnyView {
    view! {
        <section class="page-section" aria-labelledby="detectors">
            <h2 id="detectors">{says::DETECTORS}</h2>
            <p class="chart-note">{says::DETECTORS_NOTE}</p>
            <dl class="facts facts-narrow">
                {detectors.iter().map(|model| {
                    let figures = Figures::of(model);
                    let found = figures.events.map(|events| says::findings(events, &plain(figures.events_per_week)));
                    view! { <div><dt>{list::subject(catalog, model).1}</dt><dd>{found}</dd></div> }
                }).collect_view()}
            </dl>
        </section>
    }
    .into_any()
}

fn versions_of(catalog: &store::Catalog, place: &Place, versions: &[Model]) -> AnyView {
    let Some(first) = versions.first() else { return ().into_any() };
    let (_, what) = list::subject(catalog, first);
    let id = format!("series-{}", first.series_id);
    let zone = &place.zone;
    let rows = versions.iter().map(|model| {
        let figures = Figures::of(model);
        let (mark, word) = match (model.status, model.pinned_at) {
            (ModelStatus::Active, Some(_)) => ("ok", says::IN_USE_PUT_BACK),
            (ModelStatus::Active, None) => ("ok", all::IN_USE),
            (ModelStatus::Training, _) => ("waiting", says::BEING_MADE),
            (ModelStatus::Deprecated, _) => ("waiting", all::REPLACED),
        };
        let drift = figures.drift.filter(|drift| drift.drifting).map(|drift| drift.reason);
        let learned = model.trained_from.zip(model.trained_to).map(|(from, to)| wording::calendar::range(zone.date(from), zone.date(to - 1)));
        let is_active = model.status == ModelStatus::Active;
        view! {
            <tr>
                <th scope="row">{says::version(model.version, &method_label(&model.name))}</th>
                <td class="minor">{wording::calendar::short(zone.date(model.created_at))}</td>
                <td class="minor">{learned}</td>
                <td class="number">{plain(figures.mase)}</td>
                <td class="number minor">{percent(figures.cvrmse)}</td>
                <td class="number minor">{percent(figures.coverage)}</td>
                <td class="number minor">{percent(figures.live.and_then(|live| live.cvrmse))}</td>
                <td>
                    <span class="state" data-state=mark>{word}</span>
                    {drift.map(|why| view! { <p class="status-text">{why}</p> })}
                    {(!is_active).then(|| view! { <PostButton action="/models/put-back" with=vec![("id", model.model_id.to_string())] label=says::PUT_BACK class="button-small"/> })}
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
                        <th scope="col">{says::VERSION}</th><th scope="col" class="minor">{says::SINCE}</th><th scope="col" class="minor">{says::LEARNED}</th>
                        <th scope="col" class="number">{all::MASE}</th><th scope="col" class="number minor">{all::CVRMSE}</th><th scope="col" class="number minor">{all::COVERAGE}</th><th scope="col" class="number minor">{all::OF_LATE}</th><th scope="col">{all::STATE}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
