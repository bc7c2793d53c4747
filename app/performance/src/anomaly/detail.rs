//! The page of one finding: its sentence, its chart, likely causes with their evidence, and what
//! people do about it.

use super::{chart, severity_mark};
use app::Scope;
use app::chart::{ChartSheet, ChartView};
use app::document::answer::{Failure, answered_in};
use app::document::frame::{ANOMALIES, Frame};
use app::document::part::Done;
use app::finding::{self, Spot};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Millis;
use leptos::prelude::*;
use serde::Deserialize;
use store::{Anomaly, AnomalyMode, AnomalyNote, AnomalyStatus};
use wording::label;
use wording::page::performance::anomaly;
use wording::page::performance::anomaly::detail as says;

#[derive(Deserialize)]
pub struct Params {
    done: Option<String>,
}

pub async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    answered_in(ANOMALIES, &state, page(&state, &id, params.done.as_deref()).await)
}

async fn page(state: &Scope, id: &str, done: Option<&str>) -> Result<Response, Failure> {
    let missing = || Failure::Missing("issue");
    let id: i64 = id.parse().map_err(|_| missing())?;
    let anomaly = state.store.anomaly_find(id).await?.ok_or_else(missing)?;
    let (catalog, now) = (state.catalog(), state.now());
    let spot = Spot::of(&catalog, &anomaly, state.reader).ok_or_else(missing)?;
    let notes = state.store.anomaly_notes(id).await?;
    let picture = chart::chart(&state.store, &spot, &anomaly, now).await?;
    let building = anomaly.building_id.map(|id| format!("/buildings/{id}"));
    let mut above = vec![(ANOMALIES.href, ANOMALIES.name(spot.words))];
    above.extend(building.as_deref().zip(spot.building.as_deref()));
    let is_demo = anomaly.building_id.and_then(|id| catalog.buildings.get(&id)).is_some_and(|building| building.is_demo);
    let title = finding::happening(&spot, &anomaly, now);
    let frame = Frame { section: ANOMALIES, above: &above, is_demo, ..Frame::new(state, &title) };
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            {headline(&spot, &anomaly, now)}
            {picture.map(|chart| around(&spot, chart))}
            <div class="page-split page-split-even">
                {causes(&spot, &anomaly)}
                {facts(&spot, &anomaly)}
            </div>
            {work(&spot, &anomaly, &notes, done)}
        }
        .into_any()
    }))
}

fn headline(spot: &Spot, anomaly: &Anomaly, now: Millis) -> AnyView {
    let words = spot.words;
    let found = &anomaly.found;
    let [between, end] = says::headline(words);
    let figures = finding::figures(spot, anomaly).map(|figures| view! { {between}<strong>{figures}</strong> });
    let cost = match found.money_wasted.filter(|money| *money >= 0.005) {
        Some(money) => {
            let is_less = found.deviation_percent.is_some_and(|percent| percent < 0.0);
            Some(says::cost(words, is_less, &spot.amount(found.energy_wasted), &words.money(money, &spot.currency)))
        }
        None => (found.energy_wasted > 0.0).then(|| says::beyond_usual(words, &spot.amount(found.energy_wasted))),
    };
    let gone = anomaly.withdrawn_at.map(|at| says::withdrawn(words, &words.day(spot.zone.date(at))));
    view! {
        <div class="headline-block">
            <h1 class="headline">{finding::happening(spot, anomaly, now)}{figures}{end}</h1>
            <p class="lede">{cost}{gone}</p>
        </div>
    }
    .into_any()
}

fn around(spot: &Spot, chart: ChartView) -> AnyView {
    let words = spot.words;
    let utility = spot.utility.as_str().replace('_', "-");
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h2>{says::hours(words)}</h2>
                <ul class="chart-key">
                    <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><rect class="chart-bar" y="4" width="12" height="4"/></svg>{says::key_measured(words)}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::key_usual(words)}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>{says::key_marked(words)}</li>
                </ul>
            </figcaption>
            <ChartSheet chart/>
        </figure>
    }
    .into_any()
}

fn causes(spot: &Spot, anomaly: &Anomaly) -> AnyView {
    let words = spot.words;
    let causes = wording::causes(spot.words, &anomaly.found);
    let seen = finding::evidence(spot, anomaly);
    view! {
        <section class="page-section" aria-labelledby="causes">
            <h2 id="causes">{says::causes(words)}</h2>
            {seen.map(|sentence| view! { <p>{sentence}</p> })}
            {if causes.is_empty() {
                view! { <p class="status-text">{says::no_causes(words)}</p> }.into_any()
            } else {
                view! { <ol class="cause-list">{causes.into_iter().map(|cause| view! { <li>{anomaly::cause(words, &cause)}</li> }).collect_view()}</ol> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn facts(spot: &Spot, anomaly: &Anomaly) -> AnyView {
    let words = spot.words;
    let found = &anomaly.found;
    let (mark, word) = severity_mark(spot.words, found.severity);
    let zone = &spot.zone;
    let hours = found.span.length_ms() / domain::HOUR_MS;
    let end = (!found.is_open).then(|| words.stamp(zone, found.span.end));
    let start = words.stamp(zone, found.span.start);
    let span = match &end {
        Some(end) => says::span(words, &start, end, hours),
        None => says::span_open(words, &start, hours),
    };
    let place = anomaly.building_id.zip(spot.building.clone());
    let meters: Vec<_> = spot.meters.iter().take(4).cloned().collect();
    let is_looking_back = anomaly.mode == AnomalyMode::Retrospective;
    view! {
        <section class="page-section" aria-labelledby="facts">
            <h2 id="facts">{says::facts(words)}</h2>
            <dl class="facts facts-narrow">
                {place.map(|(id, name)| view! { <div><dt>{says::building(words)}</dt><dd><a href=format!("/buildings/{id}")>{name}</a></dd></div> })}
                {meters.into_iter().map(|(id, name)| view! { <div><dt>{says::meter(words)}</dt><dd><a href=format!("/meters/{id}")>{name}</a></dd></div> }).collect_view()}
                <div><dt>{says::utility(words)}</dt><dd>{label::utility(words, spot.utility)}</dd></div>
                <div><dt>{says::span_label(words)}</dt><dd>{span}</dd></div>
                <div><dt>{says::kind(words)}</dt><dd>{label::kind(spot.words, found.kind)}</dd></div>
                <div><dt>{says::severity(words)}</dt><dd><span class="state" data-state=mark>{word}</span></dd></div>
                {found.deviation_percent.map(|percent| view! { <div><dt>{says::deviation(words)}</dt><dd>{words.signed_percent(percent)}</dd></div> })}
                <div><dt>{says::score_label(words)}</dt><dd>{says::confidence(words, found.score)}</dd></div>
                <div><dt>{says::seen_label(words)}</dt><dd>{says::seen(words, is_looking_back, &words.stamp(zone, anomaly.created_at))}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn work(spot: &Spot, anomaly: &Anomaly, notes: &[AnomalyNote], done: Option<&str>) -> AnyView {
    let words = spot.words;
    let done = done.and_then(|done| says::done(words, done)).map(ToOwned::to_owned);
    let status = anomaly.status;
    // The next step comes first. The present state is not offered.
    let states: &[AnomalyStatus] = match status {
        AnomalyStatus::New => &[AnomalyStatus::Acknowledged, AnomalyStatus::Investigating, AnomalyStatus::Resolved],
        AnomalyStatus::Acknowledged => &[AnomalyStatus::Investigating, AnomalyStatus::Resolved],
        AnomalyStatus::Investigating => &[AnomalyStatus::Resolved],
        AnomalyStatus::Resolved => &[AnomalyStatus::New],
    };
    let is_first = |i: usize| i == 0 && status != AnomalyStatus::Resolved;
    let acts = states
        .iter()
        .enumerate()
        .map(move |(i, &to)| (to.as_str(), says::act(words, to).to_owned(), if is_first(i) { "button-primary" } else { "" }));
    let is_no_fault = anomaly.is_fault == Some(false);
    let verdict = (if is_no_fault { "fault" } else { "not_a_fault" }, says::verdict(words, is_no_fault), "button-quiet");
    let id = anomaly.anomaly_id;
    let zone = spot.zone.clone();
    let lines = notes.iter().rev().map(move |note| {
        let what = says::note(words, note.is_fault, note.status);
        view! {
            <li class="note">
                <p class="finding-meta"><strong>{what}</strong><span>{words.stamp(&zone, note.at)}</span></p>
                {(!note.note.is_empty()).then(|| view! { <p>{note.note.clone()}</p> })}
            </li>
        }
    });
    view! {
        <section class="page-section" aria-labelledby="work">
            <h2 id="work">{says::work(words)}</h2>
            <p class="lede">{says::standing(words, status, anomaly.is_fault)}</p>
            <Done text=done/>
            <form class="form" method="post" action=format!("/anomalies/{id}")>
                <div class="field">
                    <label for="note">{says::note_only(words)}</label>
                    <span class="field-hint" id="note-hint">{says::hint_of_note(words)}</span>
                    <textarea class="input" id="note" name="note" rows="3" maxlength="2000" aria-describedby="note-hint"></textarea>
                </div>
                <div class="form-actions">
                    {acts.chain([("note", says::keep_note(words).to_owned(), "button-quiet"), verdict]).map(|(act, label, class)| view! {
                        <button class=format!("button {class}") type="submit" name="act" value=act>{label}</button>
                    }).collect_view()}
                </div>
            </form>
            <p class="status-text">{says::hint_of_verdict(words)}</p>
            {(!notes.is_empty()).then(|| view! { <ol class="note-list">{lines.collect_view()}</ol> })}
        </section>
    }
    .into_any()
}
