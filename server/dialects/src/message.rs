//! A message as it came, and what it says: values, figures that nobody counts, or announcements.

use crate::Fault;
use domain::{Field, MeterRole, Millis};

/// A message as it came, as a dialect gets it.
#[derive(Clone, Copy, Debug)]
pub struct RawMessage<'a> {
    /// Its topic.
    pub topic: &'a str,
    /// Its payload.
    pub payload: &'a [u8],
    /// The signed-in device: what its token names, or the MQTT user name.
    pub device: Option<&'a str>,
}

/// The result of decoding a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Decoded {
    /// Values of meters, and why parts could not be read.
    Values {
        /// The values of each meter. Empty for an announcement that could be read only in part.
        meters: Vec<MeterValues>,
        /// Why parts of it could not be read.
        faults: Vec<Fault>,
        /// The message also tells how to read later messages (a Sparkplug birth, a full status that
        /// partial ones overlay). The newest payload of this topic has to be kept and decoded again
        /// at the next start.
        announces: bool,
    },
    /// The message tells how to read other messages, and holds no reading. It has to be kept
    /// likewise. An empty payload takes back what this topic announced before.
    Announced,
    /// Understood, without a reading: for example, a device says that it is online.
    Nothing,
    /// In a dialect that we know, but not readable: says why, and what is allowed.
    Refused(Fault),
    /// In no dialect that we know.
    Unclaimed,
}

/// What a message says about one meter.
#[derive(Clone, Debug, PartialEq)]
pub struct MeterValues {
    /// The meter's name in the dialect.
    pub meter: String,
    /// The dialect's name.
    pub dialect: &'static str,
    /// The role that a new meter of this kind has, if the dialect tells: an inverter generates.
    /// A proposal to whoever gives the meter a place.
    pub role: Option<MeterRole>,
    /// Its values.
    pub values: Vec<Value>,
    /// Figures of an amount, a rate or a level that the dialect knows and nobody counts, such as a
    /// volume without a unit. Nothing of a known dialect is dropped without a trace.
    pub unread: Vec<Unread>,
}

impl MeterValues {
    /// A meter that said nothing yet.
    #[must_use]
    pub fn new(meter: String, dialect: &'static str) -> Self {
        Self { meter, dialect, role: None, values: Vec::new(), unread: Vec::new() }
    }
}

/// A figure that a dialect knows and does not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The figure's name at the device: a JSON pointer without its first slash, or a topic's last
    /// levels. It is the same in every message.
    pub path: String,
    /// Its number, in the device's own unit.
    pub value: f64,
    /// The time by the device's clock; `None` if the device did not send one.
    pub at: Option<Millis>,
    /// What it probably is, to be confirmed by somebody; `None` if that cannot be told.
    pub proposal: Option<Proposal>,
}

/// What a figure probably is.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The field, which names its own unit.
    pub field: &'static Field,
    /// The number times this is in the field's unit: 0.001 for litres as `water_m3`.
    pub factor: f64,
    /// The part of the device, "" if it has only one.
    pub part: String,
}

/// One value of one channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The field. The value is in this field's stored unit.
    pub field: &'static Field,
    /// The part of the device, "" if it has only one.
    pub part: String,
    /// The value.
    pub value: f64,
    /// The time by the device's clock; `None` if the device did not send one.
    pub at: Option<Millis>,
    /// The length of an amount's period, if it was stated.
    pub span_ms: Option<Millis>,
}
