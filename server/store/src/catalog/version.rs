//! The number of the catalog's changes, by which processes see each other's.

use crate::Result;
use crate::backend::Tx;
use crate::error::During;

/// The number of changes, and how many of them only added meters and channels that count for no
/// building.
pub(crate) const VERSION: &str = "select version, added from catalog_version";
const CHANGED: &str = "update catalog_version set version = version + 1 returning version, added";
const GREW: &str = "update catalog_version set version = version + 1, added = added + 1 returning version, added";

/// The channel of PostgreSQL's notifications.
pub(crate) const NOTICES: &str = "greenpulse_catalog";
const NOTIFY: &str = "select pg_notify($1, '')";

/// Tells all processes that the catalog has changed. Returns its new `version` and `added`.
pub(crate) async fn changed(tx: &mut Tx) -> Result<(i64, i64)> {
    count(tx, CHANGED).await
}

/// The same if only meters and channels were added that count for no building.
pub(crate) async fn grew(tx: &mut Tx) -> Result<(i64, i64)> {
    count(tx, GREW).await
}

async fn count(tx: &mut Tx, counted: &'static str) -> Result<(i64, i64)> {
    notify(tx).await?;
    on_tx!(tx, |connection| sqlx::query_as(counted).fetch_one(connection).await).during("count the change")
}

/// The `version` and `added` that `tx` sees.
pub(crate) async fn seen(tx: &mut Tx) -> Result<(i64, i64)> {
    on_tx!(tx, |connection| sqlx::query_as(VERSION).fetch_one(connection).await).during("look for changes")
}

/// Sends the notification of a change when `tx` commits.
async fn notify(tx: &mut Tx) -> Result<()> {
    match tx {
        Tx::Sqlite(_) => Ok(()),
        Tx::Postgres(tx) => {
            sqlx::query(NOTIFY).bind(NOTICES).execute(&mut **tx).await.map(drop).during("tell others of a change")
        }
    }
}
