//! Which meters count for a building, and a way to move one to it. The page says what a move would
//! recompute before it is done.

use crate::meter::{MadeAnew, made_anew};
use app::Scope;
use app::document::answer::{Failure, Sent};
use app::document::part::{Faults, PostButton, SelectField};
use domain::{Building, BuildingId, Meter, MeterId, MeterRole, MeterStatus};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, MeterChange};
use wording::page::settings::place::taken as says;
use wording::{Words, label};

/// The meters that can be moved to a building, and the one that is about to be moved.
#[derive(Clone, Debug, Default)]
pub struct Moving {
    /// `(meter, its place and name)` of meters without a building, then of those of other
    /// buildings.
    others: Vec<(String, String)>,
    meter: String,
    role: String,
    /// What the move would recompute, in sentences; empty while no move is asked for.
    told: Vec<String>,
}

impl Moving {
    /// No move is asked for.
    pub fn none(state: &Scope, id: i64) -> Self {
        let words = state.words_of_all();
        let others = other_meters(words, &state.catalog(), BuildingId(id));
        Self { others, role: MeterRole::Main.as_str().to_owned(), ..Self::default() }
    }
}

/// The meters of a building: `(meter, name, facts in a line)`.
pub fn lines(words: Words, catalog: &Catalog, building_id: BuildingId) -> Vec<(MeterId, String, String)> {
    let line = |meter: &Meter| (meter.meter_id, meter.name.clone(), crate::meter::line(words, catalog, meter));
    catalog.meters_of(building_id).map(line).collect()
}

fn other_meters(words: Words, catalog: &Catalog, building_id: BuildingId) -> Vec<(String, String)> {
    let name = |one: &Meter| match one.building_id.and_then(|id| catalog.buildings.get(&id)) {
        Some(building) => says::meter_of(words, &building.name, &one.name),
        None => says::meter_of_none(words, &one.name),
    };
    let mut others: Vec<&Meter> = catalog.meters.values().filter(|one| one.building_id != Some(building_id)).collect();
    let has_building = |one: &Meter| one.building_id.is_some();
    others.sort_by(|one, other| {
        has_building(one).cmp(&has_building(other)).then_with(|| app::natural_order(&name(one), &name(other)))
    });
    others.into_iter().map(|one| (one.meter_id.to_string(), name(one))).collect()
}

/// The form of a move: which meter, and the text that was agreed to.
#[derive(Clone, Deserialize)]
pub struct Taken {
    meter: i64,
    role: String,
    #[serde(default)]
    agreed: String,
}

impl Taken {
    /// The meter as it will be in that building.
    fn change(&self, catalog: &Catalog, building_id: BuildingId, meter: &Meter) -> Option<MeterChange> {
        let role = MeterRole::parse(&self.role)?;
        let main = catalog.meters_of(building_id).find(|one| one.role == MeterRole::Main);
        Some(MeterChange {
            building_id: Some(building_id),
            role,
            // It loses its parent meter in the other building.
            parent_meter_id: main.filter(|_| role == MeterRole::Submeter).map(|main| main.meter_id),
            status: if meter.status == MeterStatus::New { MeterStatus::Active } else { meter.status },
            ..MeterChange::of(meter)
        })
    }
}

/// Moves the meter to the building, unless what that recomputes must be agreed to first.
///
/// # Errors
/// The store's, or that the meter is not there.
pub async fn take(state: &Scope, catalog: &Catalog, building: &Building, taken: &Taken) -> Result<Sent<Moving>, Failure> {
    let words = state.words_of_all();
    let id = building.building_id;
    let meter = catalog.meters.get(&MeterId(taken.meter)).ok_or(Failure::Missing("meter"))?;
    let change = taken.change(catalog, id, meter);
    let change = change.ok_or_else(|| Failure::Store(store::Error::invalid("role", says::role_needed(words))))?;
    let told = made_anew(words, catalog, meter, &change);
    if taken.agreed != told.join(" ") {
        let moving = Moving { meter: taken.meter.to_string(), role: taken.role.clone(), told, ..Moving::none(state, id.0) };
        return Ok(Sent::Again(moving));
    }
    state.store.meter_update(&[(meter.meter_id, change)]).await?;
    Ok(Sent::Saved(format!("/settings/buildings/{id}?done=taken#meters")))
}

/// The list of meters, and the form.
#[component]
pub fn Meters(words: Words, id: i64, meters: Vec<(MeterId, String, String)>, moving: Moving) -> impl IntoView {
    let is_empty = meters.is_empty();
    let roles =
        MeterRole::ALL.iter().map(|role| (role.as_str().to_owned(), label::meter_role(words, *role).to_owned())).collect();
    let has_others = !moving.others.is_empty();
    let Moving { others, meter, role, told } = moving;
    let asks = !told.is_empty();
    view! {
        <section class="page-section" aria-labelledby="meters">
            <h2 id="meters">{says::heading(words)}</h2>
            <ul class="link-list">
                {meters.into_iter().map(|(id, name, text)| view! {
                    <li><a href=format!("/settings/meters/{id}")>{name}</a><p class="status-text">{text}</p></li>
                }).collect_view()}
            </ul>
            {has_others.then(|| view! {
                <form class="form" method="post" action=format!("/settings/buildings/{id}/take#meters")>
                    {asks.then(|| view! { <MadeAnew words told button=says::move_anew(words) back=format!("/settings/buildings/{id}")/> })}
                    <div class="form-row">
                        <SelectField name="meter" label=says::meter(words) value=meter choices=others hint=says::meter_hint(words) faults=Faults::new()/>
                        <SelectField name="role" label=says::role(words) value=role choices=roles hint=says::role_hint(words) faults=Faults::new()/>
                    </div>
                    {(!asks).then(|| view! { <div class="form-actions"><button class="button" type="submit">{says::move_label(words)}</button></div> })}
                </form>
            })}
            {is_empty.then(|| view! { <PostButton action=format!("/settings/buildings/{id}/remove") label=says::remove_building(words)/> })}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::fixture;

    fn meter(id: i64, building: Option<i64>, role: MeterRole) -> Meter {
        Meter { building_id: building.map(BuildingId), role, status: MeterStatus::New, ..fixture::meter(id) }
    }

    fn building(id: i64, name: &str) -> (BuildingId, Building) {
        (BuildingId(id), Building { name: name.to_owned(), ..fixture::building(id) })
    }

    #[test]
    fn a_move_says_what_it_makes_anew_as_the_meters_own_form_does() {
        let mut catalog = Catalog::default();
        catalog.buildings.extend([building(1, "Mill"), building(2, "Barn")]);
        [1, 2].into_iter().for_each(|id| catalog.meter_put(meter(id, Some(id), MeterRole::Main)));
        let taken = Taken { meter: 1, role: "submeter".to_owned(), agreed: String::new() };
        let moved = &catalog.meters[&MeterId(1)];
        let change = taken.change(&catalog, BuildingId(2), moved).unwrap_or_else(|| MeterChange::of(moved));
        assert_eq!(
            made_anew(Words::ENGLISH, &catalog, moved, &change),
            ["Its readings will count for Barn instead of Mill, from the first one on."]
        );
        assert_eq!((change.parent_meter_id, change.status), (Some(MeterId(2)), MeterStatus::Active));
        assert_eq!(other_meters(Words::ENGLISH, &catalog, BuildingId(2)), [("1".to_owned(), "Mill · Meter 1".to_owned())]);
        assert!(Taken { role: "king".to_owned(), ..taken }.change(&catalog, BuildingId(2), moved).is_none());
    }
}
