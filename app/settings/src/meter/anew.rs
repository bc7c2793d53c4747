//! What a change to a meter recomputes, and the part of a form that asks before it is done.

use domain::{BuildingId, Meter};
use leptos::prelude::*;
use store::{Catalog, MeterChange};

/// What a change recomputes, in sentences; empty if it recomputes nothing.
pub fn made_anew(catalog: &Catalog, meter: &Meter, change: &MeterChange) -> Vec<String> {
    let building = |id: Option<BuildingId>| id.and_then(|id| catalog.buildings.get(&id));
    let (from, to) = (building(meter.building_id), building(change.building_id));
    let mut told = Vec::new();
    if change.is_understood_anew(meter) {
        told.push(format!("Every hour and day of {} is worked out again from its readings.", change.name));
    }
    match (from, to) {
        (from, to) if from.map(|one| one.building_id) == to.map(|one| one.building_id) => {
            let is_same = (meter.role, meter.parent_meter_id) == (change.role, change.parent_meter_id);
            if let Some(building) = to.filter(|_| !is_same) {
                told.push(format!("What {} used is added up anew, from the first reading on.", building.name));
            }
        }
        (Some(from), Some(to)) => {
            told.push(format!("What it has metered counts for {} instead of {}, from its first reading on.", to.name, from.name))
        }
        (None, Some(to)) => {
            told.push(format!("What it has metered counts for {}, from its first reading on.", to.name));
        }
        (Some(from), None) => told.push(format!("It counts for {} no more, in the past neither.", from.name)),
        (None, None) => {}
    }
    if let Some(to) = to
        && catalog.zone(to.site_id).name != catalog.zone(meter.site_id).name
    {
        told.push(format!("Its days are cut at the midnights of {}.", catalog.zone(to.site_id).name));
    }
    told
}

/// The part of a form that says what is recomputed, with a button that agrees to exactly that
/// (`agreed`) and the way back.
#[component]
pub fn MadeAnew(told: Vec<String>, button: &'static str, back: String) -> impl IntoView {
    view! {
        <div class="form-notice" role="status">
            <p><strong>"Nothing is saved yet. This will be made anew:"</strong></p>
            <ul>{told.iter().cloned().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
            <p>"The readings stay as they came. A year of quarter-hours takes some seconds, in which others wait."</p>
            <div class="form-actions">
                <button class="button button-primary" type="submit" name="agreed" value=told.join(" ")>{button}</button>
                <a class="button button-quiet" href=back>"Leave it as it is"</a>
            </div>
        </div>
    }
    .into_any()
}
