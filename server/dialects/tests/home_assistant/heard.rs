//! What a server has heard: announcements and states go in, the latest value of each channel comes
//! out.

use dialects::{AnnouncedFigure, Decoded, Dialects, RawMessage, Unread};
use domain::{MeterRole, Zone};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Dialects, and what they told.
#[derive(Default)]
pub struct Heard {
    pub dialects: Dialects,
    /// The latest values by meter and channel, without those that count nowhere.
    pub counted: BTreeMap<(String, String), f64>,
    /// Every value that was told, in order.
    pub all: Vec<(String, f64)>,
    /// The channels of registers that may fall.
    pub may_fall: BTreeSet<String>,
    /// The channels of values that count nowhere.
    pub kept: BTreeSet<String>,
    pub unread: Vec<Unread>,
    pub roles: BTreeMap<String, Option<MeterRole>>,
    pub faults: Vec<String>,
}

impl Heard {
    pub fn hear(&mut self, topic: &str, payload: &str) {
        let message = RawMessage { topic, payload: payload.as_bytes(), device: None };
        match self.dialects.decode(&message, &Zone::utc()) {
            Decoded::Values { meters, faults, .. } => {
                self.faults.extend(faults.iter().map(ToString::to_string));
                for one in meters {
                    self.roles.insert(one.meter.clone(), one.role);
                    self.unread.extend(one.unread);
                    for value in one.values {
                        let part = if value.part.is_empty() { String::new() } else { format!(":{}", value.part) };
                        let channel = format!("{}{part}", value.field.name);
                        if value.field.name == "value" {
                            self.kept.insert(channel);
                            continue;
                        }
                        if value.field.may_fall {
                            self.may_fall.insert(channel.clone());
                        }
                        self.all.push((channel.clone(), value.value));
                        self.counted.insert((one.meter.clone(), channel), value.value);
                    }
                }
            }
            Decoded::Refused(fault) => self.faults.push(fault.to_string()),
            Decoded::Announced | Decoded::Nothing | Decoded::Unclaimed => {}
        }
    }

    /// The channels that count and their latest values, rounded to a thousandth.
    pub fn counted(&self) -> Vec<(String, f64)> {
        self.counted.iter().map(|((_, channel), value)| (channel.clone(), (value * 1000.0).round() / 1000.0)).collect()
    }

    /// The same with their meters.
    pub fn counted_of(&self) -> Vec<(String, f64)> {
        let of = |((meter, channel), value): (&(String, String), &f64)| {
            (format!("{meter} {channel}"), (value * 1000.0).round() / 1000.0)
        };
        self.counted.iter().map(of).collect()
    }

    /// The figure of this name among those of a meter.
    pub fn figure(&self, meter: &str, name: &str) -> AnnouncedFigure {
        let all = self.dialects.figures_of(meter);
        let found = all.iter().find(|one| one.name == name);
        found.cloned().unwrap_or_else(|| panic!("no {name} among {all:?}"))
    }
}

/// Values of channels, as a test expects them.
pub fn values(expected: &[(&str, f64)]) -> Vec<(String, f64)> {
    expected.iter().map(|(channel, value)| ((*channel).to_owned(), *value)).collect()
}

/// A sensor as a program announces it: its name, unit, class and state class, and a state.
#[derive(Clone, Copy)]
pub struct Sensor {
    pub name: &'static str,
    pub unit: &'static str,
    pub class: &'static str,
    pub state_class: &'static str,
    pub state: &'static str,
}

const fn sensor(
    name: &'static str,
    unit: &'static str,
    class: &'static str,
    state_class: &'static str,
    state: &'static str,
) -> Sensor {
    Sensor { name, unit, class, state_class, state }
}

/// A register of energy.
pub const fn energy(name: &'static str, unit: &'static str, state: &'static str) -> Sensor {
    sensor(name, unit, "energy", "total_increasing", state)
}

/// A power.
pub const fn power(name: &'static str, unit: &'static str, state: &'static str) -> Sensor {
    sensor(name, unit, "power", "measurement", state)
}

/// A sensor of another class.
pub const fn other(
    name: &'static str,
    unit: &'static str,
    class: &'static str,
    state_class: &'static str,
    state: &'static str,
) -> Sensor {
    sensor(name, unit, class, state_class, state)
}

/// Topics and payloads.
pub type Messages = Vec<(String, String)>;

/// Announcements as ESPHome sends them: one topic of discovery and one of states for each sensor,
/// with the full set of a device's facts in each.
pub fn esphome(node: &str, device: &Value, sensors: &[Sensor]) -> (Messages, Messages) {
    let object = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "_");
    let announce = |sensor: &Sensor| {
        let object = object(sensor.name);
        let mut config = json!({
            "unit_of_meas": sensor.unit, "stat_cla": sensor.state_class, "dev_cla": sensor.class, "name": sensor.name,
            "stat_t": format!("{node}/sensor/{object}/state"), "avty_t": format!("{node}/status"),
            "uniq_id": format!("ESPsensor{object}"), "dev": device,
        });
        if let Some(config) = config.as_object_mut() {
            config.retain(|_, value| value != "");
        }
        (format!("homeassistant/sensor/{node}/{object}/config"), config.to_string())
    };
    let state = |sensor: &Sensor| (format!("{node}/sensor/{}/state", object(sensor.name)), sensor.state.to_owned());
    (sensors.iter().map(announce).collect(), sensors.iter().map(state).collect())
}

/// A node of ESPHome.
pub fn node(name: &str) -> Value {
    let mac = "00112233aabb";
    json!({"ids": mac, "name": name, "sw": "2026.8.0 (ESPHome 2026.8.0)", "mdl": "d1_mini", "mf": "Espressif", "cns": [["mac", mac]]})
}

/// Hears the announcements, then the states.
pub fn heard((announcements, states): &(Messages, Messages)) -> Heard {
    let mut heard = Heard::default();
    for (topic, payload) in announcements.iter().chain(states) {
        heard.hear(topic, payload);
    }
    assert_eq!(heard.faults, Vec::<String>::new());
    heard
}
