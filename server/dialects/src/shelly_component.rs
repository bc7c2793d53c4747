//! A component of a Shelly device of the second generation or later: what kind it is, and those of
//! its figures that need no memory. Leaves out messages and registers of both directions
//! (`shelly_gen2`).

use super::json::Collected;
use super::measure::Measure;
use super::name::{self, Class, words};
use domain::Millis;
use serde_json::Value as Json;

/// What a component measures.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A relay or dimmer with a meter behind it.
    Switch,
    /// One phase of a metering device: powers, or registers.
    Phase,
    /// Three phases together.
    ThreePhase,
    /// A thermometer or hygrometer.
    Temperature,
    Humidity,
    /// A radiator's valve.
    Valve,
    /// Pulses.
    Counter,
    /// A number of somebody's own choice.
    Number,
    /// A sensor that a device hears by radio.
    Beacon,
}

/// The kind of a component's name.
pub(super) fn named(component: &str) -> Option<Kind> {
    match component {
        "switch" | "cover" | "light" | "pm1" | "rgb" | "rgbw" | "cct" | "rgbcct" => Some(Kind::Switch),
        "em1" | "em1data" => Some(Kind::Phase),
        "em" | "emdata" => Some(Kind::ThreePhase),
        "temperature" => Some(Kind::Temperature),
        "humidity" => Some(Kind::Humidity),
        "blutrv" => Some(Kind::Valve),
        "input" => Some(Kind::Counter),
        "number" => Some(Kind::Number),
        "bthomesensor" => Some(Kind::Beacon),
        _ => None,
    }
}

/// The kind of a component by its name, or by its figures.
pub(super) fn kind(component: &str, status: &Json) -> Option<Kind> {
    let has = |keys: [&str; 2]| keys.iter().any(|key| status.get(*key).is_some());
    named(component.split(':').next().unwrap_or_default()).or_else(|| match () {
        () if has(["total_act_power", "total_act"]) => Some(Kind::ThreePhase),
        () if has(["act_power", "total_act_energy"]) => Some(Kind::Phase),
        () if has(["apower", "aenergy"]) => Some(Kind::Switch),
        () => None,
    })
}

/// From here on the ids of thermometers are those of probes at the end of a cable, and the ids of
/// sensors are those that people added.
const ADDED_FROM: u32 = 100;

/// A component whose state is read.
pub(super) struct Component<'a> {
    pub name: &'a str,
    /// The first component is the device. Further ones are its parts.
    pub part: &'a str,
    pub status: &'a Json,
    pub at: Option<Millis>,
}

impl Component<'_> {
    /// Takes a figure.
    pub fn take(&self, found: &mut Collected, name: &str, factor: f64, field: &str, value: Option<&Json>) {
        found.take(&format!("{}.{name}", self.name), value, factor, field, self.part, self.at);
    }

    /// Notes a figure that somebody has to name.
    pub fn note(&self, found: &mut Collected, name: &str, probably: Option<(&str, f64)>) {
        if let Some(json) = self.status.pointer(&format!("/{}", name.replace('.', "/"))) {
            found.leave(&format!("{}/{}", self.name, name.replace('.', "/")), json, self.at, probably);
        }
    }

    /// A figure of the air: that of the room where the device is, and asked about at a cable's end.
    pub fn air(&self, found: &mut Collected, device: &str, key: &str, class: Class) {
        let measure = if class == Class::Humidity { Measure::Percent } else { Measure::Celsius };
        let named = words(device);
        let Some((field, _)) = name::field(&named, measure, Some(class)) else { return };
        if name::is_of_no_room(&named) || self.part.parse::<u32>().is_ok_and(|id| id >= ADDED_FROM) {
            self.note(found, key, Some((field, 1.0)));
        } else {
            self.take(found, key, 1.0, field, self.status.get(key));
        }
    }

    /// A sensor that is heard by radio. What it measures is in its settings; the number of its kind
    /// is that of BTHome.
    pub fn beacon(&self, found: &mut Collected) {
        let meant = match self.status.get("obj_id").and_then(Json::as_u64) {
            Some(0x0a | 0x4d) => Some(("energy_kwh", 1.0)),
            Some(0x0b | 0x5c) => Some(("power_w", 1.0)),
            Some(0x4b | 0x4c) => Some(("gas_m3", 1.0)),
            Some(0x4f) => Some(("water_m3", 1e-3)),
            // Litres of something.
            Some(0x47 | 0x4e) => return self.note(found, "value", Some(("water_m3", 1e-3))),
            Some(0x02 | 0x45 | 0x57 | 0x58) => Some(("indoor_temp_c", 1.0)),
            Some(0x03 | 0x2e) => Some(("indoor_humidity_percent", 1.0)),
            // Batteries, buttons, doors.
            Some(_) => return,
            None => None,
        };
        match meant {
            Some((field, factor)) => self.take(found, "value", factor, field, self.status.get("value")),
            None => self.note(found, "value", None),
        }
    }
}
