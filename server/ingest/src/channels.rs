//! Finds the channels of values, and makes channels for devices that are new.

use crate::Message;
use crate::batch::{Batch, Wanted};
use crate::newcomers::Newcomers;
use dialects::Fault;
use domain::{Channel, Millis};
use std::collections::{HashMap, HashSet};
use store::{Catalog, ChannelWanted, Store};

/// Channels of one meter. A device that makes up names of parts cannot fill the database.
const CHANNELS_OF_A_METER_MAX: usize = 1_000;

/// Makes meters and channels that are not known yet. Returns the places in `batch.values` of values
/// that must wait, because their client has brought as many new meters as it may by `now`.
///
/// # Errors
/// The store's.
pub(crate) async fn ensure(
    store: &Store,
    newcomers: &Newcomers,
    messages: &[Message],
    batch: &Batch,
    now: Millis,
) -> store::Result<HashSet<usize>> {
    let catalog = store.catalog();
    let mut unknown: Vec<ChannelWanted> = Vec::new();
    let (mut seen, mut waiting) = (HashSet::new(), HashSet::new());
    let mut channels: HashMap<(&str, &str), usize> = HashMap::new();
    for (place, Wanted { channel, message, .. }) in batch.values.iter().enumerate() {
        // Skips a channel that cannot be made. To try it with each message would keep all others
        // from writing.
        let can_be_made = || channel_of(&catalog, channel).is_none() && catalog.can_be_named(channel.dialect, &channel.meter_key);
        if !can_be_made() {
            continue;
        }
        // A device's token speaks for one meter. The person who made the token let that meter in.
        if let Some(client) = messages[*message].client.name()
            && !messages[*message].own_meter_only
            && !catalog.is_sender_known(channel.dialect, &channel.meter_key)
        {
            newcomers.look(store).await;
            if !newcomers.admits(client, channel.dialect, &channel.meter_key, now) {
                waiting.insert(place);
                continue;
            }
        }
        let meter = (channel.dialect, channel.meter_key.as_str());
        let known =
            || catalog.sender_meter(meter.0, meter.1).map_or(0, |meter| catalog.channels_of_meter(meter.meter_id).count());
        let count = channels.entry(meter).or_insert_with(known);
        if *count < CHANNELS_OF_A_METER_MAX && seen.insert((channel.dialect, channel.meter_key.clone(), channel.name())) {
            *count += 1;
            unknown.push(channel.clone());
        }
    }
    if !unknown.is_empty() {
        store.channel_ensure(&unknown).await?;
    }
    Ok(waiting)
}

/// The channel that is wanted, if it exists.
pub(crate) fn channel_of<'a>(catalog: &'a Catalog, wanted: &ChannelWanted) -> Option<&'a Channel> {
    let meter = catalog.sender_meter(wanted.dialect, &wanted.meter_key)?;
    catalog.channel_named(meter.meter_id, &wanted.name())
}

/// Why a channel was not made.
pub(crate) fn cannot_be_made(catalog: &Catalog, wanted: &ChannelWanted) -> Fault {
    let name = &wanted.meter_key;
    match catalog.sender_meter(wanted.dialect, name) {
        Some(_) => {
            let (most, channel) = (CHANNELS_OF_A_METER_MAX as u64, wanted.name());
            Fault::TooManyChannels { meter: name.clone(), most, channel }
        }
        None => Fault::SameNameTooLong { meter: name.clone() },
    }
}
