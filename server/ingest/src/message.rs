//! A message on its way through the pipeline, and how its sender learns that it is safe.

use bytes::Bytes;
use domain::Millis;
use tokio::sync::oneshot;

/// What a device published.
#[derive(Debug)]
pub struct Message {
    /// On which topic.
    pub topic: String,
    /// What it said.
    pub payload: Bytes,
    /// When it came to us.
    pub arrived_at: Millis,
    /// An old retained message that the broker told us when we subscribed: not a reading.
    pub is_replay: bool,
    /// Whom to tell that it is committed.
    pub ack: Ack,
}

/// Whom to tell that a message is committed. Dropped without a word, the sender sends it again.
pub enum Ack {
    /// Nobody waits.
    None,
    /// The embedded broker, which lets the device's PUBACK go.
    Device(oneshot::Sender<()>),
    /// The outside broker's connection.
    Outside(Box<dyn FnOnce() + Send + Sync>),
}

impl Ack {
    /// Says that the message is committed.
    pub fn committed(self) {
        match self {
            Ack::None => {}
            // The device may have gone meanwhile: it will send again, and storing twice changes nothing.
            Ack::Device(sender) => drop(sender.send(())),
            Ack::Outside(acknowledge) => acknowledge(),
        }
    }
}

impl std::fmt::Debug for Ack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Ack::None => "None",
            Ack::Device(_) => "Device",
            Ack::Outside(_) => "Outside",
        })
    }
}
