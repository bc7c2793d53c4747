//! Writes the demo's past through the ordinary ledger: at first the last weeks, then the rest behind
//! them, week by week into the past; after a stop also the time since. The ledger has no hole at any
//! time.

use crate::Error;
use demo::{Batch, Neighbourhood};
use domain::{ChannelId, HOUR_MS, Millis, Reading};
use services::Services;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use store::{Catalog, Entry};
use tokio::sync::mpsc;

/// Weeks generated ahead of the one being written.
const AHEAD: usize = 2;

/// The weeks that are written before anything is shown: a usual day, a forecast and the demo's
/// faults need a month.
const FIRST_WEEKS: usize = 5;

/// The setting with the instant from which on the past is written. It is empty once all of it is.
pub const WRITTEN_FROM: &str = "demo_written_from";

/// The past of a town on its way into the ledger.
pub struct Past<'a> {
    town: &'a Neighbourhood,
    services: &'a Services,
    catalog: std::sync::Arc<Catalog>,
    channels: HashMap<(usize, usize), ChannelId>,
    written: usize,
    started: Instant,
}

impl<'a> Past<'a> {
    /// What is to be written of this town's past.
    pub fn new(town: &'a Neighbourhood, services: &'a Services) -> Self {
        let catalog = services.store.catalog();
        let channels = channels(town, &catalog);
        Self { town, services, catalog, channels, written: 0, started: Instant::now() }
    }

    /// Writes the last weeks, or what is missing since the last start. Returns whether older weeks
    /// are still missing.
    ///
    /// # Errors
    /// The store's, except passing ones, which are retried.
    pub async fn recent(&mut self) -> Result<bool, Error> {
        let (store, now) = (&self.services.store, self.services.now());
        let ids: Vec<ChannelId> = self.channels.values().copied().collect();
        let newest = store.reading_latest(&ids).await?.iter().map(|latest| latest.newest.at).max();
        let Some(newest) = newest else {
            self.older(Some(FIRST_WEEKS)).await?;
            return self.is_unfinished().await;
        };
        let mut weeks = made(self.town.clone(), move |town| town.history(now).since(newest));
        while let Some(week) = weeks.recv().await {
            self.write(&week, Some(newest)).await?;
        }
        self.is_unfinished().await
    }

    /// Writes what is missing before, the newest weeks first: so many, or all.
    ///
    /// # Errors
    /// The store's, except passing ones, which are retried.
    pub async fn older(&mut self, weeks_max: Option<usize>) -> Result<(), Error> {
        let now = self.services.now();
        let end = match self.services.store.setting_get(WRITTEN_FROM).await?.as_deref() {
            None => now - now.rem_euclid(HOUR_MS) + HOUR_MS,
            // It is all there. A past that an earlier version wrote has no such setting, but readings.
            Some("") => return Ok(()),
            Some(text) => {
                text.parse().map_err(|_| Error::Demo(format!("the setting {WRITTEN_FROM} is `{text}`, not a number")))?
            }
        };
        let mut weeks = made(self.town.clone(), move |town| town.history(now).newest_first(end));
        let mut left = weeks_max.unwrap_or(usize::MAX);
        while left > 0 {
            let Some(week) = weeks.recv().await else {
                self.services.store.setting_put(WRITTEN_FROM, "").await?;
                break;
            };
            self.write(&week, None).await?;
            if let Some(first) = week.readings.first() {
                let from = first.at_ms - first.at_ms.rem_euclid(HOUR_MS);
                self.services.store.setting_put(WRITTEN_FROM, &from.to_string()).await?;
            }
            left -= 1;
        }
        Ok(())
    }

    /// Tells the planner and the log that a part of the past is written.
    pub async fn tell(&self, what: &str) {
        if self.written > 0 {
            analyze(self.services).await;
            let seconds = self.started.elapsed().as_secs();
            tracing::info!(readings = self.written, seconds, "{what}");
        }
    }

    async fn is_unfinished(&self) -> Result<bool, Error> {
        Ok(self.services.store.setting_get(WRITTEN_FROM).await?.is_some_and(|from| !from.is_empty()))
    }

    /// Writes the readings of a week that are newer than `after`, in one commit.
    async fn write(&mut self, week: &Batch, after: Option<Millis>) -> Result<(), Error> {
        let entries: Vec<Entry> = week
            .readings
            .iter()
            .filter(|reading| after.is_none_or(|after| reading.at_ms > after))
            .filter_map(|reading| {
                let channel_id = *self.channels.get(&(reading.meter, reading.channel))?;
                Some(Entry::new(channel_id, Reading::new(reading.at_ms, reading.value)))
            })
            .collect();
        if entries.is_empty() {
            return Ok(());
        }
        commit(self.services, &entries).await?;
        if self.written == 0 {
            // Without statistics, the planner scans whole tables of a new database.
            analyze(self.services).await;
        }
        self.written += entries.len();
        // The newest two readings of each channel, from which the live values start. Of an older
        // week they change nothing.
        self.services.live.committed(&self.catalog, newest_two(&entries).into_iter());
        Ok(())
    }
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

/// Generates the weeks of the past on its own thread, because it is pure computation.
fn made<I: Iterator<Item = Batch>>(
    town: Neighbourhood,
    weeks: impl FnOnce(&Neighbourhood) -> I + Send + 'static,
) -> mpsc::Receiver<Batch> {
    let (sender, receiver) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        for batch in weeks(&town) {
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
