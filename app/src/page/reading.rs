//! The form to add a reading by hand.

use super::answered::{Address, Answered, Model};
use crate::erased::Erase;
use crate::model::reading::{ChannelChoice, ReadingForm, ReadingInput};
use crate::part::{Present, as_given};
use domain::MeterId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use wording::page::reading as says;

/// The input that stands in an address.
fn input_of(address: &Address) -> ReadingInput {
    let get = |name: &str| address.get(name).unwrap_or_default();
    ReadingInput {
        channel: get("channel"),
        kind: get("kind"),
        value: get("value"),
        date: get("date"),
        time: get("time"),
        start_date: get("start_date"),
        start_time: get("start_time"),
        note: get("note"),
    }
}

/// Fetches the form.
#[server(prefix = "/fn", endpoint = "reading-form")]
pub async fn reading_form_get(meter: Option<MeterId>, input: ReadingInput) -> Result<ReadingForm, ServerFnError> {
    crate::query::reading::form(&crate::query::scope()?, meter, input).await
}

/// Stores a reading. Redirects to its meter, or back to the form with what is wrong.
#[server(prefix = "/fn", endpoint = "reading-add")]
pub async fn reading_add(input: ReadingInput) -> Result<(), ServerFnError> {
    let answer = crate::query::reading::add_or_return(&crate::query::scope()?, &input).await;
    leptos_axum::redirect(&answer);
    Ok(())
}

/// The page.
#[component]
pub fn ReadingPage() -> impl IntoView {
    expect_context::<Present>().rest();
    let form = Answered::new(|address| {
        let (meter, input) = (address.get("meter").and_then(|id| id.parse().ok()), input_of(&address));
        Box::pin(async move { Ok(Some(Model::Reading(Box::new(reading_form_get(meter, input).await?)))) })
    });
    view! {
        <Title text=says::TITLE/>
        <div class="headline-block">
            <h1 class="headline">{says::HEADLINE}</h1>
            <p class="lede">{says::LEDE}</p>
        </div>
        {form.view(|model| match model {
            Model::Reading(form) if form.choices.is_empty() => view! { <NoMeters/> }.into_any(),
            Model::Reading(form) => view! { <Shown form=*form/> }.into_any(),
            _ => ().into_any(),
        })}
    }
    .erased()
}

#[component]
fn NoMeters() -> impl IntoView {
    let [before, link, behind] = says::NO_METERS_HINT;
    view! {
        <section class="empty" aria-labelledby="none">
            <h2 id="none">{says::NO_METERS}</h2>
            <p>{before}<a href="/status#new-meters">{link}</a>{behind}</p>
        </section>
    }
    .erased()
}

/// What is wrong with the form, and at which field.
#[derive(Clone, Copy)]
struct Fault(StoredValue<Option<(String, String)>>);

impl Fault {
    /// The fault that stands in the address.
    fn in_address() -> Self {
        Self(StoredValue::new(use_query_map().with_untracked(|query| Some((query.get("field")?, query.get("fault")?)))))
    }

    fn is_at(self, field: &str) -> bool {
        self.0.with_value(|fault| fault.as_ref().is_some_and(|(of, _)| of == field))
    }

    /// The sentence at a field.
    fn error(self, field: &'static str) -> Option<impl IntoView + use<>> {
        self.0
            .with_value(|fault| fault.clone().filter(|(of, _)| of == field))
            .map(|(_, why)| view! { <span class="field-error" id=format!("{field}-error")>{why}</span> })
    }

    fn invalid(self, field: &'static str) -> Option<&'static str> {
        self.is_at(field).then_some("true")
    }

    fn described(self, field: &'static str) -> Option<String> {
        self.is_at(field).then(|| format!("{field}-error"))
    }

    /// The summary above the form.
    fn summary(self) -> Option<impl IntoView + use<>> {
        let [not_saved, before, link, behind] = says::NOT_SAVED;
        self.0.with_value(Clone::clone).map(|(field, _)| view! {
            <div class="form-error" role="alert"><p><strong>{not_saved}</strong>{before}<a href=format!("#{field}") rel="external">{link}</a>{behind}</p></div>
        })
    }
}

#[component]
fn Shown(form: ReadingForm) -> impl IntoView {
    expect_context::<Present>().rendered.set(form.rendered.clone());
    let fault = Fault::in_address();
    let ReadingForm { choices, input, zone_name, .. } = form;
    let [note, note_hint] = says::NOTE;
    let chosen = RwSignal::new(input.channel.clone());
    let kind = RwSignal::new(if input.kind.is_empty() { "register".to_owned() } else { input.kind.clone() });
    let known = choices.clone();
    let choice = Memo::new(move |_| {
        let id = chosen.get();
        known.iter().find(|choice| choice.channel_id.to_string() == id).or(known.first()).cloned()
    });
    view! {
        <form class="form" method="post" action=ReadingAdd::PATH novalidate>
            {fault.summary()}
            <div class="field">
                <label for="channel">{says::METER}</label>
                <select class="input" id="channel" name="input[channel]" aria-invalid=fault.invalid("channel") aria-describedby=fault.described("channel") on:change=move |event| chosen.set(event_target_value(&event))>
                    {choices.into_iter().map(|one| {
                        let id = one.channel_id.to_string();
                        let is_chosen = id == input.channel;
                        view! { <option value=id selected=is_chosen>{one.label}</option> }
                    }).collect_view()}
                </select>
                {fault.error("channel")}
            </div>
            <KindField is_interval=input.kind == "interval" kind fault/>
            <ValueField value=input.value.clone() choice fault/>
            <TimeFields input=input.clone() zone_name kind fault/>
            <div class="field">
                <label for="note">{note}<span class="field-hint">{note_hint}</span></label>
                <textarea class="input" id="note" name="input[note]" rows="2" maxlength="500">{as_given(input.note.clone())}</textarea>
            </div>
            <div class="form-actions">
                <button class="button button-primary" type="submit">{says::SAVE}</button>
                <a class="button button-quiet" href="/">{says::CANCEL}</a>
            </div>
        </form>
    }
    .erased()
}

/// What the reading is: a register or an amount.
#[component]
fn KindField(is_interval: bool, kind: RwSignal<String>, fault: Fault) -> impl IntoView {
    view! {
        <fieldset class="field" id="kind">
            <legend>{says::KIND}</legend>
            <div class="choice-list">
                <label class="choice">
                    <input type="radio" name="input[kind]" value="register" checked=!is_interval on:change=move |_| kind.set("register".to_owned())/>
                    <span>{says::REGISTER}</span><span class="field-hint">{says::REGISTER_HINT}</span>
                </label>
                <label class="choice">
                    <input type="radio" name="input[kind]" value="interval" checked=is_interval on:change=move |_| kind.set("interval".to_owned())/>
                    <span>{says::AMOUNT}</span><span class="field-hint">{says::AMOUNT_HINT}</span>
                </label>
            </div>
            {fault.error("kind")}
        </fieldset>
    }
    .erased()
}

/// The value, with the last reading of the chosen meter and its unit.
#[component]
fn ValueField(value: String, choice: Memo<Option<ChannelChoice>>, fault: Fault) -> impl IntoView {
    let unit = move || choice.with(|choice| choice.as_ref().map(|choice| choice.unit.clone()).unwrap_or_default());
    let last = move || {
        choice.with(|choice| {
            choice
                .as_ref()
                .and_then(|choice| choice.last.clone())
                .map_or_else(|| says::NO_LAST.to_owned(), |last| says::last(&last))
        })
    };
    view! {
        <div class="field">
            <label for="value">{says::VALUE}</label>
            <span class="field-hint" id="value-hint">{last}</span>
            <span class="input-with-unit">
                <input class="input" id="value" name="input[value]" inputmode="decimal" autocomplete="off" value=value aria-invalid=fault.invalid("value") aria-describedby=fault.described("value").unwrap_or_else(|| "value-hint".to_owned())/>
                <span class="unit">{unit}</span>
            </span>
            {fault.error("value")}
        </div>
    }
    .erased()
}

/// The time of the reading and, of an amount, when its period begins.
#[component]
fn TimeFields(input: ReadingInput, zone_name: String, kind: RwSignal<String>, fault: Fault) -> impl IntoView {
    // Without WASM nothing could enable the fields of an amount again, so they start enabled.
    let is_hydrated = RwSignal::new(false);
    Effect::new(move |_| is_hydrated.set(true));
    view! {
        <div class="form-row form-row-pair">
            <div class="field">
                <label for="date">{says::DATE}</label>
                <input class="input" id="date" name="input[date]" type="date" value=input.date.clone() aria-invalid=fault.invalid("date") aria-describedby=fault.described("date")/>
                {fault.error("date")}
            </div>
            <div class="field">
                <label for="time">{says::TIME}</label>
                <input class="input" id="time" name="input[time]" type="time" value=input.time.clone()/>
                <span class="field-hint">{says::zone(&zone_name)}</span>
            </div>
        </div>
        <fieldset class="field">
            <legend>{says::START}</legend>
            <div class="form-row form-row-pair">
                <div class="field">
                    <label for="start_date">{says::START_DATE}</label>
                    <input class="input" id="start_date" name="input[start_date]" type="date" value=input.start_date.clone() aria-invalid=fault.invalid("start_date") aria-describedby=fault.described("start_date") disabled=move || is_hydrated.get() && kind.get() != "interval"/>
                    {fault.error("start_date")}
                </div>
                <div class="field">
                    <label for="start_time">{says::START_TIME}</label>
                    <input class="input" id="start_time" name="input[start_time]" type="time" value=input.start_time.clone() disabled=move || is_hydrated.get() && kind.get() != "interval"/>
                </div>
            </div>
        </fieldset>
    }
    .erased()
}
