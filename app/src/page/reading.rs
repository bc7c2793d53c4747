//! The form to add a reading by hand.

use crate::Scope;
use crate::document::frame::{Frame, READINGS};
use crate::document::waiting;
use crate::island::ChosenMeter;
use crate::island::reading::Labels;
use crate::model::reading::{ReadingForm, ReadingInput};
use crate::part::{as_given, trouble};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::MeterId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use serde::Deserialize;
use wording::Words;
use wording::page::daily::reading as says;
use wording::page::round as rounds;

/// The query of the page's address: a meter to begin with, or what was typed and what is wrong with
/// it.
#[derive(Deserialize)]
pub struct Params {
    meter: Option<String>,
    field: Option<String>,
    fault: Option<String>,
    #[serde(flatten)]
    input: ReadingInput,
}

/// Stores a reading. Redirects to its meter, or back to the form with what is wrong.
#[server(prefix = "/fn", endpoint = "reading-add")]
pub async fn reading_add(input: ReadingInput) -> Result<(), ServerFnError> {
    let answer = crate::query::reading::add_or_return(&crate::scope::current()?, &input).await;
    leptos_axum::redirect(&answer);
    Ok(())
}

/// Answers with the page.
pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let meter = params.meter.and_then(|id| id.parse().ok()).map(MeterId);
    let fault = Fault(params.field.zip(params.fault));
    match crate::query::reading::form(&state, meter, params.input).await {
        Ok(form) => {
            let frame = Frame { may_be_kept: fault.0.is_none(), ..Frame::first(&state, says::title(form.words), READINGS) };
            frame.answer(StatusCode::OK, || whole(form, &fault))
        }
        Err(_) => trouble(&state),
    }
}

fn whole(form: ReadingForm, fault: &Fault) -> AnyView {
    let words = form.words;
    let below = if form.choices.is_empty() { no_meters(words) } else { form_of(form, fault) };
    view! {
        <div class="headline-block">
            <h1 class="headline">{says::title(words)}</h1>
            <p class="lede">{says::lede(words)}</p>
            <p class="on-screen"><a href="/readings/round">{rounds::title(words)}</a></p>
        </div>
        {below}
        {waiting::waiting(words)}
    }
    .into_any()
}

fn no_meters(words: Words) -> AnyView {
    let [before, link, behind] = says::no_meters_hint(words);
    view! {
        <section class="empty" aria-labelledby="none">
            <h2 id="none">{says::no_meters(words)}</h2>
            <p>{before}<a href="/status#new-meters">{link}</a>{behind}</p>
        </section>
    }
    .into_any()
}

/// What is wrong with the form: the field, and a sentence.
struct Fault(Option<(String, String)>);

impl Fault {
    fn at(&self, field: &str) -> Option<String> {
        self.0.as_ref().filter(|(of, _)| of == field).map(|(_, why)| why.clone())
    }

    /// The sentence at a field.
    fn error(&self, field: &'static str) -> Option<AnyView> {
        self.at(field).map(|why| view! { <span class="field-error" id=format!("{field}-error")>{why}</span> }.into_any())
    }

    fn invalid(&self, field: &str) -> Option<&'static str> {
        self.at(field).map(|_| "true")
    }

    fn described(&self, field: &str) -> Option<String> {
        self.at(field).map(|_| format!("{field}-error"))
    }

    /// The summary above the form.
    fn summary(&self, words: Words) -> Option<AnyView> {
        let [_, not_saved, before, link, behind] = says::not_saved(words);
        self.0.as_ref().map(|(field, _)| view! {
            <div class="form-error" role="alert"><p><strong>{not_saved}</strong>{before}<a href=format!("#{field}")>{link}</a>{behind}</p></div>
        }.into_any())
    }
}

fn form_of(form: ReadingForm, fault: &Fault) -> AnyView {
    let ReadingForm { words, choices, input, zone_name, zone } = form;
    let [note, note_hint] = says::note(words);
    let labels = Labels {
        meter: says::meter(words).to_owned(),
        value: says::value(words).to_owned(),
        meter_fault: fault.at("channel"),
        value_fault: fault.at("value"),
    };
    view! {
        <form class="form" method="post" action=ReadingAdd::PATH data-waits="one" data-zone=zone novalidate>
            {fault.summary(words)}
            <ChosenMeter choices chosen=input.channel.clone() value=input.value.clone() labels/>
            {kind_field(words, input.kind == "interval", fault)}
            {time_fields(words, &input, &zone_name, fault)}
            <div class="field">
                <label for="note">{note}" "<span class="field-hint">{note_hint}</span></label>
                <textarea class="input" id="note" name="input[note]" rows="2" maxlength="500">{as_given(input.note.clone())}</textarea>
            </div>
            <div class="form-actions">
                <button class="button button-primary" type="submit">{says::save(words)}</button>
                <a class="button button-quiet" href="/">{says::cancel(words)}</a>
            </div>
            {waiting::kept(words)}
        </form>
    }
    .into_any()
}

/// What the reading is: a register or an amount.
fn kind_field(words: Words, is_interval: bool, fault: &Fault) -> AnyView {
    view! {
        <fieldset class="field" id="kind">
            <legend>{says::kind(words)}</legend>
            <div class="choice-list">
                <label class="choice">
                    <input type="radio" name="input[kind]" value="register" checked=!is_interval/>
                    <span>{says::register(words)}</span><span class="field-hint">{says::register_hint(words)}</span>
                </label>
                <label class="choice">
                    <input type="radio" name="input[kind]" value="interval" checked=is_interval/>
                    <span>{says::amount(words)}</span><span class="field-hint">{says::amount_hint(words)}</span>
                </label>
            </div>
            {fault.error("kind")}
        </fieldset>
    }
    .into_any()
}

/// The time of the reading and, of an amount, when its period begins.
fn time_fields(words: Words, input: &ReadingInput, zone_name: &str, fault: &Fault) -> AnyView {
    view! {
        <div class="form-row form-row-pair">
            <div class="field">
                <label for="date">{says::date(words)}</label>
                <input class="input" id="date" name="input[date]" type="date" value=input.date.clone() aria-invalid=fault.invalid("date") aria-describedby=fault.described("date")/>
                {fault.error("date")}
            </div>
            <div class="field">
                <label for="time">{says::time(words)}</label>
                <input class="input" id="time" name="input[time]" type="time" value=input.time.clone()/>
                <span class="field-hint">{says::zone(words, zone_name)}</span>
            </div>
        </div>
        // The style shows it once an amount is chosen.
        <fieldset class="field of-amount">
            <legend>{says::start(words)}</legend>
            <div class="form-row form-row-pair">
                <div class="field">
                    <label for="start_date">{says::start_date(words)}</label>
                    <input class="input" id="start_date" name="input[start_date]" type="date" value=input.start_date.clone() aria-invalid=fault.invalid("start_date") aria-describedby=fault.described("start_date")/>
                    {fault.error("start_date")}
                </div>
                <div class="field">
                    <label for="start_time">{says::start_time(words)}</label>
                    <input class="input" id="start_time" name="input[start_time]" type="time" value=input.start_time.clone()/>
                </div>
            </div>
        </fieldset>
    }
    .into_any()
}
