//! Home Assistant's MQTT discovery: devices announce, in retained messages, which topics carry
//! which sensors. Their announcements are remembered, and their topics are read accordingly. Which
//! figures of a device count is decided once all that was announced is known, and again when more
//! is: not for each reading. Leaves out all that is not energy, water or climate, and topics that
//! another dialect reads, so that nothing counts twice.

// In the order of the way: what was announced, what each figure is, which of them count.
mod announcement;
mod device;
mod figure;
mod integration;
mod role;

mod flow;
mod settle;
mod sum;

mod listed;
mod read;
mod why;

use crate::Decoded;
use crate::memory::Memory;
use crate::template::Template;
use announcement::{Announced, Sensor, announced, place};
pub(crate) use device::is_of_inverters;
use device::{Device, Nature};
use figure::Figure;
use settle::{Fate, Settled, settle};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use sum::Sum;
pub use why::{AnnouncedFigure, Why};

/// Sensors of one device. Further ones are not remembered.
const DEVICE_SENSORS_MAX: usize = 400;

/// Topics with `+` that end in one level. Further ones are not read.
const PATTERNS_MAX: usize = 20;

/// Devices that wait for a decision. When there are more, it is made at once.
const UNSETTLED_MAX: usize = 5_000;

/// A sensor, as its topic's messages are read.
#[derive(Debug)]
struct Entity {
    id: String,
    device_key: String,
    label: String,
    template: Template,
    fate: Fate,
}

/// What is remembered of a device.
#[derive(Debug, Default)]
struct Known {
    sensors: BTreeMap<String, KnownSensor>,
    sums: Vec<Sum>,
}

#[derive(Debug)]
struct KnownSensor {
    topic: String,
    device: Arc<Device>,
    figure: Arc<Figure>,
}

#[derive(Debug, Default)]
pub(super) struct Discovery {
    /// The topics that each announcement names, by the announcement's topic.
    announced: Memory<Vec<String>>,
    /// The sensors of each topic of readings.
    topics: HashMap<String, Vec<Entity>>,
    /// Topics with `+`, by their last level.
    patterns: HashMap<String, Vec<String>>,
    /// The devices, by their keys.
    devices: HashMap<String, Known>,
    /// The devices that are reached through one, by its key, and how many sensors say so.
    behind: HashMap<String, BTreeMap<String, usize>>,
    /// Devices about whose figures more was announced since they were decided about.
    unsettled: BTreeSet<String>,
}

impl Discovery {
    /// Sets whose announcements follow.
    pub fn client_is(&mut self, client: Option<&Arc<str>>) {
        self.announced.client_is(client);
    }

    /// Notes that readings of a topic were read by its announcements. Returns the announcements for
    /// which this is new.
    pub fn use_topic(&mut self, topic: &str) -> Vec<String> {
        let name = self.pattern_of(topic).unwrap_or(topic);
        let entities = self.topics.get(name).into_iter().flatten();
        // No topic holds a `#`.
        let announcements = entities.filter_map(|entity| entity.id.split_once('#')).map(|(announcement, _)| announcement);
        announcements.filter(|one| self.announced.use_it(one)).map(str::to_owned).collect()
    }

    /// Notes that readings were read by an announcement.
    pub fn use_announcement(&mut self, topic: &str) {
        self.announced.use_it(topic);
    }

    /// Takes an announcement. `is_native` is true for topics that other dialects read.
    pub fn announce(&mut self, topic: &str, payload: &[u8], is_native: impl Fn(&str) -> bool) -> Decoded {
        let levels: Vec<&str> = topic.split('/').collect();
        let Some(place) = place(&levels) else {
            // Announcements of other components, such as lamps and buttons, and Home Assistant's
            // own status.
            let is_known = levels.last() == Some(&"config") || topic == "homeassistant/status";
            return if is_known { Decoded::Nothing } else { Decoded::Unclaimed };
        };
        let was_used = self.announced.is_used(topic);
        self.forget(topic);
        if payload.is_empty() {
            return Decoded::Announced;
        }
        let Announced { sensors, mut faults, bytes } = match announced(topic, &place, payload, &is_native) {
            Ok(announced) => announced,
            Err(fault) => return Decoded::Refused(fault),
        };
        if sensors.is_empty() {
            return if faults.is_empty() { Decoded::Nothing } else { Decoded::Refused(faults.swap_remove(0)) };
        }
        let topics: Vec<String> = sensors.iter().map(|sensor| sensor.topic.clone()).collect();
        sensors.into_iter().for_each(|sensor| self.remember(sensor));
        for (old, topics) in self.announced.insert(topic, topics, bytes) {
            self.release(&old, topics);
        }
        if was_used {
            self.announced.use_it(topic);
        }
        if self.unsettled.len() > UNSETTLED_MAX {
            self.settle();
        }
        if faults.is_empty() { Decoded::Announced } else { Decoded::Values { meters: Vec::new(), faults, announces: true } }
    }

    /// The meters that an announcement names now or named before.
    pub fn meters_of(&self, topic: &str, payload: &[u8], is_native: impl Fn(&str) -> bool) -> Vec<String> {
        let levels: Vec<&str> = topic.split('/').collect();
        let Some(place) = place(&levels) else { return Vec::new() };
        let before = self.announced.get(topic).into_iter().flatten().filter_map(|state_topic| self.topics.get(state_topic));
        let before = before.flatten().filter(|entity| is_of(&entity.id, topic)).map(|entity| entity.device_key.clone());
        let now = announced(topic, &place, payload, &is_native).map(|now| now.sensors).unwrap_or_default();
        let meters: BTreeSet<String> = before.chain(now.into_iter().map(|sensor| sensor.device_key)).collect();
        meters.into_iter().collect()
    }

    fn remember(&mut self, sensor: Sensor) {
        let Sensor { id, topic, device_key, device, figure, template } = sensor;
        let label = figure.as_ref().map_or_else(String::new, |figure| figure.label.clone());
        if let Some(figure) = figure {
            let known = self.devices.entry(device_key.clone()).or_default();
            if known.sensors.len() >= DEVICE_SENSORS_MAX {
                return;
            }
            if let Some(via) = device.via.clone().filter(|via| *via != device_key) {
                *self.behind.entry(via.clone()).or_default().entry(device_key.clone()).or_default() += 1;
                self.unsettled.insert(via);
            }
            known.sensors.insert(id.clone(), KnownSensor { topic: topic.clone(), device, figure });
            self.unsettled.insert(device_key.clone());
        }
        if topic.contains('+') {
            let last = topic.rsplit('/').next().unwrap_or_default();
            let patterns = self.patterns.entry(last.to_owned()).or_default();
            if !patterns.contains(&topic) && patterns.len() < PATTERNS_MAX {
                patterns.push(topic.clone());
            }
        }
        self.topics.entry(topic).or_default().push(Entity { id, device_key, label, template, fate: Fate::Dropped });
    }

    fn forget(&mut self, topic: &str) {
        if let Some(topics) = self.announced.remove(topic) {
            self.release(topic, topics);
        }
    }

    /// Drops what an announcement said of these topics.
    fn release(&mut self, announcement: &str, topics: Vec<String>) {
        for topic in topics {
            let Some(entities) = self.topics.get_mut(&topic) else { continue };
            let gone: Vec<Entity> = entities.extract_if(.., |entity| is_of(&entity.id, announcement)).collect();
            if entities.is_empty() {
                self.topics.remove(&topic);
                self.forget_pattern(&topic);
            }
            gone.iter().for_each(|entity| self.release_sensor(entity));
        }
    }

    fn forget_pattern(&mut self, topic: &str) {
        let last = topic.rsplit('/').next().unwrap_or_default();
        let Some(patterns) = self.patterns.get_mut(last) else { return };
        patterns.retain(|pattern| pattern != topic);
        if patterns.is_empty() {
            self.patterns.remove(last);
        }
    }

    fn release_sensor(&mut self, entity: &Entity) {
        let Some(known) = self.devices.get_mut(&entity.device_key) else { return };
        let Some(sensor) = known.sensors.remove(&entity.id) else { return };
        self.unsettled.insert(entity.device_key.clone());
        if known.sensors.is_empty() {
            self.devices.remove(&entity.device_key);
        }
        let Some(via) = sensor.device.via.as_ref().filter(|via| **via != entity.device_key) else { return };
        self.unsettled.insert(via.clone());
        let Some(behind) = self.behind.get_mut(via) else { return };
        if let Some(count) = behind.get_mut(&entity.device_key) {
            *count -= 1;
            if *count == 0 {
                behind.remove(&entity.device_key);
            }
        }
        if behind.is_empty() {
            self.behind.remove(via);
        }
    }

    /// Topics that carry sensors.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        let is_read =
            |entity: &&Entity| self.devices.get(&entity.device_key).is_some_and(|known| known.sensors.contains_key(&entity.id));
        self.topics.iter().filter(move |(_, entities)| entities.iter().any(|one| is_read(&one))).map(|(topic, _)| topic.as_str())
    }

    /// The topic with `+` that stands for this one.
    fn pattern_of(&self, topic: &str) -> Option<&str> {
        if self.patterns.is_empty() || self.topics.contains_key(topic) {
            return None;
        }
        let patterns = self.patterns.get(topic.rsplit('/').next()?)?;
        let fits = |pattern: &&String| {
            let mut levels = topic.split('/');
            pattern.split('/').all(|level| levels.next().is_some_and(|one| level == "+" || level == one))
                && levels.next().is_none()
        };
        patterns.iter().find(fits).map(String::as_str)
    }

    /// Decides anew about the devices of which more was announced.
    fn settle(&mut self) {
        for key in std::mem::take(&mut self.unsettled) {
            let Some(settled) = self.settled(&key) else { continue };
            let Some(known) = self.devices.get_mut(&key) else { continue };
            let sensors: Vec<(String, String)> = known.sensors.iter().map(|(id, one)| (id.clone(), one.topic.clone())).collect();
            let before = std::mem::take(&mut known.sums);
            known.sums = settled.sums.iter().map(|plan| Sum::new(plan, |index| sensors[index].clone(), &before)).collect();
            for ((id, topic), outcome) in sensors.iter().zip(settled.outcomes) {
                let entity = self.topics.get_mut(topic).and_then(|all| all.iter_mut().find(|entity| entity.id == *id));
                if let Some(entity) = entity {
                    entity.fate = outcome.fate;
                }
            }
        }
    }

    /// The decision about a device, by all that is known now.
    fn settled(&self, key: &str) -> Option<Settled> {
        let known = self.devices.get(key)?;
        let figures: Vec<&Figure> = known.sensors.values().map(|sensor| &*sensor.figure).collect();
        let behind = self.behind.get(key).into_iter().flatten().filter_map(|(key, _)| self.devices.get(key));
        let adds_up_others = behind.into_iter().any(generates);
        Some(settle(key, nature(known), &figures, adds_up_others))
    }
}

/// What a device is, by all its announcements.
fn nature(known: &Known) -> Nature {
    known.sensors.values().fold(Nature::default(), |all, sensor| all.with(sensor.device.nature))
}

/// Whether a device has a register of what it generates.
fn generates(known: &Known) -> bool {
    let figures: Vec<&Figure> = known.sensors.values().map(|sensor| &*sensor.figure).collect();
    settle::is_generator(nature(known), &figures)
}

fn is_of(id: &str, announcement: &str) -> bool {
    id.strip_prefix(announcement).is_some_and(|rest| rest.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use crate::testing::{decode_by, flat};
    use crate::{Decoded, Dialects};

    type Found = Vec<(String, String, f64)>;

    fn values(dialects: &mut Dialects, topic: &str, payload: &str) -> Found {
        flat(&decode_by(dialects, topic, payload)).into_iter().map(|(meter, channel, value, _)| (meter, channel, value)).collect()
    }

    fn one(meter: &str, channel: &str, value: f64) -> (String, String, f64) {
        (meter.to_owned(), channel.to_owned(), value)
    }

    fn announce(dialects: &mut Dialects, id: &str, config: &str) -> Decoded {
        decode_by(dialects, &format!("homeassistant/sensor/{id}/config"), config)
    }

    #[test]
    fn an_announced_topic_is_read_as_was_said() {
        let mut dialects = Dialects::new();
        let config = r#"{"name":"E","stat_t":"m1/state","dev_cla":"energy","stat_cla":"total_increasing","unit_of_meas":"Wh","val_tpl":"{{ value_json.total }}"}"#;
        assert_eq!(decode_by(&mut dialects, "m1/state", r#"{"total":1500}"#), Decoded::Unclaimed);
        assert_eq!(announce(&mut dialects, "m1", config), Decoded::Announced);
        assert_eq!(dialects.topics_wanted(), ["m1/state"]);
        assert_eq!(values(&mut dialects, "m1/state", r#"{"total":1500}"#), [one("m1", "energy_kwh", 1.5)]);
        assert_eq!(decode_by(&mut dialects, "m1/state", "{}"), Decoded::Nothing);
        assert!(matches!(decode_by(&mut dialects, "m1/state", r#"{"total":[]}"#), Decoded::Refused(_)));
        assert!(matches!(decode_by(&mut dialects, "m1/state", r#"{"total"#), Decoded::Refused(_)));
    }

    #[test]
    fn an_empty_payload_takes_an_announcement_back() {
        let mut dialects = Dialects::new();
        let config = r#"{"stat_t":"m1/p","dev_cla":"power","unit_of_meas":"kW"}"#;
        announce(&mut dialects, "m1_power", config);
        assert_eq!(values(&mut dialects, "m1/p", "1.5"), [one("m1", "power_w", 1500.0)]);
        assert_eq!(announce(&mut dialects, "m1_power", ""), Decoded::Announced);
        assert_eq!(decode_by(&mut dialects, "m1/p", "1.5"), Decoded::Unclaimed);
        let found = &dialects.discovery;
        assert!(found.topics.is_empty() && found.devices.is_empty() && found.behind.is_empty() && found.patterns.is_empty());
    }

    #[test]
    fn a_base_topic_and_a_device_are_followed() {
        let mut dialects = Dialects::new();
        let config = r#"{"~":"home/boiler","stat_t":"~/state","name":"Boiler gas","device_class":"gas","state_class":"total","unit_of_measurement":"m³","value_template":"{{ value_json['gas'] | float }}","device":{"identifiers":["boiler_77"],"name":"Boiler"}}"#;
        announce(&mut dialects, "x/boiler_gas", config);
        let found = values(&mut dialects, "home/boiler/state", r#"{"gas":100}"#);
        assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("boiler_77", "gas_therms"));
        assert!((found[0].2 - 36.3).abs() < 1e-9);
    }

    #[test]
    fn a_whole_device_is_announced_at_once() {
        let mut dialects = Dialects::new();
        let config = r#"{"dev":{"ids":"ea334450945afc","name":"Kitchen"},"o":{"name":"bla2mqtt"},"state_topic":"k/state","cmps":{
            "kitchen_power":{"p":"sensor","device_class":"power","unit_of_measurement":"W","value_template":"{{ value_json.p }}"},
            "kitchen_energy":{"p":"sensor","device_class":"energy","state_class":"total_increasing","unit_of_measurement":"kWh","value_template":"{{ value_json.e }}"},
            "lamp":{"p":"light"},
            "kitchen_temperature":{"p":"sensor","device_class":"temperature","unit_of_measurement":"°F","value_template":"{{ value_json.t }}"}}}"#;
        assert_eq!(decode_by(&mut dialects, "homeassistant/device/ea33/config", config), Decoded::Announced);
        let mut found = values(&mut dialects, "k/state", r#"{"p":10,"e":2.5,"t":68}"#);
        found.sort_by(|a, b| a.1.cmp(&b.1));
        let key = "ea334450945afc";
        assert_eq!(found[0], one(key, "energy_kwh", 2.5));
        assert_eq!((found[1].1.as_str(), found[1].2.round()), ("indoor_temp_c", 20.0));
        assert_eq!(found[2], one(key, "power_w", 10.0));
    }

    #[test]
    fn of_one_flow_one_sensor_counts_in_whatever_order_they_are_announced() {
        let energy = |topic: &str, name: &str| {
            format!(
                r#"{{"name":"{name}","stat_t":"d/{topic}","dev_cla":"energy","stat_cla":"total_increasing","unit_of_meas":"kWh","dev":{{"ids":["d"]}}}}"#
            )
        };
        let mut announcements =
            [("d/a", "Energy"), ("d/b", "Total energy"), ("d/c", "Energy today"), ("d/d", "Energy L1"), ("d/e", "Pump energy")];
        for _ in 0..2 {
            let mut dialects = Dialects::new();
            for (id, name) in announcements {
                announce(&mut dialects, id, &energy(id, name));
            }
            let mut channel = |id: &str| values(&mut dialects, &format!("d/{id}"), "1")[0].1.clone();
            // Of two that say the same, that of all time.
            assert_eq!(channel("d/a"), "value:a");
            assert_eq!(channel("d/b"), "energy_kwh");
            assert_eq!(channel("d/c"), "value:c");
            assert_eq!(channel("d/d"), "value:d");
            // The pump may be within the device's energy. Then it would count twice.
            assert_eq!(channel("d/e"), "value:e");
            announcements.reverse();
        }
    }

    #[test]
    fn what_says_too_little_is_kept_unnamed() {
        let mut dialects = Dialects::new();
        announce(&mut dialects, "a", r#"{"stat_t":"a/s","dev_cla":"energy","unit_of_meas":"kWh"}"#);
        announce(&mut dialects, "b", r#"{"stat_t":"b/s","dev_cla":"power"}"#);
        announce(&mut dialects, "c", r#"{"stat_t":"esp/sensor/rssi/state","dev_cla":"signal_strength","unit_of_meas":"dBm"}"#);
        let Decoded::Values { meters, .. } = decode_by(&mut dialects, "a/s", "1") else { panic!("it is left unread") };
        let unread = &meters[0].unread[0];
        let proposal = unread.proposal.as_ref().map(|one| (one.field.name, one.factor));
        assert_eq!((unread.path.as_str(), unread.value, proposal), ("a", 1.0, Some(("energy_kwh", 1.0))));
        assert_eq!(values(&mut dialects, "b/s", "1")[0].1, "value:b");
        assert_eq!(decode_by(&mut dialects, "esp/sensor/rssi/state", "-60"), Decoded::Nothing);
    }

    #[test]
    fn an_announcement_gives_esphome_its_units() {
        let mut dialects = Dialects::new();
        let config = r#"{"stat_t":"esp/sensor/garage_power/state","dev_cla":"power","unit_of_meas":"W","stat_cla":"measurement","name":"Garage Power","dev":{"ids":"aabbcc","name":"esp"}}"#;
        announce(&mut dialects, "esp/garage_power", config);
        assert_eq!(values(&mut dialects, "esp/sensor/garage_power/state", "123.4"), [one("aabbcc", "power_w:garage", 123.4)]);
    }

    #[test]
    fn native_topics_and_our_own_are_left_alone() {
        let mut dialects = Dialects::new();
        for (id, topic) in [
            ("a", "tele/fridge/SENSOR"),
            ("b", "zigbee2mqtt/plug"),
            ("c", "shellies/x/relay/0/power"),
            ("d", "shelly-x/status/switch:0"),
            ("e", "greenpulse/v1/buildings/1/state"),
            ("greenpulse_site", "elsewhere"),
        ] {
            let config = format!(r#"{{"stat_t":"{topic}","dev_cla":"power","unit_of_meas":"W"}}"#);
            assert_eq!(announce(&mut dialects, id, &config), Decoded::Nothing, "{topic}");
        }
        assert_eq!(
            announce(&mut dialects, "f", r#"{"stat_t":"x","uniq_id":"greenpulse_1","dev_cla":"power","unit_of_meas":"W"}"#),
            Decoded::Nothing
        );
        assert_eq!(decode_by(&mut dialects, "homeassistant/light/x/config", "{"), Decoded::Nothing);
        assert_eq!(decode_by(&mut dialects, "homeassistant/status", "online"), Decoded::Nothing);
    }

    #[test]
    fn a_template_that_is_too_much_is_refused_with_a_way_out() {
        let mut dialects = Dialects::new();
        let config = r#"{"stat_t":"x/s","dev_cla":"power","unit_of_meas":"W","val_tpl":"{% if value > 3 %}1{% endif %}"}"#;
        let found = announce(&mut dialects, "x", config);
        assert!(matches!(found, Decoded::Refused(reason) if reason.to_string().contains("map the topic `x/s`")));
        assert_eq!(decode_by(&mut dialects, "x/s", "5"), Decoded::Unclaimed);
        let wild = announce(&mut dialects, "y", r#"{"stat_t":"y/#","dev_cla":"power","unit_of_meas":"W"}"#);
        assert!(matches!(wild, Decoded::Refused(reason) if reason.to_string().contains("`y/#`")));
        // A figure of a day does not count. Its template may be as it likes.
        let daily = config.replace("{\"stat_t\"", "{\"name\":\"Daily power\",\"stat_t\"");
        assert_eq!(announce(&mut dialects, "x", &daily), Decoded::Announced);
    }
}
