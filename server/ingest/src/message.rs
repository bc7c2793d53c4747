//! A message on its way through the pipeline, and how its sender gets the acknowledgement and the
//! outcome.

use bytes::Bytes;
use dialects::Fault;
use domain::Millis;
use std::sync::Arc;
use store::SourceKind;
use tokio::sync::{mpsc, oneshot};

/// A message that somebody sent.
#[derive(Debug)]
pub struct Message {
    /// The topic. A message by HTTP has one too, which selects the dialect.
    pub topic: String,
    /// The payload.
    pub payload: Bytes,
    /// The device that sends it: the one that its token names, or its MQTT user name.
    pub device: Option<String>,
    /// The sender's token is for `device` alone. Values of other meters are refused.
    pub own_meter_only: bool,
    /// The client to which new meters are counted.
    pub client: Client,
    /// When it arrived here.
    pub arrived_at: Millis,
    /// An old retained message that the broker sent when we subscribed. It is not a reading.
    pub is_replay: bool,
    /// The sender says that it sent this before without getting an answer (MQTT's DUP).
    pub is_duplicate: bool,
    /// The data source, if it came from outside.
    pub source: Option<SourceName>,
    /// Its quarantine row, if it is read again from quarantine.
    pub quarantine_id: Option<i64>,
    /// Whom to tell once it is committed.
    pub ack: Ack,
}

impl Message {
    /// The sender: a client of our broker, or a program by its token's name. `None` if it is not
    /// known, as with an outside broker.
    pub(crate) fn sender(&self) -> Option<&str> {
        match &self.client {
            Client::One(name) => Some(name),
            Client::Many(_) => None,
            Client::Trusted => self.source.as_ref().map(|source| &*source.name),
        }
    }
}

/// The client to which new meters and announcements are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Client {
    /// A person, a file, or a program with a token from a person. It has no limit.
    #[default]
    Trusted,
    /// A client of our broker: its user name or, without one, its client id.
    One(Arc<str>),
    /// All clients of a broker that does not say which client sent a message. They are counted
    /// together. The topic cannot tell them apart, because a sender may choose any topic.
    Many(Arc<str>),
}

impl Client {
    /// A client of our broker.
    #[must_use]
    pub fn one(user_name: Option<&str>, client_id: &str) -> Self {
        Self::One(user_name.filter(|name| !name.is_empty()).unwrap_or(client_id).into())
    }
}

/// The name of a data source, within its kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SourceName {
    /// The kind.
    pub kind: SourceKind,
    /// The name within its kind.
    pub name: Arc<str>,
}

impl SourceName {
    /// A data source with this kind and name.
    #[must_use]
    pub fn new(kind: SourceKind, name: &str) -> Self {
        Self { kind, name: name.into() }
    }
}

/// The outcome of a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Values that are in the ledger now, including those that were there before.
    pub values: usize,
    /// Those of `values` that were there before.
    pub repeated: usize,
    /// Values that are not in the ledger but in quarantine with their message. A message that could
    /// not be read counts as one.
    pub filed: usize,
    /// What could not be used, and why. The message is in quarantine.
    pub faults: Vec<Fault>,
    /// No dialect and no mapping reads it. Its topic is noted.
    pub is_unclaimed: bool,
    /// Values of new meters that wait until somebody lets them in. The topic is noted, with this
    /// message as its last.
    pub waiting: usize,
}

impl Outcome {
    /// Values that are new in the ledger.
    #[must_use]
    pub fn stored(&self) -> usize {
        self.values - self.repeated
    }

    /// Adds the outcome of another part of the same message.
    pub(crate) fn add(&mut self, mut other: Outcome) {
        self.values += other.values;
        self.repeated += other.repeated;
        self.filed += other.filed;
        self.faults.append(&mut other.faults);
    }
}

/// Whom to tell that a message is committed. If it is dropped unused, the sender sends again.
pub enum Ack {
    /// Nobody waits.
    None,
    /// The embedded broker, which lets the device's PUBACK go.
    Device(oneshot::Sender<()>),
    /// The outside broker's connection.
    Outside(Box<dyn FnOnce() + Send + Sync>),
    /// A caller that wants the outcome. The number is the message's index among those it sent. The
    /// channel has room for all of them.
    Outcome(usize, mpsc::Sender<(usize, Outcome)>),
}

impl Ack {
    /// Says that the message is committed.
    pub fn committed(self, outcome: Outcome) {
        match self {
            Ack::None => {}
            // The device may be gone by now. It then sends again, and storing twice changes
            // nothing.
            Ack::Device(sender) => drop(sender.send(())),
            Ack::Outside(acknowledge) => acknowledge(),
            Ack::Outcome(index, sender) => drop(sender.try_send((index, outcome))),
        }
    }
}

impl std::fmt::Debug for Ack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Ack::None => "None",
            Ack::Device(_) => "Device",
            Ack::Outside(_) => "Outside",
            Ack::Outcome(..) => "Outcome",
        })
    }
}
