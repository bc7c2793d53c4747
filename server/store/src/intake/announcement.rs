//! Announcements: messages that say how to read other messages. Keeps the newest of each topic, so
//! that a restarted server can decode at once. They are written together with the readings of their
//! batch (`ledger`). Leaves out how to read them (the dialects).

use crate::backend::Tx;
use crate::error::During;
use crate::{Result, Store};
use domain::Millis;

/// How many topics are kept. Unused announcements go first, then used ones, the oldest first in
/// each group.
pub const ANNOUNCEMENTS_MAX: i64 = 10_000;

/// How many topics of one client are kept, in the same order. A bridge announces several topics for
/// each of its devices.
pub const ANNOUNCEMENTS_OF_A_CLIENT_MAX: i64 = 2_500;

/// A message that says how to read other messages. An empty payload withdraws it.
#[derive(Clone, Debug, Default, PartialEq, store_macros::FromRow)]
pub struct Announcement {
    /// The topic.
    pub topic: String,
    /// The payload.
    pub payload: Vec<u8>,
    /// When it arrived.
    pub at: Millis,
    /// The client that announced the topic first, if known: the MQTT user name or, without one, the
    /// client id.
    pub client: Option<String>,
    /// Whether readings were decoded with it.
    pub is_used: bool,
}

/// The first client stays the owner: another client that publishes on its topic takes no quota from
/// it.
const PUT: &str = "insert into announcement (topic, payload, at, client) values ($1, $2, $3, $4) \
     on conflict (topic) do update set payload = excluded.payload, at = excluded.at, \
     client = coalesce(announcement.client, excluded.client) where announcement.at <= excluded.at";
const DELETE: &str = "delete from announcement where topic = $1";
const TRIM_CLIENT: &str = "delete from announcement where topic in \
     (select topic from announcement where client = $3 order by is_used desc, at desc, topic limit $2 offset $1)";
const TRIM: &str = "delete from announcement where topic in \
     (select topic from announcement order by is_used desc, at desc, topic limit $2 offset $1)";
const USED: &str = "update announcement set is_used = $2 where topic = $1";
const LIST: &str = "select topic, payload, at, client, is_used from announcement order by at, topic";

pub(crate) async fn put(tx: &mut Tx, announcements: &[Announcement]) -> Result<()> {
    for one in announcements {
        // PostgreSQL's `text` cannot hold NUL. No device uses such a topic, so skip it.
        if one.topic.contains('\0') {
            continue;
        }
        if one.payload.is_empty() {
            on_tx!(tx, |connection| sqlx::query(DELETE).bind(&one.topic).execute(connection).await.map(drop))
        } else {
            on_tx!(tx, |connection| sqlx::query(PUT)
                .bind(&one.topic)
                .bind(&one.payload)
                .bind(one.at)
                .bind(one.client.as_deref().map(crate::backend::text))
                .execute(connection)
                .await
                .map(drop))
        }
        .during("keep an announcement")?;
    }
    let mut clients: Vec<&str> = announcements.iter().filter_map(|one| one.client.as_deref()).collect();
    clients.sort_unstable();
    clients.dedup();
    for client in clients {
        on_tx!(tx, |connection| sqlx::query(TRIM_CLIENT)
            .bind(ANNOUNCEMENTS_OF_A_CLIENT_MAX)
            .bind(i64::MAX)
            .bind(crate::backend::text(client))
            .execute(connection)
            .await
            .map(drop))
        .during("bound the announcements of a client")?;
    }
    if !announcements.is_empty() {
        on_tx!(tx, |connection| sqlx::query(TRIM).bind(ANNOUNCEMENTS_MAX).bind(i64::MAX).execute(connection).await.map(drop))
            .during("bound the announcements")?;
    }
    Ok(())
}

impl Store {
    /// Marks the announcements on these topics as used, so that they are deleted last.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn announcement_used(&self, topics: &[String]) -> Result<()> {
        if topics.is_empty() {
            return Ok(());
        }
        let mut tx = self.begin_turn().await?;
        for topic in topics {
            on_tx!(&mut tx, |connection| sqlx::query(USED).bind(topic).bind(true).execute(connection).await.map(drop))
                .during("note an announcement in use")?;
        }
        self.end(tx).await
    }

    /// All announcements, oldest first. Decode them in this order, so that the newest one wins.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn announcement_list(&self) -> Result<Vec<Announcement>> {
        on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("read the announcements")
    }
}
