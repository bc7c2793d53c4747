//! Register changes of a meter: the list, a form to add one, and a way to remove one.

use super::channel_of;
use crate::field::{Figures, needed};
use app::document::answer::{Failure, Sent, answered, faults_of, see_other};
use app::document::part::{Faults, FormFault, PostButton, SelectField, TextArea, TextField};
use app::{Scope, typed};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::{Channel, ChannelId, ChannelKind, Meter, MeterId, Millis, UnitSystem, Zone, display};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, MeterChanged};
use wording::page::settings::meter::change as says;
use wording::{Words, label};

const OLD: Figures = Figures { range: 0.0..=1e15, would_do: says::old_would_do };
const NEW: Figures = Figures { range: 0.0..=1e15, would_do: says::new_would_do };

/// The form of a register change.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ChangeInput {
    channel: String,
    date: String,
    time: String,
    old_final: String,
    new_initial: String,
    note: String,
}

impl ChangeInput {
    /// The change, or the faults of the form.
    fn change(
        &self,
        words: Words,
        registers: &[&Channel],
        zone: &Zone,
        system: UnitSystem,
        now: Millis,
    ) -> Result<MeterChanged, Faults> {
        let mut faults = Faults::new();
        let chosen = self.channel.parse::<ChannelId>().ok();
        let channel = registers.iter().find(|one| Some(one.channel_id) == chosen);
        if channel.is_none() {
            faults.insert("channel", says::register_missing(words).to_owned());
        }
        let at = match typed::instant(words, zone, self.date.trim(), self.time.trim(), "date") {
            Ok(at) if at > now => {
                faults.insert("date", says::yet_to_come(words, &words.stamp(zone, at)));
                None
            }
            Ok(at) => Some(at),
            Err((field, why)) => {
                faults.insert(field, why);
                None
            }
        };
        let old = needed(words, "old_final", &self.old_final, &OLD, &mut faults);
        let new = needed(words, "new_initial", &self.new_initial, &NEW, &mut faults);
        match (channel, at, old, new) {
            (Some(channel), Some(at), Some(old), Some(new)) => {
                let stored = |shown| display::amount_stored(shown, channel.utility, system);
                Ok(MeterChanged {
                    channel_id: channel.channel_id,
                    at,
                    old_final: stored(old),
                    new_initial: stored(new),
                    note: self.note.trim().to_owned(),
                })
            }
            _ => Err(faults),
        }
    }
}

/// What the page shows of the changes.
pub struct Shown {
    /// `(channel, instant, what was changed, note)` of each.
    lines: Vec<(ChannelId, Millis, String, String)>,
    /// The registers to choose from.
    choices: Vec<(String, String)>,
    input: ChangeInput,
    zone: String,
    unit: &'static str,
    faults: Faults,
}

impl Shown {
    /// The changes of a meter, and the form for another one.
    ///
    /// # Errors
    /// The store's.
    pub async fn of(state: &Scope, catalog: &Catalog, meter: &Meter, typed: Typed) -> Result<Self, Failure> {
        let words = state.words_of_all();
        let (zone, system, now) = (catalog.zone(meter.site_id), catalog.unit_system(meter.site_id), state.now());
        let registers = registers(catalog, meter);
        let lines = state.store.meter_change_list(meter.meter_id).await?.into_iter().map(|change| {
            let channel = catalog.channels.get(&change.channel_id);
            let shown = |value: f64| match channel {
                Some(channel) => {
                    let (value, unit) = display::amount(value, channel.utility, system);
                    format!("{}\u{a0}{unit}", words.fixed(value, 2))
                }
                None => words.fixed(value, 2),
            };
            let what = channel.map(|channel| label::channel(words, channel)).unwrap_or_default();
            let when = words.when(&zone, change.at, now);
            let text = says::line(words, &when, &what, &shown(change.old_final), &shown(change.new_initial));
            (change.channel_id, change.at, text, change.note)
        });
        let choices = registers.iter().map(|channel| {
            let unit = display::amount(1.0, channel.utility, system).1;
            (channel.channel_id.to_string(), says::register(words, &label::channel(words, channel), unit))
        });
        let Typed { mut input, faults } = typed;
        if input == ChangeInput::default() {
            input.date = zone.date(now).to_string();
            input.new_initial = "0".to_owned();
        }
        let unit = match registers.as_slice() {
            [only] => display::amount(1.0, only.utility, system).1,
            _ => "",
        };
        Ok(Self { lines: lines.collect(), choices: choices.collect(), input, zone: zone.name.clone(), unit, faults })
    }
}

fn registers<'a>(catalog: &'a Catalog, meter: &Meter) -> Vec<&'a Channel> {
    catalog.channels_of_meter(meter.meter_id).filter(|channel| channel.kind == ChannelKind::Cumulative).collect()
}

/// The form as it was typed, and what is wrong with it.
#[derive(Default)]
pub struct Typed {
    input: ChangeInput,
    /// What is wrong with it.
    pub faults: Faults,
}

/// Records a change, unless something is wrong.
///
/// # Errors
/// The store's, if no field is to blame.
pub async fn add(state: &Scope, catalog: &Catalog, meter: &Meter, input: ChangeInput) -> Result<Sent<Typed>, Failure> {
    let words = state.words_of_all();
    let zone = catalog.zone(meter.site_id);
    let change = match input.change(words, &registers(catalog, meter), &zone, catalog.unit_system(meter.site_id), state.now()) {
        Ok(change) => change,
        Err(faults) => return Ok(Sent::Again(Typed { input, faults })),
    };
    match state.store.meter_change_insert(&change).await {
        Ok(()) => Ok(Sent::Saved(format!("/settings/meters/{}?done=changed#changes", meter.meter_id))),
        Err(error) => {
            let faults = faults_of(error, |field| match field {
                "channel_id" => "channel",
                "old_final" => "old_final",
                "new_initial" => "new_initial",
                _ => "date",
            })?;
            Ok(Sent::Again(Typed { input, faults }))
        }
    }
}

/// The form of a button: which change it is for.
#[derive(Deserialize)]
pub struct Which {
    channel: i64,
    at: Millis,
}

pub async fn remove(state: Scope, Path(id): Path<i64>, Form(which): Form<Which>) -> Response {
    let done = async {
        let channel_id = channel_of(&state.catalog(), id, which.channel)?;
        state.store.meter_change_delete(channel_id, which.at).await?;
        Ok(see_other(&format!("/settings/meters/{id}?done=taken#changes")))
    };
    answered(&state, done.await)
}

/// The changes, and the form.
#[component]
pub fn Changes(words: Words, id: MeterId, changes: Shown) -> impl IntoView {
    let Shown { lines, choices, input, zone, unit, faults } = changes;
    let f = || faults.clone();
    let has_registers = !choices.is_empty();
    let action = format!("/settings/meters/{id}/changes");
    let is_open = !faults.is_empty();
    view! {
        <section class="page-section" aria-labelledby="changes">
            <h2 id="changes">{says::title(words)}</h2>
            <p class="lede">
                {if has_registers {
                    says::lede(words)
                } else {
                    says::no_register(words)
                }}
            </p>
            {(!lines.is_empty()).then(|| view! {
                <ul class="change-list">
                    {lines.into_iter().map(|(channel, at, text, note)| view! {
                        <li>
                            <p>{text}{(!note.is_empty()).then(|| view! { <span class="status-text">{format!(" {note}")}</span> })}</p>
                            <PostButton action=format!("/settings/meters/{id}/changes/remove") with=vec![("channel", channel.to_string()), ("at", at.to_string())] label=says::take_back(words) class="button-small"/>
                        </li>
                    }).collect_view()}
                </ul>
            })}
            {has_registers.then(|| view! {
                <details class="details" open=is_open>
                    <summary>{says::add(words)}</summary>
                    <form class="form" method="post" action=action>
                        <FormFault words faults=f()/>
                        <div class="form-row">
                            <SelectField name="channel" label=says::register_label(words) value=input.channel choices=choices faults=f()/>
                            <TextField name="date" label=says::day(words) value=input.date kind="date" faults=f()/>
                            <TextField name="time" label=says::time(words) value=input.time kind="time" hint=says::time_hint(words, &zone) faults=f()/>
                        </div>
                        <div class="form-row">
                            <TextField name="old_final" label=says::old(words) value=input.old_final keys="decimal" unit=unit faults=f()/>
                            <TextField name="new_initial" label=says::new(words) value=input.new_initial keys="decimal" unit=unit faults=f()/>
                        </div>
                        <TextArea name="note" label=says::note(words) value=input.note rows=2 hint=says::note_hint(words) faults=f()/>
                        <p class="field-hint">{says::worked_out_again(words)}</p>
                        <div class="form-actions"><button class="button button-primary" type="submit">{says::save(words)}</button></div>
                    </form>
                </details>
            })}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::Utility;

    fn register() -> Channel {
        Channel { utility: Utility::NaturalGas, unit: Utility::NaturalGas.unit(), ..domain::fixture::channel(3, 1) }
    }

    fn typed() -> ChangeInput {
        ChangeInput {
            channel: "3".to_owned(),
            date: "2026-11-02".to_owned(),
            time: "10:30".to_owned(),
            old_final: "84 210,7".to_owned(),
            new_initial: "0".to_owned(),
            note: " by the utility ".to_owned(),
        }
    }

    #[test]
    fn figures_are_typed_as_the_counter_shows_them_and_kept_in_the_stored_unit() {
        let change = typed().change(Words::ENGLISH, &[&register()], &Zone::utc(), UnitSystem::Metric, Millis::MAX).unwrap();
        assert!((change.old_final - 84_210.7 * 0.363).abs() < 1e-6, "{change:?}");
        assert_eq!((change.at, change.new_initial, change.note.as_str()), (1_793_615_400_000, 0.0, "by the utility"));
        let change = typed().change(Words::ENGLISH, &[&register()], &Zone::utc(), UnitSystem::Us, Millis::MAX).unwrap();
        assert_eq!(change.old_final, 84_210.7);
    }

    #[test]
    fn a_change_that_cannot_be_has_a_fault_for_each_field() {
        let input = ChangeInput { channel: "9".to_owned(), time: "noon".to_owned(), old_final: "-1".to_owned(), ..typed() };
        let faults = input.change(Words::ENGLISH, &[&register()], &Zone::utc(), UnitSystem::Metric, Millis::MAX).unwrap_err();
        assert_eq!(faults.keys().copied().collect::<Vec<_>>(), ["channel", "date", "old_final"]);
        let faults = typed().change(Words::ENGLISH, &[&register()], &Zone::utc(), UnitSystem::Metric, 0).unwrap_err();
        assert!(faults["date"].contains("in the future"), "{faults:?}");
    }
}
