//! The dialects that meters speak. Each is a module of its own and pure: a topic and a payload become values of
//! channels, or a reason why not. To add one, write its module and name it in [`decode`] and [`TOPICS`].

mod json;
mod own;
mod shelly_gen2;
mod tasmota;
mod zigbee2mqtt;

use domain::{Field, Millis, Zone};

/// What a message turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Decoded {
    /// Values of one meter, and what of the message could not be read.
    Values {
        /// What the meter calls itself.
        meter: String,
        /// The dialect's name.
        dialect: &'static str,
        /// What it said.
        values: Vec<Value>,
        /// Why parts of it could not be read: sentences for the sender.
        faults: Vec<String>,
    },
    /// Understood, and without a reading: a device that says that it is online.
    Nothing,
    /// Of a dialect that we know, and not readable: why, and what would do.
    Refused(String),
    /// Of no dialect that we know.
    Unclaimed,
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

/// Reads a message. `zone` is that of clocks that state no offset.
#[must_use]
pub fn decode(topic: &str, payload: &[u8], zone: &Zone) -> Decoded {
    let levels: Vec<&str> = topic.split('/').collect();
    let dialects = [own::decode, tasmota::decode, zigbee2mqtt::decode, shelly_gen2::decode];
    dialects
        .iter()
        .map(|decode| decode(&levels, payload, zone))
        .find(|found| *found != Decoded::Unclaimed)
        .unwrap_or(Decoded::Unclaimed)
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
    Decoded::Values { meter, dialect, values, faults }
}
