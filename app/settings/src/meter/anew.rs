//! What a change to a meter recomputes, and the part of a form that asks before it is done.

use domain::{BuildingId, Meter};
use leptos::prelude::*;
use store::{Catalog, MeterChange};
use wording::Words;
use wording::page::settings::meter::anew as says;

/// What a change recomputes, in sentences; empty if it recomputes nothing.
pub fn made_anew(words: Words, catalog: &Catalog, meter: &Meter, change: &MeterChange) -> Vec<String> {
    let building = |id: Option<BuildingId>| id.and_then(|id| catalog.buildings.get(&id));
    let (from, to) = (building(meter.building_id), building(change.building_id));
    let mut told = Vec::new();
    if change.is_understood_anew(meter) {
        told.push(says::hours_and_days(words, &change.name));
    }
    match (from, to) {
        (from, to) if from.map(|one| one.building_id) == to.map(|one| one.building_id) => {
            let is_same = (meter.role, meter.parent_meter_id) == (change.role, change.parent_meter_id);
            if let Some(building) = to.filter(|_| !is_same) {
                told.push(says::building_added_up(words, &building.name));
            }
        }
        (Some(from), Some(to)) => told.push(says::counts_for(words, &to.name, Some(&from.name))),
        (None, Some(to)) => {
            told.push(says::counts_for(words, &to.name, None));
        }
        (Some(from), None) => told.push(says::counts_no_more_for(words, &from.name)),
        (None, None) => {}
    }
    if let Some(to) = to
        && catalog.zone(to.site_id).name != catalog.zone(meter.site_id).name
    {
        told.push(says::days_cut(words, &catalog.zone(to.site_id).name));
    }
    told
}

/// The part of a form that says what is recomputed, with a button that agrees to exactly that
/// (`agreed`) and the way back.
#[component]
pub fn MadeAnew(words: Words, told: Vec<String>, button: &'static str, back: String) -> impl IntoView {
    view! {
        <div class="form-notice" role="status">
            <p><strong>{says::not_saved_yet(words)}</strong></p>
            <ul>{told.iter().cloned().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
            <p>{says::readings_stay(words)}</p>
            <div class="form-actions">
                <button class="button button-primary" type="submit" name="agreed" value=told.join(" ")>{button}</button>
                <a class="button button-quiet" href=back>{says::leave_it(words)}</a>
            </div>
        </div>
    }
    .into_any()
}
