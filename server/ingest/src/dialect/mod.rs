//! The dialects that meters speak. Each is a module of its own and pure: a topic and a payload become values of
//! channels, or a reason why not. What devices announce of later messages is kept in [`Dialects`], which is a fold over
//! those announcements. To add a dialect, write its module and name it in [`Dialects::decode`] and [`TOPICS`].

mod json;
mod own;
mod shelly_gen2;
mod tasmota;
mod zigbee2mqtt;

use domain::{Field, Mapping, Millis, Zone};

/// A message as a dialect hears it.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    /// Its topic.
    pub topic: &'a str,
    /// What it says.
    pub payload: &'a [u8],
    /// The signed-in device: what its token names, or the MQTT user name.
    pub device: Option<&'a str>,
}

/// What a message turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Decoded {
    /// Values of meters, and why parts could not be read.
    Values {
        /// What was told, meter by meter.
        told: Vec<Told>,
        /// Why parts of it could not be read: sentences for the sender.
        faults: Vec<String>,
        /// The message also says what later messages mean (a Sparkplug birth, a full status that partial ones
        /// overlay): the newest payload of this topic is to be kept, and decoded again at the next start.
        announces: bool,
    },
    /// Says what other messages mean, and holds no reading; to be kept likewise. With an empty payload it takes back
    /// what this topic said before.
    Announced,
    /// Understood, and without a reading: a device that says that it is online.
    Nothing,
    /// Of a dialect that we know, and not readable: why, and what would do.
    Refused(String),
    /// Of no dialect that we know.
    Unclaimed,
}

/// What a message says of one meter.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What the meter calls itself.
    pub meter: String,
    /// The dialect's name.
    pub dialect: &'static str,
    /// What it said.
    pub values: Vec<Value>,
}

/// One value of one channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is; the value is in this field's stored unit.
    pub field: &'static Field,
    /// The part of the device, "" where there is one only.
    pub part: String,
    /// The value.
    pub value: f64,
    /// When, by the device's clock; `None` where it has not said so.
    pub at: Option<Millis>,
    /// The length of the period that an amount is of, where it was stated.
    pub span_ms: Option<Millis>,
}

/// What is subscribed to at an outside broker, unless it is configured otherwise.
pub const TOPICS: &[&str] =
    &["greenpulse/v1/+/readings", "tele/+/SENSOR", "+/tele/SENSOR", "zigbee2mqtt/#", "+/status/+", "+/events/rpc"];

/// What the dialects remember: what devices announced of others' messages, and what people mapped. A fold over
/// announcements, so it can be remade at start by decoding the kept announcements again.
#[derive(Debug, Default)]
pub struct Dialects {
    mappings: Vec<Mapping>,
}

impl Dialects {
    /// Knows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes these mappings in place of those it had.
    pub fn mappings_set(&mut self, mappings: &[Mapping]) {
        self.mappings = mappings.to_vec();
    }

    /// Reads a message; `zone` is that of clocks that state no offset. Pure but for its own memory.
    pub fn decode(&mut self, heard: &Heard<'_>, zone: &Zone) -> Decoded {
        let levels: Vec<&str> = heard.topic.split('/').collect();
        let dialects = [own::decode, tasmota::decode, zigbee2mqtt::decode, shelly_gen2::decode];
        dialects
            .iter()
            .map(|decode| decode(&levels, heard.payload, zone))
            .find(|found| *found != Decoded::Unclaimed)
            .unwrap_or(Decoded::Unclaimed)
    }
}

/// Whether a meter may call itself so: it becomes part of topics and addresses of pages.
fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= 120 && key.chars().all(|c| c.is_alphanumeric() || "-_. :/".contains(c)) && key.trim() == key
}

/// The values or, where there is not one, the first fault as the reason.
fn values(meter: String, dialect: &'static str, values: Vec<Value>, mut faults: Vec<String>) -> Decoded {
    if !is_key(&meter) {
        return Decoded::Refused(format!(
            "`{meter}` cannot be a meter's name: use letters, digits, `-`, `_` and `.`, 120 at most"
        ));
    }
    if values.is_empty() {
        return if faults.is_empty() { Decoded::Nothing } else { Decoded::Refused(faults.swap_remove(0)) };
    }
    Decoded::Values { told: vec![Told { meter, dialect, values }], faults, announces: false }
}
