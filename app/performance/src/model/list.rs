//! The list of all active models: which method serves which building, how good it is, and whether
//! it has become worse.

use super::figures::{Figures, method_label, percent, plain};
use super::filter::{self, Asked, State, Traits};
use super::job;
use app::Scope;
use app::document::answer::{Failure, answered_in};
use app::document::frame::{ANOMALIES, Frame};
use app::document::part::Done;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Zone;
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, Model, ModelKind, ModelStatus};
use wording::Words;
use wording::page::performance::model::{self as all, list as says};

#[derive(Deserialize)]
pub struct Params {
    done: Option<String>,
    #[serde(flatten)]
    asked: filter::Params,
}

/// A row of the table.
struct Line {
    href: String,
    name: String,
    what: String,
    method: String,
    version: String,
    mase: String,
    cvrmse: String,
    coverage: String,
    live: String,
    state: State,
    /// Why it has become worse.
    drift: Option<String>,
}

/// The baseline of a target.
struct Held {
    href: String,
    name: String,
    /// What it covers, when it was made, and how good it is.
    good: String,
}

pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered_in(ANOMALIES, &state, page(&state, params.done.as_deref(), Asked::of(&params.asked)).await)
}

/// What a model is about, in words: `(building, series)`.
pub fn subject(words: Words, catalog: &Catalog, model: &Model) -> (String, String) {
    let building = model.building_id.and_then(|id| catalog.buildings.get(&id)).map(|building| building.name.clone());
    let series = catalog.series.get(&model.series_id);
    let meter = series.and_then(|series| match series.owner {
        store::Owner::Channel(id) => {
            catalog.channels.get(&id).and_then(|channel| catalog.meters.get(&channel.meter_id)).map(|meter| meter.name.clone())
        }
        _ => None,
    });
    let is_made = series.is_some_and(|series| series.flow == domain::Flow::Generation);
    (
        building.unwrap_or_else(|| says::no_building(words).to_owned()),
        says::series(words, series.map(|series| series.utility), meter.as_deref(), is_made),
    )
}

async fn page(state: &Scope, done: Option<&str>, asked: Asked) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (catalog, now) = (state.catalog(), state.now());
    let mut models = state.store.model_list_in_use(None).await?;
    models.retain(|one| catalog.series.contains_key(&one.series_id));
    let jobs = job::jobs(state).await?;
    let zone = catalog.first_zone();
    let watched =
        models.iter().filter(|one| one.status == ModelStatus::Active && one.kind == ModelKind::AnomalyDetection).count();
    let lines = lines(words, &models, &catalog, &zone);
    let held = held(words, &models, &catalog, &zone);
    let drifting = lines.iter().filter(|line| line.0.state == State::Worse).count();
    let mases: Vec<f64> = lines.iter().map(|line| line.0.mase).filter(|mase| *mase > 0.0).collect();
    let middle = median(mases);
    let is_demo = catalog.sites.values().any(|site| site.is_demo);
    let again_s = job::is_busy(&jobs).then_some(5);
    let frame = Frame { section: ANOMALIES, is_demo, again_s, ..Frame::new(state, job::name(words)) };
    let done = done.filter(|done| *done == "asked").map(|_| all::asked(words).to_owned());
    let [before, strong, rest] = says::headline(words, lines.len(), drifting, middle.is_some());
    let lede = says::below_headline(words, middle, watched);
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong>{rest}</h1>
                <p class="lede">{lede}</p>
            </div>
            <Done text=done/>
            {job::section(words, &catalog, &jobs, None, &zone, now)}
            {(!lines.is_empty()).then(|| table(words, asked, lines))}
            {(!held.is_empty()).then(|| baselines(words, held))}
        }
        .into_any()
    }))
}

/// A row for each forecasting model in use, with what it is chosen and ordered by.
fn lines(words: Words, models: &[Model], catalog: &Catalog, zone: &Zone) -> Vec<(Traits, Line)> {
    let active = models.iter().filter(|model| model.status == ModelStatus::Active && model.kind == ModelKind::Forecasting);
    active
        .filter_map(|model| {
            let figures = Figures::of(model);
            let (name, what) = subject(words, catalog, model);
            let drifting = figures.worse(words);
            let state = match (&drifting, figures.mase) {
                (Some(_), _) => State::Worse,
                (None, None) => State::NotTried,
                (None, Some(_)) => State::Good,
            };
            let building_id = model.building_id?;
            let traits = Traits {
                building_id,
                building: name.clone(),
                utility: catalog.series.get(&model.series_id).map(|series| series.utility),
                state,
                mase: figures.mase.unwrap_or(0.0),
                since: model.created_at,
            };
            let line = Line {
                href: format!("/buildings/{building_id}/models"),
                name,
                what,
                method: method_label(words, &model.name),
                version: says::version(words, model.version, &words.short(zone.date(model.created_at))),
                mase: plain(words, figures.mase),
                cvrmse: percent(words, figures.cvrmse),
                coverage: percent(words, figures.coverage),
                live: percent(words, figures.live.as_ref().and_then(|live| live.cvrmse)),
                state,
                drift: drifting,
            };
            Some((traits, line))
        })
        .collect()
}

/// The baselines of targets that are in use.
fn held(words: Words, models: &[Model], catalog: &Catalog, zone: &Zone) -> Vec<Held> {
    let held = models.iter().filter(|one| one.status == ModelStatus::Active && one.kind == ModelKind::Baseline);
    held.filter_map(|model| {
        let (name, what) = subject(words, catalog, model);
        let span = model.trained_from.zip(model.trained_to)?;
        let span = words.range(zone.date(span.0), zone.date(span.1 - 1));
        let good = says::baseline(words, &what, &span, &percent(words, Figures::of(model).cvrmse));
        Some(Held { href: format!("/buildings/{}/models#baselines", model.building_id?), name, good })
    })
    .collect()
}

/// The median, which a few unpredictable water taps do not move as they do the mean; `None` if
/// empty.
fn median(mut of: Vec<f64>) -> Option<f64> {
    of.sort_by(f64::total_cmp);
    let (low, high) = (of.get(of.len().saturating_sub(1) / 2)?, of.get(of.len() / 2)?);
    Some((low + high) / 2.0)
}

fn baselines(words: Words, held: Vec<Held>) -> AnyView {
    let items = held.into_iter().map(|one| view! { <div><dt><a href=one.href>{one.name}</a></dt><dd>{one.good}</dd></div> });
    view! {
        <section class="page-section" aria-labelledby="baselines">
            <h2 id="baselines">{says::baselines(words)}</h2>
            <p class="chart-note">{says::baselines_note(words)}</p>
            <dl class="facts facts-narrow">{items.collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn table(words: Words, asked: Asked, lines: Vec<(Traits, Line)>) -> AnyView {
    let all: Vec<Traits> = lines.iter().map(|line| line.0.clone()).collect();
    let mut shown: Vec<(Traits, Line)> = lines.into_iter().filter(|line| asked.fits(&line.0)).collect();
    shown.sort_by(|a, b| asked.order(&a.0, &b.0));
    let form = filter::form(words, asked, &all, shown.len());
    view! {
        <section class="page-section" aria-labelledby="models">
            <h2 id="models">{says::models(words)}</h2>
            <p class="chart-note">{says::models_note(words, &words.share(0.95))}</p>
            {form}
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{says::building(words)}</th><th scope="col" class="minor">{says::series_label(words)}</th><th scope="col">{says::method(words)}</th><th scope="col" class="minor">{says::version_label(words)}</th>
                        <th scope="col" class="number">{all::mase(words)}</th><th scope="col" class="number minor">{all::cvrmse(words)}</th><th scope="col" class="number minor">{all::coverage(words)}</th><th scope="col" class="number minor">{all::of_late(words)}</th><th scope="col">{all::state(words)}</th>
                    </tr></thead>
                    <tbody>
                        {shown.into_iter().map(|(_, line)| view! {
                            <tr>
                                <th scope="row"><a href=line.href>{line.name}</a></th><td class="minor">{line.what}</td><td>{line.method}</td><td class="minor">{line.version}</td>
                                <td class="number">{line.mase}</td><td class="number minor">{line.cvrmse}</td><td class="number minor">{line.coverage}</td><td class="number minor">{line.live}</td>
                                <td><span class="state" data-state=mark(line.state) title=line.drift>{line.state.label(words)}</span></td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// The name of a state in styles.
fn mark(state: State) -> &'static str {
    match state {
        State::Worse => "attention",
        State::NotTried => "waiting",
        State::Good => "ok",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_not_moved_by_one_that_cannot_be_forecast() {
        assert_eq!(median(vec![9.0, 0.6, 0.8]), Some(0.8));
        assert_eq!(median(vec![9.0, 0.5, 0.7, 0.25]), Some(0.6));
        assert_eq!((median(vec![0.7]), median(Vec::new())), (Some(0.7), None));
    }
}
