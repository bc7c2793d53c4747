//! The readings of meters that were taken away, moved or removed in steps between which others write. Nothing counts them
//! meanwhile: their meter is gone from the catalog already.

use crate::error::During;
use crate::ledger::Entry;
use crate::tail::Tails;
use crate::{Reject, Result, Store};
use domain::zone::Span;
use domain::{ChannelId, MeterId, Millis, Reading, SeriesId};

/// Rows of one step: live readings wait no longer than these take.
const ROWS_A_STEP: i64 = 10_000;

/// Conflicts that are filed of one channel; all are kept where they were, and counted.
const CONFLICTS_FILED_MAX: usize = 50;

const UNSETTLED: &str =
    "select meter_id, merged_into_id from meter where gone_at is not null and settled_at is null order by meter_id";
const CHANNELS: &str = "select c.channel_id, s.series_id from channel c join series s on s.owner = 'channel' and s.owner_id = c.channel_id \
     where c.meter_id = $1 order by c.channel_id";
const SETTLED: &str = "update meter set settled_at = gone_at where meter_id = $1";
const STEP: &str = "select at from reading where channel_id = $1 order by at limit 1 offset $2";
const READINGS_DELETE: &str = "delete from reading where channel_id = $1 and at <= $2";
const NOTES_DELETE: &str = "delete from reading_note where channel_id = $1";
const SLOT_STEP: &str = "select start_at from rollup where series_id = $1 and period = $2 order by start_at limit 1 offset $3";
const SLOTS_DELETE: &str = "delete from rollup where series_id = $1 and period = $2 and start_at <= $3";
const NEXT: &str = "select at, value, span_ms from reading where channel_id = $1 and at > $2 order by at limit $3";
const SAID: &str = "select into_channel_id, factor, shift from channel_said where channel_id = $1";
const NOTES_MOVE: &str = "insert into reading_note (channel_id, at, note, entered_at) \
     select $2, n.at, n.note, n.entered_at from reading_note n where n.channel_id = $1 and n.at > $3 and n.at <= $4 \
     on conflict (channel_id, at) do nothing";
const MOVED_DELETE: &str = "delete from reading where channel_id = $1 and at > $2 and at <= $3 \
     and not exists (select 1 from json_each($4) t where cast(t.value ->> 0 as bigint) = reading.at)";
const ADDRESS: &str = "select name from meter where meter_id = $1";

/// What came of readings that moved or went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Readings that were removed.
    pub removed: usize,
    /// Readings that another meter has now.
    pub moved: usize,
    /// Readings whose instant another one has there, with another value: they stay in the ledger, and count nowhere.
    pub conflicts: usize,
}

impl Store {
    /// Brings the readings of all meters that were deleted or merged to where they are to be, in transactions of 10,000.
    /// Stopped half way, the next call goes on.
    ///
    /// # Errors
    /// A statement's.
    pub async fn meters_settle(&self) -> Result<Settled> {
        let gone: Vec<(MeterId, Option<MeterId>)> =
            on_read!(self, |pool| sqlx::query_as(UNSETTLED).fetch_all(pool).await).during("look for meters that are gone")?;
        let mut settled = Settled::default();
        for (meter_id, into) in gone {
            let channels: Vec<(ChannelId, SeriesId)> =
                on_read!(self, |pool| sqlx::query_as(CHANNELS).bind(meter_id).fetch_all(pool).await)
                    .during("read the channels of a meter that is gone")?;
            for (channel_id, series_id) in channels {
                match into {
                    Some(_) => self.channel_settle_moved(meter_id, channel_id, &mut settled).await?,
                    None => settled.removed += self.channel_settle_removed(channel_id).await?,
                }
                for period in [900, 3_600, 86_400] {
                    self.slots_remove(series_id, period).await?;
                }
            }
            let mut tx = self.begin().await?;
            on_tx!(&mut tx, |connection| sqlx::query(SETTLED).bind(meter_id).execute(connection).await.map(drop))
                .during("settle a meter that is gone")?;
            tx.commit().await?;
        }
        Ok(settled)
    }

    async fn channel_settle_removed(&self, channel_id: ChannelId) -> Result<usize> {
        let mut removed = 0;
        loop {
            let (_tails, mut tx, _) = self.change_begin().await?;
            let last: Option<Millis> = on_tx!(&mut tx, |connection| sqlx::query_scalar(STEP)
                .bind(channel_id)
                .bind(ROWS_A_STEP - 1)
                .fetch_optional(connection)
                .await)
            .during("look at a ledger")?;
            removed += on_tx!(&mut tx, |connection| sqlx::query(READINGS_DELETE)
                .bind(channel_id)
                .bind(last.unwrap_or(Millis::MAX))
                .execute(connection)
                .await
                .map(|done| done.rows_affected()))
            .during("remove readings")? as usize;
            if last.is_none() {
                on_tx!(&mut tx, |connection| sqlx::query(NOTES_DELETE).bind(channel_id).execute(connection).await.map(drop))
                    .during("remove the notes of readings")?;
            }
            tx.commit().await?;
            if last.is_none() {
                return Ok(removed);
            }
        }
    }

    async fn channel_settle_moved(&self, meter_id: MeterId, channel_id: ChannelId, settled: &mut Settled) -> Result<()> {
        let (mut after, mut filed) = (Millis::MIN, 0);
        loop {
            let (_tails, mut tx, _) = self.change_begin().await?;
            let rows: Vec<(Millis, f64, Option<Millis>)> = on_tx!(&mut tx, |connection| sqlx::query_as(NEXT)
                .bind(channel_id)
                .bind(after)
                .bind(ROWS_A_STEP)
                .fetch_all(connection)
                .await)
            .during("read a ledger")?;
            let said: Option<(ChannelId, f64, f64)> =
                on_tx!(&mut tx, |connection| sqlx::query_as(SAID).bind(channel_id).fetch_optional(connection).await)
                    .during("see where a channel leads")?;
            let (Some(&(last, ..)), Some((into, factor, shift))) = (rows.last(), said) else { return Ok(()) };
            let entries: Vec<Entry> = rows
                .iter()
                .map(|&(at, value, span_ms)| Entry {
                    channel_id: into,
                    reading: Reading { at, value: value * factor + shift, span_ms },
                    is_time_ours: false,
                })
                .collect();
            // Under this very lock the tails were emptied, and what is read here is not put into them.
            let committed = self.commit_entries(&mut tx, &entries, &mut Tails::default(), usize::MAX).await?;
            let name: String =
                on_tx!(&mut tx, |connection| sqlx::query_scalar(ADDRESS).bind(meter_id).fetch_one(connection).await)
                    .during("read a meter's name")?;
            let told: Vec<Reject> = committed
                .conflicts
                .iter()
                .take(CONFLICTS_FILED_MAX.saturating_sub(filed))
                .map(|one| conflict(&name, &one.entry, one.stands))
                .collect();
            filed += told.len();
            crate::quarantine::insert(&mut tx, &told).await?;
            let stay: Vec<[Millis; 1]> = committed.conflicts.iter().map(|one| [one.entry.reading.at]).collect();
            let stay = serde_json::to_string(&stay).unwrap_or_else(|_| "[]".to_owned());
            on_tx!(&mut tx, |connection| sqlx::query(NOTES_MOVE)
                .bind(channel_id)
                .bind(into)
                .bind(after)
                .bind(last)
                .execute(connection)
                .await
                .map(drop))
            .during("move the notes of readings")?;
            on_tx!(&mut tx, |connection| sqlx::query(MOVED_DELETE)
                .bind(channel_id)
                .bind(after)
                .bind(last)
                .bind(stay)
                .execute(connection)
                .await
                .map(drop))
            .during("take readings from a channel")?;
            tx.commit().await?;
            settled.moved += rows.len() - committed.conflicts.len();
            settled.conflicts += committed.conflicts.len();
            after = last;
        }
    }

    async fn slots_remove(&self, series_id: SeriesId, period: i64) -> Result<()> {
        loop {
            let mut tx = self.begin().await?;
            let last: Option<Millis> = on_tx!(&mut tx, |connection| sqlx::query_scalar(SLOT_STEP)
                .bind(series_id)
                .bind(period)
                .bind(ROWS_A_STEP - 1)
                .fetch_optional(connection)
                .await)
            .during("look at rollups")?;
            on_tx!(&mut tx, |connection| sqlx::query(SLOTS_DELETE)
                .bind(series_id)
                .bind(period)
                .bind(last.unwrap_or(Millis::MAX))
                .execute(connection)
                .await
                .map(drop))
            .during("remove rollups")?;
            if last.is_none() {
                crate::gap::clear(&mut tx, series_id, Span { start: Millis::MIN, end: Millis::MAX }).await?;
            }
            tx.commit().await?;
            if last.is_none() {
                return Ok(());
            }
        }
    }
}

fn conflict(name: &str, entry: &Entry, stands: f64) -> Reject {
    Reject {
        arrived_at: entry.reading.at,
        topic: name.to_owned(),
        payload: entry.reading.value.to_string().into_bytes(),
        reason: format!(
            "conflict: {name} was put together with another meter, and this reading is {} where one of the same time with \
             {stands} was there first and stays. It is kept in the ledger and counts nowhere",
            entry.reading.value
        ),
        device: None,
        own_meter_only: false,
    }
}
