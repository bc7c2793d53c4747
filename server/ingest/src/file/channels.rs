//! Maps a file's channels to channels of the ledger. Amounts per period get channels of their own.
//! A channel that counts in another way is refused, and costs itself only. Leaves out the readings.

use super::{Error, Imported};
use domain::{ChannelId, ChannelKind, Field};
use files::{Channel, LeftOut, What, Why};
use store::{Catalog, ChannelWanted, Store};

/// The dialect of meters that an import makes.
const DIALECT: &str = "file";

/// The field and part of a file's channel. For amounts per period, it is the field of a period.
fn field_and_part(channel: &Channel) -> Result<(&'static Field, String), Error> {
    let part = part_of(channel);
    if channel.kind == channel.field.kind {
        return Ok((channel.field, part));
    }
    let field = channel.field.of_period().filter(|field| field.kind == channel.kind);
    let field = field.ok_or_else(|| {
        Error::Kind(Why::NotKeptAs { meter: channel.meter.clone(), name: channel.name.clone(), kind: channel.kind })
    })?;
    Ok((field, part))
}

/// The ledger's channels for the file's channels. Makes those that do not exist. A channel that counts
/// in another way here is none, and is noted as refused.
pub(super) async fn channel_ids(
    store: &Store,
    channels: &[Channel],
    found: &mut Imported,
) -> Result<Vec<Option<ChannelId>>, Error> {
    // A server beside this process may have made meters in the meantime.
    let before = store.catalog_refresh().await?;
    let wanted = wanted(&before, channels, &mut found.refused)?;
    let is_known = |one: &&ChannelWanted| {
        before.meter_named(&one.meter_key).is_some_and(|meter| before.channel_named(meter.meter_id, &one.name()).is_some())
    };
    let unknown: Vec<ChannelWanted> = wanted.iter().flatten().filter(|one| !is_known(one)).cloned().collect();
    if !unknown.is_empty() {
        store.channel_ensure(&unknown).await?;
    }
    let catalog = store.catalog();
    let made = wanted.iter().flatten().map(|one| &one.meter_key).filter(|key| before.meter_named(key).is_none());
    for key in made {
        if !found.meters_made.contains(key) {
            found.meters_made.push(key.clone());
        }
    }
    Ok(wanted.iter().map(|one| id_of(&catalog, one.as_ref()?)).collect())
}

/// The ledger's channels for those of the file's channels that it has. Makes none.
pub(super) fn known_ids(catalog: &Catalog, channels: &[Channel]) -> Vec<Option<ChannelId>> {
    channels.iter().map(|channel| id_of(catalog, &one_wanted(catalog, channel).ok()?)).collect()
}

fn id_of(catalog: &Catalog, wanted: &ChannelWanted) -> Option<ChannelId> {
    let meter = catalog.meter_named(&wanted.meter_key)?;
    catalog.channel_named(meter.meter_id, &wanted.name()).map(|channel| channel.channel_id)
}

/// The ledger's channels that a file's readings go to. One that cannot be kept is none, and costs
/// itself only.
///
/// # Errors
/// [`Error::Kind`] if none can be kept.
pub(super) fn wanted(
    catalog: &Catalog,
    channels: &[Channel],
    refused: &mut Vec<LeftOut>,
) -> Result<Vec<Option<ChannelWanted>>, Error> {
    let mut wanted = Vec::with_capacity(channels.len());
    let mut last = None;
    for channel in channels {
        match one_wanted(catalog, channel) {
            Ok(one) => wanted.push(Some(one)),
            Err(error) => {
                let what = What::Channel(channel.meter.clone(), channel.name.clone());
                let why = match &error {
                    Error::Kind(why) => why.clone(),
                    other => Why::Other(other.to_string()),
                };
                let left = LeftOut { what, why };
                if !refused.contains(&left) {
                    refused.push(left);
                }
                last = Some(error);
                wanted.push(None);
            }
        }
    }
    match last {
        Some(error) if wanted.iter().all(Option::is_none) => Err(error),
        _ => Ok(wanted),
    }
}

/// The ledger's channel that a channel's readings go to.
fn one_wanted(catalog: &Catalog, channel: &Channel) -> Result<ChannelWanted, Error> {
    let of_field =
        |field, part| ChannelWanted { part, ..ChannelWanted::new(channel.meter.clone(), DIALECT, "a file".to_owned(), field) };
    if let Some(field) = same_amounts(catalog, channel) {
        return Ok(of_field(field, part_of(channel)));
    }
    let (field, part) = field_and_part(channel)?;
    let wanted = of_field(field, part);
    fits(catalog, &wanted)?;
    Ok(wanted)
}

/// The field under which the meter already has amounts of the same flow, if the file has amounts. A
/// meter set to amounts keeps them under the name of its register.
fn same_amounts(catalog: &Catalog, channel: &Channel) -> Option<&'static Field> {
    let meter = catalog.meter_named(&channel.meter).filter(|_| channel.kind == ChannelKind::Interval)?;
    let part = part_of(channel);
    let known = catalog.channels_of_meter(meter.meter_id).find(|known| {
        (known.kind, known.utility, known.direction) == (channel.kind, channel.field.utility, channel.field.direction)
            && known.part() == part
    })?;
    Field::named(known.field.split(':').next().unwrap_or_default())
}

fn part_of(channel: &Channel) -> String {
    channel.name.split_once(':').map_or("", |(_, part)| part).to_owned()
}

/// Checks that an existing channel counts as the file does.
fn fits(catalog: &Catalog, one: &ChannelWanted) -> Result<(), Error> {
    let channel = catalog.meter_named(&one.meter_key).and_then(|meter| catalog.channel_named(meter.meter_id, &one.name()));
    let is_amount = |kind| kind == ChannelKind::Interval;
    match channel {
        Some(channel) if is_amount(channel.kind) != is_amount(one.field.kind) => {
            let (meter, field) = (one.meter_key.clone(), channel.field.clone());
            Err(Error::Kind(Why::CountsAs { meter, field, here: channel.kind, there: one.field.kind }))
        }
        _ => Ok(()),
    }
}
