//! Buildings: how they are created, their details, and how they go. Leaves out choosing what counts
//! in them (`meter`).

use super::gone::forget_gone;
use super::name::check_name;
use crate::backend::Tx;
use crate::catalog::rows;
use crate::error::During;
use crate::people::access::building_goes;
use crate::{Catalog, Error, Result, Store};
use domain::{Building, BuildingId, BuildingType, Millis, SiteId};

/// A building to create.
#[derive(Clone, Debug)]
pub struct NewBuilding {
    /// Its site.
    pub site_id: SiteId,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub building_type: BuildingType,
    /// Gross floor area in m².
    pub floor_area_m2: Option<f64>,
    /// Storeys.
    pub floors: Option<i64>,
    /// People who live or work there.
    pub occupancy: Option<i64>,
    /// The year it was built in.
    pub year_built: Option<i64>,
    /// Latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// Made by the demo.
    pub is_demo: bool,
}

/// A building's new details.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingChange {
    /// The building's display name.
    pub name: String,
    /// What it is used for.
    pub building_type: BuildingType,
    /// Gross floor area in m².
    pub floor_area_m2: Option<f64>,
    /// Number of storeys.
    pub floors: Option<i64>,
    /// Number of people who live or work there.
    pub occupancy: Option<i64>,
    /// The year it was built.
    pub year_built: Option<i64>,
    /// The ENERGY STAR score, 1 to 100.
    pub energy_star_score: Option<i64>,
    /// Latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// What it usually uses of electricity in a year, in kWh.
    pub baseline_kwh: Option<f64>,
}

impl BuildingChange {
    /// The building's current details: the start of an edit.
    #[must_use]
    pub fn of(building: &Building) -> Self {
        Self {
            name: building.name.clone(),
            building_type: building.building_type,
            floor_area_m2: building.floor_area_m2,
            floors: building.floors,
            occupancy: building.occupancy,
            year_built: building.year_built,
            energy_star_score: building.energy_star_score,
            position: building.position,
            baseline_kwh: building.baseline_kwh,
        }
    }

    fn check(&self) -> Result<()> {
        check_name(&self.name, "building")?;
        let (field, why) = if self.floor_area_m2.is_some_and(|area| !area.is_finite() || area <= 0.0) {
            ("floor_area_m2", format!("the floor area is {:?} m²: it must be above 0, or none", self.floor_area_m2))
        } else if self.floors.is_some_and(|floors| floors < 1) {
            ("floors", format!("the building has {:?} floors: there must be one at least, or none stated", self.floors))
        } else if self.occupancy.is_some_and(|people| people < 0) {
            ("occupancy", format!("the building has {:?} people: there must be 0 or more, or none stated", self.occupancy))
        } else if self.energy_star_score.is_some_and(|score| !(1..=100).contains(&score)) {
            (
                "energy_star_score",
                format!("the ENERGY STAR score is {:?}: it must be from 1 to 100, or none", self.energy_star_score),
            )
        } else if let Some((latitude, longitude)) = self.position.filter(|at| !is_on_earth(*at)) {
            (
                "position",
                format!(
                    "the position is {latitude}, {longitude}: the latitude must be from -90 to 90 and the longitude from -180 to 180"
                ),
            )
        } else if self.baseline_kwh.is_some_and(|kwh| !kwh.is_finite() || kwh <= 0.0) {
            ("baseline_kwh", format!("the usual use is {:?} kWh a year: it must be above 0, or none", self.baseline_kwh))
        } else {
            return Ok(());
        };
        Err(Error::invalid(field, why))
    }
}

const INSERT: &str = "insert into building (site_id, name, building_type, floor_area_m2, floors, occupancy, year_built, is_demo, \
     latitude, longitude, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning building_id";
const UPDATE: &str = "update building set name = $2, building_type = $3, floor_area_m2 = $4, floors = $5, occupancy = $6, \
     year_built = $7, energy_star_score = $8, latitude = $9, longitude = $10, baseline_kwh = $11 where building_id = $1";
const DELETE: &str = "delete from building where building_id = $1";
const TARGETS: &str = "select count(*) from target where building_id = $1";
/// Models and anomalies of a meter stay with the meter; those of the building are deleted with it.
const LET_GO: &[&str] = &[
    "update anomaly set building_id = null where building_id = $1 and series_id in (select series_id from series where owner = 'channel')",
    "update model set building_id = null where building_id = $1 and series_id in (select series_id from series where owner = 'channel')",
    "delete from series where owner = 'building' and owner_id = $1",
];

fn is_on_earth((latitude, longitude): (f64, f64)) -> bool {
    (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude)
}

impl Store {
    /// Creates buildings at `now`, all in one transaction.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an invalid name; or when a statement fails.
    pub async fn building_insert(&self, buildings: &[NewBuilding], now: Millis) -> Result<Vec<BuildingId>> {
        buildings.iter().try_for_each(|building| check_name(&building.name, "building"))?;
        let (_tails, mut tx, before) = self.change_begin().await?;
        let mut made = Vec::with_capacity(buildings.len());
        for building in buildings {
            let id: BuildingId = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
                .bind(building.site_id)
                .bind(&building.name)
                .bind(building.building_type.as_str())
                .bind(building.floor_area_m2)
                .bind(building.floors)
                .bind(building.occupancy)
                .bind(building.year_built)
                .bind(building.is_demo)
                .bind(building.position.map(|at| at.0))
                .bind(building.position.map(|at| at.1))
                .bind(now)
                .fetch_one(connection)
                .await)
            .during("make a building")?;
            made.push(id);
        }
        self.buildings_end(tx, &before).await?;
        Ok(made)
    }

    /// Changes a building's details.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`]; or when a statement fails.
    pub async fn building_update(&self, building_id: BuildingId, change: &BuildingChange) -> Result<()> {
        change.check()?;
        let (_tails, mut tx, before) = self.change_begin().await?;
        if !before.buildings.contains_key(&building_id) {
            return Err(Error::not_found("building", building_id));
        }
        on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
            .bind(building_id)
            .bind(change.name.trim())
            .bind(change.building_type.as_str())
            .bind(change.floor_area_m2)
            .bind(change.floors)
            .bind(change.occupancy)
            .bind(change.year_built)
            .bind(change.energy_star_score)
            .bind(change.position.map(|at| at.0))
            .bind(change.position.map(|at| at.1))
            .bind(change.baseline_kwh)
            .execute(connection)
            .await
            .map(drop))
        .during("change a building")?;
        self.buildings_end(tx, &before).await
    }

    /// Removes a building that nothing depends on.
    ///
    /// # Errors
    /// [`Error::Conflict`] while it has meters, an account or targets; or when a statement fails.
    pub async fn building_delete(&self, building_id: BuildingId) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let meters = before.meters_of(building_id).count();
        if meters > 0 {
            return Err(Error::conflict(
                "meters",
                format!("{meters} meters count for this building: move them to another one first"),
            ));
        }
        if before.billing_accounts.values().any(|account| account.account.building_id == Some(building_id)) {
            return Err(Error::conflict("account", "an account is billed for this building: remove the account first"));
        }
        let targets: i64 =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(TARGETS).bind(building_id).fetch_one(connection).await)
                .during("count the targets")?;
        if targets > 0 {
            return Err(Error::conflict("target", format!("{targets} targets are set for this building: remove them first")));
        }
        building_goes(&mut tx, building_id).await?;
        for statement in LET_GO {
            on_tx!(&mut tx, |connection| sqlx::query(*statement).bind(building_id).execute(connection).await.map(drop))
                .during("let a building's analyses go")?;
        }
        on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(building_id).execute(connection).await.map(drop))
            .during("remove a building")?;
        forget_gone(&mut tx).await?;
        self.change_end(tx, &before).await
    }

    /// Ends a change to the details of buildings: reads only these. What counts in them stays.
    async fn buildings_end(&self, mut tx: Tx, before: &Catalog) -> Result<()> {
        let mut catalog = before.clone();
        rows::read_buildings(&mut tx, &mut catalog).await?;
        self.catalog_commit(tx, catalog).await
    }
}
