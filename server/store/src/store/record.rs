//! The record of what was done: when, by whom, from where, to what, before and after. A change writes
//! its line in its own transaction, and secrets are never in it.
//!
//! Whoever acts for somebody runs within [`acting`]. A transaction that it commits there tells of itself
//! what differs in the catalog, what it noted with [`changed`], or, if it has nothing to tell, what was
//! asked for. Leaves out how the record is read (`people::audit`).

use super::difference::difference;
use crate::Catalog;
use crate::Result;
use crate::backend::{Tx, text};
use crate::error::During;
use domain::{BuildingId, Caller, MeterId, Millis, PersonId, SiteId};
use serde_json::{Value, json};
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

/// How many lines are kept in any case; the oldest go first.
const LINES_MAX: i64 = 5_000_000;

/// How many lines one change may cause. More is told as a number.
const LINES_OF_A_CHANGE_MAX: usize = 200;

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
        let person_id = match caller {
            Caller::Person(person) => Some(person.seen_by.as_ref().unwrap_or(person).person_id),
            Caller::Key(key) => Some(key.owner),
            _ => None,
        };
        let name = match caller {
            Caller::Person(person) => match &person.seen_by {
                Some(admin) => format!("{} as {}", admin.name, person.name),
                None => person.name.clone(),
            },
            _ => caller.name().to_owned(),
        };
        Self { kind, person_id, name, address }
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

const INSERT: &str = "insert into audit (at, actor_kind, person_id, actor_name, address, action, thing_kind, thing_id, thing_name, \
     before, after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const TRIM: &str = "delete from audit where audit_id <= (select max(audit_id) from audit) - $1";

/// What somebody asked for, as the record calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What is done, such as `meter.forget`.
    pub action: String,
    /// The kind of thing it is done to, such as `meter`.
    pub kind: String,
    /// Its id, if the request names one.
    pub id: Option<String>,
}

/// Somebody who acts, and what they asked for.
struct Acting {
    actor: Actor,
    at: Millis,
    asked: Asked,
    /// The transaction that is open has told of itself.
    is_noted: AtomicBool,
    /// A transaction that was committed has.
    is_told: AtomicBool,
    /// How many rows the connection had changed before the transaction that is open.
    changed_before: AtomicI64,
}

tokio::task_local! {
    static ACTING: Arc<Acting>;
}

/// Does some work for somebody: what it changes is recorded as theirs.
pub async fn acting<T>(actor: Actor, at: Millis, asked: Asked, work: impl Future<Output = T>) -> T {
    let (is_noted, is_told) = (AtomicBool::new(false), AtomicBool::new(false));
    let acting = Acting { actor, at, asked, is_noted, is_told, changed_before: AtomicI64::new(0) };
    ACTING.scope(Arc::new(acting), work).await
}

fn current() -> Option<Arc<Acting>> {
    ACTING.try_with(Arc::clone).ok()
}

/// A transaction begins: it has told nothing yet.
pub(crate) async fn begun(tx: &mut Tx) -> Result<()> {
    if let Some(acting) = current() {
        acting.is_noted.store(false, Ordering::Relaxed);
        acting.changed_before.store(changes(tx).await?, Ordering::Relaxed);
    }
    Ok(())
}

/// A number that rises when a transaction changes a row.
async fn changes(tx: &mut Tx) -> Result<i64> {
    let count = match tx {
        Tx::Sqlite(_) => "select total_changes()",
        // A transaction has an id once it has written something.
        Tx::Postgres(_) => "select count(pg_current_xact_id_if_assigned())",
    };
    on_tx!(tx, |connection| sqlx::query_scalar(count).fetch_one(connection).await).during("see whether something was changed")
}

/// Tells what a transaction did to a thing that is not in the catalog, if somebody acts.
pub(crate) async fn changed(tx: &mut Tx, action: &str, thing: &Thing<'_>, told: (Option<Value>, Option<Value>)) -> Result<()> {
    match current() {
        Some(acting) => audit_note(tx, &acting.actor, acting.at, action, thing, told).await,
        None => Ok(()),
    }
}

/// Tells what a transaction makes of the catalog, if somebody acts.
pub(crate) async fn catalog_changed(tx: &mut Tx, before: &Catalog, after: &Catalog) -> Result<()> {
    let Some(acting) = current() else { return Ok(()) };
    let touched = difference(before, after);
    for one in touched.iter().take(LINES_OF_A_CHANGE_MAX) {
        let thing = Thing { kind: one.kind, id: Some(one.id.clone()), name: one.name.as_deref() };
        let action = format!("{}.{}", one.kind.replace(' ', "_"), one.verb());
        audit_note(tx, &acting.actor, acting.at, &action, &thing, (one.before.clone(), one.after.clone())).await?;
    }
    if let Some(more) = touched.len().checked_sub(LINES_OF_A_CHANGE_MAX).filter(|more| *more > 0) {
        let thing = Thing { kind: &acting.asked.kind, id: acting.asked.id.clone(), name: None };
        let told = Some(json!({ "more_changes": more }));
        audit_note(tx, &acting.actor, acting.at, &acting.asked.action, &thing, (None, told)).await?;
    }
    Ok(())
}

/// Tells what was asked for, if a change was made and nothing told more of it. Called before the commit.
pub(crate) async fn asked_for(tx: &mut Tx, catalog: &Catalog) -> Result<()> {
    let Some(acting) = current() else { return Ok(()) };
    if acting.is_noted.load(Ordering::Relaxed) || acting.is_told.load(Ordering::Relaxed) {
        return Ok(());
    }
    if changes(tx).await? == acting.changed_before.load(Ordering::Relaxed) {
        return Ok(());
    }
    let Asked { action, kind, id } = &acting.asked;
    let name = id.as_deref().and_then(|id| name_of(catalog, kind, id));
    let thing = Thing { kind, id: id.clone(), name: name.as_deref() };
    audit_note(tx, &acting.actor, acting.at, action, &thing, (None, None)).await
}

/// A transaction was committed: what it told stands.
pub(crate) fn committed() {
    if let Some(acting) = current() {
        acting.is_told.fetch_or(acting.is_noted.load(Ordering::Relaxed), Ordering::Relaxed);
    }
}

fn name_of(catalog: &Catalog, kind: &str, id: &str) -> Option<String> {
    let id = id.parse().ok()?;
    match kind {
        "site" => catalog.sites.get(&SiteId(id)).map(|site| site.name.clone()),
        "building" => catalog.buildings.get(&BuildingId(id)).map(|building| building.name.clone()),
        "meter" => catalog.meters.get(&MeterId(id)).map(|meter| meter.name.clone()),
        _ => None,
    }
}

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
    if let Some(acting) = current() {
        acting.is_noted.store(true, Ordering::Relaxed);
    }
    on_tx!(tx, |connection| sqlx::query(TRIM).bind(LINES_MAX).execute(connection).await.map(drop)).during("bound the record")
}
