//! What a batch of messages says, on its way to the ledger.

use crate::Outcome;
use dialects::Fault;
use domain::Reading;
use store::{Announcement, ChannelWanted};

#[derive(Default)]
pub(crate) struct Batch {
    pub values: Vec<Wanted>,
    pub announcements: Vec<Announcement>,
    /// The message of each announcement.
    announced_by: Vec<usize>,
    /// One for each message, from reading it alone. Values are counted once their channel is found.
    pub outcomes: Vec<Outcome>,
}

impl Batch {
    /// A batch of one message's values.
    pub fn of_one(values: Vec<Wanted>) -> Self {
        Self { values, outcomes: vec![Outcome::default()], ..Self::default() }
    }

    /// Adds what a message announces.
    pub fn announce(&mut self, message: usize, announcement: Option<Announcement>) {
        self.announced_by.extend(announcement.iter().map(|_| message));
        self.announcements.extend(announcement);
    }

    /// Each announcement with the index of its message.
    pub fn announced(&self) -> impl Iterator<Item = (&Announcement, usize)> {
        self.announcements.iter().zip(self.announced_by.iter().copied())
    }

    /// Whether it holds neither values nor announcements, so that only quarantine rows can follow
    /// from it.
    pub fn is_bare(&self) -> bool {
        self.values.is_empty() && self.announcements.is_empty()
    }

    /// Refuses all its messages with this fault. Nothing of them is written.
    pub fn refuse(&mut self, fault: &Fault) {
        for wanted in &self.values {
            self.outcomes[wanted.message].filed += 1;
        }
        *self = Self { outcomes: std::mem::take(&mut self.outcomes), ..Self::default() };
        self.outcomes.iter_mut().for_each(|outcome| outcome.faults.push(fault.clone()));
    }

    /// Splits it: keeps the first `count` messages and returns the others, counted from 0 again.
    pub fn split_off(&mut self, count: usize) -> Self {
        self.part(|message| message >= count)
    }

    /// Splits it: returns the messages for which `goes` is true. Both parts are counted from 0
    /// again.
    pub fn part(&mut self, goes: impl Fn(usize) -> bool) -> Self {
        let mut whole = std::mem::take(self);
        let mut rest = Self::default();
        let mut places = Vec::with_capacity(whole.outcomes.len());
        for (message, outcome) in whole.outcomes.drain(..).enumerate() {
            let part = if goes(message) { &mut rest } else { &mut *self };
            places.push(part.outcomes.len());
            part.outcomes.push(outcome);
        }
        for wanted in whole.values {
            let part = if goes(wanted.message) { &mut rest } else { &mut *self };
            part.values.push(Wanted { message: places[wanted.message], ..wanted });
        }
        for (announcement, message) in whole.announcements.into_iter().zip(whole.announced_by) {
            let part = if goes(message) { &mut rest } else { &mut *self };
            part.announce(places[message], Some(announcement));
        }
        rest
    }
}

/// A value on its way to a channel that may not exist yet.
pub(crate) struct Wanted {
    pub channel: ChannelWanted,
    pub reading: Reading,
    pub has_time: bool,
    pub message: usize,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::Field;

    fn wanted(message: usize) -> Wanted {
        let channel = ChannelWanted::new(format!("m{message}"), "greenpulse", String::new(), Field::named("power_w").unwrap());
        Wanted { channel, reading: Reading { at: 0, value: 1.0, span_ms: None }, has_time: false, message }
    }

    #[test]
    fn what_is_parted_goes_with_its_message() {
        let mut batch = Batch { outcomes: vec![Outcome::default(); 4], ..Batch::default() };
        batch.values = [0, 1, 2, 2, 3].map(wanted).into();
        for message in [1, 3] {
            batch.announce(message, Some(Announcement { topic: message.to_string(), ..Announcement::default() }));
        }
        let rest = batch.split_off(2);
        let of = |batch: &Batch| {
            let values: Vec<_> = batch.values.iter().map(|w| (w.message, w.channel.meter_key.clone())).collect();
            (batch.outcomes.len(), values, batch.announcements.iter().map(|one| one.topic.clone()).collect::<Vec<_>>())
        };
        let named = |values: &[(usize, &str)]| values.iter().map(|(i, key)| (*i, (*key).to_owned())).collect::<Vec<_>>();
        assert_eq!(of(&batch), (2, named(&[(0, "m0"), (1, "m1")]), vec!["1".to_owned()]));
        assert_eq!(of(&rest), (2, named(&[(0, "m2"), (0, "m2"), (1, "m3")]), vec!["3".to_owned()]));
    }
}
