//! How people are made, changed, disabled and removed. Each change is recorded in its transaction, and
//! the last admin stays one.

use crate::backend::{Tx, text};
use crate::error::During;
use crate::people::audit::{Actor, Thing, audit_note};
use crate::people::person::{NewPerson, StoredPerson, found, login_key, thing};
use crate::people::{access, clock, session};
use crate::{Error, Result, Store};
use domain::naming::is_name;
use domain::{Millis, PersonId, Role, UnitSystem};
use serde_json::{Value, json};

/// How many people there may be.
const PEOPLE_MAX: i64 = 20_000;

/// The longest login and name, in characters.
const LOGIN_CHARS_MAX: usize = 80;
const NAME_CHARS_MAX: usize = 120;

/// The longest e-mail address, by RFC 5321.
const EMAIL_BYTES_MAX: usize = 254;

const COUNT: &str = "select count(*) from person";
const ADMINS: &str = "select count(*) from person where (role = 'admin' or provider_role = 'admin') and disabled_at is null \
     and person_id <> $1 and (password_hash is not null or exists (select 1 from passkey where passkey.person_id = person.person_id) \
     or exists (select 1 from identity where identity.person_id = person.person_id))";
const TAKEN: &str = "select count(*) from person where login_key = $1 and person_id <> $2";
const DEPARTMENT: &str = "select count(*) from department where department_id = $1";
const INSERT: &str = "insert into person (login, login_key, name, email, external_id, role, sees_all, department_id, language, units, \
     notify, password_hash, password_set_at, created_at, changed) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning person_id";
const UPDATE: &str = "update person set login = $2, login_key = $3, name = $4, email = $5, external_id = $6, role = $7, sees_all = $8, \
     department_id = $9, language = $10, units = $11, notify = $12, version = version + 1, changed = $13 where person_id = $1";
const DISABLE: &str = "update person set disabled_at = $2, version = version + 1, changed = $3 where person_id = $1";
const DELETE: &str = "delete from person where person_id = $1";
const LINKS_FORGET: &str = "delete from one_time_link where person_id = $1 or expires_at < $2";

/// Adds a person, in the transaction of whoever wants one.
pub(crate) async fn insert(
    tx: &mut Tx,
    new: &NewPerson,
    password_hash: Option<&str>,
    actor: &Actor,
    at: Millis,
) -> Result<PersonId> {
    check(tx, new, PersonId(0)).await?;
    let count: i64 = on_tx!(tx, |connection| sqlx::query_scalar(COUNT).fetch_one(connection).await).during("count the people")?;
    if count >= PEOPLE_MAX {
        return Err(Error::conflict("login", format!("there are {count} people already, and no more can be made")));
    }
    let clock = clock::tick(tx).await?;
    let person_id: PersonId = on_tx!(tx, |connection| sqlx::query_scalar(INSERT)
        .bind(new.login.trim())
        .bind(login_key(&new.login))
        .bind(new.name.trim())
        .bind(new.email.as_deref().map(str::trim))
        .bind(new.external_id.as_deref().map(text))
        .bind(new.role.as_str())
        .bind(new.sees_all)
        .bind(new.department_id)
        .bind(new.language.as_deref())
        .bind(new.units.map(UnitSystem::as_str))
        .bind(json!(new.notify).to_string())
        .bind(password_hash)
        .bind(password_hash.map(|_| at))
        .bind(at)
        .bind(clock)
        .fetch_one(connection)
        .await)
    .during("make a person")?;
    access::put(tx, person_id, &new.buildings, at).await?;
    let thing = Thing { kind: "person", id: Some(person_id.to_string()), name: Some(new.login.trim()) };
    audit_note(tx, actor, at, "person.created", &thing, (None, Some(new.told()))).await?;
    Ok(person_id)
}

/// Refuses what cannot be said of a person.
async fn check(tx: &mut Tx, new: &NewPerson, but: PersonId) -> Result<()> {
    if !is_name(new.login.trim(), LOGIN_CHARS_MAX) {
        return Err(Error::invalid("login", "give a name to sign in with of 1 to 80 characters that can be seen"));
    }
    if !is_name(new.name.trim(), NAME_CHARS_MAX) {
        return Err(Error::invalid("name", "give a name of 1 to 120 characters that can be seen"));
    }
    if let Some(email) = new.email.as_deref().map(str::trim)
        && !is_email(email)
    {
        return Err(Error::invalid("email", "give an address such as ann@example.org, or none"));
    }
    if new.external_id.as_deref().is_some_and(|id| !is_name(id, NAME_CHARS_MAX)) {
        return Err(Error::invalid("external_id", "give 1 to 120 characters that can be seen, or nothing"));
    }
    if new.language.as_deref().is_some_and(|code| code.len() > 8 || !code.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return Err(Error::invalid("language", "give the code of a language, such as en"));
    }
    new.notify.check()?;
    let key = login_key(&new.login);
    let taken: i64 = on_tx!(tx, |connection| sqlx::query_scalar(TAKEN).bind(&key).bind(but).fetch_one(connection).await)
        .during("look for a login")?;
    if taken > 0 {
        return Err(Error::conflict("login", "somebody signs in by this name already: choose another"));
    }
    for building_id in &new.buildings {
        if !access::is_building(tx, *building_id).await? {
            return Err(Error::invalid("buildings", format!("there is no building {building_id}")));
        }
    }
    let Some(department_id) = new.department_id else { return Ok(()) };
    let known: i64 = on_tx!(tx, |connection| sqlx::query_scalar(DEPARTMENT).bind(department_id).fetch_one(connection).await)
        .during("look for a department")?;
    if known == 0 {
        return Err(Error::invalid("department", format!("there is no department {department_id}")));
    }
    Ok(())
}

/// Whether mail could go there: a name and a host, without spaces.
pub(crate) fn is_email(email: &str) -> bool {
    let is_plain = !email.contains(|c: char| c.is_whitespace() || c.is_control());
    is_plain
        && email.len() <= EMAIL_BYTES_MAX
        && email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
}

/// Whether there is an admin besides this person who can sign in: one who was only invited cannot.
pub(crate) async fn has_other_admin(tx: &mut Tx, person_id: PersonId) -> Result<bool> {
    let others: i64 = on_tx!(tx, |connection| sqlx::query_scalar(ADMINS).bind(person_id).fetch_one(connection).await)
        .during("count the admins")?;
    Ok(others > 0)
}

/// Refuses to go on without an admin, where this person was one and will be none.
pub(crate) async fn keep_an_admin(tx: &mut Tx, before: &StoredPerson, will_be: bool) -> Result<()> {
    if !before.is_active_admin() || will_be || has_other_admin(tx, before.person_id).await? {
        return Ok(());
    }
    Err(Error::conflict("role", format!("{} is the last admin: make somebody else an admin first", before.person.login)))
}

/// Refuses a change by whoever has not seen this version. `None` changes them in any case.
fn is_seen(before: &StoredPerson, version: Option<i64>) -> Result<()> {
    if version.is_none_or(|version| version == before.version) {
        return Ok(());
    }
    Err(Error::conflict("version", "somebody else changed this person meanwhile: look again, then change them"))
}

/// Whether somebody is disabled, for the record.
fn told_disabled(is_disabled: bool) -> Option<Value> {
    Some(json!({ "disabled": is_disabled }))
}

/// Takes back the links of a person.
pub(crate) async fn links_forget(tx: &mut Tx, person_id: PersonId, at: Millis) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(LINKS_FORGET).bind(person_id).bind(at).execute(connection).await.map(drop))
        .during("forget old links")
}

impl Store {
    /// Adds a person, with a password's hash or without one.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Conflict`] if the login is taken; or when a statement fails.
    pub async fn person_insert(
        &self,
        new: &NewPerson,
        password_hash: Option<&str>,
        actor: &Actor,
        at: Millis,
    ) -> Result<PersonId> {
        let mut tx = self.begin_turn().await?;
        let person_id = insert(&mut tx, new, password_hash, actor, at).await?;
        self.people_commit(tx).await?;
        Ok(person_id)
    }

    /// Changes what is said of a person. `version` is the one that whoever changes them has seen;
    /// `None` changes them in any case.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`]; [`Error::Conflict`] if the login is taken, somebody
    /// else changed them meanwhile, or no admin would be left; or when a statement fails.
    pub async fn person_update(
        &self,
        person_id: PersonId,
        version: Option<i64>,
        change: &NewPerson,
        actor: &Actor,
        at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let (before, _) = found(&mut tx, person_id).await?;
        is_seen(&before, version)?;
        check(&mut tx, change, person_id).await?;
        let by_group = before.by_group.role == Some(Role::Admin);
        keep_an_admin(&mut tx, &before, by_group || change.role == Role::Admin).await?;
        let clock = clock::tick(&mut tx).await?;
        on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
            .bind(person_id)
            .bind(change.login.trim())
            .bind(login_key(&change.login))
            .bind(change.name.trim())
            .bind(change.email.as_deref().map(str::trim))
            .bind(change.external_id.as_deref().map(text))
            .bind(change.role.as_str())
            .bind(change.sees_all)
            .bind(change.department_id)
            .bind(change.language.as_deref())
            .bind(change.units.map(UnitSystem::as_str))
            .bind(json!(change.notify).to_string())
            .bind(clock)
            .execute(connection)
            .await
            .map(drop))
        .during("change a person")?;
        access::put(&mut tx, person_id, &change.buildings, at).await?;
        let told = (Some(before.person.told()), Some(change.told()));
        audit_note(&mut tx, actor, at, "person.changed", &thing(&before), told).await?;
        self.people_commit(tx).await
    }

    /// Disables a person, which ends their sessions, or enables them again. Returns whether that
    /// changed anything.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] if no admin would be left; or when a statement fails.
    pub async fn person_disable(&self, person_id: PersonId, is_disabled: bool, actor: &Actor, at: Millis) -> Result<bool> {
        let mut tx = self.begin_turn().await?;
        let (before, _) = found(&mut tx, person_id).await?;
        if before.disabled_at.is_some() == is_disabled {
            return Ok(false);
        }
        keep_an_admin(&mut tx, &before, !is_disabled).await?;
        let clock = clock::tick(&mut tx).await?;
        on_tx!(&mut tx, |connection| sqlx::query(DISABLE)
            .bind(person_id)
            .bind(is_disabled.then_some(at))
            .bind(clock)
            .execute(connection)
            .await
            .map(drop))
        .during("disable a person")?;
        if is_disabled {
            session::end_all(&mut tx, person_id, None, clock, at).await?;
            links_forget(&mut tx, person_id, at).await?;
        }
        let action = if is_disabled { "person.disabled" } else { "person.enabled" };
        let told = (told_disabled(!is_disabled), told_disabled(is_disabled));
        audit_note(&mut tx, actor, at, action, &thing(&before), told).await?;
        self.people_commit(tx).await?;
        Ok(true)
    }

    /// Removes a person with their sessions, keys and links. What they did stays on record. `version`
    /// as for a change.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] if somebody else changed them meanwhile, or no admin
    /// would be left; or when a statement fails.
    pub async fn person_remove(&self, person_id: PersonId, version: Option<i64>, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let (before, _) = found(&mut tx, person_id).await?;
        is_seen(&before, version)?;
        keep_an_admin(&mut tx, &before, false).await?;
        let clock = clock::tick(&mut tx).await?;
        session::end_all(&mut tx, person_id, None, clock, at).await?;
        on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(person_id).execute(connection).await.map(drop))
            .during("remove a person")?;
        audit_note(&mut tx, actor, at, "person.removed", &thing(&before), (Some(before.person.told()), None)).await?;
        self.people_commit(tx).await
    }
}
