//! The newest time of each channel's readings from files and people. Such readings are history,
//! even if they are recent: they never count as last seen.

use crate::backend::Tx;
use crate::error::During;
use crate::{Entry, Result, Store};
use domain::{ChannelId, Millis};
use std::collections::BTreeMap;

const PUT: &str = "insert into channel_brought (channel_id, until_at) \
     select cast(value ->> 0 as bigint), cast(value ->> 1 as bigint) from json_each($1) where true \
     on conflict (channel_id) do update set until_at = excluded.until_at where channel_brought.until_at < excluded.until_at";

const LIST: &str = "select channel_id, until_at from channel_brought";

/// Records that these readings, already in the ledger, came from a file or a person.
pub(crate) async fn put(tx: &mut Tx, stored: &[Entry]) -> Result<()> {
    let mut until: BTreeMap<ChannelId, Millis> = BTreeMap::new();
    for entry in stored {
        let at = until.entry(entry.channel_id).or_insert(entry.reading.at);
        *at = entry.reading.at.max(*at);
    }
    if until.is_empty() {
        return Ok(());
    }
    let until = serde_json::to_string(&until.into_iter().collect::<Vec<_>>()).unwrap_or_default();
    on_tx!(tx, |connection| sqlx::query(PUT).bind(until).execute(connection).await.map(drop)).during("note what was brought")
}

impl Store {
    /// The newest time of each channel that has readings from files or people.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn brought_list(&self) -> Result<Vec<(ChannelId, Millis)>> {
        on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("read what was brought")
    }
}
