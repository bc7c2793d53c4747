//! People as they are stored: what is said of them, how they are found, and what changed since a value
//! of the clock. Leaves out how they are changed (`account`) and their passwords (`password`).

use crate::backend::Tx;
use crate::error::During;
use crate::people::access::Seen;
use crate::people::audit::Thing;
use crate::people::notify::Notify;
use crate::people::{access, clock};
use crate::{Error, Result, Store};
use domain::naming::seen;
use domain::{BuildingId, DepartmentId, Millis, Person, PersonId, Reads, Role, Sight, UnitSystem};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is said of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPerson {
    /// The name to sign in with. It is unique, whatever the case and with or without blanks around.
    pub login: String,
    /// The name that others read.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their number elsewhere, such as at an employer.
    pub external_id: Option<String>,
    /// What they are to this installation.
    pub role: Role,
    /// Whether they see all places; an admin does in any case.
    pub sees_all: bool,
    /// The buildings that they see otherwise.
    pub buildings: Vec<BuildingId>,
    /// Their department.
    pub department_id: Option<DepartmentId>,
    /// The code of the language that they chose.
    pub language: Option<String>,
    /// The units that they chose.
    pub units: Option<UnitSystem>,
    /// How they want to be told of something.
    pub notify: Notify,
}

impl NewPerson {
    /// Somebody of this name to sign in with, of whom nothing else is said yet. They see nothing,
    /// unless they are an admin.
    #[must_use]
    pub fn new(login: &str, role: Role) -> Self {
        Self {
            login: login.trim().to_owned(),
            name: login.trim().to_owned(),
            email: None,
            external_id: None,
            role,
            sees_all: false,
            buildings: Vec::new(),
            department_id: None,
            language: None,
            units: None,
            notify: Notify::default(),
        }
    }

    /// For the record.
    pub(crate) fn told(&self) -> Value {
        let sees = if self.sees_all || self.role == Role::Admin { json!("all") } else { json!(self.buildings) };
        json!({
            "login": self.login, "name": self.name, "email": self.email, "external_id": self.external_id,
            "role": self.role.as_str(), "sees": sees, "department": self.department_id, "language": self.language,
            "units": self.units.map(UnitSystem::as_str), "notify": (self.notify != Notify::default()).then_some(self.notify),
        })
    }
}

/// What the groups of a provider of single sign-on give a person, besides what they were given here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByGroup {
    /// A role.
    pub role: Option<Role>,
    /// The sight of all places.
    pub sees_all: bool,
    /// The buildings of departments.
    pub buildings: Vec<BuildingId>,
}

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPerson {
    /// Their number.
    pub person_id: PersonId,
    /// What is said of them here. Their role may be higher by a group: [`Self::role`].
    pub person: NewPerson,
    /// What groups give them.
    pub by_group: ByGroup,
    /// When their password was set; `None` if they have none.
    pub password_set_at: Option<Millis>,
    /// When they were disabled.
    pub disabled_at: Option<Millis>,
    /// When they were made.
    pub created_at: Millis,
    /// When they last used a session, to the minute.
    pub last_seen_at: Option<Millis>,
    /// Rises with each change of what is said of them.
    pub version: i64,
}

impl StoredPerson {
    /// This person as a caller.
    #[must_use]
    pub fn caller(&self) -> Arc<Person> {
        let (person_id, name) = (self.person_id, self.person.name.clone());
        let reads = Reads { language: self.person.language.clone(), units: self.person.units };
        Arc::new(Person { person_id, name, role: self.role(), sight: self.sight(), reads, seen_by: None })
    }

    /// What they are to this installation: the higher of the role that they were given here and the
    /// one that a group gives them.
    #[must_use]
    pub fn role(&self) -> Role {
        self.by_group.role.map_or(self.person.role, |role| role.max(self.person.role))
    }

    /// What they may see, by what they were given here and by groups.
    #[must_use]
    pub fn sight(&self) -> Sight {
        if self.person.sees_all || self.by_group.sees_all || self.role() == Role::Admin {
            return Sight::All;
        }
        Sight::of(self.person.buildings.iter().chain(&self.by_group.buildings).copied())
    }

    /// Whether they are an admin who may sign in.
    #[must_use]
    pub fn is_active_admin(&self) -> bool {
        self.role() == Role::Admin && self.disabled_at.is_none()
    }
}

/// What changed since a value of the clock.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleChanged {
    /// The value now.
    pub clock: i64,
    /// The hashes of sessions that ended.
    pub ended: Vec<String>,
    /// The hashes of keys and screen links that were revoked, or may see less.
    pub keys: Vec<String>,
    /// People who changed.
    pub people: Vec<StoredPerson>,
    /// All who are there.
    pub all: BTreeSet<PersonId>,
    /// Whether one of them is an admin who may sign in.
    pub has_admin: bool,
    /// The issuers by which admins have signed in who still may.
    pub admins_by: Vec<String>,
}

/// A row of `person`.
#[derive(store_macros::FromRow)]
pub(crate) struct Row {
    person_id: PersonId,
    login: String,
    name: String,
    email: Option<String>,
    external_id: Option<String>,
    role: String,
    sees_all: bool,
    department_id: Option<DepartmentId>,
    language: Option<String>,
    units: Option<String>,
    notify: String,
    pub(crate) password_hash: Option<String>,
    password_set_at: Option<Millis>,
    disabled_at: Option<Millis>,
    created_at: Millis,
    last_seen_at: Option<Millis>,
    version: i64,
    provider_role: Option<String>,
    provider_sees_all: bool,
}

impl Row {
    /// The person of the row, who has these buildings, and those by groups.
    pub(crate) fn person(self, buildings: Vec<BuildingId>, by_group: Vec<BuildingId>) -> Result<StoredPerson> {
        let role = |name: &str| Role::parse(name).ok_or_else(|| Error::Unknown("role", name.to_owned()));
        let by_group = ByGroup {
            role: self.provider_role.as_deref().map(role).transpose()?,
            sees_all: self.provider_sees_all,
            buildings: by_group,
        };
        let role = role(&self.role)?;
        Ok(StoredPerson {
            person_id: self.person_id,
            person: NewPerson {
                login: self.login,
                name: self.name,
                email: self.email,
                external_id: self.external_id,
                role,
                sees_all: self.sees_all,
                buildings,
                department_id: self.department_id,
                language: self.language,
                units: self.units.as_deref().and_then(UnitSystem::parse),
                notify: serde_json::from_str(&self.notify).unwrap_or_default(),
            },
            by_group,
            password_set_at: self.password_hash.and(self.password_set_at),
            disabled_at: self.disabled_at,
            created_at: self.created_at,
            last_seen_at: self.last_seen_at,
            version: self.version,
        })
    }
}

const LIST: &str = "select person_id, login, name, email, external_id, role, sees_all, department_id, language, units, notify, \
     password_hash, password_set_at, disabled_at, created_at, last_seen_at, version, \
     provider_role, provider_sees_all from person order by login_key";
const GET: &str = "select person_id, login, name, email, external_id, role, sees_all, department_id, language, units, notify, \
     password_hash, password_set_at, disabled_at, created_at, last_seen_at, version, \
     provider_role, provider_sees_all from person where person_id = $1";
const BY_LOGIN: &str = "select person_id, login, name, email, external_id, role, sees_all, department_id, language, units, notify, \
     password_hash, password_set_at, disabled_at, created_at, last_seen_at, version, \
     provider_role, provider_sees_all from person where login_key = $1";
// Two are enough to see that an address is shared.
const TO_ENTER: &str = "select person_id, login, name, email, external_id, role, sees_all, department_id, language, units, notify, \
     password_hash, password_set_at, disabled_at, created_at, last_seen_at, version, \
     provider_role, provider_sees_all from person where login_key = $1 or (disabled_at is null and lower(trim(email)) = $1) \
     order by case when login_key = $1 then 0 else 1 end, person_id limit 2";
const ASKED: &str = "select person_id, login, name, email, external_id, role, sees_all, department_id, language, units, notify, \
     password_hash, password_set_at, disabled_at, created_at, last_seen_at, version, \
     provider_role, provider_sees_all from person where login_key = $1 or lower(trim(email)) = $1 order by person_id limit $2";
const CHANGED: &str = "select person_id, login, name, email, external_id, role, sees_all, department_id, language, units, notify, \
     password_hash, password_set_at, disabled_at, created_at, last_seen_at, version, \
     provider_role, provider_sees_all from person where changed > $1 order by person_id";
const IDS: &str = "select person_id, role, provider_role, disabled_at from person";
const ADMINS_BY: &str = "select distinct i.issuer from identity i join person p on p.person_id = i.person_id \
     where i.last_used_at is not null and p.disabled_at is null and (p.role = 'admin' or p.provider_role = 'admin') order by i.issuer";
const ENDED: &str = "select hash from session where changed > $1 and ended_at is not null";
const KEYS: &str = "select hash from access_key where changed > $1";

/// A login as logins are compared: what is seen of it, without blanks around, whatever the case.
#[must_use]
pub fn login_key(login: &str) -> String {
    seen(login).trim().to_lowercase()
}

/// A person with their password's hash.
pub(crate) async fn get(tx: &mut Tx, person_id: PersonId) -> Result<Option<(StoredPerson, Option<String>)>> {
    let row: Option<Row> =
        on_tx!(tx, |connection| sqlx::query_as(GET).bind(person_id).fetch_optional(connection).await).during("read a person")?;
    with_buildings(tx, row).await
}

/// A person as a thing of the record.
pub(crate) fn thing(person: &StoredPerson) -> Thing<'_> {
    Thing { kind: "person", id: Some(person.person_id.to_string()), name: Some(&person.person.login) }
}

/// A person who must be there, with their password's hash.
pub(crate) async fn found(tx: &mut Tx, person_id: PersonId) -> Result<(StoredPerson, Option<String>)> {
    get(tx, person_id).await?.ok_or_else(|| Error::not_found("person", person_id))
}

/// A person with their password's hash, by the name to sign in with.
pub(crate) async fn by_login(tx: &mut Tx, login: &str) -> Result<Option<(StoredPerson, Option<String>)>> {
    let key = login_key(&crate::backend::text(login));
    let row: Option<Row> = on_tx!(tx, |connection| sqlx::query_as(BY_LOGIN).bind(&key).fetch_optional(connection).await)
        .during("look for a person")?;
    with_buildings(tx, row).await
}

async fn with_buildings(tx: &mut Tx, row: Option<Row>) -> Result<Option<(StoredPerson, Option<String>)>> {
    let Some(row) = row else { return Ok(None) };
    let (buildings, by_group) = (access::of(tx, row.person_id).await?, access::by_group(tx, row.person_id).await?);
    let hash = row.password_hash.clone();
    Ok(Some((row.person(buildings, by_group)?, hash)))
}

/// The rows as people. One whom only a later version understands is left out, and so may not enter.
fn people(rows: Vec<Row>, (mut given, mut by_group): (Seen, Seen)) -> Result<Vec<StoredPerson>> {
    crate::backend::known(rows.into_iter().map(|row| {
        let own = given.remove(&row.person_id).unwrap_or_default();
        let by_group = by_group.remove(&row.person_id).unwrap_or_default();
        row.person(own, by_group)
    }))
}

impl Store {
    /// All people, by the name to sign in with.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn person_list(&self) -> Result<Vec<StoredPerson>> {
        let mut tx = self.begin_read().await?;
        let rows: Vec<Row> =
            on_tx!(&mut tx, |connection| sqlx::query_as(LIST).fetch_all(connection).await).during("read the people")?;
        let buildings = (access::all(&mut tx).await?, access::all_by_group(&mut tx).await?);
        self.end(tx).await?;
        people(rows, buildings)
    }

    /// A person.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn person_get(&self, person_id: PersonId) -> Result<StoredPerson> {
        let mut tx = self.begin_read().await?;
        let found = get(&mut tx, person_id).await?;
        self.end(tx).await?;
        found.map(|(person, _)| person).ok_or_else(|| Error::not_found("person", person_id))
    }

    /// The person who signs in by this name, with the hash of their password.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn person_by_login(&self, login: &str) -> Result<Option<(StoredPerson, Option<String>)>> {
        let mut tx = self.begin_read().await?;
        let found = by_login(&mut tx, login).await?;
        self.end(tx).await?;
        Ok(found)
    }

    /// The person who signs in by this name or, if it is nobody's, the one person who has this e-mail address, with the
    /// hash of their password. An address that two have is nobody's.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn person_to_enter(&self, text: &str) -> Result<Option<(StoredPerson, Option<String>)>> {
        let key = login_key(&crate::backend::text(text));
        let mut tx = self.begin_read().await?;
        let mut rows: Vec<Row> = on_tx!(&mut tx, |connection| sqlx::query_as(TO_ENTER).bind(&key).fetch_all(connection).await)
            .during("look for who signs in")?;
        let is_one = rows.len() == 1 || rows.first().is_some_and(|first| login_key(&first.login) == key);
        let row = if is_one { Some(rows.swap_remove(0)) } else { None };
        let found = with_buildings(&mut tx, row).await?;
        self.end(tx).await?;
        Ok(found)
    }

    /// People who sign in by this name or have this e-mail address, whatever the case; at most so many.
    /// What they see is left out.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn person_by_login_or_email(&self, text: &str, most: i64) -> Result<Vec<StoredPerson>> {
        let key = login_key(&crate::backend::text(text));
        let rows: Vec<Row> =
            on_read!(self, |pool| sqlx::query_as(ASKED).bind(&key).bind(most).fetch_all(pool).await).during("look for people")?;
        people(rows, (Seen::new(), Seen::new()))
    }

    /// What changed of people, sessions and keys since a value of the clock; `None` if nothing did.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn people_changed(&self, since: i64) -> Result<Option<PeopleChanged>> {
        let now: i64 = on_read!(self, |pool| sqlx::query_scalar(clock::NOW).fetch_one(pool).await).during("look for changes")?;
        if now == since {
            return Ok(None);
        }
        let mut tx = self.begin_read().await?;
        let clock: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(clock::NOW).fetch_one(connection).await)
            .during("look for changes")?;
        let ended: Vec<String> = on_tx!(&mut tx, |connection| sqlx::query_scalar(ENDED).bind(since).fetch_all(connection).await)
            .during("read which sessions ended")?;
        let keys: Vec<String> = on_tx!(&mut tx, |connection| sqlx::query_scalar(KEYS).bind(since).fetch_all(connection).await)
            .during("read which keys changed")?;
        let rows: Vec<Row> = on_tx!(&mut tx, |connection| sqlx::query_as(CHANGED).bind(since).fetch_all(connection).await)
            .during("read who changed")?;
        let ids: Vec<(PersonId, String, Option<String>, Option<Millis>)> =
            on_tx!(&mut tx, |connection| sqlx::query_as(IDS).fetch_all(connection).await).during("read who is there")?;
        let admins_by: Vec<String> = on_tx!(&mut tx, |connection| sqlx::query_scalar(ADMINS_BY).fetch_all(connection).await)
            .during("read by which providers admins came")?;
        let mut buildings = (Seen::new(), Seen::new());
        for row in &rows {
            buildings.0.insert(row.person_id, access::of(&mut tx, row.person_id).await?);
            buildings.1.insert(row.person_id, access::by_group(&mut tx, row.person_id).await?);
        }
        self.end(tx).await?;
        let is_admin = |role: &str| role == Role::Admin.as_str();
        let has_admin = ids.iter().any(|(_, role, by_group, disabled)| {
            disabled.is_none() && (is_admin(role) || by_group.as_deref().is_some_and(is_admin))
        });
        let all = ids.into_iter().map(|(person_id, ..)| person_id).collect();
        Ok(Some(PeopleChanged { clock, ended, keys, people: people(rows, buildings)?, all, has_admin, admins_by }))
    }
}
