//! Zigbee2MQTT: `zigbee2mqtt/<friendly name>` with a JSON object, or `zigbee2mqtt/<friendly
//! name>/<attribute>` with one figure. What each figure is the bridge says in `bridge/devices`,
//! which is remembered; until it does, the names tell as far as they can. The name may contain
//! slashes, so the last level tells commands and states of the bridge from devices.

mod exposed;
mod figure;
mod plan;
mod room;
mod state;

use super::json::{instant_of, kind, number, parse};
use super::memory::Memory;
use super::{Clock, Decoded};
use crate::Fault;
use exposed::{DEVICES_MAX, Device};
use plan::Plan;
use serde_json::{Map, Value as Json};
use state::{Heard, States};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

pub(super) const DIALECT: &str = "zigbee2mqtt";

/// The bridge's topic unless it is configured otherwise.
const BASE: &str = "zigbee2mqtt";

const DEVICES: &str = "/bridge/devices";

const BASE_DEVICES: &str = "zigbee2mqtt/bridge/devices";

/// Bridges whose topic is another. Further ones are left to Home Assistant's discovery.
const BASES_MAX: usize = 16;

/// The memory of a device in bytes, without its plan.
const DEVICE_BYTES: usize = 120;

/// What bridges and devices said.
#[derive(Debug, Default)]
pub(super) struct Zigbee {
    /// The plans of each bridge's devices by their names, by the topic on which it described them.
    bridges: Memory<HashMap<String, Plan>>,
    /// The topics of bridges other than [`BASE`], the longest first.
    bases: Vec<String>,
    /// The plans of devices that no bridge described.
    by_name: Memory<ByName>,
    states: States,
    client: Option<Arc<str>>,
}

/// How a device is read that no bridge described.
#[derive(Debug)]
struct ByName {
    /// Of the keys that the plan was made for.
    keys: u64,
    plan: Plan,
    /// Whether the device told its power without those of its phases.
    told_power_alone: bool,
}

/// Where a topic leads.
enum Place<'a> {
    /// The bridge's list of its devices.
    Devices,
    /// A device, with its name at the bridge and as a meter.
    Device { bridge: Cow<'static, str>, name: &'a str, meter: &'a str },
    /// A command, the state of the bridge.
    Other,
}

impl Zigbee {
    /// Sets whose messages follow.
    pub fn client_is(&mut self, client: Option<&Arc<str>>) {
        self.client = client.cloned();
    }

    /// Reads a message below [`BASE`].
    pub fn decode(&mut self, topic: &str, payload: &[u8], clock: Clock<'_>) -> Decoded {
        match self.place(topic, BASE) {
            Place::Devices => self.announce(topic, payload),
            Place::Device { bridge, name, meter } => self.device(topic, (&bridge, name, meter), payload, clock),
            Place::Other => Decoded::Nothing,
        }
    }

    /// Reads a message of a bridge with another topic, if it is one.
    pub fn decode_elsewhere(&mut self, topic: &str, payload: &[u8], clock: Clock<'_>) -> Option<Decoded> {
        if topic.ends_with(DEVICES) {
            return self.announce_elsewhere(topic, payload);
        }
        let base = self.bases.iter().find(|base| is_below(topic, base))?.clone();
        Some(match self.place(topic, &base) {
            Place::Devices | Place::Other => Decoded::Nothing,
            // Two bridges may each have a `plug`.
            Place::Device { bridge, name, .. } => self.device(topic, (&bridge, name, topic), payload, clock),
        })
    }

    /// The topics of bridges that are not subscribed to anyway.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.bases.iter().map(String::as_str).filter(|base| !is_below(base, BASE))
    }

    /// The meters of which this message is remembered.
    pub fn meters_of(&self, topic: &str, payload: &[u8]) -> Vec<String> {
        match self.place(topic, BASE) {
            Place::Devices => {
                let before = self.bridges.get(topic).into_iter().flat_map(|devices| devices.keys().cloned());
                let now = parse(payload).ok().map(|json| described(&json)).unwrap_or_default();
                before.chain(now.into_iter().map(|(name, _)| name)).collect()
            }
            Place::Device { bridge, name, meter } => {
                let is_object = payload.trim_ascii_start().first() == Some(&b'{');
                vec![
                    if is_object { meter } else { self.attribute_of(&bridge, name, meter).map_or(meter, |(_, meter, _)| meter) }
                        .to_owned(),
                ]
            }
            Place::Other => Vec::new(),
        }
    }

    /// Notes that readings of a topic were read by what its bridge said. Returns the bridge's topic
    /// if that is new.
    pub fn use_topic(&mut self, topic: &str) -> Option<String> {
        // This is asked for each value that is stored.
        match self.bases.iter().find(|base| is_below(topic, base)) {
            None => self.bridges.use_it(BASE_DEVICES).then(|| BASE_DEVICES.to_owned()),
            Some(base) => Some(format!("{base}{DEVICES}")).filter(|bridge| self.bridges.use_it(bridge)),
        }
    }

    /// Notes that readings were read by this announcement.
    pub fn use_announcement(&mut self, topic: &str) {
        self.bridges.use_it(topic);
    }

    fn place<'a>(&self, topic: &'a str, root: &str) -> Place<'a> {
        if topic.ends_with(DEVICES) {
            return Place::Devices;
        }
        let base = self.bases.iter().find(|base| is_below(topic, base)).map_or(root, String::as_str);
        let bridge = || if base == BASE { Cow::Borrowed(BASE_DEVICES) } else { Cow::Owned(format!("{base}{DEVICES}")) };
        let (Some(name), Some(meter)) = (topic.get(base.len() + 1..), topic.get(root.len() + 1..)) else { return Place::Other };
        let mut levels = name.rsplit('/');
        let (last, before) = (levels.next().unwrap_or_default(), levels.next());
        let is_command = ["availability", "set", "get", "config"].contains(&last)
            || before.is_some_and(|level| ["set", "get"].contains(&level));
        if name.is_empty() || is_command || name == "bridge" || name.starts_with("bridge/") {
            return Place::Other;
        }
        Place::Device { bridge: bridge(), name, meter }
    }

    /// What to keep of a bridge's list instead of the whole, which may be larger than what is kept.
    pub fn shortened(topic: &str, payload: &[u8]) -> Option<Vec<u8>> {
        let json = topic.ends_with(DEVICES).then(|| parse(payload).ok())??;
        let devices: Vec<Json> = json.as_array()?.iter().take(DEVICES_MAX).filter_map(Device::shortened).collect();
        serde_json::to_vec(&devices).ok()
    }

    /// Takes what a bridge says about its devices.
    fn announce(&mut self, topic: &str, payload: &[u8]) -> Decoded {
        let client = self.client.clone();
        self.bridges.client_is(client.as_ref());
        if payload.is_empty() {
            self.bridges.remove(topic);
            self.bases_follow();
            return Decoded::Announced;
        }
        let json = match parse(payload) {
            Ok(json @ Json::Array(_)) => json,
            Ok(other) => {
                return Decoded::Refused(Fault::NotListOfDevices { kind: kind(&other) });
            }
            Err(fault) => return Decoded::Refused(fault),
        };
        let devices: HashMap<String, Plan> =
            described(&json).into_iter().map(|(name, device)| (name, Plan::of(&device, false))).collect();
        // A bridge repeats itself whenever anything about it changes.
        if self.bridges.get(topic) == Some(&devices) {
            return Decoded::Nothing;
        }
        let bytes = devices.iter().map(|(name, plan)| DEVICE_BYTES + name.len() + plan.bytes()).sum();
        self.bridges.insert(topic, devices, bytes);
        self.bases_follow_with(topic);
        Decoded::Announced
    }

    /// The same where other publishers too might have such a topic.
    fn announce_elsewhere(&mut self, topic: &str, payload: &[u8]) -> Option<Decoded> {
        let is_known = self.bridges.get(topic).is_some();
        if payload.is_empty() {
            return is_known.then(|| self.announce(topic, payload));
        }
        let is_bridge =
            |json: &Json| json.get(0).is_some_and(|one| one.get("ieee_address").is_some() && one.get("friendly_name").is_some());
        let is_bridge = parse(payload).is_ok_and(|json| is_bridge(&json));
        (is_bridge && (is_known || self.bases.len() < BASES_MAX)).then(|| self.announce(topic, payload))
    }

    fn bases_follow_with(&mut self, topic: &str) {
        let base = topic.strip_suffix(DEVICES).unwrap_or(topic);
        if base != BASE && !self.bases.iter().any(|known| known == base) && self.bases.len() < BASES_MAX {
            self.bases.push(base.to_owned());
        }
        self.bases_follow();
    }

    /// Forgets the topics of bridges that are forgotten.
    fn bases_follow(&mut self) {
        let bridges = &self.bridges;
        self.bases.retain(|base| bridges.get(&format!("{base}{DEVICES}")).is_some());
        self.bases.sort_by_key(|base| std::cmp::Reverse(base.len()));
    }

    fn device(&mut self, topic: &str, (bridge, name, meter): (&str, &str, &str), payload: &[u8], clock: Clock<'_>) -> Decoded {
        let is_object = payload.trim_ascii_start().first() == Some(&b'{');
        match parse(payload) {
            Ok(Json::Object(fields)) => self.read(topic, (bridge, name, meter), &fields, false, clock),
            Err(fault) if is_object => Decoded::Refused(fault),
            other => match (self.attribute_of(bridge, name, meter), other) {
                // One figure, as the bridge sends them with `output: attribute`.
                (Some((name, meter, attribute)), other) => {
                    let value = other
                        .unwrap_or_else(|_| Json::String(String::from_utf8_lossy(payload).trim().chars().take(100).collect()));
                    let fields = Map::from_iter([(attribute.to_owned(), value)]);
                    let device = &topic[..topic.len() - attribute.len() - 1];
                    self.read(device, (bridge, name, meter), &fields, true, clock)
                }
                (None, Ok(other)) => {
                    Decoded::Refused(Fault::PayloadIs { kind: kind(&other), example: r#"{"power":12,"energy":80.7}"#.to_owned() })
                }
                (None, Err(fault)) => Decoded::Refused(fault),
            },
        }
    }

    /// The device and the attribute of a topic whose last level is an attribute.
    fn attribute_of<'a>(&self, bridge: &str, name: &'a str, meter: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
        let is_device = self.bridges.get(bridge).is_some_and(|devices| devices.contains_key(name));
        let (device, attribute) = name.rsplit_once('/').filter(|_| !is_device)?;
        Some((device, meter.rsplit_once('/')?.0, attribute))
    }

    /// Reads what a device says.
    fn read(
        &mut self,
        topic: &str,
        (bridge, name, meter): (&str, &str, &str),
        fields: &Map<String, Json>,
        is_single: bool,
        clock: Clock<'_>,
    ) -> Decoded {
        let clock = clock.of(DIALECT, meter);
        let at = fields.get("last_seen").and_then(|seen| instant_of(seen, clock));
        self.states.client_is(&self.client);
        let heard = Heard { device: topic, fields, at };
        if let Some(plan) = self.bridges.get(bridge).and_then(|devices| devices.get(name)) {
            let found = self.states.read(plan, &heard);
            return super::of_meter(meter.to_owned(), DIALECT, found);
        }
        let found = if is_single {
            let plan = self.states.single(Plan::of(&Device::of_message(name, fields), true), topic);
            self.states.read(&plan, &heard)
        } else {
            self.plan_follow(topic, name, fields);
            match self.by_name.get(topic) {
                Some(known) => self.states.read(&known.plan, &heard),
                None => return Decoded::Nothing,
            }
        };
        super::of_meter(meter.to_owned(), DIALECT, found)
    }

    /// Makes the plan of a device that no bridge described, if its messages have new keys.
    fn plan_follow(&mut self, topic: &str, name: &str, fields: &Map<String, Json>) {
        let keys = hash_of(fields);
        let known = self.by_name.get(topic);
        if known.is_some_and(|known| known.keys == keys) {
            return;
        }
        let mut plan = Plan::of(&Device::of_message(name, fields), false);
        let mut told_power_alone = known.is_some_and(|known| known.told_power_alone);
        told_power_alone |= plan.counted.iter().any(|one| one.property == "power");
        for sum in &mut plan.sums {
            sum.has_two_writers = told_power_alone && sum.parts.iter().any(|one| one.property == "power");
        }
        let bytes = plan.bytes() + DEVICE_BYTES;
        if plan.is_empty() && known.is_none() {
            return;
        }
        self.by_name.client_is(self.client.as_ref());
        self.by_name.insert(topic, ByName { keys, plan, told_power_alone }, bytes);
    }
}

fn is_below(topic: &str, base: &str) -> bool {
    topic.strip_prefix(base).is_some_and(|rest| rest.starts_with('/'))
}

/// The devices of a bridge by their names.
fn described(json: &Json) -> Vec<(String, Device)> {
    json.as_array().into_iter().flatten().take(DEVICES_MAX).filter_map(Device::of_bridge).collect()
}

/// A number for what a plan by names depends on: the keys, and what kind of value each has.
fn hash_of(fields: &Map<String, Json>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (key, json) in fields {
        key.hash(&mut hasher);
        match json {
            Json::String(text) => {
                (1, number(json).is_some(), ["producing", "consuming", "sign"].contains(&text.as_str())).hash(&mut hasher)
            }
            Json::Number(_) => (2, key == "gas" && exposed::is_percent(json)).hash(&mut hasher),
            Json::Null => 3.hash(&mut hasher),
            _ => 4.hash(&mut hasher),
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests;
