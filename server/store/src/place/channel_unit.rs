//! A person says what a channel of unknown unit is. Its readings move to the channel they belong
//! to, and new ones go there at once.

use super::channel::ChannelWanted;
use super::moved::Move;
use super::redirect;
use crate::error::During;
use crate::ledger::rebuild::rebuild;
use crate::{Error, Redirect, Result, Store};
use domain::{Channel, ChannelId, Field, Meter};

const SPAN: &str = "select count(*), min(value), max(value) from reading where channel_id = $1";

impl Store {
    /// Says what a channel of unknown unit is: value × `factor` is what the field `field` holds.
    /// Its readings move to that field's channel of the same meter and part, which is created if
    /// missing; new readings go there too. If another value already has a reading's instant there,
    /// the reading stays in its old channel and is reported in quarantine. Returns how many
    /// readings moved.
    ///
    /// They move in transactions of 10,000. If it stops half way, calling it again moves the rest.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Conflict`] if the channel's unit is known, [`Error::Invalid`]
    /// if the factor is not usable or would give a reading an impossible value; or when a statement
    /// fails.
    pub async fn channel_map(&self, channel_id: ChannelId, field: &'static Field, factor: f64) -> Result<usize> {
        if !factor.is_finite() || factor == 0.0 {
            return Err(Error::invalid("factor", format!("the factor is {factor}: give a number other than 0")));
        }
        let catalog = self.catalog();
        let found = catalog.channels.get(&channel_id).and_then(|channel| Some((channel, catalog.meters.get(&channel.meter_id)?)));
        let Some((channel, meter)) = found else { return Err(Error::not_found("channel", channel_id)) };
        if channel.unit != domain::Unit::Unknown {
            return Err(Error::conflict("channel", format!("`{}` is known to be in {}", channel.field, channel.unit.symbol())));
        }
        let Some(target) = Field::named(field.channel).filter(|target| target.unit != domain::Unit::Unknown) else {
            return Err(Error::invalid("field", format!("`{}` says nothing of a unit", field.name)));
        };
        let (count, low, high): (i64, Option<f64>, Option<f64>) =
            on_read!(self, |pool| sqlx::query_as(SPAN).bind(channel_id).fetch_one(pool).await).during("look at a channel")?;
        for value in [low, high].into_iter().flatten() {
            if let Err(why) = field.stored(value * factor) {
                return Err(Error::invalid("factor", format!("of its {count} readings one is {value}, and so {why}")));
            }
        }
        // A channel that was counted no longer counts again under its own name.
        let is_its_own = |led: &&Channel| led.field.split(':').next() == Some(target.name);
        let led = catalog.led_to(channel_id).filter_map(|(id, _)| catalog.channels.get(&id)).find(is_its_own);
        let part = led.unwrap_or(channel).part();
        let wanted =
            ChannelWanted { part: part.to_owned(), ..ChannelWanted::new(meter.key.clone(), "", meter.address.clone(), target) };
        self.channel_lead(channel_id, meter, wanted, (factor * field.factor, field.offset), "its channel was named at last").await
    }

    /// Counts a channel no longer: its readings move to a channel of unknown unit of the same meter,
    /// and new ones go there too. [`Self::channel_map`] takes that back. Returns how many moved.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Conflict`] if it does not count anyway; or when a statement
    /// fails.
    pub async fn channel_uncount(&self, channel_id: ChannelId) -> Result<usize> {
        let catalog = self.catalog();
        let found = catalog.channels.get(&channel_id).and_then(|channel| Some((channel, catalog.meters.get(&channel.meter_id)?)));
        let Some((channel, meter)) = found else { return Err(Error::not_found("channel", channel_id)) };
        let Some(unknown) = Field::named("value").filter(|field| field.unit != channel.unit) else {
            return Err(Error::conflict("channel", format!("`{}` counts nowhere", channel.field)));
        };
        let wanted = ChannelWanted {
            part: channel.field.replace(':', "-"),
            ..ChannelWanted::new(meter.key.clone(), "", meter.address.clone(), unknown)
        };
        self.channel_lead(channel_id, meter, wanted, (1.0, 0.0), "its channel counts no longer").await
    }

    /// Leads a channel into another of its meter, which is created if missing: value × factor +
    /// shift. Moves its readings, and says why where one cannot move.
    async fn channel_lead(
        &self,
        channel_id: ChannelId,
        meter: &Meter,
        wanted: ChannelWanted,
        (factor, shift): (f64, f64),
        why: &str,
    ) -> Result<usize> {
        self.channel_ensure(std::slice::from_ref(&wanted)).await?;
        let catalog = self.catalog();
        let Some(into) = catalog.channel_named(meter.meter_id, &wanted.name()).map(|channel| channel.channel_id) else {
            return Err(Error::NotFound { what: format!("meter `{}` any more", meter.key) });
        };
        let to = Redirect { into, factor, shift };
        let (tails, mut tx, before) = self.change_begin().await?;
        redirect::put(&mut tx, channel_id, to).await?;
        // Whatever leads here leads on; what would lead to itself leads nowhere.
        for (led, first) in before.led_to(channel_id) {
            if led == into {
                redirect::end(&mut tx, led).await?;
            } else {
                redirect::put(&mut tx, led, first.then(to)).await?;
            }
        }
        self.change_end(tx, &before).await?;
        drop(tails);
        let mut readings = Move::new(channel_id, &meter.address, why);
        while self.move_on(&mut readings).await? {}
        // The rollups of the readings that stayed.
        let (_tails, mut tx, catalog) = self.change_begin().await?;
        rebuild(&mut tx, &catalog, &[channel_id]).await?;
        self.rollups_commit(tx, &catalog).await?;
        Ok(readings.moved)
    }
}
