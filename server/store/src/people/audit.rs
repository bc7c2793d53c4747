//! The record of what was done: when, by whom, from where, to what, before and after. A change writes
//! its line in its own transaction. Secrets are never in it.

use crate::backend::Tx;
use crate::backend::text;
use crate::error::During;
use crate::{Result, Store};
use domain::{Caller, Millis, PersonId};
use serde_json::Value;

/// How many lines are kept; the oldest go first.
const LINES_MAX: i64 = 500_000;

/// How many failed sign-ins are kept. Strangers cause them, and push nothing else out.
const FAILED_MAX: i64 = 10_000;

/// The action of a failed sign-in.
const FAILED: &str = "sign_in.failed";

/// Who did something, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    kind: &'static str,
    person_id: Option<PersonId>,
    name: String,
    address: Option<String>,
}

impl Actor {
    /// A caller, at an address.
    #[must_use]
    pub fn of(caller: &Caller, address: Option<String>) -> Self {
        let kind = match caller {
            Caller::Machine => "machine",
            Caller::Person(_) => "person",
            Caller::Key(_) => "key",
            Caller::Screen(_) => "screen",
            Caller::Token { .. } => "token",
            Caller::Job => "job",
            Caller::Nobody => "nobody",
        };
        let person_id = caller.person().map(|person| person.seen_by.unwrap_or(person.person_id));
        Self { kind, person_id, name: caller.name().to_owned(), address }
    }

    /// A person who is about to be signed in, or has a link.
    #[must_use]
    pub fn person(person_id: PersonId, name: &str, address: Option<String>) -> Self {
        Self { kind: "person", person_id: Some(person_id), name: name.to_owned(), address }
    }

    /// Whoever has the link that makes the first admin, and calls themselves so.
    #[must_use]
    pub fn link(name: &str, address: Option<String>) -> Self {
        Self { kind: "link", person_id: None, name: name.to_owned(), address }
    }

    /// Whoever works at the command line of the server.
    #[must_use]
    pub fn command_line() -> Self {
        Self { kind: "command line", person_id: None, name: "command line".to_owned(), address: None }
    }

    /// A provider of single sign-on, which says who somebody is.
    #[must_use]
    pub fn provider(name: &str, address: Option<String>) -> Self {
        Self { kind: "provider", person_id: None, name: name.to_owned(), address }
    }

    /// The server, which does what a setting says.
    #[must_use]
    pub fn setting(name: &str) -> Self {
        Self { kind: "setting", person_id: None, name: name.to_owned(), address: None }
    }
}

/// What something was done to: its kind, id and name.
pub(crate) struct Thing<'a> {
    pub kind: &'a str,
    pub id: Option<String>,
    pub name: Option<&'a str>,
}

/// A line of the record.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct AuditLine {
    /// Its number; later ones are higher.
    pub audit_id: i64,
    /// When.
    pub at: Millis,
    /// What kind of caller did it, such as `person` or `command line`.
    pub actor_kind: String,
    /// Who, if it was a person.
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

const INSERT: &str = "insert into audit (at, actor_kind, person_id, actor_name, address, action, thing_kind, thing_id, thing_name, \
     before, after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const TRIM: &str = "delete from audit where audit_id <= (select max(audit_id) from audit) - $1";
const TRIM_FAILED: &str = "delete from audit where action = $1 and audit_id <= \
     (select audit_id from audit where action = $1 order by audit_id desc limit 1 offset $2)";
const LIST: &str = "select audit_id, at, actor_kind, person_id, actor_name, address, action, thing_kind, thing_id, thing_name, \
     before, after from audit order by audit_id desc limit $1";

/// Adds a line, in the transaction of the change that it tells of.
pub(crate) async fn audit_note(
    tx: &mut Tx,
    actor: &Actor,
    at: Millis,
    action: &str,
    thing: &Thing<'_>,
    (before, after): (Option<Value>, Option<Value>),
) -> Result<()> {
    let told = |value: &Option<Value>| value.as_ref().map(|value| text(&value.to_string()));
    on_tx!(tx, |connection| sqlx::query(INSERT)
        .bind(at)
        .bind(actor.kind)
        .bind(actor.person_id)
        .bind(text(&actor.name))
        .bind(actor.address.as_deref().map(text))
        .bind(action)
        .bind(thing.kind)
        .bind(thing.id.as_deref())
        .bind(thing.name.map(text))
        .bind(told(&before))
        .bind(told(&after))
        .execute(connection)
        .await
        .map(drop))
    .during("record what was done")?;
    on_tx!(tx, |connection| sqlx::query(TRIM).bind(LINES_MAX).execute(connection).await.map(drop)).during("bound the record")
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
        tx.commit().await
    }

    /// The newest lines of the record, newest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn audit_list(&self, limit: i64) -> Result<Vec<AuditLine>> {
        on_read!(self, |pool| sqlx::query_as(LIST).bind(limit).fetch_all(pool).await).during("read what was done")
    }
}
