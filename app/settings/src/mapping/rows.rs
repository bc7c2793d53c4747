//! The form with a row for each number of a message. Leaves out what becomes of it (`several`).

use super::sample::{self, Sample};
use app::document::part::{Faults, TextField};
use leptos::prelude::*;
use wording::Words;
use wording::page::settings::mapping::form as says;

/// The form with a row for each number.
#[component]
pub fn SeveralForm(words: Words, topic: String, meter: String, sample: Sample, fault: Option<String>) -> impl IntoView {
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
                        {numbers.into_iter().enumerate().map(|(row, number)| view! { <Row words row number/> }).collect_view()}
                    </tbody>
                </table>
            </div>
            <div class="form-actions"><button class="button button-primary" type="submit">{says::save(words)}</button></div>
        </form>
    }
    .into_any()
}

#[component]
fn Row(words: Words, row: usize, number: (String, String)) -> impl IntoView {
    let (pointer, value) = number;
    let shown = if pointer.is_empty() { says::whole_message(words).to_owned() } else { pointer.clone() };
    view! {
        <tr>
            <td><label class="choice"><input type="checkbox" name=format!("take-{row}") value="on"/>" "<code>{shown.clone()}</code></label><input type="hidden" name=format!("pointer-{row}") value=pointer/></td>
            <td class="number">{value}</td>
            <td>
                <select class="input" name=format!("field-{row}") aria-label=format!("{}: {shown}", says::field(words))>
                    {super::unit::fields(words).into_iter().map(|(value, label)| view! { <option value=value>{label}</option> }).collect_view()}
                </select>
            </td>
            <td><input class="input" name=format!("factor-{row}") value="1" inputmode="decimal" aria-label=format!("{}: {shown}", says::factor(words))/></td>
        </tr>
    }
    .into_any()
}
