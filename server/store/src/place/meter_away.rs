//! Takes meters away: forgets one but keeps its readings, or deletes one with its readings. Each
//! change takes effect at once, in one transaction. Readings are removed afterwards, in steps
//! (`meter_settle`). Leaves out merging a meter into another one (`meter_merge`).

use crate::backend::Tx;
use crate::error::During;
use crate::installation::deed;
use crate::{Catalog, Error, Result, Store};
use domain::{Meter, MeterId, Millis, SeriesId};

const TAKE_OUT: &str = "update meter set building_id = null, parent_meter_id = null, status = 'new' where meter_id = $1";
/// Moves the children of a meter up to its own parent.
const RAISE: &str = "update meter set parent_meter_id = $2 where parent_meter_id = $1";
const FORGET: &str = "update meter set forgotten_at = $2 where meter_id = $1";
const BRING_BACK: &str = "update meter set forgotten_at = null, status = 'new' where meter_id = $1";
/// Replaces the key by one that no device can have, which frees the old key for the next device
/// that uses it.
const GONE: &str =
    "update meter set gone_at = $2, forgotten_at = null, merged_into_id = $3, key = $4, address = '' where meter_id = $1";
const UNSAY: &str = "delete from channel_said where channel_id = $1 or into_channel_id = $1";
pub(super) const CHANGES_DELETE: &str = "delete from meter_change where channel_id = $1";
const ALIASES_DELETE: &str = "delete from meter_alias where meter_id = $1";
const ALIAS_DELETE: &str = "delete from meter_alias where key = $1";
/// Deletes everything learned of a series that is no longer used.
const LEARNED: &[&str] = &[
    "delete from anomaly where series_id = $1",
    "delete from forecast where series_id = $1",
    "delete from model where series_id = $1",
    "delete from series_analysis where series_id = $1",
    "delete from job where subject = 'series:' || $1",
];
const READINGS: &str = "select count(*), min(at), max(at) from reading where channel_id = $1";

/// What a meter holds, to show before it is taken away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeterHolds {
    /// How many readings it has.
    pub readings: i64,
    /// When the first of them was taken.
    pub first_at: Option<Millis>,
    /// When the last of them was taken.
    pub last_at: Option<Millis>,
}

impl Store {
    /// Counts the readings of a meter and finds the first and the last.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn meter_holds(&self, meter_id: MeterId) -> Result<MeterHolds> {
        let catalog = self.catalog();
        let mut holds = MeterHolds::default();
        for channel in catalog.channels_of_meter(meter_id) {
            let (count, first, last): (i64, Option<Millis>, Option<Millis>) =
                on_read!(self, |pool| sqlx::query_as(READINGS).bind(channel.channel_id).fetch_one(pool).await)
                    .during("count a meter's readings")?;
            holds.readings += count;
            holds.first_at = [holds.first_at, first].into_iter().flatten().min();
            holds.last_at = holds.last_at.max(last);
        }
        Ok(holds)
    }

    /// Forgets a meter and keeps its readings: it counts for no building and is shown nowhere. New
    /// readings of its device are kept in the same way, until the meter is brought back.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Conflict`] if an account is for it; or when a statement fails.
    pub async fn meter_forget(&self, meter_id: MeterId, at: Millis) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let meter = takeable(&before, meter_id)?;
        take_out(&mut tx, meter, meter.parent_meter_id).await?;
        on_tx!(&mut tx, |connection| sqlx::query(FORGET).bind(meter_id).bind(at).execute(connection).await.map(drop))
            .during("forget a meter")?;
        let words = format!("{} is forgotten: its readings are kept, and counted and shown nowhere.", meter.name);
        deed::note(&mut tx, at, "meter forgotten", &meter.key, &words).await?;
        self.change_end(tx, &before).await
    }

    /// Brings a forgotten meter back as a new one, with all its readings and those that came
    /// meanwhile.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not forgotten; or when a statement fails.
    pub async fn meter_bring_back(&self, meter_id: MeterId, at: Millis) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let meter = before.forgotten.get(&meter_id);
        let meter = meter.ok_or_else(|| Error::not_found("forgotten meter", meter_id))?;
        on_tx!(&mut tx, |connection| sqlx::query(BRING_BACK).bind(meter_id).execute(connection).await.map(drop))
            .during("bring a meter back")?;
        let words = format!("{} is back, as a new meter.", meter.name);
        deed::note(&mut tx, at, "meter brought back", &meter.key, &words).await?;
        self.change_end(tx, &before).await
    }

    /// Deletes a meter. It is gone at once and no longer counts, in the past either; the next
    /// [`Self::meters_settle`] removes its readings. If its device sends again, that is a new
    /// meter.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Conflict`] if an account is for it; or when a statement fails.
    pub async fn meter_delete(&self, meter_id: MeterId, at: Millis) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let meter = takeable(&before, meter_id)?;
        take_out(&mut tx, meter, meter.parent_meter_id).await?;
        for channel in before.channels_of_meter(meter_id) {
            for statement in [UNSAY, CHANGES_DELETE] {
                on_tx!(&mut tx, |connection| sqlx::query(statement).bind(channel.channel_id).execute(connection).await.map(drop))
                    .during("delete a meter")?;
            }
            unlearn(&mut tx, channel.series_id).await?;
        }
        on_tx!(&mut tx, |connection| sqlx::query(ALIASES_DELETE).bind(meter_id).execute(connection).await.map(drop))
            .during("delete a meter")?;
        gone(&mut tx, meter, at, None).await?;
        let words = format!("{} is deleted, with all its readings.", meter.name);
        deed::note(&mut tx, at, "meter deleted", &meter.key, &words).await?;
        self.change_end(tx, &before).await?;
        self.unsettled.notify_one();
        Ok(())
    }

    /// Removes the alias that leads a key to another meter: from now on, that key makes a new
    /// meter. Returns whether there was an alias.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn meter_alias_delete(&self, key: &str, at: Millis) -> Result<bool> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        if !before.aliases.contains_key(key) {
            return Ok(false);
        }
        on_tx!(&mut tx, |connection| sqlx::query(ALIAS_DELETE).bind(key).execute(connection).await.map(drop))
            .during("take a key from a meter")?;
        deed::note(&mut tx, at, "key parted", key, "What speaks under it from now on is a meter of its own.").await?;
        self.change_end(tx, &before).await?;
        Ok(true)
    }
}

/// The meter, if it can be taken away: no account may be for it.
pub(super) fn takeable(catalog: &Catalog, meter_id: MeterId) -> Result<&Meter> {
    let meter = catalog.meter_any(meter_id).ok_or_else(|| Error::not_found("meter", meter_id))?;
    match catalog.billing_accounts.values().find(|one| one.account.meter_id == Some(meter_id)) {
        Some(one) => Err(Error::conflict(
            "account",
            format!("the account \"{}\" is for {}: remove that first", one.account.name, meter.name),
        )),
        None => Ok(meter),
    }
}

/// Takes a meter out of its building; its children move under `above`.
pub(super) async fn take_out(tx: &mut Tx, meter: &Meter, above: Option<MeterId>) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(TAKE_OUT).bind(meter.meter_id).execute(connection).await.map(drop))
        .during("take a meter out of its building")?;
    on_tx!(tx, |connection| sqlx::query(RAISE).bind(meter.meter_id).bind(above).execute(connection).await.map(drop))
        .during("take a meter out of its building")
}

/// Marks a meter as gone at `at`, and merged into another one if `into` says so.
pub(super) async fn gone(tx: &mut Tx, meter: &Meter, at: Millis, into: Option<MeterId>) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(GONE)
        .bind(meter.meter_id)
        .bind(at)
        .bind(into)
        .bind(format!("(gone {})", meter.meter_id))
        .execute(connection)
        .await
        .map(drop))
    .during("take a meter away")
}

/// Deletes what was learned of a series.
pub(super) async fn unlearn(tx: &mut Tx, series_id: SeriesId) -> Result<()> {
    for statement in LEARNED {
        on_tx!(tx, |connection| sqlx::query(*statement).bind(series_id).execute(connection).await.map(drop))
            .during("forget what was learned of a meter")?;
    }
    Ok(())
}
