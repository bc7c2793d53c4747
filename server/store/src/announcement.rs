//! The newest message of each topic that says what other messages mean, so that a restart understands them at once.
//! Written with the readings of its batch (`ledger`); leaves out what it says (the dialects).

use crate::backend::Tx;
use crate::error::During;
use crate::{Result, Store};
use domain::Millis;

/// How many topics are kept; those that announced longest ago go first.
pub const ANNOUNCEMENTS_MAX: i64 = 10_000;

/// A message that says what others mean. An empty payload takes it back.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Announcement {
    /// On which topic.
    pub topic: String,
    /// What it said.
    pub payload: Vec<u8>,
    /// When it came.
    pub at: Millis,
}

const PUT: &str = "insert into announcement (topic, payload, at) values ($1, $2, $3) \
     on conflict (topic) do update set payload = excluded.payload, at = excluded.at where announcement.at <= excluded.at";
const DELETE: &str = "delete from announcement where topic = $1";
const TRIM: &str =
    "delete from announcement where topic in (select topic from announcement order by at desc, topic limit $2 offset $1)";
const LIST: &str = "select topic, payload, at from announcement order by at, topic";

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
                .execute(connection)
                .await
                .map(drop))
        }
        .during("keep an announcement")?;
    }
    if !announcements.is_empty() {
        on_tx!(tx, |connection| sqlx::query(TRIM).bind(ANNOUNCEMENTS_MAX).bind(i64::MAX).execute(connection).await.map(drop))
            .during("bound the announcements")?;
    }
    Ok(())
}

impl Store {
    /// What devices have announced, oldest first: decoded in this order, the newest word on a thing is the last.
    ///
    /// # Errors
    /// A statement's.
    pub async fn announcement_list(&self) -> Result<Vec<Announcement>> {
        on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("read the announcements")
    }
}
