//! A building: its type and size. Leaves out which meters count for it (`taken`).

use super::area::{area_read, area_written};
use super::taken::{self, Meters, Moving, lines};
use crate::above;
use crate::field::{Figures, figure, name, site_choices, whole};
use crate::weather::{degrees, position_of};
use app::Scope;
use app::baseline::baselines;
use app::document::answer::{Failure, Params, Sent, answered, see_other, status_of};
use app::document::frame::{Frame, opens};
use app::document::part::{Done, Faults, FormActions, FormFault, SelectField, TextField};
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use domain::{Building, BuildingId, BuildingType, SiteId, UnitSystem, Utility, display};
use leptos::prelude::*;
use serde::Deserialize;
use store::{BuildingChange, Catalog, NewBuilding};
use wording::page::settings::people;
use wording::page::settings::place::building as says;
use wording::{Words, label};

const AREA: Figures = Figures { range: 1.0..=1e8, would_do: says::area_would_do };
const FLOORS: Figures = Figures { range: 1.0..=200.0, would_do: says::floors_would_do };
const PEOPLE: Figures = Figures { range: 0.0..=1e6, would_do: says::people_would_do };
const YEAR: Figures = Figures { range: 1000.0..=2200.0, would_do: says::year_would_do };
const BASELINE: Figures = Figures { range: 1.0..=1e10, would_do: says::baseline_would_do };
const SCORE: Figures = Figures { range: 1.0..=100.0, would_do: says::score_would_do };

/// The form of a building.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct BuildingInput {
    site: String,
    name: String,
    kind: String,
    area: String,
    floors: String,
    people: String,
    year: String,
    score: String,
    latitude: String,
    longitude: String,
    baseline: String,
}

impl BuildingInput {
    fn of(building: &Building, system: UnitSystem) -> Self {
        let written = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
        Self {
            site: building.site_id.to_string(),
            name: building.name.clone(),
            kind: building.building_type.as_str().to_owned(),
            area: area_written(building.floor_area_m2, system),
            floors: written(building.floors),
            people: written(building.occupancy),
            year: written(building.year_built),
            score: written(building.energy_star_score),
            latitude: degrees(building.position.map(|at| at.0)),
            longitude: degrees(building.position.map(|at| at.1)),
            baseline: crate::field::written(building.baseline_kwh),
        }
    }

    /// The changed building, or the faults of the form. `before` is its present floor area in m².
    fn change(&self, words: Words, before: Option<f64>, system: UnitSystem) -> Result<BuildingChange, Faults> {
        let mut faults = Faults::new();
        let name = name(words, "name", &self.name, &mut faults);
        let building_type = BuildingType::parse(&self.kind);
        if building_type.is_none() {
            faults.insert("kind", says::purpose_needed(words).to_owned());
        }
        let area = figure(words, "area", &self.area, &AREA, &mut faults);
        let position = position_of(words, &self.latitude, &self.longitude).unwrap_or_else(|wrong| {
            faults.extend(wrong);
            None
        });
        let change = BuildingChange {
            name,
            building_type: building_type.unwrap_or(BuildingType::Other),
            floor_area_m2: area_read(area, before, system),
            floors: whole(words, "floors", &self.floors, &FLOORS, &mut faults),
            occupancy: whole(words, "people", &self.people, &PEOPLE, &mut faults),
            year_built: whole(words, "year", &self.year, &YEAR, &mut faults),
            energy_star_score: whole(words, "score", &self.score, &SCORE, &mut faults),
            position,
            baseline_kwh: figure(words, "baseline", &self.baseline, &BASELINE, &mut faults),
        };
        if faults.is_empty() { Ok(change) } else { Err(faults) }
    }
}

fn found(catalog: &Catalog, id: i64) -> Result<&Building, Failure> {
    catalog.buildings.get(&BuildingId(id)).ok_or(Failure::Missing("building"))
}

/// Another building of the site with the same name is a fault, because nobody could tell the two
/// apart.
fn check_name(words: Words, catalog: &Catalog, site_id: SiteId, name: &str, own: Option<BuildingId>) -> Result<(), Faults> {
    let is_same = |one: &&Building| one.site_id == site_id && Some(one.building_id) != own && one.name.eq_ignore_ascii_case(name);
    match catalog.buildings.values().find(is_same) {
        Some(other) => Err(Faults::from([("name", says::name_taken(words, &other.name))])),
        None => Ok(()),
    }
}

fn type_choices(words: Words) -> Vec<(String, String)> {
    BuildingType::ALL.iter().map(|one| (one.as_str().to_owned(), label::building_type(words, *one).to_owned())).collect()
}

pub async fn show(state: Scope, Path(id): Path<i64>, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = match params.done.as_deref() {
        Some("saved") => Some(says::saved(words)),
        Some("made") => Some(says::made(words)),
        Some("taken") => Some(says::taken(words)),
        _ => None,
    };
    answered(&state, page(&state, id, None, Moving::none(&state, id), Faults::new(), done).await)
}

pub async fn save(state: Scope, Path(id): Path<i64>, Form(input): Form<BuildingInput>) -> Response {
    answered(&state, save_or_show(&state, id, input).await)
}

async fn save_or_show(state: &Scope, id: i64, input: BuildingInput) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let building = found(&catalog, id)?;
    let change = input.change(words, building.floor_area_m2, catalog.unit_system(building.site_id)).and_then(|change| {
        check_name(words, &catalog, building.site_id, &change.name, Some(building.building_id))?;
        Ok(change)
    });
    match change {
        Ok(change) => {
            state.store.building_update(building.building_id, &change).await?;
            Ok(see_other(&format!("/settings/buildings/{id}?done=saved")))
        }
        Err(faults) => page(state, id, Some(input), Moving::none(state, id), faults, None).await,
    }
}

pub async fn take(state: Scope, Path(id): Path<i64>, Form(form): Form<taken::Taken>) -> Response {
    let taken = async {
        let catalog = state.catalog();
        match taken::take(&state, &catalog, found(&catalog, id)?, &form).await? {
            Sent::Saved(to) => Ok(see_other(&to)),
            Sent::Again(moving) => page(&state, id, None, moving, Faults::new(), None).await,
        }
    };
    answered(&state, taken.await)
}

/// The page: the building as stored or as typed, and its meters, with the move of one that waits
/// for agreement.
async fn page(
    state: &Scope,
    id: i64,
    typed: Option<BuildingInput>,
    moving: Moving,
    faults: Faults,
    done: Option<&'static str>,
) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let building = found(&catalog, id)?.clone();
    let system = catalog.unit_system(building.site_id);
    let input = typed.unwrap_or_else(|| BuildingInput::of(&building, system));
    let site = catalog.sites.get(&building.site_id).map(|site| site.name.clone()).unwrap_or_default();
    let meters = lines(words, &catalog, building.building_id);
    let unstated = Building { baseline_kwh: None, ..building.clone() };
    let metered = baselines(&state.store, &catalog, &[&unstated], state.now()).await?;
    let usual = match metered.get(&building.building_id) {
        Some(baseline) => says::baseline_metered(words, &words.amount(baseline.kwh, Utility::Electricity)),
        None => says::baseline_hint(words).to_owned(),
    };
    let status = status_of(&faults);
    let title = building.name.clone();
    let frame = Frame { above: &above::places(words), ..Frame::new(state, &title) };
    let who = format!("/settings/buildings/{id}/people");
    Ok(frame.answer(status, || {
        let [before, strong, rest] = says::headline(words, &building.name, meters.len());
        view! {
            <div class="headline-block">
                <p class="headline-over">{site}</p>
                <h1 class="headline">{before}<strong>{strong}</strong>{rest}</h1>
                <p class="lede">
                    <a href=format!("/buildings/{id}")>{says::see_use(words)}</a>
                    {opens(&who).then(|| view! { " · "<a href=who.clone()>{people::who_title(words)}</a> })}
                </p>
            </div>
            <Done text=done.map(ToOwned::to_owned)/>
            <form class="form" method="post" action=format!("/settings/buildings/{id}")>
                <FormFault words faults=faults.clone()/>
                <Fields words input system usual faults=faults.clone()/>
                <FormActions words label=says::save(words) back="/settings/places"/>
            </form>
            <Meters words id meters moving/>
        }
        .into_any()
    }))
}

/// The fields of a building.
#[component]
fn Fields(
    words: Words,
    input: BuildingInput,
    system: UnitSystem,
    /// What is taken for the usual use while none is stated.
    usual: String,
    faults: Faults,
) -> impl IntoView {
    let f = || faults.clone();
    let unit = display::area_m2(1.0, system).1;
    view! {
        <div class="form-row">
            <TextField name="name" label=says::name(words) value=input.name faults=f()/>
            <SelectField name="kind" label=says::purpose(words) value=input.kind choices=type_choices(words) faults=f()/>
            <TextField name="area" label=says::area(words) value=input.area keys="decimal" unit=unit faults=f()/>
        </div>
        <div class="form-row">
            <TextField name="floors" label=says::floors(words) value=input.floors keys="numeric" faults=f()/>
            <TextField name="people" label=says::people(words) value=input.people keys="numeric" hint=says::people_hint(words) faults=f()/>
            <TextField name="year" label=says::year(words) value=input.year keys="numeric" faults=f()/>
            <TextField name="score" label=says::score(words) value=input.score keys="numeric" hint=says::score_hint(words) faults=f()/>
        </div>
        <div class="form-row">
            <TextField name="baseline" label=says::baseline(words) value=input.baseline keys="decimal" unit="kWh" hint=usual faults=f()/>
            <TextField name="latitude" label=says::latitude(words) value=input.latitude unit="°" hint=says::position_hint(words) faults=f()/>
            <TextField name="longitude" label=says::longitude(words) value=input.longitude unit="°" faults=f()/>
        </div>
    }
    .into_any()
}

pub async fn remove(state: Scope, Path(id): Path<i64>) -> Response {
    let done = state.store.building_delete(BuildingId(id)).await;
    answered(&state, done.map(|()| see_other("/settings/places?done=removed")).map_err(Failure::from))
}

pub async fn new(state: Scope) -> Response {
    let catalog = state.catalog();
    let site = catalog.sites.keys().next().map(ToString::to_string).unwrap_or_default();
    let input = BuildingInput { site, kind: BuildingType::Home.as_str().to_owned(), ..BuildingInput::default() };
    new_page(&state, input, Faults::new())
}

fn new_page(state: &Scope, input: BuildingInput, faults: Faults) -> Response {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let sites = site_choices(&catalog);
    let system = input.site.parse().map(|id| catalog.unit_system(id)).unwrap_or_default();
    let unit = display::area_m2(1.0, system).1;
    let status = status_of(&faults);
    let frame = Frame { above: &above::places(words), ..Frame::new(state, says::new_title(words)) };
    frame.answer(status, || {
        let f = || faults.clone();
        view! {
            <div class="headline-block">
                <h1 class="headline">{says::new_headline(words)}</h1>
                <p class="lede">{says::new_lede(words)}</p>
            </div>
            <form class="form" method="post" action="/settings/buildings/new">
                <FormFault words faults=f()/>
                {if sites.len() > 1 {
                    view! { <SelectField name="site" label=says::new_site(words) value=input.site choices=sites faults=f()/> }.into_any()
                } else {
                    view! { <input type="hidden" name="site" value=input.site/> }.into_any()
                }}
                <div class="form-row">
                    <TextField name="name" label=says::name(words) value=input.name faults=f()/>
                    <SelectField name="kind" label=says::purpose(words) value=input.kind choices=type_choices(words) faults=f()/>
                    <TextField name="area" label=says::area(words) value=input.area keys="decimal" unit=unit hint=says::new_area_hint(words) faults=f()/>
                </div>
                <FormActions words label=says::add(words) back="/settings/places"/>
            </form>
        }
        .into_any()
    })
}

pub async fn make(state: Scope, Form(input): Form<BuildingInput>) -> Response {
    let words = state.words_of_all();
    let made = async {
        let catalog = state.catalog();
        let site_id = input.site.parse().ok().filter(|id| catalog.sites.contains_key(id));
        let Some(site_id) = site_id else {
            return Ok(new_page(&state, input, Faults::from([("site", says::site_needed(words).to_owned())])));
        };
        let change = input.change(words, None, catalog.unit_system(site_id)).and_then(|change| {
            check_name(words, &catalog, site_id, &change.name, None)?;
            Ok(change)
        });
        let change = match change {
            Ok(change) => change,
            Err(faults) => return Ok(new_page(&state, input, faults)),
        };
        let building = NewBuilding {
            site_id,
            name: change.name,
            building_type: change.building_type,
            floor_area_m2: change.floor_area_m2,
            floors: change.floors,
            occupancy: change.occupancy,
            year_built: change.year_built,
            position: change.position,
            is_demo: false,
        };
        let made = state.store.building_insert(&[building], state.now()).await?;
        let id = made.first().ok_or(Failure::Missing("building"))?;
        Ok(see_other(&format!("/settings/buildings/{id}?done=made")))
    };
    answered(&state, made.await)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn building() -> Building {
        Building {
            name: "Mill Hall".to_owned(),
            building_type: BuildingType::Residential,
            floor_area_m2: Some(4_123.4),
            floors: Some(5),
            occupancy: Some(180),
            year_built: Some(1974),
            position: Some((42.0, -76.125)),
            baseline_kwh: Some(187_400.0),
            ..domain::fixture::building(1)
        }
    }

    #[test]
    fn a_form_that_is_saved_as_it_came_changes_nothing() {
        for system in [UnitSystem::Us, UnitSystem::Metric] {
            let change = BuildingInput::of(&building(), system).change(Words::ENGLISH, building().floor_area_m2, system).unwrap();
            assert_eq!(change, BuildingChange::of(&building()));
        }
    }

    #[test]
    fn each_fault_names_its_field_what_was_given_and_what_would_do() {
        let input = BuildingInput {
            kind: "castle".to_owned(),
            floors: "2.5".to_owned(),
            score: "101".to_owned(),
            latitude: "91".to_owned(),
            baseline: "much".to_owned(),
            ..BuildingInput::of(&building(), UnitSystem::Metric)
        };
        let faults = input.change(Words::ENGLISH, None, UnitSystem::Metric).unwrap_err();
        assert_eq!(faults.keys().copied().collect::<Vec<_>>(), ["baseline", "floors", "kind", "latitude", "score"]);
        assert!(faults["score"].contains("“101”") && faults["score"].contains("1 to 100"), "{faults:?}");
    }
}
