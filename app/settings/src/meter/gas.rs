//! What a gas meter's volume holds: the list, a form to add a value from the bill, and a way to take
//! one back.

use super::meter_of;
use crate::field::{Figures, needed};
use app::document::answer::{Failure, Sent, answered, faults_of, see_other};
use app::document::part::{Faults, FormFault, PostButton, TextField};
use app::{Scope, typed};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::{GasQuality, Meter, MeterId, Millis, Utility, Zone};
use leptos::prelude::*;
use serde::Deserialize;
use store::Catalog;
use wording::Words;
use wording::page::settings::meter::gas as says;

const CALORIFIC: Figures = Figures { range: GasQuality::KWH_PER_M3, would_do: says::calorific_would_do };
const CORRECTION: Figures = Figures { range: GasQuality::CORRECTION, would_do: says::correction_would_do };

/// The form of a value.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GasInput {
    from: String,
    kwh_per_m3: String,
    correction: String,
}

impl GasInput {
    /// The value, or the faults of the form.
    fn quality(&self, words: Words, zone: &Zone, now: Millis) -> Result<GasQuality, Faults> {
        let mut faults = Faults::new();
        let from = match typed::instant(words, zone, self.from.trim(), "00:00", "from") {
            Ok(at) if at > now => {
                faults.insert("from", says::yet_to_come(words, &words.stamp(zone, at)));
                None
            }
            Ok(at) => Some(at),
            Err((_, why)) => {
                faults.insert("from", why);
                None
            }
        };
        let kwh_per_m3 = needed(words, "kwh_per_m3", &self.kwh_per_m3, &CALORIFIC, &mut faults);
        let correction = needed(words, "correction", &self.correction, &CORRECTION, &mut faults);
        match (from, kwh_per_m3, correction) {
            (Some(from), Some(kwh_per_m3), Some(correction)) => Ok(GasQuality { from, kwh_per_m3, correction }),
            _ => Err(faults),
        }
    }
}

/// What the page shows.
pub struct Shown {
    /// `(from when, in words)` of each value, the newest first.
    lines: Vec<(Millis, String)>,
    input: GasInput,
    faults: Faults,
}

/// The form as it was typed, and what is wrong with it.
#[derive(Default)]
pub struct Typed {
    input: GasInput,
    /// What is wrong with it.
    pub faults: Faults,
}

impl Shown {
    /// The values of a meter, and the form for another one; `None` for a meter without gas.
    pub fn of(words: Words, catalog: &Catalog, meter: &Meter, typed: Typed, now: Millis) -> Option<Self> {
        let mut channels = catalog.channels_of_meter(meter.meter_id);
        if !channels.any(|channel| channel.utility == Utility::NaturalGas) {
            return None;
        }
        let zone = catalog.zone(meter.site_id);
        let line = |one: &GasQuality| {
            let (kwh, correction) = (words.fixed(one.kwh_per_m3, 3), words.fixed(one.correction, 4));
            (one.from, says::line(words, &words.when(&zone, one.from, now), &kwh, &correction))
        };
        let lines = catalog.gas_of(meter.meter_id).iter().rev().map(line).collect();
        let Typed { mut input, faults } = typed;
        if input == GasInput::default() {
            input.correction = "1".to_owned();
        }
        Some(Self { lines, input, faults })
    }
}

/// Keeps a value, unless something is wrong.
///
/// # Errors
/// The store's, if no field is to blame.
pub async fn add(state: &Scope, catalog: &Catalog, meter: &Meter, input: GasInput) -> Result<Sent<Typed>, Failure> {
    let words = state.words_of_all();
    let quality = match input.quality(words, &catalog.zone(meter.site_id), state.now()) {
        Ok(quality) => quality,
        Err(faults) => return Ok(Sent::Again(Typed { input, faults })),
    };
    match state.store.gas_quality_put(meter.meter_id, &quality).await {
        Ok(()) => Ok(Sent::Saved(format!("/settings/meters/{}?done=gas#gas", meter.meter_id))),
        Err(error) => {
            let faults = faults_of(error, |field| match field {
                "kwh_per_m3" => "kwh_per_m3",
                "correction" => "correction",
                _ => "from",
            })?;
            Ok(Sent::Again(Typed { input, faults }))
        }
    }
}

/// The form of a button: which value it is for.
#[derive(Deserialize)]
pub struct Which {
    from: Millis,
}

pub async fn remove(state: Scope, Path(id): Path<i64>, Form(which): Form<Which>) -> Response {
    let done = async {
        let meter_id = meter_of(&state.catalog(), id)?.meter_id;
        state.store.gas_quality_delete(meter_id, which.from).await?;
        Ok(see_other(&format!("/settings/meters/{id}?done=gas#gas")))
    };
    answered(&state, done.await)
}

/// The values, and the form.
#[component]
pub fn Gas(words: Words, id: MeterId, gas: Shown) -> impl IntoView {
    let Shown { lines, input, faults } = gas;
    let f = || faults.clone();
    let is_open = !faults.is_empty();
    view! {
        <section class="page-section" aria-labelledby="gas">
            <h2 id="gas">{says::title(words)}</h2>
            <p class="lede">{says::lede(words)}</p>
            {(!lines.is_empty()).then(|| view! {
                <ul class="change-list">
                    {lines.into_iter().map(|(from, text)| view! {
                        <li>
                            <p>{text}</p>
                            <PostButton action=format!("/settings/meters/{id}/gas/remove") with=vec![("from", from.to_string())] label=says::take_back(words) class="button-small"/>
                        </li>
                    }).collect_view()}
                </ul>
            })}
            <details class="details" open=is_open>
                <summary>{says::add(words)}</summary>
                <form class="form" method="post" action=format!("/settings/meters/{id}/gas")>
                    <FormFault words faults=f()/>
                    <div class="form-row">
                        <TextField name="from" label=says::from(words) value=input.from kind="date" faults=f()/>
                        <TextField name="kwh_per_m3" label=says::calorific(words) value=input.kwh_per_m3 keys="decimal" unit="kWh/m³" hint=says::calorific_hint(words) faults=f()/>
                        <TextField name="correction" label=says::correction(words) value=input.correction keys="decimal" hint=says::correction_hint(words) faults=f()/>
                    </div>
                    <p class="field-hint">{says::worked_out_again(words)}</p>
                    <div class="form-actions"><button class="button button-primary" type="submit">{says::save(words)}</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn typed() -> GasInput {
        GasInput { from: "2026-03-01".to_owned(), kwh_per_m3: "11.25".to_owned(), correction: "0.9612".to_owned() }
    }

    #[test]
    fn a_value_holds_from_the_start_of_its_day_at_the_site() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let quality = typed().quality(Words::ENGLISH, &zone, i64::MAX).unwrap();
        assert_eq!(quality, GasQuality { from: 1_772_319_600_000, kwh_per_m3: 11.25, correction: 0.9612 });
    }

    #[test]
    fn a_value_in_megajoules_or_of_tomorrow_is_refused_at_its_field() {
        let zone = Zone::utc();
        let in_mj = GasInput { kwh_per_m3: "40.1".to_owned(), ..typed() }.quality(Words::ENGLISH, &zone, i64::MAX).unwrap_err();
        assert_eq!(in_mj.keys().collect::<Vec<_>>(), [&"kwh_per_m3"]);
        let ahead = typed().quality(Words::ENGLISH, &zone, 0).unwrap_err();
        assert_eq!(ahead.keys().collect::<Vec<_>>(), [&"from"]);
    }
}
