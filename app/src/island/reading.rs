//! The meter and the value in the form for a reading: with another meter, its last reading and its
//! unit change.
#![allow(missing_docs, reason = "the macros of islands and server functions make items without docs")]

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A channel that can be read by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The channel's id.
    pub id: String,
    /// The names of building, meter and quantity.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The newest reading, in a sentence.
    pub last: String,
}

/// What the two fields say, and what was wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Labels {
    /// The label of the choice.
    pub meter: String,
    /// The label of the value.
    pub value: String,
    /// What is wrong with the choice.
    pub meter_fault: Option<String>,
    /// What is wrong with the value.
    pub value_fault: Option<String>,
}

/// The two fields.
#[island]
pub fn ChosenMeter(
    /// The channels to choose from.
    choices: Vec<Choice>,
    /// The chosen channel's id; empty for the first.
    chosen: String,
    /// The value as typed.
    value: String,
    /// What the fields say.
    labels: Labels,
) -> impl IntoView {
    let selected = RwSignal::new(chosen.clone());
    let known = choices.clone();
    let choice = Memo::new(move |_| selected.with(|id| known.iter().find(|one| one.id == *id).or(known.first()).cloned()));
    let last = move || choice.with(|one| one.as_ref().map(|one| one.last.clone()).unwrap_or_default());
    let unit = move || choice.with(|one| one.as_ref().map(|one| one.unit.clone()).unwrap_or_default());
    let Labels { meter, value: value_label, meter_fault, value_fault } = labels;
    view! {
        <div class="field">
            <label for="channel">{meter}</label>
            <select
                class="input"
                id="channel"
                name="input[channel]"
                aria-invalid=meter_fault.is_some().then_some("true")
                aria-describedby=meter_fault.is_some().then_some("channel-error")
                on:change=move |event| selected.set(event_target_value(&event))
            >
                {choices.into_iter().map(|one| {
                    let is_chosen = one.id == chosen;
                    view! { <option value=one.id selected=is_chosen>{one.label}</option> }
                }).collect_view()}
            </select>
            {meter_fault.map(|why| view! { <span class="field-error" id="channel-error">{why}</span> })}
        </div>
        <div class="field">
            <label for="value">{value_label}</label>
            <span class="field-hint" id="value-hint">{last}</span>
            <span class="input-with-unit">
                <input
                    class="input"
                    id="value"
                    name="input[value]"
                    inputmode="decimal"
                    autocomplete="off"
                    value=value
                    aria-invalid=value_fault.is_some().then_some("true")
                    aria-describedby=if value_fault.is_some() { "value-error" } else { "value-hint" }
                />
                <span class="unit">{unit}</span>
            </span>
            {value_fault.map(|why| view! { <span class="field-error" id="value-error">{why}</span> })}
        </div>
    }
}
