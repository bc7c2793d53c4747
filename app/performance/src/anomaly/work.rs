//! What people do about an issue, on its page: how it stands, the buttons, the plan, and the history.

use super::deed::{Sent, Shown};
use super::params::Params;
use super::stands;
use app::document::frame::may;
use app::document::part::{Done, Faults, TextField, sentence};
use app::finding::Spot;
use domain::{Capability, Millis};
use leptos::prelude::*;
use store::{Anomaly, AnomalyNote, AnomalyStatus, Change};
use wording::page::performance::anomaly::deed::{self, Act};
use wording::page::performance::anomaly::detail as says;

/// The section. `sent` is the form as it was sent, where something was wrong with it.
pub fn work(
    spot: &Spot,
    anomaly: &Anomaly,
    notes: &[AnomalyNote],
    params: &Params,
    (sent, faults): (Option<&Sent>, &Faults),
    now: Millis,
) -> AnyView {
    let words = spot.words;
    let done = says::done(words, &params.done).map(ToOwned::to_owned);
    let action = format!("/anomalies/{}{}", anomaly.anomaly_id, params.from(0).query());
    let fault = faults.get("id").or_else(|| faults.get("note")).map(|why| sentence(why));
    let note = sent.map(|sent| sent.note.clone()).unwrap_or_default();
    let stands: Vec<String> =
        stands(spot, anomaly, now).into_iter().skip(usize::from(anomaly.status != AnomalyStatus::New)).collect();
    view! {
        <section class="page-section" aria-labelledby="work">
            <h2 id="work">{says::work(words)}</h2>
            <p class="lede">{says::standing(words, anomaly.status, anomaly.is_fault)}</p>
            {(!stands.is_empty()).then(|| view! { <p class="finding-meta">{stands.into_iter().map(|said| view! { <span>{said}</span> }).collect_view()}</p> })}
            <Done text=done/>
            {fault.map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
            {may(Capability::Contribute).then(|| view! { <form class="form" method="post" action=action>
                // First, so that the Enter key in one of its fields saves the plan.
                {plan(spot, anomaly, sent, faults, now)}
                <div class="field">
                    <label for="note">{says::note_only(words)}</label>
                    <span class="field-hint" id="note-hint">{says::hint_of_note(words)}</span>
                    <textarea class="input" id="note" name="note" rows="3" maxlength="2000" aria-describedby="note-hint">{app::as_given(note)}</textarea>
                </div>
                {buttons(spot, anomaly)}
            </form>
            <p class="status-text">{says::hint_of_verdict(words)}</p> })}
            {(!notes.is_empty()).then(|| view! { <ol class="note-list">{notes.iter().rev().map(|note| history(spot, note)).collect_view()}</ol> })}
        </section>
    }
    .into_any()
}

fn plan(spot: &Spot, anomaly: &Anomaly, sent: Option<&Sent>, faults: &Faults, now: Millis) -> AnyView {
    let words = spot.words;
    let shown = Shown::of(spot, anomaly, now);
    let [assigned_to, due_on, until] = match sent {
        Some(sent) => [&sent.assigned_to, &sent.due_on, &sent.until].map(Clone::clone),
        None => [shown.assigned_to, shown.due_on, shown.until],
    };
    view! {
        <div class="deed-plan">
            <TextField name="assigned_to" label=deed::assigned_to(words) value=assigned_to faults=faults.clone()/>
            <TextField name="due_on" kind="date" label=deed::due_on(words) value=due_on faults=faults.clone()/>
            <TextField name="until" kind="date" label=deed::until(words) value=until faults=faults.clone()/>
            <button class="button" type="submit" name="act" value="plan">{says::save_plan(words)}</button>
        </div>
    }
    .into_any()
}

/// The next step comes first and stands out. What is the case already is not offered.
fn buttons(spot: &Spot, anomaly: &Anomaly) -> AnyView {
    let words = spot.words;
    let states: &[AnomalyStatus] = match anomaly.status {
        AnomalyStatus::New => &[AnomalyStatus::Acknowledged, AnomalyStatus::Investigating, AnomalyStatus::Resolved],
        AnomalyStatus::Acknowledged => &[AnomalyStatus::Investigating, AnomalyStatus::Resolved],
        AnomalyStatus::Investigating => &[AnomalyStatus::Resolved],
        AnomalyStatus::Resolved => &[AnomalyStatus::New],
    };
    let is_no_fault = anomaly.is_fault == Some(false);
    let states = states.iter().map(|&to| (to.as_str(), says::act(words, to).to_owned()));
    let verdict = (if is_no_fault { "fault" } else { "not_a_fault" }, says::verdict(words, is_no_fault));
    let waits = [Act::Day, Act::Week]
        .into_iter()
        .filter(|_| !anomaly.is_over())
        .map(|act| (act.as_str(), deed::act(words, act).to_owned()));
    let all = states.chain([verdict]).chain(waits).chain([("note", says::keep_note(words).to_owned())]);
    let button = |(i, (act, label)): (usize, (&'static str, String))| {
        let class = if i == 0 { "button button-primary" } else { "button" };
        view! { <button class=class type="submit" name="act" value=act>{label}</button> }
    };
    view! { <div class="form-actions">{all.enumerate().map(button).collect_view()}</div> }.into_any()
}

/// A line of the history: what was changed, when, and what was written.
fn history(spot: &Spot, note: &AnomalyNote) -> AnyView {
    let (words, zone) = (spot.words, &spot.zone);
    let has_plan = note.snoozed_until != Change::Keep || note.assigned_to != Change::Keep || note.due_on != Change::Keep;
    let deed = (!has_plan || note.status.is_some() || note.is_fault.is_some())
        .then(|| says::note(words, note.is_fault, note.status).to_owned());
    let assigned = match &note.assigned_to {
        Change::Keep => None,
        Change::Clear => Some(deed::note_unassigned(words).to_owned()),
        Change::Set(name) => Some(deed::note_assigned(words, name)),
    };
    let due = match note.due_on {
        Change::Keep => None,
        Change::Clear => Some(deed::note_not_due(words).to_owned()),
        Change::Set(day) => Some(deed::note_due(words, &words.date(day))),
    };
    let snoozed = match note.snoozed_until {
        Change::Keep => None,
        Change::Clear => Some(deed::note_woken(words).to_owned()),
        Change::Set(until) => Some(deed::note_snoozed(words, &words.stamp(zone, until))),
    };
    let what = [deed, assigned, due, snoozed].into_iter().flatten().map(|said| view! { <strong>{said}</strong> });
    view! {
        <li class="note">
            <p class="finding-meta">{what.collect_view()}<span>{words.stamp(zone, note.at)}</span></p>
            {(!note.note.is_empty()).then(|| view! { <p>{note.note.clone()}</p> })}
        </li>
    }
    .into_any()
}
