//! What can be done with the selected issues of the list: the buttons and fields of its form, and the
//! answer to it. All of the selected are answered, or none.

use super::deed::{Sent, Shown, field};
use super::entry::{self, Entry};
use super::list;
use super::params::Params;
use app::Scope;
use app::document::answer::{Failure, answered_in, faults_of, see_other};
use app::document::frame::ANOMALIES;
use app::document::part::{Faults, TextField, sentence};
use axum::extract::{Form, Query};
use axum::response::Response;
use leptos::prelude::*;
use wording::Words;
use wording::page::performance::anomaly::deed::{self as says, Act};

/// Answers the form of the list.
pub async fn answer(state: Scope, Query(params): Query<Params>, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let answered = answered(&state, &params, Sent::of(fields)).await;
    answered_in(ANOMALIES, &state, answered)
}

async fn answered(state: &Scope, params: &Params, sent: Sent) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let now = state.now();
    let entries = entry::read(state).await?;
    let selected: Vec<&Entry> = entries.iter().filter(|entry| sent.ids.contains(&entry.id())).collect();
    // What the caller may not see is answered as what does not exist.
    let fault = match selected.as_slice() {
        [] => Some(says::nothing_selected(words)),
        some if some.len() < sent.ids.len() => Some(says::gone_meanwhile(words)),
        _ => None,
    };
    let done = match (fault, selected.first()) {
        (Some(fault), _) => Err(Faults::from([("id", fault.to_owned())])),
        (None, first) => {
            let zone = first.map(|entry| entry.spot.zone.clone()).unwrap_or_default();
            sent.answer(words, &zone, now, &Shown::default())
        }
    };
    let faults = match done {
        Ok((answer, done)) => match state.store.anomaly_answer_all(&sent.ids, &answer, now).await {
            Ok(answered) => {
                let address = params.from(params.from).after(done, answered.len()).address();
                return Ok(see_other(&format!("{address}#found")));
            }
            Err(error) => faults_of(error, field)?,
        },
        Err(faults) => faults,
    };
    Ok(list::page(state, params, &entries, &sent, faults).await?)
}

/// The buttons and fields.
pub fn deeds(words: Words, sent: &Sent, faults: &Faults) -> AnyView {
    let is_plan = sent.act == "plan" && !faults.is_empty();
    let fault = faults.get("id").or_else(|| faults.get("note")).map(|why| sentence(why));
    let button = |&act: &Act| view! { <button class="button" type="submit" name="act" value=act.as_str()>{says::act(words, act)}</button> };
    view! {
        <fieldset class="deeds">
            <legend>{says::with_selected(words)}</legend>
            {fault.map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
            // First, so that the Enter key in one of its fields saves the plan.
            <details class="behind" open=is_plan>
                <summary>{says::plan(words)}</summary>
                <div class="deed-plan">
                    <TextField name="assigned_to" label=says::assigned_to(words) value=sent.assigned_to.clone() faults=faults.clone()/>
                    <TextField name="due_on" kind="date" label=says::due_on(words) value=sent.due_on.clone() faults=faults.clone()/>
                    <TextField name="until" kind="date" label=says::until(words) value=sent.until.clone() faults=faults.clone()/>
                    <button class="button button-primary" type="submit" name="act" value="plan">{says::apply(words)}</button>
                </div>
            </details>
            <div class="form-actions">{Act::ALL.iter().map(button).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
