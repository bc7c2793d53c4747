//! The parts of forms: fields with hints and faults, choices, notices.

use domain::{UnitSystem, Utility, display};
use leptos::prelude::*;
use std::collections::BTreeMap;
use wording::form as says;
use wording::frame::copy;
use wording::page::help;
use wording::{Words, label};

/// The faults of a form: the field's name, and a sentence that says what would be accepted.
pub type Faults = BTreeMap<&'static str, String>;

/// The field of the version that a form was filled in for.
pub const VERSION: &str = "version";

/// The link from a page to its manual, behind a sentence of what the page is for.
#[component]
pub fn ToManual(
    /// In whose words.
    words: Words,
    /// The address of the manual.
    href: &'static str,
) -> impl IntoView {
    view! { " "<a href=href>{help::manual(words)}</a> }
}

/// A text field.
#[component]
pub fn TextField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// The field's id, if the page has several fields of that name.
    #[prop(optional, into)]
    id: Option<String>,
    /// The label.
    #[prop(into)]
    label: String,
    /// The value.
    #[prop(into)]
    value: String,
    /// A hint on how to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The unit shown behind the field.
    #[prop(optional, into)]
    unit: Option<String>,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// The input mode: which keyboard a phone shows.
    #[prop(default = "text")]
    keys: &'static str,
    /// The faults of the form.
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

/// A field for longer text.
#[component]
pub fn TextArea(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// The label.
    #[prop(into)]
    label: String,
    /// The value.
    #[prop(into)]
    value: String,
    /// A hint on how to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The number of visible lines.
    #[prop(default = 6)]
    rows: u32,
    /// The faults of the form.
    faults: Faults,
) -> impl IntoView {
    let fault = faults.get(name).map(|why| sentence(why));
    let described = described(name, hint.is_some(), fault.is_some());
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <span class="field-hint" id=format!("{name}-hint")>{hint}</span> })}
            <textarea class="input" id=name name=name rows=rows.to_string() spellcheck="false" aria-invalid=fault.is_some().then_some("true") aria-describedby=described>{crate::as_given(value)}</textarea>
            {fault.map(|why| view! { <span class="field-error" id=format!("{name}-error")>{why}</span> })}
        </div>
    }
    .into_any()
}

/// A field to choose one of several values.
#[component]
pub fn SelectField(
    /// The field's name in the form, and its id.
    name: &'static str,
    /// The field's id, if the page has several fields of that name.
    #[prop(optional, into)]
    id: Option<String>,
    /// The label.
    #[prop(into)]
    label: String,
    /// The chosen value.
    #[prop(into)]
    value: String,
    /// `(value, label)` of each choice.
    choices: Vec<(String, String)>,
    /// A hint on how to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The faults of the form.
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
                {choices.into_iter().map(|(one, label)| {
                    let is_chosen = one == value;
                    view! { <option value=one selected=is_chosen>{label}</option> }
                }).collect_view()}
            </select>
            {fault.map(|why| view! { <span class="field-error" id=format!("{id}-error")>{why}</span> })}
        </div>
    }
    .into_any()
}

/// The notice above a form with faults: how many fields to look at, with a link to the first.
#[component]
pub fn FormFault(
    /// In whose words.
    words: Words,
    /// The faults of the form.
    faults: Faults,
) -> impl IntoView {
    // It is of no field: whoever sent the form has seen an older version.
    let is_stale = faults.contains_key(VERSION);
    let first = faults.keys().next().copied();
    let [before, link, after] = if is_stale { says::changed_meanwhile(words) } else { says::faulty_fields(words, faults.len()) };
    first.map(|first| {
        let first = if is_stale { String::new() } else { format!("#{first}") };
        view! {
            <div class="form-error" role="alert">
                <p>
                    {before}
                    <a href=first>{link}</a>{after}
                </p>
            </div>
        }
    })
}

/// The notice that says what was just done.
#[component]
pub fn Done(
    /// The notice; without it nothing is shown.
    text: Option<String>,
) -> impl IntoView {
    text.map(|text| view! { <p class="form-done" role="status">{text}</p> })
}

/// A line to copy, with a button that does it.
#[component]
pub fn CodeBlock(
    /// In whose words.
    words: Words,
    /// The id of the line on its page.
    id: &'static str,
    /// The line.
    text: String,
) -> impl IntoView {
    view! {
        <div class="code-block">
            <pre id=id tabindex="0"><code>{text}</code></pre>
            <button class="button copy-button" type="button" data-copy=id>{copy(words)}</button>
        </div>
    }
    .into_any()
}

/// The buttons under a form: one that sends it, and the way back.
#[component]
pub fn FormActions(
    /// In whose words.
    words: Words,
    /// The first button's label.
    label: &'static str,
    /// The address of the page before.
    back: &'static str,
) -> impl IntoView {
    view! {
        <div class="form-actions">
            <button class="button button-primary" type="submit">{label}</button>
            <a class="button button-quiet" href=back>{says::cancel(words)}</a>
        </div>
    }
}

/// A button that posts a form of hidden values.
#[component]
pub fn PostButton(
    /// The address to post to.
    #[prop(into)]
    action: String,
    /// The names and values to post.
    #[prop(optional)]
    with: Vec<(&'static str, String)>,
    /// The button's label.
    #[prop(into)]
    label: String,
    /// Further classes of the button.
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

/// The choices of a utility field, each with the unit that it is shown in.
pub fn utility_choices(words: Words, utilities: &[Utility], system: UnitSystem) -> Vec<(String, String)> {
    let said = |&one: &Utility| says::utility_by_unit(words, label::utility(words, one), display::unit(one, system));
    utilities.iter().map(|one| (one.as_str().to_owned(), said(one))).collect()
}

/// Turns a fault or a piece of evidence into a sentence, in whatever form the layer below wrote it.
pub fn sentence(text: &str) -> String {
    let mut chars = text.trim().chars();
    // A unit such as kWh keeps its case.
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
