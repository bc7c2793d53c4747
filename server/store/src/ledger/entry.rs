//! What goes into the ledger, and what became of it.

use domain::{ChannelId, Reading};

/// A row for the ledger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The channel.
    pub channel_id: ChannelId,
    /// The value and its time.
    pub reading: Reading,
    /// The message had no time, so this is its arrival time. If that instant is taken, it moves to
    /// the next free millisecond.
    pub is_time_ours: bool,
    /// The reading may already be in the ledger, because it is retried or reread. With an arrival
    /// time, an equal value in the ledger then counts as the same reading.
    pub is_again: bool,
}

impl Entry {
    /// A row with the device's own time.
    #[must_use]
    pub fn new(channel_id: ChannelId, reading: Reading) -> Self {
        Self { channel_id, reading, is_time_ours: false, is_again: false }
    }
}

/// An entry whose instant already has another value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conflict {
    /// Its index among the entries, from 0.
    pub place: usize,
    /// The entry, with the channel that it was redirected to, if any.
    pub entry: Entry,
    /// The value in the ledger, which stays.
    pub stands: f64,
}

/// The result of a commit: each entry is stored, repeated or in conflict.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Committed {
    /// The new rows as stored, ordered by channel and time.
    pub stored: Vec<Entry>,
    /// Indices (from 0) of the entries that were already there with the same value. Nothing
    /// changed.
    pub repeated: Vec<usize>,
    /// The entries whose instant already has another value.
    pub conflicts: Vec<Conflict>,
}
