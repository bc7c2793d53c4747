//! Moves or removes the readings of meters that were taken away, in steps between which others can
//! write. Nothing counts these readings meanwhile: their meter is already gone from the catalog.

use super::moved::{Move, ROWS_A_STEP};
use crate::error::During;
use crate::ledger::gap;
use crate::{Result, Store};
use domain::zone::Span;
use domain::{ChannelId, MeterId, Millis, SeriesId};
use std::time::Duration;

const UNSETTLED: &str =
    "select meter_id, merged_into_id from meter where gone_at is not null and settled_at is null order by meter_id";
const CHANNELS: &str = "select c.channel_id, s.series_id from channel c join series s on s.owner = 'channel' and s.owner_id = c.channel_id \
     where c.meter_id = $1 order by c.channel_id";
const SETTLED: &str = "update meter set settled_at = gone_at where meter_id = $1";
const STEP: &str = "select at from reading where channel_id = $1 order by at limit 1 offset $2";
const READINGS_DELETE: &str = "delete from reading where channel_id = $1 and at <= $2";
const NOTES_DELETE: &str = "delete from reading_note where channel_id = $1";
const PHOTOS_DELETE: &str = "delete from reading_photo where channel_id = $1";
const CORRECTIONS_DELETE: &str = "delete from correction where channel_id = $1";
const SLOT_STEP: &str = "select start_at from rollup where series_id = $1 and period = $2 order by start_at limit 1 offset $3";
const SLOTS_DELETE: &str = "delete from rollup where series_id = $1 and period = $2 and start_at <= $3";
const NAME: &str = "select name from meter where meter_id = $1";

/// How many readings were moved or removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Readings that were removed.
    pub removed: usize,
    /// Readings that now belong to another meter.
    pub moved: usize,
    /// Readings that stay in the ledger and count nowhere, since the other meter has another value
    /// at the same instant.
    pub conflicts: usize,
}

/// How long to wait after a failure: the database does not answer, or another process writes.
const TRY_EVERY: Duration = Duration::from_secs(5);

impl Store {
    /// Moves or removes the readings of deleted and merged meters as soon as there are any. Runs
    /// until it is dropped. It begins with what the previous process left undone.
    pub async fn settle(&self) {
        loop {
            match self.meters_settle().await {
                Ok(done) => {
                    if done != Settled::default() {
                        let Settled { removed, moved, conflicts } = done;
                        tracing::info!(
                            removed,
                            moved,
                            conflicts,
                            "the readings of meters that were taken away are where they belong"
                        );
                    }
                    self.unsettled.notified().await;
                }
                Err(error) => {
                    tracing::warn!(error = %crate::chain(&error), "readings of meters that were taken away wait to be moved");
                    tokio::time::sleep(TRY_EVERY).await;
                }
            }
        }
    }

    /// Moves or removes the readings of all deleted and merged meters, in transactions of 10,000.
    /// If it stops half way, the next call continues.
    ///
    /// # Errors
    /// When a statement fails.
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
            let mut tx = self.begin_turn().await?;
            on_tx!(&mut tx, |connection| sqlx::query(SETTLED).bind(meter_id).execute(connection).await.map(drop))
                .during("settle a meter that is gone")?;
            self.end(tx).await?;
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
                on_tx!(&mut tx, |connection| sqlx::query(PHOTOS_DELETE).bind(channel_id).execute(connection).await.map(drop))
                    .during("remove the photos of readings")?;
                on_tx!(&mut tx, |connection| sqlx::query(CORRECTIONS_DELETE)
                    .bind(channel_id)
                    .execute(connection)
                    .await
                    .map(drop))
                .during("remove the corrections of readings")?;
            }
            self.end(tx).await?;
            if last.is_none() {
                return Ok(removed);
            }
        }
    }

    async fn channel_settle_moved(&self, meter_id: MeterId, channel_id: ChannelId, settled: &mut Settled) -> Result<()> {
        let name: String =
            on_read!(self, |pool| sqlx::query_scalar(NAME).bind(meter_id).fetch_one(pool).await).during("read a meter's name")?;
        let why = format!("{name} was put together with another meter");
        let mut readings = Move::new(channel_id, &name, &why);
        while self.move_on(&mut readings).await? {}
        settled.moved += readings.moved;
        settled.conflicts += readings.conflicts;
        Ok(())
    }

    async fn slots_remove(&self, series_id: SeriesId, period: i64) -> Result<()> {
        loop {
            let mut tx = self.begin_turn().await?;
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
                gap::clear(&mut tx, series_id, Span { start: Millis::MIN, end: Millis::MAX }).await?;
            }
            self.end(tx).await?;
            if last.is_none() {
                return Ok(());
            }
        }
    }
}
