//! The way into the pipeline for messages that do not come from a broker: HTTP requests, and
//! quarantined messages that are read again.

use crate::Message;
use crate::message::{Ack, Client, Outcome, SourceName};
use crate::newcomers::Newcomers;
use crate::requests::Requests;
use crate::syncs::Syncs;
use dialects::{Fault, Faults};
use domain::Clock;
use std::sync::Arc;
use std::time::Duration;
use store::{Quarantined, Refusal, Store, WaitingTopic};
use tokio::sync::mpsc;

/// Messages that one caller may have in the pipeline at a time.
const UNDER_WAY_MAX: usize = 2_000;

/// Topics of new meters that are let in at a time.
const LET_IN_AT_ONCE: i64 = 500;

/// How long the queue may be full before the caller gets an error.
const PATIENCE: Duration = Duration::from_secs(4);

/// Sends messages into the pipeline and waits for their outcomes.
#[derive(Clone)]
pub struct Intake {
    store: Arc<Store>,
    syncs: Arc<Syncs>,
    newcomers: Arc<Newcomers>,
    requests: Arc<Requests>,
    queue: mpsc::WeakSender<Message>,
    clock: Clock,
}

/// A message to send, without what the intake adds.
#[derive(Clone, Debug, Default)]
pub struct Parcel {
    /// The topic, which selects the dialect.
    pub topic: String,
    /// The payload.
    pub payload: bytes::Bytes,
    /// The device that sends it.
    pub device: Option<String>,
}

/// Why not everything came through. The caller may send all of it again: nothing is counted twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Busy {
    /// The queue has been full for seconds.
    #[error("more comes in than can be stored; try again in a few seconds")]
    Full,
    /// The database refused.
    #[error("it could not be stored; the server's log says why")]
    NotStored,
    /// The database cannot be written, and nobody knows for how long.
    #[error("the database cannot be written just now; try again in a few seconds")]
    Trouble,
    /// The process is stopping.
    #[error("the server is stopping; try again in a few seconds")]
    Stopping,
}

/// The result of reading quarantined messages again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Messages that were understood, and left the quarantine.
    pub understood: usize,
    /// Messages that stay in quarantine, with today's reason.
    pub kept: usize,
}

impl Intake {
    pub(crate) fn new(
        store: Arc<Store>,
        syncs: Arc<Syncs>,
        newcomers: Arc<Newcomers>,
        requests: Arc<Requests>,
        queue: mpsc::WeakSender<Message>,
        clock: Clock,
    ) -> Self {
        Self { store, syncs, newcomers, requests, queue, clock }
    }

    /// The state of the data sources.
    #[must_use]
    pub fn syncs(&self) -> &Arc<Syncs> {
        &self.syncs
    }

    /// What devices are to be asked for, so that they go on sending.
    #[must_use]
    pub fn requests(&self) -> &Requests {
        &self.requests
    }

    /// Sends messages through the pipeline, and returns the outcome of each once it is committed.
    ///
    /// # Errors
    /// [`Busy`], even if some of them were committed.
    pub async fn send(&self, parcels: Vec<Parcel>, source: &SourceName) -> Result<Vec<Outcome>, Busy> {
        let arrived_at = self.clock.now();
        let message = |parcel: Parcel| Message {
            topic: parcel.topic,
            payload: parcel.payload,
            device: parcel.device,
            // The request's right to its meters was checked when it came.
            own_meter_only: false,
            client: Client::Trusted,
            arrived_at,
            is_replay: false,
            is_duplicate: false,
            source: Some(source.clone()),
            quarantine_id: None,
            ack: Ack::None,
        };
        self.pass(parcels.into_iter().map(message)).await
    }

    /// Reads quarantined messages again with today's mappings and announcements, with their
    /// original arrival time and device. Those that are understood leave the quarantine. The others
    /// stay with today's reason. Messages whose payload was cut because it was too long also stay.
    ///
    /// # Errors
    /// The store's, or [`store::Error::Busy`] when the pipeline is busy.
    pub async fn replay(&self, ids: &[i64]) -> store::Result<Replayed> {
        let rows = self.store.quarantine_get(ids).await?;
        let (cut, whole): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.is_cut);
        if !cut.is_empty() {
            let still: Vec<(i64, Refusal)> = cut.iter().map(|row| (row.quarantine_id, too_long(row))).collect();
            self.store.quarantine_settle(&[], &[], &still, self.clock.now()).await?;
        }
        let messages = whole.into_iter().map(|row| Message {
            topic: row.topic,
            payload: row.payload.into(),
            device: row.device,
            own_meter_only: row.own_meter_only,
            client: Client::Trusted,
            arrived_at: row.arrived_at,
            is_replay: false,
            is_duplicate: false,
            source: None,
            quarantine_id: Some(row.quarantine_id),
            ack: Ack::None,
        });
        let outcomes = self.pass(messages).await.map_err(|busy| store::Error::Busy(busy.to_string()))?;
        let understood = outcomes.iter().filter(|outcome| outcome.faults.is_empty() && !outcome.is_unclaimed).count();
        Ok(Replayed { understood, kept: cut.len() + outcomes.len() - understood })
    }

    /// Lets in all new meters that wait. Reads the last message of each topic now, with its arrival
    /// time; later messages are stored as they come. Returns how many meters this made. A meter
    /// whose last message was too long to keep appears with its next one.
    ///
    /// # Errors
    /// The store's, or [`store::Error::Busy`] when the pipeline is busy. What was read until then
    /// is in, the others wait.
    pub async fn let_in(&self) -> store::Result<usize> {
        let before = self.store.catalog().meters.len();
        self.newcomers.let_all_in();
        self.newcomers.write(&self.store).await;
        // Counts once: topics that arrive during a flood would keep this loop going forever.
        let (mut left, _) = self.store.waiting_count().await?;
        while left > 0 {
            let some = self.store.waiting_page(LET_IN_AT_ONCE, 0).await?;
            left -= LET_IN_AT_ONCE;
            let topics: Vec<String> = some.iter().map(|one| one.topic.clone()).collect();
            let whole: Vec<WaitingTopic> = some.into_iter().filter(|one| !one.is_cut).collect();
            let messages = whole.into_iter().map(|one| Message {
                topic: one.topic,
                payload: one.last_payload.into(),
                device: one.device,
                // Messages with a device's token never wait here.
                own_meter_only: false,
                client: Client::Trusted,
                arrived_at: one.last_at,
                is_replay: false,
                is_duplicate: false,
                source: None,
                quarantine_id: None,
                ack: Ack::None,
            });
            self.pass(messages).await.map_err(|busy| store::Error::Busy(busy.to_string()))?;
            self.store.waiting_delete(&topics).await?;
        }
        Ok(self.store.catalog().meters.len().saturating_sub(before))
    }

    async fn pass(&self, messages: impl ExactSizeIterator<Item = Message>) -> Result<Vec<Outcome>, Busy> {
        let mut outcomes = Vec::with_capacity(messages.len());
        let mut messages = messages.peekable();
        while messages.peek().is_some() {
            let (sender, mut answers) = mpsc::channel(UNDER_WAY_MAX);
            let mut sent = 0;
            for mut message in messages.by_ref().take(UNDER_WAY_MAX) {
                message.ack = Ack::Outcome(sent, sender.clone());
                let queue = self.queue.upgrade().ok_or(Busy::Stopping)?;
                queue.send_timeout(message, PATIENCE).await.map_err(|error| match error {
                    mpsc::error::SendTimeoutError::Timeout(_) => Busy::Full,
                    mpsc::error::SendTimeoutError::Closed(_) => Busy::Stopping,
                })?;
                sent += 1;
            }
            drop(sender);
            let mut some = vec![None; sent];
            while let Some((index, outcome)) = self.answer(&mut answers).await? {
                some[index] = Some(outcome);
            }
            for outcome in some {
                // No answer came: the database refused it for good.
                outcomes.push(outcome.ok_or(Busy::NotStored)?);
            }
        }
        Ok(outcomes)
    }

    /// The next answer. Returns an error instead of waiting for a database in trouble. The messages
    /// sent are kept, and count once if they are sent again.
    async fn answer(&self, answers: &mut mpsc::Receiver<(usize, Outcome)>) -> Result<Option<(usize, Outcome)>, Busy> {
        loop {
            match tokio::time::timeout(PATIENCE, answers.recv()).await {
                Ok(answer) => return Ok(answer),
                Err(_) if self.store.trouble().is_some() => return Err(Busy::Trouble),
                Err(_) => {}
            }
        }
    }
}
/// Adds to the reason of a message that was cut that it cannot be read again.
fn too_long(row: &Quarantined) -> Refusal {
    let cut = Fault::TooLong;
    if row.reason.ends_with(&format!("({cut})")) {
        return Refusal { reason: row.reason.clone(), facts: row.facts.clone() };
    }
    let facts = row.facts.as_deref().and_then(Faults::read).map(|mut faults| {
        faults.first.push(cut.clone());
        faults.written()
    });
    Refusal { reason: format!("{} ({cut})", row.reason), facts }
}
