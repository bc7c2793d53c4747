//! What people give away of their access: keys for programs, and links for screens. Only the hash of a
//! secret is stored. What one opens is never more than its owner may at that moment. Leaves out how
//! secrets are made and hashed.

use crate::backend::Tx;
use crate::error::During;
use crate::people::audit::{Actor, Thing, audit_note};
use crate::people::person::{self, StoredPerson, found};
use crate::people::{access, clock};
use crate::{Error, Result, Store};
use domain::naming::{is_name, is_own_path};
use domain::{BuildingId, Caller, DAY_MS, Key, KeyId, KeyScope, Millis, Person, PersonId, Screen, Sight};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many keys and screen links of one person may be good at one time.
pub const KEYS_OF_A_PERSON_MAX: i64 = 100;

/// After so long without a use, the owner is told that nothing uses it.
pub const KEY_UNUSED_MS: Millis = 180 * DAY_MS;

/// How often a use is recorded at most.
const USED_EVERY_MS: Millis = domain::MINUTE_MS;

/// How long one stays that is over, so that each process learns of it.
const KEPT_MS: Millis = 30 * DAY_MS;

/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 80;

/// The longest path of a screen's page, in bytes.
const PATH_BYTES_MAX: usize = 200;

/// The scope of a screen link in the database.
const SCREEN: &str = "screen";

/// What is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// What programs ask for, within this scope.
    Api(KeyScope),
    /// One page, by its path and query.
    Page(String),
}

impl Opens {
    /// The name in the database and the API.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Opens::Api(scope) => scope.as_str(),
            Opens::Page(_) => SCREEN,
        }
    }

    fn path(&self) -> Option<&str> {
        match self {
            Opens::Api(_) => None,
            Opens::Page(path) => Some(path),
        }
    }
}

/// A key or a screen link to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// Whose it is.
    pub person_id: PersonId,
    /// What people call it.
    pub name: String,
    /// What it opens.
    pub opens: Opens,
    /// Whether it sees all that its owner sees, also later.
    pub sees_all: bool,
    /// The buildings that it sees otherwise.
    pub buildings: Vec<BuildingId>,
    /// Until when it is good; `None` until it is revoked.
    pub expires_at: Option<Millis>,
}

impl NewKey {
    fn told(&self) -> Value {
        let sees = if self.sees_all { json!("all") } else { json!(self.buildings) };
        json!({
            "owner": self.person_id, "name": self.name, "scope": self.opens.as_str(), "path": self.opens.path(), "sees": sees,
            "expires_at": self.expires_at,
        })
    }

    /// Refuses what cannot be said of a key, and what its owner may not do themselves.
    fn check(&self, owner: &StoredPerson, at: Millis) -> Result<()> {
        if !is_name(self.name.trim(), NAME_CHARS_MAX) {
            return Err(Error::invalid("name", "give a name of 1 to 80 characters that can be seen"));
        }
        if self.expires_at.is_some_and(|until| until <= at) {
            return Err(Error::invalid("expires_at", "give a time to come, or none"));
        }
        let sight = owner.sight();
        match &self.opens {
            Opens::Api(scope) if !owner.role().may(scope.takes(), sight.is_all()) => {
                let why = format!("`{}` is more than a {} may: choose `read`", scope.as_str(), owner.role().as_str());
                return Err(Error::invalid("scope", why));
            }
            Opens::Page(path) if path.len() > PATH_BYTES_MAX || !is_own_path(path) => {
                return Err(Error::invalid("path", "choose one of the pages"));
            }
            Opens::Api(_) | Opens::Page(_) => {}
        }
        if !self.sees_all && self.buildings.is_empty() {
            return Err(Error::invalid("buildings", "choose at least one building, or all"));
        }
        match self.buildings.iter().find(|id| !sight.sees(**id)) {
            Some(id) => Err(Error::invalid("buildings", format!("there is no building {id}"))),
            None => Ok(()),
        }
    }
}

/// A key or a screen link, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessKey {
    /// Its number.
    pub key_id: KeyId,
    /// What is said of it.
    pub key: NewKey,
    /// When it was made.
    pub created_at: Millis,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Millis>,
}

impl AccessKey {
    /// Whether it is still good at a time.
    #[must_use]
    pub fn is_good(&self, now: Millis) -> bool {
        self.key.expires_at.is_none_or(|until| now < until)
    }

    /// Whether nothing has used it for long.
    #[must_use]
    pub fn is_unused(&self, now: Millis) -> bool {
        now - self.last_used_at.unwrap_or(self.created_at) >= KEY_UNUSED_MS
    }

    /// The caller that it makes, with what its owner may now.
    #[must_use]
    pub fn caller(&self, owner: &Person) -> Caller {
        let NewKey { name, opens, sees_all, buildings, .. } = &self.key;
        let chosen = if *sees_all { Sight::All } else { Sight::of(buildings.iter().copied()) };
        let (name, sight) = (name.clone(), chosen.and(&owner.sight));
        match opens {
            Opens::Api(scope) => {
                let (key_id, scope, role) = (self.key_id, *scope, owner.role);
                Caller::Key(Arc::new(Key { key_id, owner: owner.person_id, name, scope, role, sight }))
            }
            Opens::Page(path) => Caller::Screen(Arc::new(Screen { name, path: path.clone(), sight })),
        }
    }
}

#[derive(store_macros::FromRow)]
struct Row {
    key_id: KeyId,
    person_id: PersonId,
    name: String,
    scope: String,
    path: Option<String>,
    sees_all: bool,
    created_at: Millis,
    expires_at: Option<Millis>,
    last_used_at: Option<Millis>,
}

impl Row {
    fn key(self, buildings: Vec<BuildingId>) -> Result<AccessKey> {
        let Row { key_id, person_id, name, scope, path, sees_all, created_at, expires_at, last_used_at } = self;
        let opens = match (KeyScope::parse(&scope), path) {
            (Some(scope), _) => Opens::Api(scope),
            (None, Some(path)) if scope == SCREEN => Opens::Page(path),
            _ => return Err(Error::Unknown("scope of a key", scope)),
        };
        let key = NewKey { person_id, name, opens, sees_all, buildings, expires_at };
        Ok(AccessKey { key_id, key, created_at, last_used_at })
    }
}

const PURGE: &str = "delete from access_key where revoked_at < $1 or expires_at < $1";
const COUNT: &str =
    "select count(*) from access_key where person_id = $1 and revoked_at is null and coalesce(expires_at, $2 + 1) > $2";
const INSERT: &str = "insert into access_key (person_id, name, scope, path, sees_all, hash, created_at, expires_at, changed) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning key_id";
const ADD: &str = "insert into access_key_building (key_id, building_id) values ($1, $2)";
const FIND: &str = "select key_id, person_id, name, scope, path, sees_all, created_at, expires_at, last_used_at from access_key \
     where hash = $1 and revoked_at is null";
const LIST: &str = "select key_id, person_id, name, scope, path, sees_all, created_at, expires_at, last_used_at from access_key \
     where revoked_at is null and ($1 is null or person_id = $1) order by key_id";
const BUILDINGS: &str = "select b.key_id, b.building_id from access_key_building b join access_key k on k.key_id = b.key_id \
     where k.revoked_at is null and ($1 is null or k.person_id = $1) order by b.key_id, b.building_id";
const BUILDINGS_OF: &str = "select building_id from access_key_building where key_id = $1 order by building_id";
const REVOKE: &str = "update access_key set revoked_at = $3, changed = $4 \
     where key_id = $1 and revoked_at is null and ($2 is null or person_id = $2) returning person_id, name, scope";
const USED: &str = "update access_key set last_used_at = $2 where key_id = $1 and coalesce(last_used_at, 0) <= $2 - $3";

/// How a key is called in the record.
fn thing<'a>(opens: &str, key_id: KeyId, name: &'a str) -> Thing<'a> {
    let kind = if opens == SCREEN { "screen" } else { "key" };
    Thing { kind, id: Some(key_id.to_string()), name: Some(name) }
}

/// What the record calls it when a key or a screen link is made or revoked.
fn action(opens: &str, is_made: bool) -> &'static str {
    match (opens == SCREEN, is_made) {
        (false, true) => "key.created",
        (false, false) => "key.revoked",
        (true, true) => "screen.created",
        (true, false) => "screen.revoked",
    }
}

async fn purge(tx: &mut Tx, at: Millis) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(PURGE).bind(at - KEPT_MS).execute(connection).await.map(drop)).during("remove old keys")
}

impl Store {
    /// Makes a key or a screen link, by the hash of its secret.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such owner; [`Error::Invalid`], also for what the owner may
    /// not do themselves; [`Error::Conflict`] if the owner has too many; or when a statement fails.
    pub async fn key_insert(&self, new: &NewKey, hash: &str, actor: &Actor, at: Millis) -> Result<KeyId> {
        let mut tx = self.begin_turn().await?;
        let (owner, _) = found(&mut tx, new.person_id).await?;
        new.check(&owner, at)?;
        for building_id in &new.buildings {
            if !access::is_building(&mut tx, *building_id).await? {
                return Err(Error::invalid("buildings", format!("there is no building {building_id}")));
            }
        }
        purge(&mut tx, at).await?;
        let count: i64 =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(COUNT).bind(new.person_id).bind(at).fetch_one(connection).await)
                .during("count the keys of a person")?;
        if count >= KEYS_OF_A_PERSON_MAX {
            return Err(Error::conflict("name", format!("there are {count} keys and screen links already: revoke some first")));
        }
        let key_id: KeyId = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(new.person_id)
            .bind(new.name.trim())
            .bind(new.opens.as_str())
            .bind(new.opens.path())
            .bind(new.sees_all)
            .bind(hash)
            .bind(at)
            .bind(new.expires_at)
            .bind(0_i64)
            .fetch_one(connection)
            .await)
        .during("make a key")?;
        for building_id in &new.buildings {
            on_tx!(&mut tx, |connection| sqlx::query(ADD).bind(key_id).bind(*building_id).execute(connection).await.map(drop))
                .during("let a key see a building")?;
        }
        let thing = thing(new.opens.as_str(), key_id, new.name.trim());
        audit_note(&mut tx, actor, at, action(new.opens.as_str(), true), &thing, (None, Some(new.told()))).await?;
        self.people_commit(tx).await?;
        Ok(key_id)
    }

    /// The key or screen link of that hash, with its owner; `None` if it is over, or its owner
    /// disabled.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn key_find(&self, hash: &str, now: Millis) -> Result<Option<(AccessKey, StoredPerson)>> {
        let mut tx = self.begin_read().await?;
        let row: Option<Row> = on_tx!(&mut tx, |connection| sqlx::query_as(FIND).bind(hash).fetch_optional(connection).await)
            .during("look for a key")?;
        let Some(row) = row else { return Ok(None) };
        let buildings: Vec<BuildingId> =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(BUILDINGS_OF).bind(row.key_id).fetch_all(connection).await)
                .during("read the buildings of a key")?;
        let owner = person::get(&mut tx, row.person_id).await?;
        self.end(tx).await?;
        let key = row.key(buildings)?;
        let owner = owner.map(|(person, _)| person).filter(|person| person.disabled_at.is_none() && key.is_good(now));
        Ok(owner.map(|owner| (key, owner)))
    }

    /// The keys and screen links of a person, or of everybody, that were not revoked, in the order in
    /// which they were made. One that a later version made is left out.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn key_list(&self, of: Option<PersonId>) -> Result<Vec<AccessKey>> {
        let mut tx = self.begin_read().await?;
        let rows: Vec<Row> =
            on_tx!(&mut tx, |connection| sqlx::query_as(LIST).bind(of).fetch_all(connection).await).during("read the keys")?;
        let pairs: Vec<(KeyId, BuildingId)> =
            on_tx!(&mut tx, |connection| sqlx::query_as(BUILDINGS).bind(of).fetch_all(connection).await)
                .during("read the buildings of keys")?;
        self.end(tx).await?;
        let mut buildings = BTreeMap::<_, Vec<_>>::new();
        for (key_id, building_id) in pairs {
            buildings.entry(key_id).or_default().push(building_id);
        }
        crate::backend::known(rows.into_iter().map(|row| {
            let own = buildings.remove(&row.key_id).unwrap_or_default();
            row.key(own)
        }))
    }

    /// Revokes a key or a screen link: one of this person, if one is named.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none that was not revoked yet; or when a statement fails.
    pub async fn key_revoke(&self, key_id: KeyId, of: Option<PersonId>, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let clock = clock::tick(&mut tx).await?;
        let revoked: Option<(PersonId, String, String)> = on_tx!(&mut tx, |connection| sqlx::query_as(REVOKE)
            .bind(key_id)
            .bind(of)
            .bind(at)
            .bind(clock)
            .fetch_optional(connection)
            .await)
        .during("revoke a key")?;
        let (owner, name, scope) = revoked.ok_or_else(|| Error::not_found("key", key_id))?;
        let told = Some(json!({ "owner": owner, "scope": scope }));
        audit_note(&mut tx, actor, at, action(&scope, false), &thing(&scope, key_id, &name), (told, None)).await?;
        self.people_commit(tx).await
    }

    /// Records that keys were used, each at most once a minute.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn key_used(&self, used: &[(KeyId, Millis)]) -> Result<()> {
        let mut used = used.to_vec();
        // Two processes that record the same keys must lock their rows in the same order.
        used.sort_unstable();
        let mut tx = self.begin().await?;
        for (key_id, at) in &used {
            on_tx!(&mut tx, |connection| sqlx::query(USED)
                .bind(*key_id)
                .bind(*at)
                .bind(USED_EVERY_MS)
                .execute(connection)
                .await
                .map(drop))
            .during("note that a key was used")?;
        }
        self.end(tx).await
    }
}
