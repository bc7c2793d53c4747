//! Files messages that could not be read, with the reason. Bounded, so that a chatty stranger cannot
//! fill the disk. Leaves out what happens to them in quarantine (`reading::quarantine`).

use crate::Result;
use crate::backend::{Tx, text};
use crate::error::During;
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
    /// The same as facts in JSON, if whoever refuses it has them. Nothing here reads them.
    pub facts: Option<String>,
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

/// Why a message could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refusal {
    /// In English.
    pub reason: String,
    /// As [`Reject::facts`].
    pub facts: Option<String>,
}

const INSERT: &str = "insert into quarantine (arrived_at, topic, payload, reason, device, is_cut, own_meter_only, client, facts) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const KEPT: &str = "select count(*) from quarantine where topic = $1 and payload = $2 and coalesce(device, '') = coalesce($3, '') \
     and coalesce(client, '') = coalesce($4, '')";
const TRIM_SHARES: &str = "delete from quarantine where quarantine_id in (select quarantine_id from (select quarantine_id, \
     row_number() over (partition by coalesce('client ' || client, 'device ' || device, 'topic ' || topic) order by quarantine_id desc) as nth \
     from quarantine) as ranked where nth > $1 order by quarantine_id limit $2)";
const TRIM: &str =
    "delete from quarantine where quarantine_id in (select quarantine_id from quarantine order by quarantine_id limit $1)";
const EVICTED: &str = "insert into setting (name, value) values ('quarantine_evicted', $1) \
     on conflict (name) do update set value = cast(cast(setting.value as bigint) + cast(excluded.value as bigint) as text)";
const COUNT: &str = "select count(*) from quarantine";

/// Files rejects, and bounds the quarantine.
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
            .bind(reject.facts.as_deref().map(text))
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
