//! The form to add a reading by hand.

use super::answered::{Address, Answered, Model};
use crate::erased::Erase;
use crate::live::Present;
use crate::part::as_given;
use domain::{ChannelId, MeterId};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// A channel that can be read by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChannelChoice {
    /// The channel's id.
    pub channel_id: ChannelId,
    /// The names of building, meter and quantity.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The newest reading in words.
    pub last: Option<String>,
    /// It takes amounts per period.
    pub is_interval: bool,
}

/// The input of the form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadingInput {
    /// The channel.
    #[serde(default)]
    pub channel: String,
    /// `register` or `interval`.
    #[serde(default)]
    pub kind: String,
    /// The value as typed.
    #[serde(default)]
    pub value: String,
    /// The day of the reading.
    #[serde(default)]
    pub date: String,
    /// The time of the reading.
    #[serde(default)]
    pub time: String,
    /// Of an amount: the first day of its period.
    #[serde(default)]
    pub start_date: String,
    /// Of an amount: the time at which its period begins.
    #[serde(default)]
    pub start_time: String,
    /// A note.
    #[serde(default)]
    pub note: String,
}

impl ReadingInput {
    fn of(address: &Address) -> Self {
        let get = |name: &str| address.get(name).unwrap_or_default();
        Self {
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
}

/// The model of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadingForm {
    /// The channels to choose from.
    pub choices: Vec<ChannelChoice>,
    /// The input as typed, or defaults.
    pub input: ReadingInput,
    /// The time zone of date and time.
    pub zone_name: String,
    /// When the page was rendered, in words.
    pub rendered: String,
}

/// Fetches the form.
#[server(prefix = "/fn", endpoint = "reading-form")]
pub async fn reading_form_get(meter: Option<MeterId>, input: ReadingInput) -> Result<ReadingForm, ServerFnError> {
    crate::query::reading::form(&crate::query::state(), meter, input).await
}

/// Stores a reading. Redirects to its meter, or back to the form with what is wrong.
#[server(prefix = "/fn", endpoint = "reading-add")]
pub async fn reading_add(input: ReadingInput) -> Result<(), ServerFnError> {
    let answer = match crate::query::reading::add(&crate::query::state(), &input).await {
        Ok(meter) => format!("/meters/{meter}#readings"),
        Err((field, why)) => {
            let typed = [
                ("channel", &input.channel),
                ("kind", &input.kind),
                ("value", &input.value),
                ("date", &input.date),
                ("time", &input.time),
                ("start_date", &input.start_date),
                ("start_time", &input.start_time),
                ("note", &input.note),
            ];
            let typed: Vec<String> =
                typed.into_iter().map(|(name, value)| format!("{name}={}", crate::query::reading::encoded(value))).collect();
            format!("/readings/new?{}&field={field}&fault={}", typed.join("&"), crate::query::reading::encoded(&why))
        }
    };
    leptos_axum::redirect(&answer);
    Ok(())
}

/// The page.
#[component]
pub fn ReadingPage() -> impl IntoView {
    expect_context::<Present>().rest();
    let form = Answered::new(|address| {
        let (meter, input) = (address.get("meter").and_then(|id| id.parse().ok()), ReadingInput::of(&address));
        Box::pin(async move { Ok(Some(Model::Reading(Box::new(reading_form_get(meter, input).await?)))) })
    });
    view! {
        <Title text="Add a reading · GreenPulse"/>
        <div class="headline-block">
            <h1 class="headline">"Add a reading by hand."</h1>
            <p class="lede">"For a meter that does not publish, or a gap that you can fill."</p>
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
    view! {
        <section class="empty" aria-labelledby="none">
            <h2 id="none">"There is no meter yet"</h2>
            <p>"A meter is made by its first message. "<a href="/status#new-meters">"See how to publish one"</a>"; later readings can then be added by hand."</p>
        </section>
    }
    .erased()
}

#[component]
fn Shown(form: ReadingForm) -> impl IntoView {
    expect_context::<Present>().rendered.set(form.rendered.clone());
    let fault = use_query_map().with_untracked(|query| Some((query.get("field")?, query.get("fault")?)));
    let ReadingForm { choices, input, zone_name, .. } = form;
    let chosen = RwSignal::new(input.channel.clone());
    let kind = RwSignal::new(if input.kind.is_empty() { "register".to_owned() } else { input.kind.clone() });
    // Without WASM nothing could enable the fields of an amount again, so they start enabled.
    let is_hydrated = RwSignal::new(false);
    Effect::new(move |_| is_hydrated.set(true));
    let known = choices.clone();
    let choice = Memo::new(move |_| {
        let id = chosen.get();
        known.iter().find(|choice| choice.channel_id.to_string() == id).or(known.first()).cloned()
    });
    let unit = move || choice.with(|choice| choice.as_ref().map(|choice| choice.unit.clone()).unwrap_or_default());
    let last = move || {
        choice.with(|choice| {
            choice
                .as_ref()
                .and_then(|choice| choice.last.clone())
                .map_or_else(|| "No reading yet.".to_owned(), |last| format!("Last: {last}."))
        })
    };
    let fault = StoredValue::new(fault);
    let is_wrong = move |field: &str| fault.with_value(|fault| fault.as_ref().is_some_and(|(of, _)| of == field));
    let error = move |field: &'static str| {
        fault
            .with_value(|fault| fault.clone().filter(|(of, _)| of == field))
            .map(|(_, why)| view! { <span class="field-error" id=format!("{field}-error")>{why}</span> })
    };
    let invalid = move |field: &'static str| is_wrong(field).then_some("true");
    let described = move |field: &'static str| is_wrong(field).then(|| format!("{field}-error"));
    let summary = fault.with_value(Clone::clone).map(|(field, _)| view! {
        <div class="form-error" role="alert"><p><strong>"Not saved yet."</strong>" One thing to look at: "<a href=format!("#{field}") rel="external">"where it is marked"</a>"."</p></div>
    });
    view! {
        <form class="form" method="post" action=ReadingAdd::PATH novalidate>
            {summary}
            <div class="field">
                <label for="channel">"Meter"</label>
                <select class="input" id="channel" name="input[channel]" aria-invalid=invalid("channel") aria-describedby=described("channel") on:change=move |event| chosen.set(event_target_value(&event))>
                    {choices.into_iter().map(|one| {
                        let id = one.channel_id.to_string();
                        let is_chosen = id == input.channel;
                        view! { <option value=id selected=is_chosen>{one.label}</option> }
                    }).collect_view()}
                </select>
                {error("channel")}
            </div>
            <fieldset class="field" id="kind">
                <legend>"What it is"</legend>
                <div class="choice-list">
                    <label class="choice">
                        <input type="radio" name="input[kind]" value="register" checked=input.kind != "interval" on:change=move |_| kind.set("register".to_owned())/>
                        <span>"What the counter shows"</span><span class="field-hint">"A register: it only ever goes up."</span>
                    </label>
                    <label class="choice">
                        <input type="radio" name="input[kind]" value="interval" checked=input.kind == "interval" on:change=move |_| kind.set("interval".to_owned())/>
                        <span>"What was used in a time"</span><span class="field-hint">"An amount: from one instant to another."</span>
                    </label>
                </div>
                {error("kind")}
            </fieldset>
            <div class="field">
                <label for="value">"Value"</label>
                <span class="field-hint" id="value-hint">{last}</span>
                <span class="input-with-unit">
                    <input class="input" id="value" name="input[value]" inputmode="decimal" autocomplete="off" value=input.value.clone() aria-invalid=invalid("value") aria-describedby=described("value").unwrap_or_else(|| "value-hint".to_owned())/>
                    <span class="unit">{unit}</span>
                </span>
                {error("value")}
            </div>
            <div class="form-row form-row-pair">
                <div class="field">
                    <label for="date">"Date"</label>
                    <input class="input" id="date" name="input[date]" type="date" value=input.date.clone() aria-invalid=invalid("date") aria-describedby=described("date")/>
                    {error("date")}
                </div>
                <div class="field">
                    <label for="time">"Time"</label>
                    <input class="input" id="time" name="input[time]" type="time" value=input.time.clone()/>
                    <span class="field-hint">{format!("In {zone_name}")}</span>
                </div>
            </div>
            <fieldset class="field">
                <legend>"Of an amount: from when"</legend>
                <div class="form-row form-row-pair">
                    <div class="field">
                        <label for="start_date">"From date"</label>
                        <input class="input" id="start_date" name="input[start_date]" type="date" value=input.start_date.clone() aria-invalid=invalid("start_date") aria-describedby=described("start_date") disabled=move || is_hydrated.get() && kind.get() != "interval"/>
                        {error("start_date")}
                    </div>
                    <div class="field">
                        <label for="start_time">"From time"</label>
                        <input class="input" id="start_time" name="input[start_time]" type="time" value=input.start_time.clone() disabled=move || is_hydrated.get() && kind.get() != "interval"/>
                    </div>
                </div>
            </fieldset>
            <div class="field">
                <label for="note">"Note "<span class="field-hint">"(if you like)"</span></label>
                <textarea class="input" id="note" name="input[note]" rows="2" maxlength="500">{as_given(input.note.clone())}</textarea>
            </div>
            <div class="form-actions">
                <button class="button button-primary" type="submit">"Save the reading"</button>
                <a class="button button-quiet" href="/">"Cancel"</a>
            </div>
        </form>
    }
    .erased()
}
