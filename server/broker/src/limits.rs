//! Limits on what one client, or all of them together, may use of the broker.

use std::time::Duration;

/// Limits of the broker. The default is used in production; tests set small values.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections open at one time, including those that have not signed in yet.
    pub connections: usize,
    /// Connections that have not sent their CONNECT. When one more arrives, the oldest one of the
    /// address with the most is closed.
    pub half_open: usize,
    /// Time from the start of a connection to the last byte of its CONNECT.
    pub connect_within: Duration,
    /// How long a packet that has begun may make no progress.
    pub packet_within: Duration,
    /// How long one message may wait for a subscriber that does not read; then the connection is
    /// closed.
    pub unread: Duration,
    /// Sessions at one time, of connected and absent devices together.
    pub sessions: usize,
    /// Sessions per user name or, without one, per address.
    pub sessions_of_one: usize,
    /// Absent sessions per user name or, without one, per address.
    pub absent_of_one: usize,
    /// Bytes of queued messages for all subscribers together.
    pub queued_bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 11_000,
            half_open: 1_000,
            connect_within: Duration::from_secs(10),
            packet_within: Duration::from_secs(60),
            unread: Duration::from_secs(10),
            sessions: 10_000,
            sessions_of_one: 5_000,
            absent_of_one: 1_000,
            queued_bytes: 16 * 1024 * 1024,
        }
    }
}
