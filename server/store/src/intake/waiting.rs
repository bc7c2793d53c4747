//! New meters that wait for a person's approval: their topics with the last payload of each, and
//! how many new meters a client is allowed. Bounded for each client, so that none can fill the disk
//! or push out others.

use crate::PAYLOAD_BYTES_MAX;
use crate::backend::text;
use crate::error::During;
use crate::{Error, Result, Store};
use domain::Millis;

/// How many topics are kept; those silent for longest are evicted first.
pub const WAITING_MAX: i64 = 2_000;

/// How many topics are kept for one client.
const OF_ONE_CLIENT_MAX: i64 = 1_000;

/// The highest allowance: new meters an hour for one client.
pub const METERS_PER_HOUR_MAX: i64 = 100_000;

/// How many clients can have their own allowance.
const ALLOWANCES_MAX: i64 = 1_000;

/// A topic with meters that wait for approval.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct WaitingTopic {
    /// The topic.
    pub topic: String,
    /// Who sent it: the MQTT user name, or else the client id.
    pub client: String,
    /// The device the message belongs to, if its dialect needs that.
    pub device: Option<String>,
    /// How many messages came; none of them is stored.
    pub message_count: i64,
    /// The newest payload, cut to [`PAYLOAD_BYTES_MAX`].
    pub last_payload: Vec<u8>,
    /// The newest payload was longer: it cannot be read again.
    pub is_cut: bool,
    /// When the newest came.
    pub last_at: Millis,
}

/// How many new meters a client may bring.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct Allowance {
    /// The MQTT user name, or else the client id.
    pub client: String,
    /// New meters an hour.
    pub meters_per_hour: i64,
}

const SEEN: &str = "insert into waiting_topic (topic, client, device, message_count, last_payload, is_cut, last_at) values ($1, $2, $3, $4, $5, $6, $7) \
     on conflict (topic) do update set client = excluded.client, device = excluded.device, \
     message_count = waiting_topic.message_count + excluded.message_count, \
     last_payload = excluded.last_payload, is_cut = excluded.is_cut, last_at = excluded.last_at";
const TRIM_CLIENT: &str = "delete from waiting_topic where topic in \
     (select topic from waiting_topic where client = $3 order by last_at desc, topic limit $2 offset $1)";
const TRIM: &str =
    "delete from waiting_topic where topic in (select topic from waiting_topic order by last_at desc, topic limit $2 offset $1)";
const PAGE: &str = "select topic, client, device, message_count, last_payload, is_cut, last_at from waiting_topic \
     order by client, topic limit $1 offset $2";
const TOPICS: &str = "select topic from waiting_topic";
const COUNT: &str = "select count(*), coalesce(cast(sum(message_count) as bigint), 0) from waiting_topic";
const CLIENTS: &str = "select client, count(*) from waiting_topic group by client order by count(*) desc, client limit $1";
const DELETE: &str = "delete from waiting_topic where topic = $1";
const ALLOWED: &str = "select client, meters_per_hour from allowance order by client";
const ALLOW: &str = "insert into allowance (client, meters_per_hour) values ($1, $2) \
     on conflict (client) do update set meters_per_hour = excluded.meters_per_hour";
const ALLOWED_COUNT: &str = "select count(*) from allowance where client <> $1";
const DISALLOW: &str = "delete from allowance where client = $1";

impl Store {
    /// Adds received messages to the stored topics; counts add up. Deletes the topics in `over`, on
    /// which nothing waits any more.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn waiting_seen(&self, seen: &[WaitingTopic], over: &[String]) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        for topic in over {
            on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(text(topic)).execute(connection).await.map(drop))
                .during("forget a topic that waits")?;
        }
        for one in seen {
            let payload = &one.last_payload[..one.last_payload.len().min(PAYLOAD_BYTES_MAX)];
            on_tx!(&mut tx, |connection| sqlx::query(SEEN)
                .bind(text(&one.topic))
                .bind(text(&one.client))
                .bind(one.device.as_deref().map(text))
                .bind(one.message_count)
                .bind(payload)
                .bind(one.is_cut || payload.len() < one.last_payload.len())
                .bind(one.last_at)
                .execute(connection)
                .await
                .map(drop))
            .during("note a topic that waits")?;
        }
        let mut clients: Vec<&str> = seen.iter().map(|one| one.client.as_str()).collect();
        clients.sort_unstable();
        clients.dedup();
        for client in clients {
            on_tx!(&mut tx, |connection| sqlx::query(TRIM_CLIENT)
                .bind(OF_ONE_CLIENT_MAX)
                .bind(i64::MAX)
                .bind(text(client))
                .execute(connection)
                .await
                .map(drop))
            .during("bound the topics that wait")?;
        }
        on_tx!(&mut tx, |connection| sqlx::query(TRIM).bind(WAITING_MAX).bind(i64::MAX).execute(connection).await.map(drop))
            .during("bound the topics that wait")?;
        self.end(tx).await
    }

    /// A page of the waiting topics, by client and topic.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn waiting_page(&self, limit: i64, offset: i64) -> Result<Vec<WaitingTopic>> {
        on_read!(self, |pool| sqlx::query_as(PAGE).bind(limit).bind(offset).fetch_all(pool).await)
            .during("read the topics that wait")
    }

    /// All waiting topics.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn waiting_topics(&self) -> Result<Vec<String>> {
        on_read!(self, |pool| sqlx::query_scalar(TOPICS).fetch_all(pool).await).during("read the topics that wait")
    }

    /// How many topics wait, and how many of their messages were not stored.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn waiting_count(&self) -> Result<(i64, i64)> {
        on_read!(self, |pool| sqlx::query_as(COUNT).fetch_one(pool).await).during("count the topics that wait")
    }

    /// The clients that sent the waiting topics, with the number of topics of each; the `limit`
    /// clients with the most.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn waiting_clients(&self, limit: i64) -> Result<Vec<(String, i64)>> {
        on_read!(self, |pool| sqlx::query_as(CLIENTS).bind(limit).fetch_all(pool).await).during("count the topics that wait")
    }

    /// Deletes waiting topics.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn waiting_delete(&self, topics: &[String]) -> Result<()> {
        self.waiting_seen(&[], topics).await
    }

    /// The clients' allowances, by name.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn allowance_list(&self) -> Result<Vec<Allowance>> {
        on_read!(self, |pool| sqlx::query_as(ALLOWED).fetch_all(pool).await).during("read what clients are allowed")
    }

    /// Sets how many new meters an hour a client may bring; `None` restores the default.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a client without a name or an invalid number, [`Error::Conflict`] for
    /// one client too many; or when a statement fails.
    pub async fn allowance_put(&self, client: &str, meters_per_hour: Option<i64>) -> Result<()> {
        let client = text(client.trim());
        if client.is_empty() || client.len() > 256 {
            return Err(Error::invalid("client", "give the client's user name, or its client id: 256 characters at most"));
        }
        let mut tx = self.begin_turn().await?;
        match meters_per_hour {
            None => {
                on_tx!(&mut tx, |connection| sqlx::query(DISALLOW).bind(&client).execute(connection).await.map(drop))
                    .during("say what a client is allowed")?;
            }
            Some(count) if !(0..=METERS_PER_HOUR_MAX).contains(&count) => {
                return Err(Error::invalid(
                    "meters",
                    format!("{count} new meters an hour: give a number from 0 to {METERS_PER_HOUR_MAX}"),
                ));
            }
            Some(count) => {
                let others: i64 =
                    on_tx!(&mut tx, |connection| sqlx::query_scalar(ALLOWED_COUNT).bind(&client).fetch_one(connection).await)
                        .during("say what a client is allowed")?;
                if others >= ALLOWANCES_MAX {
                    return Err(Error::conflict(
                        "client",
                        format!("{others} clients have an allowance of their own already: remove one"),
                    ));
                }
                on_tx!(&mut tx, |connection| sqlx::query(ALLOW).bind(&client).bind(count).execute(connection).await.map(drop))
                    .during("say what a client is allowed")?;
            }
        }
        self.end(tx).await
    }
}
