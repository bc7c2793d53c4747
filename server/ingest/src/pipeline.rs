//! From messages to commits: takes what the queue holds, reads it, writes it in one transaction, and only then
//! acknowledges. It commits as soon as the queue idles, so a lone message waits for nobody, and takes larger batches
//! the more there is to do.

use crate::batch::{Batch, Wanted};
use crate::clock::now_ms;
use crate::intake::Intake;
use crate::live::Live;
use crate::newcomers::Newcomers;
use crate::patience::Patience;
use crate::reader::Reader;
use crate::syncs::Syncs;
use crate::{Message, Outcome, Stats};
use domain::{Channel, ChannelKind, Millis, Reading};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use store::{Catalog, ChannelWanted, Entry, Reject, Store, chain};
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Messages that may wait; then the brokers wait, not memory.
const QUEUE_MAX: usize = 10_000;

/// Messages of one commit.
const BATCH_MAX: usize = 5_000;

/// Bytes of payload of one commit.
const BATCH_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Channels of one meter: a device that makes up names of parts fills no database.
const CHANNELS_OF_A_METER_MAX: usize = 1_000;

/// How often is looked for what other processes changed, and topics that nobody reads are written.
const UPKEEP_EVERY: Duration = Duration::from_secs(1);

/// See the module.
pub struct Pipeline {
    store: Arc<Store>,
    live: Arc<Live>,
    stats: Arc<Stats>,
    syncs: Arc<Syncs>,
    newcomers: Arc<Newcomers>,
    queue: mpsc::Receiver<Message>,
    into: mpsc::WeakSender<Message>,
    reader: Reader,
    upkeep_at: Instant,
}

impl Pipeline {
    /// A pipeline, and the queue that leads into it.
    #[must_use]
    pub fn new(store: Arc<Store>, live: Arc<Live>, stats: Arc<Stats>) -> (Self, mpsc::Sender<Message>) {
        let (sender, queue) = mpsc::channel(QUEUE_MAX);
        stats.queue_max.store(QUEUE_MAX as u64, Relaxed);
        let (into, syncs, newcomers, reader) = (sender.downgrade(), Arc::default(), Arc::default(), Reader::default());
        (Self { store, live, stats, syncs, newcomers, queue, into, reader, upkeep_at: Instant::now() }, sender)
    }

    /// The way in for what does not come from a broker. It does not keep the pipeline from ending.
    #[must_use]
    pub fn intake(&self) -> Intake {
        Intake::new(self.store.clone(), self.syncs.clone(), self.newcomers.clone(), self.into.clone())
    }

    /// Works until every sender is gone and the queue is empty.
    pub async fn run(mut self) {
        self.remember().await;
        let (syncs, store) = (self.syncs.clone(), self.store.clone());
        tokio::select! {
            () = self.work_through() => {}
            () = syncs.run(&store) => {}
        }
        self.reader.topics_write(&self.store).await;
        self.newcomers.write(&self.store).await;
        if let Err(error) = syncs.tell(&store).await {
            tracing::debug!(error = %chain(&error), "how data sources are doing could not be told");
        }
    }

    async fn work_through(&mut self) {
        let mut messages = Vec::new();
        loop {
            let count = tokio::select! {
                count = self.queue.recv_many(&mut messages, BATCH_MAX.min(256)) => count,
                () = tokio::time::sleep_until(self.upkeep_at), if self.reader.has_topics() || self.newcomers.has_news() => {
                    self.upkeep().await;
                    continue;
                }
            };
            if count == 0 {
                return;
            }
            let mut bytes: usize = messages.iter().map(|message| message.payload.len()).sum();
            while messages.len() < BATCH_MAX && bytes < BATCH_BYTES_MAX {
                let Ok(message) = self.queue.try_recv() else { break };
                bytes += message.payload.len();
                messages.push(message);
            }
            self.stats.queued.store(self.queue.len() as u64, Relaxed);
            self.stats.messages.fetch_add(messages.len() as u64, Relaxed);
            if self.upkeep_at <= Instant::now() {
                self.upkeep().await;
            }
            self.work(std::mem::take(&mut messages)).await;
        }
    }

    /// What devices announced before this process began is read before anything else.
    async fn remember(&mut self) {
        let mut patience = Patience::endless();
        while let Err(error) = self.remember_all().await {
            tracing::error!(error = %chain(&error), "what devices announced could not be read");
            if patience.after(error).await.is_err() {
                return;
            }
        }
    }

    async fn remember_all(&mut self) -> store::Result<()> {
        self.reader.remember(&self.store).await?;
        self.newcomers.remember(&self.store).await
    }

    async fn upkeep(&mut self) {
        self.upkeep_at = Instant::now() + UPKEEP_EVERY;
        self.reader.topics_write(&self.store).await;
        self.newcomers.write(&self.store).await;
        // Of changes in this process the catalog is told at once; this finds those of others.
        if let Err(error) = self.store.catalog_refresh().await {
            tracing::debug!(error = %chain(&error), "what other processes changed could not be read");
        }
    }

    /// Commits one batch, however long it takes: while the database is away, messages wait in the queue and brokers
    /// behind it. What no database can keep is looked for by halves and goes into quarantine: it holds up nobody else.
    async fn work(&mut self, messages: Vec<Message>) {
        self.reader.mappings_follow(&self.store).await;
        let batch = self.reader.read(&self.store.catalog(), &messages);
        if !batch.announcements.is_empty() {
            self.reader.used_write(&self.store).await;
        }
        let mut left = vec![(messages, batch)];
        while let Some((mut messages, mut batch)) = left.pop() {
            let error = match self.commit_patiently(&messages, &batch).await {
                Ok(outcomes) => {
                    self.reader.kept(&messages, &batch, &outcomes);
                    self.tell(messages, outcomes);
                    continue;
                }
                Err(error) => error,
            };
            let half = messages.len() / 2;
            if error.is_of_content() && half > 0 {
                left.push((messages.split_off(half), batch.split_off(half)));
                left.push((messages, batch));
            } else if error.is_of_content() && !batch.is_bare() {
                tracing::warn!(error = %chain(&error), "a message is refused: the database cannot keep it");
                batch.refuse(&format!("the database cannot keep what it says: {}", chain(&error)));
                left.push((messages, batch));
            } else {
                // Not acknowledged, so nothing is lost: the devices send it again.
                let count = messages.len() + left.iter().map(|(messages, _)| messages.len()).sum::<usize>();
                tracing::error!(error = %chain(&error), messages = count, "readings could not be stored");
                return;
            }
        }
    }

    async fn commit_patiently(&self, messages: &[Message], batch: &Batch) -> store::Result<Vec<Outcome>> {
        let mut patience = Patience::endless();
        loop {
            let error = match self.commit(messages, batch).await {
                Ok(outcomes) => return Ok(outcomes),
                Err(error) => error,
            };
            if !error.is_of_content() {
                self.stats.is_failing.store(true, Relaxed);
            }
            if error.is_passing() {
                tracing::warn!(error = %chain(&error), retry_ms = patience.next_ms(), "readings wait for the database");
            }
            patience.after(error).await?;
        }
    }

    /// Tells senders and data sources what became of messages that are committed.
    fn tell(&self, messages: Vec<Message>, outcomes: Vec<Outcome>) {
        for (message, outcome) in messages.into_iter().zip(outcomes) {
            if outcome.waiting > 0 {
                self.stats.waiting.fetch_add(1, Relaxed);
                self.newcomers.note(&message);
            } else if outcome.values > 0 {
                self.newcomers.passed(&message.topic);
            }
            if let Some(through) = &message.through {
                if outcome.values > 0 || outcome.faults.is_empty() {
                    self.syncs.came(through, outcome.values, message.arrived_at);
                }
                if let Some(fault) = outcome.faults.first() {
                    self.syncs.failed(through, message.arrived_at, fault);
                }
            }
            message.ack.committed(outcome);
        }
    }

    async fn commit(&self, messages: &[Message], batch: &Batch) -> store::Result<Vec<Outcome>> {
        let waiting = self.ensure_channels(messages, batch).await?;
        let catalog = self.store.catalog();
        let mut outcomes = batch.outcomes.clone();
        let mut entries: Vec<Entry> = Vec::with_capacity(batch.values.len());
        let mut message_of: HashMap<(domain::ChannelId, Millis), usize> = HashMap::new();
        for (place, wanted) in batch.values.iter().enumerate() {
            let Some(channel) = channel_of(&catalog, &wanted.channel) else {
                if waiting.contains(&place) {
                    outcomes[wanted.message].waiting += 1;
                    continue;
                }
                let (name, dialect) = (&wanted.channel.meter_key, wanted.channel.dialect);
                let fault = match catalog.meter_heard(dialect, name) {
                    Some(_) => format!(
                        "`{name}` has {CHANNELS_OF_A_METER_MAX} channels, the most that a meter can have: `{}` is one more",
                        wanted.channel.name()
                    ),
                    None => {
                        format!("another meter is called `{name}` too, and the name is too long to tell them apart: rename one")
                    }
                };
                outcomes[wanted.message].faults.push(fault);
                continue;
            };
            if channel.kind == ChannelKind::Interval && !wanted.has_time {
                let fault = format!("`{}` is set to amounts a period, which need `at`: the end of the period", channel.field);
                outcomes[wanted.message].faults.push(fault);
                continue;
            }
            outcomes[wanted.message].values += 1;
            // As the ledger does it too, so that what is live and what conflicts bears the right name.
            let (channel_id, reading) = match catalog.said.get(&channel.channel_id) {
                Some(said) => (said.into, Reading { value: wanted.reading.value * said.factor + said.shift, ..wanted.reading }),
                None => (channel.channel_id, wanted.reading),
            };
            message_of.insert((channel_id, reading.at), wanted.message);
            entries.push(Entry { channel_id, reading });
        }
        let rejects = rejects(messages, &outcomes, |message| message.quarantine_id.is_none());
        let replays = messages.iter().any(|message| message.quarantine_id.is_some());
        if entries.is_empty() && rejects.is_empty() && batch.announcements.is_empty() && !replays {
            return Ok(outcomes);
        }
        let committed = self.store.reading_commit_announced(&entries, &rejects, &batch.announcements).await?;
        let mut conflicts = vec![Outcome::default(); if committed.conflicts.is_empty() { 0 } else { messages.len() }];
        for (entry, stands) in &committed.conflicts {
            let message = message_of.get(&(entry.channel_id, entry.reading.at));
            let (Some(&message), Some(channel)) = (message, catalog.channels.get(&entry.channel_id)) else { continue };
            let fault = format!(
                "conflict: `{}` is {} here, and a reading of the same device time with {stands} was there first and stays",
                channel.field, entry.reading.value
            );
            outcomes[message].values = outcomes[message].values.saturating_sub(1);
            outcomes[message].faults.push(fault.clone());
            conflicts[message].faults.push(fault);
        }
        if replays || !committed.conflicts.is_empty() {
            self.settle(messages, &outcomes, &conflicts).await?;
        }
        self.stats.refused.fetch_add((rejects.len() + committed.conflicts.len()) as u64, Relaxed);
        self.stats.committed(now_ms(), committed.inserted as u64, committed.repeated as u64);
        self.live.committed(&catalog, entries.iter().map(|entry| (entry.channel_id, entry.reading)));
        Ok(outcomes)
    }

    /// Files conflicts, takes out of quarantine what could be read at last, and says why of what still cannot.
    async fn settle(&self, messages: &[Message], outcomes: &[Outcome], conflicts: &[Outcome]) -> store::Result<()> {
        let new = rejects(messages, conflicts, |message| message.quarantine_id.is_none());
        let (mut mended, mut still) = (Vec::new(), Vec::new());
        for (message, outcome) in messages.iter().zip(outcomes) {
            let Some(id) = message.quarantine_id else { continue };
            if outcome.is_unclaimed {
                still.push((id, "no dialect and no mapping reads this topic: make a mapping for it".to_owned()));
            } else if outcome.faults.is_empty() {
                mended.push(id);
            } else {
                still.push((id, reason(&outcome.faults)));
            }
        }
        self.store.quarantine_settle(&new, &mended, &still, now_ms()).await
    }

    /// Makes meters and channels that were never heard of. Returns which of the batch's values are of meters that have to
    /// wait, since their client has brought as many as it may.
    async fn ensure_channels(&self, messages: &[Message], batch: &Batch) -> store::Result<HashSet<usize>> {
        let catalog = self.store.catalog();
        let mut unknown: Vec<ChannelWanted> = Vec::new();
        let (mut seen, mut waiting, now) = (HashSet::new(), HashSet::new(), now_ms());
        let mut channels: HashMap<(&str, &str), usize> = HashMap::new();
        for (place, Wanted { channel, message, .. }) in batch.values.iter().enumerate() {
            // One that cannot be made is not asked for again with each message: that would keep all others from writing.
            let can_be_made =
                || channel_of(&catalog, channel).is_none() && catalog.can_be_named(channel.dialect, &channel.meter_key);
            if !can_be_made() {
                continue;
            }
            if let Some(client) = messages[*message].client.name()
                && !catalog.is_heard_of(channel.dialect, &channel.meter_key)
            {
                self.newcomers.look(&self.store).await;
                if !self.newcomers.admits(client, channel.dialect, &channel.meter_key, now) {
                    waiting.insert(place);
                    continue;
                }
            }
            let meter = (channel.dialect, channel.meter_key.as_str());
            let known =
                || catalog.meter_heard(meter.0, meter.1).map_or(0, |meter| catalog.channels_of_meter(meter.meter_id).count());
            let count = channels.entry(meter).or_insert_with(known);
            if *count < CHANNELS_OF_A_METER_MAX && seen.insert((channel.dialect, channel.meter_key.clone(), channel.name())) {
                *count += 1;
                unknown.push(channel.clone());
            }
        }
        if !unknown.is_empty() {
            self.store.channel_ensure(&unknown).await?;
        }
        Ok(waiting)
    }
}

/// The channel that is meant.
fn channel_of<'a>(catalog: &'a Catalog, wanted: &ChannelWanted) -> Option<&'a Channel> {
    let meter = catalog.meter_heard(wanted.dialect, &wanted.meter_key)?;
    catalog.channel_named(meter.meter_id, &wanted.name())
}

/// What goes into quarantine of these messages.
fn rejects(messages: &[Message], outcomes: &[Outcome], is_meant: impl Fn(&Message) -> bool) -> Vec<Reject> {
    let faulty = messages.iter().zip(outcomes).filter(|(message, outcome)| !outcome.faults.is_empty() && is_meant(message));
    faulty
        .map(|(message, outcome)| Reject {
            arrived_at: message.arrived_at,
            topic: message.topic.clone(),
            payload: message.payload.to_vec(),
            reason: reason(&outcome.faults),
            device: message.device.clone(),
        })
        .collect()
}

/// How many of a message's faults are told; the rest is counted.
const FAULTS_TOLD: usize = 5;

fn reason(faults: &[String]) -> String {
    let told = faults[..faults.len().min(FAULTS_TOLD)].join("; ");
    match faults.len().saturating_sub(FAULTS_TOLD) {
        0 => told,
        more => format!("{told}; and {more} more"),
    }
}
