//! The hashes of passwords. A new password, or none, ends the sessions that were opened by the old one. Leaves
//! out how a password is hashed.

use crate::backend::Tx;
use crate::error::During;
use crate::people::account::insert;
use crate::people::audit::{Actor, audit_note};
use crate::people::person::{self, NewPerson, found, thing};
use crate::people::{clock, passkey, session};
use crate::{Error, Result, Store};
use domain::{Millis, PersonId, Role};

const SET: &str =
    "update person set password_hash = $2, password_set_at = $3, version = version + 1, changed = $4 where person_id = $1";
const REMOVE: &str =
    "update person set password_hash = null, password_set_at = null, version = version + 1, changed = $2 where person_id = $1";
const RAISE: &str = "update person set password_hash = $3 where person_id = $1 and password_hash = $2";
const FORGET_LINKS: &str = "delete from one_time_link where person_id = $1 and used_at is null";
const RESTORE: &str = "update person set role = 'admin', disabled_at = null where person_id = $1";

/// Sets a password, in the transaction of whoever may.
pub(crate) async fn set(
    tx: &mut Tx,
    person_id: PersonId,
    hash: &str,
    but: Option<&str>,
    (action, actor): (&str, &Actor),
    at: Millis,
) -> Result<()> {
    let (person, _) = found(tx, person_id).await?;
    let clock = clock::tick(tx).await?;
    on_tx!(tx, |connection| sqlx::query(SET).bind(person_id).bind(hash).bind(at).bind(clock).execute(connection).await.map(drop))
        .during("set a password")?;
    // Whoever has an older link must not set it back.
    on_tx!(tx, |connection| sqlx::query(FORGET_LINKS).bind(person_id).execute(connection).await.map(drop))
        .during("forget the links of a person")?;
    session::end_all(tx, person_id, but, clock, at).await?;
    audit_note(tx, actor, at, action, &thing(&person), (None, None)).await
}

impl Store {
    /// Sets a person's password by its hash, and ends their sessions, but for one that may go on.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn person_password_set(
        &self,
        person_id: PersonId,
        hash: &str,
        but: Option<&str>,
        actor: &Actor,
        at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        set(&mut tx, person_id, hash, but, ("password.set", actor), at).await?;
        self.people_commit(tx).await
    }

    /// Removes a person's password: they sign in with passkeys from now on. Ends their sessions, but for one that may go
    /// on.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] if they have no passkey; or when a statement fails.
    pub async fn person_password_remove(&self, person_id: PersonId, but: Option<&str>, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let (person, _) = found(&mut tx, person_id).await?;
        if passkey::count(&mut tx, person_id).await? == 0 {
            return Err(Error::conflict(
                "password",
                format!("{} has no passkey, and without one a password stays: add a passkey first", person.person.login),
            ));
        }
        let clock = clock::tick(&mut tx).await?;
        on_tx!(&mut tx, |connection| sqlx::query(REMOVE).bind(person_id).bind(clock).execute(connection).await.map(drop))
            .during("remove a password")?;
        session::end_all(&mut tx, person_id, but, clock, at).await?;
        audit_note(&mut tx, actor, at, "password.removed", &thing(&person), (None, None)).await?;
        self.people_commit(tx).await
    }

    /// Puts a stronger hash of the same password in place of `old`. Nobody notices.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn person_password_raise(&self, person_id: PersonId, old: &str, new: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(RAISE).bind(person_id).bind(old).bind(new).execute(connection).await.map(drop))
            .during("raise a password's hash")?;
        self.people_commit(tx).await
    }

    /// Makes sure that an admin of this name exists, may sign in, and has this password.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn person_admin_ensure(&self, login: &str, hash: &str, actor: &Actor, at: Millis) -> Result<PersonId> {
        let mut tx = self.begin_turn().await?;
        let person_id = match person::by_login(&mut tx, login).await? {
            Some((person, _)) => {
                on_tx!(&mut tx, |connection| sqlx::query(RESTORE).bind(person.person_id).execute(connection).await.map(drop))
                    .during("restore an admin")?;
                set(&mut tx, person.person_id, hash, None, ("password.set", actor), at).await?;
                person.person_id
            }
            None => insert(&mut tx, &NewPerson::new(login, Role::Admin), Some(hash), actor, at).await?,
        };
        self.people_commit(tx).await?;
        Ok(person_id)
    }
}
