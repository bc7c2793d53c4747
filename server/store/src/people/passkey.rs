//! Passkeys, with which people sign in beside or instead of a password. What a device signs is checked by whoever asks;
//! here each question is answered once, a counter never goes back, and nobody takes their last way in away. Leaves out
//! the questions and what a credential holds.

use crate::backend::Tx;
use crate::error::During;
use crate::people::audit::{Actor, Thing, audit_note};
use crate::people::person::{self, StoredPerson, found};
use crate::people::way_in::keep_one;
use crate::{Error, Result, Store};
use domain::naming::is_name;
use domain::{MINUTE_MS, Millis, PasskeyId, PersonId};
use serde_json::json;

/// How many passkeys one person may have.
pub const PASSKEYS_OF_A_PERSON_MAX: i64 = 20;

/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 80;

/// The longest name that a device gives one, in letters: 1,023 bytes (Web Authentication, level 3, section 4) in base64.
const CREDENTIAL_ID_LETTERS_MAX: usize = 1_364;

/// How long it is known that a question was answered. Longer than it may be answered.
const ANSWERED_MS: Millis = 60 * MINUTE_MS;

/// A passkey to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPasskey {
    /// Whose it is.
    pub person_id: PersonId,
    /// What people call it.
    pub name: String,
    /// What the device calls it.
    pub credential_id: String,
    /// Its public key and what else a check needs, as JSON.
    pub credential: String,
    /// How often the device says that it signed; 0 if it does not count.
    pub sign_count: i64,
    /// Whether there is a copy of it elsewhere, so that it is not lost with the device.
    pub is_backed_up: bool,
}

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq, store_macros::FromRow)]
pub struct Passkey {
    /// Its number.
    pub passkey_id: PasskeyId,
    /// Whose it is.
    pub person_id: PersonId,
    /// What people call it.
    pub name: String,
    /// What the device calls it.
    pub credential_id: String,
    /// Its public key and what else a check needs, as JSON.
    pub credential: String,
    /// How often the device said that it signed; 0 if it does not count.
    pub sign_count: i64,
    /// Whether there is a copy of it elsewhere.
    pub is_backed_up: bool,
    /// When it was made.
    pub created_at: Millis,
    /// When somebody last signed in with it.
    pub last_used_at: Option<Millis>,
}

/// What a passkey is after it was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyUse {
    /// Which one.
    pub passkey_id: PasskeyId,
    /// What else a check needs from now on, as JSON.
    pub credential: String,
    /// How often the device says that it signed.
    pub sign_count: i64,
    /// Whether there is a copy of it elsewhere.
    pub is_backed_up: bool,
}

const FORGET: &str = "delete from passkey_question where answered_at < $1";
const ANSWER: &str = "insert into passkey_question (hash, answered_at) values ($1, $2) on conflict (hash) do nothing";
const COUNT: &str = "select count(*) from passkey where person_id = $1";
const KNOWN: &str = "select count(*) from passkey where credential_id = $1";
const INSERT: &str = "insert into passkey (person_id, name, credential_id, credential, sign_count, is_backed_up, created_at) \
     values ($1, $2, $3, $4, $5, $6, $7) returning passkey_id";
const FIND: &str = "select passkey_id, person_id, name, credential_id, credential, sign_count, is_backed_up, created_at, last_used_at \
     from passkey where credential_id = $1";
const LIST: &str = "select passkey_id, person_id, name, credential_id, credential, sign_count, is_backed_up, created_at, last_used_at \
     from passkey where person_id = $1 order by passkey_id";
const USED: &str = "update passkey set credential = $2, sign_count = $3, is_backed_up = $4, last_used_at = $5 \
     where passkey_id = $1 and (sign_count < $3 or (sign_count = 0 and $3 = 0)) returning person_id, name";
const DELETE: &str = "delete from passkey where passkey_id = $1 and person_id = $2 returning name";

/// How a passkey is called in the record.
fn thing(passkey_id: PasskeyId, name: &str) -> Thing<'_> {
    Thing { kind: "passkey", id: Some(passkey_id.to_string()), name: Some(name) }
}

/// Notes that a question was answered. [`Error::Conflict`] if it was before.
async fn answer(tx: &mut Tx, question: &str, at: Millis) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(FORGET).bind(at - ANSWERED_MS).execute(connection).await.map(drop))
        .during("forget old questions to devices")?;
    let noted = on_tx!(tx, |connection| sqlx::query(ANSWER)
        .bind(question)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
    .during("note the answer of a device")?;
    match noted {
        0 => Err(Error::conflict("question", "it was answered before: ask again")),
        _ => Ok(()),
    }
}

/// How many passkeys a person has.
pub(crate) async fn count(tx: &mut Tx, person_id: PersonId) -> Result<i64> {
    on_tx!(tx, |connection| sqlx::query_scalar(COUNT).bind(person_id).fetch_one(connection).await)
        .during("count the passkeys of a person")
}

/// Adds a passkey, in the transaction of whoever may.
pub(crate) async fn insert(tx: &mut Tx, new: &NewPasskey, question: &str, actor: &Actor, at: Millis) -> Result<PasskeyId> {
    let name = new.name.trim();
    if !is_name(name, NAME_CHARS_MAX) {
        return Err(Error::invalid("name", "give a name of 1 to 80 characters that can be seen"));
    }
    if new.credential_id.is_empty() || new.credential_id.len() > CREDENTIAL_ID_LETTERS_MAX {
        return Err(Error::invalid("credential", "a device names a passkey in 1 to 1,023 bytes"));
    }
    answer(tx, question, at).await?;
    let count = count(tx, new.person_id).await?;
    if count >= PASSKEYS_OF_A_PERSON_MAX {
        return Err(Error::conflict("name", format!("there are {count} passkeys already: remove one first")));
    }
    let known: i64 = on_tx!(tx, |connection| sqlx::query_scalar(KNOWN).bind(&new.credential_id).fetch_one(connection).await)
        .during("look for a passkey")?;
    if known > 0 {
        return Err(Error::conflict("credential", "this passkey is stored already"));
    }
    let passkey_id: PasskeyId = on_tx!(tx, |connection| sqlx::query_scalar(INSERT)
        .bind(new.person_id)
        .bind(name)
        .bind(&new.credential_id)
        .bind(&new.credential)
        .bind(new.sign_count)
        .bind(new.is_backed_up)
        .bind(at)
        .fetch_one(connection)
        .await)
    .during("store a passkey")?;
    let told = Some(json!({ "owner": new.person_id, "name": name }));
    audit_note(tx, actor, at, "passkey.added", &thing(passkey_id, name), (None, told)).await?;
    Ok(passkey_id)
}

impl Store {
    /// Stores a passkey that a device made. `question` is the hash of what it answered.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such owner; [`Error::Invalid`]; [`Error::Conflict`] if the question was answered
    /// before, the passkey is stored already, or the owner has too many; or when a statement fails.
    pub async fn passkey_insert(&self, new: &NewPasskey, question: &str, actor: &Actor, at: Millis) -> Result<PasskeyId> {
        let mut tx = self.begin_turn().await?;
        found(&mut tx, new.person_id).await?;
        let passkey_id = insert(&mut tx, new, question, actor, at).await?;
        self.end(tx).await?;
        Ok(passkey_id)
    }

    /// The passkey that a device calls so, with its owner.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn passkey_find(&self, credential_id: &str) -> Result<Option<(Passkey, StoredPerson)>> {
        let mut tx = self.begin_read().await?;
        let passkey: Option<Passkey> =
            on_tx!(&mut tx, |connection| sqlx::query_as(FIND).bind(credential_id).fetch_optional(connection).await)
                .during("look for a passkey")?;
        let Some(passkey) = passkey else { return Ok(None) };
        let owner = person::get(&mut tx, passkey.person_id).await?;
        self.end(tx).await?;
        Ok(owner.map(|(owner, _)| (passkey, owner)))
    }

    /// The passkeys of a person, in the order in which they were made.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn passkey_list(&self, person_id: PersonId) -> Result<Vec<Passkey>> {
        on_read!(self, |pool| sqlx::query_as(LIST).bind(person_id).fetch_all(pool).await).during("read the passkeys of a person")
    }

    /// Notes that somebody signed in with a passkey. `question` is the hash of what the device answered.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `question` if it was answered before, on `sign_count` if the counter did not go on or the
    /// passkey was removed meanwhile; or when a statement fails.
    pub async fn passkey_used(&self, used: &PasskeyUse, question: &str, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        answer(&mut tx, question, at).await?;
        let row: Option<(PersonId, String)> = on_tx!(&mut tx, |connection| sqlx::query_as(USED)
            .bind(used.passkey_id)
            .bind(&used.credential)
            .bind(used.sign_count)
            .bind(used.is_backed_up)
            .bind(at)
            .fetch_optional(connection)
            .await)
        .during("note that a passkey was used")?;
        let (_, name) = row.ok_or_else(|| Error::conflict("sign_count", "the passkey's counter went back, or it was removed"))?;
        audit_note(&mut tx, actor, at, "passkey.used", &thing(used.passkey_id, &name), (None, None)).await?;
        self.end(tx).await
    }

    /// Removes a passkey of a person. Returns what they called it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] if it is their last way in, unless `may_be_last`; or when a statement fails.
    pub async fn passkey_remove(
        &self,
        (person_id, passkey_id): (PersonId, PasskeyId),
        may_be_last: bool,
        actor: &Actor,
        at: Millis,
    ) -> Result<String> {
        let mut tx = self.begin_turn().await?;
        let (owner, password) = found(&mut tx, person_id).await?;
        let name: Option<String> = on_tx!(&mut tx, |connection| sqlx::query_scalar(DELETE)
            .bind(passkey_id)
            .bind(person_id)
            .fetch_optional(connection)
            .await)
        .during("remove a passkey")?;
        let name = name.ok_or_else(|| Error::not_found("passkey", passkey_id))?;
        if !may_be_last {
            keep_one(&mut tx, &owner, password.as_deref(), "passkey").await?;
        }
        let told = Some(json!({ "owner": person_id }));
        audit_note(&mut tx, actor, at, "passkey.removed", &thing(passkey_id, &name), (told, None)).await?;
        self.end(tx).await?;
        Ok(name)
    }
}
