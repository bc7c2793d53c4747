//! What could not be read, kept with its reason. Bounded, so that a chatty stranger cannot fill the disk.

use crate::backend::Tx;
use crate::error::During;
use crate::{Result, Store};
use domain::Millis;

/// How many refused messages are kept; the oldest go first.
pub const QUARANTINE_MAX: i64 = 1_000;

/// How much of a payload is kept.
pub const PAYLOAD_BYTES_MAX: usize = 8 * 1024;

/// A message that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reject {
    /// When it came.
    pub arrived_at: Millis,
    /// On which topic, or from which form.
    pub topic: String,
    /// What it said.
    pub payload: Vec<u8>,
    /// Why it could not be read, and what would do.
    pub reason: String,
}

/// A refused message that is kept.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Quarantined {
    /// Its id.
    pub quarantine_id: i64,
    /// When it came.
    pub arrived_at: Millis,
    /// On which topic.
    pub topic: String,
    /// What it said, cut to [`PAYLOAD_BYTES_MAX`].
    pub payload: Vec<u8>,
    /// Why it could not be read.
    pub reason: String,
}

const INSERT: &str = "insert into quarantine (arrived_at, topic, payload, reason) values ($1, $2, $3, $4)";
const TRIM: &str = "delete from quarantine where quarantine_id <= (select max(quarantine_id) from quarantine) - $1";
const LIST: &str =
    "select quarantine_id, arrived_at, topic, payload, reason from quarantine order by quarantine_id desc limit $1";
const COUNT: &str = "select count(*) from quarantine";
const DELETE_ALL: &str = "delete from quarantine where quarantine_id <= $1";

pub(crate) async fn insert(tx: &mut Tx, rejects: &[Reject]) -> Result<()> {
    // A flood within one batch: only those that would stay.
    for reject in rejects.iter().skip(rejects.len().saturating_sub(QUARANTINE_MAX as usize)) {
        let payload = &reject.payload[..reject.payload.len().min(PAYLOAD_BYTES_MAX)];
        on_tx!(tx, |connection| sqlx::query(INSERT)
            .bind(reject.arrived_at)
            .bind(text(&reject.topic))
            .bind(payload)
            .bind(text(&reject.reason))
            .execute(connection)
            .await
            .map(drop))
        .during("quarantine a message")?;
    }
    if !rejects.is_empty() {
        on_tx!(tx, |connection| sqlx::query(TRIM).bind(QUARANTINE_MAX).execute(connection).await.map(drop))
            .during("bound the quarantine")?;
    }
    Ok(())
}

/// PostgreSQL's text holds no NUL, and a message that cannot even be refused would come again for ever.
fn text(said: &str) -> String {
    said.replace('\0', "\u{fffd}")
}

impl Store {
    /// The newest refused messages.
    ///
    /// # Errors
    /// A statement's.
    pub async fn quarantine_list(&self, limit: i64) -> Result<Vec<Quarantined>> {
        on_read!(self, |pool| sqlx::query_as(LIST).bind(limit).fetch_all(pool).await).during("read the quarantine")
    }

    /// How many refused messages are kept.
    ///
    /// # Errors
    /// A statement's.
    pub async fn quarantine_count(&self) -> Result<i64> {
        on_read!(self, |pool| sqlx::query_scalar(COUNT).fetch_one(pool).await).during("count the quarantine")
    }

    /// Throws refused messages away, up to and with that one.
    ///
    /// # Errors
    /// A statement's.
    pub async fn quarantine_clear(&self, up_to: i64) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(DELETE_ALL).bind(up_to).execute(connection).await.map(drop))
            .during("clear the quarantine")?;
        tx.commit().await
    }
}
