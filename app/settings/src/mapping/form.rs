//! The form of a mapping: its input, its faults, and what it would read from a message.

use super::sample::{self, Sample};
use crate::above;
use crate::field::{Figures, figure as typed};
use app::Scope;
use axum::response::Response;
use document::answer::status_of;
use document::frame::Frame;
use document::part::{Faults, FormFault, PostButton, SelectField, TextArea, TextField};
use domain::mapping::TimeFormat;
use domain::{Mapping, MappingId, figure};
use leptos::prelude::*;
use serde::Deserialize;
use wording::page::settings::mapping::form as says;

/// These only tell numbers from other text. The domain checks the values and words its own faults.
const FACTOR: Figures = Figures { range: f64::MIN..=f64::MAX, would_do: says::FACTOR_WOULD_DO };
const SECONDS: Figures = Figures { range: f64::MIN..=f64::MAX, would_do: says::INTERVAL_WOULD_DO };

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
    pub fn mapping(&self) -> Result<Mapping, Faults> {
        let mut faults = Faults::new();
        let factor = typed("factor", &self.factor, &FACTOR, &mut faults).unwrap_or(1.0);
        let interval_s = typed("interval_s", &self.interval_s, &SECONDS, &mut faults);
        if self.field.is_empty() {
            faults.insert("field", says::FIELD_MISSING.to_owned());
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
    let Some(sample) = sample else { return Seen::NoMessage };
    let catalog = state.catalog();
    let zone = catalog.sites.keys().next().map(|&id| catalog.zone(id)).unwrap_or_default();
    match dialects::preview(mapping, &sample.topic, &sample.payload, &zone) {
        Err(why) => Seen::Refused(why),
        Ok(told) => Seen::Values(
            told.iter()
                .flat_map(|one| one.values.iter().map(|value| (one.meter.clone(), value)))
                .map(|(meter, value)| {
                    let label = if value.part.is_empty() {
                        value.field.label.to_owned()
                    } else {
                        format!("{} {}", value.field.label, value.part)
                    };
                    let amount = format!("{} {}", figure::significant(value.value), value.field.unit.symbol());
                    let when = value.at.map_or_else(|| says::ON_ARRIVAL.to_owned(), |at| zone.clock(at));
                    (meter, label, amount, when)
                })
                .collect(),
        ),
    }
}

/// The page with the form.
pub fn page(state: &Scope, input: MappingInput, sample: Option<Sample>, seen: Seen, faults: Faults) -> Response {
    let status = status_of(&faults);
    let frame = Frame { above: above::MAPPINGS, ..Frame::new(state, says::TITLE) };
    frame.answer(status, || view! { <MappingForm input sample seen faults/> }.into_any())
}

fn choices(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect()
}

#[component]
fn MappingForm(input: MappingInput, sample: Option<Sample>, seen: Seen, faults: Faults) -> impl IntoView {
    let id = input.id;
    let (sample_topic, sample_text) = sample.as_ref().map_or((input.topic.clone(), String::new()), |sample| {
        (sample.topic.clone(), String::from_utf8_lossy(&sample.payload).into_owned())
    });
    let numbers = sample.as_ref().map(|sample| sample::numbers(&sample.payload)).unwrap_or_default();
    let f = || faults.clone();
    view! {
        <div class="headline-block">
            <h1 class="headline">{if id == 0 { says::HEADLINE_NEW } else { says::HEADLINE_CHANGE }}</h1>
            <p class="lede">{says::LEDE}</p>
        </div>
        <SeenNow seen/>
        <form class="form" method="post" action="/settings/mappings/edit">
            <FormFault faults=f()/>
            <input type="hidden" name="id" value=id.to_string()/>
            <TextField name="topic" label=says::TOPIC value=input.topic hint=says::TOPIC_HINT faults=f()/>
            <div class="form-row">
                <TextField name="meter" label=says::METER value=input.meter hint=says::METER_HINT faults=f()/>
                <TextField name="part" label=says::PART value=input.part hint=says::PART_HINT faults=f()/>
            </div>
            <TextField name="pointer" label=says::POINTER value=input.pointer hint=says::POINTER_HINT faults=f()/>
            {(!numbers.is_empty()).then(|| view! { <Numbers numbers/> })}
            <div class="form-row">
                <SelectField name="field" label=says::FIELD value=input.field choices=super::unit::fields() faults=f()/>
                <TextField name="factor" label=says::FACTOR value=input.factor keys="decimal" hint=says::FACTOR_HINT faults=f()/>
            </div>
            <div class="form-row">
                <SelectField name="kind" label=says::KIND value=input.kind choices=choices(&[("register", says::KIND_REGISTER), ("interval", says::KIND_INTERVAL)]) faults=f()/>
                <TextField name="interval_s" label=says::INTERVAL value=input.interval_s unit="s" keys="decimal" hint=says::INTERVAL_HINT faults=f()/>
            </div>
            <div class="form-row">
                <TextField name="time_pointer" label=says::TIME_POINTER value=input.time_pointer hint=says::TIME_POINTER_HINT faults=f()/>
                <SelectField name="time_format" label=says::TIME_FORMAT value=input.time_format choices=choices(&[("text", says::TIME_TEXT), ("epoch_seconds", says::TIME_SECONDS), ("epoch_millis", says::TIME_MILLIS)]) faults=f()/>
                <TextField name="zone" label=says::ZONE value=input.zone hint=says::ZONE_HINT faults=f()/>
            </div>
            <input type="hidden" name="sample_topic" value=sample_topic/>
            <TextArea name="sample" label=says::SAMPLE value=sample_text rows=4 hint=says::SAMPLE_HINT faults=f()/>
            <div class="form-actions">
                <button class="button" type="submit" name="action" value="preview">{says::PREVIEW}</button>
                <button class="button button-primary" type="submit" name="action" value="save">{says::SAVE}</button>
                <a class="button button-quiet" href="/settings/mappings">{says::CANCEL}</a>
            </div>
        </form>
        {(id != 0).then(|| view! { <PostButton action="/settings/mappings/remove" with=vec![("id", id.to_string())] label=says::REMOVE/> })}
    }
    .into_any()
}

#[component]
fn Numbers(numbers: Vec<(String, String)>) -> impl IntoView {
    view! {
        <details class="details" open>
            <summary>{says::NUMBERS}</summary>
            <dl class="facts">
                {numbers.into_iter().map(|(pointer, value)| {
                    let pointer = if pointer.is_empty() { says::WHOLE_MESSAGE.to_owned() } else { pointer };
                    view! { <div><dt><code>{pointer}</code></dt><dd>{value}</dd></div> }
                }).collect_view()}
            </dl>
        </details>
    }
    .into_any()
}

#[component]
fn SeenNow(seen: Seen) -> impl IntoView {
    match seen {
        Seen::NotAsked => ().into_any(),
        Seen::NoMessage => view! { <p class="form-error" role="status">{says::NO_MESSAGE}</p> }.into_any(),
        Seen::Refused(why) => view! { <div class="form-error" role="alert"><p><strong>{says::NOT_READ}</strong>{why}</p></div> }.into_any(),
        Seen::Values(values) => view! {
            <div class="form-done" role="status">
                <p><strong>{says::STORED_SO}</strong></p>
                <ul>
                    {values.into_iter().map(|(meter, label, amount, when)| view! { <li>{says::stored(&meter, &label, &amount, &when)}</li> }).collect_view()}
                </ul>
            </div>
        }.into_any(),
    }
}
