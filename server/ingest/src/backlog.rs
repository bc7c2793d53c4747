//! Messages of which much follows, such as one that brings years: they are committed in steps, and others pass in between.
//! Their senders wait until all of them is committed. Leaves out the commits (`pipeline`).

use crate::batch::Batch;
use crate::{Message, Outcome};
use std::collections::VecDeque;

/// With so many messages, or bytes of payload, nothing else is taken until some are done: then brokers wait, not memory.
const MESSAGES_MAX: usize = 2_000;

/// See above.
const BYTES_MAX: usize = 32 * 1024 * 1024;

/// A message on its way.
pub(crate) struct Costly {
    pub message: Message,
    /// What became of it so far.
    pub outcome: Outcome,
    /// What is left to do, the next last.
    pub steps: Vec<Batch>,
}

impl Costly {
    /// A step in two: the newer readings first, since history is most often older than what is there.
    pub fn halve(&mut self, mut step: Batch) {
        step.values.sort_by_key(|wanted| wanted.reading.at);
        let newer = step.values.split_off(step.values.len() / 2);
        let older = std::mem::replace(&mut step.values, newer);
        self.steps.push(Batch::of_one(older));
        self.steps.push(step);
    }
}

/// See the module.
#[derive(Default)]
pub(crate) struct Backlog {
    waiting: VecDeque<Costly>,
    bytes: usize,
}

impl Backlog {
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether no more may be taken.
    pub fn is_full(&self) -> bool {
        self.waiting.len() >= MESSAGES_MAX || self.bytes >= BYTES_MAX
    }

    /// Takes messages in, and what they came to when they were read.
    pub fn add(&mut self, messages: Vec<Message>, mut batch: Batch) {
        // From the last on, so that each is parted from few others.
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

    /// The message whose turn it is.
    pub fn take(&mut self) -> Option<Costly> {
        let costly = self.waiting.pop_front()?;
        self.bytes -= costly.message.payload.len();
        Some(costly)
    }

    /// Puts one back whose turn goes on.
    pub fn put_back(&mut self, costly: Costly) {
        self.bytes += costly.message.payload.len();
        self.waiting.push_front(costly);
    }
}
