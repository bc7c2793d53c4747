//! The markup of the list's cards and lines: one line an issue, several issues folded into a card.
//! Leaves out which issues are put together (`together`).

use super::card::Card;
use super::deed::Sent;
use super::entry::Entry;
use super::params::Params;
use super::spark::Spark;
use super::{priority_mark, stands};
use app::document::frame::may;
use app::finding;
use domain::{Capability, Millis};
use leptos::prelude::*;
use std::collections::HashMap;
use wording::page::performance::anomaly;
use wording::page::performance::anomaly::{deed, list as says};
use wording::{Words, label};

/// The most lines of a card. The others are selected with the card's box.
const LINES_MAX: usize = 30;

/// What all lines of a page share.
pub struct Sheet<'a> {
    /// The filter that the links to issues keep.
    pub params: &'a Params,
    /// The small charts, by issue.
    pub sparks: &'a HashMap<i64, Spark>,
    /// The form as it was sent, if something was wrong with it.
    pub sent: &'a Sent,
    /// The time.
    pub now: Millis,
}

/// The issues of a card that have a line of their own.
pub fn shown<'a>(card: &Card<'a>) -> Vec<&'a Entry> {
    card.members.iter().take(LINES_MAX).copied().collect()
}

/// A card, or the line of its only issue.
pub fn card(sheet: &Sheet, card: &Card) -> AnyView {
    match card.members.as_slice() {
        [only] => view! { <li class="issue">{line(sheet, only, true)}</li> }.into_any(),
        _ => several(sheet, card),
    }
}

fn several(sheet: &Sheet, card: &Card) -> AnyView {
    let told = card.told();
    let (words, spot) = (told.spot.words, &told.spot);
    let found = &told.anomaly.found;
    let range = words.range(spot.zone.date(card.span.start), spot.zone.date((card.span.end - 1).min(sheet.now)));
    let sentence = if card.is_of_places {
        let mut buildings: Vec<_> = card.members.iter().filter_map(|entry| entry.anomaly.building_id).collect();
        buildings.sort_unstable();
        buildings.dedup();
        let is_less = found.deviation_percent.is_some_and(|percent| percent < 0.0);
        says::places(words, found.kind, is_less, buildings.len(), label::utility_within(words, spot.utility), &range)
    } else {
        finding::sentence(spot, &told.anomaly, sheet.now)
    };
    let ids: Vec<String> = card.members.iter().map(|entry| entry.id().to_string()).collect();
    let count = ids.len();
    let (mark, word) = priority_mark(words, card.priority);
    let href = (!card.is_of_places).then(|| href(sheet, told));
    let is_ticked = card.members.iter().all(|entry| sheet.sent.ids.contains(&entry.id()));
    let label = deed::select_all(words, count, &sentence);
    view! {
        <li class="issue-card">
            <div class="issue">
                {pick(&format!("card-{}", told.id()), ids.join(","), label, is_ticked)}
                <h3 class="issue-name">
                    {match href {
                        Some(href) => view! { <a href=href>{sentence}</a> }.into_any(),
                        None => sentence.into_any(),
                    }}
                </h3>
                {sheet.sparks.get(&told.id()).map(|spark| spark.view(told))}
                {cost(words, card.cost, &spot.currency)}
                <p class="finding-meta">
                    <span class="state" data-state=mark>{word}</span>
                    <span>{label::kind(words, found.kind)}</span>
                </p>
            </div>
            <details class="behind">
                <summary>{says::unfold(words, card.is_of_places, count, &range)}</summary>
                <ol class="issue-list">
                    {shown(card).into_iter().map(|entry| view! { <li class="issue">{line(sheet, entry, false)}</li> }).collect_view()}
                </ol>
            </details>
        </li>
    }
    .into_any()
}

/// The line of an issue. Within a card it leaves out its likely cause.
fn line(sheet: &Sheet, entry: &Entry, has_cause: bool) -> AnyView {
    let (anomaly, spot) = (&entry.anomaly, &entry.spot);
    let (words, found) = (spot.words, &anomaly.found);
    let place = match &spot.building {
        Some(building) if spot.is_meter && spot.subject != *building => says::meter_of(words, building, &spot.subject),
        Some(building) => building.clone(),
        None => spot.subject.clone(),
    };
    let about = says::about(
        words,
        label::kind(words, found.kind),
        &place,
        label::utility_within(words, spot.utility),
        anomaly.is_fault == Some(false),
    );
    let (mark, word) = priority_mark(words, anomaly.priority);
    let sentence = finding::sentence(spot, anomaly, sheet.now);
    let cause = has_cause.then(|| wording::causes(words, found).first().map(|cause| anomaly::cause(words, cause))).flatten();
    let select = deed::select(words, &sentence);
    view! {
        {pick(&format!("issue-{}", entry.id()), entry.id().to_string(), select, sheet.sent.ids.contains(&entry.id()))}
        <h3 class="issue-name"><a href=href(sheet, entry)>{sentence}</a></h3>
        {sheet.sparks.get(&entry.id()).map(|spark| spark.view(entry))}
        {cost(words, entry.money(), &spot.currency)}
        <p class="finding-meta">
            <span class="state" data-state=mark>{word}</span>
            {stands(spot, anomaly, sheet.now).into_iter().map(|said| view! { <span>{said}</span> }).collect_view()}
            <span>{about}</span>
            {cause.map(|cause| view! { <span>{says::likely(words, &cause)}</span> })}
        </p>
    }
    .into_any()
}

/// The address of an issue, with the filter that it was found by.
fn href(sheet: &Sheet, entry: &Entry) -> String {
    format!("/anomalies/{}{}", entry.id(), sheet.params.from(0).query())
}

/// The box in front of a line.
fn pick(id: &str, value: String, label: String, is_ticked: bool) -> AnyView {
    if !may(Capability::Contribute) {
        return view! { <span class="issue-pick"></span> }.into_any();
    }
    view! {
        <label class="issue-pick" for=id.to_owned()>
            <input type="checkbox" id=id.to_owned() name="id" value=value checked=is_ticked/>
            <span class="visually-hidden">{label}</span>
        </label>
    }
    .into_any()
}

fn cost(words: Words, cost: f64, currency: &str) -> Option<AnyView> {
    (cost >= 0.005).then(|| view! { <p class="issue-cost">{words.money(cost, currency)}</p> }.into_any())
}
