//! How much of the broker one client, or all of them together, may take.

use std::time::Duration;

/// Bounds of the broker. The default is what ships; tests make them small.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections that may be open at one time, those that have not signed in yet among them.
    pub connections: usize,
    /// Connections whose CONNECT may still be awaited; for a further one the oldest goes, of the address that has most.
    pub half_open: usize,
    /// How long a CONNECT may take from the connection's begin to its last byte.
    pub connect_within: Duration,
    /// How long a packet that has begun may stand still.
    pub packet_within: Duration,
    /// How long one message may take to reach a subscriber that does not read; then it is let go.
    pub unread: Duration,
    /// Sessions that may exist at one time, of devices that are connected and of those that are absent.
    pub sessions: usize,
    /// Sessions of one user name or, without one, of one address.
    pub sessions_of_one: usize,
    /// Absent sessions of one user name or, without one, of one address.
    pub absent_of_one: usize,
    /// Bytes of messages that wait for subscribers, all together.
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
