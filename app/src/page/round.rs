//! The monthly round: one form for all meters that are read by hand. What is right is stored, what is
//! wrong stays in the form.

use super::photo::{Parts, parts};
use crate::Scope;
use crate::document::answer::see_other;
use crate::document::frame::{Frame, READINGS};
use crate::document::waiting;
use crate::model::round::{Outcome, Round, RoundInput, RoundRow, TypedFigure};
use crate::part::trouble;
use axum::extract::{Multipart, Query};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;
use wording::Words;
use wording::page::round as says;

/// The query of the page's address.
#[derive(Deserialize)]
pub struct Params {
    /// How many figures were just saved.
    saved: Option<usize>,
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = params.saved.filter(|count| *count > 0).map(|count| says::saved(words, count));
    match crate::query::round::round(&state, RoundInput::default()).await {
        Ok(round) => answer(&state, round, done, None),
        Err(_) => trouble(&state),
    }
}

/// Stores what was typed. Redirects to the page if all of it is right, or shows what is not.
pub async fn save(state: Scope, form: Multipart) -> Response {
    let words = state.words_of_all();
    let input = match parts(form).await {
        Ok(parts) => input_of(parts),
        Err(_) => return shown_again(&state, RoundInput::default(), Some(says::broken_off(words))).await,
    };
    if input.figures.values().all(|typed| typed.value.trim().is_empty()) {
        return shown_again(&state, input, Some(says::nothing(words))).await;
    }
    match crate::query::round::save(&state, input).await {
        Ok(round) if round.outcomes.values().all(|one| matches!(one, Outcome::Saved(_))) => {
            see_other(&format!("/readings/round?saved={}", round.outcomes.len()))
        }
        Ok(round) => answer(&state, round, None, None),
        Err(_) => trouble(&state),
    }
}

/// The form as it was typed, with a fault that is none of a single figure.
async fn shown_again(state: &Scope, input: RoundInput, fault: Option<&'static str>) -> Response {
    match crate::query::round::round(state, input).await {
        Ok(round) => answer(state, round, None, fault),
        Err(_) => trouble(state),
    }
}

/// The fields of the form: `date`, `time`, and `value-7`, `right-7`, `photo-7` of channel 7.
fn input_of(parts: Parts) -> RoundInput {
    let mut input = RoundInput::default();
    for (name, bytes) in parts {
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        let Some((what, channel)) = name.split_once('-').and_then(|(what, id)| Some((what, id.parse().ok()?))) else {
            match name.as_str() {
                "date" => input.date = text(),
                "time" => input.time = text(),
                _ => {}
            }
            continue;
        };
        let typed: &mut TypedFigure = input.figures.entry(channel).or_default();
        match what {
            "value" => typed.value = text(),
            "right" => typed.is_right = true,
            "photo" => typed.photo = bytes,
            _ => {}
        }
    }
    input
}

fn answer(state: &Scope, round: Round, done: Option<String>, fault: Option<&'static str>) -> Response {
    let words = state.words_of_all();
    let has_faults = fault.is_some() || !round.outcomes.is_empty();
    let status = if has_faults { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let frame = Frame { section: READINGS, ..Frame::new(state, says::title(words)) };
    frame.answer(status, || whole(words, round, done, fault))
}

fn whole(words: Words, round: Round, done: Option<String>, fault: Option<&'static str>) -> AnyView {
    let below = if round.rows.is_empty() { no_meters(words) } else { form(words, round, fault) };
    view! {
        <div class="headline-block">
            <h1 class="headline">{says::headline(words)}</h1>
            <p class="lede">{says::lede(words)}</p>
        </div>
        {done.map(|done| view! { <p class="form-done" role="status">{done}</p> })}
        {below}
        {waiting::waiting(words)}
    }
    .into_any()
}

fn no_meters(words: Words) -> AnyView {
    let [before, link, behind] = says::no_meters_hint(words);
    view! {
        <section class="empty" aria-labelledby="none">
            <h2 id="none">{says::no_meters(words)}</h2>
            <p>{before}<a href="/readings/new">{link}</a>{behind}</p>
        </section>
    }
    .into_any()
}

fn form(words: Words, round: Round, fault: Option<&'static str>) -> AnyView {
    let Round { rows, input, outcomes, zone_name, zone } = round;
    let saved = outcomes.values().filter(|one| !matches!(one, Outcome::Refused(..))).count();
    let first =
        rows.iter().find(|row| matches!(outcomes.get(&row.channel_id), Some(Outcome::Refused(..) | Outcome::WithoutPhoto(_))));
    let left = outcomes.values().filter(|one| !matches!(one, Outcome::Saved(_))).count();
    let summary = first.map(|first| {
        let [before, link, behind] = says::not_all_saved(words, saved, left);
        view! { <div class="form-error" role="alert"><p>{before}<a href=format!("#value-{}", first.channel_id)>{link}</a>{behind}</p></div> }
    });
    let mut place = None;
    let rows = rows
        .into_iter()
        .map(|row| {
            let building = row.building.clone().unwrap_or_else(|| says::no_building(words).to_owned());
            let heading = (place.as_ref() != Some(&building)).then(|| building.clone());
            place = Some(building);
            let typed = input.figures.get(&row.channel_id).cloned().unwrap_or_default();
            let outcome = outcomes.get(&row.channel_id).cloned();
            view! { {heading.map(|name| view! { <h2>{name}</h2> })}<Row words row typed outcome/> }
        })
        .collect_view();
    view! {
        <form class="form round" method="post" action="/readings/round" enctype="multipart/form-data" data-waits="round" data-zone=zone novalidate>
            {summary}
            {fault.map(|why| view! { <div class="form-error" role="alert"><p>{why}</p></div> })}
            <div class="form-row form-row-pair">
                <div class="field">
                    <label for="date">{says::date(words)}</label>
                    <input class="input" id="date" name="date" type="date" value=input.date.clone()/>
                </div>
                <div class="field">
                    <label for="time">{says::time(words)}</label>
                    <input class="input" id="time" name="time" type="time" value=input.time.clone()/>
                </div>
            </div>
            <p class="field-hint">{says::zone(words, &zone_name)}" · "{says::photo_hint(words)}</p>
            {rows}
            <div class="form-actions">
                <button class="button button-primary" type="submit">{says::save(words)}</button>
            </div>
            {waiting::kept(words)}
        </form>
    }
    .into_any()
}

/// A register: its last figure, the field of the next, its photo, and what became of it.
#[component]
fn Row(words: Words, row: RoundRow, typed: TypedFigure, outcome: Option<Outcome>) -> impl IntoView {
    let id = row.channel_id;
    let (mut value, mut why, mut is_doubt, mut saved) = (typed.value.clone(), None, false, None);
    match outcome {
        Some(Outcome::Saved(figure)) => {
            saved = Some(says::saved_figure(words, &format!("{figure}\u{a0}{}", row.unit)));
            value = String::new();
        }
        Some(Outcome::WithoutPhoto(said)) => why = Some(said),
        Some(Outcome::Refused(said, doubt)) => (why, is_doubt) = (Some(said), doubt),
        None => {}
    }
    let is_wrong = why.is_some();
    let described = if is_wrong { format!("error-{id}") } else { format!("last-{id}") };
    view! {
        <div
            class="round-row"
            role="group"
            aria-label=row.name.clone()
            data-channel=id.to_string()
            data-label=row.name.clone()
            data-unit=row.unit.clone()
            data-last=row.last_value.to_string()
            data-most=row.most.map(|most| most.to_string())
        >
            <div class="field">
                <label for=format!("value-{id}")>{row.name.clone()}</label>
                <span class="field-hint" id=format!("last-{id}")>{row.last}</span>
                <span class="input-with-unit">
                    <input class="input" id=format!("value-{id}") name=format!("value-{id}") inputmode="decimal" autocomplete="off" value=value aria-invalid=is_wrong.then_some("true") aria-describedby=described/>
                    <span class="unit">{row.unit.clone()}</span>
                </span>
                <span class="field-hint" role="status" data-doubt="lower" hidden>{says::lower(words)}</span>
                <span class="field-hint" role="status" data-doubt="much" hidden>{says::more(words)}</span>
                {why.map(|why| view! { <span class="field-error" id=format!("error-{id}")>{why}</span> })}
                {saved.map(|saved| view! { <span class="field-hint">{saved}</span> })}
                {is_doubt.then(|| view! {
                    <label class="choice"><input type="checkbox" name=format!("right-{id}") value="yes"/><span>{says::is_right(words)}</span></label>
                })}
            </div>
            <div class="field">
                <label for=format!("photo-{id}")>{says::photo_label(words)}<span class="visually-hidden">" "{row.name.clone()}</span></label>
                <input class="input" id=format!("photo-{id}") name=format!("photo-{id}") type="file" accept="image/jpeg,image/png"/>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::input_of;
    use domain::ChannelId;

    #[test]
    fn the_fields_of_a_register_are_put_together() {
        let part = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let input = input_of(vec![
            part("date", "2026-11-30"),
            part("time", "08:00"),
            part("value-7", "1840.9"),
            part("right-7", "yes"),
            part("value-x", "1"),
            part("photo-9", "\u{1}"),
        ]);
        assert_eq!((input.date.as_str(), input.time.as_str(), input.figures.len()), ("2026-11-30", "08:00", 2));
        let seven = &input.figures[&ChannelId(7)];
        assert_eq!((seven.value.as_str(), seven.is_right), ("1840.9", true));
        assert_eq!(input.figures[&ChannelId(9)].photo, [1]);
    }
}
