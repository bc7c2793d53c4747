//! Departments: who answers for what some buildings use, with a budget and a target. Leaves out what
//! they spend and save.

use crate::backend::Tx;
use crate::error::During;
use crate::people::access;
use crate::people::account::is_email;
use crate::people::audit::{Actor, Thing, audit_note};
use crate::{Error, Result, Store};
use domain::naming::is_name;
use domain::{BuildingId, DepartmentId, Millis};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many departments there may be.
const DEPARTMENTS_MAX: i64 = 2_000;

/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 120;

/// What is said of a department.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDepartment {
    /// Its name, which no other has.
    pub name: String,
    /// Who leads it.
    pub head: Option<String>,
    /// Whom to write to.
    pub contact_email: Option<String>,
    /// What it may spend on energy in a year, in the currency of its buildings' sites.
    pub yearly_budget: Option<f64>,
    /// By how many per cent it wants to use less.
    pub reduction_percent: Option<f64>,
    /// The buildings that it answers for.
    pub buildings: Vec<BuildingId>,
}

impl NewDepartment {
    fn told(&self) -> Value {
        json!({
            "name": self.name, "head": self.head, "contact_email": self.contact_email, "yearly_budget": self.yearly_budget,
            "reduction_percent": self.reduction_percent, "buildings": self.buildings,
        })
    }

    fn check(&self) -> Result<()> {
        if !is_name(self.name.trim(), NAME_CHARS_MAX) {
            return Err(Error::invalid("name", "give the department a name of 1 to 120 characters that can be seen"));
        }
        if self.head.as_deref().is_some_and(|head| !is_name(head, NAME_CHARS_MAX)) {
            return Err(Error::invalid("head", "give a name of 1 to 120 characters that can be seen, or none"));
        }
        if self.contact_email.as_deref().is_some_and(|email| !is_email(email)) {
            return Err(Error::invalid("contact_email", "give an address such as ann@example.org, or none"));
        }
        if self.yearly_budget.is_some_and(|budget| !budget.is_finite() || budget < 0.0) {
            return Err(Error::invalid("yearly_budget", "give an amount of money from 0 up, or none"));
        }
        if self.reduction_percent.is_some_and(|percent| !(0.0..=100.0).contains(&percent)) {
            return Err(Error::invalid("reduction_percent", "give a share from 0 to 100 per cent, or none"));
        }
        Ok(())
    }
}

/// A department.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    /// Its number.
    pub department_id: DepartmentId,
    /// What is said of it.
    pub department: NewDepartment,
    /// When it was made.
    pub created_at: Millis,
    /// Rises with each change of what is said of it.
    pub version: i64,
}

impl Department {
    /// Refuses a change by whoever has not seen this version. `None` changes it in any case.
    fn is_seen(&self, version: Option<i64>) -> Result<()> {
        if version.is_none_or(|version| version == self.version) {
            return Ok(());
        }
        Err(Error::conflict("version", "somebody else changed this department meanwhile: look again, then change it"))
    }
}

#[derive(store_macros::FromRow)]
struct Row {
    department_id: DepartmentId,
    name: String,
    head: Option<String>,
    contact_email: Option<String>,
    yearly_budget: Option<f64>,
    reduction_percent: Option<f64>,
    created_at: Millis,
    version: i64,
}

const LIST: &str = "select department_id, name, head, contact_email, yearly_budget, reduction_percent, created_at, version \
     from department order by name, department_id";
const BUILDINGS: &str = "select department_id, building_id from department_building order by department_id, building_id";
const COUNT: &str = "select count(*) from department";
const TAKEN: &str = "select count(*) from department where name = $1 and department_id <> $2";
const INSERT: &str = "insert into department (name, head, contact_email, yearly_budget, reduction_percent, created_at) \
     values ($1, $2, $3, $4, $5, $6) returning department_id";
const UPDATE: &str = "update department set name = $2, head = $3, contact_email = $4, yearly_budget = $5, reduction_percent = $6, \
     version = version + 1 where department_id = $1";
const DELETE: &str = "delete from department where department_id = $1";
const CLEAR: &str = "delete from department_building where department_id = $1";
const ADD: &str = "insert into department_building (department_id, building_id) values ($1, $2)";

async fn list(tx: &mut Tx) -> Result<Vec<Department>> {
    let rows: Vec<Row> =
        on_tx!(tx, |connection| sqlx::query_as(LIST).fetch_all(connection).await).during("read the departments")?;
    let pairs: Vec<(DepartmentId, BuildingId)> = on_tx!(tx, |connection| sqlx::query_as(BUILDINGS).fetch_all(connection).await)
        .during("read the buildings of departments")?;
    let mut buildings = BTreeMap::<_, Vec<_>>::new();
    for (department_id, building_id) in pairs {
        buildings.entry(department_id).or_default().push(building_id);
    }
    Ok(rows.into_iter().map(|row| of_row(row, &mut buildings)).collect())
}

fn of_row(row: Row, buildings: &mut BTreeMap<DepartmentId, Vec<BuildingId>>) -> Department {
    let Row { department_id, name, head, contact_email, yearly_budget, reduction_percent, created_at, version } = row;
    let buildings = buildings.remove(&department_id).unwrap_or_default();
    let department = NewDepartment { name, head, contact_email, yearly_budget, reduction_percent, buildings };
    Department { department_id, department, created_at, version }
}

/// A department that must be there.
async fn found(tx: &mut Tx, department_id: DepartmentId) -> Result<Department> {
    let all = list(tx).await?;
    let found = all.into_iter().find(|one| one.department_id == department_id);
    found.ok_or_else(|| Error::not_found("department", department_id))
}

async fn check(tx: &mut Tx, new: &NewDepartment, but: DepartmentId) -> Result<()> {
    new.check()?;
    let taken: i64 =
        on_tx!(tx, |connection| sqlx::query_scalar(TAKEN).bind(new.name.trim()).bind(but).fetch_one(connection).await)
            .during("look for a department")?;
    if taken > 0 {
        return Err(Error::conflict("name", "another department has this name: choose another"));
    }
    for building_id in &new.buildings {
        if !access::is_building(tx, *building_id).await? {
            return Err(Error::invalid("buildings", format!("there is no building {building_id}")));
        }
    }
    Ok(())
}

async fn put_buildings(tx: &mut Tx, department_id: DepartmentId, buildings: &[BuildingId]) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(CLEAR).bind(department_id).execute(connection).await.map(drop))
        .during("take buildings from a department")?;
    for building_id in buildings {
        on_tx!(tx, |connection| sqlx::query(ADD).bind(department_id).bind(*building_id).execute(connection).await.map(drop))
            .during("give a department a building")?;
    }
    Ok(())
}

fn thing(department_id: DepartmentId, name: &str) -> Thing<'_> {
    Thing { kind: "department", id: Some(department_id.to_string()), name: Some(name) }
}

impl Store {
    /// All departments, by name.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn department_list(&self) -> Result<Vec<Department>> {
        let mut tx = self.begin_read().await?;
        let departments = list(&mut tx).await?;
        self.end(tx).await?;
        Ok(departments)
    }

    /// Adds a department.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Conflict`] if the name is taken; or when a statement fails.
    pub async fn department_insert(&self, new: &NewDepartment, actor: &Actor, at: Millis) -> Result<DepartmentId> {
        let mut tx = self.begin_turn().await?;
        check(&mut tx, new, DepartmentId(0)).await?;
        let count: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(COUNT).fetch_one(connection).await)
            .during("count the departments")?;
        if count >= DEPARTMENTS_MAX {
            return Err(Error::conflict("name", format!("there are {count} departments already, and no more can be made")));
        }
        let department_id: DepartmentId = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(new.name.trim())
            .bind(new.head.as_deref())
            .bind(new.contact_email.as_deref())
            .bind(new.yearly_budget)
            .bind(new.reduction_percent)
            .bind(at)
            .fetch_one(connection)
            .await)
        .during("make a department")?;
        put_buildings(&mut tx, department_id, &new.buildings).await?;
        let told = (None, Some(new.told()));
        audit_note(&mut tx, actor, at, "department.created", &thing(department_id, new.name.trim()), told).await?;
        self.end(tx).await?;
        Ok(department_id)
    }

    /// A department.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn department_get(&self, department_id: DepartmentId) -> Result<Department> {
        let mut tx = self.begin_read().await?;
        let department = found(&mut tx, department_id).await?;
        self.end(tx).await?;
        Ok(department)
    }

    /// Changes what is said of a department. `version` is the one that whoever changes it has seen;
    /// `None` changes it in any case.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`], [`Error::Conflict`] if the name is taken or somebody
    /// else changed it meanwhile; or when a statement fails.
    pub async fn department_update(
        &self,
        department_id: DepartmentId,
        version: Option<i64>,
        change: &NewDepartment,
        actor: &Actor,
        at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let before = found(&mut tx, department_id).await?;
        before.is_seen(version)?;
        let before = before.department;
        check(&mut tx, change, department_id).await?;
        on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
            .bind(department_id)
            .bind(change.name.trim())
            .bind(change.head.as_deref())
            .bind(change.contact_email.as_deref())
            .bind(change.yearly_budget)
            .bind(change.reduction_percent)
            .execute(connection)
            .await
            .map(drop))
        .during("change a department")?;
        put_buildings(&mut tx, department_id, &change.buildings).await?;
        access::department_changes(&mut tx, department_id).await?;
        let told = (Some(before.told()), Some(change.told()));
        audit_note(&mut tx, actor, at, "department.changed", &thing(department_id, &before.name), told).await?;
        self.people_commit(tx).await
    }

    /// Removes a department. Its people stay. `version` as for a change.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] if somebody else changed it meanwhile; or when a
    /// statement fails.
    pub async fn department_remove(
        &self,
        department_id: DepartmentId,
        version: Option<i64>,
        actor: &Actor,
        at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let before = found(&mut tx, department_id).await?;
        before.is_seen(version)?;
        let before = before.department;
        access::department_changes(&mut tx, department_id).await?;
        on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(department_id).execute(connection).await.map(drop))
            .during("remove a department")?;
        let told = (Some(before.told()), None);
        audit_note(&mut tx, actor, at, "department.removed", &thing(department_id, &before.name), told).await?;
        self.people_commit(tx).await
    }
}
