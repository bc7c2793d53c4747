//! What a batch of messages came to, on its way to the ledger.

use crate::Outcome;
use domain::Reading;
use store::{Announcement, ChannelWanted};

/// See the module.
#[derive(Default)]
pub(crate) struct Batch {
    pub values: Vec<Wanted>,
    pub announcements: Vec<Announcement>,
    /// One a message, as far as reading it tells: values are counted when they find their channel.
    pub outcomes: Vec<Outcome>,
}

/// A value on its way to a channel that may not exist yet.
pub(crate) struct Wanted {
    pub channel: ChannelWanted,
    pub reading: Reading,
    pub has_time: bool,
    pub message: usize,
}
