//! What can be done with the selected issues of the list: the buttons and fields of its form. Leaves
//! out the answer to it (`batch`).

use super::deed::Sent;
use app::document::part::{Faults, TextField, sentence};
use leptos::prelude::*;
use wording::Words;
use wording::page::performance::anomaly::deed::{self as says, Act};

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
