//! A log of people's actions that leave no other trace, such as deleting a meter: when, what, and
//! to which thing.

use crate::backend::Tx;
use crate::backend::text;
use crate::error::During;
use crate::{Result, Store};
use domain::Millis;

/// How many actions are kept; the oldest are deleted first.
const DEEDS_MAX: i64 = 10_000;

/// An action of a person.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct Deed {
    /// When.
    pub at: Millis,
    /// What was done, such as `meter deleted`.
    pub what: String,
    /// What it was done to: a meter's key.
    pub thing: String,
    /// The outcome, in a sentence.
    pub words: String,
    /// Who did it. Unused until users have names.
    pub who: Option<String>,
}

const INSERT: &str = "insert into deed (at, what, thing, words) values ($1, $2, $3, $4)";
const TRIM: &str = "delete from deed where deed_id <= (select max(deed_id) from deed) - $1";
const LIST: &str = "select at, what, thing, words, who from deed order by deed_id desc limit $1";

/// Records an action, in the same transaction as the action itself.
pub(crate) async fn note(tx: &mut Tx, at: Millis, what: &str, thing: &str, words: &str) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(INSERT)
        .bind(at)
        .bind(what)
        .bind(text(thing))
        .bind(text(words))
        .execute(connection)
        .await
        .map(drop))
    .during("note what was done")?;
    on_tx!(tx, |connection| sqlx::query(TRIM).bind(DEEDS_MAX).execute(connection).await.map(drop)).during("bound the deeds")
}

impl Store {
    /// The newest actions, newest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn deed_list(&self, limit: i64) -> Result<Vec<Deed>> {
        on_read!(self, |pool| sqlx::query_as(LIST).bind(limit).fetch_all(pool).await).during("read what was done")
    }
}
