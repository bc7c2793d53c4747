//! The quarantine as people and the pipeline see it: messages that could not be read, until they are
//! deleted or can be read. Leaves out how they get there (`ledger::reject`), and reading them again
//! (the pipeline).

use crate::backend::{text, value};
use crate::error::During;
use crate::ledger::reject;
use crate::store::record::{self, Thing};
use crate::{Refusal, Reject, Result, Store};
use domain::Millis;
use serde_json::json;

/// A refused message that is kept.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct Quarantined {
    /// Its id.
    pub quarantine_id: i64,
    /// When it came.
    pub arrived_at: Millis,
    /// The topic.
    pub topic: String,
    /// What it said, cut to [`crate::PAYLOAD_BYTES_MAX`].
    pub payload: Vec<u8>,
    /// Why it could not be read.
    pub reason: String,
    /// The same as facts in JSON; `None` if only the reason is known.
    pub facts: Option<String>,
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

const EVICTED_FORGET: &str = "delete from setting where name = 'quarantine_evicted'";
const LIST: &str = "select quarantine_id, arrived_at, topic, payload, reason, facts, device, own_meter_only, is_cut, replayed_at from quarantine \
     order by quarantine_id desc limit $1";
const PAGE: &str = "select quarantine_id, arrived_at, topic, payload, reason, facts, device, own_meter_only, is_cut, replayed_at from quarantine \
     where quarantine_id < $1 and ($2 = '' or topic = $2) order by quarantine_id desc limit $3";
const IDS: &str = "select quarantine_id from quarantine where $1 = '' or topic = $1 order by quarantine_id";
const GET: &str = "select q.quarantine_id, q.arrived_at, q.topic, q.payload, q.reason, q.facts, q.device, q.own_meter_only, q.is_cut, q.replayed_at \
     from json_each($1) t join quarantine q on q.quarantine_id = cast(t.value ->> 0 as bigint) order by q.quarantine_id";
const COUNT: &str = "select count(*) from quarantine";
const DELETE_ALL: &str = "delete from quarantine where quarantine_id <= $1";
const DELETE: &str = "delete from quarantine where quarantine_id = $1";
const STILL: &str = "update quarantine set reason = $2, facts = $3, replayed_at = $4 where quarantine_id = $1";

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
        let asked = value::ids(ids);
        on_read!(self, |pool| sqlx::query_as(GET).bind(asked).fetch_all(pool).await).during("read the quarantine")
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
        let deleted = on_tx!(&mut tx, |connection| sqlx::query(DELETE_ALL)
            .bind(up_to)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("clear the quarantine")?;
        let forgotten =
            on_tx!(&mut tx, |connection| sqlx::query(EVICTED_FORGET).execute(connection).await.map(|done| done.rows_affected()))
                .during("clear the quarantine")?;
        if deleted + forgotten == 0 {
            return Ok(());
        }
        let thing = Thing { kind: "quarantine", id: None, name: None };
        record::changed(&mut tx, "quarantine.cleared", &thing, (None, Some(json!({ "messages": deleted })))).await?;
        self.end(tx).await
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
    pub async fn quarantine_settle(&self, new: &[Reject], mended: &[i64], still: &[(i64, Refusal)], at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        for id in mended {
            on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(*id).execute(connection).await.map(drop))
                .during("clear the quarantine")?;
        }
        for (id, refusal) in still {
            on_tx!(&mut tx, |connection| sqlx::query(STILL)
                .bind(*id)
                .bind(text(&refusal.reason))
                .bind(refusal.facts.as_deref().map(text))
                .bind(at)
                .execute(connection)
                .await
                .map(drop))
            .during("note a replay")?;
        }
        reject::insert(&mut tx, new).await?;
        self.end(tx).await
    }
}
