//! The record of what was done: how it is read, and what of it is kept. Leaves out how a line gets into
//! it (`store::record`).

use crate::error::During;
pub(crate) use crate::store::record::{Actor, Thing, audit_note};
use crate::{Result, Store};
use domain::{Millis, PersonId};
use serde_json::Value;

/// How many failed sign-ins are kept. Strangers cause them, and push nothing else out.
const FAILED_MAX: i64 = 10_000;

/// The action of a failed sign-in.
const FAILED: &str = "sign_in.failed";

/// A line of the record.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct AuditLine {
    /// Its number; later ones are higher.
    pub audit_id: i64,
    /// When.
    pub at: Millis,
    /// What kind of caller did it, such as `person` or `command line`.
    pub actor_kind: String,
    /// Who, if it was a person, or whose key it was.
    pub person_id: Option<PersonId>,
    /// What they were called.
    pub actor_name: String,
    /// From where.
    pub address: Option<String>,
    /// What was done, such as `person.created`.
    pub action: String,
    /// The kind of thing that it was done to.
    pub thing_kind: String,
    /// Its id.
    pub thing_id: Option<String>,
    /// What it was called.
    pub thing_name: Option<String>,
    /// What was before, as JSON.
    pub before: Option<String>,
    /// What is now, as JSON.
    pub after: Option<String>,
}

const TRIM_OLD: &str =
    "delete from audit where audit_id in (select audit_id from audit where at < $1 order by audit_id limit $2)";
const TRIM_FAILED: &str = "delete from audit where action = $1 and audit_id <= \
     (select audit_id from audit where action = $1 order by audit_id desc limit 1 offset $2)";
const LIST: &str = "select audit_id, at, actor_kind, person_id, actor_name, address, action, thing_kind, thing_id, thing_name, \
     before, after from audit where audit_id < $2 and ($3 is null or action = $3) and ($4 is null or person_id = $4) \
     and ($5 is null or thing_kind = $5) and ($6 is null or thing_id = $6) order by audit_id desc limit $1";

const ACTIONS: &str =
    "select distinct action from (select action from audit order by audit_id desc limit $1) recent order by action";

/// Among how many of the newest lines the deeds are looked for.
const ACTIONS_OF: i64 = 20_000;

/// Which lines of the record are wanted: those that fit all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditWanted {
    /// Older than this line.
    pub before: Option<i64>,
    /// What was done.
    pub action: Option<String>,
    /// By whom, or by whose key.
    pub person_id: Option<PersonId>,
    /// To what kind of thing.
    pub thing_kind: Option<String>,
    /// To which one.
    pub thing_id: Option<String>,
}

impl Store {
    /// Records that somebody was refused who wanted to sign in by this name, or by a provider, and why
    /// if that is no secret.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn audit_sign_in_failed(&self, login: &str, why: Option<&str>, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin().await?;
        let thing = Thing { kind: "person", id: None, name: Some(login) };
        let told = why.map(|why| serde_json::json!({ "why": why }));
        audit_note(&mut tx, actor, at, FAILED, &thing, (None, told)).await?;
        on_tx!(&mut tx, |connection| sqlx::query(TRIM_FAILED).bind(FAILED).bind(FAILED_MAX).execute(connection).await.map(drop))
            .during("bound the record")?;
        self.end(tx).await
    }

    /// Records that an admin looks through a person's eyes from now on.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn audit_seen_as(&self, person_id: PersonId, name: &str, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin().await?;
        let thing = Thing { kind: "person", id: Some(person_id.to_string()), name: Some(name) };
        audit_note(&mut tx, actor, at, "person.seen_as", &thing, (None, None)).await?;
        self.end(tx).await
    }

    /// Records that somebody took data out.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn audit_exported(&self, actor: &Actor, at: Millis, what: &str, told: Value) -> Result<()> {
        let mut tx = self.begin().await?;
        let thing = Thing { kind: what, id: None, name: None };
        audit_note(&mut tx, actor, at, &format!("{what}.exported"), &thing, (None, Some(told))).await?;
        self.end(tx).await
    }

    /// Removes the lines from before a time, at most so many; returns how many.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn audit_trim(&self, before: Millis, most: i64) -> Result<u64> {
        let mut tx = self.begin().await?;
        let gone = on_tx!(&mut tx, |connection| sqlx::query(TRIM_OLD)
            .bind(before)
            .bind(most)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("forget old lines of the record")?;
        self.end(tx).await?;
        Ok(gone)
    }

    /// The newest lines of the record, newest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn audit_list(&self, limit: i64) -> Result<Vec<AuditLine>> {
        self.audit_page(&AuditWanted::default(), limit).await
    }

    /// What was done lately, each deed once.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn audit_actions(&self) -> Result<Vec<String>> {
        on_read!(self, |pool| sqlx::query_scalar(ACTIONS).bind(ACTIONS_OF).fetch_all(pool).await).during("read what was done")
    }

    /// The newest lines of the record that are wanted, newest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn audit_page(&self, wanted: &AuditWanted, limit: i64) -> Result<Vec<AuditLine>> {
        let AuditWanted { before, action, person_id, thing_kind, thing_id } = wanted;
        on_read!(self, |pool| sqlx::query_as(LIST)
            .bind(limit)
            .bind(before.unwrap_or(i64::MAX))
            .bind(action.as_deref())
            .bind(*person_id)
            .bind(thing_kind.as_deref())
            .bind(thing_id.as_deref())
            .fetch_all(pool)
            .await)
        .during("read what was done")
    }
}
