//! Messages that could not be read, kept with the reason until they are deleted or can be read.
//! Bounded, so that a chatty stranger cannot fill the disk. Leaves out reading them again (the
//! pipeline).

use crate::backend::Tx;
use crate::error::During;
use crate::{Result, Store};
use domain::Millis;
use std::collections::HashMap;

/// How many refused messages are kept. Beyond that, messages of senders above their share are
/// evicted first, then the oldest; evictions are counted.
pub const QUARANTINE_MAX: i64 = 1_000;

/// How many messages one sender keeps while others need room. The sender is the client, else the
/// device, else the topic.
const SHARE: i64 = 200;

/// How much of a payload is kept.
pub const PAYLOAD_BYTES_MAX: usize = 8 * 1024;

/// A message that could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reject {
    /// When it came.
    pub arrived_at: Millis,
    /// The topic, or the form it came from.
    pub topic: String,
    /// What it said.
    pub payload: Vec<u8>,
    /// Why it could not be read, and what would do.
    pub reason: String,
    /// The device it belongs to: the one its sender's token stands for, or the name it signed in
    /// with.
    pub device: Option<String>,
    /// Who sent it, as far as known: a client's user name or else its client id; for a program, its
    /// token's name. The topic does not identify a sender, since the sender chooses it.
    pub client: Option<String>,
    /// The sender's token stands for `device` alone. This also holds when the message is read
    /// again.
    pub own_meter_only: bool,
    /// It was sent before and not acknowledged. If an equal one of the same sender is kept, it is
    /// not added again.
    pub is_duplicate: bool,
}

/// A refused message that is kept.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct Quarantined {
    /// Its id.
    pub quarantine_id: i64,
    /// When it came.
    pub arrived_at: Millis,
    /// The topic.
    pub topic: String,
    /// What it said, cut to [`PAYLOAD_BYTES_MAX`].
    pub payload: Vec<u8>,
    /// Why it could not be read.
    pub reason: String,
    /// The device it belonged to.
    pub device: Option<String>,
    /// The sender's token stands for `device` alone.
    pub own_meter_only: bool,
    /// The payload was longer: it cannot be read again.
    pub is_cut: bool,
    /// When it was last read again, without success.
    pub replayed_at: Option<Millis>,
}

/// The most rows on a page.
const PAGE_MAX: i64 = 200;

const INSERT: &str = "insert into quarantine (arrived_at, topic, payload, reason, device, is_cut, own_meter_only, client) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)";
const KEPT: &str = "select count(*) from quarantine where topic = $1 and payload = $2 and coalesce(device, '') = coalesce($3, '') \
     and coalesce(client, '') = coalesce($4, '')";
const TRIM_SHARES: &str = "delete from quarantine where quarantine_id in (select quarantine_id from (select quarantine_id, \
     row_number() over (partition by coalesce('client ' || client, 'device ' || device, 'topic ' || topic) order by quarantine_id desc) as nth \
     from quarantine) as ranked where nth > $1 order by quarantine_id limit $2)";
const TRIM: &str =
    "delete from quarantine where quarantine_id in (select quarantine_id from quarantine order by quarantine_id limit $1)";
const EVICTED: &str = "insert into setting (name, value) values ('quarantine_evicted', $1) \
     on conflict (name) do update set value = cast(cast(setting.value as bigint) + cast(excluded.value as bigint) as text)";
const EVICTED_FORGET: &str = "delete from setting where name = 'quarantine_evicted'";
const LIST: &str = "select quarantine_id, arrived_at, topic, payload, reason, device, own_meter_only, is_cut, replayed_at from quarantine \
     order by quarantine_id desc limit $1";
const PAGE: &str = "select quarantine_id, arrived_at, topic, payload, reason, device, own_meter_only, is_cut, replayed_at from quarantine \
     where quarantine_id < $1 and ($2 = '' or topic = $2) order by quarantine_id desc limit $3";
const IDS: &str = "select quarantine_id from quarantine where $1 = '' or topic = $1 order by quarantine_id";
const GET: &str = "select q.quarantine_id, q.arrived_at, q.topic, q.payload, q.reason, q.device, q.own_meter_only, q.is_cut, q.replayed_at \
     from json_each($1) t join quarantine q on q.quarantine_id = cast(t.value ->> 0 as bigint) order by q.quarantine_id";
const COUNT: &str = "select count(*) from quarantine";
const DELETE_ALL: &str = "delete from quarantine where quarantine_id <= $1";
const DELETE: &str = "delete from quarantine where quarantine_id = $1";
const STILL: &str = "update quarantine set reason = $2, replayed_at = $3 where quarantine_id = $1";

pub(crate) async fn insert(tx: &mut Tx, rejects: &[Reject]) -> Result<()> {
    if rejects.is_empty() {
        return Ok(());
    }
    let chosen = chosen(rejects);
    let mut evicted = (rejects.len() - chosen.len()) as i64;
    for reject in chosen {
        let payload = &reject.payload[..reject.payload.len().min(PAYLOAD_BYTES_MAX)];
        if reject.is_duplicate && is_kept(tx, reject, payload).await? {
            continue;
        }
        on_tx!(tx, |connection| sqlx::query(INSERT)
            .bind(reject.arrived_at)
            .bind(text(&reject.topic))
            .bind(payload)
            .bind(text(&reject.reason))
            .bind(reject.device.as_deref().map(text))
            .bind(payload.len() < reject.payload.len())
            .bind(reject.own_meter_only)
            .bind(reject.client.as_deref().map(text))
            .execute(connection)
            .await
            .map(drop))
        .during("quarantine a message")?;
    }
    let count: i64 =
        on_tx!(tx, |connection| sqlx::query_scalar(COUNT).fetch_one(connection).await).during("count the quarantine")?;
    let mut excess = (count - QUARANTINE_MAX).max(0);
    evicted += excess;
    if excess > 0 {
        excess -= on_tx!(tx, |connection| {
            let done = sqlx::query(TRIM_SHARES).bind(SHARE).bind(excess).execute(connection).await;
            done.map(|done| done.rows_affected() as i64)
        })
        .during("bound the quarantine")?;
    }
    if excess > 0 {
        on_tx!(tx, |connection| sqlx::query(TRIM).bind(excess).execute(connection).await.map(drop))
            .during("bound the quarantine")?;
    }
    if evicted > 0 {
        on_tx!(tx, |connection| sqlx::query(EVICTED).bind(evicted.to_string()).execute(connection).await.map(drop))
            .during("count what left the quarantine")?;
    }
    Ok(())
}

/// Whether a message that was sent again, for want of an acknowledgement, is already in quarantine.
async fn is_kept(tx: &mut Tx, reject: &Reject, payload: &[u8]) -> Result<bool> {
    let count: i64 = on_tx!(tx, |connection| sqlx::query_scalar(KEPT)
        .bind(text(&reject.topic))
        .bind(payload)
        .bind(reject.device.as_deref().map(text))
        .bind(reject.client.as_deref().map(text))
        .fetch_one(connection)
        .await)
    .during("look for a message in quarantine")?;
    Ok(count > 0)
}

/// Of a flood, the messages that would stay: the newest of each sender, up to its share. All of
/// them if there are no more than [`QUARANTINE_MAX`].
fn chosen(rejects: &[Reject]) -> Vec<&Reject> {
    if rejects.len() <= QUARANTINE_MAX as usize {
        return rejects.iter().collect();
    }
    let (mut counts, mut chosen) = (HashMap::<[Option<&str>; 3], i64>::new(), Vec::new());
    for reject in rejects.iter().rev() {
        let sender = match (reject.client.as_deref(), reject.device.as_deref()) {
            (None, None) => [None, None, Some(reject.topic.as_str())],
            (None, device) => [None, device, None],
            (client, _) => [client, None, None],
        };
        let count = counts.entry(sender).or_default();
        *count += 1;
        if *count <= SHARE {
            chosen.push(reject);
        }
    }
    chosen.truncate(QUARANTINE_MAX as usize);
    chosen.reverse();
    chosen
}

/// Replaces NUL, which PostgreSQL's text cannot hold. A message that cannot be stored as refused
/// would be sent again for ever.
pub(crate) fn text(said: &str) -> String {
    said.replace('\0', "\u{fffd}")
}

impl Store {
    /// The newest refused messages.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_list(&self, limit: i64) -> Result<Vec<Quarantined>> {
        on_read!(self, |pool| sqlx::query_as(LIST).bind(limit).fetch_all(pool).await).during("read the quarantine")
    }

    /// A page of refused messages, newest first, at most 200: those older than message `before`
    /// (`None`: from the newest), of the topic `topic` (empty: of all topics).
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_page(&self, topic: &str, before: Option<i64>, limit: i64) -> Result<Vec<Quarantined>> {
        on_read!(self, |pool| sqlx::query_as(PAGE)
            .bind(before.unwrap_or(i64::MAX))
            .bind(text(topic))
            .bind(limit.clamp(0, PAGE_MAX))
            .fetch_all(pool)
            .await)
        .during("read the quarantine")
    }

    /// The ids of all refused messages of a topic (empty: of all topics), oldest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_ids(&self, topic: &str) -> Result<Vec<i64>> {
        on_read!(self, |pool| sqlx::query_scalar(IDS).bind(text(topic)).fetch_all(pool).await).during("read the quarantine")
    }

    /// Those of these refused messages that still exist, in the order in which they came.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_get(&self, ids: &[i64]) -> Result<Vec<Quarantined>> {
        let ids: Vec<[i64; 1]> = ids.iter().map(|&id| [id]).collect();
        let ids = serde_json::to_string(&ids).unwrap_or_default();
        on_read!(self, |pool| sqlx::query_as(GET).bind(ids).fetch_all(pool).await).during("read the quarantine")
    }

    /// How many refused messages are kept.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_count(&self) -> Result<i64> {
        on_read!(self, |pool| sqlx::query_scalar(COUNT).fetch_one(pool).await).during("count the quarantine")
    }

    /// Deletes refused messages, up to and including `up_to`.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_clear(&self, up_to: i64) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        on_tx!(&mut tx, |connection| sqlx::query(DELETE_ALL).bind(up_to).execute(connection).await.map(drop))
            .during("clear the quarantine")?;
        on_tx!(&mut tx, |connection| sqlx::query(EVICTED_FORGET).execute(connection).await.map(drop))
            .during("clear the quarantine")?;
        tx.commit().await
    }

    /// How many refused messages were evicted since the quarantine was last cleared.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_evicted(&self) -> Result<u64> {
        Ok(self.setting_get("quarantine_evicted").await?.and_then(|count| count.parse().ok()).unwrap_or_default())
    }

    /// Deletes these refused messages.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_delete(&self, ids: &[i64]) -> Result<()> {
        self.quarantine_settle(&[], ids, &[], 0).await
    }

    /// After a batch: files the `new` messages, removes the `mended` ones, which were read at last,
    /// and notes for the others (`still`) the reason and that they were read again at `at`.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn quarantine_settle(&self, new: &[Reject], mended: &[i64], still: &[(i64, String)], at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        for id in mended {
            on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(*id).execute(connection).await.map(drop))
                .during("clear the quarantine")?;
        }
        for (id, reason) in still {
            on_tx!(&mut tx, |connection| sqlx::query(STILL)
                .bind(*id)
                .bind(text(reason))
                .bind(at)
                .execute(connection)
                .await
                .map(drop))
            .during("note a replay")?;
        }
        insert(&mut tx, new).await?;
        tx.commit().await
    }
}
