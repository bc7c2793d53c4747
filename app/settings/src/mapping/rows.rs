//! The form with a row for each number of a message. Leaves out what becomes of it (`several`).

use super::sample::{self, Sample};
use app::document::part::{Faults, TextField};
use leptos::prelude::*;
use std::collections::BTreeMap;
use wording::Words;
use wording::page::settings::mapping::form as says;

/// What was typed into the rows: the fields of the form by their names, which end with the row's number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows(pub BTreeMap<String, String>);

impl Rows {
    fn is_taken(&self, row: usize) -> bool {
        self.0.contains_key(&format!("take-{row}"))
    }

    fn typed(&self, name: &str, row: usize) -> Option<&str> {
        self.0.get(&format!("{name}-{row}")).map(String::as_str)
    }
}

/// The form with a row for each number; `typed` is what stood in it, if it was refused.
#[component]
pub fn SeveralForm(
    words: Words,
    topic: String,
    meter: String,
    sample: Sample,
    typed: Rows,
    fault: Option<String>,
) -> impl IntoView {
    let numbers = sample::numbers(&sample.payload);
    view! {
        <form class="form" method="post" action="/settings/mappings/several">
            <h2>{says::several(words)}</h2>
            <p class="lede">{says::several_lede(words)}</p>
            {fault.map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
            <input type="hidden" name="topic" value=topic/>
            <TextField name="meter" id="several-meter" label=says::meter(words) value=meter faults=Faults::new()/>
            <div class="table-scroll" tabindex="0">
                <table class="table">
                    <thead><tr>{says::several_columns(words).into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
                    <tbody>
                        {numbers.into_iter().enumerate().map(|(row, number)| view! { <Row words row number typed=typed.clone()/> }).collect_view()}
                    </tbody>
                </table>
            </div>
            <div class="form-actions"><button class="button button-primary" type="submit">{says::save(words)}</button></div>
        </form>
    }
    .into_any()
}

#[component]
fn Row(words: Words, row: usize, number: (String, String), typed: Rows) -> impl IntoView {
    let (pointer, value) = number;
    // Of a message that came in between, another number may stand in this row.
    let typed = if typed.typed("pointer", row) == Some(&pointer) { typed } else { Rows::default() };
    let chosen = typed.typed("field", row).unwrap_or_default().to_owned();
    let factor = typed.typed("factor", row).unwrap_or("1").to_owned();
    let shown = if pointer.is_empty() { says::whole_message(words).to_owned() } else { pointer.clone() };
    view! {
        <tr>
            <td><label class="choice"><input type="checkbox" name=format!("take-{row}") value="on" checked=typed.is_taken(row)/>" "<code>{shown.clone()}</code></label><input type="hidden" name=format!("pointer-{row}") value=pointer/></td>
            <td class="number">{value}</td>
            <td>
                <select class="input" name=format!("field-{row}") aria-label=format!("{}: {shown}", says::field(words))>
                    {super::unit::fields(words).into_iter().map(|(value, label)| { let is_chosen = value == chosen; view! { <option value=value selected=is_chosen>{label}</option> } }).collect_view()}
                </select>
            </td>
            <td><input class="input" name=format!("factor-{row}") value=factor inputmode="decimal" aria-label=format!("{}: {shown}", says::factor(words))/></td>
        </tr>
    }
    .into_any()
}
