//! What people did that cannot be seen from what there is, as when a meter was deleted: when, what, and with which thing.

use crate::backend::Tx;
use crate::error::During;
use crate::quarantine::text;
use crate::{Result, Store};
use domain::Millis;

/// How many deeds are kept; the oldest go first.
const DEEDS_MAX: i64 = 10_000;

/// What somebody did.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Deed {
    /// When.
    pub at: Millis,
    /// What: `meter deleted` and the like.
    pub what: String,
    /// With which thing: a meter's key.
    pub thing: String,
    /// What it came to, in a sentence.
    pub words: String,
    /// Who, once people have names here.
    pub who: Option<String>,
}

const INSERT: &str = "insert into deed (at, what, thing, words) values ($1, $2, $3, $4)";
const TRIM: &str = "delete from deed where deed_id <= (select max(deed_id) from deed) - $1";
const LIST: &str = "select at, what, thing, words, who from deed order by deed_id desc limit $1";

/// Notes a deed, in the transaction that does it.
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
    /// What people did last, the newest first.
    ///
    /// # Errors
    /// A statement's.
    pub async fn deed_list(&self, limit: i64) -> Result<Vec<Deed>> {
        on_read!(self, |pool| sqlx::query_as(LIST).bind(limit).fetch_all(pool).await).during("read what was done")
    }
}
