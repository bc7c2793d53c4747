//! The way into the pipeline for what does not come from a broker: HTTP, and the quarantine read again.

use crate::message::{Ack, Client, Outcome, Through};
use crate::newcomers::Newcomers;
use crate::syncs::Syncs;
use crate::{Message, clock::now_ms};
use std::sync::Arc;
use std::time::Duration;
use store::{Store, WaitingTopic};
use tokio::sync::mpsc;

/// Messages that are under way at one time for one who waits to hear what became of them.
const UNDER_WAY_MAX: usize = 2_000;

/// Topics of new meters that are let in at one time.
const LET_IN_AT_ONCE: i64 = 500;

/// How long the queue may be full before it is said to be.
const PATIENCE: Duration = Duration::from_secs(4);

/// See the module.
#[derive(Clone)]
pub struct Intake {
    store: Arc<Store>,
    syncs: Arc<Syncs>,
    newcomers: Arc<Newcomers>,
    queue: mpsc::WeakSender<Message>,
}

/// What to send: a message without what the intake knows by itself.
#[derive(Clone, Debug, Default)]
pub struct Parcel {
    /// The topic under which a dialect reads it.
    pub topic: String,
    /// What it says.
    pub payload: bytes::Bytes,
    /// Who says so.
    pub device: Option<String>,
}

/// Why not everything came through. Sent again, nothing is counted twice.
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
    /// The process ends.
    #[error("the server is stopping; try again in a few seconds")]
    Stopping,
}

/// What reading the quarantine again came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Messages that were understood, and are in quarantine no longer.
    pub understood: usize,
    /// Messages that stay, with the reason of today.
    pub kept: usize,
}

impl Intake {
    pub(crate) fn new(store: Arc<Store>, syncs: Arc<Syncs>, newcomers: Arc<Newcomers>, queue: mpsc::WeakSender<Message>) -> Self {
        Self { store, syncs, newcomers, queue }
    }

    /// How data sources are doing.
    #[must_use]
    pub fn syncs(&self) -> &Arc<Syncs> {
        &self.syncs
    }

    /// Sends messages through the pipeline, and says what became of each once it is committed.
    ///
    /// # Errors
    /// [`Busy`], also when some of them were committed.
    pub async fn send(&self, parcels: Vec<Parcel>, through: &Through) -> Result<Vec<Outcome>, Busy> {
        let arrived_at = now_ms();
        let message = |parcel: Parcel| Message {
            topic: parcel.topic,
            payload: parcel.payload,
            device: parcel.device,
            // Who may speak of which meter was settled when the request came.
            own_meter_only: false,
            client: Client::Trusted,
            arrived_at,
            is_replay: false,
            is_duplicate: false,
            through: Some(through.clone()),
            quarantine_id: None,
            ack: Ack::None,
        };
        self.pass(parcels.into_iter().map(message)).await
    }

    /// Reads messages of the quarantine again, with what is mapped and announced today, as of their arrival and from
    /// their device. Those that are understood leave the quarantine, the others stay with the reason of today; so do
    /// those whose payload was too long to be kept whole.
    ///
    /// # Errors
    /// The store's, or [`store::Error::Busy`] when the pipeline is busy.
    pub async fn replay(&self, ids: &[i64]) -> store::Result<Replayed> {
        let rows = self.store.quarantine_get(ids).await?;
        let (cut, whole): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.is_cut);
        if !cut.is_empty() {
            const CUT: &str = "too long to be kept whole, so it cannot be read again: have the device send it again";
            let said = |reason: &str| reason.rsplit(" (").next().is_some_and(|last| last.contains(CUT));
            let still: Vec<(i64, String)> = cut
                .iter()
                .map(|row| {
                    (row.quarantine_id, if said(&row.reason) { row.reason.clone() } else { format!("{} ({CUT})", row.reason) })
                })
                .collect();
            self.store.quarantine_settle(&[], &[], &still, now_ms()).await?;
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
            through: None,
            quarantine_id: Some(row.quarantine_id),
            ack: Ack::None,
        });
        let outcomes = self.pass(messages).await.map_err(|busy| store::Error::Busy(busy.to_string()))?;
        let understood = outcomes.iter().filter(|outcome| outcome.faults.is_empty() && !outcome.is_unclaimed).count();
        Ok(Replayed { understood, kept: cut.len() + outcomes.len() - understood })
    }

    /// Lets in all new meters that wait: the last message of each topic is read now, as of its arrival, and what comes next
    /// of them is stored. Returns how many meters that made at once; those whose last message was too long to be kept come
    /// with their next.
    ///
    /// # Errors
    /// The store's, or [`store::Error::Busy`] when the pipeline is busy: those that were read are in, the others wait.
    pub async fn let_in(&self) -> store::Result<usize> {
        let before = self.store.catalog().meters.len();
        self.newcomers.let_all_in();
        self.newcomers.write(&self.store).await;
        // Not those that come meanwhile: of a flood there would be no end.
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
                // What a device's token says never waits.
                own_meter_only: false,
                client: Client::Trusted,
                arrived_at: one.last_at,
                is_replay: false,
                is_duplicate: false,
                through: None,
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
                message.ack = Ack::Told(sent, sender.clone());
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
                // Dropped without a word: the database said no for good.
                outcomes.push(outcome.ok_or(Busy::NotStored)?);
            }
        }
        Ok(outcomes)
    }

    /// The next answer. Nobody is kept waiting for a database in trouble: what was sent is kept, and sent again it is counted once.
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
