//! From messages to commits. Takes what the queue holds, reads it, writes it in one transaction,
//! and only then acknowledges. It commits as soon as the queue is empty, so a lone message does not
//! wait. Under load the batches grow.

use crate::backlog::Backlog;
use crate::backoff::Backoff;
use crate::batch::{Batch, Wanted};
use crate::channels::{cannot_be_made, channel_of, ensure};
use crate::intake::Intake;
use crate::live::Live;
use crate::newcomers::Newcomers;
use crate::reader::Reader;
use crate::requests::Requests;
use crate::syncs::Syncs;
use crate::{Message, Outcome, Stats};
use dialects::{Fault, Faults};
use domain::{ChannelId, ChannelKind, Clock};
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use store::{Catalog, Conflict, Entry, Refusal, Reject, Store, chain};
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Messages that may wait in the queue. Beyond that the brokers wait, and memory does not grow.
const QUEUE_MAX: usize = 10_000;

/// Messages of one commit.
const BATCH_MAX: usize = 5_000;

/// Bytes of payload of one commit.
const BATCH_BYTES_MAX: usize = 8 * 1024 * 1024;

/// How often topics that nobody reads, and topics of new meters, are written.
const UPKEEP_EVERY: Duration = Duration::from_secs(1);

/// How often to look for what devices want to hear, once there is such a device.
const REQUESTS_EVERY: Duration = Duration::from_secs(5);

/// Takes messages from the queue to the ledger.
pub struct Pipeline {
    store: Arc<Store>,
    live: Arc<Live>,
    stats: Arc<Stats>,
    syncs: Arc<Syncs>,
    newcomers: Arc<Newcomers>,
    requests: Arc<Requests>,
    queue: mpsc::Receiver<Message>,
    into: mpsc::WeakSender<Message>,
    clock: Clock,
    reader: Reader,
    /// Messages that take long to commit. Others pass in between.
    backlog: Backlog,
    upkeep_at: Instant,
    /// When to look next for what devices want to hear; `None` while none wants anything.
    requests_at: Option<Instant>,
}

impl Pipeline {
    /// Makes a pipeline, and the queue that feeds it.
    #[must_use]
    pub fn new(store: Arc<Store>, live: Arc<Live>, stats: Arc<Stats>, clock: Clock) -> (Self, mpsc::Sender<Message>) {
        let (sender, queue) = mpsc::channel(QUEUE_MAX);
        stats.queue_max.store(QUEUE_MAX as u64, Relaxed);
        let (into, syncs, newcomers) = (sender.downgrade(), Arc::default(), Arc::default());
        let (reader, backlog) = (Reader::default(), Backlog::default());
        let (requests, requests_at, upkeep_at) = (Arc::default(), None, Instant::now());
        let made =
            Self { store, live, stats, syncs, newcomers, requests, queue, into, clock, reader, backlog, upkeep_at, requests_at };
        (made, sender)
    }

    /// The way in for messages that do not come from a broker. It does not keep the pipeline
    /// running.
    #[must_use]
    pub fn intake(&self) -> Intake {
        let (store, into, clock) = (self.store.clone(), self.into.clone(), self.clock.clone());
        Intake::new(store, self.syncs.clone(), self.newcomers.clone(), self.requests.clone(), into, clock)
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
        if let Err(error) = syncs.write(&store).await {
            tracing::debug!(error = %chain(&error), "how data sources are doing could not be written");
        }
    }

    async fn work_through(&mut self) {
        let mut messages = Vec::new();
        loop {
            let count = tokio::select! {
                biased;
                count = self.queue.recv_many(&mut messages, BATCH_MAX.min(256)), if !self.backlog.is_full() => count,
                // A backlog step runs whenever no message waits, and once after each batch.
                () = std::future::ready(()), if !self.backlog.is_empty() => {
                    self.backlog_step().await;
                    continue;
                }
                () = tokio::time::sleep_until(self.upkeep_at), if self.reader.has_topics() || self.newcomers.has_news() => {
                    self.upkeep().await;
                    continue;
                }
                () = tokio::time::sleep_until(self.requests_at.unwrap_or(self.upkeep_at)), if self.requests_at.is_some() => {
                    self.requests_look();
                    continue;
                }
            };
            if count == 0 {
                while !self.backlog.is_empty() {
                    self.backlog_step().await;
                }
                return;
            }
            let mut bytes: usize = messages.iter().map(|message| message.payload.len()).sum();
            while messages.len() < BATCH_MAX && bytes < BATCH_BYTES_MAX {
                let Ok(message) = self.queue.try_recv() else { break };
                bytes += message.payload.len();
                messages.push(message);
            }
            // Messages in hand also count as queued until they are committed.
            self.stats.queued.store((self.queue.len() + messages.len()) as u64, Relaxed);
            self.stats.messages.fetch_add(messages.len() as u64, Relaxed);
            if self.upkeep_at <= Instant::now() {
                self.upkeep().await;
            }
            self.work(std::mem::take(&mut messages)).await;
            if self.requests_at.is_none_or(|at| at <= Instant::now()) {
                self.requests_look();
            }
            self.stats.queued.store(self.queue.len() as u64, Relaxed);
            if !self.backlog.is_empty() {
                self.backlog_step().await;
            }
        }
    }

    /// Loads what devices announced before this process began. This comes before anything else.
    async fn remember(&mut self) {
        let mut backoff = Backoff::endless();
        while let Err(error) = self.remember_all().await {
            tracing::error!(error = %chain(&error), "what devices announced could not be read");
            if backoff.after(error).await.is_err() {
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
    }

    /// Looks for what devices want to hear by now.
    fn requests_look(&mut self) {
        let due = self.reader.requests(self.clock.now());
        if !due.is_empty() || self.requests_at.is_some() {
            self.requests_at = Some(Instant::now() + REQUESTS_EVERY);
        }
        self.requests.put(due);
    }

    /// Commits one batch, however long it takes. While the database is away, messages wait in the
    /// queue, and the brokers wait behind it. If the database refuses the content, the batch is
    /// halved until the bad message is found. That one goes to quarantine, and no other message
    /// waits for it.
    async fn work(&mut self, messages: Vec<Message>) {
        self.reader.mappings_follow(&self.store).await;
        let batch = self.reader.read(&self.store.catalog(), &messages);
        if !batch.announcements.is_empty() {
            self.reader.used_write(&self.store).await;
        }
        let mut left = vec![(messages, batch)];
        while let Some((mut messages, mut batch)) = left.pop() {
            let error = match self.commit_patiently(&messages, &batch, false).await {
                Ok(outcomes) => {
                    self.reader.kept(&messages, &batch, &outcomes);
                    self.acknowledge(messages, outcomes);
                    continue;
                }
                Err(error) => error,
            };
            if let store::Error::Costly(channels) = &error {
                let costly = self.costly(&batch, channels);
                let rest = batch.part(|message| costly.contains(&message));
                let (mut apart, mut stay) = (Vec::with_capacity(costly.len()), Vec::with_capacity(messages.len()));
                for (place, message) in messages.into_iter().enumerate() {
                    if costly.contains(&place) { apart.push(message) } else { stay.push(message) }
                }
                self.backlog.add(apart, rest);
                if !stay.is_empty() {
                    left.push((stay, batch));
                }
                continue;
            }
            let half = messages.len() / 2;
            if error.is_of_content() && half > 0 {
                left.push((messages.split_off(half), batch.split_off(half)));
                left.push((messages, batch));
            } else if error.is_of_content() && !batch.is_bare() {
                tracing::warn!(error = %chain(&error), "a message is refused: the database cannot keep it");
                batch.refuse(&Fault::CannotKeep { error: chain(&error) });
                left.push((messages, batch));
            } else {
                // Not acknowledged, so nothing is lost: the devices send it again.
                let count = messages.len() + left.iter().map(|(messages, _)| messages.len()).sum::<usize>();
                tracing::error!(error = %chain(&error), messages = count, "readings could not be stored");
                return;
            }
        }
    }

    /// Which messages have readings of these channels. If the channels are no longer known, all of
    /// them.
    fn costly(&self, batch: &Batch, channels: &[ChannelId]) -> HashSet<usize> {
        let catalog = self.store.catalog();
        let is_one = |wanted: &&Wanted| {
            let id = channel_of(&catalog, &wanted.channel).map(|channel| channel.channel_id);
            id.is_some_and(|id| channels.contains(&catalog.redirects.get(&id).map_or(id, |to| to.into)))
        };
        let some: HashSet<usize> = batch.values.iter().filter(is_one).map(|wanted| wanted.message).collect();
        if some.is_empty() { (0..batch.outcomes.len()).collect() } else { some }
    }

    /// Commits one step of the first message in the backlog. After the last step, files what could
    /// not be used and acknowledges the message.
    async fn backlog_step(&mut self) {
        let Some(mut costly) = self.backlog.take() else { return };
        let Some(step) = costly.steps.pop() else {
            let conflicts = [Outcome { faults: costly.outcome.faults.clone(), ..Outcome::default() }];
            let (messages, outcomes) = (vec![costly.message], vec![costly.outcome]);
            if let Err(error) = self.settle_patiently(&messages, &outcomes, &conflicts).await {
                tracing::error!(error = %chain(&error), "what a message came to could not be filed");
                return;
            }
            return self.acknowledge(messages, outcomes);
        };
        match self.commit_patiently(std::slice::from_ref(&costly.message), &step, true).await {
            Ok(outcomes) => outcomes.into_iter().for_each(|outcome| costly.outcome.add(outcome)),
            Err(store::Error::Costly(_)) => costly.halve(step),
            Err(error) if error.is_of_content() => {
                costly.outcome.filed += step.values.len();
                costly.outcome.faults.push(Fault::CannotKeep { error: chain(&error) });
            }
            Err(error) => {
                // Not acknowledged, so it is sent again. What is already committed then changes
                // nothing.
                tracing::error!(error = %chain(&error), messages = 1, "readings could not be stored");
                return;
            }
        }
        self.backlog.put_back(costly);
    }

    /// Commits a batch and files what cannot be used, retrying as often as needed.
    async fn commit_patiently(&self, messages: &[Message], batch: &Batch, is_step: bool) -> store::Result<Vec<Outcome>> {
        let (mut backoff, mut is_again) = (Backoff::endless(), false);
        let (outcomes, conflicts) = loop {
            match self.commit(messages, batch, is_step, is_again).await {
                Ok(done) => break done,
                Err(error) => self.wait(&mut backoff, error, messages.len()).await?,
            }
            // The connection may have broken after the commit but before its answer.
            is_again = true;
        };
        if !is_step && (!conflicts.is_empty() || messages.iter().any(|message| message.quarantine_id.is_some())) {
            self.settle_patiently(messages, &outcomes, &conflicts).await?;
        }
        self.stats.trouble(None);
        Ok(outcomes)
    }

    async fn settle_patiently(&self, messages: &[Message], outcomes: &[Outcome], conflicts: &[Outcome]) -> store::Result<()> {
        let mut backoff = Backoff::endless();
        while let Err(error) = self.settle(messages, outcomes, conflicts).await {
            self.wait(&mut backoff, error, messages.len()).await?;
        }
        Ok(())
    }

    /// Waits for the database. Returns the error if waiting cannot help.
    async fn wait(&self, backoff: &mut Backoff, error: store::Error, messages: usize) -> store::Result<()> {
        if error.is_passing() {
            self.store.refused(&error);
            // If another writer only holds a lock for a moment, there is no trouble.
            self.stats.trouble(error.trouble().or(self.store.trouble()));
            tracing::warn!(error = %chain(&error), messages, "readings wait for the database");
        } else {
            // The database answered, even if with an error.
            self.stats.trouble(None);
        }
        backoff.after(error).await
    }

    /// Tells senders and data sources the outcomes of committed messages.
    fn acknowledge(&self, messages: Vec<Message>, outcomes: Vec<Outcome>) {
        for (message, outcome) in messages.into_iter().zip(outcomes) {
            if outcome.waiting > 0 {
                self.stats.waiting.fetch_add(1, Relaxed);
                self.newcomers.note(&message);
            } else if outcome.values > 0 {
                self.newcomers.passed(&message.topic);
            }
            if let Some(source) = &message.source {
                if outcome.values > 0 || outcome.faults.is_empty() {
                    self.syncs.came(source, outcome.values, message.arrived_at);
                }
                if let Some(fault) = outcome.faults.first() {
                    self.syncs.failed(source, message.arrived_at, &fault.to_string());
                }
            }
            message.ack.committed(outcome);
        }
    }

    /// Commits a batch with its quarantine rows, or a step of one message, whose faults are filed
    /// later. Returns the outcome of each message, and the conflicts of each message if there are
    /// any. Conflicts are not filed here.
    async fn commit(
        &self,
        messages: &[Message],
        batch: &Batch,
        is_step: bool,
        is_again: bool,
    ) -> store::Result<(Vec<Outcome>, Vec<Outcome>)> {
        let waiting = ensure(&self.store, &self.newcomers, messages, batch, self.clock.now()).await?;
        let catalog = self.store.catalog();
        let mut outcomes = batch.outcomes.clone();
        let (entries, message_of) = entries(&catalog, messages, batch, &waiting, is_again, &mut outcomes);
        let rejects = match is_step {
            true => Vec::new(),
            false => rejects(messages, &outcomes, |message| message.quarantine_id.is_none()),
        };
        let replays = messages.iter().any(|message| message.quarantine_id.is_some());
        if entries.is_empty() && rejects.is_empty() && batch.announcements.is_empty() && !replays {
            return Ok((outcomes, Vec::new()));
        }
        let committed = self.store.reading_commit_announced(&entries, &rejects, &batch.announcements).await?;
        for &place in &committed.repeated {
            outcomes[message_of[place]].repeated += 1;
        }
        let mut conflicts = vec![Outcome::default(); if committed.conflicts.is_empty() { 0 } else { messages.len() }];
        for conflict in &committed.conflicts {
            let message = message_of[conflict.place];
            let fault = conflict_reason(&catalog, conflict);
            let outcome = &mut outcomes[message];
            outcome.values -= 1;
            outcome.filed += 1;
            outcome.faults.push(fault.clone());
            conflicts[message].faults.push(fault);
        }
        self.stats.refused.fetch_add((rejects.len() + committed.conflicts.len()) as u64, Relaxed);
        self.stats.committed(self.clock.now(), committed.stored.len() as u64, committed.repeated.len() as u64);
        self.live.committed(&catalog, committed.stored.iter().map(|entry| (entry.channel_id, entry.reading)));
        Ok((outcomes, conflicts))
    }

    /// Files conflicts. Removes messages from quarantine that were read at last, and updates the
    /// reason of those that still cannot be read.
    async fn settle(&self, messages: &[Message], outcomes: &[Outcome], conflicts: &[Outcome]) -> store::Result<()> {
        let new = rejects(messages, conflicts, |message| message.quarantine_id.is_none());
        let (mut mended, mut still) = (Vec::new(), Vec::new());
        for (message, outcome) in messages.iter().zip(outcomes) {
            let Some(id) = message.quarantine_id else { continue };
            if outcome.is_unclaimed {
                still.push((id, refusal(&[Fault::NobodyReads])));
            } else if outcome.faults.is_empty() {
                mended.push(id);
            } else {
                still.push((id, refusal(&outcome.faults)));
            }
        }
        self.store.quarantine_settle(&new, &mended, &still, self.clock.now()).await
    }
}

/// The ledger's entries for a batch, and the message of each. The outcomes say which values are
/// none: those of `waiting` meters, and those that cannot be stored.
fn entries(
    catalog: &Catalog,
    messages: &[Message],
    batch: &Batch,
    waiting: &HashSet<usize>,
    is_again: bool,
    outcomes: &mut [Outcome],
) -> (Vec<Entry>, Vec<usize>) {
    let mut entries: Vec<Entry> = Vec::with_capacity(batch.values.len());
    let mut message_of: Vec<usize> = Vec::with_capacity(batch.values.len());
    for (place, wanted) in batch.values.iter().enumerate() {
        let outcome = &mut outcomes[wanted.message];
        let fault = match channel_of(catalog, &wanted.channel) {
            None if waiting.contains(&place) => {
                outcome.waiting += 1;
                continue;
            }
            None => cannot_be_made(catalog, &wanted.channel),
            Some(channel) if channel.kind == ChannelKind::Interval && !wanted.has_time => {
                Fault::NeedsAt { field: channel.field.clone() }
            }
            Some(channel) => {
                outcome.values += 1;
                message_of.push(wanted.message);
                let (channel_id, reading, is_time_ours) = (channel.channel_id, wanted.reading, !wanted.has_time);
                let is_again = is_again || messages[wanted.message].quarantine_id.is_some();
                entries.push(Entry { channel_id, reading, is_time_ours, is_again });
                continue;
            }
        };
        outcome.filed += 1;
        outcome.faults.push(fault);
    }
    (entries, message_of)
}

/// Why a value is not in the ledger.
fn conflict_reason(catalog: &Catalog, conflict: &Conflict) -> Fault {
    let field = catalog.channels.get(&conflict.entry.channel_id).map_or("?", |channel| channel.field.as_str());
    let (value, stands) = (conflict.entry.reading.value.to_string(), conflict.stands.to_string());
    Fault::StandsOtherwise { field: field.to_owned(), value, stands }
}

/// The quarantine rows for these messages.
fn rejects(messages: &[Message], outcomes: &[Outcome], is_meant: impl Fn(&Message) -> bool) -> Vec<Reject> {
    let faulty = messages.iter().zip(outcomes).filter(|(message, outcome)| !outcome.faults.is_empty() && is_meant(message));
    let reject = |(message, outcome): (&Message, &Outcome)| {
        let Refusal { reason, facts } = refusal(&outcome.faults);
        Reject {
            arrived_at: message.arrived_at,
            topic: message.topic.clone(),
            payload: message.payload.to_vec(),
            reason,
            facts,
            device: message.device.clone(),
            own_meter_only: message.own_meter_only,
            client: message.sender().map(ToOwned::to_owned),
            is_duplicate: message.is_duplicate,
        }
    };
    faulty.map(reject).collect()
}

/// Faults as they are stored: in English, and as facts.
fn refusal(faults: &[Fault]) -> Refusal {
    let faults = Faults::of(faults);
    Refusal { reason: faults.to_string(), facts: Some(faults.written()) }
}
