//! Writes the demo's past through the ordinary ledger: all of it at first, later the time since the
//! last start.

use crate::Error;
use demo::{Batch, Neighbourhood};
use domain::{ChannelId, Millis, Reading};
use services::Services;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use store::{Catalog, Entry};
use tokio::sync::mpsc;

/// Weeks generated ahead of the one being written.
const AHEAD: usize = 2;

/// Writes what is missing up to now.
///
/// # Errors
/// The store's, except passing ones, which are retried.
pub async fn fill(town: &Neighbourhood, services: &Services) -> Result<(), Error> {
    let (started, now) = (Instant::now(), services.now());
    let catalog = services.store.catalog();
    let channels = channels(town, &catalog);
    let after = newest(services, &channels).await?;
    let mut written = 0;
    let mut batches = made(town.clone(), now);
    while let Some(batch) = batches.recv().await {
        let entries: Vec<Entry> = batch
            .readings
            .iter()
            .filter(|reading| after.is_none_or(|after| reading.at_ms > after))
            .filter_map(|reading| {
                let channel_id = *channels.get(&(reading.meter, reading.channel))?;
                Some(Entry::new(channel_id, Reading::new(reading.at_ms, reading.value)))
            })
            .collect();
        let Some(last) = entries.last() else { continue };
        commit(services, &entries).await?;
        if written == 0 {
            // Without statistics, the planner scans whole tables of a new database.
            analyze(services).await;
        }
        written += entries.len();
        let weeks_left = (now - last.reading.at) / (7 * domain::DAY_MS);
        tracing::info!(readings = written, weeks_left, "the demo's past is being written");
        if weeks_left == 0 {
            // The newest two readings of each channel, from which the live values start.
            services.live.committed(&catalog, newest_two(&entries).into_iter());
        }
    }
    if written > 0 {
        analyze(services).await;
        tracing::info!(readings = written, seconds = started.elapsed().as_secs(), "the demo's past is written");
    }
    Ok(())
}

/// The channel ids of the town's channels, by meter and position in the meter.
fn channels(town: &Neighbourhood, catalog: &Catalog) -> HashMap<(usize, usize), ChannelId> {
    let mut found = HashMap::new();
    for (index, meter) in town.meters().iter().enumerate() {
        let Some(known) = catalog.meter_named(&meter.key) else { continue };
        for (place, field) in meter.channels.iter().enumerate() {
            if let Some(channel) = catalog.channel_named(known.meter_id, field.name()) {
                found.insert((index, place), channel.channel_id);
            }
        }
    }
    found
}

/// The end of the past written so far. A week is one commit, so it is the same for all channels.
async fn newest(services: &Services, channels: &HashMap<(usize, usize), ChannelId>) -> Result<Option<Millis>, Error> {
    let channels: Vec<ChannelId> = channels.values().copied().collect();
    Ok(services.store.reading_latest(&channels).await?.iter().map(|latest| latest.newest.at).max())
}

/// Generates the weeks of the past on its own thread, because it is pure computation.
fn made(town: Neighbourhood, now: Millis) -> mpsc::Receiver<Batch> {
    let (sender, receiver) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        for batch in town.history(now) {
            if sender.blocking_send(batch).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Updates the planner's statistics. A failure only costs speed.
async fn analyze(services: &Services) {
    if let Err(error) = services.store.analyze().await {
        tracing::warn!(error = %store::chain(&error), "the database's planner does not know the demo's past yet");
    }
}

async fn commit(services: &Services, entries: &[Entry]) -> Result<(), Error> {
    loop {
        match services.store.reading_commit(entries, &[]).await {
            Ok(_) => return Ok(()),
            Err(error) if error.is_passing() => {
                tracing::warn!(error = %store::chain(&error), "the demo's past waits for the database");
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

fn newest_two(entries: &[Entry]) -> Vec<(ChannelId, Reading)> {
    let mut count: HashMap<ChannelId, usize> = HashMap::new();
    let mut newest: Vec<(ChannelId, Reading)> = entries
        .iter()
        .rev()
        .filter(|entry| {
            let seen = count.entry(entry.channel_id).or_default();
            *seen += 1;
            *seen <= 2
        })
        .map(|entry| (entry.channel_id, entry.reading))
        .collect();
    newest.reverse();
    newest
}
