//! From messages to commits: takes what the queue holds, reads it, writes it in one transaction, and only then
//! acknowledges. It commits as soon as the queue idles, so a lone message waits for nobody, and takes larger batches
//! the more there is to do.

use crate::dialect::{Decoded, Dialects, Heard};
use crate::live::Live;
use crate::{Message, Stats};
use domain::{ChannelKind, EARLIEST, Millis, Reading};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use store::{ChannelWanted, Entry, Reject, Store, chain};
use tokio::sync::mpsc;

/// Messages that may wait; then the brokers wait, not memory.
const QUEUE_MAX: usize = 10_000;

/// Messages of one commit.
const BATCH_MAX: usize = 5_000;

/// Bytes of payload of one commit.
const BATCH_BYTES_MAX: usize = 8 * 1024 * 1024;

/// How far a device's clock may run ahead of ours.
const AHEAD_MS_MAX: Millis = 10 * domain::MINUTE_MS;

/// Topics of unknown dialects that are filed once each.
const UNCLAIMED_MAX: usize = 1_000;

/// The time now.
#[must_use]
pub(crate) fn now_ms() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as Millis)
}

/// See the module.
pub struct Pipeline {
    store: Arc<Store>,
    live: Arc<Live>,
    stats: Arc<Stats>,
    queue: mpsc::Receiver<Message>,
    unclaimed: HashSet<String>,
    dialects: Dialects,
}

/// What a batch of messages came to.
#[derive(Default)]
struct Batch {
    values: Vec<Wanted>,
    rejects: Vec<Reject>,
}

/// A value on its way to a channel that may not exist yet.
struct Wanted {
    channel: ChannelWanted,
    reading: Reading,
    has_time: bool,
    message: usize,
}

impl Pipeline {
    /// A pipeline, and the queue that leads into it.
    #[must_use]
    pub fn new(store: Arc<Store>, live: Arc<Live>, stats: Arc<Stats>) -> (Self, mpsc::Sender<Message>) {
        let (sender, queue) = mpsc::channel(QUEUE_MAX);
        stats.queue_max.store(QUEUE_MAX as u64, Relaxed);
        (Self { store, live, stats, queue, unclaimed: HashSet::new(), dialects: Dialects::new() }, sender)
    }

    /// Works until every sender is gone and the queue is empty.
    pub async fn run(mut self) {
        let mut messages = Vec::new();
        while self.queue.recv_many(&mut messages, BATCH_MAX.min(256)).await > 0 {
            let mut bytes: usize = messages.iter().map(|message| message.payload.len()).sum();
            while messages.len() < BATCH_MAX && bytes < BATCH_BYTES_MAX {
                let Ok(message) = self.queue.try_recv() else { break };
                bytes += message.payload.len();
                messages.push(message);
            }
            self.stats.queued.store(self.queue.len() as u64, Relaxed);
            self.stats.messages.fetch_add(messages.len() as u64, Relaxed);
            self.work(std::mem::take(&mut messages)).await;
        }
    }

    /// Commits one batch, however long it takes: while the database is away, messages wait in the queue and brokers
    /// behind it.
    async fn work(&mut self, messages: Vec<Message>) {
        let batch = self.read(&messages);
        let mut wait = Duration::from_millis(100);
        loop {
            match self.commit(&messages, &batch).await {
                Ok(()) => break,
                Err(error) if error.is_passing() => {
                    self.stats.is_failing.store(true, Relaxed);
                    tracing::warn!(error = %chain(&error), retry_ms = wait.as_millis() as u64, "readings wait for the database");
                    tokio::time::sleep(wait).await;
                    wait = (wait * 2).min(Duration::from_secs(10));
                }
                Err(error) => {
                    // Not acknowledged, so nothing is lost: the devices send it again.
                    self.stats.is_failing.store(true, Relaxed);
                    tracing::error!(error = %chain(&error), messages = messages.len(), "readings could not be stored");
                    return;
                }
            }
        }
        messages.into_iter().for_each(|message| message.ack.committed());
    }

    fn read(&mut self, messages: &[Message]) -> Batch {
        let catalog = self.store.catalog();
        let default_zone = catalog.sites.keys().next().map(|&id| catalog.zone(id)).unwrap_or_default();
        let mut batch = Batch::default();
        for (index, message) in messages.iter().enumerate().filter(|(_, message)| !message.is_replay) {
            let refuse = |batch: &mut Batch, reason: String| {
                batch.rejects.push(Reject {
                    arrived_at: message.arrived_at,
                    topic: message.topic.clone(),
                    payload: message.payload.to_vec(),
                    reason,
                });
            };
            let heard = Heard { topic: &message.topic, payload: &message.payload, device: None };
            match self.dialects.decode(&heard, &default_zone) {
                Decoded::Nothing | Decoded::Announced => {}
                Decoded::Refused(reason) => refuse(&mut batch, reason),
                Decoded::Unclaimed => {
                    if self.unclaimed.len() < UNCLAIMED_MAX && self.unclaimed.insert(message.topic.clone()) {
                        refuse(
                            &mut batch,
                            "no dialect reads this topic; publish to greenpulse/v1/<meter>/readings (said once for each topic)"
                                .to_owned(),
                        );
                    }
                }
                Decoded::Values { told, mut faults, .. } => {
                    let values = told.into_iter().flat_map(|told| {
                        let (meter, dialect) = (told.meter, told.dialect);
                        told.values.into_iter().map(move |value| (meter.clone(), dialect, value))
                    });
                    for (meter, dialect, value) in values {
                        let at = value.at.unwrap_or(message.arrived_at);
                        if let Some(fault) = implausible(at, message.arrived_at) {
                            faults.push(fault);
                            continue;
                        }
                        let channel = ChannelWanted {
                            meter_key: meter,
                            dialect,
                            address: message.topic.clone(),
                            field: value.field,
                            part: value.part,
                        };
                        let reading = Reading { at, value: value.value, span_ms: value.span_ms };
                        batch.values.push(Wanted { channel, reading, has_time: value.at.is_some(), message: index });
                    }
                    if !faults.is_empty() {
                        faults.dedup();
                        refuse(&mut batch, faults.join("; "));
                    }
                }
            }
        }
        batch
    }

    async fn commit(&self, messages: &[Message], batch: &Batch) -> store::Result<()> {
        self.ensure_channels(batch).await?;
        let catalog = self.store.catalog();
        let mut rejects = batch.rejects.clone();
        let mut entries: Vec<Entry> = Vec::with_capacity(batch.values.len());
        let mut message_of: HashMap<(domain::ChannelId, Millis), usize> = HashMap::new();
        for wanted in &batch.values {
            let channel = catalog
                .meter_named(&wanted.channel.meter_key)
                .and_then(|meter| catalog.channel_named(meter.meter_id, &wanted.channel.name()));
            let Some(channel) = channel else { continue };
            if channel.kind == ChannelKind::Interval && !wanted.has_time {
                let reason = format!("`{}` is set to amounts a period, which need `at`: the end of the period", channel.field);
                rejects.push(reject(&messages[wanted.message], reason));
                continue;
            }
            message_of.insert((channel.channel_id, wanted.reading.at), wanted.message);
            entries.push(Entry { channel_id: channel.channel_id, reading: wanted.reading });
        }
        if entries.is_empty() && rejects.is_empty() {
            return Ok(());
        }
        let committed = self.store.reading_commit(&entries, &rejects).await?;
        if !committed.conflicts.is_empty() {
            let conflicts: Vec<Reject> = committed
                .conflicts
                .iter()
                .filter_map(|(entry, stands)| {
                    let message = messages.get(*message_of.get(&(entry.channel_id, entry.reading.at))?)?;
                    let field = &catalog.channels.get(&entry.channel_id)?.field;
                    let reason = format!(
                        "conflict: `{field}` is {} here, and a reading of the same device time with {stands} was there first and stays",
                        entry.reading.value
                    );
                    Some(reject(message, reason))
                })
                .collect();
            self.store.reading_commit(&[], &conflicts).await?;
        }
        self.stats.refused.fetch_add((rejects.len() + committed.conflicts.len()) as u64, Relaxed);
        self.stats.committed(now_ms(), committed.inserted as u64, committed.repeated as u64);
        self.live.committed(&catalog, entries.iter().map(|entry| (entry.channel_id, entry.reading)));
        Ok(())
    }

    /// Makes meters and channels that were never heard of.
    async fn ensure_channels(&self, batch: &Batch) -> store::Result<()> {
        let catalog = self.store.catalog();
        let mut unknown: Vec<ChannelWanted> = Vec::new();
        let mut seen = HashSet::new();
        for wanted in &batch.values {
            let channel = &wanted.channel;
            let is_known = catalog
                .meter_named(&channel.meter_key)
                .is_some_and(|m| catalog.channel_named(m.meter_id, &channel.name()).is_some());
            if !is_known && seen.insert((channel.meter_key.clone(), channel.name())) {
                unknown.push(channel.clone());
            }
        }
        if unknown.is_empty() { Ok(()) } else { self.store.channel_ensure(&unknown).await }
    }
}

fn reject(message: &Message, reason: String) -> Reject {
    Reject { arrived_at: message.arrived_at, topic: message.topic.clone(), payload: message.payload.to_vec(), reason }
}

/// Why a device's clock cannot be right.
fn implausible(at: Millis, arrived_at: Millis) -> Option<String> {
    let shown = || jiff::Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| at.to_string());
    if at < EARLIEST {
        Some(format!("the device's clock reads {}, as after a power cut: set it, or send no time", shown()))
    } else if at > arrived_at + AHEAD_MS_MAX {
        Some(format!("the device's clock reads {}, which is yet to come: set it (and its time zone), or send no time", shown()))
    } else {
        None
    }
}
