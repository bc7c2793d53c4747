//! The page of one finding: its sentence, its chart, likely causes with their evidence, and what
//! people do about it.

use super::{chart, severity_mark};
use app::Scope;
use app::chart::{ChartSheet, ChartView};
use app::finding::{self, Spot};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered_in};
use document::frame::{ANOMALIES, Frame};
use document::part::Done;
use domain::{Millis, figure};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Anomaly, AnomalyMode, AnomalyNote, AnomalyStatus};
use wording::label;

#[derive(Deserialize)]
pub struct Params {
    done: Option<String>,
}

pub async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    answered_in(ANOMALIES, &state, page(&state, &id, params.done.as_deref()).await)
}

async fn page(state: &Scope, id: &str, done: Option<&str>) -> Result<Response, Failure> {
    let missing = || Failure::Missing("finding");
    let id: i64 = id.parse().map_err(|_| missing())?;
    let anomaly = state.store.anomaly_find(id).await?.ok_or_else(missing)?;
    let (catalog, now) = (state.catalog(), state.now());
    let spot = Spot::of(&catalog, &anomaly).ok_or_else(missing)?;
    let notes = state.store.anomaly_notes(id).await?;
    let picture = chart::chart(&state.store, &spot, &anomaly, now).await?;
    let building = anomaly.building_id.map(|id| format!("/buildings/{id}"));
    let mut above = vec![(ANOMALIES.href, ANOMALIES.name)];
    above.extend(building.as_deref().zip(spot.building.as_deref()));
    let is_demo = anomaly.building_id.and_then(|id| catalog.buildings.get(&id)).is_some_and(|building| building.is_demo);
    let title = finding::happening(&spot, &anomaly, now);
    let frame = Frame { section: ANOMALIES, above: &above, has_charts: true, is_demo, ..Frame::new(state, &title) };
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
    let found = &anomaly.found;
    let figures = finding::figures(spot, anomaly).map(|figures| view! { ": "<strong>{figures}</strong> });
    let cost = match found.money_wasted.filter(|money| *money >= 0.005) {
        Some(money) => {
            let way = if found.deviation_percent.is_some_and(|percent| percent < 0.0) { "less" } else { "more" };
            Some(format!(
                "{} {way} than usual, about {}.",
                spot.amount(found.energy_wasted),
                figure::money(money, &spot.currency)
            ))
        }
        None => (found.energy_wasted > 0.0).then(|| format!("{} beyond what is usual.", spot.amount(found.energy_wasted))),
    };
    let gone = anomaly
        .withdrawn_at
        .map(|at| format!(" A later look, on {}, does not see it any more.", app::words::day(spot.zone.date(at))));
    view! {
        <div class="headline-block">
            <h1 class="headline">{finding::happening(spot, anomaly, now)}{figures}"."</h1>
            <p class="lede">{cost}{gone}</p>
        </div>
    }
    .into_any()
}

fn around(spot: &Spot, chart: ChartView) -> AnyView {
    let utility = spot.utility.as_str().replace('_', "-");
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h2>"Its hours"</h2>
                <ul class="chart-key">
                    <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><rect class="chart-bar" y="4" width="12" height="4"/></svg>"measured"</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>"usual for these hours"</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>"the strange hours"</li>
                </ul>
            </figcaption>
            <ChartSheet chart/>
        </figure>
    }
    .into_any()
}

fn causes(spot: &Spot, anomaly: &Anomaly) -> AnyView {
    let causes = wording::causes(&anomaly.found);
    let seen = finding::evidence(spot, anomaly);
    view! {
        <section class="page-section" aria-labelledby="causes">
            <h2 id="causes">"What was seen, and likely causes"</h2>
            {seen.map(|sentence| view! { <p>{sentence}</p> })}
            {if causes.is_empty() {
                view! { <p class="status-text">"Nothing is known of what it may come from."</p> }.into_any()
            } else {
                view! { <ol class="cause-list">{causes.into_iter().map(|cause| view! { <li>{cause.trim_end_matches('.').to_owned()}"."</li> }).collect_view()}</ol> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn facts(spot: &Spot, anomaly: &Anomaly) -> AnyView {
    let found = &anomaly.found;
    let (mark, word) = severity_mark(found.severity);
    let zone = &spot.zone;
    let hours = found.span.length_ms() / domain::HOUR_MS;
    let until = if found.is_open { "and it goes on".to_owned() } else { format!("to {}", zone.stamp(found.span.end)) };
    let place = anomaly.building_id.zip(spot.building.clone());
    let meters: Vec<_> = spot.meters.iter().take(4).cloned().collect();
    let seen = match anomaly.mode {
        AnomalyMode::Causal => "as the readings came",
        AnomalyMode::Retrospective => "looking back",
    };
    view! {
        <section class="page-section" aria-labelledby="facts">
            <h2 id="facts">"Where and when"</h2>
            <dl class="facts facts-narrow">
                {place.map(|(id, name)| view! { <div><dt>"Building"</dt><dd><a href=format!("/buildings/{id}")>{name}</a></dd></div> })}
                {meters.into_iter().map(|(id, name)| view! { <div><dt>"Meter"</dt><dd><a href=format!("/meters/{id}")>{name}</a></dd></div> }).collect_view()}
                <div><dt>"Of what"</dt><dd>{spot.utility.label()}</dd></div>
                <div><dt>"From"</dt><dd>{zone.stamp(found.span.start)}", "{until}{format!(" ({hours} h)")}</dd></div>
                <div><dt>"What it is"</dt><dd>{label::kind(found.kind)}</dd></div>
                <div><dt>"Severity"</dt><dd><span class="state" data-state=mark>{word}</span></dd></div>
                {found.deviation_percent.map(|percent| view! { <div><dt>"Against usual"</dt><dd>{format!("{}{} %", if percent > 0.0 { "+" } else { "" }, figure::fixed(percent, 0))}</dd></div> })}
                <div><dt>"Score"</dt><dd>{format!("{} (0 is the threshold, −1 as strange as can be)", figure::fixed(found.score, 2))}</dd></div>
                <div><dt>"Seen"</dt><dd>{format!("{seen}, first on {}", zone.stamp(anomaly.created_at))}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn work(spot: &Spot, anomaly: &Anomaly, notes: &[AnomalyNote], done: Option<&str>) -> AnyView {
    let done = done.and_then(|done| {
        Some(
            match done {
                "acknowledged" => "Noted: somebody has seen it.",
                "investigating" => "Noted: somebody looks into it.",
                "resolved" => "Resolved.",
                "new" => "Open again.",
                "not-a-fault" => "Noted: not a fault. The next look learns from it, and hours like these are not reported again.",
                "fault" => "Noted: a fault after all. It waits for somebody again.",
                "note" => "The note is kept.",
                _ => return None,
            }
            .to_owned(),
        )
    });
    let status = anomaly.status;
    // The next step comes first. The present state is not offered.
    let acts: Vec<(&str, &str, &str)> = match status {
        AnomalyStatus::New => vec![
            ("acknowledged", "I have seen it", "button-primary"),
            ("investigating", "I look into it", ""),
            ("resolved", "It is resolved", ""),
        ],
        AnomalyStatus::Acknowledged => {
            vec![("investigating", "I look into it", "button-primary"), ("resolved", "It is resolved", "")]
        }
        AnomalyStatus::Investigating => vec![("resolved", "It is resolved", "button-primary")],
        AnomalyStatus::Resolved => vec![("new", "Open it again", "")],
    };
    let verdict = if anomaly.is_fault == Some(false) {
        ("fault", "It is a fault after all", "button-quiet")
    } else {
        ("not_a_fault", "Not a fault", "button-quiet")
    };
    let now = match (status, anomaly.is_fault) {
        (_, Some(false)) => "Not a fault, somebody said.".to_owned(),
        (AnomalyStatus::New, _) => "Nobody has looked at it yet.".to_owned(),
        (status, _) => format!("{}.", label::status(status)),
    };
    let id = anomaly.anomaly_id;
    let zone = spot.zone.clone();
    let lines = notes.iter().rev().map(move |note| {
        let what = match (note.is_fault, note.status) {
            (Some(false), _) => "Not a fault",
            (Some(true), _) => "A fault",
            (None, Some(status)) => label::status(status),
            (None, None) => "Note",
        };
        view! {
            <li class="note">
                <p class="finding-meta"><strong>{what}</strong><span>{zone.stamp(note.at)}</span></p>
                {(!note.note.is_empty()).then(|| view! { <p>{note.note.clone()}</p> })}
            </li>
        }
    });
    view! {
        <section class="page-section" aria-labelledby="work">
            <h2 id="work">"What is done about it"</h2>
            <p class="lede">{now}</p>
            <Done words=done/>
            <form class="form" method="post" action=format!("/anomalies/{id}")>
                <div class="field">
                    <label for="note">"Note"</label>
                    <span class="field-hint" id="note-hint">"What was seen, what was done. It stays with the finding."</span>
                    <textarea class="input" id="note" name="note" rows="3" maxlength="2000" aria-describedby="note-hint"></textarea>
                </div>
                <div class="form-actions">
                    {acts.into_iter().chain([("note", "Keep the note only", "button-quiet"), verdict]).map(|(act, label, class)| view! {
                        <button class=format!("button {class}") type="submit" name="act" value=act>{label}</button>
                    }).collect_view()}
                </div>
            </form>
            <p class="status-text">"“Not a fault” teaches the next look: hours like these count as usual from then on."</p>
            {(!notes.is_empty()).then(|| view! { <ol class="note-list">{lines.collect_view()}</ol> })}
        </section>
    }
    .into_any()
}
