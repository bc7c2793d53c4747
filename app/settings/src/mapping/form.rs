//! The form of a mapping: its input, its faults, and what it would read from a message.

use super::rows::{Rows, SeveralForm};
use super::sample::{self, Sample};
use crate::above;
use crate::field::{Figures, figure as typed};
use app::document::answer::status_of;
use app::document::frame::Frame;
use app::document::part::{Faults, FormFault, PostButton, SelectField, TextArea, TextField};
use app::{Scope, fault};
use axum::response::Response;
use domain::mapping::TimeFormat;
use domain::{Mapping, MappingId};
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::settings::mapping::form as says;
use wording::{Words, label};

/// These only tell numbers from other text. The domain checks the values and words its own faults.
const FACTOR: Figures = Figures { range: f64::MIN..=f64::MAX, would_do: says::factor_would_do };
const SECONDS: Figures = Figures { range: f64::MIN..=f64::MAX, would_do: says::interval_would_do };

/// The form of a mapping.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct MappingInput {
    pub id: i64,
    pub topic: String,
    pub meter: String,
    pub part: String,
    pub pointer: String,
    pub field: String,
    pub factor: String,
    pub kind: String,
    pub interval_s: String,
    pub time_pointer: String,
    pub time_format: String,
    pub zone: String,
    pub sample_topic: String,
    pub sample: String,
    pub action: String,
    /// What was typed into the rows of several numbers, where one was refused.
    #[serde(skip)]
    pub rows: Rows,
}

/// The fields of the form. A fault of the domain is shown beside the field that it names.
const FIELDS: [&str; 11] =
    ["topic", "meter", "part", "pointer", "field", "factor", "is_interval", "interval_s", "time_pointer", "time_format", "zone"];

impl MappingInput {
    /// The form of an existing mapping.
    pub fn of(mapping: &Mapping) -> Self {
        Self {
            id: mapping.mapping_id.0,
            topic: mapping.topic.clone(),
            meter: mapping.meter.clone(),
            part: mapping.part.clone(),
            pointer: mapping.pointer.clone(),
            field: mapping.field.clone(),
            factor: mapping.factor.to_string(),
            kind: if mapping.is_interval { "interval" } else { "register" }.to_owned(),
            interval_s: mapping.interval_s.map(|seconds| seconds.to_string()).unwrap_or_default(),
            time_pointer: mapping.time_pointer.clone(),
            time_format: mapping.time_format.as_str().to_owned(),
            zone: mapping.zone.clone(),
            ..Self::default()
        }
    }

    /// A first proposal from a topic's newest message. It does not propose a unit.
    pub fn guessed(self, sample: &Sample) -> Self {
        let named = || sample.topic.split('/').filter(|level| !level.is_empty());
        let own = named().rfind(|level| !says_what_kind(level)).or_else(|| named().next_back());
        let meter = own.unwrap_or("meter").to_owned();
        let pointer = match sample::numbers(&sample.payload).as_slice() {
            [(only, _)] => only.clone(),
            _ => String::new(),
        };
        Self { meter, pointer, ..self }
    }

    /// The message that was typed into the form.
    pub fn sample(&self) -> Option<Sample> {
        let topic = if self.sample_topic.is_empty() { &self.topic } else { &self.sample_topic };
        (!self.sample.is_empty()).then(|| Sample { topic: topic.clone(), payload: self.sample.clone().into_bytes() })
    }

    /// Whether a preview was asked for.
    pub fn asks_preview(&self) -> bool {
        self.action == "preview"
    }

    /// The mapping, or the faults of the form.
    pub fn mapping(&self, words: Words) -> Result<Mapping, Faults> {
        let mut faults = Faults::new();
        let factor = typed(words, "factor", &self.factor, &FACTOR, &mut faults).unwrap_or(1.0);
        let interval_s = typed(words, "interval_s", &self.interval_s, &SECONDS, &mut faults);
        if self.field.is_empty() {
            faults.insert("field", says::field_missing(words).to_owned());
        }
        let mapping = Mapping {
            mapping_id: MappingId(self.id),
            topic: self.topic.trim().to_owned(),
            meter: self.meter.trim().to_owned(),
            part: self.part.trim().to_owned(),
            pointer: self.pointer.trim().to_owned(),
            field: self.field.clone(),
            factor,
            is_interval: self.kind == "interval",
            interval_s,
            time_pointer: self.time_pointer.trim().to_owned(),
            time_format: TimeFormat::parse(&self.time_format).unwrap_or_default(),
            zone: self.zone.trim().to_owned(),
        };
        for fault in mapping.check().err().unwrap_or_default() {
            if let Some(name) = FIELDS.iter().find(|name| **name == fault.field) {
                faults.entry(name).or_insert(fault.reason);
            }
        }
        if faults.is_empty() { Ok(mapping) } else { Err(faults) }
    }
}

/// Whether a level of a topic names the kind of message, rather than the device.
fn says_what_kind(level: &str) -> bool {
    const WORDS: [&str; 14] = [
        "state",
        "status",
        "sensor",
        "sensors",
        "tele",
        "stat",
        "telemetry",
        "data",
        "value",
        "values",
        "reading",
        "readings",
        "json",
        "out",
    ];
    WORDS.contains(&level.to_ascii_lowercase().as_str())
}

/// What a mapping would read from a message.
pub enum Seen {
    /// No preview was asked for.
    NotAsked,
    /// There is no message to try it on.
    NoMessage,
    /// It would not read the message, for this reason.
    Refused(String),
    /// `(meter, quantity, value with unit, when)` of each value.
    Values(Vec<(String, String, String, String)>),
}

/// Tries a mapping on a message.
pub fn preview(state: &Scope, mapping: &Mapping, sample: Option<&Sample>) -> Seen {
    let words = state.words_of_all();
    let Some(sample) = sample else { return Seen::NoMessage };
    let catalog = state.catalog();
    let zone = catalog.first_zone();
    match dialects::preview(mapping, &sample.topic, &sample.payload, &zone) {
        Err(fault) => Seen::Refused(fault::told(words, &fault)),
        Ok(told) => Seen::Values(
            told.iter()
                .flat_map(|one| one.values.iter().map(|value| (one.meter.clone(), value)))
                .map(|(meter, value)| {
                    let name = label::field(words, value.field.name);
                    let label = if value.part.is_empty() { name } else { label::field_of_part(words, &name, &value.part) };
                    let amount = format!("{} {}", words.significant(value.value), value.field.unit.symbol());
                    let when = value.at.map_or_else(|| says::on_arrival(words).to_owned(), |at| words.clock(&zone, at));
                    (meter, label, amount, when)
                })
                .collect(),
        ),
    }
}

/// The page with the form.
pub fn page(state: &Scope, input: MappingInput, sample: Option<Sample>, seen: Seen, faults: Faults) -> Response {
    let words = state.words_of_all();
    let status = status_of(&faults);
    let frame = Frame { above: &above::mappings(words), ..Frame::new(state, says::title(words)) };
    frame.answer(status, || view! { <MappingForm words input sample seen faults/> }.into_any())
}

fn choices(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect()
}

#[component]
fn MappingForm(words: Words, input: MappingInput, sample: Option<Sample>, seen: Seen, faults: Faults) -> impl IntoView {
    let id = input.id;
    let (sample_topic, sample_text) = sample.as_ref().map_or((input.topic.clone(), String::new()), |sample| {
        (sample.topic.clone(), String::from_utf8_lossy(&sample.payload).into_owned())
    });
    let numbers = sample.as_ref().map(|sample| sample::numbers(&sample.payload)).unwrap_or_default();
    let f = || faults.clone();
    // Several numbers are several mappings: all of them in one form, before the form of a single one.
    let several = sample.filter(|_| id == 0 && numbers.len() > 1);
    view! {
        <div class="headline-block">
            <h1 class="headline">{if id == 0 { says::headline_new(words) } else { says::headline_change(words) }}</h1>
            <p class="lede">{says::lede(words)}</p>
        </div>
        {several.map(|sample| {
            let (topic, meter, fault) = (input.topic.clone(), input.meter.clone(), faults.get("several").cloned());
            let typed = input.rows.clone();
            view! { <SeveralForm words topic meter sample typed fault/><h2>{says::one(words)}</h2> }
        })}
        <SeenNow words seen/>
        <form class="form" method="post" action="/settings/mappings/edit">
            <FormFault words faults=f()/>
            <input type="hidden" name="id" value=id.to_string()/>
            <TextField name="topic" label=says::topic(words) value=input.topic hint=says::topic_hint(words) faults=f()/>
            <div class="form-row">
                <TextField name="meter" label=says::meter(words) value=input.meter hint=says::meter_hint(words) faults=f()/>
                <TextField name="part" label=says::part(words) value=input.part hint=says::part_hint(words) faults=f()/>
            </div>
            <TextField name="pointer" label=says::pointer(words) value=input.pointer hint=says::pointer_hint(words) faults=f()/>
            {(!numbers.is_empty()).then(|| view! { <Numbers words numbers/> })}
            <div class="form-row">
                <SelectField name="field" label=says::field(words) value=input.field choices=super::unit::fields(words) faults=f()/>
                <TextField name="factor" label=says::factor(words) value=input.factor keys="decimal" hint=says::factor_hint(words) faults=f()/>
            </div>
            <div class="form-row">
                <SelectField name="kind" label=says::kind(words) value=input.kind choices=choices(&[("register", says::kind_register(words)), ("interval", says::kind_interval(words))]) faults=f()/>
                <TextField name="interval_s" label=says::interval(words) value=input.interval_s unit="s" keys="decimal" hint=says::interval_hint(words) faults=f()/>
            </div>
            <div class="form-row">
                <TextField name="time_pointer" label=says::time_pointer(words) value=input.time_pointer hint=says::time_pointer_hint(words) faults=f()/>
                <SelectField name="time_format" label=says::time_format(words) value=input.time_format choices=choices(&[("text", says::time_text(words)), ("epoch_seconds", says::time_seconds(words)), ("epoch_millis", says::time_millis(words))]) faults=f()/>
                <TextField name="zone" label=says::zone(words) value=input.zone hint=says::zone_hint(words) faults=f()/>
            </div>
            <input type="hidden" name="sample_topic" value=sample_topic/>
            <TextArea name="sample" label=says::sample(words) value=sample_text rows=4 hint=says::sample_hint(words) faults=f()/>
            <div class="form-actions">
                <button class="button" type="submit" name="action" value="preview">{says::preview(words)}</button>
                <button class="button button-primary" type="submit" name="action" value="save">{says::save(words)}</button>
                <a class="button button-quiet" href="/settings/mappings">{says::cancel(words)}</a>
            </div>
        </form>
        {(id != 0).then(|| view! { <PostButton action="/settings/mappings/remove" with=vec![("id", id.to_string())] label=says::remove(words)/> })}
    }
    .into_any()
}

#[component]
fn Numbers(words: Words, numbers: Vec<(String, String)>) -> impl IntoView {
    view! {
        <details class="details" open>
            <summary>{says::numbers(words)}</summary>
            <dl class="facts">
                {numbers.into_iter().map(|(pointer, value)| {
                    let pointer = if pointer.is_empty() { says::whole_message(words).to_owned() } else { pointer };
                    view! { <div><dt><code>{pointer}</code></dt><dd>{value}</dd></div> }
                }).collect_view()}
            </dl>
        </details>
    }
    .into_any()
}

#[component]
fn SeenNow(words: Words, seen: Seen) -> impl IntoView {
    match seen {
        Seen::NotAsked => ().into_any(),
        Seen::NoMessage => view! { <p class="form-error" role="status">{says::no_message(words)}</p> }.into_any(),
        Seen::Refused(why) => view! { <div class="form-error" role="alert"><p><strong>{says::not_read(words)}</strong>{why}</p></div> }.into_any(),
        Seen::Values(values) => view! {
            <div class="form-done" role="status">
                <p><strong>{says::stored_so(words)}</strong></p>
                <ul>
                    {values.into_iter().map(|(meter, label, amount, when)| view! { <li>{says::stored(words, &meter, &label, &amount, &when)}</li> }).collect_view()}
                </ul>
            </div>
        }.into_any(),
    }
}
