//! Links that open once: to choose a password or add a first passkey, or to make the first admin. Only the hash of a link's
//! secret is stored. Leaves out how secrets are made, and the addresses of links.

use crate::backend::Tx;
use crate::error::During;
use crate::people::account::{insert, links_forget};
use crate::people::audit::{Actor, Thing, audit_note};
use crate::people::passkey::{self, NewPasskey};
use crate::people::person::{NewPerson, found, thing};
use crate::people::{clock, password, session};
use crate::{Error, Result, Store};
use domain::{DAY_MS, HOUR_MS, Millis, PersonId, Role};
use serde_json::{Value, json};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Somebody new chooses their password.
    Invite,
    /// Somebody chooses a new password.
    Reset,
    /// Somebody makes the first admin.
    FirstAdmin,
}

impl LinkPurpose {
    /// The name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            LinkPurpose::Invite => "invite",
            LinkPurpose::Reset => "reset",
            LinkPurpose::FirstAdmin => "first_admin",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        [Self::Invite, Self::Reset, Self::FirstAdmin]
            .into_iter()
            .find(|purpose| purpose.as_str() == name)
            .ok_or_else(|| Error::Unknown("purpose of a link", name.to_owned()))
    }
}

/// A link that was not used yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneTimeLink {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Whose it is; nobody's if it makes the first admin.
    pub person_id: Option<PersonId>,
}

const FORGET_FIRST: &str = "delete from one_time_link where purpose = 'first_admin'";
const FORGET_OLD: &str = "delete from one_time_link where expires_at < $1";
const INSERT: &str = "insert into one_time_link (hash, purpose, person_id, made_at, expires_at) values ($1, $2, $3, $4, $5)";
const FIND: &str = "select purpose, person_id from one_time_link where hash = $1 and used_at is null and expires_at > $2";
const USE: &str = "update one_time_link set used_at = $2 where hash = $1 and used_at is null and expires_at > $2 \
     returning purpose, person_id";
const HAS_ADMIN: &str = "select count(*) from person where (role = 'admin' or provider_role = 'admin') \
     and disabled_at is null";

/// A link for a person that is to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewLink<'a> {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Whose it is.
    pub person_id: PersonId,
    /// The hash of its secret.
    pub hash: &'a str,
    /// Until when it is good.
    pub expires_at: Millis,
    /// To which address it is sent; `None` if somebody copies it.
    pub mailed_to: Option<&'a str>,
}

impl NewLink<'_> {
    async fn insert(&self, tx: &mut Tx, at: Millis) -> Result<()> {
        on_tx!(tx, |connection| sqlx::query(INSERT)
            .bind(self.hash)
            .bind(self.purpose.as_str())
            .bind(self.person_id)
            .bind(at)
            .bind(self.expires_at)
            .execute(connection)
            .await
            .map(drop))
        .during("make a link")
    }

    /// For the record: to which address it went, never the link.
    fn told(&self) -> Option<Value> {
        self.mailed_to.map(|address| json!({ "mailed_to": address }))
    }
}

/// Uses a link up. [`Error::NotFound`] if it is over, was used, or is for something else.
async fn used(tx: &mut Tx, hash: &str, at: Millis) -> Result<OneTimeLink> {
    let row: Option<(String, Option<PersonId>)> =
        on_tx!(tx, |connection| sqlx::query_as(USE).bind(hash).bind(at).fetch_optional(connection).await).during("use a link")?;
    let (purpose, person_id) = row.ok_or_else(gone)?;
    Ok(OneTimeLink { purpose: LinkPurpose::parse(&purpose)?, person_id })
}

fn gone() -> Error {
    Error::NotFound { what: "such link that still opens something".to_owned() }
}

/// How long a link to choose a password is good.
pub const LINK_MS: Millis = 7 * DAY_MS;

/// How long one is good that somebody asked for who forgot their password.
pub const ASKED_LINK_MS: Millis = HOUR_MS;

impl Store {
    /// Makes a link for a person, in place of those that they had.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn link_make(&self, link: &NewLink<'_>, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let (person, _) = found(&mut tx, link.person_id).await?;
        links_forget(&mut tx, link.person_id, at).await?;
        link.insert(&mut tx, at).await?;
        let action = if link.purpose == LinkPurpose::Invite { "person.invited" } else { "password.reset_offered" };
        audit_note(&mut tx, actor, at, action, &thing(&person), (None, link.told())).await?;
        self.people_commit(tx).await
    }

    /// Makes a link for whoever says that they forgot their password. It stands beside those that they
    /// have, so that nobody can take a link away from them by asking for another. Returns whether it
    /// was made: it is not for somebody who is disabled, or has no password that they could forget.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn link_ask(&self, link: &NewLink<'_>, actor: &Actor, at: Millis) -> Result<bool> {
        let mut tx = self.begin_turn().await?;
        let (person, _) = found(&mut tx, link.person_id).await?;
        if person.disabled_at.is_some() || person.password_set_at.is_none() {
            return Ok(false);
        }
        on_tx!(&mut tx, |connection| sqlx::query(FORGET_OLD).bind(at).execute(connection).await.map(drop))
            .during("forget old links")?;
        link.insert(&mut tx, at).await?;
        audit_note(&mut tx, actor, at, "password.reset_asked", &thing(&person), (None, link.told())).await?;
        self.people_commit(tx).await?;
        Ok(true)
    }

    /// Makes the one link that makes the first admin, in place of an earlier one.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn link_make_first_admin(&self, hash: &str, expires_at: Millis, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        on_tx!(&mut tx, |connection| sqlx::query(FORGET_FIRST).execute(connection).await.map(drop)).during("forget a link")?;
        on_tx!(&mut tx, |connection| sqlx::query(INSERT)
            .bind(hash)
            .bind(LinkPurpose::FirstAdmin.as_str())
            .bind(None::<PersonId>)
            .bind(at)
            .bind(expires_at)
            .execute(connection)
            .await
            .map(drop))
        .during("make a link")?;
        self.people_commit(tx).await
    }

    /// The link of that hash, if it still opens something.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn link_find(&self, hash: &str, at: Millis) -> Result<Option<OneTimeLink>> {
        let row: Option<(String, Option<PersonId>)> =
            on_read!(self, |pool| sqlx::query_as(FIND).bind(hash).bind(at).fetch_optional(pool).await)
                .during("look for a link")?;
        let Some((purpose, person_id)) = row else { return Ok(None) };
        Ok(Some(OneTimeLink { purpose: LinkPurpose::parse(&purpose)?, person_id }))
    }

    /// Sets the password of the link's person, ends their sessions, and uses the link up.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link is over, was used, or is for something else; or when a
    /// statement fails.
    pub async fn link_password_set(&self, link: &str, hash: &str, address: Option<String>, at: Millis) -> Result<PersonId> {
        let mut tx = self.begin_turn().await?;
        let person_id = used(&mut tx, link, at).await?.person_id.ok_or_else(gone)?;
        let (person, _) = found(&mut tx, person_id).await?;
        let actor = Actor::person(person_id, &person.person.name, address);
        password::set(&mut tx, person_id, hash, None, ("password.set_by_link", &actor), at).await?;
        self.people_commit(tx).await?;
        Ok(person_id)
    }

    /// Stores the first passkey of a link's person, in place of a password, ends their sessions, and uses the link up.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link is over, was used, or is for something or somebody else; otherwise as for
    /// [`Store::passkey_insert`].
    pub async fn link_passkey_set(
        &self,
        link: &str,
        new: &NewPasskey,
        question: &str,
        address: Option<String>,
        at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let person_id = used(&mut tx, link, at).await?.person_id;
        if person_id != Some(new.person_id) {
            return Err(gone());
        }
        let (person, _) = found(&mut tx, new.person_id).await?;
        let actor = Actor::person(new.person_id, &person.person.name, address);
        passkey::insert(&mut tx, new, question, &actor, at).await?;
        let clock = clock::tick(&mut tx).await?;
        session::end_all(&mut tx, new.person_id, None, clock, at).await?;
        self.people_commit(tx).await
    }

    /// Makes the first admin, and uses the link up.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link is over or for something else; [`Error::Conflict`] if there is
    /// an admin; [`Error::Invalid`]; or when a statement fails.
    pub async fn link_first_admin(
        &self,
        link: &str,
        new: &NewPerson,
        hash: &str,
        address: Option<String>,
        at: Millis,
    ) -> Result<PersonId> {
        let mut tx = self.begin_turn().await?;
        if used(&mut tx, link, at).await?.purpose != LinkPurpose::FirstAdmin {
            return Err(gone());
        }
        let admins: i64 =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(HAS_ADMIN).fetch_one(connection).await).during("count the admins")?;
        if admins > 0 {
            return Err(Error::conflict("role", "there is an admin already"));
        }
        let actor = Actor::link(new.login.trim(), address);
        let first = NewPerson { role: Role::Admin, ..new.clone() };
        let person_id = insert(&mut tx, &first, Some(hash), &actor, at).await?;
        let thing = Thing { kind: "installation", id: None, name: None };
        audit_note(&mut tx, &actor, at, "installation.opened", &thing, (None, None)).await?;
        self.people_commit(tx).await?;
        Ok(person_id)
    }
}
