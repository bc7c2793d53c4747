//! A message on its way through the pipeline, and how its sender learns that it is safe and what became of it.

use bytes::Bytes;
use domain::Millis;
use std::sync::Arc;
use store::SourceKind;
use tokio::sync::{mpsc, oneshot};

/// What somebody sent.
#[derive(Debug)]
pub struct Message {
    /// On which topic; what came by HTTP has one too, under which a dialect reads it.
    pub topic: String,
    /// What it said.
    pub payload: Bytes,
    /// Who says so: what the sender's token stands for, or the name that it signed in with.
    pub device: Option<String>,
    /// The sender's token stands for `device` alone: what it says of another meter is not taken.
    pub own_meter_only: bool,
    /// Who is answerable for what it brings that is new.
    pub client: Client,
    /// When it came to us.
    pub arrived_at: Millis,
    /// An old retained message that the broker told us when we subscribed: not a reading.
    pub is_replay: bool,
    /// Its sender says that it sent this before and was not answered (MQTT's DUP).
    pub is_duplicate: bool,
    /// The data source that it came through, if it came from outside.
    pub through: Option<Through>,
    /// The row of the quarantine that it is, read again.
    pub quarantine_id: Option<i64>,
    /// Whom to tell that it is committed.
    pub ack: Ack,
}

impl Message {
    /// Who sent it: a client of ours, or a program by its token's name. `None` where nobody knows, as of an outside broker.
    pub(crate) fn sender(&self) -> Option<&str> {
        match &self.client {
            Client::One(name) => Some(name),
            Client::Many(_) => None,
            Client::Trusted => self.through.as_ref().map(|through| &*through.name),
        }
    }
}

/// Who is answerable for what a message brings that is new: meters, and announcements of some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Client {
    /// A person, a file, or a program to which a person gave a token: it may bring what it likes.
    #[default]
    Trusted,
    /// A client of ours: its user name or, without one, its client id.
    One(Arc<str>),
    /// All clients of a broker that does not say which of them a message is of. What they bring is counted together: a
    /// topic is whatever a sender makes it, and would tell nobody apart who does not want to be.
    Many(Arc<str>),
}

impl Client {
    /// A client of ours.
    #[must_use]
    pub fn one(user_name: Option<&str>, client_id: &str) -> Self {
        Self::One(user_name.filter(|name| !name.is_empty()).unwrap_or(client_id).into())
    }
}

/// A data source, by its kind and name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Through {
    /// What it is.
    pub kind: SourceKind,
    /// Which of its kind.
    pub name: Arc<str>,
}

impl Through {
    /// A data source of that kind and name.
    #[must_use]
    pub fn new(kind: SourceKind, name: &str) -> Self {
        Self { kind, name: name.into() }
    }
}

/// What became of a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Values that are in the ledger now, or were before.
    pub values: usize,
    /// Those of them that were there before.
    pub repeated: usize,
    /// Values that are not in the ledger: they are in quarantine with their message. One that nothing could be read of
    /// counts as one.
    pub filed: usize,
    /// What of it could not be used, and why: sentences for the sender. It is in quarantine.
    pub faults: Vec<String>,
    /// No dialect and no mapping reads it; its topic is noted.
    pub is_unclaimed: bool,
    /// Values of new meters that wait until somebody lets them in: its topic is noted, with this message as its last.
    pub waiting: usize,
}

impl Outcome {
    /// Values that are new in the ledger.
    #[must_use]
    pub fn stored(&self) -> usize {
        self.values - self.repeated
    }

    /// Puts beside it what became of another part of the same message.
    pub(crate) fn add(&mut self, mut other: Outcome) {
        self.values += other.values;
        self.repeated += other.repeated;
        self.filed += other.filed;
        self.faults.append(&mut other.faults);
    }
}

/// Whom to tell that a message is committed. Dropped without a word, the sender sends it again.
pub enum Ack {
    /// Nobody waits.
    None,
    /// The embedded broker, which lets the device's PUBACK go.
    Device(oneshot::Sender<()>),
    /// The outside broker's connection.
    Outside(Box<dyn FnOnce() + Send + Sync>),
    /// Somebody who wants to know what became of it, as the message of that number among several. The channel has room
    /// for all of them.
    Told(usize, mpsc::Sender<(usize, Outcome)>),
}

impl Ack {
    /// Says that the message is committed.
    pub fn committed(self, outcome: Outcome) {
        match self {
            Ack::None => {}
            // The device may have gone meanwhile: it will send again, and storing twice changes nothing.
            Ack::Device(sender) => drop(sender.send(())),
            Ack::Outside(acknowledge) => acknowledge(),
            Ack::Told(index, sender) => drop(sender.try_send((index, outcome))),
        }
    }
}

impl std::fmt::Debug for Ack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Ack::None => "None",
            Ack::Device(_) => "Device",
            Ack::Outside(_) => "Outside",
            Ack::Told(..) => "Told",
        })
    }
}
