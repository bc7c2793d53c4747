//! The demo's department: the buildings that its head answers for, with a budget and a target. Leaves out
//! who may be its head (`http::sign_in::see_as`).

use crate::Error;
use demo::Neighbourhood;
use domain::access::DEMO_DEPARTMENT;
use domain::{BuildingId, BuildingType, Millis};
use store::{Actor, NewDepartment, Store};

/// What its two buildings cost in a year is a little less, in the site's currency.
const YEARLY_BUDGET: f64 = 450_000.0;

/// Creates the department, unless there is any: what people made and removed is theirs.
///
/// # Errors
/// The store's.
pub async fn ensure(store: &Store, town: &Neighbourhood, buildings: &[BuildingId], now: Millis) -> Result<(), Error> {
    if !store.department_list().await?.is_empty() {
        return Ok(());
    }
    let is_of_it = |kind: &str| BuildingType::parse(kind).is_some_and(|kind| DEMO_DEPARTMENT.contains(&kind));
    let pairs = town.buildings().iter().zip(buildings);
    let department = NewDepartment {
        name: "Library and Sciences".to_owned(),
        head: Some("Morgan Ellis".to_owned()),
        contact_email: Some("energy@maple-hollow.example".to_owned()),
        yearly_budget: Some(YEARLY_BUDGET),
        reduction_percent: Some(5.0),
        buildings: pairs.filter(|(building, _)| is_of_it(building.kind.as_str())).map(|(_, id)| *id).collect(),
    };
    store.department_insert(&department, &Actor::setting("demo"), now).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::role::demo::places;
    use store::{Department, NewBuilding};

    /// Monday, 2026-01-12, 17:30 in New York.
    const MONDAY: Millis = 1_768_257_000_000;

    #[tokio::test]
    async fn the_department_is_made_once_and_goes_with_its_buildings() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}/test.db", folder.path().display())).await.unwrap();
        let town = Neighbourhood::new(7, "America/New_York", MONDAY).unwrap();
        places::ensure(&store, &town, MONDAY).await.unwrap();
        let made: Vec<Department> = store.department_list().await.unwrap();
        let catalog = store.catalog();
        let kinds = made[0].department.buildings.iter().map(|id| catalog.buildings[id].building_type);
        assert_eq!((made.len(), kinds.collect::<Vec<_>>()), (1, vec![BuildingType::Library, BuildingType::Research]));
        let ids: Vec<_> = catalog.buildings.keys().copied().collect();
        ensure(&store, &town, &ids, MONDAY).await.unwrap();
        assert_eq!(store.department_list().await.unwrap(), made);

        // One that answers for a real building too is somebody's own.
        let site_id = *catalog.sites.keys().next().unwrap();
        let own = NewBuilding {
            site_id,
            name: "Boat House".to_owned(),
            building_type: BuildingType::Other,
            floor_area_m2: None,
            floors: None,
            occupancy: None,
            year_built: None,
            position: None,
            is_demo: false,
        };
        let boat_house = store.building_insert(&[own], MONDAY).await.unwrap()[0];
        let mixed =
            NewDepartment { name: "Grounds".to_owned(), buildings: vec![ids[0], boat_house], ..made[0].department.clone() };
        store.department_insert(&mixed, &Actor::setting("demo"), MONDAY).await.unwrap();
        store.demo_remove().await.unwrap();
        let left = store.department_list().await.unwrap();
        let left: Vec<_> = left.iter().map(|one| (one.department.name.as_str(), one.department.buildings.as_slice())).collect();
        assert_eq!(left, [("Grounds", [boat_house].as_slice())]);
    }
}
