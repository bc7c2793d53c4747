//! Meter changes that operators recorded: the final figure of the old register and the initial
//! figure of the new one. Leaves out what they mean for energy (`domain::register`).

use crate::backend::Tx;
use crate::catalog::rows;
use crate::error::During;
use crate::ledger::rebuild::rebuild_within;
use crate::{Catalog, Error, Result, Store};
use domain::zone::Span;
use domain::{Channel, ChannelId, ChannelKind, EARLIEST, MeterId, Millis, RegisterChange};

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

impl MeterChanged {
    /// Refuses what cannot have been.
    fn check(&self, before: &Catalog) -> Result<()> {
        let channel = before.channels.get(&self.channel_id);
        let may_be_negative = channel.is_some_and(Channel::counts_both_ways);
        let is_figure = |value: f64| value.is_finite() && (value >= 0.0 || may_be_negative);
        let refused = match channel.map(|channel| channel.kind) {
            None => Error::not_found("channel", self.channel_id),
            Some(kind) if kind != ChannelKind::Cumulative => {
                Error::invalid("channel_id", "only a register can be changed for another")
            }
            _ if !is_figure(self.old_final) => {
                Error::invalid("old_final", format!("the final figure is {}: it must be 0 or more", self.old_final))
            }
            _ if !is_figure(self.new_initial) => {
                Error::invalid("new_initial", format!("the initial figure is {}: it must be 0 or more", self.new_initial))
            }
            _ if self.at < EARLIEST => Error::invalid("date", "a meter change must be after 2009"),
            _ if before.changes_of(self.channel_id).iter().any(|known| known.at == self.at) => {
                Error::conflict("date", "a change of this register is recorded at that instant already: delete it first")
            }
            _ => return Ok(()),
        };
        Err(refused)
    }
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
        change.check(&before)?;
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
        self.register_change_end(tx, &before, change.channel_id, change.at).await
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
            self.register_change_end(tx, &before, channel_id, at).await?;
        }
        Ok(is_known)
    }

    /// Rebuilds the rollups around a register's change that was recorded or deleted, and ends.
    async fn register_change_end(&self, mut tx: Tx, before: &Catalog, channel_id: ChannelId, at: Millis) -> Result<()> {
        let mut catalog = rows::read(&mut tx, before).await?;
        rebuild_within(&mut tx, &catalog, channel_id, Span { start: at, end: at }).await?;
        catalog.gaps_until = rows::gaps_until(&mut tx).await?;
        self.change_end_as(tx, before, catalog).await
    }
}
