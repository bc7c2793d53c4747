//! Which buildings a person may see, row by row. Leaves out who sees all (`person`).

use crate::backend::Tx;
use crate::error::During;
use crate::people::clock;
use crate::{Result, Store};
use domain::{BuildingId, DepartmentId, Millis, PersonId};
use std::collections::{BTreeMap, BTreeSet};

const LIST: &str = "select person_id, building_id from person_building order by person_id, building_id";
const ALL_BY_GROUP: &str = "select distinct i.person_id, b.building_id from identity i \
     join identity_department d on d.issuer = i.issuer and d.subject = i.subject \
     join department_building b on b.department_id = d.department_id order by i.person_id, b.building_id";
const OF_BY_GROUP: &str = "select distinct b.building_id from identity i \
     join identity_department d on d.issuer = i.issuer and d.subject = i.subject \
     join department_building b on b.department_id = d.department_id where i.person_id = $1 order by b.building_id";
const OF: &str = "select building_id from person_building where person_id = $1 order by building_id";
const SINCE: &str = "select person_id, since from person_building where building_id = $1 order by person_id";
const TAKE: &str = "delete from person_building where person_id = $1 and building_id = $2";
const ADD: &str = "insert into person_building (person_id, building_id, since) values ($1, $2, $3)";
const KNOWN: &str = "select count(*) from building where building_id = $1";
const TOUCH: &str = "update person set changed = $1 where person_id in (select person_id from person_building where building_id = $2) \
     or person_id in (select i.person_id from identity i \
     join identity_department d on d.issuer = i.issuer and d.subject = i.subject \
     join department_building b on b.department_id = d.department_id where b.building_id = $2)";
const TOUCH_DEMO: &str = "update person set changed = $1 where person_id in (select p.person_id from person_building p \
     join building b on b.building_id = p.building_id where b.is_demo) or person_id in (select i.person_id from identity i \
     join identity_department d on d.issuer = i.issuer and d.subject = i.subject \
     join department_building p on p.department_id = d.department_id \
     join building b on b.building_id = p.building_id where b.is_demo)";
const TOUCH_KEYS: &str =
    "update access_key set changed = $1 where key_id in (select key_id from access_key_building where building_id = $2)";
const TOUCH_KEYS_DEMO: &str = "update access_key set changed = $1 where key_id in (select k.key_id from access_key_building k \
     join building b on b.building_id = k.building_id where b.is_demo)";
const TOUCH_DEPARTMENT: &str = "update person set changed = $1 where person_id in (select i.person_id from identity i \
     join identity_department d on d.issuer = i.issuer and d.subject = i.subject where d.department_id = $2)";

/// The buildings of people.
pub(crate) type Seen = BTreeMap<PersonId, Vec<BuildingId>>;

/// The buildings of everybody who was given some here.
pub(crate) async fn all(tx: &mut Tx) -> Result<Seen> {
    let rows: Vec<(PersonId, BuildingId)> =
        on_tx!(tx, |connection| sqlx::query_as(LIST).fetch_all(connection).await).during("read who may see which building")?;
    Ok(by_person(rows))
}

/// The buildings of everybody who sees some by a group.
pub(crate) async fn all_by_group(tx: &mut Tx) -> Result<Seen> {
    let rows: Vec<(PersonId, BuildingId)> = on_tx!(tx, |connection| sqlx::query_as(ALL_BY_GROUP).fetch_all(connection).await)
        .during("read who may see which building by a group")?;
    Ok(by_person(rows))
}

fn by_person(rows: Vec<(PersonId, BuildingId)>) -> Seen {
    let mut all = Seen::new();
    for (person_id, building_id) in rows {
        all.entry(person_id).or_default().push(building_id);
    }
    all
}

/// The buildings that one person sees by a group: those of the departments that it stands for.
pub(crate) async fn by_group(tx: &mut Tx, person_id: PersonId) -> Result<Vec<BuildingId>> {
    on_tx!(tx, |connection| sqlx::query_scalar(OF_BY_GROUP).bind(person_id).fetch_all(connection).await)
        .during("read which buildings a person may see by a group")
}

/// The buildings that one person was given here.
pub(crate) async fn of(tx: &mut Tx, person_id: PersonId) -> Result<Vec<BuildingId>> {
    on_tx!(tx, |connection| sqlx::query_scalar(OF).bind(person_id).fetch_all(connection).await)
        .during("read which buildings a person may see")
}

/// Gives a person these buildings and no other, the new ones since a time.
pub(crate) async fn put(tx: &mut Tx, person_id: PersonId, buildings: &[BuildingId], at: Millis) -> Result<()> {
    let before = of(tx, person_id).await?;
    for building_id in before.iter().filter(|id| !buildings.contains(id)) {
        on_tx!(tx, |connection| sqlx::query(TAKE).bind(person_id).bind(*building_id).execute(connection).await.map(drop))
            .during("take a building from a person")?;
    }
    let new: BTreeSet<&BuildingId> = buildings.iter().filter(|id| !before.contains(id)).collect();
    for building_id in new {
        on_tx!(tx, |connection| sqlx::query(ADD).bind(person_id).bind(*building_id).bind(at).execute(connection).await.map(drop))
            .during("let a person see a building")?;
    }
    Ok(())
}

impl Store {
    /// Since when people were given a building, as far as it is known; of those who see all nothing is
    /// said.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn building_given_since(&self, building_id: BuildingId) -> Result<BTreeMap<PersonId, Option<Millis>>> {
        let rows: Vec<(PersonId, Option<Millis>)> =
            on_read!(self, |pool| sqlx::query_as(SINCE).bind(building_id).fetch_all(pool).await)
                .during("read since when people see a building")?;
        Ok(rows.into_iter().collect())
    }
}

/// Whether there is such a building.
pub(crate) async fn is_building(tx: &mut Tx, building_id: BuildingId) -> Result<bool> {
    let found: i64 = on_tx!(tx, |connection| sqlx::query_scalar(KNOWN).bind(building_id).fetch_one(connection).await)
        .during("look for a building")?;
    Ok(found > 0)
}

/// Tells all processes that a building goes, before it does: SQLite may give its number to the next
/// one, which nobody must see by the rows of this one.
pub(crate) async fn building_goes(tx: &mut Tx, building_id: BuildingId) -> Result<()> {
    let clock = clock::tick(tx).await?;
    for statement in [TOUCH, TOUCH_KEYS] {
        on_tx!(tx, |connection| sqlx::query(statement).bind(clock).bind(building_id).execute(connection).await.map(drop))
            .during("note who saw a building")?;
    }
    Ok(())
}

/// As [`building_goes`], for all buildings of the demo.
pub(crate) async fn demo_goes(tx: &mut Tx) -> Result<()> {
    let clock = clock::tick(tx).await?;
    for statement in [TOUCH_DEMO, TOUCH_KEYS_DEMO] {
        on_tx!(tx, |connection| sqlx::query(statement).bind(clock).execute(connection).await.map(drop))
            .during("note who saw the demo")?;
    }
    Ok(())
}

/// Tells all processes that the buildings of a department change.
pub(crate) async fn department_changes(tx: &mut Tx, department_id: DepartmentId) -> Result<()> {
    let clock = clock::tick(tx).await?;
    on_tx!(tx, |connection| sqlx::query(TOUCH_DEPARTMENT).bind(clock).bind(department_id).execute(connection).await.map(drop))
        .during("note who sees the buildings of a department")
}
