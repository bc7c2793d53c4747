//! Merges a meter into another one, in one transaction. Its readings are moved afterwards, in steps
//! (`meter_settle`).

use super::meter_away::{CHANGES_DELETE, gone, take_out, takeable, unlearn};
use super::redirect;
use super::wire::series_insert;
use crate::backend::Tx;
use crate::catalog::rows;
use crate::error::During;
use crate::installation::deed;
use crate::ledger::rebuild::rebuild;
use crate::{Catalog, Error, Redirect, Result, Store};
use domain::place::channels_that_count;
use domain::{Channel, ChannelId, Meter, MeterId, Millis};

const CHANNEL_INSERT: &str = "insert into channel (meter_id, field, utility, kind, direction, unit, may_fall) values ($1, $2, $3, $4, $5, $6, $7) returning channel_id";
const CHANGES_MOVE: &str = "insert into meter_change (channel_id, at, old_final, new_initial, note) \
     select $2, c.at, c.old_final, c.new_initial, c.note from meter_change c where c.channel_id = $1 \
     and not exists (select 1 from meter_change d where d.channel_id = $2 and d.at = c.at)";
const ALIAS: &str = "insert into meter_alias (key, dialect, meter_id) values ($1, $2, $3)";
const ALIASES_MOVE: &str = "update meter_alias set meter_id = $2 where meter_id = $1";
/// Moves anomalies to the series that remains, unless it has one that starts at the same time.
const ANOMALIES_MOVE: &str = "update anomaly set series_id = $2, model_id = null where series_id = $1 \
     and not exists (select 1 from anomaly b where b.series_id = $2 and b.start_at = anomaly.start_at)";

impl Store {
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
        let grown = channels_merge(&mut tx, &before, from, into).await?;
        for (channel_id, to) in redirects(&grown, from, into) {
            redirect::put(&mut tx, channel_id, to).await?;
        }
        gone(&mut tx, meter, at, Some(into)).await?;
        keys_move(&mut tx, meter, into).await?;
        let words = format!("{} is put together with {}, which remains.", meter.name, other);
        deed::note(&mut tx, at, "meter merged", &meter.key, &words).await?;
        // Moved register changes affect the rollups from the first reading on.
        let mut catalog = rows::read(&mut tx, &before).await?;
        let changed: Vec<ChannelId> = catalog
            .channels_of_meter(into)
            .map(|one| one.channel_id)
            .filter(|id| catalog.changes_of(*id) != before.changes_of(*id))
            .collect();
        if !changed.is_empty() {
            rebuild(&mut tx, &catalog, &changed).await?;
            catalog.gaps_until = rows::gaps_until(&mut tx).await?;
        }
        self.change_end_as(tx, &before, catalog).await?;
        self.unsettled.notify_one();
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

/// Moves what belongs to the channels of a meter to those of the same name on another one, which are
/// created if missing. Returns the catalog with these.
async fn channels_merge(tx: &mut Tx, before: &Catalog, from: MeterId, into: MeterId) -> Result<Catalog> {
    let mut grown = before.clone();
    for channel in before.channels_of_meter(from) {
        let (target, series_id) = match before.channel_named(into, &channel.field) {
            Some(known) => (known.channel_id, known.series_id),
            None => {
                let copy = channel_copy(tx, into, channel).await?;
                let ids = (copy.channel_id, copy.series_id);
                grown.channel_put(copy);
                ids
            }
        };
        on_tx!(tx, |connection| sqlx::query(CHANGES_MOVE)
            .bind(channel.channel_id)
            .bind(target)
            .execute(connection)
            .await
            .map(drop))
        .during("move the changes of a register")?;
        on_tx!(tx, |connection| sqlx::query(CHANGES_DELETE).bind(channel.channel_id).execute(connection).await.map(drop))
            .during("move the changes of a register")?;
        on_tx!(tx, |connection| sqlx::query(ANOMALIES_MOVE)
            .bind(channel.series_id)
            .bind(series_id)
            .execute(connection)
            .await
            .map(drop))
        .during("move what was found of a meter")?;
        unlearn(tx, channel.series_id).await?;
    }
    Ok(grown)
}

/// Redirects from the channels of a meter to those of the same name on another meter, which must
/// exist. They serve readings still on their way and readings that move. What a person said of a
/// channel of unknown unit still holds.
fn redirects(catalog: &Catalog, from: MeterId, into: MeterId) -> Vec<(ChannelId, Redirect)> {
    let twin = |id: &ChannelId| {
        let channel = catalog.channels.get(id).filter(|channel| channel.meter_id == from)?;
        catalog.channel_named(into, &channel.field).map(|twin| twin.channel_id)
    };
    let mut found = Vec::new();
    for channel in catalog.channels_of_meter(from) {
        let Some(own) = twin(&channel.channel_id) else { continue };
        match (catalog.redirects.get(&own), catalog.redirects.get(&channel.channel_id)) {
            (Some(to), _) => found.push((channel.channel_id, *to)),
            (None, Some(to)) => {
                let to = Redirect { into: twin(&to.into).unwrap_or(to.into), ..*to };
                found.push((channel.channel_id, to));
                found.push((own, to));
            }
            (None, None) => found.push((channel.channel_id, Redirect { into: own, factor: 1.0, shift: 0.0 })),
        }
    }
    found
}

/// Leads the keys of a meter to another one.
async fn keys_move(tx: &mut Tx, meter: &Meter, into: MeterId) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(ALIASES_MOVE).bind(meter.meter_id).bind(into).execute(connection).await.map(drop))
        .during("lead keys to a meter")?;
    on_tx!(tx, |connection| sqlx::query(ALIAS)
        .bind(&meter.key)
        .bind(&meter.dialect)
        .bind(into)
        .execute(connection)
        .await
        .map(drop))
    .during("lead keys to a meter")
}

/// Makes the same channel on another meter.
async fn channel_copy(tx: &mut Tx, meter_id: MeterId, channel: &Channel) -> Result<Channel> {
    let channel_id: ChannelId = on_tx!(tx, |connection| sqlx::query_scalar(CHANNEL_INSERT)
        .bind(meter_id)
        .bind(&channel.field)
        .bind(channel.utility.as_str())
        .bind(channel.kind.as_str())
        .bind(channel.direction.as_str())
        .bind(channel.unit.as_str())
        .bind(channel.may_fall)
        .fetch_one(connection)
        .await)
    .during("make a channel")?;
    let series_id = series_insert(tx, "channel", channel_id.0, channel.utility, &channel.field).await?;
    Ok(Channel { channel_id, meter_id, series_id, ..channel.clone() })
}
