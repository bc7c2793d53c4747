//! Topics that neither a dialect nor a mapping reads, with their message count and last payload, so
//! that a person can map them. Bounded, so that a chatty stranger cannot fill the disk.

use crate::PAYLOAD_BYTES_MAX;
use crate::backend::text;
use crate::error::During;
use crate::{Result, Store};
use domain::Millis;

/// How many topics are kept; those silent for longest are evicted first.
pub const TOPICS_MAX: usize = 2_000;

/// What was received on a topic.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct Topic {
    /// The topic.
    pub topic: String,
    /// How many messages came.
    pub message_count: i64,
    /// The newest payload, cut to [`PAYLOAD_BYTES_MAX`].
    pub last_payload: Vec<u8>,
    /// When the newest came.
    pub last_at: Millis,
}

const SEEN: &str = "insert into topic (topic, message_count, last_payload, last_at) values ($1, $2, $3, $4) \
     on conflict (topic) do update set message_count = topic.message_count + excluded.message_count, \
     last_payload = excluded.last_payload, last_at = excluded.last_at";
const TRIM: &str = "delete from topic where topic in (select topic from topic order by last_at desc, topic limit $2 offset $1)";
const PAGE: &str =
    "select topic, message_count, last_payload, last_at from topic order by last_at desc, topic limit $1 offset $2";
const COUNT: &str = "select count(*) from topic";
const DELETE: &str = "delete from topic where topic = $1";

impl Store {
    /// Adds received messages to the stored topics; counts add up.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn topic_seen(&self, seen: &[Topic]) -> Result<()> {
        if seen.is_empty() {
            return Ok(());
        }
        let mut tx = self.begin_turn().await?;
        for one in seen {
            let payload = &one.last_payload[..one.last_payload.len().min(PAYLOAD_BYTES_MAX)];
            on_tx!(&mut tx, |connection| sqlx::query(SEEN)
                .bind(text(&one.topic))
                .bind(one.message_count)
                .bind(payload)
                .bind(one.last_at)
                .execute(connection)
                .await
                .map(drop))
            .during("note a topic")?;
        }
        on_tx!(&mut tx, |connection| sqlx::query(TRIM)
            .bind(TOPICS_MAX as i64)
            .bind(i64::MAX)
            .execute(connection)
            .await
            .map(drop))
        .during("bound the topics")?;
        self.end(tx).await
    }

    /// The topics that nothing reads, most recent first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn topic_list(&self, limit: i64) -> Result<Vec<Topic>> {
        self.topic_page(limit, 0).await
    }

    /// The same, from the topic at `offset` on (counted from 0).
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn topic_page(&self, limit: i64, offset: i64) -> Result<Vec<Topic>> {
        on_read!(self, |pool| sqlx::query_as(PAGE).bind(limit).bind(offset).fetch_all(pool).await).during("read the topics")
    }

    /// How many topics nothing reads.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn topic_count(&self) -> Result<i64> {
        on_read!(self, |pool| sqlx::query_scalar(COUNT).fetch_one(pool).await).during("count the topics")
    }

    /// Deletes topics, for example when a mapping now reads them.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn topic_delete(&self, topics: &[String]) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        for topic in topics {
            on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(topic).execute(connection).await.map(drop))
                .during("forget a topic")?;
        }
        self.end(tx).await
    }
}
