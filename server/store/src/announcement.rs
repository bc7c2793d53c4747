//! The newest message of each topic that says what other messages mean, so that a restart understands them at once.
//! Written with the readings of its batch (`ledger`); leaves out what it says (the dialects).

use crate::backend::Tx;
use crate::error::During;
use crate::{Result, Store};
use domain::Millis;

/// How many topics are kept; of those by which no reading was read, those that announced longest ago go first, and then of
/// the rest.
pub const ANNOUNCEMENTS_MAX: i64 = 10_000;

/// How many topics of one client are kept, likewise. A bridge announces several for each of its devices.
pub const ANNOUNCEMENTS_OF_A_CLIENT_MAX: i64 = 2_500;

/// A message that says what others mean. An empty payload takes it back.
#[derive(Clone, Debug, Default, PartialEq, sqlx::FromRow)]
pub struct Announcement {
    /// On which topic.
    pub topic: String,
    /// What it said.
    pub payload: Vec<u8>,
    /// When it came.
    pub at: Millis,
    /// Who announced it first, as far as that is known: the MQTT user name or, without one, the client id.
    pub client: Option<String>,
    /// Readings were read by it.
    pub is_used: bool,
}

/// Whose it is stays as it was: whoever announces over another's topic takes no place from it.
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
        // PostgreSQL's text holds no NUL; such a topic is nobody's.
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
                .bind(one.client.as_deref().map(crate::quarantine::text))
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
            .bind(crate::quarantine::text(client))
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
    /// Says that readings were read by the announcements on these topics: they are forgotten last.
    ///
    /// # Errors
    /// A statement's.
    pub async fn announcement_used(&self, topics: &[String]) -> Result<()> {
        if topics.is_empty() {
            return Ok(());
        }
        let mut tx = self.begin_turn().await?;
        for topic in topics {
            on_tx!(&mut tx, |connection| sqlx::query(USED).bind(topic).bind(true).execute(connection).await.map(drop))
                .during("note an announcement in use")?;
        }
        tx.commit().await
    }

    /// What devices have announced, oldest first: decoded in this order, the newest word on a thing is the last.
    ///
    /// # Errors
    /// A statement's.
    pub async fn announcement_list(&self) -> Result<Vec<Announcement>> {
        on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("read the announcements")
    }
}
