//! Gives a new meter a name and a building.

use super::failed;
use super::reading::encoded;
use crate::Scope;
use domain::{Appliance, BuildingId, BuildingType, MeterId, MeterRole, MeterStatus};
use store::NewBuilding;
use wording::frame::no_answer;
use wording::page::daily::new_meter as says;

/// The form that names a new meter.
pub struct Given {
    /// The name.
    pub name: String,
    /// The building's id, or `new`.
    pub building: String,
    /// How the meter counts.
    pub role: String,
    /// The name of a new building.
    pub new_building: String,
    /// The type of a new building.
    pub building_type: Option<String>,
}

/// Names a meter and assigns it to a building, which it makes if it is new. Returns the address to
/// go to (Home or the status page), which says what is wrong, if anything.
pub async fn meter_name(state: &Scope, meter_id: MeterId, given: Given, is_home: bool) -> String {
    match (name_meter(state, meter_id, given).await, is_home) {
        (Ok(()), true) => "/".to_owned(),
        (Ok(()), false) => "/status?done=meter#new-meters".to_owned(),
        (Err(why), true) => format!("/?form={meter_id}&fault={}#new-meters", encoded(&why)),
        (Err(why), false) => format!("/status?fault={}&meter={meter_id}#new-meters", encoded(&why)),
    }
}

async fn name_meter(state: &Scope, meter_id: MeterId, given: Given) -> Result<(), String> {
    let words = state.words_of_all();
    let role = MeterRole::parse(&given.role).ok_or_else(|| says::choose_role(words))?;
    let building_id = match given.building.parse() {
        Ok(id) => id,
        Err(_) => {
            let kind = given.building_type.as_deref().and_then(BuildingType::parse).unwrap_or(BuildingType::Other);
            make(state, &given.new_building, kind).await?
        }
    };
    let name = super::typed::name(words, &given.name)?;
    let catalog = state.catalog();
    let meter = catalog.meters.get(&meter_id).ok_or_else(|| says::gone(words))?;
    let parent = catalog
        .meters_of(building_id)
        .find(|main| main.role == MeterRole::Main && main.meter_id != meter_id)
        .map(|main| main.meter_id);
    let change = store::MeterChange {
        // Whoever calls a submeter "heat pump" has said what it feeds.
        appliance: meter.appliance.or_else(|| Appliance::proposed(&name)).filter(|_| role == MeterRole::Submeter),
        name,
        building_id: Some(building_id),
        role,
        parent_meter_id: parent.filter(|_| role == MeterRole::Submeter),
        status: MeterStatus::Active,
        ..store::MeterChange::of(meter)
    };
    state.store.meter_update(&[(meter_id, change)]).await.map_err(|error| match error {
        error if error.is_refusal() => error.to_string(),
        error => {
            failed(&error);
            no_answer(words).to_owned()
        }
    })
}

/// Creates a building with that name in the first site.
async fn make(state: &Scope, name: &str, building_type: BuildingType) -> Result<BuildingId, String> {
    let words = state.words_of_all();
    let name = super::typed::name(words, name)?;
    let catalog = state.catalog();
    if let Some(building) = catalog.buildings.values().find(|building| building.name.eq_ignore_ascii_case(&name)) {
        return Err(says::taken(words, &building.name));
    }
    let site_id = *catalog.sites.keys().next().ok_or_else(|| says::no_site(words))?;
    let building = NewBuilding {
        site_id,
        name,
        building_type,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        position: None,
        is_demo: false,
    };
    let made = state.store.building_insert(&[building], state.now()).await.map_err(|error| {
        failed(&error);
        no_answer(words).to_owned()
    })?;
    made.first().copied().ok_or_else(|| says::not_made(words).to_owned())
}
