//! Messages that take long to commit, such as one that brings years of readings. They are committed
//! in steps, and other messages pass in between. Their senders wait until all of it is committed.
//! Leaves out the commits (`pipeline`).

use crate::batch::Batch;
use crate::{Message, Outcome};
use std::collections::VecDeque;

/// With this many messages, or bytes of payload, the pipeline takes nothing else until some are
/// done. Then the brokers wait, and memory does not grow.
const MESSAGES_MAX: usize = 2_000;

/// See [`MESSAGES_MAX`].
const BYTES_MAX: usize = 32 * 1024 * 1024;

/// A message in the backlog.
pub(crate) struct Costly {
    pub message: Message,
    /// The outcome so far.
    pub outcome: Outcome,
    /// The steps left to do. The next one is last.
    pub steps: Vec<Batch>,
}

impl Costly {
    /// Splits a step in two. The newer readings go first: history is usually older than what is
    /// stored.
    pub fn halve(&mut self, mut step: Batch) {
        step.values.sort_by_key(|wanted| wanted.reading.at);
        let newer = step.values.split_off(step.values.len() / 2);
        let older = std::mem::replace(&mut step.values, newer);
        self.steps.push(Batch::of_one(older));
        self.steps.push(step);
    }
}

#[derive(Default)]
pub(crate) struct Backlog {
    waiting: VecDeque<Costly>,
    bytes: usize,
}

impl Backlog {
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether no more may be added.
    pub fn is_full(&self) -> bool {
        self.waiting.len() >= MESSAGES_MAX || self.bytes >= BYTES_MAX
    }

    /// Adds messages, with the batch that reading them gave.
    pub fn add(&mut self, messages: Vec<Message>, mut batch: Batch) {
        // Starts at the last message, so that each split moves few others.
        let mut found = Vec::with_capacity(messages.len());
        for (place, message) in messages.into_iter().enumerate().rev() {
            let mut one = batch.split_off(place);
            let outcome = one.outcomes.pop().unwrap_or_default();
            one.outcomes.push(Outcome::default());
            found.push(Costly { message, outcome, steps: vec![one] });
        }
        self.bytes += found.iter().map(|one| one.message.payload.len()).sum::<usize>();
        self.waiting.extend(found.into_iter().rev());
    }

    /// Takes the next message.
    pub fn take(&mut self) -> Option<Costly> {
        let costly = self.waiting.pop_front()?;
        self.bytes -= costly.message.payload.len();
        Some(costly)
    }

    /// Puts a message back at the front.
    pub fn put_back(&mut self, costly: Costly) {
        self.bytes += costly.message.payload.len();
        self.waiting.push_front(costly);
    }
}
