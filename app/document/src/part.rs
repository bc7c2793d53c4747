//! Parts of forms: fields with their hints and faults, choices, notices.

use domain::{UnitSystem, Utility, display};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is wrong with what was typed: the field's name, and a sentence that says what would do.
pub type Faults = BTreeMap<&'static str, String>;

/// A field that is typed into.
#[component]
pub fn TextField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// Its id, where a page has several of that name.
    #[prop(optional, into)]
    id: Option<String>,
    /// What people call it.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(into)]
    value: String,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The unit behind it.
    #[prop(optional, into)]
    unit: Option<String>,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keys a phone shows.
    #[prop(default = "text")]
    keys: &'static str,
    /// What is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.to_owned());
    let fault = faults.get(name).map(|why| sentence(why));
    let described = described(&id, hint.is_some(), fault.is_some());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <span class="field-hint" id=format!("{id}-hint")>{hint}</span> })}
            <span class="input-with-unit">
                <input class="input" id=id.clone() name=name type=kind inputmode=keys autocomplete="off" value=value aria-invalid=fault.is_some().then_some("true") aria-describedby=described/>
                {unit.map(|unit| view! { <span class="unit">{unit}</span> })}
            </span>
            {fault.map(|why| view! { <span class="field-error" id=format!("{id}-error")>{why}</span> })}
        </div>
    }
    .into_any()
}

/// A longer text.
#[component]
pub fn TextArea(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// What people call it.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(into)]
    value: String,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// How many lines show.
    #[prop(default = 6)]
    rows: u32,
    /// What is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let fault = faults.get(name).map(|why| sentence(why));
    let described = described(name, hint.is_some(), fault.is_some());
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <span class="field-hint" id=format!("{name}-hint")>{hint}</span> })}
            <textarea class="input" id=name name=name rows=rows.to_string() spellcheck="false" aria-invalid=fault.is_some().then_some("true") aria-describedby=described>{app::as_given(value)}</textarea>
            {fault.map(|why| view! { <span class="field-error" id=format!("{name}-error")>{why}</span> })}
        </div>
    }
    .into_any()
}

/// One of several.
#[component]
pub fn SelectField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// Its id, where a page has several of that name.
    #[prop(optional, into)]
    id: Option<String>,
    /// What people call it.
    #[prop(into)]
    label: String,
    /// What is chosen.
    #[prop(into)]
    value: String,
    /// `(value, words)` of each.
    choices: Vec<(String, String)>,
    /// How to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.to_owned());
    let fault = faults.get(name).map(|why| sentence(why));
    let described = described(&id, hint.is_some(), fault.is_some());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <span class="field-hint" id=format!("{id}-hint")>{hint}</span> })}
            <select class="input" id=id.clone() name=name aria-invalid=fault.is_some().then_some("true") aria-describedby=described>
                {choices.into_iter().map(|(one, words)| {
                    let is_chosen = one == value;
                    view! { <option value=one selected=is_chosen>{words}</option> }
                }).collect_view()}
            </select>
            {fault.map(|why| view! { <span class="field-error" id=format!("{id}-error")>{why}</span> })}
        </div>
    }
    .into_any()
}

/// Above a form that was not taken: how many fields to look at, with a way to the first.
#[component]
pub fn FormFault(
    /// What is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let first = faults.keys().next().copied();
    let count = faults.len();
    first.map(|first| view! {
        <div class="form-error" role="alert">
            <p>
                <strong>"Not saved yet."</strong>
                {if count == 1 { " One field needs another look: ".to_owned() } else { format!(" {count} fields need another look, the first is ") }}
                <a href=format!("#{first}")>"where it is marked"</a>"."
            </p>
        </div>
    })
}

/// What was just done.
#[component]
pub fn Done(
    /// In words; nothing is shown without.
    words: Option<String>,
) -> impl IntoView {
    words.map(|words| view! { <p class="form-done" role="status">{words}</p> })
}

/// A button that posts, with the values that go along.
#[component]
pub fn PostButton(
    /// Where to.
    #[prop(into)]
    action: String,
    /// Names and values.
    #[prop(optional)]
    with: Vec<(&'static str, String)>,
    /// What it says.
    #[prop(into)]
    label: String,
    /// The button's further classes.
    #[prop(default = "button-quiet")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <form method="post" action=action>
            {with.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            <button class=format!("button {class}") type="submit">{label}</button>
        </form>
    }
    .into_any()
}

/// Utilities to choose from, each with the unit that people are shown it in.
pub fn utility_choices(utilities: &[Utility], system: UnitSystem) -> Vec<(String, String)> {
    let words = |one: &Utility| (one.as_str().to_owned(), format!("{}, by the {}", one.label(), display::unit(*one, system)));
    utilities.iter().map(words).collect()
}

/// A fault or a piece of evidence as a sentence, however the layer that found it wrote it.
pub fn sentence(text: &str) -> String {
    let mut chars = text.trim().chars();
    // A unit such as kWh keeps its letters.
    let is_unit = chars.clone().nth(1).is_some_and(char::is_uppercase);
    let mut told: String =
        if is_unit { chars.collect() } else { chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect() };
    if !told.is_empty() && !told.ends_with(['.', '?', '!', '`', '”']) {
        told.push('.');
    }
    told
}

fn described(name: &str, has_hint: bool, is_wrong: bool) -> Option<String> {
    let ids: Vec<String> =
        [has_hint.then(|| format!("{name}-hint")), is_wrong.then(|| format!("{name}-error"))].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_fault_is_told_as_a_sentence() {
        let told = ["say what it is", "In which unit is “a”?", "Give a year.", "", "kWh of \"Library\""].map(sentence);
        assert_eq!(told, ["Say what it is.", "In which unit is “a”?", "Give a year.", "", "kWh of \"Library\"."]);
    }
}
