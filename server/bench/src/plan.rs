//! What a load publishes, and what its connections share. Leaves out the publishing (`load`,
//! `connection`).

use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::Duration;

use crate::packet::SignIn;
use crate::readings::Readings;

/// What to publish, and how.
#[derive(Clone, Debug)]
pub struct Plan {
    pub port: u16,
    /// Each connection appends its number to the client id.
    pub sign_in: SignIn,
    pub connections: u32,
    /// At least as many as connections; a meter stays on its connection.
    pub meters: u32,
    /// In total; `None` to go on until [`Load::stop`].
    pub messages: Option<u64>,
    pub readings_per_message: u32,
    /// Over all connections; `None` for as fast as they are acknowledged.
    pub messages_per_s: Option<f64>,
    /// Unacknowledged messages per connection.
    pub inflight: usize,
    /// Share of messages, from 0 to 1, that are resent although they were acknowledged.
    pub repeat_share: f64,
    pub readings: Readings,
    pub time_limit: Duration,
}

/// Shared by the connections and their observers.
pub struct Shared {
    pub plan: Plan,
    pub acknowledged: AtomicU64,
    pub stop: AtomicBool,
}

/// One meter's readings: numbers 0 to `count` (exclusive) were sent.
#[derive(Clone, Debug, Default)]
pub struct Published {
    pub count: u64,
    /// By sequence number; those past the end are not acknowledged.
    pub acknowledged: Vec<bool>,
}
