//! Takes meters away: forgets one but keeps its readings, deletes one with its readings, or merges
//! one into another. Each change takes effect at once, in one transaction. Readings are moved or
//! removed afterwards, in steps (`meter_settle`).

use crate::backend::Tx;
use crate::deed;
use crate::error::During;
use crate::said::SAY;
use crate::wire::series_insert;
use crate::{Catalog, Error, Result, Store};
use domain::place::channels_that_count;
use domain::{Channel, ChannelId, Meter, MeterId, Millis, SeriesId};

const TAKE_OUT: &str = "update meter set building_id = null, parent_meter_id = null, status = 'new' where meter_id = $1";
/// Moves the children of a meter up to its own parent.
const RAISE: &str = "update meter set parent_meter_id = $2 where parent_meter_id = $1";
const FORGET: &str = "update meter set forgotten_at = $2 where meter_id = $1";
const BRING_BACK: &str = "update meter set forgotten_at = null, status = 'new' where meter_id = $1";
/// Replaces the key by one that no device can have, which frees the old key for the next device
/// that uses it.
const GONE: &str =
    "update meter set gone_at = $2, forgotten_at = null, merged_into_id = $3, key = $4, address = '' where meter_id = $1";
const CHANNEL_INSERT: &str =
    "insert into channel (meter_id, field, utility, kind, direction, unit) values ($1, $2, $3, $4, $5, $6) returning channel_id";
const UNSAY: &str = "delete from channel_said where channel_id = $1 or into_channel_id = $1";
const CHANGES_MOVE: &str = "insert into meter_change (channel_id, at, old_final, new_initial, note) \
     select $2, c.at, c.old_final, c.new_initial, c.note from meter_change c where c.channel_id = $1 \
     and not exists (select 1 from meter_change d where d.channel_id = $2 and d.at = c.at)";
const CHANGES_DELETE: &str = "delete from meter_change where channel_id = $1";
const ALIAS: &str = "insert into meter_alias (key, dialect, meter_id) values ($1, $2, $3)";
const ALIASES_MOVE: &str = "update meter_alias set meter_id = $2 where meter_id = $1";
const ALIASES_DELETE: &str = "delete from meter_alias where meter_id = $1";
const ALIAS_DELETE: &str = "delete from meter_alias where key = $1";
/// Moves anomalies to the series that remains, unless it has one that starts at the same time.
const ANOMALIES_MOVE: &str = "update anomaly set series_id = $2, model_id = null where series_id = $1 \
     and not exists (select 1 from anomaly b where b.series_id = $2 and b.start_at = anomaly.start_at)";
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

    /// Merges a meter into another one, which remains. From now on, what arrives under the first
    /// key goes to the other meter. The next round of [`Self::settle`] moves the existing readings.
    ///
    /// # Errors
    /// [`Error::Conflict`] if they cannot be merged: see [`Catalog::merge_refused`]; or when a
    /// statement fails.
    pub async fn meter_merge(&self, from: MeterId, into: MeterId, at: Millis) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        if let Some(why) = before.merge_refused(from, into) {
            return Err(Error::conflict("into", why));
        }
        let meter = takeable(&before, from)?;
        let other = before.meters.get(&into).map_or("another", |other| other.name.as_str());
        take_out(&mut tx, meter, Some(into)).await?;
        for channel in before.channels_of_meter(from) {
            let (target, series_id) = match before.channel_named(into, &channel.field) {
                Some(known) => (known.channel_id, known.series_id),
                None => channel_copy(&mut tx, into, channel).await?,
            };
            on_tx!(&mut tx, |connection| sqlx::query(CHANGES_MOVE)
                .bind(channel.channel_id)
                .bind(target)
                .execute(connection)
                .await
                .map(drop))
            .during("move the changes of a register")?;
            on_tx!(&mut tx, |connection| sqlx::query(CHANGES_DELETE)
                .bind(channel.channel_id)
                .execute(connection)
                .await
                .map(drop))
            .during("move the changes of a register")?;
            on_tx!(&mut tx, |connection| sqlx::query(ANOMALIES_MOVE)
                .bind(channel.series_id)
                .bind(series_id)
                .execute(connection)
                .await
                .map(drop))
            .during("move what was found of a meter")?;
            unlearn(&mut tx, channel.series_id).await?;
        }
        self.redirect(&mut tx, from, into).await?;
        gone(&mut tx, meter, at, Some(into)).await?;
        on_tx!(&mut tx, |connection| sqlx::query(ALIASES_MOVE).bind(from).bind(into).execute(connection).await.map(drop))
            .during("lead keys to a meter")?;
        on_tx!(&mut tx, |connection| sqlx::query(ALIAS)
            .bind(&meter.key)
            .bind(&meter.dialect)
            .bind(into)
            .execute(connection)
            .await
            .map(drop))
        .during("lead keys to a meter")?;
        let words = format!("{} is put together with {}, which remains.", meter.name, other);
        deed::note(&mut tx, at, "meter merged", &meter.key, &words).await?;
        // Moved register changes affect the rollups from the first reading on.
        let catalog = self.catalog_read(&mut tx).await?;
        let changed: Vec<ChannelId> = catalog
            .channels_of_meter(into)
            .map(|one| one.channel_id)
            .filter(|id| catalog.changes_of(*id) != before.changes_of(*id))
            .collect();
        self.rollup_rebuild(&mut tx, &catalog, &changed).await?;
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

    /// Redirects the channels of a meter to those of the same name on another meter, which must
    /// exist. This serves readings still on their way and readings that move. What a person said of
    /// a channel of unknown unit still holds.
    async fn redirect(&self, tx: &mut Tx, from: MeterId, into: MeterId) -> Result<()> {
        let catalog = self.catalog_read(tx).await?;
        let twin = |id: &ChannelId| {
            let channel = catalog.channels.get(id).filter(|channel| channel.meter_id == from)?;
            catalog.channel_named(into, &channel.field).map(|twin| twin.channel_id)
        };
        let mut says: Vec<(ChannelId, ChannelId, f64, f64)> = Vec::new();
        for channel in catalog.channels_of_meter(from) {
            let Some(own) = twin(&channel.channel_id) else { continue };
            match (catalog.said.get(&own), catalog.said.get(&channel.channel_id)) {
                (Some(said), _) => says.push((channel.channel_id, said.into, said.factor, said.shift)),
                (None, Some(said)) => {
                    let target = twin(&said.into).unwrap_or(said.into);
                    says.push((channel.channel_id, target, said.factor, said.shift));
                    says.push((own, target, said.factor, said.shift));
                }
                (None, None) => says.push((channel.channel_id, own, 1.0, 0.0)),
            }
        }
        for (channel_id, target, factor, shift) in says {
            on_tx!(tx, |connection| sqlx::query(SAY)
                .bind(channel_id)
                .bind(target)
                .bind(factor)
                .bind(shift)
                .execute(connection)
                .await
                .map(drop))
            .during("lead a channel to another")?;
        }
        Ok(())
    }
}

impl Catalog {
    /// Why a meter cannot be merged into another one; `None` if it can.
    #[must_use]
    pub fn merge_refused(&self, from: MeterId, into: MeterId) -> Option<String> {
        let (meter, other) = match (takeable(self, from), self.meters.get(&into)) {
            (Ok(meter), Some(other)) => (meter, other),
            (Err(error), _) => return Some(error.to_string()),
            (_, None) => return Some(format!("there is no meter {into}: choose another")),
        };
        if from == into {
            return Some("a meter cannot be put together with itself".to_owned());
        }
        if self.zone(meter.site_id).name != self.zone(other.site_id).name {
            return Some(format!("{} and {} are in different time zones: their days are not the same", meter.name, other.name));
        }
        if self.stands_above(from, into) {
            return Some(format!("{} stands under {}: keep that one, or say first that it does not", other.name, meter.name));
        }
        let differs = self.channels_of_meter(from).find_map(|channel| {
            let twin = self.channel_named(into, &channel.field)?;
            (twin.kind != channel.kind).then(|| channel.field.clone())
        });
        if let Some(field) = differs {
            return Some(format!(
                "one sends its `{field}` as a register, the other as amounts: say first that both send the same"
            ));
        }
        self.uncounted_by_merge(meter, other).map(|(name, field)| {
            format!(
                "put together, `{field}` of {name} would not be counted any more, since of one meter a register counts before \
                 amounts, and amounts before power. Keep both: they add up as they are"
            )
        })
    }

    /// A channel that counts now but would not after the merge: its meter's name, and its field.
    fn uncounted_by_merge(&self, meter: &Meter, other: &Meter) -> Option<(String, String)> {
        let of = |meter: &Meter| self.channels_of_meter(meter.meter_id).cloned().collect::<Vec<Channel>>();
        let (own, its) = (of(meter), of(other));
        let goes_to = |channel: &Channel| self.channel_named(other.meter_id, &channel.field).unwrap_or(channel).channel_id;
        let added = own.iter().filter(|channel| goes_to(channel) == channel.channel_id).cloned();
        let together = channels_that_count(other, &its.iter().cloned().chain(added).collect::<Vec<_>>());
        [(meter, &own), (other, &its)].into_iter().find_map(|(meter, channels)| {
            let counts = channels_that_count(meter, channels);
            let mut counted = channels.iter().filter(|channel| counts.contains(&channel.channel_id));
            let lost = counted.find(|channel| !together.contains(&goes_to(channel)))?;
            Some((meter.name.clone(), lost.field.clone()))
        })
    }

    /// Whether one meter stands above another, at any depth.
    fn stands_above(&self, above: MeterId, below: MeterId) -> bool {
        let parent = |id: &MeterId| self.meters.get(id).and_then(|meter| meter.parent_meter_id);
        // No chain is longer than the number of meters; this ends a loop.
        std::iter::successors(parent(&below), parent).take(self.meters.len()).any(|id| id == above)
    }
}

/// The meter, if it can be taken away: no account may be for it.
fn takeable(catalog: &Catalog, meter_id: MeterId) -> Result<&Meter> {
    let meter = catalog.meter_any(meter_id).ok_or_else(|| Error::not_found("meter", meter_id))?;
    match catalog.accounts.values().find(|one| one.account.meter_id == Some(meter_id)) {
        Some(one) => Err(Error::conflict(
            "account",
            format!("the account \"{}\" is for {}: remove that first", one.account.name, meter.name),
        )),
        None => Ok(meter),
    }
}

/// Takes a meter out of its building; its children move under `above`.
async fn take_out(tx: &mut Tx, meter: &Meter, above: Option<MeterId>) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(TAKE_OUT).bind(meter.meter_id).execute(connection).await.map(drop))
        .during("take a meter out of its building")?;
    on_tx!(tx, |connection| sqlx::query(RAISE).bind(meter.meter_id).bind(above).execute(connection).await.map(drop))
        .during("take a meter out of its building")
}

async fn gone(tx: &mut Tx, meter: &Meter, at: Millis, into: Option<MeterId>) -> Result<()> {
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

async fn unlearn(tx: &mut Tx, series_id: SeriesId) -> Result<()> {
    for statement in LEARNED {
        on_tx!(tx, |connection| sqlx::query(*statement).bind(series_id).execute(connection).await.map(drop))
            .during("forget what was learned of a meter")?;
    }
    Ok(())
}

/// Makes the same channel on another meter.
async fn channel_copy(tx: &mut Tx, meter_id: MeterId, channel: &Channel) -> Result<(ChannelId, SeriesId)> {
    let channel_id: ChannelId = on_tx!(tx, |connection| sqlx::query_scalar(CHANNEL_INSERT)
        .bind(meter_id)
        .bind(&channel.field)
        .bind(channel.utility.as_str())
        .bind(channel.kind.as_str())
        .bind(channel.direction.as_str())
        .bind(channel.unit.as_str())
        .fetch_one(connection)
        .await)
    .during("make a channel")?;
    Ok((channel_id, series_insert(tx, "channel", channel_id.0, channel.utility, &channel.field).await?))
}
