//! Meter changes that operators recorded: the final figure of the old register and the initial
//! figure of the new one. Leaves out what they mean for energy (`domain::register`).

use crate::error::During;
use crate::{Error, Result, Store};
use domain::zone::Span;
use domain::{ChannelId, ChannelKind, EARLIEST, MeterId, Millis, RegisterChange};

/// A meter change that an operator recorded.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct MeterChanged {
    /// The channel whose register was changed.
    pub channel_id: ChannelId,
    /// When: readings from this instant on are the new register's.
    pub at: Millis,
    /// What the old register showed at the end, in the channel's unit.
    pub old_final: f64,
    /// What the new register showed at the beginning.
    pub new_initial: f64,
    /// The operator's note.
    pub note: String,
}

const INSERT: &str = "insert into meter_change (channel_id, at, old_final, new_initial, note) values ($1, $2, $3, $4, $5)";
const LIST: &str = "select h.channel_id, h.at, h.old_final, h.new_initial, h.note from meter_change h \
     join channel c on c.channel_id = h.channel_id where c.meter_id = $1 order by h.at desc, h.channel_id";
const DELETE: &str = "delete from meter_change where channel_id = $1 and at = $2";

impl Store {
    /// Records a meter change. The energy across it counts accordingly from now on, in the past
    /// too.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the channel, [`Error::Invalid`] if it is not a register or a figure
    /// or the date is impossible, [`Error::Conflict`] if a change is already recorded at that
    /// instant; or when a statement fails.
    pub async fn meter_change_insert(&self, change: &MeterChanged) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let channel = before.channels.get(&change.channel_id);
        let refused = match channel.map(|channel| channel.kind) {
            None => Some(Error::not_found("channel", change.channel_id)),
            Some(kind) if kind != ChannelKind::Cumulative => {
                Some(Error::invalid("channel_id", "only a register can be changed for another"))
            }
            _ if !is_figure(change.old_final) => {
                Some(Error::invalid("old_final", format!("the final figure is {}: it must be 0 or more", change.old_final)))
            }
            _ if !is_figure(change.new_initial) => {
                Some(Error::invalid("new_initial", format!("the initial figure is {}: it must be 0 or more", change.new_initial)))
            }
            _ if change.at < EARLIEST => Some(Error::invalid("date", "a meter change must be after 2009")),
            _ if before.changes_of(change.channel_id).iter().any(|known| known.at == change.at) => {
                Some(Error::conflict("date", "a change of this register is recorded at that instant already: delete it first"))
            }
            _ => None,
        };
        if let Some(refused) = refused {
            return Err(refused);
        }
        on_tx!(&mut tx, |connection| sqlx::query(INSERT)
            .bind(change.channel_id)
            .bind(change.at)
            .bind(change.old_final)
            .bind(change.new_initial)
            .bind(&change.note)
            .execute(connection)
            .await
            .map(drop))
        .during("record a meter change")?;
        let catalog = self.catalog_read(&mut tx).await?;
        self.rollup_rebuild_within(&mut tx, &catalog, change.channel_id, Span { start: change.at, end: change.at }).await?;
        self.change_end(tx, &before).await
    }

    /// The changes of a meter's registers, newest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn meter_change_list(&self, meter_id: MeterId) -> Result<Vec<MeterChanged>> {
        on_read!(self, |pool| sqlx::query_as(LIST).bind(meter_id).fetch_all(pool).await).during("read the meter changes")
    }

    /// Deletes a recorded meter change; returns whether there was one.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn meter_change_delete(&self, channel_id: ChannelId, at: Millis) -> Result<bool> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let is_known = before.changes_of(channel_id).iter().any(|known: &RegisterChange| known.at == at);
        if is_known {
            on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(channel_id).bind(at).execute(connection).await.map(drop))
                .during("delete a meter change")?;
            let catalog = self.catalog_read(&mut tx).await?;
            self.rollup_rebuild_within(&mut tx, &catalog, channel_id, Span { start: at, end: at }).await?;
            self.change_end(tx, &before).await?;
        }
        Ok(is_known)
    }
}

fn is_figure(value: f64) -> bool {
    value.is_finite() && value >= 0.0
}
